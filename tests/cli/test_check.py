"""`scriptgen check` over packs, situations, templates and briefs: all faults in one run, in order, each with a place and a remedy."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scriptgen.checking import check_layers
from scriptgen.loading.library import Pack
from tests.helpers import ROOT, VOICE, run, told, write
from tests.policies import EXAMPLES, RIVERBEND, written

pytestmark = pytest.mark.usefixtures("two_situations")

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


def test_the_examples_have_no_faults() -> None:
    result = run("check", str(EXAMPLES))
    assert result.exit_code == 0 and result.stderr.strip() == "0 errors, 0 warnings.", result.stdout


def test_a_policy_is_checked_as_one_and_all_its_faults_have_a_place(folder: Path) -> None:
    path = written(folder, ("clients: ", "client: "), ("review_months: ", "review_months: soon # "), ("title: ", "titel: "))
    result = run("check", path)
    assert result.exit_code == 1 and result.stderr.strip() == "3 errors, 0 warnings.", result.stdout
    for line, part in zip(result.stdout.splitlines(), ("titel", "client", "review_months"), strict=True):
        assert re.match(r"policy\.yaml:\d+:\d+: error: ", line) and part in line and " Try: " in line, line


def test_contradictions_in_a_policy_are_found(folder: Path) -> None:
    path = write(folder / "ours.yaml", """
        answers: {night: no, owner: the director, approver: The director}
        tools:
          - {tool: phone, read: around-the-clock}
    """)
    result = run("check", str(path))
    assert result.exit_code == 1 and "ours.yaml:2:" in result.stdout and "who owns the policy also approves it" in result.stdout, result.stdout
    assert result.stdout.count("[refused]") == 2, result.stdout


def test_an_existing_policy_alone_is_checked_as_one(folder: Path) -> None:
    write(folder / "ours.yaml", "existing:\n  title: Conduct\n  version: '1'\n  clauses:\n    - {number: '1', heading: A, covers: [giftss]}\n")
    result = run("check", "ours.yaml")
    assert "ours.yaml:5:" in result.stdout and "did you mean gifts?" in result.stdout and result.stderr.startswith("1 error,")


def test_a_brief_with_the_wrong_key_is_still_a_brief(folder: Path) -> None:
    write(folder / "b.yaml", "situation: defriending\nanswers: {platform: Rivermail}\n")
    assert "there is no key answers" in run("check", "b.yaml").stdout


@pytest.mark.parametrize("text", ["answers: [a, b]\n", "answers:\n\t- x\n", "answers: {night: no\n", "title: ours\n", ""])
def test_a_broken_policy_beside_a_pack_is_told_alone_and_with_the_pack(folder: Path, text: str) -> None:
    write(folder / "team" / "pack.yaml", "name: team\n")
    (folder / "team" / "policy.yaml").write_text(text, "utf-8")
    alone, whole = run("check", "team/policy.yaml"), run("check", "team")
    assert alone.exit_code == whole.exit_code == (0 if text == "title: ours\n" else 1), alone.stdout
    assert alone.stdout == whole.stdout and all(line.startswith("team/policy.yaml:") for line in alone.stdout.splitlines())


def test_the_policy_of_a_pack_is_checked_with_it_contradictions_included(folder: Path) -> None:
    write(folder / "team" / "pack.yaml", "name: team\n")
    text = RIVERBEND.read_text("utf-8")
    (folder / "team" / "policy.yaml").write_text(text, "utf-8")
    assert run("check", "team", "team/policy.yaml").exit_code == 0
    (folder / "team" / "policy.yaml").write_text(re.sub(r"(?m)^  approver: .*$", "  approver: a", re.sub(r"(?m)^  owner: .*$", "  owner: A", text)), "utf-8")
    result = run("check", "team")
    assert result.exit_code == 1 and "who owns the policy also approves it" in result.stdout and result.stderr.startswith("1 error,")


def test_the_clauses_and_questions_for_policies_are_checked_with_the_library(folder: Path) -> None:
    write(folder / "pack.yaml", "name: tiny\n")
    write(folder / "situations" / "_voice" / "a.yaml", VOICE)
    write(folder / "situations" / "_policy" / "clauses.yaml", """
        clauses:
          - {number: 99, id: far, title: Far, audience: staff, reason: "", rules: [{rule: "Not {{ this_one }}."}]}
    """)
    text = told(check_layers((Pack(folder, "base"),)))
    for part in ("this is no number of a clause", "a clause needs its reason", "there is no answer for the hole this_one"):
        assert "situations/_policy/clauses.yaml:3:" in text and part in text, text


def test_the_shipped_clauses_are_checked_by_their_path_and_those_of_a_pack_are_said_not_to_be_read(folder: Path) -> None:
    assert run("check", str(ROOT / "situations" / "_policy")).exit_code == 0
    write(folder / "team" / "pack.yaml", "name: team\n")
    write(folder / "team" / "situations" / "_policy" / "clauses.yaml", "clauses: []\n")
    result = run("check", "team/situations/_policy/clauses.yaml")
    assert result.exit_code == 0 and "warning: is not read" in result.stdout


PACK_RULE = """rules:
  - id: no-accounts
    kind: existence
    says: It says personal accounts.
    instead: "say: page."
    terms: [personal accounts]
    trips: [My personal accounts., personal accounts, On personal accounts]
    passes: [My page., a page, On a page]
"""


def pack_with_a_rule(folder: Path) -> str:
    rules = folder / "pack" / "situations" / "_rules"
    rules.mkdir(parents=True)
    (folder / "pack" / "pack.yaml").write_text("name: mine\ntitle: Mine\nversion: 1\n")
    (rules / "ours.yaml").write_text(PACK_RULE)
    return str(folder / "pack")


def test_language_is_judged_with_place_rule_and_remedy_and_can_be_left_out(run, tmp_path: Path) -> None:
    pack = pack_with_a_rule(tmp_path)
    told = run("check", pack)
    assert told.exit_code == 0 and "warning: no-accounts: " in told.output and "Try: say: page." in told.output
    assert run("check", "--strict", pack).exit_code == 1
    assert "no-accounts" not in run("check", "--no-language", pack).output


def test_a_baseline_lets_known_findings_pass_and_is_never_overwritten(run, tmp_path: Path) -> None:
    pack = pack_with_a_rule(tmp_path)
    base = str(tmp_path / "known.json")
    assert run("check", pack, "--write-baseline", base).exit_code == 0
    assert run("check", "--strict", pack, "--baseline", base).exit_code == 0
    assert run("check", pack, "--write-baseline", base).exit_code == 2
    (tmp_path / "bad.json").write_text("[]")
    assert "is no baseline" in run("check", pack, "--baseline", str(tmp_path / "bad.json")).output


def test_problems_come_as_json_or_annotations_for_machines(run, tmp_path: Path) -> None:
    pack = pack_with_a_rule(tmp_path)
    rows = json.loads(run("check", pack, "--json").stdout)
    assert rows and rows[0]["key"] == "no-accounts" and rows[0]["line"] > 0
    assert run("check", pack, "--annotations").stdout.startswith("::warning file=situations/")


def test_a_baseline_that_could_not_be_made_is_said_to_be_missing(run, tmp_path: Path) -> None:
    told = run("check", pack_with_a_rule(tmp_path), "--no-language", "--write-baseline", str(tmp_path / "none.json"))
    assert "No baseline was written" in told.stderr and not (tmp_path / "none.json").exists()
