"""Load from the files, with every check. Imports PyYAML and pydantic, so only `load` and `check` bring it in."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from scriptgen.loading import shared
from scriptgen.loading.assembling import Assembly
from scriptgen.loading.authored import SituationFile
from scriptgen.loading.authored_voice import PackFile, VoiceFile
from scriptgen.loading.checks import check_situation
from scriptgen.loading.checks_voice import check_voice
from scriptgen.loading.library import Pack, digest, shown
from scriptgen.loading.load import Listing
from scriptgen.loading.shapes import checked
from scriptgen.loading.shared import Shared
from scriptgen.loading.voicing import VoiceAssembly
from scriptgen.loading.wording import curl
from scriptgen.loading.yaml_text import Source, read_keys, read_source
from scriptgen.problems import Code, Place, Problem
from scriptgen.situation import Situation
from scriptgen.voice import Loaded, PackMark, Voice

Shape = TypeVar("Shape")


def read_file(path: Path, shape: type[Shape], label: str = "") -> tuple[Shape | None, Source]:
    """Return a YAML file as an authored shape, or None, and its source with every problem; `label` is its name in messages."""
    source = read_source(path, label or shown(path))
    if source.problems and not source.data:
        return None, source
    if not isinstance(source.data, dict):
        source.problems.append(Problem(Place(source.file, 1), Code.WRONG_SHAPE, "the file has to be lines of `key: value`.",
                                       "compare it with docs/writing-situations.md."))
        return None, source
    return checked(shape, source), source


def load_layers(name: str, packs: tuple[Pack, ...]) -> tuple[Loaded | None, list[Problem]]:
    """Return a situation over its layers, or None where a file has no usable shape, and every problem found."""
    own = [p.situation_file(name) for p in packs]
    group = next(f.parent.name for f in own if f)
    assembly, voices = Assembly(name, group), VoiceAssembly()
    problems: list[Problem] = []
    sources: list[Source] = []
    marks: list[PackMark] = []
    policy: dict[str, str] = {}
    usable = True
    for pack, file in zip(packs, own, strict=True):
        mark, values, found = _pack(pack, file)
        marks.append(mark)
        policy.update(values)
        problems += found
        known = shared.read(pack) if pack is packs[0] else None
        if known:
            assembly.begin_with(known)
            voices.begin_with(known)
        else:
            usable = _add_voice(pack, assembly, voices, sources) and usable
        if file:
            entry, source = read_file(file, SituationFile, pack.label(file))
            sources.append(source)
            if entry:
                assembly.add_situation(entry, source)
            usable = usable and entry is not None
    if not usable:
        return None, problems + [p for s in sources for p in s.problems]
    voice_value = voices.voice()
    situation = assembly.situation()
    problems += [p for s in sources for p in s.problems]
    problems += check_voice(voice_value, assembly, voices.places)
    problems += check_situation(situation, voice_value)
    cited, found = _cites(packs, situation)
    return Loaded(situation, voice_value, tuple(marks), policy, cited), problems + found


def _add_voice(pack: Pack, assembly: Assembly, voices: VoiceAssembly, sources: list[Source]) -> bool:
    """Add a pack's voice files and return whether all had a usable shape. The first pack's voice is kept where nothing is wrong with it."""
    first, usable, read = not sources, True, []
    for path in pack.voice_files():
        voice, source = read_file(path, VoiceFile, pack.label(path))
        read.append(source)
        if voice:
            assembly.add_voice(voice, source)
            voices.add(voice, source)
        usable = usable and voice is not None
    sources += read
    if first and usable and not any(s.problems for s in read) and not check_voice(voices.voice(), assembly, voices.places):
        shared.keep(pack, _shared(assembly, voices))
    return usable


def _shared(assembly: Assembly, voices: VoiceAssembly) -> Shared:
    return Shared(
        dict(assembly.moves), dict(assembly.facts), dict(assembly.shared), assembly.shared_swaps, voices.voice(),
        dict(voices.stops), dict(voices.places),
    )


def shared_voice(pack: Pack) -> Shared:
    """Return what the voice of a pack lends to each situation, read from its files."""
    assembly, voices = Assembly("voice", ""), VoiceAssembly()
    _add_voice(pack, assembly, voices, [])
    return _shared(assembly, voices)


def _cites(packs: tuple[Pack, ...], situation: Situation) -> tuple[tuple[str, ...], list[Problem]]:
    """Return what a situation's scripts cite of the policy of the last pack that has one."""
    file = next((path for pack in reversed(packs) if (path := pack.policy_file) is not None), None)
    if file is None:
        return (), []
    from scriptgen.loading.citing import cites  # only here: most libraries have no policy, and its shapes take time to build

    return cites(file, situation)


def _pack(pack: Pack, own: Path | None) -> tuple[PackMark, dict[str, str], list[Problem]]:
    entry, source = read_file(pack.file, PackFile, pack.label(pack.file))
    files = [f for f in (pack.file, *pack.voice_files(), own, pack.policy_file) if f and f.exists()]
    mark = digest(files)[:16]
    if entry is None:
        return PackMark(pack.name, "0", mark), {}, list(source.problems)
    values = {k: v.value for k, v in entry.policy_facts.items()}
    return PackMark(entry.name, entry.version, mark, curl(entry.title), curl(entry.owner), entry.review), values, list(source.problems)


def load_voice(packs: tuple[Pack, ...]) -> tuple[Voice | None, list[Problem]]:
    """Return the voice of the layers alone, and every problem in its files."""
    voices = VoiceAssembly()
    assembly = Assembly("voice", "")
    problems: list[Problem] = []
    for pack in packs:
        for path in pack.voice_files():
            entry, source = read_file(path, VoiceFile, pack.label(path))
            if entry:
                voices.add(entry, source)
                assembly.add_voice(entry, source)
            problems += source.problems
    if problems:
        return None, problems
    return voices.voice(), check_voice(voices.voice(), assembly, voices.places)


def list_files(packs: tuple[Pack, ...]) -> tuple[tuple[Listing, ...], list[Problem]]:
    """Return one listing for every situation of the layers, and the problems of files that cannot be read."""
    found: dict[str, Listing] = {}
    problems: list[Problem] = []
    for pack in packs:
        for path in pack.situation_files():
            source = read_keys(path, ("title", "summary", "also"), pack.label(path))
            problems += source.problems
            data = source.data if isinstance(source.data, dict) else {}
            old = found.get(path.stem, Listing(path.stem, path.parent.name, path.stem, "", ()))
            also = data.get("also")
            found[path.stem] = Listing(
                path.stem, old.group, curl(str(data.get("title") or old.title)), curl(str(data.get("summary") or old.summary)),
                tuple(map(str, also)) if isinstance(also, list) else old.also,
            )
    return tuple(sorted(found.values(), key=lambda x: (x.group, x.id))), problems

