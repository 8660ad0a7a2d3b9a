"""A line is text and holes; the faults of grammar round a hole; curly quotes in authors' text only."""

from __future__ import annotations

import pytest

from scriptgen.composing.values import fitted
from scriptgen.loading.wording import curl, parse_wording
from scriptgen.problems import Place
from scriptgen.situation import Fact, Hole, key_of, unfilled

HERE = Place("talk.yaml", 3, 5)


def wording(text: str) -> tuple[str | Hole, ...]:
    found, problems = parse_wording(text, HERE)
    assert problems == []
    return found


def faults(text: str) -> list[str]:
    return [p.says for p in parse_wording(text, HERE)[1]]


def test_a_line_is_cut_into_text_and_holes() -> None:
    assert wording("On {{ platform }}, until {{when}}.") == ("On ", Hole("platform"), ", until ", Hole("when"), ".")
    assert wording("") == ()
    assert wording("{{ a }}{{ b }}") == (Hole("a"), Hole("b"))


def test_white_space_of_folded_lines_becomes_one_space() -> None:
    assert wording("  One\n   two\tthree {{ x }}  four ") == ("One two three ", Hole("x"), " four")


@pytest.mark.parametrize(
    "text",
    ["{{ a.b }}", "{{ a | upper }}", "{{ 7 * 7 }}", "{{ A }}", "{{ }}", "{{ a", "a }}", "{% if x %}", "{# note #}", "x {%- y", "{{ 'a' }}", "{{ a-b }}"],
)
def test_any_other_template_code_in_a_line_is_a_problem(text: str) -> None:
    assert faults(f"Say {text} now.") == ["a line is text and holes; this one holds other template code."]


@pytest.mark.parametrize("text", ["Set {a, b} now.", "100 % sure.", "{ {x} }", "Line #4."])
def test_braces_that_are_no_template_code_are_text(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize("before", ["a ", "an ", "A ", "It was an ", "(a "])
def test_an_article_before_a_hole_is_a_problem(before: str) -> None:
    assert faults(before + "{{ x }} here.") == ['a hole stands after "a" or "an", which may not fit the answer.']


@pytest.mark.parametrize("before", ["the ", "Maria ", "banana ", "Panama ", "via ", "a big "])
def test_another_word_before_a_hole_is_none(before: str) -> None:
    assert faults(before + "{{ x }} here.") == []


@pytest.mark.parametrize("after", ["'s page", "’s page", "s and more", "s."])
def test_an_ending_glued_to_a_hole_is_a_problem(after: str) -> None:
    assert faults("On {{ x }}" + after) == ["a hole has an ending glued to it."]


@pytest.mark.parametrize("after", [".", ", so", " so", "?", "’ and", "; so"])
def test_a_mark_after_a_hole_is_none(after: str) -> None:
    assert faults("On {{ x }}" + after) == []


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('I said "no" to it.', "I said “no” to it."),
        ("I don't.", "I don’t."),
        ("'Why?' she asked.", "‘Why?’ she asked."),
        ('("no")', "(“no”)"),
        ('"\'I do\', he said."', "“‘I do’, he said.”"),
        ("the clients' page", "the clients’ page"),
        ('"Yes"—"no"', "“Yes”—“no”"),
        ("already “curly”", "already “curly”"),
    ],
)
def test_straight_quotes_are_curled(straight: str, curly: str) -> None:
    assert curl(straight) == curly


def test_quotes_round_a_hole_open_before_it_and_close_after_it() -> None:
    assert unfilled(wording('You asked "{{ words }}" twice.')) == "You asked “{{ words }}” twice."
    assert unfilled(wording('"{{ words }}"')) == "“{{ words }}”"
    assert unfilled(wording("You said '{{ words }}' to me, didn't you?")) == "You said ‘{{ words }}’ to me, didn’t you?"
    assert unfilled(wording('{{ a }} "{{ b }}" {{ c }}')) == "{{ a }} “{{ b }}” {{ c }}"


def test_a_fact_is_never_curled() -> None:
    fact = Fact("x", "What?", "noun-phrase")
    assert fitted(fact, "the \"quoted\" client's page") == "the \"quoted\" client's page"


def test_the_key_is_of_the_unfilled_text() -> None:
    one, two = wording("On {{ platform }}."), wording("On {{platform}}.")
    assert key_of(one) == key_of(two) and len(key_of(one)) == 12
    assert key_of(one) != key_of(wording("On {{ service }}."))
