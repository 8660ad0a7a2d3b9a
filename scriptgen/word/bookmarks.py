"""Hidden bookmarks: how an authored line is found again after an edit."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from scriptgen.document import Identity
from scriptgen.word.sheet import Mark, Sheet
from scriptgen.word.xml import Xml


@lru_cache(maxsize=4096)
def bookmark_name(kind: str, address: str, occurrence: int) -> str:
    """Return the name of a line's bookmark; Word hides names that begin with an underscore."""
    whole = f"{kind}\n{address}\n{occurrence}"
    return "_sg_" + hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:10]


def bookmarked(runs: Xml, line: Identity, sheet: Sheet) -> Xml:
    """Return runs with the bookmark of their line round them, and note it for the record.

    Round the runs and not at a point: measured, only that outlives the retyping of a whole paragraph.
    """
    number, start = begin(line, sheet)
    return Xml(f"{start}{runs}{end(number)}")


def begin(line: Identity, sheet: Sheet) -> tuple[int, Xml]:
    """Return the number of a line's bookmark and its beginning."""
    occurrence = sheet.seen.get(line.address, 0)
    sheet.seen[line.address] = occurrence + 1
    name = bookmark_name(sheet.kind, line.address, occurrence)
    number = len(sheet.marks)
    sheet.marks.append(Mark(name, line))
    return number, Xml(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')


def end(number: int) -> Xml:
    """Return the end of a bookmark."""
    return Xml(f'<w:bookmarkEnd w:id="{number}"/>')
