"""The phrasebook holds every wording of the first turn with its condition in plain words, and nothing that anybody answered."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scriptgen.composing.conditions_in_words import OTHERWISE
from scriptgen.composing.phrases import MOVES, phrases_of
from scriptgen.phrases import PhraseEntry, PhraseRow, Phrases
from scriptgen.problems import InvalidInput
from scriptgen.situation import unfilled
from tests.helpers import SHIPPED, shipped, tiny_loaded

EVERYTHING = ("warm", "plain", "formal", "firm", "curious")


def book(*names: str, tones: tuple[str, ...] = ()) -> Phrases:
    return phrases_of(tuple(shipped(name) for name in names or SHIPPED), tones)


def rows(entry: PhraseEntry | None) -> list[PhraseRow]:
    return [row for move in entry.moves for row in move.rows] if entry else []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_own_wording_of_the_first_turn_is_in_it(name: str) -> None:
    situation = shipped(name).situation
    (entry,) = book(name, tones=("plain",)).entries
    shown = {unfilled(said.wording) for row in rows(entry) for _, said in row.ways}
    own = [v for m in MOVES if (move := situation.move(m)) for line in move.lines if line.owner == name and not line.later for v in line.variants]
    assert own and {unfilled(v.say["plain"]).replace("{{ topic }}", unfilled(situation.topic)) for v in own} <= shown


def test_no_hole_is_filled_even_where_the_pack_knows_the_answer() -> None:
    loaded = shipped("friend-request")
    page = phrases_of((replace(loaded, policy={"channel": "the side door", "crisis_line": "988"}),))
    values = [value for row in rows(page.entries[0]) for _, said in row.ways for value in said.values.values()]
    assert values and all(value.text is None and value.blank for value in values)
    assert page.numbers[0].text == "988" and page.numbers[1].text is None


@pytest.mark.parametrize("name", SHIPPED)
def test_each_blank_is_listed_with_its_question(name: str) -> None:
    (entry,) = book(name).entries
    used = {value.blank for row in rows(entry) for _, said in row.ways for value in said.values.values()}
    assert used == {v.blank for v in entry.variables} and all(v.ask for v in entry.variables)


def test_a_later_line_stays_in_the_script() -> None:
    assert not any("/basis#" in row.address for row in rows(book("friend-request").entries[0]))


def test_conditions_are_told_as_questions_with_their_answers() -> None:
    told = {row.address: row.when for row in rows(book("friend-request").entries[0])}
    assert any("What have you done about it? " in when for when in told.values())
    assert any(when.startswith("With a teenage client") for when in told.values())
    assert OTHERWISE in told.values()


def test_no_condition_shows_the_id_of_an_answer_a_dial_or_an_order() -> None:
    page = book(tones=EVERYTHING)
    for row in (row for entry in (*page.entries, page.shared) for row in rows(entry)):
        assert not re.search(r"\w+-(client|acted|message|decision|person|yet|unanswered)\b|repair|standard", row.when), row.when


def test_what_cannot_arise_in_a_situation_is_left_out() -> None:
    whens = " ".join(row.when for row in rows(book("defriending").entries[0]))
    assert "someone you supervise" not in whens and "voicemail" not in whens


def test_shared_lines_are_printed_once_where_there_are_several_situations() -> None:
    together, alone = book(), book("defriending")
    assert together.shared and {row.address.split("/")[0] for row in rows(together.shared)} == {"voice"}
    assert not any(row in rows(entry) for entry in together.entries for row in rows(together.shared))
    assert alone.shared is None and any(row.address.startswith("voice/") for row in rows(alone.entries[0]))


def test_each_wording_has_one_identity() -> None:
    page = book(tones=EVERYTHING)
    every = [said.address for entry in (*page.entries, page.shared) for row in rows(entry) for _, said in row.ways]
    own = [address for address in every if not address.startswith("voice/")]
    assert len(own) == len(set(own)) > 500


def test_a_tone_that_gives_way_in_every_order_of_a_talk_is_not_offered() -> None:
    page = book("defriending", "friend-request", tones=("firm", "plain"))
    tones = [{tones for row in rows(entry) for tones, _ in row.ways} for entry in page.entries]
    assert tones == [{"Plain"}, {"Plain", "Firm"}]
    assert any("stern" in note for note in page.notes)


def test_where_only_such_a_tone_is_asked_for_the_other_stands_in() -> None:
    assert {tones for row in rows(book("defriending", tones=("firm",)).entries[0]) for tones, _ in row.ways} == {"Plain"}


def test_a_tone_that_is_not_written_shares_the_wording_that_stands_in(tmp_path: Path) -> None:
    page = phrases_of((tiny_loaded(tmp_path, voice="tones:\n  - {id: firm, name: Firm, falls_back_to: plain}\n"),), ("plain", "firm"))
    assert ("Plain, Firm", "plain") in [(tones, said.tone) for row in rows(page.entries[0]) for tones, said in row.ways]


def test_an_unknown_tone_is_told_with_those_that_are() -> None:
    with pytest.raises(InvalidInput, match="firm"):
        book("defriending", tones=("frim",))


def test_the_limit_and_locked_lines_are_marked(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path)
    moves = tuple(replace(m, lines=tuple(replace(line, locked=True) for line in m.lines)) for m in loaded.situation.moves)
    page = phrases_of((replace(loaded, situation=replace(loaded.situation, moves=moves)),))
    marked = [(row.limit, row.locked) for row in rows(page.entries[0])]
    assert (True, True) in marked and all(locked for _, locked in marked)


def test_owner_and_review_come_from_the_last_pack_that_gives_them() -> None:
    loaded = shipped("defriending")
    marks = (*loaded.layers, replace(loaded.layers[-1], owner="Clinical Director", review="2027-06-30"), loaded.layers[-1])
    page = phrases_of((replace(loaded, layers=marks),))
    assert (page.owner.text, page.review.text) == ("Clinical Director", "2027-06-30")
    assert book("defriending").owner.text is None


@pytest.mark.parametrize("name", SHIPPED)
def test_the_desk_says_one_sentence_that_is_safe_for_anybody_to_hear(name: str) -> None:
    desk = shipped(name).situation.front_desk
    assert desk and desk.hear
    for sentence in (desk.say, desk.then):
        assert sentence.endswith(".") and len(re.findall(r"[.!?]", sentence)) == 1 and len(sentence.split()) <= 32
    said = desk.say.lower().replace("’", "'")
    assert not re.search(r"\b(client|session|appointment|therap\w+|your (clinician|worker|counselor|request|message)|when you next|unfortunately|sorry)\b", said)
    assert not re.search(r"\b(she|he|her|him|his)\b", said)


