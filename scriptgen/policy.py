"""The policy: an agency's answers, the clauses they give, and what an agency's own policy already says. No layout.

Three families: what a person wrote (`PolicyFile`), what is shipped (`PolicyTexts`), and what the two give together (`Policy`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from scriptgen.frozen import frozen
from scriptgen.problems import NOWHERE, Place
from scriptgen.script import Value
from scriptgen.situation import Condition, Wording
from scriptgen.voice import PackMark

Answers = Mapping[str, tuple[str, ...]]
"""What was answered, by key; a key nobody answered is absent."""

LARGEST_CLAUSE = 34


@frozen
class OwnClause:
    """Hold what an agency sets for one clause: its own rule with its reason, or only who owns it and when it is due."""

    name: str  # of the clause: its number or its id
    rule: str = ""
    reason: str = ""
    owner: str = ""
    review: str = ""


@frozen
class Cited:
    """Name a clause of an existing policy by its own number and heading, and our clauses that it covers. Its text is never held."""

    number: str
    heading: str
    covers: tuple[str, ...]


@frozen
class Registered:
    """Name an existing policy: what it is called, its number and version, where it lies, and its clauses."""

    title: str
    number: str
    version: str
    date: str
    pages: str
    where: str
    clauses: tuple[Cited, ...]


@frozen
class Source:
    """Name a law or a code that the policy relies on, and when somebody last looked it up."""

    what: str
    checked: str


@frozen
class PolicyFile:
    """Hold a policy file as read: words by key, not looked at yet. `places` by key, such as `answers.agency` or `tools.0.uses`."""

    title: str
    version: str
    language: str
    replaces: str
    changed: tuple[str, ...]
    answers: Answers
    tools: tuple[Answers, ...]
    not_used: tuple[str, ...]
    own: tuple[OwnClause, ...]
    relied_on: tuple[Source, ...]
    registered: Registered | None
    file: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, kw_only=True)

    def place(self, key: str) -> Place:
        """Return the place of a key, or of the nearest part of it that stands in the file."""
        found = key
        while found and found not in self.places:
            found = found.rpartition(".")[0]
        return replace(self.places[found], key=key) if found else Place(self.file, key=key)


@frozen
class Field:
    """Describe one answer: its key, its kind (text, choice, many, yes-no, date, whole), its choices, and what its blank shows."""

    id: str
    ask: str
    kind: str
    blank: str
    choices: Mapping[str, str]


@frozen
class Question:
    """Describe one question of the inventory: its number, its part, the clauses it decides, its answers; `row`: one per tool."""

    number: int
    part: str
    ask: str
    decides: tuple[int, ...]
    row: bool
    fields: tuple[Field, ...]
    note: str = ""


@frozen
class RuleText:
    """Hold a sentence of a clause, or of the sheet, and the answers it is said for. `reason` where the clause's own does not fit."""

    when: Condition
    says: Wording
    reason: str = ""
    place: Place = NOWHERE


@frozen
class ClauseText:
    """Hold a shipped clause: its stable number and id, whom it is for, why it is there, and its sentences."""

    number: int
    id: str
    title: str
    audience: str
    binds: str
    reason: str
    material: bool
    rules: tuple[RuleText, ...]


@frozen
class Contradiction:
    """Name answers that cannot all be true."""

    when: Condition
    says: str
    try_this: str


@frozen
class PolicyTexts:
    """Hold everything shipped for policies: questions, clauses, contradictions, and the statements of the sheet in their order."""

    questions: tuple[Question, ...]
    clauses: tuple[ClauseText, ...]
    contradictions: tuple[Contradiction, ...]
    statements: tuple[tuple[str, tuple[RuleText, ...]], ...]
    layers: tuple[PackMark, ...] = ()

    def field(self, key: str) -> Field | None:
        """Return the answer of that key, those of the rows included."""
        return next((f for q in self.questions for f in q.fields if f.id == key), None)


@frozen
class Rule:
    """Hold a sentence as it stands in a policy. With `ask` it is undecided: the question and its possible answers stand instead."""

    wording: Wording
    values: dict[str, Value]
    reason: str = ""
    ask: str = ""
    options: tuple[str, ...] = ()
    key: str = ""


@frozen
class Clause:
    """Hold a clause: its stable number, title, class (clients or staff), rules, reason, owner and next review; `binds` if not everybody."""

    number: int
    id: str
    title: str
    audience: str
    rules: tuple[Rule, ...]
    reason: str
    binds: str
    owner: Value
    review: Value
    material: bool = False
    own: bool = False


@frozen
class Tool:
    """Hold one row of the tools: each cell is a value or a blank."""

    id: str
    name: str
    uses: Value
    who: Value
    read: Value
    answered: Value
    secure: Value
    kept: Value
    consent: Value
    number: Value


@frozen
class Open:
    """Name a question that still has to be answered, its number in the inventory, and the clauses that wait for it."""

    number: int
    ask: str
    decides: tuple[int, ...]


@frozen
class Policy:
    """Hold a policy and its one-page sheet, decided and undecided. `cites` is set where an agency brings its own."""

    title: str
    version: str
    language: str
    layers: tuple[PackMark, ...]
    cover: tuple[tuple[str, Value], ...]
    agency: Value
    clauses: tuple[Clause, ...]
    tools: tuple[Tool, ...]
    not_used: tuple[str, ...]
    numbers: tuple[tuple[str, Value], ...]
    relied_on: tuple[Source, ...]
    statements: tuple[tuple[Rule, ...], ...]
    minors: bool
    changed: tuple[int, ...]
    give_again: bool
    open: tuple[Open, ...]
    sheet_open: tuple[Open, ...]
    notices: tuple[str, ...]
    registered: Registered | None = None
    lacking: tuple[Clause, ...] = ()

    def clause(self, name: str) -> Clause | None:
        """Return the clause of a number or an id."""
        return next((c for c in self.clauses if name in (str(c.number), c.id)), None)


def citation(policy: Policy, name: str) -> str:
    """Return how a script cites a clause, by its stable number or id: `Contact policy, 4.2`.

    With a registered policy it is that policy's own number; nothing where that policy lacks the clause, or no clause has that name.
    """
    clause = policy.clause(name)
    if clause is None:
        return ""
    if policy.registered is None:
        return f"{policy.title}, {clause.number}"
    numbers = [c.number for c in policy.registered.clauses if str(clause.number) in c.covers]
    if not numbers:
        return ""
    *first, last = numbers
    return f"{policy.registered.title}, {', '.join(first)} and {last}" if first else f"{policy.registered.title}, {last}"
