"""Tests with a real display or with poppler's programs; each says aloud what it misses where it is skipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.screens import LOOKS, Look, settled_home, window_manager, x_server
from tests.desktop.story import Scene
from tests.desktop.xuser import ROOT

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--pictures FOLDER` keeps the pictures of each step there, `--everywhere` tells each story in all four looks."""
    parser.addoption("--pictures", metavar="FOLDER", help="where the stories of users leave a picture of each step")
    parser.addoption("--everywhere", action="store_true", help="tell each story light and dark, at 100 and 200 %%")


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of stories."""
    config.addinivalue_line(
        "markers", "look(appearance, scale): in which look a story is told unless --everywhere is given"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A story is told in one look, or in all of them."""
    if "look" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("look")
        one = (Look(*mark.args) if mark is not None else Look(),)
        metafunc.parametrize(
            "look", LOOKS if metafunc.config.getoption("--everywhere", default=False) else one, ids=str
        )


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
    with x_server(program) as environment:
        yield environment


@pytest.fixture(scope="session")
def windows_open(display: dict[str, str]) -> None:
    """Skip where Qt can't open a window on an X display."""
    ask = "from designer.platform_check import why_no_window; print(why_no_window() or '')"
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=display, capture_output=True, text=True, check=True, timeout=300
    )
    if told.stdout.strip():
        pytest.skip(told.stdout.strip())


@pytest.fixture
def scene(
    request: pytest.FixtureRequest, windows_open: None, program: Callable[[str], str], tmp_path: Path, look: Look
) -> Iterator[Scene]:
    """Where a story is told: a screen of its own with a window manager, a home with the look, a folder for pictures."""
    program("xdotool")
    kept = request.config.getoption("--pictures", default=None)
    pictures = Path(kept) / request.node.name if kept else tmp_path / "pictures"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    home = settled_home(tmp_path / "home", look)
    with x_server(program, look.scale) as environment, window_manager(environment, program("openbox")):
        yield Scene(environment, look, tmp_path, home, pictures, keeps_pictures=bool(kept))
