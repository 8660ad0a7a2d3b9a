"""Judge the language of a library: rules of all layers over talks of its situations, folded to one problem for each line of its files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from scriptgen.composing.talks import talks_of
from scriptgen.frozen import frozen
from scriptgen.language.judging import judge_sentence, judge_talks
from scriptgen.language.kinds import KINDS
from scriptgen.loading.full import load_layers, load_voice
from scriptgen.loading.library import HERE, Pack, base_pack, layers
from scriptgen.loading.load import situation_names
from scriptgen.loading.rules_file import load_rules
from scriptgen.problems import Code, Place, Problem
from scriptgen.rules import Finding, Rule, Waiver


@frozen
class Judgment:
    """Hold what the rules found in a library, what waivers let pass, and what is wrong with rules and waivers themselves."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    problems: tuple[Problem, ...]

    def as_problems(self, known: Iterable[str] = ()) -> list[Problem]:
        """Return the findings that a baseline does not know as problems, and the faults of the rules."""
        spared = frozenset(known)
        return [*self.problems, *(_problem(f) for f in self.findings if mark_of(f) not in spared)]


def judge(packs: tuple[Pack, ...], names: Iterable[str], today: str = "") -> Judgment:
    """Return what the rules of some layers find in some of their situations; `today` is what waivers expire against."""
    voice, _ = load_voice(packs)
    if voice is None:
        return Judgment((), (), ())  # what is wrong with it is told without us
    rules, waivers, problems = load_rules(packs, voice, KINDS)
    problems += [p for rule in rules for p in _examples(rule)] + [p for w in waivers for p in _expired(w, today)]
    found: dict[tuple[str, str, str], Finding] = {}
    for name in names:
        loaded, _ = load_layers(name, packs)
        if loaded:
            for finding in judge_talks(rules, talks_of(loaded)):
                found.setdefault((finding.rule.id, finding.address, finding.key), finding)
    spared = {(w.rule, w.line) for w in waivers if not today or w.until >= today}
    told = tuple(found.values())
    waived = tuple(f for f in told if _waived(f, spared))
    return Judgment(tuple(f for f in told if f not in waived), waived, tuple(problems))


def judge_paths(paths: Iterable[str], today: str = "") -> Judgment:
    """Return what the rules find in what some paths hold: a pack, a situation, a file of rules; without a path, in the shipped library."""
    wanted: dict[tuple[Pack, ...], list[str]] = {}
    for packs, names in (_library_of(Path(path)) for path in (paths or [str(base_pack().root)])):
        wanted.setdefault(packs, []).extend(names)
    judged = [judge(packs, dict.fromkeys(names), today) for packs, names in wanted.items() if packs]
    return Judgment(
        tuple(f for j in judged for f in j.findings), tuple(f for j in judged for f in j.waived),
        tuple(p for j in judged for p in j.problems),
    )


def _library_of(path: Path) -> tuple[tuple[Pack, ...], tuple[str, ...]]:
    """Return the layers that a path belongs to and the situations it means; nothing for a brief, a template or a policy."""
    base = base_pack()
    here = path.resolve()
    roots = [folder for folder in (here, *here.parents) if (folder / "pack.yaml").is_file()]
    own = roots and roots[0] != base.root.resolve()  # the shipped library has a pack file too, and is not laid over itself
    packs = layers(str(roots[0])) if own else (base,)
    if here in (base.root.resolve(), *(root.resolve() for root in roots[:1])):
        return packs, situation_names(packs)
    if here.parent.name.startswith("_") and here.parent.parent.name == "situations":
        return packs, situation_names(packs)
    if here.suffix == ".yaml" and here.parent.parent.name == "situations":
        return packs, (here.stem,)
    return (), ()


def mark_of(finding: Finding) -> str:
    """Return what a baseline keeps of a finding: its rule, its line and the key of its words, so that a changed line is judged anew."""
    return f"{finding.rule.id} {finding.address} {finding.key}"


def _waived(finding: Finding, spared: set[tuple[str, str]]) -> bool:
    line = finding.address.partition("@")[0]
    return any((finding.rule.id, one) in spared for one in (finding.address, line, line.partition("#")[0]))


def _examples(rule: Rule) -> list[Problem]:
    """Return a problem for each example of a rule that it does not judge as it says."""
    wrong = [(text, "does not trip") for text in rule.trips if not judge_sentence(rule, text)]
    wrong += [(text, "trips") for text in rule.passes if judge_sentence(rule, text)]
    return [Problem(rule.place, Code.WORDING, f"{rule.id} {what} its own example “{text[:60]}”.", "mend the terms, or the example.")
            for text, what in wrong]


def _expired(waiver: Waiver, today: str) -> list[Problem]:
    if not today or waiver.until >= today:
        return []
    return [Problem(waiver.place, Code.WORDING, f"the waiver of {waiver.rule} ended on {waiver.until}.", "mend the line, or ask again.")]


def _problem(finding: Finding) -> Problem:
    tone = finding.address.partition("@")[2]
    place = _tone_place(finding.place, tone, finding.rule.id)
    where = f" (in {finding.setting})" if " " in finding.setting else ""
    return Problem(place, Code.WORDING, f"{tone}, “{finding.words}”: {finding.rule.says}{where}", finding.rule.instead, finding.rule.level)


def _tone_place(place: str, tone: str, rule: str) -> Place:
    """Return the place of the wording in a tone: the variant's own, moved down to the line that begins with the tone."""
    file, _, rest = place.partition(":")
    line, _, column = rest.partition(":")
    if not line.isdigit():
        return Place(file, key=rule)
    lines = _lines(file)
    for number in range(int(line) - 1, min(int(line) + 12, len(lines))):
        match = re.match(rf"\s*{re.escape(tone)}:\s*", lines[number])
        if match:
            return Place(file, number + 1, match.end() + 1, rule)
    return Place(file, int(line), int(column or 0), rule)


@cache
def _lines(file: str) -> tuple[str, ...]:
    for path in (Path(file), HERE / file, HERE.parent / file):
        if path.is_file():
            return tuple(path.read_text("utf-8", errors="replace").splitlines())
    return ()
