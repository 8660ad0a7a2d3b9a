"""Voice files of all layers to one voice: dials, arcs, combinations, stop rules, the safety page, standards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from scriptgen.loading.authored_voice import FalseWordsEntry, SafetyStepEntry, VoiceFile
from scriptgen.loading.building import Builder, condition
from scriptgen.loading.merging import Named
from scriptgen.loading.shared import Shared
from scriptgen.loading.wording import curl
from scriptgen.loading.yaml_text import Source
from scriptgen.problems import Place
from scriptgen.situation import Caution, Combination, FalseWords
from scriptgen.voice import Arc, Medium, Relationship, Safety, SafetyStep, Speaker, Standard, Tone, Voice

T = TypeVar("T")
N = TypeVar("N", bound=Named)


class VoiceAssembly:
    """Collect the voice over all layers; in each list the same id replaces and a new one is added."""

    def __init__(self) -> None:
        """Start empty."""
        self.tones: dict[str, Tone] = {}
        self.relationships: dict[str, Relationship] = {}
        self.media: dict[str, Medium] = {}
        self.speakers: dict[str, Speaker] = {}
        self.arcs: dict[str, Arc] = {}
        self.headings: dict[str, str] = {}
        self.combinations: dict[str, Combination] = {}
        self.stops: dict[str, Caution] = {}
        self.standards: dict[str, Standard] = {}
        self.safety = Safety("", "", (), (), (), "")
        self.places: dict[str, Place] = {}

    def begin_with(self, shared: Shared) -> None:
        """Begin with the voice that was kept of the first pack."""
        voice = shared.voice
        self.tones, self.relationships = _by_id(voice.tones), _by_id(voice.relationships)
        self.media, self.speakers, self.arcs = _by_id(voice.media), _by_id(voice.speakers), _by_id(voice.arcs)
        self.headings, self.combinations, self.standards = dict(voice.headings), _by_id(voice.combinations), _by_id(voice.standards)
        self.stops = dict(shared.stops)
        self.safety, self.places = voice.safety, dict(shared.places)

    def add(self, file: VoiceFile, source: Source) -> None:
        """Lay one file over what there is."""
        build = Builder(source, "voice")
        self._note_places("tones", [t.id for t in file.tones], source)
        self._note_places("relationships", [r.id for r in file.relationships], source)
        self._note_places("arcs", [a.id for a in file.arcs], source)
        self._note_places("steps", [s.id for s in file.steps], source)
        self._note_places("say", [s.id for s in file.say], source)
        for t in file.tones:
            self.tones[t.id] = Tone(t.id, t.name, curl(t.when_it_fits), curl(t.delivery), t.falls_back_to)
        for r in file.relationships:
            self.relationships[r.id] = Relationship(r.id, r.name, curl(r.stance), r.suggests, curl(r.because), _false(r.words))
        for m in file.media:
            self.media[m.id] = Medium(m.id, m.name, m.written == "yes", curl(m.coach), _false(m.words))
        for s in file.speakers:
            self.speakers[s.id] = Speaker(s.id, s.name, {k: curl(v) for k, v in s.values.items()}, _false(s.words))
        for a in file.arcs:
            headings = {k.replace("_", "-"): curl(v) for k, v in a.headings.items()}
            self.arcs[a.id] = Arc(a.id, a.use_when, tuple(a.moves), headings, a.asserts == "yes")
        self.headings.update({k.replace("_", "-"): curl(v) for k, v in file.headings.items()})
        for i, c in enumerate(file.combinations):
            place = source.place(("combinations", i))
            self.combinations[c.id] = Combination(c.id, condition(c.when), c.effect, curl(c.says), dict(c.to), place)
        for i, stop in enumerate(file.stops):
            self.stops[stop.id or stop.sign] = build.caution(stop, ("stops", i))
        for d in file.standards:
            self.standards[d.id] = Standard(d.id, d.code, d.edition, d.section, d.paraphrase, d.verified == "yes", d.evidence)
        if file.steps:
            self.safety = Safety(curl(file.title), curl(file.lead), _steps(file.steps, build, "steps"), _steps(file.say, build, "say"),
                                 tuple(map(curl, file.do_not)), curl(file.later))

    def _note_places(self, kind: str, names: list[str], source: Source) -> None:
        self.places.update({f"{kind}.{name}": source.place((kind, index)) for index, name in enumerate(names)})

    def voice(self) -> Voice:
        """Return the voice."""
        return Voice(
            _all(self.tones), _all(self.relationships), _all(self.media), _all(self.speakers), _all(self.arcs), dict(self.headings),
            _all(self.combinations), _all(self.stops), self.safety, _all(self.standards),
        )


def _by_id(items: tuple[N, ...]) -> dict[str, N]:
    return {item.id: item for item in items}


def _all(items: dict[str, T]) -> tuple[T, ...]:
    return tuple(items.values())


def _false(entries: Iterable[FalseWordsEntry]) -> tuple[FalseWords, ...]:
    return tuple(FalseWords(tuple(e.words), curl(e.because)) for e in entries)


def _steps(entries: Iterable[SafetyStepEntry], build: Builder, key: str) -> tuple[SafetyStep, ...]:
    return tuple(
        SafetyStep(e.id, curl(e.title), build.wording(e.say, (key, i, "say")), build.wording(e.do, (key, i, "do")),
                   build.wording(e.then, (key, i, "then")))
        for i, e in enumerate(entries)
    )
