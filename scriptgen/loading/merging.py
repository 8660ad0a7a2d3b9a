"""The one rule of inheritance: same id replaces, a new id is added at the end or after an id, `withdraw` removes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from scriptgen.names import unknown
from scriptgen.problems import NOWHERE, Place, Problem
from scriptgen.situation import Line, Move, Reaction, Variant

ELSE = "else"
VOICE = "voice"


class Named(Protocol):
    """Be anything with an id."""

    @property
    def id(self) -> str:
        """Return the id."""
        ...


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Edit(Generic[T]):
    """Hold one item of a layer and what the layer asks to be done with it.

    `lays` are the variants that are laid over those below tone by tone, `drops` those that are withdrawn; `unnamed` says that a
    reaction has no name of its own.
    """

    item: T
    after: str = ""
    withdraw: bool = False
    place: Place = NOWHERE
    lays: frozenset[str] = frozenset()
    drops: frozenset[str] = frozenset()
    unnamed: bool = False

    @property
    def is_override(self) -> bool:
        """Return whether it changes some of what is below and leaves the rest: variants with `was`, or withdrawn ones."""
        return bool(self.lays or self.drops)


def merged(
    base: tuple[T, ...], edits: Iterable[Edit[T]], over: Callable[[T, Edit[T]], T], what: str, problems: list[Problem]
) -> tuple[T, ...]:
    """Return the base with a layer's edits applied; `over(old, edit)` says how an item with the same id is replaced."""
    items = list(base)
    for edit in edits:
        names = [i.id for i in items]
        here = names.index(edit.item.id) if edit.item.id in names else -1
        if edit.withdraw and here >= 0 and getattr(edit.item, "owner", "") == VOICE != getattr(items[here], "owner", VOICE):
            continue  # what all share is withdrawn, and here stands a situation's own
        if edit.withdraw:
            if here < 0 and not getattr(edit.item, "variants", ()):
                problems.append(unknown(edit.item.id, names, edit.place, what + " to withdraw"))
            elif here >= 0:
                del items[here]
        elif here >= 0:
            _note_unknown(items[here], edit, what, problems)
            items[here] = over(items[here], edit)
        elif edit.after and edit.after not in names:
            problems.append(unknown(edit.after, names, edit.place, what + " to stand after"))
        else:
            at = names.index(edit.after) + 1 if edit.after else len(items)
            items.insert(at, edit.item)
    return tuple(items)


def _note_unknown(old: Named, edit: Edit[T], what: str, problems: list[Problem]) -> None:
    """Note variants to lay over or withdraw that are not there. What all situations share may meet one that has none of them."""
    known = [v.id for v in getattr(old, "variants", ())]
    if getattr(edit.item, "owner", "") != VOICE:
        problems += [unknown(name, known, edit.place, f"variant of the {what} {edit.item.id} below")
                     for name in sorted(edit.lays | edit.drops) if name not in known]


def laid_over(old: tuple[Variant, ...], edit: Edit[T]) -> tuple[Variant, ...]:
    """Return the variants with an override laid over: tone by tone where it says `was`, whole where it does not, without withdrawn ones."""
    below = {v.id: v for v in old}
    fresh = []
    for new in getattr(edit.item, "variants", ()):
        base = below.get(new.id)
        if new.id not in edit.lays:
            fresh.append(new)
        elif base is not None:
            fresh.append(replace(new, say={**base.say, **new.say}, when=new.when or base.when, then=new.then or base.then,
                                 avoid=new.avoid or base.avoid))
    return over_variants(tuple(v for v in old if v.id not in edit.drops), tuple(fresh))


def over_variants(old: tuple[Variant, ...], new: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Return a layer's variants before the earlier ones; one with the same id replaces it in place, `else` stays last."""
    fresh = {v.id: v for v in new}
    kept = [fresh.get(v.id, v) for v in old]
    known = {v.id for v in old}
    added = [v for v in new if v.id not in known]
    rest = [v for v in (*added, *kept) if v.id != ELSE]
    last = [v for v in (*added, *kept) if v.id == ELSE]
    return (*rest, *last)


def over_reaction(old: Reaction, edit: Edit[Reaction]) -> Reaction:
    """Return a reaction with a later layer's in its place, or laid over it where it changes only some ways of answering."""
    new = edit.item
    if not edit.is_override:
        return replace(new, owner=old.owner)
    return replace(
        old, name=old.name if edit.unnamed else new.name, when=new.when or old.when, hear=new.hear or old.hear,
        variants=laid_over(old.variants, edit), then=new.then or old.then, avoid=new.avoid or old.avoid, place=new.place,
    )


def over_line(old: Line, edit: Edit[Line]) -> Line:
    """Return a line with a later layer's line laid over it. It keeps its owner, and so its address.

    One case is different: a situation that writes a shared line down to its `else` has answered for every case, so its line
    takes the place of the shared one whole. Otherwise the voice's variants by arc or medium would be said before it.
    An override of a shared line reaches no line that a situation has written itself.
    """
    new = edit.item
    if edit.is_override and new.owner == VOICE != old.owner:
        return old
    whole = old.owner == VOICE != new.owner and any(v.id == ELSE and v.id not in edit.lays for v in new.variants)
    return replace(
        old,
        owner=new.owner if whole else old.owner,
        when=new.when or old.when,
        variants=new.variants if whole else laid_over(old.variants, edit),
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
