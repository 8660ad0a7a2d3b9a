"""A rule of existence: these words are not said here."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import hits
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield each line that holds one of the terms."""
    for line in lines:
        for words in hits(rule, line.text)[:1]:
            yield Hit(line, words)
