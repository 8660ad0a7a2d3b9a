"""Blanks, ticks, choices and locks are run-level controls that never nest."""

from __future__ import annotations

from typing import Any

import pytest

from scriptgen.document import Choice, Document, Fill, Identity, Inline, Paragraph, Text, Tick
from scriptgen.word import write
from tests.word.checking import W14, W, body, faults, parts
from tests.word.samples import HOW, PLATFORM, WHEN, rich


def made(*content: Inline, locked: bool = False, final: bool = False) -> Any:
    line = Identity("a/b/c", "unfilled", "key", locked)
    return body(write(Document("k", "t", (Paragraph("say", content, line),)), final=final))


def control(root: Any) -> Any:
    (found,) = root.iter(W + "sdt")
    return found


def test_a_blank_shows_its_label_and_asks_its_question() -> None:
    found = control(made(WHEN))
    properties = found.find(W + "sdtPr")
    assert [properties.find(W + name).get(W + "val") for name in ("alias", "tag")] == ["When will you remove it?", "sg:when_removed"]
    assert properties.find(W + "showingPlcHdr") is not None and properties.find(W + "text") is not None
    run = found.find(f"{W}sdtContent/{W}r")
    assert run.find(f"{W}rPr/{W}rStyle").get(W + "val") == "SGBlank" and run.findtext(W + "t") == "when"


def test_a_filled_blank_is_ordinary_text() -> None:
    root = made(PLATFORM)
    assert list(root.iter(W + "sdt")) == [] and root.findtext(f".//{W}r/{W}t") == "Facebook"


def test_an_empty_value_is_a_value_and_not_a_blank() -> None:
    assert list(made(Fill("a", "", "label")).iter(W + "sdt")) == []


def test_a_blank_without_a_label_can_still_be_seen() -> None:
    assert control(made(Fill("a", None, " "))).findtext(f".//{W}t") == "____"


def test_a_tick_is_a_real_box_to_tick() -> None:
    box = control(made(Tick("Shown to my supervisor"))).find(f"{W}sdtPr/{W14}checkbox")
    assert box.find(W14 + "checked").get(W14 + "val") == "0"


def test_a_choice_offers_each_answer_once_and_none_that_is_empty() -> None:
    offers = [item.get(W + "value") for item in control(made(HOW)).iter(W + "listItem")]
    assert offers == ["by mistake", "before we worked together"]


@pytest.mark.parametrize("item", [Fill("f" * 90, None, "label", "Why? " * 40), Choice("f" * 90, ("yes",), "label", "Why? " * 40)])
def test_titles_and_tags_are_no_longer_than_word_can_open(item: Inline) -> None:
    properties = control(made(item)).find(W + "sdtPr")
    assert all(len(properties.find(W + name).get(W + "val")) <= 64 for name in ("alias", "tag"))


def test_a_locked_line_locks_its_words_and_leaves_its_blanks_open() -> None:
    cue = Text("If it fits: ", cue=True)
    root = made(cue, Text("With "), Fill("whom", None, "whom"), Text(" and "), PLATFORM, Text(" too."), locked=True)
    paragraph = next(root.iter(W + "p"))
    shapes = []
    for child in paragraph:
        if child.tag == W + "sdt":
            shapes.append("locked" if child.find(f"{W}sdtPr/{W}lock") is not None else "blank")
        elif child.tag == W + "r":
            shapes.append("run")
    assert shapes == ["run", "locked", "blank", "locked", "run", "locked"]
    assert {lock.get(W + "val") for lock in root.iter(W + "lock")} == {"sdtContentLocked"}


def test_controls_never_nest_and_stand_only_among_runs() -> None:
    for found in body(write(rich())).iter(W + "sdt"):
        assert found.getparent().tag == W + "p"
        assert {child.tag for child in found.find(W + "sdtContent")} == {W + "r"}


def test_every_control_has_a_title_to_be_heard_by() -> None:
    for properties in body(write(rich())).iter(W + "sdtPr"):
        assert properties.find(W + "alias").get(W + "val").strip()


def test_a_final_document_keeps_its_blanks_but_no_name_or_question_of_ours() -> None:
    root = made(WHEN, HOW, final=True)
    assert len(list(root.iter(W + "sdt"))) == 2 and not list(root.iter(W + "tag"))
    assert [alias.get(W + "val") for alias in root.iter(W + "alias")] == ["when", "how"]


def test_a_cue_is_bold_and_a_tag_is_not_whatever_the_paragraph_is() -> None:
    cue, tag = Paragraph("say-limit", (Text("If it fits: ", cue=True),)), Paragraph("level", (Text("· slow", cue=True),))
    root = body(write(Document("k", "t", (cue, tag))))
    found = [(f.find(W + "rStyle").get(W + "val"), f.find(W + "b").get(W + "val")) for f in root.iter(W + "rPr")]
    assert found == [("SGCue", None), ("SGTag", "0")]


def test_a_comment_stands_round_the_whole_paragraph() -> None:
    data = write(rich())
    assert faults(data) == []
    paragraph = next(body(data).iter(W + "commentRangeStart")).getparent()
    runs = [child.tag for child in paragraph if child.tag != W + "pPr"]
    assert runs[0] == W + "commentRangeStart" and runs[-2] == W + "commentRangeEnd"
    comments = parts(data)["word/comments.xml"].decode()
    assert 'w:author="base 0.1"' in comments and "Keep this short &amp; &lt;plain&gt;." in comments


def test_a_final_document_has_no_comments() -> None:
    assert "word/comments.xml" not in parts(write(rich(), final=True))
