"""Syllables against a published list, and the measures that are made of them."""

from __future__ import annotations

from pathlib import Path

from scriptgen.language.reading import grade, seconds, syllables

# 400 words of the library, drawn at random, with their syllables as the CMU Pronouncing Dictionary 0.7b counts them
COUNTED = dict(line.split() for line in (Path(__file__).parent / "syllables.txt").read_text().splitlines())


def test_syllables_are_counted_as_the_dictionary_counts_them() -> None:
    wrong = {word: syllables(word) for word, count in COUNTED.items() if syllables(word) != int(count)}
    assert len(COUNTED) == 400 and len(wrong) <= 8, wrong


def test_a_word_has_a_syllable_at_least_and_its_marks_do_not_count() -> None:
    assert syllables("") == syllables("42") == syllables("hm") == 1
    assert syllables("“Don’t”".strip("“”")) == 1 and syllables("well-being") == 3


def test_plain_words_read_easier_than_long_ones() -> None:
    assert grade("I can't keep it. You can take it home.") < 3
    assert grade("Institutional regulations necessitate immediate discontinuation of personal correspondence.") > 15
    assert grade("") == 0


def test_a_breath_of_a_hundred_and_twenty_words_takes_about_a_minute() -> None:
    assert 50 <= seconds("word " * 120) <= 60
