"""YAML text to plain values that know their line. The only use of PyYAML: every scalar is text, anchors are refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Union

import yaml

from scriptgen.names import can_be_name
from scriptgen.problems import Code, Place, Problem

Plain = Union[str, list["Plain"], dict[str, "Plain"]]
Path_ = tuple[Union[str, int], ...]

LARGEST = 2_000_000  # bytes; the largest shipped file has 100 kB, so more is a mistake
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_COMMENT = re.compile(r"\s+#")
_TOP_KEY = re.compile(r"^[^\s#-]", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Source:
    """Hold a file's plain values, the place of each, and what is wrong with the text. Filled while reading, then left alone."""

    file: str
    data: Plain = field(default_factory=dict)
    places: dict[Path_, tuple[int, int]] = field(default_factory=dict)  # line and column
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path_) -> Place:
        """Return the place of a path, or of the nearest part of it that exists."""
        key = key_path(path)
        while path and path not in self.places:
            path = path[:-1]
        return Place(self.file, *self.places.get(path, (0, 0)), key)


def key_path(path: Path_) -> str:
    """Return a path as it is shown: `facts.platform`. A sentence among the keys is an answer in the wrong place, and is not shown."""
    return ".".join(p if isinstance(p, str) and can_be_name(p) else str(p) if isinstance(p, int) else "…" for p in path)


def read_source(path: Path, shown: str = "", private: bool = False) -> Source:
    """Read a YAML file into plain values; `private` keeps its values out of every message.

    Returns a Source whose `problems` hold every fault of the text; its data is empty where the text cannot be read.
    """
    source = Source(shown or str(path))
    text = _text_of(path, source)
    if text is not None:
        parse_source(text, source, private)
    return source


def read_keys(path: Path, keys: tuple[str, ...], shown: str = "") -> Source:
    """Read some top-level keys of a YAML file and not the rest: a list of a thousand situations needs three lines of each.

    Where anything is amiss in those lines, the file is read whole, so that its faults get their true places.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return read_source(path, shown)
    starts = [found.start() for found in _TOP_KEY.finditer(text)] + [len(text)]
    head = "".join(text[a:b] for a, b in pairwise(starts) if text[a:b].partition(":")[0] in keys)
    source = Source(shown or str(path))
    if CONTROL.search(head) is None:
        parse_source(head, source)
        if isinstance(source.data, dict) and source.data and not source.problems:
            return source
    return read_source(path, shown)


def parse_source(text: str, source: Source, private: bool = False) -> None:
    """Parse YAML text into the source's data and places, noting every fault."""
    try:
        _Builder(text, source, private).build()
    except yaml.MarkedYAMLError as fault:
        source.data = {}
        source.problems.append(_syntax(fault, text, source.file, private))


def _text_of(path: Path, source: Source) -> str | None:
    here = Place(source.file)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            source.problems.append(Problem(here, Code.NOT_TEXT, f"the file has {size:,} bytes; {LARGEST:,} is the most.",
                                           "check that this is the right file."))
            return None
        raw = path.read_bytes()
    except OSError as fault:
        source.problems.append(Problem(here, Code.FILE, f"cannot be read: {fault.strerror}.", "check the name and the rights."))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        source.problems.append(Problem(Place(source.file, line), Code.NOT_TEXT, "is not UTF-8 text.", "save the file as UTF-8."))
        return None
    bad = CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
        says = f"holds the control character U+{ord(bad.group()):04X}."
        source.problems.append(Problem(Place(source.file, line, column), Code.NOT_TEXT, says, "delete it; it cannot be seen."))
        return None
    return text


def _syntax(fault: yaml.MarkedYAMLError, text: str, file: str, private: bool) -> Problem:
    mark = fault.problem_mark or fault.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    says = f"cannot be read as YAML ({fault.problem or 'syntax'})."
    lines = text.splitlines()
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    quoted = quote_line(shown)
    if private or not quoted:
        mend = "put the text in double quotes; check the indent of this line and the one above."
    else:
        mend = f"put the text in double quotes: {quoted}"
    return Problem(Place(file, line, column), Code.BAD_YAML, says, mend)


def quote_line(line: str) -> str:
    """Return a `key: text` or `- text` line with its text in double quotes, or nothing where that is no help."""
    found = re.match(r"\s*((?:- )*[\w-]+:\s+|(?:- )+)(.+)$", line)
    if not found or found.group(2)[:1] in "\"'>|":
        return ""
    text = found.group(2).replace("\\", "\\\\").replace('"', '\\"')
    return f'{found.group(1).strip()} "{text}"'


class _Builder:
    """Build plain values from YAML events, so that each scalar's marks are at hand."""

    def __init__(self, text: str, source: Source, private: bool) -> None:
        self.text, self.source, self.private = text, source, private
        self.lines = text.splitlines()
        self.next: Callable[[], Any] = _LOADER(text).get_event

    def build(self) -> None:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return
        self.source.data = self._value(self.next(), ())
        self.next()  # document end
        if not isinstance(self.next(), yaml.StreamEndEvent):
            self._note((), "holds more than one document.", "delete the line `---` in the middle.")

    def _note(self, path: Path_, says: str, mend: str, code: Code = Code.BAD_YAML) -> None:
        self.source.problems.append(Problem(self.source.place(path), code, says, mend))

    def _value(self, event: Any, path: Path_) -> Plain:
        mark = event.start_mark
        self.source.places[path] = (mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            self._note(path, "YAML aliases (*name) are not used here.", "write the text out.")
            return ""
        if event.anchor:
            self._note(path, "YAML anchors (&name) are not used here.", "delete it and write the text out.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return self._mapping(path)

    def _scalar(self, event: Any, path: Path_) -> str:
        value = str(event.value)
        if not event.style:  # plain: None from PyYAML's own parser, empty from the C one
            if value in ("~", "null", "Null", "NULL"):
                return ""
            end = event.end_mark
            rest = self.lines[end.line][end.column:] if end.line < len(self.lines) else ""
            if " " in value and _COMMENT.match(rest):
                shown = "" if self.private else f": {quote_line(self.lines[end.line])}"
                self._note(path, 'the sentence is cut at " #", which starts a comment.',
                           f"put it in double quotes{shown}, or move the comment to its own line.", Code.CUT_SENTENCE)
        return value

    def _list(self, path: Path_) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Plain]:
        items: dict[str, Plain] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            mark: Any = event.start_mark
            if not isinstance(event, yaml.ScalarEvent):
                where = Place(self.source.file, mark.line + 1, mark.column + 1)
                says = "a key is not plain text (a line that starts with `{{`, `[` or `{`?)."
                quoted = "" if self.private else quote_line(self.lines[mark.line])
                mend = "put the text in double quotes" + (f": {quoted}" if quoted else ".")
                self.source.problems.append(Problem(where, Code.BAD_YAML, says, mend))
                self._value(event, (*path, "?"))
                self._value(self.next(), (*path, "?"))
                continue
            key = str(event.value)
            if key in items:
                where = Place(self.source.file, mark.line + 1, mark.column + 1, key_path((*path, key)))
                self.source.problems.append(Problem(where, Code.DOUBLE, "this key stands twice.", "delete one of them."))
            value = self._value(self.next(), (*path, key))
            self.source.places[(*path, key)] = (mark.line + 1, mark.column + 1)
            items[key] = value
        return items
