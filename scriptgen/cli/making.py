"""From arguments to a brief and a job: what `make` was given, each thing checked, every fault at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from scriptgen.composing.answers import brief_problems
from scriptgen.loading.brief_file import read_brief
from scriptgen.loading.load import load
from scriptgen.names import name_only, unknown
from scriptgen.pipeline import Job
from scriptgen.problems import Code, InvalidInput, Place, Problem
from scriptgen.script import Brief
from scriptgen.voice import Loaded

DIALS = ("tone", "relationship", "medium", "speaker")
_LONGEST_MARK = 8


def gather(what: str, options: dict[str, Any]) -> tuple[Loaded, Brief, dict[str, Place]]:
    """Return the situation, the brief, and the places of its answers. Raises InvalidInput with every fault."""
    places: dict[str, Place] = {}
    case = options["case"]
    near: Path | None = None
    if what == "-" or what.endswith((".yaml", ".yml")):
        brief, case_in_file, places = read_brief(what)
        case = case or case_in_file
        near = Path(what).parent if what != "-" else None
    else:
        brief = Brief(what)
    for dial in (*DIALS, "pack"):
        if options[dial]:
            brief = replace(brief, **{dial: options[dial]})
            places.pop(dial, None)
    loaded = load(brief.situation, brief.pack, near)
    problems: list[Problem] = []
    facts = {**_case_facts(loaded, case, problems), **brief.facts}
    facts.update(_given_facts(loaded, options, problems))
    brief = replace(brief, facts=facts)
    problems += brief_problems(loaded, brief, places)  # here and not only in composing, so that all faults come in one run
    if problems:
        raise InvalidInput(problems)
    return loaded, brief, places


def _case_facts(loaded: Loaded, name: str, problems: list[Problem]) -> dict[str, str]:
    if not name:
        return {}
    cases = {c.id: c for c in loaded.situation.cases}
    if name not in cases:
        problems.append(unknown(name_only(name), cases, Place("", key="case"), "case"))
        return {}
    return dict(cases[name].facts)


def _given_facts(loaded: Loaded, options: dict[str, Any], problems: list[Problem]) -> dict[str, str]:
    """Return the facts given by -f; a fact of class person is not taken from there unless that is said to be wanted."""
    found: dict[str, str] = {}
    for index, pair in enumerate(options["facts"]):
        name, equals, text = pair.partition("=")
        name = name.strip()
        if not equals:
            problems.append(Problem(Place("", key=f"-f number {index + 1}"), Code.WRONG_SHAPE, "has no =.", "write -f name=answer."))
            continue
        fact = loaded.situation.fact(name)
        if fact is None:
            problems.append(unknown(name_only(name), [f.id for f in loaded.situation.facts], Place("", key="-f"), "fact"))
        elif fact.holds == "person" and text and not options["allow_on_command_line"]:
            says = "is about a person, and others on this machine can read a command line."
            mend = "answer it at the prompt or in a brief, or add --allow-on-command-line."
            problems.append(Problem(Place("", key=name), Code.BAD_ANSWER, says, mend))
        elif name in found:
            problems.append(Problem(Place("", key=name), Code.DOUBLE, "is answered twice.", "leave one of them out."))
        else:
            found[name] = text.strip()
    return found


def job_of(brief: Brief, kind: str, options: dict[str, Any], places: dict[str, Place]) -> Job:
    """Return the job of one document. Raises InvalidInput for a date or a mark that cannot be."""
    import datetime

    problems = []
    if options["date"]:
        try:
            datetime.date.fromisoformat(options["date"])
        except ValueError:
            problems.append(Problem(Place("", key="date"), Code.BAD_ANSWER, "is not a date.", "write it as 2027-06-04."))
    if len(options["mark"]) > _LONGEST_MARK or any(not c.isprintable() for c in options["mark"]):
        says = "is longer than 8 characters, or cannot be printed."
        problems.append(Problem(Place("", key="mark"), Code.BAD_ANSWER, says, "choose a short sign."))
    if problems:
        raise InvalidInput(problems)
    return Job(
        brief=brief, kind=kind, format=options["format_"], date=options["date"], mark=options["mark"], paper=options["paper"],
        record=options["record"] == "yes", final=options["final"], places=places,
    )
