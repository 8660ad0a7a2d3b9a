"""Find a situation by everyday words: a small index over what the list shows. No model, no network; what was searched for is not kept."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from scriptgen.loading.load import Listing

_WORD = re.compile(r"[a-z]+")
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "ly", "e")
_SMALL = frozenset(
    "a an and any as at about be been but by can could did do does for from had has have he her him his how i if in into is it its just "
    "me my not now of on or our out she should so some somebody someone that the their them then there they this to too up us was we what "
    "when who will with would you your client clients person".split()
)
_LEAST = 4  # letters two words share at their beginning before they count as kin
_KIN = 0.5  # what a word that is only kin counts


def found(entries: Iterable[Listing], words: str) -> tuple[Listing, ...]:
    """Return the entries that the words speak of, the likeliest first; those with none of them are left out."""
    listed = list(entries)
    fields = {entry.id: _weights(entry) for entry in listed}
    spread = Counter(stem for weights in fields.values() for stem in weights)
    asked = [stem for word in _WORD.findall(words.lower()) if word not in _SMALL and (stem := _stem(word))]
    scores = {entry.id: _score(asked, fields[entry.id], spread, len(listed)) for entry in listed}
    ranked = sorted(listed, key=lambda entry: (-scores[entry.id], entry.id))
    return tuple(entry for entry in ranked if scores[entry.id] > 0)


def _weights(entry: Listing) -> dict[str, float]:
    """Return how much each word of an entry counts: what people call it most, then its title, then the rest."""
    weights: dict[str, float] = {}
    names = " ".join((*entry.also, entry.title, entry.id.replace("-", " ")))
    for text, weight in ((names, 3.0), (entry.summary, 1.5), (entry.group, 1.0)):
        for word in _WORD.findall(text.lower()):
            if word not in _SMALL:
                stem = _stem(word)
                weights[stem] = max(weights.get(stem, 0.0), weight)
    return weights


def _score(asked: list[str], weights: dict[str, float], spread: Counter[str], count: int) -> float:
    total = 0.0
    for stem in asked:
        kin = [(_KIN if other != stem else 1.0, other) for other in weights if other == stem or _is_kin(stem, other)]
        total += max((part * weights[other] * math.log(1 + count / spread[other]) for part, other in kin), default=0.0)
    return total


def _is_kin(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LEAST and (one.startswith(other) or other.startswith(one))


def _stem(word: str) -> str:
    """Return a word without its ending: enough to bring texts, texted and texting together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
