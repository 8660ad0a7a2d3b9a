"""The rendered text to a light tree, read with expat directly: every element checked against the vocabulary as it opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias
from xml.parsers import expat

from scriptgen.problems import NOWHERE, Code, InvalidInput, Place, Problem
from scriptgen.rendering.vocabulary import ELEMENTS, TEXT, attribute_problem, element_problem, fault, value_problem

_ANYTHING = frozenset(("anything",))  # what an unknown element holds: its content is not judged
_LAST_AT = re.compile(r' at="([^"]*)"')
_MARKS = re.compile("<(?:(tr|td|ul|ol|box|fill|only) |[!?])")
_NOT_KEPT = ("fill", "only")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Node:
    """Hold one element while the text is read; `holds` is what may stand in it, for `only` what its parent takes.

    `made` is what an earlier reading made of the same text; then there are no children.
    """

    __slots__ = ("at", "attributes", "children", "holds", "made", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], at: str, holds: frozenset[str]) -> None:
        """Begin an element without children; `at` is the template line it stands on."""
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = []
        self.at = at
        self.holds = holds
        self.made: object = None


Known: TypeAlias = "Callable[[str, str], object]"
"""Return what was made of a tag's text, or None where it cannot be kept."""


def place_of(at: str) -> Place:
    """Return the place that an `at` names."""
    name, _, line = at.rpartition(":")
    return Place(name, int(line)) if line.isdigit() else Place(at)


class _Reader:
    """Build the tree from expat's events, and collect what is wrong. Runs for every element of every document, so it asks little."""

    def __init__(self) -> None:
        self.root = Node("", {}, "", frozenset(("document",)))
        self.open = [self.root]
        self.problems: list[Problem] = []
        self.has_only = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self.open[-1]
        element = ELEMENTS.get(tag)
        # a line of the situation says where it was written; a fault is the template's, which is what encloses it
        at = parent.at if "address" in attributes else attributes.get("at") or parent.at
        if element is None:
            node = Node(tag, attributes, at, _ANYTHING)
            self._note(element_problem(tag, "", place_of(at)))
        else:
            node = Node(tag, attributes, at, element.holds)
            if tag == "only":
                node.holds = parent.holds
                self.has_only = True
            elif tag not in parent.holds and parent.holds is not _ANYTHING:
                self._note(element_problem(tag, self._holder(), place_of(at)))
            if len(attributes) > 1 or "at" not in attributes:  # more than what every element of a template has
                kind = attributes.get("kind")
                if (kind is not None and kind not in element.kinds) or element.strict or not attributes.keys() <= element.attributes:
                    self._check(node)
        parent.children.append(node)
        self.open.append(node)

    def keep(self, tag: str, made: object) -> bool:
        """Put what an earlier reading made in its place; return whether it may stand there."""
        parent = self.open[-1]
        node = Node(tag, {}, parent.at, frozenset())
        node.made = made
        parent.children.append(node)
        return tag in parent.holds

    def _holder(self) -> str:
        """Return the nearest open element that is not `only`."""
        return next((n.tag for n in reversed(self.open) if n.tag != "only"), "")

    def _check(self, node: Node) -> None:
        for name, value in node.attributes.items():
            if name != "at":
                place = place_of(node.at)
                self._note(attribute_problem(node.tag, name, place) or value_problem(node.tag, name, value, place))

    def _note(self, problem: Problem | None) -> None:
        if problem is not None:
            self.problems.append(problem)

    def end(self, _tag: str) -> None:
        self.open.pop()

    def text(self, text: str) -> None:
        node = self.open[-1]
        if TEXT in node.holds:
            node.children.append(text)
        elif not text.isspace() and node.holds is not _ANYTHING:
            says = f"words cannot stand straight in <{self._holder()}>."
            self.problems.append(fault(place_of(node.at), says, "put them in <p>."))

    def doctype(self, *_: object) -> None:
        raise InvalidInput([fault(place_of(self.open[-1].at), "a template has no <!DOCTYPE>.", "delete it.")])


def read_tree(text: str, known: Known | None = None) -> tuple[Node, bool]:
    """Return the `document` element of a rendered text, and whether there is an `only` in it.

    `known` is asked for pieces that were read before. Raises InvalidInput with every fault, at template lines.
    """
    root, has_only = _read(text, known)
    if isinstance(root, str) or root.tag != "document":
        at = root.at if isinstance(root, Node) else ""
        raise InvalidInput([fault(place_of(at), "a template has one <document> round everything.", 'begin with <document title="…">.')])
    return root, has_only


def read_piece(text: str) -> Node | None:
    """Return the one element of a piece of text, or None where anything is wrong with it."""
    try:
        root, has_only = _read(text, None)
    except InvalidInput:
        return None
    return None if has_only or isinstance(root, str) else root


def _read(text: str, known: Known | None) -> tuple[Node | str, bool]:
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        end, fits = 0, True
        for begin, until, tag, made in _kept(text, known) if known else ():
            parser.Parse(text[end:begin], False)
            fits = reader.keep(tag, made) and fits
            end = until
        parser.Parse(text[end:] if end else text, True)
        if not fits:
            return _read(text, None)
    except expat.ExpatError as error:
        raise InvalidInput([*reader.problems, _not_well_formed(text, parser.ErrorByteIndex, error)]) from None
    except UnicodeEncodeError:
        raise InvalidInput([_forbidden()]) from None
    if reader.problems:
        raise InvalidInput(reader.problems)
    return reader.root.children[0], reader.has_only


def _kept(text: str, known: Known) -> Iterator[tuple[int, int, str, object]]:
    """Yield begin, end, tag and what was made of each piece that holds no answer and was read before; the largest where one holds another.

    Answers stand in `fill` and nowhere else. What is in a comment is not told apart, so a text with one is read whole; and expat holds
    a last `]` back, so that no piece may follow one.
    """
    marks = [(found.start(), found[1]) for found in _MARKS.finditer(text)]
    marks.append((len(text), None))
    if any(tag is None for _, tag in marks[:-1]):
        return
    at = 0
    while (tag := marks[at][1]) is not None:
        begin = marks[at][0]
        at += 1
        until = text.find(f"</{tag}>", begin) + len(tag) + 3
        after = at
        while marks[after][0] < until and marks[after][1] not in (tag, *_NOT_KEPT):
            after += 1
        if marks[after][0] < until or tag in _NOT_KEPT or text[begin - 1] in "]\r":
            continue
        made = known(tag, text[begin:until])
        if made is not None:
            yield begin, until, tag, made
            at = after


def _forbidden() -> Problem:
    says = "an answer holds a control character, or half of one, that no document can carry."
    return Problem(NOWHERE, Code.NOT_TEXT, says, "type it again without it.")


def _not_well_formed(text: str, index: int, error: expat.ExpatError) -> Problem:
    """Return the problem at the last template line before the fault; expat counts bytes."""
    if _FORBIDDEN.search(text):
        return _forbidden()
    before = text.encode()[: max(index, 0)].decode(errors="ignore")
    found = _LAST_AT.findall(before)
    reason = expat.ErrorString(error.code) or "not well-formed"
    return fault(place_of(found[-1] if found else ""), f"near here the template is not well-formed ({reason}).",
                 "close every element that you open, in order.")
