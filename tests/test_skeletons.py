"""Every shape of the shipped combinations is valid Word: a covering set of files goes through the checks and the schema.

Here every 25th combination is made; CI makes all of them and adds Microsoft's validator and LibreOffice.
"""

from __future__ import annotations

from tests.skeletons import covering, shapes
from tests.word.checking import faults


def test_a_file_of_every_shape_is_valid() -> None:
    made = list(covering(25))
    wrong = [f"{job.brief.situation} {job.kind} {job.brief.medium}: {fault}" for job, data in made for fault in faults(data)]
    assert not wrong, "\n".join(wrong[:20])
    assert sum(len(shapes(data)) for _, data in made) > 100


def test_a_new_shape_is_seen() -> None:
    _, data = next(covering())
    plain = shapes(data)
    assert all("{{" not in shape for shape in plain) and len(plain) > 30
