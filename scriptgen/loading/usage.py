"""Which facts a situation uses: in its lines, its conditions, and the conditions of the facts they use."""

from __future__ import annotations

from scriptgen.situation import Condition, Situation, Wording, holes


def used_names(situation: Situation) -> set[str]:
    """Return the names of all facts that the situation's lines and conditions use."""
    found: set[str] = set()
    conditions: list[Condition] = [arc.when for arc in situation.arcs]
    conditions += [c.when for c in situation.cautions] + [r.when for r in situation.refusals]
    wordings: list[Wording] = [situation.topic, *(c.do for c in situation.cautions)]
    for variants in (*(line.variants for m in situation.moves for line in m.lines), *(r.variants for r in situation.reactions)):
        conditions += [v.when for v in variants]
        wordings += [w for v in variants for w in v.say.values()]
    conditions += [line.when for m in situation.moves for line in m.lines] + [r.when for r in situation.reactions]
    conditions += [s.when for s in situation.keep_away]
    if situation.risk_first:
        conditions.append(situation.risk_first)
    for wording in wordings:
        found |= set(holes(wording))
    for condition in conditions:
        found |= {c.key for c in condition}
    for fact in situation.facts:
        if fact.id in found:
            found |= {c.key for c in fact.when}
    return found
