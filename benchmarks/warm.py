"""Warm: everything is loaded, a brief comes, bytes go out. And where that time goes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from benchmarks.baselines import PythonDocx, template_of, with_docxtpl, words_of
from benchmarks.samples import Sample, samples
from benchmarks.timing import Row, Times, in_turn, middle, ratio
from scriptgen.composing.compose import compose
from scriptgen.loading.library import layers
from scriptgen.pipeline import draw, encode, make
from scriptgen.rendering import rendered_text
from scriptgen.rendering.environment import layers_of
from scriptgen.rendering.parse import parse

COUNT = 8  # documents of different cases in each turn
OFTEN = 6  # how often ours makes them in its turn, so that turns take about as long and neither is measured cold
OURS, DOCXTPL, NAIVE = "scriptgen", "docxtpl, same pages", "python-docx, same pages"


def compared(rounds: int) -> list[Row]:
    """Return how many documents of ours are made while one is made by other means; in each turn every sample is made."""
    naive = PythonDocx()
    found = samples(COUNT)
    made = [make(sample.loaded, sample.job) for sample in found]
    templates = [template_of(one.data) for one in made]
    for sample, one, (template, context) in zip(found, made, templates, strict=True):
        if words_of(with_docxtpl(template, context)) != words_of(one.data):
            raise RuntimeError(f"{sample.name}: docxtpl did not make the same pages")
    things: dict[str, Callable[[], object]] = {
        OURS: lambda: [make(sample.loaded, sample.job) for _ in range(OFTEN) for sample in found],
        DOCXTPL: lambda: [with_docxtpl(template, context) for template, context in templates],
        NAIVE: lambda: [naive.make(one.document) for one in made],
    }
    in_turn(things, 1)
    times = in_turn(things, rounds)
    times[OURS] = [taken / OFTEN for taken in times[OURS]]
    ours = middle(times, OURS) / COUNT
    notes = {name: f"{ours:.2f} ms, {middle(times, name) / COUNT:.1f} ms" for name in (DOCXTPL, NAIVE)}
    return [
        Row("warm: brief to bytes, x docxtpl", ratio(times, DOCXTPL, OURS), "x", 12, 20, True, notes[DOCXTPL]),
        Row("warm: brief to bytes, x python-docx", ratio(times, NAIVE, OURS), "x", note=notes[NAIVE]),
    ]


def stages(rounds: int) -> list[Row]:
    """Return the ms of each stage of the warm path; medians over all samples."""
    folders = layers_of(tuple(p.templates for p in reversed(layers(""))))
    laps: Times = {}
    for sample in samples(COUNT):
        for number in range(rounds + 1):
            for name, taken in _stage_times(sample, folders).items():
                if number:
                    laps.setdefault(name, []).append(taken)
    return [Row(f"stage: {name}", statistics.median(taken) * 1000, "ms") for name, taken in laps.items()]


def _stage_times(sample: Sample, folders: tuple) -> dict[str, float]:  # type: ignore[type-arg]
    clock = time.perf_counter
    begin = clock()
    composed = compose(sample.loaded, sample.job.brief)
    one = clock()
    text = rendered_text(composed, "script", folders, date=sample.job.date)
    two = clock()
    parse(text, author=sample.loaded.layers[-1].title, keep=True)
    three = clock()
    document = draw(sample.loaded, composed, "script", sample.job)
    four = clock()
    encode(document, sample.job)
    return {"compose": one - begin, "Jinja": two - one, "parse": three - two, "Word": clock() - four}
