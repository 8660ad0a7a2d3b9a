"""What is covered: each state where it belongs, and the count agrees with what is really made."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from scriptgen.composing.compose import compose
from scriptgen.composing.coverage import coverage_of, covered
from scriptgen.composing.fitting import why_not
from scriptgen.composing.packet import compose_packet
from scriptgen.coverage import STATES, Cell, Coverage, Covered, Talk, percent_exact, worst
from scriptgen.kinds import FROM_A_BRIEF, KINDS
from scriptgen.problems import Refused
from scriptgen.script import Brief, Said, Script
from scriptgen.situation import ANY_TONE, DIALS
from scriptgen.voice import Loaded
from tests.helpers import SHIPPED, bare, lines_of, replies_of, shipped, tiny_loaded, variant_of, with_alternatives

A_THIRD_TONE = """
tones:
  - {id: curious, name: Curious, falls_back_to: warm}
"""
FITS = """
fits: {relationship: [established-client, new-client], medium: [in-person, letter]}
reactions: {use: [hurt]}
"""
SAMPLE = 8  # talks of each shipped situation that are really made


def talk_in(found: Covered, relationship: str, medium: str, tone: str) -> Talk:
    return next(t for t in found.talks if (t.relationship, t.medium, t.tone) == (relationship, medium, tone))


@cache
def counted(name: str) -> Covered:
    return covered(shipped(name))


# each state


def test_a_talk_that_is_written_in_its_tone_is_exact(tmp_path: Path) -> None:
    talk = talk_in(covered(tiny_loaded(tmp_path, more=FITS)), "established-client", "in-person", "warm")
    assert talk.cell == Cell("exact", "warm") and not talk.gaps
    assert {cell.state for cell in talk.reactions.values()} == {"exact"} and set(talk.reactions) == {"withdrawal", "risk", "hurt"}


def test_a_missing_tone_falls_back_and_the_line_is_named(tmp_path: Path) -> None:
    found = covered(tiny_loaded(tmp_path, more=FITS, voice=A_THIRD_TONE))
    talk = talk_in(found, "established-client", "in-person", "curious")
    assert talk.cell == Cell("fallback", "curious")
    assert any(gap.startswith("talk/open/topic#") and gap.endswith("@curious") for gap in talk.gaps)
    assert talk.reactions["hurt"].state == "fallback" and talk.documents["script"].state == "fallback"
    assert percent_exact(found.counts("curious")) == 0 and percent_exact(found.counts("warm")) == 100


def test_one_text_for_all_tones_is_exact(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, more=FITS)
    moves = tuple(
        replace(m, lines=tuple(replace(li, variants=tuple(replace(v, say={ANY_TONE: v.say["plain"]}) for v in li.variants)) for li in m.lines))
        for m in loaded.situation.moves
    )
    found = covered(replace(loaded, situation=replace(loaded.situation, moves=moves)))
    assert talk_in(found, "established-client", "in-person", "warm").cell.state == "exact"


def test_a_refused_pair_has_its_sentence_in_every_document_and_reaction(tmp_path: Path) -> None:
    found = covered(tiny_loaded(tmp_path, more=FITS))
    talk = talk_in(found, "new-client", "letter", "plain")
    assert talk.cell == Cell("refused", "", "Not by letter to someone new.")
    assert {cell.because for cell in talk.documents.values()} == {"Not by letter to someone new."}
    assert set(talk.counts()) == {"refused"} and "Not by letter to someone new." in found.because()


def test_a_tone_that_the_table_changes_names_the_one_it_is_made_in(tmp_path: Path) -> None:
    table = """
    combinations:
      - {id: new-not-warm, when: {tone: warm, relationship: new-client}, effect: change, to: {tone: plain}, says: Made in plain.}
    """
    found = covered(tiny_loaded(tmp_path, more=FITS, voice=table))
    assert talk_in(found, "new-client", "in-person", "warm").cell == Cell("changed", "plain", "Made in plain.")
    assert talk_in(found, "established-client", "in-person", "warm").cell.state == "exact"
    assert percent_exact(found.counts()) == 100, "what somebody decided is no gap"


def test_a_combination_that_hangs_on_an_answer_decides_nothing_while_it_is_open(tmp_path: Path) -> None:
    table = """
    combinations:
      - {id: asked, when: {seen: yes}, effect: refuse, says: Not once they have seen it.}
    """
    line = "- {id: noticed, when: {seen: yes}, say: {plain: You saw it., warm: I know you saw it.}}"
    loaded = tiny_loaded(tmp_path, more=FITS, facts="seen: {ask: Have they seen it?, kind: yes-no}", open_=line, voice=table)
    assert "Not once they have seen it." not in covered(loaded).because()
    told = covered(replace(loaded, policy={"seen": "yes"}))
    assert {t.cell.because for t in told.talks if t.medium == "in-person"} == {"Not once they have seen it."}, "a pack says it once for all"


def test_a_document_that_does_not_fit_is_refused_with_what_to_make_instead(tmp_path: Path) -> None:
    found = covered(tiny_loaded(tmp_path, more=FITS))
    spoken, written = (talk_in(found, "established-client", medium, "plain") for medium in ("in-person", "letter"))
    assert spoken.documents["message"].state == "refused" and written.documents["message"].state == "exact"
    assert spoken.documents["card"].state == "exact" and "make the message instead" in written.documents["card"].because
    assert "no role-play for talk" in spoken.documents["client-card"].because
    assert spoken.state("card", "hurt") == "exact" and spoken.state("message", "hurt") == "refused"


def test_what_has_no_wording_at_all_is_missing(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path, more=FITS)
    reactions = tuple(replace(r, variants=()) if r.id == "hurt" else r for r in loaded.situation.reactions)
    talk = covered(replace(loaded, situation=replace(loaded.situation, reactions=reactions))).talks[0]
    assert talk.reactions["hurt"].state == "missing" and talk.gaps == ("voice/reactions/hurt@plain",)
    assert talk.cell.state == "exact" and talk.counts()["missing"] > 0
    empty = covered(replace(loaded, situation=replace(loaded.situation, moves=()))).talks[0]
    assert empty.cell.state == "missing"


def test_wording_that_no_talk_of_these_dials_meets_is_not_counted(tmp_path: Path) -> None:
    only_by_letter = """
    - id: written
      when: {medium: letter}
      say: {plain: I write to you., warm: I want to write to you.}
    """
    found = covered(tiny_loaded(tmp_path, more=FITS, open_=only_by_letter, voice=A_THIRD_TONE))
    spoken, written = (talk_in(found, "established-client", medium, "curious").gaps for medium in ("in-person", "letter"))
    assert any("/written#" in gap for gap in written) and not any("/written#" in gap for gap in spoken)
    assert any("/thanks#" in gap for gap in spoken)


# counting


def test_the_count_is_that_of_every_document_and_reaction_one_by_one() -> None:
    for talk in counted(SHIPPED[0]).talks[:20]:
        each = Counter(talk.state(d, r) for d in talk.documents for r in talk.reactions)
        assert talk.counts() == each and sum(each.values()) == len(talk.documents) * len(talk.reactions)


def test_a_gap_outweighs_a_change_and_a_refusal_outweighs_all() -> None:
    assert worst(("changed", "exact", "fallback")) == "fallback" and worst(STATES) == "refused" and worst(()) == "exact"


def test_where_nothing_fits_there_is_no_share() -> None:
    assert percent_exact(Counter(refused=3)) is None and percent_exact(Counter(exact=2, fallback=1, refused=9)) == 66


def test_the_whole_is_the_sum_of_its_situations() -> None:
    whole = coverage_of(tuple(shipped(n) for n in SHIPPED[:2]))
    assert whole.counts() == counted(SHIPPED[0]).counts() + counted(SHIPPED[1]).counts() and whole.documents == FROM_A_BRIEF
    assert coverage_of(()) == Coverage((), (), FROM_A_BRIEF)


# against what is really made


def told_of(script: Script) -> list[Said]:
    return [one for said in lines_of(script) for one in with_alternatives(said)]


def in_their_tone(said: list[Said], tone: str) -> bool:
    return all(one.tone in (tone, ANY_TONE) for one in said)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_count_agrees_with_composing(name: str) -> None:
    loaded = shipped(name)
    for talk in random.Random(name).sample(counted(name).talks, SAMPLE):
        brief = Brief(name, talk.tone, talk.relationship, talk.medium, facts={"risk": "no"})
        if talk.cell.state == "refused":
            with pytest.raises(Refused) as caught:
                compose(loaded, brief)
            assert caught.value.problems[0].says == talk.cell.because
            continue
        script = compose(loaded, brief)
        assert isinstance(script, Script) and script.tone == talk.cell.tone
        assert (talk.cell.state == "changed") == (script.tone != talk.tone) and talk.cell.because in ("", *script.notices)
        assert in_their_tone(told_of(script), script.tone), "the shipped library is counted as exact"
        assert {reply.id for reply in replies_of(script)} <= {*talk.reactions}


@pytest.mark.parametrize("name", SHIPPED[::4])
def test_every_wording_that_is_taken_away_shows_wherever_composing_says_it(name: str) -> None:
    loaded, chance = shipped(name), random.Random(name)
    talk = chance.choice([t for t in counted(name).talks if t.cell.state == "exact"])
    brief = Brief(name, talk.tone, talk.relationship, talk.medium, facts={"risk": "no"})
    script = compose(loaded, brief)
    assert isinstance(script, Script)
    said = chance.choice([s for s in told_of(script) if s.tone == talk.tone and "/reactions/" not in s.address])
    owner, move, line = bare(said.address).split("/")
    moves = tuple(
        replace(m, lines=tuple(
            replace(li, variants=tuple(replace(v, say={t: w for t, w in v.say.items() if t != talk.tone}) for v in li.variants))
            if (li.owner, m.id, li.id) == (owner, move, line) else li for li in m.lines))
        for m in loaded.situation.moves
    )
    found = covered(replace(loaded, situation=replace(loaded.situation, moves=moves)))
    now = talk_in(found, talk.relationship, talk.medium, talk.tone)
    assert now.cell.state == "fallback" and f"{variant_of(said.address)}@{talk.tone}" in now.gaps


def by_an_answer(loaded: Loaded, sentence: str) -> bool:
    """Return whether it is an answer that refuses: a role-play takes one to every question its case leaves open, which is not counted."""
    table = (*loaded.situation.refusals, *loaded.voice.combinations)
    return any(clause.key not in (*DIALS, "situation") for c in table if c.says == sentence for clause in c.when)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_count_of_documents_agrees_with_making_them(name: str) -> None:
    loaded = shipped(name)
    fitting = [t for t in counted(name).talks if t.cell.state != "refused"]
    for talk in random.Random(name).sample(fitting, 4):
        brief = Brief(name, talk.tone, talk.relationship, talk.medium, facts={"risk": "no"})
        for kind, cell in talk.documents.items():
            packet = KINDS[kind].context == "packet"
            if because := why_not(loaded, brief, kind):
                assert cell == Cell("refused", "", because)
            elif not packet:
                assert cell == talk.cell
        if loaded.situation.role_play is None:
            continue
        cell = talk.documents["client-card"]
        try:
            made = compose_packet(loaded, brief)
        except Refused as fault:
            assert cell.because == fault.problems[0].says or by_an_answer(loaded, fault.problems[0].says)
        else:
            assert cell.state != "refused" and cell.tone == made.script.tone


# the shipped library


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_library_has_wording_for_all_that_fits(name: str) -> None:
    counts = counted(name).counts()
    assert counts["missing"] == 0 and (percent_exact(counts) or 0) >= 90, counted(name).gaps()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_refusal_and_change_says_why(name: str) -> None:
    for talk in counted(name).talks:
        for cell in (talk.cell, *talk.documents.values()):
            assert bool(cell.because) == (cell.state in ("refused", "changed"))
