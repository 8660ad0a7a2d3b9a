"""What a merged situation has to keep: names that exist, tones that are there, variants that can match, facts that are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scriptgen.loading.matching import dead_variants
from scriptgen.loading.usage import used_names
from scriptgen.names import unknown
from scriptgen.problems import Code, Level, Place, Problem
from scriptgen.situation import ANY_TONE, DIALS, SPOKEN_MOVES, Condition, Line, Move, Situation, Variant, Wording, holes, unfilled
from scriptgen.voice import Voice

QUOTABLE = ("limit", "topic")


def check_situation(situation: Situation, voice: Voice) -> list[Problem]:
    """Return every problem of a merged situation."""
    return [
        *_whole(situation, voice),
        *_arcs(situation, voice),
        *(p for move in situation.moves for p in _move(situation, voice, move)),
        *(p for r in situation.reactions for p in _variants(situation, voice, r.variants, f"reactions/{r.id}", True)),
        *(p for r in situation.reactions for p in _condition(situation, voice, r.when, r.place)),
        *_facts(situation, voice),
        *_cases(situation),
        *_ladder(situation),
        *_dead(situation, voice),
    ]


def _whole(situation: Situation, voice: Voice) -> Iterator[Problem]:
    place = situation.place
    for key in ("title", "summary", "topic"):
        if not getattr(situation, key):
            yield Problem(Place(place.file, place.line, 0, key), Code.WRONG_SHAPE, "is missing.", f"add `{key}:`.")
    for dial, given, known in (
        ("relationship", situation.relationships, [r.id for r in voice.relationships]),
        ("medium", situation.media, [m.id for m in voice.media]),
    ):
        for name in given:
            if name not in known:
                yield unknown(name, known, Place(place.file, place.line, 0, f"fits.{dial}"), dial)
    for name in situation.standards:
        if name not in [s.id for s in voice.standards]:
            yield unknown(name, [s.id for s in voice.standards], Place(place.file, place.line, 0, "standards"), "standard")
    for caution in situation.cautions:
        yield from _condition(situation, voice, caution.when, caution.place)
        yield from _wording(situation, caution.do, caution.place)
    for swap in situation.keep_away:
        yield from _condition(situation, voice, swap.when, swap.place)
    for refusal in situation.refusals:
        yield from _condition(situation, voice, refusal.when, refusal.place)
    yield from _wording(situation, situation.topic, place)


def _arcs(situation: Situation, voice: Voice) -> Iterator[Problem]:
    known = {a.id: a for a in voice.arcs}
    written = {m.id for m in situation.moves if any(line.owner == situation.id for line in m.lines)}
    used: set[str] = set()
    for index, choice in enumerate(situation.arcs):
        yield from _condition(situation, voice, choice.when, choice.place)
        if choice.use not in known:
            yield unknown(choice.use, known, choice.place, "arc")
            continue
        used |= set(known[choice.use].moves)
        last = index == len(situation.arcs) - 1
        if last == bool(choice.when):
            yield Problem(choice.place, Code.NEVER_MATCHES, "only the last arc has no `when`.", "end with `- use: standard`.")
        skipped = written & set(SPOKEN_MOVES) - set(known[choice.use].moves) - {"next-time", "did-not-come"}
        for move in situation.moves:
            if move.id in skipped and choice.use not in move.skip and not _only_elsewhere(move, choice.use, situation):
                yield Problem(move.place, Code.OUT_OF_PLACE, f"the arc {choice.use} does not say this move.",
                              f"write `skip: [{choice.use}]` if that is meant.")


def _only_elsewhere(move: Move, arc: str, situation: Situation) -> bool:
    own = [line for line in move.lines if line.owner == situation.id]
    return all(any(c.key == "arc" and (arc in c.values) == c.negated for c in line.when) for line in own)


def _move(situation: Situation, voice: Voice, move: Move) -> Iterator[Problem]:
    arcs = {a.id for a in voice.arcs}
    for name in move.skip:
        if name not in arcs:
            yield unknown(name, arcs, move.place, "arc")
    for line in move.lines:
        yield from _condition(situation, voice, line.when, line.place)
        yield from _variants(situation, voice, line.variants, f"{move.id}/{line.id}", move.id in SPOKEN_MOVES)
        yield from _keeps(line)


def _keeps(line: Line) -> Iterator[Problem]:
    for variant in line.variants:
        for tone, wording in variant.say.items():
            text = unfilled(wording).lower()
            for word in line.keeps:
                if word.lower() not in text:
                    place = Place(variant.place.file, variant.place.line, variant.place.column, f"{line.id}#{variant.id}@{tone}")
                    yield Problem(place, Code.WORDING, f'does not hold the words "{word}", which every tone keeps.', "work them in.")


def _variants(situation: Situation, voice: Voice, variants: tuple[Variant, ...], name: str, spoken: bool) -> Iterator[Problem]:
    tones = {t.id: t for t in voice.tones}
    for variant in variants:
        place = Place(variant.place.file, variant.place.line, variant.place.column, f"{name}#{variant.id}")
        yield from _condition(situation, voice, variant.when, place)
        for tone, wording in variant.say.items():
            if tone not in tones and tone != ANY_TONE:
                yield unknown(tone, tones, place, "tone")
            yield from _wording(situation, wording, place)
        missing = [t for t in tones if t not in variant.say] if spoken and ANY_TONE not in variant.say else []
        for tone in missing:
            back = next((t for t in voice.fallbacks(tone) if t in variant.say), "")
            level = Level.WARNING if back else Level.ERROR
            says = f"is not written in {tone}" + (f"; {back} is used." if level is Level.WARNING else ".")
            yield Problem(place, Code.MISSING_TONE, says, "write it, or leave the tone out by `when`.", level)


def _wording(situation: Situation, wording: Wording, place: Place) -> Iterator[Problem]:
    known = {f.id: f for f in situation.facts}
    for index, name in enumerate(holes(wording)):
        if name in QUOTABLE:
            continue
        if name not in known:
            yield unknown(name, (*known, *QUOTABLE), place, "fact for the hole")
        elif known[name].choices:
            says = f"the hole {name} is a choice; its answer is not a phrase."
            yield Problem(place, Code.BAD_LINE, says, "use `when`, or a noun-phrase fact.")
        elif index == 0 and not isinstance(wording[0], str) and known[name].kind != "name":
            yield Problem(place, Code.BAD_LINE, f"the hole {name} is the first word.", "put it later in the sentence.")


def _condition(situation: Situation, voice: Voice, condition: Condition, place: Place) -> Iterator[Problem]:
    known = {
        "tone": {t.id for t in voice.tones}, "relationship": {r.id for r in voice.relationships}, "medium": {m.id for m in voice.media},
        "speaker": {s.id for s in voice.speakers}, "arc": {a.id for a in voice.arcs},
    }
    facts = {f.id: f for f in situation.facts}
    for clause in condition:
        if clause.key in known:
            values = known[clause.key]
        elif clause.key in facts and facts[clause.key].choices:
            values = set(facts[clause.key].choices)
        elif clause.key in facts:
            says = f"the condition asks for {clause.key}, whose answer is free text."
            yield Problem(place, Code.BAD_LINE, says, "ask for a choice or a yes-no fact.")
            continue
        else:
            yield unknown(clause.key, (*facts, *known), place, "fact or dial")
            continue
        for value in clause.values:
            if value not in values:
                yield unknown(value, values, place, f"answer of {clause.key}:")


def _facts(situation: Situation, voice: Voice) -> Iterator[Problem]:
    used = used_names(situation)
    for fact in situation.facts:
        yield from _condition(situation, voice, fact.when, fact.place)
        if fact.id in (*DIALS, *QUOTABLE, "situation", "occasion"):
            yield Problem(fact.place, Code.DOUBLE, "a fact may not have the name of a dial.", "choose another name.")
        if not fact.shared and fact.id not in used:
            yield Problem(fact.place, Code.UNUSED, "no line and no condition uses this fact.", "use it, or delete it.")
        if fact.suggest and fact.choices and fact.suggest not in fact.choices:
            yield unknown(fact.suggest, fact.choices, fact.place, "choice to suggest:")


def _cases(situation: Situation) -> Iterator[Problem]:
    facts = {f.id: f for f in situation.facts}
    for case in situation.cases:
        for name, value in case.facts.items():
            if name not in facts:
                yield unknown(name, facts, case.place, "fact")
            elif facts[name].holds == "person":
                yield Problem(case.place, Code.BAD_ANSWER, f"a case may not answer {name}, a fact of class person.", "leave it out.")
            elif facts[name].choices and value not in facts[name].choices:
                yield unknown(value, facts[name].choices, case.place, f"answer of {name}:")
    play = situation.role_play
    if play and play.case not in {c.id for c in situation.cases}:
        yield unknown(play.case, {c.id for c in situation.cases}, situation.place, "case for the role-play:")


def _ladder(situation: Situation) -> Iterator[Problem]:
    """Every line of the client's ladder has a reaction that answers it, word for word."""
    if not situation.role_play:
        return
    heard = {_bare(h) for r in situation.reactions for h in r.hear}
    for level, lines in situation.role_play.client.ladder.items():
        for line in lines:
            if _bare(line) not in heard:
                place = Place(situation.place.file, 0, 0, f"role_play.client.ladder.{level}")
                yield Problem(place, Code.WORDING, f'no reaction answers "{line}".', "add the line to the `hear` of one.", Level.WARNING)


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _dead(situation: Situation, voice: Voice) -> Iterable[Problem]:
    for move in situation.moves:
        for line in move.lines:
            for variant in dead_variants(situation, voice, line.when, line.variants):
                place = Place(variant.place.file, variant.place.line, variant.place.column, f"{move.id}/{line.id}#{variant.id}")
                yield Problem(place, Code.NEVER_MATCHES, "no answers can choose this variant.", "mend its `when`, or move it up.")
