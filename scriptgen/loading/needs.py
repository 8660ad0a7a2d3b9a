"""Whether this scriptgen is one that a pack can be used with: `needs_scriptgen: ">=1.0, <3"` against our own version."""

from __future__ import annotations

import operator
import re

from scriptgen import __version__
from scriptgen.problems import Code, Place, Problem

_PART = re.compile(r"(>=|<=|==|!=|>|<)\s*(\d{1,6}(?:\.\d{1,6}){0,4})")
_TESTS = {">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt}


def needs_problem(needs: str, place: Place, version: str = __version__) -> Problem | None:
    """Return the problem of a pack that this version is too old or too new for, or whose need cannot be read; else None."""
    for part in filter(None, (p.strip() for p in needs.split(","))):
        found = _PART.fullmatch(part)
        if found is None:
            return Problem(place, Code.WRONG_SHAPE, "is no range of versions.", 'write it as ">=1.0", or ">=1.0, <3".')
        sign, wanted = found.groups()
        if not _TESTS[sign](_numbers(version), _numbers(wanted)):
            older = sign in (">=", ">") or (sign == "==" and _numbers(version) < _numbers(wanted))
            mend = "install a newer scriptgen." if older else "ask for a newer version of the pack."
            return Problem(place, Code.FILE, f"the pack needs scriptgen {sign}{wanted}, and this is {version}.", mend)
    return None


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version as five numbers; what follows the first letter, as in 2.0rc1, is left out."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = tuple(map(int, found.group().split("."))) if found else ()
    return (numbers + (0,) * 5)[:5]
