"""A document to the bytes of a Word file. The same document gives the same bytes."""

from __future__ import annotations

from functools import lru_cache

from scriptgen.document import Document
from scriptgen.word import parts
from scriptgen.word.blocks import PAGE, blocks
from scriptgen.word.comments import comments_part
from scriptgen.word.digest import digest
from scriptgen.word.house import house_parts
from scriptgen.word.package import Part, package
from scriptgen.word.record import record_part, record_properties
from scriptgen.word.sheet import Sheet
from scriptgen.word.styles import words
from scriptgen.word.xml import element, part


def write(document: Document, *, paper: str = "a4", record: bool = True, final: bool = False) -> bytes:
    """Return a document as a Word file on `a4` or `letter`.

    A final or clean document holds no record, no bookmarks, no comments, and no names of facts in its controls.
    """
    clean = final or document.clean
    sheet = Sheet(document.kind, words(document.language), clean)
    body = element("w:body", {}, blocks(document.blocks, PAGE, sheet), parts.section(paper))
    recorded = record and not clean
    shape = _shape(bool(sheet.comments), recorded)
    written = [
        *shape[:2],
        Part.of("word/document.xml", part(element("w:document", parts.NAMESPACES, body))),
        Part.of(parts.HEADER, parts.header(document)),
        _footer(document.footer, document.language),
        *house_parts(document.language, sheet.lists),
        Part.of("docProps/core.xml", parts.core_properties(
            document.title, document.kind, document.language, document.author, document.date)),
        *shape[2:],
    ]
    if sheet.comments:
        written.append(Part.of(parts.COMMENTS, comments_part(sheet.comments, parts.moment(document.date))))
    if recorded:
        written.append(Part.of(parts.RECORD, record_part(document, sheet.marks)))
    return package(written, digest)


@lru_cache(maxsize=64)
def _footer(filing: str, language: str) -> Part:
    return Part.of(parts.FOOTER, parts.footer(filing, language))


@lru_cache(maxsize=4)
def _shape(comments: bool, record: bool) -> tuple[Part, ...]:
    """Return the parts that depend only on which other parts there are."""
    found = [
        Part.of("[Content_Types].xml", parts.content_types(running=True, comments=comments, record=record)),
        Part.of("_rels/.rels", parts.package_relationships()),
        Part.of("word/_rels/document.xml.rels", parts.document_relationships(running=True, comments=comments, record=record)),
    ]
    if record:
        found.append(Part.of(parts.RECORD_PROPERTIES, record_properties()))
        found.append(Part.of("customXml/_rels/item1.xml.rels", parts.record_relationships()))
    return tuple(found)
