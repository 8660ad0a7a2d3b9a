"""Measure scriptgen against its bars in one run. `python benchmarks/run.py --help`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import cold, listed, memory, warm
from benchmarks.timing import Row

PARTS = ("warm", "stages", "cold", "memory", "list")
FLAT = 1.02  # objects alive after the last document, over those after the hundredth
RESIDENT = 1.10  # the same of resident memory, which rises with the allocator until about 2,000 documents and then stays


def main() -> int:
    """Measure what was asked for and print the table."""
    options = _options()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="scriptgen-bench-") as name:
        folder = Path(name)
        installed = cold.Installed(folder) if {"cold", "list"} & set(options.parts) else None
        for part in (p for p in PARTS if p in options.parts):
            print(f"{part} ...", file=sys.stderr, flush=True)
            rows += _measure(part, options, installed)
    _show(rows)
    missed = any(row.verdict == "MISS" for row in rows)
    return 1 if missed and options.enforce else 0


def _options() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(PARTS)} (default: all)")
    reader.add_argument("--rounds", type=int, default=9, help="rounds of whole processes (default 9); warm runs take as many a sample")
    reader.add_argument("--documents", type=int, default=2000, help="documents for the memory row (default 2000; the bar says 10000)")
    reader.add_argument("--situations", type=int, default=1000, help="situations listed (default 1000)")
    reader.add_argument("--enforce", action="store_true", help="exit with 1 where a bar is missed")
    options = reader.parse_args()
    wrong = set(options.parts) - set(PARTS)
    if wrong:
        reader.error(f"no such part: {', '.join(sorted(wrong))}")
    options.parts = options.parts or list(PARTS)
    return options


def _measure(part: str, options: argparse.Namespace, installed: cold.Installed | None) -> list[Row]:
    measures: dict[str, Callable[[], list[Row]]] = {
        "warm": lambda: warm.compared(options.rounds),
        "stages": lambda: warm.stages(options.rounds),
        "memory": lambda: _memory(options.documents),
    }
    if installed:
        measures["cold"] = lambda: cold.compared(installed, options.rounds)
        measures["list"] = lambda: listed.measured(installed, options.situations, 3)
    return measures[part]()


def _memory(documents: int) -> list[Row]:
    (early, kept), (late, still) = memory.grown(100, documents)
    note = f"{early / 1024:.1f} MiB after 100, {late / 1024:.1f} MiB after {documents:,}"
    return [
        Row(f"memory: objects after {documents:,} / after 100", still / kept, "x", FLAT, note=f"{kept:,} and {still:,}"),
        Row(f"memory: resident after {documents:,} / after 100", late / early, "x", RESIDENT, note=note),
    ]


def _show(rows: list[Row]) -> None:
    wide = max(len(row.name) for row in rows)
    print(f"{'':{wide}}  {'figure':>9}  {'bar':>7}  {'aim':>6}        note")
    for row in rows:
        sign = "≥" if row.at_least else "≤"
        bar = f"{sign} {row.bar:g}" if row.bar else ""
        aim = f"{sign} {row.aim:g}" if row.aim else ""
        print(f"{row.name:{wide}}  {row.figure:7.2f} {row.unit:2} {bar:>7}  {aim:>6}  {row.verdict:4}  {row.note}".rstrip())
    print("\nMedians of ratios taken in turns. On a shared machine the ratios hold, the milliseconds do not.")


if __name__ == "__main__":
    sys.exit(main())
