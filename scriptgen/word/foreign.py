"""Open a Word file that is not ours: what may be used of it, or every reason why it may not. Nothing of its text is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from scriptgen.frozen import frozen
from scriptgen.problems import Code, InvalidInput, Place, Problem

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MOST = 20_000_000
_MOST_UNPACKED = 100_000_000  # a zip can promise more than a machine holds
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what .doc files and encrypted .docx files begin with
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = re.compile(r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)\.main\+xml")
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRACKED = frozenset(W + name for name in (
    "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "cellIns", "cellDel", "cellMerge", "numberingChange",
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange",
))
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
Fault = tuple[str, str]


@frozen
class Foreign:
    """Hold an opened file: its main part, and the roots of its document and its styles."""

    main: Any
    document: Any
    styles: Any

    def related(self, kind: str) -> Any:
        """Return the part that the document names for a kind such as `theme`, or nothing."""
        return next(iter(parts_related(self.main, kind)), None)


def problem(path: str, says: str, mend: str) -> Problem:
    """Return a fault of a letterhead."""
    return Problem(Place(path), Code.FILE, says, mend)


def parsed(blob: bytes) -> Any:
    """Return the root of a part, its entities unresolved."""
    return etree.fromstring(blob, _PARSER)


def on(element: Any) -> bool:
    """Return whether a switch such as w:bidi is there and is not set to off."""
    return element is not None and (element.get(W + "val") or "true").lower() in ("1", "true", "on")


def parts_related(part: Any, kind: str) -> Iterator[Any]:
    """Yield the parts inside the package that a part names for a kind, in the order of their ids."""
    for _, relationship in sorted(part.rels.items()):
        if relationship.reltype.endswith(f"/{kind}") and not relationship.is_external:
            yield relationship.target_part


def read(path: str) -> bytes:
    """Return the bytes of a file. Raises InvalidInput where there is none that can be read."""
    file = Path(path)
    try:
        if file.is_dir():
            fault = ("is a folder.", "name the Word file in it.")
        elif file.stat().st_size > MOST:
            fault = ("is larger than 20 MB.", "make its pictures smaller (Word: Picture Format, Compress Pictures).")
        else:
            return file.read_bytes()
    except FileNotFoundError:
        fault = ("is not there.", "check the name and the folder.")
    except (OSError, ValueError):
        fault = ("cannot be read.", "check who may open it.")
    raise InvalidInput([problem(path, *fault)])


def opened(path: str, data: bytes) -> Foreign:
    """Return the opened file. Raises InvalidInput where it is no Word file that can be opened."""
    fault = _no_package(path, data)
    if fault:
        raise InvalidInput([problem(path, *fault)])
    from docx.opc.package import OpcPackage

    try:
        main = OpcPackage.open(io.BytesIO(data)).main_document_part
        styles = next(iter(parts_related(main, "styles")), None)
        blob = main.blob
        document = parsed(blob)
        if _MAIN.fullmatch(main.content_type) and styles is not None and document.tag == W + "document":
            return Foreign(main, document, parsed(styles.blob))
        strict = _STRICT in blob[:4000]
    except Exception:  # a file of unknown making can break a reader in any way, and each means the same to a person
        strict = False
    if _strict(data) or strict:
        raise InvalidInput([problem(path, "is saved as Strict Open XML.", "save it as an ordinary Word document (.docx).")])
    raise InvalidInput([problem(path, "is no Word file, or a damaged one.", "open it in Word and save it as a Word document (.docx).")])


def _no_package(path: str, data: bytes) -> Fault | None:
    """Return why bytes are not a package that may be opened."""
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            return "is protected with a password.", "save a copy without one."
        return "is a Word file of the old kind (.doc).", "save it as a Word document (.docx)."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "is no Word file.", "save it from Word as a Word document (.docx)."
    if any(entry.flag_bits & 1 for entry in entries):
        return "is protected with a password.", "save a copy without one."
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        return "is too large when unpacked.", "make its pictures smaller, or leave out what is not header, footer and styles."
    names = {entry.filename.lower() for entry in entries}
    types = _first(data, "[Content_Types].xml")
    if path.lower().endswith((".docm", ".dotm")) or any(n.endswith("vbaproject.bin") for n in names) or b"macroEnabled" in types:
        return "holds macros.", "save a copy as a Word document (.docx), which has none."
    return None


def _first(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        try:
            return package.read(name)
        except (KeyError, zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError):
            return b""


def _strict(data: bytes) -> bool:
    return _STRICT in _first(data, "word/document.xml")[:4000] or _STRICT in _first(data, "_rels/.rels")


def faults(foreign: Foreign) -> list[Fault]:
    """Return what speaks against lending from a file, apart from its styles, header and footer."""
    found: list[Fault] = []
    roots = [foreign.document, foreign.styles]
    for kind in ("header", "footer", "footnotes", "endnotes"):
        roots += [parsed(part.blob) for part in parts_related(foreign.main, kind)]
    if any(element.tag in _TRACKED for root in roots for element in root.iter(etree.Element)):
        found.append(("holds tracked changes.", "accept or reject all of them, turn tracking off, and save it."))
    settings = foreign.related("settings")
    guard = parsed(settings.blob).find(W + "documentProtection") if settings is not None else None
    if guard is not None and (guard.get(W + "enforcement") or "0").lower() in ("1", "true", "on"):
        found.append(("is protected against editing.", "stop the protection (Word: Review, Restrict Editing), and save it."))
    sections = list(foreign.document.iter(W + "sectPr"))
    if any(on(section.find(W + "formProt")) for section in sections):
        found.append(("has a protected section.", "lift the protection of its sections, and save it."))
    if any(on(section.find(W + "bidi")) for section in sections) or _written_from_the_right(foreign.styles):
        found.append(("is laid out from right to left.", "use a letterhead that is laid out from left to right."))
    return found


def _written_from_the_right(styles: Any) -> bool:
    ordinary = styles.xpath(
        "w:docDefaults/w:pPrDefault/w:pPr/w:bidi | w:style[@w:type='paragraph' and (@w:default='1' or @w:default='true')]/w:pPr/w:bidi",
        namespaces={"w": W[1:-1]},
    )
    return any(on(element) for element in ordinary)
