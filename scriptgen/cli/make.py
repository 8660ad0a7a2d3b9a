"""`scriptgen make`: a situation or a brief to a document."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import REFUSED, door, dress_options, pack_given, pack_option, situation_names, tell, tell_of_house

if TYPE_CHECKING:
    from collections.abc import Iterator
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
@click.option("--document", "documents", multiple=True, help="Which document: see below; repeatable; all writes a folder.")
@click.option("--by", default="", help="How a message goes out: secure-message or letter.")
@click.option("--occasion", type=click.Choice(["after-talk", "missed"]),
              help="A message that does not bring the news: after the talk, or for a missed meeting.")
@click.option("--difficulty", default="", help="One step of the role-play's client: beginner, intermediate or advanced.")
@click.option("--words-only", is_flag=True, help="Only the words to say, large, for the room. The same as --document words.")
@click.option("--format", "format_", type=click.Choice(["docx", "html", "md", "txt"]), default="docx", help="What kind of file.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="The size of the page.")
@dress_options
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

    Documents: script, words, worksheet, message, note, card, map; role-play (seven sheets: facilitator, client-card, clinician-card,
    observer, flawed-script, replay-script, process-recording); all.
    """
    from scriptgen.cli.making import asked_for, gather, job_of

    options["pack_given"] = pack_given()
    loaded, brief, places = gather(what, options)
    asking = not options["no_input"] and _is_brief(what) is False and sys.stdin.isatty() and sys.stderr.isatty()
    if asking:
        from scriptgen.cli.asking import interview

        answered = interview(loaded, brief)
        if answered is None:
            return
        brief = answered
    kinds = _kinds(loaded, brief, options)
    options["several"] = len(kinds) > 1
    everything = "all" in asked_for(brief, options)
    all_made = _make_all(loaded, [job_of(brief, kind, options, places) for kind in kinds], everything)
    _folder(options, brief.situation if everything else "")
    _save_brief(brief, loaded, options)  # before the documents: if it cannot be saved, nothing is written
    told: set[str] = set()
    for made, job in all_made:
        _deliver(made, job, options, told)
    tell_of_house(options["house_style"])
    if all_made[-1][0].stopped:
        raise SystemExit(REFUSED)


def _is_brief(what: str) -> bool:
    return what == "-" or what.endswith((".yaml", ".yml"))


def _kinds(loaded: Loaded, brief: Brief, options: dict[str, Any]) -> tuple[str, ...]:
    from scriptgen.cli.making import kinds_of

    return kinds_of(loaded, brief, options)


def _folder(options: dict[str, Any], situation: str) -> None:
    """Make the folder that several documents go into: the one named, or for `all` one named after the situation."""
    from pathlib import Path

    from scriptgen.cli.making import make_folder
    from scriptgen.saving import free_name

    if not options["output"] and situation:
        options["output"] = str(free_name(Path(f"{situation}-papers")))
    if options["several"] and options["output"] not in ("", "-"):
        make_folder(Path(options["output"]))


def _make_all(loaded: Loaded, jobs: list[Job], lenient: bool) -> list[tuple[Made, Job]]:
    """Return each document with its job; a safety page is made once, and alone. Of `all`, a refused message is left out and said."""
    from scriptgen.pipeline import make as make_document
    from scriptgen.problems import InvalidInput, Refused

    found: list[tuple[Made, Job]] = []
    for job in jobs:
        try:
            found.append((make_document(loaded, job), job))
        except (Refused, InvalidInput) as fault:
            if not (lenient and job.kind == "message" and found):  # the first document would have told of any fault but the message's own
                raise
            tell(f"No message: {fault.problems[0].says}")
            continue
        if found[-1][0].stopped:
            return found[-1:]
    return found


def _deliver(made: Made, job: Job, options: dict[str, Any], told: set[str]) -> None:
    """Write or print one document, and say what is still open, each thing once for all documents of a brief."""
    if options["output"] == "-":
        click.echo(made.data.decode("utf-8"), nl=False)
        return
    path, moved = _write(made, job, options)
    if moved:
        tell(f"The old file is now {moved}.")
    for text in _report(made):
        if text not in told:
            told.add(text)
            tell(text)
    click.echo(str(path))


def _write(made: Made, job: Job, options: dict[str, Any]) -> tuple[Path, Path | None]:
    from pathlib import Path

    from scriptgen.pipeline import default_name, is_ours
    from scriptgen.saving import free_name, save

    if options["output"] and not options["several"]:
        path = Path(options["output"])
    else:
        path = free_name(Path(options["output"]) / default_name(job.brief.situation, made.kind, job.format))
    _warn_of_names(path, job.brief)
    return path, save(path, made.data, ours=is_ours, force=options["force"])


def _warn_of_names(path: Path, brief: Brief) -> None:
    """Warn where a word of an answer stands in the file's name: names of files are seen by many."""
    from scriptgen.kinds import KINDS

    words = {w.lower() for text in brief.facts.values() for w in text.replace("-", " ").split() if len(w) > 2}
    known = {word for name in (brief.situation, *KINDS) for word in name.split("-")}
    if {w for w in path.stem.lower().replace("-", " ").replace("_", " ").split()} & words - known:
        tell("Note: the file's name holds a word from your answers. Others may see file names; a mark only you understand is safer.")


def _report(made: Made) -> Iterator[str]:
    """Yield what is still open, what was chosen, and what the file holds."""
    from scriptgen.packet import Packet
    from scriptgen.script import Script

    script = made.composed
    if isinstance(script, Packet):
        if script.near and made.kind == "client-card":
            yield "This brief is close to the case that is played. Say aloud that the client is invented, or play another situation."
        return
    if not isinstance(script, Script):
        yield from script.because
        yield "No script was made. This is the safety page."
        return
    yield from script.notices
    count = script.open_count()
    if count:
        yield f"{count} question{'s are' if count > 1 else ' is'} still open; each shows as a blank, a choice, or a row to keep or strike."
    if made.document.clean and count:
        yield "This is a final copy, and it still has blanks. Fill them before it goes out."
    if script.written:
        yield "Have your supervisor read it before it goes out."


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
