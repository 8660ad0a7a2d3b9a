"""The compiled index: models as JSON, keyed by the hash of the files and of the code that reads them. Safe to delete.

It holds situations and the voice only, never a brief. A miss or a broken file means a full load; a folder that cannot be
written, only time.
"""

from __future__ import annotations

import json
import os
import sys
import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from scriptgen.loading.library import HERE, digest
from scriptgen.situation import Hole

SHIPPED = HERE / "_index"


@cache
def code_key() -> str:
    """Return the hash of the code that turns files into models."""
    return digest([HERE / "situation.py", HERE / "voice.py", *sorted((HERE / "loading").glob("*.py"))])[:16]


def cache_folder() -> Path:
    """Return the user's cache folder for indexes."""
    given = os.environ.get("SCRIPTGEN_CACHE")
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "scriptgen" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "scriptgen"


def read(name: str, key: str, kind: Hashable) -> Any | None:
    """Return the model stored under a name if its key still fits, from the wheel or the user's cache; else None."""
    for path in (SHIPPED / f"{name}.json", cache_folder() / f"{name}-{key[:16]}.json"):
        try:
            text = path.read_text("utf-8")
            if text.startswith('{"key": "' + key + '"'):
                return _decoder(kind)(json.loads(text)["model"])
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            continue
    return None


def write(name: str, key: str, model: Any, folder: Path | None = None) -> None:
    """Store a model under a name; without a folder, in the user's cache, and silently not at all where that cannot be written."""
    text = json.dumps({"key": key, "model": encode(model)}, ensure_ascii=False, separators=(", ", ": "))
    target = folder / f"{name}.json" if folder else cache_folder() / f"{name}-{key[:16]}.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f".{target.name}.{os.getpid()}")
        half.write_text(text, "utf-8")
        half.replace(target)
    except OSError:
        if folder:
            raise


def encode(value: Any) -> Any:
    """Return a model as JSON values: dataclasses as lists of their fields, in order."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (tuple, list)):
        return [encode(v) for v in value]
    if isinstance(value, dict):
        return {k: encode(v) for k, v in value.items()}
    kind: Any = type(value)
    return [encode(getattr(value, name)) for name in _names(kind)]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """Return the function that turns JSON values back into a type, made once per type."""
    origin = get_origin(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        decoders = [_decoder(hints[f.name]) for f in fields(kind)]
        make: Any = kind
        return lambda values: make(*[decode(v) for decode, v in zip(decoders, values, strict=True)])
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        inner = _decoder(get_args(kind)[0])
        return lambda values: tuple([inner(v) for v in values])
    if origin is dict:
        value_type = _decoder(get_args(kind)[1])
        return lambda values: {k: value_type(v) for k, v in values.items()}
    return lambda value: value


def _union(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    if Hole in members:
        return lambda value: value if isinstance(value, str) else Hole(*value)
    inner = _decoder(next(m for m in members if m is not type(None)))
    return lambda value: None if value is None else inner(value)
