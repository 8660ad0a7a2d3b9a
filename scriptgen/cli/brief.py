"""`scriptgen brief`: a commented brief to fill in by hand."""

from __future__ import annotations

from pathlib import Path

import click

from scriptgen.cli.door import door, pack_option, situation_names, tell

POLICY = "policy"  # no situation: the inventory of questions behind an agency's policy


@click.command()
@click.argument("situation", shell_complete=situation_names)
@click.option("-o", "--output", default="", metavar="FILE", help="Where to write it (default: SITUATION-brief.yaml; - prints it).")
@click.option("--force", is_flag=True, help="Write although a changed file is there; it is renamed first.")
@pack_option
@door
def brief(situation: str, output: str, force: bool, pack: str) -> None:
    """Write a commented brief to fill in by hand; then `scriptgen make FILE`.

    SITUATION may also be `policy`: the questions an agency answers for its policy on contact; then `scriptgen policy FILE`.
    """
    from scriptgen.loading.brief_file import commented_brief
    from scriptgen.loading.load import load
    from scriptgen.saving import free_name, save

    if situation == POLICY:
        from scriptgen.loading.policy_file import commented_policy
        from scriptgen.loading.policy_texts import load_policy_texts

        text = commented_policy(load_policy_texts())
    else:
        text = commented_brief(load(situation, pack), pack)
    if output == "-":
        click.echo(text, nl=False)
        return
    path = Path(output) if output else free_name(Path("policy.yaml" if situation == POLICY else f"{situation}-brief.yaml"))
    moved = save(path, text.encode(), ours=lambda _: False, force=force)
    if moved:
        tell(f"The old file is now {moved}.")
    tell(f"Fill it in (roles, not names), then: scriptgen {'policy' if situation == POLICY else 'make'} {path}")
    click.echo(str(path))
