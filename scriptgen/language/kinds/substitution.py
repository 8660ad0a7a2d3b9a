"""A rule of substitution: for each of these words there is a better one."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import compiled, plain
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield each line that holds a word of the table, with the word to take."""
    pattern = compiled(tuple(rule.swaps))
    for line in lines:
        match = pattern.search(plain(line.text)) if pattern else None
        if match:
            better = next((b for word, b in rule.swaps.items() if compiled((word,)).search(match.group())), "")  # type: ignore[union-attr]
            yield Hit(line, f"{match.group()} → {better}" if better else match.group())
