"""The parts round the text: header, footer, properties, relationships and content types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from scriptgen.document import Document
from scriptgen.word.content import TAB, run
from scriptgen.word.styles import PAPERS, words
from scriptgen.word.xml import Xml, element, escape, join, part, val

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES: Mapping[str, str] = {"xmlns:w": _W, "xmlns:w14": _W14, "xmlns:r": _R, "xmlns:mc": _MC, "mc:Ignorable": "w14"}

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NO_DATE = "1980-01-01T00:00:00Z"  # Word shows a date whatever we say; this one says nothing

# name of the part: (its relationship from the document, its content type)
STATIC: Mapping[str, tuple[str, str]] = {
    "word/styles.xml": ("styles", f"{_MAIN}.styles+xml"),
    "word/numbering.xml": ("numbering", f"{_MAIN}.numbering+xml"),
    "word/settings.xml": ("settings", f"{_MAIN}.settings+xml"),
    "word/fontTable.xml": ("fontTable", f"{_MAIN}.fontTable+xml"),
    "word/theme/theme1.xml": ("theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
}
HEADER, FOOTER, COMMENTS = "word/header1.xml", "word/footer1.xml", "word/comments.xml"
RECORD, RECORD_PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
_RUNNING = {HEADER: ("header", f"{_MAIN}.header+xml"), FOOTER: ("footer", f"{_MAIN}.footer+xml")}
FIRST: Mapping[str, tuple[str, str]] = {  # those of the first page, where a letterhead has its own
    "word/header2.xml": ("header", f"{_MAIN}.header+xml"), "word/footer2.xml": ("footer", f"{_MAIN}.footer+xml"),
}
PARTS_OF_RUNNING: Mapping[str, str] = {
    "default-header": HEADER, "default-footer": FOOTER, "first-header": "word/header2.xml", "first-footer": "word/footer2.xml",
}
_COMMENTED = {COMMENTS: ("comments", f"{_MAIN}.comments+xml")}
_RECORD_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def _relationships(*found: tuple[str, str]) -> bytes:
    """Return a relationships part; ids count from 1 in the order given."""
    kinds = (element("Relationship", {"Id": f"rId{n}", "Type": kind, "Target": to}) for n, (kind, to) in enumerate(found, 1))
    return part(element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *kinds))


def relationships(found: Iterable[tuple[str, str, str, bool]]) -> bytes:
    """Return a relationships part whose ids are given: id, type, target, and whether it leads out of the package."""
    outside = {"TargetMode": "External"}
    kinds = (element("Relationship", {"Id": id_, "Type": kind, "Target": to} | (outside if out else {})) for id_, kind, to, out in found)
    return part(element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *kinds))


def package_relationships() -> bytes:
    """Return _rels/.rels."""
    core = (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    return _relationships((f"{_R}/officeDocument", "word/document.xml"), core, (f"{_R}/extended-properties", "docProps/app.xml"))


def document_relationships(*, running: bool, comments: bool, record: bool, first: bool = False) -> bytes:
    """Return word/_rels/document.xml.rels; header and footer come first, so that their ids are always the same."""
    used = (_RUNNING if running else {}) | (dict(FIRST) if first else {}) | dict(STATIC) | (_COMMENTED if comments else {})
    found = [(f"{_R}/{kind}", name.removeprefix("word/")) for name, (kind, _) in used.items()]
    return _relationships(*found, *([(f"{_R}/customXml", f"../{RECORD}")] if record else []))


def record_relationships() -> bytes:
    """Return the relationship of the record to its properties."""
    return _relationships((f"{_R}/customXmlProps", RECORD_PROPERTIES.rsplit("/", 1)[1]))


def content_types(
    *, running: bool, comments: bool, record: bool, first: bool = False, extensions: Iterable[tuple[str, str]] = (),
) -> bytes:
    """Return [Content_Types].xml; `extensions` are those of pictures, each with its type."""
    used = (_RUNNING if running else {}) | (dict(FIRST) if first else {}) | dict(STATIC) | (_COMMENTED if comments else {})
    types = {name: type_ for name, (_, type_) in used.items()} | {
        "word/document.xml": f"{_MAIN}.document.main+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    } | ({RECORD_PROPERTIES: _RECORD_TYPE} if record else {})
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"} | dict(extensions)
    return part(element(
        "Types", {"xmlns": f"{_PACKAGE}/content-types"},
        *(element("Default", {"Extension": name, "ContentType": type_}) for name, type_ in defaults.items()),
        *(element("Override", {"PartName": f"/{name}", "ContentType": type_}) for name, type_ in types.items()),
    ))


def moment(given: str) -> str:
    """Return a document's date as Word writes moments, or nothing if it is not a date."""
    try:
        return f"{date.fromisoformat(given[:10]).isoformat()}T00:00:00Z"
    except ValueError:
        return ""


def core_properties(title: str, kind: str, language: str, author: str, given_date: str) -> bytes:
    """Return docProps/core.xml; none of it is a fact, and nobody is named who last changed it."""
    when = {"xsi:type": "dcterms:W3CDTF"}
    at = escape(moment(given_date) or _NO_DATE)
    namespaces = {
        "xmlns:cp": f"{_PACKAGE}/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return part(element(
        "cp:coreProperties", namespaces,
        element("dc:title", {}, escape(title)), element("dc:subject", {}, escape(kind)),
        element("dc:creator", {}, escape(author)), element("cp:keywords", {}, escape(kind)),
        element("cp:lastModifiedBy"), element("cp:revision", {}, escape("1")),
        element("dcterms:created", when, at), element("dcterms:modified", when, at), element("dc:language", {}, escape(language)),
    ))


def header(document: Document) -> bytes:
    """Return the header: its two ends."""
    left, right = document.header
    return part(element("w:hdr", NAMESPACES, _line("Header", run(left), run(right))))


def footer(filing: str, language: str) -> bytes:
    """Return the footer: the filing class, and which page of how many."""
    shown = words(language)
    number = join(run(f"{shown.page} "), _field("PAGE"), run(f" {shown.of} "), _field("NUMPAGES"))
    return part(element("w:ftr", NAMESPACES, _line("Footer", run(filing), number)))


def _line(style: str, left: Xml, right: Xml) -> Xml:
    return element("w:p", {}, element("w:pPr", {}, val("w:pStyle", style)), left, TAB, right)


def _field(instruction: str) -> Xml:
    return element("w:fldSimple", {"w:instr": f" {instruction} "}, run("1"))


@lru_cache(maxsize=8)
def section(paper: str, *, running: bool = True) -> Xml:
    """Return the page set-up of a paper, with header and footer by their ids in document_relationships."""
    page = PAPERS[paper]
    margins = {
        "w:top": page.top, "w:right": page.side, "w:bottom": page.bottom, "w:left": page.side,
        "w:header": page.header, "w:footer": page.footer, "w:gutter": 0,
    }
    references = (
        element("w:headerReference", {"w:type": "default", "r:id": "rId1"}),
        element("w:footerReference", {"w:type": "default", "r:id": "rId2"}),
    )
    return element(
        "w:sectPr", {}, *(references if running else ()),
        element("w:pgSz", {"w:w": str(page.width), "w:h": str(page.height)}),
        element("w:pgMar", {name: str(size) for name, size in margins.items()}),
    )
