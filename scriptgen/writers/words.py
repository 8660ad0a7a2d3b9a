"""What the writers share: words made safe to print, blanks in brackets, and the parts of a table row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scriptgen.document import Block, Choice, Fill, Paragraph, Row, Table, paragraphs, plain

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile("[ \t\r\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")  # a no-break space is not among them: it stays
EMPTY_BLANK = "____"


def printable(text: str) -> str:
    """Return the text without what steers a terminal or cannot be encoded; a mark stands in its place."""
    return _UNPRINTABLE.sub("\ufffd", text)


def flat(text: str) -> str:
    """Return the text on one line: every run of spaces and line breaks is one space."""
    return _SPACES.sub(" ", printable(text))


def label(item: Fill | Choice) -> str:
    """Return what stands in the place of a fact nobody gave."""
    return item.label.strip() or EMPTY_BLANK


def options(item: Choice) -> tuple[str, ...]:
    """Return what a list offers, each once and none empty."""
    return tuple(dict.fromkeys(o.strip() for o in item.options if o.strip()))


def blank(item: Fill | Choice) -> str:
    """Return a blank as it stands on a page without controls: what is offered stands in it, since nothing can open it."""
    offers = options(item) if isinstance(item, Choice) else ()
    return label(item) + (f": {' / '.join(offers)}" if offers else "")


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold a table row taken apart for a page without columns; `named` are cells under the words of their head."""

    first: tuple[Block, ...] = ()
    words: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    named: tuple[tuple[str, tuple[Block, ...]], ...] = ()


def is_empty(blocks: tuple[Block, ...]) -> bool:
    """Return whether a cell holds nothing to print."""
    return all(isinstance(b, Paragraph) and not b.content for b in blocks)


def parts(table: Table, row: Row) -> Parts:
    """Return a row's first cell, its words and its notes; in a plain table every further cell goes under its head."""
    cells = tuple(cell.blocks for cell in row.cells)
    if len(cells) < 2:
        return Parts(words=cells[0] if cells else ())
    if table.kind == "plain":
        heads = head_words(table.rows[0]) if table.rows[0].kind == "head" else ()
        names = heads + ("",) * (len(cells) - len(heads))
        return Parts(cells[0], named=tuple(zip(names[1:], cells[1:], strict=False)))
    if len(cells) == 2:
        return Parts(cells[0], cells[1])
    return Parts(cells[0], tuple(block for cell in cells[1:-1] for block in cell), cells[-1])


def head_words(row: Row) -> tuple[str, ...]:
    """Return the words of a head row, cell by cell."""
    return tuple(flat(" ".join(plain(p.content) for p in paragraphs(cell.blocks))).strip() for cell in row.cells)
