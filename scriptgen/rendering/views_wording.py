"""What the template of the wording workbook sees: a table for each situation, a row for each wording."""

from __future__ import annotations

from typing import NamedTuple

from scriptgen.rendering.lines import LineView
from scriptgen.script import Said
from scriptgen.wording import COLUMNS, DECISIONS, UNDECIDED, WordingRow, Wordings


class WordingRowView(NamedTuple):
    """One wording: its words with blanks in square brackets, and the hidden mark by which the row is found again."""

    number: int
    intent: str
    when: str
    tone: str
    line: LineView
    mark: str
    limit: bool
    locked: bool


class WordingTableView(NamedTuple):
    """The rows of one situation."""

    title: str
    rows: list[WordingRowView]


class WordingsView(NamedTuple):
    """A wording workbook; `decisions` are what a row may say, `undecided` what it shows until then."""

    title: str
    tables: list[WordingTableView]
    tones: list[str]
    columns: list[str]
    decisions: list[str]
    undecided: str
    total: int


def wordings_view(page: Wordings) -> WordingsView:
    """Return what a template sees of a workbook."""
    tables = [WordingTableView(table.title, [_row(row) for row in table.rows]) for table in page.tables]
    return WordingsView(page.title, tables, list(page.tones), list(COLUMNS), list(DECISIONS), UNDECIDED, len(page.rows()))


def _row(row: WordingRow) -> WordingRowView:
    said = Said(row.at, (row.text,), {}, row.tone, row.key, limit=row.limit)
    return WordingRowView(row.number, row.intent, row.when, row.tone, LineView(said), str(row.mark), row.limit, row.locked)
