"""An agency's letterhead: what a Word file of theirs lends to a document of ours.

Lent are its styles, the header and footer of its first section with their pictures, its page set-up, its theme and its fonts.
Never its text, comments, revisions, macros, properties, template or author: those parts are not opened, or are not written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from lxml import etree

from scriptgen.frozen import frozen
from scriptgen.problems import InvalidInput, Problem
from scriptgen.word.foreign import Fault, Foreign, R, W, faults, on, opened, parsed, problem, read
from scriptgen.word.house import shipped
from scriptgen.word.lent_styles import merged, style_faults
from scriptgen.word.package import SMALL, Part
from scriptgen.word.parts import PARTS_OF_RUNNING, relationships
from scriptgen.word.running import PICTURES, Numbers, carried, cleaned, is_empty, numbers_pages, says
from scriptgen.word.xml import DECLARATION, Xml, element

LANGUAGE = "en-US"  # the language of the house style, which is replaced by that of a document
_NARROWEST = 5669  # 100 mm: below that the three columns of the talk cannot be read
_LOWEST = 7370  # 130 mm
_MOST_PICTURES = 3_000_000
_TWIPS = re.compile(r"-?\d{1,6}(\.\d+)?")
_LETTER = {"w": 12240, "h": 15840}  # what Word takes where a file does not say
_THEMES = {"minorHAnsi": "minor", "minorAscii": "minor", "majorHAnsi": "major", "majorAscii": "major"}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@frozen
class Running:
    """Hold a lent header or footer before and after the place of our line, what it says, and whether it has the page number."""

    before: str = ""
    after: str = ""
    last: str = ""
    says: str = ""
    paged: bool = False


@frozen
class Letterhead:
    """Hold what a letterhead lends, under the names that our files use."""

    page: Xml
    width: int
    first: bool
    running: Mapping[str, Running]
    parts: Mapping[str, Part]
    others: tuple[Part, ...]
    extensions: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def letterhead(path: str) -> Letterhead:
    """Return what the file at a path lends. Raises InvalidInput with every fault of the file."""
    return _letterhead(path, read(path))


def problems(path: str) -> list[Problem]:
    """Return every fault of the letterhead at a path."""
    try:
        letterhead(path)
    except InvalidInput as fault:
        return list(fault.problems)
    return []


@lru_cache(maxsize=4)
def _letterhead(path: str, data: bytes) -> Letterhead:
    foreign = opened(path, data)
    ours = parsed(shipped()["word/styles.xml"].data())
    lender = _Lender(foreign)
    wrong = faults(foreign) + style_faults(foreign.styles, ours)
    section = next(foreign.document.iter(f"{W}sectPr"), None)
    if section is None:
        section = foreign.document.makeelement(f"{W}sectPr")
    page, width, faulty = _page(section)
    wrong += faulty
    if wrong:  # what follows stands on sound styles
        wrong += lender.only_faults(section)
        raise InvalidInput([problem(path, *fault) for fault in wrong])
    theme, fonts = lender.theme(), lender.fonts()
    lent = merged(foreign.styles, ours, {**_families(fonts), **_theme_fonts(theme)}, LANGUAGE)
    running = {name: lender.running(section, name, lent.renamed) for name in PARTS_OF_RUNNING}
    parts = {"word/styles.xml": _part("word/styles.xml", lent.root)}
    for name, part, root in (("word/theme/theme1.xml", foreign.related("theme"), theme), ("word/fontTable.xml",
                              foreign.related("fontTable"), fonts)):
        if root is not None and part is not None:
            lender.carry(part, root, name)
            parts[name] = _part(name, root)
    if lender.wrong:
        raise InvalidInput([problem(path, *fault) for fault in dict.fromkeys(lender.wrong)])
    first = on(section.find(f"{W}titlePg"))
    kept = {name: one for name, one in running.items() if one is not None and (first or not name.startswith("first"))}
    notes = _notes(kept, lent.added, lent.mended, lender.left_out)
    others, extensions = tuple(lender.others), tuple(sorted(lender.extensions.items()))
    return Letterhead(page, width, first, kept, parts, others, extensions, notes)


def _part(name: str, root: Any) -> Part:
    return Part.of(name, (DECLARATION + etree.tostring(root, encoding="unicode")).encode(), SMALL)


class _Lender:
    """Gather what comes along with the parts of one letterhead: pictures, relationships, faults."""

    def __init__(self, foreign: Foreign) -> None:
        self.foreign = foreign
        self.others: list[Part] = []
        self.extensions: dict[str, str] = {}
        self.wrong: list[Fault] = []
        self.left_out: list[str] = []
        self.numbers = Numbers()
        self.names: dict[bytes, str] = {}

    def only_faults(self, section: Any) -> list[Fault]:
        """Return the faults of the headers and footers alone."""
        for name in PARTS_OF_RUNNING:
            found = self.referred(section, name)
            if found is not None:
                self.wrong += carried(found, parsed(found.blob), self.named)[1]
        return list(dict.fromkeys(self.wrong))

    def referred(self, section: Any, name: str) -> Any:
        """Return the part that is the header or footer of a section for its first or its other pages."""
        when, kind = name.split("-")
        for reference in section.findall(f"{W}{kind}Reference"):
            if reference.get(f"{W}type", "default") == when:
                relationship = self.foreign.main.rels.get(reference.get(f"{R}id"))
                return None if relationship is None or relationship.is_external else relationship.target_part
        return None

    def running(self, section: Any, name: str, renamed: Mapping[str, str]) -> Running | None:
        """Return a header or footer, or nothing if there is none or it shows nothing."""
        part = self.referred(section, name)
        if part is None:
            return None
        root = parsed(part.blob)
        self.left_out += cleaned(root, renamed, self.numbers)
        if is_empty(root):
            return None
        self.carry(part, root, PARTS_OF_RUNNING[name])
        last = root[-1]
        text = ""
        if len(root) > 1 and last.tag == f"{W}p" and not "".join(last.itertext()).strip() and last.find(f".//{W}r") is None:
            text = etree.tostring(last, encoding="unicode", with_tail=False)  # the empty line after a table: ours takes its place
            root.remove(last)
        mark = etree.ProcessingInstruction("here")  # where our own line goes
        root.append(mark)
        before, _, after = etree.tostring(root, encoding="unicode").rpartition(etree.tostring(mark, encoding="unicode"))
        return Running(DECLARATION + before, after, text, says(root), numbers_pages(root))

    def carry(self, part: Any, root: Any, name: str) -> None:
        """Take along what a part stands on, and write its relationships under its new name."""
        kept, wrong = carried(part, root, self.named)
        self.wrong += wrong
        if kept:
            folder, _, file = name.rpartition("/")
            self.others.append(Part.of(f"{folder}/_rels/{file}.rels", relationships(kept), SMALL))

    def named(self, part: Any, kind: str) -> str:
        """Return the new name of a picture or an embedded font, from the root of the package; the same one is written once."""
        data = part.blob
        if data not in self.names:
            type_ = "application/vnd.openxmlformats-officedocument.obfuscatedFont" if kind == "font" else part.content_type
            extension = "odttf" if kind == "font" else PICTURES[part.content_type]
            self.extensions[extension] = type_
            self.names[data] = f"/word/media/letterhead{len(self.names) + 1}.{extension}"
            self.others.append(Part.of(self.names[data][1:], data, SMALL))
            if sum(map(len, self.names)) > _MOST_PICTURES:
                fault = ("has pictures of more than 3 MB, and every document would hold them.", "make its pictures smaller.")
                self.wrong.append(fault)
        return self.names[data]

    def theme(self) -> Any:
        """Return the root of the theme, or nothing."""
        return self._root("theme")

    def fonts(self) -> Any:
        """Return the table of fonts with ours added, or nothing."""
        root = self._root("fontTable")
        if root is None:
            return None
        there = {font.get(f"{W}name") for font in root.findall(f"{W}font")}
        for font in parsed(shipped()["word/fontTable.xml"].data()).findall(f"{W}font"):
            if font.get(f"{W}name") not in there:
                root.append(font)
        return root

    def _root(self, kind: str) -> Any:
        part = self.foreign.related(kind)
        try:
            return None if part is None else parsed(part.blob)
        except etree.XMLSyntaxError:
            return None  # a theme that cannot be read is ours instead


def _families(fonts: Any) -> dict[str, str]:
    """Return the family (`roman` has serifs, `swiss` has none) of each font of a table."""
    if fonts is None:
        return {}
    found = ((font.get(f"{W}name"), font.find(f"{W}family")) for font in fonts.findall(f"{W}font"))
    return {name: family.get(f"{W}val") for name, family in found if name and family is not None}


def _theme_fonts(theme: Any) -> dict[str, str]:
    """Return the fonts of a theme by the names that styles use for them."""
    found: dict[str, str] = {}
    for name, kind in _THEMES.items() if theme is not None else ():
        latin = theme.find(f".//{_A}{kind}Font/{_A}latin")
        if latin is not None and latin.get("typeface"):
            found[name] = latin.get("typeface")
    return found


def _page(section: Any) -> tuple[Xml, int, list[Fault]]:
    """Return the page set-up of a section, the width of its text, and what is wrong with it."""
    try:
        size = _numbers(section.find(f"{W}pgSz"), _LETTER)
        sides = dict.fromkeys(("top", "right", "bottom", "left"), 1440) | {"header": 720, "footer": 720, "gutter": 0}
        margins = _numbers(section.find(f"{W}pgMar"), sides)
    except ValueError:
        return Xml(""), 0, [("has a page size or margin that cannot be read.", "set it again (Word: Layout, Margins), and save it.")]
    width = size["w"] - margins["left"] - margins["right"] - margins["gutter"]
    wrong: list[Fault] = []
    if width < _NARROWEST:
        says = f"leaves {_mm(width)} mm between its margins, and the talk needs {_mm(_NARROWEST)}."
        wrong.append((says, "make its side margins narrower."))
    height = size["h"] - abs(margins["top"]) - abs(margins["bottom"])
    if height < _LOWEST:
        wrong.append((f"leaves {_mm(height)} mm of height, and a page needs {_mm(_LOWEST)}.", "make its top and bottom margins smaller."))
    turned = {"w:orient": "landscape"} if size["w"] > size["h"] else {}
    page = (
        element("w:pgSz", {f"w:{name}": str(value) for name, value in size.items()} | turned),
        element("w:pgMar", {f"w:{name}": str(value) for name, value in margins.items()}),
        _borders(section.find(f"{W}pgBorders")),
    )
    return Xml("".join(page)), width, wrong


def _numbers(given: Any, usual: Mapping[str, int]) -> dict[str, int]:
    """Return measures in twentieths of a point. Raises ValueError."""
    found = dict(usual)
    for name in usual:
        text = None if given is None else given.get(W + name)
        if text is not None:
            if not _TWIPS.fullmatch(text):
                raise ValueError(name)
            found[name] = round(float(text))
    return found


def _borders(given: Any) -> Xml:
    """Return the borders of the page, without those that are pictures."""
    if given is None:
        return Xml("")

    def own(of: Any) -> dict[str, str]:
        return {f"w:{name[len(W):]}": value for name, value in of.attrib.items() if name.startswith(W)}

    kept = [e for tag in ("top", "left", "bottom", "right") for e in given.findall(W + tag) if not any(a.startswith(R) for a in e.attrib)]
    return element("w:pgBorders", own(given), *(element(f"w:{etree.QName(e).localname}", own(e)) for e in kept))


def _mm(twips: int) -> int:
    return round(twips * 25.4 / 1440)


def _notes(running: Mapping[str, Running], added: tuple[str, ...], mended: tuple[str, ...], left_out: list[str]) -> tuple[str, ...]:
    """Return what the person should know of what was taken and what was not, a line each."""
    notes: list[str] = []
    if not any(name.endswith("header") for name in running):
        notes.append("The letterhead has no header; ours stands there.")
    if not any(name.endswith("footer") for name in running):
        notes.append("The letterhead has no footer; ours stands there.")
    if added:
        others = [name for name in added if not name.startswith("SG ")]
        named = f", among them {', '.join(others)}" if others else ""
        notes.append(f"{len(added)} styles that the letterhead lacks were added from our house style{named}.")
    if mended:
        notes.append(f"The color of {', '.join(mended)} was too pale to read and was made darker.")
    if left_out:
        names = ", ".join(sorted(set(left_out)))
        notes.append(f"What its header or footer shows by a field ({names}) was left out.")
    return tuple(notes)

