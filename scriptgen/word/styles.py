"""The one table of looks: which Word style each kind has, how wide columns are, and what is shaded. Nothing else names a style."""

from __future__ import annotations

from collections.abc import Mapping

from scriptgen.frozen import frozen

INK = "1D2730"
ACCENT = "1F4B5C"
QUIET = "4A5560"
RULE = "B8C2C8"  # for lines only: too pale for words
TINT = "F1F5F6"
MID = "DDE5E8"
BLANK = "E4E8EA"
WHITE = "FFFFFF"

TEXT_WIDTH = 9638  # 170 mm in twentieths of a point, the same on A4 and Letter

PARAGRAPHS: Mapping[str, str] = {
    "normal": "Normal",
    "lead": "SGLead",
    "say": "SGSay",
    "say-limit": "SGSayLimit",
    "move": "SGMove",
    "intent": "SGIntent",
    "note": "SGNote",
    "avoid": "SGAvoid",
    "count": "SGCount",
    "pause": "SGPause",
    "hear": "SGHear",
    "level": "SGLevel",
    "label": "SGLabel",
    "rule": "SGRule",
    "head": "SGTableHead",
    "cell": "SGTableText",
    "small": "SGSmall",
    "cue": "SGCueLine",
    "answer": "SGAnswer",
    "check": "SGCheck",
    "item": "ListBullet",
}
HEADINGS: Mapping[int, str] = {1: "Heading1", 2: "Heading2", 3: "Heading3"}
TICKED, BULLETED, NUMBERED = "SGCheck", "ListBullet", "ListNumber"
GAP = "SGGap"  # the paragraph that must stand between or after tables, as low as it can be
BULLET_LIST, NUMBER_LIST = 1, 2  # ids of the lists in the house style
FIRST_LIST = 11  # numbered lists of a document count from here, each beginning at 1

# Where a kind looks otherwise than in running text.
IN_BOX: Mapping[str, Mapping[str, str]] = {
    "limit": {"say-limit": "SGLimit", "say": "SGLimit", "normal": "SGBoxText"},
    "stop": {"label": "SGBoxHead", "normal": "SGBoxText"},
    "safety": {"label": "SGBoxHead", "normal": "SGBoxText"},
    "notice": {"label": "SGBoxHead", "normal": "SGBoxText"},
}
IN_TABLE: Mapping[str, Mapping[str, str]] = {
    "core": {"normal": "SGTableText"},
    "later": {"normal": "SGTableText"},
    "replies": {"normal": "SGTableText", "say": "SGSayReply"},
    "plain": {"normal": "SGTableText"},
    "words": {"normal": "SGTableText", "say": "SGSayLarge", "say-limit": "SGSayLimitLarge"},
    "form": {"normal": "SGTableText"},
    "options": {"normal": "SGTableText"},
    "rubric": {"normal": "SGNote"},
    "recording": {"normal": "SGTableText"},
    "map": {"normal": "SGTableText", "say": "SGSayLater", "say-limit": "SGSayLimit"},
    "card": {"normal": "SGCard", "move": "SGCardLimit"},
    "wording": {"normal": "SGTableText", "say": "SGSayLater", "say-limit": "SGSayLater"},
}

IN_ROW: Mapping[str, Mapping[str, str]] = {
    "later": {"say": "SGSayLater"},  # what may not be said at all stands a size smaller than what is
}

A6_WIDE, A6_HIGH = 8391, 5953  # 148 × 105 mm
TABLE_STYLE = "SGCore"
COLUMNS: Mapping[str, tuple[int, ...]] = {
    "core": (1984, 5386, 2268),  # 35, 95, 40 mm: a narrower note column makes rows taller than their words
    "replies": (2948, 3289, 3401),  # 52, 58, 60 mm: so that the three are about equally tall
    "later": (1247, 8391),  # 22, 148 mm
    "words": (TEXT_WIDTH,),
    "form": (3118, 6520),  # 55, 115 mm
    "options": (2722, 2268, 1701, 1701, 1246),
    "rubric": (1701, 1474, 1587, 1587, 1814, 1475),
    "recording": (1134, 3118, 1587, 2268, 1531),
    "map": (2381, 4706, 2551),  # 42, 83, 45 mm
    "card": (A6_WIDE,),
    "wording": (510, 1928, 2721, 2721, 1021, 737),  # 9, 34, 48, 48, 18, 13 mm
}
WITHOUT_NOTES: Mapping[str, tuple[int, ...]] = {"core": (1701, 7937), "replies": (3402, 6236), "later": (1247, 8391)}  # a final copy
LARGE_COLUMNS: Mapping[str, tuple[int, ...]] = {  # large print: what stood beside the words stands below them
    "core": (2551, 7087), "replies": (3686, 5952), "later": (2551, 7087), "map": (2551, 7087), "form": (3402, 6236),
    "options": (2835, 6803), "rubric": (3118, 6520), "recording": (2268, 7370), "card": (TEXT_WIDTH,),
}
NOTE_COLUMN = frozenset(("core", "replies"))  # tables whose last column has a rule beside it: a place to write
ROW_FILLS: Mapping[str, str] = {"limit": TINT, "pause": MID, "stop": MID}
WRITE_HEIGHT = 624  # 11 mm: two lines of small handwriting
WRITE_HEIGHTS: Mapping[str, int] = {"form": 794, "options": 680, "recording": 907}  # 14, 12 and 16 mm


@frozen
class BoxLook:
    """Say how a box is drawn: the bar at its left, its fill, and the colour of its other edges."""

    bar: str
    fill: str
    edge: str


BOXES: Mapping[str, BoxLook] = {
    # edges in the fill's own colour are what gives the text room
    "limit": BoxLook(ACCENT, TINT, TINT),
    "stop": BoxLook(INK, WHITE, RULE),
    "safety": BoxLook(INK, MID, MID),
    "notice": BoxLook(QUIET, WHITE, RULE),
}

CUE, TAG, FILL_STYLE = "SGCue", "SGTag", "SGBlank"
TAGGED = frozenset(("SGLevel",))  # paragraph styles in which a cue is a light tag after bold words


@frozen
class Paper:
    """Hold a page set-up in twentieths of a point."""

    width: int
    height: int
    side: int
    top: int
    bottom: int
    header: int
    footer: int


def _mm(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


# Side margins are what leaves TEXT_WIDTH, so that one grid of columns serves both papers.
PAPERS: Mapping[str, Paper] = {
    "a4": Paper(11906, 16838, (11906 - TEXT_WIDTH) // 2, _mm(18), _mm(16), _mm(9), _mm(8)),
    "letter": Paper(12240, 15840, (12240 - TEXT_WIDTH) // 2, _mm(16), _mm(14), _mm(8), _mm(7)),
}


@frozen
class Words:
    """Hold the few words that Word itself shows: in the footer and as the names of controls."""

    page: str
    of: str
    tick: str
    locked: str


WORDS: Mapping[str, Words] = {
    "en": Words("Page", "of", "Tick", "Agency wording: cannot be changed here"),
    "es": Words("Página", "de", "Marcar", "Texto de la agencia: no se cambia aquí"),
    "fr": Words("Page", "sur", "Cocher", "Texte du service : ne se modifie pas ici"),
    "de": Words("Seite", "von", "Abhaken", "Wortlaut der Einrichtung: hier nicht änderbar"),
}


def words(language: str) -> Words:
    """Return the words of a language, or English."""
    return WORDS.get(language.split("-")[0].lower(), WORDS["en"])


def columns(kind: str, count: int, width: int = TEXT_WIDTH, large: bool = False) -> tuple[int, ...]:
    """Return the widths of a table's columns on a page with text so wide: those of its kind, or equal ones if it has another number."""
    for fixed in (LARGE_COLUMNS.get(kind, ()) if large else (), COLUMNS.get(kind, ()), WITHOUT_NOTES.get(kind, ())):
        if len(fixed) == count:
            return fixed if width == TEXT_WIDTH else _scaled(fixed, width)
    each = width // count
    return (each,) * (count - 1) + (width - each * (count - 1),)


def _scaled(fixed: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Return columns in the same shares of another width; what is cut out of the page keeps its size if it fits."""
    if sum(fixed) < TEXT_WIDTH:
        width = min(sum(fixed), width)
    *others, _ = (round(one * width / sum(fixed)) for one in fixed)
    return (*others, width - sum(others))
