"""Write a file so that nothing a person wrote is ever lost: whole or not at all, for the owner only, never over an edited file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from scriptgen.problems import ScriptgenError, WouldOverwrite

PRIVATE = 0o600  # scripts and briefs hold what was said of a person
SHARED = 0o666  # a library holds nothing of anybody: whoever the folder is for may read it, as the umask says
HALF = ".scriptgen-*.part"  # files that a killed process may leave; they are never taken for whole ones


class CannotWrite(ScriptgenError):
    """Say that the file could not be written; nothing was left half-written."""

    exit_code = 5


def free_name(path: Path) -> Path:
    """Return the path, or the first of `name-2`, `name-3` ... that is free."""
    number, found = 2, path
    while found.exists() or found.is_symlink():
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return found


def opened_elsewhere(path: Path) -> bool:
    """Return whether Word or LibreOffice has left its mark that it has the file open."""
    word_mark = path.with_name("~$" + path.name[2:])
    return path.with_name(f".~lock.{path.name}#").exists() or (len(path.name) > 8 and word_mark.exists())


def save(path: Path, data: bytes, *, ours: Callable[[Path], bool], force: bool = False, mode: int = PRIVATE) -> Path | None:
    """Write data to a path and return where the old file was moved to, if `force` moved one; `mode` says who may read it.

    A file that is there is replaced only if `ours` says that nobody has changed what we wrote, or it holds the same bytes.
    Raises WouldOverwrite, naming a free name, and CannotWrite; in both nothing has changed.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        pass
    except OSError as fault:  # a name that is too long, a folder that may not be entered, a file in place of a folder
        raise CannotWrite(f"{path}: cannot be written ({fault.strerror}); nothing was changed. Try: another name or folder.") from None
    if path.is_dir():
        raise CannotWrite(f"{path}: is a folder. Try: add a file name.")
    if opened_elsewhere(path):
        raise WouldOverwrite(f"{path}: is open in another program. Try: close it there, or use -o {free_name(path)}.")
    moved = None
    if path.exists() and not _same(path, data) and not ours(path):
        if not force:
            raise WouldOverwrite(f"{path}: somebody has changed this file, or it is not ours; nothing was written. "
                                 f"Try: -o {free_name(path)}, or --force, which renames the old file first.")
        moved = free_name(path.with_name(f"{path.stem}-old{path.suffix}"))
    _write(path, data, moved, mode)
    return moved


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _write(path: Path, data: bytes, moved: Path | None, mode: int) -> None:
    half = path.with_name(f".scriptgen-{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if moved:
            path.rename(moved)
        half.replace(path)
    except BaseException as fault:  # Ctrl-C too leaves nothing half-written
        half.unlink(missing_ok=True)
        if moved and moved.exists() and not path.exists():
            moved.rename(path)
        if not isinstance(fault, OSError):
            raise
        raise CannotWrite(f"{path}: cannot be written ({fault.strerror}); nothing was changed. Try: another folder with -o.") from None
