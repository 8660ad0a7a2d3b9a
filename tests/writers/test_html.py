"""The web page."""

from __future__ import annotations

import re

import pytest

from scriptgen.document import Choice
from scriptgen.writers import to_html
from tests.hostile import VALUES
from tests.writers.reading import Page
from tests.writers.samples import ADDRESS, HOW, QUESTION, WHEN, of, p, rich

PAGE = Page(to_html(rich()))
CLEAN = Page(to_html(rich(clean=True)))


def test_every_element_that_is_opened_is_closed_in_order() -> None:
    assert PAGE.open == []


def test_nothing_on_the_page_runs_or_reaches_out() -> None:
    assert {name for name, _ in PAGE.elements} == {
        "html", "head", "meta", "title", "style", "body", "header", "span", "main", "footer", "h1", "h2", "h3", "p", "div",
        "ul", "ol", "li", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "b", "i", "bdi",
    }
    names = {name for _, attributes in PAGE.elements for name in attributes}
    assert names == {"lang", "charset", "name", "content", "class", "title", "aria-hidden", "scope", "colspan", "data-line"}
    style = re.search(r"<style>(.*?)</style>", to_html(rich()), re.DOTALL)
    assert style and "url(" not in style[1] and "@import" not in style[1]


@pytest.mark.parametrize("value", VALUES)
def test_a_hostile_question_stays_inside_its_attribute(value: str) -> None:
    page = Page(to_html(of(p("say", Choice("f", (value,), value, value)))))
    blanks = [a for a in page.all("span") if a.get("class") == "blank"]
    assert [sorted(a) for a in blanks] == [["class", "title"]]
    assert blanks[0]["title"].startswith(value.replace("\r\n", "\n")) or "\r" in value


def test_the_page_says_its_language_and_keeps_out_of_search_engines() -> None:
    assert PAGE.all("html") == [{"lang": "en-US"}]
    assert {"name": "robots", "content": "noindex"} in PAGE.all("meta")
    assert '<html lang="ar" dir="rtl">' in to_html(of(language="ar"))


def test_a_blank_shows_its_label_and_explains_itself() -> None:
    titles = [a["title"] for a in PAGE.all("span") if a.get("class") == "blank" and "title" in a]
    assert titles.count(QUESTION) == 2
    assert f"{HOW.title} by mistake / on purpose" in titles


def test_a_page_for_the_other_person_has_no_question_and_no_address() -> None:
    written = to_html(rich(clean=True))
    assert "data-line" not in written and ADDRESS not in written
    assert WHEN.title not in str(CLEAN.elements) and HOW.title not in str(CLEAN.elements)


def test_an_authored_line_carries_its_address_and_neither_key_nor_unfilled_text() -> None:
    assert next(a["data-line"] for a in PAGE.all("p") if "data-line" in a) == ADDRESS
    assert [a["data-line"] for a in PAGE.all("li") if "data-line" in a] == [ADDRESS]
    assert "key-of-the-line" not in to_html(rich()) and "un-filled" not in to_html(rich())


def test_every_head_cell_names_its_column_and_every_row_its_kind() -> None:
    assert {a.get("scope") for a in PAGE.all("th")} == {"col"}
    kinds = {a["class"] for a in PAGE.all("tr")}
    assert kinds == {f"row-{kind}" for kind in ("head", "plain", "limit", "pause", "stop", "later", "write")}


def test_ticks_are_drawn_and_not_read_out() -> None:
    ticks = [a for a in PAGE.all("span") if a.get("class") == "tick"]
    assert len(ticks) == 4
    assert {a["aria-hidden"] for a in ticks} == {"true"}


def test_the_title_is_the_documents_own() -> None:
    assert "<title>Conversation script</title>" in to_html(rich())


def test_every_kind_has_a_look() -> None:
    written = to_html(rich())
    style, body = written.split("</style>")
    used = {name for names in re.findall(r'class="([^"]+)"', body) for name in names.split()}
    plain = {"p-normal", "p-check", "p-item", "row-head", "row-plain", "row-later", "t-plain", "box-notice", "c2"}
    assert {name for name in used - plain if f".{name} " not in style and f".{name}," not in style} == set()
