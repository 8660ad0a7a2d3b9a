"""`scriptgen zip` and `scriptgen unzip`: a pack as one file, to give to somebody, and back again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scriptgen.cli.door import door, tell

if TYPE_CHECKING:
    from scriptgen.loading.library import Pack


@click.command("zip")
@click.argument("pack", metavar="PACK")
@click.option("--force", is_flag=True, help="Write although another file is there; it is renamed first.")
@click.option("-o", "--output", default="", metavar="FILE.zip", help="Where to write it (default: NAME-VERSION.zip).")
@door
def zip_(pack: str, force: bool, output: str) -> None:
    """Put a PACK into one file: checked, without anything that is not the pack's, stamped with its version and fingerprint.

    The same pack gives the same bytes on any computer. It may be used as it is: --pack FILE.zip.
    """
    from scriptgen import __version__
    from scriptgen.loading.library import layers
    from scriptgen.loading.zipped import Stamp, files_of, fingerprint, zipped
    from scriptgen.saving import save

    packs = layers(pack)
    if len(packs) == 1:
        _refuse("", "the shipped library is not zipped.", "name a pack of your own.")
    _check(packs)
    name, version, extends = _about(packs[-1])
    files, left = files_of(packs[-1].root)
    mark = fingerprint(files)
    path = Path(output or f"{name}-{version}.zip")
    if path.suffix != ".zip":
        _refuse(str(path), "does not end in .zip.", "a name that does.")
    moved = save(path, zipped(files, Stamp(name, version, mark, __version__)), ours=lambda _: False, force=force)
    if moved:
        tell(f"The old file is now {moved}.")
    if left:
        tell(f"Left out, since it is not the pack's: {', '.join(left)}.")
    if extends not in ("", "base"):
        tell(f"It extends {extends}, which is not in it: whoever uses it needs that pack too.")
    tell(f"{name} {version}, {len(files)} files, fingerprint {mark}")
    click.echo(str(path))


@click.command()
@click.argument("file", metavar="FILE.zip")
@click.option("-o", "--output", default="", metavar="FOLDER", help="A new folder to write it to (default: the pack's name).")
@door
def unzip(file: str, output: str) -> None:
    """Unpack a zipped pack into a new folder. It is looked at first: one that could do harm is refused whole."""
    from scriptgen.loading.zipped import read_zip, unpack

    path = Path(file)
    files, stamp, left = read_zip(path)
    folder = Path(output or (stamp.name if stamp else path.stem))
    unpack(files, folder)
    if left:
        tell(f"Left out {len(left)} file{'s' * (len(left) != 1)} that {'are' if len(left) != 1 else 'is'} not a pack's.")
    tell(f"{stamp.name} {stamp.version}, fingerprint {stamp.fingerprint}" if stamp else "It has no stamp: scriptgen did not zip it.")
    tell(f"Look at it before you use it: scriptgen check {folder}")
    click.echo(str(folder))


def _check(packs: tuple[Pack, ...]) -> None:
    """Raise InvalidInput with every error that this pack brings in; what is wrong in the layers below it is not its own."""
    from scriptgen.checking import check_layers
    from scriptgen.checking_language import judge
    from scriptgen.cli.baseline import today
    from scriptgen.loading.load import situation_names
    from scriptgen.problems import InvalidInput, Level

    below = set(check_layers(packs[:-1]))
    errors = [p for p in check_layers(packs) if p.level is Level.ERROR and p not in below]
    if not errors:  # what does not load cannot be composed
        own = [f.stem for f in packs[-1].situation_files()]
        below_too = [name for name in own if name in situation_names(packs[:-1])]
        known = set(judge(packs[:-1], below_too, today()).as_problems())
        errors = [p for p in judge(packs, own, today()).as_problems() if p.level is Level.ERROR and p not in known]
    if errors:
        raise InvalidInput(errors)


def _about(pack: Pack) -> tuple[str, str, str]:
    """Return name, version and base of a pack. Raises InvalidInput where name or version cannot be part of a file's name."""
    import re

    from scriptgen.loading.authored_voice import PackFile
    from scriptgen.loading.full import read_file
    from scriptgen.problems import InvalidInput

    entry, source = read_file(pack.file, PackFile, pack.label(pack.file))
    if entry is None:
        raise InvalidInput(source.problems)
    for key in ("name", "version"):
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}", getattr(entry, key)):
            _refuse(source.file, "has letters, digits, dots and - only.", "such as riverbend, or 2.1.", key)
    return entry.name, entry.version, entry.extends


def _refuse(file: str, says: str, mend: str, key: str = "") -> None:
    from scriptgen.problems import Code, InvalidInput, Place, Problem

    raise InvalidInput([Problem(Place(file, key=key), Code.BAD_ANSWER, says, mend)])
