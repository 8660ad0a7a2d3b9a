"""`scriptgen wording` and `scriptgen take`: a pack's wording out to Word as a workbook, and the edited workbook back in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import door, situation_names, tell

if TYPE_CHECKING:
    from pathlib import Path

    from scriptgen.taking import Taking
    from scriptgen.voice import Loaded
    from scriptgen.wording import WordChange

_SHOWN = 20  # changes that are shown before the rest is folded


@click.command()
@click.argument("pack", metavar="PACK")
@click.argument("situations", nargs=-1, metavar="[SITUATION]...", shell_complete=situation_names)
@click.option("--tone", "tones", multiple=True, help="A tone to print; repeatable. Usual: those the pack offers, or all.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="The size of the page.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The date in the file's properties.")
@click.option("--force", is_flag=True, help="Write although a changed file is there; it is renamed first.")
@click.option("-o", "--output", default="", metavar="FILE.docx", help="Where to write it. Usual: wording.docx, or the next free name.")
@door
def wording(pack: str, situations: tuple[str, ...], **options: Any) -> None:
    """Make the wording workbook of a PACK, for some SITUATIONs or for all: a Word table to edit, a row for each wording.

    Write in the column New, with tracked changes or without, and take it back with scriptgen take. A row that is left alone, moved or
    deleted changes nothing.
    """
    from scriptgen.pipeline import Job, make_wording
    from scriptgen.script import Brief

    loaded, tones = _loaded(pack, situations, options)
    job = Job(Brief("", pack=pack), "wording", "docx", options["date"], paper=options["paper"])
    data, page = make_wording(loaded, job, tones)
    path, moved = _write(data, options)
    if moved:
        tell(f"The old file is now {moved}.")
    tell(f"{len(page.rows())} rows in {len(page.tables)} table{'s' * (len(page.tables) != 1)}. Take it back with "
         f"scriptgen take {path} --into {pack}")
    click.echo(str(path))


@click.command()
@click.argument("workbook", metavar="WORKBOOK.docx")
@click.option("--into", "pack", required=True, metavar="PACK", help="The folder of the pack that it was made from.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--all", "everything", is_flag=True, help=f"Show every change, not only the first {_SHOWN}.")
@door
def take(workbook: str, pack: str, yes: bool, everything: bool) -> None:
    """Take an edited WORKBOOK back into a PACK: all faults by row, then what would change, then one question.

    Each change becomes an override in the pack's own file; nothing else in it is touched, comments and order stay. Before anything is
    written, the pack is read again with the changes in it, and has to be the old one but for them.
    """
    from scriptgen.taking import take as taken
    from scriptgen.taking import write

    taking = taken(workbook, pack)
    _show(taking, everything)
    if not taking.changes:
        tell("Nothing to change.")
        return
    if not yes and not click.confirm(f"Write {_count(taking)} into {pack}?", err=True):
        tell("Nothing was written.")
        return
    for path in write(taking):
        click.echo(str(path))


def _loaded(pack: str, names: tuple[str, ...], options: dict[str, Any]) -> tuple[tuple[Loaded, ...], tuple[str, ...]]:
    """Return the situations asked for, or all, and the tones. Raises InvalidInput with every fault of the options and the names."""
    from scriptgen.cli.door import option_problems
    from scriptgen.composing.phrases import tone_problems
    from scriptgen.loading.load import listing, load
    from scriptgen.names import name_only, unknown
    from scriptgen.problems import InvalidInput, Place

    known = [entry.id for entry in listing(pack)]
    problems = option_problems({"house_style": "", "format_": "docx", "large_print": False, **options})
    problems += [unknown(name_only(name), known, Place("", key="situation"), "situation") for name in names if name not in known]
    found = tuple(load(name, pack) for name in dict.fromkeys(names or known) if name in known)
    voice = found[0].voice if found else load(known[0], pack).voice
    problems += tone_problems(voice, options["tones"])
    if problems:
        raise InvalidInput(problems)
    return found, options["tones"] or _offered(pack)


def _offered(pack: str) -> tuple[str, ...]:
    """Return the tones that a pack says it offers."""
    from scriptgen.loading.authored_voice import PackFile
    from scriptgen.loading.full import read_file
    from scriptgen.loading.library import layers

    entries = [read_file(layer.file, PackFile, layer.label(layer.file))[0] for layer in reversed(layers(pack))]
    return next((tuple(entry.tones) for entry in entries if entry and entry.tones), ())


def _write(data: bytes, options: dict[str, Any]) -> tuple[Path, Path | None]:
    from pathlib import Path

    from scriptgen.pipeline import is_ours
    from scriptgen.saving import free_name, save

    path = Path(options["output"] or "wording.docx")
    if not options["output"] or path.is_dir():
        path = free_name(path / "wording.docx" if path.is_dir() else path)
    return path, save(path, data, ours=is_ours, force=options["force"])


def _show(taking: Taking, everything: bool) -> None:
    """Show each change once, however many rows ask for it, then what was left alone."""
    same: dict[tuple[str, str], list[WordChange]] = defaultdict(list)
    for change in taking.changes:
        same[("", str(change.number)) if change.withdraw else (change.row.unfilled, change.text)].append(change)
    for index, found in enumerate(same.values()):
        if index == _SHOWN and not everything and len(same) > _SHOWN + 1:
            tell(f"… and {len(same) - _SHOWN} more; --all shows them.")
            break
        first = found[0].row
        numbers = ", ".join(str(change.number) for change in found)
        tell(click.style(f"row{'s' * (len(found) > 1)} {numbers}", bold=True) + f"  {first.intent.partition(':')[0]}, {first.tone}")
        tell(f"  - {first.text}")
        tell("  withdrawn, in all tones" + (": the line is no longer said" if found[0].whole else "") if found[0].withdraw
             else f"  + {found[0].text}")
    for problem in taking.warnings:
        tell(str(problem))
    for remark in taking.remarks:
        tell(remark)
    if taking.changes:
        tell(f"{_count(taking)}; {taking.kept} rows stay as they are.")


def _count(taking: Taking) -> str:
    gone = sum(change.withdraw for change in taking.changes)
    said = len(taking.changes) - gone
    parts = [f"{said} change{'s' * (said != 1)}"] if said or not gone else []
    parts += [f"{gone} withdrawal{'s' * (gone != 1)}"] if gone else []
    return " and ".join(parts)
