"""Clocks that take turns: every round runs each thing once, so that a busy machine slows all of them, and ratios are of one moment."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Times = dict[str, list[float]]


@dataclass(frozen=True)
class Row:
    """Hold one line of the result: what was measured, the figure and its bar, and what else is worth knowing."""

    name: str
    figure: float
    unit: str
    bar: float = 0.0
    aim: float = 0.0
    at_least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return whether the bar is met; a row without a bar is for information."""
        if not self.bar:
            return ""
        return "pass" if (self.figure >= self.bar if self.at_least else self.figure <= self.bar) else "MISS"


@dataclass(frozen=True)
class Process:
    """Say how to start a program: its arguments, what its environment gets, and what has to be done before each start."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None

    def run(self) -> None:
        """Run it to its end. Raises CalledProcessError with what it said."""
        done = subprocess.run(list(self.arguments), env={**os.environ, **self.environment}, capture_output=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(self.arguments)}: {done.stderr.decode(errors='replace')[-2000:]}")


def in_turn(things: Mapping[str, Callable[[], object]], rounds: int) -> Times:
    """Return the times of each thing, one for each round; the order turns from round to round."""
    names = list(things)
    times: Times = {name: [] for name in names}
    for number in range(rounds):
        for name in (*names[number % len(names) :], *names[: number % len(names)]):
            begin = time.perf_counter()
            things[name]()
            times[name].append(time.perf_counter() - begin)
    return times


def processes_in_turn(processes: Mapping[str, Process], rounds: int) -> Times:
    """Return the times of whole processes; the first round warms the disk and is not counted."""
    times: Times = {name: [] for name in processes}
    for number in range(rounds + 1):
        for name, process in processes.items():
            process.before()
            begin = time.perf_counter()
            process.run()
            if number:
                times[name].append(time.perf_counter() - begin)
    return times


def ratio(times: Times, above: str, below: str) -> float:
    """Return the median of the ratios of two things, round by round."""
    return statistics.median(a / b for a, b in zip(times[above], times[below], strict=True))


def middle(times: Times, name: str) -> float:
    """Return the median time of one thing in ms."""
    return statistics.median(times[name]) * 1000
