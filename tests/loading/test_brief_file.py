"""Brief files: read, commented, saved. What a person wrote in one is never in a message."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from scriptgen.composing.answers import brief_problems
from scriptgen.loading.brief_file import HOLDS_FACTS, commented_brief, read_brief, saved_brief
from scriptgen.loading.usage import used_names
from scriptgen.problems import InvalidInput
from scriptgen.script import Brief
from tests.helpers import SHIPPED, example_of, shipped, tiny_loaded, write
from tests.hostile import VALUES

SECRET = "Maria told me she relapsed"


def faults(folder: Path, text: str) -> str:
    """Return what is told of a brief file that cannot be used."""
    write(folder / "talk.yaml", text)
    with pytest.raises(InvalidInput) as caught:
        read_brief(str(folder / "talk.yaml"))
    return str(caught.value).replace(str(folder) + "/", "")


def test_a_brief_is_read_with_the_place_of_each_answer(tmp_path: Path) -> None:
    write(tmp_path / "b.yaml", """
        situation: defriending
        tone: warm
        case: accepted-unknowingly
        facts:
          platform: Facebook
          waited: "yes"
          found_out:
        documents: [script, words]
    """)
    brief, case, places = read_brief(str(tmp_path / "b.yaml"))
    assert brief == Brief("defriending", "warm", facts={"platform": "Facebook", "waited": "yes", "found_out": ""}, documents=("script", "words"))
    assert case == "accepted-unknowingly"
    assert (places["waited"].line, places["waited"].column, places["tone"].line) == (7, 3, 3)


def test_a_bare_yes_or_no_is_text_here(tmp_path: Path) -> None:
    write(tmp_path / "b.yaml", "situation: x\nfacts:\n  waited: yes\n  number: 0988\n  when: 2027-06-04\n")
    assert read_brief(str(tmp_path / "b.yaml"))[0].facts == {"waited": "yes", "number": "0988", "when": "2027-06-04"}


def test_a_brief_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("situation: defriending\ntone: [a\n"))
    with pytest.raises(InvalidInput, match="standard input:"):
        read_brief("-")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("situaton: x\n", "talk.yaml:1:1: error: situaton: there is no key situaton. Try: did you mean situation?"),
        ("tone: warm\n", "talk.yaml:1: error: situation: is missing. Try: add `situation: ...`"),
        ("", "situation: is missing."),
        ("- a\n- b\n", "talk.yaml:1: error: a brief is lines of `key: value`."),
        ("just words\n", "a brief is lines of `key: value`."),
        ("situation: [a]\n", "talk.yaml:1:1: error: situation: has to be text."),
        ("situation: x\ntone: {a: b}\n", "talk.yaml:2:1: error: tone: has to be text."),
        ("situation: x\nfacts: [a]\n", "talk.yaml:2:1: error: facts: has to be lines of `fact: answer`."),
        ("situation: x\nfacts: words\n", "facts: has to be lines of `fact: answer`."),
        ("situation: x\nfacts: {a: [b]}\n", "talk.yaml:2:9: error: facts.a: has to be text."),
        ("situation: x\ndocuments: script\n", "talk.yaml:2:1: error: documents: has to be a list."),
        ("situation: x\nsituation: y\n", "this key stands twice"),
    ],
)
def test_a_brief_of_the_wrong_shape_is_told_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    assert says in faults(tmp_path, text)


def test_all_faults_of_a_brief_come_in_one_run(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "tone: [a]\nton: x\nfacts: {a: {b: c}}\ndocuments: y\n").splitlines()) == 5


@pytest.mark.parametrize(
    "text",
    [
        f"situation: x\nfacts:\n  a: {SECRET}: b\n", f"situation: x\nfacts:\n  a: [{SECRET}]\n", f"situation: x\nfacts: {SECRET}\n",
        f"situation: x\nfacts:\n  a: {SECRET} #1\n", f"{SECRET}\n", f"- {SECRET}\n", f"situation: x\nfacts:\n  a: \"{SECRET}\n",
        f"situation: [{SECRET}]\n", f"situation: x\ndocuments: {SECRET}\n", f"situation: x\nfacts: {{a: {{{SECRET}: 1}}}}\n",
    ],
)
def test_no_message_about_a_brief_holds_what_stands_in_it(tmp_path: Path, text: str) -> None:
    assert "Maria" not in faults(tmp_path, text) and "relapsed" not in faults(tmp_path, text)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_commented_brief_of_a_shipped_situation_reads_back_empty(tmp_path: Path, name: str) -> None:
    loaded = shipped(name)
    write(tmp_path / "b.yaml", commented_brief(loaded))
    brief, case, places = read_brief(str(tmp_path / "b.yaml"))
    assert (brief.situation, brief.tone, case, brief.documents) == (name, "", "", ("script",))
    assert set(brief.facts) == used_names(loaded.situation) & {f.id for f in loaded.situation.facts}
    assert not any(brief.facts.values())
    assert brief_problems(loaded, brief, places) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_commented_brief_asks_every_question_and_lists_every_choice(name: str) -> None:
    loaded = shipped(name)
    text = commented_brief(loaded)
    for fact in loaded.situation.facts:
        if fact.id in used_names(loaded.situation):
            assert f"# {fact.ask}\n" in text
            assert all(f"#   {c}: {words}" in text for c, words in fact.choices.items()) or fact.kind == "yes-no"
    assert all(line.isprintable() for line in text.splitlines())


def everything(name: str) -> Brief:
    """Return a brief with an answer to every fact."""
    facts = {f.id: next(iter(f.choices)) if f.choices else example_of(f) for f in shipped(name).situation.facts}
    return Brief(name, "warm", "established-client", "in-person", "clinician", facts=facts, documents=("script",))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_saved_brief_leaves_what_is_about_a_person_blank(tmp_path: Path, name: str) -> None:
    loaded, brief = shipped(name), everything(name)
    text = saved_brief(brief, loaded, with_facts=False)
    write(tmp_path / "b.yaml", text)
    back, _, _ = read_brief(str(tmp_path / "b.yaml"))
    person = {f.id for f in loaded.situation.facts if f.holds == "person"}
    assert person and HOLDS_FACTS not in text
    assert {k for k, v in back.facts.items() if not v} == person
    assert {k: v for k, v in back.facts.items() if v} == {k: v for k, v in brief.facts.items() if k not in person}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_brief_saved_with_facts_says_so_first_and_reads_back_whole(tmp_path: Path, name: str) -> None:
    brief = everything(name)
    text = saved_brief(brief, shipped(name), with_facts=True)
    assert text.splitlines()[0] == HOLDS_FACTS
    write(tmp_path / "b.yaml", text)
    assert read_brief(str(tmp_path / "b.yaml"))[0] == brief


def test_a_brief_with_facts_about_nobody_has_no_such_line(tmp_path: Path) -> None:
    loaded = tiny_loaded(tmp_path)
    assert HOLDS_FACTS not in saved_brief(Brief("talk", facts={"platform": "Facebook"}), loaded, with_facts=True)


@pytest.mark.parametrize("value", VALUES)
def test_any_answer_comes_back_from_a_saved_brief_to_the_letter(tmp_path: Path, value: str) -> None:
    brief = Brief("talk", facts={"platform": value})
    (tmp_path / "b.yaml").write_bytes(saved_brief(brief, tiny_loaded(tmp_path), with_facts=True).encode())
    assert read_brief(str(tmp_path / "b.yaml"))[0].facts["platform"] == value


@pytest.mark.parametrize("value", ["yes", "null", "~", "012", "- a", "a: b", "a #b", "", "&a", "*a", "'", '"', "\\", "a\nb", "true", ".", "#"])
def test_any_word_yaml_could_misread_comes_back_too(tmp_path: Path, value: str) -> None:
    (tmp_path / "b.yaml").write_bytes(saved_brief(Brief("talk", facts={"platform": value}), tiny_loaded(tmp_path), True).encode())
    assert read_brief(str(tmp_path / "b.yaml"))[0].facts["platform"] == value
