"""Which kinds of document make sense for a situation and a brief, and what to make instead of one that does not."""

from __future__ import annotations

from scriptgen.kinds import BUNDLES, KINDS
from scriptgen.script import Brief
from scriptgen.voice import Loaded

_SPOKEN = ("words", "card", "map")


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
