"""Plan files: read one, with the place of every name in it. Whether the names exist is seen when the packs are loaded."""

from __future__ import annotations

import datetime
from dataclasses import fields
from pathlib import Path

from scriptgen.kinds import BUNDLES, FROM_A_BRIEF, expanded
from scriptgen.loading.authored_plan import Names, PlanFile
from scriptgen.loading.shapes import checked_alone
from scriptgen.loading.yaml_text import Plain, Source, key_path, read_source
from scriptgen.names import name_only, unknown
from scriptgen.plan import ALL, ALSO_CALLED, DIMENSIONS, Plan
from scriptgen.problems import Code, InvalidInput, Place, Problem

KEYS = tuple(f.name for f in fields(PlanFile))
_PAGE = "see docs/building.md."


def read_plan(path: str) -> Plan:
    """Return the plan in a file. Raises InvalidInput with every fault of its text, its shape and its documents."""
    source = read_source(Path(path), path)
    problems, data = list(source.problems), source.data
    if not isinstance(data, dict) or not data:
        if not problems:
            says = "a plan is lines of `key: value`." if data else "the plan is empty."
            problems.append(Problem(Place(source.file, 1), Code.WRONG_SHAPE, says, _PAGE))
        raise InvalidInput(problems)
    problems += _unknown_keys(data, source)
    source.problems = []
    source.data = _known(data)
    entry = checked_alone(PlanFile, source)
    problems += [Problem(p.place, p.code, p.says, p.try_this if p.try_this.startswith("write ") else _PAGE) for p in source.problems]
    if entry is None:
        raise InvalidInput(problems)
    problems += _faults(entry, source)
    if problems:
        raise InvalidInput(problems)
    near = Path(path).parent
    return Plan(
        file=path, wanted={d: _wanted(d, getattr(entry, d)) for d in DIMENSIONS},
        excluded=tuple({d: _wanted(d, names) for d in DIMENSIONS if (names := getattr(e, d))} for e in entry.exclude),
        date=entry.date.strip(), paper=entry.paper, house=str(near / entry.house_style) if entry.house_style else "",
        places={key_path(p): source.place(p) for p in source.places if p},
    )


def _known(data: dict[str, Plain]) -> Plain:
    """Return the data without the keys that are not there, each of them told apart, and without keys left empty."""
    kept = {key: value for key, value in data.items() if key in KEYS and value != ""}
    exclude = kept.get("exclude")
    if isinstance(exclude, list):
        kept["exclude"] = [{k: v for k, v in e.items() if k in DIMENSIONS} if isinstance(e, dict) else e for e in exclude]
    return kept


def _unknown_keys(data: dict[str, Plain], source: Source) -> list[Problem]:
    found = [unknown(name_only(key), KEYS, source.place((key,)), "key") for key in data if key not in KEYS]
    exclude = data.get("exclude")
    for number, entry in enumerate(exclude if isinstance(exclude, list) else ()):
        for key in entry if isinstance(entry, dict) else ():
            if key not in DIMENSIONS:
                found.append(unknown(name_only(key), DIMENSIONS, source.place(("exclude", number, key)), "key"))
    return found


def _faults(entry: PlanFile, source: Source) -> list[Problem]:
    """Return what is wrong with a plan of the right shape, apart from names that only the packs know."""
    found: list[Problem] = []
    if entry.date.strip():
        try:
            datetime.date.fromisoformat(entry.date.strip())
        except ValueError:
            found.append(Problem(source.place(("date",)), Code.BAD_ANSWER, "is not a date.", "write it as 2027-06-04."))
    for dimension in DIMENSIONS:
        found += _list_faults(getattr(entry, dimension), (dimension,), source, empty="names nothing, so nothing would be made.")
    for number, exclusion in enumerate(entry.exclude):
        given = [d for d in DIMENSIONS if getattr(exclusion, d)]
        if not given or all(ALL in _listed(getattr(exclusion, d)) for d in given):
            place = source.place(("exclude", number))
            found.append(Problem(place, Code.WRONG_SHAPE, "leaves out everything.", "name what is left out, such as {media: [letter]}."))
        for dimension in given:
            found += _list_faults(getattr(exclusion, dimension), ("exclude", number, dimension), source, empty="")
    return found


def _list_faults(names: Names, path: tuple[str | int, ...], source: Source, empty: str) -> list[Problem]:
    """Return what is wrong with one list: it is empty, a name stands twice, `all` stands beside others, a document does not exist."""
    listed, found = _listed(names), []
    if not listed and empty:
        found.append(Problem(source.place(path), Code.WRONG_SHAPE, empty, "write a list, or all."))
    documents = (*FROM_A_BRIEF, *BUNDLES, *ALSO_CALLED)
    for index, name in enumerate(listed):
        place = source.place((*path, index)) if isinstance(names, list) else source.place(path)
        if name in listed[:index]:
            found.append(Problem(place, Code.DOUBLE, "this name stands twice.", "delete one of them."))
        if name == ALL and path[-1] == "packs":
            mend = "write the folders that hold pack.yaml, or base."
            found.append(Problem(place, Code.UNKNOWN_NAME, "packs are named one by one.", mend))
        elif name == ALL and len(listed) > 1:
            found.append(Problem(place, Code.WRONG_SHAPE, "all stands beside other names.", "write all alone, or the names alone."))
        if path[-1] == "documents" and name not in documents:
            found.append(unknown(name_only(name), documents, place, "document"))
    return found


def _listed(names: Names) -> tuple[str, ...]:
    return tuple(text for one in ([names] if isinstance(names, str) else names) if (text := one.strip()))


def _wanted(dimension: str, names: Names) -> tuple[str, ...]:
    """Return the names of one dimension; bundles of documents are opened up, and other names for one become its own."""
    listed = _listed(names)
    if dimension != "documents" or listed == (ALL,):
        return listed
    return expanded(tuple(ALSO_CALLED.get(name, name) for name in listed))
