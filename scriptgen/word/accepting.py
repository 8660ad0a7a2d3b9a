"""Accept all tracked changes of a part, and take elements out or apart without losing what stands in them."""

from __future__ import annotations

from scriptgen.word.hiding import ADDED, REMOVED
from scriptgen.word.opening import Element
from scriptgen.word.places import above, child, local, word

_PROPERTIES = ("rPr", "trPr", "ctrlPr")
_RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_MARKS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd", *_RANGES)


def drop(one: Element) -> None:
    """Take an element out, with all that is in it."""
    outer = one.getparent()
    if outer is not None:
        outer.remove(one)


def unwrap(one: Element, inside: Element | None = None) -> None:
    """Put what stands in an element (or in another one inside it) in its place."""
    outer = one.getparent()
    if outer is None:
        return
    at = outer.index(one)
    outer.remove(one)
    for number, moved in enumerate(list(one if inside is None else inside)):
        outer.insert(at + number, moved)


def accept(root: Element) -> None:
    """Accept the tracked changes of a part, as Word does: what was deleted goes, what was inserted stays."""
    every = [one for one in root.iter() if word(one)]
    for one in every:
        if word(one) in REMOVED and not _is_mark(one):
            drop(one)
    _rows(root)
    _paragraphs(root)
    for one in [one for one in root.iter() if word(one)]:
        name = word(one)
        if name in ADDED and not _is_mark(one):
            unwrap(one)
        elif name in ADDED or name in _RANGES or name == "cellIns" or name.endswith("Change") or name.startswith(
                ("customXmlInsRange", "customXmlDelRange", "customXmlMoveFromRange", "customXmlMoveToRange")):
            drop(one)


def _is_mark(one: Element) -> bool:
    """Return whether a change says that a paragraph's mark or a row changed, and holds no text."""
    outer = one.getparent()
    return outer is not None and local(outer) in _PROPERTIES


def _rows(root: Element) -> None:
    for row in [one for one in root.iter() if word(one) == "tr" and child(one, "trPr", "del") is not None]:
        table = above(row, "tbl")
        drop(row)
        if table is not None and not any(word(one) == "tr" for one in table.iter()):
            drop(table)


def _paragraphs(root: Element) -> None:
    """Join a paragraph whose mark was deleted to the next one, which keeps its own look."""
    for paragraph in [one for one in root.iter() if word(one) == "p"]:
        marks = child(paragraph, "pPr", "rPr")
        deleted = [one for one in marks if word(one) in REMOVED] if marks is not None else []
        for mark in deleted:
            drop(mark)
        if not deleted or child(paragraph, "pPr", "sectPr") is not None:
            continue
        content = [one for one in paragraph if word(one) != "pPr"]
        after = _beside(paragraph, forward=True)
        if after is not None:
            at = 1 if child(after, "pPr") is not None else 0
            for number, moved in enumerate(content):
                after.insert(at + number, moved)
            drop(paragraph)
        elif all(word(one) in _MARKS for one in content) and _beside(paragraph, forward=False) is not None:
            drop(paragraph)


def _beside(paragraph: Element, *, forward: bool) -> Element | None:
    """Return the paragraph next to this one, marks left aside."""
    one = paragraph.getnext() if forward else paragraph.getprevious()
    while one is not None and word(one) in _MARKS:
        one = one.getnext() if forward else one.getprevious()
    return one if one is not None and word(one) == "p" else None
