"""`scriptgen coverage`: what the library covers, as a table, as JSON, or as a page for whoever answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from scriptgen.cli.door import door, pack_option, situation_names, tell

if TYPE_CHECKING:
    from collections import Counter

    from scriptgen.coverage import Coverage, Covered, Talk
    from scriptgen.voice import Loaded

_WIDTH = 80
_NAME, _NUMBER = 25, 9  # columns of the table of situations: a name, five numbers, a share
_WHO, _TONE, _ABREAST = 35, 9, 5  # columns of the table of one situation
_NARROW = 1  # situations up to which each talk is shown


@click.command()
@click.argument("situations", nargs=-1, metavar="[SITUATION]...", shell_complete=situation_names)
@click.option("--format", "format_", type=click.Choice(["table", "json", "html"]), default="table", help="A table, JSON, or a web page.")
@click.option("--force", is_flag=True, help="Write although another file is there; it is renamed first.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write it; without it, it is printed.")
@pack_option
@door
def coverage(situations: tuple[str, ...], **options: Any) -> None:
    """Show what some SITUATIONs cover, or all of them: in which tone, relationship, medium, document and reaction there is wording.

    Counted on the files alone, without making a script. One situation named alone is shown talk by talk.
    """
    from scriptgen.composing.coverage import coverage_of

    found = coverage_of(_loaded(situations, options["pack"]))
    text = _page(found, options["format_"])
    if options["output"] == "-":
        click.echo(text, nl=False)
        return
    from pathlib import Path

    from scriptgen.saving import save

    path = Path(options["output"])
    if path.is_dir():
        path /= f"coverage.{'txt' if options['format_'] == 'table' else options['format_']}"
    moved = save(path, text.encode("utf-8"), ours=lambda _: False, force=options["force"])
    if moved:
        tell(f"The old file is now {moved}.")
    click.echo(str(path))


def _loaded(names: tuple[str, ...], pack: str) -> tuple[Loaded, ...]:
    """Return the situations asked for, each once, or all. Raises InvalidInput with every fault of the names and of their files."""
    from scriptgen.loading.load import listing, load
    from scriptgen.names import name_only, unknown
    from scriptgen.problems import InvalidInput, Place

    known = [entry.id for entry in listing(pack)]
    problems = [unknown(name_only(name), known, Place("", key="situation"), "situation") for name in names if name not in known]
    found: list[Loaded] = []
    for name in dict.fromkeys(name for name in names or known if name in known):
        try:
            found.append(load(name, pack))
        except InvalidInput as fault:
            problems += fault.problems
    if problems:
        raise InvalidInput(list(dict.fromkeys(problems)))
    return tuple(found)


def _page(found: Coverage, format_: str) -> str:
    if format_ == "html":
        from scriptgen.writers.heat_map import to_heat_map

        return to_heat_map(found)
    if format_ == "json":
        import json

        return json.dumps(_as_json(found), ensure_ascii=False, indent=1) + "\n"
    return "\n".join(line.rstrip() for line in _table(found)) + "\n"


def _table(found: Coverage) -> Iterator[str]:
    """Yield the table of situations, and of one situation alone its talks; no line has more than 80 characters."""
    import textwrap

    from scriptgen.coverage import MEANINGS, STATES

    yield _row("Situation", (*STATES, "% exact"))
    for one in found.situations:
        yield _row(one.situation, _figures(one.counts()))
    if len(found.situations) > 1:
        yield _row("all", _figures(found.counts()))
    if len(found.situations) <= _NARROW:
        for one in found.situations:
            yield from _talks(one, found.tones)
    yield ""
    for state, meaning in MEANINGS.items():
        yield from textwrap.wrap(f"{state}: {meaning}.", _WIDTH, subsequent_indent="  ")
    yield from textwrap.wrap(
        "A cell is a tone, relationship, medium, document and reaction. % exact is of those that fit: neither refused nor changed.", _WIDTH,
    )


def _row(name: str, figures: tuple[str, ...]) -> str:
    *numbers, share = figures
    return f"{_cut(name, _NAME)}{''.join(f'{n:>{_NUMBER}}' for n in numbers)}{share:>{_WIDTH - _NAME - _NUMBER * len(numbers)}}"


def _figures(counts: Counter[str]) -> tuple[str, ...]:
    from scriptgen.coverage import STATES, percent_exact

    share = percent_exact(counts)
    return (*(f"{counts[state]:,}" for state in STATES), "-" if share is None else str(share))


def _talks(one: Covered, tones: tuple[str, ...]) -> Iterator[str]:
    """Yield each talk of a situation, the tones side by side, then the sentences it is refused or changed by."""
    import textwrap

    rows: dict[str, dict[str, Talk]] = {}
    for talk in one.talks:
        rows.setdefault(f"{talk.relationship}, {talk.medium}", {})[talk.tone] = talk
    for start in range(0, len(tones), _ABREAST):
        abreast = tones[start:start + _ABREAST]
        yield ""
        yield _cut("Relationship, medium", _WHO) + "".join(f"{_cut(tone, _TONE - 1).strip():>{_TONE}}" for tone in abreast)
        for name, talks in rows.items():
            yield _cut(name, _WHO) + "".join(f"{talks[tone].cell.state:>{_TONE}}" for tone in abreast)
    for heading, lines in (("Why it is refused or changed", one.because()), ("Not written in a tone", one.gaps())):
        if lines:
            yield ""
            yield f"{heading}:"
        for line in lines:
            yield from textwrap.wrap(f"- {line}", _WIDTH, subsequent_indent="  ")


def _cut(text: str, width: int) -> str:
    return f"{text:<{width}}" if len(text) <= width else text[: width - 1] + "…"


def _as_json(found: Coverage) -> dict[str, Any]:
    """Return the whole coverage; a sentence is written once for each situation, and cells point to it by its number, from 0."""
    from scriptgen.coverage import percent_exact

    return {
        "tones": found.tones, "documents": found.documents, "counts": dict(found.counts()), "percent_exact": percent_exact(found.counts()),
        "situations": [
            {
                "id": one.situation, "title": one.title, "counts": dict(one.counts()), "percent_exact": percent_exact(one.counts()),
                "because": one.because(), "gaps": one.gaps(), "talks": [_talk_as_json(t, one.because()) for t in one.talks],
            }
            for one in found.situations
        ],
    }


def _talk_as_json(talk: Talk, because: tuple[str, ...]) -> dict[str, Any]:
    def numbered(text: str) -> int | None:
        return because.index(text) if text else None

    differing = {kind: numbered(c.because) for kind, c in talk.documents.items() if c.because not in ("", talk.cell.because)}
    return {
        "relationship": talk.relationship, "medium": talk.medium, "tone": talk.tone, "state": talk.cell.state,
        "made_in": talk.cell.tone or None, "because": numbered(talk.cell.because),
        "documents": {kind: cell.state for kind, cell in talk.documents.items()}, "documents_because": differing,
        "reactions": {name: cell.state for name, cell in talk.reactions.items()},
    }
