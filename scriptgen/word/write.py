"""A document to the bytes of a Word file. The same document gives the same bytes."""

from __future__ import annotations

from functools import lru_cache

from scriptgen.document import Document
from scriptgen.word import parts
from scriptgen.word.blocks import PAGE, blocks
from scriptgen.word.comments import comments_part
from scriptgen.word.digest import digest
from scriptgen.word.dress import Dress
from scriptgen.word.house import house_parts
from scriptgen.word.package import Part, package
from scriptgen.word.record import record_part, record_properties
from scriptgen.word.sheet import Sheet
from scriptgen.word.styles import words
from scriptgen.word.xml import element, part


def write(
    document: Document, *, paper: str = "a4", record: bool = True, final: bool = False, house: str = "", large: bool = False,
) -> bytes:
    """Return a document as a Word file on `a4` or `letter`, or on the letterhead that `house` names; `large` for large print.

    A final or clean document holds no record, no bookmarks, no comments, and no names of facts in its controls.
    Raises InvalidInput with every fault of a letterhead.
    """
    clean = final or document.clean
    dress = _dress(house, paper, large) if house or large else _usual(paper)
    sheet = Sheet(document.kind, words(document.language), clean, dress.width, large)
    body = element("w:body", {}, blocks(document.blocks, PAGE, sheet), dress.section)
    recorded = record and not clean
    shape = _shape(bool(sheet.comments), recorded, dress.first, dress.extensions)
    written = [
        *shape[:2],
        Part.of("word/document.xml", part(element("w:document", parts.NAMESPACES, body))),
        *dress.running(document),
        *dress.house(document.language, sheet.lists),
        Part.of("docProps/core.xml", parts.core_properties(
            document.title, document.kind, document.language, document.author, document.date)),
        *shape[2:],
    ]
    if sheet.comments:
        written.append(Part.of(parts.COMMENTS, comments_part(sheet.comments, parts.moment(document.date))))
    if recorded:
        written.append(Part.of(parts.RECORD, record_part(document, sheet.marks)))
    return package(written, digest)


def _dress(house: str, paper: str, large: bool) -> Dress:
    from scriptgen.word.dressing import dressed

    return dressed(house, paper, large)


@lru_cache(maxsize=4)
def _usual(paper: str) -> Dress:
    return Dress(parts.section(paper), _running, house_parts)


def _running(document: Document) -> tuple[Part, ...]:
    return Part.of(parts.HEADER, parts.header(document)), _footer(document.footer, document.language)


@lru_cache(maxsize=64)
def _footer(filing: str, language: str) -> Part:
    return Part.of(parts.FOOTER, parts.footer(filing, language))


@lru_cache(maxsize=64)
def _shape(comments: bool, record: bool, first: bool, extensions: tuple[tuple[str, str], ...]) -> tuple[Part, ...]:
    """Return the parts that depend only on which other parts there are."""
    types = parts.content_types(running=True, comments=comments, record=record, first=first, extensions=extensions)
    related = parts.document_relationships(running=True, comments=comments, record=record, first=first)
    found = [
        Part.of("[Content_Types].xml", types),
        Part.of("_rels/.rels", parts.package_relationships()),
        Part.of("word/_rels/document.xml.rels", related),
    ]
    if record:
        found.append(Part.of(parts.RECORD_PROPERTIES, record_properties()))
        found.append(Part.of("customXml/_rels/item1.xml.rels", parts.record_relationships()))
    return tuple(found)
