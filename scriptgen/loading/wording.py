"""A line's text to a wording: text and holes, curly quotes set, and the faults of grammar round a hole."""

from __future__ import annotations

import re

from scriptgen.problems import Code, Place, Problem
from scriptgen.situation import Hole, Wording

_HOLE = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
_ARTICLE = re.compile(r"\b(a|an) $", re.IGNORECASE)


def parse_wording(text: str, place: Place) -> tuple[Wording, list[Problem]]:
    """Return the wording of a line's text and the problems in it.

    A hole is `{{ name }}`; any other `{{`, `{%` or `{#` is a problem. Straight quotes become curly ones.
    """
    problems: list[Problem] = []
    parts: list[str | Hole] = []
    end = 0
    text = " ".join(text.split())
    if "{" not in text and "}" not in text:
        return ((curl(text),) if text else ()), problems
    for found in _HOLE.finditer(text):
        before = text[end:found.start()]
        if before:
            parts.append(before)
        problems += _grammar(before, text[found.end():found.end() + 2], place)
        parts.append(Hole(found.group(1)))
        end = found.end()
    if text[end:]:
        parts.append(text[end:])
    for part in parts:
        if isinstance(part, str) and re.search(r"\{\{|\{%|\{#|\}\}|%\}", part):
            problems.append(Problem(place, Code.BAD_LINE, "a line is text and holes; this one holds other template code.",
                                    "write only {{ fact }} with one declared name."))
    return _curled(parts), problems


def _grammar(before: str, after: str, place: Place) -> list[Problem]:
    problems = []
    if _ARTICLE.search(before):
        problems.append(Problem(place, Code.BAD_LINE, 'a hole stands after "a" or "an", which may not fit the answer.',
                                "turn the sentence so that the answer brings its own article."))
    if after[:2] in ("'s", "’s") or (after[:1] == "s" and not after[1:2].isalpha()):
        problems.append(Problem(place, Code.BAD_LINE, "a hole has an ending glued to it.", "turn the sentence round."))
    return problems


def curl(text: str) -> str:
    """Return an author's text with straight quotes curled. Facts never pass through here."""
    if '"' in text:
        text = re.sub(r"(^|[\s(\[—-])\"", r"\1“", text)
        text = text.replace('"', "”")
    if "'" not in text:
        return text
    text = re.sub(r"(^|[\s(\[“—-])'", r"\1‘", text)
    return text.replace("'", "’")


def _curled(parts: list[str | Hole]) -> Wording:
    """Curl across holes: a mark right after a hole closes or is an apostrophe."""
    done: list[str | Hole] = []
    for index, part in enumerate(parts):
        if isinstance(part, Hole):
            done.append(part)
        elif index:
            done.append(curl("x" + part)[1:])
        else:
            done.append(curl(part))
    return tuple(done)
