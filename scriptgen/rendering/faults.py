"""Faults of a template, as problems at its file and line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from scriptgen.names import unknown
from scriptgen.problems import NOWHERE, Place, Problem
from scriptgen.rendering.environment import SHIPPED_PREFIX
from scriptgen.rendering.shapes import every_name
from scriptgen.rendering.vocabulary import fault

_NAMED = re.compile(r"'(\w+)'(?: is undefined)?$")


def path_of(name: str, layers: tuple[Path, ...]) -> str:
    """Return the file of a template's name: the first layer that has it."""
    prefix = SHIPPED_PREFIX + "/"
    if name.startswith(prefix):
        return str(layers[-1] / name.removeprefix(prefix))
    return next((str(folder / name) for folder in layers if (folder / name).is_file()), name)


def located(problem: Problem, layers: tuple[Path, ...]) -> Problem:
    """Return the problem with its template's name made a path."""
    place = problem.place
    return replace(problem, place=replace(place, file=path_of(place.file, layers))) if place.file else problem


def problem_of(error: Exception, layers: tuple[Path, ...]) -> Problem:
    """Return a failure of Jinja as a problem. Its own message is not passed on where it could hold a value."""
    if isinstance(error, TemplateSyntaxError):
        place = Place(path_of(error.name or error.filename or "", layers), error.lineno)
        return fault(place, f"this is not Jinja that can be read: {error.message}", "see docs/templates.md.")
    place = located(fault(_where(error.__traceback__), "", ""), layers).place
    if isinstance(error, TemplateNotFound):
        names = {p.relative_to(folder).as_posix() for folder in layers for p in folder.rglob("*.j2")}
        return unknown(str(error.name)[:80], names, place, "template")
    if isinstance(error, SecurityError):
        return fault(place, "a template may read only what docs/templates.md lists.", "delete it.")
    if isinstance(error, UndefinedError):
        found = _NAMED.search(error.message or "")
        return unknown(found[1] if found else "that name", every_name(), place, "name for templates")
    return fault(place, f"this cannot be done here ({type(error).__name__}).", "see docs/templates.md.")


def _where(traceback: TracebackType | None) -> Place:
    """Return the innermost template line of a traceback; Jinja has put its own frames for templates there."""
    place = NOWHERE
    while traceback is not None:
        if "__jinja_exception__" in traceback.tb_frame.f_globals:
            place = Place(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
