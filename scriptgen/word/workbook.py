"""A wording workbook as it comes back from Word or LibreOffice: its rows, wherever they stand now, with tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scriptgen.problems import Place
from scriptgen.word.accepting import accept
from scriptgen.word.hiding import ADDED, REMOVED, Hiding
from scriptgen.word.opening import Element, Opened, fault, opened
from scriptgen.word.places import above, child, is_record, local, value, word
from scriptgen.wording import COLUMNS, TAG, Mark, ReadRow, Workbook, mark_in

_COUNT = len(COLUMNS)
_GAPS = re.compile(r"\s+")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffc\x7f\ufffe\uffff"))
_SPACES = ("tab", "br", "cr", "ptab")
_STRANGE = {"tbl": "another table", "drawing": "a picture or a drawing", "pict": "a picture or a drawing", "object": "an embedded file"}
_BOOKMARK = "_sg_"


def read_workbook(data: bytes, place: Place) -> Workbook:
    """Return the rows of a workbook. Raises InvalidInput for what is no Word file, or has no row of a workbook in it."""
    package = opened(data, place)
    root = package.trees[package.main]
    changes = sum(1 for one in root.iter() if word(one) in (*REMOVED, *ADDED))
    accept(root)
    hiding = Hiding(tree for name, tree in package.trees.items() if name.endswith("styles.xml"))
    rows = tuple(_rows(root, hiding))
    if not any(row.mark or row.bookmark for row in rows):
        raise fault(place, "is not a wording workbook of ours: no row has its hidden mark.",
                    "make one with `scriptgen wording PACK`, and edit that.")
    return Workbook(rows, changes, _comments(package), _recorded(package))


def _rows(root: Element, hiding: Hiding) -> Iterator[ReadRow]:
    tables = [one for one in root.iter() if word(one) == "tbl" and above(one, "tbl") is None]
    for number, table in enumerate(tables, 1):
        inside = [one for one in table.iter() if word(one) == "tr" and above(one, "tbl") is table]
        if not any(_mark(row) for row in inside) and not (inside and _heads(inside[0], hiding)):
            continue  # one of those that its owner has put in
        for index, row in enumerate(inside, 1):
            cells = [one for one in row.iter() if word(one) == "tc" and above(one, "tr") is row]
            words = [_words(cell, hiding) for cell in cells]
            if not _heads(row, hiding) and any(words):
                yield _row(row, cells, words, f"row {index} of table {number}")


def _heads(row: Element, hiding: Hiding) -> bool:
    """Return whether a row is the head of a table of ours."""
    return [_words(cell, hiding) for cell in row if word(cell) == "tc"] == list(COLUMNS)


def _row(row: Element, cells: list[Element], words: list[str], spot: str) -> ReadRow:
    shape = ""
    if len(cells) != _COUNT or any(child(cell, "tcPr", "vMerge") is not None for cell in cells):
        shape = f"has {len(cells)} cells in place of {_COUNT}: some were merged, split or deleted"
    else:
        strange = next((_STRANGE[word(one)] for one in cells[3].iter() if word(one) in _STRANGE), "")
        shape = f"holds {strange} in the column New" if strange else ""
    padded = [*words, *[""] * _COUNT]
    # the tone stands over the words in its own paragraph
    now = _words(cells[2], hiding=None, skip=1) if len(cells) > 2 else ""
    return ReadRow(padded[0], spot, now, padded[3], padded[4], padded[5], _mark(row), _bookmark(row), shape)


def _mark(row: Element) -> Mark | None:
    tags = (value(one) for one in row.iter() if word(one) == "tag")
    return next((mark for tag in tags if tag.startswith(TAG) and (mark := mark_in(tag))), None)


def _bookmark(row: Element) -> str:
    names = (value(one, "name") for one in row.iter() if word(one) == "bookmarkStart")
    return next((name.partition("_Copy")[0] for name in names if name.startswith(_BOOKMARK)), "")


def _words(cell: Element, hiding: Hiding | None, skip: int = 0) -> str:
    """Return the words of a cell as one paragraph: what is hidden, and spaces nobody can see, left out."""
    paragraphs = [one for one in cell.iter() if word(one) == "p"]
    said = [_GAPS.sub(" ", "".join(_pieces(one, hiding))).translate(_UNSEEN).strip() for one in paragraphs]
    return " ".join(text for text in said[skip if len(said) > skip else 0:] if text)


def _pieces(paragraph: Element, hiding: Hiding | None) -> Iterator[str]:
    for one in paragraph.iter():
        name = word(one)
        run = above(one, "r") if name in ("t", "noBreakHyphen", *_SPACES) else None
        if run is None or (hiding is not None and hiding.run(run)):
            continue
        yield (one.text or "") if name == "t" else "-" if name == "noBreakHyphen" else " "


def _comments(package: Opened) -> int:
    return sum(1 for name, kind in package.kinds().items() if kind == "comments" and name in package.trees
               for one in package.trees[name] if word(one) == "comment")


def _recorded(package: Opened) -> tuple[str, ...]:
    """Return the bookmarks that the record lists, if it is still there."""
    record = next((tree for tree in package.trees.values() if is_record(tree)), None)
    return tuple(one.get("bookmark", "") for one in record if local(one) == "line") if record is not None else ()
