"""What the voice has to keep on its own: ids that exist, arcs whose moves do, fallbacks that end."""

from __future__ import annotations

from collections.abc import Iterator

from scriptgen.loading.assembling import Assembly
from scriptgen.names import unknown
from scriptgen.problems import NOWHERE, Code, Place, Problem
from scriptgen.situation import DIALS, MOVES, Voice


def check_voice(voice: Voice, assembly: Assembly) -> list[Problem]:
    """Return every problem of the voice that does not need a situation to be seen."""
    return [*_arcs(voice), *_tones(voice), *_combinations(voice, set(assembly.facts)), *_safety(voice)]


def _arcs(voice: Voice) -> Iterator[Problem]:
    for arc in voice.arcs:
        for move in arc.moves:
            if move not in MOVES:
                yield unknown(move, MOVES, Place("", key=f"arcs.{arc.id}"), "move")


def _tones(voice: Voice) -> Iterator[Problem]:
    names = {t.id: t for t in voice.tones}
    for tone in voice.tones:
        seen = {tone.id}
        back = tone.falls_back_to
        while back:
            if back not in names:
                yield unknown(back, names, Place("", key=f"tones.{tone.id}"), "tone")
                break
            if back in seen:
                yield Problem(Place("", key=f"tones.{tone.id}"), Code.DOUBLE, "tones fall back on each other in a circle.", "end the chain.")
                break
            seen.add(back)
            back = names[back].falls_back_to
    for who in voice.relationships:
        if who.suggests and who.suggests not in names:
            yield unknown(who.suggests, names, Place("", key=f"relationships.{who.id}"), "tone")


def _combinations(voice: Voice, facts: set[str]) -> Iterator[Problem]:
    known = {*facts, *DIALS, "situation"}
    tones = {t.id for t in voice.tones}
    for combination in voice.combinations:
        for clause in combination.when:
            if clause.key not in known:
                yield unknown(clause.key, known, combination.place, "fact or dial")
        if combination.effect == "change" and combination.to.get("tone") not in tones:
            yield Problem(combination.place, Code.WRONG_SHAPE, "a change names the tone to use.", "add `to: {tone: plain}`.")


def _safety(voice: Voice) -> Iterator[Problem]:
    if not voice.safety.steps:
        yield Problem(NOWHERE, Code.WRONG_SHAPE, "the voice has no safety page.", "add `_voice/safety.yaml` with `steps:`.")
