"""Which kinds of document make sense: said in a sentence, with what to make instead."""

from __future__ import annotations

from scriptgen.composing.fitting import fitting, relative_times, why_not
from scriptgen.kinds import BUNDLES
from scriptgen.script import Brief
from tests.helpers import shipped, tiny_loaded

SPOKEN, WRITTEN = Brief("defriending", medium="in-person"), Brief("defriending", medium="letter")


def test_all_kinds_but_the_message_fit_a_talk_and_with_a_medium_the_message_too() -> None:
    loaded = shipped("defriending")
    assert set(BUNDLES["all"]) - set(fitting(loaded, SPOKEN)) == {"message"}
    assert set(fitting(loaded, SPOKEN, "letter")) == set(BUNDLES["all"])


def test_pages_for_the_room_do_not_fit_what_goes_out_in_writing() -> None:
    loaded = shipped("defriending")
    assert "make the message instead" in why_not(loaded, WRITTEN, "words")
    assert {"words", "card", "map"}.isdisjoint(fitting(loaded, WRITTEN)) and "message" in fitting(loaded, WRITTEN)


def test_a_message_says_how_it_goes_out() -> None:
    assert "--by secure-message" in why_not(shipped("defriending"), SPOKEN, "message")
    assert why_not(shipped("defriending"), SPOKEN, "message", "letter") == ""


def test_without_a_client_there_is_no_role_play(tmp_path) -> None:
    assert "no role-play for talk" in why_not(tiny_loaded(tmp_path), Brief("talk"), "client-card")


def test_a_time_that_hangs_on_today_is_told_for_what_goes_out_in_writing_and_its_words_are_not() -> None:
    loaded = shipped("defriending")
    wrong = relative_times(loaded, Brief("defriending", facts={"when_removed": "this evening", "next_time": "on Thursday at four"}), {})
    assert len(wrong) == 1 and "when_removed" in str(wrong[0]) and "evening" not in str(wrong[0])
    assert relative_times(loaded, Brief("defriending", facts={"when_removed": "on March 12", "found_out": "you wrote to me today"}), {}) == []
