"""Set single texts in a YAML file and leave every other character of it as it is: comments, order, quotes, line ends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Union

import yaml

from scriptgen.frozen import frozen
from scriptgen.loading.merging import ELSE
from scriptgen.problems import ScriptgenError


@frozen
class Item:
    """Name an item of a list by the value of its `id`."""

    id: str


Step = Union[str, Item]
Steps = tuple[Step, ...]

_PLAIN = re.compile(r"[A-Za-z][\w ,.;’“”‘—–()/…-]*")
_SPECIAL = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n"))
_KEY = re.compile(r"[A-Za-z_][\w-]*")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CannotSplice(ScriptgenError):
    """Say that a text cannot be set without rewriting something else."""


def spliced(text: str, edits: Iterable[tuple[Steps, str]]) -> str:
    """Return YAML text with the value at each path set; what is missing on the way is made.

    Raises CannotSplice where something else stands on the path, or the text is no YAML.
    """
    for steps, value in edits:
        text = _set(text, steps, value)
    return text


def scalar(value: str, flow: bool = False, key: bool = False, quoted: bool = False) -> str:
    """Return a text as YAML: plain where nobody could read it otherwise, else in double quotes.

    `quoted` asks for quotes: a plain sentence with a comment behind it looks like one that was cut short.
    """
    if key:
        return value if _KEY.fullmatch(value) and value.lower() not in _SPECIAL else json.dumps(value, ensure_ascii=False)
    plain = _PLAIN.fullmatch(value) and not value.endswith(" ") and value.lower() not in _SPECIAL and not (flow and "," in value)
    if (plain and not quoted) or value in ("yes", "no"):
        return value
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x85", "\\N").replace("\u2028", "\\L").replace(
        "\u2029", "\\P").replace("\ufeff", "\\uFEFF")


def _set(text: str, steps: Steps, value: str) -> str:
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    try:
        root = yaml.compose(body, _LOADER)
    except yaml.YAMLError:
        raise CannotSplice("the file is not sound YAML; mend it first.") from None
    return mark + _Splice(body).set(root, steps, value)


class _Splice:
    """Set one value in one text. Marks of the parser count characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def set(self, root: Any, steps: Steps, value: str) -> str:
        if root is None or _is_empty(root):
            return self._insert(len(self.text), _block(steps, value, 0))
        node = root
        parents: list[Any] = []
        for depth, step in enumerate(steps):
            found = _child(node, step)
            if found is None:
                return self._add(node, parents, steps[depth:], value)
            parents.append((node, *found))
            node = found[1]
            if _is_empty(node) and depth < len(steps) - 1:
                return self._fill(parents, steps[depth + 1:], value)
        if not isinstance(node, yaml.ScalarNode):
            raise CannotSplice("something else stands where the text belongs.")
        return self._replace(node, parents, value)

    def _replace(self, node: Any, parents: list[Any], value: str) -> str:
        flow = any(getattr(parent[0], "flow_style", False) for parent in parents)
        start, end = node.start_mark.index, node.end_mark.index
        words = scalar(value, flow, quoted=" " in value and re.match(r"[ \t]+#", self.text[end:]) is not None)
        if node.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())  # the blank lines after it are not its own
        elif _is_empty(node) and start == end:
            words = (" " if self.text[start - 1:start] not in (" ", "") else "") + words
        if self.text[end:end + 1] == "#":
            words += " "
        return self.text[:start] + words + self.text[end:]

    def _fill(self, parents: list[Any], rest: Steps, value: str) -> str:
        """Fill a key that stands there with nothing after it."""
        holder, key, node = parents[-1]
        if key is None or node.start_mark.index != node.end_mark.index or holder.flow_style:
            raise CannotSplice("something else stands where the text belongs.")
        return self._insert(self._line_end(key.end_mark.index), _block(rest, value, key.start_mark.column + 2))

    def _add(self, node: Any, parents: list[Any], rest: Steps, value: str) -> str:
        wanted = yaml.SequenceNode if isinstance(rest[0], Item) else yaml.MappingNode
        if not isinstance(node, wanted):
            raise CannotSplice("something else stands where the text belongs.")
        if node.flow_style:
            at = node.end_mark.index - 1
            if isinstance(rest[0], Item) and node.value and _id(node.value[-1]) == ELSE and rest[0].id != ELSE:
                return self._put(node.value[-1].start_mark.index, _flow(rest, value) + ", ")
            while self.text[at - 1].isspace():
                at -= 1
            comma = "" if not node.value or self.text[at - 1] == "," else ","
            return self._put(at, comma + (" " if node.value else "") + _flow(rest, value))
        return self._insert(self._place(node, parents, rest[0]), _block(rest, value, node.start_mark.column))

    def _place(self, node: Any, parents: list[Any], step: Step) -> int:
        """Return where a new item or key begins: at the end, or before the last `else` and the comments over it."""
        before = list(node.value)
        if isinstance(step, Item) and step.id != ELSE and before and _id(before[-1]) == ELSE:
            before = before[:-1]
            if not before:
                return self._line_end(parents[-1][1].end_mark.index)
        last = before[-1]
        return self._after(last[1] if isinstance(last, tuple) else last, last[0] if isinstance(last, tuple) else None)

    def _after(self, node: Any, key: Any = None) -> int:
        """Return the beginning of the line after all that a node holds."""
        while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            key, node = last if isinstance(last, tuple) else (None, last)
        end: int = node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            while end > 0 and self.text[:end].endswith(self.newline * 2):
                end -= len(self.newline)  # blank lines after it are not its own
            return end
        if key is not None and _is_empty(node):
            end = max(key.end_mark.index, node.start_mark.index if node.start_mark.line == key.end_mark.line else 0)
        return self._line_end(end)

    def _line_end(self, index: int) -> int:
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def _insert(self, at: int, lines: Sequence[str]) -> str:
        ahead = self.newline if at and not self.text[:at].endswith("\n") else ""
        return self._put(at, ahead + "".join(line + self.newline for line in lines))

    def _put(self, at: int, words: str) -> str:
        return self.text[:at] + words + self.text[at:]


def _is_empty(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")


def _id(node: Any) -> str:
    if isinstance(node, yaml.MappingNode):
        return next((str(value.value) for key, value in node.value if key.value == "id"), "")
    return ""


def _child(node: Any, step: Step) -> tuple[Any, Any] | None:
    """Return the key (nothing in a list) and the value of a step; nothing where it is not there."""
    if isinstance(step, Item):
        items = node.value if isinstance(node, yaml.SequenceNode) else ()
        return next(((None, item) for item in items if _id(item) == step.id), None)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next(((key, value) for key, value in pairs if key.value == step), None)


def _block(steps: Steps, value: str, column: int) -> list[str]:
    """Return the lines that make a path with a value from a column on."""
    step, rest = steps[0], steps[1:]
    pad = " " * column
    if isinstance(step, Item):
        inner = _block(rest, value, column + 2) if rest else []
        return [f"{pad}- id: {scalar(step.id)}", *inner]
    if not rest:
        return [f"{pad}{scalar(step, key=True)}: {scalar(value)}"]
    return [f"{pad}{scalar(step, key=True)}:", *_block(rest, value, column + 2)]


def _flow(steps: Steps, value: str) -> str:
    step, rest = steps[0], steps[1:]
    if isinstance(step, Item):
        return "{id: " + scalar(step.id, flow=True) + (", " + _flow(rest, value) if rest else "") + "}"
    inner = scalar(value, flow=True)
    if rest:
        inner = f"[{_flow(rest, value)}]" if isinstance(rest[0], Item) else "{" + _flow(rest, value) + "}"
    return f"{scalar(step, key=True)}: {inner}"
