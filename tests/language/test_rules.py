"""The shipped rules: each judges its own examples, finds what is planted, and finds nothing in the library that nobody has allowed."""

from __future__ import annotations

import time
from functools import cache

import pytest
import yaml

from scriptgen.checking_language import judge
from scriptgen.language.judging import judge_sentence, judge_talks
from scriptgen.language.kinds import KINDS
from scriptgen.language.matching import hits
from scriptgen.loading.full import load_voice
from scriptgen.loading.library import base_pack
from scriptgen.loading.rules_file import load_rules
from scriptgen.problems import Level
from scriptgen.rules import PARTS, Rule, Spoken, Talk
from tests.helpers import SHIPPED
from tests.measure_rules import LABELLED, counts, measured_rules


@cache
def shipped_rules() -> tuple[Rule, ...]:
    packs = (base_pack(),)
    voice = load_voice(packs)[0]
    assert voice
    rules, _, problems = load_rules(packs, voice, KINDS)
    assert not problems
    return rules


RULES = {rule.id: rule for rule in shipped_rules()}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_trips_on_its_own_faults_and_passes_its_near_misses(name: str) -> None:
    rule = RULES[name]
    assert len(rule.trips) >= 3 and len(rule.passes) >= 3 and rule.says.endswith(".") and rule.source
    assert all(judge_sentence(rule, text) for text in rule.trips)
    assert not any(judge_sentence(rule, text) for text in rule.passes)


def test_every_kind_of_rule_is_used() -> None:
    assert {rule.kind for rule in RULES.values()} == set(KINDS)


@pytest.mark.parametrize("name", [n for n, r in RULES.items() if r.kind in ("existence", "substitution")])
def test_a_fault_planted_in_a_talk_is_found_once_at_its_line(name: str) -> None:
    rule = RULES[name]
    part = rule.scope.get("part", PARTS)[0]
    dials = {key: values[0] for key, values in rule.scope.items() if key not in ("part", "move")}
    clean = Spoken("We go on as planned.", "a/open/topic", part, "open", "a.yaml:1:1")
    planted = Spoken(f"First this. {rule.trips[0]}", "a/limit/limit", part, "limit", "a.yaml:9:1", "k")
    found = judge_talks((rule,), [Talk((clean, planted), dials), Talk((planted, clean), dials)])
    assert [(f.address, f.place) for f in found] == [("a/limit/limit", "a.yaml:9:1")]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_library_keeps_its_own_rules(name: str) -> None:
    judged = judge((base_pack(),), [name], "2026-11-24")
    assert not judged.problems
    assert [str(p) for p in judged.as_problems() if p.level is not Level.NOTE] == []


def test_straight_and_curly_apostrophes_and_line_breaks_are_one() -> None:
    rule = RULES["motive"]
    assert len(hits(rule, "You’re\ntrying   to get closer.")) == len(hits(rule, "You're trying to get closer.")) == 1


def test_words_inside_what_a_rule_spares_are_spared_and_others_in_the_same_line_are_not() -> None:
    rule = RULES["blame"]
    assert hits(rule, "It's not your fault.") == [] and hits(rule, "It's not your fault. You crossed a line.") == ["You crossed"]


def test_no_term_takes_long_on_a_text_made_to_be_slow() -> None:
    text = "you are trying to " * 2000 + "a" * 5000
    began = time.process_time()
    for rule in RULES.values():
        hits(rule, text)
    assert time.process_time() - began < 20  # a pattern that ran away would take for ever


def test_on_lines_people_have_labelled_errors_are_seldom_wrong_and_warnings_not_often() -> None:
    levels = {rule.id: rule.level for rule in measured_rules()}
    for path, lines in ((LABELLED / "tuned.yaml", 330), (LABELLED / "fresh.yaml", 110)):
        assert len(yaml.safe_load(path.read_text())) == lines
        found = counts([path])
        for level, least in ((Level.ERROR, 0.95), (Level.WARNING, 0.85)):
            hit, false = (sum(c[key] for name, c in found.items() if levels[name] is level) for key in ("hit", "false"))
            assert hit / (hit + false) >= least, (path.name, level)
