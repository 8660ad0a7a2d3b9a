"""Which variants can ever be said: decided exactly, by going through the answers a line's conditions ask for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from scriptgen.conditions import holds, settle
from scriptgen.situation import Condition, Situation, Variant
from scriptgen.voice import Voice

_MOST = 200_000  # combinations gone through; a line that asks for more is not judged


def dead_variants(situation: Situation, voice: Voice, when: Condition, variants: tuple[Variant, ...]) -> list[Variant]:
    """Return the situation's own variants that no answers can choose. A shared line may hold variants this situation never needs."""
    own = {v.id for v in variants if v.place.file == situation.place.file}
    alive = {v.id for v in variants if not v.when} if not own else set()
    if not own:
        return []
    for answers in _answers(situation, voice, (when, *(v.when for v in variants))):
        if holds(when, answers) is False:
            continue
        for variant in variants:
            known = holds(variant.when, answers)
            if known is True:
                alive.add(variant.id)
                break
        if own <= alive:
            break
    else:
        return [v for v in variants if v.id in own and v.id not in alive]
    return []


def _answers(situation: Situation, voice: Voice, conditions: tuple[Condition, ...]) -> Iterator[dict[str, str | None]]:
    """Yield every set of answers to the facts and dials that the conditions ask for; unknown is one answer of a fact."""
    names: list[str] = []
    queue = [c.key for condition in conditions for c in condition]
    while queue:
        name = queue.pop(0)
        if name not in names:
            names.append(name)
            fact = situation.fact(name)
            queue += [c.key for c in fact.when] if fact else []
    values = [_values(situation, voice, name) for name in names]
    count = 1
    for options in values:
        count *= len(options)
    if count > _MOST:
        return
    for combination in itertools.product(*values):
        given = {n: v for n, v in zip(names, combination, strict=True) if v}
        dials = {n: v for n, v in given.items() if situation.fact(n) is None}
        facts = {n: v for n, v in given.items() if n not in dials}
        answers = settle(situation.facts, facts, dials)
        if all(answers.get(n) == v for n, v in facts.items()) and _possible(situation, facts, answers):
            yield answers


def _possible(situation: Situation, facts: dict[str, str], answers: dict[str, str | None]) -> bool:
    return all(holds(fact.when, answers) is not False for fact in situation.facts if fact.id in facts)


def _values(situation: Situation, voice: Voice, name: str) -> tuple[str, ...]:
    fact = situation.fact(name)
    if fact is not None:
        return ("", *fact.choices)
    dials = {
        "tone": [t.id for t in voice.tones],
        "relationship": list(situation.relationships) or [r.id for r in voice.relationships],
        "medium": list(situation.media) or [m.id for m in voice.media],
        "speaker": [s.id for s in voice.speakers],
        "arc": [a.use for a in situation.arcs],
    }
    return tuple(dials.get(name, [""]))
