"""Everyday words find the situation: one of the first three for nine in ten of the phrasings, the first for three in four."""

from __future__ import annotations

from functools import cache

from scriptgen.loading.finding import found
from scriptgen.loading.load import Listing, listing
from tests.helpers import SHIPPED
from tests.loading.phrasings import ASKED

ENTRIES = cache(listing)


def ranks() -> dict[tuple[str, str], int]:
    """Return where the right situation stands for each phrasing, 99 where it is not found."""
    places = {}
    for name, phrasings in ASKED.items():
        for words in phrasings:
            names = [entry.id for entry in found(ENTRIES(), words)]
            places[name, words] = names.index(name) + 1 if name in names else 99
    return places


def test_every_situation_is_looked_for_in_two_ways() -> None:
    assert set(ASKED) == set(SHIPPED) and all(len(words) == 2 for words in ASKED.values())


def test_the_right_one_is_among_the_first_three_for_more_than_nine_in_ten() -> None:
    far = {asked: rank for asked, rank in ranks().items() if rank > 3}
    assert len(far) <= len(ranks()) * 5 // 60, far


def test_it_is_the_first_for_three_in_four() -> None:
    first = [rank for rank in ranks().values() if rank == 1]
    assert len(first) >= len(ranks()) * 45 // 60


def test_words_that_are_in_none_find_none() -> None:
    assert found(ENTRIES(), "the and of zebra") == () and found(ENTRIES(), "") == ()


def test_what_stands_in_one_entry_alone_counts_more_than_what_stands_in_all() -> None:
    entries = [Listing("a", "g", "A talk about a gift", "", ()), Listing("b", "g", "A talk about a letter", "", ())]
    assert [e.id for e in found(entries, "talk about a gift")] == ["a", "b"]
