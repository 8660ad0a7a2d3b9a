"""How a text reads aloud: syllables, school grade, words in a breath, seconds. Offline; English."""

from __future__ import annotations

import re

from scriptgen.language.matching import sentences, words

WORDS_A_MINUTE = 130  # slow speech to somebody who is taking something in; conversation runs at about 150
_VOWELS = re.compile(r"(?<!^)[aeiouy]+|^[aeiou][aeiouy]*|^y(?=[^aeiouy])")
_SILENT = re.compile(r"(?:[^laeiouy]e|[aeiouy]le|[^aeioutd]ed|[^aeiousxzcgh]es|[aeiouy]les|[bgpt]hes|gue|gues|que|ques)$")
_INNER = re.compile(r"[^aeiouy]e(?=(?:ly|ment|ments|ful|fully|less|ness)$)")
_SPLIT = re.compile(
    r"i[au]|io(?!n)|[aeiouy]ing\b|ua[lt]|eo(?!n\b)|uou|(?<!fr)ie[nt]|(?<=[^aeiou])y[aeio]|creat|react|idea|real(?=i)|poem|quiet|diet"
    r"|[aeiou]{2}ier?\b|rier\b|sier\b|lier\b"
)
_JOINED = re.compile(r"tion|sion|cial|tial|cious|tious|gion|gious|xious|geous|cian|cient|tient|ience(?<=tience)|dience")
_KNOWN = {
    "every": 2, "everyone": 3, "evening": 2, "evenings": 2, "business": 2, "something": 2, "sometimes": 2, "sometime": 2,
    "someone": 2, "somebody": 3, "somewhere": 2, "someday": 2, "people": 2, "hour": 1, "hours": 1, "our": 1, "ours": 1, "being":
    2, "seeing": 2, "idea": 3, "ideas": 3, "area": 3, "client": 2, "clients": 2, "science": 2, "facebook": 2, "homework": 2,
    "therefore": 2, "safety": 2, "lonely": 2, "homeless": 2, "whenever": 3, "police": 2, "maybe": 2, "beforehand": 3,
    "voicemail": 2, "elsewhere": 2, "goodbye": 2, "homemade": 2, "ok": 2, "convenience": 3, "inconvenience": 4, "moreover": 3,
    "boyfriend": 2, "girlfriend": 2, "meanwhile": 2, "profile": 2, "profiles": 2, "mobile": 2, "careful": 2, "carefully": 3,
    "safeguarding": 3, "acknowledgement": 4, "whoever": 3, "argue": 2, "continue": 3, "continues": 3, "values": 2, "value": 2,
    "agrees": 2, "oversees": 3, "ruined": 2, "lawyer": 2, "lawyers": 2, "yesterday": 3, "evaluation": 5, "could've": 2,
    "should've": 2, "would've": 2, "reassure": 3, "reassurance": 4, "wednesday": 2, "different": 2, "friendly": 2,
    "friendliness": 3,
}


def syllables(word: str) -> int:
    """Return how many syllables a word has: by a short list, else by its groups of vowels. At least 1."""
    flat = word.lower().replace("’", "'").strip("'-")
    if flat in _KNOWN:
        return _KNOWN[flat]
    if "-" in flat:
        return sum(syllables(part) for part in flat.split("-") if part) or 1
    flat = re.sub(r"(?<=[sxz])'s$", "es", flat)
    flat = re.sub(r"'(?:s|d|ll|re|ve|m)$", "", flat)
    if flat in _KNOWN:
        return _KNOWN[flat]
    extra = 1 if flat.endswith("n't") and flat not in ("don't", "won't", "can't", "aren't", "weren't") else 0
    flat = re.sub(r"[^a-z]", "", flat.replace("n't", "nt"))
    if not flat:
        return 1
    if flat.startswith("every") and flat != "every":
        return 2 + syllables(flat[5:])
    count = len(_VOWELS.findall(flat)) - len(_SILENT.findall(flat)) - len(_INNER.findall(flat))
    count += len(_SPLIT.findall(_JOINED.sub("t", flat)))
    if re.search(r"(?:sm|thm)s?$", flat):
        count += 1
    return max(1, count + extra)


def grade(text: str) -> float:
    """Return the school grade of a text by the formula of Flesch and Kincaid (1975); 0 where there is nothing to read."""
    said = words(text)
    count = len(sentences(text))
    if not said or not count:
        return 0.0
    return 0.39 * len(said) / count + 11.8 * sum(map(syllables, said)) / len(said) - 15.59


def seconds(text: str) -> int:
    """Return how long a text takes to say slowly."""
    return round(len(words(text)) * 60 / WORDS_A_MINUTE)
