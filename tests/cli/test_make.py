"""`scriptgen make` as a person meets it: exit codes, one line for each fault, and never a file lost."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from pathlib import Path

import pytest


def test_a_case_becomes_a_word_file_named_after_the_situation(run, tmp_path: Path) -> None:
    result = run("make", "defriending", "--case", "accepted-unknowingly", "--no-input")
    assert result.exit_code == 0 and result.stdout.strip() == "defriending-script.docx"
    assert zipfile.is_zipfile(tmp_path / "defriending-script.docx")


def test_it_says_how_many_questions_are_open_and_what_was_chosen(run) -> None:
    result = run("make", "defriending", "--no-input")
    assert "questions are still open" in result.stderr and "Chosen for you" in result.stderr


def test_a_second_file_gets_a_number_and_the_first_is_left(run, tmp_path: Path) -> None:
    for name in ("defriending-script.docx", "defriending-script-2.docx", "defriending-script-3.docx"):
        assert run("make", "defriending", "--no-input").stdout.strip() == name
    assert len(list(tmp_path.glob("*.docx"))) == 3


def test_the_same_brief_gives_the_same_bytes(run, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        run("make", "friend-request", "--no-input", "--date", "2027-06-04", "-o", name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_untouched_file_of_ours_is_replaced(run, tmp_path: Path) -> None:
    run("make", "defriending", "--no-input", "-o", "talk.docx")
    result = run("make", "defriending", "--tone", "warm", "--no-input", "-o", "talk.docx")
    assert result.exit_code == 0 and [p.name for p in tmp_path.iterdir()] == ["talk.docx"]


def edit(path: Path) -> bytes:
    """Change a Word file as a person would, and return its bytes."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"The talk", b"Our talk")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path.read_bytes()


def test_an_edited_file_is_never_overwritten(run, tmp_path: Path) -> None:
    run("make", "defriending", "--no-input", "-o", "talk.docx")
    edited = edit(tmp_path / "talk.docx")
    result = run("make", "defriending", "--no-input", "-o", "talk.docx")
    assert result.exit_code == 4 and "talk-2.docx" in result.stderr
    assert (tmp_path / "talk.docx").read_bytes() == edited


def test_force_renames_an_edited_file_first(run, tmp_path: Path) -> None:
    run("make", "defriending", "--no-input", "-o", "talk.docx")
    edited = edit(tmp_path / "talk.docx")
    result = run("make", "defriending", "--no-input", "-o", "talk.docx", "--force")
    assert result.exit_code == 0 and (tmp_path / "talk-old.docx").read_bytes() == edited


def test_a_file_open_elsewhere_is_left(run, tmp_path: Path) -> None:
    (tmp_path / ".~lock.talk.docx#").write_text("")
    result = run("make", "defriending", "--no-input", "-o", "talk.docx")
    assert result.exit_code == 4 and "open in another program" in result.stderr and not (tmp_path / "talk.docx").exists()


def test_a_full_disk_leaves_nothing_half_written(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = run("make", "defriending", "--no-input", "-o", "talk.docx")
    assert result.exit_code == 5 and "No space left" in result.stderr and list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_in_one_line(run) -> None:
    result = run("make", "defriending", "--no-input", "-o", "nowhere/talk.docx")
    assert result.exit_code == 5 and len(result.stderr.strip().splitlines()) == 1


def test_scripts_are_for_their_owner_alone(run, tmp_path: Path) -> None:
    run("make", "defriending", "--no-input", "-o", "talk.docx", "--save-brief", "talk.yaml")
    for name in ("talk.docx", "talk.yaml"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.parametrize(("args", "says"), [
    (["defrending"], "did you mean defriending?"),
    (["defriending", "--tone", "wram"], "did you mean warm?"),
    (["defriending", "--case", "already-remove"], "did you mean already-removed?"),
    (["defriending", "-f", "platfrom=x"], "did you mean platform?"),
    (["defriending", "-f", "how_connected=nope"], "write one of: unrecognized"),
    (["defriending", "-f", "removed_already"], "write -f name=answer"),
    (["defriending", "-f", "how_connected=before", "-f", "not_recognized=other-name"], "is asked only if how_connected is unrecognized"),
    (["defriending", "--date", "tomorrow"], "is not a date"),
    (["defriending", "--mark", "Maria Gonzalez"], "is longer than 8 characters"),
    (["defriending", "--document", "scirpt"], "did you mean script?"),
    (["defriending", "--pack", "nowhere"], "no pack here"),
    (["nowhere.yaml"], "cannot be read"),
    (["../../etc/passwd"], "there is no situation"),
])
def test_a_mistake_is_one_line_and_nothing_is_written(run, tmp_path: Path, args: list[str], says: str) -> None:
    result = run("make", *args, "--no-input")
    assert result.exit_code == 2 and says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1 and list(tmp_path.iterdir()) == []


def test_all_faults_come_in_one_run(run) -> None:
    result = run("make", "defriending", "--tone", "wram", "--case", "nope", "-f", "platfrom=x", "-f", "how_connected=nope", "--no-input")
    assert len(result.stderr.strip().splitlines()) == 4


def test_words_about_a_person_are_not_taken_from_the_command_line(run) -> None:
    result = run("make", "defriending", "-f", "found_out=she posted a photo", "--no-input")
    assert result.exit_code == 2 and "she posted" not in result.stderr
    assert run("make", "defriending", "-f", "how_connected=unrecognized", "-f", "found_out=you posted", "--allow-on-command-line",
               "--no-input").exit_code == 0


@pytest.mark.parametrize("args", [
    ["--medium", "letter", "--relationship", "adolescent-client"], ["--medium", "text-message"], ["--medium", "voicemail"],
    ["--relationship", "supervisee"],
])
def test_a_combination_that_harms_is_refused_with_a_sentence(run, tmp_path: Path, args: list[str]) -> None:
    result = run("make", "defriending", *args, "--no-input")
    assert result.exit_code == 3 and len(result.stderr.split()) > 8 and list(tmp_path.iterdir()) == []


def test_risk_gives_the_safety_page_and_no_script(run, tmp_path: Path) -> None:
    result = run("make", "defriending", "-f", "risk=yes", "--no-input")
    assert result.exit_code == 3 and [p.name for p in tmp_path.iterdir()] == ["defriending-safety.docx"]


def test_unknown_risk_where_contact_is_the_topic_gives_no_limit(run, tmp_path: Path) -> None:
    run("make", "declining-a-request", "-f", "request=extra-contact", "--no-input")
    assert [p.name for p in tmp_path.iterdir()] == ["declining-a-request-safety.docx"]


def test_text_can_be_printed_and_word_cannot(run) -> None:
    assert "The talk" in run("make", "defriending", "--no-input", "--format", "txt", "-o", "-").stdout
    assert run("make", "defriending", "--no-input", "-o", "-").exit_code == 2


def test_the_words_for_the_room_hold_no_coaching(run) -> None:
    text = run("make", "defriending", "--case", "accepted-unknowingly", "--words-only", "--no-input", "--format", "txt", "-o", "-").stdout
    assert "personal accounts" in text
    for word in ("Avoid", "Then", "supervision first", "stay with it", "Before you begin"):
        assert word not in text


def test_a_saved_brief_leaves_out_words_about_a_person_and_makes_the_same_script(run, tmp_path: Path) -> None:
    given = "situation: defriending\nfacts:\n  platform: Facebook\n  how_connected: unrecognized\n  found_out: a wedding in Ohio\n"
    (tmp_path / "in.yaml").write_text(given)
    run("make", "in.yaml", "--save-brief", "out.yaml", "-o", "a.docx")
    assert "Ohio" not in (tmp_path / "out.yaml").read_text() and "Facebook" in (tmp_path / "out.yaml").read_text()
    run("make", "in.yaml", "--save-brief", "full.yaml", "--with-facts", "-o", "b.docx")
    assert (tmp_path / "full.yaml").read_text().startswith("# Holds client information")
    run("make", "full.yaml", "-o", "c.docx")
    assert (tmp_path / "b.docx").read_bytes() == (tmp_path / "c.docx").read_bytes()


def test_a_brief_comes_from_standard_input(run) -> None:
    result = run("make", "-", "--format", "txt", "-o", "-", input="situation: defriending\nfacts:\n  platform: Facebook\n")
    assert result.exit_code == 0 and "Facebook" in result.stdout


def test_a_final_copy_has_no_record_and_no_bookmark(run, tmp_path: Path) -> None:
    run("make", "defriending", "--no-input", "--final", "-o", "f.docx")
    with zipfile.ZipFile(tmp_path / "f.docx") as package:
        assert not [n for n in package.namelist() if "customXml" in n or "comments" in n]
        assert b"_sg_" not in package.read("word/document.xml")


def test_without_a_record_there_is_none(run, tmp_path: Path) -> None:
    run("make", "defriending", "--no-input", "--record", "none", "-o", "f.docx")
    with zipfile.ZipFile(tmp_path / "f.docx") as package:
        assert not [n for n in package.namelist() if "customXml" in n]


def test_a_word_of_an_answer_in_the_name_is_warned_about(run, tmp_path: Path) -> None:
    (tmp_path / "in.yaml").write_text("situation: defriending\nfacts:\n  found_out: Marisol posted a photo\n")
    assert "file's name holds a word" in run("make", "in.yaml", "-o", "marisol.docx").stderr


def test_two_documents_of_one_brief_never_take_each_others_place(run, tmp_path: Path) -> None:
    (tmp_path / "in.yaml").write_text("situation: defriending\ndocuments: [script, words]\n")
    result = run("make", "in.yaml", "-o", "talk.docx")
    assert result.exit_code == 2 and "names one file" in result.stderr and not (tmp_path / "talk.docx").exists()
    assert run("make", "in.yaml").stdout.split() == ["defriending-script.docx", "defriending-words.docx"]
    (tmp_path / "here").mkdir()
    assert run("make", "in.yaml", "-o", "here").exit_code == 0 and len(list((tmp_path / "here").iterdir())) == 2


def test_a_brief_is_not_saved_over_another(run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine")
    assert run("make", "defriending", "--no-input", "--save-brief", "mine.yaml").exit_code == 4
    assert [p.name for p in tmp_path.iterdir()] == ["mine.yaml"] and (tmp_path / "mine.yaml").read_text() == "mine"


def test_a_brief_of_wrong_bytes_or_size_is_one_line(run, tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("situation: defriending\nfacts: {platform: caf\u00e9}\n".encode("latin-1"))
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(50_000_000)
    for name, says in (("latin.yaml", "is not UTF-8 text"), ("big.yaml", "50,000,000 bytes")):
        result = run("make", name)
        assert result.exit_code == 2 and says in result.stderr and len(result.stderr.strip().splitlines()) == 1


def test_a_final_copy_holds_nothing_for_the_clinician_alone(run) -> None:
    text = run("make", "defriending", "--case", "accepted-unknowingly", "--no-input", "--final", "--format", "txt", "-o", "-").stdout
    assert "personal accounts" in text and "You hear" in text
    for word in ("Do not start", "Before you begin", "Avoid", "keep away", "For supervision", "Still to fill in", "stay with it", "Note"):
        assert word not in text
