"""From arguments to a brief and a job: what `make` was given, each thing checked, every fault at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from scriptgen.cli.door import option_problems
from scriptgen.composing.answers import brief_problems
from scriptgen.composing.fitting import fitting, why_not
from scriptgen.kinds import BUNDLES, FROM_A_BRIEF, expanded
from scriptgen.loading.brief_file import read_brief
from scriptgen.loading.load import load
from scriptgen.names import name_only, unknown
from scriptgen.pipeline import FORMATS, Job
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
        if options[dial] and (dial != "pack" or not brief.pack or options["pack_given"]):
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
    problems = option_problems(options)
    if len(options["mark"]) > _LONGEST_MARK or any(not c.isprintable() for c in options["mark"]):
        says = "is longer than 8 characters, or cannot be printed."
        problems.append(Problem(Place("", key="mark"), Code.BAD_ANSWER, says, "choose a short sign."))
    if problems:
        raise InvalidInput(problems)
    return Job(
        brief=brief, kind=kind, format=options["format_"], date=options["date"], mark=options["mark"], paper=options["paper"],
        record=options["record"] == "yes", final=options["final"], by=options["by"], occasion=options["occasion"] or "",
        difficulty=options["difficulty"],
        house=options["house_style"], large=options["large_print"], places=places,
    )


def asked_for(brief: Brief, options: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of documents as they were asked for, by options before the brief."""
    return tuple(options["documents"] or (("words",) if options["words_only"] else brief.documents) or ("script",))


def kinds_of(loaded: Loaded, brief: Brief, options: dict[str, Any]) -> tuple[str, ...]:
    """Return the kinds of document that were asked for, bundles opened up. Raises InvalidInput with all that do not exist or do not fit."""
    asked = asked_for(brief, options)
    known = (*FROM_A_BRIEF, *BUNDLES)
    wrong = [unknown(name_only(name), known, Place("", key="document"), "document") for name in asked if name not in known]
    written = [m.id for m in loaded.voice.media if m.written and m.id in loaded.situation.media]
    if options["by"] and options["by"] not in written:
        wrong.append(unknown(name_only(options["by"]), written, Place("", key="by"), "written medium"))
    if options["occasion"] and not {"message", "all"} & set(asked):
        wrong.append(Problem(Place("", key="occasion"), Code.BAD_ANSWER, "is for a message.", "add --document message and --by."))
    if wrong:
        raise InvalidInput(wrong)
    kinds = expanded(tuple(n for n in asked if n != "all"))
    for kind in kinds:
        reason = why_not(loaded, brief, kind, options["by"] if kind == "message" else "")
        if reason:
            wrong.append(Problem(Place("", key="document"), Code.BAD_ANSWER, f"{kind} does not fit here:", reason))
    kinds = tuple(dict.fromkeys((*kinds, *(fitting(loaded, brief, options["by"]) if "all" in asked else ()))))
    if not wrong and len(kinds) > 1 and options["output"].endswith(tuple(f".{name}" for name in FORMATS)):
        says = "names one file, and more than one document is made."
        wrong = [Problem(Place("", key="-o"), Code.FILE, says, "give a folder, or ask for one with --document.")]
    if wrong:
        raise InvalidInput(wrong)
    return kinds


def make_folder(path: Path) -> Path:
    """Return the folder, made if it is not there, for its owner alone. Raises InvalidInput where it cannot be."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        says = f"is no folder that can be made ({fault.strerror})."
        raise InvalidInput([Problem(Place("", key="-o"), Code.FILE, says, "give another name.")]) from None
    return path
