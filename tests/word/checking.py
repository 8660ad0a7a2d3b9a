"""What the tests of Word files share: the checker, and a few ways to look into a package."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from scriptgen.document import Block, Box, Choice, Document, Fill, Heading, Inline, Items, Paragraph, Table, Text
from tests.tools import check_docx

TOOLS = Path(check_docx.__file__).parent
W = f"{{{check_docx.W}}}"
W14 = f"{{{check_docx.W14}}}"


@lru_cache(maxsize=1)
def schemas() -> Any:
    """Return the compiled schemas."""
    return check_docx.Xsd(TOOLS / "ooxml-xsd")


def faults(data: bytes, *, language: str = "en", warnings: bool = True, skip: str = "") -> list[str]:
    """Return what the own checks and the schema say against a package."""
    report = check_docx.Report("made", set(skip.split()))
    package = check_docx.Package(io.BytesIO(data), report)
    check_docx.check_markup(package, report)
    check_docx.check_ids(package, report)
    check_docx.check_comments(package, report)
    check_docx.check_references(package, report)
    check_docx.check_text(package, report, False)
    check_docx.check_a11y(package, report, language)
    schemas().run(package, report)
    codes = [item for item in report.items if item[1] not in report.skip and not any(item[1].startswith(s) for s in report.skip)]
    return [f"{code}: {message}" for severity, code, message in codes if warnings or severity == "FAIL"]


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(data: bytes) -> Any:
    """Return the parsed document.xml."""
    return etree.fromstring(parts(data)["word/document.xml"])


def shown(paragraph: Any) -> str:
    """Return the words of a paragraph as written: breaks and tabs as characters, boxes to tick left out."""
    words = []
    for found in paragraph.iter(W + "t", W + "br", W + "tab"):
        control = next(found.iterancestors(W + "sdt"), None)
        box = control is not None and control.find(f"{W}sdtPr/{W14}checkbox") is not None
        if box or found.getparent().tag != W + "r":
            continue
        words.append(found.text or "" if found.tag == W + "t" else "\n" if found.tag == W + "br" else "\t")
    return "".join(words)


def words_in(document: Document) -> list[str]:
    """Return the words of every paragraph and heading that has some, in reading order."""
    return [words for words in map(_said, _contents(document.blocks)) if words]


def words_out(data: bytes) -> list[str]:
    """Return the words of every paragraph of a package that has some; the tab after a list's box is not among them."""
    found = []
    for paragraph in body(data).iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val")
        words = shown(paragraph)
        found.append(words[1:] if style == "SGCheck" else words)
    return [words for words in found if words]


def _contents(blocks: tuple[Block, ...]) -> list[tuple[Inline, ...]]:
    found: list[tuple[Inline, ...]] = []
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            found.append(block.content)
        elif isinstance(block, Items):
            found += [item.content for item in block.items]
        elif isinstance(block, Box):
            found += _contents(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    found += _contents(cell.blocks)
    return found


def _said(content: tuple[Inline, ...]) -> str:
    words = []
    for item in content:
        if isinstance(item, Text):
            words.append(item.text)
        elif isinstance(item, Fill):
            words.append(item.label if item.value is None else item.value)
        elif isinstance(item, Choice):
            words.append(item.label)
    return re.sub(r"\r\n?", "\n", "".join(words))
