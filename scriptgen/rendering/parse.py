"""The rendered text to a document's blocks: one handler for each element, listed by hand in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from scriptgen.document import Block, Box, Cell, Heading, Identity, Inline, Items, PageBreak, Paragraph, Row, Table, Text
from scriptgen.frozen import frozen
from scriptgen.problems import InvalidInput
from scriptgen.rendering.inline import EXACT, Child, Reading, content, squeezed
from scriptgen.rendering.tree import Node, read_piece, read_tree
from scriptgen.rendering.vocabulary import BLOCKS


@frozen
class Parsed:
    """Hold what a rendered text says: the attributes of its `document`, and its blocks."""

    attributes: dict[str, str]
    blocks: tuple[Block, ...]


@frozen
class Piece:
    """Hold what one element of a rendered text became, and the addresses printed in it. It holds no answer."""

    made: Row | Cell | list[Block]
    addresses: frozenset[str]


def parse(text: str, *, to: str = "docx", final: bool = False, author: str = "", keep: bool = False) -> Parsed:
    """Return the blocks of a rendered text; `keep` says that answers stand in `fill` only, so that other pieces may be kept.

    Raises InvalidInput with every fault, at template lines; no fault holds a value.
    """
    try:
        root, has_only = read_tree(text, partial(_piece, to, final, author) if keep else None)
        reading = Reading(to, final, author, has_only)
        blocks = _blocks(root.children, reading)
        if reading.problems:
            raise InvalidInput(reading.problems)
    except InvalidInput:
        if keep:  # once more without kept pieces, so that every fault has its place
            return parse(text, to=to, final=final, author=author)
        raise
    return Parsed({k: v for k, v in root.attributes.items() if k != "at"}, tuple(blocks))


@lru_cache(maxsize=2048)
def _piece(to: str, final: bool, author: str, tag: str, text: str) -> Piece | None:
    """Return what a piece of authors' words becomes, the same object each time; None where it has to be read in its place."""
    node = read_piece(text)
    if node is None:
        return None
    reading = Reading(to, final, author, has_only=False)
    made: Row | Cell | list[Block]
    if tag == "tr":
        made = replace(_row(node, reading), fixed=True)
    elif tag == "td":
        made = replace(_cell(node, reading), fixed=True)
    else:
        made = [replace(block, fixed=True) if isinstance(block, (Items, Box)) else block for block in _HANDLERS[tag](node, reading)]
    return None if reading.problems else Piece(made, frozenset(reading.seen))


def _taken(node: Node, reading: Reading) -> Any:
    """Return what is kept of an element, and note its addresses as printed."""
    piece: Any = node.made
    if piece.addresses:
        if not reading.seen.isdisjoint(piece.addresses):
            reading.note(node, "a line is printed a second time with its identity.", "write {{ line.plain }} in the second place.")
        reading.seen |= piece.addresses
    return piece.made


def _blocks(children: list[Child], reading: Reading, loose: str = "normal") -> list[Block]:
    """Return the blocks of mixed content; words between blocks become a paragraph of the loose kind."""
    blocks: list[Block] = []
    words: list[Child] = []
    for child in _flat(children, reading):
        if isinstance(child, str):
            if words or not child.isspace():
                words.append(child)
        elif child.tag in BLOCKS:
            if words:
                blocks += _loose(words, reading, loose)
                words = []
            blocks += _taken(child, reading) if child.made else _HANDLERS[child.tag](child, reading)
        else:
            words.append(child)
    return blocks + _loose(words, reading, loose) if words else blocks


def _loose(words: list[Child], reading: Reading, kind: str) -> list[Block]:
    """Return the paragraph of words that stand between blocks."""
    made = content(words, reading)
    at = next((w.at for w in words if isinstance(w, Node)), "")
    return [Paragraph(kind, made, place=at)] if made else []


def _flat(children: list[Child], reading: Reading) -> list[Child]:
    """Return the children, each `only` that is for this output opened, the others left out."""
    if not reading.has_only:
        return children
    found: list[Child] = []
    for child in children:
        if isinstance(child, Node) and child.tag == "only":
            found += _flat(child.children, reading) if reading.prints(child) else []
        else:
            found.append(child)
    return found


def _nodes(node: Node, reading: Reading) -> list[Node]:
    return [c for c in _flat(node.children, reading) if isinstance(c, Node)]


def _heading(node: Node, reading: Reading) -> list[Block]:
    return [Heading(int(node.tag[1]), content(node.children, reading), "page" in node.attributes, node.at)]


def _paragraph(node: Node, reading: Reading) -> list[Block]:
    made = content(node.children, reading)
    return [Paragraph(node.attributes.get("kind", "normal"), made, place=node.at)] if made else []


def _of_kind(kind: str) -> Handler:
    def handle(node: Node, reading: Reading) -> list[Block]:
        return [*_holding(node, reading, kind)]

    return handle


def _coaching(kind: str, lead: tuple[Inline, ...] = ()) -> Handler:
    """Return the handler of words for the clinician's eyes, which a final document does not hold."""

    def handle(node: Node, reading: Reading) -> list[Block]:
        made = content(node.children, reading)
        return [Paragraph(kind, lead + made, place=node.at)] if made and not reading.final else []

    return handle


def _said(node: Node, reading: Reading, cue: str = "", kind: str = "") -> Paragraph:
    """Return what is said; with an address it is an authored line, kept to the letter and printed with identity once."""
    attributes = node.attributes
    address = attributes.get("address", "")
    lead: tuple[Inline, ...] = (Text(f"{cue} ", cue=True),) if cue else ()
    kind = kind or ("say-limit" if attributes.get("kind") == "limit" else "say")
    if not address:
        return Paragraph(kind, lead + content(node.children, reading), place=node.at)
    if address in reading.seen:
        reading.note(node, "a line is printed a second time with its identity.", "write {{ line.plain }} in the second place.")
    reading.seen.add(address)
    identity = Identity(address, attributes.get("unfilled", ""), attributes.get("key", ""), attributes.get("locked") == "yes")
    return Paragraph(kind, lead + content(node.children, reading, EXACT), identity, attributes.get("at", ""))


def _say(node: Node, reading: Reading) -> list[Block]:
    return [_said(node, reading)]


def _because(node: Node) -> str:
    """Return the cue of an optional line: its question, which may already end in the answer that it is for."""
    because = squeezed(node.attributes.get("because", ""))
    if not because:
        return "If it fits:"
    return because if because.endswith(":") else f"{because} If so:"


def _optional(node: Node, reading: Reading) -> list[Block]:
    """Return the lines under the question they hang on; a single line has it as a cue before its words."""
    blocks: list[Block] = []
    for child in _nodes(node, reading):
        if child.tag == "say":
            blocks.append(_said(child, reading, _because(node)))
        else:
            blocks.append(Paragraph("cue", (Text(_because(node), cue=True),), place=node.at))
            blocks += _choose(child, reading)
    return blocks


def _choose(node: Node, reading: Reading) -> list[Block]:
    """Return the alternatives: what to choose by, then each line headed by the answer it is for."""
    ask = squeezed(node.attributes.get("ask", ""))
    blocks: list[Block] = [Paragraph("cue", (Text(f"Choose one: {ask}".rstrip(": "), cue=True),), place=node.at)]
    for option in _nodes(node, reading):
        answer = squeezed(option.attributes.get("answer", ""))
        blocks.append(Paragraph("answer", (Text(answer),), place=option.at))
        blocks += _blocks(option.children, reading, "say")
    return blocks


def _items(node: Node, reading: Reading) -> list[Block]:
    kind = "check" if node.attributes.get("kind") == "ticks" else "item"
    items: list[Paragraph] = []
    for child in _nodes(node, reading):
        items += _holding(child, reading, kind)
    return [Items(tuple(items), node.tag == "ol", kind == "check")] if items else []


def _holding(node: Node, reading: Reading, kind: str) -> list[Paragraph]:
    """Return the paragraphs of an element of words; an authored line in it keeps its identity, alternatives are one each."""
    lines: list[Paragraph] = []
    words: list[Child] = []
    for child in _flat(node.children, reading):
        if isinstance(child, Node) and child.tag in ("say", "choose", "optional"):
            lines += _held_lines(child, reading, kind, "")
        else:
            words.append(child)
    made = content(words, reading)
    return [Paragraph(kind, made, place=node.at), *lines] if made else lines


def _held_lines(node: Node, reading: Reading, kind: str, cue: str) -> list[Paragraph]:
    if node.tag == "say":
        return [_said(node, reading, cue, kind)]
    if node.tag == "optional":
        cue = f"{cue} {_because(node)}".strip()
        return [p for child in _nodes(node, reading) for p in _held_lines(child, reading, kind, cue)]
    found: list[Paragraph] = []
    for option in _nodes(node, reading):
        answer = f"{cue} {squeezed(option.attributes.get('answer', ''))}:".strip()
        found += [p for child in _nodes(option, reading) if child.tag == "say" for p in _held_lines(child, reading, kind, answer)]
    return found


def _table(node: Node, reading: Reading) -> list[Block]:
    rows = tuple(_row(child, reading) for child in _nodes(node, reading))
    return [Table(node.attributes.get("kind", "plain"), rows, node.attributes.get("title", ""))] if rows else []


def _row(node: Node, reading: Reading) -> Row:
    if node.made:
        row: Row = _taken(node, reading)
        return row
    cells = tuple(_cell(child, reading) for child in _nodes(node, reading))
    usual = "head" if all(c.tag == "th" for c in _nodes(node, reading)) else "plain"
    return Row(node.attributes.get("kind", usual), cells)


def _cell(node: Node, reading: Reading) -> Cell:
    """Return a cell; it always has a paragraph, since Word will not open one without."""
    if node.made:
        cell: Cell = _taken(node, reading)
        return cell
    kind = "head" if node.tag == "th" else "cell"
    blocks = _blocks(node.children, reading, kind)
    return Cell(tuple(blocks) or (Paragraph(kind, (), place=node.at),))


def _box(node: Node, reading: Reading) -> list[Block]:
    blocks = _blocks(node.children, reading)
    return [Box(node.attributes.get("kind", "notice"), tuple(blocks))] if blocks else []


def _page_break(_node: Node, _reading: Reading) -> list[Block]:
    return [PageBreak()]


Handler = Callable[[Node, Reading], "list[Block]"]
_HANDLERS: dict[str, Handler] = {
    "h1": _heading,
    "h2": _heading,
    "h3": _heading,
    "p": _paragraph,
    "ul": _items,
    "ol": _items,
    "table": _table,
    "box": _box,
    "page-break": _page_break,
    "say": _say,
    "hear": _of_kind("hear"),
    "pause": _of_kind("pause"),
    "coach": _coaching("note"),
    "avoid": _coaching("avoid", (Text("Avoid: ", bold=True),)),
    "choose": _choose,
    "optional": _optional,
}
