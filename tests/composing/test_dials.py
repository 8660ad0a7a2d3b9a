"""Dials: those given, or chosen and said so; every row of the table of combinations refuses, changes or warns as it says."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from scriptgen.composing.dials import Dials, certain, choose_dials, settle_dials, suggested_tone, unfit
from scriptgen.problems import Refused
from scriptgen.script import Brief
from scriptgen.situation import Clause, Combination
from scriptgen.voice import Loaded
from tests.helpers import SHIPPED, shipped, tiny_loaded

TABLE = shipped(SHIPPED[0]).voice.combinations if SHIPPED else ()
USUAL = {"tone": "plain", "relationship": "established-client", "medium": "in-person", "speaker": "clinician", "arc": "standard"}


def answers_for(row: Combination) -> dict[str, str]:
    """Return dials and facts that a row applies to, as near to the usual ones as can be."""
    answers = dict(USUAL)
    for clause in row.when:
        if not clause.negated and answers.get(clause.key) not in clause.values:
            answers[clause.key] = clause.values[0]
    for clause in row.when:
        if clause.negated and answers.get(clause.key) in clause.values:
            answers[clause.key] = "something-else"
    return answers


def settled(row: Combination, earlier: bool) -> Dials:
    """Return what becomes of the row's dials, with the row alone in the table, or with those before it."""
    loaded = shipped(SHIPPED[0])
    rows = loaded.voice.combinations[: loaded.voice.combinations.index(row) + 1] if earlier else (row,)
    open_to_all = replace(loaded.situation, relationships=(), media=(), refusals=())
    answers = answers_for(row)
    situation = replace(open_to_all, id=answers.pop("situation", "other"))
    dials = Dials(*(answers.get(d, "") for d in ("tone", "relationship", "medium", "speaker")))
    occasion = answers.pop("occasion", "")
    return settle_dials(replace(loaded, situation=situation, voice=replace(loaded.voice, combinations=rows)), dials, answers, {}, occasion)


@pytest.mark.parametrize("row", [r for r in TABLE if r.effect == "refuse"], ids=lambda r: r.id)
def test_a_row_that_refuses_gives_no_script_and_its_sentence(row: Combination) -> None:
    with pytest.raises(Refused) as caught:
        settled(row, earlier=False)
    assert [p.says for p in caught.value.problems] == [row.says] and caught.value.exit_code == 3
    with pytest.raises(Refused):  # and no earlier row lets it through
        settled(row, earlier=True)


@pytest.mark.parametrize("row", [r for r in TABLE if r.effect == "change"], ids=lambda r: r.id)
def test_a_row_that_changes_makes_it_in_the_tone_it_names_and_says_so(row: Combination) -> None:
    dials = settled(row, earlier=False)
    assert dials.tone == row.to["tone"] and row.says in dials.notices
    assert answers_for(row)["tone"] != row.to["tone"], "the change changes nothing"


@pytest.mark.parametrize("row", [r for r in TABLE if r.effect == "warn"], ids=lambda r: r.id)
def test_a_row_that_warns_leaves_the_dials_and_says_so(row: Combination) -> None:
    dials = settled(row, earlier=False)
    assert dials.tone == answers_for(row)["tone"] and row.says in dials.notices


@pytest.mark.parametrize("row", TABLE, ids=lambda r: r.id)
def test_a_row_keeps_still_where_one_part_of_it_is_not_so(row: Combination) -> None:
    for clause in row.when:
        answers = answers_for(row)
        answers[clause.key] = clause.values[0] if clause.negated else "something-else"
        assert not certain(row.when, answers), clause.key


@pytest.mark.parametrize("row", TABLE, ids=lambda r: r.id)
def test_a_row_is_reached_and_not_hidden_by_an_earlier_one(row: Combination) -> None:
    names = [c.key for c in row.when if not c.negated]
    ways = itertools.product(*(c.values for c in row.when if not c.negated))
    tried = [{"situation": "other", **answers_for(row), **dict(zip(names, way, strict=True))} for way in ways]
    earlier = TABLE[: TABLE.index(row)]
    refusing = [r for r in earlier if r.effect == "refuse"]
    assert any(not any(certain(r.when, answers) for r in refusing) for answers in tried)
    hiding = [r.id for r in earlier if r.effect == row.effect != "warn" and set(r.when) <= set(row.when)]
    assert not hiding


def test_a_fact_nobody_gave_counts_as_not_so_in_the_table() -> None:
    assert not certain((Clause("stopped_coming", ("yes",)),), {})
    assert certain((Clause("stopped_coming", ("yes",), negated=True),), {})


def test_only_the_first_change_is_made_and_warnings_are_judged_on_it(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, voice="""
        combinations:
          - {id: one, when: {tone: warm}, effect: change, to: {tone: plain}, says: Made in plain.}
          - {id: two, when: {tone: plain}, effect: change, to: {tone: warm}, says: Made in warm.}
          - {id: three, when: {tone: warm}, effect: warn, says: Warm.}
          - {id: four, when: {tone: plain}, effect: warn, says: Plain.}
    """)
    dials = Dials("warm", "established-client", "in-person", "clinician")
    after = settle_dials(loaded, dials, dials.as_answers(), {})
    assert (after.tone, after.notices) == ("plain", ("Made in plain.", "Plain."))


def test_dials_nobody_gave_are_chosen_and_named(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path)
    dials = choose_dials(loaded, Brief("talk"))
    assert (dials.tone, dials.relationship, dials.medium, dials.speaker) == ("plain", "established-client", "in-person", "clinician")
    assert dials.chosen == ("relationship", "medium", "speaker", "tone")
    given = choose_dials(loaded, Brief("talk", "warm", "new-client", "letter", "clinician"))
    assert given.chosen == () and given.tone == "warm"


def test_the_tone_is_the_one_the_relationship_suggests_else_plain(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path)
    assert suggested_tone(loaded, "new-client") == ("warm", "They are new.")
    assert suggested_tone(loaded, "established-client")[0] == "plain"
    assert choose_dials(loaded, Brief("talk", relationship="new-client")).tone == "warm"


def test_a_usual_dial_that_does_not_fit_is_replaced_by_the_first_that_does(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, more="fits: {relationship: [new-client], medium: [letter]}")
    dials = choose_dials(loaded, Brief("talk"))
    assert (dials.relationship, dials.medium) == ("new-client", "letter")


def test_a_dial_the_situation_does_not_fit_is_refused_with_those_it_does(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, more="fits: {medium: [in-person]}")
    dials = Dials("plain", "established-client", "letter", "clinician")
    problems = unfit(loaded, dials, dials.as_answers(), {})
    assert [(p.says, p.try_this) for p in problems] == [("talk has no wording for letter.", "one of: in-person.")]


def test_the_sentence_of_a_refusal_stands_for_the_bare_list_of_what_fits(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, more="fits: {medium: [in-person], refuse: [{when: {medium: letter}, because: Never by letter.}]}")
    dials = Dials("plain", "established-client", "letter", "clinician")
    assert [p.says for p in unfit(loaded, dials, dials.as_answers(), {})] == ["Never by letter."]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_situation_suggests_a_tone_with_a_reason_for_every_relationship(name: str) -> None:
    loaded: Loaded = shipped(name)
    for relationship in loaded.situation.relationships:
        tone, because = suggested_tone(loaded, relationship)
        assert tone in [t.id for t in loaded.voice.tones] and because.endswith(".")
