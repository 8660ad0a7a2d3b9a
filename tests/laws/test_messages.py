"""Messages that do not bring the news, for every situation: one after the talk, and one in place of a meeting that was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from scriptgen.composing.compose import compose
from scriptgen.problems import Refused
from scriptgen.script import Brief, SafetyPage, Script
from tests.helpers import SHIPPED, shipped
from tests.laws.answering import with_examples

WORDS = 150
BY = ("secure-message", "letter")


def messages(name: str, occasion: str, answered: bool) -> Iterator[tuple[str, Script]]:
    """Yield each message of a situation in every tone and for every relationship, with where it stands; refused ones are left out."""
    loaded = shipped(name)
    for case in loaded.situation.cases:
        for who in loaded.situation.relationships:
            for tone in loaded.voice.tones:
                for by in BY:
                    dials = {"tone": tone.id, "relationship": who, "medium": by, "speaker": "clinician"}
                    facts = {**case.facts, "risk": "no"}
                    if answered:
                        facts = {**with_examples(loaded, dials, facts), "talked_on": "March 9", "missed_on": "March 9", "risk": "no"}
                    try:
                        made = compose(loaded, Brief(name, tone.id, who, by, "clinician", facts=facts), None, occasion)
                    except Refused:
                        continue
                    assert not isinstance(made, SafetyPage)
                    yield f"{case.id} {who} {tone.id} {by}", made


def written(script: Script) -> str:
    return " ".join(said.text() for step in script.steps for said in step.lines)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("occasion", ["after-talk", "missed"])
def test_it_is_short_true_on_the_day_it_is_read_and_asks_nothing(name: str, occasion: str) -> None:
    wrong = []
    for where, script in messages(name, occasion, True):
        text = written(script)
        medium = next(m for m in shipped(name).voice.media if m.id == script.medium)
        false = [w for f in medium.words for w in f.words if re.search(rf"\b{re.escape(w)}\b", text, re.IGNORECASE)]
        if len(text.split()) > WORDS or false or "?" in text:
            wrong.append((where, len(text.split()), false, text))
    assert not wrong, wrong[:3]


@pytest.mark.parametrize("name", SHIPPED)
def test_after_the_talk_it_says_the_same_limit_as_the_talk(name: str) -> None:
    found = list(messages(name, "after-talk", True))
    assert all(script.limit and script.limit.text() in written(script) for _, script in found)


@pytest.mark.parametrize("name", SHIPPED)
def test_in_place_of_a_missed_meeting_nothing_of_the_topic_is_said(name: str) -> None:
    for where, script in messages(name, "missed", True):
        assert [step.move for step in script.steps] == ["missed"] and script.limit is None, where
        assert script.relationship != "former-client", where
        for said in (said for step in script.steps for said in step.lines):
            assert said.address.startswith("voice/") and "topic" not in said.values, (where, said.address)


def test_every_situation_with_somebody_still_met_gives_a_message_for_a_missed_meeting() -> None:
    without = {name for name in SHIPPED if not any(True for _ in messages(name, "missed", False))}
    assert without == {"former-client-contact"}
