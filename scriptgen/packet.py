"""The role-play packet: a shipped case played by an invented client, never the brief. Each sheet shows its own part of it."""

from __future__ import annotations

from scriptgen.frozen import frozen
from scriptgen.script import Said, Script
from scriptgen.situation import ClientCard
from scriptgen.voice import PackMark

LEVELS = ("beginner", "intermediate", "advanced")


@frozen
class Packet:
    """Hold what the sheets are made from.

    `script` is the case's, `ladder` its client's lines by level, `flawed` the same lines in an order that goes wrong, `listen` what an
    observer listens for, `near` whether the case is close to the brief.
    """

    script: Script
    case: str
    client: ClientCard
    ladder: tuple[tuple[str, tuple[str, ...]], ...]
    flawed: tuple[Said, ...]
    listen: tuple[str, ...]
    near: bool
    language: str
    layers: tuple[PackMark, ...]

    @property
    def situation(self) -> str:
        """Return the id of the situation."""
        return self.script.situation
