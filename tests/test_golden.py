"""Golden scripts: the words of every shipped case in every tone, as text an author can read.

They show what a change of wording does to whole scripts. After a change that is meant: python -m tests.test_golden
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from scriptgen.loading.load import listing, load
from scriptgen.pipeline import Job, make
from scriptgen.problems import Refused
from scriptgen.script import Brief

GOLDEN = Path(__file__).parent / "golden"
loaded_once = cache(load)


def cases() -> list[tuple[str, str]]:
    """Return every shipped situation with each of its cases, and with none."""
    return [(entry.id, case) for entry in listing() for case in ("nothing-known", *(c.id for c in loaded_once(entry.id).situation.cases))]


def golden_text(name: str, case: str) -> str:
    """Return the words of a case in every tone, parted by a line with a dot and the tone."""
    loaded = loaded_once(name)
    facts = {"risk": "no", **next((c.facts for c in loaded.situation.cases if c.id == case), {})}  # where risk comes first, no answer gives no script
    parts = []
    for tone in loaded.voice.tones:
        try:
            text = make(loaded, Job(Brief(name, tone.id, facts=facts), "words", "txt")).data.decode()
        except Refused as fault:
            text = f"refused: {fault.problems[0].says}\n"
        parts.append(f". {tone.id}\n\n{text}")
    return "\n".join(parts)


@pytest.mark.parametrize(("name", "case"), cases())
def test_the_words_are_the_golden_ones(name: str, case: str) -> None:
    path = GOLDEN / name / f"{case}.txt"
    assert golden_text(name, case) == path.read_text("utf-8"), f"if this is meant: python -m tests.test_golden, then read {path.name} aloud"


def test_no_golden_text_is_left_over() -> None:
    assert {(p.parent.name, p.stem) for p in GOLDEN.glob("*/*.txt")} == set(cases())


if __name__ == "__main__":
    for old in GOLDEN.glob("*/*.txt"):
        old.unlink()
    for name, case in cases():
        path = GOLDEN / name / f"{case}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(golden_text(name, case), "utf-8")
