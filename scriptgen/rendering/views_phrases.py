"""What the phrasebook's template sees: the situations in a row, each as parts that a template can go through without losing depth."""

from __future__ import annotations

from typing import NamedTuple

from scriptgen.phrases import PhraseEntry, PhraseMove, PhraseRow, Phrases
from scriptgen.rendering.lines import LineView, ValueView
from scriptgen.rendering.views import number_views
from scriptgen.situation import FrontDesk


class WayView(NamedTuple):
    """One wording, and the tones it is for; `again` says that an earlier situation has printed it, so that it has its identity there."""

    tones: str
    line: LineView
    again: bool


class RowView(NamedTuple):
    """One way of saying a line; `and_then` says that it begins another line of the same move."""

    when: str
    ways: list[WayView]
    and_then: bool
    limit: bool
    locked: bool


class NeverView(NamedTuple):
    """Words not to say, what to say instead, and when."""

    words: str
    instead: str
    when: str


class HoleView(NamedTuple):
    """What a blank shows, the question it asks, and an example."""

    label: str
    ask: str
    example: str


class HeadView(NamedTuple):
    """What stands above the wording of a situation."""

    title: str
    summary: str
    media: list[str]
    never_say: list[NeverView]
    variables: list[HoleView]


class PartView(NamedTuple):
    """One move of a situation; the first of a situation has its head."""

    head: HeadView | None
    heading: str
    intent: str
    rows: list[RowView]


class DeskView(NamedTuple):
    """What the front desk hears, says and does; without `say` nobody has written it yet."""

    title: str
    hear: str
    say: str
    then: str


class PhrasesView(NamedTuple):
    """A phrasebook. The name of a tone stands beside its wording: it is for staff."""

    title: str
    front_desk: bool
    parts: list[PartView]
    desk: list[DeskView]
    situations: list[str]
    tones: list[str]
    notes: list[str]
    shares: bool
    owner: ValueView
    review: ValueView
    numbers: list[ValueView]


def phrases_view(phrases: Phrases) -> PhrasesView:
    """Return what a template sees of a phrasebook."""
    entries = (*phrases.entries, *((phrases.shared,) if phrases.shared else ()))
    printed: set[str] = set()
    return PhrasesView(
        phrases.title, phrases.front_desk, [part for entry in entries for part in _parts(entry, printed)],
        [_desk(entry.title, entry.desk) for entry in phrases.entries], [entry.title for entry in phrases.entries],
        list(phrases.tones), list(phrases.notes), phrases.shared is not None,
        ValueView("owner", phrases.owner), ValueView("review", phrases.review),
        number_views(phrases.numbers),
    )


def _parts(entry: PhraseEntry, printed: set[str]) -> list[PartView]:
    head = HeadView(
        entry.title, entry.summary, list(entry.media), [NeverView(n.words, n.instead, n.when) for n in entry.never_say],
        [HoleView(v.blank, v.ask, v.example) for v in entry.variables],
    )
    if not entry.moves:
        return [PartView(head, "", "", [])]
    return [_part(move, None if index else head, printed) for index, move in enumerate(entry.moves)]


def _part(move: PhraseMove, head: HeadView | None, printed: set[str]) -> PartView:
    """Return the part of a move, and add what it prints to what has been printed."""
    before = ("", *(_line_of(row) for row in move.rows))
    rows = [
        RowView(row.when, [WayView(tones, LineView(said), said.address in printed) for tones, said in row.ways],
                bool(last) and last != _line_of(row), row.limit, row.locked)
        for row, last in zip(move.rows, before, strict=False)
    ]
    printed |= {said.address for row in move.rows for _, said in row.ways}
    return PartView(head, move.heading, move.intent, rows)


def _line_of(row: PhraseRow) -> str:
    return row.address.partition("#")[0]


def _desk(title: str, desk: FrontDesk | None) -> DeskView:
    return DeskView(title, desk.hear, desk.say, desk.then) if desk else DeskView(title, "", "", "")
