"""A rule of what has to be there: one of these words, or a line of one of these moves; where it says so, only if others are."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import compiled, hits, plain
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield the line that asks for a term (one of `given`; without it the first) where no line holds one or stands in a move of `first`."""
    given = compiled(rule.given)
    asking = [line for line in lines if given is None or given.search(plain(line.text))]
    if not asking or any(line.move in rule.first for line in lines) or any(hits(rule, line.text) for line in lines):
        return
    yield Hit(asking[0], "not there")
