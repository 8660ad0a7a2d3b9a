"""Load a situation over its layers, from the index where it fits, else from the files with every check."""

from __future__ import annotations

from pathlib import Path

from scriptgen.frozen import frozen
from scriptgen.loading import index
from scriptgen.loading.library import Pack, base_pack, digest, is_name, layers, shown
from scriptgen.names import name_only, unknown
from scriptgen.problems import Code, InvalidInput, Level, Place, Problem
from scriptgen.voice import Loaded


@frozen
class Listing:
    """One line of the list of situations."""

    id: str
    group: str
    title: str
    summary: str
    also: tuple[str, ...]


def situation_names(packs: tuple[Pack, ...]) -> tuple[str, ...]:
    """Return the ids of all situations of the layers."""
    return tuple(sorted({f.stem for p in packs for f in p.situation_files()}))


def load(name: str, pack: str = "", near: Path | None = None) -> Loaded:
    """Return a situation merged over its layers, with the voice.

    Raises InvalidInput with every error in the files it is made from, or where no such situation exists.
    """
    packs = layers(pack, near)
    files = [p.situation_file(name) for p in packs] if is_name(name) else []
    if not any(files):
        raise InvalidInput([unknown(name_only(name), situation_names(packs), Place(""), "situation")])
    paths = [
        f for p, own in zip(packs, files, strict=True)
        for f in (p.file, *p.voice_files(), own, p.policy_file) if f and f.exists()
    ]
    key = digest(paths) + index.code_key()
    stored = index.read(name, key, Loaded)
    if isinstance(stored, Loaded):
        return stored
    return _load_in_full(name, packs, key)


def _load_in_full(name: str, packs: tuple[Pack, ...], key: str) -> Loaded:
    # Imported here because it brings PyYAML and pydantic, 120 ms that a run from the index does not pay.
    from scriptgen.loading.full import load_layers

    loaded, problems = load_layers(name, packs)
    errors = [p for p in problems if p.level is Level.ERROR]
    if errors or loaded is None:
        raise InvalidInput(errors)
    index.write(name, key, loaded)
    return loaded


def listing(pack: str = "", near: Path | None = None) -> tuple[Listing, ...]:
    """Return id, group, title and summary of every situation, in order of group and id.

    Raises InvalidInput where a file cannot be read at all.
    """
    packs = layers(pack, near)
    files = [f for p in packs for f in p.situation_files()]
    key = digest(files) + index.code_key()
    stored = index.read("list", key, tuple[Listing, ...])
    if stored is not None:
        return tuple(stored)
    from scriptgen.loading.full import list_files

    listed, problems = list_files(packs)
    if problems:
        raise InvalidInput(problems)
    index.write("list", key, listed)
    return listed


def build_index(folder: Path) -> None:
    """Write the index of the shipped library into a folder, for the wheel. Raises InvalidInput where a file is faulty."""
    from scriptgen.loading.full import shared_voice
    from scriptgen.loading.shared import keep

    packs = (base_pack(),)
    keep(packs[0], shared_voice(packs[0]), folder)
    for name in situation_names(packs):
        pack = packs[0]
        own = pack.situation_file(name)
        key = digest([pack.file, *pack.voice_files(), *([own] if own else [])]) + index.code_key()
        index.write(name, key, _load_in_full(name, packs, key), folder)
    index.write("list", digest(list(packs[0].situation_files())) + index.code_key(), listing(), folder)


def no_such_file(path: Path) -> InvalidInput:
    """Return the error of a file that is not there."""
    mend = "check the name; `scriptgen list` shows the situations."
    return InvalidInput([Problem(Place(shown(path)), Code.FILE, "there is no such file.", mend)])
