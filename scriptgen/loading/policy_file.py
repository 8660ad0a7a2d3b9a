"""Policy files: read one, and write a commented one to fill in. No message ever holds a value of a policy file."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from scriptgen.loading.authored_policy import Answer, ExistingEntry, PolicyFileEntry
from scriptgen.loading.shapes import checked_alone
from scriptgen.loading.yaml_text import Plain, Source, key_path, read_source
from scriptgen.names import name_only, unknown
from scriptgen.policy import Cited, Field, OwnClause, PolicyFile, PolicyTexts, Question, Registered
from scriptgen.policy import Source as Relied
from scriptgen.problems import Code, Place, Problem

KEYS = tuple(f.name for f in fields(PolicyFileEntry))
_PAGE = "see docs/policy.md."


def read_policy(path: str) -> tuple[PolicyFile, list[Problem]]:
    """Return the policy in a file, as far as it can be read, and every fault of its text and shape."""
    source = read_source(Path(path), path, private=True)
    problems = source.problems
    data = source.data
    if not isinstance(data, dict):
        problems.append(Problem(Place(source.file, 1), Code.WRONG_SHAPE, "a policy file is lines of `key: value`.", _PAGE))
        data = {}
    elif not data and not problems:
        mend = "write one with `scriptgen brief policy`."
        problems.append(Problem(Place(source.file, 1), Code.WRONG_SHAPE, "the file is empty.", mend))
    problems += [unknown(name_only(k), KEYS, source.place((k,)), "key") for k in data if k not in KEYS]
    source.problems = []
    entry = _entry(data, source)
    problems += source.problems
    file = _policy_file(entry, source) if entry else PolicyFile("", "", "en-US", "", (), {}, (), (), (), (), None, source.file)
    return file, problems


def _entry(data: dict[str, Plain], source: Source) -> PolicyFileEntry | None:
    """Return the data as the authored shape, or what of it has the right shape; each key is judged by itself."""
    kept: dict[str, Plain] = {}
    for key, value in data.items():
        if key not in KEYS or value == "":
            continue
        source.data = {key: value}
        before = len(source.problems)
        if checked_alone(PolicyFileEntry, source) is not None:
            kept[key] = value
        source.problems[before:] = [_pointed(p) for p in source.problems[before:]]
    source.data = kept
    return checked_alone(PolicyFileEntry, source)


def _pointed(problem: Problem) -> Problem:
    """Return a problem of shape with the page that shows the shape of this file."""
    return problem if problem.try_this.startswith(("add it", "write ")) else replace(problem, try_this=_PAGE)


def _words(value: Answer) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    return tuple(text for one in given if (text := " ".join(one.split())))


def _line(text: str) -> str:
    return " ".join(text.split())


def _answers(given: dict[str, Answer]) -> dict[str, tuple[str, ...]]:
    """Return what was answered; an empty answer is none."""
    return {key: words for key, value in given.items() if (words := _words(value))}


def _policy_file(entry: PolicyFileEntry, source: Source) -> PolicyFile:
    return PolicyFile(
        title=_line(entry.title), version=_line(entry.version), language=_line(entry.language) or "en-US", replaces=_line(entry.replaces),
        changed=_words(entry.changed), answers=_answers(entry.answers), tools=tuple(_answers(row) for row in entry.tools),
        not_used=_words(entry.not_used),
        own=tuple(OwnClause(n, _line(c.rule), _line(c.reason), _line(c.owner), _line(c.review)) for n, c in entry.clauses.items()),
        relied_on=tuple(Relied(_line(s.what), _line(s.checked)) for s in entry.relied_on),
        registered=_registered(entry.existing) if entry.existing else None, file=source.file,
        places={key_path(path): source.place(path) for path in source.places if path},
    )


def _registered(entry: ExistingEntry) -> Registered | None:
    """Return the existing policy, or None where the part was left empty."""
    clauses = tuple(Cited(_line(c.number), _line(c.heading), _words(c.covers)) for c in entry.clauses)
    policy = Registered(_line(entry.title), _line(entry.number), _line(entry.version), _line(entry.date), _line(entry.pages),
                        _line(entry.where), clauses)
    return policy if policy != Registered("", "", "", "", "", "", ()) else None


def commented_policy(texts: PolicyTexts) -> str:
    """Return a policy file to fill in by hand: every question with its number, its choices and the clauses it decides."""
    lines = [
        "# A policy on contact and social media.",
        "# Answer what you know; leave the rest empty. What is empty becomes a blank and stands on the list of what is still to decide.",
        "# Then: scriptgen policy THIS-FILE, and for the sheet for clients: scriptgen policy THIS-FILE --document acknowledgement",
        "title: Contact policy",
        "version:",
        "language: en-US",
        "replaces:            # the version this one replaces",
        "changed: []          # numbers of the clauses that changed since then",
        "answers:",
    ]
    rows = [q for q in texts.questions if q.row]
    part = ""
    for question in texts.questions:
        if question.row:
            continue
        if question.part != part:
            part = question.part
            lines += ["", f"  # ---- {part} ----"]
        lines += _asked(question, "  ")
    lines += ["", "# One block for each tool; copy the block.", "tools:"]
    for index, question in enumerate(rows):
        asked = _asked(question, "    ")
        lines += asked if index else [asked[0], *(line.replace("    tool:", "  - tool:") for line in asked[1:])]
    return "\n".join(lines) + "\n" + _REST


def _asked(question: Question, indent: str) -> list[str]:
    numbers = ", ".join(map(str, question.decides))
    clauses = f"clause {numbers}" if len(question.decides) == 1 else f"clauses {numbers}"
    lines = ["", f"{indent}# {question.number}. {question.ask} ({clauses})"]
    if question.note:
        lines.append(f"{indent}# {question.note}")
    for field in question.fields:
        if len(question.fields) > 1 and field.ask != question.ask:
            lines.append(f"{indent}#    {field.ask}")
        lines += _choices(field, indent)
        lines.append(f"{indent}{field.id}:" + (" []" if field.kind == "many" else ""))
    return lines


def _choices(field: Field, indent: str) -> list[str]:
    if field.kind == "date":
        return [f"{indent}#      such as 2027-06-04"]
    if field.kind == "whole":
        return [f"{indent}#      a whole number"]
    if not field.choices:
        return []
    if field.kind == "yes-no":
        return [f"{indent}#      yes | no"]
    shown = [f"{key}: {words}" for key, words in field.choices.items()]
    return [f"{indent}#      {line}" for line in shown] + ([f"{indent}#      (any number of them)"] if field.kind == "many" else [])


_REST = """
# Tools you do not use with clients: the same names as above.
not_used: []

# What you set yourselves for a clause, by its number. A rule of your own needs its reason.
clauses:
#  "20":
#    rule: Staff take no gifts of money.
#    reason: Money changes what both sides owe each other.
#    owner: clinical director
#    review: 2027-06-04

# Laws and codes that somebody has looked up, and when.
relied_on:
#  - what: the state's rules on records
#    checked: 2027-01-15

# Your own policy, if you have one. It is cited by its own numbers and never rewritten; its text is not needed here.
existing:
#  title: Contact policy
#  number: HR-17
#  version: "3"
#  date: 2025-03-01
#  pages: "9"
#  where: the staff intranet, under policies
#  clauses:
#    - number: "4.2"
#      heading: Friend requests
#      covers: [9, 10]
"""
