"""`scriptgen show`: what a situation asks and holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scriptgen.cli.door import door, pack_option, situation_names

if TYPE_CHECKING:
    from scriptgen.voice import Loaded


@click.command()
@click.argument("situation", shell_complete=situation_names)
@pack_option
@door
def show(situation: str, pack: str) -> None:
    """Show what a situation asks, its cases, moves, reactions, tones, standards and cautions."""
    from scriptgen.loading.load import load

    loaded = load(situation, pack)
    it = loaded.situation
    _title(it.title)
    _say(it.summary, 0)
    for part in (_asks(loaded), _cases(loaded), _moves(loaded), _reactions(loaded), _delivery(loaded), _rest(loaded)):
        for heading, lines in part:
            _title(heading)
            for line in lines:
                _say(line, 2)


def _title(text: str) -> None:
    click.echo("\n" + click.style(text, bold=True))


def _say(text: str, indent: int) -> None:
    import shutil
    import textwrap

    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    click.echo(textwrap.fill(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4)))


def _asks(loaded: Loaded) -> list[tuple[str, list[str]]]:
    from scriptgen.loading.usage import used_names
    used = used_names(loaded.situation)
    lines = []
    for fact in loaded.situation.facts:
        if fact.id in used:
            parts = [f"{c.key} is {'not ' if c.negated else ''}{' or '.join(c.values)}" for c in fact.when]
            asked = f" (only if {', '.join(parts)})" if parts else ""
            kind = " | ".join(fact.choices) if fact.choices else fact.kind
            lines.append(f"{fact.id}: {fact.ask} [{kind}]{asked}")
    return [("It asks", lines)]


def _cases(loaded: Loaded) -> list[tuple[str, list[str]]]:
    return [("Cases (--case NAME)", [f"{c.id}: {c.title}" for c in loaded.situation.cases])]


def _moves(loaded: Loaded) -> list[tuple[str, list[str]]]:
    headings = loaded.voice.headings
    return [("Moves", [f"{headings.get(m.id, m.id)}: {m.intent}" for m in loaded.situation.moves if m.lines])]


def _reactions(loaded: Loaded) -> list[tuple[str, list[str]]]:
    lines = [f"{r.id}: {' / '.join(r.hear)}" for r in loaded.situation.reactions]
    return [("Reactions it answers", lines)]


def _delivery(loaded: Loaded) -> list[tuple[str, list[str]]]:
    voice, it = loaded.voice, loaded.situation
    return [
        ("Tones (--tone)", [f"{t.id}: {t.when_it_fits}" for t in voice.tones]),
        ("Relationships (--relationship)", [", ".join(it.relationships)]),
        ("Media (--medium)", [", ".join(it.media)]),
        ("Speakers (--speaker)", [", ".join(s.id for s in voice.speakers)]),
    ]


def _rest(loaded: Loaded) -> list[tuple[str, list[str]]]:
    from scriptgen.situation import unfilled

    it, verified = loaded.situation, {s.id: s for s in loaded.voice.standards if s.verified}
    return [
        ("Do not start, or wait, if", [f"{c.signal}: {c.sign}. {unfilled(c.do)}" for c in it.cautions]),
        ("Words to keep away from", [f"“{s.words}” Instead: {s.instead}" for s in it.keep_away]),
        ("For supervision", list(it.questions)),
        ("Standards to look up", [f"{s}: {verified[s].paraphrase}" for s in it.standards if s in verified]),
    ]
