"""`scriptgen new`: a pack or a situation to begin with. Nothing that is there is ever overwritten."""

from __future__ import annotations

import click

from scriptgen.cli.door import door, pack_option, tell


@click.group()
def new() -> None:
    """Begin a pack or a situation of your own."""


@new.command("pack")
@click.argument("name")
@click.option("-o", "--output", default="", metavar="FOLDER", help="Where to write it (default: a folder of that name here).")
@door
def new_pack(name: str, output: str) -> None:
    """Write a small pack that works: pack.yaml, one line in your own words, one rule of language, a README."""
    from pathlib import Path

    from scriptgen.loading.skeletons import pack_files
    from scriptgen.loading.zipped import unpack

    _check_name(name, "pack")
    folder = Path(output or name)
    unpack({path: text.encode() for path, text in pack_files(name).items()}, folder)
    tell(f"Change it to your own, then: scriptgen check {folder}")
    click.echo(str(folder))


@new.command("situation")
@click.argument("name", metavar="ID")
@click.option("--group", default="own", help="The folder of situations that it belongs to, such as gifts-and-money (default: own).")
@pack_option
@door
def new_situation(name: str, group: str, pack: str) -> None:
    """Write a situation to fill in, sound as it stands, into a pack; and say what to fill in."""
    from scriptgen.loading.library import layers
    from scriptgen.loading.load import situation_names
    from scriptgen.loading.skeletons import situation_text, to_fill
    from scriptgen.problems import Code, InvalidInput, Place, Problem
    from scriptgen.saving import save

    _check_name(name, "situation")
    _check_name(group, "group")
    packs = layers(pack)
    if len(packs) == 1:
        mend = "name your pack with --pack; `scriptgen new pack NAME` writes one."
        raise InvalidInput([Problem(Place("", key="--pack"), Code.BAD_ANSWER, "the shipped library is not written to.", mend)])
    if pack.endswith(".zip"):
        raise InvalidInput([Problem(Place("", key="--pack"), Code.BAD_ANSWER, "is a zip file.", "unpack it with scriptgen unzip first.")])
    if name in situation_names(packs):
        mend = "choose another id, or write only what differs into a file of that name in your pack."
        raise InvalidInput([Problem(Place("", key="ID"), Code.DOUBLE, f"there is a situation {name} already; nothing was written.", mend)])
    path = packs[-1].root / "situations" / group / f"{name}.yaml"
    text = situation_text(name)
    _folder(path)
    save(path, text.encode(), ours=lambda _: False)
    for line, what in to_fill(text):
        tell(f"{path}:{line}: fill in {what}.")
    tell(f"Then: scriptgen check {path}")
    click.echo(str(path))


def _folder(path: object) -> None:
    """Make the folder of a file. Raises InvalidInput where it cannot be made."""
    from pathlib import Path

    from scriptgen.problems import Code, InvalidInput, Place, Problem

    folder = Path(str(path)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        says = f"cannot be made ({fault.strerror}); nothing was written."
        raise InvalidInput([Problem(Place(str(folder)), Code.FILE, says, "check the rights.")]) from None


def _check_name(name: str, what: str) -> None:
    """Raise InvalidInput for a name that cannot be an id: small letters, digits and -, beginning with a letter."""
    import re

    from scriptgen.problems import Code, InvalidInput, Place, Problem

    if not re.fullmatch(r"[a-z][a-z0-9-]{0,59}", name) or name == "base":
        says = f"the name of a {what} has small letters, digits and -, begins with a letter, and is not base."
        raise InvalidInput([Problem(Place(""), Code.BAD_ANSWER, says, "such as riverbend or late-fees.")])
