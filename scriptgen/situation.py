"""What authors wrote, merged and checked: situations, the voice, and their parts. Frozen; every part knows its place."""

from __future__ import annotations

import hashlib
from dataclasses import field
from functools import lru_cache
from typing import Union

from scriptgen.frozen import frozen
from scriptgen.problems import NOWHERE, Place

ANY_TONE = "*"  # the tone of a line that has one text for all: boxes to tick, instructions
MOVES = ("before", "open", "happened", "limit", "reason", "next", "invite", "pause", "close", "after")
EXTRA_MOVES = ("next-time", "did-not-come", "recalled", "stays", "missed")
SPOKEN_MOVES = ("open", "happened", "limit", "reason", "next", "invite", "close", *EXTRA_MOVES)
DIALS = ("tone", "relationship", "medium", "speaker", "arc")


@frozen
class Hole:
    """Stand for the value of a fact in a line."""

    name: str


Wording = tuple[Union[str, Hole], ...]


def unfilled(wording: Wording) -> str:
    """Return the wording as its author wrote it, holes as `{{ name }}`."""
    if len(wording) == 1 and isinstance(wording[0], str):
        return wording[0]
    return "".join(part if isinstance(part, str) else "{{ " + part.name + " }}" for part in wording)


def key_of(wording: Wording) -> str:
    """Return the key of a wording: the first 12 hex digits of the sha256 of its un-filled text. Never of a filled one."""
    return _key_of_text(unfilled(wording))


@lru_cache(maxsize=8192)
def _key_of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def holes(wording: Wording) -> tuple[str, ...]:
    """Return the names of the wording's holes in order."""
    return tuple(part.name for part in wording if isinstance(part, Hole))


@frozen
class Clause:
    """Ask whether one fact or dial has one of the values; `negated` turns the answer round."""

    key: str
    values: tuple[str, ...]
    negated: bool = False


Condition = tuple[Clause, ...]  # all must hold; the empty one is true


@frozen
class Variant:
    """One way of saying a line, in each tone."""

    id: str
    when: Condition
    say: dict[str, Wording]
    place: Place = NOWHERE
    then: str = ""  # of an answer to a reaction: what to do after it, where it differs from the reaction's own
    avoid: str = ""


@frozen
class Line:
    """One spoken paragraph with its variants; `owner` is the situation's id, or `voice` for a shared line."""

    id: str
    owner: str
    when: Condition
    variants: tuple[Variant, ...]
    later: bool = False
    limit: bool = False
    interim: bool = False
    locked: bool = False
    mandatory: bool = False
    keeps: tuple[str, ...] = ()
    place: Place = NOWHERE


@frozen
class Move:
    """A step of the talk: what the other person gets from it, how to do it, and its lines."""

    id: str
    intent: str
    coach: str
    lines: tuple[Line, ...]
    skip: tuple[str, ...] = ()
    place: Place = NOWHERE


@frozen
class Fact:
    """A question about this event, and the shape and privacy class of its answer."""

    id: str
    ask: str
    kind: str
    choices: dict[str, str] = field(default_factory=dict)
    frame: str = ""
    blank: str = ""
    holds: str = "person"
    when: Condition = ()
    suggest: str = ""
    example: str = ""
    explain: str = ""
    quiet: bool = False
    shared: bool = False
    place: Place = NOWHERE


@frozen
class Case:
    """A named set of answers that a situation ships."""

    id: str
    title: str
    facts: dict[str, str]
    place: Place = NOWHERE


@frozen
class Reaction:
    """What the other person may do; what to say, do and avoid."""

    id: str
    owner: str
    name: str
    signal: str
    when: Condition
    hear: tuple[str, ...]
    variants: tuple[Variant, ...]
    then: str
    avoid: str
    place: Place = NOWHERE


@frozen
class Caution:
    """A sign that stops or pauses the talk before it starts, and what to do; `box` puts it in the fixed safety box."""

    signal: str
    sign: str
    do: Wording
    when: Condition = ()
    box: bool = False
    place: Place = NOWHERE


@frozen
class Combination:
    """A combination of dials and facts that is refused, changed or warned about, with the sentence the user sees."""

    id: str
    when: Condition
    effect: str
    says: str
    to: dict[str, str] = field(default_factory=dict)
    place: Place = NOWHERE


@frozen
class Swap:
    """Words to keep away from, and what to say instead."""

    words: str
    instead: str
    when: Condition = ()
    place: Place = NOWHERE


@frozen
class FalseWords:
    """Words that are false for somebody, and why."""

    words: tuple[str, ...]
    because: str


@frozen
class ClientCard:
    """The invented client of the role-play packet."""

    who: str
    wants: str
    hidden: str
    reveal_if: str
    opening: str
    ladder: dict[str, tuple[str, ...]]
    closing: dict[str, str]


@frozen
class RolePlay:
    """Which case the packet plays, and the client in it."""

    case: str
    client: ClientCard


@frozen
class ArcChoice:
    """Say which arc is used when; the one without a condition stands last."""

    when: Condition
    use: str
    place: Place = NOWHERE


@frozen
class FrontDesk:
    """What whoever sits at the front desk may hear about it, the one sentence they say to anybody, and where it goes then."""

    hear: str
    say: str
    then: str


@frozen
class Situation:
    """A kind of talk, merged over the voice and all layers."""

    id: str
    group: str
    title: str
    summary: str
    also: tuple[str, ...]
    topic: Wording
    language: str
    arcs: tuple[ArcChoice, ...]
    standards: tuple[str, ...]
    relationships: tuple[str, ...]
    media: tuple[str, ...]
    refusals: tuple[Combination, ...]
    risk_first: Condition | None
    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    moves: tuple[Move, ...]
    reactions: tuple[Reaction, ...]
    first: tuple[str, ...]
    cautions: tuple[Caution, ...]
    keep_away: tuple[Swap, ...]
    questions: tuple[str, ...]
    role_play: RolePlay | None
    listen: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    front_desk: FrontDesk | None = None
    place: Place = NOWHERE

    def fact(self, name: str) -> Fact | None:
        """Return the fact of that id, shared ones included."""
        return next((f for f in self.facts if f.id == name), None)

    def move(self, name: str) -> Move | None:
        """Return the move of that id."""
        return next((m for m in self.moves if m.id == name), None)
