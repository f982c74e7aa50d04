"""Commands in processes of their own: without a display, without Qt, with nobody listening."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import LISTS, ROOT, Shell, run_apart


def test_no_command_needs_qt_or_a_display(tmp_path: Path) -> None:
    map_file = tmp_path / "a.journey"
    for words in (
        ["templates"],
        ["new", "--template", "blank", "-o", tmp_path / "new.journey"],
        ["import", LISTS / "roof-garden.csv", "-o", map_file],
        ["check", map_file, "--fail-on", "never"],
        ["export", map_file, "-o", tmp_path / "a.pdf"],
        ["export", map_file, "-o", tmp_path / "a.svg"],
        ["export", map_file, "-o", tmp_path / "a.png", "--paper", "A4"],
        ["export", map_file, "-o", tmp_path / "a.csv"],
        ["export", map_file, "-o", tmp_path / "a.mmd"],
    ):
        ended = run_apart(*words, code="sys.modules['shiboken6'] = None")
        assert ended.status == 0, ended
        assert "Traceback" not in ended.err


def test_a_check_does_not_load_what_only_prints_need(garden: str) -> None:
    heavy = ("reportlab", "pypdfium2", "openpyxl", "PIL", "uharfbuzz")
    code = f"import atexit; atexit.register(lambda: print([m for m in {heavy} if m in sys.modules]))"
    ended = run_apart("check", garden, "--fail-on", "never", code=code)
    assert ended.out.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_reader_that_stops_is_no_fault(shell: Shell, garden: str) -> None:
    command = [sys.executable, "-m", "designer", "check", garden, "--format", "json"]
    read, write = os.pipe()
    os.close(read)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
    os.close(write)
    assert done.returncode == 2
    assert done.stderr == "Whoever read the output stopped reading.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_output_that_cannot_be_written_is_said(shell: Shell, garden: str) -> None:
    command = [sys.executable, "-m", "designer", "check", garden]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
        )
    assert done.returncode == 2
    assert done.stderr == "The output can't be written: the disk is full.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops programs in another way")
def test_an_export_that_is_stopped_leaves_nothing(shell: Shell, garden: str) -> None:
    # As in a terminal, also where the tests themselves run in the background and do not listen to it.
    listens = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"import os, signal; {listens}; os.fsync = lambda _file: os.kill(os.getpid(), signal.SIGINT)"
    ended = run_apart("export", garden, "-o", "out.pdf", code=code)
    assert ended.status == 2
    assert ended.err == "Stopped before it was done.\n"
    assert shell.files == {garden}


@pytest.mark.skipif(sys.platform == "win32", reason="consoles there are another matter")
def test_a_console_without_our_quotes_still_gets_its_sentence() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "designer", "check", "none.journey"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert b"none.journey" in done.stderr
    assert b"Traceback" not in done.stderr
