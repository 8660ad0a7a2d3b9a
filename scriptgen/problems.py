"""Faults as values: a place, a code, a sentence, and what to try. Stands on nothing of ours but the decorator of values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from scriptgen.frozen import frozen


class Level(str, Enum):
    """Say how much a problem matters: an error stops the work, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(str, Enum):
    """Name each kind of problem; the value is what is printed in brackets."""

    BAD_YAML = "bad-yaml"  # the file is not YAML a person could have meant
    CUT_SENTENCE = "cut-sentence"  # YAML took " #" for the start of a comment
    NOT_TEXT = "not-text"  # not UTF-8, too large, or control characters
    WRONG_SHAPE = "wrong-shape"  # a key is missing, unknown, or holds the wrong kind of value
    UNKNOWN_NAME = "unknown-name"  # a fact, tone, choice, move, reaction ... that does not exist
    DOUBLE = "double"  # two things with one id
    BAD_LINE = "bad-line"  # Jinja in a line, an undeclared hole, grammar round a hole
    NEVER_MATCHES = "never-matches"  # a variant that no answers can choose
    MISSING_TONE = "missing-tone"  # a tone is not written
    UNUSED = "unused"  # a fact that no line and no condition uses
    OUT_OF_PLACE = "out-of-place"  # a move the arc does not say; an answer that cannot apply
    BAD_ANSWER = "bad-answer"  # an answer of the wrong kind
    FALSE_HERE = "false-here"  # a word that is false for this relationship, medium or speaker
    REFUSED = "refused"  # a combination that harms
    TEMPLATE = "template"  # a fault in a template
    FILE = "file"  # a file that cannot be read or written
    WORDING = "wording"  # a fault of language


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Point at a file, line and column (both from 1; 0 means the whole file), and the key there."""

    file: str
    line: int = 0
    column: int = 0
    key: str = ""

    def __str__(self) -> str:
        """Return `file:line:column`, leaving out what is not known."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


NOWHERE = Place("")


@frozen
class Problem:
    """Hold one fault: where it is, what is wrong, and what to try. Never holds a value of a brief."""

    place: Place
    code: Code
    says: str
    try_this: str = ""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """Return the problem as one line."""
        where = f"{self.place}: " if self.place.file else ""
        key = f"{self.place.key}: " if self.place.key else ""
        mend = f" Try: {self.try_this}" if self.try_this else ""
        return f"{where}{self.level.value}: {key}{self.says}{mend} [{self.code.value}]"


def in_order(problems: tuple[Problem, ...] | list[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place, p.code.value, p.says)))


class ScriptgenError(Exception):
    """Be the root of every failure a person can mend; `exit_code` is what the command line returns."""

    exit_code = 1


class InvalidInput(ScriptgenError):
    """Carry all problems of what a person gave us, sorted by place."""

    exit_code = 2

    def __init__(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Keep the problems in order."""
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Refused(InvalidInput):
    """Say that this combination gives no script, and what to make instead."""

    exit_code = 3


class WouldOverwrite(ScriptgenError):
    """Say that the file there holds something a person made or changed; nothing was written."""

    exit_code = 4
