"""Tables: fixed columns, a head that repeats, rows that do not split, shading set on cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from scriptgen.document import Block, Row, Table
from scriptgen.word.kept import kept
from scriptgen.word.sheet import Sheet
from scriptgen.word.styles import A6_HIGH, IN_ROW, IN_TABLE, NOTE_COLUMN, ROW_FILLS, RULE, TABLE_STYLE, WRITE_HEIGHT, WRITE_HEIGHTS, columns
from scriptgen.word.xml import EMPTY, Xml, element, val

Inner = Callable[[tuple[Block, ...], Mapping[str, str]], Xml]
_NO_SPLIT = element("w:cantSplit")
_LOOK = {
    "w:val": "0020", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0", "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1",
}


def table(block: Table, sheet: Sheet, inner: Inner) -> Xml:
    """Return a table; `inner` writes the blocks of a cell."""
    count = max((len(row.cells) for row in block.rows), default=0)
    if not count:
        return EMPTY
    head = 0
    while head < len(block.rows) and block.rows[head].kind == "head":
        head += 1
    widths = columns(block.kind, count, sheet.width, sheet.large)
    rows = [_fixed_or_row(row, block.kind, count, n < head, sheet, inner) for n, row in enumerate(block.rows)]
    return Xml(f"<w:tbl>{_table_properties(block.title, sum(widths))}{_grid(widths)}{''.join(rows)}</w:tbl>")


def _table_properties(title: str, width: int) -> Xml:
    # the title is for those who hear the page; templates write it, never a fact
    caption = val("w:tblCaption", " ".join(title.split())) if title.strip() else EMPTY
    return element(
        "w:tblPr", {},
        val("w:tblStyle", TABLE_STYLE), element("w:tblW", {"w:w": str(width), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}), element("w:tblLook", _LOOK), caption,
    )


@lru_cache(maxsize=64)
def _grid(widths: tuple[int, ...]) -> Xml:
    return element("w:tblGrid", {}, *(element("w:gridCol", {"w:w": str(width)}) for width in widths))


def _fixed_or_row(row: Row, kind: str, count: int, heads: bool, sheet: Sheet, inner: Inner) -> Xml:
    if row.fixed:
        return kept(row, (kind, count, heads), sheet, lambda: _row(row, kind, count, heads, sheet, inner))
    return _row(row, kind, count, heads, sheet, inner)


def _row(row: Row, kind: str, count: int, heads: bool, sheet: Sheet, inner: Inner) -> Xml:
    styles = {**IN_TABLE[kind], **IN_ROW[row.kind]} if row.kind in IN_ROW else IN_TABLE[kind]
    cells: list[str] = []
    given = len(row.cells)
    for index, cell in enumerate(row.cells):
        span = count - index if index == given - 1 else 1
        if cell.fixed and not row.fixed:
            inside = kept(cell, (kind, row.kind), sheet, partial(inner, cell.blocks, styles))
        else:
            inside = inner(cell.blocks, styles)
        cells += ("<w:tc>", _cell_properties(kind, count, index, span, row.kind, sheet.width, sheet.large), inside, "</w:tc>")
    if not given:
        cells += ("<w:tc>", _cell_properties(kind, count, 0, count, row.kind, sheet.width, sheet.large), inner((), styles), "</w:tc>")
    return Xml(f"<w:tr>{_row_properties(row.kind, kind, heads, sheet.large)}{''.join(cells)}</w:tr>")


@lru_cache(maxsize=32)
def _row_properties(kind: str, table_kind: str, heads: bool, large: bool) -> Xml:
    height = EMPTY
    if kind == "write":
        height = element("w:trHeight", {"w:val": str(WRITE_HEIGHTS.get(table_kind, WRITE_HEIGHT)), "w:hRule": "atLeast"})
    elif kind == "card" and not large:
        height = element("w:trHeight", {"w:val": str(A6_HIGH), "w:hRule": "exact"})  # a side that runs over would not fit its holder
    return element("w:trPr", {}, _NO_SPLIT, height, element("w:tblHeader") if heads else EMPTY)


@lru_cache(maxsize=512)
def _cell_properties(kind: str, count: int, index: int, span: int, row: str, width: int, large: bool) -> Xml:
    widths = columns(kind, count, width, large)
    pieces = [element("w:tcW", {"w:w": str(sum(widths[index : index + span])), "w:type": "dxa"})]
    if span > 1:
        pieces.append(val("w:gridSpan", span))
    if kind in NOTE_COLUMN and index == count - 1 > 1 and row != "head":
        rule = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": RULE}
        pieces.append(element("w:tcBorders", {}, element("w:left", rule)))
    if row == "card":
        cut = {"w:val": "dashed", "w:sz": "6", "w:space": "0", "w:color": RULE}
        pieces.append(element("w:tcBorders", {}, *(element(f"w:{side}", cut) for side in ("top", "left", "bottom", "right"))))
    if row in ROW_FILLS:
        # on the cell and not by the table style: conditional formats differ between Word and LibreOffice
        pieces.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": ROW_FILLS[row]}))
    return element("w:tcPr", {}, *pieces)


