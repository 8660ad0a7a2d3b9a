"""`scriptgen check-share` and `scriptgen clean`: before a file leaves the house."""

from __future__ import annotations

from pathlib import Path

import click

from scriptgen.cli.door import door, pack_option, tell


@click.command("check-share")
@click.argument("file", metavar="FILE")
@click.option("--words", default="", metavar="LIST", help="A text file with names to look for, one name or phrase a line.")
@pack_option
@door
def check_share(file: str, words: str, pack: str) -> None:
    """Search a Word FILE for what should not leave the house: names on your LIST, changes, comments, hidden text and more.

    Opens the file's own bytes and looks into every part. The words of the LIST are never shown, only the numbers of their lines. The
    file need not be one of ours. Exits with 0 if nothing was found, 1 if something was, 2 if the file cannot be read.
    """
    from scriptgen.problems import Place
    from scriptgen.word.opening import file_bytes
    from scriptgen.word.sharing import LOOKED_FOR, verdict
    from scriptgen.word.sharing import check_share as search
    from scriptgen.word.wanted import word_list

    wanted = word_list(Path(words)) if words else ()
    report = search(file_bytes(Path(file)), Place(file), wanted, _authors(pack))
    click.echo(f"This file: {report.origin}.")
    click.echo(f"Searched, {len(report.searched)} parts: {', '.join(report.searched)}.")
    looked = (f"the words on {len(wanted)} line{'s' * (len(wanted) != 1)} of your list", *LOOKED_FOR) if wanted else LOOKED_FOR
    click.echo(f"Looked for: {'; '.join(looked)}.")
    if report.findings:
        click.echo("\nFound:")
    for finding in report.findings:
        click.echo(f"  {finding}")
    if report.notes:
        click.echo(f"\nLook at these yourself: {'; '.join(report.notes)}.")
    click.echo(f"\n{verdict(report)}")
    if not report.clean:
        raise SystemExit(1)


@click.command()
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", default="", metavar="OUT", help="Where to write it; without it, beside FILE as NAME-final.docx.")
@click.option("--accept-changes", is_flag=True, help="Accept the tracked changes inside; deleted words go for good.")
@click.option("--force-blanks", is_flag=True, help="Leave blanks that are not filled in as words.")
@click.option("--force", is_flag=True, help="Write although a file is there; it is renamed first.")
@pack_option
@door
def clean(file: str, output: str, accept_changes: bool, force_blanks: bool, force: bool, pack: str) -> None:
    """Write a final copy of a Word FILE without comments, record, hidden text and traces of who worked on it.

    The FILE itself is never changed. Names that stand in the text stay there: look with scriptgen check-share --words LIST.
    """
    from scriptgen.problems import Place
    from scriptgen.saving import save
    from scriptgen.word.cleaning import clean as cleaned
    from scriptgen.word.opening import file_bytes

    source = Path(file)
    data = file_bytes(source)
    target = _target(source, output)
    result = cleaned(data, Place(file), _authors(pack), changes=accept_changes, blanks=force_blanks)
    moved = save(target, result.data, ours=lambda _: False, force=force)
    for line in result.removed:
        tell(f"{'Accepted' if line.startswith('tracked') else 'Taken out'}: {line}")
    if result.blanks:
        tell(f"Left as words: {result.blanks} blank{'s' * (result.blanks != 1)} that nobody has filled in.")
    if moved:
        tell(f"The file that was there is now {moved}.")
    tell(f"{target}: the final copy. {file} is as it was, and still holds all this.")


def _target(source: Path, output: str) -> Path:
    """Return where the final copy goes. Raises InvalidInput for the file itself, or for a name that is no Word file's."""
    from scriptgen.problems import Code, InvalidInput, Place, Problem

    target = Path(output) if output else source.with_name(f"{source.stem}-final.docx")
    if target.exists() and target.samefile(source):
        raise InvalidInput([Problem(Place(str(target)), Code.FILE, "is the file itself, which is never changed.", "another name with -o.")])
    if target.suffix.lower() != ".docx" and not target.is_dir():
        raise InvalidInput([Problem(Place(str(target)), Code.FILE, "does not end in .docx.", "a name that does.")])
    return target


def _authors(pack: str) -> frozenset[str]:
    """Return the titles of the agencies known here, and the name that stands where there is none."""
    from scriptgen.loading.authored_voice import PackFile
    from scriptgen.loading.full import read_file
    from scriptgen.loading.library import layers
    from scriptgen.loading.wording import curl
    from scriptgen.problems import InvalidInput

    titles = {"scriptgen"}
    for layer in layers(pack):
        found, source = read_file(layer.file, PackFile, layer.label(layer.file))
        if found is None:
            raise InvalidInput(source.problems)
        titles.add(curl(found.title))
    return frozenset(titles - {""})
