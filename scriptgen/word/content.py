"""What stands in a paragraph, as runs: words, blanks to fill, boxes to tick, lists to choose from. Controls never nest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from scriptgen.document import Choice, Comment, Fill, Inline, Text, Tick
from scriptgen.word.sheet import Sheet
from scriptgen.word.styles import CUE, FILL_STYLE, PARAGRAPHS, TAG, TAGGED
from scriptgen.word.xml import EMPTY, Xml, element, escape, join, val

_LIMIT = 64  # Word calls a file damaged whose control has a longer title or tag
_EMPTY_BOX, _TICKED_BOX, _BOX_FONT = "2610", "2612", "MS Gothic"
_ANSWER = PARAGRAPHS["answer"]
_BREAKS = re.compile(r"\r\n|[\r\n\t]")
_NO_BOLD = join(element("w:b", {"w:val": "0"}), element("w:bCs", {"w:val": "0"}))
_BOLD = join(element("w:b"), element("w:bCs"))
_ITALIC = join(element("w:i"), element("w:iCs"))
_CUE = join(val("w:rStyle", CUE), _BOLD)
# Said outright and not by the style alone: bold in a paragraph style and bold in a character style cancel out in Word.
_TAG = join(val("w:rStyle", TAG), _NO_BOLD)

_FORMATS: Mapping[tuple[bool, bool], Xml] = {
    (False, False): EMPTY,
    (True, False): element("w:rPr", {}, _BOLD),
    (False, True): element("w:rPr", {}, _ITALIC),
    (True, True): element("w:rPr", {}, _BOLD, _ITALIC),
}
_CUE_FORMAT = element("w:rPr", {}, _CUE)
_TAG_FORMAT = element("w:rPr", {}, _TAG)
_BLANK_FORMAT = element("w:rPr", {}, val("w:rStyle", FILL_STYLE))
_BOX_FONTS = {"w:ascii": _BOX_FONT, "w:hAnsi": _BOX_FONT, "w:eastAsia": _BOX_FONT, "w:hint": "eastAsia"}
_BOX = element("w:r", {}, element("w:rPr", {}, element("w:rFonts", _BOX_FONTS)), element("w:t", {}, escape("☐")))
_CHECKBOX = element(
    "w14:checkbox", {},
    element("w14:checked", {"w14:val": "0"}),
    element("w14:checkedState", {"w14:val": _TICKED_BOX, "w14:font": _BOX_FONT}),
    element("w14:uncheckedState", {"w14:val": _EMPTY_BOX, "w14:font": _BOX_FONT}),
)
_LOCK = val("w:lock", "sdtContentLocked")
_SHOWS_PLACEHOLDER = element("w:showingPlcHdr")
_FREE_TEXT = element("w:text", {"w:multiLine": "1"})
TAB = element("w:r", {}, element("w:tab"))


def run(text: str, format_: Xml = EMPTY) -> Xml:
    """Return a run of words in a format; line breaks and tabs become Word's own."""
    words = escape(text)
    if "\n" not in text and "\t" not in text and "\r" not in text:
        return Xml(f'<w:r>{format_}<w:t xml:space="preserve">{words}</w:t></w:r>')
    pieces: list[str] = []
    last = 0
    for found in _BREAKS.finditer(text):
        pieces += (_words(text[last : found.start()]), "<w:tab/>" if found[0] == "\t" else "<w:br/>")
        last = found.end()
    pieces.append(_words(text[last:]))
    return Xml(f"<w:r>{format_}{''.join(pieces)}</w:r>")


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _control(named: Xml, sheet: Sheet, content: Xml, *properties: Xml) -> Xml:
    """Return a run-level content control; its id is the next free one."""
    about = f"{named}{control_id(sheet)}{''.join(properties)}"
    return Xml(f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")


def control_id(sheet: Sheet) -> Xml:
    """Return the next free id of a content control."""
    return Xml(f'<w:id w:val="{next(sheet.controls)}"/>')


@lru_cache(maxsize=1024)
def _named(title: str, fact: str) -> Xml:
    """Return a control's title and tag. Both are authors' words, so that keeping them keeps nothing of anybody."""
    alias = val("w:alias", _short(" ".join(title.split())))
    return join(alias, val("w:tag", _short(f"sg:{fact}"))) if fact else alias


def _short(text: str) -> str:
    return text if len(text) <= _LIMIT else text[: _LIMIT - 1].rstrip() + "…"


def _placeholder(label: str) -> Xml:
    return run(label.strip() or "____", _BLANK_FORMAT)


def _asks(item: Fill | Choice, sheet: Sheet) -> Xml:
    # the question is put to the clinician; a file for the client shows only what to write there, and no name of ours
    return _named(item.label, "") if sheet.clean else _named(item.title or item.label, item.fact)


def _text(item: Text, sheet: Sheet, style: str) -> Xml:
    if item.cue:
        return run(item.text, _TAG_FORMAT if style in TAGGED else _CUE_FORMAT)
    # bold by its style alone: a paragraph that is bold run by run is taken for a heading that lacks its style
    return run(item.text, _FORMATS[item.bold and style != _ANSWER, item.italic])


def _fill(item: Fill, sheet: Sheet, _style: str) -> Xml:
    if item.value is not None:
        return run(item.value)
    return _control(_asks(item, sheet), sheet, _placeholder(item.label), _SHOWS_PLACEHOLDER, _FREE_TEXT)


def _choice(item: Choice, sheet: Sheet, _style: str) -> Xml:
    # Word refuses a list that offers a value twice or an empty one
    options = [o for o in dict.fromkeys(" ".join(option.split()) for option in item.options) if o]
    offers = (element("w:listItem", {"w:displayText": option, "w:value": option}) for option in options)
    return _control(_asks(item, sheet), sheet, _placeholder(item.label), _SHOWS_PLACEHOLDER, element("w:dropDownList", {}, *offers))


def tick(title: str, sheet: Sheet) -> Xml:
    """Return a box to tick."""
    return _control(_named(title or sheet.words.tick, ""), sheet, _BOX, _CHECKBOX)


def _tick(item: Tick, sheet: Sheet, _style: str) -> Xml:
    return tick(item.title, sheet)


def _comment(_item: Comment, _sheet: Sheet, _style: str) -> Xml:
    return EMPTY  # a comment has no words in the paragraph: blocks.py puts its marks round the runs


_HANDLERS: Mapping[type, Callable[[Any, Sheet, str], Xml]] = {
    Text: _text,
    Fill: _fill,
    Tick: _tick,
    Choice: _choice,
    Comment: _comment,
}


def runs(content: tuple[Inline, ...], sheet: Sheet, style: str) -> Xml:
    """Return the content of a paragraph of a style."""
    return Xml("".join([_HANDLERS[type(item)](item, sheet, style) for item in content]))


def locked_runs(content: tuple[Inline, ...], sheet: Sheet, style: str) -> Xml:
    """Return the content with its words locked; blanks stand between the locks and values stay editable."""
    pieces: list[Xml] = []
    for words, group in groupby(content, lambda item: isinstance(item, Text) and not item.cue):
        inside = runs(tuple(group), sheet, style)
        pieces.append(_control(_named(sheet.words.locked, ""), sheet, inside, _LOCK) if words else inside)
    return join(*pieces)
