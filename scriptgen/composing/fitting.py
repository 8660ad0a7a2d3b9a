"""Which kinds of document make sense for a situation and a brief, and what to make instead of one that does not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scriptgen.kinds import BUNDLES, KINDS
from scriptgen.problems import Code, Place, Problem
from scriptgen.script import Brief
from scriptgen.voice import Loaded

_SPOKEN = ("words", "card", "map")
_RELATIVE = re.compile(
    r"\b(this (morning|afternoon|evening|week)|today|tonight|tomorrow|yesterday|(next|last) (week|month|\w+day))\b", re.IGNORECASE,
)


def why_not(loaded: Loaded, brief: Brief, kind: str, by: str = "") -> str:
    """Return why a kind makes no sense here, with what to make instead, as one sentence; empty where it does."""
    medium = by or brief.medium
    written = bool(medium) and any(m.id == medium and m.written for m in loaded.voice.media)
    if kind in KINDS and KINDS[kind].context == "packet" and loaded.situation.role_play is None:
        return f"there is no role-play for {loaded.situation.id}; make the worksheet instead."
    if kind == "message" and not written:
        return "a message goes out in writing; say how, with --by secure-message or --by letter."
    if kind in _SPOKEN and not by and written:
        return f"the {kind} page is for a talk, and this goes out in writing; make the message instead."
    return ""


def fitting(loaded: Loaded, brief: Brief, by: str = "") -> tuple[str, ...]:
    """Return the kinds of `all` that make sense here, in order."""
    return tuple(kind for kind in BUNDLES["all"] if not why_not(loaded, brief, kind, by if kind == "message" else ""))


def relative_times(loaded: Loaded, brief: Brief, places: Mapping[str, Place]) -> list[Problem]:
    """Return a problem for each answer that names its day from today: who reads a letter does not know which day that was."""
    mend = "give a date, such as March 12; the page may be read another day."
    return [
        Problem(places.get(f"facts.{f.id}", Place("", key=f.id)), Code.BAD_ANSWER, f"{f.id} names a day only the writer knows.", mend)
        for f in loaded.situation.facts
        if f.kind in ("time", "date") and _RELATIVE.search(brief.facts.get(f.id, ""))
    ]
