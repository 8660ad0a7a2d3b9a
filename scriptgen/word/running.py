"""A foreign header or footer made fit to lend: pictures and layout stay, and what could tell of a person, a file or a machine goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from scriptgen.word.foreign import Fault, R, W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_DECORATIVE = ".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

_GONE = frozenset(W + name for name in (
    "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
    "footnoteReference", "endnoteReference", "numPr", "lastRenderedPageBreak", "annotationRef",
))
_OPENED_UP = frozenset((W + "sdt", W + "customXml", W + "smartTag"))
_STYLED = frozenset(W + name for name in ("pStyle", "rStyle", "tblStyle"))
_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "SYMBOL", "HYPERLINK"))
_PAGE = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"^(https?|mailto|tel):", re.IGNORECASE)
_OUTSIDE_FIELD = re.compile(r'^\s*HYPERLINK\s+"?(https?|mailto|tel):', re.IGNORECASE)
_PATH = re.compile(r"[/\\]|\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)\s*$", re.IGNORECASE)  # Word puts a picture's file there by itself
_PERSON = re.compile(r"creator|author|lastModifiedBy|manager", re.IGNORECASE)
PICTURES: Mapping[str, str] = {
    "image/png": "png", "image/jpeg": "jpeg", "image/jpg": "jpeg", "image/gif": "gif", "image/bmp": "bmp", "image/tiff": "tiff",
    "image/x-emf": "emf", "image/emf": "emf", "image/x-wmf": "wmf", "image/wmf": "wmf", "image/svg+xml": "svg",
}
LOGO = "Logo"


class Numbers:
    """Count the drawings of a file; their ids must not meet again in another header or footer."""

    def __init__(self) -> None:
        self.drawings = 0


def cleaned(root: Any, renamed: Mapping[str, str], numbers: Numbers) -> list[str]:
    """Clean a header or footer where it stands and return the names of the fields that were left out."""
    _open_up(root)
    left_out = _without_fields(root)
    for element in list(root.iter(etree.Element)):
        if element.tag in _GONE:
            _drop(element)
        elif element.tag == f"{W}hyperlink" and element.attrib.pop(f"{W}anchor", None) and element.get(f"{R}id") is None:
            _unlink(element, "")  # its bookmark was in a text that is not lent
        elif element.tag in _STYLED:
            style = renamed.get(element.get(W + "val") or "")
            if style is None:
                _drop(element)
            else:
                element.set(W + "val", style)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            if name.startswith(f"{W}rsid") or name in (f"{_W14}paraId", f"{_W14}textId", f"{_O}href"):
                del element.attrib[name]
    _name_pictures(root, numbers)
    _first_row_heads(root)
    if root.find(f"{W}p") is None and root.find(f"{W}tbl") is None:
        root.append(root.makeelement(f"{W}p"))
    return left_out


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _open_up(root: Any) -> None:
    """Take controls, smart tags and the like from round their content; a control that is empty or names a person goes whole."""
    for element in reversed(list(root.iter(etree.Element))):
        if element.tag not in _OPENED_UP:
            continue
        properties = element.find(f"{W}sdtPr")
        bound = properties.find(f"{W}dataBinding") if properties is not None else None
        empty = properties is not None and properties.find(f"{W}showingPlcHdr") is not None
        inside = element.find(f"{W}sdtContent") if element.tag == f"{W}sdt" else element
        if not (empty or (bound is not None and _PERSON.search(bound.get(f"{W}xpath") or ""))) and inside is not None:
            for child in list(inside):
                if child.tag not in (f"{W}smartTagPr", f"{W}customXmlPr"):
                    element.addprevious(child)
        _keep_a_paragraph(element)
        _drop(element)


def _keep_a_paragraph(element: Any) -> None:
    """Put an empty paragraph before what is about to go, if its cell would be left without one."""
    cell = element.getparent()
    if cell is not None and cell.tag == f"{W}tc" and cell.find(f"{W}p") is None:
        element.addprevious(element.makeelement(f"{W}p"))


def _without_fields(root: Any) -> list[str]:
    """Take out the fields that would show an author, a file's name, a path, a date or the letterhead's own text."""
    left_out: list[str] = []
    doomed: list[Any] = []
    for simple in root.iter(f"{W}fldSimple"):
        if not _kept(simple.get(f"{W}instr") or ""):
            left_out.append(_name(simple.get(f"{W}instr") or ""))
            doomed.append(simple)
    for instruction, runs in _fields(root):
        if not _kept(instruction):
            left_out.append(_name(instruction))
            doomed += runs
    for element in doomed:
        _drop(element)
    return left_out


def _fields(root: Any) -> Iterator[tuple[str, list[Any]]]:
    """Yield the instruction and the runs of each field that is written out in runs."""
    open_: list[tuple[list[str], list[Any]]] = []
    for run in list(root.iter(f"{W}r")):
        for _, runs in open_:
            runs.append(run)
        for child in run:
            kind = child.get(f"{W}fldCharType") if child.tag == f"{W}fldChar" else None
            if kind == "begin":
                open_.append(([], [run]))
            elif child.tag == f"{W}instrText" and open_:
                open_[-1][0].append(child.text or "")
            elif kind == "end" and open_:
                words, runs = open_.pop()
                yield "".join(words), runs


def _kept(instruction: str) -> bool:
    name = _name(instruction)
    return name in _FIELDS and (name != "HYPERLINK" or bool(_OUTSIDE_FIELD.match(instruction)))


def _name(instruction: str) -> str:
    found = re.match(r"\s*([A-Za-z]+)", instruction)
    return found[1].upper() if found else "unknown"


def _name_pictures(root: Any, numbers: Numbers) -> None:
    """Give drawings ids of their own, neutral names, and words for who cannot see them."""
    for drawing in root.iter(f"{_WP}docPr"):
        numbers.drawings += 1
        drawing.set("id", str(numbers.drawings))
        drawing.set("name", f"Picture {numbers.drawings}")
        decorative = drawing.find(_DECORATIVE)
        if decorative is None or decorative.get("val") not in ("1", "true"):
            drawing.set("descr", _alternative(drawing.get("descr")))
        drawing.attrib.pop("title", None)
    for picture in root.iter(f"{_PIC}cNvPr"):
        picture.set("name", "Picture")  # else it is the name of a file on somebody's machine
        picture.attrib.pop("descr", None)
        picture.attrib.pop("title", None)
    for shape in root.iter(f"{_V}shape", f"{_V}rect"):
        if shape.find(f"{_V}imagedata") is not None:
            shape.set("alt", _alternative(shape.get("alt")))
    for data in root.iter(f"{_V}imagedata"):
        data.attrib.pop(f"{_O}title", None)


def _alternative(given: str | None) -> str:
    words = " ".join((given or "").split())
    return LOGO if not words or _PATH.search(words) else words


def _first_row_heads(root: Any) -> None:
    """Mark the first row of a table as its head: a table without one is what checkers of accessibility complain of."""
    for table in root.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows) < 2 or len(rows[0].findall(f"{W}tc")) < 2:
            continue
        properties = rows[0].find(f"{W}trPr")
        if properties is None:
            properties = rows[0].makeelement(f"{W}trPr")
            before = rows[0].find(f"{W}tblPrEx")
            rows[0].insert(0 if before is None else 1, properties)
        if properties.find(f"{W}tblHeader") is None:
            properties.append(properties.makeelement(f"{W}tblHeader"))


def says(root: Any) -> str:
    """Return the words of a header or footer, on one line."""
    return " ".join("".join(t.text or "" for t in root.iter(f"{W}t")).split())


def is_empty(root: Any) -> bool:
    """Return whether a header or footer shows nothing at all."""
    shows = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldSimple", f"{W}instrText", f"{W}tbl", f"{W}sym", f"{W}pBdr")
    return not says(root) and next(root.iter(*shows), None) is None


def numbers_pages(root: Any) -> bool:
    """Return whether a header or footer has the number of the page."""
    simple = any(_PAGE.match(field.get(f"{W}instr") or "") for field in root.iter(f"{W}fldSimple"))
    return simple or any(_PAGE.match(instruction) for instruction, _ in _fields(root))


def carried(part: Any, root: Any, name: Callable[[Any, str], str]) -> tuple[list[tuple[str, str, str, bool]], list[Fault]]:
    """Return the relationships that a part needs (id, type, target, outside), and why some cannot be lent.

    `name` is asked for the new name of each part that comes along. A link that leads into a machine is taken away, its words stay.
    """
    found: dict[str, tuple[str, str, str, bool]] = {}
    wrong: list[Fault] = []
    for element in list(root.iter(etree.Element)):
        for attribute, id_ in list(element.attrib.items()):
            if not attribute.startswith(R):
                continue
            relationship = part.rels.get(id_)
            if relationship is None:
                del element.attrib[attribute]
                continue
            kind = relationship.reltype.rsplit("/", 1)[1]
            if kind == "hyperlink" and relationship.is_external:
                if _OUTSIDE.match(relationship.target_ref):
                    found[id_] = (id_, relationship.reltype, relationship.target_ref, True)
                else:
                    _unlink(element, attribute)
            elif relationship.is_external:
                wrong.append(("has a picture that lies in another file.", "insert the picture itself (Word: Insert, Pictures)."))
            elif kind == "font" or (kind == "image" and relationship.target_part.content_type in PICTURES):
                found[id_] = (id_, relationship.reltype, name(relationship.target_part, kind), False)
            else:
                wrong.append(("has something in its header or footer that is not a picture.", "put a picture of it in its place."))
    return [found[id_] for id_ in sorted(found)], wrong


def _unlink(element: Any, attribute: str) -> None:
    if element.tag == f"{W}hyperlink":
        for child in list(element):
            element.addprevious(child)
        _drop(element)
    elif element.tag in (f"{_A}hlinkClick", f"{_A}hlinkHover"):
        _drop(element)
    else:
        del element.attrib[attribute]
