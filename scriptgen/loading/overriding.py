"""Changes of wording to the text of a pack's files: each as an override at its address, by splice, with the key of what it is laid over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scriptgen.frozen import frozen
from scriptgen.loading.building import kebab
from scriptgen.loading.library import Pack
from scriptgen.loading.merging import ELSE
from scriptgen.loading.splice import CannotSplice, Item, Steps, spliced
from scriptgen.loading.yaml_text import read_source
from scriptgen.situation import ANY_TONE
from scriptgen.wording import SHARED, WordChange

_NEW_FILE = "# Only what differs from the layer below; everything else comes from there.\n"


@frozen
class FileChange:
    """Hold what a file says now and what it is to say; `old` is nothing where there is no file yet."""

    path: Path
    old: str | None
    new: str
    numbers: tuple[int, ...]


@frozen
class Unwritable:
    """Say why the change of a row cannot be written into the pack."""

    number: int
    says: str


@frozen
class _Spot:
    """Hold an address taken apart: the steps to the entry of its line or reply, and what it names in it."""

    steps: Steps
    variant: str
    tone: str


def overrides(
    pack: Pack, changes: Iterable[WordChange], below: Mapping[str, str], groups: Mapping[str, str],
) -> tuple[tuple[FileChange, ...], tuple[Unwritable, ...]]:
    """Return what each file of a pack has to say so that the changes hold, and the changes that cannot be written.

    `below` are the keys of the wordings of the layers below, by place; `groups` the folder of each situation. Nothing is written.
    """
    files: dict[Path, tuple[str | None, str, list[int]]] = {}
    wrong: list[Unwritable] = []
    for change in changes:
        path = _file(pack, change, groups)
        old, text, numbers = files.get(path) or (*_read(path), [])
        try:
            text = spliced(text, _edits(text, change, below))
        except CannotSplice as fault:
            wrong.append(Unwritable(change.number, str(fault)))
        files[path] = (old, text, [*numbers, change.number])
    return tuple(FileChange(p, old, new, tuple(n)) for p, (old, new, n) in files.items()), tuple(wrong)


def _read(path: Path) -> tuple[str | None, str]:
    if not path.exists():
        return None, _NEW_FILE
    with path.open(encoding="utf-8", newline="") as file:  # line ends are not ours to change
        text = file.read()
    return text, text


def _file(pack: Pack, change: WordChange, groups: Mapping[str, str]) -> Path:
    home = change.row.home
    if home != SHARED:
        return pack.situation_file(home) or pack.root / "situations" / groups.get(home, "own") / f"{home}.yaml"
    folder = pack.root / "situations" / "_voice"
    for path in sorted(folder.glob("*.yaml")):
        data = read_source(path).data
        if _entry(data, _spot(change, data).steps) is not None:
            return path
    return folder / ("reactions.yaml" if "/reactions/" in change.row.address else "moves.yaml")


def _spot(change: WordChange, data: Any) -> _Spot:
    """Return where an address stands in a file; a move's key is as the file writes it."""
    place, _, tone = change.row.address.rpartition("@")
    line, _, variant = place.partition("#")
    _, move, name = line.split("/")
    if move == "reactions":
        holder: Steps = ("reactions",) if change.row.home == SHARED else ("reactions", "add")
        return _Spot((*holder, Item(name)), variant, tone)
    moves = data.get("moves") if isinstance(data, dict) else None
    key = next((k for k in (moves if isinstance(moves, dict) else ()) if kebab(k) == move), move.replace("-", "_"))
    return _Spot(("moves", key, "lines", Item(name)), variant, tone)


def _entry(data: Any, steps: Steps) -> Any:
    """Return what stands at a path of a file's data, or nothing."""
    for step in steps:
        if isinstance(step, Item):
            data = next((x for x in data if isinstance(x, dict) and x.get("id") == step.id), None) if isinstance(data, list) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
        if data is None:
            return None
    return data


def _edits(text: str, change: WordChange, below: Mapping[str, str]) -> list[tuple[Steps, str]]:
    from scriptgen.loading.yaml_text import Source, parse_source

    source = Source("")
    parse_source(text, source)
    spot = _spot(change, source.data)
    line = _entry(source.data, spot.steps)
    variant = (*spot.steps, "variants", Item(spot.variant))
    if change.withdraw:
        return [((*(spot.steps if change.whole else variant), "withdraw"), "yes")]
    if isinstance(line, dict) and line.get("say"):
        if spot.variant != ELSE:
            raise CannotSplice("the pack's file writes this line without variants, and this is another way of saying it.")
        return [(_said(spot.steps, line["say"], spot.tone), change.text)]
    entry = _entry(source.data, variant)
    said = entry.get("say", "") if isinstance(entry, dict) else ""
    edits = [(_said(variant, said, spot.tone), change.text)]
    was = entry.get("was", {}) if isinstance(entry, dict) else {}
    key = below.get(change.row.at, "")
    new_here = not (isinstance(said, dict) and spot.tone in said) and not (isinstance(said, str) and said)
    if key and new_here and isinstance(was, dict) and (entry is None or was):
        edits.insert(0, ((*variant, "was", "all" if spot.tone == ANY_TONE else spot.tone), key))
    return edits


def _said(steps: Steps, said: Any, tone: str) -> Steps:
    if tone != ANY_TONE:
        return (*steps, "say", tone)
    if isinstance(said, dict) and said:
        raise CannotSplice("the pack's file writes this line by tones, and it has one text for all.")
    return (*steps, "say")
