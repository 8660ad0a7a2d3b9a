"""The skeletons of the shipped combinations: the shapes a Word file's body is made of when its words are taken out.

A shape is a paragraph, or the frame of a row, a cell or a table, without words, ids and names. The schema judges each where it stands and does
not count, so a set of files that holds every shape of all combinations stands for all of them.
Run as a program it writes such a set into a folder: python -m tests.skeletons FOLDER [STEP]
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from scriptgen.kinds import FROM_A_BRIEF
from scriptgen.loading.load import listing, load
from scriptgen.pipeline import Job, make
from scriptgen.problems import Refused
from scriptgen.script import Brief
from scriptgen.voice import Loaded

_WORDS = re.compile(r'<w:t[^>]*>[^<]*</w:t>|(w:id|w:name)="[^"]*"|(<w:(?:alias|tag|id) )w:val="[^"]*"|w:(displayText|value)="[^"]*"')
_REPEATED = re.compile(r"(<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?(?:<w:t/>)?</w:r>|<w:listItem [^>]*/>)\1+")
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>|<w:p/>", re.DOTALL)
loaded_once = cache(load)


def shapes(data: bytes) -> frozenset[str]:
    """Return the shapes of a file's body."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = "|".join(sorted(package.namelist()))
        body = package.read("word/document.xml").decode()
    bare = _REPEATED.sub(r"\1", _WORDS.sub(r"\2", body))
    frames = _PARAGRAPH.sub("<p/>", bare).split("<w:tr>")
    frames = [re.sub(r"(<p/>)+", "<p/>", part) for frame in frames for part in frame.split("</w:tr>")]
    return frozenset((names, *(p.group() for p in _PARAGRAPH.finditer(bare)), *frames))


def combinations() -> Iterator[Job]:
    """Yield every shipped combination: situation, case or none, tone, relationship and medium that fit, as both documents."""
    for entry in listing():
        loaded: Loaded = loaded_once(entry.id)
        situation = loaded.situation
        for facts in ({"risk": "no"}, *({"risk": "no", **case.facts} for case in situation.cases)):
            for tone in loaded.voice.tones:
                for relationship in situation.relationships:
                    for medium in situation.media:
                        brief = Brief(entry.id, tone.id, relationship, medium, facts=dict(facts))
                        yield from (Job(brief, kind) for kind in ("script", "words"))
                brief = Brief(entry.id, tone.id, facts=dict(facts))
                yield from (Job(brief, kind) for kind in FROM_A_BRIEF if kind not in ("script", "words", "message"))
                yield Job(replace(brief, relationship="former-client"), "message", by="secure-message")


def covering(step: int = 1) -> Iterator[tuple[Job, bytes]]:
    """Yield a file wherever it has a shape that no earlier one had, going through every `step`-th combination."""
    seen: set[str] = set()
    for job in list(combinations())[::step]:
        try:
            data = make(loaded_once(job.brief.situation), job).data
        except Refused:
            continue
        found = shapes(data)
        if not found <= seen:
            seen |= found
            yield job, data


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for count, (_, data) in enumerate(covering(int(sys.argv[2]) if len(sys.argv) > 2 else 1), 1):
        (folder / f"{count:04}.docx").write_bytes(data)
    print(f"{len(list(combinations()))} combinations, {count} files hold every shape")
