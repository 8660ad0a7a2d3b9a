"""The names a template may use, read from the views themselves, so that a slip is found without a script."""

from __future__ import annotations

import typing
from functools import lru_cache

from markupsafe import Markup

from scriptgen.rendering.lines import AnswerView, LineView, ValueView
from scriptgen.rendering.pages import SHAPES, shape_of

_ALWAYS: dict[str, object] = {"date": str, "final": bool}
LOOP = "loop"
_LOOP_FIELDS: dict[str, object] = {"first": bool, "last": bool, "index": int, "length": int}


def names_for(kind: str) -> dict[str, object]:
    """Return the names that the template of a kind of document is given, each with its shape."""
    name, shape = shape_of(kind)
    return {name: shape, **_ALWAYS}


@lru_cache(maxsize=64)
def fields(shape: object) -> dict[str, object]:
    """Return the fields of a view, each with what it holds."""
    if shape == LOOP:
        return _LOOP_FIELDS
    if not isinstance(shape, type):
        return {}
    if hasattr(shape, "_fields"):
        return dict(typing.get_type_hints(shape))
    if shape in (LineView, AnswerView, ValueView):
        found = {}
        for name, member in vars(shape).items():
            if isinstance(member, property) and member.fget is not None:
                found[name] = typing.get_type_hints(member.fget)["return"]
        return found
    return {}


def item_of(shape: object) -> object:
    """Return what a list holds, or None for what is no list."""
    return typing.get_args(shape)[0] if typing.get_origin(shape) is list else None


def present(shape: object) -> object:
    """Return a shape without its None."""
    kinds = [kind for kind in typing.get_args(shape) if kind is not type(None)]
    return kinds[0] if kinds and typing.get_origin(shape) is not list else shape


def is_optional(shape: object) -> bool:
    """Return whether a shape may be None."""
    return type(None) in typing.get_args(shape)


def is_words(shape: object) -> bool:
    """Return whether a shape may be printed."""
    return present(shape) in (str, int, Markup, LineView, ValueView)


@lru_cache(maxsize=1)
def every_name() -> frozenset[str]:
    """Return every name that templates know, for did-you-mean."""
    found: set[str] = {*SHAPES, *_ALWAYS}
    open_shapes = list(SHAPES.values())
    done: set[object] = set()
    while open_shapes:
        shape = open_shapes.pop()
        if shape in done:
            continue
        done.add(shape)
        for name, held in fields(shape).items():
            found.add(name)
            open_shapes.append(item_of(held) or present(held))
    return frozenset(found)
