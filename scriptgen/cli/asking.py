"""The interview at a terminal: the gate first, then only what matters. Enter takes a suggestion or leaves a blank; ? explains."""

from __future__ import annotations

from dataclasses import replace

import click

from scriptgen.cli.door import tell
from scriptgen.composing.compose import Composed, compose
from scriptgen.composing.dials import suggested_tone
from scriptgen.composing.values import answer_problem
from scriptgen.problems import InvalidInput, Place
from scriptgen.script import Brief, Script
from scriptgen.situation import Fact, Loaded, unfilled

HELP = "Enter leaves it open · ? explains · Ctrl-D leaves the rest open · Ctrl-C stops and writes nothing"


class RestOpen(Exception):
    """Say that the person wants everything else left open (Ctrl-D)."""


def interview(loaded: Loaded, brief: Brief) -> Brief | None:
    """Return the brief with what the person answered, or None where they should not have this talk yet."""
    tell(click.style(loaded.situation.title, bold=True))
    tell(HELP + "\n")
    try:
        gated = _gate(loaded, brief)
        if gated is None:
            return None
        brief = gated
        if brief.facts.get("risk") == "yes":
            return brief
        brief = _dials(loaded, brief)
        return _facts(loaded, brief)
    except RestOpen:
        tell("\nThe rest stays open.")
        return brief


def _read(prompt: str) -> str:
    """Return one typed line. Raises RestOpen on Ctrl-D; Ctrl-C goes through."""
    tell(prompt)
    try:
        click.echo("> ", nl=False, err=True)
        return input().strip()
    except EOFError:
        raise RestOpen from None


def _gate(loaded: Loaded, brief: Brief) -> Brief | None:
    """Ask whether this talk should be had now: the stop list, risk, the decision, and with whom it was talked over."""
    facts = dict(brief.facts)
    stops = [c for c in loaded.situation.cautions if c.signal == "stop"]
    tell(click.style("Before a script: is any of these so?", bold=True))
    for number, caution in enumerate(stops, 1):
        tell(f"  {number}  {caution.sign}")
    typed = _read("Numbers of those that are so, or Enter for none.")
    for caution in [stops[int(n) - 1] for n in typed.replace(",", " ").split() if n.isdigit() and 0 < int(n) <= len(stops)]:
        tell(click.style(f"\nStop: {caution.sign}", bold=True))
        tell("  " + unfilled(caution.do))
        tell("No script is made. If there is danger, make the safety page: scriptgen make "
             f"{loaded.situation.id} -f risk=yes --no-input")
        return None
    risk = loaded.situation.fact("risk")
    if risk and "risk" not in facts:
        answer = _ask(risk)
        if answer:
            facts["risk"] = answer
        if answer == "yes":
            return replace(brief, facts=facts)
    if not _decided(loaded):
        return None
    with_whom = loaded.situation.fact("consulted_with")
    if with_whom and "consulted" not in facts:
        answer = _read("With whom have you talked it over? A role, such as: my supervisor. (Enter: not said; none: nobody yet)")
        if answer.lower() in ("none", "nobody", "no one", "no"):
            facts["consulted"] = "no"
        elif answer and answer != "?":
            facts.update(consulted="yes", consulted_with=answer)
    return replace(brief, facts=facts)


def _decided(loaded: Loaded) -> bool:
    """Ask whether it is decided; an open decision needs a situation that has words for it."""
    answer = _read("\nHave you decided? (yes / no)").lower()
    if not answer.startswith("n"):
        return True
    if any(line.interim for move in loaded.situation.moves for line in move.lines):
        tell("Then choose the answer that says you have not decided, when it asks.")
        return True
    tell("\nThere are no words yet for a decision that is not made. For supervision:")
    for question in loaded.situation.questions:
        tell(f"  · {question}")
    return False


def _dials(loaded: Loaded, brief: Brief) -> Brief:
    voice, it = loaded.voice, loaded.situation
    if not brief.relationship:
        names = {r.id: r.name for r in voice.relationships if r.id in it.relationships or not it.relationships}
        brief = replace(brief, relationship=_pick("Who is it?", names, ""))
    if not brief.medium:
        names = {m.id: m.name for m in voice.media if m.id in it.media or not it.media}
        brief = replace(brief, medium=_pick("How will you tell them?", names, "in-person" if "in-person" in names else ""))
    if not brief.tone:
        suggested, because = suggested_tone(loaded, brief.relationship or "established-client")
        tell(f"\nSuggested tone: {suggested}. {because}")
        brief = replace(brief, tone=_pick("In which tone?", {t.id: f"{t.id}: {t.when_it_fits}" for t in voice.tones}, suggested))
    return brief


def _facts(loaded: Loaded, brief: Brief) -> Brief:
    """Ask the questions that this script leaves open, one by one; each answer decides what is asked next."""
    asked: set[str] = set()
    while True:
        composed = _composed(loaded, brief)
        if not isinstance(composed, Script):
            return brief
        following = next((o.fact for o in composed.open_facts if o.fact not in asked), "")
        fact = loaded.situation.fact(following)
        if fact is None:
            return brief
        asked.add(fact.id)
        try:
            answer = _ask(fact)
        except RestOpen:
            tell("\nThe rest stays open.")
            return brief
        if answer:
            brief = replace(brief, facts={**brief.facts, fact.id: answer})


def _composed(loaded: Loaded, brief: Brief) -> Composed | None:
    try:
        return compose(loaded, brief)
    except InvalidInput as fault:
        for problem in fault.problems:
            tell(str(problem))
        raise


def _ask(fact: Fact) -> str:
    """Return the answer to a fact's question, or an empty text. Asks again while the answer cannot be."""
    if fact.choices:
        return _pick(fact.ask, fact.choices, fact.suggest, fact.explain)
    hint = f"  {fact.frame}" if fact.frame else ""
    while True:
        typed = _read("\n" + click.style(fact.ask, bold=True) + (f"\n{hint}" if hint else ""))
        if typed == "?":
            tell(f"  {fact.explain or fact.frame or fact.ask}" + (f" Such as: {fact.example}" if fact.example else ""))
            continue
        wrong = answer_problem(fact, typed, Place("")) if typed else None
        if wrong is None:
            return typed or fact.suggest
        tell(f"  {wrong.says} {wrong.try_this}")


def _pick(ask: str, names: dict[str, str], suggested: str, explain: str = "") -> str:
    """Return a choice made by number or name; Enter takes the suggestion, or leaves it open."""
    lines = "".join(f"\n  {number}  {words}" for number, words in enumerate(names.values(), 1))
    enter = f" [Enter: {suggested}]" if suggested else ""
    while True:
        typed = _read(f"\n{click.style(ask, bold=True)}{enter}{lines}")
        if not typed:
            return suggested
        if typed == "?":
            tell(f"  {explain or 'Type the number or the name; Enter leaves it open.'}")
            continue
        if typed.isdigit() and 0 < int(typed) <= len(names):
            return list(names)[int(typed) - 1]
        close = [n for n in names if n == typed.lower()] or [n for n in names if n.startswith(typed.lower())]
        if len(close) == 1:
            return close[0]
        tell(f"  Type a number from 1 to {len(names)}, or one of: {', '.join(names)}.")
