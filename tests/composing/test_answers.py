"""A brief against its situation: dials, facts and answers that exist and can apply. No problem repeats an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.composing.answers import brief_problems
from scriptgen.composing.compose import compose
from scriptgen.problems import InvalidInput, Place
from scriptgen.script import Brief
from scriptgen.voice import Loaded
from tests.helpers import tiny_loaded, told

FACTS = """
had: {ask: Did it happen?, kind: yes-no}
kind_of: {ask: Which kind?, kind: choice, when: {had: yes}, choices: {big: Big, small: Small}}
seen: {ask: What did you see?, kind: noun-phrase, blank: what, when: {kind_of: big}}
home: {ask: What do they hear at home?, kind: noun-phrase, blank: what, when: {relationship: new-client}}
"""
MOVES = "next: {lines: [{id: a, when: {kind_of: big}, say: {plain: 'I saw {{ seen }} and {{ home }}.', warm: 'I saw {{ seen }}.'}}]}"


@pytest.fixture
def talk(tmp_path: Path) -> Loaded:
    return tiny_loaded(tmp_path, facts=FACTS, moves=MOVES)


@pytest.mark.parametrize(
    ("brief", "says"),
    [
        (Brief("talk", tone="wrm"), "tone: there is no tone wrm. Try: did you mean warm?"),
        (Brief("talk", relationship="new"), "relationship: there is no relationship new."),
        (Brief("talk", medium="leter"), "medium: there is no medium leter. Try: did you mean letter?"),
        (Brief("talk", speaker="clinican"), "speaker: there is no speaker clinican. Try: did you mean clinician?"),
        (Brief("talk", facts={"sen": "x"}), "sen: there is no fact sen. Try: did you mean seen?"),
        (Brief("talk", facts={"kind_of": "bg"}), "kind_of: the answer is not one of the choices. Try: write one of: big, small."),
        (Brief("talk", facts={"had": "no", "kind_of": "big"}), "kind_of: is asked only if had is yes. Try: leave out kind_of, or change had."),
        (Brief("talk", facts={"kind_of": "small", "seen": "a photo"}), "seen: is asked only if kind_of is big. Try: leave out seen, or change kind_of."),
        (Brief("talk", relationship="established-client", facts={"home": "x"}),
         "home: is asked only if relationship is new-client. Try: leave out home, or change relationship."),
        (Brief("talk", facts={"crisis_line": "the desk"}), "crisis_line: the answer has no number in it."),
    ],
)
def test_a_fault_of_a_brief_is_one_line_with_a_remedy(talk: Loaded, brief: Brief, says: str) -> None:
    problems = brief_problems(talk, brief, {})
    assert len(problems) == 1 and says in str(problems[0])
    with pytest.raises(InvalidInput):
        compose(talk, brief)


@pytest.mark.parametrize(
    "facts", [{}, {"had": ""}, {"seen": "a photo"}, {"kind_of": "big", "seen": "a photo"}, {"had": "yes", "seen": "x"}, {"had": "no", "seen": ""}]
)
def test_a_brief_that_can_be_so_has_no_fault(talk: Loaded, facts: dict[str, str]) -> None:
    assert brief_problems(talk, Brief("talk", facts=facts), {}) == []


def test_an_answer_that_cannot_apply_through_a_chain_is_told(talk: Loaded) -> None:
    problems = brief_problems(talk, Brief("talk", facts={"had": "no", "seen": "a photo"}), {})
    assert "seen" in told(problems)


def test_a_fault_has_the_place_it_has_in_its_file(talk: Loaded) -> None:
    places = {"kind_of": Place("b.yaml", 4, 3, "facts.kind_of")}
    problems = brief_problems(talk, Brief("talk", facts={"kind_of": "bg"}), places)
    assert str(problems[0]).startswith("b.yaml:4:3: error: facts.kind_of: ")


def test_all_faults_come_in_one_run_and_none_repeats_an_answer(talk: Loaded) -> None:
    secret = "Maria told me she relapsed"
    brief = Brief("talk", tone="wrm", facts={"kind_of": secret, "had": secret, "crisis_line": secret, "seen": secret * 100})
    problems = brief_problems(talk, brief, {})
    assert len(problems) == 5 and "Maria" not in told(problems)
