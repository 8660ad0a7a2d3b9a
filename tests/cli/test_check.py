"""`scriptgen check` over packs, situations, templates and briefs: all faults in one run, in order, each with a place and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import run, write

SITUATION = """
    moves:
      limit:
        lines:
          - id: limit
            say: {plain: I keep my personal accounts to people outside my work., %s: I keep my personal accounts apart.}
"""


@pytest.fixture
def pack(folder: Path) -> Path:
    """Have a pack with one situation, a voice file, a template and a brief, each with a fault."""
    write(folder / "team" / "pack.yaml", "name: team\nextend: base\n")
    write(folder / "team" / "situations" / "social-media" / "defriending.yaml", SITUATION % "wrm")
    write(folder / "team" / "situations" / "_voice" / "tones.yaml", "tones:\n  - {id: plain, name: Plain, falls_back_to: plane}\n")
    write(folder / "team" / "templates" / "script.xml.j2", "<h1>{{ nothing_there }}</h1>\n")
    write(folder / "b.yaml", "situation: defriending\ntone: wrm\nfacts: {how_connected: bfore}\n")
    return folder


def test_a_pack_is_checked_whole(pack: Path) -> None:
    result = run("check", "team")
    assert result.exit_code == 1
    for part in ("team/pack.yaml:2:1: error: extend: is not a key here. Try: did you mean extends?", "there is no tone wrm", "there is no tone plane",
                 "team/templates/script.xml.j2:1"):
        assert part in result.stdout, result.stdout


def test_several_paths_are_checked_in_one_run_and_told_in_order(pack: Path) -> None:
    result = run("check", "team/templates/script.xml.j2", "b.yaml", "team/situations/social-media/defriending.yaml")
    files = [line.partition(":")[0] for line in result.stdout.splitlines()]
    assert files == sorted(files) and {"b.yaml", "team/templates/script.xml.j2", "team/situations/social-media/defriending.yaml"} <= set(files)


def test_each_line_has_a_remedy_and_a_code(pack: Path) -> None:
    for line in run("check", "team", "b.yaml").stdout.splitlines():
        assert line.endswith("]") and " Try: " in line, line


def test_a_brief_is_checked_against_its_situation_and_its_answers_are_not_shown(pack: Path) -> None:
    result = run("check", "b.yaml")
    assert result.exit_code == 1 and "did you mean warm?" in result.stdout and "bfore" not in result.stdout
    assert result.stderr.strip() == "2 errors, 0 warnings."


@pytest.mark.parametrize("path", ["nowhere", "nowhere.yaml", "team/nothing.xml.j2"])
def test_a_path_that_is_not_there_is_one_line(pack: Path, path: str) -> None:
    result = run("check", path)
    assert result.exit_code == 2 and "there is no such file" in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_folder_with_nothing_to_check_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "holds nothing that can be checked" in run("check", "empty").stdout


def test_packs_that_extend_each_other_are_one_line(folder: Path) -> None:
    write(folder / "a" / "pack.yaml", "name: a\nextends: b\n")
    write(folder / "a" / "b" / "pack.yaml", "name: b\nextends: ../a\n")
    write(folder / "b" / "pack.yaml", "name: b\nextends: a\n")
    result = run("make", "defriending", "--pack", "a", "--no-input")
    assert result.exit_code == 2 and "circle" in result.stderr


def test_strict_counts_warnings(folder: Path) -> None:
    write(folder / "team" / "pack.yaml", "name: team\n")
    write(folder / "team" / "situations" / "_voice" / "t.yaml", "tones:\n  - {id: extra, name: Extra, falls_back_to: plain}\n")
    assert run("check", "team").exit_code == 0
    assert run("check", "team", "--strict").exit_code == 1


def test_a_sentence_cut_by_a_hash_in_a_pack_stops_make(folder: Path) -> None:
    write(folder / "team" / "pack.yaml", "name: team\n")
    write(folder / "team" / "situations" / "social-media" / "defriending.yaml", "summary: You are client #4 here.\n")
    result = run("make", "defriending", "--pack", "team", "--no-input")
    assert result.exit_code == 2 and 'summary: "You are client #4 here."' in result.stderr and list(folder.glob("*.docx")) == []


def test_a_huge_situation_is_refused_without_reading_it(folder: Path) -> None:
    write(folder / "team" / "pack.yaml", "name: team\n")
    path = write(folder / "team" / "situations" / "social-media" / "defriending.yaml", "")
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "the file has 50,000,000 bytes" in run("check", "team").stdout
    assert run("make", "defriending", "--pack", "team", "--no-input").exit_code == 2
