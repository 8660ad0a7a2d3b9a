"""Saving: whole or not at all, for the owner only, and never over what a person made."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from scriptgen.problems import WouldOverwrite
from scriptgen.saving import CannotWrite, free_name, opened_elsewhere, save


def ours(_: Path) -> bool:
    return True


def theirs(_: Path) -> bool:
    return False


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_file_is_written_whole_and_for_the_owner_only(tmp_path: Path) -> None:
    assert save(tmp_path / "a.docx", b"new", ours=theirs) is None
    assert (tmp_path / "a.docx").read_bytes() == b"new" and names(tmp_path) == ["a.docx"]
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o600


def test_a_file_of_ours_that_nobody_changed_is_replaced_and_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    path.chmod(0o644)
    assert save(path, b"new", ours=ours) is None and path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_not_ours_is_kept_and_a_free_name_is_told(tmp_path: Path) -> None:
    for name in ("a.docx", "a-2.docx"):
        (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(WouldOverwrite, match=r"a-3\.docx") as caught:
        save(tmp_path / "a.docx", b"new", ours=theirs)
    assert caught.value.exit_code == 4 and (tmp_path / "a.docx").read_bytes() == b"mine" and len(names(tmp_path)) == 2


def test_the_same_bytes_may_be_written_again(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"same")
    assert save(tmp_path / "a.html", b"same", ours=theirs) is None


def test_force_keeps_every_old_file_under_a_free_name(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    for number, name in enumerate(("a-old.docx", "a-old-2.docx", "a-old-3.docx")):
        path.write_bytes(f"mine {number}".encode())
        assert save(path, b"new", ours=theirs, force=True) == tmp_path / name
        assert (tmp_path / name).read_bytes() == f"mine {number}".encode() and path.read_bytes() == b"new"


@pytest.mark.parametrize("mark", [".~lock.talk-one.docx#", "~$lk-one.docx"])
@pytest.mark.parametrize("force", [True, False])
def test_a_file_open_in_an_office_program_is_left_even_by_force(tmp_path: Path, mark: str, force: bool) -> None:
    (tmp_path / mark).write_bytes(b"")
    (tmp_path / "talk-one.docx").write_bytes(b"mine")
    assert opened_elsewhere(tmp_path / "talk-one.docx")
    with pytest.raises(WouldOverwrite):
        save(tmp_path / "talk-one.docx", b"new", ours=ours, force=force)
    assert (tmp_path / "talk-one.docx").read_bytes() == b"mine"


@pytest.mark.parametrize("force", [True, False])
@pytest.mark.parametrize(("step", "number"), [("fsync", errno.ENOSPC), ("replace", errno.EACCES), ("open", errno.EROFS)])
def test_a_fault_at_any_step_leaves_the_old_file_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool, step: str, number: int
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"mine")
    monkeypatch.setattr(*((Path, "replace") if step == "replace" else (os, step)), failing(number))
    with pytest.raises(CannotWrite) as caught:
        save(path, b"new", ours=theirs if force else ours, force=force)
    monkeypatch.undo()
    assert caught.value.exit_code == 5 and os.strerror(number) in str(caught.value)
    assert names(tmp_path) == ["a.docx"] and path.read_bytes() == b"mine"


def test_ctrl_c_while_writing_leaves_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "a.docx", b"new", ours=ours)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["", "none/a.docx", "file/a.docx", "x" * 300 + ".docx"])
def test_a_place_that_cannot_be_written_to_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite) as caught:
        save(tmp_path / name, b"new", ours=theirs)
    assert len(str(caught.value).splitlines()) == 1 and names(tmp_path) == ["file"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere; Windows has other rights")
def test_a_folder_without_the_right_to_write_is_one_line(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    with pytest.raises(CannotWrite):
        save(locked / "a.docx", b"new", ours=theirs)
    locked.chmod(0o700)
    assert names(locked) == []


def test_a_link_that_leads_nowhere_is_not_a_free_name(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to(tmp_path / "gone")
    assert free_name(tmp_path / "a.docx") == tmp_path / "a-2.docx"
    assert free_name(tmp_path / "b.docx") == tmp_path / "b.docx"
