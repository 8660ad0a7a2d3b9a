"""`scriptgen policy`: an agency's answers to a policy, or to the one-page sheet for clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import door, dress_options, option_problems, pack_option, tell, tell_of_house

if TYPE_CHECKING:
    from scriptgen.pipeline import Job
    from scriptgen.policy import Policy

DOCUMENTS = ("policy", "acknowledgement")


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--document", type=click.Choice(DOCUMENTS), default="policy", help="The policy, or the one-page sheet for clients.")
@click.option("--cite", default="", metavar="CLAUSE", help="Only print how a script cites this clause, by its number or id.")
@click.option("--format", "format_", type=click.Choice(["docx", "html", "md", "txt"]), default="docx", help="What kind of file.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="The size of the page.")
@dress_options
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The date in the file; numbers are dated against it (default: today).")
@click.option("--final", is_flag=True, help="A clean copy, without the list of what is still to decide.")
@click.option("--force", is_flag=True, help="Write although a changed file is there; it is renamed first.")
@click.option("-o", "--output", default="", metavar="FILE", help="Where to write it; - prints html, md or txt.")
@pack_option
@door
def policy(file: str, **options: Any) -> None:
    """Make a policy on contact from FILE, a policy file; `scriptgen brief policy` writes an empty one.

    A policy of your own, registered in FILE, is cited by its own numbers and never rewritten: the document says what it covers where,
    and what it lacks.
    """
    from scriptgen.pipeline import make_policy

    if options["cite"]:
        options["output"] = ""  # nothing is written, so nothing of it can be wrong
    job, today = _job(file, options)
    data, page = make_policy(file, job, today)
    if options["cite"]:
        _cite(page, options["cite"])
        return
    if options["output"] == "-":
        click.echo(data.decode("utf-8"), nl=False)
        return
    _save(data, job, page, options)


def _job(file: str, options: dict[str, Any]) -> tuple[Job, str]:
    """Return the job, and the day that numbers are dated against. Raises InvalidInput with the faults of options and file together."""
    import datetime

    from scriptgen.pipeline import Job
    from scriptgen.problems import InvalidInput
    from scriptgen.script import Brief

    wrong = option_problems(options)
    if wrong:
        from scriptgen.checking import check_policy

        raise InvalidInput([*wrong, *check_policy(file)])
    brief = Brief("", pack=options["pack"])
    job = Job(brief, options["document"], options["format_"], options["date"], paper=options["paper"], record=False,
              final=options["final"], house=options["house_style"], large=options["large_print"])
    return job, options["date"] or datetime.date.today().isoformat()


def _cite(page: Policy, name: str) -> None:
    """Print the citation of a clause, or say why there is none."""
    from scriptgen.names import name_only, unknown
    from scriptgen.policy import citation
    from scriptgen.problems import Code, InvalidInput, Place, Problem

    here = Place("", key="--cite")
    clause = page.clause(name)
    if clause is None:
        raise InvalidInput([unknown(name_only(name), [n for c in page.clauses for n in (str(c.number), c.id)], here, "clause")])
    found = citation(page, name)
    if not found:
        mend = "add it under `existing:`, or make the policy document, which lists what is missing."
        raise InvalidInput([Problem(here, Code.UNKNOWN_NAME, f"the registered policy has no clause on this: {clause.title}.", mend)])
    click.echo(found)


def _save(data: bytes, job: Job, page: Policy, options: dict[str, Any]) -> None:
    from pathlib import Path

    from scriptgen.pipeline import is_ours
    from scriptgen.saving import free_name, save

    name = f"contact-{job.kind}.{job.format}"
    path = Path(options["output"]) if options["output"] else free_name(Path(name))
    moved = save(path, data, ours=is_ours, force=options["force"])
    if moved:
        tell(f"The old file is now {moved}.")
    _report(page, job.kind)
    tell_of_house(job.house)
    click.echo(str(path))


def _report(page: Policy, kind: str) -> None:
    """Tell what is still to decide, and what somebody has to look at."""
    for notice in page.notices:
        tell(notice)
    waiting = page.open if kind == "policy" else page.sheet_open
    if waiting:
        tell(f"{len(waiting)} question{'s are' if len(waiting) > 1 else ' is'} still open:")
    for one in waiting:
        number = f"{one.number}. " if one.number else ""
        tell(f"  {number}{one.ask}")
    if waiting and kind == "acknowledgement":
        tell("Do not hand the sheet out before these are answered.")
    if page.registered and page.lacking:
        tell(f"The registered policy lacks {len(page.lacking)} of {len(page.clauses)} clauses; the document lists them.")
