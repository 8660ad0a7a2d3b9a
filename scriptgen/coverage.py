"""What a library covers, counted: situation × tone × relationship × medium × document × reaction, and what stands in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from scriptgen.frozen import frozen

EXACT, FALLBACK, CHANGED, REFUSED, MISSING = STATES = ("exact", "fallback", "changed", "refused", "missing")
MEANINGS: dict[str, str] = {
    EXACT: "it is made, and every wording it may need is written in that tone",
    FALLBACK: "it is made, but a wording is not written in that tone, and another tone's stands in for it",
    CHANGED: "it is made in another tone, because the one asked for would do harm there",
    REFUSED: "it is not made, and a sentence says why",
    MISSING: "it fits, but there is no wording",
}
_WORST_FIRST = (REFUSED, MISSING, FALLBACK, CHANGED, EXACT)  # a gap outweighs a change, which somebody decided


def worst(states: Iterable[str]) -> str:
    """Return the state that outweighs the others; exact where there is none."""
    return min(states, key=_WORST_FIRST.index, default=EXACT)


def percent_exact(counts: Counter[str]) -> int | None:
    """Return which share of the fitting cells is exact, rounded down; None where none fits.

    What is refused does not fit, nor does a tone that is changed: somebody decided that, and no wording is wanting.
    """
    fitting = counts[EXACT] + counts[FALLBACK] + counts[MISSING]
    return 100 * counts[EXACT] // fitting if fitting else None


@frozen
class Cell:
    """Hold one state, the tone it is made in, and the sentence that refuses or changes it."""

    state: str
    tone: str = ""
    because: str = ""


@frozen
class Talk:
    """Hold one relationship, medium and tone of a situation: the talk itself, each kind of document of it, and each reaction in it.

    `gaps` names each line or reaction whose wording is missing in that tone.
    """

    relationship: str
    medium: str
    tone: str
    cell: Cell
    documents: dict[str, Cell]
    reactions: dict[str, Cell]
    gaps: tuple[str, ...] = ()

    def state(self, document: str, reaction: str) -> str:
        """Return what stands in the cell of a document and a reaction."""
        return worst((self.documents[document].state, self.reactions[reaction].state))

    def counts(self) -> Counter[str]:
        """Return how many cells, documents times reactions, are in each state."""
        documents = Counter(cell.state for cell in self.documents.values())
        reactions = Counter(cell.state for cell in self.reactions.values()) or Counter((EXACT,))
        found: Counter[str] = Counter()
        for left, many in documents.items():
            for right, more in reactions.items():
                found[worst((left, right))] += many * more
        return found


@frozen
class Covered:
    """Hold what one situation covers."""

    situation: str
    title: str
    talks: tuple[Talk, ...]

    def counts(self, tone: str = "") -> Counter[str]:
        """Return how many cells are in each state, in all tones or in one."""
        return sum((talk.counts() for talk in self.talks if tone in ("", talk.tone)), Counter())

    def because(self) -> tuple[str, ...]:
        """Return every sentence that refuses or changes something, each once."""
        cells = [cell for talk in self.talks for cell in (talk.cell, *talk.documents.values())]
        return tuple(dict.fromkeys(cell.because for cell in cells if cell.because))

    def gaps(self) -> tuple[str, ...]:
        """Return every wording that is missing in a tone, each once."""
        return tuple(dict.fromkeys(gap for talk in self.talks for gap in talk.gaps))


@frozen
class Coverage:
    """Hold what some situations cover, in these tones and kinds of document."""

    situations: tuple[Covered, ...]
    tones: tuple[str, ...]
    documents: tuple[str, ...]

    def counts(self) -> Counter[str]:
        """Return how many cells of all situations are in each state."""
        return sum((one.counts() for one in self.situations), Counter())
