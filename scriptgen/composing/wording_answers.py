"""What a workbook that came back asks for: row by row what is kept, changed and withdrawn, and every fault in words of its owner."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from scriptgen.frozen import frozen
from scriptgen.problems import Code, Level, Place, Problem
from scriptgen.wording import CHANGE, KEEP, UNDECIDED, WITHDRAW, ReadRow, WordChange, WordingRow, Workbook, mark_of

_BLANK = re.compile(r"\[([^\[\]]*)\]|\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
_LONE = re.compile(r"[\[\]{}]")
_WORDS: Mapping[str, frozenset[str]] = {
    KEEP: frozenset(("keep", "kept", "leave", "as is", "ok", "stay")),
    CHANGE: frozenset(("change", "changed", "reword", "new", "replace")),
    WITHDRAW: frozenset(("withdraw", "withdrawn", "delete", "remove", "out")),
}


@frozen
class Decided:
    """Hold what a workbook asks for, what is wrong with it, and what its owner should know. `kept` counts the rows left alone."""

    changes: tuple[WordChange, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]
    kept: int


def row_problem(number: int, says: str, try_this: str = "", name: str = "", level: Level = Level.ERROR) -> Problem:
    """Return the problem of a row: its owner knows it by its number, not by a file and a line."""
    return Problem(Place("", number, 0, name or f"row {number}"), Code.WORDING, says, try_this, level)


def decided(rows: tuple[WordingRow, ...], workbook: Workbook, pack: str, bookmarks: Mapping[str, str]) -> Decided:
    """Return what a workbook asks of a pack whose wording is `rows`; `bookmarks` gives the place of each hidden bookmark."""
    return _Reading(rows, pack, bookmarks).of(workbook)


class _Reading:
    """Find the wording of each row, read its decision, and collect what is wrong."""

    def __init__(self, rows: tuple[WordingRow, ...], pack: str, bookmarks: Mapping[str, str]) -> None:
        self.rows, self.pack, self.bookmarks = rows, mark_of(pack, "", "").pack, bookmarks
        self.by_mark = {row.mark.row: row for row in rows}
        self.by_at = {row.at: row for row in rows}
        self.by_words: dict[str, list[WordingRow]] = defaultdict(list)
        for row in rows:
            self.by_words[_plain(row.text)].append(row)
        self.problems: list[Problem] = []
        self.remarks: list[str] = []

    def of(self, workbook: Workbook) -> Decided:
        if all(row.mark and row.mark.pack != self.pack for row in workbook.rows):
            self.problems.append(Problem(Place(""), Code.WORDING, "this is the workbook of another agency's pack.",
                                         "give the pack that it was made from with --into."))
            return Decided((), tuple(self.problems), (), 0)
        found: list[tuple[ReadRow, WordingRow]] = []
        for read in workbook.rows:
            row = self._wording_of(read)
            if row is not None:
                found.append((read, row))
        self._twice(found)
        changes = [change for read, row in found if (change := self._change(read, row))]
        changes = self._withdrawn(changes, {row.at: read for read, row in found})
        self._missing(found, workbook)
        notes = sum(1 for read, _ in found if read.note)
        if notes or workbook.comments:
            both = f"{_count(notes, 'note')} and {_count(workbook.comments, 'comment')}"
            self.remarks.append(f"{both} stay in the workbook; none of them is written.")
        if workbook.changes:
            self.remarks.append(f"{_count(workbook.changes, 'tracked change')} taken as accepted.")
        return Decided(tuple(changes), tuple(self.problems), tuple(self.remarks), len(found) - len(changes))

    def _note(self, read: ReadRow, says: str, try_this: str = "") -> None:
        number = int(read.number) if read.number.isdecimal() and len(read.number) < 9 else 0
        self.problems.append(row_problem(number, says, try_this, "" if number else read.spot))

    def _wording_of(self, read: ReadRow) -> WordingRow | None:
        """Return the wording that a row is about: by its mark, else its bookmark, else words that no other has."""
        if read.mark and read.mark.pack != self.pack:
            self._note(read, "comes from another agency's workbook.", "delete it, and write the words in the row of your own workbook.")
            return None
        row = self.by_mark.get(read.mark.row) if read.mark else self.by_at.get(self.bookmarks.get(read.bookmark, ""))
        if row is None and not read.mark and not read.bookmark:
            alike = self.by_words.get(_plain(read.now), [])
            row = alike[0] if len(alike) == 1 else None
            if row is None and (read.new or _decision(read) not in (KEEP, UNDECIDED)):
                self._note(read, "has lost its hidden mark, and cannot be told from others by its words.",
                           "copy the words into the row of a fresh workbook.")
        elif row is None and (read.new or _decision(read) not in (KEEP, UNDECIDED, WITHDRAW)):
            self._note(read, "is about a wording that this pack no longer has.", "delete the row, or make a fresh workbook.")
        elif row is None and _decision(read) == WITHDRAW:
            self.remarks.append(f"Row {read.number}: this wording is withdrawn already.")
        if row is not None and read.shape:
            self._note(read, f"{read.shape}.", "undo it, or copy the words into the row of a fresh workbook.")
            return None
        return row

    def _twice(self, found: list[tuple[ReadRow, WordingRow]]) -> None:
        count = Counter(row.at for _, row in found)
        told: set[str] = set()
        for read, row in found:
            if count[row.at] > 1 and row.at not in told:
                told.add(row.at)
                often = "twice" if count[row.at] == 2 else f"{count[row.at]} times"
                self._note(read, f"stands {often}.", "leave one, and delete the others.")

    def _change(self, read: ReadRow, row: WordingRow) -> WordChange | None:
        wish = _decision(read)
        if _plain(read.now) != _plain(row.text):
            self._now(read, row)
            return None
        if wish == "both":
            self._note(read, "says two things in the column Decision.", "leave one of keep, change, withdraw.")
        elif not wish:
            self._note(read, "says something else than keep, change or withdraw in the column Decision.", "choose one of the three.")
        elif wish == WITHDRAW and read.new:
            self._note(read, "says withdraw, and gives new words too.", "clear the column New, or say change.")
        elif wish == KEEP and read.new:
            self._note(read, "says keep, and gives new words too.", "clear the column New, or say change.")
        elif wish == CHANGE and not read.new:
            self._note(read, "says change, and the column New is empty.", "write the new words, or say keep.")
        elif wish == WITHDRAW:
            return WordChange(self._number(read, row), row, withdraw=True)
        elif read.new:
            return self._reworded(read, row)
        return None

    @staticmethod
    def _number(read: ReadRow, row: WordingRow) -> int:
        return int(read.number) if read.number.isdecimal() and len(read.number) < 9 else row.number

    def _now(self, read: ReadRow, row: WordingRow) -> None:
        """Say why the column Now differs from the pack: somebody typed there, or the pack has moved on."""
        typed = read.mark is None or read.mark.words != mark_of("", "", read.now).words
        if typed:
            self._note(read, "the words in the column Now were changed.", "put them back, and write the new words in the column New.")
        elif read.new and self._same(read, row):
            self.remarks.append(f"Row {self._number(read, row)}: the pack has these words already.")
        elif read.new or _decision(read) not in (KEEP, UNDECIDED):
            self._note(read, "the pack says something else by now than this workbook shows.", "look at the row in a fresh workbook.")

    @staticmethod
    def _same(read: ReadRow, row: WordingRow) -> bool:
        """Return whether the new words are what the pack says by now."""
        return _plain(_BLANK.sub(lambda found: "{{ " + row.blanks.get(_plain(found[1] or "").casefold(), found[2] or "") + " }}",
                                 read.new)) == _plain(row.unfilled)

    def _reworded(self, read: ReadRow, row: WordingRow) -> WordChange | None:
        before = len(self.problems)
        text = _BLANK.sub(lambda found: self._hole(read, row, found), read.new)
        if len(self.problems) == before and _LONE.search(_BLANK.sub("", text)):
            self._note(read, "a bracket is open or stands alone.", "write a blank as in the column Now, such as [platform].")
        used, wanted = _names(text), _names(row.unfilled)
        for name in wanted:
            if name not in used and len(self.problems) == before:
                label = next((label for label, known in row.blanks.items() if known == name), name)
                self._note(read, f"the blank [{label}] of the old words is gone.", "work it into the new words.")
        for words in row.keeps:
            if words.casefold() not in text.casefold().replace("'", "’") and words.casefold() not in text.casefold():
                self._note(read, f"has to keep the words “{words}”.", "work them in.")
        if len(self.problems) > before:
            return None
        if _plain(text) == _plain(row.unfilled):
            self.remarks.append(f"Row {self._number(read, row)}: the new words are the old ones; nothing changes.")
            return None
        return WordChange(self._number(read, row), row, text)

    def _hole(self, read: ReadRow, row: WordingRow, found: re.Match[str]) -> str:
        label, name = (found[1] or "").strip(), found[2] or ""
        known = row.blanks.get(_plain(label).casefold(), "") if not name else name if name in row.blanks.values() else ""
        if known:
            return "{{ " + known + " }}"
        near = get_close_matches(_plain(label or name).casefold(), list(row.blanks), 1)
        shown = " ".join((label or name).split())[:40]
        self._note(read, f"there is no blank [{shown}] here.",
                   f"did you mean [{near[0]}]?" if near else "use a blank of the old words.")
        return ""

    def _withdrawn(self, changes: list[WordChange], reads: Mapping[str, ReadRow]) -> list[WordChange]:
        """Return the changes with each withdrawal once; where a line has no other way left, it goes whole."""
        gone = {change.row.variant for change in changes if change.withdraw}
        ways: dict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            ways[row.address.partition("#")[0]].add(row.variant)
        kept: list[WordChange] = []
        done: set[str] = set()
        for change in changes:
            row, line = change.row, change.row.address.partition("#")[0]
            if row.variant not in gone:
                kept.append(change)
            elif not change.withdraw:
                self._note(reads[row.at], "gives new words, and another row withdraws the same line in all tones.", "decide for one.")
            elif ways[line] <= gone:
                if line not in done:
                    kept.append(WordChange(change.number, row, withdraw=True, whole=True))
                done.add(line)
            elif row.variant not in done:
                done.add(row.variant)
                kept.append(change)
        return kept

    def _missing(self, found: Iterable[tuple[ReadRow, WordingRow]], workbook: Workbook) -> None:
        """Say which rows are no longer in the file: they are kept as they are."""
        here = {row.at for _, row in found}
        listed = {self.bookmarks[name] for name in workbook.recorded if name in self.bookmarks}
        homes = {row.home for _, row in found}
        tones = {row.tone for _, row in found}
        lost = [row.number for row in self.rows if row.at not in here
                and (row.at in listed if listed else row.home in homes and row.tone in tones)]
        if lost:
            self.remarks.append(f"{_count(len(lost), 'row')} of the workbook {'is' if len(lost) == 1 else 'are'} no longer in it; "
                                "what they hold stays as it is.")


def _decision(read: ReadRow) -> str:
    """Return what a row says: keep, change, withdraw, `choose` for nothing yet, `both` for two of them, or nothing for other words."""
    said = re.sub(r"[^a-z ]+", " ", read.decision.casefold()).split()
    if not said or said == [UNDECIDED]:
        return UNDECIDED
    wishes = {wish for wish, words in _WORDS.items() if words & {" ".join(said), *said}}
    return "both" if len(wishes) > 1 else next(iter(wishes), "")


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').split())


def _names(text: str) -> list[str]:
    return [found[2] for found in _BLANK.finditer(text) if found[2]]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
