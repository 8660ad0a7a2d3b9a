"""The interview at a real (pseudo) terminal, from outside: what is asked, and that Ctrl-C and Ctrl-D do what they say."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are not there on Windows")
ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT = 60.0


class Terminal:
    """Hold a running `scriptgen make` and the terminal it believes to be at."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        """Start it."""
        self.master, slave = pty.openpty()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "TERM": "dumb"}
        command = [sys.executable, "-m", "scriptgen", *arguments]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment, start_new_session=True, close_fds=True)
        os.close(slave)
        self.seen, self.at = "", 0

    def until(self, text: str) -> None:
        """Read until the text was printed."""
        end = time.monotonic() + LIMIT
        while (found := self.seen.find(text, self.at)) < 0:
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"never said {text!r}; it said:\n{self.seen[self.at:]}")
        self.at = found + len(text)

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 1.0)[0]:
            return True
        try:
            data = os.read(self.master, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.seen += data.decode("utf-8", "replace")
        return bool(data)

    def type(self, text: str) -> None:
        """Type a line."""
        os.write(self.master, (text + "\n").encode())

    def ctrl_d(self) -> None:
        """Press Ctrl-D until it is heard: one that comes while the terminal changes its mode is lost."""
        end = time.monotonic() + LIMIT
        while "The rest stays open" not in self.seen[self.at:] and time.monotonic() < end and self.process.poll() is None:
            os.write(self.master, b"\x04")
            self._read()

    def ends(self) -> int:
        """Return the exit code, once it ended and all was read."""
        end = time.monotonic() + LIMIT
        while self._read() and self.process.poll() is None:
            if time.monotonic() > end:
                self.process.kill()
                raise AssertionError(f"it did not end; it said:\n{self.seen[self.at:]}")
        while self.process.poll() is not None and select.select([self.master], [], [], 0.2)[0] and self._read():
            pass
        code = self.process.wait(LIMIT)
        os.close(self.master)
        return code


def made(folder: Path) -> list[str]:
    """Return the files in a folder."""
    return sorted(p.name for p in folder.iterdir())


def test_a_whole_interview_makes_a_file(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "make", "defriending")
    for asked, typed in (("Numbers of those", ""), ("sign of risk", "no"), ("Have you decided", "yes"), ("With whom", "my supervisor"),
                         ("Who is it?", "2"), ("How will you tell", ""), ("In which tone", "warm"), ("Which platform", "Facebook")):
        terminal.until(asked)
        terminal.until("> ")
        terminal.type(typed)
    terminal.until("How did the connection come about?")
    terminal.until("> ")
    terminal.ctrl_d()
    assert terminal.ends() == 0
    assert "The rest stays open." in terminal.seen and made(tmp_path) == ["defriending-script.docx"]


def test_ctrl_c_writes_nothing_and_ends_with_130(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "make", "defriending")
    terminal.until("Numbers of those")
    terminal.until("> ")
    os.killpg(terminal.process.pid, signal.SIGINT)
    assert terminal.ends() == 130
    assert "Stopped. Nothing was written." in terminal.seen and "Traceback" not in terminal.seen and made(tmp_path) == []


def test_a_stop_sign_makes_no_script(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "make", "defriending")
    terminal.until("> ")
    terminal.type("1")
    terminal.ends()
    assert "No script is made" in terminal.seen and made(tmp_path) == []


def test_with_no_input_nothing_is_asked(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "make", "defriending", "--no-input", "--case", "from-before")
    assert terminal.ends() == 0 and "> " not in terminal.seen and made(tmp_path) == ["defriending-script.docx"]
