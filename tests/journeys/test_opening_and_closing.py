"""Maps and windows that were closed leave next to nothing behind.

JOURNEY_OPENINGS=1000 says how often a map and a window are opened and closed; some few times when the whole suite runs, which
finds what stays whole: a window, a canvas, a map.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.view import MapView
from designer.drawing import Drawing
from designer.model import JourneyMap
from designer.storage import dumps
from designer.window.collector import let_go
from designer.window.context import Context
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.journeys.memory import held_memory
from tests.journeys.monkey import pass_time, qt_messages
from tests.maps import rich_map

pytestmark = pytest.mark.usefixtures("nothing_kept_by_the_tests")

COUNT = int(os.environ.get("JOURNEY_OPENINGS", "4"))
_LEAST_FOR_MEMORY = 500
_BEFORE = 4 if COUNT < _LEAST_FOR_MEMORY else 50  # times after which all caches are filled and the heap has its shape
_MOST = 20 * 1024  # bytes each time


@pytest.fixture
def nothing_kept_by_the_tests(qtlog: Any) -> Iterator[None]:
    """pytest-qt would keep each of the many sentences that the offscreen plugin says of itself: more than a window leaves."""
    with qtlog.disabled(), qt_messages() as said:
        yield
    assert not said


def _file(folder: Path) -> Path:
    file = folder / "Plan.journey"
    file.write_bytes(dumps(rich_map(30, seed=1)))
    return file


def test_a_map_that_was_closed_leaves_nothing_behind(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = _file(tmp_path)

    def open_and_close() -> None:
        window.files.open_path(str(file))
        pass_time()
        assert window.view is not None
        window.show_welcome()
        pass_time()

    _check(open_and_close, "map", MapView, MapSession, JourneyMap, Drawing)


def test_a_window_that_was_closed_leaves_nothing_behind(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    file = _file(tmp_path)

    def open_and_close() -> None:
        window = MainWindow(context)
        window.show()
        window.complete()
        window.files.open_path(str(file))
        pass_time()
        assert window.view is not None
        window.close()
        del window
        pass_time()

    _check(open_and_close, "window", MainWindow, MapView, MapSession, JourneyMap, Drawing)


def _check(open_and_close: Callable[[], None], what: str, *kinds: type) -> None:
    for _ in range(_BEFORE):
        open_and_close()
    held, widgets, memory = _alive(kinds), len(QApplication.allWidgets()), held_memory()
    for _ in range(COUNT):
        open_and_close()
    assert _alive(kinds) == held
    assert len(QApplication.allWidgets()) <= widgets
    each = (held_memory() - memory) / COUNT
    print(f"{COUNT} times a {what}: {each / 1024:.1f} kB each", flush=True)
    if COUNT >= _LEAST_FOR_MEMORY:
        assert each <= _MOST


def _alive(kinds: tuple[type, ...]) -> Counter[str]:
    let_go()
    gc.collect()
    pass_time()
    gc.collect()
    return Counter(type(one).__name__ for one in gc.get_objects() if isinstance(one, kinds))
