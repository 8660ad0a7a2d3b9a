"""Listing: a pack with a thousand situations of real size, listed by a whole process."""

from __future__ import annotations

from pathlib import Path

from benchmarks.cold import ROOT, SITUATION, Installed
from benchmarks.timing import Row, middle, processes_in_turn


def pack_of(folder: Path, count: int) -> Path:
    """Write a pack of so many situations, each a whole one with its own title; return its folder."""
    text = next((ROOT / "situations").glob(f"*/{SITUATION}.yaml")).read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    (folder / "pack.yaml").parent.mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: large\nversion: '1'\n", "utf-8")
    for number in range(count):
        file = folder / "situations" / f"group-{number % 20:02}" / f"talk-{number:04}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(title, f"title: Talk number {number}", 1), "utf-8")
    return folder


def measured(installed: Installed, count: int, rounds: int) -> list[Row]:
    """Return the seconds that listing takes: the first time, and when nothing has changed since."""
    pack = pack_of(installed.folder / "large", count)
    processes = {
        "first": installed.process("list", "--pack", str(pack), fresh=True),
        "again": installed.process("list", "--pack", str(pack)),
    }
    times = processes_in_turn(processes, rounds)
    return [
        Row(f"list: {count:,} situations, first time", middle(times, "first") / 1000, "s", 1.0),
        Row(f"list: {count:,} situations, unchanged", middle(times, "again") / 1000, "s", 1.0),
    ]
