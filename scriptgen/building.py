"""A plan to a library: what is missing or out of date is made by workers, written here whole, and noted. The rest is left as it is."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from scriptgen import __version__
from scriptgen.frozen import frozen
from scriptgen.loading.library import HERE, base_pack, digest, layers
from scriptgen.pipeline import Job, is_ours, make
from scriptgen.plan import SHELF_NAMES, Catalog, Plan, Shelf, Wanted
from scriptgen.planning import OpenPack, stock, wanted_of
from scriptgen.problems import InvalidInput, ScriptgenError, WouldOverwrite
from scriptgen.saving import SHARED, CannotWrite, save
from scriptgen.script import Brief
from scriptgen.shelving import Ledger, alone_in, sha, sweep
from scriptgen.voice import Loaded, PackMark
from scriptgen.workers import Batch, Outcome, make_batch

INDEX = "index.html"
SAFETY_PAGE = "safety.docx"
_BATCH = 16  # documents that go to a worker at once: enough that the way there and back does not show
_AHEAD = 3  # batches waiting for each worker, so that memory stays flat
_ROOMS = ("loading", "composing", "rendering", "word")  # the code that makes documents
_WRITERS = 4  # files written at once: each waits for the disk
_CODE = 8  # letters by which two copies of a library are told apart

Progress = Callable[[int], None]


@frozen
class Built:
    """Say what a build did: counts, files left as a person changed them, files open elsewhere, and files that are no longer wanted."""

    made: int
    same: int
    changed_by_hand: tuple[str, ...]
    open_elsewhere: tuple[str, ...]
    removed: int


def build(
    plan: Plan, packs: tuple[OpenPack, ...], library: Path, workers: Executor, jobs: int = 1, progress: Progress | None = None,
) -> Built:
    """Bring a library up to its plan and return what was done. What was made stays whole and counts, wherever this ends.

    Raises CannotWrite where another build is at work there or the disk is full, and InvalidInput for faults of a pack's templates.
    """
    with alone_in(library):
        ledger = Ledger(library)
        sweep(library)
        try:
            return _Builder(plan, packs, library, ledger, progress or (lambda _: None)).run(workers, jobs)
        finally:
            ledger.stop()


class _Builder:
    """Do one build."""

    def __init__(self, plan: Plan, packs: tuple[OpenPack, ...], library: Path, ledger: Ledger, progress: Progress) -> None:
        self.plan, self.packs, self.library, self.ledger, self.progress = plan, packs, library, ledger, progress
        self.made = self.same = self.done = 0
        self.writers = ThreadPoolExecutor(_WRITERS)
        self.by_hand: list[str] = []
        self.busy: list[str] = []
        self.marks: dict[str, PackMark] = {}
        self.names: dict[str, dict[str, str]] = {"tone": {}, "relationship": {}, "medium": {}, "kind": dict(SHELF_NAMES)}
        self.safety: dict[str, str] = {}
        self.common = {pack.id: _common(plan, pack) for pack in packs}

    def run(self, workers: Executor, jobs: int) -> Built:
        """Make what is missing, a few batches ahead of what is written; then the index, and the manifest last."""
        waiting: deque[tuple[Batch, Future[tuple[Outcome, ...]]]] = deque()
        try:
            for batch in self.batches():
                waiting.append((batch, workers.submit(make_batch, batch)))
                if len(waiting) > jobs * _AHEAD or jobs == 1:
                    self.take(*waiting.popleft())
            while waiting:
                self.take(*waiting.popleft())
        except BrokenExecutor:
            says = "A worker was ended from outside (out of memory?). Every file is whole."
            raise CannotBuild(f"{says} Try: the same line again with --jobs 1.") from None
        finally:
            self.writers.shutdown()
            for _, future in waiting:
                future.cancel()
        removed = self.clear()
        self.finish()
        return Built(self.made, self.same, tuple(self.by_hand), tuple(self.busy), removed)

    def batches(self) -> Iterator[Batch]:
        """Yield what has to be made, and shelve everything that is wanted."""
        for pack, entry, loaded in stock(self.plan, self.packs):
            wanted = list(wanted_of(self.plan, pack, loaded, Counter()))
            self.open_shelf(pack, loaded, wanted)
            asked = [(one, self.inputs(pack, loaded, one)) for one in wanted]
            due = [(one, inputs) for one, inputs in asked if self.is_due(one.path, inputs)]
            for start in range(0, len(due), _BATCH):
                part = due[start:start + _BATCH]
                yield Batch(
                    entry.id, pack.folder, loaded.layers, self.plan.date, self.plan.paper, self.plan.house,
                    tuple(one for one, _ in part), tuple(inputs for _, inputs in part),
                )

    def inputs(self, pack: OpenPack, loaded: Loaded, job: object) -> bytes:
        """Return the sha256 of everything that a document is made from."""
        marks = [(m.name, m.version, m.digest) for m in loaded.layers]
        return sha(json.dumps([self.common[pack.id], marks, repr(job)]).encode())

    def is_due(self, path: str, inputs: bytes) -> bool:
        """Return whether a file has to be made; one that a person changed is noted, and never is."""
        entry, here = self.ledger.claim(path), self.library / path
        try:
            found = sha(here.read_bytes())
        except FileNotFoundError:
            return True
        except OSError as fault:
            raise CannotWrite(f"{here}: cannot be read ({fault.strerror}). Try: another folder with -o.") from None
        if entry is not None and entry[32:] == found:
            if entry[:32] != inputs:
                return True
            self.same += 1
        elif is_ours(here):
            return True
        else:
            self.by_hand.append(path)
        self.step()
        return False

    def take(self, batch: Batch, future: Future[tuple[Outcome, ...]]) -> None:
        """Write the documents of a batch. Raises InvalidInput where one could not be made; those before it stay."""
        outcomes = future.result()
        whole = [(w.path, i, o) for w, i, o in zip(batch.wanted, batch.inputs, outcomes, strict=True) if isinstance(o, bytes)]
        for (path, inputs, data), done in zip(whole, self.writers.map(self.write, whole), strict=True):
            self.note(path, inputs, data, done)
        problems = [problem for outcome in outcomes if not isinstance(outcome, bytes) for problem in outcome]
        if problems:
            raise InvalidInput(problems)

    def write(self, document: tuple[str, bytes, bytes]) -> str:
        """Write one document and return `made`, `same` or, where another program has it open, `busy`. Raises CannotWrite."""
        target, data = self.library / document[0], document[2]
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if _holds(target, data):
                return "same"
            save(target, data, ours=is_ours, mode=SHARED)
        except WouldOverwrite:
            return "busy"
        except OSError as fault:
            raise CannotWrite(f"{target}: cannot be written ({fault.strerror}); every file there is whole.") from None
        return "made"

    def note(self, path: str, inputs: bytes, data: bytes, done: str) -> None:
        """Remember what was done; a document that is open elsewhere stays for the next time."""
        if done == "busy":
            self.busy.append(path)
        else:
            self.ledger.note(path, inputs + sha(data))
            self.made += done == "made"
            self.same += done == "same"
        self.step()

    def step(self) -> None:
        self.done += 1
        self.progress(self.done)

    def open_shelf(self, pack: OpenPack, loaded: Loaded, wanted: list[Wanted]) -> None:
        """Keep what its dials are called; the first situation of a pack gives the pack's safety page as well."""
        if not wanted:
            return
        voice = loaded.voice
        for dimension, named in (("tone", voice.tones), ("relationship", voice.relationships), ("medium", voice.media)):
            self.names[dimension].update((one.id, one.name) for one in named)
        if pack.id not in self.marks:
            self.marks[pack.id] = loaded.layers[-1]
            self.safety_page(pack, loaded)

    def shelves(self) -> Iterator[Shelf]:
        """Yield what the index says of each situation: gone through once more, since to keep it all takes more memory than time."""
        for pack, entry, loaded in stock(self.plan, self.packs):
            wanted = tuple(wanted_of(self.plan, pack, loaded, Counter()))
            used, situation = {one.case for one in wanted}, loaded.situation
            cases = {c.id: c.title for c in situation.cases if c.id in used}
            if wanted:
                yield Shelf(pack.id, entry.id, entry.group, situation.title, situation.summary, situation.also, cases, wanted)

    def safety_page(self, pack: OpenPack, loaded: Loaded) -> None:
        """Write the page that is given where there is a sign of risk: no document of the library is made for that."""
        if loaded.situation.fact("risk") is None:
            return
        path = self.safety[pack.id] = f"{pack.id}/{SAFETY_PAGE}"
        brief = Brief(loaded.situation.id, pack=pack.folder, facts={"risk": "yes"})
        inputs = self.inputs(pack, loaded, "safety")
        if self.is_due(path, inputs):
            data = make(loaded, Job(brief, date=self.plan.date, paper=self.plan.paper, house=self.plan.house)).data
            self.note(path, inputs, data, self.write((path, inputs, data)))

    def clear(self) -> int:
        """Delete the files that the plan no longer asks for, so that withdrawn words are not used; never one that a person changed."""
        removed = 0
        for path in sorted(self.ledger.old):
            here = self.library / path
            try:
                if sha(here.read_bytes()) == self.ledger.old[path][32:]:
                    here.unlink()
                    removed += 1
                    with suppress(OSError):  # not empty
                        here.parent.rmdir()
                else:
                    self.by_hand.append(path)
                    continue
            except FileNotFoundError:
                pass
            except OSError:
                self.busy.append(path)
                continue
            del self.ledger.old[path]
        return removed

    def finish(self) -> None:
        """Write the index, then the manifest."""
        from scriptgen.writers.library_index import is_untouched, to_index

        total = hashlib.sha256("\n".join(f"{path} {entry[32:].hex()}" for path, entry in sorted(self.ledger.entries.items())).encode())
        made_by, code = f"scriptgen {__version__}", total.hexdigest()[:_CODE]
        catalog = Catalog(self.marks, self.shelves(), self.names, self.plan.date, made_by, self.safety, code)
        target = self.library / INDEX
        try:
            save(target, to_index(catalog).encode("utf-8"), ours=lambda path: is_untouched(path.read_bytes()), mode=SHARED)
        except WouldOverwrite:
            self.by_hand.append(INDEX)
        packs = [{"id": name, "version": mark.version, "digest": mark.digest} for name, mark in self.marks.items()]
        self.ledger.close({"made_by": made_by, "date": self.plan.date, "packs": packs, "code": code}, tuple(self.by_hand))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


class CannotBuild(ScriptgenError):
    """Say that the build could not go on; what was made is whole."""

    exit_code = 5


def _common(plan: Plan, pack: OpenPack) -> list[str]:
    """Return what all documents of a pack are made from: the version and its code, the templates, the letterhead, paper and date."""
    folders = [p.templates for p in layers(pack.folder)]
    templates = [digest(sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix != ".pyc")) for folder in folders]
    shared = digest(sorted((base_pack().root / "situations" / "_policy").glob("*.yaml")))
    code = digest([HERE / "pipeline.py", HERE / "document.py", *sorted(f for room in _ROOMS for f in (HERE / room).glob("*.py"))])
    house = digest([Path(plan.house)]) if plan.house else ""
    return [__version__, code, *templates, shared, house, plan.paper, plan.date]
