"""Brief files: read one, write a commented one to fill in, save one. No message ever holds a value of a brief.

Read without pydantic: a brief is small, and making a script from one must stay as fast as from options.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

from scriptgen.names import name_only, unknown
from scriptgen.problems import Code, InvalidInput, Place, Problem
from scriptgen.script import Brief
from scriptgen.situation import Fact
from scriptgen.voice import Loaded

DIALS = ("tone", "relationship", "medium", "speaker")
TEXTS = ("situation", *DIALS, "pack", "case")
KEYS = (*TEXTS, "facts", "documents")
HOLDS_FACTS = "# Holds client information. Not a record. Destroy with the script."


def read_brief(path: str) -> tuple[Brief, str, dict[str, Place]]:
    """Return the brief in a file (`-` is standard input), the case it names, and the place of each dial and fact.

    Raises InvalidInput with every fault of the file.
    """
    from scriptgen.loading.yaml_text import Source, parse_source, read_source

    if path == "-":
        source = Source("standard input")
        parse_source(sys.stdin.read(), source, private=True)
    else:
        source = read_source(Path(path), path, private=True)
    data = source.data if isinstance(source.data, dict) else {}
    if not isinstance(source.data, dict):
        source.problems.append(Problem(Place(source.file, 1), Code.WRONG_SHAPE, "a brief is lines of `key: value`.", "see docs/examples."))
    problems = list(source.problems)
    for key, value in data.items():
        place = source.place((str(key),))
        if key not in KEYS:
            problems.append(unknown(name_only(key), KEYS, place, "key"))
        elif key in TEXTS and not isinstance(value, str):
            problems.append(Problem(place, Code.WRONG_SHAPE, "has to be text.", f"write `{key}: ...` on one line."))
        elif key == "facts" and not isinstance(value, dict) and value != "":
            problems.append(Problem(place, Code.WRONG_SHAPE, "has to be lines of `fact: answer`.", "indent them under `facts:`."))
        elif key == "documents" and not isinstance(value, list) and value != "":
            problems.append(Problem(place, Code.WRONG_SHAPE, "has to be a list.", "write `documents: [script]`."))
    if "situation" not in data and not source.problems:
        place = Place(source.file, 1, 0, "situation")
        problems.append(Problem(place, Code.WRONG_SHAPE, "is missing.", "add `situation: ...`; see `scriptgen list`."))
    facts = data.get("facts") or {}
    for name, value in facts.items() if isinstance(facts, dict) else ():
        if not isinstance(value, str):
            place = source.place(("facts", name))
            problems.append(Problem(place, Code.WRONG_SHAPE, "has to be text.", "put the answer on one line, in quotes."))
    if problems:
        raise InvalidInput(problems)
    places = {str(k): source.place((str(k),)) for k in data} | {str(k): source.place(("facts", str(k))) for k in facts}
    texts = {k: str(data.get(k, "")).strip() for k in TEXTS}
    case = texts.pop("case")
    documents = data.get("documents") or ()
    assert isinstance(facts, dict)
    return Brief(**texts, facts={k: str(v) for k, v in facts.items()}, documents=tuple(map(str, documents))), case, places


def _quoted(text: str) -> str:
    escaped = "".join(f"\\x{ord(c):02x}" if ord(c) < 32 else c for c in text.replace("\\", "\\\\").replace('"', '\\"'))
    return f'"{escaped}"'


def _scalar(text: str) -> str:
    plain = text.replace("-", "").replace("_", "").replace(".", "")
    return text if plain.isalnum() and plain.isascii() and text.lower() != "null" else _quoted(text)


def saved_brief(brief: Brief, loaded: Loaded, with_facts: bool) -> str:
    """Return a brief as YAML; facts of class person stay blank unless `with_facts`, and then the first line says what it holds."""
    held = [f.id for f in loaded.situation.facts if f.holds == "person" and brief.facts.get(f.id)]
    lines = [HOLDS_FACTS] if with_facts and held else []
    for field in fields(Brief):
        value = getattr(brief, field.name)
        if isinstance(value, str) and value:
            lines.append(f"{field.name}: {_scalar(value)}")
    lines.append("facts:")
    for name, text in brief.facts.items():
        fact = loaded.situation.fact(name)
        person = fact is None or fact.holds == "person"
        lines.append(f"  {name}: {_scalar(text)}" if text and (with_facts or not person) else f"  {name}:")
    if brief.documents:
        lines.append(f"documents: [{', '.join(brief.documents)}]")
    return "\n".join(lines) + "\n"


def commented_brief(loaded: Loaded, pack: str = "") -> str:
    """Return a brief to fill in by hand: every dial and every fact with its question and its choices as comments."""
    situation, voice = loaded.situation, loaded.voice
    lines = [
        f"# {situation.title}",
        f"# {situation.summary}",
        "# Fill in what you know; leave the rest empty, and it becomes a blank. Then: scriptgen make THIS-FILE",
        "# Use roles, not names. A filled brief holds client information: keep it in your own folder, destroy it with the script.",
        f"situation: {situation.id}",
    ]
    if pack:
        lines.append(f"pack: {_scalar(pack)}")
    named = {
        "tone": [t.id for t in voice.tones], "relationship": situation.relationships,
        "medium": situation.media, "speaker": [s.id for s in voice.speakers],
    }
    for dial, names in named.items():
        lines.append(f"{dial}:".ljust(16) + f"# {' | '.join(names)}")
    lines.append("facts:")
    from scriptgen.loading.usage import used_names

    used = used_names(situation)
    for fact in situation.facts:
        if fact.id in used:
            lines += _asked(fact)
    lines.append("documents: [script]")
    return "\n".join(lines) + "\n"


def _asked(fact: Fact) -> list[str]:
    lines = ["", f"  # {fact.ask}"]
    if fact.when:
        asked = " and ".join(f"{c.key} is {'not ' if c.negated else ''}{' or '.join(c.values)}" for c in fact.when)
        lines.append(f"  # Only if {asked}.")
    if fact.kind == "choice":
        lines += [f"  #   {name}: {words}" for name, words in fact.choices.items()]
    elif fact.kind == "yes-no":
        lines.append("  #   yes | no")
    elif fact.frame:
        example = f" (such as: {fact.example})" if fact.example else ""
        lines.append(f"  # {fact.frame}{example}")
    return [*lines, f"  {fact.id}:"]
