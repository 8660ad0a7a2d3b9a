"""What holds for every writer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen.document import Box, Document, Fill, Heading, Items, Table, Text
from scriptgen.writers import WRITERS
from tests.hostile import REFUSED
from tests.writers.reading import READERS, texts, tight
from tests.writers.samples import of, p, rich, row

FORMATS = sorted(WRITERS)
ANY = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60)
LOOKS = st.sampled_from(({}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}, {"cue": True}))
KINDS = st.sampled_from(("normal", "say", "say-limit", "note", "hear", "move", "level", "pause", "answer", "avoid"))
RUNS = st.lists(st.one_of(st.builds(lambda words, look: Text(words, **look), ANY, LOOKS), ANY.map(lambda v: Fill("f", v, "l"))), max_size=5)
PARAGRAPHS = st.builds(lambda kind, runs: p(kind, *runs), KINDS, RUNS)


def documents(paragraphs: st.SearchStrategy) -> st.SearchStrategy[Document]:
    """Return documents in which a few paragraphs stand in every place there is."""
    def build(a: object, b: object, c: object) -> Document:
        table = Table("core", (row("plain", (a,), (b, c), (a,)), row("write", (c,), (b,), ())))
        return of(a, b, Heading(2, c.content), Items((a, b), ordered=True), Items((c,), ticks=True), table)

    return st.builds(build, paragraphs, paragraphs, paragraphs)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("clean", [False, True])
def test_every_text_of_the_document_can_be_read_in_every_format(name: str, clean: bool) -> None:
    document = rich(clean)
    seen = READERS[name](WRITERS[name](document))
    lost = [words[:80] for words in texts(document) if tight(words) not in seen]
    assert lost == []


@pytest.mark.parametrize("name", FORMATS)
@given(document=documents(PARAGRAPHS))
def test_no_text_is_lost_or_changed_wherever_it_stands(name: str, document: Document) -> None:
    seen = READERS[name](WRITERS[name](document))
    assert [words for words in texts(document) if tight(words) not in seen] == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_document_gives_the_same_file(name: str) -> None:
    assert WRITERS[name](rich()) == WRITERS[name](rich())


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_ends_in_one_line_break_and_no_line_in_a_space(name: str) -> None:
    written = WRITERS[name](rich())
    assert written.endswith("\n") and not written.endswith("\n\n")
    if name != "html":
        assert [line for line in written.split("\n") if line.endswith(" ")] == []


@pytest.mark.parametrize("name", FORMATS)
def test_comments_are_left_out(name: str) -> None:
    assert "SECRET COMMENT" not in WRITERS[name](rich())


@pytest.mark.parametrize("name", FORMATS)
def test_what_cannot_be_printed_shows_as_a_mark(name: str) -> None:
    written = WRITERS[name](of(*(p("say", value) for value in REFUSED)))
    written.encode("utf-8")
    assert written.count("\ufffd") == 4
    assert not set("\x00\x07\x1b") & set(written)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_document_is_a_file(name: str) -> None:
    assert WRITERS[name](of()) is not None
    assert WRITERS[name](of(Box("notice", ()), Table("core", (row("plain", ()),)), p("normal"))) is not None
