"""A document becomes a Word file that nothing can be said against."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scriptgen.document import Document, Heading, Paragraph, Text
from scriptgen.word import write
from tests.word.checking import W, body, faults, parts, words_in, words_out
from tests.word.samples import HOSTILE, ordinary, p, rich

ROOT = Path(__file__).parents[2]


def run(program: str, *options: str, **environment: str) -> list[str]:
    """Return the words that a program prints in a process of its own."""
    command = [sys.executable, *options, "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("final", [False, True])
def test_a_rich_document_is_valid_and_accessible(paper: str, final: bool) -> None:
    assert faults(write(rich(), paper=paper, final=final)) == []


def test_all_words_come_through_in_order() -> None:
    assert words_out(write(rich())) == words_in(rich())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is_wherever_it_stands(text: str) -> None:
    line = p("normal", text)
    document = Document("note", text.split("\n")[0], (Heading(1, (Text(text),)), line), header=(text, text), footer=text, author=text)
    data = write(document)
    assert faults(data, skip="TXT A11Y") == []
    assert words_out(data) == words_in(document)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    data = write(Document("note", "A note", (p("normal", "a\x00b\x1bc\ufffed\ud800e"),)))
    assert words_out(data) == ["abcde"]


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    program = "import hashlib, scriptgen.word as w, tests.word.samples as s; print(hashlib.md5(w.write(s.rich())).hexdigest())"
    assert run(program, PYTHONHASHSEED="1") == run(program, PYTHONHASHSEED="2") == [hashlib.md5(write(rich())).hexdigest()]


def test_writing_imports_no_library_that_a_cold_start_would_pay_for() -> None:
    heavy = {"docx", "lxml", "pydantic", "yaml", "zipfile", "urllib.request", "http.client", "ssl", "asyncio", "xml.sax", "tempfile"}
    program = "import sys, scriptgen.word as w, scriptgen.document as d; w.write(d.Document('k', 't', ())); print(*sys.modules)"
    assert heavy.isdisjoint(run(program, "-S"))


def test_a_document_without_blocks_still_opens() -> None:
    assert faults(write(Document("note", "A note", ())), skip="TXT-EMPTY") == []


def test_a_heading_can_begin_a_page() -> None:
    found = body(write(Document("k", "t", (Heading(1, (Text("One"),), new_page=True), Heading(2, (Text("Two"),))))))
    assert [h.find(f"{W}pPr/{W}pageBreakBefore") is not None for h in found.iter(W + "p")] == [True, False]


@pytest.mark.parametrize(("paper", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))])
def test_both_papers_leave_the_same_width_for_text(paper: str, size: tuple[str, str]) -> None:
    found = body(write(ordinary(), paper=paper))
    page, margins = found.find(f".//{W}pgSz"), found.find(f".//{W}pgMar")
    assert (page.get(W + "w"), page.get(W + "h")) == size
    assert int(page.get(W + "w")) - int(margins.get(W + "left")) - int(margins.get(W + "right")) == 9638


def test_header_and_footer_say_what_the_document_says_and_which_page_it_is() -> None:
    made = parts(write(ordinary()))
    assert "Draft for clinical judgement." in made["word/header1.xml"].decode()
    footer = made["word/footer1.xml"].decode()
    assert "Working paper for supervision." in footer and " PAGE " in footer and " NUMPAGES " in footer


def test_properties_name_the_agency_and_nobody_else() -> None:
    core = parts(write(ordinary()))["docProps/core.xml"].decode()
    assert "<dc:creator>Riverbend Counseling</dc:creator>" in core and "<cp:lastModifiedBy/>" in core
    assert core.count("2026-11-22T00:00:00Z") == 2


@pytest.mark.parametrize("date", ["", "soon", "2026-13-45", "22.11.2026"])
def test_a_date_that_is_none_makes_no_invalid_file(date: str) -> None:
    data = write(replace(ordinary(), date=date))
    assert faults(data) == []
    assert b"1980-01-01T00:00:00Z" in parts(data)["docProps/core.xml"]


def test_another_language_is_the_language_of_the_whole_file() -> None:
    data = write(replace(ordinary(), language="es-MX"))
    assert faults(data, language="es") == []
    made = parts(data)
    assert b'"en-US"' not in made["word/styles.xml"] + made["word/settings.xml"]
    assert "Página" in made["word/footer1.xml"].decode()


def test_no_picture_of_the_first_page_and_no_trace_of_a_machine_is_in_the_file() -> None:
    made = parts(write(ordinary()))
    assert not [name for name in made if "thumbnail" in name or "stylesWithEffects" in name or "printer" in name]
    assert b"rsid" not in b"".join(made.values())


def test_a_kind_that_no_table_knows_is_a_bug_and_not_a_silent_normal() -> None:
    with pytest.raises(KeyError):
        write(Document("k", "t", (Paragraph("no-such-kind", ()),)))
