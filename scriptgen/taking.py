"""A wording workbook into a pack: what it asks for, judged, written as overrides, and proved by reading. Joins the workshops."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from scriptgen.checking_language import judge
from scriptgen.composing.wording import held_lines, texts_of, wordings_of
from scriptgen.composing.wording_answers import decided, row_problem
from scriptgen.frozen import frozen
from scriptgen.loading.full import load_layers
from scriptgen.loading.library import Pack, layers, shown
from scriptgen.loading.load import listing, load
from scriptgen.loading.overriding import FileChange, overrides
from scriptgen.loading.wording import parse_wording
from scriptgen.problems import NOWHERE, Code, InvalidInput, Level, Place, Problem
from scriptgen.situation import Line, Reaction, Situation, Variant, key_of
from scriptgen.voice import Loaded
from scriptgen.word.bookmarks import bookmark_name
from scriptgen.word.opening import file_bytes
from scriptgen.word.workbook import read_workbook
from scriptgen.wording import SHARED, WordChange, Workbook, mark_of, whole_address

_MOST_JUDGED = 3  # situations over which a shared line is judged: each composes hundreds of talks


@frozen
class Taking:
    """Hold what taking a workbook would do: the changes, the files, what its owner should know, and warnings by row."""

    changes: tuple[WordChange, ...]
    files: tuple[FileChange, ...]
    remarks: tuple[str, ...]
    warnings: tuple[Problem, ...]
    kept: int


def take(file: str, pack: str) -> Taking:
    """Return what a workbook would change in a pack, proved over a copy; nothing is written.

    Raises InvalidInput with every fault of the workbook by row, or where the pack itself does not load.
    """
    packs = layers(pack)
    _writable(packs, pack)
    workbook = read_workbook(file_bytes(Path(file)), Place(file))
    names = {entry.id: entry.group for entry in listing(pack)}
    loaded = {name: load(name, pack) for name in names}
    homes: dict[str, str] = {}
    for name, one in loaded.items():
        for at, _ in texts_of(one.situation):
            homes.setdefault(at, name)
    bookmarks = {bookmark_name("wording", at, 0): at for at in homes}
    page = wordings_of(tuple(loaded[name] for name in _in_it(workbook, packs[-1], loaded, homes, bookmarks)))
    asked = decided(page.rows(), workbook, page.name, bookmarks)
    below = _Below(packs, asked.changes, loaded)
    problems = [*asked.problems, *(p for change in asked.changes for p in _faults(change, below))]
    _stop(problems)
    files, wrong = overrides(packs[-1], asked.changes, below.keys, names)
    _stop([row_problem(one.number, one.says) for one in wrong])
    warnings = _proved(packs, files, asked.changes, loaded) if files else []
    _stop([p for p in warnings if p.level is Level.ERROR])
    return Taking(asked.changes, files, asked.remarks, tuple(warnings), asked.kept)


def _in_it(
    workbook: Workbook, pack: Pack, loaded: Mapping[str, Loaded], homes: Mapping[str, str], bookmarks: Mapping[str, str],
) -> list[str]:
    """Return the situations that a workbook was made of, as its rows and its record say; the first of all where they say nothing."""
    name = next(iter(loaded.values())).layers[-1].name or pack.name
    marks = {mark_of(name, at, "").row: at for at in homes}
    places = {marks.get(row.mark.row, "") if row.mark else bookmarks.get(row.bookmark, "") for row in workbook.rows}
    places |= {bookmarks.get(bookmark, "") for bookmark in workbook.recorded}
    found = {homes[at] for at in places if at in homes}
    return [one for one in loaded if one in found] or [next(iter(loaded))]


def _writable(packs: tuple[Pack, ...], pack: str) -> None:
    if len(packs) == 1 or Path(pack).suffix == ".zip":
        says = "is the shipped library, which stays as it is." if len(packs) == 1 else "is a zip file, which stays as it is."
        raise InvalidInput([Problem(Place(pack), Code.FILE, says, "give the folder of your own pack.")])


def _stop(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise InvalidInput(found)


class _Below:
    """Know the layers below: the key of each wording, and which lines are held."""

    def __init__(self, packs: tuple[Pack, ...], changes: Iterable[WordChange], loaded: Mapping[str, Loaded]) -> None:
        self.keys: dict[str, str] = {}
        self.locked: set[str] = set()
        self.mandatory: set[str] = set()
        wanted = {change.row.home for change in changes}
        names = [name for name in loaded if name in wanted or SHARED in wanted]
        for name in names:
            if any(pack.situation_file(name) for pack in packs[:-1]):
                found, _ = load_layers(name, packs[:-1])
                if found:
                    self.keys.update({at: key_of(wording) for at, wording in texts_of(found.situation)})
                    locked, mandatory = held_lines(found.situation)
                    self.locked |= locked
                    self.mandatory |= mandatory


def _faults(change: WordChange, below: _Below) -> list[Problem]:
    """Return what speaks against a change before anything is written."""
    line = change.row.address.partition("#")[0]
    if change.withdraw and line in below.mandatory and (change.whole or line in below.locked):
        return [row_problem(change.number, "the line is one that the layer below does not let go.", "keep it.")]
    if change.withdraw:
        return []
    if line in below.locked:
        return [row_problem(change.number, "the line is locked by the layer below.", "keep it as it stands.")]
    _, problems = parse_wording(change.text, NOWHERE)
    return [row_problem(change.number, p.says, p.try_this) for p in problems]


def _proved(
    packs: tuple[Pack, ...], files: tuple[FileChange, ...], changes: tuple[WordChange, ...], loaded: Mapping[str, Loaded],
) -> list[Problem]:
    """Return what is wrong with, or to be told of, the pack as it would be; read from a copy, so that nothing is written yet."""
    homes = {change.row.home for change in changes}
    names = [name for name in loaded if name in homes or SHARED in homes]
    with tempfile.TemporaryDirectory(prefix="scriptgen-") as folder:
        copy = _copied(packs[-1], Path(folder), files)
        over = (*packs[:-1], copy)
        problems: list[Problem] = []
        for name in names:
            new, found = load_layers(name, over)
            old, told = load_layers(name, packs) if found or not new else (loaded[name], [])
            known = {(p.code, p.place.key, p.says) for p in told}
            fresh = [p for p in found if (p.code, p.place.key, p.says) not in known]
            problems += [_by_row(p, changes, copy) for p in fresh]
            if old and new and not any(p.level is Level.ERROR for p in fresh) and not _as_asked(old, new, changes):
                says = f"would change more of {name} than these rows ask for, so nothing is written."
                problems.append(Problem(Place(shown(packs[-1].root)), Code.WORDING, says, "look for the line in the pack's own files."))
        if any(p.level is Level.ERROR for p in problems):
            return problems
        return problems + _language(over, changes, loaded)


def _copied(pack: Pack, folder: Path, files: tuple[FileChange, ...]) -> Pack:
    """Return a copy of a pack's texts with the changed files in it."""
    for path in [pack.file, *([pack.policy_file] if pack.policy_file else []), *sorted((pack.root / "situations").glob("*/*.yaml"))]:
        target = folder / path.relative_to(pack.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for file in files:
        target = folder / file.path.relative_to(pack.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.new.encode("utf-8"))
    return Pack(folder, pack.name)


def _by_row(problem: Problem, changes: tuple[WordChange, ...], copy: Pack) -> Problem:
    """Return a fault of the loaded pack as the fault of the row that makes it, where one does."""
    key = problem.place.key
    for change in changes:
        address = change.row.address
        if key and (address.partition("@")[0].endswith(key.partition("@")[0]) and address.endswith(key.partition("@")[2])):
            return row_problem(change.number, problem.says, problem.try_this, level=problem.level)
    rows = " or ".join(str(change.number) for change in changes[:5])
    file = problem.place.file.replace(str(copy.root), "").lstrip("/")
    says = f"after this the pack would have a fault ({file}{': ' + key if key else ''}): {problem.says}"
    return row_problem(changes[0].number, says, problem.try_this, f"row {rows}{' or another' if len(changes) > 5 else ''}", problem.level)


def _language(packs: tuple[Pack, ...], changes: tuple[WordChange, ...], loaded: Mapping[str, Loaded]) -> list[Problem]:
    """Return what the rules of language find in the new words, one line for each row."""
    new = {(c.row.address, key_of(parse_wording(c.text, NOWHERE)[0])): c for c in changes if not c.withdraw}
    names = {c.row.home for c in new.values() if c.row.home != SHARED}
    for change in new.values():
        if change.row.home == SHARED:
            names.update([n for n, one in loaded.items() if change.row.at in dict(texts_of(one.situation))][:_MOST_JUDGED])
    says: dict[int, dict[str, Level]] = defaultdict(dict)
    mends: dict[int, str] = {}
    for finding in judge(packs, sorted(names)).findings if names else ():
        found = new.get((finding.address, finding.key))
        if found:
            says[found.number][finding.rule.says.rstrip(".")] = finding.rule.level
            mends.setdefault(found.number, finding.rule.instead)
    return [
        row_problem(number, "; ".join(told) + ".", mends[number], level=Level.ERROR if Level.ERROR in told.values() else Level.WARNING)
        for number, told in says.items()
    ]


def _as_asked(old: Loaded, new: Loaded, changes: tuple[WordChange, ...]) -> bool:
    """Return whether a situation read again is the old one but for the changes."""
    wanted = _bare(expected(old.situation, changes))
    return wanted == _bare(new.situation) and _bare(old.voice) == _bare(new.voice) and old.policy == new.policy


def expected(situation: Situation, changes: tuple[WordChange, ...]) -> Situation:
    """Return a situation as it should be after the changes."""
    by_at = {change.row.at: change for change in changes if not change.withdraw}
    gone = {change.row.variant for change in changes if change.withdraw and not change.whole}
    whole = {change.row.address.partition("#")[0] for change in changes if change.whole}

    def variants(base: str, item: Line | Reaction) -> tuple[Variant, ...]:
        kept = []
        for one in item.variants:
            home = SHARED if Path(one.place.file).parent.name == "_voice" else situation.id
            if whole_address(home, f"{base}#{one.id}") not in gone:
                say = {tone: parse_wording(found.text, NOWHERE)[0] if (found := by_at.get(
                    whole_address(home, f"{base}#{one.id}@{tone}"))) else wording for tone, wording in one.say.items()}
                kept.append(replace(one, say=say))
        return tuple(kept)

    moves = tuple(
        replace(move, lines=tuple(
            replace(line, variants=variants(f"{line.owner}/{move.id}/{line.id}", line))
            for line in move.lines if f"{line.owner}/{move.id}/{line.id}" not in whole))
        for move in situation.moves
    )
    reactions = tuple(replace(r, variants=variants(f"{r.owner}/reactions/{r.id}", r)) for r in situation.reactions
                      if f"{r.owner}/reactions/{r.id}" not in whole)
    return replace(situation, moves=moves, reactions=reactions)


def _bare(value: object) -> object:
    """Return a value without the places in it, to be compared."""
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(_bare(getattr(value, f.name)) for f in fields(value) if f.name != "place"))
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return tuple(_bare(one) for one in value)
    return value


def write(taking: Taking) -> tuple[Path, ...]:
    """Write the files of a taking, all or none, and return them. Raises CannotWrite or WouldOverwrite."""
    from scriptgen.saving import save

    done: list[FileChange] = []
    try:
        for file in taking.files:
            _unchanged(file)
            mode = file.path.stat().st_mode & 0o777 if file.old is not None else 0o644
            file.path.parent.mkdir(parents=True, exist_ok=True)
            save(file.path, file.new.encode("utf-8"), ours=lambda _: True)
            done.append(file)
            file.path.chmod(mode)
    except BaseException:
        for file in done:
            if file.old is None:
                file.path.unlink(missing_ok=True)
            else:
                file.path.write_bytes(file.old.encode("utf-8"))
        raise
    return tuple(file.path for file in taking.files)


def _unchanged(file: FileChange) -> None:
    """Raise InvalidInput where a file is no longer what it was when the changes were looked at."""
    now = file.path.read_bytes().decode("utf-8") if file.path.exists() else None
    if now != file.old:
        says = "was changed in the meantime; nothing was written."
        raise InvalidInput([Problem(Place(shown(file.path)), Code.FILE, says, "take the workbook again.")])
