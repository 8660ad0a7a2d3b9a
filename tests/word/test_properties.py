"""Laws of writing, tried on documents that nobody would think of."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scriptgen.document import (
    Block,
    Box,
    Cell,
    Choice,
    Comment,
    Document,
    Fill,
    Heading,
    Identity,
    Inline,
    Items,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
    Tick,
    paragraphs,
)
from scriptgen.word import write
from scriptgen.word.styles import PARAGRAPHS
from tests.word.checking import faults, parts, words_in, words_out

# Text that XML can hold: everything but control characters and halves of characters, with the breaks that a person can type.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t\r&<>\"']")
TEXTS = st.text(CHARACTERS, max_size=30)
LABELS = st.sampled_from(("when", "a & b", "how to reach you"))
NAMES = st.sampled_from(("platform", "when_removed"))

INLINES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, TEXTS, st.booleans(), st.booleans(), st.booleans()),
    st.builds(Fill, NAMES, st.none() | TEXTS, LABELS, TEXTS),
    st.builds(Tick, TEXTS),
    st.builds(Choice, NAMES, st.lists(TEXTS, max_size=3).map(tuple), LABELS, TEXTS),
    st.builds(Comment, TEXTS, TEXTS),
)
CONTENT = st.lists(INLINES, max_size=4).map(tuple)
IDENTITIES = st.none() | st.builds(Identity, TEXTS, TEXTS, TEXTS, st.booleans())
KINDS = st.sampled_from([kind for kind in PARAGRAPHS if kind != "check"])  # a check has a box only in a list
PARAGRAPH = st.builds(Paragraph, KINDS, CONTENT, IDENTITIES)
ITEMS = st.builds(Items, st.lists(PARAGRAPH, max_size=3).map(tuple), st.booleans(), st.just(False))
SIMPLE: st.SearchStrategy[Block] = st.one_of(PARAGRAPH, st.builds(Heading, st.integers(1, 3), CONTENT), ITEMS, st.builds(PageBreak))


def within(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(blocks, max_size=3).map(tuple)
    rows = st.builds(
        Row, st.sampled_from(("head", "plain", "limit", "pause", "stop", "later", "write")),
        st.lists(st.builds(Cell, several), max_size=4).map(tuple),
    )
    return st.one_of(
        st.builds(Table, st.sampled_from(("core", "replies", "words", "plain")), st.lists(rows, max_size=3).map(tuple), TEXTS),
        st.builds(Box, st.sampled_from(("limit", "stop", "safety", "notice")), several),
    )


BLOCKS = st.recursive(SIMPLE, within, max_leaves=6)
DOCUMENTS = st.builds(
    Document, kind=st.just("script"), title=TEXTS, blocks=st.lists(BLOCKS, max_size=4).map(tuple), header=st.tuples(TEXTS, TEXTS),
    footer=TEXTS, author=TEXTS, date=st.sampled_from(("", "2026-11-22", "soon")), situation=TEXTS, clean=st.booleans(),
)
# Typed words are no fault of the writer; tables without a head and headings that skip are a template's.
NOT_OURS = "TXT A11Y"
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(DOCUMENTS)
@LAW
def test_what_goes_in_comes_out(document: Document) -> None:
    assert words_out(write(document)) == words_in(document)


@given(DOCUMENTS, st.sampled_from(("a4", "letter")), st.booleans(), st.booleans())
@LAW
def test_every_file_is_valid(document: Document, paper: str, record: bool, final: bool) -> None:
    assert faults(write(document, paper=paper, record=record, final=final), warnings=False, skip=NOT_OURS) == []


@given(DOCUMENTS)
@LAW
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert write(document) == write(replace(document))


def marked(document: Document) -> tuple[Document, list[str]]:
    """Return the document with a value of its own in every fill, and the values."""
    counter = itertools.count()
    values: list[str] = []

    def fill(item: Inline) -> Inline:
        if not isinstance(item, Fill):
            return item
        values.append(f"Zq{next(counter)}xVeryPrivate")
        return replace(item, value=values[-1])

    def change(block: Block) -> Block:
        if isinstance(block, (Paragraph, Heading)):
            return replace(block, content=tuple(map(fill, block.content)))
        if isinstance(block, Items):
            return replace(block, items=tuple(replace(i, content=tuple(map(fill, i.content))) for i in block.items))
        if isinstance(block, Box):
            return replace(block, blocks=tuple(map(change, block.blocks)))
        if isinstance(block, Table):
            rows = (replace(r, cells=tuple(Cell(tuple(map(change, c.blocks))) for c in r.cells)) for r in block.rows)
            return replace(block, rows=tuple(rows))
        return block

    return replace(document, blocks=tuple(map(change, document.blocks))), values


@given(DOCUMENTS)
@LAW
def test_no_value_is_anywhere_but_in_the_text(document: Document) -> None:
    document, values = marked(document)
    made = parts(write(document))
    elsewhere = b"".join(data + name.encode() for name, data in made.items() if name != "word/document.xml")
    assert not any(value.encode() in elsewhere for value in values)
    text = made["word/document.xml"]
    # and there as words, never as the name or title of something
    assert all(text.count(value.encode()) == text.count(f">{value}<".encode()) for value in values)


@given(DOCUMENTS)
@LAW
def test_the_other_parts_are_the_same_whatever_the_values_are(document: Document) -> None:
    first, _ = marked(document)
    blocks = write(first), write(document_with(first, "another"))
    one, two = (parts(data) for data in blocks)
    one.pop("word/document.xml")
    two.pop("word/document.xml")
    assert one == two


def document_with(document: Document, value: str) -> Document:
    """Return the document with the same value in every fill of its paragraphs at the top."""
    def change(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, content=tuple(replace(i, value=value) if isinstance(i, Fill) else i for i in block.content))
        return block

    return replace(document, blocks=tuple(map(change, document.blocks)))


def test_the_strategies_reach_every_kind_of_paragraph() -> None:
    assert {"say", "say-limit", "hear", "level"} <= set(PARAGRAPHS) and list(paragraphs(())) == []
