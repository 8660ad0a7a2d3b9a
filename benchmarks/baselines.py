"""The same pages by other means: docxtpl with fixed text, made out of a file of ours, and python-docx, paragraph by paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docxtpl import DocxTemplate

from scriptgen.document import Block, Box, Comment, Document, Fill, Heading, Items, PageBreak, Paragraph, Table, Text, Tick, plain
from scriptgen.word.house import house_style_path
from scriptgen.word.styles import BULLETED, HEADINGS, IN_BOX, IN_TABLE, NUMBERED, PARAGRAPHS, TABLE_STYLE, TICKED

TAGS = 38
_BODY = "word/document.xml"
_LINE = re.compile(r'(<w:bookmarkStart [^>]*/>)(.*?)(<w:bookmarkEnd )', re.DOTALL)
_WORDS = re.compile(r'(<w:t xml:space="preserve">)([^<]+)(</w:t>)')


def template_of(ours: bytes, tags: int = TAGS) -> tuple[bytes, dict[str, str]]:
    """Return a docxtpl template out of a Word file of ours, and its context: a tag in each of the first spoken runs, the rest fixed.

    The context is escaped already, so that docxtpl need not be asked to: that is to its favor.
    """
    context: dict[str, str] = {}

    def tagged(found: re.Match[str]) -> str:
        if len(context) >= tags:
            return found[0]
        context[f"t{len(context)}"] = found[2]
        return f"{found[1]}{{{{ t{len(context) - 1} }}}}{found[3]}"

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ours)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == _BODY:
                text = _LINE.sub(lambda line: line[1] + _WORDS.sub(tagged, line[2]) + line[3], data.decode("utf-8"))
                data = text.encode("utf-8")
            copy.writestr(name, data)
    return target.getvalue(), context


def with_docxtpl(template: bytes, context: dict[str, str]) -> bytes:
    """Return the pages by docxtpl; it needs its template opened anew for each document."""
    page = DocxTemplate(io.BytesIO(template))
    page.render(context)
    target = io.BytesIO()
    page.save(target)
    return target.getvalue()


def words_of(data: bytes) -> list[str]:
    """Return the words of a Word file's body, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read(_BODY).decode("utf-8")
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body)).split()


class PythonDocx:
    """Build the pages of a document with python-docx, as a person would; blanks and controls are plain words, since it has none."""

    def __init__(self) -> None:
        """Read the house style; its empty document is the template."""
        self.style = house_style_path().read_bytes()

    def make(self, document: Document) -> bytes:
        """Return the pages."""
        page = docx.Document(io.BytesIO(self.style))
        self.names = {s.style_id: s for s in page.styles}
        self._blocks(page, document.blocks, {})
        target = io.BytesIO()
        page.save(target)
        return target.getvalue()

    def _blocks(self, holder: Any, blocks: Sequence[Block], looks: Any) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(holder, block.content, looks.get(block.kind) or PARAGRAPHS[block.kind])
            elif isinstance(block, Heading):
                self._paragraph(holder, block.content, HEADINGS[block.level])
            elif isinstance(block, Items):
                style = TICKED if block.ticks else NUMBERED if block.ordered else BULLETED
                for item in block.items:
                    self._paragraph(holder, item.content, style)
            elif isinstance(block, Box):
                self._blocks(holder, block.blocks, IN_BOX[block.kind])
            elif isinstance(block, Table):
                self._table(holder, block)
            elif isinstance(block, PageBreak):
                holder.add_page_break()

    def _table(self, holder: Any, block: Table) -> None:
        width = max(len(row.cells) for row in block.rows)
        table = holder.add_table(rows=0, cols=width)
        table.style = self.names[TABLE_STYLE]
        for row in block.rows:
            for target, cell in zip(table.add_row().cells, row.cells, strict=False):
                self._blocks(target, cell.blocks, IN_TABLE[block.kind])

    def _paragraph(self, holder: Any, content: Sequence[Any], style: str) -> None:
        paragraph = holder.add_paragraph(style=self.names[style])
        for item in content:
            if isinstance(item, Text):
                run = paragraph.add_run(item.text)
                run.bold, run.italic = item.bold or None, item.italic or None
            elif isinstance(item, Fill) and item.value is not None:
                paragraph.add_run(item.value)
            elif isinstance(item, Tick):
                paragraph.add_run("☐")
            elif not isinstance(item, Comment):
                paragraph.add_run(plain((item,)))
