"""Scripts of a situation as rules of language read them: over its dials and cases pair by pair, and each line that none of them said.

Pairwise: every two values of tone, relationship, medium, speaker and case meet in some script; what is asked beside the case is answered
at random, seeded by the setting's own name. The whole matrix is gone through in the tests.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import product

from scriptgen.composing.compose import compose
from scriptgen.conditions import holds, settle
from scriptgen.problems import Refused
from scriptgen.rules import Spoken, Talk
from scriptgen.script import Brief, Said, Script
from scriptgen.situation import DIALS, Hole, Variant
from scriptgen.voice import Loaded

_DRAWS = 3  # times each setting is answered at random
_STAND_IN = {"number": "988", "clause": "it came to that"}  # where an author gave no example
_AXES = ("tone", "relationship", "medium", "speaker")
_TURN = ("open", "happened", "limit", "reason", "next", "invite")


def talks_of(loaded: Loaded) -> Iterator[Talk]:
    """Yield the talks of a situation: scripts in pairwise settings, then one talk for each line that no script has said."""
    said: set[str] = set()
    for setting, draw in product(settings(loaded), range(_DRAWS)):
        talk = talk_in(loaded, setting, draw)
        if talk:
            said.update(line.address for line in talk.lines)
            yield talk
    yield from _unsaid(loaded, said)


def settings(loaded: Loaded) -> list[tuple[str, ...]]:
    """Return settings (tone, relationship, medium, speaker, case) in which every two values of any two axes meet."""
    situation, voice = loaded.situation, loaded.voice
    axes: list[Sequence[str]] = [
        [t.id for t in voice.tones], situation.relationships or [r.id for r in voice.relationships],
        situation.media or [m.id for m in voice.media], [s.id for s in voice.speakers], [c.id for c in situation.cases] or [""],
    ]
    order = sorted(range(len(axes)), key=lambda i: -len(axes[i]))
    rows: list[dict[int, str]] = [dict(zip(order[:2], pair, strict=True)) for pair in product(axes[order[0]], axes[order[1]])]
    for at, axis in enumerate(order[2:], 2):
        _widen(rows, axis, axes[axis], order[:at])
    return [tuple(row.get(i, axes[i][0]) for i in range(len(axes))) for row in rows]


def _widen(rows: list[dict[int, str]], axis: int, values: Sequence[str], before: Sequence[int]) -> None:
    """Give each row a value of one more axis, the one that makes most new pairs; then add rows for the pairs that are left."""
    met: set[tuple[int, str, str]] = set()
    for row in rows:
        row[axis] = max(values, key=lambda v: sum((i, row.get(i, ""), v) not in met for i in before))
        met |= {(i, row.get(i, ""), row[axis]) for i in before}
    for i in before:
        seen = list(dict.fromkeys(row[i] for row in rows if i in row))
        rows += [{**rows[0], i: one, axis: v} for one, v in product(seen, values) if (i, one, v) not in met]


def talk_in(loaded: Loaded, setting: tuple[str, ...], draw: int = 0) -> Talk | None:
    """Return the talk in a setting, every question answered, for each draw otherwise; None where it is refused."""
    dials = dict(zip(_AXES, setting, strict=False))
    case = next((dict(c.facts) for c in loaded.situation.cases if c.id == setting[4]), {})
    facts = _answered(loaded, dials, case, random.Random("/".join((loaded.situation.id, *setting, str(draw)))))
    try:
        script = compose(loaded, Brief(loaded.situation.id, setting[0], setting[1], setting[2], setting[3], facts=facts))
    except Refused:
        return None
    return talk_of(script) if isinstance(script, Script) else None


def _answered(loaded: Loaded, dials: dict[str, str], case: dict[str, str], chance: random.Random) -> dict[str, str]:
    facts = {"risk": "no", **case}
    while True:
        known = settle(loaded.situation.facts, facts, dials)
        asked = [f for f in loaded.situation.facts if not f.quiet and f.id not in known and holds(f.when, known) is True]
        fact = next((f for f in asked if f.kind in ("choice", "yes-no")), None) or next(iter(asked), None)
        if fact is None:
            return facts
        choices = tuple(fact.choices) or (("yes", "no") if fact.kind == "yes-no" else ())
        facts[fact.id] = chance.choice(choices) if choices else fact.example or _STAND_IN.get(fact.kind, "") or fact.blank or "it"


def talk_of(script: Script) -> Talk:
    """Return a script as a talk."""
    lines: list[Spoken] = []
    for step in script.steps:
        part = "turn" if step.move in _TURN else "apart"
        for said in step.lines:
            lines += _spoken(said, "limit" if said.limit else part, step.move)
        for said in step.later:
            lines += _spoken(said, "later", step.move)
    for reply in (*script.replies, *script.more_replies):
        lines += _spoken(reply.say, "reply", reply.id)
    for apart in (script.next_time, script.did_not_come):
        for said in apart.lines if apart else ():
            lines += _spoken(said, "apart", apart.move if apart else "")
    dials = {name: getattr(script, name) for name in DIALS}
    return Talk(tuple(lines), dials)


def _spoken(said: Said, part: str, move: str) -> list[Spoken]:
    return [
        Spoken(one.text(), f"{one.address.partition('@')[0]}@{one.tone}", part, move, one.place, one.key)
        for one in ([a for _, a in said.alternatives] or [said])
    ]


def _unsaid(loaded: Loaded, said: set[str]) -> Iterator[Talk]:
    """Yield each wording that no script has said as a talk of one line, whose dials say the tone alone."""
    situation = loaded.situation
    for move in situation.moves:
        for line in move.lines:
            part = "limit" if line.limit else "later" if line.later else "turn" if move.id in _TURN else "apart"
            if move.id not in ("before", "after", "pause"):
                for variant in line.variants:
                    address = f"{line.owner}/{move.id}/{line.id}#{variant.id}"
                    yield from _alone(loaded, address, variant, part, move.id, said)
    for reaction in situation.reactions:
        for variant in reaction.variants:
            address = f"{reaction.owner}/reactions/{reaction.id}#{variant.id}"
            yield from _alone(loaded, address, variant, "reply", reaction.id, said)


def _alone(loaded: Loaded, address: str, variant: Variant, part: str, move: str, said: set[str]) -> Iterator[Talk]:
    facts = {f.id: f.example or f.blank for f in loaded.situation.facts}
    for tone, wording in variant.say.items():
        if f"{address}@{tone}" not in said and wording:
            text = "".join(facts.get(p.name, "") if isinstance(p, Hole) else p for p in wording)
            yield Talk((Spoken(text, f"{address}@{tone}", part, move, str(variant.place)),), {"tone": tone})
