"""The one rule of inheritance: same id replaces, a new id is added at the end or after an id, `withdraw` removes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from scriptgen.names import unknown
from scriptgen.problems import NOWHERE, Place, Problem
from scriptgen.situation import Line, Move, Variant

ELSE = "else"


class Named(Protocol):
    """Be anything with an id."""

    @property
    def id(self) -> str:
        """Return the id."""
        ...


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Edit(Generic[T]):
    """Hold one item of a layer and what the layer asks to be done with it."""

    item: T
    after: str = ""
    withdraw: bool = False
    place: Place = NOWHERE


def merged(
    base: tuple[T, ...], edits: Iterable[Edit[T]], over: Callable[[T, T], T], what: str, problems: list[Problem]
) -> tuple[T, ...]:
    """Return the base with a layer's edits applied; `over(old, new)` says how an item with the same id is replaced."""
    items = list(base)
    for edit in edits:
        names = [i.id for i in items]
        here = names.index(edit.item.id) if edit.item.id in names else -1
        if edit.withdraw:
            if here < 0:
                problems.append(unknown(edit.item.id, names, edit.place, what + " to withdraw"))
            else:
                del items[here]
        elif here >= 0:
            items[here] = over(items[here], edit.item)
        elif edit.after and edit.after not in names:
            problems.append(unknown(edit.after, names, edit.place, what + " to stand after"))
        else:
            at = names.index(edit.after) + 1 if edit.after else len(items)
            items.insert(at, edit.item)
    return tuple(items)


def over_variants(old: tuple[Variant, ...], new: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Return a layer's variants before the earlier ones; one with the same id replaces it in place, `else` stays last."""
    fresh = {v.id: v for v in new}
    kept = [fresh.get(v.id, v) for v in old]
    known = {v.id for v in old}
    added = [v for v in new if v.id not in known]
    rest = [v for v in (*added, *kept) if v.id != ELSE]
    last = [v for v in (*added, *kept) if v.id == ELSE]
    return (*rest, *last)


def over_line(old: Line, new: Line) -> Line:
    """Return a line with a later layer's line laid over it. It keeps its owner, and so its address.

    One case is different: a situation that writes a shared line down to its `else` has answered for every case, so its line
    takes the place of the shared one whole. Otherwise the voice's variants by arc or medium would be said before it.
    """
    whole = old.owner == "voice" != new.owner and any(v.id == ELSE for v in new.variants)
    return replace(
        old,
        owner=new.owner if whole else old.owner,
        when=new.when or old.when,
        variants=new.variants if whole else over_variants(old.variants, new.variants),
        later=new.later or old.later,
        limit=new.limit or old.limit,
        interim=new.interim or old.interim,
        locked=new.locked or old.locked,
        mandatory=new.mandatory or old.mandatory,
        keeps=new.keeps or old.keeps,
        place=new.place,
    )


def over_move(old: Move, new: Move, edits: Iterable[Edit[Line]], problems: list[Problem]) -> Move:
    """Return a move with a later layer's move laid over it."""
    return replace(
        old,
        intent=new.intent or old.intent,
        coach=new.coach or old.coach,
        skip=new.skip or old.skip,
        lines=merged(old.lines, edits, over_line, "line", problems),
        place=new.place,
    )
