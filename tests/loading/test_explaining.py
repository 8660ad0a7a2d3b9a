"""Where a value comes from: the last layer that writes it, and what stood there before."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen.checking import check_layers
from scriptgen.loading.explaining import Explained, Value, explain
from scriptgen.loading.library import base_pack, layers
from scriptgen.loading.stages import override_problems, stages, variant_key
from scriptgen.problems import InvalidInput, Level
from tests.helpers import write

LINE = """
moves:
  limit:
    lines:
      - id: limit
        LOCK
        variants:
          - id: else
            was: "WAS"
            say: {warm: "I stay WHO warm.", plain: "I stay WHO plain."}
"""


def pack(folder: Path, name: str, who: str, was: str = "", more: str = "", extends: str = "base") -> Path:
    """Write a pack that lays over the limit of defriending."""
    write(folder / name / "pack.yaml", f"name: {name}\ntitle: {name}\nextends: {extends}\n{more}")
    text = LINE.replace("WHO", who).replace('was: "WAS"\n', f"was: {was}\n" if was else "\n").replace("LOCK", "locked: yes")
    write(folder / name / "situations" / "social-media" / "defriending.yaml", text)
    return folder / name


def value(found: Explained, part: str, name: str) -> Value:
    """Return one value of an explanation."""
    return next(v for p in found.parts if p.name == part for v in p.values if v.name == name)


def shipped_key() -> str:
    """Return the key of the shipped words that the packs here lay over."""
    item = stages("defriending", (base_pack(),))[-1].after.item("limit", "limit")
    assert item
    return variant_key(next(v for v in item.variants if v.id == "else"))


def test_each_tone_names_its_layer_file_and_line(folder: Path) -> None:
    pack(folder, "agency", "agency")
    pack(folder, "team", "team", extends="agency")
    warm = value(explain("defriending/limit/limit", "team"), "#else", "warm")
    assert (warm.origin.layer, warm.origin.text) == ("team", "I stay team warm.")
    line = Path(warm.origin.place.file).read_text().splitlines()[warm.origin.place.line - 1]
    assert line[warm.origin.place.column - 1:].startswith("warm:")
    assert [o.layer for o in warm.replaced] == ["agency", "base"] and warm.replaced[0].text == "I stay agency warm."


def test_a_variant_that_no_layer_touched_is_the_shipped_one(folder: Path) -> None:
    pack(folder, "agency", "agency")
    found = value(explain("defriending/limit/limit", "agency"), "#former-client", "plain")
    assert found.origin.layer == "base" and not found.replaced


def test_the_files_that_touch_a_line_are_told_in_order_with_what_they_set(folder: Path) -> None:
    pack(folder, "agency", "agency")
    touched = explain("defriending/limit/limit#else@warm", "agency").touched
    assert [(o.layer, o.text) for o in touched] == [("base", "writes it, limit"), ("agency", "lays over it, locked")]


def test_a_tone_that_an_override_leaves_out_is_told(folder: Path) -> None:
    pack(folder, "agency", "agency")
    notes = next(p.notes for p in explain("defriending/limit/limit", "agency").parts if p.name == "#else")
    assert sum("leaves out" in note for note in notes) == 3


def test_an_override_whose_base_has_changed_shows_both_and_check_warns(folder: Path) -> None:
    pack(folder, "agency", "agency", was="0123456789ab")
    found = explain("defriending/limit/limit", "agency")
    notes = next(p.notes for p in found.parts if p.name == "#else")
    assert any("written against other words (0123456789ab)" in n and shipped_key() in n for n in notes)
    warm = value(found, "#else", "warm")
    assert warm.origin.text == "I stay agency warm." and warm.replaced[0].text.startswith("I don’t stay connected")
    problems = override_problems(("defriending", "gift"), layers("agency"))
    assert len(problems) == 1 and problems[0].level is Level.WARNING and shipped_key() in problems[0].try_this


def test_an_override_whose_base_is_as_it_was_is_left_in_peace(folder: Path) -> None:
    pack(folder, "agency", "agency", was=shipped_key())
    assert override_problems(("defriending",), layers("agency")) == []
    notes = next(p.notes for p in explain("defriending/limit/limit", "agency").parts if p.name == "#else")
    assert not any("other words" in n for n in notes)


def test_check_says_so_too(folder: Path) -> None:
    pack(folder, "agency", "agency", was="0123456789ab")
    assert sum("have changed since" in p.says for p in check_layers(layers("agency"))) == 1


def test_a_line_that_is_withdrawn_is_said_no_longer(folder: Path) -> None:
    write(folder / "p" / "pack.yaml", "name: p\n")
    write(folder / "p" / "situations" / "social-media" / "defriending.yaml", "moves: {reason: {lines: [{id: basis, withdraw: yes}]}}\n")
    found = explain("defriending/reason/basis", "p")
    assert found.parts == () and found.touched[-1].text == "withdraws it"


def test_reactions_facts_and_policy_facts_have_addresses_too(folder: Path) -> None:
    pack(folder, "agency", "agency", more='policy_facts: {channel: {value: "the desk", review_by: 2027-01-01}}\n')
    assert value(explain("defriending/reactions/anger", "agency"), "#else", "plain").origin.layer == "base"
    assert explain("defriending/platform").touched[0].text == "asks it"
    found = explain("facts/channel", "agency")
    given = value(found, "policy fact", "value")
    assert (given.origin.layer, given.origin.text, given.origin.place.line) == ("agency", "the desk", 4)
    assert explain("policy_facts/channel", "agency").parts == found.parts


@pytest.mark.parametrize(("address", "says"), [
    ("defriendin/limit/limit", "did you mean defriending?"), ("defriending/limt/limit", "did you mean limit?"),
    ("defriending/limit/limi", "did you mean limit?"), ("defriending/limit", "defriending/limit/limit"), ("defriending", "is no address"),
    ("a/b/c/d", "is no address"), ("defriending/reactions/angr", "did you mean anger?"), ("facts/chanel", "did you mean channel?"),
    ("../../etc/passwd", "is no address"), ("../x/y", "no situation"), ("", "is no address"),
])
def test_a_name_that_does_not_exist_is_told_with_the_nearest(address: str, says: str) -> None:
    with pytest.raises(InvalidInput) as fault:
        explain(address)
    assert says in str(fault.value) and len(fault.value.problems) == 1
