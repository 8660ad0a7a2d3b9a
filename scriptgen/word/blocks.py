"""Blocks as WordprocessingML: one handler for each kind, listed by hand in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from scriptgen.document import Block, Box, Comment, Heading, Identity, Inline, Items, PageBreak, Paragraph, Table, Tick
from scriptgen.frozen import frozen
from scriptgen.word.bookmarks import bookmarked
from scriptgen.word.comments import commented
from scriptgen.word.content import TAB, locked_runs, runs, tick
from scriptgen.word.kept import kept
from scriptgen.word.sheet import Sheet
from scriptgen.word.styles import BOXES, BULLETED, FIRST_LIST, GAP, HEADINGS, IN_BOX, NUMBERED, PARAGRAPHS, TICKED
from scriptgen.word.tables import table
from scriptgen.word.xml import EMPTY, Xml, element, join, val

_SPACE_ROUND_BOX = "200"


@frozen
class Around:
    """Say where a block stands: in which box, whether at its edges, and how kinds look there."""

    styles: Mapping[str, str]
    box: str = ""
    first: bool = False
    last: bool = False
    in_cell: bool = False

    def style(self, kind: str) -> str:
        """Return the style of a kind here."""
        return self.styles.get(kind) or PARAGRAPHS[kind]


PAGE = Around({})


@lru_cache(maxsize=512)
def _properties(style: str, box: str = "", first: bool = False, last: bool = False, breaks: bool = False, number: int = 0) -> Xml:
    """Return a paragraph's properties; all that can vary is layout, so keeping them keeps nothing of anybody."""
    pieces = [val("w:pStyle", style)]
    if breaks:
        pieces.append(element("w:pageBreakBefore"))
    if number:
        pieces.append(element("w:numPr", {}, val("w:ilvl", 0), val("w:numId", number)))
    if box:
        pieces += _frame(box, first, last, hanging=style in (TICKED, BULLETED, NUMBERED))
    return element("w:pPr", {}, *pieces)


def _frame(box: str, first: bool, last: bool, *, hanging: bool) -> list[Xml]:
    """Return the borders, shading and indents that all paragraphs of a box share: Word joins them only if they are equal."""
    look = BOXES[box]

    def side(name: str, size: str, space: str, colour: str) -> Xml:
        return element(f"w:{name}", {"w:val": "single", "w:sz": size, "w:space": space, "w:color": colour})

    border = element(
        "w:pBdr", {},
        side("top", "4", "5", look.edge), side("left", "36", "9", look.bar),
        side("bottom", "4", "6", look.edge), side("right", "4", "8", look.edge),
    )
    frame = [border, element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": look.fill})]
    spacing = ({"w:before": _SPACE_ROUND_BOX} if first else {}) | ({"w:after": _SPACE_ROUND_BOX} if last else {})
    if spacing:
        frame.append(element("w:spacing", spacing))
    if not hanging:  # a list keeps its own indent; it stands apart in the box rather than losing its bullet
        frame.append(element("w:ind", {"w:left": "278", "w:right": "170"}))
    return frame


def _compose(
    properties: Xml, style: str, content: tuple[Inline, ...], sheet: Sheet, *, line: Identity | None = None, lead: Xml = EMPTY,
) -> Xml:
    """Return a paragraph: its lead, its runs with their bookmark, the marks of its comments."""
    locked = line is not None and line.locked
    inside = locked_runs(content, sheet, style) if locked else runs(content, sheet, style)
    if line is not None and not sheet.clean:
        inside = bookmarked(inside, line, sheet)
    if not sheet.clean:
        comments = [item for item in content if isinstance(item, Comment)]
        if comments:
            inside = commented(inside, comments, sheet)
    return Xml(f"<w:p>{properties}{lead}{inside}</w:p>")


def _paragraph(block: Paragraph, around: Around, sheet: Sheet) -> Xml:
    style = around.style(block.kind)
    properties = _properties(style, around.box, around.first, around.last)
    return _compose(properties, style, block.content, sheet, line=block.identity)


def _heading(block: Heading, around: Around, sheet: Sheet) -> Xml:
    style = HEADINGS[block.level]
    breaks = block.new_page and not around.box and not around.in_cell
    return _compose(_properties(style, around.box, around.first, around.last, breaks), style, block.content, sheet)


def _items(block: Items, around: Around, sheet: Sheet) -> Xml:
    style = TICKED if block.ticks else NUMBERED if block.ordered else BULLETED
    number = 0
    if block.ordered and not block.ticks:
        number = FIRST_LIST + sheet.lists
        sheet.lists += 1
    pieces: list[Xml] = []
    for index, item in enumerate(block.items):
        first, last = around.first and not index, around.last and index == len(block.items) - 1
        lead = join(tick("", sheet), TAB) if block.ticks and not any(isinstance(i, Tick) for i in item.content) else EMPTY
        properties = _properties(style, around.box, first, last, False, number)
        pieces.append(_compose(properties, style, item.content, sheet, line=item.identity, lead=lead))
    return join(*pieces)


def _table(block: Table, around: Around, sheet: Sheet) -> Xml:
    return table(block, sheet, lambda inner, styles: blocks(inner, Around(styles, in_cell=True), sheet))


def _box(block: Box, around: Around, sheet: Sheet) -> Xml:
    inside = replace(around, styles=IN_BOX[block.kind], box=block.kind)
    end = len(block.blocks) - 1
    return join(*(_one(b, replace(inside, first=not n, last=n == end), sheet) for n, b in enumerate(block.blocks)))


def _page_break(_block: PageBreak, around: Around, _sheet: Sheet) -> Xml:
    # a low paragraph that begins a page, whatever comes next; a break of its own would leave an empty line there
    return EMPTY if around.in_cell or around.box else element("w:p", {}, _properties(GAP, breaks=True))


_HANDLERS: Mapping[type, Callable[[Any, Around, Sheet], Xml]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Items: _items,
    Table: _table,
    Box: _box,
    PageBreak: _page_break,
}


def _one(block: Block, around: Around, sheet: Sheet) -> Xml:
    handler = _HANDLERS[type(block)]
    if isinstance(block, (Items, Box)) and block.fixed:
        look = (*around.styles.items(), around.box, around.first, around.last, around.in_cell)
        return kept(block, look, sheet, lambda: handler(block, around, sheet))
    return handler(block, around, sheet)


def blocks(given: tuple[Block, ...], around: Around, sheet: Sheet) -> Xml:
    """Return blocks one after another; there is always a paragraph between two tables and after the last."""
    pieces: list[Xml] = []
    after_table = False
    for block in given:
        written = _one(block, around, sheet)
        if not written:
            continue
        if after_table and written.startswith("<w:tbl>"):
            pieces.append(gap())
        pieces.append(written)
        after_table = written.endswith("</w:tbl>")
    if after_table or not pieces:
        pieces.append(gap())
    return join(*pieces)


def gap() -> Xml:
    """Return the lowest paragraph there can be."""
    return element("w:p", {}, _properties(GAP))
