"""The one Jinja environment: sandboxed, autoescaping, strict about undefined names; every tag of a template knows its line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, ModuleLoader, PrefixLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import BlockReference, Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scriptgen.rendering.lines import AnswerView, LineView, ValueView
from scriptgen.rendering.quick import QuickGenerator, shown, written_out

FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
SUFFIX = ".xml.j2"
SHIPPED_PREFIX = "shipped"
_OPENING = re.compile(r"<([A-Za-z][\w.-]*)")
_HERE = Path(__file__).resolve().parent
_COMPILED = _HERE / "compiled"
_KEY = "key.txt"
_VIEWS = "scriptgen.rendering.views"
_SHOWN: dict[Hashable, frozenset[str]] = {
    LoopContext: frozenset(("first", "last", "index", "length")),
    BlockReference: frozenset(("super",)),
    LineView: frozenset((
        "plain", "for_the_room", "for_the_letter", "short", "text", "optional_because", "alternatives", "alternatives_ask",
    )),
    AnswerView: frozenset(("answer", "line")),
    ValueView: frozenset(("ask", "label")),
}


@cache
def shipped_templates() -> Path:
    """Return the folder of the shipped templates: beside the package in the source tree, inside it in a wheel."""
    inside = _HERE.parent / "templates"
    return inside if inside.is_dir() else _HERE.parents[1] / "templates"


def layers_of(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the folders with the shipped templates as their last."""
    shipped = shipped_templates()
    return (*(folder for folder in folders if folder != shipped), shipped)


def _shown_of(kind: Any) -> frozenset[str]:
    if isinstance(kind, type) and kind.__module__.startswith(_VIEWS) and issubclass(kind, tuple):
        return frozenset(getattr(kind, "_fields", ()))
    return _SHOWN.get(kind, frozenset())


shown_of: Callable[[Any], frozenset[str]] = cache(_shown_of)
"""Return the names that a template may ask of a kind of value: the fields of our views, a loop's counters, nothing else."""


class Places(Extension):
    """Write `at="template:line"` into each opening tag of a template's own text; values come later and are not touched."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yield the tokens, those of text with their tags marked."""
        name = stream.name or "template"
        for token in stream:
            if token.type == "data" and "<" in token.value:
                token = Token(token.lineno, token.type, _marked(token.value, name, token.lineno))
            yield token


def _marked(text: str, name: str, line: int) -> str:
    """Return the text with the place in every opening tag."""
    out: list[str] = []
    last = 0
    for found in _OPENING.finditer(text):
        line += text.count("\n", last, found.start())
        out.append(f'{text[last : found.end()]} at="{name}:{line}"')
        last = found.end()
    out.append(text[last:])
    return "".join(out)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Let templates reach the fields of our views and nothing else; `bare` says that they have printed answers as bare words."""

    bare = False

    def __init__(self, loader: BaseLoader, fixed: bool = False) -> None:
        """Set it up over a loader; fixed templates are read once, others again when their file has changed."""
        super().__init__(
            loader=loader, autoescape=True, undefined=StrictUndefined, extensions=[Places], trim_blocks=True, lstrip_blocks=True,
        )
        self.fixed = fixed
        self.known: dict[str, jinja2.Template] = {}
        self.shown = shown
        if fixed:
            self.code_generator_class = QuickGenerator

    def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
        template = super()._parse(source, name, filename)
        return written_out(template, self, (name or "",)) if self.fixed else template

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        """Return a template by name, as each `include` asks for it; Jinja's own cache takes a lock for every one."""
        found = self.known.get(name)
        if found is None:
            found = super().get_template(name, parent, globals)
            if self.fixed:
                found.root_render_func = _joined(found.root_render_func)
                self.known[name] = found
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a view, or a loop's counter; anything else is undefined and says so when it is used."""
        kind = type(obj)
        if attribute in shown_of(kind):
            if kind is LineView and attribute in ("text", "short"):
                self.bare = True
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return nothing: what can be asked for has a name."""
        return self.undefined(obj=obj, name=str(argument))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a filter may read an attribute."""
        return attr in shown_of(type(obj))

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call something: only `super()` of a block."""
        return isinstance(obj, BlockReference)


def _joined(render: Callable[[Context], Iterable[str]]) -> Callable[[Context], Iterator[str]]:
    """Return a template's function so that it hands up its text in one piece, and not each piece through every template round it."""

    @wraps(render)
    def joined(context: Context) -> Iterator[str]:
        yield "".join(render(context))

    return joined


@lru_cache(maxsize=16)
def environment_for(layers: tuple[Path, ...]) -> TemplateEnvironment:
    """Return the environment over template folders, later packs first and the shipped templates last."""
    return _environment(_loader(layers), fixed=len(layers) == 1)


@lru_cache(maxsize=4)
def plain_environment(layers: tuple[Path, ...]) -> TemplateEnvironment:
    """Return the environment that reads templates as they stand, sandboxed, so that a fault is told at its own line."""
    return _environment(_loader(layers, compiled=False))


def _environment(loader: BaseLoader, fixed: bool = False) -> TemplateEnvironment:
    environment = TemplateEnvironment(loader, fixed)
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.tests = {"defined": environment.tests["defined"]}
    environment.globals = {}
    return environment


def _loader(layers: tuple[Path, ...], compiled: bool = True) -> BaseLoader:
    """Return the loader of the layers; `shipped/name` reaches the shipped template that a layer covers."""
    shipped: list[BaseLoader] = [FileSystemLoader(layers[-1])]
    if compiled and fits(layers[-1], _COMPILED):
        shipped.insert(0, ModuleLoader(_COMPILED))
    base = ChoiceLoader(shipped)
    if len(layers) == 1:
        return ChoiceLoader([*shipped, PrefixLoader({SHIPPED_PREFIX: base})])
    return ChoiceLoader([FileSystemLoader(layers[:-1]), *shipped, PrefixLoader({SHIPPED_PREFIX: base})])


def template_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and path of each template in a folder, in order."""
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        yield path.relative_to(folder).as_posix(), path


def compile_key(folder: Path) -> str:
    """Return the key of the compiled form: the template files, this file, and Jinja's version."""
    digest = hashlib.sha256(jinja2.__version__.encode())
    for code in (Path(__file__), Path(__file__).with_name("quick.py")):
        digest.update(code.read_bytes())
    for name, path in template_files(folder):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def fits(folder: Path, compiled: Path) -> bool:
    """Return whether the compiled form is that of the folder's templates, by this Jinja."""
    try:
        return (compiled / _KEY).read_text(encoding="ascii") == compile_key(folder)
    except (OSError, UnicodeDecodeError):
        return False


def compile_templates(folder: Path, into: Path = _COMPILED) -> None:
    """Write the compiled form of a folder's templates: done when the wheel is built, never for a pack and never in a cache folder."""
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("tmpl_*.py"):
        old.unlink()
    _environment(FileSystemLoader(folder), fixed=True).compile_templates(into, extensions=["j2"], zip=None, ignore_errors=False)
    (into / _KEY).write_text(compile_key(folder), encoding="ascii")
