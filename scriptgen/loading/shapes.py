"""Plain values against the authored shapes. The only use of pydantic; imported only when a file has to be checked."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, Union, cast

from pydantic import TypeAdapter, ValidationError

from scriptgen.loading.authored import BriefFile, SituationFile
from scriptgen.loading.authored_voice import PackFile, VoiceFile
from scriptgen.loading.yaml_text import Path_, Source
from scriptgen.problems import Code, Problem

Shape = TypeVar("Shape")
SHAPES: dict[str, Any] = {"situation": SituationFile, "brief": BriefFile, "voice": VoiceFile, "pack": PackFile}
_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


@dataclass
class _AnyFile:
    """Hold a situation or a pack file: under one adapter they share their parts. Voice files are seldom read, and are built apart."""

    situation: Union[SituationFile, None] = None
    pack: Union[PackFile, None] = None


_SAYS = {
    "missing": "is missing.",
    "string_type": "has to be text.",
    "list_type": "has to be a list (lines that start with `- `).",
    "dict_type": "has to be a mapping (lines of `key: value`).",
    "dataclass_type": "has to be a mapping (lines of `key: value`).",
}


def adapter(shape: Any) -> TypeAdapter[Any]:
    """Return pydantic's adapter for an authored shape, made once."""
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of `situation`, `brief`, `voice` or `pack`, for editors."""
    schema = adapter(SHAPES[kind]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def checked(shape: type[Shape], source: Source) -> Shape | None:
    """Return the source as that shape, or None after noting each fault once, with its place. No message holds a value."""
    kind = next(name for name, known in SHAPES.items() if known is shape)
    if shape is VoiceFile:
        return checked_alone(shape, source)
    try:
        return cast(Shape, getattr(adapter(_AnyFile).validate_python({kind: source.data or {}}), kind))
    except ValidationError as fault:
        _note(fault, source, 1)
        return None


def checked_alone(shape: type[Shape], source: Source) -> Shape | None:
    """Return the source as a shape that shares nothing with the others, or None after noting each fault once, with its place."""
    try:
        return cast(Shape, adapter(shape).validate_python(source.data or {}))
    except ValidationError as fault:
        _note(fault, source, 0)
        return None


def _note(fault: ValidationError, source: Source, skip: int) -> None:
    seen: set[Path_] = set()
    for error in fault.errors(include_input=False, include_url=False, include_context=True):
        path = _real_path(error["loc"][skip:], source)
        if path not in seen:
            seen.add(path)
            source.problems.append(_problem(error, path, source))


def _real_path(loc: Iterable[str | int], source: Source) -> Path_:
    """Leave out what pydantic adds to a path (names of union members, `[key]`)."""
    path: Path_ = ()
    rest = list(loc)
    for index, part in enumerate(rest):
        longer = (*path, part)
        if longer in source.places or index == len(rest) - 1:
            if isinstance(part, str) and (part == "[key]" or "[" in part or part.endswith("Entry") or part == "str"):
                continue
            path = longer
    return path


def _problem(error: Any, path: Path_, source: Source) -> Problem:
    kind, place = error["type"], source.place(path)
    context = error.get("ctx", {})
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return Problem(place, Code.WRONG_SHAPE, "is not a key here.", _near(path, source))
    if kind == "literal_error":
        return Problem(place, Code.WRONG_SHAPE, "is not one of the words this key takes.", f"write {context.get('expected')}.")
    says = _SAYS.get(kind, "has the wrong shape.")
    mend = "add it." if kind == "missing" else "compare it with docs/writing-situations.md."
    return Problem(place, Code.WRONG_SHAPE, says, mend)


def _near(path: Path_, source: Source) -> str:
    names = {n for shape in SHAPES.values() for n in _names(shape)}
    close = difflib.get_close_matches(str(path[-1]), sorted(names), 1)
    return f"did you mean {close[0]}?" if close else "delete it, or see docs/writing-situations.md for the keys."


def _names(shape: Any, seen: set[Any] | None = None) -> set[str]:
    definitions = adapter(shape).json_schema()
    found = set(definitions.get("properties", {}))
    for part in definitions.get("$defs", {}).values():
        found |= set(part.get("properties", {}))
    return found
