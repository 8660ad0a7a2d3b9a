"""Packs as one file: what belongs into it, its fingerprint, and reading one that a stranger made. All is judged before any is unpacked."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scriptgen.frozen import frozen
from scriptgen.loading.library import is_name, shown
from scriptgen.problems import Code, InvalidInput, Place, Problem

STAMP = "stamp.json"
MOST_FILES = 2_000
MOST_BYTES = 20_000_000  # of one file, unpacked
MOST_TOGETHER = 60_000_000
MOST_RATIO = 100  # prose shrinks to a fifth; what shrinks to a hundredth is no prose
_SMALL = 100_000  # bytes up to which the ratio says nothing
_LONGEST = 200
_DEEPEST = 8
_TAIL = 66_000  # bytes in which the end of a zip file's list stands
_DAY = (1980, 1, 1, 0, 0, 0)  # the same for every file, so that the same pack gives the same bytes
_DEVICES = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}  # names that Windows takes for devices
_ALONE = ("pack.yaml", "policy.yaml", "README.md", "README.txt", "LICENSE", "CHANGELOG.md")


@frozen
class Stamp:
    """Say what a zipped pack is: its name and version, the fingerprint of its files, and the version of scriptgen that made it."""

    name: str
    version: str
    fingerprint: str
    scriptgen: str


def belongs(name: str) -> bool:
    """Return whether a file, by its path inside the pack's folder, is the pack's: its own files, situations, templates, letterheads."""
    parts = PurePosixPath(name).parts
    if not parts or any(p.startswith((".", "~")) for p in parts):
        return False
    if len(parts) == 1:
        return name in _ALONE
    if parts[0] == "situations":
        return len(parts) == 3 and name.endswith(".yaml")
    return parts[0] == "templates" and name.endswith((".xml.j2", ".docx", ".dotx"))


def files_of(root: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files of a pack's folder by their paths in it, and the paths of what is left out, links among them.

    Raises InvalidInput where a file cannot be read.
    """
    kept: dict[str, bytes] = {}
    left: list[str] = []
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        linked = path.is_symlink() or not path.resolve().is_relative_to(root.resolve())
        if linked or not path.is_file() or not belongs(name):
            left.append(name)
            continue
        try:
            kept[name] = path.read_bytes()
        except OSError as fault:
            says = f"cannot be read ({fault.strerror})."
            raise InvalidInput([Problem(Place(shown(path)), Code.FILE, says, "check the rights.")]) from None
    return kept, tuple(left)


def fingerprint(files: dict[str, bytes]) -> str:
    """Return the sha256 of the paths and bytes of files, in hex; their order does not matter."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}:{len(files[name])}:".encode())
        total.update(files[name])
    return total.hexdigest()


def zipped(files: dict[str, bytes], stamp: Stamp) -> bytes:
    """Return a pack as the bytes of a zip file with its stamp. The same pack gives the same bytes on any day and any machine.

    The files are stored and not compressed, since two versions of zlib compress differently.
    """
    told = {"name": stamp.name, "version": stamp.version, "fingerprint": stamp.fingerprint, "scriptgen": stamp.scriptgen}
    whole = {**files, STAMP: (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(whole):
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, whole[name])
    return out.getvalue()


def read_zip(path: Path) -> tuple[dict[str, bytes], Stamp | None, tuple[str, ...]]:
    """Return the files of a zipped pack, its stamp if it has one, and the paths of what is not a pack's and was left out.

    Raises InvalidInput, one clear line each, for everything that speaks against it; then nothing of it has been unpacked.
    """
    here = Place(shown(path))
    try:
        if path.stat().st_size > MOST_TOGETHER:
            raise InvalidInput([Problem(here, Code.FILE, f"has more than {MOST_TOGETHER:,} bytes.", "check that this is a pack.")])
        _look_at_end(path, here)
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            problems = [Problem(here, Code.FILE, says, _MEND) for says in _faults(entries)]
            if problems:
                raise InvalidInput(problems)
            files = {e.filename: _content(archive, e, here) for e in entries if not e.is_dir()}
    except OSError as fault:
        raise InvalidInput([Problem(here, Code.FILE, f"cannot be read ({fault.strerror}).", "check the name and the rights.")]) from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError, RuntimeError):
        # zipfile raises any of these for a file that is cut off, damaged, or lies about itself
        raise InvalidInput([Problem(here, Code.FILE, "is not a sound zip file.", "ask for it again.")]) from None
    return _sorted_out(files, here)


def _look_at_end(path: Path, here: Place) -> None:
    """Refuse a zip whose list of files is too large to be read, before it is read."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at >= 0 and (b"PK\x06\x07" in tail or int.from_bytes(tail[at + 12:at + 16], "little") > MOST_FILES * 2 * _LONGEST):
        raise InvalidInput([Problem(here, Code.FILE, f"holds too many files; {MOST_FILES:,} is the most.", _MEND)])


_MEND = "do not unpack it by hand either; ask who made it."


def _faults(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Yield what speaks against a zip file, from its own list alone; a kind of fault is said once, however many files have it."""
    if len(entries) > MOST_FILES:
        yield f"holds {len(entries):,} files; {MOST_FILES:,} is the most."
        return
    seen: dict[str, str] = {}
    told: set[str] = set()
    for number, entry in enumerate(entries, 1):
        says = _fault(entry, seen)
        if says and says not in told:
            told.add(says)
            yield f"file {number} in it {says}"  # by number: a name can hold anything, and is not shown
    total = sum(e.file_size for e in entries)
    if total > MOST_TOGETHER:
        yield f"unpacks to {total:,} bytes; {MOST_TOGETHER:,} is the most."
    folders = {str(p) for name in seen for p in PurePosixPath(name).parents}
    if any(name in folders for name, kind in seen.items() if kind == "file"):
        yield "holds a file that is a folder too."


def _fault(entry: zipfile.ZipInfo, seen: dict[str, str]) -> str:
    """Return what speaks against one file in a zip, or an empty text; notes its name in `seen`."""
    name = entry.filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    parts = name.rstrip("/").split("/")
    if name.startswith("/") or "\\" in entry.orig_filename or ":" in name:
        return "has an absolute path."
    if any(p in ("", ".", "..") for p in parts):
        return "has a path that climbs out of the folder."
    if kind and kind not in (stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device, not a file."
    if len(name) > _LONGEST or len(parts) > _DEEPEST:
        return "has a path that is too long or too deep."
    if not entry.orig_filename.isprintable() or any(p.endswith((".", " ")) or p.partition(".")[0].lower() in _DEVICES for p in parts):
        return "has a name that not every computer can hold."
    if entry.flag_bits & 0x1:
        return "is encrypted."
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is compressed in a way that is not used here."
    key = name.rstrip("/").lower()
    if key in seen:
        return "has the name of another one."
    seen[key] = "folder" if entry.is_dir() else "file"
    if entry.file_size > MOST_BYTES:
        return f"unpacks to more than {MOST_BYTES:,} bytes."
    if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        return f"unpacks to more than {MOST_RATIO} times its size."
    return ""


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, here: Place) -> bytes:
    """Return the bytes of one file; what its list said of its size is not trusted."""
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise InvalidInput([Problem(here, Code.FILE, "lies about the size of a file in it.", _MEND)])
    return data


def _sorted_out(files: dict[str, bytes], here: Place) -> tuple[dict[str, bytes], Stamp | None, tuple[str, ...]]:
    tops = {name.partition("/")[0] for name in files if not name.startswith("__MACOSX/")}
    if "pack.yaml" not in files and len(tops) == 1:  # a folder that somebody zipped by hand stands in the zip as one folder
        top = tops.pop() + "/"
        files = {name.removeprefix(top): data for name, data in files.items() if name.startswith(top)}
    if "pack.yaml" not in files:
        raise InvalidInput([Problem(here, Code.FILE, "holds no pack (no pack.yaml).", "zip a pack with `scriptgen zip`.")])
    kept = {name: data for name, data in files.items() if belongs(name)}
    stamp = _stamp(files[STAMP], here) if STAMP in files else None
    if stamp and stamp.fingerprint != fingerprint(kept):
        raise InvalidInput([Problem(here, Code.FILE, "was changed after it was stamped.", "ask for it again, or unpack and zip it anew.")])
    return kept, stamp, tuple(sorted(set(files) - set(kept) - {STAMP}))


def _stamp(data: bytes, here: Place) -> Stamp:
    try:
        told = json.loads(data.decode("utf-8"))
        stamp = Stamp(*(str(told[key]) for key in ("name", "version", "fingerprint", "scriptgen")))
        if is_name(stamp.name):
            return stamp
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise InvalidInput([Problem(here, Code.FILE, "has a stamp that cannot be read.", "ask for it again.")])


def unpack(files: dict[str, bytes], folder: Path) -> None:
    """Write the files of a pack into a new folder, whole or not at all. Raises InvalidInput where the folder is there or cannot be made."""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        says = "is there already; nothing was written."
        raise InvalidInput([Problem(Place(shown(folder)), Code.FILE, says, "give another folder with -o.")])
    half: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(prefix=".scriptgen-", dir=folder.parent))
        for name, data in files.items():
            target = half / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        half.chmod(0o755)
        if folder.is_dir():
            folder.rmdir()
        half.replace(folder)
    except OSError as fault:
        says = f"cannot be written ({fault.strerror}); nothing was changed."
        raise InvalidInput([Problem(Place(shown(folder)), Code.FILE, says, "another folder with -o.")]) from None
    finally:
        if half is not None:
            shutil.rmtree(half, ignore_errors=True)


def opened(path: Path) -> Path:
    """Return the folder of a zipped pack: unpacked once into the user's cache, under the hash of its bytes.

    Raises InvalidInput for everything that speaks against the zip.
    """
    from scriptgen.loading.index import cache_folder  # here, since the index stands on the library, which may call us

    try:
        mark = hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.stat().st_size <= MOST_TOGETHER else ""
    except OSError:
        mark = ""  # read_zip says what is wrong
    home = cache_folder() / "packs" / mark
    found = next((f for f in sorted(home.glob("*")) if (f / "pack.yaml").is_file()), None) if mark else None
    if found:
        return found
    files, stamp, _ = read_zip(path)
    name = stamp.name if stamp else "".join(c if c.isalnum() or c in "-_" else "-" for c in path.stem)
    try:
        unpack(files, home / name)
    except InvalidInput:
        if not (home / name / "pack.yaml").is_file():  # otherwise another process was faster
            raise
    return home / name


def unzipped(name: str) -> str:
    """Return the path of a pack's folder where a path is that of a zip file; any other path is returned as it is."""
    path = Path(name)
    return str(opened(path)) if path.suffix == ".zip" and path.is_file() else name
