"""Every kind of document becomes a tagged PDF/UA file with a title and a language. Slow; skipped without LibreOffice, a failure in CI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module, util
from pathlib import Path

import pytest

from scriptgen.composing.fitting import why_not
from scriptgen.kinds import FROM_A_BRIEF
from scriptgen.loading.load import load
from scriptgen.pipeline import Job, make
from scriptgen.script import Brief
from tests.word.letterheads import MAKERS
from tests.word.test_oracles import missing

pytestmark = pytest.mark.oracle
EXPORT = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def made(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield a file of every kind, and scripts in every dress."""
    loaded = load("defriending")
    case = Brief("defriending", facts=dict(loaded.situation.cases[0].facts))
    former = Brief("defriending", relationship="former-client", facts=case.facts)
    for kind in FROM_A_BRIEF:
        if not why_not(loaded, case, kind, ""):
            yield kind, make(loaded, Job(case, kind)).data
    if not why_not(loaded, former, "message", "letter"):
        yield "message", make(loaded, Job(former, "message", by="letter")).data
    yield "safety", make(loaded, Job(Brief("defriending", facts={"risk": "yes"}))).data
    yield "large", make(loaded, Job(case, large=True)).data
    for name, maker in MAKERS.items():
        yield f"on {name}", make(loaded, Job(case, house=str(maker(folder)))).data


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    soffice = os.environ.get("SOFFICE") or shutil.which("soffice")
    if not soffice:
        missing("LibreOffice (soffice)")
    folder = tmp_path_factory.mktemp("pdf")
    names = []
    for name, data in made(folder):
        names.append(name)
        (folder / f"{name}.docx").write_bytes(data)
    command = [str(soffice), "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", EXPORT]
    subprocess.run([*command, *(f"{name}.docx" for name in names)], cwd=folder, check=True, timeout=300, capture_output=True)
    return {name: folder / f"{name}.pdf" for name in names}


def test_every_kind_becomes_a_tagged_pdf_that_says_its_language_and_shows_its_title(pdfs: dict[str, Path]) -> None:
    assert len(pdfs) > 14
    for name, path in pdfs.items():
        data = path.read_bytes()
        assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", data), name
        assert b"/Lang(en-US)" in data and b"/DisplayDocTitle true" in data and b"<pdfuaid:part>1<" in data, name
        assert re.search(rb"<dc:title>.*?<rdf:li[^>]*>[^<]{4,}<", data, re.DOTALL), name


def test_nothing_can_be_said_against_them_by_the_rules_of_pdf_ua(pdfs: dict[str, Path]) -> None:
    if util.find_spec("page") is None:
        pytest.skip("page-validation is not installed (pip install page-validation)")
    page = import_module("page")
    for name, path in pdfs.items():
        assert page.is_pdf_compliant(str(path), profile="ua1"), f"{name}: {page.validate_pdf(str(path), profile='ua1')}"
