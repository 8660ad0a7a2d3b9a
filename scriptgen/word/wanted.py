"""The words that must not be in a file: a person's own list, and how each is found. Never shown again but by the number of their line."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from scriptgen.frozen import frozen
from scriptgen.problems import Place
from scriptgen.word.opening import fault, file_bytes

LARGEST_LIST = 1_000_000
MOST_WORDS = 5_000
IN_BYTES = 5  # letters: shorter words stand in the bytes of any photograph by chance
_SAME = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-",
    "ı": "i", "ł": "l", "ø": "o",
})
# scripts that write words without spaces, or join what belongs to a word onto it
_JOINED = re.compile("[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


@frozen
class Wanted:
    """Hold one line of the list: its number, and its words made plain."""

    line: int
    words: str


def plain(text: str) -> str:
    """Return text as it is compared: small letters without accents and invisible signs, straight quotes, single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join([c for c in text if unicodedata.category(c) not in ("Mn", "Cf")]).translate(_SAME)
    return " ".join(text.lower().split())


def is_in(wanted: Wanted, text: str) -> bool:
    """Return whether the words stand in a text that is plain already, as whole words."""
    return wanted.words in text and _pattern(wanted.words).search(text) is not None


@lru_cache(maxsize=MOST_WORDS)
def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds words: a letter may not touch another letter, nor a digit another digit; an underscore may stand beside both."""
    return re.compile(f"{_edge(words[0], '<!')}{re.escape(words)}{_edge(words[-1], '!')}")


def _edge(sign: str, look: str) -> str:
    if _JOINED.match(sign):
        return ""
    kind = r"\d" if sign.isdecimal() else r"[^\W\d_]" if sign.isalpha() else ""
    return f"(?{look}{kind})" if kind else ""


def word_list(path: Path) -> tuple[Wanted, ...]:
    """Return the words of a list, one name or phrase a line. Raises InvalidInput for a file that is no such list; repeats no word of it."""
    place = Place(str(path))
    data = file_bytes(path, LARGEST_LIST)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise fault(place, "is not a list of words in plain text (UTF-8).", "save it as plain text, UTF-8, one name or phrase a line.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = tuple(Wanted(number, words) for number, line in enumerate(lines, 1) if (words := plain(line)))
    if not found:
        raise fault(place, "holds no word to look for.", "write one name or phrase a line.")
    if len(found) > MOST_WORDS:
        raise fault(place, f"holds more than {MOST_WORDS} lines.", "split it in two.")
    return found
