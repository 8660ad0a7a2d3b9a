"""One line as said this time: its variant, its tone, its values; optional where its condition is open, a choice where its variants are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from scriptgen.composing.values import fitted
from scriptgen.conditions import Answers, clause_holds, first_open, holds, settle
from scriptgen.frozen import frozen
from scriptgen.script import Reply, Said, Value
from scriptgen.situation import ANY_TONE, Condition, Fact, Hole, Line, Reaction, Situation, Variant, Wording, key_of
from scriptgen.voice import Voice

_MOST = 4096
_KEPT: dict[tuple[int, str], tuple[Variant, Said]] = {}
"""Lines without holes as said in a tone: authors' words alone, so that keeping them keeps nothing of anybody."""

Path = tuple[tuple[str, str], ...]  # questions and their answers, in the order they are asked


@frozen
class Telling:
    """Hold what every line of one script needs: the situation, the voice, the answers, and the sentences lines may quote."""

    situation: Situation
    voice: Voice
    answers: Mapping[str, str | None]
    dials: Mapping[str, str]
    facts: Mapping[str, Fact]
    given: Mapping[str, str]
    defaults: Mapping[str, str]
    limit: Said | None = None
    assumed: dict[Path, Answers] = field(default_factory=dict)  # what is known if some answers are taken as given; lives as long as this

    def with_limit(self, limit: Said | None) -> Telling:
        """Return the same telling, whose `{{ limit }}` is that line."""
        return replace(self, limit=limit)


@frozen
class Picked:
    """Hold the variants a line comes down to: one, or one for each answer of an open question."""

    variant: Variant | None
    ask: str = ""
    alternatives: tuple[tuple[str, Variant], ...] = ()


def say_line(telling: Telling, line: Line, move: str) -> Said | None:
    """Return a line as said, or None where it is not said. One that only another order of the talk says is offered while that is open."""
    answers = telling.answers
    said = holds(line.when, answers)
    because = ""
    if said is False:
        found = _in_another_order(telling, line.when)
        if found is None:
            return None
        telling, because = found
        answers = telling.answers
    elif said is None:
        because = _question(telling, line.when, answers)
        answers = _assuming(telling, line.when, answers)
    picked = pick(telling, line.variants, answers, line.when)
    told = _said(telling, picked, f"{line.owner}/{move}/{line.id}", line)
    if told and because.startswith(told.alternatives_ask or "\n"):
        because = ""  # the choose-one row already asks that question
    return replace(told, optional_because=because) if told and because else told


def _in_another_order(telling: Telling, condition: Condition) -> tuple[Telling, str] | None:
    """Return the telling in an order of the talk that is still possible and says the line, and the question it hangs on."""
    if not any(clause.key == "arc" for clause in condition):
        return None
    for choice in telling.situation.arcs:
        if holds(choice.when, telling.answers) is None:
            dials = {**telling.dials, "arc": choice.use}
            other = replace(telling, dials=dials, answers={**telling.answers, "arc": choice.use}, assumed={})
            answers = _assuming(other, choice.when, other.answers)
            if holds(condition, answers) is not False:
                return replace(other, answers=answers, assumed={}), _question(telling, choice.when, telling.answers)
    return None


def say_reaction(telling: Telling, reaction: Reaction) -> Reply | None:
    """Return a reaction with what to say to it, or None where nothing is. What to do then is the chosen answer's own, if it has one."""
    answers = _assuming(telling, reaction.when, telling.answers)
    picked = pick(telling, reaction.variants, answers, reaction.when)
    said = _said(telling, picked, f"{reaction.owner}/reactions/{reaction.id}", None)
    if said is None:
        return None
    then, avoid = (picked.variant.then, picked.variant.avoid) if picked.variant else ("", "")
    return Reply(
        reaction.id, reaction.name, reaction.signal, reaction.hear, said, then or reaction.then, avoid or reaction.avoid
    )


def pick(telling: Telling, variants: tuple[Variant, ...], answers: Answers, guard: Condition = ()) -> Picked:
    """Return the variant that the answers choose, or one alternative for each answer of the first open question.

    `guard` is the line's own condition: an answer that makes it false gives no alternative.
    """
    variant, open_fact = _first(telling, variants, answers)
    if not open_fact:
        return Picked(variant)
    found = _paths(telling, variants, answers, open_fact, guard)
    reached = {v.id for _, v in found}
    by_id = {v.id: v for v in variants if v.id in reached}
    if len(by_id) < 2:
        return Picked(next(iter(by_id.values()), None))
    paths: dict[str, list[Path]] = {name: [path for path, v in found if v.id == name] for name in by_id}
    flat = all(len(path) == 1 for path, _ in found)
    rows = tuple((_answers_in_words(telling, paths[n]) if flat else _when_in_words(telling, v, answers), v) for n, v in by_id.items())
    return Picked(None, telling.facts[open_fact].ask, rows)


def _first(telling: Telling, variants: tuple[Variant, ...], answers: Answers) -> tuple[Variant | None, str]:
    """Return the first variant that is true and no question; or the open question that has to be answered first."""
    for variant in variants:
        known = holds(variant.when, answers)
        if known is True:
            return variant, ""
        if known is None:
            name = _root(telling, first_open(variant.when, answers), answers)
            if name in telling.facts and telling.facts[name].choices:
                return None, name
    return next((v for v in variants if not v.when), None), ""


def _paths(
    telling: Telling, variants: tuple[Variant, ...], answers: Answers, fact: str, guard: Condition
) -> list[tuple[Path, Variant]]:
    """Return every way of answering the open questions, and the variant each leads to."""
    found: list[tuple[Path, Variant]] = []
    for value in telling.facts[fact].choices:
        known = settle(telling.situation.facts, {**telling.given, **_texts(answers), fact: value}, telling.dials)
        if known.get(fact) != value or holds(guard, known) is False:
            continue
        variant, below = _first(telling, variants, known)
        if below:
            found += [(((fact, value), *path), v) for path, v in _paths(telling, variants, known, below, guard)]
        elif variant:
            found.append((((fact, value),), variant))
    return found


def _answers_in_words(telling: Telling, paths: list[Path]) -> str:
    """Return the answers to one question that lead to a variant."""
    return " / ".join(telling.facts[fact].choices[value] for path in paths for fact, value in path)


def _when_in_words(telling: Telling, variant: Variant, answers: Answers) -> str:
    """Return when a variant is said, from its own condition: the part of it that is still open, in plain words."""
    parts = []
    for clause in variant.when:
        fact = telling.facts.get(clause.key)
        if fact is None or clause_holds(clause, answers) is True:
            continue
        values = [v for v in fact.choices if (v in clause.values) != clause.negated]
        words = " / ".join(fact.choices[v] for v in values)
        parts.append(f"{fact.ask} {words}" if fact.kind == "yes-no" else words)
    return "; ".join(parts) if parts else "In every other case"


def _texts(answers: Answers) -> dict[str, str]:
    return {k: v for k, v in answers.items() if v is not None}


def _root(telling: Telling, name: str, answers: Answers) -> str:
    """Return the open question that another open question hangs on, so that no answer is passed over."""
    fact = telling.facts.get(name)
    while fact is not None and fact.when:
        above = first_open(fact.when, answers)
        if not above or above not in telling.facts:
            break
        name, fact = above, telling.facts[above]
    return name


def _question(telling: Telling, condition: Condition, answers: Answers) -> str:
    """Return the question an optional row hangs on, with the answers that make it true in plain words."""
    name = first_open(condition, answers)
    fact = telling.facts.get(name)
    if fact is None:
        return name
    clause = next(c for c in condition if c.key == name)
    if fact.kind == "yes-no":
        wanted = "yes" if ("yes" in clause.values) != clause.negated else "no"
        return f"{fact.ask} If {wanted}:"
    options = [fact.choices.get(v, v) for v in fact.choices if (v in clause.values) != clause.negated]
    return f"{fact.ask} {' / '.join(options)}:" if options and len(options) < len(fact.choices) else fact.ask


def _assuming(telling: Telling, condition: Condition, answers: Answers) -> Answers:
    """Return the answers with those an optional line rests on taken as given: it is printed for the case that they are."""
    extra = {c.key: c.values[0] for c in condition
             if clause_holds(c, answers) is None and not c.negated and len(c.values) == 1 and c.key in telling.facts}
    if not extra:
        return answers
    key = tuple(extra.items())
    if key not in telling.assumed:
        telling.assumed[key] = settle(telling.situation.facts, {**telling.given, **_texts(answers), **extra}, telling.dials)
    return telling.assumed[key]


def _said(telling: Telling, picked: Picked, address: str, line: Line | None) -> Said | None:
    if picked.variant is not None:
        return _one(telling, picked.variant, address, line)
    rows = [(label, _one(telling, variant, address, line)) for label, variant in picked.alternatives]
    told = tuple((label, said) for label, said in rows if said is not None)
    if not told:
        return None
    return replace(told[0][1], alternatives=told, alternatives_ask=picked.ask)


def _one(telling: Telling, variant: Variant, address: str, line: Line | None) -> Said | None:
    asked = (id(variant), telling.dials["tone"])
    known = _KEPT.get(asked)
    if known is not None and known[0] is variant:
        return known[1]
    tone, wording = in_tone(telling.voice, variant, telling.dials["tone"])
    if wording is None:
        return None
    limit, interim, locked = (line.limit, line.interim, line.locked) if line else (False, False, False)
    full, values = _filled(telling, wording)
    said = Said(
        address=f"{address}#{variant.id}@{tone}", wording=full, values=values, tone=tone, key=key_of(wording),
        limit=limit, interim=interim, locked=locked, place=str(variant.place),
    )
    if len(wording) == 1 and isinstance(wording[0], str):
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        _KEPT[asked] = (variant, said)
    return said


def in_tone(voice: Voice, variant: Variant, tone: str) -> tuple[str, Wording | None]:
    """Return the wording in a tone, or along its fallbacks within the variant, and the tone it was found in."""
    if tone in variant.say:
        return tone, variant.say[tone]
    for name in voice.fallbacks(tone):
        if name in variant.say:
            return name, variant.say[name]
    if ANY_TONE in variant.say:
        return ANY_TONE, variant.say[ANY_TONE]
    return next(iter(variant.say.items()), ("", None))


def _filled(telling: Telling, wording: Wording) -> tuple[Wording, dict[str, Value]]:
    """Return the wording with `{{ limit }}` and `{{ topic }}` opened up, and the value of each hole."""
    parts: list[str | Hole] = []
    values: dict[str, Value] = {}
    for part in wording:
        if isinstance(part, Hole) and part.name == "limit" and telling.limit and not telling.limit.alternatives:
            parts += telling.limit.wording
            values.update(telling.limit.values)
        elif isinstance(part, Hole) and part.name == "topic" and telling.situation.topic:
            opened, more = _filled(telling, telling.situation.topic)
            parts += opened
            values.update(more)
        else:
            parts.append(part)
            if isinstance(part, Hole):
                values[part.name] = value_of(telling, part.name)
    return tuple(parts), values


def value_of(telling: Telling, name: str) -> Value:
    """Return what fills a hole: the answer, fitted to a sentence, or a blank."""
    if name == "limit":
        return Value(None, "your limit, in the same words", "Say the limit again, in the same words")
    fact = telling.facts.get(name)
    if fact is None:
        return Value(None, name.replace("_", " "), name.replace("_", " "))
    text = telling.given.get(name) or telling.defaults.get(name) or ""
    return Value(fitted(fact, text) if text.strip() else None, fact.blank, fact.ask)
