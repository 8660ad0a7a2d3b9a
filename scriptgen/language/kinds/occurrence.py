"""A rule of occurrence: at most so many of these in one talk."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import hits
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield the line in which the terms go over `most`."""
    count = 0
    for line in lines:
        found = hits(rule, line.text)
        count += len(found)
        if found and count > rule.most:
            yield Hit(line, f"{found[-1]} ({count} times)")
            return
