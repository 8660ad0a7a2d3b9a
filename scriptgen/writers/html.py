"""The document as one web page that needs nothing else: no script, no picture, no outside address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scriptgen.document import (
    Block,
    Box,
    Choice,
    Comment,
    Document,
    Fill,
    Heading,
    Inline,
    Items,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
    Tick,
)
from scriptgen.writers.drawing import drawing
from scriptgen.writers.look import CSS
from scriptgen.writers.look_large import LARGE_CSS
from scriptgen.writers.words import label, options, printable

_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
_TICK = '<span class="tick" aria-hidden="true">☐</span>'
_NO_CELLS = "<td></td>"  # a row without any is not a row to a browser


def escape(text: str) -> str:
    """Return the text as it may stand between tags and in quoted attributes."""
    safe = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;").replace("'", "&#39;")


def to_html(document: Document, *, large: bool = False) -> str:
    """Return the document as a page to read on a screen or to print on A4 or Letter; `large` for large print."""
    look, name = (CSS + LARGE_CSS, ' class="large"') if large else (CSS, "")
    language = document.language or "en"
    direction = ' dir="rtl"' if language.split("-")[0].lower() in _RIGHT_TO_LEFT else ""
    body = _Page(document.clean).blocks(document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(document.title)}</title>\n<style>{look}</style>\n</head>\n<body{name}>\n"
        f'{_furniture("header", "page-head", document.header)}<main>\n{body}</main>\n'
        f'{_furniture("footer", "page-foot", (document.footer,))}</body>\n</html>\n'
    )


def _furniture(tag: str, name: str, words: tuple[str, ...]) -> str:
    """Return the line above or below the page, if it says anything."""
    spans = "".join(f"<span>{escape(word)}</span>" for word in words)
    return f'<{tag} class="{name}">{spans}</{tag}>\n' if any(words) else ""


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""


class _Page:
    """Write blocks, knowing whether the page is for the other person."""

    def __init__(self, clean: bool) -> None:
        self.clean = clean
        self.writers: Mapping[type, Callable[[Any], str]] = {
            Paragraph: self.paragraph,
            Heading: self.heading,
            Items: self.items,
            Table: self.table,
            Box: self.box,
            PageBreak: lambda _block: '<div class="page-break"></div>\n',
        }
        self.inlines: Mapping[type, Callable[[Any], str]] = {
            Text: self.text,
            Fill: self.fill,
            Tick: lambda _item: _TICK,
            Choice: self.choice,
            Comment: lambda _item: "",
        }

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Return blocks one after another."""
        return "".join([self.writers[type(block)](block) for block in blocks])

    def content(self, content: tuple[Inline, ...]) -> str:
        """Return what stands in a paragraph."""
        return "".join([self.inlines[type(item)](item) for item in content])

    def text(self, item: Text) -> str:
        """Return words in their format."""
        words = escape(item.text)
        if item.cue:
            return f'<span class="cue">{words}</span>'
        if item.italic:
            words = f"<i>{words}</i>"
        return f"<b>{words}</b>" if item.bold else words

    def fill(self, item: Fill) -> str:
        """Return a value, kept from turning the words round it if it is written the other way, or its blank."""
        if item.value is not None:
            return escape(item.value) if item.value.isascii() else f"<bdi>{escape(item.value)}</bdi>"
        return self.blank(item, "")

    def choice(self, item: Choice) -> str:
        """Return a blank that says what there is to choose from."""
        return self.blank(item, " / ".join(options(item)))

    def blank(self, item: Fill | Choice, offers: str) -> str:
        """Return a blank; the question is put to the clinician, so a page for the other person does not have it."""
        asks = " ".join(part for part in ("" if self.clean else item.title, offers) if part)
        return f'<span class="blank"{_attribute("title", asks)}>{escape(label(item))}</span>'

    def line(self, block: Paragraph) -> str:
        """Return the attribute that says which authored line a paragraph is."""
        return _attribute("data-line", block.identity.address) if block.identity and not self.clean else ""

    def paragraph(self, block: Paragraph) -> str:
        """Return a paragraph; its kind is its class."""
        return f'<p class="p-{escape(block.kind)}"{self.line(block)}>{self.content(block.content)}</p>\n'

    def heading(self, block: Heading) -> str:
        """Return a heading."""
        name = ' class="new-page"' if block.new_page else ""
        return f"<h{block.level}{name}>{self.content(block.content)}</h{block.level}>\n"

    def items(self, block: Items) -> str:
        """Return a list, with a box before each item where items are ticked off."""
        tag = "ol" if block.ordered and not block.ticks else "ul"
        made = []
        for item in block.items:
            box = f"{_TICK} " if block.ticks and not any(isinstance(i, Tick) for i in item.content) else ""
            made.append(f'<li class="p-{escape(item.kind)}"{self.line(item)}>{box}{self.content(item.content)}</li>\n')
        name = ' class="ticks"' if block.ticks else ""
        return f"<{tag}{name}>\n{''.join(made)}</{tag}>\n"

    def box(self, block: Box) -> str:
        """Return a box."""
        return f'<div class="box box-{escape(block.kind)}">\n{self.blocks(block.blocks)}</div>\n'

    def table(self, block: Table) -> str:
        """Return a table; the head rows it begins with are repeated on every page."""
        count = max((len(row.cells) for row in block.rows), default=0)
        if not count:
            return ""
        heads = next((n for n, row in enumerate(block.rows) if row.kind != "head"), len(block.rows))
        title = f"<caption>{escape(block.title)}</caption>" if block.title.strip() else ""
        columns = "".join(f'<col class="c{n + 1}">' for n in range(count))
        head = self.rows("thead", block.rows[:heads], count)
        body = self.rows("tbody", block.rows[heads:], count)
        drawn = drawing(block) if block.kind == "map" else ""
        return f'{drawn}<table class="t-{escape(block.kind)}">{title}<colgroup>{columns}</colgroup>\n{head}{body}</table>\n'

    def rows(self, tag: str, rows: tuple[Row, ...], count: int) -> str:
        """Return the head or the body of a table, if there is one."""
        return f"<{tag}>{''.join(self.row(row, count) for row in rows)}</{tag}>\n" if rows else ""

    def row(self, row: Row, count: int) -> str:
        """Return a row; its last cell takes the columns that are left."""
        tag, scope = ("th", ' scope="col"') if row.kind == "head" else ("td", "")
        cells: list[str] = []
        for index, cell in enumerate(row.cells):
            left = count - index if index == len(row.cells) - 1 else 1
            span = f' colspan="{left}"' if left > 1 else ""
            cells.append(f"<{tag}{scope}{span}>{self.blocks(cell.blocks)}</{tag}>\n")
        return f'<tr class="row-{escape(row.kind)}">{"".join(cells) or _NO_CELLS}</tr>\n'
