"""A situation and a brief to a role-play packet: the shipped case played out in full, and the same lines in an order that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from scriptgen.composing.answers import brief_problems
from scriptgen.composing.compose import Composed, compose
from scriptgen.composing.dials import choose_dials
from scriptgen.composing.lines import in_tone
from scriptgen.conditions import holds, settle
from scriptgen.names import unknown
from scriptgen.packet import LEVELS, Packet
from scriptgen.problems import Code, InvalidInput, Place, Problem, Refused
from scriptgen.script import Brief, Said, Script
from scriptgen.situation import DIALS, Fact, RolePlay, Situation, key_of
from scriptgen.voice import Loaded

_REASONS = 3
_ALIKE = 3  # answers that the brief shares with the case, none of them differing, before the case is called close to it
_TURNS = 60


def compose_packet(loaded: Loaded, brief: Brief, level: str = "", places: Mapping[str, Place] | None = None) -> Packet:
    """Return the packet for a brief's dials: it plays the situation's own case, and takes of the brief's facts the agency's alone.

    Raises InvalidInput with everything wrong with the brief, and where the situation has no role-play or its ladder not this level.
    """
    situation = loaded.situation
    problems = brief_problems(loaded, brief, places or {})
    play = situation.role_play
    if play is None:
        says = f"there is no role-play for {situation.id}."
        problems.append(Problem(Place("", key="document"), Code.REFUSED, says, "ask for another document, such as worksheet."))
    elif level and level not in play.client.ladder:
        problems.append(unknown(level[:40], [n for n in LEVELS if n in play.client.ladder], Place("", key="difficulty"), "difficulty"))
    if problems or play is None:
        raise InvalidInput(problems)
    script = _played(loaded, _case_brief(loaded, brief, play))
    levels = [n for n in LEVELS if n in play.client.ladder and level in ("", n)]
    title = next(c.title for c in situation.cases if c.id == play.case)
    return Packet(
        script=script, case=title, client=play.client, ladder=tuple((n, play.client.ladder[n]) for n in levels),
        flawed=tuple(_flawed(loaded, script)), listen=situation.listen, near=_near(situation, brief, play),
        language=situation.language, layers=loaded.layers,
    )


def _case_brief(loaded: Loaded, brief: Brief, play: RolePlay) -> Brief:
    """Return the brief of the case: nothing of the real event, only what the agency always answers the same."""
    case = next(c for c in loaded.situation.cases if c.id == play.case)
    spoken = brief.medium if brief.medium and not loaded.voice.medium(brief.medium).written else "in-person"
    played = {**case.facts, "risk": "no"}
    known = settle(loaded.situation.facts, played, {**choose_dials(loaded, replace(brief, medium=spoken)).as_answers()})
    asked = (f for f in loaded.situation.facts if f.holds == "agency" and holds(f.when, known) is not False)
    return replace(brief, medium=spoken, facts={**{f.id: brief.facts[f.id] for f in asked if brief.facts.get(f.id)}, **played})


def _played(loaded: Loaded, brief: Brief) -> Script:
    """Return the case as a whole script: what it leaves open is filled with the authors' examples, since nobody real is meant."""
    script = compose(loaded, brief)
    for _ in range(_TURNS):
        assert isinstance(script, Script)  # a case has no sign of risk
        fact = next((f for o in script.open_facts if (f := loaded.situation.fact(o.fact)) is not None), None)
        if fact is None:
            break
        brief, script = _answered(loaded, brief, fact)
    assert isinstance(script, Script)
    return script


def _answered(loaded: Loaded, brief: Brief, fact: Fact) -> tuple[Brief, Composed]:
    """Return the brief with an answer to a question, and what is composed of it: the first answer that is not refused."""
    free = fact.suggest or fact.example or fact.blank
    answers = tuple(dict.fromkeys(a for a in (fact.suggest, *fact.choices) if a)) if fact.choices else (free,)
    for answer in answers[:-1]:
        more = replace(brief, facts={**brief.facts, fact.id: answer})
        with suppress(Refused):
            return more, compose(loaded, more)
    more = replace(brief, facts={**brief.facts, fact.id: answers[-1]})
    return more, compose(loaded, more)


def _flawed(loaded: Loaded, script: Script) -> Iterator[Said]:
    """Yield the script's own lines as nervous people say them: story and reasons first, the apology again, the news and the limit last."""
    steps = {step.move: step for step in script.steps}
    opening = steps["open"].lines if "open" in steps else ()
    story = steps["happened"].lines if "happened" in steps else ()
    yield from opening[:1]
    yield from story
    yield from _reasons(loaded, script)
    yield from (said for said in story if "sorry" in said.text().lower())
    yield from (said for said in (steps["next"].lines if "next" in steps else ()))
    yield from opening[1:]
    if script.limit is not None:
        yield script.limit


def _reasons(loaded: Loaded, script: Script) -> Iterator[Said]:
    """Yield three reasons: those of the script, then others that its authors wrote for the same place."""
    step = next((s for s in script.steps if s.move == "reason"), None)
    given = [*step.lines, *step.later][:_REASONS] if step else []
    yield from given
    keys = {said.key for said in given}
    dials = {name: getattr(script, name) for name in DIALS}
    move = loaded.situation.move("reason")
    for line in move.lines if move else ():
        for variant in line.variants:
            tone, wording = in_tone(loaded.voice, variant, script.tone)
            plain = wording is not None and all(isinstance(part, str) for part in wording) and holds(variant.when, dials) is not False
            if wording is not None and plain and key_of(wording) not in keys and len(keys) < _REASONS:
                keys.add(key_of(wording))
                yield Said(f"{line.owner}/reason/{line.id}#{variant.id}@{tone}", wording, {}, tone, key_of(wording))


def _near(situation: Situation, brief: Brief, play: RolePlay) -> bool:
    """Return whether the brief's answers are the case's, so that who plays the client might be taken for the real one."""
    case = next(c for c in situation.cases if c.id == play.case)
    shared = [name for name in case.facts if brief.facts.get(name)]
    return len(shared) >= _ALIKE and all(brief.facts[name] == case.facts[name] for name in shared)
