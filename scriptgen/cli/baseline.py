"""The baseline of an agency's first day: the findings of language that are known, so that only new ones are told."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

from scriptgen.problems import Code, InvalidInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scriptgen.rules import Finding


def today() -> str:
    """Return today as YYYY-MM-DD, which waivers expire against."""
    return datetime.date.today().isoformat()


def read_baseline(name: str) -> tuple[str, ...]:
    """Return the marks that a baseline knows. Raises InvalidInput where it cannot be read."""
    try:
        data = json.loads(Path(name).read_text("utf-8"))
        marks = data["known"]
        if not all(isinstance(mark, str) for mark in marks):
            raise TypeError
    except OSError as fault:
        says = f"cannot be read ({fault.strerror})."
        raise InvalidInput([Problem(Place(name), Code.FILE, says, "give a file of --write-baseline.")]) from None
    except (ValueError, KeyError, TypeError):
        raise InvalidInput([Problem(Place(name), Code.FILE, "is no baseline.", "give a file of --write-baseline.")]) from None
    return tuple(marks)


def write_marks(name: str, findings: Iterable[Finding]) -> None:
    """Write the marks of some findings; a file that is there is not overwritten. Raises InvalidInput where it cannot be written."""
    from scriptgen.checking_language import mark_of

    try:
        with Path(name).open("x", encoding="utf-8") as file:
            json.dump({"known": sorted(mark_of(finding) for finding in findings)}, file, indent=1)
            file.write("\n")
    except OSError as fault:
        problem = Problem(Place(name), Code.FILE, f"cannot be written ({fault.strerror}).", "give the name of a new file.")
        raise InvalidInput([problem]) from None
