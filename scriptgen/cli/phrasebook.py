"""`scriptgen phrasebook`: the approved wording of situations, for staff; or the short form for the front desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import door, dress_options, option_problems, pack_option, situation_names, tell, tell_of_house

if TYPE_CHECKING:
    from pathlib import Path

    from scriptgen.phrases import Phrases
    from scriptgen.voice import Loaded


@click.command()
@click.argument("situations", nargs=-1, metavar="[SITUATION]...", shell_complete=situation_names)
@click.option("--front-desk", is_flag=True, help="The short form: two sentences for each situation, to keep at the desk.")
@click.option("--tone", "tones", multiple=True, help="A tone to print; repeatable. Usual: warm, plain, formal.")
@click.option("--format", "format_", type=click.Choice(["docx", "html", "md", "txt"]), default="docx", help="What kind of file.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="The size of the page.")
@dress_options
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The date in the file's properties.")
@click.option("--force", is_flag=True, help="Write although a changed file is there; it is renamed first.")
@click.option("-o", "--output", default="", metavar="FILE", help="Where to write it; - prints html, md or txt.")
@pack_option
@door
def phrasebook(situations: tuple[str, ...], **options: Any) -> None:
    """Make the phrasebook of some SITUATIONs, or of all of them: approved wording by tone, with when each is said.

    Nothing in it is filled in: each blank is listed with its question. Owner and review date come from the pack.
    """
    from scriptgen.pipeline import Job, make_phrases
    from scriptgen.script import Brief

    loaded = _loaded(situations, options)
    job = Job(Brief("", pack=options["pack"]), "phrasebook", options["format_"], options["date"], paper=options["paper"],
              house=options["house_style"], large=options["large_print"])
    data, phrases = make_phrases(loaded, job, options["tones"], front_desk=options["front_desk"])
    if options["output"] == "-":
        click.echo(data.decode("utf-8"), nl=False)
        return
    path, moved = _write(data, options)
    if moved:
        tell(f"The old file is now {moved}.")
    _report(phrases)
    tell_of_house(options["house_style"])
    click.echo(str(path))


def _loaded(names: tuple[str, ...], options: dict[str, Any]) -> tuple[Loaded, ...]:
    """Return the situations asked for, each once, or all. Raises InvalidInput with every fault of the options and of the names."""
    from scriptgen.composing.phrases import tone_problems
    from scriptgen.loading.load import listing, load
    from scriptgen.names import name_only, unknown
    from scriptgen.problems import InvalidInput, Place

    known = [entry.id for entry in listing(options["pack"])]
    problems = option_problems(options)
    problems += [unknown(name_only(name), known, Place("", key="situation"), "situation") for name in names if name not in known]
    found: list[Loaded] = []
    for name in dict.fromkeys(name for name in names or known if name in known):
        try:
            found.append(load(name, options["pack"]))
        except InvalidInput as fault:
            problems += fault.problems
    if options["tones"]:
        problems += tone_problems((found[0] if found else load(known[0], options["pack"])).voice, options["tones"])
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def _write(data: bytes, options: dict[str, Any]) -> tuple[Path, Path | None]:
    from pathlib import Path

    from scriptgen.pipeline import is_ours
    from scriptgen.saving import free_name, save

    name = f"{'front-desk' if options['front_desk'] else 'phrasebook'}.{options['format_']}"
    path = Path(options["output"] or name)
    if not options["output"] or path.is_dir():
        path = free_name(path / name if path.is_dir() else path)
    return path, save(path, data, ours=is_ours, force=options["force"])


def _report(phrases: Phrases) -> None:
    """Tell what the agency still has to fill in."""
    if phrases.owner.text is None or phrases.review.text is None:
        tell("Owner and review date are blank where pack.yaml does not say them (keys `owner` and `review`).")
    if not phrases.front_desk:
        return
    if any(number.text is None for number in phrases.numbers):
        tell("The numbers for danger are blank. Fill them in before it goes to the desk, or give them in the pack.")
    missing = [entry.situation for entry in phrases.entries if entry.desk is None]
    if missing:
        tell(f"No words for the front desk yet, so blanks stand there: {', '.join(missing)}.")
