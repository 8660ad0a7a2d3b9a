"""The shapes of the YAML files as authors write them. pydantic checks them and makes the JSON Schemas; docstrings are its help texts.

Plain dataclasses, so that nothing here imports pydantic: it is imported only where a changed file is loaded or a schema is asked for.
Nobody compares or prints them, and what does that is two thirds of what a class costs to make.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Union

_STRICT = {"extra": "forbid"}


def _told(text: str) -> dict[str, str]:
    """Return the help text of a field. A docstring under it would do, but pydantic reads source files to find those: 0.2 s a process."""
    return {"description": text}


def no_items() -> list[Any]:
    """Return a new list. pydantic asks each factory for its signature, which takes a function of ours a tenth of what `list` takes."""
    return []


def no_keys() -> dict[str, Any]:
    """Return a new mapping."""
    return {}


OneOrMore = Union[str, list[str]]
When = dict[str, Union[str, list[str], dict[str, Union[str, list[str]]]]]
YesNo = Literal["yes", "no"]
Say = Union[str, dict[str, str]]


@dataclass(eq=False, repr=False)
class VariantEntry:
    """One way of saying a line, with an id; the first whose condition is true is said. The last is `else`, without a condition."""

    __pydantic_config__ = _STRICT
    id: str
    say: Say = ""
    when: When = field(default_factory=no_keys)
    was: Union[str, dict[str, str]] = field(default="", metadata=_told(
        "The key of the base text this override was written against, or one for each tone. What it does not give stays as it is below."))
    withdraw: YesNo = field(default="no", metadata=_told("Take this way of saying the line away, in all tones."))


@dataclass(eq=False, repr=False)
class AnswerEntry(VariantEntry):
    """One way of answering a reaction; `then` and `avoid` of its own where those of the reaction would be false."""

    __pydantic_config__ = _STRICT
    then: str = ""
    avoid: str = ""


@dataclass(eq=False, repr=False)
class UseEntry:
    """A shared reaction that fits only under a condition."""

    __pydantic_config__ = _STRICT
    id: str
    when: When


@dataclass(eq=False, repr=False)
class LineEntry:
    """One spoken paragraph: either `say` in each tone, or `variants`."""

    __pydantic_config__ = _STRICT
    id: str
    when: When = field(default_factory=no_keys)
    turn: Literal["", "first", "later"] = field(
        default="", metadata=_told("`later` lines are printed below the pause and do not count in the first turn."),
    )
    limit: YesNo = "no"
    interim: YesNo = "no"
    locked: YesNo = "no"
    mandatory: YesNo = "no"
    keeps: list[str] = field(default_factory=no_items, metadata=_told("Words that each tone must contain."))
    say: Say = ""
    variants: list[VariantEntry] = field(default_factory=no_items)
    after: str = ""
    withdraw: YesNo = "no"


@dataclass(eq=False, repr=False)
class MoveEntry:
    """A step of the talk: what the other person gets, a note for the clinician, and the lines."""

    __pydantic_config__ = _STRICT
    intent: str = ""
    coach: str = ""
    lines: list[LineEntry] = field(default_factory=no_items)
    skip: list[str] = field(default_factory=no_items, metadata=_told("Arcs that leave this move out on purpose."))


@dataclass(eq=False, repr=False)
class FactEntry:
    """A question about this event. Free kinds carry a frame, and a blank of one to four words."""

    __pydantic_config__ = _STRICT
    ask: str
    kind: Literal["choice", "yes-no", "name", "noun-phrase", "clause", "time", "date", "number"]
    choices: dict[str, str] = field(default_factory=no_keys)
    frame: str = field(default="", metadata=_told("The sentence the answer goes into, with ___ for the answer."))
    blank: str = ""
    holds: Literal["", "agency", "circumstances", "person"] = field(
        default="", metadata=_told("The privacy class. Not given: circumstances for choice and yes-no, person for the rest."),
    )
    when: When = field(default_factory=no_keys)
    suggest: str = field(default="", metadata=_told("What Enter offers at a terminal; never used unasked."))
    example: str = ""
    explain: str = ""
    quiet: YesNo = field(default="no", metadata=_told("Never asked unprompted; it may be given."))


@dataclass(eq=False, repr=False)
class CaseEntry:
    """A named set of answers for libraries, tests and role-play."""

    __pydantic_config__ = _STRICT
    facts: dict[str, str]
    title: str = ""


@dataclass(eq=False, repr=False)
class ReactionEntry:
    """What the other person may do; what to say, do and avoid. `hear` in round brackets is seen, not heard."""

    __pydantic_config__ = _STRICT
    id: str
    signal: Literal["go", "slow", "pause", "stop"] = "slow"
    name: str = ""
    hear: list[str] = field(default_factory=no_items)
    say: Say = ""
    variants: list[AnswerEntry] = field(default_factory=no_items)
    then: str = ""
    avoid: str = ""
    when: When = field(default_factory=no_keys)
    withdraw: YesNo = "no"


@dataclass(eq=False, repr=False)
class ReactionsEntry:
    """Which shared reactions fit, in order; own ones; and the four to print first."""

    __pydantic_config__ = _STRICT
    use: list[Union[str, UseEntry]] = field(default_factory=no_items)
    first: list[str] = field(default_factory=no_items)
    add: list[ReactionEntry] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class CautionEntry:
    """A sign that stops or pauses the talk, and what to do."""

    __pydantic_config__ = _STRICT
    signal: Literal["stop", "pause"]
    sign: str
    do: str
    id: str = ""
    when: When = field(default_factory=no_keys)
    box: YesNo = "no"


@dataclass(eq=False, repr=False)
class RefusalEntry:
    """A combination this situation does not fit, and what to make instead."""

    __pydantic_config__ = _STRICT
    when: When
    because: str


@dataclass(eq=False, repr=False)
class FitsEntry:
    """The relationships and media the wording is true for."""

    __pydantic_config__ = _STRICT
    relationship: list[str] = field(default_factory=no_items)
    medium: list[str] = field(default_factory=no_items)
    refuse: list[RefusalEntry] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class ArcEntry:
    """Which arc is used when; the last has no condition."""

    __pydantic_config__ = _STRICT
    use: str
    when: When = field(default_factory=no_keys)


@dataclass(eq=False, repr=False)
class SwapEntry:
    """Words to keep away from, and what to say in their place."""

    __pydantic_config__ = _STRICT
    words: str
    instead: str
    when: When = field(default_factory=no_keys)


@dataclass(eq=False, repr=False)
class SupervisionEntry:
    """Questions for supervision; what an observer listens for; the answers that the decision is between."""

    __pydantic_config__ = _STRICT
    questions: list[str] = field(default_factory=no_items)
    listen_for: list[str] = field(default_factory=no_items)
    options: list[str] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class ClientEntry:
    """The invented client of the role-play packet."""

    __pydantic_config__ = _STRICT
    who: str
    wants: str
    hidden: str
    reveal_if: str
    opening: str
    ladder: dict[Literal["beginner", "intermediate", "advanced"], list[str]]
    closing: dict[Literal["good", "poor"], str]


@dataclass(eq=False, repr=False)
class RolePlayEntry:
    """The case the role-play packet plays, and its client."""

    __pydantic_config__ = _STRICT
    case: str
    client: ClientEntry


@dataclass(eq=False, repr=False)
class FrontDeskEntry:
    """One sentence that the front desk says to anybody, and where it goes then: no answer, and never that somebody is a client."""

    __pydantic_config__ = _STRICT
    say: str
    then: str
    hear: str = field(default="", metadata=_told("What is asked at the desk, so that the row is found."))


@dataclass(eq=False, repr=False)
class SituationFile:
    """A kind of talk: `situations/<group>/<id>.yaml`. In a pack, only what differs from the layer below."""

    __pydantic_config__ = _STRICT
    title: str = ""
    summary: str = ""
    also: list[str] = field(default_factory=no_items)
    topic: str = ""
    language: str = ""
    arc: Union[str, list[ArcEntry]] = ""
    standards: list[str] = field(default_factory=no_items)
    policy: list[str] = field(default_factory=no_items, metadata=_told("Clauses of a contact policy that this talk is about, by id."))
    fits: FitsEntry = field(default_factory=FitsEntry)
    risk_first: Union[YesNo, When] = "no"
    cases: dict[str, Union[CaseEntry, dict[str, str]]] = field(default_factory=no_keys)
    facts: dict[str, FactEntry] = field(default_factory=no_keys)
    moves: dict[str, MoveEntry] = field(default_factory=no_keys)
    reactions: ReactionsEntry = field(default_factory=ReactionsEntry)
    cautions: list[CautionEntry] = field(default_factory=no_items)
    keep_away: list[SwapEntry] = field(default_factory=no_items)
    supervision: SupervisionEntry = field(default_factory=SupervisionEntry)
    role_play: Union[RolePlayEntry, None] = None
    front_desk: Union[FrontDeskEntry, None] = None


@dataclass(eq=False, repr=False)
class BriefFile:
    """Everything one script is made from. Facts may be left out; they become blanks."""

    __pydantic_config__ = _STRICT
    situation: str
    tone: str = ""
    relationship: str = ""
    medium: str = ""
    speaker: str = ""
    pack: str = ""
    case: str = ""
    facts: dict[str, str] = field(default_factory=no_keys)
    documents: list[str] = field(default_factory=no_items)
