"""The kinds of rule, one file each. A kind is a function from a rule and the lines in its scope to what it finds."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from scriptgen.language.kinds import (
    consistency,
    existence,
    length,
    occurrence,
    order,
    readability,
    repetition,
    required,
    substitution,
)
from scriptgen.rules import Hit, Rule, Spoken

Kind = Callable[[Rule, Sequence[Spoken]], Iterator[Hit]]

KINDS: Mapping[str, Kind] = {
    "existence": existence.find,
    "substitution": substitution.find,
    "occurrence": occurrence.find,
    "repetition": repetition.find,
    "consistency": consistency.find,
    "order": order.find,
    "length": length.find,
    "readability": readability.find,
    "required": required.find,
}
