"""What Microsoft's validator and LibreOffice say. Slow; skipped where they are not installed, a failure in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scriptgen.word import untouched, write
from scriptgen.word.house import house_style_path
from tests.tools import check_docx
from tests.word.checking import W, body, parts
from tests.word.samples import ordinary, rich

pytestmark = pytest.mark.oracle


def missing(what: str) -> None:
    """Skip with a reason that is seen, or fail where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed, and CI must have it")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("oracles")
    made = {
        "rich": write(rich()), "letter": write(ordinary(), paper="letter"), "final": write(rich(), final=True),
        "bare": write(ordinary(), record=False), "house": house_style_path().read_bytes(),
    }
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    return [str(folder / f"{name}.docx") for name in made]


@pytest.fixture(scope="module")
def soffice() -> str:
    found = os.environ.get("SOFFICE") or shutil.which("soffice")
    if not found:
        missing("LibreOffice (soffice)")
    return found or ""


def test_microsofts_validator_finds_nothing(files: list[str]) -> None:
    folder = check_docx.find_sdk(None)
    if folder is None:
        missing("the Open XML SDK (pip install pythonnet python-redlines-docxodus)")
    assert {Path(name).name: found for name, found in check_docx.run_sdk(folder, files).items() if found} == {}


def test_libreoffice_shows_every_word(files: list[str], soffice: str) -> None:
    for name, text in check_docx.run_lo(soffice, files).items():
        report = check_docx.Report(name, set())
        check_docx.check_lo(check_docx.Package(name, report), text, report)
        assert report.items == []


def test_identity_outlives_a_save_by_libreoffice_and_the_digest_does_not(tmp_path: Path, soffice: str) -> None:
    (tmp_path / "made.docx").write_bytes(write(ordinary()))
    (tmp_path / "saved").mkdir()
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [soffice, "--headless", "--norestore", profile, "--convert-to", "docx", "--outdir", "saved", "made.docx"],
        cwd=tmp_path, check=True, timeout=180, capture_output=True,
    )
    before, after = (tmp_path / "made.docx").read_bytes(), (tmp_path / "saved" / "made.docx").read_bytes()

    def names(data: bytes) -> list[str]:
        return [start.get(W + "name") for start in body(data).iter(W + "bookmarkStart")]

    def tags(data: bytes) -> list[str]:
        return [tag.get(W + "val") for tag in body(data).iter(W + "tag") if (tag.get(W + "val") or "").startswith("sg:")]

    assert names(after) == names(before)
    assert tags(after) == tags(before)
    assert any(b"urn:scriptgen:record:1" in data for name, data in parts(after).items() if name.startswith("customXml/item"))
    assert not untouched(tmp_path / "saved" / "made.docx")
