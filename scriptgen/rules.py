"""Rules of language and what they find: frozen values that loading makes and `language` runs. Every rule knows its place."""

from __future__ import annotations

from dataclasses import field

from scriptgen.frozen import frozen
from scriptgen.problems import NOWHERE, Level, Place

SCOPES = ("part", "move", "tone", "relationship", "medium", "speaker", "arc")
PARTS = ("limit", "turn", "later", "reply", "apart", "message")


@frozen
class Rule:
    """Say what to look for, where, and what to write instead. What `terms` and `most` mean is the kind's own."""

    id: str
    kind: str
    level: Level
    says: str
    instead: str
    scope: dict[str, tuple[str, ...]] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    swaps: dict[str, str] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    most: int = 0
    source: str = ""
    trips: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    place: Place = NOWHERE


@frozen
class Waiver:
    """Let one rule be broken by one line, with a reason, the role of who allowed it, and the day until which it holds."""

    rule: str
    line: str
    because: str
    by: str
    until: str
    place: Place = NOWHERE


@frozen
class Spoken:
    """One line as said in a script, with what a rule may be scoped by. `address` has no tone; `place` is its source."""

    text: str
    address: str
    part: str
    move: str
    place: str
    key: str = ""


@frozen
class Talk:
    """The lines of one composed script in the order they are said, and the dials they were composed with."""

    lines: tuple[Spoken, ...]
    dials: dict[str, str] = field(default_factory=dict)


@frozen
class Hit:
    """What a rule found in one talk: the line it is about, and the words."""

    line: Spoken
    words: str


@frozen
class Finding:
    """One fault of language, folded over all scripts it was found in: its source, the rule, the words, and one setting where it shows."""

    rule: Rule
    address: str
    place: str
    key: str
    words: str
    setting: str
