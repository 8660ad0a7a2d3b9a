"""A library is built whole, again only where something changed, and never over what a person wrote, whatever happens meanwhile."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scriptgen import saving
from scriptgen.building import Built, build
from scriptgen.loading.plan_file import read_plan
from scriptgen.planning import open_packs
from scriptgen.problems import InvalidInput
from scriptgen.saving import CannotWrite
from scriptgen.shelving import alone_in
from scriptgen.word import untouched
from scriptgen.workers import InProcess, executor
from tests.plans import SMALL, files, pack, plan, start

LARGER = SMALL.replace("[hug]", "[hug, gift]").replace("[established-client]", "[established-client, new-client]")


def built(folder: Path, text: str = SMALL, library: str = "library") -> Built:
    read = read_plan(str(plan(folder, text)))
    return build(read, open_packs(read), folder / library, InProcess())


def documents(library: Path) -> list[Path]:
    return sorted(library.rglob("*.docx"))


def test_a_library_holds_its_documents_an_index_and_a_manifest_and_nothing_else(tmp_path: Path) -> None:
    done = built(tmp_path)
    found = files(tmp_path / "library")
    assert done.made == len(found) - 2 and {"index.html", "manifest.json", "base/safety.docx"} <= set(found)
    assert set(json.loads(found["manifest.json"])["files"]) == {name for name in found if name.endswith(".docx")}
    assert all(untouched(path) for path in documents(tmp_path / "library"))


def test_others_may_read_a_library(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        built(tmp_path)
    finally:
        os.umask(old)
    assert {p.stat().st_mode & 0o777 for p in (tmp_path / "library").rglob("*") if p.is_file()} == {0o644}


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    first = built(tmp_path)
    before = {p: p.stat().st_mtime_ns for p in documents(tmp_path / "library")}
    again = built(tmp_path)
    assert (again.made, again.same) == (0, first.made) and {p: p.stat().st_mtime_ns for p in before} == before


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    root = pack(tmp_path, "agency")
    text = SMALL.replace("[base]", "[agency]").replace("[hug]", "[hug, gift]")
    built(tmp_path, text)
    before = files(tmp_path / "library")
    own = root / "situations" / "gifts-and-money" / "gift.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("title: A present\n", "utf-8")
    done = built(tmp_path, text)
    after = files(tmp_path / "library")
    changed = {name for name in before if before[name] != after[name]} - {"index.html", "manifest.json", "agency/safety.docx"}
    assert changed and all("/gift/" in name for name in changed)
    assert done.made + done.same == len(documents(tmp_path / "library"))


def test_a_file_that_is_gone_comes_back(tmp_path: Path) -> None:
    built(tmp_path)
    before = files(tmp_path / "library")
    documents(tmp_path / "library")[0].unlink()
    assert built(tmp_path).made == 1 and files(tmp_path / "library") == before


def test_a_file_that_a_person_changed_is_kept_and_listed(tmp_path: Path) -> None:
    built(tmp_path)
    mine = documents(tmp_path / "library")[0]
    name = mine.relative_to(tmp_path / "library").as_posix()
    mine.write_bytes(b"my own words")
    for text in (SMALL, SMALL.replace("2027-07-01", "2028-07-01"), SMALL.replace("[hug]", "[gift]")):
        assert built(tmp_path, text).changed_by_hand == (name,)
        assert mine.read_bytes() == b"my own words"
        assert json.loads((tmp_path / "library" / "manifest.json").read_text("utf-8"))["changed_by_hand"] == [name]


def test_an_index_that_a_person_changed_is_kept_and_listed(tmp_path: Path) -> None:
    built(tmp_path)
    index = tmp_path / "library" / "index.html"
    index.write_text(index.read_text("utf-8").replace("Situations", "Our situations"), "utf-8")
    assert built(tmp_path).changed_by_hand == ("index.html",) and "Our situations" in index.read_text("utf-8")


def test_what_the_plan_no_longer_asks_for_goes(tmp_path: Path) -> None:
    built(tmp_path)
    done = built(tmp_path, SMALL.replace("[warm, plain]", "[plain]"))
    left = [p.name for p in documents(tmp_path / "library")]
    assert done.removed and not done.made and not [name for name in left if "_warm_" in name]


def test_a_document_that_is_open_in_word_waits_for_the_next_run(tmp_path: Path) -> None:
    built(tmp_path)
    reading = documents(tmp_path / "library")[0]
    mark = reading.with_name(f".~lock.{reading.name}#")
    mark.touch()
    later = SMALL.replace("2027-07-01", "2028-07-01")
    assert built(tmp_path, later).open_elsewhere == (reading.relative_to(tmp_path / "library").as_posix(),)
    mark.unlink()
    done = built(tmp_path, later)
    assert (done.made, done.open_elsewhere) == (1, ())


def test_a_folder_with_somebody_elses_manifest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "manifest.json").write_text('{"name": "app"}', "utf-8")
    with pytest.raises(InvalidInput, match="not the manifest of a library"):
        built(tmp_path)
    assert files(tmp_path / "library") == {"manifest.json": b'{"name": "app"}'}


def test_a_manifest_cannot_have_files_outside_deleted(tmp_path: Path) -> None:
    built(tmp_path)
    outside = tmp_path / "mine.txt"
    outside.write_bytes(b"")
    manifest = tmp_path / "library" / "manifest.json"
    held = json.loads(manifest.read_text("utf-8"))
    held["files"]["../mine.txt"] = {"inputs": "00" * 32, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    manifest.write_text(json.dumps(held), "utf-8")
    built(tmp_path)
    assert outside.exists()


def test_a_second_build_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with alone_in(tmp_path / "library"), pytest.raises(CannotWrite, match="another build is at work here"):
        built(tmp_path)
    assert built(tmp_path).made


def test_a_full_disk_is_one_line_and_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path, library="undisturbed")
    real, calls = os.fsync, iter(range(1000))

    def full(handle: int) -> None:
        if next(calls) >= 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(CannotWrite) as caught:
        built(tmp_path)
    assert "No space left" in str(caught.value) and "\n" not in str(caught.value)
    assert not list((tmp_path / "library").rglob("*.part")) and all(untouched(p) for p in documents(tmp_path / "library"))
    monkeypatch.setattr(saving.os, "fsync", real)
    built(tmp_path)
    assert files(tmp_path / "library") == files(tmp_path / "undisturbed")


def test_a_fault_of_a_template_is_told_once_and_what_was_made_stays(tmp_path: Path) -> None:
    root = pack(tmp_path, "agency")
    (root / "templates").mkdir()
    (root / "templates" / "card.xml.j2").write_text("<document>{{ nothing.here }}</document>", "utf-8")
    with pytest.raises(InvalidInput) as caught:
        built(tmp_path, SMALL.replace("[base]", "[agency]"))
    assert len(caught.value.problems) == 1 and "card.xml.j2" in str(caught.value)
    assert documents(tmp_path / "library") and not (tmp_path / "library" / ".scriptgen-build.lock").exists()


def test_two_processes_make_the_same_library_as_one(tmp_path: Path) -> None:
    built(tmp_path, LARGER, "one")
    read = read_plan(str(plan(tmp_path, LARGER)))
    with executor(2) as workers:
        build(read, open_packs(read), tmp_path / "two", workers, 2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[list[int]]:
    """Kill a build at six moments, one after the other in one folder, and give how many documents were there each time."""
    plan(tmp_path, LARGER)
    moments, counts = random.Random(5), []
    begin = time.monotonic()
    start(tmp_path, "build", "plan.yaml", "-o", "undisturbed", "--jobs", "1").communicate(timeout=120)
    whole = time.monotonic() - begin
    for number in range(6):
        jobs = "2" if number % 3 == 2 else "1"
        process = start(tmp_path, "build", "plan.yaml", "-o", "library", "--jobs", jobs)
        try:
            process.wait(moments.uniform(0.3, 1.0) * whole)
        except subprocess.TimeoutExpired:
            pass
        process.kill()
        process.communicate(timeout=60)
        found = documents(tmp_path / "library")
        assert all(untouched(path) for path in found)
        counts.append(len(found))
        if number == 3:
            for path in found[::2]:
                path.unlink()
    yield counts


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends processes otherwise")
def test_a_build_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path, killed: list[int]) -> None:
    done = start(tmp_path, "build", "plan.yaml", "-o", "library", "--jobs", "1")
    _, said = done.communicate(timeout=120)
    assert done.returncode == 0, said
    assert "somebody changed" not in said
    assert files(tmp_path / "library") == files(tmp_path / "undisturbed"), killed
