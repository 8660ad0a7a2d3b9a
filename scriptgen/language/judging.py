"""Run rules over talks: what is in the scope of each, what it finds, and the findings folded to one for each source line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scriptgen.language.kinds import KINDS
from scriptgen.rules import Finding, Rule, Spoken, Talk


def judge_talks(rules: Iterable[Rule], talks: Iterable[Talk]) -> tuple[Finding, ...]:
    """Return what the rules find in some talks: one finding for each rule and source line, with the setting it was first met in."""
    found: dict[tuple[str, str, str], Finding] = {}
    clean: set[tuple[str, str]] = set()  # lines come back in many settings; what a rule about single lines has passed stays passed
    listed = tuple(rules)
    for talk in talks:
        setting = " ".join(talk.dials.values())
        for rule in listed:
            alone = is_about_lines(rule)
            if len(talk.lines) == 1 and not alone:
                continue  # a line that no script has said is no talk
            lines = in_scope(rule, talk)
            if alone:
                lines = tuple(line for line in lines if (rule.id, line.text) not in clean)
            told = list(KINDS[rule.kind](rule, lines)) if lines else []
            if alone:
                hit_lines = {hit.line.text for hit in told}
                clean.update((rule.id, line.text) for line in lines if line.text not in hit_lines)
            for hit in told:
                one = (rule.id, hit.line.address, hit.line.key)
                if one not in found:
                    found[one] = Finding(rule, hit.line.address, hit.line.place, hit.line.key, hit.words, setting)
    return tuple(found.values())


def is_about_lines(rule: Rule) -> bool:
    """Return whether a rule judges each line by itself, whatever stands around it."""
    return rule.kind in ("existence", "substitution") or (rule.kind == "length" and rule.terms != ("turn",))


def in_scope(rule: Rule, talk: Talk) -> tuple[Spoken, ...]:
    """Return the lines of a talk that a rule is about; none where its dials do not fit."""
    if not _dials_fit(rule.scope, talk.dials):
        return ()
    parts, moves = rule.scope.get("part"), rule.scope.get("move")
    return tuple(line for line in talk.lines if (not parts or line.part in parts) and (not moves or line.move in moves))


def _dials_fit(scope: Mapping[str, tuple[str, ...]], dials: Mapping[str, str]) -> bool:
    return all(dials.get(name, "") in values for name, values in scope.items() if name not in ("part", "move"))


def judge_sentence(rule: Rule, text: str) -> bool:
    """Return whether a rule's own example trips it, said alone in the first place its scope allows."""
    parts, moves = rule.scope.get("part", ("turn",)), rule.scope.get("move", ("limit",))
    lines = tuple(
        Spoken(said.strip(), f"example/{number}", parts[0], moves[0], "") if ":: " not in said
        else Spoken(said.split(":: ", 1)[1].strip(), f"example/{number}", parts[0], said.split(":: ", 1)[0].strip(), "")
        for number, said in enumerate(text.split(" || "))
    )
    return any(True for _ in KINDS[rule.kind](rule, lines))
