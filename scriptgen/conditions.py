"""Conditions that are true, false or unknown. Nothing is guessed: a fact nobody gave is unknown."""

from __future__ import annotations

from collections.abc import Mapping

from scriptgen.frozen import once_for_each
from scriptgen.situation import Clause, Condition, Fact

Answers = Mapping[str, str | None]
"""Facts and dials by name. Absent: unknown. None: cannot arise (its own condition is false)."""


def clause_holds(clause: Clause, answers: Answers) -> bool | None:
    """Return whether one clause holds, or None where the answer is not known."""
    if clause.key not in answers:
        return None
    return (answers[clause.key] in clause.values) != clause.negated  # None, a fact that cannot arise, is never among the values


def holds(condition: Condition, answers: Answers) -> bool | None:
    """Return False if any part is false, else None if any part is unknown, else True."""
    known: bool | None = True
    for clause in condition:  # clause_holds, written out: this runs a thousand times for each script
        if clause.key not in answers:
            known = None
        elif (answers[clause.key] in clause.values) == clause.negated:
            return False
    return known


def first_open(condition: Condition, answers: Answers) -> str:
    """Return the first key of the condition whose answer is not known, or an empty string."""
    return next((c.key for c in condition if clause_holds(c, answers) is None), "")


def settle(facts: tuple[Fact, ...], given: Mapping[str, str], dials: Mapping[str, str]) -> dict[str, str | None]:
    """Return what is known of every fact: its answer, None where it cannot arise, absent where it is unknown.

    An answer implies the answers its own condition asks for, where that condition is one value of one fact. A quiet fact that
    nobody gave counts as not so: it is never asked, and must not put an optional row into every script.
    """
    answers: dict[str, str | None] = {**dials, **{k: v for k, v in given.items() if v}}
    by_id, conditional = _sorted_out(facts)
    for name in given:
        if name in conditional:
            imply(by_id, name, answers)
    unsettled = [fact for fact in conditional.values() if fact.id not in answers]
    changed = True
    while changed:
        changed = False
        for fact in unsettled:
            if fact.id not in answers and (fact.quiet or holds(fact.when, answers) is False):
                answers[fact.id] = None
                changed = True
    return answers


@once_for_each
def _sorted_out(facts: tuple[Fact, ...]) -> tuple[dict[str, Fact], dict[str, Fact]]:
    """Return all facts by id, and those that may not arise."""
    return {fact.id: fact for fact in facts}, {fact.id: fact for fact in facts if fact.when or fact.quiet}


def imply(facts: Mapping[str, Fact], name: str, answers: dict[str, str | None]) -> None:
    """Add to the answers what the answer to `name` can only mean."""
    fact = facts.get(name)
    while fact is not None and fact.id in answers and fact.when:
        clause = fact.when[0]
        if len(fact.when) > 1 or clause.negated or len(clause.values) > 1 or clause.key in answers:
            return
        if clause.key not in facts:
            return
        answers[clause.key] = clause.values[0]
        fact = facts.get(clause.key)
