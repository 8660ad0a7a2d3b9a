"""Which clauses of an agency's own policy a script cites, from the `policy.yaml` beside `pack.yaml`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scriptgen.loading.citing import cites, clause_problems
from scriptgen.loading.load import load
from scriptgen.pipeline import Job, make
from scriptgen.problems import InvalidInput
from scriptgen.script import Brief
from scriptgen.situation import Situation
from tests.helpers import run, shipped, told, write
from tests.policies import REGISTERED, RIVERBEND


def about(*clauses: str) -> Situation:
    """Return a situation that is about these clauses."""
    return replace(shipped("defriending").situation, policy=clauses)


def cited(file: Path, *clauses: str) -> tuple[str, ...]:
    found, problems = cites(file, about(*clauses))
    assert problems == []
    return found


def pack_with(folder: Path, policy: str) -> str:
    write(folder / "team" / "pack.yaml", "name: team\n")
    (folder / "team" / "policy.yaml").write_text(policy, "utf-8")
    return "team"


def test_a_built_policy_is_cited_by_its_stable_numbers_in_the_order_of_the_situation() -> None:
    assert cited(RIVERBEND, "requests-others", "requests-current") == ("Contact policy, 10", "Contact policy, 9")


def test_a_registered_policy_is_cited_by_its_own_numbers_whether_it_covers_a_number_or_a_name() -> None:
    title = "Electronic communication and social media"
    assert cited(REGISTERED, "requests-current") == (f"{title}, 4.2",)
    assert cited(REGISTERED, "requests-others", "gifts") == (f"{title}, 4.3", f"{title}, 6.4")


def test_a_clause_that_covers_two_is_cited_once() -> None:
    assert cited(REGISTERED, "requests-current", "connected-already") == ("Electronic communication and social media, 4.2",)


def test_a_clause_that_the_registered_policy_lacks_is_not_cited() -> None:
    assert cited(REGISTERED, "blocking") == ()


def test_a_situation_that_names_no_clause_cites_none() -> None:
    assert cited(RIVERBEND) == ()


def test_a_policy_without_a_title_is_cited_under_the_title_it_is_printed_with(folder: Path) -> None:
    assert cited(write(folder / "policy.yaml", "answers: {night: no}\n"), "gifts") == ("Contact policy, 20",)


@pytest.mark.parametrize("existing", ["clauses: [{number: '4', heading: Gifts, covers: [gifts]}]",
                                      "title: Conduct\n  clauses: [{number: '', heading: Gifts, covers: [gifts]}]"])
def test_a_registered_clause_without_title_or_number_cannot_be_cited(folder: Path, existing: str) -> None:
    assert cited(write(folder / "policy.yaml", f"existing:\n  {existing}\n"), "gifts") == ()


def test_an_unknown_clause_is_a_problem_with_the_nearest_name_with_and_without_a_policy() -> None:
    found, problems = cites(RIVERBEND, about("giftss", "gifts"))
    assert found == () and problems == clause_problems(about("giftss", "gifts"))
    assert "policy: there is no clause of a policy giftss. Try: did you mean gifts?" in told(problems) and len(problems) == 1


def test_an_unknown_clause_in_a_packs_situation_is_told_by_check_and_stops_make(folder: Path) -> None:
    pack = pack_with(folder, "answers: {night: no}\n")
    write(folder / "team" / "situations" / "social-media" / "defriending.yaml", "policy: [conected-already]\n")
    for result in (run("check", pack), run("make", "defriending", "--pack", pack, "--no-input")):
        assert result.exit_code in (1, 2) and "did you mean connected-already?" in result.output, result.output
    (folder / "team" / "policy.yaml").unlink()
    assert "did you mean connected-already?" in run("check", pack).stdout


def test_a_broken_policy_beside_the_pack_stops_make_with_its_place_and_without_its_words(folder: Path) -> None:
    pack = pack_with(folder, "titel: Our secret words\n")
    with pytest.raises(InvalidInput) as fault:
        load("defriending", pack)
    assert "team/policy.yaml:1:1: error: titel:" in str(fault.value) and "secret" not in str(fault.value)


@pytest.mark.parametrize("kind", ["script", "worksheet"])
def test_the_citation_is_printed_on_the_script_and_the_worksheet(folder: Path, kind: str) -> None:
    pack = pack_with(folder, RIVERBEND.read_text("utf-8"))
    made = make(load("friend-request", pack), Job(Brief("friend-request", pack=pack), kind, "txt"))
    text = " ".join(made.data.decode().split())
    assert "Our own policy on this: Contact policy, 9; Contact policy, 10." in text


def test_without_a_policy_nothing_is_said_of_one() -> None:
    made = make(shipped("friend-request"), Job(Brief("friend-request"), "script", "txt"))
    assert "Our own policy" not in made.data.decode()


def test_a_changed_policy_is_cited_anew(folder: Path) -> None:
    pack = pack_with(folder, "title: First\nanswers: {night: no}\n")
    assert load("friend-request", pack).cites[0] == "First, 9"
    pack_with(folder, "title: Second\nanswers: {night: no}\n")
    assert load("friend-request", pack).cites[0] == "Second, 9"
