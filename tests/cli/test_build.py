"""`build` as a person meets it: counted first, asked above a number, one line for each mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from scriptgen import plan as plans
from tests.plans import SMALL, files, pack, plan

Run = Callable[..., Result]


def test_it_counts_builds_and_names_the_index(run: Run, tmp_path: Path) -> None:
    plan(tmp_path, SMALL.replace("[in-person]", "[in-person, secure-message]"))
    result = run("build", "plan.yaml", "-o", "library")
    assert result.exit_code == 0 and result.stdout.strip() == str(Path("library") / "index.html")
    said = result.stderr.splitlines()
    assert said[0].endswith("documents.") and any("× hug has no wording for secure-message." in line for line in said)
    assert said[-1].endswith("made, 0 already up to date.")
    assert "0 made" in run("build", "plan.yaml", "-o", "library").stderr


def test_without_a_terminal_nothing_is_shown_of_how_far_it_is(run: Run, tmp_path: Path) -> None:
    plan(tmp_path)
    assert "\r" not in run("build", "plan.yaml", "-o", "library").stderr


def test_above_the_number_it_needs_a_yes(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "ASK_ABOVE", 3)
    plan(tmp_path)
    result = run("build", "plan.yaml", "-o", "library")
    assert result.exit_code == 2 and "there is no terminal to ask at" in result.stderr and "--yes" in result.stderr
    assert not (tmp_path / "library").exists()
    assert run("build", "plan.yaml", "-o", "library", "--yes").exit_code == 0


def test_the_files_that_were_kept_are_listed(run: Run, tmp_path: Path) -> None:
    plan(tmp_path)
    run("build", "plan.yaml", "-o", "library")
    mine = next((tmp_path / "library").rglob("*_card.docx"))
    mine.write_bytes(b"mine")
    result = run("build", "plan.yaml", "-o", "library")
    assert result.exit_code == 0 and f"  {mine.relative_to(tmp_path / 'library').as_posix()}" in result.stderr.splitlines()


@pytest.mark.parametrize(("text", "says"), [
    ("", "the plan is empty"),
    ("situations: [hgu]\n", "did you mean hug?"),
    ("packs: [nowhere]\n", "there is no pack here"),
    ("situations: [hug]\nmedia: [secure-message]\n", "makes no document: hug has no wording for secure-message."),
    ("situations: [hug]\nhouse_style: none.docx\n", "none.docx"),
])
def test_a_mistake_in_the_plan_ends_in_a_line_each(run: Run, tmp_path: Path, text: str, says: str) -> None:
    plan(tmp_path, text)
    result = run("build", "plan.yaml", "-o", "library")
    assert result.exit_code == 2 and says in result.stderr and not (tmp_path / "library").exists()
    assert all("error" in line for line in result.stderr.splitlines())


def test_packs_in_a_circle_end_in_a_line(run: Run, tmp_path: Path) -> None:
    pack(tmp_path, "one", extends="two")
    pack(tmp_path, "two", extends="one")
    plan(tmp_path, "packs: [one]\n")
    result = run("build", "plan.yaml", "-o", "library")
    assert result.exit_code == 2 and "in a circle" in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_library_goes_neither_into_a_file_nor_into_a_pack(run: Run, tmp_path: Path) -> None:
    plan(tmp_path)
    pack(tmp_path, "agency")
    assert "is a file" in run("build", "plan.yaml", "-o", "plan.yaml").stderr
    assert "is a pack" in run("build", "plan.yaml", "-o", "agency").stderr
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "base").write_bytes(b"")
    result = run("build", "plan.yaml", "-o", "library")
    assert result.exit_code == 5 and len([line for line in result.stderr.splitlines() if "base" in line]) == 1


def test_no_file_name_holds_an_answer(run: Run, tmp_path: Path) -> None:
    plan(tmp_path)
    run("build", "plan.yaml", "-o", "library")
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_./") for name in files(tmp_path / "library"))
