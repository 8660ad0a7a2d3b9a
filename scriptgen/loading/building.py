"""Authored shapes to the model: conditions, wordings, lines, moves, facts. Each part gets its place."""

from __future__ import annotations

from collections.abc import Sequence

from scriptgen.loading.authored import (
    AnswerEntry,
    CautionEntry,
    FactEntry,
    LineEntry,
    MoveEntry,
    ReactionEntry,
    Say,
    SwapEntry,
    VariantEntry,
    When,
)
from scriptgen.loading.merging import ELSE, Edit
from scriptgen.loading.wording import curl, parse_wording
from scriptgen.loading.yaml_text import Path_, Source
from scriptgen.problems import NOWHERE, Code, Problem
from scriptgen.situation import ANY_TONE, Caution, Clause, Condition, Fact, Line, Move, Reaction, Swap, Variant, Wording


def kebab(name: str) -> str:
    """Return a YAML key as an id."""
    return name.replace("_", "-")


def condition(when: When) -> Condition:
    """Return a condition from its authored mapping; `not` negates what stands in it."""
    clauses: list[Clause] = []
    for key, value in when.items():
        if isinstance(value, dict):
            clauses += [Clause(k, _values(v), negated=True) for k, v in value.items()]
        else:
            clauses.append(Clause(key, _values(value)))
    return tuple(clauses)


def _values(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _laid_over(entries: Sequence[VariantEntry]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the variants that are laid over what is below, tone by tone, and of those that are withdrawn."""
    drops = frozenset(e.id for e in entries if e.withdraw == "yes")
    return frozenset(e.id for e in entries if e.was) - drops, drops


class Builder:
    """Build the parts of one file; `owner` is the situation's id, or `voice`."""

    def __init__(self, source: Source, owner: str) -> None:
        """Remember the file and whose lines they are."""
        self.source, self.owner = source, owner

    def note(self, path: Path_, code: Code, says: str, mend: str) -> None:
        """Note a problem at a path."""
        self.source.problems.append(Problem(self.source.place(path), code, says, mend))

    def wording(self, text: str, path: Path_) -> Wording:
        """Return a text as a wording, noting its problems."""
        place = self.source.place(path) if "{" in text or "}" in text else NOWHERE  # only what stands in braces can be wrong
        wording, problems = parse_wording(text, place)
        self.source.problems += problems
        return wording

    def say(self, say: Say, path: Path_) -> dict[str, Wording]:
        """Return the wordings by tone; a single text stands for any tone."""
        if isinstance(say, str):
            return {ANY_TONE: self.wording(say, path)} if say else {}
        return {tone: self.wording(text, (*path, tone)) for tone, text in say.items()}

    def variant(self, entry: VariantEntry, path: Path_) -> Variant:
        """Return a variant."""
        say = self.say(entry.say, (*path, "say"))
        then, avoid = (entry.then, entry.avoid) if isinstance(entry, AnswerEntry) else ("", "")
        return Variant(entry.id, condition(entry.when), say, self.source.place(path), curl(then), curl(avoid))

    def variants(self, entries: Sequence[VariantEntry], say: Say, path: Path_) -> tuple[Variant, ...]:
        """Return the variants of a line or a reaction; a plain `say` is its only variant, `else`."""
        self._twice([e.id for e in entries], (*path, "variants"), "variant")
        if say:
            if entries:
                self.note(path, Code.WRONG_SHAPE, "holds both `say` and `variants`.", "move `say` into a last variant `else`.")
            return (Variant(ELSE, (), self.say(say, (*path, "say")), self.source.place((*path, "say"))),)
        for index, entry in enumerate(entries):
            here = (*path, "variants", index)
            if entry.was or entry.withdraw == "yes":
                continue  # its condition is that of what it is laid over
            if (entry.id == ELSE) == bool(entry.when):
                self.note(here, Code.NEVER_MATCHES, "only `else` has no `when`, and every other variant has one.",
                          "give it a `when`, or call it else.")
            if entry.id == ELSE and index < len(entries) - 1:
                self.note(here, Code.NEVER_MATCHES, "stands before other variants, so they can never be said.", "move `else` to the end.")
        return tuple(self.variant(e, (*path, "variants", i)) for i, e in enumerate(entries) if e.withdraw == "no")

    def line(self, entry: LineEntry, path: Path_) -> Edit[Line]:
        """Return a line and what its layer asks to be done with it."""
        line = Line(
            id=entry.id,
            owner=self.owner,
            when=condition(entry.when),
            variants=self.variants(entry.variants, entry.say, path),
            later=entry.turn == "later",
            limit=entry.limit == "yes",
            interim=entry.interim == "yes",
            locked=entry.locked == "yes",
            mandatory=entry.mandatory == "yes",
            keeps=tuple(entry.keeps),
            place=self.source.place(path),
        )
        lays, drops = _laid_over(entry.variants)
        if not line.variants and entry.withdraw == "no" and not drops:
            self.note(path, Code.WRONG_SHAPE, "says nothing.", "give it `say` or `variants`, or `withdraw: yes`.")
        return Edit(line, entry.after, entry.withdraw == "yes", line.place, lays, drops)

    def move(self, name: str, entry: MoveEntry, path: Path_) -> tuple[Move, list[Edit[Line]]]:
        """Return a move without its lines, and the lines as edits."""
        self._twice([e.id for e in entry.lines], (*path, "lines"), "line")
        edits = [self.line(e, (*path, "lines", i)) for i, e in enumerate(entry.lines)]
        return Move(kebab(name), curl(entry.intent), curl(entry.coach), (), tuple(entry.skip), self.source.place(path)), edits

    def fact(self, name: str, entry: FactEntry, path: Path_) -> Fact:
        """Return a fact with its privacy class; no class given means the careful one for its kind."""
        closed = entry.kind in ("choice", "yes-no")
        choices = dict(entry.choices)
        if entry.kind == "yes-no":
            choices = {"yes": "Yes", "no": "No"}
        elif closed and not choices:
            self.note(path, Code.WRONG_SHAPE, "is a choice without choices.", "list them under `choices:`.")
        if not closed and not entry.blank:
            self.note(path, Code.WRONG_SHAPE, "has no `blank`, the 1 to 4 words shown while it is open.", "add `blank: when` or the like.")
        return Fact(
            id=name, ask=curl(entry.ask), kind=entry.kind, choices={k: curl(v) for k, v in choices.items()},
            frame=curl(entry.frame), blank=curl(entry.blank),
            holds=entry.holds or ("circumstances" if closed else "person"),
            when=condition(entry.when), suggest=entry.suggest, example=entry.example, explain=curl(entry.explain),
            quiet=entry.quiet == "yes", shared=self.owner == "voice", place=self.source.place(path),
        )

    def reaction(self, entry: ReactionEntry, path: Path_) -> Edit[Reaction]:
        """Return a reaction and what its layer asks to be done with it."""
        name = entry.name or entry.id.replace("-", " ").capitalize()
        reaction = Reaction(
            entry.id, self.owner, curl(name), entry.signal, condition(entry.when), tuple(map(curl, entry.hear)),
            self.variants(entry.variants, entry.say, path), curl(entry.then), curl(entry.avoid), self.source.place(path),
        )
        return Edit(reaction, "", entry.withdraw == "yes", reaction.place, *_laid_over(entry.variants), unnamed=not entry.name)

    def caution(self, entry: CautionEntry, path: Path_) -> Caution:
        """Return a caution or a stop rule."""
        do = self.wording(entry.do, (*path, "do"))
        return Caution(entry.signal, curl(entry.sign), do, condition(entry.when), entry.box == "yes", self.source.place(path))

    def swap(self, entry: SwapEntry, path: Path_) -> Swap:
        """Return words to keep away from, with what to say instead."""
        return Swap(curl(entry.words), curl(entry.instead), condition(entry.when), self.source.place(path))

    def _twice(self, ids: list[str], path: Path_, what: str) -> None:
        for index, name in enumerate(ids):
            if name in ids[:index]:
                self.note((*path, index), Code.DOUBLE, f"there are two {what}s {name} here.", "give one of them another id.")
