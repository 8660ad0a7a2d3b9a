"""`scriptgen.toml` names the pack of a folder and of those below it; the command line and a brief count more."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.loading.project import default_pack
from scriptgen.problems import InvalidInput
from tests.helpers import run, write


@pytest.fixture
def packs(folder: Path) -> Path:
    """Make two packs with a situation of their own, and a folder whose pack is the first."""
    for name in ("one", "two"):
        assert run("new", "pack", name).exit_code == 0
        assert run("new", "situation", f"talk-{name}", "--pack", name).exit_code == 0
    write(folder / "scriptgen.toml", 'pack = "one"\n')
    return folder


def test_it_is_found_upwards_and_its_path_is_taken_from_its_own_folder(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (packs / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(packs / "a" / "b")
    assert default_pack(Path()) == "../../one"
    assert "talk-one" in run("list").stdout


def test_the_nearest_one_counts(packs: Path) -> None:
    write(packs / "a" / "scriptgen.toml", 'pack = "../two"\n')
    assert default_pack(packs / "a") == "../two" and default_pack(packs) == "one"


def test_the_command_line_counts_more(packs: Path) -> None:
    assert "talk-two" in run("list", "--pack", "two").stdout and "talk-one" not in run("list", "--pack", "two").stdout
    assert "talk-" not in run("list", "--pack", "base").stdout
    assert "talk-" not in run("list", "--pack", "").stdout


def test_a_brief_that_names_a_pack_counts_more_and_the_command_line_most(packs: Path) -> None:
    write(packs / "b.yaml", "situation: talk-two\npack: two\n")
    arguments = ("make", "b.yaml", "--no-input", "--format", "txt", "-o", "-")
    assert run(*arguments).exit_code == 0
    assert run(*arguments, "--pack", "one").exit_code == 2


def test_without_one_the_shipped_library_is_used(folder: Path) -> None:
    assert default_pack(folder) == ""


@pytest.mark.parametrize(("text", "says"), [
    ("pack = ", "cannot be read as TOML"), ("pack = 3", "has to be text"), ('pack = "nowhere"', "no such folder"),
    ('pak = "one"', "did you mean pack?"), ('pack = "C:\\Users"', "cannot be read as TOML"), ("x = " + "[" * 5000, "cannot be read as TOML"),
])
def test_a_fault_in_it_is_one_clear_line(text: str, says: str, folder: Path) -> None:
    write(folder / "scriptgen.toml", text)
    with pytest.raises(InvalidInput, match=r"scriptgen\.toml"):
        default_pack(folder)
    result = run("list")
    assert result.exit_code == 2 and says in result.stderr and len(result.stderr.splitlines()) == 1


def test_help_is_given_whatever_the_file_holds(folder: Path) -> None:
    write(folder / "scriptgen.toml", "pack = ")
    assert run("list", "--help").exit_code == 0
