"""What a template may ask: dotted names that exist, comparisons, ten filters. Judged by the shapes of the views, without a script."""

from __future__ import annotations

from dataclasses import dataclass, field

from jinja2 import nodes

from scriptgen.names import unknown
from scriptgen.problems import Place, Problem
from scriptgen.rendering.environment import FILTERS
from scriptgen.rendering.shapes import fields, is_optional, is_words, item_of, present
from scriptgen.rendering.vocabulary import fault

_WORDS = {
    nodes.Call: "a call", nodes.Getitem: "[ ]", nodes.List: "a list", nodes.Dict: "a dictionary", nodes.Tuple: "a tuple",
    nodes.Test: "a test", nodes.Concat: "~", nodes.Slice: "a slice",
}
UNKNOWN = object()  # the shape of what was already reported


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold the names a part of a template sees, each with its shape, the dotted names known to be there, and the depth of loops."""

    names: dict[str, object]
    there: frozenset[str] = field(default_factory=frozenset)
    depth: int = 0

    def knowing(self, found: frozenset[str]) -> Scope:
        """Return the scope inside a test that found these names."""
        return Scope(self.names, self.there | found, self.depth)

    def inside(self, name: str, shape: object, loop: object) -> Scope:
        """Return the scope inside a loop."""
        kept = frozenset(t for t in self.there if t != name and not t.startswith(name + "."))
        return Scope(type(self.names)({**self.names, name: shape, "loop": loop}), kept, self.depth + 1)


def dotted(node: nodes.Expr) -> str:
    """Return a dotted name as written, or nothing for any other expression."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        before = dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def found_by(test: nodes.Expr) -> frozenset[str]:
    """Return the dotted names that a test, if true, has found to be there."""
    if isinstance(test, nodes.And):
        return found_by(test.left) | found_by(test.right)
    name = dotted(test)
    return frozenset((name,)) if name else frozenset()


class Asker:
    """Judge expressions, and collect what is wrong with them."""

    def __init__(self, problems: list[Problem]) -> None:
        """Collect into the given list."""
        self.problems = problems

    def shape(self, node: nodes.Expr, scope: Scope, file: str) -> object:
        """Return the shape of an expression's value."""
        place = Place(file, node.lineno)
        if isinstance(node, nodes.Name):
            return self._name(node.name, scope, place)
        if isinstance(node, nodes.Getattr):
            return self._field(node, scope, file)
        if isinstance(node, nodes.Const):
            return type(node.value)
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope, file)
        if isinstance(node, nodes.Compare):
            return self._compare(node, scope, file)
        if isinstance(node, (nodes.And, nodes.Or)):
            self.shape(node.left, scope, file)
            right = scope.knowing(found_by(node.left)) if isinstance(node, nodes.And) else scope
            self.shape(node.right, right, file)
            return bool
        if isinstance(node, nodes.Not):
            self.shape(node.node, scope, file)
            return bool
        if isinstance(node, nodes.CondExpr):
            self.shape(node.test, scope, file)
            shape = self.shape(node.expr1, scope.knowing(found_by(node.test)), file)
            return shape if node.expr2 is None else self.shape(node.expr2, scope, file)
        what = next((words for kind, words in _WORDS.items() if isinstance(node, kind)), "arithmetic")
        return self._bad(place, f"{what} is not for templates.", "use names, if, for and the filters of docs/templates.md.")

    def printed(self, node: nodes.Expr, scope: Scope, file: str) -> None:
        """Judge an expression that is printed."""
        shape = self.shape(node, scope, file)
        if shape is UNKNOWN:
            return
        place = Place(file, node.lineno)
        if is_optional(shape) and dotted(node) not in scope.there:
            self._may_lack(dotted(node), place)
        elif not is_words(shape):
            self._bad(place, f"{dotted(node) or 'this'} is not words.", "print one of its fields, or go through it with for.")

    def items(self, node: nodes.Expr, scope: Scope, file: str) -> object:
        """Return the shape of what a loop goes through."""
        place = Place(file, node.lineno)
        if not dotted(node):
            return self._bad(place, "for goes only through what the context gives.", "write a dotted name after in.")
        shape = self.shape(node, scope, file)
        item = item_of(shape)
        if shape is not UNKNOWN and item is None:
            return self._bad(place, f"{dotted(node)} is not a list.", "go through one of its lists.")
        return UNKNOWN if item is None else item

    def _name(self, name: str, scope: Scope, place: Place) -> object:
        if name in scope.names:
            return scope.names[name]
        self.problems.append(unknown(name[:60], scope.names, place, "name here"))
        return UNKNOWN

    def _field(self, node: nodes.Getattr, scope: Scope, file: str) -> object:
        before = self.shape(node.node, scope, file)
        if before is UNKNOWN:
            return UNKNOWN
        place = Place(file, node.lineno)
        if is_optional(before) and dotted(node.node) not in scope.there:
            self._may_lack(dotted(node.node), place)
        known = fields(present(before))
        if node.attr not in known:
            self.problems.append(unknown(node.attr[:60], known, place, f"field of {dotted(node.node) or 'this'}"))
            return UNKNOWN
        return known[node.attr]

    def _filter(self, node: nodes.Filter, scope: Scope, file: str) -> object:
        place = Place(file, node.lineno)
        if node.name not in FILTERS:
            self.problems.append(unknown(node.name[:60], FILTERS, place, "filter"))
            return UNKNOWN
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not all(isinstance(a, nodes.Const) for a in node.args):
            return self._bad(place, "a filter takes only plain text.", 'write it as join(", ").')
        shape = self.shape(node.node, scope, file) if node.node is not None else UNKNOWN
        if node.name in ("first", "last"):
            return item_of(shape) or UNKNOWN
        return int if node.name == "length" else str

    def _compare(self, node: nodes.Compare, scope: Scope, file: str) -> object:
        self.shape(node.expr, scope, file)
        for operand in node.ops:
            if operand.op not in ("eq", "ne"):
                self._bad(Place(file, node.lineno), "a template compares only with == and !=.", "ask for a field that says it.")
            self.shape(operand.expr, scope, file)
        return bool

    def _may_lack(self, name: str, place: Place) -> None:
        self._bad(place, f"{name} may be nothing here.", f"put {{% if {name} %}} round it.")

    def _bad(self, place: Place, says: str, try_this: str) -> object:
        self.problems.append(fault(place, says, try_this))
        return UNKNOWN
