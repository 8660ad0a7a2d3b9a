"""Letterheads of invented agencies, each made differently, as python-docx's blank document and a few changes; and broken ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

SECRET = "Do not lend this sentence"
LOGIN = "jdoe"
GERMAN = {
    "Normal": "Standard", "Heading1": "berschrift1", "Heading2": "berschrift2", "Heading3": "berschrift3", "Header": "Kopfzeile",
    "Footer": "Fuzeile", "ListBullet": "Aufzhlungszeichen", "DefaultParagraphFont": "Absatz-Standardschriftart", "TableNormal": "NormaleTabelle",
}
Change = Callable[[Any], None]


def png(width: int = 64, height: int = 20, color: tuple[int, int, int] = (31, 75, 92)) -> bytes:
    """Return a picture of one color."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(color) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def blank(folder: Path, *changes: Change, name: str = "letterhead.docx") -> Path:
    """Save python-docx's blank document with some changes; there is always a text in it that must not be lent."""
    document = docx.Document()
    document.add_paragraph(SECRET)
    document.core_properties.author = document.core_properties.last_modified_by = LOGIN
    for change in changes:
        change(document)
    document.save(str(folder / name))
    return folder / name


def narrow(folder: Path) -> Path:
    """Make a letterhead with narrow margins, a logo at the right, a font without serifs, and a footer that counts its pages."""
    document = docx.Document()
    document.add_paragraph(SECRET)
    document.core_properties.author = LOGIN
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(12.7)
    section.top_margin, section.bottom_margin, section.header_distance = Mm(15), Mm(15), Mm(8)
    logo = section.header.paragraphs[0]
    logo.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    logo.add_run().add_picture(io.BytesIO(png()), height=Mm(9))
    picture = next(section.header._element.iter(qn("pic:cNvPr")))
    picture.set("name", rf"C:\Users\{LOGIN}\logo.png")
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Verdana", Pt(10)
    fonts = normal.element.rPr.rFonts
    for place in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[place]
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    normal.paragraph_format.first_line_indent = Mm(8)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0xB8, 0x00)
    foot = section.footer.paragraphs[0]
    foot.add_run("Riverbend Counseling · 12 Mill Lane\t\t")
    _field(foot, "PAGE")
    document.save(str(folder / "narrow.docx"))
    return folder / "narrow.docx"


def two_columns(folder: Path) -> Path:
    """Make a letterhead whose header is a table of two columns and two rows on the first page, on Letter, with plain pages after it."""
    document = docx.Document()
    document.add_paragraph(SECRET)
    document.core_properties.author = LOGIN
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.left_margin = section.right_margin = Mm(25)
    header = section.first_page_header
    table = header.add_table(2, 2, Mm(165))
    table.style = document.styles["Table Grid"]
    name, address = table.cell(0, 0).paragraphs[0], table.cell(0, 1).paragraphs[0]
    name.add_run("Harbor Family Services").bold = True
    name.add_run().add_picture(io.BytesIO(png(20, 20, (160, 60, 20))), height=Mm(6))
    address.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    address.add_run("4 Pier Street, Easthaven")
    table.cell(1, 0).paragraphs[0].add_run("A charity")
    table.cell(1, 1).paragraphs[0].add_run("harbor.example")
    section.header.paragraphs[0].add_run("Harbor Family Services")
    section.first_page_footer.paragraphs[0].add_run("Registered with the county.")
    written = section.footer.paragraphs[0]
    written.add_run("Written by ")
    _field(written, "AUTHOR", LOGIN)
    document.save(str(folder / "two-columns.docx"))
    return folder / "two-columns.docx"


def german(folder: Path) -> Path:
    """Make a letterhead as a German Word saves it: ids of styles in German, their names in English, words in German, no header."""
    document = docx.Document()
    document.add_paragraph(SECRET)
    document.core_properties.author = LOGIN
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.footer.paragraphs[0].add_run("Beratungsstelle am Hafen · Hafenstraße 4 · 20457 Hamburg")
    section.footer.paragraphs[0].style = document.styles["Footer"]
    for style in document.styles.element.iter(qn("w:style")):
        new = GERMAN.get(style.get(qn("w:styleId")))
        if new:
            style.set(qn("w:styleId"), new)
    for root in (document.styles.element, section.footer._element, document.element):
        for tag in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"):
            for element in root.iter(qn(f"w:{tag}")):
                element.set(qn("w:val"), GERMAN.get(element.get(qn("w:val")), element.get(qn("w:val"))))
    for name in document.styles.element.iter(qn("w:name")):
        name.set(qn("w:val"), name.get(qn("w:val")).replace("Heading ", "heading "))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "de-DE")
    document.save(str(folder / "german.docx"))
    return folder / "german.docx"


MAKERS: dict[str, Callable[[Path], Path]] = {"narrow": narrow, "two columns": two_columns, "german": german}


def _field(paragraph: Any, instruction: str, shown: str = "1") -> None:
    """Add a field that is written out in runs, as Word does."""
    for kind in ("begin", instruction, "separate", shown, "end"):
        run = paragraph.add_run()
        if kind == shown:
            run.text = shown
        elif kind == instruction:
            run._element.append(parse_xml(f"<w:instrText {nsdecls('w')} xml:space='preserve'> {instruction} </w:instrText>"))
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)


def field(instruction: str, shown: str) -> Change:
    """Return the change that puts a field into the footer."""
    return lambda document: _field(document.sections[0].footer.paragraphs[0], instruction, shown)


def section_holds(xml: str) -> Change:
    """Return the change that adds an element to the first section."""
    def change(document: Any) -> None:
        section = document.sections[0]._sectPr
        section.insert(section.index(section.find(qn("w:cols"))), parse_xml(xml.replace("/>", f" {nsdecls('w')}/>")))

    return change


def settings_hold(xml: str) -> Change:
    """Return the change that adds an element to the settings."""
    return lambda document: document.settings.element.insert(0, parse_xml(xml.replace("/>", f" {nsdecls('w')}/>")))


def inserted(document: Any) -> None:
    """Put a tracked insertion into the text."""
    run = "<w:r><w:t>new</w:t></w:r>"
    document.paragraphs[0]._element.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="{LOGIN}">{run}</w:ins>'))


def linked_picture(document: Any) -> None:
    """Put a picture into the header that lies in another file."""
    header = document.sections[0].header
    header.paragraphs[0].add_run().add_picture(io.BytesIO(png()), height=Mm(9))
    blip = next(header._element.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), header.part.relate_to("https://example.org/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True))


def style(name: str, kind: int = 1, id_: str = "") -> Change:
    """Return the change that adds a style, without looking whether there is one of its name."""
    def change(document: Any) -> None:
        element = parse_xml(f'<w:style {nsdecls("w")} w:type="{("paragraph", "character")[kind - 1]}" w:styleId="{id_ or name}"/>')
        named = OxmlElement("w:name")
        named.set(qn("w:val"), name)
        element.append(named)
        document.styles.element.append(element)

    return change


def rezipped(path: Path, **changed: bytes | None) -> Path:
    """Change parts of a saved file; a part that becomes nothing is left out. `__` stands for a slash, `_dot_` for a dot."""
    wanted = {name.replace("__", "/").replace("_dot_", "."): data for name, data in changed.items()}
    with zipfile.ZipFile(path) as package:
        held = {name: package.read(name) for name in package.namelist()}
    held.update({name: data for name, data in wanted.items() if data is not None})
    with zipfile.ZipFile(path, "w") as package:
        for name, data in held.items():
            if wanted.get(name, data) is not None:
                package.writestr(name, data)
    return path
