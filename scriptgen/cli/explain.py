"""`scriptgen explain`: where each value of a line, a reaction or a fact comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scriptgen.cli.door import door, pack_option

if TYPE_CHECKING:
    from scriptgen.loading.explaining import Origin, Part


@click.command()
@click.argument("address")
@pack_option
@door
def explain(address: str, pack: str) -> None:
    """Show where each value of an ADDRESS comes from: layer, file and line, and what an override replaced.

    An ADDRESS is SITUATION/MOVE/LINE, such as defriending/limit/limit; SITUATION/reactions/REACTION; SITUATION/FACT; or facts/FACT for a
    fact that situations share, and for what a pack says of it.
    """
    from scriptgen.loading.explaining import explain as explained

    found = explained(address, pack)
    click.echo(click.style(found.address, bold=True))
    for origin in found.touched:
        click.echo(f"  {origin.layer} {origin.text}: {origin.place}")
    if not found.parts:
        click.echo("  It is said no longer.")
    for part in found.parts:
        _show(part)


def _show(part: Part) -> None:
    click.echo("\n" + click.style(part.name, bold=True) + (f" (if {part.when})" if part.when else ""))
    for value in part.values:
        name = "all tones" if value.name == "*" else value.name
        click.echo(f"  {name}: {_from(value.origin)}")
        for old in value.replaced:
            same = old.text == value.origin.text
            click.echo(f"    replaces {'the same words of ' if same else ''}{_from(old, same)}")
    for note in part.notes:
        click.echo(f"  ! {note}")


def _from(origin: Origin, bare: bool = False) -> str:
    where = f"{origin.layer} {origin.place}"
    return where if bare else f"{where}\n      “{origin.text}”"
