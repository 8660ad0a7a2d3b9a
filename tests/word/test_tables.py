"""Tables repeat their head and keep their rows whole; boxes are paragraphs that join."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from scriptgen.document import Box, Document, Heading, Items, PageBreak, Row, Table, Text
from scriptgen.word import write
from scriptgen.word.styles import A6_WIDE, COLUMNS, TEXT_WIDTH, columns
from tests.word.checking import W, body, faults, parts
from tests.word.samples import core, ordinary, p, rich, row


def made(*blocks: Any) -> Any:
    return body(write(Document("k", "t", blocks)))


def widths(table: Any) -> list[int]:
    return [int(column.get(W + "w")) for column in table.iter(W + "gridCol")]


def test_all_columns_fill_the_width_of_the_text() -> None:
    for table in body(write(rich())).iter(W + "tbl"):
        assert sum(widths(table)) == TEXT_WIDTH
        for line in table.iter(W + "tr"):
            assert sum(int(width.get(W + "w")) for width in line.iter(W + "tcW")) == TEXT_WIDTH


@pytest.mark.parametrize("kind", COLUMNS)
def test_known_tables_have_the_columns_of_the_layout(kind: str) -> None:
    assert columns(kind, len(COLUMNS[kind])) == COLUMNS[kind] and sum(COLUMNS[kind]) == (A6_WIDE if kind == "card" else TEXT_WIDTH)


def test_no_row_splits_and_only_the_head_repeats() -> None:
    (table,) = made(core()).iter(W + "tbl")
    rows = list(table.iter(W + "tr"))
    assert all(line.find(f"{W}trPr/{W}cantSplit") is not None for line in rows)
    assert [line.find(f"{W}trPr/{W}tblHeader") is not None for line in rows] == [True] + [False] * (len(rows) - 1)


def test_a_head_further_down_does_not_repeat() -> None:
    head, plain = row("head", (p("head", "A"),)), row("plain", (p("cell", "a"),))
    (table,) = made(Table("plain", (head, plain, head))).iter(W + "tbl")
    assert len(list(table.iter(W + "tblHeader"))) == 1


@pytest.mark.parametrize(("kind", "fill"), [("limit", "F1F5F6"), ("pause", "DDE5E8"), ("stop", "DDE5E8"), ("plain", None), ("later", None)])
def test_rows_are_shaded_cell_by_cell(kind: str, fill: str | None) -> None:
    root = made(Table("core", (row(kind, (p("move", "a"),), (p("say", "b"),), (p("note", "c"),)),)))
    assert [s.get(W + "fill") for s in root.iter(W + "shd")] == ([fill] * 3 if fill else [])


def test_a_row_for_handwriting_is_at_least_11_mm_high() -> None:
    height = made(Table("core", (row("write", (p("move", "a"),), (), ()),))).find(f".//{W}trHeight")
    assert (height.get(W + "val"), height.get(W + "hRule")) == ("624", "atLeast")


def test_a_row_with_fewer_cells_still_reaches_the_other_side() -> None:
    head = row("head", (p("head", "A"),), (p("head", "B"),), (p("head", "C"),))
    root = made(Table("core", (head, row("plain", (p("cell", "a"),)), Row("plain", ()))))
    assert [span.get(W + "val") for span in root.iter(W + "gridSpan")] == ["3", "3"]


def test_a_table_says_what_it_is() -> None:
    assert made(core()).find(f".//{W}tblCaption").get(W + "val") == "The talk, step by step"


def test_every_cell_ends_with_a_paragraph_even_around_a_table() -> None:
    inner = Table("plain", (row("plain", (p("cell", "inside"),)),))
    data = write(Document("k", "t", (Table("plain", (row("plain", (inner,), ()),)),)))
    assert faults(data, warnings=False) == []


def test_two_tables_do_not_run_together_and_none_is_last() -> None:
    table = Table("plain", (row("plain", (p("cell", "a"),)),))
    tags = [child.tag for child in made(table, table).find(W + "body")]
    assert tags == [W + "tbl", W + "p", W + "tbl", W + "p", W + "sectPr"]


def test_no_paragraph_in_a_table_keeps_with_the_next() -> None:
    # LibreOffice would move a whole table to the next page and leave its heading behind
    data = write(ordinary())
    styles = {p_.find(f"{W}pPr/{W}pStyle").get(W + "val") for t in body(data).iter(W + "tbl") for p_ in t.iter(W + "p")}
    root = etree.fromstring(parts(data)["word/styles.xml"])
    keeping = {s.get(W + "styleId") for s in root.iter(W + "style") if s.find(f"{W}pPr/{W}keepNext") is not None}
    assert styles.isdisjoint(keeping)


def test_paragraphs_of_a_box_share_border_shading_and_indent() -> None:
    root = made(Box("stop", (p("label", "Do not start if"), p("normal", "One."), p("normal", "Two."))))
    frames = set()
    for properties in root.iter(W + "pPr"):
        if properties.find(W + "pBdr") is not None:
            frames.add(b"".join(etree.tostring(properties.find(W + tag)) for tag in ("pBdr", "shd", "ind")))
    assert len(frames) == 1


@pytest.mark.parametrize("kind", ["limit", "stop", "safety", "notice"])
def test_any_block_can_stand_in_a_box(kind: str) -> None:
    inside = (Heading(2, (Text("H"),)), Items((p("item", "a"), p("item", "b"))), p("say", "c"), p("hear", "d"), core(), PageBreak())
    first = Heading(1, (Text("T"),))
    assert faults(write(Document("k", "t", (first, Box(kind, inside))))) == []


def test_each_numbered_list_begins_at_one() -> None:
    lists = (Items((p("item", "a"), p("item", "b")), ordered=True),) * 3
    data = write(Document("k", "t", lists))
    numbers = [number.get(W + "val") for number in body(data).iter(W + "numId")]
    assert numbers == ["11", "11", "12", "12", "13", "13"]
    assert faults(data) == []


def test_a_page_break_begins_a_page_and_leaves_no_line_behind() -> None:
    root = made(p("normal", "a"), PageBreak(), p("normal", "b"))
    styles = [p_.find(f"{W}pPr/{W}pStyle").get(W + "val") for p_ in root.iter(W + "p")]
    assert styles == ["Normal", "SGGap", "Normal"] and root.find(f".//{W}pageBreakBefore") is not None


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_take_the_width_of_any_page_and_a_card_keeps_its_size(kind: str, large: bool) -> None:
    for width in (5669, 9638, 10466, 14000):
        for count in range(1, 7):
            found = columns(kind, count, width, large)
            cut_out = kind == "card" and count == 1 and not large
            assert len(found) == count and min(found) > 0 and sum(found) == (min(A6_WIDE, width) if cut_out else width)
