"""Check whatever a path holds: a pack, a situation, template, brief or policy. Joins the workshops as `pipeline` does; holds no rules."""

from __future__ import annotations

from pathlib import Path

from scriptgen.composing.answers import brief_problems
from scriptgen.composing.policy_answers import policy_problems
from scriptgen.loading.brief_file import read_brief
from scriptgen.loading.citing import clause_problems
from scriptgen.loading.full import load_layers, load_voice
from scriptgen.loading.library import Pack, base_pack, layers, shown
from scriptgen.loading.load import load, no_such_file, situation_names
from scriptgen.loading.policy_file import read_policy
from scriptgen.loading.policy_texts import load_policy_texts
from scriptgen.loading.stages import override_problems
from scriptgen.loading.yaml_text import read_keys
from scriptgen.problems import Code, InvalidInput, Level, Place, Problem
from scriptgen.rendering.branches import template_problems


def check_shipped() -> list[Problem]:
    """Return every problem of the shipped library."""
    return check_layers((base_pack(),))


def check_layers(packs: tuple[Pack, ...]) -> list[Problem]:
    """Return every problem of the voice, the policies, the situations and the templates of some layers."""
    problems = [*load_voice(packs)[1], *_texts(packs[0])]
    for file in (p.policy_file for p in packs):
        problems += check_policy(shown(file)) if file else ()
    for name in situation_names(packs):
        problems += _situation(name, packs)
    problems += override_problems(situation_names(packs), packs)
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
        return check_policy(shown(path)) if _is_policy(path) else _brief(text)
    packs = layers(str(root)) if root.resolve() != base_pack().root.resolve() else (base_pack(),)
    if path.parent.name == "_policy":
        return _texts(packs[0]) if len(packs) == 1 else [_not_read(path)]
    if path.parent.name.startswith("_"):
        return load_voice(packs)[1]
    if path.name == "pack.yaml":
        return check_layers(packs)
    return _situation(path.stem, packs)


def check_policy(text: str) -> list[Problem]:
    """Return every problem of the policy file at a path, answers that contradict each other included."""
    file, problems = read_policy(text)
    try:
        return problems + policy_problems(file, load_policy_texts())
    except InvalidInput as fault:
        return problems + list(fault.problems)


def _is_policy(path: Path) -> bool:
    """Return whether a file is a policy: the one beside a pack file, or one with answers or an existing policy where a brief has none."""
    if path.name == "policy.yaml" and (path.parent / "pack.yaml").is_file():
        return True
    data = read_keys(path, ("answers", "existing", "situation")).data
    return isinstance(data, dict) and "situation" not in data and not data.keys().isdisjoint(("answers", "existing"))


def _texts(pack: Pack) -> list[Problem]:
    """Return the problems of a pack's questions and clauses for policies."""
    try:
        load_policy_texts(pack)
    except InvalidInput as fault:
        return list(fault.problems)
    return []


def _not_read(path: Path) -> Problem:
    """Return the warning that a pack's own questions and clauses for policies are not used."""
    says, mend = "is not read; the clauses of a policy are the shipped ones.", "write your own rules under `clauses:` in policy.yaml."
    return Problem(Place(shown(path)), Code.OUT_OF_PLACE, says, mend, Level.WARNING)


def _situation(name: str, packs: tuple[Pack, ...]) -> list[Problem]:
    """Return the problems of a situation; the clauses it cites are looked at whether or not there is a policy to cite."""
    loaded, problems = load_layers(name, packs)
    return problems + (clause_problems(loaded.situation) if loaded else [])


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
