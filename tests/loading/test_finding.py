"""Everyday words find the situation; the phrasings were written before the weights were set."""

from __future__ import annotations

import pytest

from scriptgen.loading.finding import found
from scriptgen.loading.load import Listing, listing

ASKED = {
    "defriending": [
        "I accepted her on Facebook and didn't know it was my client", "I have to unfriend somebody I work with",
        "we are still friends on Instagram from before", "remove a client from my friends",
    ],
    "blocking-with-follow-up": [
        "I blocked him and never told him", "she followed me so I blocked her account", "how do I follow up after blocking",
        "I want to block a client",
    ],
    "friend-request": [
        "a client sent me a friend request", "he keeps asking to connect with me on LinkedIn", "I ignored a request and now it is awkward",
        "someone I see follows my page",
    ],
    "declining-a-request": [
        "my client wants me to write a letter to the judge", "he asked me to lend him money for the bus", "she wants a reference from me",
        "they ask for more calls every day",
    ],
}


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, all_words in ASKED.items() for words in all_words])
def test_the_right_one_is_among_the_first_three(name: str, words: str) -> None:
    assert name in [entry.id for entry in found(listing(), words)[:3]]


def test_it_is_mostly_the_first() -> None:
    first = [found(listing(), words)[0].id == name for name, all_words in ASKED.items() for words in all_words]
    assert sum(first) >= 0.75 * len(first)


def test_words_that_are_in_none_find_none() -> None:
    assert found(listing(), "the and of zebra") == () and found(listing(), "") == ()


def test_what_stands_in_one_entry_alone_counts_more_than_what_stands_in_all() -> None:
    entries = [Listing("a", "g", "A talk about a gift", "", ()), Listing("b", "g", "A talk about a letter", "", ())]
    assert [e.id for e in found(entries, "talk about a gift")] == ["a", "b"]
