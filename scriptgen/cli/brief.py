"""`scriptgen brief`: a commented brief to fill in by hand."""

from __future__ import annotations

from pathlib import Path

import click

from scriptgen.cli.door import door, pack_option, situation_names, tell


@click.command()
@click.argument("situation", shell_complete=situation_names)
@click.option("-o", "--output", default="", metavar="FILE", help="Where to write it (default: SITUATION-brief.yaml; - prints it).")
@click.option("--force", is_flag=True, help="Write although a changed file is there; it is renamed first.")
@pack_option
@door
def brief(situation: str, output: str, force: bool, pack: str) -> None:
    """Write a commented brief to fill in by hand; then `scriptgen make FILE`."""
    from scriptgen.loading.brief_file import commented_brief
    from scriptgen.loading.load import load
    from scriptgen.saving import free_name, save

    text = commented_brief(load(situation, pack), pack)
    if output == "-":
        click.echo(text, nl=False)
        return
    path = Path(output) if output else free_name(Path(f"{situation}-brief.yaml"))
    moved = save(path, text.encode(), ours=lambda _: False, force=force)
    if moved:
        tell(f"The old file is now {moved}.")
    tell("Fill it in (roles, not names), then: scriptgen make " + str(path))
    click.echo(str(path))
