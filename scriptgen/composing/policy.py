"""A policy file and the shipped clauses to a policy and its sheet. What is not answered stays open; nothing is assumed."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from scriptgen.composing.policy_answers import State, day_of, policy_problems, state_of
from scriptgen.frozen import frozen
from scriptgen.policy import (
    Answers,
    Cited,
    Clause,
    ClauseText,
    Field,
    Open,
    OwnClause,
    Policy,
    PolicyFile,
    PolicyTexts,
    Registered,
    Rule,
    RuleText,
    Tool,
)
from scriptgen.problems import InvalidInput, Problem
from scriptgen.script import Value
from scriptgen.situation import Hole, Wording, holes

NUMBERS = ("crisis_line", "emergency_number")
_NUMBERS_HOLD = 12  # months that a checked number is trusted where nobody said how often the policy is reviewed
_COMPUTED_ASKS = {
    "not_used": "Which tools do you not use with clients?",
    "relied_on": "Which laws and codes does the policy rely on, and when did somebody look them up?",
    "tools": "Which tools do you use with clients?",
}
_IN_THE_TABLE = ("uses", "who", "read", "answered", "secure", "kept", "consent")
_ON_THE_SHEET = ("uses", "answered")
_WITHOUT_A_CHANNEL = ("phone", "agency-mobile", "mail")  # nobody asks of these whether they are encrypted


def compose_policy(file: PolicyFile, texts: PolicyTexts, problems: Iterable[Problem] = (), today: str = "") -> Policy:
    """Return the policy of a file. `problems` are those found in reading it; `today` is what numbers are dated against, if given.

    Raises InvalidInput with everything wrong with the file, those problems included.
    """
    wrong = [*problems, *policy_problems(file, texts)]
    if wrong:
        raise InvalidInput(wrong)
    making = _Making(file, texts, state_of(file, texts), _stale(file, today))
    clauses = tuple(making.clause(text) for text in texts.clauses)
    tools = tuple(making.tool(row) for row in file.tools if row)
    statements = tuple(tuple(making.rules(rules)) for _, rules in texts.statements)
    registered = _registered(file.registered, texts) if file.registered else None
    covered = {name for c in registered.clauses for name in c.covers} if registered else set()
    lacking = tuple(c for c in clauses if str(c.number) not in covered) if registered else ()
    checked = set() if "numbers_checked" in file.answers else {"numbers_checked"}
    waits: set[str] = set() if registered else _open_cells(tools, _IN_THE_TABLE) | checked
    give_again = any(c.material and str(c.number) in file.changed for c in texts.clauses)
    return Policy(
        title=registered.title if registered else file.title or "Contact policy",
        version=file.version or (registered.version if registered else ""), language=file.language, layers=texts.layers,
        cover=tuple(making.cover()), agency=making.value("agency"), clauses=clauses, tools=tools,
        not_used=tuple(making.tool_name(name) for name in file.not_used),
        numbers=tuple((name, making.value(name)) for name in NUMBERS),
        relied_on=tuple(replace(s, checked=said_date(d)) for s in file.relied_on if (d := day_of(s.checked))), statements=statements,
        minors="minors" in file.answers.get("clients", ("minors",)), changed=tuple(int(n) for n in file.changed), give_again=give_again,
        open=tuple(_open(making, (r for c in (lacking if registered else clauses) for r in c.rules), waits)),
        sheet_open=tuple(_open(making, (r for rules in statements for r in rules), _open_cells(tools, _ON_THE_SHEET))),
        notices=tuple(_notices(file, making, give_again)), registered=registered, lacking=lacking,
    )


def _registered(policy: Registered, texts: PolicyTexts) -> Registered:
    """Return the registered policy with our clauses by number."""
    number = {c.id: str(c.number) for c in texts.clauses}
    day = day_of(policy.date)
    return replace(policy, date=said_date(day) if day else "", clauses=tuple(
        Cited(c.number, c.heading, tuple(dict.fromkeys(number.get(n, n) for n in c.covers))) for c in policy.clauses
    ))


def _stale(file: PolicyFile, today: str) -> bool:
    """Return whether the crisis and emergency numbers were checked too long ago to be printed."""
    checked, now = day_of(file.answers.get("numbers_checked", ("",))[0]), day_of(today)
    if checked is None or now is None:
        return False
    return now > later(checked, int(file.answers.get("review_months", (str(_NUMBERS_HOLD),))[0]))


def later(day: datetime.date, months: int) -> datetime.date:
    """Return the day so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return datetime.date(day.year + year, month + 1, min(day.day, last))


def said_date(day: datetime.date) -> str:
    """Return a date in words, with its year."""
    return f"{day:%B} {day.day}, {day.year}"


@frozen
class _Making:
    """Make the parts of one policy."""

    file: PolicyFile
    texts: PolicyTexts
    state: State
    stale: bool

    def value(self, key: str) -> Value:
        """Return the answer to a question as it stands in a sentence, or its blank."""
        if key in ("tools", "not_used"):
            names = [self.tool_name(n).lower() for n in (self.file.not_used if key == "not_used" else self._used())]
            word = " or " if key == "tools" else " and "
            return Value(listed(names, word) or None, "tools", _COMPUTED_ASKS[key])
        if key in ("title", "version"):
            return Value(getattr(self.file, key) or None, key, f"What is the {key} of the policy?")
        field = self.texts.field(key)
        assert field is not None  # the texts were checked when they were read
        given = () if self.stale and key in NUMBERS else self.file.answers.get(key, ())
        return _value(field, given)

    def _used(self) -> list[str]:
        return [row["tool"][0] for row in self.file.tools if row]

    def tool_name(self, name: str) -> str:
        """Return a tool as people call it."""
        field = self.texts.field("tool")
        return field.choices[name] if field else name

    def tool(self, row: Answers) -> Tool:
        """Return one row of the table of tools."""
        def cell(key: str) -> Value:
            field = self.texts.field(key)
            assert field is not None
            return _value(field, row.get(key, ()))

        keys = ("uses", "who", "read", "answered", "secure", "kept", "consent", "number")
        return Tool(row["tool"][0], self.tool_name(row["tool"][0]), *map(cell, keys))

    def rules(self, texts: tuple[RuleText, ...]) -> Iterator[Rule]:
        """Yield the sentences that the answers choose, and one open question for each answer that is missing."""
        asked: set[str] = set()
        for text in texts:
            known = self.state.holds(text.when)
            if known:
                values = {n: self.value(n) for n in holes(text.says)}
                yield Rule(_one_stop(text.says, values), values, text.reason)
            elif known is None:
                key = self.state.first_open(text.when)
                if key not in asked:
                    asked.add(key)
                    yield self._undecided(key)

    def _undecided(self, key: str) -> Rule:
        field = self.texts.field(key)
        ask = field.ask if field else _COMPUTED_ASKS.get(key, "")
        return Rule((), {}, "", ask, tuple(field.choices.values()) if field else (), key)

    def clause(self, text: ClauseText) -> Clause:
        """Return one clause: the shipped sentences, then the agency's own."""
        own = next((c for c in self.file.own if c.name in (str(text.number), text.id)), OwnClause(""))
        rules = tuple(self.rules(text.rules))
        if own.rule:
            rules += (Rule((own.rule,), {}, own.reason),)
        owner = Value(own.owner, "owner", "") if own.owner else self.value("owner")
        return Clause(
            text.number, text.id, text.title, text.audience, rules, text.reason, text.binds, owner, self.review(own.review),
            text.material, bool(own.rule),
        )

    def review(self, own: str = "") -> Value:
        """Return when a clause is next reviewed: the day set for it, or the policy's own."""
        day = day_of(own)
        first, months = day_of(self.file.answers.get("effective", ("",))[0]), self.file.answers.get("review_months", ("",))[0]
        if day is None and first is not None and months:
            day = later(first, int(months))
        return Value(said_date(day) if day else None, "review date", "When is it next reviewed?")

    def cover(self) -> Iterator[tuple[str, Value]]:
        """Yield the rows of the cover: what an auditor looks for first."""
        yield "Agency", self.value("agency")
        yield "Version", self.value("version")
        if self.file.replaces:
            yield "Replaces version", Value(self.file.replaces, "", "")
        for label, key in (("Owner", "owner"), ("Approved by", "approver"), ("Consulted", "consulted"), ("In force from", "effective")):
            yield label, self.value(key)
        yield "Next review", self.review()
        if self.file.changed:
            yield "Changed since then", Value("clauses " + listed(list(self.file.changed)), "", "")


def _value(field: Field, given: tuple[str, ...]) -> Value:
    if not given:
        return Value(None, field.blank, field.ask)
    if field.choices:
        return Value(listed([field.choices[one] for one in given]), field.blank, field.ask)
    text = given[0]
    day = day_of(text) if field.kind == "date" else None
    if day:
        text = said_date(day)
    elif text.endswith(".") and not text.endswith((".m.", "..")):
        text = text[:-1].rstrip()
    return Value(text, field.blank, field.ask)


def _one_stop(wording: Wording, values: dict[str, Value]) -> Wording:
    """Return a wording without the full stop after a value that brings its own ("5 p.m.")."""
    parts = list(wording)
    for index, (part, after) in enumerate(pairwise(wording)):
        if isinstance(part, Hole) and isinstance(after, str) and after.startswith("."):
            text = values[part.name].text
            if text and text.endswith("."):
                parts[index + 1] = after[1:]
    return tuple(parts)


def listed(words: list[str], last: str = " and ") -> str:
    """Return words as a list in a sentence."""
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _open(making: _Making, rules: Iterable[Rule], tools: set[str]) -> Iterator[Open]:
    """Yield each question that what is printed still waits for; `tools`: what the table of tools waits for."""
    keys = set(tools)
    for rule in rules:
        keys |= {rule.key} if rule.key else {name for name, value in rule.values.items() if value.text is None}
    if not making.file.version and not making.file.registered:
        yield Open(0, "What is the version of the policy?", ())
    for question in making.texts.questions:
        found = [f for f in question.fields if f.id in keys]
        if found:
            ask = question.ask if len(found) > 1 else found[0].ask
            yield Open(question.number, ask, question.decides)
    for key, number in (("not_used", 4), ("relied_on", 34)):
        if key in keys:
            yield Open(0, _COMPUTED_ASKS[key], (number,))


def _open_cells(tools: tuple[Tool, ...], names: tuple[str, ...]) -> set[str]:
    """Return the questions about tools that some row leaves open."""
    return {name for tool in tools for name in names if getattr(tool, name).text is None} if tools else {"tool"}


def _notices(file: PolicyFile, making: _Making, give_again: bool) -> Iterator[str]:
    if making.stale:
        yield "The crisis and emergency numbers were checked too long ago. They are left blank: call them, then write the new date."
    for row in file.tools:
        if "clinical" in row.get("uses", ()) and row.get("secure") == ("no",) and row["tool"][0] not in _WITHOUT_A_CHANNEL:
            yield f"{making.tool_name(row['tool'][0])} is used to talk about care and is not secure. Ask your privacy officer."
    if give_again:
        yield "A clause that clients rely on has changed. Give the sheet to clients again."
