"""`scriptgen check`: packs, situations, the voice, templates, briefs and policies; all faults in one run."""

from __future__ import annotations

import click

from scriptgen.cli.door import door, pack_option


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--draft", default="", metavar="FILE", help="Your own draft (.txt or .docx), and what a supervisor would hear in it.")
@click.option("--situation", default="", help="With --draft: show beside it how this situation's script says it.")
@pack_option
@door
def check(paths: tuple[str, ...], strict: bool, draft: str, situation: str, pack: str) -> None:
    """Check packs, situations, the voice, templates, briefs and policies; without a PATH, the shipped library.

    Prints every problem as file:line:column, and exits with 1 if there is an error. With --draft it reads what you wrote and says where the
    news comes, how many reasons there are, what is owned, what stays, and the shortest repair. Nothing of it is kept.
    """
    if draft:
        from scriptgen.cli.draft import show_draft

        show_draft(draft, situation, pack)
        return
    from scriptgen.checking import check_path, check_shipped
    from scriptgen.problems import Level, in_order

    found = in_order([p for path in paths for p in check_path(path)] if paths else check_shipped())
    for problem in found:
        click.echo(str(problem))
    errors = sum(p.level is Level.ERROR for p in found)
    warnings = sum(p.level is Level.WARNING for p in found)
    click.echo(f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}.", err=True)
    if errors or (strict and warnings):
        raise SystemExit(1)
