"""A rule of readability: at most this school grade, by the formula of Flesch and Kincaid."""

from collections.abc import Iterator, Sequence

from scriptgen.language.reading import grade
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield the hardest line of a talk whose grade is above `most`."""
    if not lines:
        return
    found = grade(" ".join(line.text for line in lines))
    if found > rule.most:
        yield Hit(max(lines, key=lambda line: grade(line.text)), f"grade {found:.1f}")
