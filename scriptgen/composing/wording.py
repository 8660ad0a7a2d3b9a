"""Situations to a wording workbook: every line, later line and reply in the tones an agency offers. No hole is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from scriptgen.composing.conditions_in_words import Scope, in_words, scope_of
from scriptgen.frozen import frozen
from scriptgen.situation import ANY_TONE, Condition, Fact, Situation, Variant, Wording, holes, key_of, unfilled
from scriptgen.voice import Loaded, Voice
from scriptgen.wording import SHARED, WordingRow, Wordings, WordingTable, mark_of, whole_address

ALL_TONES = "All tones"
_QUOTED = {"limit": "your limit, in the same words", "topic": "what it is about"}
_SHARED_TITLE = "Lines that situations share"


@frozen
class _Source:
    """Hold a line or a reply: where it is, what it is for, and its ways of saying it."""

    address: str
    intent: str
    when: Condition
    variants: tuple[Variant, ...]
    limit: bool = False
    locked: bool = False
    keeps: tuple[str, ...] = ()


def wordings_of(loaded: tuple[Loaded, ...], tones: tuple[str, ...] = ()) -> Wordings:
    """Return the workbook of one situation or more, over the same packs: each shared line once, in a table of its own."""
    voice, mark = loaded[0].voice, loaded[0].layers[-1]
    chosen = tuple(t.id for t in voice.tones if t.id in (tones or [t.id for t in voice.tones]))
    own: list[tuple[str, str, list[WordingRow]]] = []
    shared: dict[str, WordingRow] = {}
    for one in loaded:
        rows = list(_rows(voice, one.situation, chosen, mark.name))
        own.append((one.situation.id, one.situation.title, [row for row in rows if row.home != SHARED]))
        for row in rows:
            if row.home == SHARED:
                shared.setdefault(row.at, row)
    own.append((SHARED, _SHARED_TITLE, list(shared.values())))
    tables, number = [], 0
    for name, title, rows in own:
        numbered = tuple(_numbered(row, number + n) for n, row in enumerate(rows, 1))
        number += len(rows)
        if rows:
            tables.append(WordingTable(name, title, numbered))
    return Wordings(mark.name, mark.title or mark.name, tuple(tables), tuple(voice.tone(t).name for t in chosen),
                    loaded[0].situation.language, loaded[0].layers)


def texts_of(situation: Situation) -> Iterator[tuple[str, Wording]]:
    """Yield the place and the wording of everything that a workbook can hold of a situation."""
    for source in _sources(situation, {}):
        for variant in source.variants:
            for tone, wording in variant.say.items():
                yield whole_address(_home(situation, variant), f"{source.address}#{variant.id}@{tone}"), wording


def held_lines(situation: Situation) -> tuple[frozenset[str], frozenset[str]]:
    """Return the lines that a later layer may not change, and those that it may not withdraw: addresses without variant and tone."""
    locked = frozenset(source.address for source in _sources(situation, {}) if source.locked)
    kept = {f"{line.owner}/{move.id}/{line.id}" for move in situation.moves for line in move.lines if line.mandatory}
    return locked, locked | kept


def _numbered(row: WordingRow, number: int) -> WordingRow:
    return replace(row, number=number)


def _sources(situation: Situation, headings: dict[str, str]) -> Iterator[_Source]:
    for move in situation.moves:
        about = ": ".join(part for part in (headings.get(move.id, move.id), move.intent) if part)
        for line in move.lines:
            yield _Source(f"{line.owner}/{move.id}/{line.id}", about, line.when, line.variants, line.limit, line.locked, line.keeps)
    for reply in situation.reactions:
        heard = f" “{reply.hear[0]}”" if reply.hear else ""
        yield _Source(f"{reply.owner}/reactions/{reply.id}", f"If they say: {reply.name}.{heard}", reply.when, reply.variants)


def _home(situation: Situation, variant: Variant) -> str:
    """Return whose file a way of saying a line stands in. A situation may add its own to a shared line."""
    return SHARED if PurePath(variant.place.file).parent.name == "_voice" else situation.id


def _rows(voice: Voice, situation: Situation, tones: tuple[str, ...], pack: str) -> Iterator[WordingRow]:
    scope = scope_of(voice, (situation,), tones)
    own, common = _labels(situation.facts), _labels([fact for fact in situation.facts if fact.shared])
    for source in _sources(situation, dict(voice.headings)):
        for variant in source.variants:
            home = _home(situation, variant)
            labels = common if home == SHARED else own
            blanks = {label.casefold(): name for name, label in labels.items()}
            when = _when(scope, (*source.when, *variant.when))
            for tone, wording in _said(variant, (*tones, ANY_TONE)):
                address = f"{source.address}#{variant.id}@{tone}"
                address = whole_address(home, address) if home == SHARED else address
                text = shown(wording, labels)
                yield WordingRow(
                    0, address, home, source.intent, when, ALL_TONES if tone == ANY_TONE else voice.tone(tone).name, text,
                    unfilled(wording), key_of(wording), mark_of(pack, whole_address(home, address), text), source.limit, source.locked,
                    source.keeps, {**blanks, **_bare(wording, situation)},
                )


def _said(variant: Variant, tones: Iterable[str]) -> Iterator[tuple[str, Wording]]:
    for tone in tones:
        if variant.say.get(tone):
            yield tone, variant.say[tone]


def _when(scope: Scope, condition: Condition) -> str:
    known = tuple(clause for clause in condition if clause.key in scope.facts or clause.key in scope.dials)
    return in_words(scope, known)


def shown(wording: Wording, labels: dict[str, str]) -> str:
    """Return a wording as it is edited: blanks as `[label]`."""
    return "".join(part if isinstance(part, str) else f"[{labels.get(part.name, part.name)}]" for part in wording)


def _label(situation: Situation, name: str) -> str:
    fact = situation.fact(name)
    return fact.blank or name.replace("_", " ") if fact else name.replace("_", " ")


def _labels(facts: Iterable[Fact]) -> dict[str, str]:
    """Return what each hole is called; two facts whose blanks have the same words are told apart by their ids."""
    plain = {fact.id: fact.blank or fact.id.replace("_", " ") for fact in facts if not fact.choices}
    count = Counter(label.casefold() for label in plain.values())
    return {**{name: label if count[label.casefold()] == 1 else f"{label}: {name}" for name, label in plain.items()}, **_QUOTED}


def _bare(wording: Wording, situation: Situation) -> dict[str, str]:
    """Return the plain label of each hole of a wording: where it stands already, it is clear which one is meant."""
    return {_label(situation, name).casefold(): name for name in holes(wording) if name not in _QUOTED}
