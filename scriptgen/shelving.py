"""What a library knows of its files: the manifest, a journal of what came since, and who is at work. It survives a kill."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from scriptgen.problems import Code, InvalidInput, Place, Problem
from scriptgen.saving import HALF, SHARED, CannotWrite, save

MANIFEST = "manifest.json"
_JOURNAL = ".scriptgen-journal"
_LOCK = ".scriptgen-build.lock"


Entry = bytes
"""Two sha256 in one, since a library has many: of what a file was made from, and of its bytes."""


def sha(data: bytes) -> bytes:
    """Return the sha256 of bytes."""
    return hashlib.sha256(data).digest()


@contextmanager
def alone_in(library: Path) -> Iterator[None]:
    """Hold the library for one build. The operating system lets go of it when the process ends, however it ends.

    Raises CannotWrite where another build is in it, or it is no folder that can be written.
    """
    try:
        library.mkdir(parents=True, exist_ok=True)
        handle = _locked(library / _LOCK)
    except OSError as fault:
        raise CannotWrite(f"{library}: no library can be built here ({fault.strerror}). Try: another folder with -o.") from None
    if handle is None:
        raise CannotWrite(f"{library}: another build is at work here. Try: wait until it has ended, or another folder with -o.")
    try:
        yield
    finally:
        with suppress(OSError):  # where a locked file cannot be deleted, it stays, empty and unlocked
            (library / _LOCK).unlink()
        os.close(handle)


def _locked(path: Path) -> int | None:
    """Return a handle that holds the lock, or None where another process does."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, SHARED)
        if not _try_lock(handle):
            os.close(handle)
            return None
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        os.close(handle)  # whoever held it deleted it in between: the lock is on a file that is no longer there


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


class Ledger:
    """Know each file of a library: what it was made from and what was written. One line goes to the journal as each is done."""

    def __init__(self, library: Path) -> None:
        """Read the manifest and what the journal of an interrupted build adds. Raises InvalidInput where the manifest is not ours."""
        self.library = library
        self.old: dict[str, Entry] = _manifest(library / MANIFEST)
        self.entries: dict[str, Entry] = {}  # those that the plan asks for
        self._journal: IO[bytes] | None = None
        self._read_journal()

    def _read_journal(self) -> None:
        """Take over what an interrupted build had done; its last line may be cut off, and does not count then."""
        try:
            text = (self.library / _JOURNAL).read_bytes()
        except OSError:
            return
        for line in text.split(b"\n"):
            parts = line.decode("utf-8", "replace").split("\t")
            if len(parts) == 4 and parts[3] == "." and len(parts[1]) == len(parts[2]) == 64:
                with suppress(ValueError):
                    self.old[parts[0]] = bytes.fromhex(parts[1] + parts[2])

    def claim(self, path: str) -> Entry | None:
        """Return what is known of a file that the plan asks for; what nobody claims is no longer wanted."""
        entry = self.old.pop(path, None)
        if entry is not None:
            self.entries[path] = entry
        return entry

    def note(self, path: str, entry: Entry) -> None:
        """Remember a file, here and on disk. Raises CannotWrite where the disk is full."""
        self.entries[path] = entry
        try:
            if self._journal is None:
                self._journal = (self.library / _JOURNAL).open("ab", buffering=0)
                self._journal.write(b"\n")  # ends a line that was cut off
            self._journal.write(f"{path}\t{entry[:32].hex()}\t{entry[32:].hex()}\t.\n".encode())
        except OSError as fault:
            raise CannotWrite(f"{self.library}: cannot be written ({fault.strerror}). Every file in it is whole.") from None

    def close(self, head: Mapping[str, Any], kept: tuple[str, ...]) -> None:
        """Write the manifest, whole or not at all, and drop the journal. Raises CannotWrite."""
        everything = sorted({*self.entries, *self.old})  # of the old, those that a person changed
        lines = ",\n".join(self._line(path) for path in everything)
        top = "".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},\n" for key, value in head.items())
        text = f'{{"scriptgen": "library",\n{top}"changed_by_hand": {json.dumps(sorted(kept))},\n"files": {{\n{lines}\n}}}}\n'
        save(self.library / MANIFEST, text.encode("utf-8"), ours=lambda _: True, mode=SHARED)
        self.stop()
        (self.library / _JOURNAL).unlink(missing_ok=True)

    def _line(self, path: str) -> str:
        entry = self.entries.get(path) or self.old[path]
        return f'  {json.dumps(path)}: {{"inputs": "{entry[:32].hex()}", "sha256": "{entry[32:].hex()}"}}'

    def stop(self) -> None:
        """Close the journal and leave it there."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def _manifest(path: Path) -> dict[str, Entry]:
    """Return the entries of a manifest; none where there is none."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as fault:
        raise CannotWrite(f"{path}: cannot be read ({fault.strerror}). Try: another folder with -o.") from None
    try:
        read = json.loads(text)
        if read["scriptgen"] != "library":
            raise KeyError
        return {
            name: bytes.fromhex(entry["inputs"] + entry["sha256"]) for name, entry in read["files"].items() if _inside(name)
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        mend = "give an empty folder with -o; or, if it is a library, delete this file: nothing is lost, each document knows itself."
        raise InvalidInput([Problem(Place(str(path)), Code.FILE, "is not the manifest of a library.", mend)]) from None


def _inside(name: str) -> bool:
    """Return whether a path of a manifest stays in the library: files it names may be deleted."""
    return bool(name) and "\\" not in name and ":" not in name and all(part not in ("", ".", "..") for part in name.split("/"))


def sweep(library: Path) -> None:
    """Delete what a killed build left half-written. Only whoever holds the library may do so."""
    for folder, _, _ in os.walk(library):
        for half in Path(folder).glob(HALF):
            half.unlink(missing_ok=True)
