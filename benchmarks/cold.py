"""Cold: whole processes from an installed wheel, against processes that do the same with docxtpl."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.baselines import template_of
from benchmarks.samples import samples
from benchmarks.timing import Process, Row, middle, processes_in_turn, ratio
from scriptgen.pipeline import make

ROOT = Path(__file__).resolve().parent.parent
SITUATION = "defriending"
_DOCXTPL = """import sys
from docxtpl import DocxTemplate
CONTEXT = {context!r}
page = DocxTemplate(sys.argv[1])
page.render(CONTEXT)
page.save(sys.argv[2])
"""
_DOCXTPL_CLICK = """import click
@click.command()
@click.argument("template")
@click.argument("output")
def main(template, output):
    from docxtpl import DocxTemplate
    page = DocxTemplate(template)
    page.render({context!r})
    page.save(output)
    click.echo(output)
main()
"""


class Installed:
    """The wheel of this checkout, built and installed into a folder of its own; libraries come from the running interpreter."""

    def __init__(self, folder: Path) -> None:
        """Build and install."""
        self.folder, self.site = folder, folder / "site"
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
        build = [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder / "wheel"), str(ROOT)]
        subprocess.run(build, check=True, capture_output=True)
        wheel = next((folder / "wheel").glob("scriptgen-*.whl"))
        subprocess.run([*pip, "install", "-q", "--no-deps", "--target", str(self.site), str(wheel)], check=True, capture_output=True)
        self.cache = folder / "cache"

    def process(self, *arguments: str, site: Path | None = None, fresh: bool = False) -> Process:
        """Return the program with arguments; `fresh` empties the user's cache before each start."""
        where = site or self.site
        environment = {"PYTHONPATH": str(where), "SCRIPTGEN_CACHE": str(self.cache)}
        script = next((where / "bin").glob("scriptgen*"))
        return Process([sys.executable, str(script), *arguments], environment, self.forget if fresh else lambda: None)

    def forget(self) -> None:
        """Empty the user's cache."""
        shutil.rmtree(self.cache, ignore_errors=True)


def compared(installed: Installed, rounds: int) -> list[Row]:
    """Return cold makes and `--help` against processes that do the same, or that only import click."""
    folder = installed.folder
    sample = next(s for s in samples() if s.name.startswith(SITUATION + "/"))
    case, tone = sample.name.partition("/")[2], sample.job.brief.tone
    template, context = template_of(make(sample.loaded, sample.job).data)
    (folder / "page.docx").write_bytes(template)
    (folder / "plain.py").write_text(_DOCXTPL.replace("{context!r}", repr(context)), "utf-8")
    (folder / "clicked.py").write_text(_DOCXTPL_CLICK.replace("{context!r}", repr(context)), "utf-8")
    about = ["make", SITUATION, "--case", case, "--tone", tone, "--no-input", "--force", "-o", str(folder / "ours.docx")]
    theirs = [str(folder / "page.docx"), str(folder / "theirs.docx")]
    processes = {
        "make": installed.process(*about, fresh=True),
        "docxtpl": Process([sys.executable, str(folder / "plain.py"), *theirs]),
        "docxtpl and click": Process([sys.executable, str(folder / "clicked.py"), *theirs]),
        "changed": _after_a_change(installed, about),
        "help": installed.process("--help"),
        "click": Process([sys.executable, "-c", "import click"]),
    }
    processes["make"].before()
    processes["make"].run()
    if installed.cache.exists():
        raise RuntimeError("the index in the wheel does not fit: make wrote one of its own")
    times = processes_in_turn(processes, rounds)
    return [
        Row("cold: make, from the index, / docxtpl", ratio(times, "make", "docxtpl"), "x", 1.0, 0.8,
            note=f"{middle(times, 'make'):.0f} ms, {middle(times, 'docxtpl'):.0f} ms"),
        Row("cold: the same, / docxtpl behind click", ratio(times, "make", "docxtpl and click"), "x"),
        Row("cold: make after a change, / docxtpl", ratio(times, "changed", "docxtpl"), "x", 1.7,
            note=f"{middle(times, 'changed'):.0f} ms, every check, index written"),
        Row("cold: --help / importing click", ratio(times, "help", "click"), "x", 1.5,
            note=f"{middle(times, 'help'):.0f} ms, {middle(times, 'click'):.0f} ms"),
    ]


def _after_a_change(installed: Installed, about: list[str]) -> Process:
    """Return the same make over a copy whose situation file is another each time, so that no index fits."""
    site = installed.folder / "changed"
    shutil.copytree(installed.site, site)
    file = next((site / "scriptgen" / "situations").glob(f"*/{SITUATION}.yaml"))
    process = installed.process(*about, site=site)
    count = 0

    def before() -> None:
        nonlocal count
        count += 1
        installed.forget()
        with file.open("a", encoding="utf-8") as end:
            end.write(f"# {count}\n")

    return Process(process.arguments, process.environment, before)
