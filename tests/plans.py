"""A small library for tests: a pack of one talk over the shipped voice is slow to load, so plans name few shipped situations."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALL = """
packs: [base]
situations: [hug]
tones: [warm, plain]
relationships: [established-client]
media: [in-person]
documents: [script, pocket-card]
date: 2027-07-01
"""


def plan(folder: Path, text: str = SMALL, name: str = "plan.yaml") -> Path:
    """Write a plan."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def pack(folder: Path, name: str, extends: str = "base") -> Path:
    """Write a pack that only says its name."""
    root = folder / name
    root.mkdir(parents=True)
    (root / "pack.yaml").write_text(f"name: {name}\ntitle: {name.title()} Services\nversion: '2.0'\nextends: {extends}\n", "utf-8")
    return root


def files(library: Path) -> dict[str, bytes]:
    """Return every file of a library with its bytes."""
    return {p.relative_to(library).as_posix(): p.read_bytes() for p in sorted(library.rglob("*")) if p.is_file()}


def command(*arguments: str) -> list[str]:
    """Return the command line of scriptgen in a process of its own."""
    return [sys.executable, "-m", "scriptgen", *arguments]


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start scriptgen in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command(*arguments), cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
