"""No word about a person leaves the document's own text: not into records, ids, properties, messages, saved briefs or caches."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen.composing.answers import brief_problems
from scriptgen.loading import index
from scriptgen.loading.brief_file import saved_brief
from scriptgen.loading.load import listing, load
from scriptgen.pipeline import Job, make
from scriptgen.problems import InvalidInput
from scriptgen.script import Brief, Script
from scriptgen.voice import Loaded
from tests.hostile import REFUSED, VALUES

SHIPPED = [entry.id for entry in listing()]
loaded_once = cache(load)
MARK = "zqxjkv"  # letters that stand together in no word of ours


def person_facts(loaded: Loaded) -> list[str]:
    """Return the free-text facts about a person."""
    return [f.id for f in loaded.situation.facts if f.holds == "person" and not f.choices and f.kind not in ("date", "number")]


def brief_with(loaded: Loaded, text: str) -> Brief:
    """Return a brief of the first case with a text as the answer to every question about a person that can be asked in it."""
    situation = loaded.situation
    facts = dict(situation.cases[0].facts)
    for name in person_facts(loaded):
        brief = Brief(situation.id, "warm", situation.relationships[0], "in-person", facts={**facts, name: text})
        if not brief_problems(loaded, brief, {}):
            facts[name] = text
    return Brief(situation.id, "warm", situation.relationships[0], "in-person", facts={**facts, "risk": "no"})


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", ["script", "words"])
def test_a_word_about_a_person_is_in_the_body_and_in_no_other_part(name: str, kind: str) -> None:
    loaded = loaded_once(name)
    found = parts(make(loaded, Job(brief_with(loaded, f"the {MARK}"), kind)).data)
    assert {n for n, data in found.items() if MARK.encode() in data} <= {"word/document.xml"}
    body = found["word/document.xml"].decode()
    outside = re.sub(r"<w:t[^>]*>[^<]*</w:t>", "", body)
    assert MARK not in outside, "in an id, a title or a name"


@pytest.mark.parametrize("name", SHIPPED)
def test_two_briefs_that_differ_in_words_about_a_person_give_equal_ids_keys_and_records(name: str) -> None:
    loaded = loaded_once(name)
    one, two = (parts(make(loaded, Job(brief_with(loaded, text))).data) for text in ("the red door", "something else entirely"))
    assert {n for n in one if one[n] != two[n]} <= {"word/document.xml"}
    bare = [re.sub(r"<w:t[^>]*>[^<]*</w:t>", "", p["word/document.xml"].decode()) for p in (one, two)]
    assert bare[0] == bare[1]


@pytest.mark.parametrize("value", (*VALUES, *REFUSED))
def test_a_hostile_answer_comes_through_in_its_own_letters_or_is_refused_without_being_repeated(value: str) -> None:
    loaded = loaded_once("defriending")
    brief = Brief("defriending", "plain", "established-client", "in-person", facts={
        "how_connected": "unrecognized", "removed_already": "no", "waited": "no", "found_out": value, "risk": "no",
    })
    try:
        made = make(loaded, Job(brief))
    except InvalidInput as fault:
        shown = " ".join(value.split())
        assert all(len(shown) < 4 or shown not in str(p) for p in fault.problems)
        return
    assert isinstance(made.composed, Script)
    body = parts(made.data)["word/document.xml"].decode()
    import lxml.etree

    tree = lxml.etree.fromstring(body.encode())
    words = " ".join("".join(tree.itertext()).split())
    wanted = " ".join(value.split()).rstrip(".")
    assert wanted[1:] in words or not wanted


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=40).map(lambda t: MARK + t))
def test_no_message_repeats_an_answer(text: str) -> None:
    loaded = loaded_once("defriending")
    facts = {"how_connected": "before", "found_out": text, "channel": text, "crisis_line": text, "nope": text, "removed_already": text}
    problems = brief_problems(loaded, Brief("defriending", facts=facts), {})
    assert problems and all(MARK not in str(p) for p in problems)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_saved_brief_leaves_out_words_about_a_person(name: str) -> None:
    loaded = loaded_once(name)
    brief = brief_with(loaded, f"the {MARK}")
    assert MARK not in saved_brief(brief, loaded, False)
    assert not person_facts(loaded) or MARK in saved_brief(brief, loaded, True)


def test_making_a_script_leaves_nothing_of_it_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRIPTGEN_CACHE", str(tmp_path))
    loaded = load("defriending")
    make(loaded, Job(brief_with(loaded, f"the {MARK}")))
    assert index.cache_folder() == tmp_path
    assert all(MARK.encode() not in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())


def test_the_dials_are_printed_nowhere() -> None:
    loaded = loaded_once("defriending")
    for tone in ("curious", "formal"):
        found = parts(make(loaded, Job(replace(brief_with(loaded, "this"), tone=tone, relationship="established-client"))).data)
        for part, data in found.items():
            text = re.sub(r"@[a-z*]+", "", data.decode())  # an address in the record names the tone of a line, not of a person
            for word in (f">{tone}<", "established-client", "already-acted", ">repair<"):
                assert word not in text, (part, word)
