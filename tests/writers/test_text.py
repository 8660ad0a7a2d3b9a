"""The plain text."""

from __future__ import annotations

import pytest

from scriptgen.document import Box, Heading, Items, Text
from scriptgen.writers import to_text
from tests.hostile import VALUES
from tests.writers.samples import HOW, WHEN, odd, of, p, rich, talk

TALK = """\
Step | Words to say | Note

Open
  They know what this is about.

    Something about Facebook. Is now good?

    If it fits: Thank you.

    ~ Sit down first.
    ~ Avoid: softening it.

The limit

    I don’t stay connected with clients.

    ~ Stop.

Next

    Choose one: Removed?
    - not yet
      I’ll do it [when & how].
    - already
      I did it.

    We go on.

Pause

    1 · 2 · 3
    Count slowly.

    ~ Watch.
"""
HERE = "_" * 60


def test_a_row_is_its_name_then_the_words_then_the_notes() -> None:
    assert to_text(of(talk())).startswith(TALK)


def test_a_blank_row_leaves_lines_to_write_on() -> None:
    assert to_text(of(talk())).endswith(f"Their own words\n\n    {HERE}\n\n    {HERE}\n")


def test_the_cells_of_a_plain_table_stand_under_the_words_of_their_head() -> None:
    assert "What | Who | When\n\nCall\n\n    Who:\n    me\n" in to_text(of(*odd()))


def test_blanks_stand_in_brackets_and_say_what_there_is_to_choose() -> None:
    assert to_text(of(p("normal", WHEN, " ", HOW))) == "[when & how] [choose: by mistake / on purpose]\n"


def test_a_heading_is_underlined_as_far_as_it_goes() -> None:
    assert to_text(of(Heading(1, (Text("Ab"),)), Heading(2, (Text("日本"),)))) == "Ab\n==\n\n日本\n----\n"


def test_a_box_has_a_bar_and_shows_where_each_paragraph_begins() -> None:
    box = Box("stop", (p("label", "Stop if"), p("normal", "word " * 20), p("label", "Wait if"), p("normal", "x")))
    written = "| Stop if\n| " + " ".join(["word"] * 15) + "\n|   " + " ".join(["word"] * 5) + "\n|\n| Wait if\n| x\n"
    assert to_text(of(box)) == written


def test_items_hang_under_their_mark() -> None:
    items = Items((p("check", "word " * 16),), ticks=True)
    assert to_text(of(items)) == "[ ] " + " ".join(["word"] * 15) + "\n    word\n"


@pytest.mark.parametrize("value", VALUES)
def test_only_a_word_that_is_longer_makes_a_longer_line(value: str) -> None:
    for line in to_text(of(p("say", value), Box("stop", (p("normal", value),)))).splitlines():
        assert len(line) <= 78 or len(line.split()) <= 2


def test_the_ends_of_the_header_stand_at_the_ends_of_the_line() -> None:
    first = to_text(rich()).split("\n")[0]
    assert first.startswith("Conversation script  ") and first.endswith("  Keep the <limit>.") and len(first) == 78


def test_the_footer_stands_under_a_line() -> None:
    assert to_text(rich()).endswith("\n\n" + "-" * 78 + "\nA working paper.\n")
