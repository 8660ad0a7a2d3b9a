"""What is made in the benchmarks: every case of every shipped situation that gives a script, with the free answers filled in."""

from __future__ import annotations

from dataclasses import dataclass

from scriptgen.composing.compose import compose
from scriptgen.loading.load import listing, load
from scriptgen.pipeline import Job
from scriptgen.problems import InvalidInput
from scriptgen.script import Brief, Script
from scriptgen.voice import Loaded

TONES = ("plain", "warm", "firm")
_USUAL = {"name": "Rivermail", "number": "988", "date": "2027-06-04"}


@dataclass(frozen=True)
class Sample:
    """Hold a situation, already loaded, and a job for it."""

    name: str
    loaded: Loaded
    job: Job


def samples(most: int = 0) -> list[Sample]:
    """Return the samples, at most so many; they take turns over situations, so that a few show all of them."""
    by_situation = [_of(entry.id) for entry in listing()]
    longest = max(map(len, by_situation))
    found = [own[i] for i in range(longest) for own in by_situation if i < len(own)]
    return found[:most] if most else found


def _of(name: str) -> list[Sample]:
    loaded = load(name)
    found = []
    for number, case in enumerate(loaded.situation.cases):
        free = {f.id: f.example or _USUAL.get(f.kind, "something") for f in loaded.situation.facts if not f.choices and not f.when}
        brief = Brief(name, tone=TONES[number % len(TONES)], facts={**free, **case.facts})
        try:
            composed = compose(loaded, brief)
        except InvalidInput:
            continue  # refused in this tone: not a script
        if isinstance(composed, Script):
            found.append(Sample(f"{name}/{case.id}", loaded, Job(brief, date="2027-06-04")))
    return found
