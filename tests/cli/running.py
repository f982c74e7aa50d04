"""Running commands as a person types them, inside this process or in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from designer.cli import main

ROOT = Path(__file__).parent.parent.parent
LISTS = ROOT / "tests" / "data" / "lists"


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What it says on stderr, which must be one line, when it was refused."""
        assert self.status == 2, self
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.strip()


class Shell:
    """Runs commands in a folder of its own."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._captured = captured

    def run(self, *words: str | Path) -> Ended:
        self._captured.readouterr()
        status = main([str(word) for word in words])
        out, err = self._captured.readouterr()
        return Ended(status, out, err)

    def done(self, *words: str | Path) -> Ended:
        ended = self.run(*words)
        assert ended.status == 0, ended
        return ended

    @property
    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


def run_apart(*words: str | Path, code: str = "", **more: object) -> Ended:
    """Run a command in a process without a display and without Qt."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    environment["PYTHONPATH"] = str(ROOT)
    start = "import sys; sys.modules['PySide6'] = None; from designer.cli import main; " + code
    command = [sys.executable, "-c", start + "; sys.exit(main())", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, **more)  # type: ignore[call-overload]
    return Ended(done.returncode, done.stdout, done.stderr)
