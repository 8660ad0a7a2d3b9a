"""What templates see: read-only views over a script or a safety page. Immutable tuples, made anew for each rendering."""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup

from scriptgen.rendering.lines import LineView, ValueView, line_views, words
from scriptgen.script import OpenFact, Reply, SafetyPage, Script, Step, Value, Warned
from scriptgen.situation import Hole, Wording
from scriptgen.voice import SafetyStep

_NUMBERS = ("crisis_line", "emergency_number")  # the order in which scripts and safety pages give their numbers
_FEW = 3  # a script prints three questions for supervision and three wordings to keep from; a nervous person says the longer list
_SIGNS = 2
_ON_A_CARD = 2
_KNOWN = 8  # answers on a worksheet and a clinician's card: the rest is on the script
_SECTION = re.compile(r"(?:Standard |Section )?\S+")


class HearView(NamedTuple):
    """What is heard, or seen: its author wrote that in round brackets."""

    text: str
    seen: bool


class StepView(NamedTuple):
    """One move; `move` tells steps apart and is not for print."""

    move: str
    heading: str
    intent: str
    coach: str
    lines: list[LineView]
    later: list[LineView]
    has_limit: bool


class LaterView(NamedTuple):
    """The lines of one step that may come after the pause, and the heading of the step."""

    heading: str
    lines: list[LineView]


class ReplyView(NamedTuple):
    """One reaction and what to say to it; `signal` is go, slow, pause or stop, which a template says in words of the room."""

    name: str
    signal: str
    hear: list[HearView]
    first_signs: list[HearView]
    line: LineView
    then: str
    avoid: str


class WarnedView(NamedTuple):
    """A sign and what to do about it."""

    sign: str
    do: Markup


class OpenView(NamedTuple):
    """A question nobody has answered yet."""

    fact: str
    ask: str
    label: str
    options: list[str]


class KnownView(NamedTuple):
    """A question that was answered, and the answer."""

    ask: str
    answer: str


class SwapView(NamedTuple):
    """Words to keep away from, and what to say instead."""

    words: str
    instead: str


class CodeView(NamedTuple):
    """A professional code and its sections to look up."""

    code: str
    sections: list[str]


class ScriptView(NamedTuple):
    """A script. The dials and the arc are not here: no template can print them."""

    title: str
    summary: str
    delivery: str
    written: bool
    notices: list[str]
    stops: list[WarnedView]
    pauses: list[WarnedView]
    open_facts: list[OpenView]
    before: list[LineView]
    limit: LineView | None
    steps: list[StepView]
    later: list[LaterView]
    has_pause: bool
    replies: list[ReplyView]
    more_replies: list[ReplyView]
    keep_away: list[SwapView]
    after: list[LineView]
    next_time: StepView | None
    did_not_come: StepView | None
    questions: list[str]
    first_questions: list[str]
    danger: list[WarnedView]
    numbers: list[ValueView]
    standards: list[CodeView]
    known: list[KnownView]
    promised: list[ValueView]
    options: list[str]
    sign_off: bool
    cites: list[str]
    card_replies: list[ReplyView]
    card_swaps: list[SwapView]


class DangerView(NamedTuple):
    """One thing to do, or one kind of danger and what to say then."""

    title: str
    say: Markup
    do: Markup
    then: Markup


class SafetyView(NamedTuple):
    """The page given instead of a script."""

    title: str
    lead: str
    because: list[str]
    steps: list[DangerView]
    say: list[DangerView]
    do_not: list[str]
    later: str
    numbers: list[ValueView]


def script_view(script: Script) -> ScriptView:
    """Return what a template sees of a script."""
    replies = [_reply(r) for r in script.replies]
    return ScriptView(
        title=script.title, summary=script.summary, delivery=script.delivery, written=script.written, notices=list(script.notices),
        stops=_warned(script.stops), pauses=_warned(script.pauses), open_facts=[_open(f) for f in script.open_facts],
        before=line_views(script.before), limit=LineView(script.limit) if script.limit else None,
        steps=[_step(s) for s in script.steps],
        later=[LaterView(s.heading, line_views(s.later)) for s in script.steps if s.later],
        has_pause=any(s.move == "pause" for s in script.steps),
        replies=replies, more_replies=[_reply(r) for r in script.more_replies],
        keep_away=[SwapView(s.words, s.instead) for s in script.keep_away[:_FEW]], after=line_views(script.after),
        next_time=_step(script.next_time) if script.next_time else None,
        did_not_come=_step(script.did_not_come) if script.did_not_come else None,
        questions=list(script.questions), first_questions=list(script.questions[:_FEW]), danger=_warned(script.danger),
        numbers=number_views(script.numbers), standards=_codes(script.standards),
        known=[KnownView(k.ask, k.answer) for k in script.known[:_KNOWN]], promised=[ValueView("when", v) for v in script.promised],
        options=list(script.options), sign_off=script.sign_off, cites=list(script.cites), card_replies=_for_a_card(replies),
        card_swaps=[SwapView(s.words, s.instead) for s in script.keep_away[:_ON_A_CARD]],
    )


def safety_view(page: SafetyPage) -> SafetyView:
    """Return what a template sees of a safety page."""
    values = dict(zip(_NUMBERS, page.numbers, strict=False))
    return SafetyView(
        page.title, page.lead, list(page.because), [_danger(s, values) for s in page.steps],
        [_danger(s, values) for s in page.say], list(page.do_not), page.later, number_views(page.numbers),
    )


def number_views(values: tuple[Value, ...]) -> list[ValueView]:
    """Return the local numbers by the names their order gives them."""
    return [ValueView(name, value) for name, value in zip(_NUMBERS, values, strict=False)]


def _codes(standards: tuple[str, ...]) -> list[CodeView]:
    """Return each code once with its section numbers; the sections' titles would make it a long line."""
    found: dict[str, list[str]] = {}
    for standard in standards:
        code, _, section = standard.rpartition(", ")
        number = _SECTION.match(section)
        found.setdefault(code, []).append(number[0] if number else section)
    return [CodeView(code, sections) for code, sections in found.items()]


def _warned(warned: tuple[Warned, ...]) -> list[WarnedView]:
    return [WarnedView(w.sign, LineView(w.do).plain) for w in warned]


def _open(fact: OpenFact) -> OpenView:
    return OpenView(fact.fact, fact.ask, fact.blank, list(fact.options))


def _step(step: Step) -> StepView:
    has_limit = any(said.limit or said.interim for said in step.lines)
    return StepView(step.move, step.heading, step.intent, step.coach, line_views(step.lines), line_views(step.later), has_limit)


def _reply(reply: Reply) -> ReplyView:
    hear = [HearView(text, text.startswith("(")) for text in reply.hear]
    # a row has room for two signs; of a danger, one that is heard and all that are seen: the box below the replies has the rest
    first = hear[:1] + [h for h in hear[1:] if h.seen] if reply.signal == "stop" else hear[:_SIGNS]
    return ReplyView(reply.name, reply.signal, hear, first, LineView(reply.say), reply.then, reply.avoid)


def _for_a_card(replies: list[ReplyView]) -> list[ReplyView]:
    """Return three replies: the last that is no danger, which is withdrawal where there is one, and the first two."""
    talked = [r for r in replies if r.signal != "stop"]
    return [*talked[:_ON_A_CARD], *talked[_ON_A_CARD:][-1:]]


def _danger(step: SafetyStep, values: dict[str, Value]) -> DangerView:
    return DangerView(step.title, _safe_words(step.say, values), _safe_words(step.do, values), _safe_words(step.then, values))


def _safe_words(wording: Wording, values: dict[str, Value]) -> Markup:
    """Return a wording of the safety page; a hole other than its numbers is a blank with the fact's name."""
    named = {p.name: p.name.replace("_", " ") for p in wording if isinstance(p, Hole)}
    return words(wording, {**{n: Value(None, label, label) for n, label in named.items()}, **values})
