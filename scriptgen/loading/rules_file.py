"""The `_rules/` folders of all layers to rules and waivers; every fault of theirs is told with its place, examples included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scriptgen.loading.authored_rules import RuleEntry, RulesFile, WaiverEntry
from scriptgen.loading.library import Pack
from scriptgen.loading.shapes import checked_alone
from scriptgen.loading.yaml_text import Path_, Source, read_source
from scriptgen.names import unknown
from scriptgen.problems import Code, Level, Problem
from scriptgen.rules import PARTS, SCOPES, Rule, Waiver
from scriptgen.situation import SPOKEN_MOVES
from scriptgen.voice import Voice

EXAMPLES = 3
_LONGEST = 120  # characters of a term
_NEEDS = {
    "existence": "terms", "substitution": "swaps", "occurrence": "terms", "repetition": "most", "consistency": "terms", "order": "terms",
    "length": "most", "readability": "most", "required": "terms",
}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def load_rules(packs: tuple[Pack, ...], voice: Voice, kinds: Iterable[str]) -> tuple[tuple[Rule, ...], tuple[Waiver, ...], list[Problem]]:
    """Return the rules of all layers, a later one of the same id in place of an earlier, the waivers, and every fault of the files."""
    rules: dict[str, Rule] = {}
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    for pack in packs:
        for path in rule_files(pack):
            source = read_source(path, pack.label(path))
            entry = checked_alone(RulesFile, source) if isinstance(source.data, dict) and not source.problems else None
            if entry:
                reader = _Reader(source, voice, tuple(kinds))
                rules.update((rule.id, rule) for i, e in enumerate(entry.rules) if (rule := reader.rule(e, ("rules", i))))
                waivers += [reader.waiver(e, ("waivers", i)) for i, e in enumerate(entry.waivers)]
            problems += source.problems
    problems += [unknown(w.rule, rules, w.place, "rule") for w in waivers if w.rule not in rules]
    return tuple(rules.values()), tuple(waivers), problems


def rule_files(pack: Pack) -> list[Path]:
    """Return the files of a pack's rules."""
    return sorted((pack.root / "situations" / "_rules").glob("*.yaml"))


class _Reader:
    """Read the entries of one file, noting what is wrong with them."""

    def __init__(self, source: Source, voice: Voice, kinds: tuple[str, ...]) -> None:
        self.source, self.kinds = source, kinds
        self.known = {
            "part": PARTS, "move": SPOKEN_MOVES, "tone": [t.id for t in voice.tones], "relationship": [r.id for r in voice.relationships],
            "medium": [m.id for m in voice.media], "speaker": [s.id for s in voice.speakers], "arc": [a.id for a in voice.arcs],
        }

    def note(self, path: Path_, says: str, mend: str, code: Code = Code.WRONG_SHAPE) -> None:
        self.source.problems.append(Problem(self.source.place(path), code, says, mend))

    def rule(self, entry: RuleEntry, path: Path_) -> Rule | None:
        before = len(self.source.problems)
        if entry.kind not in self.kinds:
            self.source.problems.append(unknown(entry.kind[:40], self.kinds, self.source.place((*path, "kind")), "kind of rule"))
            return None
        scope = dict(self._scope(entry, path))
        needed = _NEEDS[entry.kind]
        if not entry.most.isdigit():
            self.note((*path, "most"), "is no number.", "write a whole number.")
        elif (not getattr(entry, needed) and not (entry.kind == "required" and entry.first)) or (needed == "most" and entry.most == "0"):
            self.note(path, f"a rule of {entry.kind} needs `{needed}:`.", f"add `{needed}:`.")
        for name in ("terms", "unless", "given"):
            for index, term in enumerate(getattr(entry, name)):
                if len(term) > _LONGEST or not term.strip() or term.split().count("*") > 2:
                    says = "is empty, too long, or has more than two *."
                    self.note((*path, name, index), says, "write the words themselves; * stands for up to six words.")
        if min(len(entry.trips), len(entry.passes)) < EXAMPLES:
            self.note(path, f"has fewer than {EXAMPLES} lines that trip it, or that pass.", "add `trips:` and `passes:`.")
        if len(self.source.problems) > before:
            return None
        return Rule(
            entry.id, entry.kind, Level(entry.level), entry.says, entry.instead, scope, tuple(entry.given), tuple(entry.terms),
            tuple(entry.unless), dict(entry.swaps), tuple(entry.first), int(entry.most), entry.source, tuple(entry.trips),
            tuple(entry.passes), self.source.place(path),
        )

    def _scope(self, entry: RuleEntry, path: Path_) -> Iterator[tuple[str, tuple[str, ...]]]:
        for name, given in entry.scope.items():
            values = (given,) if isinstance(given, str) else tuple(given)
            if name not in SCOPES:
                self.source.problems.append(unknown(name[:40], SCOPES, self.source.place((*path, "scope", name)), "scope"))
                continue
            for value in values:
                if value not in self.known[name]:
                    place = self.source.place((*path, "scope", name))
                    self.source.problems.append(unknown(value[:40], self.known[name], place, name))
            yield name, values

    def waiver(self, entry: WaiverEntry, path: Path_) -> Waiver:
        for name in ("because", "by"):
            if not getattr(entry, name).strip():
                self.note(path, f"a waiver without `{name}:` is none.", "say why, and the role of who allowed it.")
        if not _DATE.fullmatch(entry.until):
            self.note(path, "a waiver holds until a day.", "add `until: 2027-06-30`.")
        return Waiver(entry.rule, entry.line, entry.because, entry.by, entry.until, self.source.place(path))
