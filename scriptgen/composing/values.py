"""Answers to text that fits a sentence. What a person wrote keeps its words; only the edges are fitted."""

from __future__ import annotations

import datetime
import re

from scriptgen.problems import Code, Place, Problem
from scriptgen.situation import Fact

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# Words that may lose a capital without harm: a name or a weekday never stands among them.
_SMALL = frozenset(
    "a an the this that these those my your our his her their its it you we they he she some any no two three four five six "
    "about after around at before between by during for from in into last next on over since through tomorrow today tonight "
    "under until when while with yesterday one another both each every many most much several because as if".split()
)
LONGEST = 2_000  # characters of one answer; more is a pasted page, not an answer


def fitted(fact: Fact, text: str) -> str:
    """Return an answer as it goes into a sentence: trimmed, on one line, without a final full stop, with a small first letter
    where the first word is a small word and the fact is not a name."""
    words = " ".join(text.split())
    if fact.kind == "date":
        return spoken_date(words)
    if fact.kind == "name":
        return words
    if words.endswith(".") and not words.endswith("..") and not re.search(r"\b([A-Za-z]\.){2,}$|\b[ap]\.m\.$", words):
        words = words[:-1].rstrip()
    first, _, rest = words.partition(" ")
    if first.lower() in _SMALL and first[:1].isupper() and (len(first) == 1 or not first.isupper()):
        words = first.lower() + (" " + rest if rest else "")
    return words


def spoken_date(text: str) -> str:
    """Return an ISO date as it is said ("Friday, June 4"); any other text as it is."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day:%A}, {day:%B} {day.day}"


def answer_problem(fact: Fact, text: str, place: Place) -> Problem | None:
    """Return what is wrong with an answer, or None. The problem names the fact, never the answer."""
    if CONTROL.search(text):
        return Problem(place, Code.BAD_ANSWER, "the answer holds characters that cannot be seen.", "type it again by hand.")
    if len(text) > LONGEST:
        return Problem(place, Code.BAD_ANSWER, f"the answer is longer than {LONGEST} characters.", "say it in a few words.")
    if fact.choices and text not in fact.choices:
        return Problem(place, Code.BAD_ANSWER, "the answer is not one of the choices.", f"write one of: {', '.join(fact.choices)}.")
    if fact.kind == "number" and not any(c.isdigit() for c in text):
        return Problem(place, Code.BAD_ANSWER, "the answer has no number in it.", "write a number, such as 988.")
    if fact.kind == "date" and not re.search(r"\d|day\b", text):
        return Problem(place, Code.BAD_ANSWER, "the answer is not a date.", "write 2027-06-04, or a weekday.")
    return None
