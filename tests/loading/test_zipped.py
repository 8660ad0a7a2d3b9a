"""A zipped pack: the same bytes each time, and nothing of a hostile one is ever unpacked."""

from __future__ import annotations

import io
import json
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scriptgen.loading.library import layers
from scriptgen.loading.zipped import MOST_FILES, Stamp, belongs, files_of, fingerprint, read_zip, unpack, zipped
from scriptgen.problems import InvalidInput
from tests.helpers import write

BLOCK = random.Random(1).randbytes(2_000)  # with what follows, longer than what deflate looks back on
PACK = b"name: riverbend\nversion: '1'\nextends: base\n"


def archive(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], packed: int = zipfile.ZIP_STORED) -> Path:
    """Write a zip file with a pack file and some entries more."""
    with zipfile.ZipFile(path, "w", packed) as out:
        out.writestr("pack.yaml", PACK)
        for name, data in entries:
            out.writestr(name, data)
    return path


def info(name: str, kind: int = stat.S_IFREG, mode: int = 0o644) -> zipfile.ZipInfo:
    """Return an entry of a kind: a file, a link, a device."""
    found = zipfile.ZipInfo(name)
    found.create_system, found.external_attr = 3, (kind | mode) << 16
    return found


def doctored(path: Path, change: Callable[[bytearray], None]) -> Path:
    """Change the bytes of a zip file that was sound."""
    data = bytearray(archive(path, ("situations/a/b.yaml", b"title: x\n")).read_bytes())
    change(data)
    path.write_bytes(data)
    return path


def _encrypted(data: bytearray) -> None:
    data[data.rfind(b"PK\x01\x02") + 8] |= 1


def _method(data: bytearray) -> None:
    data[data.rfind(b"PK\x01\x02") + 10] = 12


def _lies_about_size(data: bytearray) -> None:
    at = data.rfind(b"PK\x01\x02")
    data[at + 24:at + 28] = struct.pack("<I", 3)


def _cut(data: bytearray) -> None:
    del data[len(data) // 2:]


def _damaged(data: bytearray) -> None:
    data[data.find(b"title: x")] ^= 0xFF


def _huge_list(data: bytearray) -> None:
    at = data.rfind(b"PK\x05\x06")
    data[at + 12:at + 16] = struct.pack("<I", 1 << 30)


def _backslash(data: bytearray) -> None:
    data[:] = bytes(data).replace(b"situations/a/b.yaml", b"..\\..\\..\\ab\\b.yaml.")


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "climbing": (lambda p: archive(p, ("../../evil.yaml", b"x")), "climbs out"),
    "climbing in the middle": (lambda p: archive(p, ("situations/../../evil.yaml", b"x")), "climbs out"),
    "a dot in the path": (lambda p: archive(p, ("situations/./a.yaml", b"x")), "climbs out"),
    "absolute": (lambda p: archive(p, ("/etc/evil", b"x")), "absolute"),
    "a drive": (lambda p: archive(p, ("C:/evil", b"x")), "absolute"),
    "backslashes": (lambda p: doctored(p, _backslash), "absolute"),
    "a link": (lambda p: archive(p, (info("situations/a/link.yaml", stat.S_IFLNK, 0o777), b"/etc/passwd")), "link or a device"),
    "a device": (lambda p: archive(p, (info("situations/a/dev.yaml", stat.S_IFCHR), b"")), "link or a device"),
    "a pipe": (lambda p: archive(p, (info("situations/a/pipe.yaml", stat.S_IFIFO), b"")), "link or a device"),
    "a bomb": (lambda p: archive(p, ("situations/a/b.yaml", b"0" * 5_000_000), packed=zipfile.ZIP_DEFLATED), "times its size"),
    "one file too large": (lambda p: archive(p, ("templates/a.docx", b"0" * 20_000_001)), "unpacks to more than"),
    "too large together": (lambda p: archive(p, *((f"templates/{n}.docx", (BLOCK + bytes(38_000)) * 450) for n in range(4)),
                                             packed=zipfile.ZIP_DEFLATED), "is the most"),
    "too many": (lambda p: archive(p, *((f"situations/a/{n}.yaml", b"") for n in range(MOST_FILES))), f"{MOST_FILES:,} is the most"),
    "a list without an end": (lambda p: doctored(p, _huge_list), "too many files"),
    "the same name in other letters": (lambda p: archive(p, ("situations/a/b.yaml", b""), ("situations/A/B.yaml", b"")), "another one"),
    "a file that is a folder": (lambda p: archive(p, ("situations/a", b""), ("situations/a/b.yaml", b"")), "a folder too"),
    "a device of Windows": (lambda p: archive(p, ("situations/a/con.yaml", b"")), "not every computer"),
    "a name with a line break": (lambda p: archive(p, ("situations/a/x\ny.yaml", b"")), "not every computer"),
    "a name without an end": (lambda p: archive(p, ("situations/" + "a" * 300, b"")), "too long"),
    "encrypted": (lambda p: doctored(p, _encrypted), "encrypted"),
    "an unknown compression": (lambda p: doctored(p, _method), "not used here"),
    "a false size": (lambda p: doctored(p, _lies_about_size), ""),
    "cut off": (lambda p: doctored(p, _cut), "not a sound zip"),
    "damaged": (lambda p: doctored(p, _damaged), "not a sound zip"),
    "no zip at all": (lambda p: write(p, "hello"), "not a sound zip"),
    "no pack in it": (lambda p: _without_pack(p), "holds no pack"),
    "a stamp that is none": (lambda p: archive(p, ("stamp.json", b"[" * 100_000)), "stamp that cannot be read"),
    "a stamp that names a path": (lambda p: archive(p, ("stamp.json", _stamp("../../x"))), "stamp that cannot be read"),
    "changed after it was stamped": (lambda p: archive(p, ("stamp.json", _stamp("riverbend"))), "changed after"),
}


def _without_pack(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("notes.txt", b"x")
    return path


def _stamp(name: str) -> bytes:
    return json.dumps({"name": name, "version": "1", "fingerprint": "0" * 64, "scriptgen": "1"}).encode()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_a_clear_line_and_nothing_is_written(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, says = HOSTILE[name]
    monkeypatch.setenv("SCRIPTGEN_CACHE", str(folder / "cache"))
    path = make(folder / "evil.zip")
    before = sorted(folder.rglob("*"))
    with pytest.raises(InvalidInput) as refused:
        layers("evil.zip")
    lines = str(refused.value).splitlines()
    assert len(lines) == 1 and lines[0].startswith("evil.zip: error: ") and " Try: " in lines[0], lines
    assert says in lines[0]
    assert path.is_file() and sorted(folder.rglob("*")) == before


def test_the_same_pack_gives_the_same_bytes_whatever_its_days_and_order(folder: Path) -> None:
    files = {"pack.yaml": PACK, "situations/a/b.yaml": b"title: x\n"}
    stamp = Stamp("riverbend", "1", fingerprint(files), "0.1")
    assert zipped(files, stamp) == zipped(dict(reversed(files.items())), stamp)
    with zipfile.ZipFile(io.BytesIO(zipped(files, stamp))) as made:
        assert {i.date_time for i in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_was_zipped_comes_back_to_the_byte(folder: Path) -> None:
    files = {"pack.yaml": PACK, "situations/a/b.yaml": "title: Ärger\n".encode()}
    stamp = Stamp("riverbend", "1", fingerprint(files), "0.1")
    (folder / "x.zip").write_bytes(zipped(files, stamp))
    assert read_zip(folder / "x.zip") == (files, stamp, ())


def test_only_what_is_the_packs_is_taken(folder: Path) -> None:
    write(folder / "p" / "pack.yaml", "name: p\n")
    for name in ("situations/a/b.yaml", ".git/config", "situations/a/.b.yaml.swp", "notes about Ms K.docx", "situations/a/b.yaml.bak", "~$x.docx"):
        write(folder / "p" / name, "x")
    (folder / "p" / "situations" / "a" / "link.yaml").symlink_to("/etc/passwd")
    kept, left = files_of(folder / "p")
    assert set(kept) == {"pack.yaml", "situations/a/b.yaml"} and len(left) == 6


@pytest.mark.parametrize(("name", "is_its"), [
    ("templates/parts/x.xml.j2", True), ("templates/house-style.docx", True), ("templates/run.py", False), ("situations/x.yaml", False),
    ("situations/_voice/facts.yaml", True), ("policy.yaml", True), ("brief.yaml", False), ("stamp.json", False),
])
def test_what_belongs_into_a_pack_is_known_by_its_place(name: str, is_its: bool) -> None:
    assert belongs(name) is is_its


def test_a_folder_zipped_by_hand_is_read_too_and_what_a_computer_adds_is_left_out(folder: Path) -> None:
    with zipfile.ZipFile(folder / "hand.zip", "w") as out:
        out.writestr("riverbend/", b"")
        out.writestr("riverbend/pack.yaml", PACK)
        out.writestr("riverbend/.DS_Store", b"")
        out.writestr("__MACOSX/riverbend/._pack.yaml", b"")
    files, stamp, left = read_zip(folder / "hand.zip")
    assert (set(files), stamp, left) == ({"pack.yaml"}, None, (".DS_Store",))


def test_a_zipped_pack_is_used_wherever_a_folder_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRIPTGEN_CACHE", str(folder / "cache"))
    archive(folder / "riverbend.zip", ("situations/a/b.yaml", b"title: x\n"))
    write(folder / "team" / "pack.yaml", "name: team\nextends: riverbend.zip\n")
    assert [p.name for p in layers("team")] == ["base", "riverbend", "team"]
    assert layers("team") == layers("team")  # the second time from the cache


def test_nothing_is_unpacked_over_what_is_there(folder: Path) -> None:
    write(folder / "there" / "mine.txt", "mine")
    with pytest.raises(InvalidInput, match="is there already"):
        unpack({"pack.yaml": PACK}, folder / "there")
    assert [p.name for p in (folder / "there").iterdir()] == ["mine.txt"] and len(list(folder.iterdir())) == 1
