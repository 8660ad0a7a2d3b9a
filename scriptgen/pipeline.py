"""The workshops in a row: a brief to a script, to a document, to a file's bytes. The only place that knows them all; it holds no rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from scriptgen.composing.compose import Composed, compose
from scriptgen.document import Document
from scriptgen.frozen import frozen
from scriptgen.loading.library import layers
from scriptgen.problems import Place
from scriptgen.rendering import render
from scriptgen.script import Brief, SafetyPage
from scriptgen.voice import Loaded

FORMATS = ("docx", "html", "md", "txt")
KINDS = ("script", "words")
SAFETY = "safety"


@frozen
class Job:
    """Say what to make of a brief: which document, in which format, and how."""

    brief: Brief
    kind: str = "script"
    format: str = "docx"
    date: str = ""
    mark: str = ""
    paper: str = "a4"
    record: bool = True
    final: bool = False
    places: Mapping[str, Place] = field(default_factory=dict)


@frozen
class Made:
    """Hold what was made: the bytes, the document they show, the script behind it, and the kind it came out as."""

    data: bytes
    document: Document
    composed: Composed
    kind: str

    @property
    def stopped(self) -> bool:
        """Return whether the safety page was made instead of what was asked for."""
        return isinstance(self.composed, SafetyPage)


def make(loaded: Loaded, job: Job) -> Made:
    """Return the document of a job. The same job gives the same bytes.

    Raises InvalidInput for faults of the brief or of a template, and Refused for a combination that harms.
    """
    composed = compose(loaded, job.brief, job.places)
    kind = SAFETY if isinstance(composed, SafetyPage) else job.kind
    document = draw(loaded, composed, kind, job)
    return Made(encode(document, job), document, composed, kind)


def draw(loaded: Loaded, composed: Composed, kind: str, job: Job) -> Document:
    """Return the document of a script or a safety page."""
    folders = tuple(p.templates for p in reversed(layers(job.brief.pack)))
    author = loaded.layers[-1].title or "scriptgen"
    return render(composed, kind, folders, date=job.date, author=author, mark=job.mark, final=job.final, to=job.format)


def encode(document: Document, job: Job) -> bytes:
    """Return a document in the job's format."""
    if job.format == "docx":
        from scriptgen.word import write

        return write(document, paper=job.paper, record=job.record, final=job.final)
    from scriptgen.writers import WRITERS

    return WRITERS[job.format](document).encode("utf-8")


def is_ours(path: Path) -> bool:
    """Return whether a file there is a document of ours that nobody has changed since."""
    from scriptgen.word import untouched

    return path.suffix == ".docx" and untouched(path)


def default_name(situation: str, kind: str, format_: str) -> str:
    """Return the name of a file: situation and kind, never a fact."""
    return f"{situation}-{kind}.{format_}"
