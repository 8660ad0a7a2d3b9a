"""`scriptgen due`: what is up for review, by who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import door, tell

if TYPE_CHECKING:
    from scriptgen.due import DueList


@click.command()
@click.argument("pack", metavar="PACK")
@click.option("--within", type=click.IntRange(0, 3660), default=90, metavar="DAYS", help="How far to look ahead (default: 90 days).")
@click.option("--format", "format_", type=click.Choice(["txt", "docx", "csv", "ics"]), default="txt", help="Text, Word, table, calendar.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The day to count from (default: today).")
@click.option("--force", is_flag=True, help="Write although a changed file is there; it is renamed first.")
@click.option("-o", "--output", default="", metavar="FILE", help="Where to write it; without it text, csv and ics are printed.")
@door
def due(pack: str, **options: Any) -> None:
    """List what is up for review in a PACK, by owner, overdue first: its wording, its policy facts, waivers, and its policy's clauses."""
    from pathlib import Path

    from scriptgen.composing.due import due_list
    from scriptgen.loading.due_dates import due_dates
    from scriptgen.loading.library import layers
    from scriptgen.pipeline import is_ours
    from scriptgen.saving import free_name, save

    today = _day(options["date"])
    packs = layers(pack)
    title, dates = due_dates(packs[1:] or packs)
    found = due_list(title, dates, today, options["within"])
    format_ = options["format_"]
    data = _bytes(found, format_)
    if options["output"] in ("", "-") and format_ != "docx":
        click.echo(data, nl=False)
        return
    name = f"{packs[-1].name}-due.{format_}"
    path = Path(options["output"]) if options["output"] not in ("", "-") else free_name(Path(name))
    moved = save(path, data, ours=is_ours, force=options["force"])
    if moved:
        tell(f"The old file is now {moved}.")
    click.echo(str(path))


def _bytes(found: DueList, format_: str) -> bytes:
    from scriptgen.composing import due as writing
    from scriptgen.pipeline import Job, encode
    from scriptgen.script import Brief

    if format_ == "docx":
        return encode(writing.to_document(found), Job(Brief(""), "due", "docx", found.today, record=False))
    if format_ == "csv":
        return writing.to_csv(found).encode("utf-8-sig")  # the mark tells a spreadsheet that it is UTF-8
    return (writing.to_calendar(found) if format_ == "ics" else writing.to_text(found)).encode("utf-8")


def _day(given: str) -> str:
    """Return the day to count from. Raises InvalidInput where it is no date."""
    import datetime

    from scriptgen.problems import Code, InvalidInput, Place, Problem

    try:
        day = datetime.date.fromisoformat(given) if given else datetime.date.today()
        return day.replace(year=min(max(day.year, 1900), 9000)).isoformat()  # so that counting from it cannot leave the calendar
    except ValueError:
        raise InvalidInput([Problem(Place("", key="date"), Code.BAD_ANSWER, "is not a date.", "write it as 2027-06-04.")]) from None
