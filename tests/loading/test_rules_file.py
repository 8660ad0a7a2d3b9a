"""Files of rules and waivers: every fault is told with its place, and a pack's rule of the same id replaces the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.checking_language import judge, judge_paths
from scriptgen.language.kinds import KINDS
from scriptgen.loading.full import load_voice
from scriptgen.loading.library import Pack, base_pack
from scriptgen.loading.rules_file import load_rules

GOOD = """
rules:
  - id: mine
    kind: existence
    says: It says banana.
    terms: [banana]
    trips: [A banana., The banana., Banana]
    passes: [An apple., A pear., Plum]
"""


def problems(folder: Path, text: str) -> list[str]:
    rules = folder / "situations" / "_rules"
    rules.mkdir(parents=True)
    (rules / "r.yaml").write_text(text)
    voice = load_voice((base_pack(),))[0]
    assert voice
    return [p.says for p in load_rules((Pack(folder, "mine"),), voice, KINDS)[2]]


@pytest.mark.parametrize(("old", "new", "says"), [
    ("kind: existence", "kind: magic", "there is no kind of rule magic."),
    ("terms: [banana]", "terms: []", "a rule of existence needs `terms:`."),
    ("terms: [banana]", "terms: [banana]\n    scope: {tune: warm}", "there is no scope tune."),
    ("terms: [banana]", "terms: [banana]\n    scope: {tone: warmish}", "there is no tone warmish."),
    ("terms: [banana]", "terms: [banana]\n    most: many", "is no number."),
    ("terms: [banana]", 'terms: ["* a * b * c"]', "is empty, too long, or has more than two *."),
    (", Banana]", "]", "has fewer than 3 lines that trip it, or that pass."),
    ("    says: It says banana.\n", "", "is missing."),
])
def test_each_fault_of_a_rule_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert problems(tmp_path, GOOD) == []
    assert says in problems(tmp_path / "b", GOOD.replace(old, new))


def test_a_waiver_needs_a_rule_a_reason_a_role_and_a_day(tmp_path: Path) -> None:
    told = problems(tmp_path, "waivers:\n  - {rule: none, line: a/b}\n")
    assert {"there is no rule none.", "a waiver without `because:` is none.", "a waiver without `by:` is none.", "a waiver holds until a day."} <= set(told)


def pack_with(folder: Path, rules: str) -> tuple[Pack, ...]:
    (folder / "situations" / "_rules").mkdir(parents=True)
    (folder / "pack.yaml").write_text("title: Mine\n")
    (folder / "situations" / "_rules" / "r.yaml").write_text(rules)
    return (base_pack(), Pack(folder, "mine"))


WORDED = GOOD.replace("banana", "personal accounts").replace("Banana", "Personal accounts")


def test_a_packs_rule_judges_the_shipped_lines_and_a_waiver_lets_one_pass_until_its_day(tmp_path: Path) -> None:
    told = judge(pack_with(tmp_path / "a", WORDED), ["defriending"], "2026-11-24")
    assert told.findings and not told.problems and {f.rule.id for f in told.findings} == {"mine"}
    line = told.findings[0].address.partition("@")[0]
    waiver = f"waivers:\n  - {{rule: mine, line: '{line}', because: Ours., by: clinical director, until: 2027-01-01}}\n"
    spared = judge(pack_with(tmp_path / "b", WORDED + waiver), ["defriending"], "2026-11-24")
    assert spared.waived and len(spared.findings) < len(told.findings)
    late = judge(pack_with(tmp_path / "c", WORDED + waiver), ["defriending"], "2027-01-02")
    assert len(late.findings) == len(told.findings) and "ended on 2027-01-01" in late.problems[0].says


def test_a_rule_that_misjudges_its_own_example_is_told(tmp_path: Path) -> None:
    wrong = judge(pack_with(tmp_path, GOOD.replace("An apple.", "A banana split.")), [], "2026-11-24")
    assert [p.says for p in wrong.problems] == ["mine trips its own example “A banana split.”."]


def test_a_finding_points_at_the_line_of_its_tone(tmp_path: Path) -> None:
    pack_with(tmp_path, WORDED)
    for problem in judge_paths([str(tmp_path)]).as_problems()[:20]:
        path = base_pack().root / problem.place.file
        text = path.read_text().splitlines()[problem.place.line - 1]
        tone = problem.says.partition(",")[0]
        assert text.strip().startswith(f"{tone}:"), (problem, text)


def test_the_shipped_library_is_judged_once_and_not_laid_over_itself() -> None:
    with_path, without = (judge_paths(paths) for paths in ([str(base_pack().root / "situations" / "requests" / "declining-a-request.yaml")], []))
    assert not with_path.findings and not without.findings and not without.problems
