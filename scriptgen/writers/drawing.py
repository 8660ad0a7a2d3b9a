"""A map of a talk as a drawing: steps down the left, answers to the right, each with its way back to the limit or out of the talk."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from scriptgen.document import Row, Table, paragraphs, plain
from scriptgen.frozen import frozen

_WIDTH, _LEFT, _RIGHT, _BOX = 920, 20, 500, 400  # of the whole, where the two columns begin, and how wide a box is
_LINE, _PAD, _GAP = 18, 10, 16
_SIGNS = 54  # letters to a line in a box
_BACK = 460  # where the ways back run, between the columns
_ANSWERS = ("later", "stop")


@frozen
class _Drawn:
    """Hold one box: its row's kind, its lines, the first of them bold, and where it stands."""

    kind: str
    lines: tuple[str, ...]
    x: int
    y: int

    @property
    def height(self) -> int:
        return _LINE * len(self.lines) + 2 * _PAD

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def drawing(table: Table) -> str:
    """Return a map's table as SVG; its words are in the table too, for those who hear the page, so the drawing itself is passed over."""
    rows = [row for row in table.rows if row.kind != "head"]
    steps = list(_column((r for r in rows if r.kind not in _ANSWERS), _LEFT))
    limit = next((b for b in steps if b.kind == "limit"), None)
    pause = next((b for b in steps if b.kind == "pause"), None)
    answers = list(_column((r for r in rows if r.kind in _ANSWERS), _RIGHT))
    height = max((b.y + b.height for b in (*steps, *answers)), default=0) + _GAP
    shapes = [*_down(steps), *_ways(answers, limit, pause), *(_box(b) for b in (*steps, *answers))]
    return (
        f'<svg class="map" viewBox="0 0 {_WIDTH} {height}" role="presentation" aria-hidden="true" focusable="false">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 8 4 0 8z"/></marker></defs>{"".join(shapes)}</svg>\n'
    )


def _column(rows: Iterable[Row], x: int) -> Iterator[_Drawn]:
    """Yield the boxes of a column from top to bottom."""
    y = _GAP
    for row in rows:
        words = [" ".join(plain(p.content) for p in paragraphs(cell.blocks)) for cell in row.cells[:2]]
        lines = tuple(line for text in words for line in textwrap.wrap(text, _SIGNS))
        box = _Drawn(row.kind, lines or ("",), x, y)
        yield box
        y += box.height + _GAP


def _down(steps: list[_Drawn]) -> Iterator[str]:
    for above, below in pairwise(steps):
        x = above.x + _BOX // 2
        yield _arrow(f"M{x} {above.y + above.height}V{below.y}")


def _ways(answers: list[_Drawn], limit: _Drawn | None, pause: _Drawn | None) -> Iterator[str]:
    """Yield the way from the silence to each answer, and from each that is no danger back to the limit."""
    for number, answer in enumerate(answers):
        if pause is not None:
            x = _LEFT + _BOX + 12
            yield _arrow(f"M{_LEFT + _BOX} {pause.middle}H{x}V{answer.middle - 6}H{answer.x}")
        if limit is not None and answer.kind != "stop":
            x = _BACK + 4 * (number % 4)
            yield _arrow(f"M{answer.x} {answer.middle + 6}H{x}V{limit.middle}H{_LEFT + _BOX}", "back")


def _arrow(path: str, name: str = "way") -> str:
    return f'<path class="{name}" d="{path}" marker-end="url(#tip)"/>'


def _box(box: _Drawn) -> str:
    corner = 2 if box.kind == "stop" else 8
    names = ('class="first" ', *("" for _ in box.lines[1:]))
    words = "".join(
        f'<text {name}x="{box.x + _PAD}" y="{box.y + _PAD + _LINE * (n + 1) - 5}">{escape(line)}</text>'
        for n, (name, line) in enumerate(zip(names, box.lines, strict=True))
    )
    return f'<g class="b-{escape(box.kind)}"><rect x="{box.x}" y="{box.y}" width="{_BOX}" height="{box.height}" rx="{corner}"/>{words}</g>'
