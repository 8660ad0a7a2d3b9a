"""Which variants can ever be said: decided exactly, against every answer that can be given."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.loading.matching import dead_variants
from tests.helpers import SHIPPED, shipped, tiny_loaded

FACTS = """
had: {ask: Did it happen?, kind: yes-no}
kind_of: {ask: Which kind?, kind: choice, when: {had: yes}, choices: {big: Big, small: Small, odd: Odd}}
quiet_one: {ask: Is it so?, kind: yes-no, quiet: yes}
"""


def dead(folder: Path, variants: str, when: str = "", more: str = "") -> list[str]:
    """Return the ids of the variants that can never be said; the checks that would refuse the talk are passed by."""
    guard = f"when: {when}, " if when else ""
    rows = "".join(f"{{{row}, say: {{plain: A., warm: A.}}}}, " for row in variants.split(" | "))
    used = "{id: use, when: {kind_of: big, had: yes, quiet_one: yes}, say: {plain: A., warm: A.}}"
    line = f"{{id: mine, {guard}variants: [{rows}]}}"
    from tests.helpers import tiny

    loaded, _ = tiny(folder, facts=FACTS, more=more, moves=f"next: {{lines: [{used}, {line}]}}")
    assert loaded is not None
    move = loaded.situation.move("next")
    assert move is not None
    found = next(x for x in move.lines if x.id == "mine")
    return [v.id for v in dead_variants(loaded.situation, loaded.voice, found.when, found.variants)]


@pytest.mark.parametrize(
    ("variants", "never"),
    [
        ("id: big, when: {kind_of: big} | id: else", []),
        ("id: all, when: {kind_of: [big, small, odd]} | id: else", []),  # unknown, or it did not happen
        ("id: big, when: {kind_of: big} | id: two, when: {kind_of: [big, small]} | id: else", []),
        ("id: two, when: {kind_of: [big, small]} | id: big, when: {kind_of: big} | id: else", ["big"]),
        ("id: both, when: {kind_of: big, had: no} | id: else", ["both"]),  # it is asked only if it happened
        ("id: not, when: {kind_of: big, not: {had: yes}} | id: else", ["not"]),
        ("id: yes, when: {had: yes} | id: no, when: {had: no} | id: else", []),  # unknown is left
        ("id: warm, when: {tone: warm} | id: plain, when: {tone: plain} | id: else", ["else"]),
        ("id: new, when: {relationship: new-client} | id: again, when: {relationship: new-client, tone: warm} | id: else", ["again"]),
        ("id: quiet, when: {quiet_one: yes} | id: else", []),
        ("id: arc, when: {arc: already-acted} | id: else", ["arc"]),  # the talk never takes that arc
    ],
)
def test_a_variant_is_dead_only_if_no_answers_can_choose_it(tmp_path: Path, variants: str, never: list[str]) -> None:
    assert dead(tmp_path, variants) == never


def test_the_condition_of_the_line_counts_too(tmp_path: Path) -> None:
    assert dead(tmp_path, "id: big, when: {kind_of: big} | id: else", when="{kind_of: small}") == ["big"]
    assert dead(tmp_path, "id: big, when: {kind_of: big} | id: else", when="{had: yes}") == []
    assert dead(tmp_path, "id: no, when: {had: no} | id: else", when="{kind_of: big}") == ["no"]


def test_a_relationship_the_situation_does_not_fit_chooses_nothing(tmp_path: Path) -> None:
    variants = "id: new, when: {relationship: new-client} | id: else"
    assert dead(tmp_path / "a", variants, more="fits: {relationship: [established-client]}") == ["new"]
    assert dead(tmp_path / "b", variants) == []


def test_a_shared_variant_that_a_situation_never_needs_is_no_fault(tmp_path: Path) -> None:
    voice = """
        moves: {next: {lines: [{id: x, variants: [{id: acted, when: {arc: already-acted}, say: {plain: A., warm: A.}}, {id: else, say: {plain: B., warm: B.}}]}]}}
    """
    tiny_loaded(tmp_path, voice=voice)  # raises no problem


@pytest.mark.parametrize("name", SHIPPED)
def test_no_line_of_a_shipped_situation_asks_for_more_than_can_be_gone_through(name: str) -> None:
    from scriptgen.loading import matching

    it, voice = shipped(name).situation, shipped(name).voice
    for move in it.moves:
        for line in move.lines:
            conditions = (line.when, *(v.when for v in line.variants))
            assert next(matching._answers(it, voice, conditions), None) is not None, f"{move.id}/{line.id} is not judged"
