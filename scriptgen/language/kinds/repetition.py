"""A rule of repetition: the same sentence is not said twice in one talk."""

from collections.abc import Iterator, Sequence

from scriptgen.language.matching import sentences, words
from scriptgen.rules import Hit, Rule, Spoken


def find(rule: Rule, lines: Sequence[Spoken]) -> Iterator[Hit]:
    """Yield each line that says a sentence of at least `most` words which an earlier line has said."""
    said: dict[str, str] = {}
    for line in lines:
        for sentence in sentences(line.text):
            flat = " ".join(words(sentence)).lower()
            if len(flat.split()) < rule.most:
                continue
            if said.setdefault(flat, line.address) != line.address:
                yield Hit(line, sentence)
