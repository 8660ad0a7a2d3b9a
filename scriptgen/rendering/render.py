"""A page, such as a script, and a template, to a document. A fault of the template names its file and line, never a value."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound

from scriptgen.document import Document, Layer
from scriptgen.kinds import KINDS, WORKING
from scriptgen.names import unknown
from scriptgen.problems import InvalidInput, Place
from scriptgen.rendering.environment import SUFFIX, environment_for, layers_of, plain_environment
from scriptgen.rendering.faults import located, problem_of
from scriptgen.rendering.pages import Page, page_view
from scriptgen.rendering.parse import parse


def render(
    page: Page, kind: str, folders: tuple[Path, ...] = (), *, date: str = "", author: str = "", filing: str | None = None,
    mark: str = "", final: bool = False, to: str = "docx",
) -> Document:
    """Return the document of a kind: the first template of that name in the folders, rendered over the page.

    `filing` is the footer; the kind's own if not given. `mark` stands in the header beside what the document is; `to` opens each
    `only` for that output. Raises InvalidInput with every fault of the template.
    """
    layers = layers_of(folders)
    text = rendered_text(page, kind, layers, date=date, final=final)
    try:
        parsed = parse(text, to=to, final=final, author=author, keep=not environment_for(layers).bare)
    except InvalidInput as error:
        raise InvalidInput([located(problem, layers) for problem in error.problems]) from None
    get = parsed.attributes.get
    known = KINDS.get(kind)
    if filing is None:
        filing = known.filing if known else WORKING
    left = " · ".join(part for part in (get("left", ""), mark) if part)
    return Document(
        kind=kind, title=get("title", ""), blocks=parsed.blocks, language=page.language, header=(left, get("right", "")),
        footer=filing, author=author, date=date, situation=getattr(page, "situation", ""),
        layers=tuple(Layer(m.name, m.version, m.digest) for m in page.layers),
        clean=final or get("clean") == "yes" or (known is not None and known.client),
    )


def rendered_text(page: Page, kind: str, layers: tuple[Path, ...], *, date: str = "", final: bool = False) -> str:
    """Return the text of a template over a page, before it is read. Raises InvalidInput for a fault of the template."""
    name, view = page_view(page)
    names: dict[str, object] = {name: view, "date": date, "final": final}
    environment = environment_for(layers)
    try:
        template = environment.get_template(kind + SUFFIX)
    except TemplateNotFound as error:
        if error.name != kind + SUFFIX:
            raise InvalidInput([problem_of(error, layers)]) from None
        raise InvalidInput([unknown(kind[:60], kinds(layers), Place(""), "document")]) from None
    except TemplateError as error:
        raise InvalidInput([problem_of(error, layers)]) from None
    environment.bare = False
    try:
        text = template.render(names)
    except (TemplateError, TypeError, ValueError, RecursionError, AttributeError) as error:
        plainly = _told_plainly(kind, layers, names) if environment.fixed else None
        raise InvalidInput([problem_of(plainly or error, layers)]) from None
    return text.replace("\r", "&#13;") if "\r" in text else text  # XML would make a line feed of it


def _told_plainly(kind: str, layers: tuple[Path, ...], names: dict[str, object]) -> Exception | None:
    """Return what goes wrong in the plain form of a shipped template, whose lines are its own."""
    try:
        plain_environment(layers).get_template(kind + SUFFIX).render(names)
    except (TemplateError, TypeError, ValueError, RecursionError) as error:
        return error
    return None


def kinds(layers: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the kinds of document that the folders have a template for."""
    return tuple(sorted({p.name.removesuffix(SUFFIX) for folder in layers for p in folder.glob(f"*{SUFFIX}")}))
