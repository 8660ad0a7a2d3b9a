"""What one writing gathers as it goes: the next free ids, the lines that have a bookmark, and the comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from scriptgen.document import Comment, Identity
from scriptgen.frozen import frozen
from scriptgen.word.styles import TEXT_WIDTH, Words


@frozen
class Mark:
    """Join a bookmark's name to the authored line that it stands round."""

    name: str
    line: Identity


@dataclass(slots=True)
class Sheet:
    """Keep what is counted and collected while one document is written; the only thing here that changes."""

    kind: str
    words: Words
    clean: bool = False
    width: int = TEXT_WIDTH
    large: bool = False
    controls: Iterator[int] = field(default_factory=lambda: count(1))
    lists: int = 0
    marks: list[Mark] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
