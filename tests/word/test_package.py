"""The zip gives away nothing of when and where, and knows whether anybody has changed it."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from scriptgen.word import untouched, write
from scriptgen.word.digest import digest
from scriptgen.word.package import BadPackage, Part, package, parts_of
from tests.word.checking import parts
from tests.word.samples import ordinary


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made.docx"
    path.write_bytes(write(ordinary()))
    return path


def test_zipfile_reads_what_we_pack_and_finds_no_fault(file: Path) -> None:
    with zipfile.ZipFile(file) as found:
        assert found.testzip() is None
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert found.namelist()[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_we_read_what_zipfile_packs(how: int) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", how) as target:
        target.writestr("a.xml", "<a/>" * 50)
        target.writestr("b.xml", "")
    assert {name: part.data() for name, part in parts_of(kept.getvalue()).items()} == {"a.xml": b"<a/>" * 50, "b.xml": b""}


def test_a_file_as_we_wrote_it_is_untouched(file: Path) -> None:
    assert untouched(file)


@pytest.mark.parametrize("options", [{"record": False}, {"final": True}])
def test_so_is_one_without_a_record(tmp_path: Path, options: dict[str, bool]) -> None:
    path = tmp_path / "clean.docx"
    path.write_bytes(write(ordinary(), **options))
    assert untouched(path)


def test_one_changed_byte_anywhere_is_noticed(file: Path) -> None:
    data = file.read_bytes()
    for at in range(0, len(data), 97):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert not untouched(file), at


def test_a_file_saved_by_another_program_is_touched_and_keeps_no_digest(file: Path) -> None:
    before = file.read_bytes()
    docx.Document(str(file)).save(str(file))
    assert not untouched(file)
    with zipfile.ZipFile(io.BytesIO(before)) as ours, zipfile.ZipFile(file) as theirs:
        assert ours.infolist()[0].extra and not any(entry.extra for entry in theirs.infolist())


def test_the_digest_is_in_no_part(file: Path) -> None:
    data = file.read_bytes()
    with zipfile.ZipFile(file) as found:
        seal = found.infolist()[0].extra[4:]
    assert len(seal) == 32
    assert not any(seal in part or seal.hex().encode() in part for part in parts(data).values())


def test_zipping_the_same_parts_again_does_not_pass_for_ours(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    with zipfile.ZipFile(again, "w") as target:
        for name, data in parts(file.read_bytes()).items():
            target.writestr(name, data)
    assert not untouched(again)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip" * 10, b"PK\5\6" + bytes(18), bytes(22), bytes(1000)])
def test_what_is_no_zip_is_not_ours(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.docx"
    path.write_bytes(data)
    assert not untouched(path)
    with pytest.raises(BadPackage):
        parts_of(data)


def test_a_file_that_is_not_there_or_is_a_folder_is_not_ours(tmp_path: Path) -> None:
    assert not untouched(tmp_path / "none.docx") and not untouched(tmp_path)


def test_a_cut_file_is_not_ours(file: Path) -> None:
    data = file.read_bytes()
    for end in range(0, len(data), len(data) // 20):
        file.write_bytes(data[:end])
        assert not untouched(file)


def test_a_copy_is_still_ours(file: Path, tmp_path: Path) -> None:
    assert untouched(Path(shutil.copy(file, tmp_path / "copy.docx")))


def test_parts_with_the_same_bytes_pack_to_the_same_bytes() -> None:
    same = [Part.of("a.xml", b"<a/>")]
    assert package(same, digest) == package(list(same), digest)


def test_python_docx_reads_the_styles_of_a_file_of_ours(file: Path) -> None:
    found = docx.Document(str(file))
    assert "SG Say" in [style.name for style in found.styles]
    assert found.core_properties.title == "Conversation script"
