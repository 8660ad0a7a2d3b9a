"""Check whatever a path holds: a pack, a situation, a template, a brief. Joins the workshops as `pipeline` does; holds no rules."""

from __future__ import annotations

from pathlib import Path

from scriptgen.composing.answers import brief_problems
from scriptgen.loading.brief_file import read_brief
from scriptgen.loading.full import load_layers, load_voice
from scriptgen.loading.library import Pack, base_pack, layers, shown
from scriptgen.loading.load import load, no_such_file, situation_names
from scriptgen.problems import Code, InvalidInput, Place, Problem
from scriptgen.rendering.branches import template_problems


def check_shipped() -> list[Problem]:
    """Return every problem of the shipped library."""
    return check_layers((base_pack(),))


def check_layers(packs: tuple[Pack, ...]) -> list[Problem]:
    """Return every problem of the voice, the situations and the templates of some layers."""
    _, problems = load_voice(packs)
    problems = list(problems)
    for name in situation_names(packs):
        problems += load_layers(name, packs)[1]
    return problems + list(template_problems(tuple(p.templates for p in reversed(packs) if p.templates.is_dir())))


def check_path(text: str) -> list[Problem]:
    """Return every problem of what a path holds. Raises InvalidInput where nothing is there."""
    path = Path(text)
    if not path.exists():
        raise no_such_file(path)
    if path.is_dir():
        return _folder(path)
    if path.name.endswith(".xml.j2"):
        return list(template_problems((path.parent, base_pack().templates)))
    root = _pack_of(path)
    if root is None:
        return _brief(text)
    packs = layers(str(root)) if root.resolve() != base_pack().root.resolve() else (base_pack(),)
    if path.parent.name.startswith("_"):
        return load_voice(packs)[1]
    if path.name == "pack.yaml":
        return check_layers(packs)
    return load_layers(path.stem, packs)[1]


def _folder(path: Path) -> list[Problem]:
    if path.resolve() == base_pack().root.resolve():
        return check_shipped()
    if (path / "pack.yaml").is_file():
        return check_layers(layers(str(path)))
    files = sorted(f for f in path.rglob("*") if f.suffix in (".yaml", ".yml") or f.name.endswith(".xml.j2"))
    if not files:
        nothing = "holds nothing that can be checked."
        return [Problem(Place(shown(path)), Code.FILE, nothing, "give a pack, a situation, a template or a brief.")]
    return [problem for file in files for problem in check_path(str(file))]


def _pack_of(path: Path) -> Path | None:
    """Return the pack whose `situations/` or `pack.yaml` a file is."""
    for folder in path.resolve().parents:
        if (folder / "pack.yaml").is_file() and path.resolve().relative_to(folder).parts[0] in ("situations", "pack.yaml"):
            return folder
    return None


def _brief(text: str) -> list[Problem]:
    try:
        brief, _, places = read_brief(text)
        loaded = load(brief.situation, brief.pack, Path(text).parent)
    except InvalidInput as fault:
        return list(fault.problems)
    return brief_problems(loaded, brief, places)
