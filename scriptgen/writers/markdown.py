"""The document as Markdown: readable as it stands, and as what it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from scriptgen.document import Block, Box, Choice, Document, Fill, Heading, Inline, Items, PageBreak, Paragraph, Row, Table, Text, Tick
from scriptgen.writers.words import Parts, blank, flat, head_words, is_empty, parts

_BOLD = frozenset(("move", "level", "answer", "label", "say-limit", "count"))
_ITALIC = frozenset(("pause", "hear", "note", "avoid"))
_SPOKEN = frozenset(("say", "say-limit"))
_EATEN = re.compile(r"[\\`*_\[\]<~$]|&(?=[#\w])|(?<!\S)#|#(?=#*$)")
_AT_START = re.compile(r"([-+=>:|])|(\d{1,9})([.)])(?=\s|$)")
_AFTER_BLANK = re.compile(r"(?<=[^\\]\])(?=[(\[:])")
_SPLIT_LISTS = "<!-- -->"  # without it two lists below each other are one
_WRITE_HERE = "> " + "_" * 40  # a rule in a quote: a line to write on
Chunks = list[str]


def to_markdown(document: Document) -> str:
    """Return the document as Markdown; every paragraph is one line."""
    ends = " · ".join(_safe(flat(end).strip()) for end in document.header if end.strip())
    footer = _safe(flat(document.footer).strip())
    chunks = [_start(ends), *_blocks(document.blocks), *(["---", _start(footer)] if footer else [])]
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def _safe(text: str) -> str:
    """Return the text with a backslash before what Markdown would eat."""
    return _EATEN.sub(r"\\\g<0>", text)


def _start(line: str) -> str:
    """Return a line that Markdown does not take for a list, a quote or a heading."""
    return _AT_START.sub(lambda m: rf"\{m[1]}" if m[1] else rf"{m[2]}\{m[3]}", line, count=1) if _AT_START.match(line) else line


def _pieces(content: tuple[Inline, ...], bold: bool, italic: bool) -> Iterable[tuple[str, bool, bool]]:
    """Yield the words of a paragraph, safe, with how they are set; a cue is light in bold words and slanted in others."""
    for item in content:
        if isinstance(item, Text):
            light = item.cue and bold
            yield _safe(flat(item.text)), (bold or item.bold) and not light, italic or item.italic or item.cue
        elif isinstance(item, Fill) and item.value is not None:
            yield _safe(flat(item.value)), bold, italic
        elif isinstance(item, (Fill, Choice)):
            yield f"[{_safe(flat(blank(item)))}]", bold, italic
        elif isinstance(item, Tick):
            yield "[ ]", bold, italic


def _content(content: tuple[Inline, ...], bold: bool = False, italic: bool = False) -> str:
    """Return the content of a paragraph on one line."""
    pieces = [piece for piece in _pieces(content, bold, italic) if piece[0]]
    runs = [("".join(words for words, *_ in group), *look) for look, group in groupby(pieces, lambda piece: piece[1:])]
    line = ""
    for index, (words, is_bold, is_italic) in enumerate(runs):
        after = runs[index + 1][0][:1] if index + 1 < len(runs) else ""
        line += _marked(words, "*" * (2 * is_bold + is_italic), line[-1:], after)
    return _start(_AFTER_BLANK.sub(r"\\", re.sub(" {2,}", " ", line).strip(" ")))


def _marked(words: str, marks: str, before: str, after: str) -> str:
    """Return words between marks, spaces outside; words that touch a neighbour stay bare, since Markdown would show the marks."""
    inside = words.strip()
    if not marks or not inside:
        return words
    start = words.index(inside)
    lead, rest = words[:start], words[start + len(inside) :]
    if (not lead and before.strip()) or (not rest and after.strip()):
        return words
    return f"{lead}{marks}{inside}{marks}{rest}"


def _blocks(blocks: tuple[Block, ...], quoted: bool = False) -> Chunks:
    """Return blocks; what is said is a quote unless it stands in one."""
    chunks: Chunks = []
    last: Block | None = None
    for block in blocks:
        if isinstance(block, Items) and isinstance(last, Items):
            chunks.append(_SPLIT_LISTS)
        chunks += _WRITERS[type(block)](block, quoted)
        last = block
    return chunks


def _quote(chunks: Chunks) -> Chunks:
    """Return the chunks as one quote."""
    lines = "\n\n".join(chunk for chunk in chunks if chunk).split("\n")
    return ["\n".join(f"> {line}".rstrip(" ") for line in lines)] if any(lines) else []


def _paragraph(block: Paragraph, quoted: bool) -> Chunks:
    line = _content(block.content, block.kind in _BOLD, block.kind in _ITALIC)
    return _quote([line]) if block.kind in _SPOKEN and not quoted else [line]


def _heading(block: Heading, _quoted: bool) -> Chunks:
    words = _content(block.content)
    return [f"{'#' * block.level} {words}"] if words else []


def _items(block: Items, _quoted: bool) -> Chunks:
    lines = []
    for number, item in enumerate(block.items, 1):
        words = _content(item.content, item.kind in _BOLD, item.kind in _ITALIC)
        box = "[ ] " if block.ticks and not any(isinstance(i, Tick) for i in item.content) else ""
        mark = f"{number}." if block.ordered and not block.ticks else "-"
        lines.append(f"{mark} {box}{words}".rstrip(" "))
    return ["\n".join(lines)]


def _box(block: Box, _quoted: bool) -> Chunks:
    return _quote(_blocks(block.blocks, quoted=True))


def _table(block: Table, _quoted: bool) -> Chunks:
    chunks: Chunks = []
    for row in block.rows:
        chunks += _head(row) if row.kind == "head" else _row(block, row)
    return chunks


def _head(row: Row) -> Chunks:
    """Return what the columns are, on one line above the rows."""
    words = " · ".join(_safe(word) for word in head_words(row) if word)
    return [_start(words)] if words else []


def _row(table: Table, row: Row) -> Chunks:
    """Return a row: its name in bold, the words as a quote, the notes slanted."""
    taken = parts(table, row)
    chunks = _blocks(_as(taken.first[:1], "cell", "move") + taken.first[1:])
    if row.kind == "write" and is_empty(taken.words) and is_empty(taken.notes):
        return [*chunks, _WRITE_HERE]
    notes = _blocks(_as(taken.notes, "cell", "note"))
    return [*chunks, *_quote(_blocks(taken.words, quoted=True)), *_named(taken), *notes]


def _as(blocks: tuple[Block, ...], kind: str, other: str) -> tuple[Block, ...]:
    """Return the blocks, paragraphs of one kind as another."""
    return tuple(Paragraph(other, b.content) if isinstance(b, Paragraph) and b.kind == kind else b for b in blocks)


def _named(taken: Parts) -> Chunks:
    """Return the further cells of a plain table, each under the words of its head."""
    chunks: Chunks = []
    for name, blocks in taken.named:
        cell = [chunk for chunk in _blocks(blocks) if chunk]
        chunks += [f"*{_safe(name)}:*", *cell] if name and cell else cell
    return chunks


def _page_break(_block: PageBreak, quoted: bool) -> Chunks:
    return [] if quoted else ["---"]


_WRITERS: Mapping[type, Callable[[Any, bool], Chunks]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Items: _items,
    Table: _table,
    Box: _box,
    PageBreak: _page_break,
}
