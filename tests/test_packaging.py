"""The wheel holds what git holds, with an index that fits, and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAZY = "yaml pydantic docx lxml urllib.request ssl asyncio email http".split()


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an unpacked wheel."""
    out = tmp_path_factory.mktemp("wheel")
    built = subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
                           capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        wheel.extractall(out / "site")
    return out / "site"


def run(site: Path, folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run code against the unpacked wheel, from another folder and with an empty cache."""
    folder.mkdir(exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(site), "SCRIPTGEN_CACHE": str(folder / "cache")}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, env=environment)


def test_the_wheel_ships_every_situation_and_template(unpacked: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "situations", "templates", "pack.yaml"], capture_output=True, text=True, cwd=ROOT)
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of files to compare with")
    tracked = {name for name in listed.stdout.split() if (ROOT / name).exists()}
    assert tracked <= {str(p.relative_to(unpacked / "scriptgen")) for p in (unpacked / "scriptgen").rglob("*") if p.is_file()}


def test_a_script_is_made_from_the_wheel_without_reading_yaml(unpacked: Path, tmp_path: Path) -> None:
    code = ("import sys; from scriptgen.cli.main import main\n"
            "main(['make', 'defriending', '--no-input', '-o', 'x.docx'], standalone_mode=False)\n"
            f"print('LOADED', [m for m in {LAZY!r} if m in sys.modules])")
    done = run(unpacked, tmp_path / "w", code)
    assert done.returncode == 0 and "LOADED []" in done.stdout, done.stdout + done.stderr
    assert (tmp_path / "w" / "x.docx").is_file() and not (tmp_path / "w" / "cache").exists()


def test_help_loads_click_and_nothing_of_ours_but_the_doors(unpacked: Path, tmp_path: Path) -> None:
    code = ("import sys; from scriptgen.cli.main import main\n"
            "main(['--help'], standalone_mode=False)\n"
            "print('LOADED', sorted(m for m in sys.modules if m.startswith('scriptgen.') and not m.startswith('scriptgen.cli')))\n"
            f"print('LAZY', [m for m in {[*LAZY, 'jinja2']!r} if m in sys.modules])")
    done = run(unpacked, tmp_path / "h", code)
    assert "LOADED []" in done.stdout and "LAZY []" in done.stdout, done.stdout + done.stderr


def test_no_path_of_the_machine_is_in_the_wheel(unpacked: Path) -> None:
    for path in (unpacked / "scriptgen").rglob("*"):
        if path.is_file():
            assert str(ROOT).encode() not in path.read_bytes(), path.name
