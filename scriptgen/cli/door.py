"""The one place where failures become a line and an exit code, and where the options that commands share stand."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from scriptgen.problems import Problem

F = TypeVar("F", bound=Callable[..., Any])

# 0 done · 1 a check found errors · 2 the input is wrong · 3 refused (or the safety page was made) · 4 would overwrite ·
# 5 cannot write · 130 stopped by Ctrl-C. A bug keeps its traceback.
REFUSED, INTERRUPTED = 3, 130


def door(function: F) -> F:
    """Wrap a command so that a person's mistake ends in one line each and the documented exit code."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        from scriptgen.problems import InvalidInput, ScriptgenError

        try:
            return function(*args, **kwargs)
        except InvalidInput as fault:
            for problem in fault.problems:
                tell(str(problem))
            raise SystemExit(fault.exit_code) from None
        except ScriptgenError as fault:
            tell(str(fault))
            raise SystemExit(fault.exit_code) from None
        except (KeyboardInterrupt, click.Abort):
            tell("Stopped. Nothing was written.")
            raise SystemExit(INTERRUPTED) from None

    return wrapped  # type: ignore[return-value]


def tell(text: str) -> None:
    """Say something to the person, on standard error, so that standard output stays for what was made."""
    click.echo(text, err=True)


def situation_names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Return the situations that complete what was typed (for the shell)."""
    from scriptgen.loading.load import listing

    return [entry.id for entry in listing() if entry.id.startswith(typed)]


def pack_option(function: F) -> F:
    """Add `--pack`; without it, the pack is the one that a `scriptgen.toml` at or above the current folder names."""
    help_ = "Lay this agency's pack, a folder or a zip file, over the shipped library. Default: see scriptgen.toml."
    return click.option("--pack", default="", metavar="PACK", callback=_default_pack, help=help_)(function)


def pack_given() -> bool:
    """Return whether the pack was named on the command line, which counts more than what a brief or a file says."""
    return click.get_current_context().get_parameter_source("pack") is click.core.ParameterSource.COMMANDLINE


def _default_pack(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if context.resilient_parsing or context.get_parameter_source("pack") is click.core.ParameterSource.COMMANDLINE:
        return value
    from pathlib import Path

    from scriptgen.loading.project import default_pack

    return str(door(default_pack)(Path.cwd()))


def dress_options(function: F) -> F:
    """Add `--house-style` and `--large-print`."""
    large = click.option("--large-print", is_flag=True, help="Words of 16 points or more, with wide spacing.")
    house = click.option("--house-style", default="", metavar="FILE.docx", help="Use your letterhead: its styles, header, footer and page.")
    return house(large(function))


def tell_of_house(house: str) -> None:
    """Tell what was taken from a letterhead and what was not."""
    from scriptgen.pipeline import house_notes

    for note in house_notes(house):
        tell(note)


def option_problems(options: dict[str, Any]) -> list[Problem]:
    """Return every fault of the date, the output and the dress of a document."""
    import datetime

    from scriptgen.pipeline import LARGE_FORMATS, house_problems
    from scriptgen.problems import Code, Place, Problem

    def wrong(key: str, code: Code, says: str, mend: str) -> None:
        found.append(Problem(Place("", key=key), code, says, mend))

    found = house_problems(options["house_style"])
    if options["house_style"] and options["format_"] != "docx":
        wrong("house-style", Code.BAD_ANSWER, "is for Word files.", "leave it out, or make a Word file (--format docx).")
    if options["large_print"] and options["format_"] not in LARGE_FORMATS:
        wrong("large-print", Code.BAD_ANSWER, "is for Word and html.", "use --format docx or html.")
    if options["date"]:
        try:
            datetime.date.fromisoformat(options["date"])
        except ValueError:
            wrong("date", Code.BAD_ANSWER, "is not a date.", "write it as 2027-06-04.")
    if options["output"] == "-" and options["format_"] == "docx":
        wrong("-o", Code.FILE, "a Word file cannot be printed.", "give a file name, or --format txt.")
    return found
