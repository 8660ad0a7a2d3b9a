"""A rule of length: at most so many words in a sentence, a line or a turn."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import sentences, words
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield what is longer than `most` words; `terms` says of what: sentence, line or turn."""
    of = rule.terms[0] if rule.terms else "sentence"
    if of == "turn":
        total = sum(len(words(line.text)) for line in lines)
        if lines and total > rule.most:
            yield Hit(max(lines, key=lambda line: len(words(line.text))), f"{total} words")
        return
    for line in lines:
        for text in [line.text] if of == "line" else sentences(line.text):
            count = len(words(text))
            if count > rule.most:
                yield Hit(line, f"{' '.join(text.split()[:6])}… ({count} words)")
                break
