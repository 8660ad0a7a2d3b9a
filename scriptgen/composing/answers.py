"""A brief against its situation: are the dials, facts and answers ones that exist and can apply?"""

from __future__ import annotations

from collections.abc import Mapping

from scriptgen.composing.values import answer_problem
from scriptgen.conditions import Answers, clause_holds, settle
from scriptgen.names import can_be_name, name_only, unknown
from scriptgen.problems import Code, Place, Problem
from scriptgen.script import Brief
from scriptgen.situation import Clause, Fact
from scriptgen.voice import Loaded


def brief_problems(loaded: Loaded, brief: Brief, places: Mapping[str, Place]) -> list[Problem]:
    """Return everything wrong with a brief. `places` gives the place of a dial or fact in its file, where there is one.

    No problem repeats the value of a fact.
    """
    problems = _dials(loaded, brief, places)
    facts = {f.id: f for f in loaded.situation.facts}
    for name, text in brief.facts.items():
        place = places.get(name, Place("", key=name if can_be_name(name) else "facts"))
        fact = facts.get(name)
        if fact is None:
            problems.append(unknown(name_only(name), facts, place, "fact"))
        elif text:
            wrong = answer_problem(fact, text, place)
            if wrong:
                problems.append(wrong)
    if not problems:
        problems += _out_of_place(loaded, brief, places)
    return problems


def _dials(loaded: Loaded, brief: Brief, places: Mapping[str, Place]) -> list[Problem]:
    voice, problems = loaded.voice, []
    known = {
        "tone": [t.id for t in voice.tones],
        "relationship": [r.id for r in voice.relationships],
        "medium": [m.id for m in voice.media],
        "speaker": [s.id for s in voice.speakers],
    }
    for dial, names in known.items():
        given = getattr(brief, dial)
        if given and given not in names:
            problems.append(unknown(name_only(given), names, places.get(dial, Place("", key=dial)), dial))
    return problems


def _out_of_place(loaded: Loaded, brief: Brief, places: Mapping[str, Place]) -> list[Problem]:
    """Find answers whose own condition is false: both facts are named."""
    facts = {f.id: f for f in loaded.situation.facts}
    dials = {d: v for d in ("tone", "relationship", "medium", "speaker") if (v := getattr(brief, d))}
    given = {k: v for k, v in brief.facts.items() if v}
    known = settle(loaded.situation.facts, given, dials)
    problems = []
    for name in given:
        for clause in _rests_on(facts, name, known):
            if clause_holds(clause, known) is False:
                asked = f"{clause.key} is {'not ' if clause.negated else ''}{' or '.join(clause.values)}"
                problems.append(Problem(places.get(name, Place("", key=name)), Code.OUT_OF_PLACE,
                                        f"is asked only if {asked}.", f"leave out {name}, or change {clause.key}."))
    return problems


def _rests_on(facts: Mapping[str, Fact], name: str, known: Answers) -> list[Clause]:
    """Return the conditions that an answer rests on: its question's own, and those of the questions it answers by the way."""
    clauses: list[Clause] = []
    queue, seen = [name], set()
    while queue:
        fact = facts.get(queue.pop())
        if fact is not None and fact.id not in seen:
            seen.add(fact.id)
            clauses += fact.when
            queue += [c.key for c in fact.when if known.get(c.key) in c.values and not c.negated]
    return clauses
