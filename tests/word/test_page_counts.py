"""The pages that must be short are short on paper, for every shipped situation. Slow; skipped without LibreOffice, a failure in CI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scriptgen.composing.fitting import why_not
from scriptgen.pipeline import Job, make
from scriptgen.script import Brief
from tests.helpers import SHIPPED, shipped
from tests.word.test_oracles import missing

pytestmark = pytest.mark.oracle
MOST = {"worksheet": 2, "client-card": 1, "card": 1, "map": 1, "message": 1}


def made() -> Iterator[tuple[str, bytes]]:
    """Yield each short page of each situation, named `kind.situation`; the card on its two sides fills one page."""
    for name in SHIPPED:
        loaded = shipped(name)
        brief = Brief(name, facts={**loaded.situation.cases[0].facts, "risk": "no"})
        for kind in MOST:
            by = "secure-message" if kind == "message" else ""
            if not why_not(loaded, brief, kind, by) and not (by and name == "former-client-contact"):  # there is no meeting to miss
                yield f"{kind}.{name}", make(loaded, Job(brief, kind, by=by, occasion="missed" if by else "")).data


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", path.read_bytes()))


def test_worksheet_cards_map_and_message_keep_to_their_pages(tmp_path: Path) -> None:
    soffice = os.environ.get("SOFFICE") or shutil.which("soffice")
    if not soffice:
        missing("LibreOffice (soffice)")
    names = []
    for name, data in made():
        names.append(name)
        (tmp_path / f"{name}.docx").write_bytes(data)
    command = [str(soffice), "--headless", "--norestore", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, *(f"{name}.docx" for name in names)], cwd=tmp_path, check=True, timeout=500, capture_output=True)
    counted = {name: pages(tmp_path / f"{name}.pdf") for name in names}
    too_long = {name: n for name, n in counted.items() if not 0 < n <= MOST[name.split(".")[0]]}
    assert len(counted) == len(MOST) * len(SHIPPED) - 1 and not too_long, too_long
