"""Did-you-mean: the problem of a name that does not exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from scriptgen.problems import Code, Place, Problem

_NAME = re.compile(r"[\w.:*/-]{1,40}", re.ASCII)


def can_be_name(text: str) -> bool:
    """Return whether a text can be a name of ours; a sentence cannot."""
    return bool(_NAME.fullmatch(text))


def name_only(text: str) -> str:
    """Return what a person gave where a name of ours belongs, to be shown to them; a sentence is never shown again."""
    return text if can_be_name(text) else "of that name"


def unknown(name: str, known: Iterable[str], place: Place, what: str) -> Problem:
    """Return the problem of a name that does not exist, with the nearest that does.

    The name is an author's or a user's word for a thing of ours, never the value of a free-text fact.
    """
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, 1)
    if close:
        mend = f"did you mean {close[0]}?"
    elif names:
        mend = f"write one of: {', '.join(names)}."
    else:
        mend = "delete it."
    return Problem(place, Code.UNKNOWN_NAME, f"there is no {what} {name}.", mend)
