"""What the voice has to keep on its own: ids that exist, arcs whose moves do, fallbacks that end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scriptgen.loading.assembling import Assembly
from scriptgen.names import unknown
from scriptgen.problems import NOWHERE, Code, Place, Problem
from scriptgen.situation import MOVES, Fact, holes
from scriptgen.voice import Voice

Places = Mapping[str, Place]


def check_voice(voice: Voice, assembly: Assembly, places: Places) -> list[Problem]:
    """Return every problem of the voice that does not need a situation to be seen; `places` by `tones.warm` and the like."""
    facts = assembly.facts
    return [*_arcs(voice, places), *_tones(voice, places), *_combinations(voice, facts), *_holes(voice, facts, places), *_safety(voice)]


def _arcs(voice: Voice, places: Places) -> Iterator[Problem]:
    for arc in voice.arcs:
        for move in arc.moves:
            if move not in MOVES:
                yield unknown(move, MOVES, places[f"arcs.{arc.id}"], "move")


def _tones(voice: Voice, places: Places) -> Iterator[Problem]:
    names = {t.id: t for t in voice.tones}
    for tone in voice.tones:
        seen = {tone.id}
        back = tone.falls_back_to
        while back:
            if back not in names:
                yield unknown(back, names, places[f"tones.{tone.id}"], "tone")
                break
            if back in seen:
                here = places[f"tones.{tone.id}"]
                yield Problem(here, Code.DOUBLE, "tones fall back on each other in a circle.", "end the chain.")
                break
            seen.add(back)
            back = names[back].falls_back_to
    for who in voice.relationships:
        if who.suggests and who.suggests not in names:
            yield unknown(who.suggests, names, places[f"relationships.{who.id}"], "tone")


def _combinations(voice: Voice, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    values: dict[str, list[str]] = {
        "tone": [t.id for t in voice.tones], "relationship": [r.id for r in voice.relationships], "medium": [m.id for m in voice.media],
        "speaker": [s.id for s in voice.speakers], "arc": [a.id for a in voice.arcs], "situation": [],
        "occasion": ["after-talk", "missed"],
        **{f.id: list(f.choices) for f in facts.values()},
    }
    for combination in voice.combinations:
        for clause in combination.when:
            if clause.key not in values:
                yield unknown(clause.key, values, combination.place, "fact or dial")
                continue
            for value in clause.values:
                if values[clause.key] and value not in values[clause.key]:
                    yield unknown(value, values[clause.key], combination.place, f"answer of {clause.key}:")
        if combination.effect == "change" and combination.to.get("tone") not in values["tone"]:
            yield Problem(combination.place, Code.WRONG_SHAPE, "a change names the tone to use.", "add `to: {tone: plain}`.")


def _holes(voice: Voice, facts: Mapping[str, Fact], places: Places) -> Iterator[Problem]:
    """Find holes in the stop rules and on the safety page that no fact fills."""
    texts = [(stop.place, stop.do) for stop in voice.stops]
    for kind, steps in (("steps", voice.safety.steps), ("say", voice.safety.say)):
        texts += [(places[f"{kind}.{step.id}"], text) for step in steps for text in (step.do, step.say, step.then)]
    for place, wording in texts:
        for name in holes(wording):
            if name not in facts:
                yield unknown(name, facts, place, "fact for the hole")


def _safety(voice: Voice) -> Iterator[Problem]:
    if not voice.safety.steps:
        yield Problem(NOWHERE, Code.WRONG_SHAPE, "the voice has no safety page.", "add `_voice/safety.yaml` with `steps:`.")
