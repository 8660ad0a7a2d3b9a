"""The workshops in a row: a brief to a script, to a document, to a file's bytes. The only place that knows them all; it holds no rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from scriptgen.composing.compose import Composed, compose
from scriptgen.document import Document
from scriptgen.frozen import frozen
from scriptgen.kinds import KINDS
from scriptgen.loading.library import layers
from scriptgen.packet import Packet
from scriptgen.phrases import Phrases
from scriptgen.policy import Policy
from scriptgen.problems import InvalidInput, Place, Problem
from scriptgen.rendering import render
from scriptgen.script import Brief, SafetyPage
from scriptgen.voice import Loaded
from scriptgen.wording import Wordings

FORMATS = ("docx", "html", "md", "txt")
LARGE_FORMATS = ("docx", "html")
SAFETY = "safety"


@frozen
class Job:
    """Say what to make of a brief: which document, in which format, and how.

    `by` is the written medium of a message, and `occasion` says that it comes after the talk or a missed meeting; `difficulty` is
    the one step of a client's ladder that a role-play is to have, `house` the path of an agency's letterhead, `large` whether it is in
    large print.
    """

    brief: Brief
    kind: str = "script"
    format: str = "docx"
    date: str = ""
    mark: str = ""
    paper: str = "a4"
    record: bool = True
    final: bool = False
    by: str = ""
    occasion: str = ""
    difficulty: str = ""
    house: str = ""
    large: bool = False
    places: Mapping[str, Place] = field(default_factory=dict)


@frozen
class Made:
    """Hold what was made: the bytes, the document they show, the script behind it, and the kind it came out as."""

    data: bytes
    document: Document
    composed: Composed | Packet
    kind: str

    @property
    def stopped(self) -> bool:
        """Return whether the safety page was made instead of what was asked for."""
        return isinstance(self.composed, SafetyPage)


def make(loaded: Loaded, job: Job) -> Made:
    """Return the document of a job. The same job gives the same bytes.

    Raises InvalidInput for faults of the brief or of a template, and Refused for a combination that harms.
    """
    if job.kind == "message":
        from scriptgen.composing.fitting import relative_times

        wrong = relative_times(loaded, job.brief, job.places)
        if wrong:
            raise InvalidInput(wrong)
    composed = compose(loaded, _shown(loaded, job), job.places, job.occasion if job.kind == "message" else "")
    kind = SAFETY if isinstance(composed, SafetyPage) else job.kind
    if kind in KINDS and KINDS[kind].context == "packet":
        from scriptgen.composing.packet import compose_packet

        packet = compose_packet(loaded, job.brief, job.difficulty, job.places)
        document = draw(loaded, packet, kind, job)
        return Made(encode(document, job), document, packet, kind)
    document = draw(loaded, composed, kind, job)
    return Made(encode(document, job), document, composed, kind)


def _shown(loaded: Loaded, job: Job) -> Brief:
    """Return the brief with the medium a message goes out by; for a card, without a word about a person."""
    brief = job.brief
    if job.kind == "message" and job.by:
        return replace(brief, medium=job.by)
    if job.kind == "card":
        told = {f.id for f in loaded.situation.facts if f.holds == "person"}
        return replace(brief, facts={k: v for k, v in brief.facts.items() if k not in told})
    return brief


def draw(loaded: Loaded, composed: Composed | Packet, kind: str, job: Job) -> Document:
    """Return the document of a script, a safety page or a packet."""
    folders = tuple(p.templates for p in reversed(layers(job.brief.pack)))
    agency = loaded.layers[-1].title if len(loaded.layers) > 1 else ""
    author = agency or ("" if kind in KINDS and KINDS[kind].client else loaded.layers[-1].title or "scriptgen")
    return render(composed, kind, folders, date=job.date, author=author, mark=job.mark, final=job.final, to=job.format)


def make_phrases(loaded: tuple[Loaded, ...], job: Job, tones: tuple[str, ...] = (), *, front_desk: bool = False) -> tuple[bytes, Phrases]:
    """Return the phrasebook of situations over one pack, and what it was made from; of the job's brief only the pack counts.

    Raises InvalidInput for a tone that is not there, or for faults of a template.
    """
    from scriptgen.composing.phrases import phrases_of

    page = phrases_of(loaded, tones, front_desk=front_desk)
    folders = tuple(p.templates for p in reversed(layers(job.brief.pack)))
    author = loaded[0].layers[-1].title or "scriptgen"
    document = render(page, "phrasebook", folders, date=job.date, author=author, mark=job.mark, final=job.final, to=job.format)
    return encode(document, job), page


def make_wording(loaded: tuple[Loaded, ...], job: Job, tones: tuple[str, ...] = ()) -> tuple[bytes, Wordings]:
    """Return the wording workbook of situations over one pack, and what it holds; of the job's brief only the pack counts.

    Raises InvalidInput for faults of a template.
    """
    from scriptgen.composing.wording import wordings_of

    page = wordings_of(loaded, tones)
    folders = tuple(p.templates for p in reversed(layers(job.brief.pack)))
    document = render(page, "wording", folders, date=job.date, author=page.title, to="docx")
    return encode(document, job), page


def make_policy(path: str, job: Job, today: str = "") -> tuple[bytes, Policy]:
    """Return the job's kind of document from a policy file, and the policy; `today` is what its numbers are dated against.

    Raises InvalidInput with everything wrong with the file, or for faults of a template.
    """
    from scriptgen.composing.policy import compose_policy
    from scriptgen.loading.policy_file import read_policy
    from scriptgen.loading.policy_texts import load_policy_texts

    file, problems = read_policy(path)
    page = compose_policy(file, load_policy_texts(), problems, today)
    folders = tuple(p.templates for p in reversed(layers(job.brief.pack)))
    document = render(page, job.kind, folders, date=job.date, author=page.agency.text or "scriptgen", mark=job.mark, final=job.final,
                      to=job.format)
    return encode(document, job), page


def encode(document: Document, job: Job) -> bytes:
    """Return a document in the job's format. Raises InvalidInput with every fault of a letterhead."""
    if job.large and job.format in LARGE_FORMATS:
        from scriptgen.large import stacked

        document = stacked(document)
    if job.format == "docx":
        from scriptgen.word import write

        return write(document, paper=job.paper, record=job.record, final=job.final, house=job.house, large=job.large)
    from scriptgen.writers import WRITERS, to_html

    if job.large and job.format == "html":
        return to_html(document, large=True).encode("utf-8")
    return WRITERS[job.format](document).encode("utf-8")


def house_problems(house: str) -> list[Problem]:
    """Return everything that speaks against a letterhead; nothing where none is given."""
    if not house:
        return []
    from scriptgen.word.letterhead import problems

    return problems(house)


def house_notes(house: str) -> tuple[str, ...]:
    """Return what was taken from a letterhead that has no faults, and what was not, a line each."""
    if not house:
        return ()
    from scriptgen.word.letterhead import letterhead

    return letterhead(house).notes


def is_ours(path: Path) -> bool:
    """Return whether a file there is a document of ours that nobody has changed since."""
    from scriptgen.word import untouched

    return path.suffix == ".docx" and untouched(path)


def default_name(situation: str, kind: str, format_: str) -> str:
    """Return the name of a file: situation and kind, never a fact."""
    return f"{situation}-{kind}.{format_}"
