"""Everything in a pack that carries a date, and everything wrong with those dates at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.loading.due_dates import due_dates
from scriptgen.loading.library import layers
from scriptgen.problems import InvalidInput
from tests.helpers import write

PACK = """
name: agency
title: The agency
version: "2"
owner: clinical director
review: REVIEW
policy_facts:
  channel: {value: the desk, review_by: 2027-03-01}
  hours: {value: 9 to 5}
"""


@pytest.fixture
def agency(folder: Path) -> Path:
    """Make a pack with a date in each of its places."""
    write(folder / "agency" / "pack.yaml", PACK.replace("REVIEW", "2027-01-31"))
    write(folder / "agency" / "situations" / "_rules" / "r.yaml",
          "waivers:\n  - {rule: limit-long, line: gift/limit/limit, because: x, by: board, until: 2027-02-01}\n")
    write(folder / "agency" / "policy.yaml",
          'answers: {effective: 2026-08-31, review_months: "6", owner: program director}\n'
          'clauses: {"20": {owner: nurse, review: 2027-05-01}}\n')
    return folder


def test_each_date_has_its_owner_and_its_place(agency: Path) -> None:
    title, found = due_dates(layers("agency")[1:])
    assert title == "The agency"
    assert {(d.owner, d.what, d.date, str(d.place)) for d in found} == {
        ("clinical director", "the wording of The agency, version 2", "2027-01-31", "agency/pack.yaml:6:1"),
        ("clinical director", "the value of channel", "2027-03-01", "agency/pack.yaml:8:3"),
        ("clinical director", "the value of hours", "", "agency/pack.yaml:9:3"),
        ("board", "the waiver of limit-long for gift/limit/limit", "2027-02-01", "agency/situations/_rules/r.yaml:2:5"),
        ("nurse", "clause 20 of the policy", "2027-05-01", "agency/policy.yaml:2:32"),
        ("program director", "the policy as a whole", "2027-02-28", "agency/policy.yaml:1:34"),
    }


def test_a_teams_own_value_counts_and_the_agencys_does_not(agency: Path) -> None:
    write(agency / "team" / "pack.yaml",
          "name: team\nextends: agency\nowner: team lead\npolicy_facts: {channel: {value: us, review_by: 2028-01-01}}\n")
    channel = [d for d in due_dates(layers("team")[1:])[1] if d.what == "the value of channel"]
    assert [(d.owner, d.date) for d in channel] == [("team lead", "2028-01-01")]


@pytest.mark.parametrize("date", ["soon", "2027-13-01", "20270131", "2027-W05-1", "31.1.2027"])
def test_a_day_that_is_no_date_is_a_fault_and_never_just_left_out(date: str, folder: Path) -> None:
    write(folder / "agency" / "pack.yaml", PACK.replace("REVIEW", date).replace("2027-03-01", "later"))
    with pytest.raises(InvalidInput) as fault:
        due_dates(layers("agency")[1:])
    assert [p.place.line for p in fault.value.problems] == [6, 8]
