"""`phrasebook` as a person meets it, and the files it writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scriptgen.pipeline import Job, make_phrases
from scriptgen.script import Brief
from tests.helpers import SHIPPED, run, shipped, write
from tests.word.checking import faults, parts
from tests.word.letterheads import narrow, two_columns

FORMATS = ("docx", "html", "md", "txt")


@pytest.fixture
def pack(folder: Path) -> Path:
    write(folder / "riverbend" / "pack.yaml", """
        name: riverbend
        title: Riverbend Family Services
        extends: base
        owner: Clinical Director
        review: 2027-06-30
        policy_facts:
          channel: {value: the side door}
          crisis_line: {value: "988"}
          emergency_number: {value: "911"}
    """)
    return folder / "riverbend"


def test_all_situations_are_in_it_unless_some_are_named() -> None:
    every, one = run("phrasebook", "--format", "txt", "-o", "-").stdout, run("phrasebook", "friend-request", "--format", "txt", "-o", "-").stdout
    assert "(defriending)" in every and "Answering a request" in every
    assert "A friend or follow request" in one and "(defriending)" not in one


@pytest.mark.parametrize("form", [(), ("--front-desk",)])
@pytest.mark.parametrize("format_", FORMATS)
def test_each_form_is_written_in_each_format(form: tuple[str, ...], format_: str, folder: Path) -> None:
    result = run("phrasebook", "friend-request", *form, "--format", format_)
    assert result.exit_code == 0 and (folder / f"{'front-desk' if form else 'phrasebook'}.{format_}").stat().st_size > 1000


@pytest.mark.parametrize("front_desk", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_word_files_are_valid(front_desk: bool, paper: str) -> None:
    data, _ = make_phrases(tuple(map(shipped, SHIPPED)), Job(Brief(""), "phrasebook", paper=paper), front_desk=front_desk)
    assert faults(data) == []


def test_owner_review_and_numbers_come_from_the_pack_and_its_answers_do_not(pack: Path) -> None:
    full = run("phrasebook", "friend-request", "--pack", str(pack), "--format", "md", "-o", "-").stdout
    desk = run("phrasebook", "--front-desk", "--pack", str(pack), "--format", "md", "-o", "-").stdout
    assert "Clinical Director" in full and "2027-06-30" in full and "Riverbend Family Services" in full
    assert "the side door" not in full + desk
    assert "988" in desk and "911" in desk


def test_blanks_for_the_agency_are_told(folder: Path) -> None:
    told = run("phrasebook", "--front-desk").stderr
    assert "Owner and review date" in told and "numbers for danger" in told


def test_the_desk_form_holds_nothing_a_clinician_says() -> None:
    loaded = tuple(map(shipped, SHIPPED))
    data, _ = make_phrases(loaded, Job(Brief(""), "phrasebook", "txt"), front_desk=True)
    desk = " ".join(data.decode().split())
    for one in loaded:
        for move in one.situation.moves:
            for wording in (w for line in move.lines for v in line.variants for w in v.say.values()):
                assert not (isinstance(wording[0], str) and len(wording[0]) > 30 and wording[0] in desk)
        assert one.situation.title not in desk


def test_a_situation_without_words_for_the_desk_gets_blanks() -> None:
    loaded = shipped("defriending")
    bare = replace(loaded, situation=replace(loaded.situation, front_desk=None))
    data, phrases = make_phrases((bare,), Job(Brief(""), "phrasebook", "txt"), front_desk=True)
    assert "[the one sentence]" in data.decode() and phrases.entries[0].desk is None


def test_a_line_keeps_its_identity_so_that_an_edited_book_finds_its_way_back() -> None:
    data, _ = make_phrases((shipped("friend-request"),), Job(Brief(""), "phrasebook"))
    record = b"".join(content for name, content in parts(data).items() if name.startswith("customXml/item"))
    assert b"friend-request/limit/limit#else@plain" in record


def test_a_locked_line_is_locked_in_word() -> None:
    loaded = shipped("friend-request")
    moves = tuple(replace(m, lines=tuple(replace(line, locked=line.limit) for line in m.lines)) for m in loaded.situation.moves)
    locked = replace(loaded, situation=replace(loaded.situation, moves=moves))
    data, _ = make_phrases((locked,), Job(Brief(""), "phrasebook"))
    assert b"w:lock" in parts(data)["word/document.xml"] and b"said as it stands" in parts(data)["word/document.xml"]


def test_a_changed_file_is_not_overwritten(folder: Path) -> None:
    write(folder / "book.docx", "mine")
    result = run("phrasebook", "friend-request", "-o", "book.docx")
    assert result.exit_code == 4 and (folder / "book.docx").read_text() == "mine"
    assert run("phrasebook", "friend-request", "-o", "book.docx", "--force").exit_code == 0
    assert (folder / "book-old.docx").read_text() == "mine"


def test_every_fault_is_told_at_once() -> None:
    result = run("phrasebook", "friend-reqest", "defrending", "--date", "soon", "-o", "-", "--tone", "frim")
    assert result.exit_code == 2 and len(result.stderr.splitlines()) == 5
    assert "friend-request" in result.stderr and "defriending" in result.stderr


def test_an_unknown_tone_names_those_there_are() -> None:
    result = run("phrasebook", "friend-request", "--tone", "warmm")
    assert result.exit_code == 2 and "warm" in result.stderr


def test_no_order_of_a_talk_is_named() -> None:
    data, _ = make_phrases(tuple(map(shipped, SHIPPED)), Job(Brief(""), "phrasebook", "md"))
    text = data.decode()
    assert "already-acted" not in text and "immediate-stop" not in text and "repair" not in text.lower().split()


@pytest.mark.parametrize("form", [(), ("--front-desk",)])
def test_it_is_made_on_a_letterhead_and_what_was_taken_is_told(form: tuple[str, ...], folder: Path) -> None:
    result = run("phrasebook", "friend-request", *form, "--house-style", str(two_columns(folder)), "-o", "book.docx")
    assert result.exit_code == 0 and "styles that the letterhead lacks were added" in result.stderr and result.stdout == "book.docx\n"
    data = (folder / "book.docx").read_bytes()
    assert faults(data) == [] and any(b"Harbor Family Services" in content for content in parts(data).values())


@pytest.mark.parametrize("form", [(), ("--front-desk",)])
def test_large_print_stands_on_a_letterhead_and_in_html(form: tuple[str, ...], folder: Path) -> None:
    large = ("phrasebook", "friend-request", *form, "--large-print")
    assert run(*large, "--house-style", str(narrow(folder)), "-o", "book.docx").exit_code == 0
    assert faults((folder / "book.docx").read_bytes()) == []
    assert 'class="large"' in run(*large, "--format", "html", "-o", "-").stdout


def test_faults_of_letterhead_options_and_names_come_at_once_and_nothing_is_written(folder: Path) -> None:
    result = run("phrasebook", "defrending", "--house-style", "none.docx", "--large-print", "--format", "txt", "--date", "soon")
    assert result.exit_code == 2 and list(folder.iterdir()) == []
    for says in ("none.docx: error: is not there.", "house-style: is for Word files.", "large-print: is for Word and html.", "date: is not a date.",
                 "did you mean defriending?"):
        assert says in result.stderr, says
