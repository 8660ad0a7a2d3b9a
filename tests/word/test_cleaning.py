"""A final copy holds nothing of what is planted, accepts nothing silently, keeps the words that are shown, and is a valid Word file."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen.problems import InvalidInput, Place, Refused
from scriptgen.word import write
from scriptgen.word.cleaning import Cleaned, clean
from scriptgen.word.digest import digest
from scriptgen.word.package import unsealed
from scriptgen.word.sharing import check_share
from tests.word.checking import W14, W, body, faults, parts
from tests.word.planting import (
    AUTHOR,
    CHANGES,
    LEAKS,
    NAME,
    STAYING,
    WORDS_ONLY,
    in_body,
    paragraph,
    picture,
    plainly,
    replaced,
    run,
    with_part,
)
from tests.word.samples import ordinary, rich

HERE = Place("a.docx")
_CHANGE = 'w:id="900" w:author="Login Person" w:date="2026-01-02T03:04:05Z"'


def cleaned(data: bytes, **how: bool) -> Cleaned:
    """Clean a file of the agency."""
    return clean(data, HERE, frozenset({AUTHOR}), **how)


def final(data: bytes, **how: bool) -> bytes:
    """Return the final copy, looked at: nothing is found in it and it is valid."""
    made = cleaned(data, **how).data
    assert check_share(made, HERE, (), {AUTHOR}).findings == ()
    assert faults(made, warnings=False, skip="TXT") == []
    return made


def said(data: bytes) -> list[str]:
    """Return the words of each paragraph of the main text."""
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in body(data).iter(W + "p")]


def refusal(data: bytes, **how: bool) -> str:
    """Return why a file is not cleaned."""
    with pytest.raises(Refused) as caught:
        cleaned(data, **how)
    assert caught.value.exit_code == 3 and "Zeinab" not in str(caught.value) and "Login" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", LEAKS)
def test_what_is_planted_is_told_and_taken_out(name: str) -> None:
    plant, what, _ = LEAKS[name]
    result = cleaned(plant(plainly()))
    assert any(line.startswith(what) for line in result.removed) and "Zeinab" not in str(result.removed)
    final(plant(plainly()))
    for data in parts(result.data).values():
        text = data.decode("utf-8", "ignore").replace("\0", "")
        if name != "a title of a control":
            assert "Zeinab" not in text and "Login" not in text and "_sg_" not in text


def test_the_words_of_a_final_copy_are_the_words_that_were_shown() -> None:
    for document in (rich(), ordinary()):
        data = write(document)
        assert said(final(data, blanks=True)) == said(data)


def test_a_clean_file_stays_as_it_is_and_cleaning_twice_changes_nothing() -> None:
    once = final(write(ordinary()), blanks=True)
    assert final(once) == once and cleaned(once).removed == ()


def test_a_final_copy_carries_the_digest_by_which_a_change_is_seen() -> None:
    seal, rest = unsealed(final(plainly()))
    assert seal == digest(rest)


def test_blanks_that_are_not_filled_in_are_counted_and_refused() -> None:
    data = write(ordinary())
    count = sum(1 for _ in body(data).iter(W + "showingPlcHdr"))
    assert f"blanks are still not filled in ({count})" in refusal(data) and count
    result = cleaned(data, blanks=True)
    assert result.blanks == count and list(body(result.data).iter(W + "showingPlcHdr")) == []


def test_boxes_stay_boxes_and_locked_words_stay_locked_without_a_name() -> None:
    before, after = body(write(rich())), body(final(write(rich()), blanks=True))

    def kept(root: Any) -> tuple[int, int]:
        return len(list(root.iter(W14 + "checkbox"))), len([x for x in root.iter(W + "lock")])

    assert kept(after) == kept(before) and all(kept(after))
    assert list(after.iter(W + "tag", W + "dropDownList")) == []


def test_tracked_changes_are_refused_with_their_number_and_both_reasons_come_at_once() -> None:
    data = CHANGES["deleted text"][0](write(ordinary()))
    assert "tracked changes are inside (1)" in refusal(data) and "blanks are still" in refusal(data)


@pytest.mark.parametrize("name", CHANGES)
def test_changes_are_accepted_when_that_is_asked_for(name: str) -> None:
    data = CHANGES[name][0](plainly())
    assert "--accept-changes" in refusal(data)
    first = said(final(data, changes=True))[0]
    assert first == {"deleted text": "Now then", "inserted text": f"Now with {NAME}", "moved text": "here", "a change of format": "bold"}[name]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    mark = f"<w:p><w:pPr><w:rPr><w:del {_CHANGE}/></w:rPr></w:pPr>{{}}</w:p>"
    gone = f"<w:del {_CHANGE}>{run('gone', tag='delText')}</w:del>"
    data = in_body(mark.format(run("One, ")) + paragraph(run("two.")) + mark.format(gone) + paragraph(run("three.")))(plainly())
    assert said(final(data, changes=True))[:3] == ["One, two.", "three.", "One paragraph."]


def test_a_deleted_row_goes_and_an_inserted_one_stays() -> None:
    row = '<w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>' + paragraph("{}") + "</w:tc></w:tr>"
    table = '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{}</w:tbl>'
    rows = row.format("<w:tblHeader/>", run("head")) + row.format(f"<w:del {_CHANGE}/>", f"<w:del {_CHANGE}>{run('old', tag='delText')}</w:del>")
    rows += row.format(f"<w:ins {_CHANGE}/>", f"<w:ins {_CHANGE}>{run('new')}</w:ins>")
    assert said(final(in_body(table.format(rows))(plainly()), changes=True))[:2] == ["head", "new"]


def test_a_bookmark_that_begins_in_deleted_text_leaves_no_half() -> None:
    inside = f'<w:del {_CHANGE}><w:bookmarkStart w:id="7" w:name="mine"/>{run("x", tag="delText")}</w:del>' + run("y") + '<w:bookmarkEnd w:id="7"/>'
    assert said(final(in_body(paragraph(inside))(plainly()), changes=True))[0] == "y"


def test_what_hangs_on_deleted_text_goes_with_it() -> None:
    data = with_part(in_body(paragraph(f'<w:del {_CHANGE}><w:r><w:footnoteReference w:id="7"/></w:r></w:del>' + run("x")))(plainly()), "word/footnotes.xml",
                     '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
                     f'<w:footnote w:id="7"><w:p>{run(NAME)}</w:p></w:footnote></w:footnotes>', "footnotes",
                     "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml")
    data = with_part(data, "word/media/a.png", b"\x89PNG" + NAME.encode(), "image", "image/png")
    found = parts(final(data, changes=True))
    assert all(b"Zeinab" not in part for part in found.values()) and "word/media/a.png" not in found


@pytest.mark.parametrize("name", STAYING)
def test_what_only_a_person_can_mend_is_refused_and_named(name: str) -> None:
    plant, what, _ = STAYING[name]
    assert f"cannot be taken out here: {what}" in refusal(plant(plainly()))


def test_a_deleted_cell_is_not_accepted_by_guess() -> None:
    table = ('<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:cellDel ' + _CHANGE + '/></w:tcPr>' + paragraph(run("a"))
             + "</w:tc></w:tr></w:tbl>")
    assert "cannot be taken out here: tracked deletion" in refusal(in_body(table)(plainly()), changes=True)


def test_alternative_text_and_titles_stay() -> None:
    made = final(in_body(picture("Photo.jpg", "A green door"))(plainly()))
    assert b'descr="A green door"' in parts(made)["word/document.xml"] and b"Photo.jpg" not in parts(made)["word/document.xml"]
    assert b">A title<" in parts(made)["docProps/core.xml"] and AUTHOR.encode() in parts(made)["docProps/core.xml"]


def test_an_author_who_is_no_agency_goes() -> None:
    core = parts(clean(plainly(), HERE, frozenset({"Another agency"})).data)["docProps/core.xml"]
    assert AUTHOR.encode() not in core and b"creator" not in core


@pytest.mark.parametrize("name", WORDS_ONLY)
def test_words_that_are_shown_are_never_touched(name: str) -> None:
    data = WORDS_ONLY[name][0](plainly())
    assert said(final(data)) == said(data)


def test_hidden_text_inside_a_cell_leaves_the_cell_whole() -> None:
    table = ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>'
             '<w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>' + run(NAME, "<w:vanish/>") + "</w:p></w:tc></w:tr></w:tbl>")
    assert said(final(in_body(table)(plainly())))[0] == ""


def test_a_template_becomes_a_document() -> None:
    data = replaced(plainly(), "[Content_Types].xml", "wordprocessingml.document.main", "wordprocessingml.template.main")
    assert b"template.main" not in parts(final(data))["[Content_Types].xml"]


@settings(max_examples=40, deadline=None)
@given(chosen=st.lists(st.sampled_from(sorted(LEAKS)), min_size=2, max_size=4, unique=True))
def test_any_leaks_together_are_taken_out(chosen: list[str]) -> None:
    data = plainly()
    for name in chosen:
        try:
            data = LEAKS[name][0](data)
        except AssertionError:  # two that stand in the same place
            return
    if len(re.findall(rb'w:id="800"', parts(data)["word/document.xml"])) > 4 or len({"custom data", "an old record"} & set(chosen)) > 1:
        return
    final(data)


def test_what_cannot_be_read_is_told_as_check_share_does() -> None:
    with pytest.raises(InvalidInput, match="not a Word file"):
        cleaned(b"Dear Sir")
