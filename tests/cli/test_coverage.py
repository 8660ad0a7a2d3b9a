"""`coverage` as a person meets it: a table that fits the terminal, JSON for programs, a page for a manager."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import Result

from tests.helpers import SHIPPED

Run = Callable[..., Result]
LIMIT = 80
VOID = ("meta", "br", "col")


class Page(HTMLParser):
    """Hold what a page consists of."""

    def __init__(self, text: str) -> None:
        """Read it."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("names", [(), ("defriending",), ("gift", "defriending")])
def test_the_table_fits_the_terminal(run: Run, names: tuple[str, ...]) -> None:
    result = run("coverage", *names)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0 and max(map(len, lines)) <= LIMIT
    assert all(any(line.startswith(name[:24]) for line in lines) for name in names or SHIPPED)
    assert lines[0].split() == ["Situation", "exact", "fallback", "changed", "refused", "missing", "%", "exact"]


def test_one_situation_is_shown_talk_by_talk_with_the_sentences(run: Run) -> None:
    text = " ".join(run("coverage", "defriending").stdout.split())
    assert "established-client, letter refused" in text and "- A letter to someone you still meet takes the place" in text
    assert "Why it is refused or changed" in text and "Not written in a tone" not in text
    assert "Relationship" not in run("coverage", "gift", "defriending").stdout


def test_the_sum_of_the_rows_is_the_last_row(run: Run) -> None:
    rows = [line.split() for line in run("coverage").stdout.split("\n\n")[0].splitlines()[1:]]
    *each, whole = [[int(n.replace(",", "")) for n in row[1:6]] for row in rows]
    assert whole == [sum(column) for column in zip(*each, strict=True)] and rows[-1][0] == "all"


def test_json_holds_every_cell_and_why(run: Run) -> None:
    found = json.loads(run("coverage", "defriending", "--format", "json").stdout)
    situation = found["situations"][0]
    refused = next(t for t in situation["talks"] if t["state"] == "refused")
    assert situation["because"][refused["because"]] and set(refused["documents"].values()) == {"refused"}
    spoken = next(t for t in situation["talks"] if t["state"] == "exact" and t["medium"] == "in-person")
    assert "goes out in writing" in situation["because"][spoken["documents_because"]["message"]]
    assert sum(found["counts"].values()) == sum(len(t["documents"]) * len(t["reactions"]) for t in situation["talks"])


def test_the_page_needs_nothing_else_and_says_in_words_what_it_tints(run: Run) -> None:
    text = run("coverage", "defriending", "gift", "--format", "html").stdout
    page = Page(text)
    assert not page.open and text.startswith("<!DOCTYPE html>")
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object"}) and not re.search(r"https?:|url\(|@import", text)
    heads = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert {"col", "row"} == set(heads) and len([t for t, _ in page.tags if t == "table"]) == len([t for t, _ in page.tags if t == "caption"])
    for state, words in re.findall(r'<span class="state s-(\w+)">([^<]+)</span>', text):
        assert state in words
    assert "percent of the cells that fit are exact" in text and "A letter to someone you still meet" in text


def test_a_page_is_written_and_another_file_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    assert run("coverage", "gift", "--format", "html", "-o", ".").exit_code == 0
    page = tmp_path / "coverage.html"
    assert page.read_text("utf-8") == run("coverage", "gift", "--format", "html").stdout
    page.write_text("mine", "utf-8")
    refused = run("coverage", "gift", "--format", "html", "-o", "coverage.html")
    assert refused.exit_code == 4 and page.read_text("utf-8") == "mine"
    assert run("coverage", "gift", "--format", "html", "-o", "coverage.html", "--force").exit_code == 0
    assert (tmp_path / "coverage-old.html").read_text("utf-8") == "mine"


def test_every_unknown_name_is_told_at_once(run: Run) -> None:
    result = run("coverage", "gfit", "defriendign")
    assert result.exit_code == 2 and "gift" in result.stderr and "defriending" in result.stderr and not result.stdout


def test_a_tone_that_a_pack_adds_shows_where_others_stand_in_for_it(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "agency"
    (pack / "situations" / "_voice").mkdir(parents=True)
    (pack / "pack.yaml").write_text("name: agency\nversion: '1'\n", "utf-8")
    tone = "tones:\n  - {id: brisk, name: Brisk, when_it_fits: Short., delivery: Fast., falls_back_to: plain}\n"
    (pack / "situations" / "_voice" / "tones.yaml").write_text(tone, "utf-8")
    result = run("coverage", "gift", "--pack", str(pack))
    assert result.exit_code == 0, result.stderr
    row = result.stdout.splitlines()[1].split()
    assert int(row[2].replace(",", "")) > 0 and "Not written in a tone:" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= LIMIT
    page = run("coverage", "gift", "--pack", str(pack), "--format", "html").stdout
    assert "s-fallback" in page and "Wordings that are not written in a tone" in page
