"""What `check --draft` says: a person's own draft, read before any script is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from scriptgen.problems import Place
    from scriptgen.voice import Loaded

_LARGEST = 200_000  # bytes of a text; a draft of a talk has a page


def show_draft(file: str, situation: str, pack: str) -> None:
    """Print what a good supervisor would say about a draft; with a situation, the sentences its script has for the same places.

    Raises InvalidInput where the file is empty, too large, no text and no Word file, or not English.
    """
    from scriptgen.language import judge
    from scriptgen.loading.load import load

    loaded = load(situation, pack) if situation else None  # before anything is printed: a slip in its name is told alone
    judged = judge(_text(Path(file)))
    news = f"the news begins at word {judged.news_at}" if judged.news_at else "the news never comes"
    click.echo(f"{judged.words} words, {judged.sentences} sentences; {news}.")
    click.echo(f"Reasons: {judged.reasons} · Apologies: {judged.apologies} · Questions: {judged.questions}")
    if not judged.remarks:
        click.echo("\nNothing to say against it. Say it aloud once, and count to seven after the question.")
    for number, remark in enumerate(judged.remarks, 1):
        where = f" (sentence {remark.sentence})" if remark.sentence else ""
        click.echo(f"\n{number}. {remark.says}{where}\n   → {remark.repair}")
    if judged.remarks:
        click.echo("\nTwo of these at a time are enough. The order first: what will happen, what is mine, the limit, one reason, "
                   "what stays, one question.")
    if loaded:
        _show_script(loaded)


def _text(path: Path) -> str:
    from scriptgen.language.draft import is_english
    from scriptgen.problems import Code, InvalidInput, Place, Problem

    place = Place(str(path))
    if path.suffix.lower() == ".docx":
        from scriptgen.word.opening import file_bytes
        from scriptgen.word.plain_text import plain_text

        text = plain_text(file_bytes(path), place)
    else:
        text = _plain(path, place)
    if not text.strip():
        raise InvalidInput([Problem(place, Code.FILE, "there are no words in it.", "write what you would say, as you would say it.")])
    if not is_english(text):
        raise InvalidInput([Problem(place, Code.NOT_TEXT, "is not in English, and the rules of wording are.", "give an English draft.")])
    return text


def _plain(path: Path, here: Place) -> str:
    from scriptgen.problems import Code, InvalidInput, Problem

    try:
        if path.stat().st_size > _LARGEST:
            raise InvalidInput([Problem(here, Code.FILE, f"has more than {_LARGEST:,} bytes.", "give the draft alone, a page of text.")])
        return path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise InvalidInput([Problem(here, Code.FILE, f"cannot be read: {fault.strerror}.", "check the name and the rights.")]) from None
    except UnicodeDecodeError:
        mend = "save it as UTF-8, or give a .docx."
        raise InvalidInput([Problem(here, Code.NOT_TEXT, "is neither UTF-8 text nor a .docx file.", mend)]) from None


def _show_script(loaded: Loaded) -> None:
    """Print how the situation's own script says the news, the limit and the question, in plain."""
    from scriptgen.composing.compose import compose
    from scriptgen.script import Brief, Script

    composed = compose(loaded, Brief(loaded.situation.id, tone="plain", facts={"risk": "no"}))
    if not isinstance(composed, Script):
        return
    click.echo("\nFor comparison, from the script (plain; blanks in square brackets):")
    for step in composed.steps:
        if step.move in ("open", "limit", "invite") and step.lines:
            said = (" / ".join(way.text() for _, way in line.alternatives) or line.text() for line in step.lines)
            click.echo(f"   {step.heading}: {' '.join(said)}")
