"""A script through the shipped templates: what is printed where, and that no value is lost, changed, or shown in a fault."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from scriptgen.document import Document, Fill, paragraphs, plain
from scriptgen.kinds import KINDS
from scriptgen.problems import InvalidInput
from scriptgen.rendering import kinds, render, shipped_templates
from tests.hostile import REFUSED, VALUES
from tests.rendering.samples import dump, safety_page, said, script, with_value


def texts(document: Document) -> str:
    return dump(document)


def test_a_script_reads_as_the_golden_text(snapshot: SnapshotAssertion) -> None:
    assert dump(render(script(), "script")) == snapshot


def test_the_words_page_reads_as_the_golden_text(snapshot: SnapshotAssertion) -> None:
    assert dump(render(script(), "words")) == snapshot


def test_the_safety_page_reads_as_the_golden_text(snapshot: SnapshotAssertion) -> None:
    assert dump(render(safety_page(), "safety")) == snapshot


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_hostile_value_comes_through_to_the_letter(value: str) -> None:
    document = render(with_value(value), "script")
    fills = [i for p in paragraphs(document.blocks) for i in p.content if isinstance(i, Fill) and i.fact == "what"]
    assert [f.value for f in fills] == [value, value]  # the limit box and the table


@pytest.mark.parametrize("value", REFUSED, ids=range(len(REFUSED)))
def test_what_no_document_can_carry_is_refused_without_being_repeated(value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        render(with_value(value), "script")
    assert [p.code.value for p in caught.value.problems] == ["not-text"]
    assert value.strip("\x00\x07") not in str(caught.value)


@pytest.mark.parametrize("text", [v for v in VALUES if "\n" not in v], ids=lambda v: v[:12])
def test_an_authors_line_comes_through_to_the_letter_with_its_identity(text: str) -> None:
    line = replace(said("x", "odd"), wording=(text,))
    first = script().steps[0]
    document = render(replace(script(), steps=(replace(first, lines=(line,)),)), "script")
    found = next(p for p in paragraphs(document.blocks) if p.identity and p.identity.address == line.address)
    assert found.identity is not None
    assert (plain(found.content), found.identity.unfilled, found.identity.key) == (text, text, line.key)


def test_each_line_has_its_identity_once_and_the_limit_box_has_none() -> None:
    found = [p.identity.address for p in paragraphs(render(script(), "script").blocks) if p.identity]
    assert len(found) == len(set(found))
    assert "friends/open/limit#else@plain" in found


def test_a_paragraph_of_a_line_knows_where_the_line_was_written() -> None:
    assert {p.place for p in paragraphs(render(script(), "script").blocks) if p.identity} == {"situations/friends.yaml:7"}


@pytest.mark.parametrize("kind", ["script", "words"])
def test_neither_tone_nor_relationship_nor_arc_is_printed(kind: str) -> None:
    odd = replace(script(), tone="zz-tone", relationship="zz-relationship", arc="zz-arc", medium="zz-medium", speaker="zz-speaker")
    assert "zz-" not in texts(render(odd, kind))


def test_a_final_document_holds_no_coaching() -> None:
    kinds_there = {p.kind for p in paragraphs(render(script(), "script", final=True).blocks)}
    assert not kinds_there & {"note", "avoid"}


def test_the_words_page_holds_no_coaching_and_no_intent() -> None:
    kinds_there = {p.kind for p in paragraphs(render(script(), "words").blocks)}
    assert kinds_there == {"say", "say-limit", "small", "count"}


def test_the_words_page_holds_none_of_the_questions_its_lines_hang_on() -> None:
    asked = [said for step in script().steps for said in (*step.lines, *step.later) if said.optional_because or said.alternatives]
    shown = texts(render(script(), "words"))
    assert asked and not [s for s in asked if (s.optional_because or s.alternatives_ask) in shown]


def test_a_script_without_more_replies_has_no_appendix() -> None:
    assert "More they may say" not in texts(render(replace(script(), more_replies=()), "script"))


def test_a_message_is_not_called_a_talk() -> None:
    written = replace(script(), written=True, steps=tuple(s for s in script().steps if s.move != "pause"))
    shown = texts(render(written, "script"))
    assert "## The message" in shown
    assert "The talk" not in shown


def test_the_mark_stands_in_the_header_and_the_filing_class_in_the_footer() -> None:
    document = render(script(), "script", mark="Draft", filing="Supervision file.")
    assert document.header[0] == "Conversation script · Draft"
    assert document.footer == "Supervision file."


def test_the_document_title_does_not_say_what_the_talk_is_about() -> None:
    assert render(script(), "script").title == "Conversation script"


def test_an_unknown_kind_is_a_problem_that_names_the_nearest() -> None:
    with pytest.raises(InvalidInput, match=r"there is no document scrip.*did you mean script\?"):
        render(script(), "scrip")


def test_each_kind_of_document_has_a_template_and_each_template_is_a_kind() -> None:
    assert set(kinds((shipped_templates(),))) == set(KINDS)


def test_no_template_names_a_fact() -> None:
    named = [(path.name, found) for path in shipped_templates().rglob("*.j2")
             for found in re.findall(r'fact="(?!\{\{)[^"]*"', path.read_text(encoding="utf-8"))]
    assert named == []


def test_a_pack_may_put_its_own_part_in_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "danger.xml.j2").write_text('<box kind="safety"><p>Call the desk.</p></box>', encoding="utf-8")
    (tmp_path / "parts" / "limit-box.xml.j2").write_text('{% include "shipped/parts/limit-box.xml.j2" %}<p>Ours.</p>', encoding="utf-8")
    shown = texts(render(script(), "script", (tmp_path,)))
    assert "Call the desk." in shown
    assert "In one sentence" in shown
    assert "Words about dying" not in shown


def test_a_row_shows_two_signs_and_a_danger_the_first_and_what_is_seen() -> None:
    signs = ("One.", "Two.", "(three)")
    replies = tuple(replace(reply, hear=signs) for reply in script().replies)
    shown = [plain(p.content) for p in paragraphs(render(replace(script(), replies=replies), "script").blocks) if p.kind == "hear"]
    assert shown[:2] == ["“One.” “Two.”", "“One.” (three)"]
