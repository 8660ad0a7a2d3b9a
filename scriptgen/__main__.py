"""Run the command line, as `scriptgen` or as `python -m scriptgen`."""

from __future__ import annotations

import gc

_SELDOM = 100_000  # objects; a run makes a few hundred thousand that all live to its end, so that looking for dead ones finds none


def run() -> None:
    """Run the command line in a process that ends with it: garbage is looked for seldom, and not once more at the end."""
    gc.set_threshold(_SELDOM)
    from scriptgen.cli.main import main

    try:
        main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
