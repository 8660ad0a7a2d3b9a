"""Plan files: what is meant, and every fault at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.kinds import BUNDLES
from scriptgen.loading.plan_file import read_plan
from scriptgen.problems import InvalidInput
from tests.plans import plan


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read_plan(str(plan(folder, text)))
    return [str(p).removeprefix(f"{folder}/") for p in caught.value.problems]


def test_what_is_not_said_is_all_that_fits_of_the_shipped_library_as_scripts(tmp_path: Path) -> None:
    read = read_plan(str(plan(tmp_path, "date: 2027-07-01\n")))
    assert read.wanted["packs"] == ("base",) and read.wanted["documents"] == ("script",)
    assert {read.wanted[d] for d in ("situations", "cases", "tones", "relationships", "media")} == {("all",)}
    assert read.date == "2027-07-01" and read.excluded == ()


def test_bundles_are_opened_up_and_a_pocket_card_is_a_card(tmp_path: Path) -> None:
    read = read_plan(str(plan(tmp_path, "documents: [script, pocket-card, role-play]\nexclude:\n  - {documents: role-play}\n")))
    assert read.wanted["documents"] == ("script", "card", *BUNDLES["role-play"])
    assert read.excluded == ({"documents": BUNDLES["role-play"]},)


def test_every_fault_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    told = faults(tmp_path, "tone: warm\ntones: []\nmedia: [letter, letter, all]\ndocuments: [scirpt]\npacks: all\ndate: soon\nexclude: [{}]\n")
    assert told[0].startswith("plan.yaml:1:1: error: tone: there is no key tone. Try: did you mean tones?")
    assert [line.split(":")[1] for line in told] == ["1", "2", "3", "3", "4", "5", "6", "7"]
    assert any("did you mean script?" in line for line in told) and any("leaves out everything" in line for line in told)


@pytest.mark.parametrize(("text", "says"), [
    ("", "the plan is empty"), ("- hug\n", "lines of `key: value`"), ("a: [\n", "cannot be read as YAML"),
    ("tones: {warm: yes}\n", "tones"), ("exclude: [{tone: warm}]\n", "did you mean tones?"), ("paper: a5\n", "paper"),
])
def test_a_file_that_is_no_plan_ends_in_a_line(tmp_path: Path, text: str, says: str) -> None:
    assert says in "\n".join(faults(tmp_path, text))


def test_a_file_that_is_not_there_ends_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        read_plan(str(tmp_path / "none.yaml"))
