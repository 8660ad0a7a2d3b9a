"""The list of what is up for review: in order, and sound as a calendar and as a table."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from scriptgen.composing.due import due_list, to_calendar, to_csv, to_document, to_text
from scriptgen.document import Heading, plain
from scriptgen.due import Due, DueList
from scriptgen.problems import Place

TODAY = "2027-01-10"
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


def due(owner: str, what: str, date: str) -> Due:
    """Return a thing that is due."""
    return Due(owner, what, date, Place("pack.yaml", 3, 1))


def listed(*items: Due, within: int = 90) -> DueList:
    """Return the list as on the tenth of January."""
    return due_list("Riverbend", items, TODAY, within)


def test_who_has_something_overdue_stands_first_and_so_does_that() -> None:
    found = listed(due("a", "later", "2027-02-01"), due("b", "soon", "2027-01-20"), due("b", "overdue", "2026-12-01"), due("", "x", "2027-01-11"))
    assert [d.what for d in found.items] == ["overdue", "soon", "x", "later"]


def test_only_what_falls_within_the_days_is_listed_and_what_is_overdue_always() -> None:
    items = (due("a", "today", TODAY), due("a", "last day", "2027-01-20"), due("a", "after", "2027-01-21"), due("a", "long ago", "2001-01-01"))
    assert [d.what for d in listed(*items, within=10).items] == ["long ago", "today", "last day"]
    assert [d.what for d in listed(*items, within=0).items] == ["long ago", "today"]


def test_the_text_says_how_long_it_is() -> None:
    text = to_text(listed(due("a", "one", "2027-01-09"), due("a", "two", TODAY), due("a", "three", "2027-01-11"), due("a", "four", "")))
    for words in ("overdue since 2027-01-09 (1 day): one", "due 2027-01-10 (today): two", "due 2027-01-11 (in 1 day): three", "Without a date"):
        assert words in text
    assert "Nothing is due." in to_text(listed())


def unfolded(text: str) -> list[str]:
    """Return the lines of a calendar file with what was folded put together again."""
    return text.replace("\r\n ", "").split("\r\n")


@given(st.lists(st.builds(due, TEXT, TEXT, st.dates().map(str)), max_size=4))
def test_a_calendar_is_sound_whatever_the_words(items: list[Due]) -> None:
    text = to_calendar(listed(*items))
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(listed(*items).items)
    assert all(line.partition(":")[0].partition(";")[0] in {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", ""} for line in lines)
    shown = [d.what for d in listed(*items).items]
    told = [line.partition(":")[2].partition(": ")[2] for line in lines if line.startswith("SUMMARY:")]
    assert [t.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\") for t in told] == [" ".join(w.split()) for w in shown]


def test_an_event_is_a_whole_day_and_what_is_overdue_stands_on_today() -> None:
    lines = unfolded(to_calendar(listed(due("a", "x", "2027-01-31"), due("a", "late; very, \\", "2026-01-31"))))
    assert lines.index("DTSTART;VALUE=DATE:20270110") < lines.index("DTSTART;VALUE=DATE:20270131")
    assert "DTEND;VALUE=DATE:20270201" in lines and "SUMMARY:Overdue: late\\; very\\, \\\\" in lines


def test_the_same_thing_keeps_its_id_on_another_day() -> None:
    items = (due("a", "x", "2027-01-31"),)
    ids = [[line for line in to_calendar(due_list("R", items, day, 90)).split("\r\n") if line.startswith("UID")] for day in (TODAY, "2027-01-12")]
    assert ids[0] == ids[1]


def test_a_table_holds_no_formula_and_loses_nothing() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(listed(due("=1+1", 'a "b", c', "2026-12-31"), due("x", "y", ""))))))
    assert [(r["owner"], r["what"], r["days"], r["state"]) for r in rows] == [("'=1+1", 'a "b", c', "-10", "overdue"), ("x", "y", "", "no date")]


def test_the_page_has_a_table_for_each_owner() -> None:
    blocks = to_document(listed(due("b", "x", TODAY), due("", "y", TODAY))).blocks
    assert [plain(b.content) for b in blocks if isinstance(b, Heading)] == ["Due for review", "b", "nobody is named"]
