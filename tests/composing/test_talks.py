"""Talks for the rules of language: settings pair by pair, and no wording of a situation that no rule gets to see."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from scriptgen.composing.talks import settings, talks_of
from scriptgen.situation import ANY_TONE
from tests.helpers import shipped, tiny_loaded

SOME = ("defriending", "gift", "crisis-message-afterwards")


@pytest.mark.parametrize("name", SOME)
def test_every_two_values_of_two_dials_meet_in_some_setting(name: str) -> None:
    loaded = shipped(name)
    rows = settings(loaded)
    axes = [
        [t.id for t in loaded.voice.tones], loaded.situation.relationships, loaded.situation.media,
        [s.id for s in loaded.voice.speakers], [c.id for c in loaded.situation.cases],
    ]
    for (i, one), (j, other) in combinations(enumerate(axes), 2):
        assert {(row[i], row[j]) for row in rows} >= set(product(one, other))
    assert len(rows) < 150, "pair by pair, and not the whole matrix"


@pytest.mark.parametrize("name", SOME)
def test_every_wording_is_in_some_talk(name: str) -> None:
    loaded = shipped(name)
    seen = {line.address for talk in talks_of(loaded) for line in talk.lines}
    for move in loaded.situation.moves:
        if move.id not in ("before", "after", "pause"):
            for line in move.lines:
                for variant in line.variants:
                    for tone in variant.say:
                        assert tone == ANY_TONE or f"{line.owner}/{move.id}/{line.id}#{variant.id}@{tone}" in seen


def test_the_same_talks_come_each_time() -> None:
    first, again = (list(talks_of(shipped("gift"))) for _ in range(2))
    assert first == again


def test_a_situation_without_cases_or_limits_of_its_own_has_talks_too(tmp_path) -> None:
    assert list(talks_of(tiny_loaded(tmp_path)))
