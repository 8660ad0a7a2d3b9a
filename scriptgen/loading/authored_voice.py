"""The shapes of the files in `_voice/` and `_standards/`, and of `pack.yaml`, as authors write them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scriptgen.loading.authored import (
    _STRICT,
    CautionEntry,
    FactEntry,
    MoveEntry,
    ReactionEntry,
    SwapEntry,
    When,
    YesNo,
    _told,
    no_items,
    no_keys,
)


@dataclass(eq=False, repr=False)
class FalseWordsEntry:
    """Words that are false here, and why; matched as whole words in any case."""

    __pydantic_config__ = _STRICT
    words: list[str]
    because: str


@dataclass(eq=False, repr=False)
class ToneEntry:
    """A tone: when it fits, how to say it, and the tone used where a line lacks it."""

    __pydantic_config__ = _STRICT
    id: str
    name: str
    when_it_fits: str = ""
    delivery: str = ""
    falls_back_to: str = ""


@dataclass(eq=False, repr=False)
class RelationshipEntry:
    """Who the other person is."""

    __pydantic_config__ = _STRICT
    id: str
    name: str
    stance: str = ""
    suggests: str = ""
    because: str = ""
    words: list[FalseWordsEntry] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class MediumEntry:
    """How the words travel."""

    __pydantic_config__ = _STRICT
    id: str
    name: str
    written: YesNo
    coach: str = ""
    words: list[FalseWordsEntry] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class SpeakerEntry:
    """Who speaks, with the words that stand for the role and the work."""

    __pydantic_config__ = _STRICT
    id: str
    name: str
    values: dict[str, str] = field(default_factory=no_keys)
    words: list[FalseWordsEntry] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class ArcFileEntry:
    """An order of moves."""

    __pydantic_config__ = _STRICT
    id: str
    use_when: str
    moves: list[str]
    headings: dict[str, str] = field(default_factory=no_keys)
    asserts: YesNo = "no"


@dataclass(eq=False, repr=False)
class CombinationEntry:
    """A combination that is refused, changed or warned about."""

    __pydantic_config__ = _STRICT
    id: str
    when: When
    effect: Literal["refuse", "change", "warn"]
    says: str
    to: dict[str, str] = field(default_factory=no_keys)


@dataclass(eq=False, repr=False)
class SafetyStepEntry:
    """A step, or words to say, on the safety page."""

    __pydantic_config__ = _STRICT
    id: str
    title: str = ""
    say: str = ""
    do: str = ""
    then: str = ""


@dataclass(eq=False, repr=False)
class StandardEntry:
    """A clause of a professional code in our own words."""

    __pydantic_config__ = _STRICT
    id: str
    code: str
    edition: str
    section: str
    paraphrase: str
    verified: YesNo
    evidence: str = ""


@dataclass(eq=False, repr=False)
class VoiceFile:
    """Any file of `_voice/` or `_standards/`: each holds one or more of these keys; all files are read as one."""

    __pydantic_config__ = _STRICT
    tones: list[ToneEntry] = field(default_factory=no_items)
    relationships: list[RelationshipEntry] = field(default_factory=no_items)
    media: list[MediumEntry] = field(default_factory=no_items)
    speakers: list[SpeakerEntry] = field(default_factory=no_items)
    arcs: list[ArcFileEntry] = field(default_factory=no_items)
    headings: dict[str, str] = field(default_factory=no_keys)
    facts: dict[str, FactEntry] = field(default_factory=no_keys)
    moves: dict[str, MoveEntry] = field(default_factory=no_keys)
    reactions: list[ReactionEntry] = field(default_factory=no_items)
    stops: list[CautionEntry] = field(default_factory=no_items)
    combinations: list[CombinationEntry] = field(default_factory=no_items)
    keep_away: list[SwapEntry] = field(default_factory=no_items)
    standards: list[StandardEntry] = field(default_factory=no_items)
    title: str = ""
    lead: str = ""
    steps: list[SafetyStepEntry] = field(default_factory=no_items)
    say: list[SafetyStepEntry] = field(default_factory=no_items)
    do_not: list[str] = field(default_factory=no_items)
    later: str = ""


@dataclass(eq=False, repr=False)
class PolicyFactEntry:
    """A value of a shared fact, said once for a whole agency."""

    __pydantic_config__ = _STRICT
    value: str
    review_by: str = ""


@dataclass(eq=False, repr=False)
class PolicyEntry:
    """An agency's own policy: its title, number and the clauses that scripts may cite."""

    __pydantic_config__ = _STRICT
    title: str = ""
    number: str = ""
    clauses: dict[str, str] = field(default_factory=no_keys)


@dataclass(eq=False, repr=False)
class PackFile:
    """`pack.yaml`: a folder of the same shape as the shipped library, laid over it by id."""

    __pydantic_config__ = _STRICT
    name: str
    title: str = ""
    version: str = "0"
    extends: str = ""
    language: str = "en-US"
    needs_scriptgen: str = ""
    tones: list[str] = field(default_factory=no_items)
    policy_facts: dict[str, PolicyFactEntry] = field(default_factory=no_keys)
    policy: PolicyEntry = field(default_factory=PolicyEntry)
    reading_grade: dict[str, str] = field(default_factory=no_keys)
    filing: dict[str, str] = field(default_factory=no_keys)
    owner: str = field(default="", metadata=_told("Who answers for the wording: a role, such as Clinical Director."))
    review: str = field(default="", metadata=_told("When the wording is looked at again, as a date."))
