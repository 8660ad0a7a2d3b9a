"""Setting one text in a YAML file changes that text and nothing else: comments, order, quotes and line ends stay."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scriptgen.loading.splice import CannotSplice, Item, Steps, scalar, spliced

PACK = """\
# Only what differs.
moves:
  limit:   # the answer
    lines:
      # the sentence itself
      - id: limit
        locked: yes       # set by us
        variants:
          # for everybody
          - id: else
            was: 000000000000   # an example
            say:
              warm: "I don't stay connected."   # agreed in May
              plain: 'It''s plain.'
              formal: >
                I do not remain
                connected.

  reason:
    lines:
      - {id: why, say: {warm: "Because, well.", plain: Because.}}
"""
LIMIT: Steps = ("moves", "limit", "lines", Item("limit"), "variants")
SAY: Steps = (*LIMIT, Item("else"), "say")


def changed(old: str, new: str) -> list[str]:
    """Return the lines of the new text that are not in the old one, and those gone with a minus before them."""
    return [f"-{x}" for x in old.splitlines() if x not in new.splitlines()] + [x for x in new.splitlines() if x not in old.splitlines()]


def test_a_text_is_replaced_and_the_comment_behind_it_stays() -> None:
    new = spliced(PACK, [((*SAY, "warm"), "I keep it apart.")])
    assert changed(PACK, new) == ['-              warm: "I don\'t stay connected."   # agreed in May',
                                  '              warm: "I keep it apart."   # agreed in May']


def test_quotes_and_folded_texts_are_replaced_whole() -> None:
    new = spliced(PACK, [((*SAY, "plain"), "Plain: so."), ((*SAY, "formal"), "One # line.")])
    said = yaml.safe_load(new)["moves"]["limit"]["lines"][0]["variants"][0]["say"]
    assert said == {"warm": "I don't stay connected.", "plain": "Plain: so.", "formal": "One # line."}
    assert "\n\n  reason:\n" in new


def test_a_new_variant_stands_before_else_and_its_comment() -> None:
    new = spliced(PACK, [((*LIMIT, Item("letter"), "say", "warm"), "By letter.")])
    assert new.index("id: letter") < new.index("# for everybody") < new.index("id: else")


def test_a_new_tone_stands_after_the_last_and_a_new_line_after_the_others() -> None:
    new = spliced(PACK, [((*SAY, "firm"), "No."), (("moves", "limit", "lines", Item("more"), "say", "warm"), "More.")])
    assert "                connected.\n              firm: No.\n      - id: more\n        say:\n          warm: More.\n\n  reason:" in new


def test_what_stands_in_braces_grows_in_braces() -> None:
    new = spliced(PACK, [(("moves", "reason", "lines", Item("why"), "say", "firm"), "No, no."),
                         (("moves", "reason", "lines", Item("why"), "say", "plain"), "So, then.")])
    assert '- {id: why, say: {warm: "Because, well.", plain: "So, then.", firm: "No, no."}}' in new


def test_a_file_without_anything_gets_all_of_the_path() -> None:
    assert spliced("# Mine.\n", [(("moves", "next_time", "lines", Item("a"), "say", "warm"), "A.")]) == (
        "# Mine.\nmoves:\n  next_time:\n    lines:\n      - id: a\n        say:\n          warm: A.\n")


def test_an_empty_key_is_filled() -> None:
    assert spliced("moves:   # nothing yet\ntitle: A\n", [(("moves", "open", "intent"), "B")]) == (
        "moves:   # nothing yet\n  open:\n    intent: B\ntitle: A\n")


def test_a_list_that_is_not_indented_stays_so() -> None:
    text = "lines:\n- id: a\n  say: A\nmore: yes\n"
    assert spliced(text, [(("lines", Item("b"), "say"), "B")]) == "lines:\n- id: a\n  say: A\n- id: b\n  say: B\nmore: yes\n"


def test_what_stands_in_the_way_is_never_rewritten() -> None:
    with pytest.raises(CannotSplice):
        spliced("moves: all of them\n", [(("moves", "open", "intent"), "B")])
    with pytest.raises(CannotSplice):
        spliced("a: [b\n", [(("a",), "B")])


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\x00\ufeff"), max_size=40))
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    if all(c in "\t\n\r\x85" or c.isprintable() or c in "\u2028\u2029\u00a0" for c in text):
        assert yaml.safe_load("a: " + scalar(text) + "\n")["a"] in (text, None if not text else text, text == "yes")
        assert yaml.load("{a: " + scalar(text, flow=True) + ", b: c}\n", yaml.BaseLoader) == {"a": text, "b": "c"}


NAMES = st.sampled_from(("a", "b-c", "limit", "open", "else", "q"))
WORDS = st.text("abc ,.:'\"#{}[]’—é\\&*!|>%@-", min_size=1, max_size=25).map(str.strip).filter(bool)
COMMENT = st.sampled_from(("", "   # why, because: so", " # x"))
ABOVE = st.sampled_from(("", "# a note\n", "\n", "\n# é—note\n\n"))


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw a pack's file as people write them: comments, blank lines, braces, quotes."""
    out = draw(ABOVE) + draw(st.sampled_from(("title: A\n", "", "also: [a, b]\n"))) + "moves:" + draw(COMMENT) + "\n"
    for move in draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)):
        out += draw(ABOVE) + f"  {move}:\n    lines:" + draw(COMMENT) + "\n"
        pad = draw(st.sampled_from(("    ", "      ")))
        for line in draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)):
            out += draw(ABOVE)
            tones = {tone: (draw(WORDS), draw(COMMENT)) for tone in draw(st.lists(st.sampled_from(("warm", "plain", "firm")), min_size=1, unique=True))}
            if draw(st.booleans()):
                held = ", ".join(f"{t}: {scalar(draw(WORDS), flow=True)}" for t in tones)
                out += f"{pad}- {{id: {line}, say: {{{held}}}}}{draw(COMMENT)}\n"
            else:
                out += f"{pad}- id: {line}{draw(COMMENT)}\n{pad}  say:\n"
                out += "".join(f"{draw(ABOVE)}{pad}    {tone}: {scalar(words, quoted=bool(end) and ' ' in words)}{end}\n" for tone, (words, end) in tones.items())
    out += draw(st.sampled_from(("", "tail: yes\n", "\n# the end")))
    out = out.replace("\n", "\r\n") if draw(st.booleans()) else out
    return ("\ufeff" if draw(st.booleans()) else "") + out


def said(text: str) -> dict[str, Any]:
    data = yaml.load(text.removeprefix("\ufeff"), yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


@given(files(), st.data(), WORDS)
def test_only_the_asked_text_is_another_and_there_and_back_is_the_same_file(text: str, data: st.DataObject, words: str) -> None:
    moves = said(text)["moves"]
    move = data.draw(st.sampled_from(sorted(moves)))
    line = data.draw(st.sampled_from(moves[move]["lines"]))
    tone = data.draw(st.sampled_from(sorted(line["say"])))
    path: Steps = ("moves", move, "lines", Item(line["id"]), "say", tone)
    there = spliced(text, [(path, words)])
    expected = said(text)
    next(x for x in expected["moves"][move]["lines"] if x["id"] == line["id"])["say"][tone] = words
    assert said(there) == expected
    assert spliced(there, [(path, line["say"][tone])]) == text


@given(files(), NAMES, NAMES, st.sampled_from(("warm", "curious", "was")), WORDS)
def test_what_is_added_takes_nothing_away(text: str, move: str, line: str, tone: str, words: str) -> None:
    path: Steps = ("moves", move, "lines", Item(line), "say", tone)
    there = spliced(text, [(path, words)])
    expected = said(text)
    lines = expected["moves"].setdefault(move, {}).setdefault("lines", [])
    entry = next((x for x in lines if x["id"] == line), None)
    if entry is None:
        entry = {"id": line, "say": {}}
        at = len(lines) - 1 if lines and lines[-1]["id"] == "else" and line != "else" else len(lines)
        lines.insert(at, entry)
    known = tone in entry["say"]
    entry["say"][tone] = words
    assert said(there) == expected
    if not known:
        kept = iter(there.splitlines() if "{" not in text else [])
        assert "{" in text or all(any(x == y for y in kept) for x in text.splitlines())
