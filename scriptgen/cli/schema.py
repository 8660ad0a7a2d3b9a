"""`scriptgen schema`: JSON Schemas for editors."""

from __future__ import annotations

import click

from scriptgen.cli.door import door


@click.command()
@click.argument("kind", type=click.Choice(["situation", "brief", "voice", "pack"]))
@door
def schema(kind: str) -> None:
    """Print the JSON Schema of a file format, for editors that complete YAML."""
    import json

    from scriptgen.loading.shapes import json_schema

    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
