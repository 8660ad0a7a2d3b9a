"""Which tone, relationship, medium and speaker: those given, or chosen and said so; refused, changed or warned by one table."""

from __future__ import annotations

from collections.abc import Mapping

from scriptgen.conditions import Answers
from scriptgen.frozen import frozen
from scriptgen.problems import NOWHERE, Code, Place, Problem, Refused
from scriptgen.script import Brief
from scriptgen.situation import Combination, Condition
from scriptgen.voice import Loaded

USUAL = {"relationship": "established-client", "medium": "in-person", "speaker": "clinician"}


@frozen
class Dials:
    """Hold the dials a script is made with, which of them were chosen for the user, and what the user has to be told."""

    tone: str
    relationship: str
    medium: str
    speaker: str
    chosen: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def as_answers(self) -> dict[str, str]:
        """Return the dials by name."""
        return {"tone": self.tone, "relationship": self.relationship, "medium": self.medium, "speaker": self.speaker}


def choose_dials(loaded: Loaded, brief: Brief) -> Dials:
    """Return the brief's dials, each missing one chosen: the usual one that fits, and the tone the relationship suggests, else plain."""
    situation, voice = loaded.situation, loaded.voice
    fitting = {"relationship": situation.relationships, "medium": situation.media, "speaker": tuple(s.id for s in voice.speakers)}
    picked: dict[str, str] = {}
    chosen: list[str] = []
    for dial, names in fitting.items():
        given = getattr(brief, dial)
        if not given:
            given = USUAL[dial] if USUAL[dial] in names or not names else names[0]
            chosen.append(dial)
        picked[dial] = given
    tone = brief.tone
    if not tone:
        tone, _ = suggested_tone(loaded, picked["relationship"])
        chosen.append("tone")
    return Dials(tone, picked["relationship"], picked["medium"], picked["speaker"], tuple(chosen))


def suggested_tone(loaded: Loaded, relationship: str) -> tuple[str, str]:
    """Return the tone suggested for a relationship, and why; plain where nothing speaks for another."""
    who = loaded.voice.relationship(relationship)
    if who.suggests:
        return who.suggests, who.because
    return "plain", "Plain serves most talks, and nothing here speaks for another tone."


def certain(condition: Condition, answers: Answers) -> bool:
    """Return whether a combination applies; a fact nobody gave counts as not having the value."""
    for clause in condition:  # for each of the table's combinations, so without a generator
        if (answers.get(clause.key, "") in clause.values) == clause.negated:
            return False
    return True


def unfit(loaded: Loaded, dials: Dials, answers: Answers, places: Mapping[str, Place]) -> list[Problem]:
    """Return why this situation does not fit the dials: its own `fits`, then refusals of the table."""
    situation = loaded.situation
    problems = []
    if answers.get("occasion"):
        return _unfit_message(loaded, answers)
    # the first refusal that fits is shown: it is the narrowest
    refusal = next((c for c in _all(loaded) if c.effect == "refuse" and certain(c.when, answers)), None)
    for dial, names in (("relationship", situation.relationships), ("medium", situation.media)):
        value = getattr(dials, dial)
        if refusal is None and names and value not in names:
            problems.append(Problem(places.get(dial, Place("", key=dial)), Code.REFUSED,
                                    f"{situation.id} has no wording for {value}.", f"one of: {', '.join(names)}."))
    for combination in _all(loaded):
        if combination.effect == "refuse" and certain(combination.when, answers):
            problems.append(Problem(NOWHERE, Code.REFUSED, combination.says))
            break  # the first refusal that fits is shown: it is the narrowest
    return problems


def _unfit_message(loaded: Loaded, answers: Answers) -> list[Problem]:
    """Return why a message that does not bring the news makes no sense; what is not first said in writing may be confirmed there."""
    own = (r for r in loaded.situation.refusals if not any(clause.key == "medium" for clause in r.when))
    for combination in (*own, *loaded.voice.combinations):
        if combination.effect == "refuse" and certain(combination.when, answers):
            return [Problem(NOWHERE, Code.REFUSED, combination.says)]
    return []


def _all(loaded: Loaded) -> tuple[Combination, ...]:
    return (*loaded.situation.refusals, *loaded.voice.combinations)


def settle_dials(loaded: Loaded, dials: Dials, answers: Answers, places: Mapping[str, Place], occasion: str = "") -> Dials:
    """Return the dials after the table of combinations: the first change is made, once; warnings are judged on the changed tone.

    Raises Refused where the combination gives no script.
    """
    known: dict[str, str | None] = {**answers, "situation": loaded.situation.id, "occasion": occasion}
    problems = unfit(loaded, dials, known, places)
    if problems:
        raise Refused(problems)
    notices: list[str] = []
    tone = dials.tone
    for combination in loaded.voice.combinations:
        if combination.effect == "change" and certain(combination.when, known):
            tone = combination.to.get("tone", tone)
            known["tone"] = tone
            notices.append(combination.says)
            break
    notices += [c.says for c in loaded.voice.combinations if c.effect == "warn" and certain(c.when, known)]
    return Dials(tone, dials.relationship, dials.medium, dials.speaker, dials.chosen, tuple(notices))
