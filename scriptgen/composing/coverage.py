"""What situations cover, without composing a script: the table of combinations on the dials alone, and each wording they can reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from scriptgen.composing.dials import USUAL, Dials, settle_dials
from scriptgen.composing.fitting import why_not
from scriptgen.composing.lines import in_tone
from scriptgen.conditions import Answers, holds, settle
from scriptgen.coverage import CHANGED, EXACT, FALLBACK, MISSING, REFUSED, Cell, Coverage, Covered, Talk, worst
from scriptgen.frozen import frozen
from scriptgen.kinds import FROM_A_BRIEF, KINDS
from scriptgen.problems import Refused
from scriptgen.script import Brief
from scriptgen.situation import ANY_TONE, Condition, Situation, Variant
from scriptgen.voice import Loaded

_IN_EVERY_TALK = ("before", "after", "next-time", "did-not-come")
_SPOKEN = "in-person"

Reached = tuple[tuple[str, tuple[Variant, ...]], ...]  # addresses of lines or reactions, and the variants that can be said there


@frozen
class _Order:
    """Hold one order a talk may take: its arc, and what the table of combinations makes of it."""

    arc: str
    cell: Cell


@frozen
class _Counted:
    """Hold what a talk comes down to: its cell, those of its reactions, and the wordings that are missing in its tone."""

    cell: Cell
    reactions: dict[str, Cell]
    gaps: tuple[str, ...]


def coverage_of(loaded: tuple[Loaded, ...]) -> Coverage:
    """Return what situations over the same packs cover."""
    tones = tuple(t.id for t in loaded[0].voice.tones) if loaded else ()
    return Coverage(tuple(covered(one) for one in loaded), tones, FROM_A_BRIEF)


def covered(loaded: Loaded) -> Covered:
    """Return what one situation covers: each relationship and medium that it fits, in each tone."""
    situation, voice = loaded.situation, loaded.voice
    who = situation.relationships or tuple(r.id for r in voice.relationships)
    media = situation.media or tuple(m.id for m in voice.media)
    counter = _Counter(loaded)
    talks = (counter.talk(r, m, t.id) for r, m, t in product(who, media, voice.tones))
    return Covered(situation.id, situation.title, tuple(talks))


class _Counter:
    """Count the talks of one situation, keeping what several of them share.

    There is a script only where there is no sign of risk, so that answer is taken as given, and what a pack says once; all else is open.
    """

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.given = {**loaded.policy_for(loaded.situation), **({"risk": "no"} if loaded.situation.fact("risk") else {})}
        play = loaded.situation.role_play
        case = next((c for c in loaded.situation.cases if play and c.id == play.case), None)
        self.played = {**self.given, **case.facts, **({"risk": "no"} if "risk" in self.given else {})} if case else None
        self.by_tone = _asks(loaded.situation, "tone")
        self.reached: dict[tuple[str, ...], tuple[Reached, Reached]] = {}
        self.counts: dict[tuple[str, ...], _Counted] = {}

    def talk(self, relationship: str, medium: str, tone: str) -> Talk:
        """Return one talk with its documents and reactions."""
        own = self.counted(relationship, medium, tone)
        packet = self.packet(own, relationship, medium, tone)
        documents = {kind: self.document(kind, own.cell, packet, medium) for kind in FROM_A_BRIEF}
        return Talk(relationship, medium, tone, own.cell, documents, own.reactions, own.gaps)

    def document(self, kind: str, own: Cell, packet: Cell, medium: str) -> Cell:
        """Return the cell of one kind of document."""
        if own.state == REFUSED:
            return own
        because = why_not(self.loaded, Brief(self.loaded.situation.id, medium=medium), kind)
        if because:
            return Cell(REFUSED, "", because)
        return packet if KINDS[kind].context == "packet" else own

    def packet(self, own: _Counted, relationship: str, medium: str, tone: str) -> Cell:
        """Return the cell of the role-play, which plays the situation's own case, and never in writing."""
        if self.played is None or own.cell.state == REFUSED:
            return own.cell
        spoken = _SPOKEN if self.loaded.voice.medium(medium).written else medium
        return self.counted(relationship, spoken, tone, played=True).cell

    def counted(self, relationship: str, medium: str, tone: str, played: bool = False) -> _Counted:
        """Return what a talk comes down to; `played` with the answers of the role-play's case."""
        key = (relationship, medium, tone, str(played))
        if key not in self.counts:
            dials = Dials(tone, relationship, medium, USUAL["speaker"])
            self.counts[key] = self.count(dials, played)
        return self.counts[key]

    def count(self, dials: Dials, played: bool) -> _Counted:
        """Judge a talk in every order it may take; the order that it takes while nothing more is known decides over refused and changed."""
        given: Mapping[str, str] = self.played if played and self.played is not None else self.given
        answers = settle(self.loaded.situation.facts, given, dials.as_answers())
        orders = _orders(self.loaded, dials, answers)
        usual = orders[0].cell
        found = [(o, self.reach(dials, answers, o, played)) for o in orders if o is orders[0] or o.cell.state != REFUSED]
        lines = [state for order, (said, _) in found for state in self.states(said, order.cell.tone)]
        cell = usual
        if usual.state != REFUSED:
            cell = Cell(worst((usual.state, *(s for _, s in lines))) if lines else MISSING, usual.tone, usual.because)
        return self.with_reactions(cell, usual, found, lines)

    def with_reactions(
        self, cell: Cell, usual: Cell, found: list[tuple[_Order, tuple[Reached, Reached]]], lines: list[tuple[str, str]],
    ) -> _Counted:
        """Return a talk's cell with those of its reactions; one that answers differently in another order counts as the worse."""
        answered = [state for order, (_, replies) in found for state in self.states(replies, order.cell.tone)]
        by_id: dict[str, list[str]] = {}
        for address, state in answered:
            by_id.setdefault(address.partition("#")[0].rpartition("/")[2], []).append(state)
        reactions = {
            name: usual if usual.state == REFUSED else Cell(worst((usual.state, *states)), usual.tone, usual.because)
            for name, states in by_id.items()
        }
        gaps = [] if usual.state == REFUSED else [f"{a}@{usual.tone}" for a, s in (*lines, *answered) if s != EXACT]
        return _Counted(cell, reactions, tuple(dict.fromkeys(gaps)))

    def states(self, reached: Reached, tone: str) -> Iterator[tuple[str, str]]:
        """Yield the address of each variant that can be said, and whether it is written in the tone."""
        for address, variants in reached:
            if not variants:
                yield address, MISSING
            for variant in variants:
                found, wording = in_tone(self.loaded.voice, variant, tone)
                exact = found in (tone, ANY_TONE)
                yield f"{address}#{variant.id}", MISSING if wording is None else EXACT if exact else FALLBACK

    def reach(self, dials: Dials, answers: Answers, order: _Order, played: bool) -> tuple[Reached, Reached]:
        """Return the lines and the reactions that can be met; it hangs on the tone only where a condition asks for it."""
        key = (dials.relationship, dials.medium, order.arc, order.cell.tone if self.by_tone else "", str(played))
        if key not in self.reached:
            known = {**answers, "tone": order.cell.tone, "arc": order.arc}
            del known["speaker"]  # whoever speaks: every speaker's lines are counted
            self.reached[key] = (tuple(_lines(self.loaded, known)), tuple(_replies(self.loaded.situation, known)))
        return self.reached[key]


def _orders(loaded: Loaded, dials: Dials, answers: Answers) -> tuple[_Order, ...]:
    """Return the orders the talk may take, first that which it takes while nothing more is known."""
    possible: list[str] = []
    usual = loaded.situation.arcs[-1].use
    for choice in loaded.situation.arcs:
        known = holds(choice.when, answers)
        if known is not False:
            possible.append(choice.use)
        if known is True:
            usual = choice.use
            break
    return tuple(_Order(arc, _decided(loaded, dials, {**answers, "arc": arc})) for arc in dict.fromkeys((usual, *possible)))


def _decided(loaded: Loaded, dials: Dials, answers: Answers) -> Cell:
    """Return what the table of combinations makes of the dials."""
    try:
        settled = settle_dials(loaded, dials, answers, {})
    except Refused as fault:
        return Cell(REFUSED, "", fault.problems[0].says)
    if settled.tone != dials.tone:
        return Cell(CHANGED, settled.tone, settled.notices[0])
    return Cell(EXACT, dials.tone)


def _lines(loaded: Loaded, answers: Answers) -> Iterator[tuple[str, tuple[Variant, ...]]]:
    """Yield the lines that a talk of these dials can hold."""
    written = loaded.voice.medium(answers["medium"] or "").written
    moves = loaded.voice.arc(answers["arc"] or "").moves
    for name in dict.fromkeys((*moves, *_IN_EVERY_TALK)):
        move = loaded.situation.move(name)
        if move is None or (written and name == "pause"):
            continue
        for line in move.lines:
            unsaid = line.later and written and name not in _IN_EVERY_TALK
            if not unsaid and holds(line.when, answers) is not False:
                yield f"{line.owner}/{name}/{line.id}", _variants(line.variants, answers)


def _replies(situation: Situation, answers: Answers) -> Iterator[tuple[str, tuple[Variant, ...]]]:
    """Yield the reactions that a talk of these dials can meet."""
    for reaction in situation.reactions:
        if holds(reaction.when, answers) is not False:
            yield f"{reaction.owner}/reactions/{reaction.id}", _variants(reaction.variants, answers)


def _variants(variants: tuple[Variant, ...], answers: Answers) -> tuple[Variant, ...]:
    """Return the variants that can be the first true one."""
    found = []
    for variant in variants:
        known = holds(variant.when, answers)
        if known is not False:
            found.append(variant)
        if known is True:
            break
    return tuple(found)


def _asks(situation: Situation, key: str) -> bool:
    """Return whether any condition of a line, a reaction, a variant or a fact asks for the key."""
    lines = [line for move in situation.moves for line in move.lines]
    said = [line.variants for line in lines] + [reaction.variants for reaction in situation.reactions]
    asked: list[Condition] = [line.when for line in lines] + [reaction.when for reaction in situation.reactions]
    asked += [fact.when for fact in situation.facts] + [variant.when for variants in said for variant in variants]
    return any(clause.key == key for condition in asked for clause in condition)
