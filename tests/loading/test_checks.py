"""Each check of a merged situation trips on its fault and lets the near miss through."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.problems import Code, Level, Problem
from tests.helpers import TALK, tiny, told

CHOICE = "kind_of: {ask: Which kind?, kind: choice, choices: {big: A big one, small: A small one}}\n"
USE = "next:\n  lines:\n    - {id: mine, when: {kind_of: big}, say: {plain: Mine., warm: Mine.}}"


def found(problems: list[Problem], code: Code) -> list[str]:
    """Return what the problems of one kind say, and what to try."""
    return [f"{p.says} {p.try_this}" for p in problems if p.code is code]


def test_the_tiny_talk_itself_is_sound(tmp_path: Path) -> None:
    loaded, problems = tiny(tmp_path, facts=CHOICE, moves=USE)
    assert loaded is not None and told(problems) == ""


@pytest.mark.parametrize("key", ["title", "summary", "topic"])
def test_a_situation_without_its_title_summary_or_topic_is_told(tmp_path: Path, key: str) -> None:
    talk = "\n".join(line for line in TALK.splitlines() if not line.startswith(key + ":"))
    _, problems = tiny(tmp_path, talk=talk + "\n")
    assert f"situations/group/talk.yaml:2:1: error: {key}: is missing." in told(problems) or f"{key}: is missing." in told(problems)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("fits: {relationship: [new-clint]}", "there is no relationship new-clint. did you mean new-client?"),
        ("fits: {medium: [leter]}", "there is no medium leter. did you mean letter?"),
        ("standards: [x:3]", "there is no standard x:3. did you mean x:2?"),
        ("arc: standart", "there is no arc standart. did you mean standard?"),
        ("cautions: [{signal: stop, sign: A sign, do: Stop., when: {rik: yes}}]", "there is no fact or dial rik. did you mean risk?"),
        ("cautions: [{signal: stop, sign: A sign, do: 'Call {{ crisis_lin }}.'}]", "there is no fact for the hole crisis_lin. did you mean crisis_line?"),
        ("fits: {refuse: [{when: {medium: leter}, because: No.}]}", "there is no answer of medium: leter. did you mean letter?"),
        ("reactions: {use: [hurtt]}", "there is no reaction hurtt. did you mean hurt?"),
        ("reactions: {first: [hurt]}", "there is no reaction here hurt. write one of: risk, withdrawal."),
        ("cases: {one: {platform: x}}", ""),
        ("cases: {one: {platfrm: x}}", "there is no fact platfrm. did you mean platform?"),
        ("cases: {one: {risk: maybe}}", "there is no answer of risk: maybe. write one of: no, yes."),
        ("fits: {relationship: [new-client], medium: [letter]}", ""),
        ("standards: [x:1, x:2]", ""),
        ("reactions: {use: [hurt], first: [hurt, risk]}", ""),
        ("arc: short", "the arc short does not say this move. write `skip: [short]` if that is meant."),
        ("arc: [{when: {risk: no}, use: already-acted}, {use: standard}]", ""),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest(tmp_path: Path, more: str, says: str) -> None:
    moves = "next:\n  lines:\n    - {id: mine, say: {plain: Mine., warm: Mine.}}"
    _, problems = tiny(tmp_path, more=more, moves=moves)
    assert [f"{p.says} {p.try_this}" for p in problems] == ([says] if says else [])


def test_a_case_may_not_answer_for_a_person(tmp_path: Path) -> None:
    facts = "seen: {ask: What?, kind: noun-phrase, blank: what}"
    line = "next:\n  lines:\n    - {id: mine, say: {plain: 'I saw {{ seen }}.', warm: 'I saw {{ seen }}.'}}"
    _, problems = tiny(tmp_path, facts=facts, moves=line, more="cases: {one: {seen: a photo}}")
    assert [p.says for p in problems] == ["a case may not answer seen, a fact of class person."]


def test_a_role_play_of_an_unknown_case_is_told(tmp_path: Path) -> None:
    play = """
        cases: {one: {risk: no}}
        role_play:
          case: %s
          client:
            {who: w, wants: w, hidden: h, reveal_if: r, opening: o, ladder: {beginner: ["Fine!"], advanced: ["%s"]}, closing: {good: g, poor: p}}
    """
    _, problems = tiny(tmp_path, more=play % ("won", "Fine."))
    assert found(problems, Code.UNKNOWN_NAME) == ["there is no case for the role-play: won. did you mean one?"]
    _, problems = tiny(tmp_path, more=play % ("one", "fine"))
    assert problems == []
    _, problems = tiny(tmp_path, more=play % ("one", "Never heard."))
    assert [(p.level, p.place.key) for p in problems] == [(Level.WARNING, "role_play.client.ladder.advanced")]
    assert 'no reaction answers "Never heard."' in told(problems)


@pytest.mark.parametrize(
    ("arc", "says"),
    [
        ("[{when: {kind_of: big}, use: standard}]", "only the last arc has no `when`."),
        ("[{use: standard}, {use: standard}]", "only the last arc has no `when`."),
        ("[{when: {kind_of: big}, use: already-acted}, {use: standard}]", ""),
        ("[{when: {kind_of: huge}, use: already-acted}, {use: standard}]", "there is no answer of kind_of: huge."),
    ],
)
def test_only_the_last_arc_has_no_condition(tmp_path: Path, arc: str, says: str) -> None:
    _, problems = tiny(tmp_path, facts=CHOICE, moves=USE, more=f"arc: {arc}")
    assert [p.says for p in problems] == ([says] if says else [])


def test_a_written_move_that_the_arc_leaves_out_is_told_unless_it_is_skipped_or_only_for_another_arc(tmp_path: Path) -> None:
    arc = "arc: [{when: {kind_of: big}, use: short}, {use: standard}]"
    move = "next:\n  %s\n  lines:\n    - {id: mine, when: {%s}, say: {plain: Mine., warm: Mine.}}"
    assert found(tiny(tmp_path, facts=CHOICE, more=arc, moves=move % ("intent: x", "kind_of: small"))[1], Code.OUT_OF_PLACE)
    assert not tiny(tmp_path, facts=CHOICE, more=arc, moves=move % ("skip: [short]", "kind_of: small"))[1]
    assert not tiny(tmp_path, facts=CHOICE, more=arc, moves=move % ("intent: x", "not: {arc: short}"))[1]
    assert not tiny(tmp_path, facts=CHOICE, more=arc, moves=move % ("intent: x", "arc: standard"))[1]
    assert "there is no arc shrt. Try: did you mean short?" in told(
        tiny(tmp_path, facts=CHOICE, more=arc, moves=move % ("skip: [shrt, short]", "kind_of: small"))[1])


@pytest.mark.parametrize(
    ("say", "code", "level"),
    [
        ("{plain: Hello., warm: Hello.}", None, None),
        ("{plain: Hello.}", Code.MISSING_TONE, Level.ERROR),  # warm falls back on nothing
        ("{warm: Hello.}", Code.MISSING_TONE, Level.ERROR),  # neither plain nor, through plain, firm
        ("{plain: Hello., warm: Hello., firm: Hello.}", None, None),
        ("{plain: Hello., warm: Hello., frm: Hello.}", Code.UNKNOWN_NAME, Level.ERROR),
    ],
)
def test_a_tone_that_is_missing_is_an_error_and_a_fallback_a_warning(tmp_path: Path, say: str, code: Code | None, level: Level | None) -> None:
    _, problems = tiny(tmp_path, moves=f"next:\n  lines:\n    - {{id: mine, say: {say}}}", voice="tones: [{id: firm, name: Firm, falls_back_to: plain}]")
    hits = [(p.code, p.level) for p in problems if p.place.key.startswith("next/mine")]
    if code is None:
        assert (Code.MISSING_TONE, Level.ERROR) not in hits
    else:
        assert (code, level) in hits


def test_a_fallback_is_only_a_warning_and_says_which_tone_is_used(tmp_path: Path) -> None:
    _, problems = tiny(tmp_path, voice="tones: [{id: formal, name: Formal, falls_back_to: plain}]")
    assert problems and {p.level for p in problems} == {Level.WARNING}
    assert "is not written in formal; plain is used." in told(problems)


def test_a_tick_box_needs_no_tones(tmp_path: Path) -> None:
    _, problems = tiny(tmp_path, moves="before:\n  lines:\n    - {id: calm, say: I am calm.}")
    assert problems == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("On {{ platform }} now.", ""),
        ("On {{ plattform }} now.", "there is no fact for the hole plattform."),
        ("It is {{ limit }}", ""),
        ("It is about {{ topic }}.", ""),
        ("It is {{ kind_of }}.", "the hole kind_of is a choice; its answer is not a phrase."),
        ("{{ platform }} is where.", ""),  # a name keeps its capital
        ("{{ crisis_line }} is the number.", "the hole crisis_line is the first word."),
        ("Call {{ crisis_line }}.", ""),
        ("On {{ platform.name }}.", "a line is text and holes; this one holds other template code."),
        ("On a {{ platform }}.", 'a hole stands after "a" or "an", which may not fit the answer.'),
    ],
)
def test_a_hole_names_a_fact_that_fits_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    line = f"\n    - {{id: hole, say: {{plain: '{text}', warm: Hello.}}}}"
    _, problems = tiny(tmp_path, facts=CHOICE, moves=USE + line)
    assert [p.says for p in problems] == ([says] if says else [])


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("{kind_of: big}", ""),
        ("{kind_of: [big, small], not: {risk: yes}}", ""),
        ("{kind_of: bigg}", "there is no answer of kind_of: bigg."),
        ("{kindof: big}", "there is no fact or dial kindof."),
        ("{platform: Facebook}", "the condition asks for platform, whose answer is free text."),
        ("{tone: plain}", ""),
        ("{tone: plane}", "there is no answer of tone: plane."),
        ("{not: {speaker: clinicia}}", "there is no answer of speaker: clinicia."),
        ("{arc: standard}", ""),
    ],
)
def test_a_condition_names_answers_that_exist(tmp_path: Path, when: str, says: str) -> None:
    line = f"\n    - {{id: cond, when: {when}, say: {{plain: Hello., warm: Hello.}}}}"
    _, problems = tiny(tmp_path, facts=CHOICE, moves=USE + line)
    assert [p.says for p in problems][:1] == ([says] if says else [])


@pytest.mark.parametrize(
    ("facts", "code", "says"),
    [
        ("other: {ask: Which?, kind: name, blank: which}", Code.UNUSED, "no line and no condition uses this fact."),
        ("tone: {ask: Which?, kind: name, blank: which}", Code.DOUBLE, "a fact may not have the name of a dial."),
        ("limit: {ask: Which?, kind: name, blank: which}", Code.DOUBLE, "a fact may not have the name of a dial."),
        ("arc: {ask: Which?, kind: name, blank: which}", Code.DOUBLE, "a fact may not have the name of a dial."),
        ("kind_of: {ask: Which?, kind: choice, choices: {big: Big, small: Small}, suggest: bg}", Code.UNKNOWN_NAME, "there is no choice to suggest: bg."),
        ("kind_of: {ask: Which?, kind: choice}", Code.WRONG_SHAPE, "is a choice without choices."),
        ("seen: {ask: Which?, kind: name}", Code.WRONG_SHAPE, "has no `blank`, the 1 to 4 words shown while it is open."),
        ("kind_of: {ask: Which?, kind: choice, choices: {big: Big, small: Small}, when: {risc: no}}", Code.UNKNOWN_NAME, "there is no fact or dial risc."),
    ],
)
def test_a_fact_is_used_and_well_formed(tmp_path: Path, facts: str, code: Code, says: str) -> None:
    _, problems = tiny(tmp_path, facts=facts, moves="" if "kind_of" not in facts else USE)
    assert says in [p.says for p in problems if p.code is code]


def test_a_fact_that_only_another_used_fact_asks_for_is_used(tmp_path: Path) -> None:
    facts = "first: {ask: First?, kind: yes-no}\n" + CHOICE.replace("kind: choice", "kind: choice, when: {first: yes}")
    assert tiny(tmp_path, facts=facts, moves=USE)[1] == []


def test_a_class_that_is_not_given_is_the_careful_one_for_the_kind(tmp_path: Path) -> None:
    facts = CHOICE + "seen: {ask: What?, kind: noun-phrase, blank: what}\nyes_no: {ask: Is it?, kind: yes-no}\n"
    loaded, _ = tiny(tmp_path, facts=facts)
    assert loaded is not None
    holds = {f.id: f.holds for f in loaded.situation.facts}
    assert (holds["kind_of"], holds["yes_no"], holds["seen"], holds["crisis_line"]) == ("circumstances", "circumstances", "person", "agency")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("{id: mine, say: {plain: A., warm: A.}, variants: [{id: else, say: {plain: B., warm: B.}}]}", Code.WRONG_SHAPE, "holds both `say` and `variants`."),
        ("{id: mine}", Code.WRONG_SHAPE, "says nothing."),
        ("{id: mine, variants: [{id: big, say: {plain: A., warm: A.}}]}", Code.NEVER_MATCHES, "only `else` has no `when`, and every other variant has one."),
        ("{id: mine, variants: [{id: else, when: {risk: no}, say: {plain: A., warm: A.}}]}", Code.NEVER_MATCHES,
         "only `else` has no `when`, and every other variant has one."),
        ("{id: mine, variants: [{id: else, say: {plain: A., warm: A.}}, {id: b, when: {risk: no}, say: {plain: A., warm: A.}}]}",
         Code.NEVER_MATCHES, "stands before other variants, so they can never be said."),
        ("{id: mine, variants: [{id: b, when: {risk: no}, say: {plain: A., warm: A.}}, {id: b, when: {risk: yes}, say: {plain: A., warm: A.}}]}",
         Code.DOUBLE, "there are two variants b here."),
        ("{id: mine, keeps: [apart], say: {plain: I keep it apart., warm: I keep it.}}", Code.WORDING,
         'does not hold the words "apart", which every tone keeps.'),
    ],
)
def test_a_line_is_well_formed(tmp_path: Path, line: str, code: Code, says: str) -> None:
    _, problems = tiny(tmp_path, moves=f"next:\n  lines:\n    - {line}")
    assert says in [p.says for p in problems if p.code is code]


def test_words_that_every_tone_keeps_are_found_in_any_case(tmp_path: Path) -> None:
    line = "{id: mine, keeps: [apart], say: {plain: Apart is how., warm: I keep it apart.}}"
    assert tiny(tmp_path, moves=f"next:\n  lines:\n    - {line}")[1] == []


def test_two_lines_with_one_id_are_told_at_the_second(tmp_path: Path) -> None:
    _, problems = tiny(tmp_path, moves="next:\n  lines:\n    - {id: a, say: {plain: A., warm: A.}}\n    - {id: a, say: {plain: B., warm: B.}}")
    assert [(p.code, p.says, p.place.line) for p in problems] == [(Code.DOUBLE, "there are two lines a here.", 21)]


def test_a_move_that_does_not_exist_is_told(tmp_path: Path) -> None:
    _, problems = tiny(tmp_path, moves="happend:\n  lines:\n    - {id: a, say: {plain: A., warm: A.}}")
    assert "there is no move happend. Try: did you mean happened?" in told(problems)


def test_a_variant_that_can_never_be_said_is_told_at_its_place(tmp_path: Path) -> None:
    line = """
        next:
          lines:
            - id: mine
              variants:
                - {id: any, when: {kind_of: [big, small]}, say: {plain: A., warm: A.}}
                - {id: big, when: {kind_of: big}, say: {plain: B., warm: B.}}
                - {id: else, say: {plain: C., warm: C.}}
    """
    _, problems = tiny(tmp_path, facts=CHOICE, moves=line)
    assert told(problems) == (
        "situations/group/talk.yaml:24:13: error: next/mine#big: no answers can choose this variant. "
        "Try: mend its `when`, or move it up. [never-matches]"
    )


def test_every_problem_has_a_place_in_a_file_and_all_come_in_one_run(tmp_path: Path) -> None:
    _, problems = tiny(tmp_path, facts="unused: {ask: Which?, kind: name, blank: which}", more="standards: [x:3]\narc: standart",
                       moves="next:\n  lines:\n    - {id: a, say: {plain: 'On {{ x }}.', warm: 'On a {{ platform }}.'}}")
    assert len(problems) >= 5
    assert all(p.place.file == "situations/group/talk.yaml" and p.place.line and p.try_this for p in problems), told(problems)


def test_a_fallback_along_the_whole_chain_is_a_warning(tmp_path: Path) -> None:
    tones = "tones: [{id: curious, name: Curious, falls_back_to: formal}, {id: formal, name: Formal, falls_back_to: plain}]"
    _, problems = tiny(tmp_path, voice=tones)
    assert {p.level for p in problems} == {Level.WARNING} and "is not written in curious; plain is used." in told(problems)


@pytest.mark.parametrize(
    ("voice", "says"),
    [
        ("tones: [{id: a, name: A, falls_back_to: b}, {id: b, name: B, falls_back_to: a}]", "tones fall back on each other in a circle."),
        ("tones: [{id: a, name: A, falls_back_to: plan}]", "there is no tone plan."),
        ("arcs: [{id: odd, use_when: x, moves: [open, clse]}]", "there is no move clse."),
        ("relationships: [{id: who, name: who, suggests: wrm}]", "there is no tone wrm."),
        ("combinations: [{id: c, when: {ton: warm}, effect: refuse, says: No.}]", "there is no fact or dial ton."),
        ("combinations: [{id: c, when: {tone: warm}, effect: change, says: No.}]", "a change names the tone to use."),
        ("combinations: [{id: c, when: {tone: warm}, effect: change, to: {tone: plan}, says: No.}]", "a change names the tone to use."),
        ("stops: [{id: s, signal: stop, sign: Odd, do: 'Call {{ nobody }}.'}]", "there is no fact for the hole nobody."),
        ("steps: [{id: s, do: 'Call {{ nobody }}.'}]", "there is no fact for the hole nobody."),
        ("combinations: [{id: c, when: {tone: wrm}, effect: refuse, says: No.}]", "there is no answer of tone: wrm."),
    ],
)
def test_a_fault_of_the_voice_stops_a_situation_that_speaks_with_it(tmp_path: Path, voice: str, says: str) -> None:
    _, problems = tiny(tmp_path, voice=voice)
    hits = [p for p in problems if p.says == says]
    assert hits and all(p.place.file == "situations/_voice/b.yaml" and p.place.line == 1 and p.place.column for p in hits), told(problems)
