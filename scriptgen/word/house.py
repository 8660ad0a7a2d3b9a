"""The house style: a Word file whose styles, lists and settings every document takes over without inflating them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from scriptgen.word.package import Part, parts_of
from scriptgen.word.parts import STATIC
from scriptgen.word.styles import FIRST_LIST, NUMBER_LIST
from scriptgen.word.xml import element, quote, val

_HERE = Path(__file__).resolve().parent
_FILE = "house-style.docx"
_LANGUAGE = "en-US"
_APP = "docProps/app.xml"
_NUMBERING = "word/numbering.xml"
_LANGUAGED = ("word/styles.xml", "word/settings.xml")


def house_style_path() -> Path:
    """Return where the house style is: inside the package in a wheel, beside it in the source tree."""
    inside = _HERE.parent / "templates" / _FILE
    return inside if inside.is_file() else _HERE.parents[1] / "templates" / _FILE


@lru_cache(maxsize=1)
def shipped() -> dict[str, Part]:
    """Return the parts of the house style; read once in a process."""
    found = parts_of(house_style_path().read_bytes())
    return {name: found[name] for name in (*STATIC, _APP)}


@lru_cache(maxsize=64)
def house_parts(language: str, lists: int) -> tuple[Part, ...]:
    """Return the house style's parts for a language and a number of numbered lists."""
    return in_language(shipped(), language, lists)


def in_language(given: Mapping[str, Part], language: str, lists: int) -> tuple[Part, ...]:
    """Return the parts of a house style in a language, with a number of numbered lists."""
    parts = dict(given)
    if language != _LANGUAGE:
        for name in _LANGUAGED:
            parts[name] = _replaced(parts[name], f'"{_LANGUAGE}"', f'"{quote(language)}"')
    if lists:
        parts[_NUMBERING] = _replaced(parts[_NUMBERING], "</w:numbering>", f"{_starts(lists)}</w:numbering>")
    return tuple(parts.values())


def _replaced(part: Part, old: str, new: str) -> Part:
    return Part.of(part.name, part.data().decode("utf-8").replace(old, new).encode("utf-8"))


def _starts(lists: int) -> str:
    """Return one list each that begins at 1 again."""
    again = element("w:lvlOverride", {"w:ilvl": "0"}, val("w:startOverride", 1))
    one = (
        element("w:num", {"w:numId": str(FIRST_LIST + n)}, val("w:abstractNumId", NUMBER_LIST), again) for n in range(lists)
    )
    return "".join(one)
