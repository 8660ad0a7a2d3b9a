"""Memory: does a process that makes thousands of documents grow? Runs in a process of its own: `python benchmarks/memory.py 100 2000`."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(counts: list[int]) -> None:
    """Print resident KiB and the objects alive after each count; every document has other answers, so that nothing kept by answer hides."""
    sys.path.insert(0, str(ROOT))
    from benchmarks.samples import samples
    from scriptgen.pipeline import make

    found = samples(8)
    for number in range(1, counts[-1] + 1):
        sample = found[number % len(found)]
        free = {f.id for f in sample.loaded.situation.facts if not f.choices and f.kind not in ("date", "number")}
        facts = {k: f"{v} {number}" if k in free else v for k, v in sample.job.brief.facts.items()}
        make(sample.loaded, replace(sample.job, brief=replace(sample.job.brief, facts=facts)))
        if number in counts:
            gc.collect()
            print(resident(), sys.getallocatedblocks(), flush=True)


def resident() -> int:
    """Return the resident memory of this process in KiB; where /proc is not, the most it ever was."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def grown(first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return resident KiB and objects alive after the first and after the last document, measured in a process of its own.

    What is kept shows in the objects; resident memory holds, besides, what the C allocator did not give back.
    """
    done = subprocess.run([sys.executable, str(Path(__file__)), str(first), str(last)], check=True, capture_output=True, text=True)
    early, late = (line.split() for line in done.stdout.splitlines())
    return (int(early[0]), int(early[1])), (int(late[0]), int(late[1]))


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]])
