"""Where documents of a library are made: in this process, or in others behind `concurrent.futures.Executor`. Faults come back as values."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import lru_cache
from typing import Any, Union

from scriptgen.frozen import frozen
from scriptgen.loading.load import load
from scriptgen.pipeline import Job, make
from scriptgen.plan import Wanted
from scriptgen.planning import brief_of
from scriptgen.problems import NOWHERE, Code, InvalidInput, Problem
from scriptgen.voice import Loaded, PackMark

Outcome = Union[bytes, tuple[Problem, ...]]


@frozen
class Batch:
    """Hold some documents of one situation over one pack: what a worker is sent."""

    situation: str
    folder: str
    layers: tuple[PackMark, ...]
    date: str
    paper: str
    house: str
    wanted: tuple[Wanted, ...]
    inputs: tuple[bytes, ...]


class InProcess(Executor):
    """Run each task when it is handed in, here: the executor of one job."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def executor(jobs: int) -> Executor:
    """Return an executor for that many jobs at once; any other that follows `concurrent.futures` serves as well."""
    if jobs == 1:
        return InProcess()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor  # only here: one job needs none

    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_attend)


def _attend() -> None:
    """Let a worker end with the build, however that ends, and leave Ctrl-C to it."""
    import multiprocessing
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def make_batch(batch: Batch) -> tuple[Outcome, ...]:
    """Return each document's bytes, or what is wrong with it. Runs in a worker, so that faults come back as values."""
    try:
        loaded = _loaded(batch.situation, batch.folder)
        if loaded.layers != batch.layers:  # kept from an earlier build
            _loaded.cache_clear()
            loaded = _loaded(batch.situation, batch.folder)
        if loaded.layers != batch.layers:
            says = f"{batch.situation}: a pack was changed while the library was built."
            raise InvalidInput([Problem(NOWHERE, Code.FILE, says, "run the same line again.")])
    except InvalidInput as fault:
        return (fault.problems,) * len(batch.wanted)
    return tuple(_make_one(loaded, batch, wanted) for wanted in batch.wanted)


@lru_cache(maxsize=2)
def _loaded(situation: str, folder: str) -> Loaded:
    return load(situation, folder)


def _make_one(loaded: Loaded, batch: Batch, wanted: Wanted) -> Outcome:
    message = wanted.kind == "message"
    brief = brief_of(loaded, wanted, batch.folder)
    job = Job(brief, wanted.kind, date=batch.date, paper=batch.paper, house=batch.house, by=wanted.medium if message else "")
    try:
        return make(loaded, job).data
    except InvalidInput as fault:
        return fault.problems
