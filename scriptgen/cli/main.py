"""The command `scriptgen`: gathers the commands, one file each."""

from __future__ import annotations

import click

from scriptgen import __version__
from scriptgen.cli.brief import brief
from scriptgen.cli.build import build
from scriptgen.cli.check import check
from scriptgen.cli.coverage import coverage
from scriptgen.cli.due import due
from scriptgen.cli.explain import explain
from scriptgen.cli.lists import list_
from scriptgen.cli.make import make
from scriptgen.cli.new import new
from scriptgen.cli.phrasebook import phrasebook
from scriptgen.cli.policy import policy
from scriptgen.cli.schema import schema
from scriptgen.cli.share import check_share, clean
from scriptgen.cli.show import show
from scriptgen.cli.wording import take, wording
from scriptgen.cli.zip import unzip, zip_

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, "--version", prog_name="scriptgen")
def main() -> None:
    """Make conversation scripts for boundary-setting talks, as Word documents to edit and take to supervision.

    Start with `scriptgen list`, then `scriptgen make SITUATION`. Works offline; sends nothing anywhere.
    """


for command in (
    list_, show, make, brief, check, schema, phrasebook, policy, check_share, clean, coverage, explain, new, due, zip_, unzip, build,
):
    main.add_command(command)
for command in (wording, take):
    main.add_command(command)
