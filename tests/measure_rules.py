"""Precision and recall of each rule over lines that people have labelled: `python -m tests.measure_rules [FILE.yaml]...`.

A line is `{say: ..., part: turn|limit|reply, trips: [ids]}`. The labels were given from the rules' descriptions, by readers who had not
seen their terms. Rules about whole talks (order, length, number of sorries) have no single lines and are not measured here.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

from scriptgen.language.judging import in_scope, is_about_lines
from scriptgen.language.kinds import KINDS
from scriptgen.loading.full import load_voice
from scriptgen.loading.library import base_pack
from scriptgen.loading.rules_file import load_rules
from scriptgen.rules import Rule, Spoken, Talk

LABELLED = Path(__file__).parent / "language" / "labelled"
DIALS = {"tone": "plain", "relationship": "established-client", "medium": "in-person", "speaker": "clinician", "arc": "standard"}


def measured_rules() -> tuple[Rule, ...]:
    """Return the shipped rules that judge single lines."""
    voice = load_voice((base_pack(),))[0]
    assert voice
    rules = load_rules((base_pack(),), voice, KINDS)[0]
    return tuple(r for r in rules if is_about_lines(r) and r.kind != "length")


def counts(paths: list[Path]) -> dict[str, Counter[str]]:
    """Return for each rule how many lines were rightly found (hit), wrongly found (false) and not found (missed)."""
    rules = measured_rules()
    found: dict[str, Counter[str]] = {rule.id: Counter() for rule in rules}
    for path in paths:
        for line in yaml.safe_load(path.read_text("utf-8")):
            talk = Talk((Spoken(line["say"], "x", line["part"], "limit", ""),), DIALS)
            for rule in rules:
                trips = any(True for _ in KINDS[rule.kind](rule, in_scope(rule, talk)))
                meant = rule.id in line["trips"]
                if trips or meant:
                    found[rule.id]["hit" if trips and meant else "false" if trips else "missed"] += 1
    return found


def ratio(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def table(found: dict[str, Counter[str]]) -> str:
    """Return a Markdown table, a line for each rule and one for each level."""
    levels = {rule.id: rule.level.value for rule in measured_rules()}
    rows = ["| Rule | Level | Found | Wrongly | Missed | Precision | Recall |", "| --- | --- | --- | --- | --- | --- | --- |"]
    total: dict[str, Counter[str]] = {}
    for name, c in found.items():
        total.setdefault(levels[name], Counter()).update(c)
        rows.append(_row(f"`{name}`", levels[name], c))
    rows += [_row("**all**", level, c) for level, c in total.items()]
    return "\n".join(rows) + "\n"


def _row(name: str, level: str, c: Counter[str]) -> str:
    right = c["hit"]
    return f"| {name} | {level} | {right} | {c['false']} | {c['missed']} | {ratio(right, right + c['false'])} | {ratio(right, right + c['missed'])} |"


def main(arguments: list[str]) -> None:
    paths = [Path(a) for a in arguments if a.endswith(".yaml")] or sorted(LABELLED.glob("*.yaml"))
    print(table(counts(paths)), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
