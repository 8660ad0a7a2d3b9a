"""Answers to text that fits a sentence: the edges are fitted, the words are the person's own."""

from __future__ import annotations

import pytest

from scriptgen.composing.values import LONGEST, answer_problem, fitted
from scriptgen.problems import Place
from scriptgen.situation import Fact
from tests.hostile import REFUSED, VALUES


def fact(kind: str, **more: dict[str, str]) -> Fact:
    return Fact("seen", "What?", kind, blank="what", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("noun-phrase", "  the photo ", "the photo"),
        ("noun-phrase", "The photo.", "the photo"),
        ("noun-phrase", "My supervisor", "my supervisor"),
        ("noun-phrase", "A friend's post", "a friend's post"),
        ("noun-phrase", "Maria", "Maria"),
        ("noun-phrase", "IT staff", "IT staff"),
        ("noun-phrase", "A", "a"),
        ("noun-phrase", "photos of us...", "photos of us..."),
        ("noun-phrase", "the U.S.", "the U.S."),
        ("clause", "You posted a photo.", "you posted a photo"),
        ("clause", "I saw it", "I saw it"),
        ("time", "At 5 p.m.", "at 5 p.m."),
        ("time", "On Thursday", "on Thursday"),
        ("time", "Thursday", "Thursday"),
        ("time", "Tomorrow evening", "tomorrow evening"),
        ("time", "Next week", "next week"),
        ("name", "The Clinic.", "The Clinic."),
        ("name", "A Better Place", "A Better Place"),
        ("date", "2027-06-04", "Friday, June 4"),
        ("date", "next Friday", "next Friday"),
        ("date", "2027-13-45", "2027-13-45"),
        ("noun-phrase", "two\nlines\there", "two lines here"),
        ("number", "988", "988"),
    ],
)
def test_an_answer_is_fitted_to_the_middle_of_a_sentence(kind: str, typed: str, said: str) -> None:
    assert fitted(fact(kind), typed) == said


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("kind", ["noun-phrase", "name", "clause", "time"])
def test_no_word_of_an_answer_is_changed(kind: str, value: str) -> None:
    assert fitted(fact(kind), value).split() == [w for w in value.split()] or fitted(fact(kind), value).lower() == " ".join(value.split()).rstrip(".").lower()
    assert fitted(fact(kind), fitted(fact(kind), value)) == fitted(fact(kind), value)  # fitting twice changes nothing more


@pytest.mark.parametrize("value", REFUSED)
def test_characters_that_word_cannot_carry_are_refused_without_being_shown(value: str) -> None:
    problem = answer_problem(fact("noun-phrase"), value, Place("", key="seen"))
    assert problem and str(problem) == "error: seen: the answer holds characters that cannot be seen. Try: type it again by hand. [bad-answer]"


@pytest.mark.parametrize("value", [v for v in VALUES if len(v) <= LONGEST])
def test_any_other_text_may_answer_a_free_question(value: str) -> None:
    assert answer_problem(fact("noun-phrase"), value, Place("")) is None


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        ("noun-phrase", "x" * LONGEST, ""),
        ("noun-phrase", "x" * (LONGEST + 1), "the answer is longer than 2000 characters."),
        ("number", "988", ""),
        ("number", "call 1-800-273", ""),
        ("number", "the front desk", "the answer has no number in it."),
        ("date", "2027-06-04", ""),
        ("date", "Friday", ""),
        ("date", "June 4", ""),
        ("date", "soon", "the answer is not a date."),
    ],
)
def test_an_answer_is_of_the_kind_that_was_asked_for(kind: str, typed: str, says: str) -> None:
    problem = answer_problem(fact(kind), typed, Place(""))
    assert (problem.says if problem else "") == says


def test_a_choice_takes_only_its_choices_and_says_which() -> None:
    choice = Fact("kind_of", "Which?", "choice", {"big": "A big one", "small": "A small one"})
    assert answer_problem(choice, "big", Place("")) is None
    problem = answer_problem(choice, "A big one", Place("", key="kind_of"))
    assert problem and problem.try_this == "write one of: big, small."
