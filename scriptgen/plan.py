"""A plan of a library: which packs, situations, cases, tones, relationships, media and documents, and what is left out. Names only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from scriptgen.frozen import frozen
from scriptgen.problems import Place
from scriptgen.voice import PackMark

ALL = "all"
NO_CASE = "none"  # without a case: nothing is known but what the pack says once
DIMENSIONS = ("packs", "situations", "cases", "tones", "relationships", "media", "documents")
ALSO_CALLED = {"pocket-card": "card"}
SHELF_NAMES = {  # what whoever looks for a page calls it
    "script": "Conversation script", "words": "Only the words to say", "worksheet": "Decision worksheet", "message": "Message or letter",
    "note": "Prompts for the note", "card": "Pocket card", "map": "The talk as a picture", "facilitator": "Role-play: the plan",
    "client-card": "Role-play: client card", "clinician-card": "Role-play: clinician card", "observer": "Role-play: observer sheet",
    "flawed-script": "Role-play: script to mark", "replay-script": "Role-play: script for round two",
    "process-recording": "Process recording form",
}
ASK_ABOVE = 20_000  # documents; more is seldom what was meant, and takes minutes
MOST = 1_000_000  # documents; more is refused


@frozen
class Plan:
    """Hold what a plan file asks for. `wanted` has each dimension's names, or `all`; `excluded` has the same keys, those it names."""

    file: str
    wanted: Mapping[str, tuple[str, ...]]
    excluded: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    date: str = ""
    paper: str = "a4"
    house: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)

    def place(self, *keys: str | int) -> Place:
        """Return where a key, or a name in its list, stands in the file; else the key alone."""
        name = ".".join(map(str, keys))
        return self.places.get(name) or self.places.get(name.rpartition(".")[0]) or Place(self.file, key=name)


@frozen
class Wanted:
    """Name one document of a library by ids alone. Its path holds nothing else, so never a fact."""

    pack: str
    situation: str
    case: str
    tone: str
    relationship: str
    medium: str
    kind: str

    @property
    def path(self) -> str:
        """Return the path in the library, with forward slashes. Ids have no underscore, so no two documents share one."""
        name = "_".join((self.case or NO_CASE, self.tone, self.relationship, self.medium, self.kind))
        return f"{self.pack}/{self.situation}/{name}.docx"


@frozen
class Shelf:
    """Hold what the index says of one situation over one pack: everyday words for it and its cases, and its documents."""

    pack: str
    situation: str
    group: str
    title: str
    summary: str
    also: tuple[str, ...]
    cases: dict[str, str]
    documents: tuple[Wanted, ...]


@frozen
class Catalog:
    """Hold what the index page shows: the packs, the shelves, and what each id is called."""

    packs: dict[str, PackMark]
    shelves: Iterable[Shelf]  # gone through once
    names: Mapping[str, Mapping[str, str]]  # dimension: id: name
    date: str = ""
    made_by: str = ""
    safety: Mapping[str, str] = field(default_factory=dict)  # pack: path of the page given where there is a sign of risk
    code: str = ""
