"""`check-share` and `clean` as a person meets them: what is printed, the exit codes, and what lies in the folder afterwards."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.helpers import run
from tests.word.checking import parts
from tests.word.planting import EVERY, LEAKS, NAME, plainly, zipped

NOBODY = "scriptgen"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of one's own, with a list of names."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "names.txt").write_text(f"Nobody Here\n{NAME}\n", "utf-8")
    return tmp_path


@pytest.fixture
def script(folder: Path) -> Path:
    """Have a script as `make` writes it."""
    assert run("make", "defriending", "--no-input", "-f", "risk=no", "-o", "script.docx").exit_code == 0
    return folder / "script.docx"


def bare() -> bytes:
    """Return a file with nothing to find, by no agency."""
    data = parts(plainly())
    data["docProps/core.xml"] = data["docProps/core.xml"].replace(b"Riverbend Counseling", NOBODY.encode())
    return zipped(data)


def test_a_script_as_made_is_found_to_hold_what_serves_the_work_on_it(script: Path) -> None:
    result = run("check-share", "script.docx")
    assert result.exit_code == 1
    for said in ("This file: as this program wrote it", "Searched, 16 parts: ", "main text", "Looked for: ", "\nFound:\n", "record of this program",
                 "hidden bookmark of this program (", "You gave me no words, so I looked for none.", "I cannot know names you did not give me."):
        assert said in result.stdout, said
    assert "safe" not in result.stdout.lower()


def test_nothing_found_ends_with_zero(folder: Path) -> None:
    (folder / "a.docx").write_bytes(bare())
    result = run("check-share", "a.docx", "--words", "names.txt")
    assert result.exit_code == 0 and "Found:" not in result.stdout
    assert "I found none of the 2 words you gave me in 13 parts. Nothing of the other things was found." in result.stdout


@pytest.mark.parametrize("name", EVERY)
def test_a_planted_leak_ends_with_one_and_no_word_of_the_list_is_printed(name: str, folder: Path) -> None:
    (folder / "a.docx").write_bytes(EVERY[name][0](plainly()))
    result = run("check-share", "a.docx", "--words", "names.txt")
    assert result.exit_code == 1 and "zeinab" not in result.output.lower() and "nobody here" not in result.output.lower()
    assert not EVERY[name][2] or "words of line 2 of your list" in result.stdout


@pytest.mark.parametrize(("name", "data", "says"), [
    ("a.docx", None, "there is no such file"), ("a.docx", b"", "is empty"), ("a.docx", b"text", "not a Word file"), ("", None, "is a folder"),
    ("a.docx", b"PK\3\4text", "damaged"), ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
])
@pytest.mark.parametrize("command", ["check-share", "clean"])
def test_what_cannot_be_read_is_one_line_and_ends_with_two(command: str, name: str, data: bytes | None, says: str, folder: Path) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    result = run(command, name or str(folder))
    assert result.exit_code == 2 and says in result.stderr and result.stderr.count("\n") == 1 and not result.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo") or os.name == "nt", reason="pipes are not there on Windows")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a.docx")
    assert "not an ordinary file" in run("check-share", "a.docx").stderr


def test_a_list_that_is_missing_or_no_list_ends_with_two(script: Path, folder: Path) -> None:
    (folder / "empty.txt").write_text("\n \n")
    for words, says in (("none.txt", "no such file"), ("empty.txt", "no word to look for"), ("script.docx", "not a list of words"), (".", "is a folder")):
        result = run("check-share", "script.docx", "--words", words)
        assert result.exit_code == 2 and says in result.stderr and result.stderr.count("\n") == 1


def test_clean_writes_a_final_copy_beside_the_file_which_stays_as_it_was(script: Path, folder: Path) -> None:
    before = script.read_bytes()
    refused = run("clean", "script.docx")
    assert refused.exit_code == 3 and "blanks are still not filled in" in refused.stderr and not (folder / "script-final.docx").exists()
    result = run("clean", "script.docx", "--force-blanks")
    assert result.exit_code == 0 and "Taken out: record of this program" in result.stderr and "blanks that nobody has filled in" in result.stderr
    assert script.read_bytes() == before and run("check-share", "script-final.docx").exit_code == 0
    if os.name != "nt":
        assert stat.S_IMODE((folder / "script-final.docx").stat().st_mode) == 0o600


def test_clean_never_replaces_a_file_unless_told_and_then_keeps_it(folder: Path) -> None:
    (folder / "a.docx").write_bytes(LEAKS["a comment"][0](plainly()))
    (folder / "a-final.docx").write_bytes(b"mine")
    assert run("clean", "a.docx").exit_code == 4 and (folder / "a-final.docx").read_bytes() == b"mine"
    result = run("clean", "a.docx", "--force")
    assert result.exit_code == 0 and (folder / "a-final-old.docx").read_bytes() == b"mine" and "a-final-old.docx" in result.stderr


def test_clean_does_not_replace_its_own_copy_of_another_state_either(folder: Path) -> None:
    (folder / "a.docx").write_bytes(bare())
    assert run("clean", "a.docx").exit_code == 0 and run("clean", "a.docx").exit_code == 0, "the same bytes again"
    (folder / "a.docx").write_bytes(LEAKS["a comment"][0](bare()))
    assert run("clean", "a.docx").exit_code == 4


def test_the_file_itself_is_never_the_place_to_write_to(folder: Path) -> None:
    (folder / "a.docx").write_bytes(bare())
    before = (folder / "a.docx").read_bytes()
    for target in ("a.docx", "./a.docx", str(folder / "a.docx")):
        result = run("clean", "a.docx", "-o", target, "--force")
        assert result.exit_code == 2 and "is the file itself" in result.stderr
    assert run("clean", "a.docx", "-o", "b.txt").exit_code == 2 and run("clean", "a.docx", "-o", str(folder)).exit_code == 5
    assert (folder / "a.docx").read_bytes() == before and sorted(p.name for p in folder.iterdir()) == ["a.docx", "names.txt"]


def test_an_agency_is_known_by_its_pack(folder: Path) -> None:
    (folder / "team").mkdir()
    (folder / "team" / "pack.yaml").write_text("name: team\ntitle: Riverbend Counseling\n")
    (folder / "a.docx").write_bytes(plainly())
    assert run("check-share", "a.docx").exit_code == 1 and run("check-share", "a.docx", "--pack", "team").exit_code == 0
    assert run("clean", "a.docx", "--pack", "team").exit_code == 0
    assert b"Riverbend" in parts((folder / "a-final.docx").read_bytes())["docProps/core.xml"]
    assert run("check-share", "a.docx", "--pack", "nowhere").exit_code == 2


def test_changes_are_accepted_only_when_asked(folder: Path) -> None:
    (folder / "a.docx").write_bytes(EVERY["deleted text"][0](bare()))
    assert run("clean", "a.docx").exit_code == 3
    assert run("clean", "a.docx", "--accept-changes").exit_code == 0 and run("check-share", "a-final.docx", "--words", "names.txt").exit_code == 0
