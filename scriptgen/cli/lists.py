"""`scriptgen list`: the situations, by group."""

from __future__ import annotations

import click

from scriptgen.cli.door import door, pack_option, tell

_LIKELY = 3


@click.command("list")
@click.option("--group", default="", help="Only this group.")
@click.option("--find", default="", metavar="WORDS", help="The likeliest three, by everyday words, such as \"she texts me at midnight\".")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@pack_option
@door
def list_(group: str, find: str, as_json: bool, pack: str) -> None:
    """List the situations, one line each."""
    from scriptgen.loading.load import listing
    from scriptgen.names import name_only, unknown
    from scriptgen.problems import InvalidInput, Place

    entries = listing(pack)
    groups = sorted({e.group for e in entries})
    if group and group not in groups:
        raise InvalidInput([unknown(name_only(group), groups, Place(""), "group")])
    entries = tuple(e for e in entries if not group or e.group == group)
    if find.strip():
        from scriptgen.loading.finding import found

        entries = found(entries, find)[:_LIKELY]
        if not entries:
            tell("No situation is found by these words. scriptgen list shows them all.")
            return
    if as_json:
        import json

        click.echo(json.dumps([{"id": e.id, "group": e.group, "title": e.title, "summary": e.summary, "also": e.also} for e in entries],
                              ensure_ascii=False, indent=2))
        return
    if find.strip():
        for entry in entries:
            click.echo(_fit(f"{entry.id}: {entry.title}"))
        return
    width = max((len(e.id) for e in entries), default=0) + 2
    for name in groups:
        inside = [e for e in entries if e.group == name]
        if inside:
            click.echo(click.style(name.replace("-", " ").capitalize(), bold=True))
        for entry in inside:
            click.echo(_fit(f"  {entry.id:<{width}}{entry.title}"))
    click.echo("\nMake one: scriptgen make SITUATION · See what it holds: scriptgen show SITUATION")


def _fit(line: str) -> str:
    """Return a line cut to the width of the terminal, so that each situation keeps one line."""
    import shutil

    width = shutil.get_terminal_size((100, 24)).columns
    return line if len(line) <= width else line[: width - 1] + "…"
