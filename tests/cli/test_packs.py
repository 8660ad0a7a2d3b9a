"""`new`, `explain`, `due`, `zip` and `unzip` as a person meets them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.helpers import run, write
from tests.word.checking import faults


@pytest.fixture
def riverbend(folder: Path) -> Path:
    """Make a new pack with a situation of its own."""
    assert run("new", "pack", "riverbend").exit_code == 0
    assert run("new", "situation", "late-fees", "--pack", "riverbend", "--group", "gifts-and-money").exit_code == 0
    return folder


def test_a_new_pack_is_sound_as_it_stands(riverbend: Path) -> None:
    result = run("check", "--no-language", "riverbend")
    assert "riverbend/" not in result.stdout
    for file in ("situations/gifts-and-money/late-fees.yaml", "situations/social-media/defriending.yaml"):
        assert "riverbend/" not in run("check", f"riverbend/{file}").stdout


def test_a_new_situation_makes_a_script_and_says_what_to_fill_in(folder: Path) -> None:
    run("new", "pack", "riverbend")
    result = run("new", "situation", "late-fees", "--pack", "riverbend")
    path = folder / result.stdout.strip()
    assert path == folder / "riverbend/situations/own/late-fees.yaml"
    for line in [x for x in result.stderr.splitlines() if "fill in" in x]:
        number = int(line.split(":")[1])
        assert "FILL IN" in path.read_text().splitlines()[number - 1]
    made = run("make", "late-fees", "--pack", "riverbend", "--case", "asked-by-them", "--no-input", "--format", "txt", "-o", "-")
    assert made.exit_code == 0 and "I keep to the same terms" in made.stdout


def test_nothing_that_is_there_is_overwritten(riverbend: Path) -> None:
    before = {p: p.read_bytes() for p in riverbend.rglob("*") if p.is_file()}
    for arguments in (("new", "pack", "riverbend"), ("new", "pack", "x", "-o", "riverbend"), ("new", "pack", "x", "-o", "riverbend/pack.yaml"),
                      ("new", "situation", "late-fees", "--pack", "riverbend"), ("new", "situation", "gift", "--pack", "riverbend")):
        result = run(*arguments)
        assert result.exit_code == 2 and len(result.stderr.splitlines()) == 1, arguments
    assert {p: p.read_bytes() for p in riverbend.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("name", ["../x", "Base", "base", "a/b", "", "-x", "a b", "x" * 80, "é"])
def test_a_name_that_could_be_a_path_is_no_name(name: str, folder: Path) -> None:
    assert run("new", "pack", "--", name).exit_code == 2 and not list(folder.iterdir())


def test_the_shipped_library_is_never_written_to(folder: Path) -> None:
    result = run("new", "situation", "late-fees")
    assert result.exit_code == 2 and "--pack" in result.stderr


def test_explain_shows_the_new_words_and_the_old(riverbend: Path) -> None:
    text = run("explain", "defriending/limit/limit", "--pack", "riverbend").stdout
    assert "riverbend lays over it: riverbend/situations/social-media/defriending.yaml:" in text
    assert "“On my personal accounts I don’t stay connected with clients.”" in text and "    replaces base situations/social-media" in text


@pytest.mark.parametrize("format_", ["txt", "csv", "ics"])
def test_due_prints_what_is_up_for_review(format_: str, riverbend: Path) -> None:
    write(riverbend / "riverbend" / "pack.yaml", "name: riverbend\nowner: clinical director\nreview: 2027-01-01\n")
    result = run("due", "riverbend", "--date", "2026-12-01", "--format", format_)
    assert result.exit_code == 0 and "the wording of riverbend" in result.stdout
    assert "the wording" not in run("due", "riverbend", "--date", "2026-12-01", "--within", "9", "--format", format_).stdout


def test_due_makes_a_word_file_that_is_sound(riverbend: Path) -> None:
    write(riverbend / "riverbend" / "pack.yaml", "name: riverbend\nowner: clinical director\nreview: 2027-01-01\n")
    result = run("due", "riverbend", "--date", "2026-12-01", "--format", "docx")
    assert result.stdout.strip() == "riverbend-due.docx"
    assert faults((riverbend / "riverbend-due.docx").read_bytes()) == []


def test_a_day_that_is_none_is_told(riverbend: Path) -> None:
    assert run("due", "riverbend", "--date", "2027-02-30").exit_code == 2


def test_a_pack_goes_into_a_zip_and_comes_out_of_it(riverbend: Path) -> None:
    write(riverbend / "riverbend" / "notes.txt", "not of the pack")
    zipped = run("zip", "riverbend")
    assert zipped.exit_code == 0 and zipped.stdout.strip() == "riverbend-0.1.zip" and "Left out" in zipped.stderr and "notes.txt" in zipped.stderr
    assert run("zip", "riverbend", "-o", "again.zip").exit_code == 0
    assert Path("riverbend-0.1.zip").read_bytes() == Path("again.zip").read_bytes()
    assert "late-fees" in run("list", "--pack", "again.zip").stdout
    assert run("unzip", "again.zip", "-o", "copy").exit_code == 0
    for path in (p for p in Path("copy").rglob("*") if p.is_file()):
        assert path.read_bytes() == (Path("riverbend") / path.relative_to("copy")).read_bytes()
    assert run("unzip", "again.zip", "-o", "copy").exit_code == 2


def test_a_pack_with_an_error_is_not_zipped(riverbend: Path) -> None:
    write(riverbend / "riverbend" / "situations" / "social-media" / "defriending.yaml", "moves: {limit: {lines: [{id: limit}]}}\n")
    result = run("zip", "riverbend")
    assert result.exit_code == 2 and "riverbend/situations/social-media/defriending.yaml:1" in result.stderr and not list(riverbend.glob("*.zip"))


def test_a_hostile_zip_is_refused_by_every_door(folder: Path) -> None:
    with zipfile.ZipFile("evil.zip", "w") as out:
        out.writestr("pack.yaml", "name: x\n")
        out.writestr("../evil.yaml", "x")
    for arguments in (("unzip", "evil.zip"), ("check", "evil.zip"), ("list", "--pack", "evil.zip"), ("due", "evil.zip"), ("zip", "evil.zip")):
        result = run(*arguments)
        assert result.exit_code == 2 and "climbs out of the folder" in result.stderr and len(result.stderr.splitlines()) == 1
    assert [p.name for p in folder.iterdir()] == ["evil.zip"]
