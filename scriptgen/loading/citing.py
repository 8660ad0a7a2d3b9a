"""Which clauses of the agency's own policy a situation's scripts cite: read from the `policy.yaml` that lies beside `pack.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from scriptgen.loading.library import shown
from scriptgen.loading.policy_file import read_policy
from scriptgen.loading.policy_texts import load_policy_texts
from scriptgen.names import name_only, unknown
from scriptgen.policy import ClauseText, PolicyFile
from scriptgen.problems import InvalidInput, Level, Problem
from scriptgen.situation import Situation

_UNNAMED = "Contact policy"  # what a policy without a title is called on its own first page


def cites(file: Path, situation: Situation) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the citations of a situation, as `Contact policy, 10`, and every problem in the policy's file.

    With a registered policy they are that policy's own numbers. A clause it lacks is not cited.
    """
    policy, problems = read_policy(shown(file))
    problems += clause_problems(situation)
    if any(p.level is Level.ERROR for p in problems):
        return (), problems
    numbers = dict.fromkeys(n for name in situation.policy for n in _numbers(policy, _clauses()[name]))
    title = policy.registered.title if policy.registered else policy.title or _UNNAMED
    return tuple(f"{title}, {number}" for number in numbers if title and number), problems


def clause_problems(situation: Situation) -> list[Problem]:
    """Return a problem for each clause a situation names that no policy has, with the nearest; or the faults of the shipped clauses."""
    try:
        known = _clauses() if situation.policy else {}
    except InvalidInput as fault:
        return list(fault.problems)
    place = replace(situation.place, key="policy")
    return [unknown(name_only(name), known, place, "clause of a policy") for name in situation.policy if name not in known]


@cache
def _clauses() -> dict[str, ClauseText]:
    """Return the shipped clauses by id, read once: a check asks for them with every situation."""
    return {clause.id: clause for clause in load_policy_texts().clauses}


def _numbers(policy: PolicyFile, clause: ClauseText) -> Iterable[str]:
    if policy.registered is None:
        return (str(clause.number),)
    return (c.number for c in policy.registered.clauses if not {clause.id, str(clause.number)}.isdisjoint(c.covers))
