"""A condition as a person would say it, for pages that nobody answers a question for: each question with the answers that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scriptgen.frozen import frozen
from scriptgen.situation import Condition, Fact, Situation
from scriptgen.voice import Voice

OTHERWISE = "In every other case"
_AND = "; and: "


@frozen
class Scope:
    """Hold what a condition can be about here: the facts, and the dials with the values that can arise."""

    voice: Voice
    facts: Mapping[str, Fact]
    dials: Mapping[str, tuple[str, ...]]


def scope_of(voice: Voice, situations: Iterable[Situation], tones: tuple[str, ...]) -> Scope:
    """Return the scope of some situations together."""
    found = tuple(situations)
    facts = {fact.id: fact for situation in reversed(found) for fact in situation.facts}

    def of_all(values: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
        given = set(values)
        return tuple(value for value in known if value in given or not given)

    dials = {
        "relationship": of_all((r for s in found for r in s.relationships), (r.id for r in voice.relationships)),
        "medium": of_all((m for s in found for m in s.media), (m.id for m in voice.media)),
        "arc": of_all((a.use for s in found for a in s.arcs), (a.id for a in voice.arcs)),
        "speaker": tuple(s.id for s in voice.speakers),
        "tone": tones,
    }
    return Scope(voice, facts, dials)


def left(scope: Scope, condition: Condition) -> dict[str, tuple[str, ...]]:
    """Return for each key of a condition the values that it leaves, in the order of the values; none where it cannot be true."""
    found: dict[str, tuple[str, ...]] = {}
    for clause in condition:
        values = found.get(clause.key, _values(scope, clause.key))
        found[clause.key] = tuple(v for v in values if (v in clause.values) != clause.negated)
    return found


def in_words(scope: Scope, condition: Condition) -> str:
    """Return a condition in plain words, or an empty string where it is always true here. The tone is not part of it."""
    parts = []
    for key, values in left(scope, condition).items():
        if key != "tone" and len(values) < len(_values(scope, key)):
            parts.append(_question(scope.facts[key], values) if key in scope.facts else _dial(scope, key, values))
    return _AND.join(parts)


def joined(*conditions: str) -> str:
    """Return conditions in words as one."""
    return _AND.join(words for words in conditions if words)


def _values(scope: Scope, key: str) -> tuple[str, ...]:
    fact = scope.facts.get(key)
    return tuple(fact.choices) if fact else scope.dials.get(key, ())


def _question(fact: Fact, values: tuple[str, ...]) -> str:
    others = [fact.choices[v] for v in fact.choices if v not in values]
    if len(others) < len(values):
        return f"{fact.ask} Anything but: {' / '.join(others)}"
    return f"{fact.ask} {' / '.join(fact.choices[v] for v in values)}"


def _dial(scope: Scope, key: str, values: tuple[str, ...]) -> str:
    """Return one dial in words; an order of the talk says when it is used and is never named."""
    others = tuple(v for v in scope.dials[key] if v not in values)
    if key == "arc":
        return " / ".join(scope.voice.arc(v).use_when.rstrip(".") for v in values)
    turned = len(others) < len(values)
    named = " / ".join(_name(scope.voice, key, v) for v in (others if turned else values))
    if key == "medium":
        return f"Not {named}" if turned else named[:1].upper() + named[1:]
    if key == "relationship":
        return f"With anybody but {named}" if turned else f"With {named}"
    return f"Said by anybody but {named}" if turned else f"Said by {named}"


def _name(voice: Voice, key: str, value: str) -> str:
    if key == "medium":
        return voice.medium(value).name
    return voice.relationship(value).name if key == "relationship" else voice.speaker(value).name
