"""What is wrong with a policy file: answers nobody can give, tools named twice, rules without a reason, answers that contradict.

No problem repeats what somebody wrote in their own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import fields

from scriptgen.composing.values import CONTROL
from scriptgen.frozen import frozen
from scriptgen.names import name_only, unknown
from scriptgen.policy import Field, PolicyFile, PolicyTexts
from scriptgen.problems import Code, Place, Problem
from scriptgen.situation import Clause, Condition

LONGEST = 400  # characters of one answer: more is a pasted page
MOST_MONTHS = 120
_GIVEN = "given"


@frozen
class State:
    """Hold what is known of every key: what was answered, and whether nothing of it is missing."""

    have: Mapping[str, frozenset[str]]
    partly: frozenset[str]

    def clause_holds(self, clause: Clause) -> bool | None:
        """Return whether a clause of a condition holds, or None where that is not known."""
        have = self.have.get(clause.key, frozenset())
        if _GIVEN in clause.values:
            return True if have else None
        if not have.isdisjoint(clause.values):
            return not clause.negated
        return None if not have or clause.key in self.partly else clause.negated

    def holds(self, condition: Condition) -> bool | None:
        """Return False if any part is false, else None if any part is not known, else True."""
        found = [self.clause_holds(clause) for clause in condition]
        return False if False in found else None if None in found else True

    def first_open(self, condition: Condition) -> str:
        """Return the first key of a condition that is not known."""
        return next((c.key for c in condition if self.clause_holds(c) is None), "")


def state_of(file: PolicyFile, texts: PolicyTexts) -> State:
    """Return what a policy file says of every key; a key of the tools holds what any tool has."""
    have = {key: frozenset(given) for key, given in file.answers.items()}
    rows = [row for row in file.tools if row]
    partly = set()
    for name in (f.id for q in texts.questions if q.row for f in q.fields):
        have[name] = frozenset(one for row in rows for one in row.get(name, ()))
        if any(name not in row for row in rows):
            partly.add(name)
    have["tools"] = have.get("tool", frozenset())
    have["not_used"] = frozenset(file.not_used)
    have["relied_on"] = frozenset((_GIVEN,)) if file.relied_on else frozenset()
    have["existing"] = frozenset((_GIVEN,)) if file.registered else frozenset()
    return State(have, frozenset(partly))


def policy_problems(file: PolicyFile, texts: PolicyTexts) -> list[Problem]:
    """Return everything wrong with a policy file, each with its place."""
    return [
        *_texts(file), *_language(file), *_given(file, texts), *_tools(file, texts), *_own(file, texts), *_sources(file),
        *_existing(file, texts), *_same_role(file), *_contradictions(file, texts),
    ]


def _wrong(file: PolicyFile, key: str, says: str, mend: str, code: Code = Code.BAD_ANSWER) -> Problem:
    return Problem(file.place(key), code, says, mend)


def _texts(file: PolicyFile) -> Iterator[Problem]:
    """Find what cannot be printed, in every text of the file."""
    texts: list[tuple[str, str]] = [(k, getattr(file, k)) for k in ("title", "version", "language", "replaces")]
    texts += [(f"answers.{k}", one) for k, given in file.answers.items() for one in given]
    texts += [(f"tools.{i}.{k}", one) for i, row in enumerate(file.tools) for k, given in row.items() for one in given]
    texts += [(f"clauses.{c.name}.{f.name}", getattr(c, f.name)) for c in file.own for f in fields(c) if f.name != "name"]
    texts += [(f"relied_on.{i}.what", s.what) for i, s in enumerate(file.relied_on)]
    if file.registered:
        known = file.registered
        texts += [(f"existing.{k}", getattr(known, k)) for k in ("title", "number", "version", "date", "pages", "where")]
        texts += [(f"existing.clauses.{i}.{k}", getattr(c, k)) for i, c in enumerate(known.clauses) for k in ("number", "heading")]
    for key, text in texts:
        if CONTROL.search(text):
            yield _wrong(file, key, "holds characters that cannot be seen.", "type it again by hand.")
        elif len(text) > LONGEST:
            yield _wrong(file, key, f"is longer than {LONGEST} characters.", "say it in a few words.")


def _language(file: PolicyFile) -> Iterator[Problem]:
    if file.language.split("-")[0].lower() != "en":
        says = "the clauses are written in English only, and half a translation would be worse than none."
        yield _wrong(file, "language", says, "write `language: en-US`, and have the finished document translated.")


def _given(file: PolicyFile, texts: PolicyTexts) -> Iterator[Problem]:
    rows = {f.id for q in texts.questions if q.row for f in q.fields}
    known = {f.id: f for q in texts.questions if not q.row for f in q.fields}
    for key, given in file.answers.items():
        if key in rows:
            yield _wrong(file, f"answers.{key}", "is asked for each tool.", "write it in a block under `tools:`.", Code.OUT_OF_PLACE)
        elif key not in known:
            yield unknown(name_only(key), known, file.place(f"answers.{name_only(key)}"), "question")
        else:
            yield from _fits(file, f"answers.{key}", known[key], given)
    numbers = [str(c.number) for c in texts.clauses]
    for index, number in enumerate(file.changed):
        if number not in numbers:
            yield unknown(name_only(number), numbers, file.place(f"changed.{index}"), "clause")


def _fits(file: PolicyFile, key: str, field: Field, given: tuple[str, ...]) -> Iterator[Problem]:
    """Find what does not fit the kind of an answer."""
    if field.kind != "many" and len(given) > 1:
        yield _wrong(file, key, "takes one answer.", "leave one of them.")
    elif field.choices:
        for one in given:
            if one not in field.choices:
                yield unknown(name_only(one), field.choices, file.place(key), "answer")
        if "none" in given and len(given) > 1:
            yield _wrong(file, key, "says none, and names some.", "take `none` out of the list, or the others.")
        elif len(set(given)) < len(given):
            yield _wrong(file, key, "names one answer twice.", "leave one of them out.", Code.DOUBLE)
    elif field.kind == "date" and day_of(given[0]) is None:
        yield _wrong(file, key, "is not a date.", "write it as 2027-06-04.")
    elif field.kind == "whole" and not (given[0].isdecimal() and given[0].isascii() and 0 < int(given[0][:9]) <= MOST_MONTHS):
        yield _wrong(file, key, "is not a whole number of this size.", f"write a number from 1 to {MOST_MONTHS}.")


def _tools(file: PolicyFile, texts: PolicyTexts) -> Iterator[Problem]:
    known = {f.id: f for q in texts.questions if q.row for f in q.fields}
    tools = known["tool"].choices
    seen: set[str] = set()
    for index, row in enumerate(file.tools):
        if row and "tool" not in row:
            mend = f"add `tool:` with one of: {', '.join(tools)}."
            yield _wrong(file, f"tools.{index}", "says how a tool is used and not which.", mend, Code.WRONG_SHAPE)
        for key, given in row.items():
            here = f"tools.{index}.{name_only(key)}"
            if key not in known:
                yield unknown(name_only(key), known, file.place(here), "question about a tool")
            else:
                yield from _fits(file, here, known[key], given)
        name = row.get("tool", ("",))[0]
        if name in seen:
            yield _wrong(file, f"tools.{index}.tool", "this tool is named twice.", "make one block of the two.", Code.DOUBLE)
        seen |= {name} if name in tools else set()
    for index, name in enumerate(file.not_used):
        here = f"not_used.{index}"
        if name not in tools:
            yield unknown(name_only(name), tools, file.place(here), "tool")
        elif name in file.not_used[:index]:
            yield _wrong(file, here, "this tool is named twice.", "leave one of them out.", Code.DOUBLE)
        elif name in seen:
            mend = "take it out of `not_used:`, or take its block out of `tools:`."
            yield _wrong(file, here, "this tool is also among those you use.", mend, Code.REFUSED)


def _own(file: PolicyFile, texts: PolicyTexts) -> Iterator[Problem]:
    names = [n for c in texts.clauses for n in (str(c.number), c.id)]
    for own in file.own:
        here = f"clauses.{name_only(own.name)}"
        if own.name not in names:
            yield unknown(name_only(own.name), names, file.place(here), "clause")
        if own.rule and not own.reason:
            yield _wrong(file, f"{here}.rule", "a rule needs its reason.", "add `reason:` and say in one sentence why.", Code.WRONG_SHAPE)
        if own.reason and not own.rule:
            yield _wrong(file, f"{here}.reason", "a reason stands here without a rule.", "add `rule:`, or delete it.", Code.WRONG_SHAPE)
        if own.review and day_of(own.review) is None:
            yield _wrong(file, f"{here}.review", "is not a date.", "write it as 2027-06-04.")


def _sources(file: PolicyFile) -> Iterator[Problem]:
    for index, source in enumerate(file.relied_on):
        if not source.what:
            yield _wrong(file, f"relied_on.{index}.what", "names nothing.", "name the law or the code, or delete the entry.")
        if day_of(source.checked) is None:
            mend = "add `checked: 2027-01-15`, the day somebody looked it up, or take it out."
            yield _wrong(file, f"relied_on.{index}.checked", "has no date on which it was looked up.", mend)


def _existing(file: PolicyFile, texts: PolicyTexts) -> Iterator[Problem]:
    policy = file.registered
    if policy is None:
        return
    for key in ("title", "version"):
        if not getattr(policy, key):
            yield _wrong(file, f"existing.{key}", f"a registered policy needs its {key}.", f"add `{key}:`, as it stands on its first page.",
                         Code.WRONG_SHAPE)
    if policy.date and day_of(policy.date) is None:
        yield _wrong(file, "existing.date", "is not a date.", "write it as 2025-03-01.")
    if not policy.clauses:
        mend = "list them under `clauses:`, each with number, heading and covers."
        yield _wrong(file, "existing.clauses", "no clause of it is named.", mend, Code.WRONG_SHAPE)
    names = [n for c in texts.clauses for n in (str(c.number), c.id)]
    seen: set[str] = set()
    for index, clause in enumerate(policy.clauses):
        here = f"existing.clauses.{index}"
        if not clause.number or not clause.covers:
            mend = "give its number there, and under `covers:` the clauses here that it covers."
            yield _wrong(file, here, "this clause cannot be cited.", mend, Code.WRONG_SHAPE)
        if clause.number and clause.number in seen:
            yield _wrong(file, f"{here}.number", "this number stands twice.", "make one entry of the two.", Code.DOUBLE)
        seen.add(clause.number)
        for position, name in enumerate(clause.covers):
            if name not in names:
                yield unknown(name_only(name), names, file.place(f"{here}.covers.{position}"), "clause")


def _same_role(file: PolicyFile) -> Iterator[Problem]:
    owner, approver = (file.answers.get(k, ("",))[0].casefold() for k in ("owner", "approver"))
    if owner and owner == approver:
        says = "who owns the policy also approves it."
        yield _wrong(file, "answers.approver", says, "name a board, a committee or another role.", Code.REFUSED)


def _contradictions(file: PolicyFile, texts: PolicyTexts) -> Iterator[Problem]:
    state = state_of(file, texts)
    rows = {f.id for q in texts.questions if q.row for f in q.fields} | {"tools", "not_used", "existing"}
    for clash in texts.contradictions:
        if state.holds(clash.when):
            key = clash.when[0].key
            place: Place = file.place(key if key in rows else f"answers.{key}")
            yield Problem(place, Code.REFUSED, clash.says, clash.try_this)


def day_of(text: str) -> datetime.date | None:
    """Return the day that a text names, or None."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
