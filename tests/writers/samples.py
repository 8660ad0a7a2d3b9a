"""Documents built by hand that hold every kind of block, and texts that break careless writers."""

from __future__ import annotations

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
)
from tests.hostile import VALUES

QUESTION = "When will you <remove> it?"
WHEN = Fill("when", None, "when & how", QUESTION)
HOW = Choice("how", ("by mistake", "on purpose", "by mistake", ""), "choose", "How did it come about?")
ADDRESS = "defriending/open/topic#else@warm"


def p(kind: str, *content: Inline | str) -> Paragraph:
    """Return a paragraph; bare words are text."""
    return Paragraph(kind, tuple(Text(c) if isinstance(c, str) else c for c in content))


def row(kind: str, *cells: tuple[Block, ...]) -> Row:
    """Return a table row."""
    return Row(kind, tuple(Cell(blocks) for blocks in cells))


def say(*content: Inline | str, kind: str = "say", address: str = ADDRESS) -> Paragraph:
    """Return an authored line."""
    return Paragraph(kind, p(kind, *content).content, Identity(address, "un-filled text", "key-of-the-line"))


def head(*words: str) -> Row:
    """Return a head row."""
    return row("head", *((p("head", word),) for word in words))


def talk() -> Table:
    """Return the table of the talk, with every kind of row."""
    return Table("core", (
        head("Step", "Words to say", "Note"),
        row("plain", (p("move", "Open"), p("intent", "They know what this is about.")),
            (say("Something about ", Fill("platform", "Facebook", "platform"), ". Is now good? ", Comment("SECRET COMMENT", "base")),
             say(Text("If it fits: ", cue=True), "Thank you.", address="defriending/open/fit#else@warm")),
            (p("note", "Sit down first."), p("avoid", Text("Avoid: ", bold=True), "softening it."))),
        row("limit", (p("move", "The limit"),), (p("say-limit", "I don’t stay connected with clients."),), (p("note", "Stop."),)),
        row("plain", (p("move", "Next"),),
            (p("cue", Text("Choose one: Removed?", cue=True)), p("answer", Text("not yet", bold=True)), p("say", "I’ll do it ", WHEN, "."),
             p("answer", Text("already", bold=True)), p("say", "I did it."), p("say", "We go on.")), (p("cell"),)),
        row("pause", (p("move", "Pause"),), (p("count", "1 · 2 · 3"), p("pause", "Count slowly.")), (p("note", "Watch."),)),
        row("later", (p("move", "Afterwards, maybe"),), (p("say", "Sessions stay."),), ()),
        row("stop", (p("level", "Risk ", Text("· stop the talk", cue=True)), p("hear", "“I won’t be here.”")), (p("say", "Are you safe?"),),
            (p("note", "Stay."),)),
        row("write", (p("move", "Their own words"),), (p("cell"),), (p("cell"),)),
    ), "The talk, step by step")


def odd() -> tuple[Block, ...]:
    """Return what few templates write."""
    inner = Table("plain", (head("Sign", "What to do"), row("plain", (p("cell", "A plain cell"),), (p("cell", "Its neighbour"),))))
    return (
        PageBreak(),
        Table("words", (row("plain", (p("say", "For the room."),)), row("later", (p("say", "For later."),))), "Words"),
        Table("plain", (head("What", "Who", "When"), row("plain", (p("cell", "Call"),), (p("cell", "me"),)), Row("plain", ()))),
        Table("plain", ()),
        Box("stop", (Heading(3, (Text("In a box"),)), Items((p("item", "boxed item"),)), inner, PageBreak())),
        Items(()),
        p("normal"),
        Heading(2, ()),
        p("normal", Fill("nothing", None, ""), Tick("Seen"), " Seen by my supervisor"),
        p("normal", Text("bold", bold=True), "touching", Text(" both ", bold=True, italic=True), Text("slanted", italic=True)),
    )


def rich(clean: bool = False) -> Document:
    """Return a document with all of it."""
    blocks: tuple[Block, ...] = (
        Heading(1, (Text("Ending a connection"),)),
        p("lead", "You need to tell them."),
        Box("notice", (p("normal", "Two facts are open."),)),
        Box("limit", (p("label", "In one sentence"), p("say-limit", "I don’t stay connected."))),
        Box("stop", (p("label", "Do not start if"), p("normal", Text("Risk.", bold=True), " Leave."), p("label", "Ask first if"))),
        Items((p("check", "When? ", WHEN), p("check", "How? ", HOW), say("I talked it over.", kind="check")), ticks=True),
        Items((p("item", "First this."), p("item", "Then that.")), ordered=True),
        Items((p("item", "One again."),), ordered=True),
        Heading(2, (Text("The talk"),), new_page=True),
        talk(),
        Heading(3, (Text("Standards #"),)),
        Box("safety", (p("label", "Danger"), p("normal", "Call."))),
        p("small", "Check the current text."),
        *odd(),
        *(p("normal", value) for value in VALUES),
        *(p("note", Fill("fact", value, "words")) for value in VALUES),
        Items(tuple(p("item", Text(value, bold=True)) for value in VALUES)),
        Table("replies", tuple(row("plain", (p("hear", v),), (p("say", v),), (p("avoid", v),)) for v in VALUES)),
    )
    return Document(
        kind="script", title="Conversation script", blocks=blocks, header=("Conversation script", "Keep the <limit>."),
        footer="A working paper.", author="Riverbend", date="2026-11-22", situation="defriending", clean=clean,
    )


def of(*blocks: Block, language: str = "en-US") -> Document:
    """Return a document of these blocks alone."""
    return Document(kind="script", title="Conversation script", blocks=blocks, language=language)
