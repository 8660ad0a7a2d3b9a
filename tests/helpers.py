"""Small things that many tests use: a tiny library made from text, the shipped situations, and a way to run a command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent, indent

from click.testing import CliRunner, Result

from scriptgen.composing.compose import compose
from scriptgen.loading.full import load_layers
from scriptgen.loading.library import Pack, base_pack
from scriptgen.loading.load import load, situation_names
from scriptgen.problems import Level, Problem
from scriptgen.script import Brief, Reply, Said, Script, Step
from scriptgen.situation import Fact
from scriptgen.voice import Loaded

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = situation_names((base_pack(),))

VOICE = """
tones:
  - {id: plain, name: Plain}
  - {id: warm, name: Warm}
relationships:
  - {id: established-client, name: a client you know well}
  - {id: new-client, name: a new client, suggests: warm, because: They are new.}
media:
  - {id: in-person, name: in person, written: no}
  - {id: letter, name: by letter, written: yes}
speakers:
  - {id: clinician, name: a clinician, values: {my_role: clinician}}
arcs:
  - {id: standard, use_when: Most talks., moves: [open, limit, next, pause, close]}
  - {id: already-acted, use_when: You did it., moves: [open, limit, next, pause, close], headings: {limit: What I did}, asserts: yes}
  - {id: short, use_when: A minute., moves: [open, limit]}
headings: {open: Open, limit: The limit}
facts:
  risk: {ask: Is there a sign of risk?, kind: yes-no}
  crisis_line: {ask: Which crisis line?, kind: number, blank: crisis line, holds: agency}
  emergency_number: {ask: Which emergency number?, kind: number, blank: emergency number, holds: agency}
  my_role: {ask: What is your role?, kind: noun-phrase, blank: your role, holds: agency, quiet: yes}
moves:
  close:
    lines:
      - id: thanks
        say: {plain: Thank you for hearing me., warm: Thank you for staying with this.}
reactions:
  - id: withdrawal
    signal: pause
    hear: ["Fine."]
    say: {plain: "I stop here. {{ limit }}", warm: "We stop here. {{ limit }}"}
  - id: risk
    signal: stop
    hear: ["I won't be here."]
    say: {plain: Are you thinking of killing yourself?, warm: Are you thinking of killing yourself?}
  - id: hurt
    hear: ["That hurts."]
    say: {plain: It can hurt., warm: I see that it hurts.}
stops:
  - {id: harm, signal: stop, box: yes, sign: Words about dying, do: "Call {{ crisis_line }}."}
combinations:
  - {id: letter-to-new, when: {medium: letter, relationship: new-client}, effect: refuse, says: Not by letter to someone new.}
keep_away:
  - {words: We are friends., instead: We work together.}
standards:
  - {id: x:1, code: The X Code, edition: "2021", section: "1.06(c)", paraphrase: Set clear limits., verified: yes}
  - {id: x:2, code: The X Code, edition: "2021", section: "9.99(z)", paraphrase: Not looked up yet., verified: no}
title: Safety first
lead: There is no script now.
steps:
  - {id: call, do: "Call {{ emergency_number }}."}
"""

TALK = """
title: A talk
summary: They asked, and the answer is no.
topic: "a request on {{ platform }}"
facts:
  platform: {ask: Which platform?, kind: name, blank: platform, holds: circumstances}
FACTS
MORE
moves:
  open:
    intent: They know the topic.
    lines:
      - id: topic
        say: {plain: "I want to talk about {{ platform }}.", warm: "Could we talk about {{ platform }}?"}
OPEN
  limit:
    lines:
      - id: limit
        limit: yes
        say: {plain: I keep my own accounts apart from my work., warm: I keep my own accounts apart from work.}
MOVES
"""


def write(path: Path, text: str) -> Path:
    """Write dedented text to a file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), "utf-8")
    return path


def tiny(
    folder: Path, *, facts: str = "", more: str = "", open_: str = "", moves: str = "", voice: str = "", talk: str = TALK, tail: str = ""
) -> tuple[Loaded | None, list[Problem]]:
    """Return a small talk over a small voice, and every problem in them.

    `facts`, `more` (other keys), `open_` (lines of the opening) and `moves` are added to the talk; `tail` comes after its moves;
    `voice` is one more file of the voice.
    """
    parts = {"FACTS": (facts, 2), "MORE": (more, 0), "OPEN": (open_, 6), "MOVES": (moves, 2)}
    for name, (text, depth) in parts.items():
        talk = talk.replace(f"\n{name}\n", "\n" + indent(dedent(text).strip("\n"), " " * depth) + "\n" if text else "\n")
    write(folder / "pack.yaml", "name: tiny\nversion: '1'\n")
    write(folder / "situations" / "_voice" / "a.yaml", VOICE)
    write(folder / "situations" / "group" / "talk.yaml", talk + dedent(tail))
    if voice:
        write(folder / "situations" / "_voice" / "b.yaml", voice)
    return load_layers("talk", (Pack(folder, "base"),))


def tiny_loaded(folder: Path, **parts: str) -> Loaded:
    """Return a small talk that has to be sound."""
    loaded, problems = tiny(folder, **parts)
    assert loaded is not None and not [p for p in problems if p.level is Level.ERROR], told(problems)
    return loaded


def told(problems: Iterable[Problem]) -> str:
    """Return problems as text, one a line."""
    return "\n".join(map(str, problems))


def script_of(loaded: Loaded, facts: dict[str, str] | None = None, **dials: str) -> Script:
    """Return the script of a brief that gives one."""
    composed = compose(loaded, Brief(loaded.situation.id, facts=facts or {}, **dials))
    assert isinstance(composed, Script)
    return composed


@cache
def shipped(name: str) -> Loaded:
    """Return a shipped situation, loaded once per worker."""
    return load(name)


def bare(address: str) -> str:
    """Return the address of a line without its variant and tone."""
    return address.partition("#")[0]


def variant_of(address: str) -> str:
    """Return the address without its tone."""
    return address.rpartition("@")[0]


def steps_of(script: Script) -> tuple[Step, ...]:
    """Return all steps of a script, those of another day included."""
    return (*script.steps, *(s for s in (script.next_time, script.did_not_come) if s))


def lines_of(script: Script) -> Iterator[Said]:
    """Yield every line of a script, in order; not its alternatives."""
    yield from script.before
    for step in steps_of(script):
        yield from (*step.lines, *step.later)
    yield from script.after
    yield from (reply.say for reply in replies_of(script))


def replies_of(script: Script) -> tuple[Reply, ...]:
    """Return all replies of a script."""
    return (*script.replies, *script.more_replies)


def with_alternatives(said: Said) -> tuple[Said, ...]:
    """Return a line as its alternatives, or itself where there is only one way to say it."""
    return tuple(a for _, a in said.alternatives) or (said,)


def first_turn(script: Script) -> list[Said]:
    """Return the lines of the first turn: everything up to the one question; in writing, where no pause is, up to the close."""
    lines: list[Said] = []
    for step in script.steps:
        if step.move in ("pause", "close"):
            break
        lines += step.lines
    return lines


def words_in(text: str) -> list[str]:
    """Return the words of a text as they are counted when spoken."""
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9’'-]*", text)


def outline(script: Script) -> str:
    """Return a script's talk as text that a person can compare: move, the filled line, its alternatives."""
    rows: list[str] = []
    for step in script.steps:
        for mark, lines in (("", step.lines), ("(later) ", step.later)):
            for said in lines:
                cue = f"({said.optional_because}) " if said.optional_because else ""
                rows.append(f"{step.move}: {mark}{cue}{said.text() if not said.alternatives else said.alternatives_ask}")
                rows += [f"  {answer}: {one.text()}" for answer, one in said.alternatives]
    return "\n".join(rows)


def example_of(fact: Fact) -> str:
    """Return an answer to a free-text fact."""
    return fact.example or {"name": "Rivermail", "number": "988", "date": "2027-06-04"}.get(fact.kind, "something")


def run(*arguments: str, typed: str = "") -> Result:
    """Run `scriptgen` with the arguments; a bug keeps its traceback."""
    from scriptgen.cli.main import main

    return CliRunner().invoke(main, list(arguments), input=typed, catch_exceptions=False)
