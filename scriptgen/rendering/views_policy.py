"""What the templates of a policy and of the client sheet see: clauses, tools, the sheet's statements, and what is still to decide."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from scriptgen.policy import Clause, Open, Policy, Registered, Rule, Tool
from scriptgen.rendering.lines import ValueView, words


class RuleView(NamedTuple):
    """One sentence; where `ask` is set, nothing is decided yet and the question stands in its place."""

    words: Markup
    reason: str
    ask: str
    options: list[str]
    key: str


class ClauseView(NamedTuple):
    """One clause; `decided` says that all its sentences are chosen and filled."""

    number: int
    id: str
    title: str
    rules: list[RuleView]
    reason: str
    binds: str
    owner: ValueView
    review: ValueView
    changed: bool
    decided: bool


class ToolView(NamedTuple):
    """One tool, and how it is used."""

    name: str
    uses: ValueView
    who: ValueView
    read: ValueView
    answered: ValueView
    secure: ValueView
    kept: ValueView
    consent: ValueView
    number: ValueView
    has_number: bool


class CoverView(NamedTuple):
    """One row of the cover."""

    label: str
    value: ValueView


class StatementView(NamedTuple):
    """One statement of the sheet."""

    rules: list[RuleView]


class SourceView(NamedTuple):
    """A law or code, and when it was looked up."""

    what: str
    checked: str


class ToDecideView(NamedTuple):
    """A question still to answer; `number` is 0 where it is none of the inventory's."""

    number: int
    ask: str
    decides: str


class TopicView(NamedTuple):
    """A clause of ours by number and title."""

    number: int
    title: str


class CitedView(NamedTuple):
    """A clause of the agency's own policy, and what it covers."""

    number: str
    heading: str
    covers: list[TopicView]


class RegisteredView(NamedTuple):
    """The agency's own policy."""

    title: str
    number: str
    version: str
    date: str
    pages: str
    where: str
    clauses: list[CitedView]


class PolicyView(NamedTuple):
    """A policy and its sheet."""

    title: str
    version: str
    agency: ValueView
    agency_name: str
    cover: list[CoverView]
    for_clients: list[ClauseView]
    for_staff: list[ClauseView]
    tools: list[ToolView]
    relied_on: list[SourceView]
    statements: list[StatementView]
    minors: bool
    give_again: bool
    open: list[ToDecideView]
    sheet_open: list[ToDecideView]
    registered: RegisteredView | None
    lacking: list[ClauseView]


def policy_view(policy: Policy) -> PolicyView:
    """Return what a template sees of a policy."""
    changed = frozenset(policy.changed)
    clauses = [(c, _clause(c, changed)) for c in policy.clauses]
    return PolicyView(
        title=policy.title, version=policy.version or "not given",
        agency=ValueView("agency", policy.agency), agency_name=policy.agency.text or "",
        cover=[CoverView(label, ValueView(label.lower(), value)) for label, value in policy.cover],
        for_clients=[v for c, v in clauses if c.audience == "clients"], for_staff=[v for c, v in clauses if c.audience == "staff"],
        tools=[_tool(t) for t in policy.tools], relied_on=[SourceView(s.what, s.checked) for s in policy.relied_on],
        statements=[StatementView([_rule(r) for r in rules]) for rules in policy.statements], minors=policy.minors,
        give_again=policy.give_again, open=[_open(o) for o in policy.open], sheet_open=[_open(o) for o in policy.sheet_open],
        registered=_registered(policy.registered, policy) if policy.registered else None,
        lacking=[_clause(c, changed) for c in policy.lacking],
    )


def _rule(rule: Rule) -> RuleView:
    return RuleView(words(rule.wording, rule.values), rule.reason, rule.ask, list(rule.options), rule.key)


def _clause(clause: Clause, changed: frozenset[int]) -> ClauseView:
    decided = all(not r.ask and all(v.text is not None for v in r.values.values()) for r in clause.rules)
    return ClauseView(
        clause.number, clause.id, clause.title, [_rule(r) for r in clause.rules], clause.reason, clause.binds,
        ValueView("owner", clause.owner), ValueView("review", clause.review), clause.number in changed, decided,
    )


def _tool(tool: Tool) -> ToolView:
    def cell(name: str) -> ValueView:
        return ValueView(name, getattr(tool, name))

    return ToolView(
        name=tool.name, uses=cell("uses"), who=cell("who"), read=cell("read"), answered=cell("answered"), secure=cell("secure"),
        kept=cell("kept"), consent=cell("consent"), number=cell("number"), has_number=tool.number.text is not None,
    )


def _open(one: Open) -> ToDecideView:
    return ToDecideView(one.number, one.ask, ", ".join(map(str, one.decides)))


def _registered(known: Registered, policy: Policy) -> RegisteredView:
    titles = {str(c.number): c.title for c in policy.clauses}
    cited = [CitedView(c.number, c.heading, [TopicView(int(n), titles[n]) for n in c.covers]) for c in known.clauses]
    return RegisteredView(known.title, known.number, known.version, known.date, known.pages, known.where, cited)
