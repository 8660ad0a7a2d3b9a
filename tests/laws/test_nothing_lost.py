"""Nothing is lost: whatever a script says when all is known is said, offered, or among the choices when some of it is not known."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen.composing.compose import compose
from scriptgen.problems import Refused
from scriptgen.script import Brief, Script
from tests.helpers import SHIPPED, bare, lines_of, shipped, variant_of, with_alternatives
from tests.laws.answering import every_choice


def made(name: str, dials: dict[str, str], facts: dict[str, str]) -> Script | None:
    """Return the script of a brief, or None where the combination is refused."""
    try:
        composed = compose(shipped(name), Brief(name, facts=facts, **dials))
    except Refused:
        return None
    assert isinstance(composed, Script)
    return composed


def ways(script: Script) -> set[str]:
    """Return the address of every line and of each of its alternatives, without the tone."""
    return {variant_of(one.address) for said in lines_of(script) for one in (said, *with_alternatives(said))}


@st.composite
def briefs(draw: st.DrawFn, name: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Draw dials, an answer to every choice, and a part of those answers; what risk is stays known."""
    loaded = shipped(name)
    dials = {
        "tone": draw(st.sampled_from([t.id for t in loaded.voice.tones])),
        "relationship": draw(st.sampled_from(loaded.situation.relationships)),
        "medium": draw(st.sampled_from(loaded.situation.media)),
        "speaker": draw(st.sampled_from([s.id for s in loaded.voice.speakers])),
    }
    known = every_choice(loaded, dials, random.Random(draw(st.integers(0, 2**32))))
    share = draw(st.sampled_from([0.0, 0.3, 0.6, 0.9]))
    keep = random.Random(draw(st.integers(0, 2**32)))
    return dials, known, {k: v for k, v in known.items() if k == "risk" or keep.random() < share}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_line_of_the_all_known_script_is_missing_where_less_is_known(name: str) -> None:
    @settings(max_examples=120)
    @given(briefs(name))
    def law(brief: tuple[dict[str, str], dict[str, str], dict[str, str]]) -> None:
        dials, known, some = brief
        full, part = made(name, dials, known), made(name, dials, some)
        if full is None or part is None:
            return
        lost = {bare(a) for a in ways(full)} - {bare(a) for a in ways(part)}
        assert not lost, f"lost {sorted(lost)} (order {full.arc}, now {part.arc}) with {dials}, knowing only {some} of {known}"

    law()


@pytest.mark.parametrize("name", SHIPPED)
def test_no_way_of_saying_a_line_is_missing_where_the_order_of_the_talk_is_the_same(name: str) -> None:
    """Stronger, to the variant: among the rows to choose from stands the one that the answers would have chosen."""

    @settings(max_examples=120)
    @given(briefs(name))
    def law(brief: tuple[dict[str, str], dict[str, str], dict[str, str]]) -> None:
        dials, known, some = brief
        full, part = made(name, dials, known), made(name, dials, some)
        if full is None or part is None or full.arc != part.arc or full.tone != part.tone:
            return
        lost = ways(full) - ways(part)
        assert not lost, f"lost {sorted(lost)} with {dials}, knowing only {some} of {known}"

    law()


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_asserted_that_only_an_answer_could_say(name: str) -> None:
    """A line that is said outright with less known is said outright with all known, or that answer replaced it by another way."""

    @settings(max_examples=80)
    @given(briefs(name))
    def law(brief: tuple[dict[str, str], dict[str, str], dict[str, str]]) -> None:
        dials, known, some = brief
        full, part = made(name, dials, known), made(name, dials, some)
        if full is None or part is None or full.arc != part.arc:
            return
        sure = {bare(s.address) for s in lines_of(part) if not s.optional_because and not s.alternatives}
        guessed = sure - {bare(s.address) for s in lines_of(full)} - {bare(s.address) for s in lines_of(full) if "/reactions/" in s.address}
        guessed = {a for a in guessed if "/reactions/" not in a}  # reactions that may come are printed; nobody says them unasked
        assert not guessed, f"guessed {sorted(guessed)} with {dials}, knowing only {some} of {known}"

    law()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("tone", ["plain", "warm", "formal", "firm", "curious"])
def test_with_no_fact_known_every_line_of_every_case_is_there(name: str, tone: str) -> None:
    """The plainest form of the law, without chance: each shipped case against the script made from nothing but `risk: no`."""
    loaded = shipped(name)
    nothing = made(name, {"tone": tone}, {"risk": "no"})
    assert nothing is not None
    there = {bare(a) for a in ways(nothing)}
    for case in loaded.situation.cases:
        known = every_choice(loaded, {"relationship": "established-client", "medium": "in-person"}, random.Random(case.id), case.facts)
        full = made(name, {"tone": tone}, known)
        assert full is None or not {bare(a) for a in ways(full)} - there, case.id
