"""What tests of commands stand on: an empty folder, and a map in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import LISTS, Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in an empty folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Shell(folder, capsys)


@pytest.fixture
def garden(shell: Shell) -> str:
    """The name of a rich map with one error, made from a list."""
    shell.done("import", LISTS / "roof-garden.csv", "-o", "garden.journey")
    return "garden.journey"
