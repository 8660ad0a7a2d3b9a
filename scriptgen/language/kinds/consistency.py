"""A rule of consistency: of these ways to say one thing, a talk takes one."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import compiled, plain
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield the line that takes another of the terms than the lines before it."""
    taken = ""
    for line in lines:
        for term in rule.terms:
            pattern = compiled((term,))
            if pattern and pattern.search(plain(line.text)):
                if taken and taken != term:
                    yield Hit(line, f"{term}, after {taken}")
                    return
                taken = term
