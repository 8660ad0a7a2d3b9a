"""A situation and a brief to a script: what is known is said, what is unknown is offered, nothing is guessed and nothing lost."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from scriptgen.composing.compose import compose
from scriptgen.problems import InvalidInput, Refused
from scriptgen.script import Brief, SafetyPage
from scriptgen.voice import Loaded
from tests.helpers import SHIPPED, outline, script_of, shipped, tiny_loaded

FACTS = """
had: {ask: Did it happen?, kind: yes-no}
kind_of: {ask: Which kind was it?, kind: choice, when: {had: yes}, choices: {big: A big one, small: A small one, odd: An odd one}}
again: {ask: Will it happen again?, kind: yes-no}
seen: {ask: What did you see?, kind: noun-phrase, blank: what}
third: {ask: Is it the third time?, kind: yes-no, quiet: yes}
"""
MOVES = """
next:
  lines:
    - id: told
      variants:
        - {id: big, when: {kind_of: big}, say: {plain: It was big., warm: So big.}}
        - {id: small, when: {kind_of: small}, say: {plain: It was small., warm: So small.}}
        - {id: not, when: {had: no}, say: {plain: It did not happen., warm: It never happened.}}
        - {id: else, say: {plain: It was as it was., warm: It was.}}
    - id: saw
      when: {had: yes}
      say: {plain: "I saw {{ seen }}.", warm: "I saw {{ seen }}."}
    - id: again
      when: {again: yes}
      say: {plain: It will come again., warm: It will come again.}
    - id: third
      when: {third: yes}
      say: {plain: This is the third time., warm: The third time.}
    - id: asked
      turn: later
      say: {plain: You may ask., warm: Do ask.}
pause:
  lines:
    - {id: wait, say: Count to seven.}
"""


@pytest.fixture
def talk(tmp_path: Path) -> Loaded:
    return tiny_loaded(tmp_path, facts=FACTS, moves=MOVES)


def golden(text: str) -> str:
    """Return the expected outline."""
    return dedent(text).strip("\n")


def test_with_everything_known_a_script_has_no_row_to_choose(talk: Loaded) -> None:
    script = script_of(talk, {"platform": "Rivermail", "had": "yes", "kind_of": "small", "again": "no", "seen": "The photo."})
    assert outline(script) == golden("""
        open: I want to talk about Rivermail.
        limit: I keep my own accounts apart from my work.
        next: It was small.
        next: I saw the photo.
        next: (later) You may ask.
        pause: Count to seven.
        close: Thank you for hearing me.
    """)
    assert script.open_count() == 0


def test_with_nothing_known_every_beat_is_offered_and_none_is_guessed(talk: Loaded) -> None:
    script = script_of(talk)
    assert outline(script) == golden("""
        open: I want to talk about [platform].
        limit: I keep my own accounts apart from my work.
        next: Did it happen?
          A big one: It was big.
          A small one: It was small.
          Did it happen? No: It did not happen.
          In every other case: It was as it was.
        next: (Did it happen? If yes:) I saw [what].
        next: (Will it happen again? If yes:) It will come again.
        next: (later) You may ask.
        pause: Count to seven.
        close: Thank you for hearing me.
    """)


@pytest.mark.parametrize(
    ("facts", "row"),
    [
        ({"had": "no"}, "It did not happen."),
        ({"kind_of": "odd"}, "It was as it was."),
        ({"had": "yes"}, "Which kind was it? | A big one: It was big. | A small one: It was small. | An odd one: It was as it was."),
    ],
)
def test_a_choice_narrows_with_each_answer(talk: Loaded, facts: dict[str, str], row: str) -> None:
    step = next(s for s in script_of(talk, facts).steps if s.move == "next")
    said = step.lines[0]
    found = " | ".join([said.alternatives_ask, *(f"{a}: {one.text()}" for a, one in said.alternatives)]) if said.alternatives else said.text()
    assert found == row


def test_answers_that_lead_to_one_variant_share_a_row(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, facts=FACTS, moves="""
        next:
          lines:
            - id: told
              variants:
                - {id: two, when: {kind_of: [big, odd]}, say: {plain: Two., warm: Two.}}
                - {id: else, say: {plain: Else., warm: Else.}}
            - {id: use, when: {again: no, third: no}, say: {plain: "{{ seen }}", warm: x}}
    """.replace('"{{ seen }}"', '"Saw {{ seen }}."'))
    said = next(s for s in script_of(loaded, {"had": "yes"}).steps if s.move == "next").lines[0]
    assert [a for a, _ in said.alternatives] == ["A big one / An odd one", "A small one"]


def test_where_every_answer_leads_to_the_same_words_there_is_no_choice(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, facts="again: {ask: Again?, kind: yes-no}", moves="""
        next: {lines: [{id: a, when: {again: yes}, variants: [{id: x, when: {again: yes}, say: {plain: X., warm: X.}}, {id: else, say: {plain: E., warm: E.}}]}]}
    """, more="")
    step = next(s for s in script_of(loaded).steps if s.move == "next")
    assert [(s.text(), s.optional_because, s.alternatives) for s in step.lines] == [("X.", "Again? If yes:", ())]


@pytest.mark.parametrize(
    ("when", "because"),
    [
        ("{again: yes}", "Will it happen again? If yes:"),
        ("{not: {again: yes}}", "Will it happen again? If no:"),
        ("{again: no}", "Will it happen again? If no:"),
        ("{kind_of: [big, odd]}", "Which kind was it? A big one / An odd one:"),
        ("{not: {kind_of: big}}", "Which kind was it? A small one / An odd one:"),
        ("{kind_of: [big, small, odd]}", "Which kind was it?"),
    ],
)
def test_an_optional_row_is_headed_by_its_question_and_the_answers_that_keep_it(tmp_path: Path, when: str, because: str) -> None:
    line = f"{{id: a, when: {when}, say: {{plain: A., warm: A.}}}}"
    used = "{id: use, when: {again: no, third: no, kind_of: big}, say: {plain: 'Saw {{ seen }}.', warm: x}}"
    loaded = tiny_loaded(tmp_path, facts=FACTS, moves=f"next: {{lines: [{line}, {used}]}}")
    step = next(s for s in script_of(loaded).steps if s.move == "next")
    assert step.lines[0].optional_because == because


def test_an_optional_line_takes_what_it_rests_on_as_given(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, facts=FACTS, moves="""
        next:
          lines:
            - id: a
              when: {had: yes}
              variants:
                - {id: big, when: {kind_of: big}, say: {plain: Big., warm: Big.}}
                - {id: else, say: {plain: Not big., warm: Not big.}}
            - {id: use, when: {again: no, third: no}, say: {plain: 'Saw {{ seen }}.', warm: x}}
    """)
    said = next(s for s in script_of(loaded).steps if s.move == "next").lines[0]
    assert said.optional_because == "Did it happen? If yes:"
    assert [a for a, _ in said.alternatives] == ["A big one", "A small one / An odd one"]  # "No" would leave the line out


def test_a_quiet_fact_puts_no_row_into_a_script_until_it_is_given(talk: Loaded) -> None:
    assert "third" not in outline(script_of(talk))
    assert "This is the third time." in outline(script_of(talk, {"third": "yes"}))
    assert "third" not in [o.fact for o in script_of(talk).open_facts]


def test_open_questions_come_in_order_and_only_those_that_can_be_asked(talk: Loaded) -> None:
    facts = [o.fact for o in script_of(talk).open_facts]
    assert facts == ["platform", "had", "again", "seen"]  # not kind_of: it is asked only once it happened
    assert [o.fact for o in script_of(talk, {"had": "yes", "platform": "x"}).open_facts] == ["kind_of", "again", "seen"]
    assert [o.fact for o in script_of(talk, {"had": "no", "platform": "x", "again": "no"}).open_facts] == []


def test_an_arc_that_asserts_is_taken_only_where_an_answer_says_so(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, facts=FACTS, moves=MOVES, more="arc: [{when: {had: yes}, use: already-acted}, {use: standard}]")
    assert script_of(loaded).arc == "standard"
    assert script_of(loaded, {"had": "yes"}).arc == "already-acted"
    assert script_of(loaded, {"kind_of": "big"}).arc == "already-acted"  # whoever says which kind says that it happened
    assert "The order of the talk depends on a question that is still open: Did it happen?" in script_of(loaded).notices
    assert not [n for n in script_of(loaded, {"had": "no"}).notices if "order of the talk" in n]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_default_order_of_a_shipped_situation_asserts_nothing_unless_it_is_a_repair(name: str) -> None:
    loaded = shipped(name)
    default = loaded.situation.arcs[-1]
    assert default.when == ()
    assert not loaded.voice.arc(default.use).asserts or default.use == "repair"


def test_a_line_that_only_another_order_says_is_offered_while_that_order_is_still_possible(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, facts="had: {ask: Did it happen?, kind: yes-no}", more="arc: [{when: {had: yes}, use: already-acted}, {use: standard}]",
                         moves="next: {lines: [{id: own, when: {arc: already-acted}, say: {plain: I did it., warm: I did it.}}]}")
    offered = next(s for s in script_of(loaded).steps if s.move == "next").lines[0]
    assert (offered.text(), offered.optional_because) == ("I did it.", "Did it happen? If yes:")
    assert "I did it." not in outline(script_of(loaded, {"had": "no"}))
    sure = next(s for s in script_of(loaded, {"had": "yes"}).steps if s.move == "next").lines[0]
    assert sure.optional_because == ""
    assert [o.fact for o in script_of(loaded, {"platform": "x"}).open_facts] == ["had"]


def test_headings_are_those_of_the_arc_and_its_name_is_never_printed(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, facts=FACTS, moves=MOVES, more="arc: [{when: {had: yes}, use: already-acted}, {use: standard}]")
    script = script_of(loaded, {"had": "yes"})
    assert [s.heading for s in script.steps][:2] == ["Open", "What I did"]
    assert "already" not in outline(script) and not any("already-acted" in n for n in script.notices)


@pytest.mark.parametrize("facts", [{"risk": "yes"}, {"risk": "yes", "had": "yes", "crisis_line": "988"}])
def test_a_sign_of_risk_gives_the_safety_page(talk: Loaded, facts: dict[str, str]) -> None:
    page = compose(talk, Brief("talk", facts=facts))
    assert isinstance(page, SafetyPage)
    assert page.title == "Safety first" and page.because and len(page.numbers) == 2
    assert page.numbers[0].text == facts.get("crisis_line")


def test_unknown_risk_stops_only_where_contact_is_the_topic(tmp_path: Path) -> None:
    always = tiny_loaded(tmp_path / "a", more="risk_first: yes")
    assert isinstance(compose(always, Brief("talk")), SafetyPage)
    assert script_of(always, {"risk": "no"}).limit
    some = tiny_loaded(tmp_path / "b", facts=FACTS, moves=MOVES, more="risk_first: {had: yes}")
    assert script_of(some).limit and script_of(some, {"had": "no"}).limit
    assert isinstance(compose(some, Brief("talk", facts={"had": "yes"})), SafetyPage)
    assert isinstance(compose(some, Brief("talk", facts={"kind_of": "big"})), SafetyPage)
    assert script_of(some, {"had": "yes", "risk": "no"}).limit


def test_the_safety_page_comes_before_any_refusal(talk: Loaded) -> None:
    with pytest.raises(Refused):
        compose(talk, Brief("talk", relationship="new-client", medium="letter"))
    assert isinstance(compose(talk, Brief("talk", relationship="new-client", medium="letter", facts={"risk": "yes"})), SafetyPage)


def test_in_writing_there_is_no_pause_and_nothing_is_kept_for_later(talk: Loaded) -> None:
    script = script_of(talk, {"had": "no"}, medium="letter")
    assert script.written and [s.move for s in script.steps] == ["open", "limit", "next", "close"]
    assert not any(s.later for s in script.steps)


def test_reactions_quote_the_limit_in_the_same_words(talk: Loaded) -> None:
    for tone in ("plain", "warm"):
        script = script_of(talk, tone=tone)
        withdrawal = next(r for r in script.replies if r.id == "withdrawal")
        assert script.limit and withdrawal.say.text().endswith(script.limit.text())


def test_a_limit_that_is_still_a_choice_is_quoted_as_a_blank(tmp_path: Path) -> None:
    talk = """
        title: A talk
        summary: They asked.
        topic: a request
        facts: {again: {ask: Again?, kind: yes-no}}
        moves:
          limit:
            lines:
              - id: limit
                limit: yes
                variants:
                  - {id: yes, when: {again: yes}, say: {plain: Never again., warm: Never again.}}
                  - {id: else, say: {plain: Not this time., warm: Not this time.}}
    """
    loaded = tiny_loaded(tmp_path, talk=dedent(talk))
    quoted = next(r for r in script_of(loaded).replies if r.id == "withdrawal").say.text()
    assert quoted == "I stop here. [your limit, in the same words]"
    known = next(r for r in script_of(loaded, {"again": "yes"}).replies if r.id == "withdrawal").say.text()
    assert known == "I stop here. Never again."


def test_withdrawal_and_risk_are_in_every_script_after_at_most_four_others(tmp_path: Path) -> None:
    own = ", ".join(f"{{id: r{n}, hear: [x], say: {{plain: R., warm: R.}}}}" for n in range(6))
    loaded = tiny_loaded(tmp_path, more=f"reactions: {{use: [hurt], first: [hurt, r5], add: [{own}]}}")
    script = script_of(loaded)
    assert [r.id for r in script.replies] == ["hurt", "r5", "r0", "r1", "withdrawal", "risk"]
    assert [r.id for r in script.more_replies] == ["r2", "r3", "r4"]


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("medium", ["in-person", "phone"])
def test_withdrawal_and_risk_are_in_every_shipped_script(name: str, medium: str) -> None:
    script = script_of(shipped(name), {"risk": "no"}, medium=medium)
    assert {"withdrawal", "risk"} <= {r.id for r in script.replies} and len(script.replies) == 6


def test_a_reaction_that_cannot_happen_is_left_out(tmp_path: Path) -> None:
    add = "{id: odd, when: {again: yes}, hear: [x], say: {plain: R., warm: R.}}"
    loaded = tiny_loaded(tmp_path, facts="again: {ask: Again?, kind: yes-no}", more=f"reactions: {{add: [{add}]}}")
    assert "odd" in [r.id for r in script_of(loaded).replies]
    assert "odd" not in [r.id for r in script_of(loaded, {"again": "no"}).replies]


def test_a_tone_that_is_not_written_falls_back_within_the_variant(tmp_path: Path) -> None:
    tones = """
        tones:
          - {id: formal, name: Formal, falls_back_to: plain}
          - {id: curious, name: Curious, falls_back_to: warm}
          - {id: odd, name: Odd, falls_back_to: curious}
    """
    loaded = tiny_loaded(tmp_path, voice=tones)
    for tone, used in (("formal", "plain"), ("curious", "warm"), ("odd", "warm"), ("plain", "plain")):
        said = script_of(loaded, tone=tone).steps[0].lines[0]
        assert (said.tone, said.address) == (used, f"talk/open/topic#else@{used}")


def test_the_variant_is_chosen_before_the_tone(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, voice="tones: [{id: formal, name: Formal, falls_back_to: plain}]", moves="""
        next:
          lines:
            - id: a
              variants:
                - {id: new, when: {relationship: new-client}, say: {plain: To the new., warm: To the new.}}
                - {id: else, say: {plain: To all., warm: To all., formal: To all, formally.}}
    """.replace("To all, formally.", "'To all, formally.'"))
    said = next(s for s in script_of(loaded, tone="formal", relationship="new-client").steps if s.move == "next").lines[0]
    assert said.text() == "To the new."


def test_standards_in_print_are_the_verified_ones_only(tmp_path: Path) -> None:
    script = script_of(tiny_loaded(tmp_path, more="standards: [x:1, x:2]"))
    assert script.standards == ("The X Code, 1.06(c)",)


def test_cautions_that_cannot_apply_are_left_out_and_open_ones_stay(tmp_path: Path) -> None:
    cautions = "cautions: [{signal: stop, sign: A, do: Stop., when: {again: yes}}, {signal: pause, sign: B, do: 'Call {{ crisis_line }}.'}]"
    loaded = tiny_loaded(tmp_path, facts="again: {ask: Again?, kind: yes-no}", more=cautions)
    assert [w.sign for w in script_of(loaded).stops] == ["A"]
    assert [w.sign for w in script_of(loaded, {"again": "no"}).stops] == []
    assert [w.do.text() for w in script_of(loaded, {"crisis_line": "988"}).pauses] == ["Call 988."]
    assert [w.sign for w in script_of(loaded).danger] == ["Words about dying"]


def test_what_was_chosen_for_the_user_is_said(talk: Loaded) -> None:
    notice = next(n for n in script_of(talk).notices if n.startswith("Chosen for you"))
    assert "relationship (a client you know well)" in notice and "tone (plain)" in notice
    given = script_of(talk, tone="warm", relationship="new-client", medium="in-person", speaker="clinician")
    assert not [n for n in given.notices if n.startswith("Chosen for you")] and given.chosen_for_you == ()


def test_each_line_knows_its_address_its_key_and_its_place(talk: Loaded) -> None:
    script = script_of(talk, tone="warm")
    said = script.steps[0].lines[0]
    assert said.address == "talk/open/topic#else@warm" and len(said.key) == 12
    assert said.place == "situations/group/talk.yaml:17:9"
    assert script.steps[-1].lines[0].address == "voice/close/thanks#else@warm"


def test_the_same_brief_gives_the_same_script(talk: Loaded) -> None:
    facts = {"had": "yes", "seen": "a photo"}
    assert script_of(talk, facts) == script_of(talk, dict(reversed(facts.items())))


def test_a_pack_answers_shared_questions_once_and_a_brief_may_differ(tmp_path: Path) -> None:
    from dataclasses import replace

    loaded = replace(tiny_loaded(tmp_path), policy={"crisis_line": "988", "not_here": "x"})
    assert [n.text for n in script_of(loaded).numbers] == ["988", None]
    assert [n.text for n in script_of(loaded, {"crisis_line": "116 123"}).numbers] == ["116 123", None]


def test_a_faulty_brief_raises_everything_at_once(talk: Loaded) -> None:
    with pytest.raises(InvalidInput) as caught:
        compose(talk, Brief("talk", tone="x", facts={"hd": "yes", "again": "perhaps"}))
    assert len(caught.value.problems) == 3 and caught.value.exit_code == 2


def test_a_shared_reaction_may_fit_only_under_a_condition(tmp_path: Path) -> None:
    more = "reactions: {use: [{id: hurt, when: {again: yes}}]}"
    loaded = tiny_loaded(tmp_path, facts="again: {ask: Again?, kind: yes-no}", more=more)
    asked = lambda answer: [r.id for r in script_of(loaded, {"again": answer} if answer else {}).replies]  # noqa: E731
    assert "hurt" in asked("yes") and "hurt" in asked("") and "hurt" not in asked("no")


def test_an_answer_to_a_reaction_may_have_its_own_notes(tmp_path: Path) -> None:
    more = """
    reactions:
      add:
        - id: own
          then: Wait.
          avoid: Talking.
          variants:
            - {id: written, when: {medium: letter}, then: Answer within a week., say: {plain: I read it., warm: I have read it.}}
            - {id: else, say: {plain: I hear it., warm: I do hear it.}}
    """
    loaded = tiny_loaded(tmp_path, more=more)
    notes = {m: next((r.then, r.avoid) for r in script_of(loaded, medium=m).replies if r.id == "own") for m in ("letter", "in-person")}
    assert notes == {"letter": ("Answer within a week.", "Talking."), "in-person": ("Wait.", "Talking.")}


def test_words_to_keep_away_from_may_hang_on_a_fact_and_three_are_kept(tmp_path: Path) -> None:
    swaps = "\n".join(f"- {{words: W{n}, instead: I{n}}}" for n in (2, 3, 4))
    more = f"keep_away:\n- {{words: W1, instead: I1, when: {{again: yes}}}}\n{swaps}"
    loaded = tiny_loaded(tmp_path, facts="again: {ask: Again?, kind: yes-no}", more=more)
    words = {a: [s.words for s in script_of(loaded, {"again": a}).keep_away] for a in ("yes", "no")}
    assert words == {"yes": ["W1", "W2", "W3"], "no": ["W2", "W3", "W4"]}


def test_where_it_is_open_whether_risk_comes_first_the_script_says_so(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, facts="again: {ask: Again?, kind: yes-no}", more="risk_first: {again: yes}")
    told = lambda facts: [n for n in script_of(loaded, facts).notices if "sign of risk" in n]  # noqa: E731
    assert len(told({})) == 1 and told({"again": "no"}) == [] and told({"risk": "no"}) == []
