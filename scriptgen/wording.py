"""The wording workbook: every wording of a pack as rows to edit in Word, what is read back from them, and what they ask for."""

from __future__ import annotations

import hashlib
from dataclasses import field

from scriptgen.frozen import frozen
from scriptgen.voice import PackMark

KEEP, CHANGE, WITHDRAW = "keep", "change", "withdraw"
DECISIONS = (KEEP, CHANGE, WITHDRAW)
UNDECIDED = "choose"  # what a row shows that nobody has decided
COLUMNS = ("No.", "What it is for", "Now", "New", "Decision", "Note")
SHARED = "voice"  # the home of the lines that situations share
TAG = "sg:"
_FAMILY = "wb"


def _short(text: str, most: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:most]


@frozen
class Mark:
    """Hold what a row says of itself where nobody sees it: whose it is, which wording, and the words that stood in `now`."""

    pack: str
    row: str
    words: str

    def __str__(self) -> str:
        """Return the mark as it stands in the file: all hex, so that it says nothing."""
        return f"{_FAMILY}-{self.pack}-{self.row}-{self.words}"


def mark_of(pack: str, at: str, text: str) -> Mark:
    """Return the mark of a wording of a pack."""
    return Mark(_short(pack, 8), _short(f"{pack}\n{at}", 12), _short(" ".join(text.split()), 8))


def mark_in(tag: str) -> Mark | None:
    """Return the mark that a control's tag holds, if it is one of ours."""
    pieces = tag.removeprefix(TAG).split("-")
    return Mark(*pieces[1:]) if len(pieces) == 4 and pieces[0] == _FAMILY else None


@frozen
class WordingRow:
    """Hold one wording in one tone. `home` is the situation whose file it stands in, or `voice`; blanks show as `[label]`."""

    number: int
    address: str
    home: str
    intent: str
    when: str
    tone: str
    text: str
    unfilled: str
    key: str
    mark: Mark
    limit: bool = False
    locked: bool = False
    keeps: tuple[str, ...] = ()
    blanks: dict[str, str] = field(default_factory=dict)

    @property
    def at(self) -> str:
        """Return what tells the row from all others: a situation may have its own way of saying a shared line."""
        return whole_address(self.home, self.address)

    @property
    def variant(self) -> str:
        """Return the row's place without its tone: what is withdrawn together."""
        return self.at.rpartition("@")[0]


def whole_address(home: str, address: str) -> str:
    """Return an address, with its home before it where a situation adds to what is shared.

    What stands in a file that all share is one text, wherever it is said: a pack may have laid it over lines of situations too.
    """
    owner, _, rest = address.partition("/")
    if home == SHARED:
        return f"{SHARED}/{rest}"
    return address if owner == home else f"{home}:{address}"


@frozen
class WordingTable:
    """Hold the rows of one situation, or of the lines that situations share."""

    situation: str
    title: str
    rows: tuple[WordingRow, ...]


@frozen
class Wordings:
    """Hold the workbook of a pack; `name` is the pack's own, and part of every mark."""

    name: str
    title: str
    tables: tuple[WordingTable, ...]
    tones: tuple[str, ...]
    language: str
    layers: tuple[PackMark, ...]
    situation: str = ""

    def rows(self) -> tuple[WordingRow, ...]:
        """Return all rows in order."""
        return tuple(row for table in self.tables for row in table.rows)


@frozen
class ReadRow:
    """Hold one row as it came back: `mark` is nothing where the hidden mark is gone, `shape` says what is wrong with its cells."""

    number: str
    spot: str
    now: str
    new: str
    decision: str
    note: str = ""
    mark: Mark | None = None
    bookmark: str = ""
    shape: str = ""


@frozen
class Workbook:
    """Hold a workbook as it came back, its tracked changes accepted; `recorded` are the places that its record lists."""

    rows: tuple[ReadRow, ...]
    changes: int = 0
    comments: int = 0
    recorded: tuple[str, ...] = ()


@frozen
class WordChange:
    """Ask for one wording to be put in the place of another, or for one way of saying a line to be withdrawn.

    `number` is the row that asks, `text` the new words with holes as `{{ name }}`, `whole` that the line has no other way left.
    """

    number: int
    row: WordingRow
    text: str = ""
    withdraw: bool = False
    whole: bool = False
