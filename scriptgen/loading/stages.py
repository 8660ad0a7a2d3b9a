"""The layers of a situation one file after another, with what stood before and after each: what `explain` and overrides are judged by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Union

from scriptgen.frozen import frozen
from scriptgen.loading.assembling import Assembly
from scriptgen.loading.authored import SituationFile
from scriptgen.loading.authored_voice import VoiceFile
from scriptgen.loading.building import kebab
from scriptgen.loading.full import read_file
from scriptgen.loading.library import Pack
from scriptgen.loading.merging import ELSE
from scriptgen.loading.yaml_text import Path_, Plain, Source
from scriptgen.problems import Code, InvalidInput, Level, Place, Problem
from scriptgen.situation import ANY_TONE, Fact, Line, Move, Reaction, Variant, key_of, unfilled

Item = Union[Line, Reaction]
REACTIONS = "reactions"


@frozen
class State:
    """Hold the moves, reactions and facts of a situation after some of its files."""

    moves: dict[str, Move]
    reactions: dict[str, Reaction]
    facts: dict[str, Fact]

    def item(self, group: str, name: str) -> Item | None:
        """Return a line of a move, or a reaction where the group is `reactions`."""
        if group == REACTIONS:
            return self.reactions.get(name)
        move = self.moves.get(group)
        return next((line for line in move.lines if line.id == name), None) if move else None


@frozen
class Entry:
    """Hold what one file says of a variant: where it stands, the place of each tone, and the key of the words it was written against."""

    group: str
    name: str
    variant: str
    place: Place
    tones: dict[str, Place]
    was: str


@frozen
class Stage:
    """Hold one file of one layer, and the situation before and after it was laid over."""

    layer: str
    voice: bool
    source: Source
    before: State
    after: State


def variant_key(variant: Variant) -> str:
    """Return the key that an override notes as `was`: that of the text, or of all tones together, first 12 hex digits of the sha256."""
    if len(variant.say) == 1:
        return key_of(next(iter(variant.say.values())))
    whole = "\n".join(f"{tone}: {unfilled(variant.say[tone])}" for tone in sorted(variant.say))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def is_key_of(was: str, variant: Variant) -> bool:
    """Return whether an override was written against these words; the key of one of the tones will do.

    Where it notes a key for each tone, only those tones have to be the same.
    """
    if ":" in was:
        each = [pair.partition(":") for pair in was.split()]
        return all(tone in variant.say and key_of(variant.say[tone]) == key for tone, _, key in each)
    return was in (variant_key(variant), *map(key_of, variant.say.values()))


def stages(name: str, packs: tuple[Pack, ...]) -> tuple[Stage, ...]:
    """Return a stage for each file that a situation is made of, in order; with no name, for the voice alone.

    Raises InvalidInput where a file has no usable shape.
    """
    own = [p.situation_file(name) if name else None for p in packs]
    assembly = Assembly(name or "voice", "")
    found: list[Stage] = []
    problems: list[Problem] = []
    for pack, situation in zip(packs, own, strict=True):
        for path in (*pack.voice_files(), *([situation] if situation else [])):
            before = _state(assembly)
            source = _lay(assembly, path, pack, path is situation)
            problems += [p for p in source.problems if p.level is Level.ERROR]
            found.append(Stage(pack.name, path is not situation, source, before, _state(assembly)))
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def _lay(assembly: Assembly, path: Path, pack: Pack, is_situation: bool) -> Source:
    if is_situation:
        situation, source = read_file(path, SituationFile, pack.label(path))
        if situation:
            assembly.add_situation(situation, source)
    else:
        voice, source = read_file(path, VoiceFile, pack.label(path))
        if voice:
            assembly.add_voice(voice, source)
    return source


def _state(assembly: Assembly) -> State:
    reactions = {**assembly.shared, **{r.id: r for r in assembly.own}}
    return State(dict(assembly.moves), reactions, dict(assembly.facts))


def entries(source: Source) -> Iterator[Entry]:
    """Yield each variant that a file writes, its lines first and then its reactions."""
    data = source.data if isinstance(source.data, dict) else {}
    moves = data.get("moves")
    for move, body in (moves.items() if isinstance(moves, dict) else ()):
        lines = body.get("lines") if isinstance(body, dict) else None
        yield from _listed(lines, ("moves", move, "lines"), kebab(move), source)
    reactions = data.get(REACTIONS)
    if isinstance(reactions, dict):
        yield from _listed(reactions.get("add"), (REACTIONS, "add"), REACTIONS, source)
    else:
        yield from _listed(reactions, (REACTIONS,), REACTIONS, source)


def _listed(items: Plain | None, path: Path_, group: str, source: Source) -> Iterator[Entry]:
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if not isinstance(item, dict):
            continue
        name, here = str(item.get("id", "")), (*path, index)
        if item.get("say"):
            yield Entry(group, name, ELSE, source.place((*here, "say")), _tones(item["say"], (*here, "say"), source), "")
        variants = item.get("variants")
        for number, variant in enumerate(variants if isinstance(variants, list) else ()):
            if isinstance(variant, dict):
                at = (*here, "variants", number)
                tones = _tones(variant.get("say", ""), (*at, "say"), source)
                yield Entry(group, name, str(variant.get("id", "")), source.place(at), tones, _was(variant.get("was", "")))


def _was(was: Plain) -> str:
    """Return what an override notes as one text: a key, or `tone:key` for each tone."""
    return " ".join(f"{tone if tone != 'all' else ANY_TONE}:{key}" for tone, key in was.items()) if isinstance(was, dict) else str(was)


def _tones(say: Plain, path: Path_, source: Source) -> dict[str, Place]:
    if isinstance(say, dict):
        return {tone: source.place((*path, tone)) for tone in say}
    return {ANY_TONE: source.place(path)} if say else {}


def base_of(entry: Entry, stage: Stage) -> Variant | None:
    """Return the variant that an entry was laid over, or None where there was none of that id."""
    item = stage.before.item(entry.group, entry.name)
    return next((v for v in item.variants if v.id == entry.variant), None) if item else None


def override_problems(names: tuple[str, ...], packs: tuple[Pack, ...]) -> list[Problem]:
    """Return a warning for each override whose `was` no longer fits the words it was laid over; `explain` shows both."""
    found: list[Problem] = []
    if any(_notes(f) for p in packs[1:] for f in p.voice_files()):
        found += _changed("", packs)
    for name in names:
        if any((file := p.situation_file(name)) and _notes(file) for p in packs[1:]):
            found += _changed(name, packs)
    return found


def _notes(file: Path) -> bool:
    """Return whether a file notes what its overrides were written against: most do not, and need not be read again."""
    return b"was:" in file.read_bytes()


def _changed(name: str, packs: tuple[Pack, ...]) -> Iterator[Problem]:
    try:
        found = stages(name, packs)
    except InvalidInput:
        return  # what is wrong with the files is told without us
    for stage in found:
        if name and stage.voice:
            continue  # the voice has been looked at once for all
        for entry in entries(stage.source):
            base = base_of(entry, stage)
            if not entry.was or (base and is_key_of(entry.was, base)):
                continue
            place = Place(entry.place.file, entry.place.line, entry.place.column, f"{entry.group}/{entry.name}#{entry.variant}")
            if base is None:
                says, mend = "the words that this override notes as `was` are no longer there.", "delete `was`, or the override."
            else:
                says = "the words under this override have changed since it was written."
                shown = f"scriptgen explain {name or 'SITUATION'}/{entry.group}/{entry.name} shows both"
                mend = f"{shown}; then write was: {variant_key(base)}."
            yield Problem(place, Code.WORDING, says, mend, Level.WARNING)
