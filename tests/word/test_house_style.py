"""The house style has every style that writing uses, can be read by everybody, and is what its maker makes."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scriptgen.word import styles
from scriptgen.word.house import house_style_path
from tests.tools.check_docx import contrast
from tests.word.checking import W, faults, parts

ROOT = Path(__file__).parents[2]
MADE = house_style_path().read_bytes()


def by_id() -> dict[str, Any]:
    root = etree.fromstring(parts(MADE)["word/styles.xml"])
    return {style.get(W + "styleId"): style for style in root.iter(W + "style")}


def test_it_is_valid() -> None:
    assert faults(MADE) == []


def test_it_is_what_its_maker_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    maker = runpy.run_path(str(ROOT / "templates" / "make_house_style.py"), run_name="maker")
    # compared part by part: another zlib may deflate the same parts to other bytes
    assert parts(maker["house_style"]()) == parts(MADE)
    assert "docx" in sys.modules


def test_every_style_that_writing_names_is_there() -> None:
    named = {*styles.PARAGRAPHS.values(), *styles.HEADINGS.values(), styles.TICKED, styles.BULLETED, styles.NUMBERED, styles.GAP}
    named |= {style for table in (*styles.IN_BOX.values(), *styles.IN_TABLE.values()) for style in table.values()}
    named |= {styles.CUE, styles.TAG, styles.FILL_STYLE, styles.TABLE_STYLE, "Header", "Footer", "CommentText", "CommentReference"}
    assert named <= by_id().keys()


@pytest.mark.parametrize("ground", ["FFFFFF", styles.TINT, styles.MID, styles.BLANK])
def test_all_words_can_be_read_on_every_ground(ground: str) -> None:
    colors = {c.get(W + "val") for style in by_id().values() for c in style.iter(W + "color")}
    assert colors and all(contrast(color, ground) >= 4.5 for color in colors)


def test_the_faults_of_the_blank_package_are_mended() -> None:
    made = parts(MADE)
    assert not [name for name in made if "thumbnail" in name or "WithEffects" in name or "customXml" in name]
    settings = made["word/settings.xml"].decode()
    assert 'w:percent="100"' in settings and 'w:name="compatibilityMode"' in settings and "rsid" not in settings
    assert "updateFields" not in settings
    assert b"python-docx" not in made["docProps/core.xml"]


def test_fonts_have_twins_of_the_same_width() -> None:
    fonts = parts(MADE)["word/fontTable.xml"].decode()
    assert "Liberation Sans" in fonts and "Liberation Serif" in fonts


def test_what_is_said_is_set_in_another_face_than_what_is_not() -> None:
    found = by_id()

    def face(style: str) -> str:
        return str(found[style].find(f"{W}rPr/{W}rFonts").get(W + "ascii"))

    assert {face(style) for style in ("SGSay", "SGSayLimit", "SGLimit", "SGHear", "SGSayLarge")} == {"Times New Roman"}
    assert {face(style) for style in ("Normal", "SGNote", "SGIntent", "SGMove", "SGBlank", "SGCue")} == {"Arial"}
