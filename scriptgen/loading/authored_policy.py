"""The shapes of a policy file as an agency writes it, and of the shipped `_policy/` files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Union

from scriptgen.loading.authored import _STRICT, When, YesNo, no_items, no_keys

Answer = Union[str, list[str]]


@dataclass(eq=False, repr=False)
class FieldEntry:
    """One answer of a question."""

    __pydantic_config__ = _STRICT
    kind: Literal["text", "choice", "many", "yes-no", "date", "whole"]
    blank: str
    ask: str = ""
    choices: dict[str, str] = field(default_factory=no_keys)


@dataclass(eq=False, repr=False)
class QuestionEntry:
    """One question of the inventory, with the clauses it decides."""

    __pydantic_config__ = _STRICT
    number: str
    part: str
    ask: str
    decides: list[str]
    answers: dict[str, FieldEntry]
    row: YesNo = "no"
    note: str = ""


@dataclass(eq=False, repr=False)
class ContradictionEntry:
    """Answers that cannot all be true."""

    __pydantic_config__ = _STRICT
    when: When
    says: str
    mend: str


@dataclass(eq=False, repr=False)
class RuleEntry:
    """A sentence, and the answers it is said for."""

    __pydantic_config__ = _STRICT
    rule: str
    when: When = field(default_factory=no_keys)
    reason: str = ""


@dataclass(eq=False, repr=False)
class ClauseEntry:
    """A shipped clause."""

    __pydantic_config__ = _STRICT
    number: str
    id: str
    title: str
    audience: Literal["clients", "staff"]
    reason: str
    rules: list[RuleEntry]
    binds: str = ""
    material: YesNo = "no"


@dataclass(eq=False, repr=False)
class StatementEntry:
    """A statement of the client sheet, in one wording for each answer."""

    __pydantic_config__ = _STRICT
    id: str
    rules: list[RuleEntry]


@dataclass(eq=False, repr=False)
class PolicyTextsFile:
    """Any file of `_policy/`."""

    __pydantic_config__ = _STRICT
    questions: list[QuestionEntry] = field(default_factory=no_items)
    contradictions: list[ContradictionEntry] = field(default_factory=no_items)
    clauses: list[ClauseEntry] = field(default_factory=no_items)
    sheet: list[StatementEntry] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class OwnClauseEntry:
    """What an agency sets for one clause: its own rule with its reason, an owner, the next review."""

    __pydantic_config__ = _STRICT
    rule: str = ""
    reason: str = ""
    owner: str = ""
    review: str = ""


@dataclass(eq=False, repr=False)
class CitedEntry:
    """A clause of the agency's own policy: its number and heading there, and the clauses here that it covers."""

    __pydantic_config__ = _STRICT
    number: str
    heading: str
    covers: list[str]


@dataclass(eq=False, repr=False)
class ExistingEntry:
    """The agency's own policy. Its text is not asked for."""

    __pydantic_config__ = _STRICT
    title: str = ""
    number: str = ""
    version: str = ""
    date: str = ""
    pages: str = ""
    where: str = ""
    clauses: list[CitedEntry] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class SourceEntry:
    """A law or code, and the day on which somebody looked it up."""

    __pydantic_config__ = _STRICT
    what: str
    checked: str = ""


@dataclass(eq=False, repr=False)
class PolicyFileEntry:
    """A policy file: everything may be left out, and then stays open."""

    __pydantic_config__ = _STRICT
    title: str = ""
    version: str = ""
    language: str = "en-US"
    replaces: str = ""
    changed: Answer = ""
    answers: dict[str, Answer] = field(default_factory=no_keys)
    tools: list[dict[str, Answer]] = field(default_factory=no_items)
    not_used: Answer = ""
    clauses: dict[str, OwnClauseEntry] = field(default_factory=no_keys)
    relied_on: list[SourceEntry] = field(default_factory=no_items)
    existing: Union[ExistingEntry, None] = None
