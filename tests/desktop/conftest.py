"""Tests with a real display or with poppler's programs; each says aloud what it misses where it is skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/desktop --pictures FOLDER` keeps the pictures of each step there."""
    parser.addoption("--pictures", metavar="FOLDER", help="where the user's story leaves a picture of each step")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.desktop)


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Return the path of a program such as "pdftotext", or skip the test if the machine has none."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            pytest.skip(f"needs {name}, which this machine lacks")
        return found

    return find


@pytest.fixture(scope="session")
def display(program: Callable[[str], str]) -> Iterator[dict[str, str]]:
    """Start an X server of 1440 x 900 and yield the environment for a program that opens its window there."""
    reader, writer = os.pipe()
    # The server chooses a free number itself and writes it here: two runs at once do not meet. Without -noreset it
    # would start afresh each time its last client leaves.
    command = [
        program("Xvfb"),
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        "1440x900x24",
        "-noreset",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as numbers:
        number = numbers.readline().strip()
    try:
        if not number:
            pytest.skip("Xvfb does not start on this machine")
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(10)
