"""The one rule of inheritance, for voice, situation and packs: same id replaces, new is added, `after:` places, `withdraw` removes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.loading.full import load_layers
from scriptgen.loading.library import Pack
from scriptgen.problems import Problem
from scriptgen.situation import Line, Situation, unfilled
from tests.helpers import TALK, tiny, tiny_loaded, told, write

SHARED = """
moves:
  next:
    intent: They know what stays.
    lines:
      - id: stays
        variants:
          - {id: letter, when: {medium: letter}, say: {plain: Shared by letter., warm: Shared by letter.}}
          - {id: else, say: {plain: Shared stays., warm: Shared stays.}}
      - id: second
        say: {plain: Shared second., warm: Shared second.}
"""


def with_pack(folder: Path, text: str, own: str = "", voice: str = "") -> tuple[Situation, list[Problem]]:
    """Return the tiny talk with a pack's file for it (and for the voice) laid over."""
    tiny(folder / "base", voice=SHARED, moves=own)
    write(folder / "pack" / "pack.yaml", "name: team\n")
    if text:
        write(folder / "pack" / "situations" / "group" / "talk.yaml", text)
    if voice:
        write(folder / "pack" / "situations" / "_voice" / "own.yaml", voice)
    loaded, problems = load_layers("talk", (Pack(folder / "base", "base"), Pack(folder / "pack", "team")))
    assert loaded is not None, told(problems)
    return loaded.situation, problems


def lines(situation: Situation, move: str) -> list[str]:
    """Return the lines of a move as `owner/id: variant=text, ...` in plain."""
    found = situation.move(move)
    assert found is not None
    return [f"{line.owner}/{line.id}: " + " | ".join(f"{v.id}={unfilled(v.say['plain'])}" for v in line.variants) for line in found.lines]


def line_of(situation: Situation, move: str, name: str) -> Line:
    """Return one line."""
    found = situation.move(move)
    assert found is not None
    return next(line for line in found.lines if line.id == name)


def test_a_situation_inherits_the_shared_lines_and_adds_its_own_at_the_end(tmp_path: Path) -> None:
    it = tiny_loaded(tmp_path, voice=SHARED, moves="next:\n  lines:\n    - {id: mine, say: {plain: Mine., warm: Mine.}}").situation
    assert lines(it, "next") == [
        "voice/stays: letter=Shared by letter. | else=Shared stays.", "voice/second: else=Shared second.", "talk/mine: else=Mine.",
    ]
    move = it.move("next")
    assert move and move.intent == "They know what stays."


def test_a_new_line_stands_after_the_one_it_names(tmp_path: Path) -> None:
    it = tiny_loaded(tmp_path, voice=SHARED, moves="next:\n  lines:\n    - {id: mine, after: stays, say: {plain: Mine., warm: Mine.}}").situation
    assert [x.split(":")[0] for x in lines(it, "next")] == ["voice/stays", "talk/mine", "voice/second"]


def test_a_line_to_stand_after_that_does_not_exist_is_a_problem_with_did_you_mean(tmp_path: Path) -> None:
    _, problems = tiny(tmp_path, voice=SHARED, moves="next:\n  lines:\n    - {id: mine, after: stay, say: {plain: Mine., warm: Mine.}}")
    assert "there is no line to stand after stay. Try: did you mean stays?" in told(problems)
    assert str(problems[0].place) == "situations/group/talk.yaml:20:9"


def test_withdraw_removes_a_line_and_of_an_unknown_one_is_a_problem(tmp_path: Path) -> None:
    it = tiny_loaded(tmp_path / "a", voice=SHARED, moves="next:\n  lines:\n    - {id: stays, withdraw: yes}").situation
    assert [x.split(":")[0] for x in lines(it, "next")] == ["voice/second"]
    _, problems = tiny(tmp_path / "b", voice=SHARED, moves="next:\n  lines:\n    - {id: stayed, withdraw: yes}")
    assert "there is no line to withdraw stayed. Try: did you mean stays?" in told(problems)


def test_a_situation_that_writes_a_shared_line_down_to_its_else_takes_its_place_whole(tmp_path: Path) -> None:
    it = tiny_loaded(tmp_path, voice=SHARED, moves="next:\n  lines:\n    - {id: stays, say: {plain: Mine., warm: Mine.}}").situation
    assert lines(it, "next")[0] == "talk/stays: else=Mine."


def test_a_situation_that_writes_one_variant_of_a_shared_line_puts_it_before_the_others(tmp_path: Path) -> None:
    it = tiny_loaded(tmp_path, voice=SHARED, moves="""
        next:
          lines:
            - id: stays
              variants:
                - {id: new, when: {relationship: new-client}, say: {plain: To new ones., warm: To new ones.}}
    """).situation
    assert lines(it, "next")[0] == "voice/stays: new=To new ones. | letter=Shared by letter. | else=Shared stays."


OWN = """
next:
  lines:
    - id: mine
      variants:
        - {id: letter, when: {medium: letter}, say: {plain: By letter., warm: By letter.}}
        - {id: else, say: {plain: Mine., warm: Mine.}}
"""


def test_a_pack_puts_its_new_variants_before_the_earlier_ones_and_keeps_else_last(tmp_path: Path) -> None:
    it, problems = with_pack(tmp_path, """
        moves:
          next:
            lines:
              - id: mine
                variants:
                  - {id: new, when: {relationship: new-client}, say: {plain: To new ones., warm: To new ones.}}
                  - {id: else, say: {plain: The pack's., warm: The pack's.}}
    """, OWN)
    assert told(problems) == ""
    assert lines(it, "next")[2] == "talk/mine: new=To new ones. | letter=By letter. | else=The pack’s."


def test_a_pack_replaces_a_variant_of_the_same_id_where_it_stands(tmp_path: Path) -> None:
    it, _ = with_pack(tmp_path, """
        moves:
          next:
            lines:
              - id: mine
                variants: [{id: letter, when: {medium: letter}, say: {plain: The pack's letter., warm: The pack's letter.}}]
    """, OWN)
    assert lines(it, "next")[2] == "talk/mine: letter=The pack’s letter. | else=Mine."


def test_a_pack_does_not_change_the_address_of_a_line_it_overrides(tmp_path: Path) -> None:
    it, _ = with_pack(tmp_path, "moves: {next: {lines: [{id: stays, say: {plain: The pack's., warm: The pack's.}}]}}", OWN)
    assert line_of(it, "next", "mine").owner == "talk"


def test_flags_of_a_line_are_kept_by_a_layer_that_does_not_name_them(tmp_path: Path) -> None:
    it, _ = with_pack(tmp_path, "moves: {limit: {lines: [{id: limit, locked: yes, say: {plain: I keep work apart., warm: I keep work apart.}}]}}")
    line = line_of(it, "limit", "limit")
    assert line.limit and line.locked


def test_a_pack_lays_over_the_shared_voice_too(tmp_path: Path) -> None:
    it, problems = with_pack(tmp_path, "", voice="""
        moves: {next: {lines: [{id: second, withdraw: yes}, {id: third, after: stays, say: {plain: Third., warm: Third.}}]}}
        reactions: [{id: hurt, withdraw: yes}, {id: risk, signal: stop, say: {plain: Are you safe?, warm: Are you safe?}}]
    """)
    assert told(problems) == ""
    assert [x.split(":")[0] for x in lines(it, "next")] == ["voice/stays", "voice/third"]
    risk = next(r for r in it.reactions if r.id == "risk")
    assert unfilled(risk.variants[0].say["plain"]) == "Are you safe?"


def test_a_pack_replaces_titles_and_facts_and_keeps_what_it_does_not_name(tmp_path: Path) -> None:
    it, problems = with_pack(tmp_path, """
        title: The agency's talk
        facts:
          platform: {ask: Which of our platforms?, kind: name, blank: platform, holds: agency}
    """)
    fact = it.fact("platform")
    assert told(problems) == ""
    assert (it.title, it.summary) == ("The agency’s talk", "They asked, and the answer is no.")
    assert fact and fact.holds == "agency" and fact.ask == "Which of our platforms?"


def test_a_broken_layer_gives_no_situation_and_its_problems(tmp_path: Path) -> None:
    tiny(tmp_path / "base")
    write(tmp_path / "pack" / "pack.yaml", "name: team\n")
    write(tmp_path / "pack" / "situations" / "group" / "talk.yaml", "titel: x\n")
    loaded, problems = load_layers("talk", (Pack(tmp_path / "base", "base"), Pack(tmp_path / "pack", "team")))
    assert loaded is None and "titel: is not a key here. Try: did you mean title?" in told(problems)


@pytest.mark.parametrize("kept", ["withdrawal", "risk"])
def test_withdrawal_and_risk_join_every_situation(tmp_path: Path, kept: str) -> None:
    it = tiny_loaded(tmp_path).situation
    assert [r.id for r in it.reactions] == ["withdrawal", "risk"]
    assert kept in [r.id for r in tiny_loaded(tmp_path, more="reactions: {use: [hurt]}").situation.reactions]


def test_an_own_reaction_takes_the_place_of_the_shared_one_of_that_id(tmp_path: Path) -> None:
    it = tiny_loaded(tmp_path, more="""
        reactions:
          use: [hurt]
          add: [{id: hurt, hear: ["Ouch."], say: {plain: Own., warm: Own.}}]
    """).situation
    assert [(r.id, r.owner) for r in it.reactions] == [("hurt", "talk"), ("withdrawal", "voice"), ("risk", "voice")]


def test_a_file_without_the_markers_is_the_talk_itself(tmp_path: Path) -> None:
    assert tiny_loaded(tmp_path, talk=TALK).situation.id == "talk"
