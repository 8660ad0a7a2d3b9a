"""Which versions of scriptgen a pack can be used with, and packs that extend each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from scriptgen import __version__
from scriptgen.loading.library import layers
from scriptgen.loading.needs import needs_problem
from scriptgen.problems import InvalidInput, Place
from tests.helpers import write


@pytest.mark.parametrize("needs", [">=1.0", ">0.9.9, <2", "==1.2.3", "<=1.2.3", ">= 1.2", "", "!=1.2.4"])
def test_a_version_inside_the_range_will_do(needs: str) -> None:
    assert needs_problem(needs, Place(""), "1.2.3") is None


@pytest.mark.parametrize("needs", [">=9", ">1.2.3", ">=1.0, >=1.10", "==1.2.4"])
def test_a_pack_that_needs_a_newer_scriptgen_says_so(needs: str) -> None:
    problem = needs_problem(needs, Place("pack.yaml"), "1.2.3")
    assert problem and "newer scriptgen" in problem.try_this and "1.2.3" in problem.says


def test_a_pack_that_is_too_old_for_this_one_says_so() -> None:
    problem = needs_problem("<1", Place("pack.yaml"), "1.2.3")
    assert problem and "newer version of the pack" in problem.try_this


@pytest.mark.parametrize("needs", ["9", "about 1", ">=1.x", "~=1.0", ">=" + "9" * 5000, ">=1..2"])
def test_what_is_no_range_is_told(needs: str) -> None:
    problem = needs_problem(needs, Place("pack.yaml"))
    assert problem and problem.says == "is no range of versions."


def test_such_a_pack_is_refused_with_one_line(folder: Path) -> None:
    write(folder / "p" / "pack.yaml", 'name: p\nneeds_scriptgen: ">=9"   # a comment\n')
    with pytest.raises(InvalidInput) as refused:
        layers("p")
    assert str(refused.value) == (f"p/pack.yaml: error: needs_scriptgen: the pack needs scriptgen >=9, and this is {__version__}. "
                                  "Try: install a newer scriptgen. [file]")


@pytest.mark.parametrize("chain", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_packs_that_extend_each_other_in_a_circle_are_refused_with_one_line(chain: list[str], folder: Path) -> None:
    for name, base in zip(chain, [*chain[1:], chain[0]], strict=True):
        write(folder / name / "pack.yaml", f"name: {name}\nextends: {base}\n")
    with pytest.raises(InvalidInput) as refused:
        layers("a")
    assert len(refused.value.problems) == 1 and "in a circle" in str(refused.value)
