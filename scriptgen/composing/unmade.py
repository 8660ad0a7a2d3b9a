"""Why a combination of a plan is not made: one sentence, found without composing a script."""

from __future__ import annotations

from scriptgen.composing.answers import brief_problems
from scriptgen.composing.compose import stopped_by_risk
from scriptgen.composing.dials import choose_dials, settle_dials
from scriptgen.composing.fitting import relative_times, why_not
from scriptgen.conditions import holds, settle
from scriptgen.kinds import KINDS
from scriptgen.problems import Refused
from scriptgen.script import Brief
from scriptgen.situation import Case
from scriptgen.voice import Loaded

_ALOUD = "A role-play is played aloud; it is made for the spoken media."
_IN_WRITING = "A message goes out in writing; it is made for the written media."


def is_packet(kind: str) -> bool:
    """Return whether a kind belongs to the role-play, which plays the situation's own case."""
    return KINDS[kind].context == "packet"


def prepared(loaded: Loaded, case: Case | None) -> dict[str, str]:
    """Return the answers of a prepared script: those of the case, and that there is no sign of risk, for only then is there a script."""
    known = dict(case.facts) if case else {}
    if "risk" not in known and loaded.situation.fact("risk"):
        known["risk"] = "no"
    return known


def why_no_talk(loaded: Loaded, brief: Brief) -> str:
    """Return why a brief gives no script in the tone that it asks for, as one sentence; empty where it does."""
    wrong = brief_problems(loaded, brief, {})
    if wrong:
        return f"{wrong[0].place.key} {wrong[0].says}"
    dials = choose_dials(loaded, brief)
    given = {**loaded.policy_for(loaded.situation), **{k: v for k, v in brief.facts.items() if v}}
    answers = settle(loaded.situation.facts, given, dials.as_answers())
    stopped = stopped_by_risk(loaded, answers)
    if stopped:
        return stopped[0]
    arcs = loaded.situation.arcs
    answers["arc"] = next((a.use for a in arcs if holds(a.when, answers) is True), arcs[-1].use)
    try:
        settled = settle_dials(loaded, dials, answers, {})
    except Refused as fault:
        return fault.problems[0].says
    if settled.tone != dials.tone:
        return f"{settled.notices[0]} (It is made in the tone {settled.tone}.)"
    return ""


def why_no_document(loaded: Loaded, brief: Brief, kind: str) -> str:
    """Return why a brief that gives a script does not give this kind of document, as one sentence; empty where it does."""
    written = loaded.voice.medium(brief.medium).written
    if kind == "message":
        if not written:
            return _IN_WRITING
        wrong = relative_times(loaded, brief, {})
        return wrong[0].says if wrong else ""
    because = why_not(loaded, brief, kind)
    if because:
        return because[0].upper() + because[1:]
    return _ALOUD if is_packet(kind) and written else ""
