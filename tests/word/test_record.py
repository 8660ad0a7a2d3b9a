"""Identity: a hidden bookmark round each authored line, and the record that says which line it is."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from scriptgen.document import Document, paragraphs
from scriptgen.word import write
from scriptgen.word.bookmarks import bookmark_name
from scriptgen.word.record import NAMESPACE
from tests.word.checking import W, body, faults, parts
from tests.word.samples import PLATFORM, ordinary, rich, say, text

RECORD = "customXml/item1.xml"


def names(data: bytes) -> list[str]:
    return [start.get(W + "name") for start in body(data).iter(W + "bookmarkStart")]


def test_every_authored_line_has_a_hidden_bookmark_round_its_runs() -> None:
    data = write(ordinary())
    found = names(data)
    assert len(found) == sum(1 for paragraph in paragraphs(ordinary().blocks) if paragraph.identity)
    assert all(re.fullmatch("_sg_[0-9a-f]{10}", name) for name in found)
    for start in body(data).iter(W + "bookmarkStart"):
        between = [child.tag for child in start.itersiblings()]
        assert between.index(W + "bookmarkEnd") > 0 and start.getparent().tag == W + "p"


def test_a_bookmark_is_the_same_whatever_the_facts_are() -> None:
    filled = Document("k", "t", (say("a/b/c#else@warm", text("On "), PLATFORM),))
    other = Document("k", "t", (say("a/b/c#else@warm", text("On "), replace(PLATFORM, value="a name nobody may know")),))
    assert names(write(filled)) == names(write(other)) == [bookmark_name("k", "a/b/c#else@warm", 0)]


def test_a_line_that_stands_twice_has_two_names_and_the_first_is_the_line() -> None:
    line = say("a/b/c#else@warm", text("Yes."))
    assert names(write(Document("k", "t", (line, line)))) == [bookmark_name("k", "a/b/c#else@warm", n) for n in (0, 1)]


def test_the_bookmark_of_a_ticked_line_leaves_the_box_outside() -> None:
    data = write(ordinary())
    for start in body(data).iter(W + "bookmarkStart"):
        if start.getparent().find(f"{W}pPr/{W}pStyle").get(W + "val") == "SGCheck":
            before = [child.tag for child in start.itersiblings(preceding=True)]
            assert W + "sdt" in before and W + "r" in before


def test_the_record_says_what_each_bookmark_is() -> None:
    data = write(ordinary())
    record = etree.fromstring(parts(data)[RECORD])
    assert record.tag == f"{{{NAMESPACE}}}record"
    assert (record.get("kind"), record.get("situation")) == ("script", "defriending")
    assert [layer.get("name") for layer in record if layer.tag.endswith("layer")] == ["base", "riverbend"]
    lines = [line for line in record if line.tag.endswith("line")]
    assert [line.get("bookmark") for line in lines] == names(data)
    assert lines[0].get("address") == "defriending/before/limit-ready#else" and lines[0].text.startswith("The un-filled text of")
    assert [line.get("address") for line in lines if line.get("locked")] == ["defriending/limit/limit#else@warm"]


def test_the_record_can_be_left_out_and_the_bookmarks_stay() -> None:
    data = write(rich(), record=False)
    assert faults(data) == []
    assert not [name for name in parts(data) if name.startswith("customXml")] and names(data)


def test_a_final_or_clean_document_has_neither() -> None:
    for data in (write(rich(), final=True), write(replace(rich(), clean=True))):
        assert faults(data) == []
        assert not [name for name in parts(data) if name.startswith("customXml")] and not names(data)
        assert b"sg:" not in b"".join(parts(data).values())


def test_the_record_keeps_no_dial_and_no_date() -> None:
    record = parts(write(ordinary()))[RECORD].decode()
    root = record.split(">", 2)[1]
    assert sorted(re.findall(r" (\w+)=", root)) == ["kind", "language", "situation", "xmlns"]
    assert "2026" not in record
