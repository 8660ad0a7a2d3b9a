"""Every shipped situation in every tone, relationship, medium and case: a script or a refusal in words, and the rules of reading aloud.

The matrix is gone through whole for one speaker at a time (the speakers take turns), each case filled up at random, seeded by its own
name, so that nothing is open; the same with half of it left open for the words that are false.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from scriptgen.composing.compose import compose
from scriptgen.problems import Refused
from scriptgen.script import Brief, Said, Script
from scriptgen.situation import FalseWords
from scriptgen.voice import Loaded
from tests.helpers import SHIPPED, bare, first_turn, shipped, variant_of, with_alternatives, words_in
from tests.laws.answering import every_choice, with_examples

Setting = tuple[str, str, str, str, str]  # tone, relationship, medium, speaker, case
TURN, NEWS, NEWS_FIRM = 160, 45, 25


def settings(loaded: Loaded) -> Iterator[Setting]:
    """Yield every tone × relationship × medium × case of the whole voice, with the speakers in turn."""
    voice = loaded.voice
    speakers = itertools.cycle(s.id for s in voice.speakers)
    cases = ["", *(c.id for c in loaded.situation.cases)]
    for tone, who, medium, case in itertools.product(voice.tones, voice.relationships, voice.media, cases):
        yield tone.id, who.id, medium.id, next(speakers), case


def filled(loaded: Loaded, setting: Setting) -> dict[str, str]:
    """Return the case's answers, and one to everything else that can be asked."""
    tone, who, medium, speaker, case = setting
    dials = {"tone": tone, "relationship": who, "medium": medium, "speaker": speaker}
    given = next((dict(c.facts) for c in loaded.situation.cases if c.id == case), {})
    chance = random.Random("/".join((loaded.situation.id, *setting)))
    return with_examples(loaded, dials, every_choice(loaded, dials, chance, given))


@cache
def scripts(name: str, whole: bool) -> tuple[list[tuple[Setting, Script]], Counter[str], list[str]]:
    """Return the scripts of the matrix, the sentences of those refused, and what went wrong otherwise."""
    loaded, made, refused, wrong = shipped(name), [], Counter[str](), []
    for setting in settings(loaded):
        tone, who, medium, speaker, case = setting
        answers = filled(loaded, setting) if whole else {"risk": "no", **next((c.facts for c in loaded.situation.cases if c.id == case), {})}
        try:
            composed = compose(loaded, Brief(name, tone, who, medium, speaker, facts=answers))
        except Refused as fault:
            refused.update(p.says for p in fault.problems)
            continue
        except Exception as fault:
            wrong.append(f"{setting}: {type(fault).__name__}: {fault}")
            continue
        if isinstance(composed, Script):
            made.append((setting, composed))
        else:
            wrong.append(f"{setting}: a safety page, though there is no risk")
    return made, refused, wrong


def short(found: Counter[str] | dict[str, str]) -> str:
    """Return findings as lines, the most frequent first, at most forty."""
    rows = [f"{count} × {what}" for what, count in found.most_common(40)] if isinstance(found, Counter) else [f"{k}: {v}" for k, v in found.items()][:40]
    return "\n".join(rows)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("whole", [True, False], ids=["all-known", "case-only"])
def test_every_combination_gives_a_script_or_is_refused_in_words(name: str, whole: bool) -> None:
    made, refused, wrong = scripts(name, whole)
    assert not wrong, "\n".join(wrong[:20])
    assert made and all(len(says) > 20 and says.endswith((".", "?")) for says in refused), short(refused)


@pytest.mark.parametrize("name", SHIPPED)
def test_all_a_situation_fits_is_used_and_all_else_is_refused(name: str) -> None:
    loaded = shipped(name)
    made, _, _ = scripts(name, True)
    assert {s.relationship for _, s in made} == set(loaded.situation.relationships)
    assert {s.medium for _, s in made} <= set(loaded.situation.media)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_case_composes_somewhere(name: str) -> None:
    made, _, _ = scripts(name, True)
    assert {setting[4] for setting, _ in made} == {"", *(c.id for c in shipped(name).situation.cases)}


def false_in(text: str, lists: tuple[FalseWords, ...]) -> list[str]:
    """Return the words of the lists that stand in a text as whole words, in any case and with any apostrophe."""
    folded = text.replace("’", "'").lower()
    words = [w.replace("’", "'").lower() for entry in lists for w in entry.words]
    return [w for w in words if re.search(rf"(?<![\w']){re.escape(w)}(?![\w'])", folded)]


def spoken(script: Script) -> Iterator[Said]:
    """Yield what is said or sent in the first turn and the close, each alternative too."""
    close = [line for step in script.steps if step.move == "close" for line in step.lines]
    for said in (*first_turn(script), *close):
        yield from with_alternatives(said)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("whole", [True, False], ids=["all-known", "case-only"])
def test_no_word_is_false_for_the_person_the_medium_or_the_speaker(name: str, whole: bool) -> None:
    voice = shipped(name).voice
    found: Counter[str] = Counter()
    for _, script in scripts(name, whole)[0]:
        lists = {
            script.relationship: voice.relationship(script.relationship).words, script.medium: voice.medium(script.medium).words,
            script.speaker: voice.speaker(script.speaker).words,
        }
        for said in spoken(script):
            own = "".join(part if isinstance(part, str) else "_" for part in said.wording)  # what a person filled in is their own word
            for dial, words in lists.items():
                found.update(f"{said.address}: “{word}” is false for {dial} ({said.place})" for word in false_in(own, words))
    assert not found, short(found)


def in_turn(script: Script) -> str:
    """Return the words of the first turn."""
    return " ".join(said.text() for said in first_turn(script))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_first_turn_is_one_breath(name: str) -> None:
    found: dict[str, str] = {}
    for setting, script in scripts(name, True)[0]:
        count = len(words_in(in_turn(script)))
        if count > TURN:
            found[f"{count} words: {setting} ({script.arc})"] = ", ".join(f"{bare(s.address)} {len(words_in(s.text()))}" for s in first_turn(script))
    assert not found, f"{len(found)} scripts have more than {TURN} words\n" + short(dict(sorted(found.items(), reverse=True)))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_news_is_complete_within_its_words(name: str) -> None:
    found: Counter[str] = Counter()
    for _, script in scripts(name, True)[0]:
        lines = [said for step in script.steps if step.move == "open" for said in step.lines]
        count, most = len(words_in(" ".join(s.text() for s in lines))), NEWS_FIRM if script.tone == "firm" else NEWS
        if count > most:
            found[f"{count} words in {script.tone}: {' + '.join(variant_of(s.address).partition('/')[2] for s in lines)}"] += 1
    assert not found, short(found)


@pytest.mark.parametrize("name", SHIPPED)
def test_there_is_one_sorry_at_most(name: str) -> None:
    found: Counter[str] = Counter()
    for _, script in scripts(name, True)[0]:
        for lines in (first_turn(script), [s for step in script.steps for s in step.lines]):
            sorry = [s.address for s in lines for _ in re.findall(r"\b(?:sorry|apologi[sz]e|apology)\b", s.text(), re.IGNORECASE)]
            if len(sorry) > 1:
                found[" + ".join(sorry)] += 1
    assert not found, short(found)


@pytest.mark.parametrize("name", SHIPPED)
def test_there_is_exactly_one_limit_or_interim_sentence(name: str) -> None:
    found: Counter[str] = Counter()
    for setting, script in scripts(name, True)[0]:
        limits = [s for step in script.steps for s in (*step.lines, *step.later) if s.limit or s.interim]
        if len(limits) != 1 or limits[0].optional_because or limits[0].alternatives or script.limit != limits[0]:
            found[f"{len(limits)} limits, {[variant_of(s.address) for s in limits]}, {script.arc}, such as {setting}"] += 1
    assert not found, short(found)


@pytest.mark.parametrize("name", SHIPPED)
def test_there_are_two_questions_at_most_before_the_pause(name: str) -> None:
    found: Counter[str] = Counter()
    for _, script in scripts(name, True)[0]:
        lines = first_turn(script)
        if in_turn(script).count("?") > 2:
            found[" + ".join(s.address for s in lines if "?" in s.text())] += 1
    assert not found, short(found)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_limit_and_the_facts_are_the_same_in_every_tone(name: str) -> None:
    """A dial changes wording and order; it never adds or drops the limit, a fact or a promise: the same lines are there, tone by tone."""
    found: Counter[str] = Counter()
    by_setting: dict[Setting, dict[str, Script]] = {}
    loaded = shipped(name)
    for setting in settings(loaded):
        if setting[0] != "plain":
            continue
        answers = filled(loaded, setting)
        for tone in loaded.voice.tones:
            try:
                composed = compose(loaded, Brief(name, tone.id, *setting[1:4], facts=answers))
            except Refused:
                continue
            assert isinstance(composed, Script)
            by_setting.setdefault(setting, {})[composed.tone] = composed
    for scripts_ in by_setting.values():
        base = scripts_.get("plain")
        for tone, script in scripts_.items():
            if base and script.limit and base.limit and variant_of(script.limit.address) != variant_of(base.limit.address):
                found[f"the limit: {variant_of(base.limit.address)} in plain, {variant_of(script.limit.address)} in {tone}"] += 1
    assert not found, short(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I’m writing to you about it.", ["i'm writing to you"]), ("In therapy we do.", ["therapy"]), ("Physiotherapy helps.", []),
        ("THERAPY", ["therapy"]), ("therapy's end", []), ("You are heard here.", []),
    ],
)
def test_false_words_are_found_whole_in_any_case_and_with_any_apostrophe(text: str, found: list[str]) -> None:
    assert false_in(text, (FalseWords(("I'm writing to you", "therapy"), "x"),)) == found
