"""`scriptgen build`: a plan to a library of Word files with a page to find them by."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from scriptgen.cli.door import INTERRUPTED, door, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from scriptgen.building import Built
    from scriptgen.plan import Plan

_SENTENCES = 10  # reasons that are told one by one
_LISTED = 20  # files that are told one by one
_WORTH_A_WORKER = 150  # documents that pay for starting one


@click.command()
@click.argument("plan", metavar="PLAN.yaml")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="The library: a folder for it alone.")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="How many processes; as many as this machine has, if not given.")
@click.option("--yes", is_flag=True, help="Do not ask, however many documents it is.")
@door
def build(plan: str, output: str, jobs: int | None, yes: bool) -> None:
    """Build the library that PLAN.yaml asks for: Word files, and index.html to find them by.

    Run it again and only what has changed is made. A file that a person changed is kept, and listed.
    """
    from pathlib import Path

    from scriptgen.loading.plan_file import read_plan
    from scriptgen.planning import count, open_packs

    asked = read_plan(plan)
    _check(asked, Path(output))
    packs = open_packs(asked)
    counted = count(asked, packs)
    tell(f"{counted.documents:,} document{'s' if counted.documents != 1 else ''}.")
    _tell_skipped(counted.skipped)
    _consent(counted.documents, yes, asked)
    from scriptgen.building import build as build_library
    from scriptgen.workers import executor

    number = jobs or max(1, min(os.cpu_count() or 1, counted.documents // _WORTH_A_WORKER))
    workers = executor(number)
    try:
        built = build_library(asked, packs, Path(output), workers, number, _progress(counted.documents))
    except KeyboardInterrupt:
        tell("Stopped. What was made is whole; run the same line again to go on.")
        raise SystemExit(INTERRUPTED) from None
    finally:
        workers.shutdown(wait=True, cancel_futures=True)
    _report(built)
    click.echo(str(Path(output) / "index.html"))


def _check(plan: Plan, library: Path) -> None:
    """Raise InvalidInput for faults of the letterhead, and for a library that is a file, or a pack."""
    from scriptgen.pipeline import house_problems
    from scriptgen.problems import Code, InvalidInput, Place, Problem

    problems = house_problems(plan.house)
    if library.exists() and not library.is_dir():
        problems.append(Problem(Place("", key="-o"), Code.FILE, "is a file.", "give a folder for the library."))
    elif (library / "pack.yaml").exists():
        problems.append(Problem(Place("", key="-o"), Code.FILE, "is a pack.", "give a folder for the library alone."))
    if problems:
        raise InvalidInput(problems)


def _tell_skipped(skipped: Mapping[str, int]) -> None:
    if not skipped:
        return
    tell(f"{sum(skipped.values()):,} combinations are not made:")
    shown = list(skipped.items())[:_SENTENCES]
    for because, number in shown:
        tell(f"  {number:,} × {because}")
    if len(skipped) > len(shown):
        tell(f"  {sum(skipped.values()) - sum(n for _, n in shown):,} for {len(skipped) - len(shown)} other reasons.")


def _consent(documents: int, yes: bool, plan: Plan) -> None:
    """Ask before very many documents are made. Raises InvalidInput where nobody can be asked."""
    from scriptgen.plan import ASK_ABOVE
    from scriptgen.problems import Code, InvalidInput, Problem

    if yes or documents <= ASK_ABOVE:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        says = f"asks for {documents:,} documents, more than {ASK_ABOVE:,}, and there is no terminal to ask at."
        raise InvalidInput([Problem(plan.place(), Code.WRONG_SHAPE, says, "name less, or add --yes.")])
    if not click.confirm(f"Build {documents:,} documents?", default=False, err=True):
        raise click.Abort


def _progress(total: int) -> Callable[[int], None] | None:
    """Return what shows how far it is, on a terminal; elsewhere nothing is shown."""
    if not sys.stderr.isatty():
        return None
    step = max(1, total // 500)

    def shown(done: int) -> None:
        if done % step == 0 or done >= total:
            click.echo(f"\r{min(done, total):,} of {total:,}", err=True, nl=done >= total)

    return shown


def _report(built: Built) -> None:
    """Tell what was done; of files that were left alone, each."""
    parts = [f"{built.made:,} made", f"{built.same:,} already up to date"]
    if built.removed:
        parts.append(f"{built.removed:,} removed that the plan no longer asks for")
    tell(", ".join(parts) + ".")
    _listed("Kept, since somebody changed them", built.changed_by_hand)
    _listed("Left for the next run, since they are open in another program", built.open_elsewhere)


def _listed(says: str, paths: tuple[str, ...]) -> None:
    if paths:
        tell(f"{says} ({len(paths):,}):")
        for path in paths[:_LISTED]:
            tell(f"  {path}")
        if len(paths) > _LISTED:
            tell(f"  and {len(paths) - _LISTED:,} more.")
