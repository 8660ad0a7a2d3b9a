"""Large print: everything said is 16 points or more, every note 14 or more, and tables still fit, on any letterhead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scriptgen.large import stacked
from scriptgen.loading.load import load
from scriptgen.pipeline import Job, make
from scriptgen.script import Brief
from scriptgen.word import untouched, write
from scriptgen.word.large_print import BODY, NOTE, NOTES
from scriptgen.word.lent_styles import first_of
from tests.word.checking import W, body, faults, parts, words_in, words_out
from tests.word.letterheads import MAKERS
from tests.word.samples import rich

LARGE = stacked(rich())


def sizes(data: bytes) -> dict[str, float]:
    """Return the size in points of each style that the document's paragraphs and runs name."""
    root = etree.fromstring(parts(data)["word/styles.xml"])
    styles = {s.get(W + "styleId"): s for s in root.iter(W + "style")}
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    named = {e.get(W + "val") for e in body(data).iter(W + "pStyle", W + "rStyle")} - {"SGGap", "CommentReference"}
    found = {}
    for id_ in named:
        size = first_of(styles[id_], f"{W}rPr/{W}sz", styles)
        found[id_] = int((size if size is not None else default).get(W + "val")) / 2
    return found


@pytest.mark.parametrize("house", [None, *MAKERS.values()], ids=["ours", *MAKERS])
def test_all_words_are_large_on_every_letterhead(house: Any, tmp_path: Path) -> None:
    data = write(LARGE, large=True, house=str(house(tmp_path)) if house else "")
    assert faults(data) == []
    assert words_out(data) == words_in(LARGE)
    small = {id_: size for id_, size in sizes(data).items() if size < (NOTE if id_ in NOTES else BODY)}
    assert small == {}


def test_lines_have_room(tmp_path: Path) -> None:
    root = etree.fromstring(parts(write(LARGE, large=True))["word/styles.xml"])
    for style in root.iter(W + "style"):
        if style.get(W + "type") == "paragraph" and style.get(W + "styleId") not in ("SGGap", "Heading1", "Heading2", "Heading3"):
            spacing = style.find(f"{W}pPr/{W}spacing")
            assert int(spacing.get(W + "line")) >= 300 and int(spacing.get(W + "after")) >= 80


def test_every_table_has_two_columns_at_most_and_is_as_wide_as_the_page() -> None:
    tables = list(body(write(LARGE, large=True)).iter(W + "tbl"))
    assert tables
    for table in tables:
        assert len(list(table.iter(W + "gridCol"))) <= 2
        assert len({sum(int(w.get(W + "w")) for w in row.iter(W + "tcW")) for row in table.iter(W + "tr")}) == 1


def test_a_file_in_large_print_knows_itself_and_is_the_same_again(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(write(LARGE, large=True))
    assert untouched(made) and made.read_bytes() == write(LARGE, large=True)


def test_what_is_kept_from_large_print_does_not_reach_an_ordinary_file() -> None:
    loaded = load("defriending")
    ordinary, large = Job(Brief("defriending")), Job(Brief("defriending"), large=True)
    first = make(loaded, ordinary).data
    assert make(loaded, large).data != first
    assert make(loaded, ordinary).data == first
    assert faults(make(loaded, large).data) == []
