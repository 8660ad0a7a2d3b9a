"""The decorator of every value: a frozen, slotted dataclass that compares, hashes and shows itself with shared functions.

`dataclass` writes and compiles these three anew for each class, which costs two thirds of what a class costs, and there are a hundred
to make before the first word of a script. A keyword-only field is a remark: it is neither compared nor shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
A = TypeVar("A")
_MOST = 64  # values whose result is kept


@dataclass_transform(frozen_default=True, eq_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted dataclass."""
    shared: Any = cls
    shared.__eq__, shared.__hash__, shared.__repr__ = _equal, _hash, _shown
    return dataclass(frozen=True, slots=True, eq=False, repr=False)(cls)


def _fields(value: Any) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in value.__match_args__])


def _equal(self: Any, other: object) -> bool:
    return _fields(self) == _fields(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_fields(self))


def _shown(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({inside})"


def once_for_each(function: Callable[[A], T]) -> Callable[[A], T]:
    """Keep what a function returns for the last values it was given, told apart by identity: to hash a situation takes too long.

    For what authors wrote; never for a brief.
    """
    kept: dict[int, tuple[A, T]] = {}

    @wraps(function)
    def wrapped(value: A) -> T:
        found = kept.get(id(value))
        if found is None:
            if len(kept) >= _MOST:
                kept.clear()
            found = kept[id(value)] = (value, function(value))  # the value too, so that its id stays its own
        return found[1]

    return wrapped
