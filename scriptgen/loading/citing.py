"""Which clauses of the agency's own policy a situation's scripts cite: read from the `policy.yaml` that lies beside `pack.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scriptgen.loading.policy_file import read_policy
from scriptgen.loading.policy_texts import load_policy_texts
from scriptgen.names import unknown
from scriptgen.policy import ClauseText, PolicyFile
from scriptgen.problems import Level, Problem
from scriptgen.situation import Situation


def cites(file: Path, situation: Situation) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the citations of a situation, as `Contact policy, 10`, and every problem in the policy's file.

    With a registered policy they are that policy's own numbers. A clause it lacks is not cited.
    """
    policy, problems = read_policy(str(file))
    texts = {clause.id: clause for clause in load_policy_texts().clauses}
    problems += [unknown(name, texts, situation.place, "clause of a policy") for name in situation.policy if name not in texts]
    if any(p.level is Level.ERROR for p in problems):
        return (), problems
    numbers = dict.fromkeys(n for name in situation.policy for n in _numbers(policy, texts[name]))
    title = policy.registered.title if policy.registered else policy.title
    return tuple(f"{title}, {number}" for number in numbers), problems


def _numbers(policy: PolicyFile, clause: ClauseText) -> Iterable[str]:
    if policy.registered is None:
        return (str(clause.number),)
    return (c.number for c in policy.registered.clauses if not {clause.id, str(clause.number)}.isdisjoint(c.covers))
