"""Answers to clauses: chosen by what was said, open where nothing was, refused where two answers cannot both be true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scriptgen.policy import Clause, Rule, citation
from scriptgen.problems import InvalidInput
from scriptgen.situation import Hole
from tests.policies import REGISTERED, RIVERBEND, policy_from, policy_of, texts, written


def said(rule: Rule) -> str:
    """Return the words of a rule; a blank is in square brackets."""
    return "".join((rule.values[p.name].text or f"[{rule.values[p.name].blank}]") if isinstance(p, Hole) else p for p in rule.wording)


def words(clause: Clause | None) -> str:
    assert clause is not None
    return " ".join(said(r) for r in clause.rules)


def refused(path: str) -> list[str]:
    with pytest.raises(InvalidInput) as fault:
        policy_of(path)
    return [str(p) for p in fault.value.problems]


def test_there_are_34_clauses_and_34_questions_and_every_question_decides_clauses_that_exist() -> None:
    numbers = [c.number for c in texts().clauses]
    assert numbers == list(range(1, 35)) and [q.number for q in texts().questions] == numbers
    assert all(n in numbers for q in texts().questions for n in q.decides)
    assert {n for q in texts().questions for n in q.decides} >= {3, 6, 9, 12, 15, 20, 27, 33}


def test_every_clause_has_a_reason_of_one_sentence() -> None:
    for clause in texts().clauses:
        assert clause.reason.endswith(".") and len(re.findall(r"[.?!](?:\s|$)", clause.reason)) <= 2, clause.id


def test_every_answer_of_the_inventory_changes_something() -> None:
    used = {p.name for c in texts().clauses for r in c.rules for p in r.says if isinstance(p, Hole)}
    used |= {w.key for c in texts().clauses for r in c.rules for w in r.when}
    used |= {p.name for _, rules in texts().statements for r in rules for p in r.says if isinstance(p, Hole)}
    used |= {w.key for _, rules in texts().statements for r in rules for w in r.when}
    used |= {w.key for c in texts().contradictions for w in c.when} | {"numbers_checked", "tool"}
    in_the_table = {"number", "uses", "who", "secure", "read", "answered", "kept", "consent"}
    assert {f.id for q in texts().questions for f in q.fields} <= used | in_the_table


def test_the_example_leaves_nothing_open() -> None:
    policy = policy_of(RIVERBEND)
    assert not policy.open and not policy.sheet_open
    assert all(not r.ask for c in policy.clauses for r in c.rules)


def test_an_answer_chooses_the_sentence(tmp_path: Path) -> None:
    assert "only in an emergency" in words(policy_of(RIVERBEND).clause("searching"))
    changed = written(tmp_path, ("searching: emergency", "searching: consent"))
    assert "only if the client has agreed" in words(policy_of(changed).clause("15"))


def test_a_value_that_ends_in_a_stop_gets_no_second_one() -> None:
    assert "5 p.m. The table" in words(policy_of(RIVERBEND).clause("5"))


def test_an_answer_nobody_gave_is_a_question_and_never_a_rule(tmp_path: Path) -> None:
    policy = policy_of(written(tmp_path, ("  searching: emergency\n", ""), ("  search_decides: a supervisor, with the worker\n", "")))
    clause = policy.clause("15")
    assert clause is not None and clause.rules[0].ask == "May staff look clients up online?"
    assert clause.rules[0].options == ("never", "only in an emergency", "only with consent or in an emergency")
    assert [(o.number, o.decides) for o in policy.open] == [(22, (15,))]
    assert len(policy.sheet_open) == 1


def test_an_empty_file_decides_nothing(tmp_path: Path) -> None:
    policy = policy_from(tmp_path, "title: Contact policy\n")
    for clause in policy.clauses:
        assert all(rule.ask or all(v.text is None for v in rule.values.values()) for rule in clause.rules), clause.id
    assert {o.number for o in policy.open} >= {1, 3, 7, 15, 22, 33, 34}
    assert policy.minors, "a young person's line stays until somebody says that there are none"


def test_every_clause_has_owner_and_review_and_one_of_its_own_where_that_is_set() -> None:
    policy = policy_of(RIVERBEND)
    assert {c.owner.text for c in policy.clauses} == {"the quality coordinator", "the office manager"}
    devices = policy.clause("devices")
    assert devices is not None and (devices.owner.text, devices.review.text) == ("the office manager", "June 30, 2027")
    assert all(c.review.text == "January 1, 2028" for c in policy.clauses if c.id != "devices")


def test_an_agencys_own_rule_stands_after_the_shipped_ones_with_its_reason() -> None:
    gifts = policy_of(RIVERBEND).clause("gifts")
    assert gifts is not None and gifts.own and gifts.rules[-1].reason == "In many homes a refused cup is an insult."
    assert said(gifts.rules[-1]).startswith("Home visitors") and len(gifts.rules) > 1


@pytest.mark.parametrize(("change", "says"), [
    (("night: no", "night: yes"), "somebody reads messages at night"),
    (("on_call: yes", "on_call: no"), "nobody is on call"),
    (("searching: emergency", "searching: never"), "never looked up"),
    (("assessment: no", "assessment: yes"), "uses social media to assess"),
    (("block: with-supervisor", "block: nobody"), "nobody may block"),
    (("connected: tell-then-end", "connected: may-stay"), "already stay"),
    (("gifts: small", "gifts: none"), "there is an amount"),
    (("approver: the clinical committee", "approver: The quality coordinator"), "also approves it"),
    (("not_used: [email, platform-messages]", "not_used: [email, text]"), "also among those you use"),
    (("page_messages: standard-reply", "page_messages: not-answered\n  comments_x: x"), "no question comments_x"),
    (("overlap: [home-visits, small-town]", "overlap: [none, small-town]"), "says none, and names some"),
])
def test_answers_that_contradict_are_refused_at_their_place(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    found = [p for p in refused(written(tmp_path, change)) if says in p]
    assert found and re.match(r".*policy\.yaml:\d+:\d+: error: \S+: .* Try: ", found[0])


def test_a_tool_named_twice_and_a_rule_without_a_reason_are_told_together(tmp_path: Path) -> None:
    path = written(tmp_path, ("  - tool: text\n", "  - tool: phone\n"), ("    reason: In many homes a refused cup is an insult.\n", ""))
    found = refused(path)
    assert len(found) == 2 and "named twice" in found[1] + found[0] and "needs its reason" in found[1] + found[0]


@pytest.mark.parametrize(("change", "says"), [
    (("effective: 2027-01-01", "effective: next year"), "is not a date"),
    (('review_months: "12"', "review_months: twelve"), "is not a whole number"),
    (("searching: emergency", "searching: sometimes"), "no answer sometimes"),
    (("changed: [5, 9, 20]", "changed: [5, 99]"), "there is no clause 99"),
    (("language: en-US", "language: es"), "English only"),
    (("    checked: 2026-10-12\n  - what: HIPAA", "  - what: HIPAA"), "has no date on which it was looked up"),
    (('  "26":\n', '  "40":\n'), "there is no clause 40"),
    (("gift_amount: 15 dollars", 'gift_amount: "a\\x01b"'), "cannot be seen"),
    (("gift_amount: 15 dollars", "gift_amount: [1, 2]"), "takes one answer"),
    (("  agency: Riverbend Family Services\n", "  uses: text\n"), "is asked for each tool"),
])
def test_an_answer_nobody_can_give_is_told(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert any(says in p for p in refused(written(tmp_path, change)))


def test_no_message_repeats_an_answer_in_somebodys_own_words(tmp_path: Path) -> None:
    secret = "Maria at 12 Elm Street"
    path = written(tmp_path, ("searching: emergency", f"searching: {secret}"), ("effective: 2027-01-01", f"effective: {secret}"),
                   ("  - tool: text\n", f"  - tool: {secret}\n"), ("changed: [5, 9, 20]", f"changed: [{secret}]"))
    found = refused(path)
    assert len(found) >= 4 and all("Maria" not in p and "Elm" not in p for p in found)


def test_numbers_checked_too_long_ago_are_left_blank_and_said() -> None:
    policy = policy_of(RIVERBEND, "2027-12-24")
    assert all(value.text is None for _, value in policy.numbers) and "911" not in words(policy.clause("6"))
    assert any("checked too long ago" in n for n in policy.notices)


def test_a_change_of_a_clause_clients_rely_on_gives_the_sheet_again(tmp_path: Path) -> None:
    assert policy_of(RIVERBEND).give_again
    assert not policy_of(written(tmp_path, ("changed: [5, 9, 20]", "changed: [20, 27]"))).give_again
    assert {c.number for c in texts().clauses if c.material} == {5, 6, 7, 9, 15}


def test_a_clause_is_cited_by_its_number() -> None:
    policy = policy_of(RIVERBEND)
    assert citation(policy, "9") == "Contact policy, 9" == citation(policy, "requests-current")
    assert citation(policy, "99") == ""


def test_a_registered_policy_is_cited_by_its_own_numbers_and_what_it_lacks_is_listed() -> None:
    policy = policy_of(REGISTERED)
    assert citation(policy, "9") == "Electronic communication and social media, 4.2" == citation(policy, "connected-already")
    assert citation(policy, "requests-others") == "Electronic communication and social media, 4.3"
    assert citation(policy, "gifts") == "Electronic communication and social media, 6.4"
    assert citation(policy, "exceptions") == ""
    assert {"blocking", "exceptions", "telling"} <= {c.id for c in policy.lacking} and len(policy.lacking) == 13


def test_a_topic_in_two_clauses_of_a_registered_policy_is_cited_by_both(tmp_path: Path) -> None:
    path = written(tmp_path, ("      heading: Friend requests after discharge\n      covers: [requests-others]",
                              "      heading: Friend requests after discharge\n      covers: [requests-others, 9]"), source=REGISTERED)
    assert citation(policy_of(path), "9") == "Electronic communication and social media, 4.2 and 4.3"


@pytest.mark.parametrize(("change", "says"), [
    (("  title: Electronic communication and social media\n", ""), "needs its title"),
    (('    - number: "4.3"\n', '    - number: "4.2"\n'), "this number stands twice"),
    (("covers: [18]", "covers: [77]"), "there is no clause 77"),
    (("covers: [20]", "covers: []"), "cannot be cited"),
    (("date: 2025-03-01", "date: last March"), "is not a date"),
    (("have_policy: yes", "have_policy: no"), "there is no policy yet"),
])
def test_a_registration_that_cannot_be_cited_is_told(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert any(says in p for p in refused(written(tmp_path, change, source=REGISTERED)))


def syllables(word: str) -> int:
    found = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, found - (word.lower().endswith("e") and not word.lower().endswith("le") and found > 1))


def grade(text: str) -> float:
    sentences = [s for s in re.split(r"[.?!]+(?:\s|$)", text) if s.strip()]
    found = re.findall(r"[A-Za-z’'-]+", text)
    return 0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def test_the_sheet_reads_at_sixth_grade_in_all_its_wordings() -> None:
    for name, rules in texts().statements:
        for rule in rules:
            text = "".join("it" if isinstance(p, Hole) else p for p in rule.says)
            assert grade(text) <= 7.5, (name, text)
    whole = " ".join("".join("it" if isinstance(p, Hole) else p for p in r.says) for _, rules in texts().statements for r in rules)
    assert grade(whole) <= 6
