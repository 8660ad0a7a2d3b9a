"""All text of a part, in pieces that can be searched: paragraphs joined across their runs, and every value behind the text."""

from __future__ import annotations

from collections.abc import Iterator

from scriptgen.frozen import frozen
from scriptgen.word.hiding import ADDED, REMOVED, Hiding
from scriptgen.word.opening import Element
from scriptgen.word.places import local, word

_SPACES = ("br", "tab", "cr", "ptab")
_CODES = ("instrText", "delInstrText")
_TEXTS = ("t", "delText")
_AUTHORS = ("author", "initials", "userId")
_VALUES = {
    ("docPr", "descr"): "alternative text", ("docPr", "title"): "alternative text", ("cNvPr", "descr"): "alternative text",
    ("tblDescription", "val"): "alternative text", ("tblCaption", "val"): "alternative text", ("shape", "alt"): "alternative text",
    ("docPr", "name"): "the name of a picture", ("cNvPr", "name"): "the name of a picture",
    ("alias", "val"): "the title of a control", ("tag", "val"): "the tag of a control",
    ("listItem", "displayText"): "a choice of a control", ("listItem", "value"): "a choice of a control",
    ("bookmarkStart", "name"): "the name of a bookmark", ("fldSimple", "instr"): "the code of a field",
    ("Relationship", "Target"): "a link or path",
}


@frozen
class Piece:
    """Hold a text and what it is; a piece that is `seen` stands on the page, as anybody reads it."""

    at: Element
    what: str
    text: str
    seen: bool = False


@frozen
class _Bit:
    text: str
    removed: bool
    added: bool
    hidden: bool


def pieces(root: Element, hiding: Hiding) -> Iterator[Piece]:
    """Yield every text of a part: what is shown, what is hidden or deleted, and every value, note and name between the tags."""
    for one in root.iter():
        name = local(one)
        if not name:
            yield Piece(one, "a note between the tags", one.text or "")
        elif name == "p" and (word(one) or "drawingml" in str(one.tag)):
            yield from _paragraph(one, hiding)
        elif name not in (*_TEXTS, *_CODES) or not _in_paragraph(one):
            yield from _loose(one)
        if one.tail and not one.tail.isspace():
            yield Piece(one, "text between the tags", one.tail)
        for key, text in one.attrib.items():
            label = str(key).rpartition("}")[2]
            what = "the name of an author" if label in _AUTHORS else _VALUES.get((name, label), "a value behind the text")
            yield Piece(one, what, str(text))


def _in_paragraph(one: Element) -> bool:
    return any(local(outer) == "p" for outer in one.iterancestors())


def _loose(one: Element) -> Iterator[Piece]:
    if one.text and not one.text.isspace():
        yield Piece(one, "", one.text)
        if len(one) and not any(local(inside) == "p" for inside in one.iter()):
            yield Piece(one, "", "".join(str(text) for text in one.itertext()))  # a name may be cut by a tag in the middle


def _paragraph(paragraph: Element, hiding: Hiding) -> Iterator[Piece]:
    """Yield a paragraph as it is shown, and what it says beyond that before changes were made and with what is hidden."""
    bits: list[_Bit] = []
    codes: list[str] = []
    _gather(paragraph, _Bit("", False, False, False), bits, codes, hiding)
    shown = "".join([b.text for b in bits if not b.removed and not b.hidden])
    yield Piece(paragraph, "", shown, True)
    if any(b.hidden for b in bits):
        yield Piece(paragraph, "hidden text", "".join([b.text for b in bits if not b.removed]))
        yield Piece(paragraph, "hidden text", "".join([b.text for b in bits if b.hidden]))
    if any(b.removed or b.added for b in bits):
        yield Piece(paragraph, "deleted text", "".join([b.text for b in bits if not b.added]))
        yield Piece(paragraph, "deleted text", "".join([b.text for b in bits if b.removed]))
        yield Piece(paragraph, "deleted text", "".join([b.text for b in bits]))
    if codes:
        yield Piece(paragraph, "the code of a field", "".join(codes))


def _gather(outer: Element, state: _Bit, bits: list[_Bit], codes: list[str], hiding: Hiding) -> None:
    for one in outer:
        name = local(one)
        if name in _CODES:
            codes.append(one.text or "")
        elif name in _TEXTS:
            bits.append(_Bit(one.text or "", state.removed or name == "delText", state.added, state.hidden))
        elif name in _SPACES and local(outer) == "r":
            bits.append(_Bit(" ", state.removed, state.added, state.hidden))
        elif name == "noBreakHyphen":
            bits.append(_Bit("-", state.removed, state.added, state.hidden))
        elif name and name not in ("p", "pPr", "rPr"):  # a paragraph in a text box is a paragraph of its own
            hidden = state.hidden or (word(one) == "r" and hiding.run(one))
            inner = _Bit("", state.removed or name in REMOVED, state.added or name in ADDED, hidden)
            _gather(one, inner, bits, codes, hiding)
