"""The interview at a terminal: the gate first, then only what matters. Enter takes a suggestion or leaves a blank; ? explains."""

from __future__ import annotations

from dataclasses import replace

import click

from scriptgen.cli.door import tell
from scriptgen.composing.answers import brief_problems
from scriptgen.composing.compose import compose
from scriptgen.composing.dials import suggested_tone
from scriptgen.composing.values import answer_problem
from scriptgen.problems import InvalidInput, Place, Refused
from scriptgen.script import Brief, Script
from scriptgen.situation import Caution, Fact, unfilled
from scriptgen.voice import Loaded

HELP = "Enter leaves it open · ? explains · Ctrl-D leaves the rest open · Ctrl-C stops and writes nothing"


class RestOpen(Exception):
    """Say that the person wants everything else left open (Ctrl-D)."""


def interview(loaded: Loaded, brief: Brief) -> Brief | None:
    """Return the brief with what the person answered, or None where they should not have this talk yet."""
    problems = brief_problems(loaded, brief, {})
    if problems:
        raise InvalidInput(problems)
    tell(click.style(loaded.situation.title, bold=True))
    tell(HELP + "\n")
    return _Interview(loaded, brief).run()


def _numbered(stops: list[Caution]) -> list[Caution]:
    """Return the stops that are so. Only Enter, n and no mean none: a `yes`, or a number that is not there, is asked about again."""
    while True:
        words = _read("Numbers of those that are so, or Enter for none.").lower().replace(",", " ").split()
        if not words or words in (["n"], ["no"], ["none"]):
            return []
        if all(w.isdigit() and 0 < int(w) <= len(stops) for w in words):
            return [stops[int(w) - 1] for w in words]
        tell(f"  Type the numbers, from 1 to {len(stops)}, or Enter if none of them is so.")


def _read(prompt: str) -> str:
    """Return one typed line. Raises RestOpen on Ctrl-D; Ctrl-C goes through."""
    tell(prompt)
    try:
        click.echo("> ", nl=False, err=True)
        return input().strip()
    except EOFError:
        raise RestOpen from None


class _Interview:
    """Ask, and keep every answer at once, so that Ctrl-D loses none."""

    def __init__(self, loaded: Loaded, brief: Brief) -> None:
        self.loaded, self.brief, self.given = loaded, brief, brief

    def run(self) -> Brief | None:
        try:
            if not self._gate():
                return None
            if self.brief.facts.get("risk") != "yes":
                self._dials()
                self._facts()
        except RestOpen:
            tell("\nThe rest stays open.")
        return self.brief

    def _know(self, **facts: str) -> None:
        self.brief = replace(self.brief, facts={**self.brief.facts, **facts})

    def _gate(self) -> bool:
        """Ask whether this talk should be had now: the stop list, risk, the decision, and with whom it was talked over."""
        if not self._stop_list():
            return False
        situation = self.loaded.situation
        risk = situation.fact("risk")
        if risk and "risk" not in self.brief.facts:
            answer = _ask(risk)
            if answer:
                self._know(risk=answer)
            if answer == "yes":
                return True
        if not self._decided():
            return False
        if situation.fact("consulted_with") and "consulted" not in self.brief.facts:
            answer = _read("\nWith whom have you talked it over? A role, such as: my supervisor. (Enter: not said; none: nobody yet)")
            if answer.lower() in ("none", "nobody", "no one", "no"):
                self._know(consulted="no")
            elif answer and answer != "?":
                self._know(consulted="yes", consulted_with=answer)
        return True

    def _stop_list(self) -> bool:
        stops = [c for c in self.loaded.situation.cautions if c.signal == "stop"]
        tell(click.style("Before a script: is any of these so?", bold=True))
        for number, caution in enumerate(stops, 1):
            tell(f"  {number}  {caution.sign}")
        chosen = _numbered(stops)
        for caution in chosen:
            tell(click.style(f"\nStop: {caution.sign}", bold=True))
            tell("  " + unfilled(caution.do))
        if chosen:
            tell("\nNo script is made. For the page on what to do in danger: scriptgen make "
                 f"{self.loaded.situation.id} -f risk=yes --no-input")
        return not chosen

    def _decided(self) -> bool:
        """Ask whether it is decided; an open decision needs a situation that has words for it."""
        answer = _read("\nHave you decided? (yes / no)").lower()
        if not answer.startswith("n"):
            return True
        if any(line.interim for move in self.loaded.situation.moves for line in move.lines):
            tell("Then choose the answer that says you have not decided, when it asks.")
            return True
        tell("\nThere are no words yet for a decision that is not made. For supervision:")
        for question in self.loaded.situation.questions:
            tell(f"  · {question}")
        return False

    def _dials(self) -> None:
        """Ask for the dials nobody gave; where they are refused together, say why and ask again."""
        while True:
            self._pick_dials()
            try:
                compose(self.loaded, self.brief)
                return
            except Refused as fault:
                for problem in fault.problems:
                    tell(f"\n{problem.says} {problem.try_this}".rstrip())
                if self.given.relationship and self.given.medium:
                    raise
            kept = self.given
            self.brief = replace(self.brief, relationship=kept.relationship, medium=kept.medium, tone=kept.tone)

    def _pick_dials(self) -> None:
        voice, it = self.loaded.voice, self.loaded.situation
        if not self.brief.relationship:
            names = {r.id: r.name for r in voice.relationships if r.id in it.relationships or not it.relationships}
            self.brief = replace(self.brief, relationship=_pick("Who is it?", names, ""))
        if not self.brief.medium:
            names = {m.id: m.name for m in voice.media if m.id in it.media or not it.media}
            self.brief = replace(self.brief, medium=_pick("How will you tell them?", names, "in-person" if "in-person" in names else ""))
        if not self.brief.tone:
            suggested, because = suggested_tone(self.loaded, self.brief.relationship or "established-client")
            tell(f"\nSuggested tone: {suggested}. {because}")
            names = {t.id: f"{t.id}: {t.when_it_fits}" for t in voice.tones}
            self.brief = replace(self.brief, tone=_pick("In which tone?", names, suggested))

    def _facts(self) -> None:
        """Ask the questions that this script leaves open, one by one; each answer decides what is asked next."""
        asked: set[str] = set()
        while True:
            composed = compose(self.loaded, self.brief)
            if not isinstance(composed, Script):
                return
            following = next((o.fact for o in composed.open_facts if o.fact not in asked), "")
            fact = self.loaded.situation.fact(following)
            if fact is None:
                return
            asked.add(fact.id)
            answer = _ask(fact)
            if answer:
                self._know(**{fact.id: answer})


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
