"""Conditions are true, false or unknown; a fact that cannot arise is as good as no; an answer implies what it rests on."""

from __future__ import annotations

import pytest

from scriptgen.conditions import clause_holds, first_open, holds, settle
from scriptgen.situation import Clause, Condition, Fact

YES, NO = Clause("a", ("yes",)), Clause("a", ("yes",), negated=True)
OTHER = Clause("b", ("x", "y"))


@pytest.mark.parametrize(
    ("clause", "answers", "known"),
    [
        (YES, {"a": "yes"}, True), (YES, {"a": "no"}, False), (YES, {}, None),
        (NO, {"a": "yes"}, False), (NO, {"a": "no"}, True), (NO, {}, None),
        (YES, {"a": None}, False), (NO, {"a": None}, True),  # cannot arise
        (OTHER, {"b": "y"}, True), (OTHER, {"b": "z"}, False),
    ],
)
def test_a_clause_has_three_values(clause: Clause, answers: dict[str, str | None], known: bool | None) -> None:
    assert clause_holds(clause, answers) is known


@pytest.mark.parametrize(
    ("condition", "answers", "known"),
    [
        ((), {}, True),
        ((YES, OTHER), {"a": "yes", "b": "x"}, True),
        ((YES, OTHER), {"a": "yes"}, None),
        ((YES, OTHER), {"a": "no"}, False),  # one false part makes it false, whatever the rest is
        ((OTHER, YES), {"a": "no"}, False),
        ((YES, NO), {}, None),
    ],
)
def test_false_beats_unknown_and_unknown_beats_true(condition: Condition, answers: dict[str, str | None], known: bool | None) -> None:
    assert holds(condition, answers) is known


def test_the_first_open_question_is_named() -> None:
    assert first_open((YES, OTHER), {"a": "yes"}) == "b"
    assert first_open((YES, OTHER), {}) == "a"
    assert first_open((YES,), {"a": "no"}) == ""


def fact(name: str, when: Condition = (), quiet: bool = False) -> Fact:
    return Fact(name, f"{name}?", "yes-no", {"yes": "Yes", "no": "No"}, when=when, quiet=quiet)


CHAIN = (fact("a"), fact("b", (YES,)), fact("c", (Clause("b", ("yes",)),)), fact("q", quiet=True))


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({}, {"q": None}),
        ({"a": "no"}, {"a": "no", "b": None, "c": None, "q": None}),  # what hangs on a no cannot arise, down the chain
        ({"a": "yes"}, {"a": "yes", "q": None}),
        ({"b": "no"}, {"b": "no", "a": "yes", "c": None, "q": None}),  # whoever answers b has said that a is so
        ({"c": "no"}, {"c": "no", "b": "yes", "a": "yes", "q": None}),
        ({"q": "yes"}, {"q": "yes"}),
        ({"a": ""}, {"q": None}),  # an empty answer is none
    ],
)
def test_what_is_known_follows_from_what_was_given(given: dict[str, str], known: dict[str, str | None]) -> None:
    assert settle(CHAIN, given, {}) == known


def test_nothing_is_implied_where_more_than_one_answer_would_do() -> None:
    two = (fact("a"), fact("b", (Clause("a", ("yes", "maybe")),)), fact("c", (YES, OTHER)), fact("d", (NO,)))
    assert "a" not in settle(two, {"b": "yes", "c": "yes", "d": "yes"}, {})


def test_an_answer_never_implies_a_dial_or_changes_what_was_given() -> None:
    facts = (fact("a"), fact("b", (YES,)), fact("home", (Clause("relationship", ("parent",)),)))
    assert "relationship" not in settle(facts, {"home": "yes"}, {})
    assert settle(facts, {"b": "yes", "a": "no"}, {})["a"] == "no"


def test_a_fact_of_another_relationship_cannot_arise() -> None:
    facts = (fact("home", (Clause("relationship", ("parent",)),)),)
    assert settle(facts, {}, {"relationship": "colleague"}) == {"relationship": "colleague", "home": None}
    assert settle(facts, {}, {"relationship": "parent"}) == {"relationship": "parent"}
