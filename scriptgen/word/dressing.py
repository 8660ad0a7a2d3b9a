"""Dress a document in an agency's letterhead, in large print, or in both. Imported only where one of them is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial

from scriptgen.document import Document
from scriptgen.word import parts
from scriptgen.word.content import TAB, run
from scriptgen.word.dress import Dress
from scriptgen.word.foreign import W, parsed
from scriptgen.word.house import in_language, shipped
from scriptgen.word.large_print import enlarged
from scriptgen.word.letterhead import Letterhead, Running, letterhead
from scriptgen.word.package import Part
from scriptgen.word.styles import TEXT_WIDTH, words
from scriptgen.word.xml import EMPTY, Xml, element, join, part, val

_STYLES = "word/styles.xml"
_W = {"xmlns:w": W[1:-1]}  # said again on each line of ours: a letterhead may have given the letter to something else
_REFERENCES = ("w:headerReference", "w:footerReference")


def dressed(house: str, paper: str, large: bool) -> Dress:
    """Return what a document wears on a letterhead, if `house` names one, and in large print, if that is wanted.

    Raises InvalidInput with every fault of the letterhead.
    """
    return _dressed(letterhead(house) if house else None, paper, large)


_DRESSES: dict[tuple[int, str, bool], tuple[Letterhead | None, Dress]] = {}


def _dressed(lent: Letterhead | None, paper: str, large: bool) -> Dress:
    key = (id(lent), paper, large)
    if key not in _DRESSES:
        if len(_DRESSES) > 16:
            _DRESSES.clear()
        _DRESSES[key] = (lent, _make(lent, paper, large))  # the letterhead too, so that its id stays its own
    return _DRESSES[key][1]


def _make(lent: Letterhead | None, paper: str, large: bool) -> Dress:
    given: Mapping[str, Part] = {**shipped(), **(lent.parts if lent else {})}
    if large:
        styles = parsed(shipped()[_STYLES].data()).findall(f"{W}style")
        given = enlarged(given, {style.get(f"{W}styleId"): style for style in styles})
    others = lent.others if lent else ()
    house = _House(given, others)
    if lent is None:
        return Dress(parts.section(paper), partial(_running, {}, TEXT_WIDTH, False), house)
    return Dress(
        _section(lent), partial(_running, lent.running, lent.width, lent.first), house, lent.width, lent.first, lent.extensions,
    )


class _House:
    """Give the parts of a house style in a language; what was given is kept."""

    def __init__(self, given: Mapping[str, Part], others: tuple[Part, ...]) -> None:
        self.kept = lru_cache(maxsize=16)(lambda language, lists: (*in_language(given, language, lists), *others))

    def __call__(self, language: str, lists: int) -> tuple[Part, ...]:
        """Return the parts for a language and a number of numbered lists."""
        return self.kept(language, lists)


def _section(lent: Letterhead) -> Xml:
    """Return the page set-up of a letterhead, with headers and footers by their ids in document_relationships."""
    pages = ("default", "first") if lent.first else ("default",)
    references = [
        element(tag, {"w:type": when, "r:id": f"rId{2 * n + offset}"}) for n, when in enumerate(pages)
        for offset, tag in enumerate(_REFERENCES, 1)
    ]
    return element("w:sectPr", {}, *references, lent.page, element("w:titlePg") if lent.first else EMPTY)


def _running(given: Mapping[str, Running], width: int, first: bool, document: Document) -> tuple[Part, ...]:
    """Return the headers and footers of a document: the letterhead's, with ours where it has none."""
    headed = any(name.endswith("header") for name in given)
    found: list[Part] = []
    for name, file in parts.PARTS_OF_RUNNING.items():
        when, kind = name.split("-")
        if when == "first" and not first:
            continue
        one = given.get(name)
        if kind == "header":
            data = _header(one, document, width, headed)
        else:
            above = given.get(f"{when}-header")
            data = _footer(one, document, width, paged=bool((one and one.paged) or (above and above.paged)))
        found.append(Part.of(file, data))
    return tuple(found)


def _header(lent: Running | None, document: Document, width: int, headed: bool) -> bytes:
    if lent is not None:
        return f"{lent.before}{lent.last}{lent.after}".encode()
    left, right = ("", "") if headed else document.header  # a letterhead that leaves a page's header empty means it so
    return part(element("w:hdr", parts.NAMESPACES, _line(run(left), run(right), width)))


def _footer(lent: Running | None, document: Document, width: int, *, paged: bool) -> bytes:
    """Return a footer with the filing class and the number of the page, each only if the letterhead does not say it."""
    filing = "" if lent is not None and document.footer in lent.says else document.footer
    shown = words(document.language)
    number = EMPTY if paged else join(run(f"{shown.page} "), _field("PAGE"), run(f" {shown.of} "), _field("NUMPAGES"))
    line = _line(run(filing), number, width) if filing or number else EMPTY
    if lent is not None:
        return f"{lent.before}{line or lent.last}{lent.after}".encode()
    return part(element("w:ftr", parts.NAMESPACES, line or element("w:p")))


def _line(left: Xml, right: Xml, width: int) -> Xml:
    """Return a line with two ends. Its tab is its own: the letterhead's header and footer styles have theirs elsewhere."""
    tabs = element("w:tabs", {}, element("w:tab", {"w:val": "right", "w:pos": str(width)}))
    return element("w:p", _W, element("w:pPr", {}, val("w:pStyle", "SGSmall"), tabs), left, TAB, right)


def _field(instruction: str) -> Xml:
    return element("w:fldSimple", {"w:instr": f" {instruction} "}, run("1"))
