"""A rule of order: one thing is said before another."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import hits
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield the first line that holds a term before any line of the moves in `first`.

    `first` names moves. Where none of them is in the talk there is no order to keep.
    """
    if not any(line.move in rule.first for line in lines):
        return
    for line in lines:
        if line.move in rule.first:
            return
        found = hits(rule, line.text)
        if found:
            yield Hit(line, found[0])
            return
