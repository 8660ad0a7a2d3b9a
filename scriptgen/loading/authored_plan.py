"""The shape of a plan file as an agency writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Union

from scriptgen.loading.authored import _STRICT

Names = Union[str, list[str]]


@dataclass(eq=False, repr=False)
class ExclusionEntry:
    """What is left out: every combination that has one of the names in each key that is given."""

    __pydantic_config__ = _STRICT
    packs: Names = ""
    situations: Names = ""
    cases: Names = ""
    tones: Names = ""
    relationships: Names = ""
    media: Names = ""
    documents: Names = ""


@dataclass(eq=False, repr=False)
class PlanFile:
    """The plan of a library: the product of its lists, minus the exclusions."""

    __pydantic_config__ = _STRICT
    packs: Names = "base"
    situations: Names = "all"
    cases: Names = "all"
    tones: Names = "all"
    relationships: Names = "all"
    media: Names = "all"
    documents: Names = "script"
    date: str = ""
    paper: Literal["a4", "letter"] = "a4"
    house_style: str = ""
    exclude: list[ExclusionEntry] = field(default_factory=list)
