"""Large print: the styles of a house style or of a letterhead, raised until everything can be read at arm's length."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from scriptgen.word.foreign import W, parsed
from scriptgen.word.lent_styles import first_of, in_order, properties_of
from scriptgen.word.package import SMALL, Part
from scriptgen.word.styles import FILL_STYLE, GAP
from scriptgen.word.xml import DECLARATION

BODY, NOTE = 16, 14  # points: the smallest that words, and what stands beside them, may be
GROWTH = 1.4
NOTES = frozenset((
    "SGIntent", "SGNote", "SGAvoid", "SGLabel", "SGTableHead", "SGSmall", "SGCueLine", "SGCue", "SGTag", "Header", "Footer", "CommentText",
))
_LINE = 300  # in 240ths of a line: 1.25
_AFTER = {BODY: 120, NOTE: 80}  # twentieths of a point below each paragraph, at least
_HANGING, _WIDE_HANGING = "397", "624"  # 7 and 11 mm: a box to tick or a number of two figures needs more room when it is large
_SIZES = ("sz", "szCs")


def enlarged(given: Mapping[str, Part], ours: Mapping[str, Any]) -> dict[str, Part]:
    """Return the parts of a house style with larger words and more room; `ours` are our own styles by id."""
    parts = dict(given)
    root = parsed(parts["word/styles.xml"].data())
    styles = {style.get(f"{W}styleId"): style for style in root.findall(f"{W}style")}
    before = {id_: _size(styles[id_], styles, root) for id_ in ours if id_ in styles}
    for id_, size in before.items():
        style = styles[id_]
        if id_ == GAP or style.get(f"{W}type") not in ("paragraph", "character"):
            continue
        if style.get(f"{W}type") == "character" and id_ not in NOTES and id_ != FILL_STYLE:
            continue
        floor = NOTE if id_ in NOTES else BODY
        _grow(style, max(round(size * GROWTH), floor) if id_.startswith(("SG", "Heading")) else max(size, floor))
        if style.get(f"{W}type") == "paragraph":
            _open(style, styles, _AFTER[floor], heading=id_.startswith("Heading"))
    parts["word/styles.xml"] = _part("word/styles.xml", root)
    numbering = parts["word/numbering.xml"].data().replace(f'"{_HANGING}"'.encode(), f'"{_WIDE_HANGING}"'.encode())
    parts["word/numbering.xml"] = Part.of("word/numbering.xml", numbering, SMALL)
    return parts


def _part(name: str, root: Any) -> Part:
    from lxml import etree

    return Part.of(name, (DECLARATION + etree.tostring(root, encoding="unicode")).encode(), SMALL)


def _size(style: Any, styles: Mapping[str, Any], root: Any) -> float:
    """Return the size of a style's words in points."""
    found = first_of(style, f"{W}rPr/{W}sz", styles)
    if found is None:
        found = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    return float(found.get(f"{W}val")) / 2 if found is not None else 10


def _grow(style: Any, points: float) -> None:
    run = properties_of(style, "rPr")
    later = [W + tag for tag in (
        "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
        "oMath",
    )]
    for tag in _SIZES:
        for old in run.findall(W + tag):
            run.remove(old)
        size = run.makeelement(W + tag)
        size.set(f"{W}val", str(round(points * 2)))
        after = [e for e in run if e.tag in later]
        after[0].addprevious(size) if after else run.append(size)


def _open(style: Any, styles: Mapping[str, Any], after: int, *, heading: bool) -> None:
    """Give a paragraph style wider lines, more room below, and a wider hang if it hangs."""
    properties = properties_of(style, "pPr")
    given = first_of(style, f"{W}pPr/{W}spacing", styles)
    spacing = properties.find(f"{W}spacing")
    if spacing is None:
        spacing = deepcopy(given) if given is not None else properties.makeelement(f"{W}spacing")
        properties.append(spacing)
    if not heading:
        exact = spacing.get(f"{W}lineRule", "auto") != "auto"
        spacing.set(f"{W}line", str(_LINE if exact else max(int(spacing.get(f"{W}line") or 0), _LINE)))
        spacing.set(f"{W}lineRule", "auto")
    spacing.set(f"{W}after", str(max(int(spacing.get(f"{W}after") or 0), after)))
    for element in properties.iter(f"{W}ind", f"{W}tab"):
        for name, value in element.attrib.items():
            if value == _HANGING:
                element.set(name, _WIDE_HANGING)
    in_order(properties)
