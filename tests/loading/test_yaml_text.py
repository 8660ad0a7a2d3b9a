"""YAML text to plain values that know their line; every fault of the text is told with its place."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from scriptgen.loading.yaml_text import LARGEST, Source, parse_source, quote_line, read_source
from tests.helpers import told

SECRET = "Maria told me she relapsed"


def parse(text: str, private: bool = False) -> Source:
    source = Source("talk.yaml")
    parse_source(dedent(text).lstrip("\n"), source, private)
    return source


def read(path: Path, data: bytes, private: bool = False) -> Source:
    path.write_bytes(data)
    return read_source(path, "talk.yaml", private)


def test_every_scalar_is_text() -> None:
    source = parse("""
        yes: no
        number: 012
        date: 2027-06-04
        empty:
        tilde: ~
        null_: null
        list: [1, true]
    """)
    assert source.problems == []
    assert source.data == {"yes": "no", "number": "012", "date": "2027-06-04", "empty": "", "tilde": "", "null_": "", "list": ["1", "true"]}


def test_each_value_knows_its_place() -> None:
    source = parse("""
        moves:
          open:
            - say: Hello.
              id: topic
    """)
    assert str(source.place(("moves", "open", 0, "id"))) == "talk.yaml:4:7"
    assert source.place(("moves", "open", 0, "id")).key == "moves.open.0.id"
    assert str(source.place(("moves", "open", 0, "not there"))) == "talk.yaml:3:7"  # the nearest that exists


def test_an_empty_file_is_empty_and_not_a_fault() -> None:
    assert parse("").data == {} and parse("").problems == []
    assert parse("# only a comment\n").problems == []


@pytest.mark.parametrize(
    ("text", "place", "quoted"),
    [
        ("title: Talk\nsay: Here: the news\n", "talk.yaml:2:10", 'say: "Here: the news"'),
        ("title: Talk\nsay: {{ platform }} is where it was.\n", "talk.yaml:2", ""),
        ("say: [open\n", "talk.yaml:2:1", ""),
        ("- a\nb: c\n", "talk.yaml:2:1", ""),
        ("say: \"open\n", "talk.yaml:2:1", ""),
        ("\tsay: x\n", "talk.yaml:1:1", ""),
        ("say: @here\n", "talk.yaml:1:6", 'say: "@here"'),
        ("say: `x`\n", "talk.yaml:1:6", 'say: "`x`"'),
        ("say: %x\n", "talk.yaml:1:6", 'say: "%x"'),
    ],
)
def test_broken_yaml_is_one_problem_with_its_place_and_the_quoted_way(text: str, place: str, quoted: str) -> None:
    source = Source("talk.yaml")
    parse_source(text, source)
    problems = source.problems
    assert len(problems) >= 1
    assert str(problems[0]).startswith(place) and "[bad-yaml]" in str(problems[0])
    assert "double quotes" in problems[0].try_this
    assert quoted in problems[0].try_this


def test_a_sentence_that_starts_with_a_hole_is_told_how_to_be_quoted() -> None:
    source = parse("""
        lines:
          - say: {{ platform }} is where we are connected.
    """)
    assert 'say: "{{ platform }} is where we are connected."' in told(source.problems)
    source = parse("""
        say: {{ platform }}
    """)
    assert 'say: "{{ platform }}"' in told(source.problems)


def test_a_sentence_cut_by_a_hash_is_reported_with_its_line() -> None:
    source = parse("""
        title: Talk
        say: You are client #4 today.
    """)
    assert told(source.problems) == (
        'talk.yaml:2:6: error: say: the sentence is cut at " #", which starts a comment. '
        'Try: put it in double quotes: say: "You are client #4 today.", or move the comment to its own line. [cut-sentence]'
    )


@pytest.mark.parametrize("line", ["id: topic   # one word", 'say: "You are client #4 today."', "say: Nr#4 is not cut.", "when: {a: b}  # a note here"])
def test_a_comment_that_cuts_no_sentence_is_no_fault(line: str) -> None:
    assert parse(line + "\n").problems == []


def test_a_sentence_of_several_lines_cut_by_a_hash_is_reported() -> None:
    source = parse("""
        say: This is the first line
          and the second ends here # so this is lost
    """)
    assert [p.code.value for p in source.problems] == ["cut-sentence"]


def test_a_file_that_is_not_utf8_is_reported_with_its_line(tmp_path: Path) -> None:
    source = read(tmp_path / "x.yaml", "title: Talk\nsay: caf\u00e9\n".encode("latin-1"))
    assert told(source.problems) == "talk.yaml:2: error: is not UTF-8 text. Try: save the file as UTF-8. [not-text]"
    assert read(tmp_path / "x.yaml", "say: hello\n".encode("utf-16")).problems[0].code.value == "not-text"


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    source = read(tmp_path / "x.yaml", b"\xef\xbb\xbftitle: Talk\r\nsay: Hello.\r\n")
    assert source.problems == [] and source.data == {"title": "Talk", "say": "Hello."}


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\uffff", "\x0c"])
def test_a_control_character_is_reported_with_line_and_column(tmp_path: Path, character: str) -> None:
    source = read(tmp_path / "x.yaml", f"title: Talk\nsay: a{character}b\n".encode())
    assert str(source.problems[0]).startswith(f"talk.yaml:2:7: error: holds the control character U+{ord(character):04X}.")
    assert len(source.problems) == 1 and source.data == {}


def test_a_key_that_stands_twice_is_reported_at_the_second() -> None:
    source = parse("""
        title: Talk
        moves:
          open: a
          open: b
        title: Again
    """)
    assert told(source.problems) == dedent("""\
        talk.yaml:4:3: error: moves.open: this key stands twice. Try: delete one of them. [double]
        talk.yaml:5:1: error: title: this key stands twice. Try: delete one of them. [double]""")


def test_anchors_and_aliases_are_refused_at_every_place() -> None:
    source = parse("""
        one: &a {say: Hello}
        two: *a
        three: [&b x, *b]
    """)
    assert [str(p.place) for p in source.problems] == ["talk.yaml:1:6", "talk.yaml:2:6", "talk.yaml:3:9", "talk.yaml:3:15"]
    assert all(p.code.value == "bad-yaml" for p in source.problems)


def test_a_bomb_of_aliases_is_not_blown_up() -> None:
    text = "a: &a [x, x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20))
    source = parse(text)
    assert len(source.problems) == 61 and source.data["u"] == ["", ""]  # type: ignore[index, call-overload]


def test_very_deep_nesting_is_a_problem_and_not_a_crash() -> None:
    assert parse("a: " + "[" * 20_000 + "]" * 20_000 + "\n").problems
    assert parse("[" * 400_000).problems


def test_two_documents_in_one_file_are_reported() -> None:
    assert "more than one document" in told(parse("a: b\n---\nc: d\n").problems)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: takes no room on the disk
    assert told(read_source(path, "big.yaml").problems) == (
        "big.yaml: error: the file has 50,000,000 bytes; 2,000,000 is the most. Try: check that this is the right file. [not-text]"
    )
    assert path.stat().st_size > LARGEST


def test_a_file_that_is_not_there_or_is_a_folder_is_one_line(tmp_path: Path) -> None:
    assert "cannot be read: No such file or directory." in told(read_source(tmp_path / "none.yaml", "none.yaml").problems)
    assert [p.code.value for p in read_source(tmp_path, "folder").problems] == ["file"]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ('  - He said: "no"', '- "He said: \\"no\\""'),
        ("  say: a \\ b: c", 'say: "a \\\\ b: c"'),
        ('  say: "fine"', ""),
        ("  say: >-", ""),
        ("just text", ""),
        ("", ""),
    ],
)
def test_a_line_is_quoted_the_right_way_or_not_at_all(line: str, quoted: str) -> None:
    assert quote_line(line) == quoted


@pytest.mark.parametrize(
    "text",
    [
        f"facts:\n  found_out: {SECRET}: again\n",
        f"facts:\n  found_out: {SECRET} #4\n",
        f"facts:\n  found_out: {{{{ {SECRET} }}}}\n",
        f"facts:\n  found_out: [{SECRET}\n",
        f'facts:\n  found_out: "{SECRET}\n',
        f"facts:\n  found_out: &a {SECRET}\n",
        f"facts:\n  found_out: %{SECRET}\n",
        f"facts:\n  found_out: \"\\q{SECRET}\"\n",
        f"facts:\n  found_out: *{SECRET.replace(' ', '')}\n",
        f"facts:\n  found_out: &{SECRET.replace(' ', '')} x\n  b: *{SECRET.replace(' ', '')}x\n",
        f"facts:\n  found_out: !{SECRET.replace(' ', '')} x\n",
        f"facts:\n  found_out: !{SECRET.replace(' ', '')}!x y\n",
        f"%TAG {SECRET}\nfacts:\n",
        f"facts:\n  found_out: x\n   {SECRET}: y\n",
        f"facts:\n  ? [{SECRET}]\n  : x\n",
    ],
)
def test_a_private_file_never_shows_its_text(text: str) -> None:
    assert "Maria" not in told(parse(text, private=True).problems)
    assert "relapsed" not in told(parse(text, private=True).problems)


def test_a_private_file_with_bad_bytes_never_shows_them(tmp_path: Path) -> None:
    for data in (f"{SECRET}\x07".encode(), SECRET.encode() + b"\xff", SECRET.encode("utf-16")):
        source = read(tmp_path / "x.yaml", data, private=True)
        assert source.problems and "Maria" not in told(source.problems)
