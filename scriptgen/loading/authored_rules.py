"""How rules of language and waivers are written in YAML, before anything is checked against anything else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scriptgen.loading.authored import OneOrMore, no_items, no_keys

_STRICT = {"extra": "forbid"}


@dataclass(eq=False, repr=False)
class RuleEntry:
    """One rule: what to look for, where, why it matters, what to write instead, at least three lines that trip it and three that pass."""

    __pydantic_config__ = _STRICT
    id: str
    kind: str
    says: str
    level: Literal["error", "warning", "note"] = "warning"
    instead: str = ""
    scope: dict[str, OneOrMore] = field(default_factory=no_keys)
    given: list[str] = field(default_factory=no_items)
    terms: list[str] = field(default_factory=no_items)
    unless: list[str] = field(default_factory=no_items)
    swaps: dict[str, str] = field(default_factory=no_keys)
    first: list[str] = field(default_factory=no_items)
    most: str = "0"
    source: str = ""
    trips: list[str] = field(default_factory=no_items)
    passes: list[str] = field(default_factory=no_items)


@dataclass(eq=False, repr=False)
class WaiverEntry:
    """One rule that one line may break: why, who allowed it (a role), and until when."""

    __pydantic_config__ = _STRICT
    rule: str
    line: str
    because: str = ""
    by: str = ""
    until: str = ""


@dataclass(eq=False, repr=False)
class RulesFile:
    """A file of rules, of waivers, or of both."""

    __pydantic_config__ = _STRICT
    rules: list[RuleEntry] = field(default_factory=no_items)
    waivers: list[WaiverEntry] = field(default_factory=no_items)
