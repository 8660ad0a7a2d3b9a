"""The document as plain text: 78 columns, readable in a terminal, the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from unicodedata import combining, east_asian_width

from scriptgen.document import Block, Box, Choice, Document, Fill, Heading, Inline, Items, PageBreak, Paragraph, Row, Table, Text, Tick
from scriptgen.writers.words import Parts, blank, flat, head_words, is_empty, parts

WIDTH = 78
_LEAST = 24  # however deep a block stands, its lines keep this width
_UNDER = {1: "=", 2: "-", 3: "."}
_BOXED = "boxed"  # in a box paragraphs stand close: where one begins is seen by its first line
_HANGING = {"note": "~ ", "avoid": "~ ", "answer": "- ", _BOXED: ""}
_SPOKEN = frozenset(("say", "say-limit"))
_WRITE_HERE = "_" * 60
Lines = list[str]


def to_text(document: Document) -> str:
    """Return the document as lines of at most 78 columns; only a word that is longer stands over."""
    pieces = [_ends(document.header, WIDTH), _blocks(document.blocks, WIDTH)]
    if document.footer.strip():
        pieces.append(["-" * WIDTH, *_wrapped(flat(document.footer), WIDTH)])
    return "\n".join(line.rstrip(" ") for line in _apart(pieces)) + "\n"


def _columns(text: str) -> int:
    """Return how many columns the text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _wrapped(text: str, width: int) -> Lines:
    """Return the text in lines; a word is never broken, so that it can be copied whole."""
    lines: Lines = []
    line, taken = "", 0
    for word in text.split(" "):
        size = _columns(word)
        if not word:
            continue
        if line and taken + 1 + size > width:
            lines.append(line)
            line, taken = "", 0
        line, taken = (f"{line} {word}", taken + 1 + size) if line else (word, size)
    return [*lines, line] if line else lines


def _ends(ends: tuple[str, str], width: int) -> Lines:
    """Return two short texts at the ends of a line, or below each other if they do not fit."""
    left, right = (flat(end).strip() for end in ends)
    room = width - _columns(left) - _columns(right)
    if left and right and room > 1:
        return [left + " " * room + right]
    return [*_wrapped(left, width), *_wrapped(right, width)]


def _apart(pieces: Iterable[Lines]) -> Lines:
    """Return the pieces with an empty line between them."""
    lines: Lines = []
    for piece in pieces:
        if piece:
            lines += ["", *piece] if lines else piece
    return lines


def _hung(lines: Lines, first: str, rest: str) -> Lines:
    """Return the lines with one lead before the first and another before the others."""
    return [(rest if n else first) + line for n, line in enumerate(lines)]


def _content(content: tuple[Inline, ...]) -> str:
    words = []
    for item in content:
        if isinstance(item, Text):
            words.append(item.text)
        elif isinstance(item, Fill) and item.value is not None:
            words.append(item.value)
        elif isinstance(item, (Fill, Choice)):
            words.append(f"[{blank(item)}]")
        elif isinstance(item, Tick):
            words.append("[ ]")
    return flat("".join(words)).strip(" ")


def _blocks(blocks: tuple[Block, ...], width: int, *, close: bool = False) -> Lines:
    """Return blocks below each other; `close` leaves an empty line only before a label and between two that are said."""
    pieces: list[Lines] = []
    before = ""
    for block in blocks:
        kind = block.kind if isinstance(block, Paragraph) else ""
        chosen = before == "answer" and kind in _SPOKEN  # what is said goes under the answer that it is for
        lines = _WRITERS[type(block)](block, max(width - 2 * chosen, _LEAST))
        lines = _hung(lines, "  ", "  ") if chosen else lines
        apart = kind == "label" or (before in _SPOKEN and kind in _SPOKEN)
        if pieces and (chosen or (close and not apart)):
            pieces[-1] += lines
        else:
            pieces.append(lines)
        before = kind
    return _apart(pieces)


def _paragraph(block: Paragraph, width: int) -> Lines:
    words = _content(block.content)
    if block.kind in _HANGING:
        return _hung(_wrapped(words, width - 2), _HANGING[block.kind], "  ")
    return _wrapped(words, width)


def _heading(block: Heading, width: int) -> Lines:
    lines = _wrapped(_content(block.content), width)
    return [*lines, _UNDER[block.level] * min(max(map(_columns, lines)), WIDTH)] if lines else []


def _items(block: Items, width: int) -> Lines:
    lines: Lines = []
    for number, item in enumerate(block.items, 1):
        lead = "- "
        if block.ticks:
            lead = "" if any(isinstance(i, Tick) for i in item.content) else "[ ] "
        elif block.ordered:
            lead = f"{number}. "
        lines += _hung(_wrapped(_content(item.content), width - 4), lead, " " * (len(lead) or 4)) or [lead]
    return lines


def _box(block: Box, width: int) -> Lines:
    return _hung(_blocks(_as(block.blocks, _BOXED, "normal"), width - 2, close=True), "| ", "| ")


def _table(block: Table, width: int) -> Lines:
    pieces = [_head(row, width) if row.kind == "head" else _row(block, row, width) for row in block.rows]
    return _apart(pieces)


def _head(row: Row, width: int) -> Lines:
    """Return what the columns are, on one line above the rows."""
    return _wrapped(" | ".join(word for word in head_words(row) if word), width)


def _row(table: Table, row: Row, width: int) -> Lines:
    """Return a row: its name at the margin, the words under it, then the notes."""
    taken = parts(table, row)
    name = _blocks(taken.first, width - 2, close=True)
    lines = _hung(name, "", "  ")
    if row.kind == "write" and all(is_empty(blocks) for blocks in (taken.words, taken.notes)):
        return [*lines, "", "    " + _WRITE_HERE, "", "    " + _WRITE_HERE]
    inside = [_blocks(taken.words, width - 4, close=True), *_named(taken, width - 4), _notes(taken.notes, width - 4)]
    return _apart([lines, _hung(_apart(inside), "    ", "    ")])


def _named(taken: Parts, width: int) -> Iterable[Lines]:
    """Return the further cells of a plain table, each under the words of its head."""
    for name, blocks in taken.named:
        lines = _blocks(blocks, width, close=True)
        yield [*_wrapped(f"{name}:", width), *lines] if name and lines else lines


def _notes(blocks: tuple[Block, ...], width: int) -> Lines:
    """Return the notes, each behind its sign, whatever kind of paragraph they are."""
    return _blocks(_as(blocks, "note"), width, close=True)


def _as(blocks: tuple[Block, ...], other: str, kind: str = "") -> tuple[Block, ...]:
    """Return the blocks, paragraphs of one kind (or of all) as another."""
    return tuple(Paragraph(other, b.content) if isinstance(b, Paragraph) and kind in ("", b.kind) else b for b in blocks)


def _page_break(_block: PageBreak, _width: int) -> Lines:
    return ["-" * WIDTH]


_WRITERS: Mapping[type, Callable[[Any, int], Lines]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Items: _items,
    Table: _table,
    Box: _box,
    PageBreak: _page_break,
}
