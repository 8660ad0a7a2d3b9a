"""From a plan to its documents: what is meant by all, what is left out and why, and plans that cannot be."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from scriptgen.loading.plan_file import read_plan
from scriptgen.plan import MOST, Plan, Wanted
from scriptgen.planning import count, open_packs, stock, wanted_of
from scriptgen.problems import InvalidInput
from tests.plans import pack, plan

MORE = "situations: [hug]\ntones: [warm, plain]\nrelationships: [established-client, new-client]\n"


def asked(folder: Path, text: str) -> Plan:
    return read_plan(str(plan(folder, text)))


def documents(folder: Path, text: str) -> tuple[list[Wanted], Counter[str]]:
    read, skipped = asked(folder, text), Counter[str]()
    packs = open_packs(read)
    found = [one for own, _, loaded in stock(read, packs) for one in wanted_of(read, own, loaded, skipped)]
    assert count(read, packs).documents == len(found)
    return found, skipped


def test_a_plan_is_the_product_of_its_lists(tmp_path: Path) -> None:
    found, skipped = documents(tmp_path, MORE + "media: [in-person]\n")
    cases = {one.case for one in found}
    assert len(found) == len(cases) * 4 and len({one.path for one in found}) == len(found) and not skipped


def test_an_exclusion_takes_away_what_has_all_its_names(tmp_path: Path) -> None:
    whole, _ = documents(tmp_path, MORE + "media: [in-person]\n")
    less, _ = documents(tmp_path, MORE + "media: [in-person]\nexclude:\n  - {tones: [warm], relationships: [new-client]}\n")
    assert set(whole) - set(less) == {one for one in whole if (one.tone, one.relationship) == ("warm", "new-client")}


def test_what_is_refused_is_counted_by_its_sentence(tmp_path: Path) -> None:
    found, skipped = documents(tmp_path, MORE + "media: [in-person, secure-message]\ndocuments: [script, message]\n")
    assert {one.medium for one in found} == {"in-person"} and {one.kind for one in found} == {"script"}
    assert skipped["hug has no wording for secure-message."] == 2 * len(found)
    assert skipped["A message goes out in writing; it is made for the written media."] == len(found)


def test_all_documents_are_those_that_fit_and_nothing_is_said_of_the_rest(tmp_path: Path) -> None:
    found, skipped = documents(tmp_path, MORE + "media: [in-person]\ndocuments: all\n")
    assert "message" not in {one.kind for one in found} and not skipped


def test_the_role_play_is_made_once_for_its_own_case(tmp_path: Path) -> None:
    found, _ = documents(tmp_path, MORE + "media: [in-person]\ndocuments: [observer]\n")
    assert len(found) == 4 and len({one.case for one in found}) == 1


def test_a_case_may_be_none(tmp_path: Path) -> None:
    found, _ = documents(tmp_path, MORE + "media: [in-person]\ncases: [none]\n")
    assert {one.case for one in found} == {""} and all("/none_" in one.path for one in found)


def test_every_name_that_does_not_exist_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        documents(tmp_path, "situations: [hgu]\nexclude: [{situations: [gfit]}]\n")
    assert [p.place.line for p in caught.value.problems] == [1, 2] and "did you mean hug?" in str(caught.value)
    with pytest.raises(InvalidInput) as caught:
        documents(tmp_path, "situations: [hug]\ntones: [wram]\nmedia: [in-preson]\nrelationships: [anybody]\ncases: [nope]\n")
    assert [p.place.line for p in caught.value.problems] == [2, 3, 4, 5]


def test_a_plan_that_leaves_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="makes no document"):
        documents(tmp_path, "situations: [hug]\nmedia: [letter]\n")
    with pytest.raises(InvalidInput, match="everything is left out"):
        documents(tmp_path, "situations: [hug]\nexclude: [{situations: [hug]}]\n")


def test_packs_in_a_circle_and_packs_that_are_not_there_are_refused_at_once(tmp_path: Path) -> None:
    pack(tmp_path, "one", extends="two")
    pack(tmp_path, "two", extends="one")
    with pytest.raises(InvalidInput) as caught:
        documents(tmp_path, "packs: [one, three]\n")
    assert "extend each other in a circle" in str(caught.value) and "no pack here" in str(caught.value)


def test_two_packs_in_folders_of_one_name_are_refused(tmp_path: Path) -> None:
    pack(tmp_path / "a", "same")
    pack(tmp_path / "b", "same")
    with pytest.raises(InvalidInput, match="two packs have folders of one name"):
        documents(tmp_path, "packs: [a/same, b/same]\nsituations: [hug]\n")


def test_a_plan_of_ten_million_is_refused_before_it_is_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = asked(tmp_path, "documents: all\n")
    many = tuple(f"word-{n}" for n in range(5000))
    large = Plan(read.file, {**read.wanted, "tones": many, "relationships": many})
    monkeypatch.setattr("scriptgen.planning.wanted_of", None)
    begin = time.monotonic()
    with pytest.raises(InvalidInput) as caught:
        count(large, open_packs(large))
    assert len(caught.value.problems) == 1 and f"more than {MOST:,} documents" in str(caught.value)
    assert time.monotonic() - begin < 10


def test_names_of_files_are_made_of_ids_alone(tmp_path: Path) -> None:
    found, _ = documents(tmp_path, MORE + "media: [in-person]\n")
    one = found[0]
    assert one.path == f"base/hug/{one.case}_warm_established-client_in-person_script.docx"
