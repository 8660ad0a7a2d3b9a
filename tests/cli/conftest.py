"""A way to run the command in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scriptgen.cli.main import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Return a function that runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*args: str, input: str | None = None) -> Result:
        return CliRunner().invoke(main, list(args), input=input, catch_exceptions=False)

    yield invoke


@pytest.fixture
def two_situations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge the language of two situations of the library alone; all of them are judged in tests/language."""
    monkeypatch.setattr("scriptgen.checking_language.situation_names", lambda packs: ("defriending", "gift"))
