"""`list`, `show`, `brief`, `check` and `schema` as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scriptgen.cli.main import main


def run(*args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, list(args), catch_exceptions=False)


def test_list_gives_each_situation_one_line() -> None:
    lines = run("list").stdout.splitlines()
    assert sum("defriending " in line for line in lines) == 1 and "Social media" in lines


def test_list_as_json_is_for_programs() -> None:
    assert {e["id"] for e in json.loads(run("list", "--json").stdout)} >= {"defriending", "friend-request"}
    assert {e["group"] for e in json.loads(run("list", "--json", "--group", "requests").stdout)} == {"requests"}


def test_an_unknown_group_names_those_that_are() -> None:
    result = run("list", "--group", "social")
    assert result.exit_code == 2 and "social-media" in result.stderr


@pytest.mark.parametrize("name", ["defriending", "blocking-with-follow-up", "friend-request", "declining-a-request"])
def test_show_tells_what_a_situation_holds(name: str) -> None:
    text = run("show", name).stdout
    for heading in ("It asks", "Cases", "Moves", "Reactions", "Tones", "Standards", "Do not start"):
        assert heading in text


@pytest.mark.parametrize("name", ["defriending", "blocking-with-follow-up", "friend-request", "declining-a-request"])
def test_an_unfilled_brief_makes_a_script(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("brief", name, "-o", "talk.yaml").exit_code == 0
    assert run("make", "talk.yaml", "-o", "talk.docx").exit_code == 0
    assert run("check", "talk.yaml").exit_code == 0


def test_a_filled_brief_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.yaml").write_text("mine")
    assert run("brief", "defriending", "-o", "talk.yaml").exit_code == 4
    assert (tmp_path / "talk.yaml").read_text() == "mine"


def test_the_shipped_library_has_no_fault() -> None:
    result = run("check", "--strict")
    assert result.exit_code == 0, result.stdout


def test_check_gives_every_fault_its_place(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("situation: defriending\ntoen: warm\nfacts: [a]\n")
    result = run("check", str(tmp_path / "b.yaml"))
    assert result.exit_code == 1 and ":2:1:" in result.stdout and ":3:1:" in result.stdout


@pytest.mark.parametrize("kind", ["situation", "brief", "voice", "pack"])
def test_schemas_have_descriptions(kind: str) -> None:
    schema = json.loads(run("schema", kind).stdout)
    assert schema["type"] == "object" and schema["description"]


def test_list_finds_by_everyday_words_and_says_where_nothing_is_found() -> None:
    shown = run("list", "--find", "I accepted a client on Facebook by mistake")
    assert shown.exit_code == 0 and shown.stdout.splitlines()[0].startswith("defriending: ") and len(shown.stdout.splitlines()) <= 3
    none = run("list", "--find", "zebra")
    assert none.exit_code == 0 and none.stdout == "" and "zebra" not in none.stderr and "No situation is found" in none.stderr
