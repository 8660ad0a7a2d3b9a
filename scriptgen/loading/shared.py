"""What all situations of a pack share, its voice, kept apart from them: a changed situation is then checked without reading it again."""

from __future__ import annotations

from pathlib import Path

from scriptgen.frozen import frozen
from scriptgen.loading import index
from scriptgen.loading.library import Pack, digest
from scriptgen.problems import Place
from scriptgen.situation import Caution, Fact, Move, Reaction, Swap
from scriptgen.voice import Voice


@frozen
class Shared:
    """Hold the parts that the voice files of the first pack lend to each situation, and the voice they make."""

    moves: dict[str, Move]
    facts: dict[str, Fact]
    reactions: dict[str, Reaction]
    swaps: tuple[Swap, ...]
    voice: Voice
    stops: dict[str, Caution]
    places: dict[str, Place]


def key_of(pack: Pack) -> str:
    """Return the key of a pack's voice: its files and the code that reads them."""
    return digest(pack.voice_files()) + index.code_key()


def read(pack: Pack) -> Shared | None:
    """Return what was kept of a pack's voice while its files are the same; only one without a problem is kept."""
    stored = index.read(f"voice-{pack.name}", key_of(pack), Shared)
    return stored if isinstance(stored, Shared) else None


def keep(pack: Pack, shared: Shared, folder: Path | None = None) -> None:
    """Keep a pack's voice in a folder, or in the user's cache."""
    index.write(f"voice-{pack.name}", key_of(pack), shared, folder)
