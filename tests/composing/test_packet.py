"""The role-play packet: the shipped case in full, a flawed script of the same lines, and nothing of the brief."""

from __future__ import annotations

import pytest

from scriptgen.composing.packet import compose_packet
from scriptgen.packet import LEVELS
from scriptgen.problems import InvalidInput
from scriptgen.script import Brief
from tests.helpers import SHIPPED, shipped, tiny_loaded


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("tone", ["warm", "plain", "formal"])
def test_the_case_is_played_in_full(name: str, tone: str) -> None:
    packet = compose_packet(shipped(name), Brief(name, tone))
    assert packet.script.open_facts == () and packet.client.who and [level for level, _ in packet.ladder] == list(LEVELS)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_flawed_script_tells_the_news_last_and_gives_three_reasons(name: str) -> None:
    packet = compose_packet(shipped(name), Brief(name, "plain"))
    moves = [said.address.split("/")[1] for said in packet.flawed]
    assert moves[-1] in ("limit", "open") and packet.flawed[-1] == packet.script.limit
    assert moves.count("reason") == 3
    opening = next((s.lines for s in packet.script.steps if s.move == "open"), ())
    assert all(packet.flawed.index(said) > len(packet.flawed) // 2 for said in opening[1:])


def test_of_the_brief_only_what_the_agency_answers_is_taken() -> None:
    brief = Brief("defriending", facts={"what_i_saw": "zq", "platform": "Zq", "crisis_line": "999"})
    packet = compose_packet(shipped("defriending"), brief)
    assert next(n.text for n in packet.script.numbers) == "999" and "zq" not in str(packet).lower()


def test_one_step_of_the_ladder_can_be_chosen_and_another_is_a_problem() -> None:
    packet = compose_packet(shipped("defriending"), Brief("defriending"), "beginner")
    assert [level for level, _ in packet.ladder] == ["beginner"]
    with pytest.raises(InvalidInput, match="difficulty"):
        compose_packet(shipped("defriending"), Brief("defriending"), "begginer")


def test_a_brief_close_to_the_case_is_told() -> None:
    loaded = shipped("defriending")
    case = next(c for c in loaded.situation.cases if c.id == loaded.situation.role_play.case)
    other = next(c for c in loaded.situation.cases if c.id == "already-removed")
    assert compose_packet(loaded, Brief("defriending", facts=dict(case.facts))).near
    assert not compose_packet(loaded, Brief("defriending", facts=dict(other.facts))).near
    assert not compose_packet(loaded, Brief("defriending")).near


def test_a_written_medium_is_played_in_the_room() -> None:
    assert compose_packet(shipped("defriending"), Brief("defriending", medium="letter")).script.medium == "in-person"


def test_a_situation_without_a_client_has_no_packet(tmp_path) -> None:
    with pytest.raises(InvalidInput, match="no role-play for talk"):
        compose_packet(tiny_loaded(tmp_path), Brief("talk"))


def test_what_the_agency_always_answers_is_left_out_where_the_played_case_does_not_ask_it() -> None:
    loaded = shipped("messages-at-night")
    asked_of_some = next(f for f in loaded.situation.facts if f.holds == "agency" and f.when)
    brief = Brief("messages-at-night", facts={"night_messages": "on-call", asked_of_some.id: "the on-call line"})
    assert compose_packet(loaded, brief).script


def test_an_open_question_is_played_with_an_answer_that_is_not_refused() -> None:
    assert compose_packet(shipped("looked-you-up"), Brief("looked-you-up", relationship="mandated-client")).script
