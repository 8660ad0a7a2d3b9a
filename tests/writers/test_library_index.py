"""The first page of a library: complete without a network, readable without a script, and safe whatever a title holds."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

from scriptgen.plan import SHELF_NAMES, Catalog, Shelf, Wanted
from scriptgen.voice import PackMark
from scriptgen.writers.library_index import is_untouched, to_index

VOID = ("meta", "br", "input")


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

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def shelf(title: str = "A hug", pack: str = "agency") -> Shelf:
    wanted = tuple(Wanted(pack, "hug", "asked", tone, "new-client", "in-person", "script") for tone in ("warm", "plain"))
    return Shelf(pack, "hug", "touch-and-feelings", title, "They ask for one.", ("embrace",), {"asked": "They asked first"}, wanted)


def catalog(*shelves: Shelf) -> Catalog:
    shelves = shelves or (shelf(),)
    packs = {one.pack: PackMark(one.pack, "2.0", "0" * 16, f"{one.pack.title()} Services") for one in shelves}
    names = {"tone": {"warm": "Warm", "plain": "Plain"}, "kind": SHELF_NAMES}
    return Catalog(packs, shelves, names, "2027-07-01", "scriptgen 1", {name: f"{name}/safety.docx" for name in packs}, "abcd1234")


def data(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found.group(1))  # type: ignore[no-any-return]


def test_it_says_whose_it_is_which_version_and_date_and_by_what_code_a_printed_copy_is_known() -> None:
    page = to_index(catalog())
    assert "<h1>Agency Services</h1>" in page and "Version agency 2.0 · Date 2027-07-01 · Code of this library abcd1234" in page
    assert page.count("abcd1234") == 2


def test_everything_is_well_formed_and_nothing_comes_from_outside() -> None:
    text = to_index(catalog())
    page = Page(text)
    assert not page.open and not re.search(r"https?:|//[a-z]|url\(|@import|localStorage|fetch\(|XMLHttp", text)
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "link", "iframe", "object"}) and not any("src" in a for _, a in page.tags)
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv"))
    assert policy and policy.startswith("default-src 'none'")


def test_every_field_has_a_label_and_a_filter_with_one_choice_is_left_out() -> None:
    page = Page(to_index(catalog()))
    labels = {a["for"] for a in page.all("label")}
    assert {a["id"] for a in (*page.all("input"), *page.all("select"))} == labels
    assert {a["data-filter"] for a in page.all("select")} == {"situation", "tone"}
    assert page.all("html")[0]["lang"] == "en" and any(a.get("role") == "status" for _, a in page.tags)


def test_two_agencies_can_be_told_apart() -> None:
    page = to_index(catalog(shelf(), shelf(pack="team")))
    assert "Agency Services · Team Services" in page and "the safety page (Team Services)" in page
    assert {"pack"} <= {a.get("data-filter") for a in Page(page).all("select")}


def test_all_links_are_relative_and_lead_into_the_library() -> None:
    links = [a["href"] or "" for a in Page(to_index(catalog())).all("a")]
    assert links == ["agency/safety.docx", "agency/hug/"]


def test_what_is_searched_are_everyday_words_and_rows_that_give_each_path() -> None:
    held = data(to_index(catalog()))
    one = held["shelves"][0]
    assert one["also"] == ["embrace"] and one["cases"] == [["asked", "They asked first"]] and one["rows"] == "0,0,0,0,0;0,1,0,0,0"


def test_a_title_can_end_neither_the_script_nor_a_tag() -> None:
    evil = '</script><script>alert(1)</script> "x" & <b> \u2028'
    text = to_index(catalog(shelf(evil)))
    assert text.count("<script") == 2 and "alert(1)</script>" not in text and not Page(text).open
    assert data(text)["shelves"][0]["title"] == evil


def test_it_knows_whether_somebody_changed_it() -> None:
    page = to_index(catalog()).encode()
    assert is_untouched(page)
    assert not is_untouched(page.replace(b"A hug", b"A hgu")) and not is_untouched(b"") and not is_untouched(page + b" ")
