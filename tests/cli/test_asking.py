"""The interview: the gate first, then only what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from scriptgen.cli.asking import interview
from scriptgen.loading.load import load
from scriptgen.script import Brief

LOADED = load("defriending")
Ask = Callable[..., Brief | None]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """Return a function that runs the interview with typed answers; after the last, Ctrl-D."""

    def typed(*answers: str, brief: Brief | None = None) -> Brief | None:
        waiting = iter(answers)

        def line(_: str = "") -> str:
            answer = next(waiting, None)
            if answer is None:
                raise EOFError
            if answer == "^C":
                raise KeyboardInterrupt
            return answer

        monkeypatch.setattr("builtins.input", line)
        return interview(LOADED, brief or Brief("defriending"))

    yield typed


def test_a_sign_on_the_stop_list_ends_it_without_a_script(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("1") is None
    assert "No script is made" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["y", "yes", "one", "99", "1 x"])
def test_what_is_no_number_at_the_stop_list_is_never_taken_for_none(ask: Ask, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert ask(typed, "1") is None
    assert "Type the numbers" in capsys.readouterr().err


def test_a_no_at_the_stop_list_is_none(ask: Ask) -> None:
    brief = ask("no", "yes")
    assert brief is not None and brief.facts == {"risk": "yes"}


def test_risk_ends_the_questions(ask: Ask) -> None:
    brief = ask("", "yes")
    assert brief is not None and brief.facts == {"risk": "yes"}


def test_an_open_decision_gets_questions_for_supervision(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("", "no", "no") is None
    assert "For supervision" in capsys.readouterr().err


def test_choices_are_made_by_number_or_by_name_and_enter_takes_the_suggestion(ask: Ask) -> None:
    brief = ask("", "2", "yes", "my supervisor", "2", "in-person", "", "Facebook", "1")
    assert brief is not None
    assert (brief.relationship, brief.medium, brief.tone) == ("established-client", "in-person", "plain")
    assert brief.facts == {"risk": "no", "consulted": "yes", "consulted_with": "my supervisor", "platform": "Facebook",
                           "how_connected": "unrecognized"}


def test_only_what_matters_is_asked(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    ask("", "no", "yes", "", "2", "", "", "Facebook", "before")
    asked = capsys.readouterr().err
    assert "Why did you not see who it was?" not in asked


def test_a_question_mark_explains_and_asks_again(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    brief = ask("", "?", "no")
    assert brief is not None and brief.facts["risk"] == "no"
    assert "find out first" in capsys.readouterr().err


def test_a_wrong_answer_is_asked_again(ask: Ask) -> None:
    brief = ask("", "9", "no")
    assert brief is not None and brief.facts["risk"] == "no"


def test_ctrl_d_leaves_the_rest_open_and_loses_nothing(ask: Ask) -> None:
    brief = ask("", "no", "yes", "nobody")
    assert brief is not None and brief.facts == {"risk": "no", "consulted": "no"}


def test_ctrl_c_goes_through_so_that_nothing_is_written(ask: Ask) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask("", "no", "^C")


def test_what_is_given_is_not_asked(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    given = Brief("defriending", "warm", "parent", "phone", facts={"platform": "Facebook", "risk": "no", "consulted": "no"})
    brief = ask("", "yes", brief=given)
    assert brief is not None and brief.tone == "warm" and "Which platform" not in capsys.readouterr().err


def test_a_refused_combination_is_said_and_asked_again(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    brief = ask("", "no", "yes", "", "5", "letter", "", "5", "in-person", "plain")
    assert brief is not None and brief.medium == "in-person"
    assert "letter" in capsys.readouterr().err
