"""A document that holds every kind of block and content, and the texts that break careless writers."""

from __future__ import annotations

from dataclasses import replace

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
    Layer,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
    Tick,
)

HOSTILE = (
    "& < > \" ' &amp; <w:p>", "]]> <!-- --> <?xml?>", "\U0001f600 \U0001f469‍⚕️", "שלום עולם, مرحبا", "é ạ̈",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 8, "one\ntwo\tthree\r\nfour", "  spaces  ",
    "{not a hole}", "\\ %s $x `code` *a* _b_ #c |d|",
)


def text(words: str, **look: bool) -> Text:
    """Return a stretch of text."""
    return Text(words, **look)


def say(address: str, *content: Inline, locked: bool = False, kind: str = "say") -> Paragraph:
    """Return an authored line."""
    key = f"{address.replace('/', '-')}-key"
    return Paragraph(kind, content, Identity(address, f"The un-filled text of {address} with {{{{ platform }}}}.", key, locked))


def p(kind: str, words: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph(kind, (text(words),))


def row(kind: str, *cells: tuple[Block, ...]) -> Row:
    """Return a table row."""
    return Row(kind, tuple(Cell(blocks) for blocks in cells))


PLATFORM = Fill("platform", "Facebook", "platform", "Which platform is it?")
WHEN = Fill("when_removed", None, "when", "When will you remove it?")
HOW = Choice("how_connected", ("by mistake", "before we worked together", "by mistake", ""), "how", "How did you come to be connected?")


def prepare() -> tuple[Block, ...]:
    """Return page 1."""
    return (
        Heading(1, (text("Ending a social media connection with a client"),)),
        p("lead", "You are connected with a client on a personal account, and need to tell them and undo it."),
        Box("notice", (p("normal", "Three facts are still open. The script says where."),)),
        Box("limit", (p("label", "In one sentence"), p("say-limit", "I don’t stay connected with clients on my personal accounts."))),
        Box("stop", (
            p("label", "Do not start if"),
            Paragraph("normal", (text("The client wrote about risk.", bold=True), text(" Leave this talk. Assess and consult first."))),
            Paragraph("normal", (text("The client is a minor.", bold=True), text(" Speak with your supervisor before anything is said."))),
        )),
        Heading(2, (text("Still to fill in"),)),
        Items((
            Paragraph("check", (text("When will you remove it? "), WHEN)),
            Paragraph("check", (text("How did you come to be connected? "), HOW)),
        ), ticks=True),
        Heading(2, (text("Before you begin"),)),
        Items((
            say("defriending/before/limit-ready#else", text("I can say the limit in one sentence, and it is decided."), kind="check"),
            say("defriending/before/consulted#else", text("I talked it through with "), Fill("with", None, "supervisor", ""), text("."),
                kind="check"),
        ), ticks=True),
        p("normal", "An ordinary paragraph."),
        Items((p("item", "First this."), p("item", "Then that.")), ordered=True),
        Items((p("item", "Another list begins at one again."), p("item", "And goes on.")), ordered=True),
    )


def core() -> Table:
    """Return the table of the talk."""
    return Table("core", (
        row("head", (p("head", "Step"),), (p("head", "Words to say"),), (p("head", "Note"),)),
        row("plain", (p("move", "Open"), p("intent", "They know what this is about.")),
            (say("defriending/open/topic#else@warm", text("Before we go on, there’s something about our connection on "), PLATFORM,
                 text(" that I need to put right. Is now a good time?"), Comment("Keep this short & <plain>.\nTwo lines.", "base 0.1")),
             say("defriending/open/fit#else@warm", text("If it fits: ", cue=True), text("I appreciate that you wanted to reach out."))),
            (p("note", "Sit down first. Wait for a real answer."),)),
        row("limit", (p("move", "The limit"),),
            (say("defriending/limit/limit#else@warm", text("I keep my personal accounts apart from my work, with "),
                 Fill("whom", None, "whom"), text(" and everyone I see."), locked=True, kind="say-limit"),),
            (p("note", "Stop at the full stop."), Paragraph("avoid", (text("Avoid: ", bold=True), text("softening it."))))),
        row("plain", (p("move", "Next"),),
            (p("cue", "Choose one: Have you removed it?"), p("answer", "not yet"),
             say("defriending/next/remove#else@warm", text("I’ll take the connection down "), WHEN, text(". I wanted you to know.")),
             p("answer", "already"), say("defriending/next/removed#already@warm", text("I took the connection down."))),
            (p("note", "Say it before you do it."),)),
        row("pause", (p("move", "Pause"),),
            (p("count", "1 · 2 · 3 · 4 · 5 · 6 · 7"), p("pause", "Count slowly to seven.")), (p("note", "Watch for a quick yes."),)),
        row("later", (p("move", "After their answer"),),
            (say("defriending/close/stay#else@warm", text("Our sessions stay as they are.")),), ()),
        row("write", (p("move", "Their own words"),), (), ()),
        row("write", (p("move", "What makes this hard"),), (), ()),
    ), "The talk, step by step")


def reply(kind: str, name: str, *, signal: str) -> Row:
    """Return a row of what they may say."""
    hear = Paragraph("level", (text(f"{name} "), text(f"· {signal}", cue=True)))
    return row(kind, (hear, p("hear", "“So I’m only a client to you.”"), p("hear", "(tears, or a flat voice)")),
               (say(f"voice/{name}/say#else@warm", text("That stings, and I’m glad you said so. What we do here is real to me.")),),
               (p("note", "Stay with the feeling."), Paragraph("avoid", (text("Avoid: ", bold=True), text("explaining again.")))))


def afterwards() -> tuple[Block, ...]:
    """Return page 3."""
    names = ("Hurt", "Shame", "Colleagues", "Withdrawal")
    replies = tuple(reply("plain", name, signal="stay with it") for name in names)
    return (
        Heading(2, (text("If they say …"),), new_page=True),
        Table("replies", (row("head", (p("head", "You hear"),), (p("head", "You say"),), (p("head", "Then, and avoid"),)),
                          *replies, reply("stop", "Risk", signal="stop the talk")), "What they may say"),
        Heading(3, (text("Afterwards, the same day"),)),
        Items((Paragraph("check", (text("Do what I said, when I said it."),)),), ticks=True),
        Heading(3, (text("For supervision"),)),
        Items((p("item", "Whose need is met by telling the client now?"), p("item", "What else links our accounts?"))),
        Paragraph("normal", (Tick("Shown to my supervisor"), text(" Shown to my supervisor"))),
        Box("safety", (
            p("label", "If there is danger, the talk is over for today"),
            Paragraph("normal", (text("Crisis line: ", bold=True), Fill("crisis_line", None, "local number", "Which crisis line?"))),
        )),
        p("small", "Standards to look up: nasw:1.06.h. Check the current text."),
    )


def extremes() -> tuple[Block, ...]:
    """Return what no template should write, and some will."""
    return (
        PageBreak(),
        Heading(2, (text("Hostile texts"),)),
        *(Paragraph("normal", (text(words), Fill("quoted", words, "words"), text(words, bold=True, italic=True))) for words in HOSTILE),
        Table("plain", (row("head", (p("head", "A"),), (p("head", "B"),)), row("plain", (p("cell", HOSTILE[5]),)), Row("plain", ()))),
        Table("words", (row("plain", (p("say", "One after another."), p("say-limit", "No."))),), "Words"),
        Paragraph("normal", ()),
        say("defriending/open/topic#else@warm", text("The same line once more.")),
    )


def rich() -> Document:
    """Return a document with all of it."""
    talk = (Heading(2, (text("The talk"),), new_page=True), core())
    return Document(
        kind="script", title="Conversation script", blocks=(*prepare(), *talk, *afterwards(), *extremes()), date="2026-11-22",
        header=("Conversation script", "Draft for clinical judgement. Handle as confidential."), situation="defriending",
        footer="Working paper for supervision. Destroy after the talk.", author="Riverbend Counseling",
        layers=(Layer("base", "0.1.0", "ab" * 32), Layer("riverbend", "2", "cd" * 32)),
    )


def ordinary() -> Document:
    """Return a document as a template writes it: three pages, nothing strange."""
    whole = rich()
    talk = (Heading(2, (text("The talk"),), new_page=True), core())
    return replace(whole, blocks=(*prepare(), *talk, *afterwards()))
