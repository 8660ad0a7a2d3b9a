"""Small scripts made by hand, for tests of rendering."""

from __future__ import annotations

from dataclasses import replace

from scriptgen.document import Block, Box, Comment, Document, Fill, Heading, Inline, Items, Paragraph, Row, Table, Text, Tick
from scriptgen.script import OpenFact, Reply, SafetyPage, Said, Script, Step, Value, Warned
from scriptgen.situation import Hole, Swap, key_of
from scriptgen.voice import PackMark, SafetyStep

BLANK = Value(None, "when", "When will you remove it?")


def said(text: str, name: str = "line", **values: Value) -> Said:
    """Return a line; `{x}` in the text is the hole x."""
    parts: list[str | Hole] = []
    for index, part in enumerate(text.replace("}", "{").split("{")):
        if part:
            parts.append(Hole(part) if index % 2 else part)
    wording = tuple(parts)
    return Said(f"friends/open/{name}#else@plain", wording, values, "plain", key_of(wording), place="situations/friends.yaml:7")


def script() -> Script:
    """Return a script with one of everything."""
    platform = Value("Facebook", "platform", "Which platform?")
    limit = replace(said("I stay off {platform} with clients.", "limit", platform=platform), limit=True)
    other = said("You asked me last week.", "asked")
    told = said("You asked me yesterday.", "asked-late")
    choice = replace(other, alternatives=(("Last week", other), ("Yesterday", told)), alternatives_ask="When did they ask?")
    optional = replace(said("It will be gone {when}.", "gone", when=BLANK), optional_because="Is it still up? If yes:")
    steps = (
        Step("open", "Open", "They know the topic.", "Sit down first.", (said("This is about a request.", "topic"), choice)),
        Step("limit", "The limit", "Nobody is unsure.", "Stop at the full stop.", (limit,)),
        Step("next", "What happens next", "", "", (optional,), (said("You did nothing wrong.", "later"),)),
        Step("pause", "Pause", "", "They break the silence.", (said("Count slowly to seven.", "wait"),)),
        Step("close", "Close", "It ends here.", "", (said("Thank you for hearing me.", "thanks"),)),
    )
    reply = Reply("hurt", "It stings", "slow", ("So I am nobody.", "(tears)"), said("It stings.", "hurt"), "Wait.", "Long comfort.")
    risk = Reply("risk", "Someone in danger", "stop", ("I won't be here.",), said("Are you in danger?", "risk"), "Stay.", "Going on.")
    more = Reply("relief", "Relief", "go", ("Good.",), said("That is a weight off.", "relief"), "", "")
    return Script(
        situation="friends", title="A friend request", summary="They asked.", language="en-US", tone="plain",
        relationship="established-client", medium="in-person", speaker="clinician", arc="standard", delivery="Even voice.",
        written=False, chosen_for_you=("tone",), notices=("Chosen for you: tone (plain).",),
        stops=(Warned("They wrote about risk", said("Assess first.", "stop")),),
        pauses=(Warned("They are a minor", said("Ask your supervisor.", "pause-sign")),),
        open_facts=(OpenFact("when", "When will you remove it?", "when"), OpenFact("up", "Is it still up?", "choose", ("Yes", "No"))),
        before=(said("I am calm.", "calm"),), limit=limit, steps=steps, replies=(reply, risk), more_replies=(more,),
        keep_away=(Swap("It's policy.", "Say it as your own."),), after=(said("I did what I said.", "did"),),
        next_time=Step("next-time", "Next time", "", "", (said("How has it been?", "been"),)),
        did_not_come=Step("did-not-come", "If they do not come", "", "", (said("We missed each other.", "missed"),)),
        questions=("One?", "Two?", "Three?", "Four?"),
        danger=(Warned("Words about dying", said("Ask directly.", "danger")),),
        numbers=(Value("988", "crisis line", "Which crisis line?"), Value(None, "emergency number", "Which number?")),
        standards=("NASW Code of Ethics, 1.06(h) Conflicts", "NASW Code of Ethics, 1.07(a) Privacy"),
        layers=(PackMark("base", "1.0", "abc"),),
    )


def safety_page() -> SafetyPage:
    """Return a safety page."""
    number = Hole("crisis_line")
    return SafetyPage(
        "Safety first", "Do these in order.", ("There is a sign of risk.",), (SafetyStep("call", do=("Call ", number, ".")),),
        (SafetyStep("harm", "They may hurt themselves", ("Are you thinking of it?",), (), ("Stay.",)),), ("Do not go on.",),
        "Another day.", (Value("988", "crisis line", "Which crisis line?"), Value(None, "emergency number", "Which number?")),
        "en-US", (PackMark("base", "1.0", "abc"),),
    )


def with_value(text: str) -> Script:
    """Return the sample whose one line says a value."""
    line = said("I saw {what} there.", "value", what=Value(text, "what", "What did you see?"))
    return replace(script(), steps=(Step("open", "Open", "", "", (line,)),), limit=line)


def dump(document: Document) -> str:
    """Return a document as text that a person can read and compare."""
    head = f"{document.kind} | {document.title} | {' / '.join(document.header)} | {document.footer}"
    return "\n".join([head, *(line for block in document.blocks for line in _lines(block))])


def _lines(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        mark = f" <{block.identity.address}>" if block.identity else ""
        return [f"{block.kind}: {_words(block.content)}{mark}"]
    if isinstance(block, Heading):
        return [f"{'#' * block.level} {_words(block.content)}{' (new page)' if block.new_page else ''}"]
    if isinstance(block, Items):
        mark = "1." if block.ordered else "[ ]" if block.ticks else "-"
        return [f"{mark} {line}" for item in block.items for line in _lines(item)]
    if isinstance(block, Box):
        return [f"box {block.kind}", *(f"  {line}" for inner in block.blocks for line in _lines(inner))]
    if isinstance(block, Table):
        return [f"table {block.kind}: {block.title}", *(line for row in block.rows for line in _row(row))]
    return ["(page break)"]


def _row(row: Row) -> list[str]:
    lines = [f"  row {row.kind}"]
    for cell in row.cells:
        lines += [f"    {'  ' if index else '| '}{line}" for index, line in enumerate(ln for b in cell.blocks for ln in _lines(b))]
    return lines


def _words(content: tuple[Inline, ...]) -> str:
    return "".join(_word(item) for item in content)


def _word(item: Inline) -> str:
    if isinstance(item, Text):
        around = "**" if item.bold else "__" if item.italic else "^" if item.cue else ""
        return f"{around}{item.text}{around}"
    if isinstance(item, Fill):
        return f"[{item.label}]" if item.value is None else f"{{{item.fact}={item.value}}}"
    if isinstance(item, Tick):
        return "[ ]"
    if isinstance(item, Comment):
        return f"(comment by {item.author}: {item.text})"
    return f"[{item.label}: {' / '.join(item.options)}]"
