"""`scriptgen check`: packs, situations, the voice, templates, briefs and policies, and their language; all faults in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import door, pack_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scriptgen.problems import Problem


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--language/--no-language", default=True, help="Judge the language of composed scripts too (the default).")
@click.option("--baseline", default="", metavar="FILE", help="Leave out the findings of language that this file knows.")
@click.option("--write-baseline", default="", metavar="FILE", help="Write down today's findings of language, to begin from.")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--annotations", is_flag=True, help="Print the problems as annotations of GitHub Actions.")
@click.option("--draft", default="", metavar="FILE", help="Your own draft (.txt or .docx), and what a supervisor would hear in it.")
@click.option("--situation", default="", help="With --draft: show beside it how this situation's script says it.")
@pack_option
@door
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check packs, situations, the voice, templates, briefs and policies; without a PATH, the shipped library.

    Prints every problem as file:line:column, and exits with 1 if there is an error. Language is judged by the rules in `situations/_rules/`
    over composed scripts: tone, relationship, medium, speaker and case pair by pair, and each line that none of them said. With --draft it
    reads what you wrote and says where the news comes, how many reasons there are, what is owned, what stays, and the shortest repair.
    Nothing of it is kept.
    """
    if options["draft"]:
        from scriptgen.cli.draft import show_draft

        show_draft(options["draft"], options["situation"], options["pack"])
        return
    from scriptgen.checking import check_path, check_shipped
    from scriptgen.loading.zipped import unzipped
    from scriptgen.problems import Level, in_order

    if not paths and options["pack"] not in ("", "base"):
        paths = (options["pack"],)
    paths = tuple(map(unzipped, paths))
    found = [p for path in paths for p in check_path(path)] if paths else check_shipped()
    if options["language"] and not any(p.level is Level.ERROR for p in found):  # what does not load cannot be composed
        found += _language(paths, options["baseline"], options["write_baseline"])
    elif options["write_baseline"]:
        click.echo("No baseline was written: language was not judged. Mend the errors first, or leave out --no-language.", err=True)
    ordered = in_order(found)
    _print(ordered, options["as_json"], options["annotations"])
    errors = sum(p.level is Level.ERROR for p in ordered)
    warnings = sum(p.level is Level.WARNING for p in ordered)
    click.echo(f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}.", err=True)
    if errors or (options["strict"] and warnings):
        raise SystemExit(1)


def _language(paths: tuple[str, ...], baseline: str, write_baseline: str) -> list[Problem]:
    from scriptgen.checking_language import judge_paths
    from scriptgen.cli.baseline import read_baseline, today, write_marks

    judgment = judge_paths(paths, today())
    if write_baseline:
        write_marks(write_baseline, judgment.findings)
    return judgment.as_problems(read_baseline(baseline) if baseline else ())


def _print(problems: Iterable[Problem], as_json: bool, annotations: bool) -> None:
    if as_json:
        import json

        rows = [
            {"file": p.place.file, "line": p.place.line, "column": p.place.column, "key": p.place.key, "level": p.level.value,
             "code": p.code.value, "says": p.says, "try": p.try_this}
            for p in problems
        ]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    for problem in problems:
        click.echo(_annotation(problem) if annotations else str(problem))


def _annotation(problem: Problem) -> str:
    """Return a problem as a workflow command of GitHub Actions."""
    kind = {"error": "error", "warning": "warning"}.get(problem.level.value, "notice")
    says = f"{problem.says} {problem.try_this}".strip().replace("%", "%25").replace("\n", "%0A")
    return f"::{kind} file={problem.place.file},line={problem.place.line or 1},col={problem.place.column or 1}::{says}"
