"""Policy files as text: every fault at once with its place, the empty questionnaire, and the shipped texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scriptgen.loading.library import Pack, base_pack
from scriptgen.loading.policy_file import commented_policy, read_policy
from scriptgen.loading.policy_texts import load_policy_texts
from scriptgen.problems import InvalidInput
from tests.policies import RIVERBEND, policy_of, texts


def faults(folder: Path, text: str) -> list[str]:
    path = folder / "policy.yaml"
    path.write_text(text, "utf-8")
    return [str(p) for p in read_policy(str(path))[1]]


def test_the_example_reads_without_a_fault() -> None:
    file, problems = read_policy(str(RIVERBEND))
    assert not problems and file.answers["agency"] == ("Riverbend Family Services",) and len(file.tools) == 4


def test_every_fault_of_the_shape_is_told_at_its_place(tmp_path: Path) -> None:
    found = faults(tmp_path, "titel: x\nanswers: nothing\ntools:\n  - phone\nexisting:\n  clauses:\n    - number: 1\n")
    assert ["policy.yaml:1:" in p for p in found].count(True) == 1 and any("did you mean title?" in p for p in found)
    assert any(":2:" in p and "answers" in p for p in found) and any(":4:" in p for p in found)
    assert sum(":7:" in p and "is missing" in p for p in found) == 2
    assert not any("writing-situations" in p for p in found)


def test_faults_of_shape_and_of_answers_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text("answers:\n  night: maybe\ntools: none\n", "utf-8")
    with pytest.raises(InvalidInput) as fault:
        policy_of(path)
    assert len(fault.value.problems) == 2


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "a: [", "\x00", "title: &x y\n", "title: x\ntitle: y\n"])
def test_a_file_that_is_no_policy_ends_in_a_sentence(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)


def test_a_file_that_is_not_there_ends_in_a_sentence() -> None:
    assert next(p.code.value for p in read_policy("nowhere.yaml")[1]) == "file"


def test_the_questionnaire_asks_all_34_questions_and_is_itself_a_policy_file_with_nothing_decided(tmp_path: Path) -> None:
    text = commented_policy(texts())
    assert all(f"# {q.number}. {q.ask}" in text for q in texts().questions)
    assert not faults(tmp_path, text)
    policy = policy_of(tmp_path / "policy.yaml")
    assert len(policy.open) > 25 and policy.registered is None and not policy.tools


def test_the_shipped_texts_lie_in_a_folder_that_travels_in_the_wheel() -> None:
    assert sorted(p.name for p in (base_pack().root / "situations" / "_policy").iterdir()) == ["clauses.yaml", "inventory.yaml"]


@pytest.mark.parametrize(("old", "new", "says"), [
    ("  - number: 2\n", "  - number: 1\n", "stands twice"),
    ("  - number: 34\n", "  - number: 35\n", "no number of a clause or question"),
    ("{{ gift_amount }}", "{{ gift_amuont }}", "did you mean gift_amount?"),
    ("when: {gifts: small}", "when: {gifts: smal}", "did you mean small?"),
    ("when: {gifts: small}", "when: {gfits: small}", "did you mean gifts?"),
    ("    reason: A lost phone with clients’ numbers in it is a lost file.\n", "    reason: \"\"\n", "needs its reason"),
])
def test_a_fault_in_the_clauses_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    folder = tmp_path / "situations" / "_policy"
    shutil.copytree(base_pack().root / "situations" / "_policy", folder)
    text = (folder / "clauses.yaml").read_text("utf-8")
    assert old in text
    (folder / "clauses.yaml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InvalidInput) as fault:
        load_policy_texts(Pack(tmp_path, "base"))
    assert any(says in str(p) and "clauses.yaml:" in str(p) for p in fault.value.problems)
