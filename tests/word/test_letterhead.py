"""An agency's letterhead lends its look, and nothing else that is in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scriptgen.problems import InvalidInput
from scriptgen.word import untouched, write
from scriptgen.word.letterhead import letterhead, problems
from scriptgen.word.styles import TEXT_WIDTH
from tests.word.checking import W, body, faults, parts, words_in, words_out
from tests.word.letterheads import (
    LOGIN,
    MAKERS,
    SECRET,
    blank,
    field,
    german,
    inserted,
    linked_picture,
    narrow,
    rezipped,
    section_holds,
    settings_hold,
    style,
    two_columns,
)
from tests.word.samples import ordinary, rich

DOCUMENT = ordinary()
every_letterhead = pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)


def styles(data: bytes) -> dict[str, Any]:
    return {s.get(W + "styleId"): s for s in etree.fromstring(parts(data)["word/styles.xml"]).iter(W + "style")}


def text(data: bytes, name: str) -> str:
    return "".join(etree.fromstring(parts(data)[name]).itertext())


@every_letterhead
@pytest.mark.parametrize("final", [False, True])
def test_every_letterhead_gives_a_clean_document(maker: Any, final: bool, tmp_path: Path) -> None:
    data = write(rich(), house=str(maker(tmp_path)), final=final)
    assert faults(data) == []
    assert words_out(data) == words_in(rich())


@every_letterhead
def test_the_same_letterhead_gives_the_same_bytes_and_a_file_that_knows_itself(maker: Any, tmp_path: Path) -> None:
    path = maker(tmp_path)
    made = tmp_path / "made.docx"
    made.write_bytes(write(DOCUMENT, house=str(path)))
    (tmp_path / "elsewhere").mkdir()
    again = tmp_path / "elsewhere" / "renamed.docx"
    again.write_bytes(path.read_bytes())
    assert write(DOCUMENT, house=str(again)) == made.read_bytes()
    assert untouched(made)
    made.write_bytes(made.read_bytes().replace(b"PK\1\2", b"PK\1\3", 1))
    assert not untouched(made)


@every_letterhead
def test_nothing_of_a_letterhead_but_its_look_comes_along(maker: Any, tmp_path: Path) -> None:
    made = parts(write(DOCUMENT, house=str(maker(tmp_path))))
    for name, data in made.items():
        assert SECRET.encode() not in data and LOGIN.encode() not in data, name
        assert b"rsid" not in data or name.endswith(".png"), name
    assert not [n for n in made if "custom.xml" in n or "glossary" in n or "thumbnail" in n or "vba" in n.lower()]


def test_the_logo_is_lent_once_with_words_for_who_cannot_see_it(tmp_path: Path) -> None:
    made = parts(write(DOCUMENT, house=str(narrow(tmp_path))))
    assert [n for n in made if n.startswith("word/media/")] == ["word/media/letterhead1.png"]
    assert b'Target="/word/media/letterhead1.png"' in made["word/_rels/header1.xml.rels"]
    assert b'Extension="png"' in made["[Content_Types].xml"]
    assert b'descr="Logo"' in made["word/header1.xml"] and b"Users" not in made["word/header1.xml"]


def test_tables_are_as_wide_as_the_letterheads_text(tmp_path: Path) -> None:
    path = str(narrow(tmp_path))
    width = letterhead(path).width
    assert width > TEXT_WIDTH
    tables = list(body(write(DOCUMENT, house=path)).iter(W + "tbl"))
    assert tables
    for table in tables:
        assert sum(int(column.get(W + "w")) for column in table.iter(W + "gridCol")) == width
        for row in table.iter(W + "tr"):
            assert sum(int(cell.get(W + "w")) for cell in row.iter(W + "tcW")) == width


def test_the_filing_class_stands_in_every_footer_and_the_page_is_counted_once(tmp_path: Path) -> None:
    counted = write(DOCUMENT, house=str(narrow(tmp_path)))
    assert text(counted, "word/footer1.xml").count(DOCUMENT.footer) == 1
    assert parts(counted)["word/footer1.xml"].count(b" PAGE ") == 1
    apart = write(DOCUMENT, house=str(two_columns(tmp_path)))
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert DOCUMENT.footer in text(apart, name) and parts(apart)[name].count(b" PAGE ") == 1
    already = blank(tmp_path, lambda d: setattr(d.sections[0].footer.paragraphs[0], "text", f"House. {DOCUMENT.footer}"))
    assert text(write(DOCUMENT, house=str(already)), "word/footer1.xml").count(DOCUMENT.footer) == 1


def test_our_header_gives_way_to_theirs_and_stands_where_they_have_none(tmp_path: Path) -> None:
    assert DOCUMENT.header[0] not in text(write(DOCUMENT, house=str(two_columns(tmp_path))), "word/header1.xml")
    path = str(german(tmp_path))
    assert DOCUMENT.header[0] in text(write(DOCUMENT, house=path), "word/header1.xml")
    assert "The letterhead has no header; ours stands there." in letterhead(path).notes


def test_the_first_page_keeps_its_own_header(tmp_path: Path) -> None:
    data = write(DOCUMENT, house=str(two_columns(tmp_path)))
    section = body(data).find(f".//{W}sectPr")
    assert section.find(W + "titlePg") is not None
    assert "Pier Street" in text(data, "word/header2.xml") and "Pier Street" not in text(data, "word/header1.xml")


def test_styles_of_another_language_are_known_by_what_they_are(tmp_path: Path) -> None:
    path = german(tmp_path)
    found = styles(write(DOCUMENT, house=str(path)))
    theirs = styles(path.read_bytes())
    assert "berschrift1" in theirs and "berschrift1" not in found
    font = f"{W}rPr/{W}sz"
    assert found["Heading1"].find(font).get(W + "val") == theirs["berschrift1"].find(font).get(W + "val") == "28"
    assert found["Heading1"].find(W + "basedOn").get(W + "val") == "Normal"
    assert found["Heading1"].find(W + "name").get(W + "val") == "heading 1"


@pytest.mark.parametrize("name", ["Überschrift 1", "Titre 1", "heading 1", "Heading 1,H1"])
def test_headings_are_found_under_the_names_that_programs_give_them(name: str, tmp_path: Path) -> None:
    def change(document: Any) -> None:
        heading = document.styles["Heading 1"].element
        heading.set(W + "styleId", "Anders1")
        heading.find(W + "name").set(W + "val", name)

    found = styles(write(DOCUMENT, house=str(blank(tmp_path, change))))
    assert found["Heading1"].find(W + "name").get(W + "val") == "heading 1"
    assert "Anders1" not in found


def test_a_style_of_theirs_under_one_of_our_ids_keeps_out_of_the_way(tmp_path: Path) -> None:
    found = styles(write(DOCUMENT, house=str(blank(tmp_path, style("Their own", 2, "SGPause")))))
    assert found["SGPause"].find(W + "name").get(W + "val") == "SG Pause"
    assert found["SGPauseLent"].find(W + "name").get(W + "val") == "Their own"


def test_a_style_that_was_renamed_is_known_by_its_id(tmp_path: Path) -> None:
    found = styles(write(DOCUMENT, house=str(blank(tmp_path, style("Quiet moment", id_="SGPause")))))
    assert found["SGPause"].find(W + "name").get(W + "val") == "Quiet moment"


def test_a_style_of_ours_that_they_have_changed_is_theirs(tmp_path: Path) -> None:
    found = styles(write(DOCUMENT, house=str(blank(tmp_path, style("SG Say", id_="SGSay")))))
    assert found["SGSay"].find(f"{W}rPr") is None


def test_what_was_added_and_what_was_changed_is_said(tmp_path: Path) -> None:
    said = " ".join(letterhead(str(two_columns(tmp_path))).notes)
    assert re.search(r"\d+ styles that the letterhead lacks were added", said)
    assert "color of heading 2" in said and "AUTHOR" in said


def test_pale_headings_can_be_read(tmp_path: Path) -> None:
    found = styles(write(DOCUMENT, house=str(narrow(tmp_path))))
    assert found["Heading1"].find(f"{W}rPr/{W}color").get(W + "val") != "7AB800"


@pytest.mark.parametrize("field_", ["AUTHOR", "FILENAME \\p", "DOCPROPERTY Manager", "INCLUDETEXT \"c:\\\\x.docx\"", "STYLEREF 1"])
def test_a_field_that_would_tell_something_is_left_out_with_what_it_showed(field_: str, tmp_path: Path) -> None:
    data = write(DOCUMENT, house=str(blank(tmp_path, field(field_, "shown by the field"))))
    assert "shown by the field" not in text(data, "word/footer1.xml") and field_.split()[0] not in text(data, "word/footer1.xml")


def test_the_language_is_that_of_the_document(tmp_path: Path) -> None:
    data = write(replace(DOCUMENT, language="es-MX"), house=str(german(tmp_path)))
    assert faults(data, language="es") == []


def test_landscape_and_borders_are_kept(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        section = document.sections[0]
        section.page_width, section.page_height = section.page_height, section.page_width

    border = '<w:pgBorders w:offsetFrom="page"/>'
    data = write(DOCUMENT, house=str(blank(tmp_path, change, section_holds(border))))
    assert faults(data) == []
    section = body(data).find(f".//{W}sectPr")
    assert section.find(W + "pgSz").get(W + "orient") == "landscape" and section.find(W + "pgBorders") is not None


BROKEN = {
    "tracked changes": ((inserted,), "holds tracked changes"),
    "protection": ((settings_hold('<w:documentProtection w:edit="forms" w:enforcement="1"/>'),), "protected against editing"),
    "a protected section": ((section_holds("<w:formProt/>"),), "has a protected section"),
    "right to left": ((section_holds("<w:bidi/>"),), "from right to left"),
    "a picture elsewhere": ((linked_picture,), "picture that lies in another file"),
    "two styles of a name": ((style("Doubled"), style("doubled", id_="D2")), "two styles called “doubled”"),
    "a style without a name": ((style(" ", id_="Blank"),), "without a name"),
    "a style of another kind": ((style("SG Say", 2),), "“SG Say” that is not a paragraph style"),
    "wide margins": ((lambda d: setattr(d.sections[0], "left_margin", 4000000),), "between its margins"),
}


@pytest.mark.parametrize(("changes", "says"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_lent_from_is_refused_in_one_line(changes: Any, says: str, tmp_path: Path) -> None:
    path = str(blank(tmp_path, *changes))
    found = problems(path)
    assert [says in str(p) for p in found] == [True], found
    assert str(found[0]).startswith(f"{path}: error: ") and " Try: " in str(found[0])
    with pytest.raises(InvalidInput):
        write(DOCUMENT, house=path)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    changes = [change for several, _ in BROKEN.values() for change in several]
    assert len(problems(str(blank(tmp_path, *changes)))) == len(BROKEN)


def test_what_is_switched_off_is_no_fault(tmp_path: Path) -> None:
    off = (section_holds('<w:formProt w:val="0"/>'), section_holds('<w:bidi w:val="false"/>'),
           settings_hold('<w:documentProtection w:edit="forms" w:enforcement="0"/>'))
    assert problems(str(blank(tmp_path, *off))) == []


def test_what_is_no_word_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    def says(data: bytes, name: str = "x.docx") -> str:
        (tmp_path / name).write_bytes(data)
        (found,) = problems(str(tmp_path / name))
        return found.says

    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    good = blank(tmp_path).read_bytes()
    assert says(b"") == says(b"not a zip") == says(good[:500]) == "is no Word file."
    assert "old kind" in says(old) and "password" in says(old + "EncryptedPackage".encode("utf-16-le"))
    assert "macros" in says(good, "x.docm")
    assert "no Word file" in says(rezipped(blank(tmp_path), word__document_dot_xml=None).read_bytes())
    assert "no Word file" in says(rezipped(blank(tmp_path), word__styles_dot_xml=b"<broken").read_bytes())
    assert "larger than 20 MB" in says(bytes(20_000_001))


def test_macros_are_found_under_any_name(tmp_path: Path) -> None:
    path = rezipped(blank(tmp_path), word__vbaProject_dot_bin=b"code")
    assert [p.says for p in problems(str(path))] == ["holds macros."]


def test_what_is_not_there_or_is_a_folder_is_said(tmp_path: Path) -> None:
    assert [p.says for p in problems(str(tmp_path / "none.docx"))] == ["is not there."]
    assert [p.says for p in problems(str(tmp_path))] == ["is a folder."]


def test_no_cut_of_a_good_file_breaks_the_reader(tmp_path: Path) -> None:
    data = narrow(tmp_path).read_bytes()
    damaged = tmp_path / "damaged.docx"
    for at in range(0, len(data), 997):
        damaged.write_bytes(data[:at] + bytes(b ^ 0x55 for b in data[at : at + 40]) + data[at + 40 :])
        assert all(p.says for p in problems(str(damaged)))
