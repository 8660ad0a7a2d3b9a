"""check-share finds what is planted, wherever it stands, says where in plain words, repeats no word, and never calls a file safe."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen.problems import InvalidInput, Place
from scriptgen.word import opening, write
from scriptgen.word.sharing import LOOKED_FOR, Report, check_share, verdict
from scriptgen.word.wanted import MOST_WORDS, Wanted, is_in, plain, word_list
from tests.word.checking import parts
from tests.word.planting import AUTHOR, EVERY, NAME, in_body, plainly, replaced, run, with_part, zipped
from tests.word.samples import rich

HERE = Place("a.docx")


def searched(data: bytes, *words: str) -> Report:
    """Search a file for words."""
    return check_share(data, HERE, tuple(Wanted(n, plain(w)) for n, w in enumerate(words, 1)), {AUTHOR})


def told(report: Report) -> str:
    """Return everything that is said of a report."""
    return "\n".join((*map(str, report.findings), *report.notes, *report.searched, report.origin, verdict(report)))


def test_a_final_file_of_words_only_has_nothing_to_find() -> None:
    report = searched(plainly(), "Maria", "Ruiz")
    assert report.clean and report.findings == ()
    assert verdict(report) == ("I found none of the 2 words you gave me in 13 parts. Nothing of the other things was found. "
                               "I cannot know names you did not give me.")


@pytest.mark.parametrize("name", EVERY)
def test_what_is_planted_is_found_and_the_name_is_never_repeated(name: str) -> None:
    plant, what, place = EVERY[name]
    report = searched(plant(plainly()), "nobody here", NAME)
    found = {f.what: f for f in report.findings}
    assert not what or what in found, list(found)
    if place:
        assert report.lines == (2,) and place in found["words of line 2 of your list"].places, found["words of line 2 of your list"]
    assert "zeinab" not in told(report).lower() and "quill" not in told(report).lower() and "login" not in told(report).lower()
    assert not report.clean or name == "a name of a bookmark"


def test_a_name_in_a_bookmark_is_found_with_underscores_between() -> None:
    report = searched(EVERY["a name of a bookmark"][0](plainly()), "quill")
    assert report.findings[0].places == ("main text, paragraph 1, the name of a bookmark",)


def test_a_script_as_made_tells_of_its_record_bookmarks_blanks_and_comments() -> None:
    found = {f.what for f in searched(write(rich())).findings}
    assert {"record of this program", "hidden bookmark of this program", "blank that is not filled in", "comment",
            "control with a title, tag, list or placeholder"} <= found


def test_a_place_in_a_table_is_its_row() -> None:
    report = searched(write(rich(), final=True), "Sit down first")
    assert "main text, table 1, row 2" in report.findings[0].places


def test_it_says_whether_the_file_is_ours() -> None:
    data = write(rich())
    other = zipped(parts(data))
    assert searched(data).origin.startswith("as this program wrote it") and "saved by another" in searched(other).origin
    assert "not written by this program" in searched(zipped(parts(plainly()))).origin


def test_no_words_given_is_said_and_nothing_is_called_safe() -> None:
    said = [verdict(searched(data, *words)) for data in (plainly(), write(rich())) for words in ((), ("nobody",), ("One",), ("One", "nobody"))]
    assert all("cannot know names you did not give me" in one and "safe" not in one.lower() for one in said)
    assert said[0].startswith("You gave me no words, so I looked for none. Nothing of these things was found in 13 parts.")
    assert said[2].startswith("I found the word you gave me in 13 parts.") and said[1].startswith("I did not find the word you gave me")
    assert said[3].startswith("I found 1 of the 2 words you gave me") and all("safe" not in one for one in LOOKED_FOR)


@pytest.mark.parametrize(("words", "text", "there"), [
    ("ann", "Hannah", False), ("ann", "ANN’s", True), ("José", "JOSE\u0301", True), ("Jose", "José", True), ("maria gomez", "Maria\u00a0 Gomez", True),
    ("maria", "Ma\u00adri\u200ba", True), ("o'neill", "O’Neill", True), ("12", "123", False), ("12", "room12", True), ("maria", "x_maria_2.png", True),
    ("anne-marie", "Anne‑Marie", True), ("李", "我是李明", True), ("마리아", "마리아는", True), ("Straße", "STRASSE", True), ("C++", "in C++ now", True),
])
def test_words_are_compared_whole_and_without_regard_to_letters_that_look_the_same(words: str, text: str, there: bool) -> None:
    assert is_in(Wanted(1, plain(words)), plain(text)) is there


WORDS = st.text(st.characters(categories=("Lu", "Ll")), min_size=5, max_size=9).map(lambda w: f"Qz{w}").filter(
    lambda w: len(plain(w)) > 4 and re.fullmatch(r"[^\W\d_]+", plain(w)))
SPOTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/comments.xml", "docProps/core.xml", "customXml/item1.xml")
_RICH = write(rich())


@settings(max_examples=60, deadline=None)
@given(word=WORDS, spot=st.sampled_from(SPOTS), seed=st.integers(0, 10**6))
def test_any_word_planted_in_any_text_part_is_found(word: str, spot: str, seed: int) -> None:
    text = parts(_RICH)[spot].decode()
    chance = random.Random(seed)
    if spot.startswith("word/"):
        place = chance.choice([m.end() for m in re.finditer(r"</w:pPr>", text)])
        cut = chance.randrange(len(word) + 1)
        planted = run(word[:cut]) + chance.choice(("", "<w:proofErr w:type='spellStart'/>", run(""))) + run(word[cut:] + ".") + run(" ")
        planted = run(" ") + planted
    else:
        place = chance.choice([m.start() for m in re.finditer(r"</(dc:title|dc:subject|line)>", text)])
        planted = f" {word} "
    data = zipped({**parts(_RICH), spot: (text[:place] + planted + text[place:]).encode()})
    report = searched(data, "nobody", word)
    assert report.lines == (2,) and word not in told(report)


@settings(max_examples=60, deadline=None)
@given(word=WORDS, part=st.sampled_from(sorted(n for n in parts(_RICH) if n.endswith(".xml"))), seed=st.integers(0, 10**6))
def test_any_word_planted_in_any_value_behind_the_text_is_found(word: str, part: str, seed: int) -> None:
    text = parts(_RICH)[part].decode()
    values = [m for m in re.finditer(r' (?!xmlns)(?!mc:)[\w:]+="([^"]*)"', text) if not text[: m.start()].endswith('<?xml')
              and 'version' not in m[0] and 'encoding' not in m[0] and 'standalone' not in m[0]
              and m[0].split("=")[0].strip() not in ("PartName", "Extension", "ContentType", "Type", "Target", "Id")]
    if not values:
        return
    at = random.Random(seed).choice(values).end() - 1
    report = searched(zipped({**parts(_RICH), part: (text[:at] + f" {word}" + text[at:]).encode()}), word)
    assert report.lines == (1,) and word not in told(report)


def test_text_that_a_style_hides_is_hidden_text() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'
    styles = style.format("zz", "zz", "<w:rPr><w:vanish/></w:rPr>") + style.format("yy", "yy", '<w:basedOn w:val="zz"/>')
    data = replaced(plainly(), "word/styles.xml", "</w:styles>", f"{styles}</w:styles>")
    shown = '<w:p><w:pPr><w:pStyle w:val="yy"/></w:pPr>{}</w:p>'
    assert "hidden text" in {f.what for f in searched(in_body(shown.format(run("x")))(data)).findings}
    assert searched(in_body(shown.format(run("x", '<w:vanish w:val="0"/>')))(data)).clean


def test_a_note_that_nothing_refers_to_is_found() -> None:
    xml = ('<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="-1" w:type="separator"><w:p/>'
           f'</w:footnote><w:footnote w:id="7"><w:p>{run(NAME)}</w:p></w:footnote></w:footnotes>')
    report = searched(with_part(plainly(), "word/footnotes.xml", xml, "footnotes"), NAME)
    assert [(f.what, f.places) for f in report.findings] == [
        ("words of line 1 of your list", ("footnotes, footnote 2",)), ("note that nothing refers to", ("footnotes",))]


def test_a_part_that_is_no_xml_is_told_and_searched_as_letters() -> None:
    report = searched(with_part(plainly(), "customXml/item9.xml", f"<a>{NAME}<b", "customXml"), NAME)
    assert report.lines == (1,) and "part that cannot be read" in {f.what for f in report.findings}


def test_a_short_word_in_the_bytes_of_a_picture_is_chance_and_a_long_one_is_not() -> None:
    data = with_part(plainly(), "word/media/a.png", b"\x89PNG\0\1\2\3 Ann \x01\x02\x03 Zeinab \x07", "image", "image/png")
    assert searched(data, "Ann").lines == () and searched(data, "Zeinab").lines == (1,)


def fault(data: bytes) -> str:
    """Return the one line that says why a file cannot be read."""
    with pytest.raises(InvalidInput) as caught:
        searched(data)
    (problem,) = caught.value.problems
    assert caught.value.exit_code == 2 and "\n" not in str(problem) and problem.try_this
    return problem.says


def plain_zip(**found: bytes) -> bytes:
    """Return a zip of files."""
    return zipped(dict(found))


@pytest.mark.parametrize(("data", "says"), [
    (b"", "empty"), (b"Dear Sir", "not a Word file"), (b"%PDF-1.7", "not a Word file"), (b"{\\rtf1", "not a Word file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
    (plain_zip(a=b"b"), "no Word document in it"), (plainly()[:3000], "damaged or cut short"),
    (zipped({**parts(plainly()), "word/document.xml": b"<w:doc"}), "main text cannot be read"),
    (replaced(plainly(), "[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"), "no Word document in it"),
    (replaced(plainly(), "[Content_Types].xml", "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
              "vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    (with_part(plainly(), "word/vbaProject.bin", b"x", "vbaProject", "application/vnd.ms-office.vbaProject"), "macros"),
    (replaced(plainly(), "word/document.xml", "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document'), "main text cannot be read"),
])
def test_what_is_no_word_file_is_told_in_one_line(data: bytes, says: str) -> None:
    assert says in fault(data)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST_INSIDE", 2_000_000)
    assert "unpacks to more than 2 MB" in fault(zipped({**parts(plainly()), "word/media/a.bin": bytes(3_000_000)}))
    monkeypatch.setattr(opening, "MOST_PARTS", 20)
    assert "more than 20 parts" in fault(zipped({**parts(plainly()), **{f"a{n}": b"" for n in range(20)}}))


def test_a_zip_that_lies_about_its_sizes_is_damaged() -> None:
    data = bytearray(plainly())
    at = data.rindex(b"PK\1\2") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert "damaged" in fault(bytes(data))


def test_a_name_twice_in_a_zip_is_refused() -> None:
    file = io.BytesIO(plainly())
    with zipfile.ZipFile(file, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<a/>")
    assert "two parts of one name" in fault(file.getvalue())


@settings(max_examples=80, deadline=None)
@given(at=st.floats(0, 1, exclude_max=True), junk=st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_file_gives_a_traceback(at: float, junk: bytes) -> None:
    data = bytearray(plainly())
    place = int(at * len(data))
    data[place : place + len(junk)] = junk
    try:
        searched(bytes(data), NAME)
    except InvalidInput as caught:
        assert len(caught.problems) == 1


def test_a_list_is_one_name_a_line_and_keeps_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    for data in ("Maria\r\n\r\n  Ruiz \n", "\ufeffMaria\n\nRuiz"):
        path.write_bytes(data.encode())
        assert word_list(path) == (Wanted(1, "maria"), Wanted(3, "ruiz"))
    path.write_bytes("Maria\n\nRuiz".encode("utf-16"))
    assert word_list(path) == (Wanted(1, "maria"), Wanted(3, "ruiz"))


@pytest.mark.parametrize("data", [b"", b"\n \n\xe2\x80\x8b\n", b"Jos\xe9 Secretname", b"PK\3\4\0\0", b"Secretname\n" * (MOST_WORDS + 1), b"x" * 1_000_002])
def test_a_list_that_is_none_is_told_and_not_repeated(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "names.txt").write_bytes(data)
    with pytest.raises(InvalidInput) as caught:
        word_list(tmp_path / "names.txt")
    assert len(caught.value.problems) == 1 and "Secretname" not in str(caught.value)
