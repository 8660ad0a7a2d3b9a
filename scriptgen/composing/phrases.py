"""Situations to a phrasebook: the lines of the first turn in the chosen tones, every variant with when it is said. No hole is filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scriptgen.composing.conditions_in_words import OTHERWISE, Scope, in_words, joined, left, scope_of
from scriptgen.composing.dials import certain
from scriptgen.composing.lines import in_tone
from scriptgen.composing.values import fitted
from scriptgen.frozen import frozen
from scriptgen.names import name_only, unknown
from scriptgen.phrases import NeverSay, PhraseEntry, PhraseMove, PhraseRow, Phrases, Variable
from scriptgen.problems import InvalidInput, Place, Problem
from scriptgen.script import Said, Value
from scriptgen.situation import ANY_TONE, Hole, Line, Move, Situation, Swap, Variant, Wording, key_of
from scriptgen.voice import Loaded, Voice

USUAL_TONES = ("warm", "plain", "formal")
MOVES = ("open", "happened", "limit", "reason", "next", "invite")
NUMBERS = ("crisis_line", "emergency_number")
_ALL_TONES = "All tones"
_VOICE = "voice"
_SHARED = "Lines that situations share"


@frozen
class _Book:
    """Hold what the entries are made with: the situations, the tones, and what all of them share."""

    voice: Voice
    situations: tuple[Situation, ...]
    tones: tuple[str, ...]
    shared: frozenset[object]


def phrases_of(loaded: tuple[Loaded, ...], tones: tuple[str, ...] = (), *, front_desk: bool = False) -> Phrases:
    """Return the phrasebook of one situation or more, over the same packs. Raises InvalidInput for a tone that is not there."""
    voice, situations = loaded[0].voice, tuple(one.situation for one in loaded)
    known = [t.id for t in voice.tones]
    if wrong := tone_problems(voice, tones):
        raise InvalidInput(wrong)
    chosen = tuple(t for t in known if t in (tones or USUAL_TONES)) or tuple(known)
    book = _Book(voice, situations, chosen, _common(situations))
    marks = loaded[0].layers
    policy = {name: value for one in loaded for name, value in one.policy.items()}
    return Phrases(
        title=marks[-1].title, entries=tuple(_entry(book, situation) for situation in situations), shared=_shared(book),
        tones=tuple(voice.tone(t).name for t in chosen), notes=_notes(book),
        owner=Value(next((m.owner for m in reversed(marks) if m.owner), None), "owner", "Who answers for this wording? (a role)"),
        review=Value(next((m.review for m in reversed(marks) if m.review), None), "date", "When is this wording looked at again?"),
        numbers=_numbers(situations[0], policy), front_desk=front_desk, language=situations[0].language, layers=marks,
    )


def tone_problems(voice: Voice, tones: Iterable[str]) -> list[Problem]:
    """Return a problem for each tone that is not there."""
    known = [t.id for t in voice.tones]
    return [unknown(name_only(tone), known, Place("", key="tone"), "tone") for tone in tones if tone not in known]


def _numbers(situation: Situation, policy: Mapping[str, str]) -> tuple[Value, ...]:
    facts = [fact for name in NUMBERS if (fact := situation.fact(name))]
    return tuple(Value(fitted(f, policy[f.id]) if policy.get(f.id) else None, f.blank, f.ask) for f in facts)


def _common(situations: tuple[Situation, ...]) -> frozenset[object]:
    """Return the variants of shared lines, and the swaps, that stand in all of several situations: they are printed once."""
    if len(situations) < 2:
        return frozenset()
    found = [{*(_mark(line, v) for _, line, v in _variants(s) if line.owner == _VOICE), *map(_told, s.keep_away)} for s in situations]
    return frozenset(set.intersection(*found))


def _mark(line: Line, variant: Variant) -> object:
    return (line.id, line.when, variant.id, variant.when, tuple(variant.say.items()))


def _told(swap: Swap) -> object:
    return (swap.words, swap.instead, swap.when)


def _variants(situation: Situation) -> Iterable[tuple[Move, Line, Variant]]:
    """Yield each variant of the first turn's lines, with its move and its line."""
    for name in MOVES:
        move = situation.move(name)
        for line in move.lines if move else ():
            if not line.later:
                yield from ((move, line, variant) for variant in line.variants if move)


def _entry(book: _Book, situation: Situation) -> PhraseEntry:
    scope = scope_of(book.voice, (situation,), _fitting_tones(book, situation))
    told = [(m, line, v) for m, line, v in _variants(situation) if _mark(line, v) not in book.shared]
    moves = _moves(scope, situation, told)
    swaps = [s for s in situation.keep_away if _told(s) not in book.shared]
    media = tuple(m.name for m in book.voice.media if m.id in scope.dials["medium"])
    return PhraseEntry(
        situation.id, situation.title, situation.summary, media, moves, _never_say(scope, swaps), _variables(scope, moves),
        situation.front_desk,
    )


def _shared(book: _Book) -> PhraseEntry | None:
    """Return what stands in all of several situations; its conditions are told over all of them."""
    if not book.shared:
        return None
    scope = scope_of(book.voice, book.situations, book.tones)
    first = book.situations[0]
    moves = _moves(scope, first, [(m, line, v) for m, line, v in _variants(first) if _mark(line, v) in book.shared])
    swaps = [s for s in first.keep_away if _told(s) in book.shared]
    return PhraseEntry("", _SHARED, "", (), moves, _never_say(scope, swaps), _variables(scope, moves))


def _moves(scope: Scope, situation: Situation, told: list[tuple[Move, Line, Variant]]) -> tuple[PhraseMove, ...]:
    found: dict[str, tuple[Move, list[PhraseRow]]] = {}
    shown: set[str] = set()
    for move, line, variant in told:
        name = f"{line.owner}/{move.id}/{line.id}"
        row = _row(scope, situation, move, line, variant, name in shown)
        if row:
            shown.add(name)
            found.setdefault(move.id, (move, []))[1].append(row)
    headings = scope.voice.headings
    return tuple(PhraseMove(m.id, headings.get(m.id, m.id), m.intent, tuple(rows)) for m, rows in found.values())


def _row(scope: Scope, situation: Situation, move: Move, line: Line, variant: Variant, others: bool) -> PhraseRow | None:
    """Return one way of saying a line, or None where nothing here can make it be said. `others` stand before it."""
    condition = (*line.when, *variant.when)
    values = left(scope, condition)
    orders = values.get("arc", scope.dials["arc"])
    if not all(values.values()) or not any(move.id in scope.voice.arc(a).moves for a in orders):
        return None
    when = in_words(scope, condition) if variant.when or not others else joined(in_words(scope, line.when), OTHERWISE)
    address = f"{line.owner}/{move.id}/{line.id}#{variant.id}"
    ways: dict[str, tuple[list[str], Wording]] = {}
    for tone in values.get("tone", scope.dials["tone"]):
        found, wording = in_tone(scope.voice, variant, tone)
        if wording:
            ways.setdefault(found, ([], wording))[0].append(scope.voice.tone(tone).name)
    told = tuple(
        (_ALL_TONES if tone == ANY_TONE else ", ".join(names), _said(scope, situation.topic, line, variant, f"{address}@{tone}", wording))
        for tone, (names, wording) in ways.items()
    )
    return PhraseRow(address, when, told, line.limit or line.interim, line.locked) if told else None


def _said(scope: Scope, topic: Wording, line: Line, variant: Variant, address: str, wording: Wording) -> Said:
    """Return a wording as a line with every hole open; `{{ topic }}` is opened up where the line is one situation's own."""
    parts: list[str | Hole] = []
    for part in wording:
        parts += topic if isinstance(part, Hole) and part.name == "topic" and line.owner != _VOICE else (part,)
    values = {part.name: _blank(scope, part.name) for part in parts if isinstance(part, Hole)}
    return Said(
        address, tuple(parts), values, address.rpartition("@")[2], key_of(wording), limit=line.limit, interim=line.interim,
        locked=line.locked, place=str(variant.place),
    )


def _blank(scope: Scope, name: str) -> Value:
    if name == "limit":
        return Value(None, "your limit, in the same words", "Say the limit again, in the same words")
    if name == "topic":
        return Value(None, "what it is about", "What is it about, in a few words?")
    fact = scope.facts.get(name)
    return Value(None, fact.blank, fact.ask) if fact else Value(None, name.replace("_", " "), name.replace("_", " "))


def _never_say(scope: Scope, swaps: list[Swap]) -> tuple[NeverSay, ...]:
    return tuple(NeverSay(s.words, s.instead, in_words(scope, s.when)) for s in swaps if all(left(scope, s.when).values()))


def _variables(scope: Scope, moves: tuple[PhraseMove, ...]) -> tuple[Variable, ...]:
    """Return the holes of the wordings in the order they are met."""
    lines = (said for move in moves for row in move.rows for _, said in row.ways)
    found: dict[str, Value] = {name: value for said in lines for name, value in said.values.items()}
    return tuple(
        Variable(value.blank, value.title, scope.facts[name].example if name in scope.facts else "") for name, value in found.items()
    )


def _fitting_tones(book: _Book, situation: Situation) -> tuple[str, ...]:
    """Return the chosen tones without those that every order of this talk turns into another; that other, where none is left."""
    changed = {tone: _turned_into(book.voice, situation, tone) for tone in book.tones}
    return tuple(tone for tone in book.tones if not changed[tone]) or tuple(dict.fromkeys(filter(None, changed.values())))


def _turned_into(voice: Voice, situation: Situation, tone: str) -> str:
    """Return the tone that the table of combinations turns a tone into, in whichever order the talk goes; else nothing."""
    found = ""
    for choice in situation.arcs:
        known = {"situation": situation.id, "arc": choice.use, "tone": tone}
        change = next((c for c in voice.combinations if c.effect == "change" and certain(c.when, known)), None)
        if change is None:
            return ""
        found = change.to.get("tone", "")
    return found


def _notes(book: _Book) -> tuple[str, ...]:
    """Return what the table of combinations says of the chosen tones in these situations."""
    scope = scope_of(book.voice, book.situations, book.tones)
    named = {"situation": tuple(s.id for s in book.situations)}
    here = Scope(scope.voice, scope.facts, {**scope.dials, **named})
    changes = [c for c in book.voice.combinations if c.effect == "change" and any(clause.key == "tone" for clause in c.when)]
    return tuple(c.says for c in changes if all(left(here, c.when).values()))
