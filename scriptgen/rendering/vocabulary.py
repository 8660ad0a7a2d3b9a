"""The elements a template may use: what each holds and which attributes it knows. One table for the reader and for the check."""

from __future__ import annotations

from collections.abc import Collection

from scriptgen.frozen import frozen
from scriptgen.names import unknown
from scriptgen.problems import Code, Place, Problem

BLOCKS = frozenset((
    "h1", "h2", "h3", "p", "ul", "ol", "table", "box", "page-break", "say", "pause", "coach", "hear", "avoid", "choose", "optional",
))
INLINES = frozenset(("b", "i", "small", "blank", "fill", "tick", "comment"))
TEXT = "text"  # words may stand in it
PARAGRAPH_KINDS = frozenset(("lead", "move", "intent", "note", "count", "level", "small", "label", "rule"))
TARGETS = frozenset(("docx", "html", "md", "txt"))


@frozen
class Element:
    """Say what an element may hold, which attributes it knows, and the values of those that have a list."""

    holds: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    strict: bool = False  # the values of other attributes are looked at too


def _element(holds: Collection[str] = (), attributes: str = "", kinds: str = "") -> Element:
    names = frozenset((*attributes.split(), "at"))
    return Element(frozenset(holds), names, frozenset(kinds.split()), not names.isdisjoint(("page", "for")))


_FLOW = INLINES | {TEXT}
_ANY = BLOCKS | _FLOW

ELEMENTS: dict[str, Element] = {
    "document": _element(BLOCKS, "title left right clean"),
    "h1": _element(_FLOW, "page"),
    "h2": _element(_FLOW, "page"),
    "h3": _element(_FLOW, "page"),
    "p": _element(_FLOW, "kind", " ".join(PARAGRAPH_KINDS)),
    "ul": _element(("li",), "kind", "ticks"),
    "ol": _element(("li",)),
    "li": _element((*_FLOW, "say", "choose", "optional")),
    "table": _element(("tr",), "kind title", "core later replies words form options rubric recording map card wording plain"),
    "tr": _element(("th", "td"), "kind", "head plain limit pause stop later write card"),
    "th": _element(_FLOW),
    "td": _element(_ANY),
    "box": _element(BLOCKS, "kind", "limit stop safety notice"),
    "page-break": _element(),
    "say": _element(_FLOW, "kind address key unfilled locked", "limit"),
    "pause": _element((*_FLOW, "say", "choose", "optional")),
    "coach": _element(_FLOW),
    "hear": _element(_FLOW),
    "avoid": _element(_FLOW),
    "choose": _element(("option",), "ask"),
    "optional": _element(("say", "choose"), "because"),
    "option": _element(_ANY, "answer"),
    "b": _element(_FLOW),
    "i": _element(_FLOW),
    "small": _element(_FLOW),
    "blank": _element(("option",), "fact label title"),
    "fill": _element((TEXT,), "fact label title"),
    "tick": _element((), "title"),
    "comment": _element((TEXT,), "author"),
    "only": _element((*_ANY, "li", "tr", "th", "td", "option"), "for"),
}


def fault(place: Place, says: str, try_this: str) -> Problem:
    """Return the problem of a template."""
    return Problem(place, Code.TEMPLATE, says, try_this)


def element_problem(tag: str, parent: str, place: Place) -> Problem | None:
    """Return what is wrong with an element standing in its parent; an empty parent is not known and takes anything."""
    if tag not in ELEMENTS:
        return unknown(tag[:60], ELEMENTS, place, "element")
    holder = parent if parent in ELEMENTS else ""
    if not holder or tag == "only" or tag in ELEMENTS[holder].holds:
        return None
    homes = sorted(name for name, element in ELEMENTS.items() if tag in element.holds and name != "only")
    return fault(place, f"<{tag}> cannot stand in <{holder}>.", f"put it in {', '.join(f'<{h}>' for h in homes)}.")


def attribute_problem(tag: str, name: str, place: Place) -> Problem | None:
    """Return the problem of an attribute that the element does not know."""
    element = ELEMENTS.get(tag)
    if element is None or name in element.attributes:
        return None
    return unknown(name[:60], element.attributes - {"at"}, place, f"attribute of <{tag}>")


def value_problem(tag: str, name: str, value: str, place: Place) -> Problem | None:
    """Return the problem of an attribute value that is not in its list."""
    element = ELEMENTS.get(tag)
    if name == "kind" and element is not None and value not in element.kinds:
        return unknown(value[:60], element.kinds, place, f"kind of <{tag}>")
    if name == "page" and value != "new":
        return unknown(value[:60], ("new",), place, "page")
    if name == "for":
        wrong = next((w for w in value.split() if w not in TARGETS), None)
        return unknown(wrong[:60], TARGETS, place, "output") if wrong else None
    return None
