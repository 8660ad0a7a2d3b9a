"""The phrasebook: an agency's wording for chosen situations. Every variant has its condition in plain words; nothing is filled."""

from __future__ import annotations

from scriptgen.frozen import frozen
from scriptgen.script import Said, Value
from scriptgen.situation import FrontDesk
from scriptgen.voice import PackMark


@frozen
class PhraseRow:
    """Hold one way of saying a line: its address without a tone, when it is said, and (tones, line) for each wording."""

    address: str
    when: str
    ways: tuple[tuple[str, Said], ...]
    limit: bool = False
    locked: bool = False


@frozen
class PhraseMove:
    """Hold the wordings of one move under its heading, with what the other person gets from it."""

    move: str
    heading: str
    intent: str
    rows: tuple[PhraseRow, ...]


@frozen
class NeverSay:
    """Words not to say, what to say instead, and when, where it is not always."""

    words: str
    instead: str
    when: str = ""


@frozen
class Variable:
    """Name a hole of the wordings: what its blank shows, the question it answers, and an example of an answer."""

    blank: str
    ask: str
    example: str = ""


@frozen
class PhraseEntry:
    """Hold the wording of one situation, or what situations share; `desk` is what the front desk says, where somebody wrote it."""

    situation: str
    title: str
    summary: str
    media: tuple[str, ...]
    moves: tuple[PhraseMove, ...]
    never_say: tuple[NeverSay, ...]
    variables: tuple[Variable, ...]
    desk: FrontDesk | None = None


@frozen
class Phrases:
    """Hold the phrasebook; `front_desk` asks for the short form, `notes` says where a tone gives way to another."""

    title: str
    entries: tuple[PhraseEntry, ...]
    shared: PhraseEntry | None
    tones: tuple[str, ...]
    notes: tuple[str, ...]
    owner: Value
    review: Value
    numbers: tuple[Value, ...]
    front_desk: bool
    language: str
    layers: tuple[PackMark, ...]
    situation: str = ""
