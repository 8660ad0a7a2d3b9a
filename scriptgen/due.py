"""What is up for review: one thing with a date, who answers for it, and where the date stands."""

from __future__ import annotations

from scriptgen.frozen import frozen
from scriptgen.problems import Place


@frozen
class Due:
    """Hold one thing that somebody has to look at again: a role, what it is, the day as YYYY-MM-DD (or nothing), and its place."""

    owner: str
    what: str
    date: str
    place: Place


@frozen
class DueList:
    """Hold what is up for review in a pack: its title, the day it was asked on, and the things in order."""

    title: str
    today: str
    within: int
    items: tuple[Due, ...]
    undated: tuple[Due, ...]
