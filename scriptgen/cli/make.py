"""`scriptgen make`: a situation or a brief to a document."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import REFUSED, door, pack_option, situation_names, tell

if TYPE_CHECKING:
    from pathlib import Path

    from scriptgen.pipeline import Job, Made
    from scriptgen.script import Brief
    from scriptgen.voice import Loaded


@click.command()
@click.argument("what", metavar="SITUATION|BRIEF", shell_complete=situation_names)
@click.option("--tone", default="", help="warm, plain, formal, firm or curious.")
@click.option("--relationship", default="", help="Who the other person is, such as established-client.")
@click.option("--medium", default="", help="in-person, video, phone, secure-message or letter.")
@click.option("--speaker", default="", help="Who speaks, such as case-manager.")
@click.option("--case", default="", help="Take the answers of one of the situation's named cases.")
@click.option("-f", "--fact", "facts", multiple=True, metavar="NAME=ANSWER", help="Answer a question; repeatable. Choices only: see below.")
@click.option("--allow-on-command-line", is_flag=True, help="Accept words about a person in -f (others on this machine can read them).")
@click.option("--no-input", is_flag=True, help="Ask nothing: what is not known becomes blanks.")
@click.option("--document", "documents", multiple=True, help="script (default) or words; repeatable.")
@click.option("--words-only", is_flag=True, help="Only the words to say, large, for the room. The same as --document words.")
@click.option("--format", "format_", type=click.Choice(["docx", "html", "md", "txt"]), default="docx", help="What kind of file.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="The size of the page.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The date in the file's properties.")
@click.option("--mark", default="", help="Your own sign in the header, up to 8 characters. Not initials.")
@click.option("--record", type=click.Choice(["yes", "none"]), default="yes", help="Leave out the record inside the file.")
@click.option("--final", is_flag=True, help="A clean copy: no comments, record, bookmarks or coaching.")
@click.option("--save-brief", default="", metavar="FILE", help="Save the answers too; words about a person stay blank.")
@click.option("--with-facts", is_flag=True, help="Save words about a person in the brief as well.")
@click.option("--force", is_flag=True, help="Write although a changed file is there; it is renamed first.")
@click.option("-o", "--output", default="", metavar="FILE", help="Where to write it; - prints html, md or txt.")
@pack_option
@door
def make(what: str, **options: Any) -> None:
    """Make a script from a SITUATION, or from a BRIEF file (- reads one from standard input).

    At a terminal it asks what it needs to know. A fact that is in your own words about a person is not taken from the command line,
    since other people on this machine could read it there: answer it at the prompt, or put it into a brief.
    """
    from scriptgen.cli.making import gather, job_of

    loaded, brief, places = gather(what, options)
    asking = not options["no_input"] and _is_brief(what) is False and sys.stdin.isatty() and sys.stderr.isatty()
    if asking:
        from scriptgen.cli.asking import interview

        answered = interview(loaded, brief)
        if answered is None:
            return
        brief = answered
    kinds = _kinds(brief, options)
    options["several"] = len(kinds) > 1
    all_made = _make_all(loaded, [job_of(brief, kind, options, places) for kind in kinds])
    _save_brief(brief, loaded, options)  # before the documents: if it cannot be saved, nothing is written
    for made, job in all_made:
        _deliver(made, job, options)
    if all_made[-1][0].stopped:
        raise SystemExit(REFUSED)


def _is_brief(what: str) -> bool:
    return what == "-" or what.endswith((".yaml", ".yml"))


def _kinds(brief: Brief, options: dict[str, Any]) -> tuple[str, ...]:
    from scriptgen.names import name_only, unknown
    from scriptgen.pipeline import FORMATS, KINDS
    from scriptgen.problems import Code, InvalidInput, Place, Problem

    asked = options["documents"] or (("words",) if options["words_only"] else brief.documents) or ("script",)
    wrong = [unknown(name_only(kind), KINDS, Place("", key="document"), "document") for kind in asked if kind not in KINDS]
    if not wrong and len(set(asked)) > 1 and options["output"].endswith(tuple(f".{name}" for name in FORMATS)):
        says = "names one file, and more than one document is made."
        wrong = [Problem(Place("", key="-o"), Code.FILE, says, "give a folder that is there, or ask for one with --document.")]
    if wrong:
        raise InvalidInput(wrong)
    return tuple(dict.fromkeys(asked))


def _make_all(loaded: Loaded, jobs: list[Job]) -> list[tuple[Made, Job]]:
    """Return each document with its job; a safety page is made once, and alone."""
    from scriptgen.pipeline import make as make_document

    found: list[tuple[Made, Job]] = []
    for job in jobs:
        found.append((make_document(loaded, job), job))
        if found[-1][0].stopped:
            return found[-1:]
    return found


def _deliver(made: Made, job: Job, options: dict[str, Any]) -> None:
    """Write or print one document, and say what is still open."""
    if options["output"] == "-":
        _print(made, job)
        return
    path, moved = _write(made, job, options)
    if moved:
        tell(f"The old file is now {moved}.")
    _report(made)
    click.echo(str(path))


def _print(made: Made, job: Job) -> None:
    from scriptgen.problems import Code, InvalidInput, Place, Problem

    if job.format == "docx":
        says, mend = "a Word file cannot be printed.", "give a file name, or --format txt."
        raise InvalidInput([Problem(Place("", key="-o"), Code.FILE, says, mend)])
    click.echo(made.data.decode("utf-8"), nl=False)


def _write(made: Made, job: Job, options: dict[str, Any]) -> tuple[Path, Path | None]:
    from pathlib import Path

    from scriptgen.pipeline import default_name, is_ours
    from scriptgen.saving import free_name, save

    if options["output"] and not options["several"]:
        path = Path(options["output"])
    else:
        folder = Path(options["output"]) if options["output"] else Path()
        path = free_name(folder / default_name(job.brief.situation, made.kind, job.format))
    _warn_of_names(path, job.brief)
    return path, save(path, made.data, ours=is_ours, force=options["force"])


def _warn_of_names(path: Path, brief: Brief) -> None:
    """Warn where a word of an answer stands in the file's name: names of files are seen by many."""
    words = {w.lower() for text in brief.facts.values() for w in text.replace("-", " ").split() if len(w) > 2}
    known = set(brief.situation.split("-")) | {"script", "words", "safety"}
    if {w for w in path.stem.lower().replace("-", " ").replace("_", " ").split()} & words - known:
        tell("Note: the file's name holds a word from your answers. Others may see file names; a mark only you understand is safer.")


def _report(made: Made) -> None:
    """Tell what is still open, what was chosen, and what the file holds."""
    from scriptgen.script import Script

    script = made.composed
    if not isinstance(script, Script):
        for because in script.because:
            tell(because)
        tell("No script was made. This is the safety page.")
        return
    for notice in script.notices:
        tell(notice)
    count = script.open_count()
    if count:
        tell(f"{count} question{'s are' if count > 1 else ' is'} still open; each shows as a blank, a choice, or a row to keep or strike.")
    if made.document.clean and count:
        tell("This is a final copy, and it still has blanks. Fill them before it goes out.")
    if script.written:
        tell("Have your supervisor read it before it goes out.")


def _save_brief(brief: Brief, loaded: Loaded, options: dict[str, Any]) -> None:
    from pathlib import Path

    from scriptgen.loading.brief_file import saved_brief
    from scriptgen.saving import save

    if not options["save_brief"]:
        return
    text = saved_brief(brief, loaded, options["with_facts"])
    path = Path(options["save_brief"])
    save(path, text.encode(), ours=lambda _: False, force=options["force"])
    if options["with_facts"]:
        tell(f"{path} holds client information. Keep it apart from the script; destroy it with the script.")
