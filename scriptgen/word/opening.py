"""Any Word file, also one that is not ours, opened with care: its parts, and what refers to what; or one clear line why not."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from scriptgen.frozen import frozen
from scriptgen.problems import Code, InvalidInput, Place, Problem

Element = etree._Element
LARGEST_FILE = 50_000_000
LARGEST_INSIDE = 200_000_000  # all parts together, inflated: beside it a few kilobytes can unpack to many gigabytes
MOST_PARTS = 5_000
TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files, and of encrypted new ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels", ".vml", ".svg")
_MACROS = ("macroenabled", "vbaproject")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, OSError, KeyError)


@frozen
class Link:
    """Hold one relationship: its id, the last word of its type, and the part or the outside address that it leads to."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(slots=True)
class Opened:
    """Hold an opened package: bytes by part, the trees of the XML parts, relationships by the part they go out from (`""`: the package)."""

    main: str
    parts: dict[str, bytes]
    trees: dict[str, Element]
    links: dict[str, tuple[Link, ...]]
    types: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def kinds(self) -> dict[str, str]:
        """Return how each part is referred to; a part that nothing refers to is missing."""
        return {link.target: link.kind for links in self.links.values() for link in links if not link.outside and link.target in self.parts}


def fault(place: Place, says: str, try_this: str) -> InvalidInput:
    """Return the failure of a file that cannot be read."""
    return InvalidInput([Problem(place, Code.FILE, says, try_this)])


def file_bytes(path: Path, most: int = LARGEST_FILE) -> bytes:
    """Return the bytes of a file. Raises InvalidInput where there is none, or it is no file, or longer than `most`."""
    place = Place(str(path))
    try:
        if path.is_dir():
            raise fault(place, "is a folder, not a file.", "give the file itself.")
        if not path.exists():
            raise fault(place, "there is no such file.", "look at the name and the folder.")
        if not path.is_file():
            raise fault(place, "is not an ordinary file.", "give a file that is saved on a disk.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "a bad name"
        raise fault(place, f"cannot be read ({why}).", "look at the name and the rights.") from None
    if len(data) > most:
        raise fault(place, f"is larger than {most // 1_000_000} MB.", "give a smaller file, or a part of it.")
    return data


def opened(data: bytes, place: Place) -> Opened:
    """Return a Word file's package. Raises InvalidInput, one line, for anything that is not one or cannot be read whole."""
    _no_other_kind(data, place)
    try:
        parts, remarks = _unpacked(data, place)
    except _DAMAGED:
        raise fault(place, "is damaged or cut short.", "open it in Word and save it again.") from None
    trees = {}
    for name, content in parts.items():
        tree = _tree(content) if name.lower().endswith(_XML) else None
        if tree is not None:
            trees[name] = tree
    links = _links(parts, trees)
    types = _types(parts, trees)
    main = next((link.target for link in links.get("", ()) if link.kind == "officeDocument"), "")
    return Opened(_main(main, parts, trees, types, place), parts, trees, links, types, remarks)


def _no_other_kind(data: bytes, place: Place) -> None:
    if not data:
        raise fault(place, "is empty.", "give a Word file (.docx).")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise fault(place, "is protected with a password, so nothing in it can be read.", "take the password off in Word and save it.")
        raise fault(place, "is an old Office file (such as .doc), not a .docx.", "open it in Word and save it as .docx.")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        damaged = data.startswith(b"PK\3\4")
        says, mend = ("is damaged or cut short.", "open it in Word and save it again.") if damaged else (
            "is not a Word file (.docx).", "open it in Word or LibreOffice and save it as .docx.")
        raise fault(place, says, mend)


def _unpacked(data: bytes, place: Place) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the parts of a zip and the remarks in its directory; what a zip says of its own sizes is not believed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_PARTS:
            raise fault(place, f"holds more than {MOST_PARTS} parts.", "do not open it, unless you know where it comes from.")
        if any(entry.flag_bits & 1 for entry in entries):
            raise fault(place, "is protected with a password, so nothing in it can be read.", "take the password off and save it.")
        if len({entry.filename.lower() for entry in entries}) < len(entries):
            raise fault(place, "holds two parts of one name, so one of them is never seen.", "open it in Word and save it again.")
        parts, left = {}, LARGEST_INSIDE
        for entry in entries:
            with archive.open(entry) as part:
                content = part.read(left + 1)
            left -= len(content)
            if left < 0:
                raise fault(place, f"unpacks to more than {LARGEST_INSIDE // 1_000_000} MB.",
                            "do not open it, unless you know where it comes from.")
            parts[entry.filename.lstrip("/")] = content
        remarks = (archive.comment, *(entry.comment for entry in entries))
        return parts, tuple(remark.decode("utf-8", "replace") for remark in remarks if remark)


def _tree(data: bytes) -> Element | None:
    """Return the tree of an XML part, or nothing where it is not well-formed, too deep, or declares entities (Word's never do)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    about: Any = root.getroottree().docinfo
    return None if about.doctype else root


def _links(parts: Mapping[str, bytes], trees: Mapping[str, Element]) -> dict[str, tuple[Link, ...]]:
    real = {name.lower(): name for name in parts}
    found = {}
    for name, root in trees.items():
        folder, file = posixpath.split(name)
        if not file.lower().endswith(".rels") or posixpath.basename(folder) != "_rels":
            continue
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file[:-5])
        found[real.get(source.lower(), source)] = tuple(_link(one, base, real) for one in root if isinstance(one.tag, str))
    return found


def _link(one: Element, base: str, real: Mapping[str, str]) -> Link:
    target = one.get("Target", "")
    outside = one.get("TargetMode", "") == "External"
    if not outside:
        whole = posixpath.normpath(posixpath.join("/", base, target)).lstrip("/")
        target = real.get(whole.lower(), whole)
    return Link(one.get("Id", ""), one.get("Type", "").rstrip("/").rpartition("/")[2], target, outside)


def _types(parts: Mapping[str, bytes], trees: Mapping[str, Element]) -> dict[str, str]:
    """Return the content type of each part."""
    by_end: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for one in trees[TYPES] if TYPES in trees else ():
        by_end[one.get("Extension", "").lower()] = one.get("ContentType", "")
        by_name[one.get("PartName", "").lstrip("/").lower()] = one.get("ContentType", "")
    return {name: by_name.get(name.lower()) or by_end.get(name.rpartition(".")[2].lower(), "") for name in parts}


def _main(main: str, parts: Mapping[str, bytes], trees: Mapping[str, Element], types: Mapping[str, str], place: Place) -> str:
    """Return the name of the main part, when it is Word's, can be read, and brings no program along."""
    kind = types.get(main, "").lower()
    if main not in parts or "word" not in kind:
        raise fault(place, "is a zip file, but there is no Word document in it.", "give a Word file (.docx).")
    if any(sign in found.lower() for found in types.values() for sign in _MACROS):
        raise fault(place, "holds macros (programs, as a .docm does), and is not opened.", "save it in Word as .docx, without macros.")
    if main not in trees:
        raise fault(place, "is damaged: its main text cannot be read.", "open it in Word and save it again.")
    return main
