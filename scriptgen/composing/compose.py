"""A situation and a brief to a script: the arc, its lines in order, the reactions, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Union

from scriptgen.composing.answers import brief_problems
from scriptgen.composing.dials import Dials, choose_dials, settle_dials
from scriptgen.composing.lines import Telling, say_line, say_reaction, value_of
from scriptgen.composing.values import fitted
from scriptgen.conditions import first_open, holds, settle
from scriptgen.frozen import once_for_each
from scriptgen.problems import InvalidInput, Place
from scriptgen.script import Brief, Known, OpenFact, Reply, SafetyPage, Said, Script, Step, Value, Warned
from scriptgen.situation import Caution, Condition, Fact, Hole, Move, Situation
from scriptgen.voice import Loaded, Standard, Voice

Composed = Union[Script, SafetyPage]
_PRINTED_FIRST = 4
_FEW = 3  # words to keep away from: a list of forbidden phrases is what a nervous person then says
_ALWAYS = ("withdrawal", "risk")
_PROMISING = frozenset(("open", "limit", "next", "close"))
_OF_A_MESSAGE: Mapping[str, tuple[str, ...]] = {"after-talk": ("recalled", "limit", "stays"), "missed": ("missed",)}
"""What a message holds that does not bring the news: one after the talk, and one in place of a meeting that was missed.

Without the reason of the talk: it leans on what was said before it ("there I saw things"), and by itself it tells others too much.
"""
_NOT_SPOKEN_IN_TURN = ("before", "after", "next-time", "did-not-come")


def compose(loaded: Loaded, brief: Brief, places: Mapping[str, Place] | None = None, occasion: str = "") -> Composed:
    """Return the script for a brief, or the safety page where risk is present, or unknown while contact is the topic.

    `occasion` is that of a message which does not bring the news: `after-talk` or `missed` (conversation craft, section 5.5).
    Raises InvalidInput with everything wrong with the brief, and Refused for a combination that harms.
    """
    places = places or {}
    problems = brief_problems(loaded, brief, places)
    if problems:
        raise InvalidInput(problems)
    situation = loaded.situation
    dials = choose_dials(loaded, brief)
    given = {**loaded.policy_for(situation), **{k: v for k, v in brief.facts.items() if v}}
    answers = settle(situation.facts, given, dials.as_answers())
    stopped = stopped_by_risk(loaded, answers)
    if stopped:
        return safety_page(loaded, stopped, given)
    arc = _arc(loaded, answers)
    answers["arc"] = arc
    dials = settle_dials(loaded, dials, answers, places, occasion)
    answers["tone"] = dials.tone
    telling = Telling(
        situation, loaded.voice, answers, {**dials.as_answers(), "arc": arc}, {f.id: f for f in situation.facts},
        given, loaded.voice.speaker(dials.speaker).values,
    )
    return _script(loaded, telling, dials, arc, occasion)


def stopped_by_risk(loaded: Loaded, answers: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return why there is no script: risk is present, or not known where contact is the topic; empty where there may be one."""
    if answers.get("risk") == "yes":
        return ("There is a sign of risk. Nothing about a limit comes before that.",)
    first = loaded.situation.risk_first
    if first is not None and "risk" not in answers and holds(first, answers) is True:
        return ("This talk is about contact, and nobody has said yet whether there is a sign of risk. Find that out first.",)
    return ()


def safety_page(loaded: Loaded, because: tuple[str, ...], given: Mapping[str, str]) -> SafetyPage:
    """Return the page given instead of a script."""
    safety = loaded.voice.safety
    facts = {f.id: f for f in loaded.situation.facts}
    return SafetyPage(
        safety.title, safety.lead, because, safety.steps, safety.say, safety.do_not, safety.later, _numbers(facts, given),
        loaded.situation.language, loaded.layers,
    )


def _numbers(facts: Mapping[str, Fact], given: Mapping[str, str]) -> tuple[Value, ...]:
    names = [n for n in ("crisis_line", "emergency_number") if n in facts]
    return tuple(Value(fitted(facts[n], given[n]) if given.get(n) else None, facts[n].blank, facts[n].ask) for n in names)


def _arc(loaded: Loaded, answers: Mapping[str, str | None]) -> str:
    """Return the first arc whose condition is true; where the answers do not say, the last, which is neutral."""
    return next((a.use for a in loaded.situation.arcs if holds(a.when, answers) is True), loaded.situation.arcs[-1].use)


def _script(loaded: Loaded, telling: Telling, dials: Dials, arc_id: str, occasion: str) -> Script:
    situation, voice = loaded.situation, loaded.voice
    arc, medium = voice.arc(arc_id), voice.medium(dials.medium)
    headings = {**voice.headings, **arc.headings}
    named = (situation.move(name) for name in _OF_A_MESSAGE.get(occasion, arc.moves))
    moves = [m for m in named if m and not (medium.written and m.id == "pause")]
    limit = _limit(telling, moves)
    telling = telling.with_limit(limit)
    steps = tuple(s for m in moves if (s := _step(telling, m, headings, medium.written)).lines or s.later)
    first, more = _replies(telling)
    script_parts = {name: _spoken_apart(telling, name, headings) for name in _NOT_SPOKEN_IN_TURN}
    cautions = [c for c in situation.cautions if holds(c.when, telling.answers) is not False]
    return Script(
        situation=situation.id, title=situation.title, summary=situation.summary, language=situation.language,
        tone=dials.tone, relationship=dials.relationship, medium=dials.medium, speaker=dials.speaker, arc=arc_id,
        delivery=voice.tone(dials.tone).delivery, written=medium.written, chosen_for_you=dials.chosen,
        notices=_notices(loaded, telling, dials),
        stops=_warned(telling, cautions, "stop"), pauses=_warned(telling, cautions, "pause"),
        open_facts=_open_facts(telling, steps, (*first, *more), script_parts.values()),
        before=script_parts["before"].lines, limit=limit, steps=steps, replies=first, more_replies=more,
        keep_away=tuple(s for s in situation.keep_away if holds(s.when, telling.answers) is not False)[:_FEW],
        after=script_parts["after"].lines,
        next_time=_if_any(script_parts["next-time"]), did_not_come=_if_any(script_parts["did-not-come"]),
        questions=situation.questions, danger=_warned(telling, [s for s in voice.stops if s.box], "stop"),
        numbers=_numbers(telling.facts, telling.given), standards=_standards(voice, situation.standards), layers=loaded.layers,
        known=_known(telling), promised=_promised(situation, steps), options=situation.options,
        cites=loaded.cites, sign_off=telling.given.get("sign_off") == "yes",
    )


def _if_any(step: Step) -> Step | None:
    return step if step.lines else None


def _limit(telling: Telling, moves: Iterable[Move]) -> Said | None:
    """Return the one limit sentence, or the interim sentence of an open decision."""
    for move in moves:
        for line in move.lines:
            if line.limit or line.interim:
                said = say_line(telling, line, move.id)
                if said:
                    return said
    return None


def _step(telling: Telling, move: Move, headings: Mapping[str, str], written: bool) -> Step:
    first: list[Said] = []
    later: list[Said] = []
    for line in move.lines:
        if line.later and written:
            continue
        said = say_line(telling, line, move.id)
        if said:
            (later if line.later else first).append(said)
    return Step(move.id, headings.get(move.id, move.id), move.intent, move.coach, tuple(first), tuple(later))


def _spoken_apart(telling: Telling, name: str, headings: Mapping[str, str]) -> Step:
    move = telling.situation.move(name)
    if move is None:
        return Step(name, headings.get(name, name), "", "", ())
    return _step(telling, move, headings, False)


def _replies(telling: Telling) -> tuple[tuple[Reply, ...], tuple[Reply, ...]]:
    """Return the replies printed first (four, then withdrawal and risk) and the rest."""
    replies = {}
    for reaction in telling.situation.reactions:
        if holds(reaction.when, telling.answers) is not False:
            reply = say_reaction(telling, reaction)
            if reply:
                replies[reaction.id] = reply
    ranked = [n for n in (*telling.situation.first, *replies) if n in replies and n not in _ALWAYS]
    names = list(dict.fromkeys(ranked))[:_PRINTED_FIRST] + [n for n in _ALWAYS if n in replies]
    return tuple(replies[n] for n in names), tuple(r for n, r in replies.items() if n not in names)


def _warned(telling: Telling, cautions: Iterable[Caution], signal: str) -> tuple[Warned, ...]:
    found = []
    for index, caution in enumerate(c for c in cautions if c.signal == signal):
        values = {p.name: value_of(telling, p.name) for p in caution.do if isinstance(p, Hole)}
        found.append(Warned(caution.sign, Said(f"caution/{signal}/{index}", caution.do, values, "*", "", place=str(caution.place))))
    return tuple(found)


def _standards(voice: Voice, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the verified standards in print; the others are for the authors' view only."""
    verified = _verified(voice)
    return tuple(f"{verified[n].code}, {verified[n].section}" for n in names if n in verified)


@once_for_each
def _verified(voice: Voice) -> dict[str, Standard]:
    return {s.id: s for s in voice.standards if s.verified}


def _known(telling: Telling) -> tuple[Known, ...]:
    """Return what was answered about the event, a choice in its own words.

    What the agency always answers the same is left out, and every yes and no: they say little away from their question.
    """
    return tuple(
        Known(f.ask, f.choices.get(telling.given[f.id]) or fitted(f, telling.given[f.id]))
        for f in telling.situation.facts if f.id in telling.given and f.holds != "agency" and f.kind != "yes-no"
    )


def _promised(situation: Situation, steps: tuple[Step, ...]) -> tuple[Value, ...]:
    """Return the days and times that the script promises."""
    when = _moments(situation)
    found = {n: v for s in steps if s.move in _PROMISING for said in s.lines for n, v in said.values.items() if n in when}
    return tuple(found.values())


@once_for_each
def _moments(situation: Situation) -> frozenset[str]:
    return frozenset(f.id for f in situation.facts if f.kind in ("date", "time"))


def _notices(loaded: Loaded, telling: Telling, dials: Dials) -> tuple[str, ...]:
    notices = list(dials.notices)
    voice = loaded.voice
    if dials.chosen:
        names = {
            "relationship": voice.relationship(dials.relationship).name, "medium": voice.medium(dials.medium).name,
            "speaker": voice.speaker(dials.speaker).name, "tone": voice.tone(dials.tone).name.lower(),
        }
        parts = [f"{dial} ({names[dial]})" for dial in dials.chosen]
        notices.append(f"Chosen for you, since you did not say: {', '.join(parts)}. Make it again if one of them is wrong.")
    first = loaded.situation.risk_first
    if first and "risk" not in telling.answers and holds(first, telling.answers) is None:
        asked = telling.facts.get(first_open(first, telling.answers))
        if asked:
            notices.append(f"Find out first whether there is a sign of risk; it may stop this talk. Still open: {asked.ask}")
    for choice in loaded.situation.arcs:
        if holds(choice.when, telling.answers) is None:
            fact = telling.facts.get(first_open(choice.when, telling.answers))
            if fact:
                notices.append(f"The order of the talk depends on a question that is still open: {fact.ask}")
                break
    return tuple(dict.fromkeys(notices))


def _open_facts(telling: Telling, steps: Iterable[Step], replies: Iterable[Reply], apart: Iterable[Step]) -> tuple[OpenFact, ...]:
    """Return the questions that this script leaves open, in the order they are asked."""
    asked: set[str] = set()
    lines = [s for step in (*steps, *apart) for s in (*step.lines, *step.later)] + [r.say for r in replies]
    for said in lines:
        for one in (said, *(a for _, a in said.alternatives)):
            asked |= {n for n, v in one.values.items() if v.text is None}
    asked |= {first_open(c, telling.answers) for c in _conditions(telling.situation) if holds(c, telling.answers) is None}
    return tuple(
        OpenFact(f.id, f.ask, f.blank or "choose", tuple(f.choices.values()))
        for f in telling.situation.facts
        if f.id in asked and f.id not in telling.given and not f.quiet and holds(f.when, telling.answers) is True
    )


@once_for_each
def _conditions(situation: Situation) -> tuple[Condition, ...]:
    """Return the conditions of a situation's arcs, lines and variants, each once."""
    lines = [line for move in situation.moves for line in move.lines]
    found = (*(a.when for a in situation.arcs), *(line.when for line in lines), *(v.when for line in lines for v in line.variants))
    return tuple(dict.fromkeys(c for c in found if c))
