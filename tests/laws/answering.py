"""Answers at random, but only ones that can be so: for the laws that hold whatever a person answers."""

from __future__ import annotations

import random
from collections.abc import Mapping

from scriptgen.conditions import holds, settle
from scriptgen.voice import Loaded
from tests.helpers import example_of


def every_choice(loaded: Loaded, dials: Mapping[str, str], chance: random.Random, given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the given answers and one to every other question with choices that can arise; risk is always no."""
    facts = {"risk": "no", **(given or {})}
    while True:
        known = settle(loaded.situation.facts, facts, dials)
        fact = next((f for f in loaded.situation.facts if f.choices and not f.quiet and f.id not in known and holds(f.when, known) is True), None)
        if fact is None:
            return facts
        facts[fact.id] = chance.choice(list(fact.choices))


def with_examples(loaded: Loaded, dials: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """Return the answers and an example for every free question that can arise."""
    known = settle(loaded.situation.facts, facts, dials)
    free = [f for f in loaded.situation.facts if not f.choices and not f.quiet and f.id not in facts and holds(f.when, known) is True]
    return {**facts, **{f.id: example_of(f) for f in free}}
