"""What a reader sees in a written file: the words of a page, of Markdown, of plain text, with all spaces left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from scriptgen.document import Block, Box, Choice, Document, Fill, Heading, Table, Text, paragraphs

SPACES = re.compile(r"\s+")


class Page(HTMLParser):
    """Gather the words, the elements with their attributes, and the tags left open."""

    VOID = frozenset(("meta", "col"))

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


def tight(text: str) -> str:
    """Return the text without spaces."""
    return SPACES.sub("", text)


def words_of_html(text: str) -> str:
    """Return the words of a page."""
    return tight("".join(Page(text).words))


def words_of_markdown(text: str) -> str:
    """Return the words of Markdown: no marks, and what was escaped as it was."""
    lines = "\n".join(re.sub(r"^(> ?)+", "", line) for line in text.split("\n"))
    return tight(re.sub(r"\\([!-/:-@\[-`{-~])|\*", lambda m: m[1] or "", lines))


def words_of_text(text: str) -> str:
    """Return the words of plain text, without the bars of boxes."""
    return tight("\n".join(re.sub(r"^\| ?", "", line) for line in text.split("\n")))


READERS = {"html": words_of_html, "md": words_of_markdown, "txt": words_of_text}


def texts(document: Document) -> Iterator[str]:
    """Yield every stretch of text that a document shows."""
    yield from (*document.header, document.footer)
    for content in (*(h.content for h in headings(document.blocks)), *(p.content for p in paragraphs(document.blocks))):
        for item in content:
            if isinstance(item, Text):
                yield item.text
            elif isinstance(item, Fill):
                yield item.label or "____" if item.value is None else item.value
            elif isinstance(item, Choice):
                yield item.label


def headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    """Yield every heading, those in boxes and cells included."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Box):
            yield from headings(block.blocks)
        elif isinstance(block, Table):
            yield from (h for row in block.rows for cell in row.cells for h in headings(cell.blocks))
