"""Authored files against their shapes: unknown keys with did-you-mean, all faults in one run, schemas for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scriptgen.loading.shapes import SHAPES, checked, json_schema
from scriptgen.loading.yaml_text import Source, parse_source
from tests.helpers import tiny, told


def faults(text: str, kind: str = "situation") -> str:
    """Return the problems of a text against a shape."""
    source = Source("talk.yaml")
    parse_source(text, source)
    checked(SHAPES[kind], source)
    return told(source.problems)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("titel: x\n", "talk.yaml:1:1: error: titel: is not a key here. Try: did you mean title? [wrong-shape]"),
        ("title: [a]\n", "talk.yaml:1:1: error: title: has to be text."),
        ("also: friend\n", "talk.yaml:1:1: error: also: has to be a list (lines that start with `- `)."),
        ("moves: [a]\n", "talk.yaml:1:1: error: moves: has to be a mapping (lines of `key: value`)."),
        ("facts:\n  a: {kind: name}\n", "talk.yaml:2:3: error: facts.a.ask: is missing. Try: add it."),
        ("facts:\n  a: {ask: x, kind: nam}\n", "is not one of the words this key takes. Try: write"),
        ("moves:\n  open:\n    lines:\n      - id: a\n        limt: yes\n", "talk.yaml:5:9: error: moves.open.lines.0.limt: is not a key here. Try: did you mean limit?"),
        ("moves:\n  open:\n    lines:\n      - id: a\n        limit: maybe\n", "talk.yaml:5:9: error: moves.open.lines.0.limit: is not one of the words this key takes. Try: write 'yes' or 'no'."),
        ("moves:\n  open:\n    lines:\n      - say: x\n", "talk.yaml:4:9: error: moves.open.lines.0.id: is missing."),
        ("cautions:\n  - {signal: halt, sign: x, do: y}\n", "talk.yaml:2:6: error: cautions.0.signal: is not one of the words this key takes. Try: write 'stop' or 'pause'."),
        ("risk_first: maybe\n", "talk.yaml:1:1: error: risk_first"),
        ("reactions:\n  add:\n    - {id: x, signal: slower}\n", "reactions.add.0.signal"),
    ],
)
def test_a_wrong_shape_is_told_with_its_place_and_a_remedy(text: str, says: str) -> None:
    assert says in faults(text)
    assert len(faults(text).splitlines()) == 1, faults(text)


def test_all_faults_come_in_one_run() -> None:
    found = faults("titel: x\nalso: y\nfacts: {a: {kind: nam}}\nmoves: {open: {lines: [{say: x, whn: {}}]}}\n").splitlines()
    assert len(found) == 6, found


def test_faults_of_text_and_shape_in_several_files_come_in_one_run(tmp_path: Path) -> None:
    loaded, problems = tiny(tmp_path, more="titl: x", voice="tone: []\nreaction: []\n", open_="- {id: a, sy: x}\n- {id: b, say: You said # this\n  }")
    assert loaded is None
    text = told(problems)
    assert "titl: is not a key here" in text and "tone: is not a key here" in text and "reaction: is not a key here" in text


def test_no_fault_of_shape_repeats_what_stands_there() -> None:
    assert "Maria" not in faults("title: [Maria]\nalso: Maria told me\nfacts: {a: {ask: [Maria], kind: Maria}}\n")


def _nodes(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, dict):
        return [part, *(n for v in part.values() for n in _nodes(v))]
    return [n for v in part for n in _nodes(v)] if isinstance(part, list) else []


@pytest.mark.parametrize("kind", SHAPES)
def test_a_schema_is_whole_and_describes_its_parts(kind: str) -> None:
    schema = json_schema(kind)
    assert schema["$schema"].endswith("2020-12/schema") and schema["type"] == "object"
    definitions = schema.get("$defs", {})
    for node in _nodes(schema):
        if "$ref" in node:
            assert node["$ref"].removeprefix("#/$defs/") in definitions
        if isinstance(node.get("type"), str):
            assert node["type"] in ("object", "array", "string", "null", "boolean", "number", "integer")
        if "required" in node and "properties" in node:
            assert set(node["required"]) <= set(node["properties"])
    for name, part in {kind: schema, **definitions}.items():
        assert len(part.get("description", "")) > 15, f"{name} is not described"
        assert part["additionalProperties"] is False, f"{name} takes unknown keys"


@pytest.mark.parametrize(
    ("kind", "definition", "key", "words"),
    [
        ("situation", "LineEntry", "keeps", "each tone"), ("situation", "LineEntry", "turn", "below the pause"),
        ("situation", "FactEntry", "suggest", "never used unasked"), ("situation", "FactEntry", "holds", "privacy class"),
        ("voice", "FactEntry", "frame", "___"),
    ],
)
def test_the_description_of_a_key_is_its_docstring(kind: str, definition: str, key: str, words: str) -> None:
    assert words in json_schema(kind)["$defs"][definition]["properties"][key]["description"]


def test_a_schema_names_the_words_a_key_takes() -> None:
    kinds = json_schema("situation")["$defs"]["FactEntry"]["properties"]["kind"]["enum"]
    assert kinds == ["choice", "yes-no", "name", "noun-phrase", "clause", "time", "date", "number"]
