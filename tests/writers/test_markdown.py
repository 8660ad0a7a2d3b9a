"""The Markdown."""

from __future__ import annotations

import pytest

from scriptgen.document import Heading, Items, Text
from scriptgen.writers import to_markdown
from tests.writers.samples import HOW, WHEN, of, p, rich, talk


def test_a_row_is_its_name_in_bold_then_the_words_as_a_quote_then_the_note_in_italics() -> None:
    assert to_markdown(of(talk())).startswith(
        "Step · Words to say · Note\n\n**Open**\n\nThey know what this is about.\n\n"
        "> Something about Facebook. Is now good?\n>\n> *If it fits:* Thank you.\n\n"
        "*Sit down first.*\n\n***Avoid:*** *softening it.*\n\n**The limit**\n\n> **I don’t stay connected with clients.**\n"
    )


def test_a_blank_row_leaves_a_line_to_write_on() -> None:
    assert to_markdown(of(talk())).endswith("**Their own words**\n\n> " + "_" * 40 + "\n")


def test_blanks_stand_in_brackets_and_say_what_there_is_to_choose() -> None:
    assert to_markdown(of(p("normal", WHEN, " ", HOW))) == "[when & how] [choose: by mistake / on purpose]\n"


def test_items_to_tick_are_task_items() -> None:
    assert to_markdown(of(Items((p("check", "One"), p("check", "Two")), ticks=True))) == "- [ ] One\n- [ ] Two\n"


def test_a_list_after_a_list_begins_at_one() -> None:
    lists = (Items((p("item", "a"),), ordered=True), Items((p("item", "b"),), ordered=True))
    assert to_markdown(of(*lists)) == "1. a\n\n<!-- -->\n\n1. b\n"


def test_a_box_is_one_quote() -> None:
    assert "> **In one sentence**\n>\n> **I don’t stay connected.**\n\n" in to_markdown(rich())


@pytest.mark.parametrize(("words", "written"), [
    ("# no heading", "\\# no heading"), ("1. no list", "1\\. no list"), ("- no list", "\\- no list"), ("> no quote", "\\> no quote"),
    ("---", "\\---"), ("===", "\\==="), ("a*b*_c_", "a\\*b\\*\\_c\\_"), ("`code`", "\\`code\\`"), ("[a](b)", "\\[a\\](b)"),
    ("<b>", "\\<b>"), ("&amp; R&D &", "\\&amp; R\\&D &"), ("~~x~~", "\\~\\~x\\~\\~"), ("\\*", "\\\\\\*"), ("a\n\n- b\n    c", "a - b c"),
    ("2026. A year", "2026\\. A year"), ("12.5 and 3) x", "12.5 and 3) x"), ("$5 or $6", "\\$5 or \\$6"),
])
def test_what_markdown_would_eat_is_escaped(words: str, written: str) -> None:
    assert to_markdown(of(p("normal", words))) == written + "\n"


def test_a_blank_never_turns_into_a_link() -> None:
    assert to_markdown(of(p("normal", WHEN, "(soon)", WHEN, ": x"))) == "[when & how]\\(soon)[when & how]\\: x\n"


def test_marks_stand_at_the_words_and_not_at_the_spaces() -> None:
    line = p("normal", "a", Text(" b ", bold=True), "c", Text(" d", italic=True))
    assert to_markdown(of(line)) == "a **b** c *d*\n"


def test_words_that_touch_their_neighbour_are_not_marked() -> None:
    assert to_markdown(of(p("normal", "un", Text("bold", bold=True), "ed"))) == "unbolded\n"
    assert to_markdown(of(p("normal", Text("bold", bold=True), Text("", italic=True), "ed"))) == "bolded\n"


def test_the_last_sign_of_a_heading_is_kept() -> None:
    assert to_markdown(of(Heading(2, (Text("C #"),)), Heading(3, (Text("C##"),)))) == "## C \\#\n\n### C\\#\\#\n"
