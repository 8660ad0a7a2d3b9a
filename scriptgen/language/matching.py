"""Terms as rules write them, compiled: whole words in any case, `*` for a few words, `~` for the end of a word. No regular expressions.

A term is read into a pattern that cannot run away: it has no nested repetition, and `*` stands for at most six words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from scriptgen.rules import Rule

_SENTENCE = re.compile(r"[^.?!]+[.?!]*[\"”’)]*")
_WORD = re.compile(r"[\w’'-]+")
_FEW = r"(?:[\w’',-]+ ){0,6}?"


@cache
def compiled(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return one pattern for some terms, or None where there are none. Straight and curly apostrophes are one."""
    return re.compile("|".join(map(_pattern, terms)), re.IGNORECASE) if terms else None


def _pattern(term: str) -> str:
    """Return the pattern of one term. `[client]` and marks such as ! stand for themselves."""
    parts = []
    for word in term.split():
        if word == "*":
            parts.append(_FEW)
            continue
        end = word.endswith("~")
        text = re.sub("['’]", "[’']", re.escape(word.rstrip("~")))
        parts.append(text + (r"\w*" if end else "") + " ")
    joined = "".join(parts).rstrip(" ")
    left = r"(?<!\w)" if re.match(r"\w", term) else ""
    right = r"(?![\w])" if re.search(r"[\w~*]$", term) else ""
    return f"(?:{left}{joined}{right})"


def hits(rule: Rule, text: str) -> list[str]:
    """Return the words of a text that a rule's terms find, those that stand inside its `unless` left out."""
    if not may_hold(rule.terms, text):
        return []
    pattern = compiled(rule.terms)
    if pattern is None:
        return []
    flat = plain(text)
    spared = compiled(rule.unless)
    safe = [m.span() for m in spared.finditer(flat)] if spared else []
    found = []
    for match in pattern.finditer(flat):
        if not any(a <= match.start() and match.end() <= b for a, b in safe):
            found.append(match.group().strip())
    return found


@cache
def _needed(terms: tuple[str, ...]) -> tuple[frozenset[str], ...] | None:
    """Return the whole words that each term cannot do without; None where some term has none."""
    found = []
    for term in terms:
        whole = [w for w in term.lower().replace("’", "'").split() if w != "*" and not w.endswith("~")]
        fixed = frozenset(re.findall(r"[\w'-]+", " ".join(whole)))
        if not fixed:
            return None
        found.append(fixed)
    return tuple(found)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'-]+", text.lower().replace("’", "'")))


def may_hold(terms: tuple[str, ...], text: str) -> bool:
    """Return whether a text has all words of some term: what is cheap to know before a pattern is tried."""
    needed = _needed(terms)
    if needed is None:
        return True
    tokens = _tokens(text)
    return any(one <= tokens for one in needed)


def plain(text: str) -> str:
    """Return a text with single spaces, so that terms of several words meet it."""
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [s.strip() for s in _SENTENCE.findall(plain(text)) if _WORD.search(s)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)
