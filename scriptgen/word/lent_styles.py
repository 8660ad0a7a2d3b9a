"""The styles of a letterhead made ours to use: theirs where they have one, ours where they do not, all under the ids that we write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from scriptgen.frozen import frozen
from scriptgen.word.contrast import readable
from scriptgen.word.foreign import Fault, W
from scriptgen.word.styles import HEADINGS, WHITE

# What programs call the headings that do not save them by Word's own name. Word itself always writes "heading 1", in every language.
_HEADINGS = (
    "überschrift", "titre", "título", "titulo", "titolo", "kop", "rubrik", "overskrift", "otsikko", "nagłówek", "nadpis", "cabeçalho",
)
_LISTS = ("ListBullet", "ListNumber")
_REFERENCES = tuple(W + name for name in ("basedOn", "next", "link"))
_COLOR = re.compile("[0-9A-Fa-f]{6}")
_LONGEST = 253
_FONTS, _SIZE = f"{W}rPr/{W}rFonts", f"{W}rPr/{W}sz"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_SERIFS = re.compile(
    r"times|georgia|garamond|cambria|palatino|book antiqua|bookman|century|baskerville|caslon|bodoni|didot|minion|constantia|"
    r"\bserif\b|slab|roman", re.IGNORECASE,
)


@frozen
class Lent:
    """Hold the merged styles, the new id of each of theirs, the names of those that were added, and those whose color was mended."""

    root: Any
    renamed: Mapping[str, str]
    added: tuple[str, ...]
    mended: tuple[str, ...]


def _name(style: Any) -> str:
    named = style.find(f"{W}name")
    return "" if named is None else " ".join((named.get(f"{W}val") or "").split())


def _plain(style: Any) -> str:
    """Return the name without case, and without the other names that old programs write after a comma."""
    return _name(style).lower().split(",")[0].strip()


def _known_as(style: Any) -> str:
    """Return the name by which a style is known: that of headings in English."""
    name = _plain(style)
    word, _, number = name.rpartition(" ")
    return f"heading {number}" if word in _HEADINGS and number.isdigit() else name


def style_faults(theirs: Any, ours: Any) -> list[Fault]:
    """Return what is wrong with the styles of a letterhead."""
    found: list[Fault] = []
    styles = theirs.findall(f"{W}style")
    rename = "rename or delete it (Word: Styles, Manage Styles), and save it."
    nameless = sum(1 for s in styles if not _name(s) or len(_name(s)) > _LONGEST or not s.get(f"{W}styleId"))
    if nameless:
        found.append((f"has {nameless} style{'s' if nameless > 1 else ''} without a name, or with one that is too long.", rename))
    doubled = [name for name, count in Counter(_plain(s) for s in styles if _name(s)).items() if count > 1]
    ids = Counter(s.get(f"{W}styleId") for s in styles)
    if not doubled:  # two of one name mostly have one id too
        doubled = [id_ for id_, count in ids.items() if id_ and count > 1]
    found += [(f"has two styles called “{_short(name)}”.", rename) for name in sorted(doubled)]
    kinds = {_plain(s): s.get(f"{W}type") for s in ours.findall(f"{W}style")}
    for style in styles:
        wanted = kinds.get(_plain(style))
        if wanted and style.get(f"{W}type", "paragraph") != wanted:
            found.append((f"has a style “{_short(_name(style))}” that is not a {wanted} style.", rename))
    for round_ in _circles(styles):
        found.append((f"has styles that stand on one another in a circle: {', '.join(map(_short, round_))}.", "base one of them on none."))
    return found


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _circles(styles: list[Any]) -> Iterator[list[str]]:
    based = {s.get(f"{W}styleId"): b.get(f"{W}val") for s in styles if (b := s.find(f"{W}basedOn")) is not None}
    told: set[str] = set()
    for start in sorted(filter(None, based)):
        way, at = [start], based[start]
        while at in based and at not in way:
            way.append(at)
            at = based[at]
        if at in way and at not in told:
            round_ = way[way.index(at) :]
            told.update(round_)
            yield round_


def merged(theirs: Any, ours: Any, fonts: Mapping[str, str], language: str) -> Lent:
    """Return the styles of a letterhead with ours added; `fonts` tells the family of a font, and the fonts of its theme."""
    root = deepcopy(theirs)
    house = {s.get(f"{W}styleId"): s for s in ours.findall(f"{W}style")}
    _tidy(root, language)
    matched = _matched(root, house)
    renamed = _ids(root, matched, set(house))
    _rename(root, renamed)
    lent = {s.get(f"{W}styleId"): s for s in root.findall(f"{W}style")}
    mended = [_name(lent[id_]) for id_ in matched.values() if _fit(lent[id_], id_, house[id_], lent)]
    body = _body_font(root, lent, fonts)
    added = []
    for id_, style in house.items():
        if id_ not in lent:
            root.append(_added(style, body))
            added.append(_name(style))
    return Lent(root, renamed, tuple(added), tuple(mended))


def _tidy(root: Any, language: str) -> None:
    """Take out what names a session, a language or a list of the letterhead; a document says its own language."""
    for tag in ("rsid", "lang"):
        for element in list(root.iter(W + tag)):
            element.getparent().remove(element)
    for style in root.findall(f"{W}style"):
        kind = style.get(f"{W}type", "paragraph")
        style.set(f"{W}type", kind)
        if kind == "numbering" and style.get(f"{W}default") not in ("1", "true"):
            root.remove(style)
    for element in list(root.iter(f"{W}numPr")):
        element.getparent().remove(element)
    defaults = _child(root, "docDefaults", first=True)
    run = _child(_child(defaults, "rPrDefault", first=True), "rPr")
    spoken = run.makeelement(f"{W}lang")
    for name, value in (("val", language), ("eastAsia", language), ("bidi", "ar-SA")):
        spoken.set(W + name, value)
    after = [e for e in run if e.tag in (f"{W}eastAsianLayout", f"{W}specVanish", f"{W}oMath")]
    after[0].addprevious(spoken) if after else run.append(spoken)


def _child(parent: Any, tag: str, *, first: bool = False) -> Any:
    found = parent.find(W + tag)
    if found is None:
        found = parent.makeelement(W + tag)
        parent.insert(0 if first else len(parent), found)
    return found


def _matched(root: Any, house: Mapping[str, Any]) -> dict[str, str]:
    """Return which style of theirs (by id) is which of ours: by being the default of its kind, by name, then by id."""
    styles = root.findall(f"{W}style")
    names = {_known_as(s) for s in house.values()}
    found: dict[str, str] = {}
    for id_, ours in house.items():
        kind, name = ours.get(f"{W}type"), _known_as(ours)
        alike = [s for s in styles if s.get(f"{W}type") == kind]
        if ours.get(f"{W}default"):
            same = [s for s in alike if s.get(f"{W}default") in ("1", "true")][-1:]
        else:
            same = [s for s in alike if _plain(s) == name] or [s for s in alike if _known_as(s) == name]
            same = same or [s for s in alike if s.get(f"{W}styleId") == id_ and _known_as(s) not in names]
        if same and same[0].get(f"{W}styleId") not in found:
            found[same[0].get(f"{W}styleId")] = id_
    return found


def _ids(root: Any, matched: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Return the new id of each style of theirs: ours where it is one of ours, else its own, kept apart from ours."""
    ids = [s.get(f"{W}styleId") for s in root.findall(f"{W}style")]
    used = taken | set(ids)
    renamed: dict[str, str] = {}
    for id_ in ids:
        new = matched.get(id_, id_)
        if id_ not in matched and id_ in taken:
            while new in used:
                new += "Lent"
            used.add(new)
        renamed[id_] = new
    return renamed


def _rename(root: Any, renamed: Mapping[str, str]) -> None:
    for style in root.findall(f"{W}style"):
        style.set(f"{W}styleId", renamed[style.get(f"{W}styleId")])
        for element in [e for e in style if e.tag in _REFERENCES]:
            known = renamed.get(element.get(f"{W}val"))
            if known is None:
                style.remove(element)
            else:
                element.set(f"{W}val", known)


def _fit(style: Any, id_: str, ours: Any, lent: Mapping[str, Any]) -> bool:
    """Make a style of theirs fit for its work, and return whether its color had to change to be readable."""
    name = style.find(f"{W}name")
    if id_ in HEADINGS.values():
        name.set(f"{W}val", _name(ours))  # by this name Word and screen readers know it for a heading
        style.attrib.pop(f"{W}customStyle", None)
        properties = properties_of(style, "pPr")
        if properties.find(f"{W}keepNext") is None:
            properties.insert(0, properties.makeelement(f"{W}keepNext"))
        for old in properties.findall(f"{W}outlineLvl"):
            properties.remove(old)
        properties.append(deepcopy(ours.find(f"{W}pPr/{W}outlineLvl")))
        in_order(properties)
    if id_ in _LISTS:  # their bullets hang on lists that are not lent
        properties = properties_of(style, "pPr")
        for tag in ("numPr", "tabs", "ind"):
            for old in properties.findall(W + tag):
                properties.remove(old)
            properties.append(deepcopy(ours.find(f"{W}pPr/{W}{tag}")))
        in_order(properties)
    return style.get(f"{W}type") == "paragraph" and _darken(style, lent)


def properties_of(style: Any, tag: str) -> Any:
    """Return the paragraph or run properties of a style, made if it has none."""
    found = style.find(W + tag)
    if found is None:
        found = style.makeelement(W + tag)
        later = [e for e in style if e.tag in (f"{W}rPr", f"{W}tblPr", f"{W}trPr", f"{W}tcPr", f"{W}tblStylePr")]
        later[0].addprevious(found) if later else style.append(found)
    return found


_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()


def in_order(properties: Any) -> None:
    """Put paragraph properties into the order that the schema wants."""
    order = {W + name: number for number, name in enumerate(_PARAGRAPH_ORDER)}
    properties[:] = sorted(properties, key=lambda e: order.get(e.tag, -1))


def first_of(style: Any, path: str, lent: Mapping[str, Any]) -> Any:
    """Return what a style says at a path, or the style that it is based on."""
    at = style
    while at is not None:
        found = at.find(path)
        if found is not None:
            return found
        based = at.find(f"{W}basedOn")
        at = None if based is None else lent.get(based.get(f"{W}val"))
    return None


def _darken(style: Any, lent: Mapping[str, Any]) -> bool:
    color = style.find(f"{W}rPr/{W}color")
    if color is None or not _COLOR.fullmatch(color.get(f"{W}val") or ""):
        return False
    grounds = (first_of(style, f"{W}{tag}/{W}shd", lent) for tag in ("rPr", "pPr"))
    fills = [g.get(f"{W}fill") for g in grounds if g is not None and _COLOR.fullmatch(g.get(f"{W}fill") or "")]
    before = color.get(f"{W}val").upper()
    after = readable(before, fills[0] if fills else WHITE)
    if after == before:
        return False
    color.attrib.clear()
    color.set(f"{W}val", after)
    return True


def _body_font(root: Any, lent: Mapping[str, Any], fonts: Mapping[str, str]) -> Any:
    """Return the font of the letterhead's ordinary words for what is not said, or nothing if it is one with serifs, as what is said has."""
    ordinary = lent.get("Normal")
    found = first_of(ordinary, _FONTS, lent) if ordinary is not None else None
    if found is None:
        found = root.find(f"{W}docDefaults/{W}rPrDefault/{_FONTS}")
    if found is None:
        return None
    theme = found.get(f"{W}asciiTheme")
    name = fonts.get(theme, "") if theme else found.get(f"{W}ascii") or ""
    serif = fonts.get(name) == "roman" or (fonts.get(name) != "swiss" and _SERIFS.search(name))
    return None if not name or serif else found


def _added(style: Any, body: Any) -> Any:
    """Return a style of ours to stand among theirs: on its own, so that nothing of theirs changes it, in their font if that may be."""
    copy = deepcopy(style)
    based = copy.find(f"{W}basedOn")
    if based is not None and based.get(f"{W}val") == "Normal":
        copy.remove(based)
    fonts = copy.find(_FONTS)
    if fonts is not None and body is not None and fonts.get(f"{W}ascii") == "Arial":
        fonts.getparent().replace(fonts, deepcopy(body))
    return copy
