"""Nothing is told: whatever a person answers, and however broken the file it stands in, no message and no name repeats a word of it.

The values are the hostile list and words at random, each behind a name that stands nowhere in the library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen.composing.answers import brief_problems
from scriptgen.composing.compose import compose
from scriptgen.loading import index
from scriptgen.loading.brief_file import read_brief, saved_brief
from scriptgen.pipeline import Job, default_name, make
from scriptgen.problems import InvalidInput, Place, Refused
from scriptgen.script import Brief, Script
from scriptgen.voice import Loaded
from tests.helpers import SHIPPED, lines_of, run, shipped, with_alternatives
from tests.hostile import REFUSED, VALUES

SECRET = "Zsófia Quexley"  # stands nowhere in the library
WORDS = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=60)


def person_facts(loaded: Loaded) -> list[str]:
    """Return the facts about a person that are in free words."""
    return [f.id for f in loaded.situation.facts if f.holds == "person" and not f.choices]


def filled(loaded: Loaded, value: str) -> Brief:
    """Return a brief of the first case with a value in every fact about a person that can arise with it."""
    case = loaded.situation.cases[0].facts
    who = "established-client" if "established-client" in loaded.situation.relationships else loaded.situation.relationships[0]
    brief = Brief(loaded.situation.id, "plain", who, "in-person", "clinician", facts={**case, "risk": "no"})
    for name in person_facts(loaded):
        more = replace(brief, facts={**brief.facts, name: value})
        if not brief_problems(loaded, more, {}):
            brief = more
    return brief


def test_the_secret_of_these_tests_stands_nowhere_in_the_library() -> None:
    for name in SHIPPED:
        assert "Quexley" not in str(index.encode(shipped(name))) and person_facts(shipped(name))


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("value", [SECRET, *REFUSED, "x" * 5000 + SECRET])
def test_no_problem_of_a_brief_holds_an_answer(name: str, value: str) -> None:
    loaded = shipped(name)
    held = value + SECRET
    for fact in loaded.situation.facts:
        for relationship in ("established-client", SECRET[:3]):
            brief = Brief(name, relationship=relationship, facts={fact.id: held, "platform": held})
            told = [str(p) for p in brief_problems(loaded, brief, {fact.id: Place("b.yaml", 3, 3, f"facts.{fact.id}")})]
            try:
                compose(loaded, brief)
            except InvalidInput as fault:
                told.append(str(fault))
                told.append(repr(fault))
            assert "Quexley" not in " ".join(told)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_message_about_any_brief_holds_an_answer(name: str) -> None:
    loaded = shipped(name)

    @settings(max_examples=60)
    @given(st.dictionaries(st.sampled_from([f.id for f in loaded.situation.facts]), WORDS.map(lambda w: SECRET + w), min_size=1))
    def law(facts: dict[str, str]) -> None:
        try:
            compose(loaded, Brief(name, facts=facts))
        except InvalidInput as fault:
            assert "Quexley" not in str(fault) and "Quexley" not in repr(fault.problems)

    law()


@pytest.mark.parametrize("value", [*VALUES, *REFUSED])
def test_a_message_about_a_broken_brief_file_holds_nothing_of_it(tmp_path: Path, value: str) -> None:
    """The value unquoted in a file, as a person would write it by hand: whatever YAML makes of it, its words are not told."""
    held = value.encode("utf-8", "surrogatepass")
    for before, after in ((b"facts:\n  found_out: ", b""), (b"facts: ", b""), (b"facts:\n  found_out: {a: ", b"}"), (b"facts:\n  found_out: [", b"")):
        path = tmp_path / "b.yaml"
        path.write_bytes(b"situation: defriending\n" + before + SECRET.encode() + b" " + held + after + b"\n")
        try:
            brief, _, places = read_brief(str(path))
            told = " ".join(map(str, brief_problems(shipped("defriending"), brief, places)))
        except InvalidInput as fault:
            told = str(fault)
        assert "Quexley" not in told


@pytest.mark.parametrize(
    "text",
    [
        "situation: defriending\nfacts:\n  found_out: you posted\n  Zsófia Quexley came by: yes\n",
        "situation: defriending\ntone: Zsófia Quexley\nfacts:\n  Zsófia Quexley: x\n  Zsófia Quexley: y\n",
        "situation: defriending\nZsófia Quexley: warm\n",
        "situation: Zsófia Quexley\n",
        "situation: defriending\ncase: Zsófia Quexley\ndocuments: [Zsófia Quexley]\n",
        "situation: defriending\npack: Zsófia Quexley\n",
    ],
)
def test_a_sentence_in_the_wrong_place_of_a_brief_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A line that slipped to the left becomes a key; a name may be misspelt, a sentence never is one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.yaml").write_text(text, "utf-8")
    for command in ("make", "check"):
        result = run(command, "b.yaml")
        assert result.exit_code in (1, 2) or "documents" in text
        assert "Quexley" not in result.output or "pack" in text  # a folder that is not there has to be named
    result = run("make", "defriending", "-f", "Zsófia Quexley came by=x", "--no-input")
    assert "Quexley" not in result.output


@pytest.mark.parametrize("name", SHIPPED)
def test_names_and_notices_hold_nothing_about_a_person(name: str) -> None:
    loaded = shipped(name)
    made = make(loaded, Job(filled(loaded, SECRET)))
    assert isinstance(made.composed, Script) and "Quexley" not in default_name(name, made.kind, "docx")
    assert "Quexley" not in " ".join((*made.composed.notices, *made.composed.chosen_for_you, *(f"{o.ask} {o.blank}" for o in made.composed.open_facts)))
    assert "Quexley" not in " ".join((made.document.title, *made.document.header, made.document.footer, made.document.author))


def identities(script: Script) -> Iterator[tuple[str, str, str]]:
    """Yield address, key and place of every line and alternative."""
    for said in lines_of(script):
        for one in (said, *with_alternatives(said)):
            yield one.address, one.key, one.place


@pytest.mark.parametrize("name", SHIPPED)
def test_briefs_that_differ_only_in_what_is_about_a_person_have_equal_identities(name: str) -> None:
    loaded = shipped(name)

    @settings(max_examples=25)
    @given(WORDS.filter(lambda w: w.strip() != ""))
    def law(value: str) -> None:
        try:
            one, two = compose(loaded, filled(loaded, "the 2nd")), compose(loaded, filled(loaded, value))
        except InvalidInput:
            return
        assert isinstance(one, Script) and isinstance(two, Script)
        if len(filled(loaded, value).facts) == len(filled(loaded, "the 2nd").facts):
            assert list(identities(one)) == list(identities(two))
            assert one.notices == two.notices

    law()


@pytest.mark.parametrize("name", SHIPPED)
def test_no_key_is_the_hash_of_a_filled_line(name: str) -> None:
    script = compose(shipped(name), filled(shipped(name), SECRET))
    assert isinstance(script, Script)
    for said in lines_of(script):
        if any(v.text for v in said.values.values()):
            assert said.key != hashlib.sha256(said.text().encode()).hexdigest()[:12]


@pytest.mark.parametrize("value", VALUES)
def test_any_answer_is_told_by_neither_screen_nor_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """The whole command with a brief file: what it prints and what it calls its file hold no word about a person."""
    monkeypatch.chdir(tmp_path)
    loaded = shipped("defriending")
    brief = filled(loaded, f"{SECRET} {value}"[:1500])
    (tmp_path / "b.yaml").write_bytes(saved_brief(brief, loaded, with_facts=True).encode())
    result = run("make", "b.yaml")
    assert "Quexley" not in result.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.yaml", "defriending-script.docx"] and result.exit_code == 0


def test_a_refusal_holds_no_answer() -> None:
    with pytest.raises(Refused) as caught:
        compose(shipped("defriending"), Brief("defriending", medium="text-message", facts={"platform": SECRET, "found_out": SECRET}))
    assert "Quexley" not in str(caught.value)
