"""The shipped templates compiled to fewer steps: includes written out in place, fields read straight, words escaped without an object each.

Only for templates that the checks have read: names are not looked up in the sandbox again. What goes wrong is told by the plain form.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from scriptgen.rendering.lines import escaped


def shown(value: Any) -> str:
    """Return a value as markup: what MarkupSafe's `escape` does, as a bare string."""
    html = None if type(value) is str else getattr(value, "__html__", None)
    if html is not None:
        return str(html())
    text = escaped(value if type(value) is str else str(value))
    if '"' in text:
        text = text.replace('"', "&#34;")
    return text.replace("'", "&#39;") if "'" in text else text


class QuickGenerator(CodeGenerator):
    """Write `a.b` for a field, except for the bare words of a line, whose printing the environment has to know of."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write the reading of a field."""
        if node.attr in ("text", "short") or node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class _WrittenOut(NodeTransformer):
    """Put the nodes of an included template in the place of its include."""

    def __init__(self, environment: Environment, names: tuple[str, ...]) -> None:
        self.environment, self.names = environment, names

    def visit_Include(self, node: nodes.Include) -> Any:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or name in self.names or node.ignore_missing or not node.with_context or not self.environment.loader:
            return node
        source, filename, _ = self.environment.loader.get_source(self.environment, name)
        body = written_out(Environment._parse(self.environment, source, name, filename), self.environment, (*self.names, name))
        if body.find(nodes.Block) or body.find(nodes.Extends):
            return node
        return body.body


def written_out(template: nodes.Template, environment: Environment, names: tuple[str, ...]) -> nodes.Template:
    """Return a template with its includes written out, as deep as they go. `names` are those it stands in."""
    _WrittenOut(environment, names).visit(template)
    return template
