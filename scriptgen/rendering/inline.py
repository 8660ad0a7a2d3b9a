"""The content of a paragraph: words with their format, values and blanks, boxes to tick, lists to choose from, comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from scriptgen.document import Choice, Comment, Fill, Inline, Text, Tick
from scriptgen.frozen import frozen
from scriptgen.problems import Problem
from scriptgen.rendering.tree import Node, place_of
from scriptgen.rendering.vocabulary import fault

_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Reading:
    """Keep what one reading gathers: the addresses already printed with identity, and the faults."""

    to: str
    final: bool
    author: str
    has_only: bool
    seen: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def note(self, node: Node, says: str, try_this: str) -> None:
        """Keep a fault of the template at an element."""
        self.problems.append(fault(place_of(node.at), says, try_this))

    def prints(self, node: Node) -> bool:
        """Return whether an `only` is for this output."""
        return self.to in node.attributes.get("for", "").split()


@frozen
class Format:
    """Say how words are set; `exact` keeps their spaces."""

    bold: bool = False
    italic: bool = False
    cue: bool = False
    exact: bool = False


Child: TypeAlias = "Node | str"
PLAIN = Format()
EXACT = Format(exact=True)


def words_of(node: Node) -> str:
    """Return the words of an element as they stand."""
    return "".join(child if isinstance(child, str) else words_of(child) for child in node.children)


def squeezed(text: str) -> str:
    """Return the text with every run of spaces and line breaks as one space, trimmed."""
    return _BLANKS.sub(" ", text).strip(" ")


def content(children: list[Child], reading: Reading, look: Format = PLAIN) -> tuple[Inline, ...]:
    """Return the content of a paragraph; spaces and line breaks of the template count as one space, those of values stay."""
    parts: list[Inline] = []
    _gather(children, reading, look, parts)
    if look.exact:
        return tuple(parts)
    return _trimmed(parts)


def _trimmed(parts: list[Inline]) -> tuple[Inline, ...]:
    """Drop the spaces of the template at both ends."""
    while parts and isinstance(first := parts[0], Text):
        text = first.text.lstrip(" ")
        if text:
            parts[0] = first if text == first.text else Text(text, first.bold, first.italic, first.cue)
            break
        del parts[0]
    while parts and isinstance(last := parts[-1], Text):
        text = last.text.rstrip(" ")
        if text:
            parts[-1] = last if text == last.text else Text(text, last.bold, last.italic, last.cue)
            break
        del parts[-1]
    return tuple(parts)


def _gather(children: list[Child], reading: Reading, look: Format, parts: list[Inline]) -> None:
    for child in children:
        if isinstance(child, str):
            text = _BLANKS.sub(" ", child) if not look.exact and ("\n" in child or "  " in child or "\t" in child) else child
            if text:
                parts.append(Text(text, look.bold, look.italic, look.cue))
        else:
            handler = _INLINES.get(child.tag)
            if handler is None:
                reading.note(child, f"<{child.tag}> cannot stand among words.", "close the paragraph before it.")
            else:
                handler(child, reading, look, parts)


def _formatted(**change: bool) -> Handler:
    def handle(node: Node, reading: Reading, look: Format, parts: list[Inline]) -> None:
        _gather(node.children, reading, replace(look, **change), parts)

    return handle


def _blank(node: Node, _reading: Reading, _look: Format, parts: list[Inline]) -> None:
    get = node.attributes.get
    label, title = get("label", ""), get("title", "")
    options = tuple(squeezed(words_of(child)) for child in node.children if isinstance(child, Node))
    if options:
        parts.append(Choice(get("fact", ""), options, label, title))
    else:
        parts.append(Fill(get("fact", ""), None, label, title))


def _fill(node: Node, _reading: Reading, _look: Format, parts: list[Inline]) -> None:
    get = node.attributes.get
    parts.append(Fill(get("fact", ""), words_of(node), get("label", ""), get("title", "")))


def _tick(node: Node, _reading: Reading, _look: Format, parts: list[Inline]) -> None:
    parts.append(Tick(node.attributes.get("title", "")))


def _comment(node: Node, reading: Reading, _look: Format, parts: list[Inline]) -> None:
    if not reading.final:
        parts.append(Comment(squeezed(words_of(node)), node.attributes.get("author") or reading.author))


def _only(node: Node, reading: Reading, look: Format, parts: list[Inline]) -> None:
    if reading.prints(node):
        _gather(node.children, reading, look, parts)


Handler = Callable[[Node, Reading, Format, "list[Inline]"], None]
_INLINES: dict[str, Handler] = {
    "b": _formatted(bold=True),
    "i": _formatted(italic=True),
    "small": _formatted(cue=True),
    "blank": _blank,
    "fill": _fill,
    "tick": _tick,
    "comment": _comment,
    "only": _only,
}
