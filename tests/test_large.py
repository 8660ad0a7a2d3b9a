"""Large print narrows tables to two columns, and no word is lost."""

from __future__ import annotations

from scriptgen.document import Block, Cell, Document, Paragraph, Row, Table, Text, paragraphs, plain
from scriptgen.large import stacked


def cell(*words: str) -> Cell:
    return Cell(tuple(Paragraph("normal", (Text(word),)) for word in words))


def stack(kind: str, *rows: tuple[str, tuple[Cell, ...]]) -> tuple[list[str], Table]:
    table = Table(kind, tuple(Row(name, cells) for name, cells in rows))
    (block,) = stacked(Document("k", "t", (table,))).blocks
    assert isinstance(block, Table)
    return [plain(p.content) for p in paragraphs((block,))], block


HEAD = ("head", (cell("Step"), cell("Say"), cell("Note")))


def test_a_note_goes_under_the_words() -> None:
    words, table = stack("core", HEAD, ("limit", (cell("Limit"), cell("No."), cell("Stop there."))))
    assert words == ["Step", "Say · Note", "Limit", "No.", "Stop there."]
    assert [(row.kind, len(row.cells)) for row in table.rows] == [("head", 2), ("limit", 2)]


def test_other_columns_keep_their_heading() -> None:
    words, _ = stack("options", HEAD, ("plain", (cell("A"), cell("b"), cell("c", "d"))), ("write", (cell("B"), Cell(()), Cell(()))))
    assert words == ["Step", "Say · Note", "A", "Say: b", "Note", "c", "d", "B", "Say", "", "Note", ""]


def test_a_table_of_two_columns_stays_as_it_is() -> None:
    table: Block = Table("form", (Row("head", (cell("A"), cell("B"))),))
    assert stacked(Document("k", "t", (table,))).blocks == (table,)
