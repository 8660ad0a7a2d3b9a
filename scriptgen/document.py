"""The document: blocks and their content, without layout. Word, HTML, Markdown and text are written from it.

A `fixed` piece holds no answer and is one object in every document that has it, so that a writer may keep what it made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Union

from scriptgen.frozen import frozen


@frozen
class Text:
    """Hold a stretch of text; `cue` marks a small label such as "If it fits:"."""

    text: str
    bold: bool = False
    italic: bool = False
    cue: bool = False


@frozen
class Fill:
    """Hold the place of a fact: its value, or a blank that shows `label` and explains itself as `title`."""

    fact: str
    value: str | None
    label: str
    title: str = ""


@frozen
class Tick:
    """Stand for a box to tick."""

    title: str = ""


@frozen
class Choice:
    """Stand for a list to choose from; `label` is shown until something is chosen."""

    fact: str
    options: tuple[str, ...]
    label: str
    title: str = ""


@frozen
class Comment:
    """Attach a note to the paragraph it stands in; it begins before the first run and ends after the last."""

    text: str
    author: str


Inline = Union[Text, Fill, Tick, Choice, Comment]


@frozen
class Identity:
    """Say which authored line a paragraph is: its address, the un-filled text, its key, and whether it is locked."""

    address: str
    unfilled: str
    key: str
    locked: bool = False


@frozen
class Paragraph:
    """Hold one paragraph; `kind` names its style (see `word/styles.py`), `identity` the authored line it is."""

    kind: str
    content: tuple[Inline, ...]
    identity: Identity | None = None
    place: str = ""


@frozen
class Heading:
    """Hold a heading of level 1 to 3; `new_page` starts a page with it."""

    level: int
    content: tuple[Inline, ...]
    new_page: bool = False
    place: str = ""


@frozen
class Items:
    """Hold a list; each item is one paragraph's content. `ticks` puts a box before each."""

    items: tuple[Paragraph, ...]
    ordered: bool = False
    ticks: bool = False
    fixed: bool = field(default=False, kw_only=True)


@frozen
class Cell:
    """Hold a table cell: at least one block."""

    blocks: tuple[Block, ...]
    fixed: bool = field(default=False, kw_only=True)


@frozen
class Row:
    """Hold a table row; `kind` is one of `rendering/vocabulary.py`: `write` is blank, for handwriting, `card` one side of A6."""

    kind: str
    cells: tuple[Cell, ...]
    fixed: bool = field(default=False, kw_only=True)


@frozen
class Table:
    """Hold a table; `kind`, one of `rendering/vocabulary.py`, fixes the column widths; `title` says what it is."""

    kind: str
    rows: tuple[Row, ...]
    title: str = ""


@frozen
class Box:
    """Hold a box of paragraphs; `kind` is `limit`, `stop`, `safety` or `notice`."""

    kind: str
    blocks: tuple[Block, ...]
    fixed: bool = field(default=False, kw_only=True)


@frozen
class PageBreak:
    """Begin a new page."""


Block = Union[Paragraph, Heading, Items, Table, Box, PageBreak]


@frozen
class Layer:
    """Name a pack that a document was made from: its name, version and content hash."""

    name: str
    version: str
    digest: str


@frozen
class Document:
    """Hold a whole document: its blocks and what its header, footer and record say. No fact of class person but in the blocks."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    language: str = "en-US"
    header: tuple[str, str] = ("", "")
    footer: str = ""
    author: str = ""
    date: str = ""
    situation: str = ""
    layers: tuple[Layer, ...] = ()
    clean: bool = False


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield every paragraph of the blocks in reading order, those in tables, boxes and lists included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Items):
            yield from block.items
        elif isinstance(block, Box):
            yield from paragraphs(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def plain(content: tuple[Inline, ...]) -> str:
    """Return the words of a paragraph's content; a blank shows as `[label]`."""
    words = []
    for item in content:
        if isinstance(item, Text):
            words.append(item.text)
        elif isinstance(item, Fill):
            words.append(item.value if item.value is not None else f"[{item.label}]")
        elif isinstance(item, Choice):
            words.append(f"[{item.label}]")
    return "".join(words)
