"""`scriptgen make --house-style` and `--large-print`."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import run
from tests.word.checking import faults
from tests.word.letterheads import narrow, two_columns


def test_a_letterhead_is_used_and_what_was_taken_is_said(folder: Path) -> None:
    done = run("make", "defriending", "--no-input", "--house-style", str(two_columns(folder)), "-o", "made.docx")
    assert done.exit_code == 0
    assert faults((folder / "made.docx").read_bytes()) == []
    assert "styles that the letterhead lacks were added" in done.stderr


def test_large_print_on_a_letterhead(folder: Path) -> None:
    done = run("make", "defriending", "--no-input", "--house-style", str(narrow(folder)), "--large-print", "-o", "made.docx")
    assert done.exit_code == 0 and faults((folder / "made.docx").read_bytes()) == []


def test_a_page_in_large_print(folder: Path) -> None:
    assert run("make", "defriending", "--no-input", "--large-print", "--format", "html", "-o", "made.html").exit_code == 0
    assert 'class="large"' in (folder / "made.html").read_text("utf-8")


def test_every_fault_of_letterhead_and_options_comes_at_once_and_nothing_is_written(folder: Path) -> None:
    done = run("make", "defriending", "--no-input", "--house-style", "none.docx", "--large-print", "--format", "txt", "--date", "soon")
    assert done.exit_code == 2
    for says in ("none.docx: error: is not there.", "house-style: is for Word files.", "large-print: is for Word and html.", "date: is not a date."):
        assert says in done.stderr
    assert list(folder.iterdir()) == []
