"""The script: a situation composed for a brief. Chosen lines in order, each with its address and why it is optional. No layout."""

from __future__ import annotations

from dataclasses import field

from scriptgen.frozen import frozen
from scriptgen.situation import Hole, Swap, Wording
from scriptgen.voice import PackMark, SafetyStep


@frozen
class Brief:
    """Hold everything one script is made from. Empty dials are chosen by composing, which says so."""

    situation: str
    tone: str = ""
    relationship: str = ""
    medium: str = ""
    speaker: str = ""
    pack: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()


@frozen
class Value:
    """Hold what fills a hole: the text, or nothing, then `blank` is shown and `title` asks."""

    text: str | None
    blank: str
    title: str


@frozen
class Said:
    """One line as said this time. `optional_because` is the question it hangs on; `alternatives` are (answer, line) to choose from."""

    address: str
    wording: Wording
    values: dict[str, Value]
    tone: str
    key: str
    optional_because: str = ""
    alternatives: tuple[tuple[str, Said], ...] = ()
    alternatives_ask: str = ""
    limit: bool = False
    interim: bool = False
    locked: bool = False
    place: str = ""

    def text(self) -> str:
        """Return the filled words; a blank shows as `[label]`."""
        parts = []
        for part in self.wording:
            if isinstance(part, Hole):
                value = self.values[part.name]
                parts.append(value.text if value.text is not None else f"[{value.blank}]")
            else:
                parts.append(part)
        return "".join(parts)


@frozen
class Step:
    """One move as said this time: its heading, intent and note, the lines of the first turn, and those that may come later."""

    move: str
    heading: str
    intent: str
    coach: str
    lines: tuple[Said, ...]
    later: tuple[Said, ...] = ()


@frozen
class Reply:
    """One reaction with what to say to it."""

    id: str
    name: str
    signal: str
    hear: tuple[str, ...]
    say: Said
    then: str
    avoid: str


@frozen
class OpenFact:
    """A question nobody has answered yet; `options` are the answers in plain words where there are any."""

    fact: str
    ask: str
    blank: str
    options: tuple[str, ...] = ()


@frozen
class Known:
    """A question that was answered, and the answer in words."""

    ask: str
    answer: str


@frozen
class Warned:
    """A sign and what to do about it, as printed."""

    sign: str
    do: Said


@frozen
class Script:
    """Hold one composed script; a template lays it out."""

    situation: str
    title: str
    summary: str
    language: str
    tone: str
    relationship: str
    medium: str
    speaker: str
    arc: str
    delivery: str
    written: bool
    chosen_for_you: tuple[str, ...]
    notices: tuple[str, ...]
    stops: tuple[Warned, ...]
    pauses: tuple[Warned, ...]
    open_facts: tuple[OpenFact, ...]
    before: tuple[Said, ...]
    limit: Said | None
    steps: tuple[Step, ...]
    replies: tuple[Reply, ...]
    more_replies: tuple[Reply, ...]
    keep_away: tuple[Swap, ...]
    after: tuple[Said, ...]
    next_time: Step | None
    did_not_come: Step | None
    questions: tuple[str, ...]
    danger: tuple[Warned, ...]
    numbers: tuple[Value, ...]
    standards: tuple[str, ...]
    layers: tuple[PackMark, ...]
    known: tuple[Known, ...] = ()
    promised: tuple[Value, ...] = ()
    options: tuple[str, ...] = ()
    sign_off: bool = False
    cites: tuple[str, ...] = ()

    def open_count(self) -> int:
        """Return how many questions are still open."""
        return len(self.open_facts)


@frozen
class SafetyPage:
    """Hold the page given instead of a script; `because` says what stopped it."""

    title: str
    lead: str
    because: tuple[str, ...]
    steps: tuple[SafetyStep, ...]
    say: tuple[SafetyStep, ...]
    do_not: tuple[str, ...]
    later: str
    numbers: tuple[Value, ...]
    language: str
    layers: tuple[PackMark, ...]
