"""The check of templates without facts: only what ends by construction, and every branch well-formed. Files are read, nothing is run."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from scriptgen.names import unknown
from scriptgen.problems import NOWHERE, Code, Level, Place, Problem, in_order
from scriptgen.rendering.balance import Markup
from scriptgen.rendering.environment import SHIPPED_PREFIX, SUFFIX, TemplateEnvironment, layers_of, plain_environment, template_files
from scriptgen.rendering.expressions import UNKNOWN, Asker, Scope, found_by
from scriptgen.rendering.faults import path_of, problem_of
from scriptgen.rendering.shapes import LOOP, names_for
from scriptgen.rendering.vocabulary import fault

DEEPEST = 3
_TAGS: dict[type[nodes.Node], str] = {
    nodes.Assign: "set", nodes.AssignBlock: "set", nodes.Macro: "macro", nodes.CallBlock: "call", nodes.FilterBlock: "filter",
    nodes.Import: "import", nodes.FromImport: "from", nodes.With: "with", nodes.ScopedEvalContextModifier: "autoescape",
}


def template_problems(folders: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """Return everything wrong with the templates of the folders, laid over the shipped ones: at file and line, with a remedy."""
    layers = layers_of(folders)
    check = _Check(layers)
    names = {name for folder in layers for name, _ in template_files(folder)}
    for name in sorted(n for n in names if "/" not in n):
        check.whole(name)
    own = {name for folder in layers[:-1] or layers for name, _ in template_files(folder)}
    for name in sorted(own - check.visited):
        check.alone(name)
    return in_order(check.problems)


class _Check:
    """Walk templates from each kind of document through what they include."""

    def __init__(self, layers: tuple[Path, ...]) -> None:
        self.layers = layers
        self.environment: TemplateEnvironment = plain_environment(layers)
        self.problems: list[Problem] = []
        self.visited: set[str] = set()
        self.names = {name for folder in layers for name, _ in template_files(folder)}

    def whole(self, name: str) -> None:
        """Check the template of a kind of document, with all it includes, in place."""
        walk = _Walk(self, Scope(names_for(name.removesuffix(SUFFIX))))
        walk.template(name)
        self.problems += walk.markup.problems

    def alone(self, name: str) -> None:
        """Check a part that no document includes: its tags and its Jinja; what names it is given is not known."""
        file = path_of(name, self.layers)
        try_this = "name it as the part that it should stand for, or delete it."
        self.problems.append(Problem(Place(file), Code.TEMPLATE, "no document includes this part.", try_this, Level.WARNING))
        walk = _Walk(self, Scope(_AnyName()))
        walk.template(name)
        self.problems += walk.markup.problems

    def read(self, name: str, place: Place) -> tuple[nodes.Template, str] | None:
        """Return the tree of a template and its file, or note why not."""
        self.visited.add(name)
        plain = name.removeprefix(SHIPPED_PREFIX + "/")
        if plain not in self.names:
            self.problems.append(unknown(name[:80], self.names, place, "template"))
            return None
        file = path_of(name, self.layers)
        try:
            return self.environment.parse(Path(file).read_text(encoding="utf-8"), name, file), file
        except TemplateSyntaxError as error:
            self.problems.append(problem_of(error, self.layers))
        except (OSError, UnicodeDecodeError):
            self.problems.append(fault(Place(file), "this cannot be read as UTF-8 text.", "save it as UTF-8."))
        return None


def _expression(node: nodes.Node) -> nodes.Expr:
    """Return the node as what the parser always makes of it here."""
    assert isinstance(node, nodes.Expr)
    return node


def _file_name(node: nodes.Expr) -> str:
    """Return the name of a file in quotes, or nothing for any other expression."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


class _AnyName(dict[str, object]):
    """Know every name, and of none what it holds."""

    def __contains__(self, _name: object) -> bool:
        return True

    def __missing__(self, _name: str) -> object:
        return UNKNOWN


class _Walk:
    """Go through one document's template, its parts in place."""

    def __init__(self, check: _Check, scope: Scope) -> None:
        self.check = check
        self.markup = Markup()
        self.asker = Asker(check.problems)
        self.scope = scope
        self.blocks: dict[str, list[tuple[nodes.Block, str]]] = {}
        self.supers: list[list[tuple[nodes.Block, str]]] = []
        self.trail: list[str] = []

    def template(self, name: str, place: Place = NOWHERE) -> None:
        """Go through a template by name."""
        if name in self.trail:
            self._note(place, f"{name} includes itself, by way of {' and '.join(self.trail)}.", "break the circle.")
            return
        read = self.check.read(name, place)
        if read is None:
            return
        tree, file = read
        self.trail.append(name)
        parent = next((n for n in tree.body if isinstance(n, nodes.Extends)), None)
        if parent is None:
            before = self.markup.begin_branch(Place(file, 1))
            self._body(tree.body, self.scope, file)
            self.markup.end_branch(before, Place(file, 1))
        else:
            self._extend(tree, parent, file)
        self.trail.pop()

    def _extend(self, tree: nodes.Template, parent: nodes.Extends, file: str) -> None:
        """Go through the parent, whose blocks give way to those of this template."""
        for node in tree.body:
            if isinstance(node, nodes.Block):
                self.blocks.setdefault(node.name, []).append((node, file))
        place = Place(file, parent.lineno)
        name = _file_name(parent.template)
        if name:
            self.template(name, place)
        else:
            self._note(place, "extends takes the name of a file.", "write it in quotes.")

    def _body(self, body: list[nodes.Node], scope: Scope, file: str) -> None:
        for node in body:
            place = Place(file, node.lineno)
            if isinstance(node, nodes.Output):
                self._output(node, scope, file)
            elif isinstance(node, nodes.If):
                self._if(node, scope, file)
            elif isinstance(node, nodes.For):
                self._for(node, scope, file)
            elif isinstance(node, nodes.Include):
                self._include(node, scope, file)
            elif isinstance(node, nodes.Block):
                self._block([*self.blocks.get(node.name, []), (node, file)], scope)
            else:
                tag = _TAGS.get(type(node), type(node).__name__.lower())
                self._note(place, f"{{% {tag} %}} is not for templates.", "use if, for, include, extends and block.")

    def _output(self, node: nodes.Output, scope: Scope, file: str) -> None:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self.markup.text(part.data, file, part.lineno)
            elif self.supers and isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name) and part.node.name == "super":
                self._block(self.supers[-1], scope)
            else:
                self.asker.printed(part, scope, file)
                self.markup.output(Place(file, part.lineno))

    def _branch(self, body: list[nodes.Node], scope: Scope, file: str, line: int) -> None:
        place = Place(file, line)
        before = self.markup.begin_branch(place)
        self._body(body, scope, file)
        self.markup.end_branch(before, place)

    def _if(self, node: nodes.If, scope: Scope, file: str) -> None:
        test = _expression(node.test)
        self.asker.shape(test, scope, file)
        self._branch(node.body, scope.knowing(found_by(test)), file, node.lineno)
        for other in node.elif_:
            self._if(other, scope, file)
        self._branch(node.else_, scope, file, node.lineno)

    def _for(self, node: nodes.For, scope: Scope, file: str) -> None:
        place = Place(file, node.lineno)
        item = self.asker.items(_expression(node.iter), scope, file)
        if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
            self._note(place, "a loop has one name, and no filter or recursion.", "write {% for one in many %}.")
            return
        if scope.depth >= DEEPEST:
            self._note(place, f"loops stand {DEEPEST} deep at most.", "put less into the inner one.")
            return
        self._branch(node.body, scope.inside(node.target.name, item, LOOP), file, node.lineno)
        self._branch(node.else_, scope, file, node.lineno)

    def _include(self, node: nodes.Include, scope: Scope, file: str) -> None:
        place = Place(file, node.lineno)
        name = _file_name(node.template)
        if not name or node.ignore_missing or not node.with_context:
            self._note(place, "include takes the name of a file that exists, and nothing more.", 'write {% include "parts/…" %}.')
            return
        outer, self.scope = self.scope, scope
        self.template(name, place)
        self.scope = outer

    def _block(self, chain: list[tuple[nodes.Block, str]], scope: Scope) -> None:
        """Go through the first of the blocks of one name; `super()` in it means the next."""
        if not chain:
            return
        block, file = chain[0]
        self.supers.append(chain[1:])
        self._branch(block.body, scope, file, block.lineno)
        self.supers.pop()

    def _note(self, place: Place, says: str, try_this: str) -> None:
        self.check.problems.append(fault(place, says, try_this))
