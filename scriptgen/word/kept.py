"""What was written of a fixed piece is kept, and only its numbers are given anew in each document. No fixed piece holds an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Union

from scriptgen.document import Identity
from scriptgen.frozen import frozen
from scriptgen.word.bookmarks import begin, end
from scriptgen.word.content import control_id
from scriptgen.word.sheet import Sheet
from scriptgen.word.xml import Xml

_MOST = 1024
_NUMBERED = re.compile(r'(<w:id w:val="\d+"/>|<w:bookmarkStart w:id="\d+" w:name="\w+"/>|<w:bookmarkEnd w:id="\d+"/>)')
_CONTROL, _END = 0, 1
Part = Union[str, int, Identity]


@frozen
class Kept:
    """Hold the XML of a piece, with a mark where each number stands; the piece too, so that its `id` stays its own."""

    piece: object
    parts: tuple[Part, ...]

    def numbered(self, sheet: Sheet) -> Xml:
        """Return the XML with the next free numbers of a document."""
        written: list[str] = []
        number = 0
        write = written.append
        for part in self.parts:
            if isinstance(part, str):
                write(part)
            elif isinstance(part, Identity):
                number, start = begin(part, sheet)
                write(start)
            else:
                write(end(number) if part == _END else control_id(sheet))
        return Xml("".join(written))


_KEPT: dict[tuple[object, ...], Kept] = {}


def kept(piece: object, look: tuple[object, ...], sheet: Sheet, write: Callable[[], Xml]) -> Xml:
    """Return the XML of a fixed piece that looks so; `write` is asked for it the first time."""
    key = (id(piece), sheet.clean, id(sheet.words), sheet.width, sheet.large, *look)
    found = _KEPT.get(key)
    if found is not None:
        return found.numbered(sheet)
    marks, others = len(sheet.marks), (len(sheet.comments), sheet.lists)
    written = write()
    if others == (len(sheet.comments), sheet.lists):  # numbers of comments and lists are not looked for
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        _KEPT[key] = Kept(piece, _parts(written, [mark.line for mark in sheet.marks[marks:]]))
    return written


def _parts(written: str, lines: list[Identity]) -> tuple[Part, ...]:
    """Return the XML in parts; the lines are those of its bookmarks, in order."""
    left = iter(lines)
    parts: list[Part] = []
    for index, text in enumerate(_NUMBERED.split(written)):
        if not index % 2:
            parts.append(text)
        elif text.startswith("<w:id"):
            parts.append(_CONTROL)
        else:
            parts.append(next(left) if text.startswith("<w:bookmarkStart") else _END)
    return tuple(parts)
