"""What holds for every test: a cache of its own, and no way out of this machine."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("house")

_connect = socket.socket.connect


def _only_here(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX:
        raise AssertionError("a test tried to reach the network")
    _connect(self, address)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection but those to sockets on this machine's disk."""
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _only_here)
    patch.setattr(socket.socket, "connect_ex", _only_here)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the run one cache folder, shared by its workers, so that each situation is loaded in full once; never the user's."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "cache"
    patch = pytest.MonkeyPatch()
    patch.setenv("SCRIPTGEN_CACHE", str(folder))
    yield folder
    patch.undo()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
