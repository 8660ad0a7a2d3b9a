"""Colors are made dark or light enough to read, and no more than that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scriptgen.word import contrast as ours
from tests.tools.check_docx import contrast

COLORS = st.integers(0, 0xFFFFFF).map(lambda n: f"{n:06X}")


@given(COLORS, COLORS)
def test_it_measures_as_the_checker_does(one: str, other: str) -> None:
    assert abs(ours.contrast(one, other) - contrast(one, other)) < 0.01


@given(COLORS, COLORS)
def test_a_mended_color_can_be_read_on_any_ground(color: str, ground: str) -> None:
    mended = ours.readable(color, ground)
    assert ours.contrast(mended, ground) >= ours.ENOUGH
    assert mended == color or ours.contrast(color, ground) < ours.ENOUGH
