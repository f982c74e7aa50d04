"""What a hand feels at a large map: many cards dragged, the wheel, a press, a letter typed; and the memory it takes."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QGraphicsView

from tests.benchmarks.canvas import drag_frames, send, view_and_floor
from tests.benchmarks.measure import Measured, interleaved, measured

ROOT = Path(__file__).resolve().parents[2]
_MANY = 200
_NOTCHES = 12
_DROPS = 6
_FRAME = 1000 / 60  # milliseconds: a screen's own pace, the floor of what is felt at once


def measure_drag_many(touchpoints: int, repeats: int) -> Measured:
    """One frame while 200 selected cards are dragged at 100 %, against 200 of as many bare rectangles; a median of 100."""
    view, floor = view_and_floor(touchpoints)
    cards = view.map_layout.grid.cards
    ids = [t.id for t in view.document.journey.touchpoints]
    first = len(ids) // 2
    chosen = ids[first : first + _MANY]
    card = cards[chosen[0]]
    view.zoom_to_actual()
    view.select(chosen)
    view.reveal(card.touchpoint)
    start = QPointF(*view.camera.to_view(*card.box.centre))
    at = floor.show_at_actual_size(card.box)

    def bare() -> float:
        # Letting go where it began makes Qt select the one alone.
        floor.put_back()
        floor.select_boxes([cards[id].box for id in chosen])
        return drag_frames(floor, at, lambda: None)

    found = interleaved(lambda: drag_frames(view, start, view.mouse.forget), bare, repeats)
    view.select(())
    floor.select_boxes([])
    return measured(*found)


def measure_wheel(touchpoints: int, repeats: int) -> Measured:
    """The slowest of 24 steps of Ctrl and wheel, from the whole map in to 100 % and out again, each painted."""
    view, floor = view_and_floor(touchpoints)
    card = next(iter(view.map_layout.grid.cards.values()))

    def ours() -> float:
        view.zoom_to_fit()
        QApplication.processEvents()
        return worst_of_wheel(view, QPointF(*view.camera.to_view(*card.box.centre)), is_ours=True)

    def bare() -> float:
        floor.show_whole(view.map_layout.drawing.width, view.map_layout.drawing.height)
        QApplication.processEvents()
        return worst_of_wheel(floor, QPointF(floor.mapFromScene(*card.box.centre)), is_ours=False)

    return measured(*interleaved(ours, bare, repeats))


def worst_of_wheel(view: QAbstractScrollArea, at: QPointF, *, is_ours: bool) -> float:
    """The slowest of 24 steps of zooming in and out again, each painted, in milliseconds."""
    gc.collect()
    worst = 0.0
    for notch in [1] * _NOTCHES + [-1] * _NOTCHES:
        begun = time.process_time()
        if is_ours:
            ground = view.viewport()
            control, none = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.NoButton
            phase, turn = Qt.ScrollPhase.NoScrollPhase, QPoint(0, 120 * notch * 2)
            event = QWheelEvent(at, ground.mapToGlobal(at), QPoint(), turn, none, control, phase, False)
            QApplication.sendEvent(ground, event)
        else:
            factor = 1.2 ** (2 * notch)
            assert isinstance(view, QGraphicsView)
            QGraphicsView.scale(view, factor, factor)
        view.viewport().repaint()
        worst = max(worst, time.process_time() - begun)
    return worst * 1000


def measure_press(touchpoints: int, repeats: int) -> Measured:
    """The slower of the two frames of pressing on a card and of letting it go, against one frame of a screen."""
    view, _floor = view_and_floor(touchpoints)
    ids = [t.id for t in view.document.journey.touchpoints]
    card = view.map_layout.grid.cards[ids[len(ids) // 2]]
    view.zoom_to_actual()
    view.reveal(card.touchpoint)
    at = QPointF(*view.camera.to_view(*card.box.centre))

    def ours() -> float:
        gc.collect()
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        view.select(())
        QApplication.processEvents()
        return max(
            _spent(lambda: send(view, QEvent.Type.MouseButtonPress, at, left, left)),
            _spent(lambda: send(view, QEvent.Type.MouseButtonRelease, at, left, none)),
        )

    return measured(*interleaved(ours, lambda: _FRAME, repeats))


def measure_type(touchpoints: int, repeats: int) -> Measured:
    """A letter typed into a card's name, to the painted frame, against one frame of a screen; the median of 20 letters."""
    view, _floor = view_and_floor(touchpoints)
    ids = [t.id for t in view.document.journey.touchpoints]
    view.zoom_to_actual()
    view.reveal(ids[len(ids) // 2])

    def ours() -> float:
        gc.collect()
        view.edit_text(ids[len(ids) // 2], typed="")
        assert view.session is not None
        editor = view.session.editor.name
        times = sorted(_spent(partial(QTest.keyClick, editor, letter)) for letter in "a name of twenty le")
        view.session.drop()
        return times[len(times) // 2]

    return measured(*interleaved(ours, lambda: _FRAME, repeats))


def measure_edit(touchpoints: int, repeats: int) -> Measured:
    """A card's feeling made better and the map painted again with it, against one frame of a screen; a median of 10."""
    from designer.editing import operations

    view, _floor = view_and_floor(touchpoints)
    ids = [t.id for t in view.document.journey.touchpoints]
    id = ids[len(ids) // 2]
    view.zoom_to_actual()
    view.reveal(id)

    def ours() -> float:
        gc.collect()
        values = [-2.0, -1.0, 0.0, 1.0, 2.0] * 2
        times = sorted(_spent(partial(operations.set_feeling, view.document, id, "", value)) for value in values)
        return times[len(times) // 2]

    return measured(*interleaved(ours, lambda: _FRAME, repeats))


def measure_drop(touchpoints: int, repeats: int) -> Measured:
    """A card put ten steps on in its stage and into another channel, laid out and painted at 100 %, against one frame of a
    screen; a median of 6."""
    from designer.editing import operations
    from designer.model import Placement

    view, _floor = view_and_floor(touchpoints)
    journey = view.document.journey
    stage = journey.stages[len(journey.stages) // 2].id
    view.zoom_to_actual()
    view.reveal(journey.touchpoints_in(stage)[0].id)

    def put_on(at: int) -> None:
        members = journey.touchpoints_in(stage)
        moving, behind = members[at], members[min(at + 10, len(members) - 1)]
        lane = next(c.id for c in journey.channels if c.id != moving.channel)
        place = Placement(stage=stage, after=behind.step, lane=lane)
        operations.move_touchpoints(view.document, [moving.id], place)

    def ours() -> float:
        gc.collect()
        times = sorted(_spent(partial(put_on, at)) for at in range(_DROPS))
        while view.document.position:
            view.document.undo()
        QApplication.processEvents()
        return times[len(times) // 2]

    return measured(*interleaved(ours, lambda: _FRAME, repeats))


def _spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    QApplication.processEvents()
    return (time.process_time() - begun) * 1000


_SIZED = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from designer.app import import_plainly
import_plainly()
from designer.settings import Settings
from designer.window.context import Context
from designer.window.main_window import MainWindow
application = QApplication([])
context = Context(Settings())
context.wear()
window = MainWindow(context)
window.resize(1440, 900)
window.show()
window.complete()
if len(sys.argv) > 1:
    window.files.open_path(sys.argv[1])
for _ in range(40):
    application.processEvents()
print(int(Path("/proc/self/statm").read_text().split()[1]) * 4096)
sys.stdout.flush()
os._exit(0)
"""


def measure_memory(touchpoints: int, repeats: int) -> Measured:
    """Megabytes that the window holds with a map open and painted, against the window with its first page.

    `ms` and `floor_ms` are megabytes here. Linux only.
    """
    from tempfile import TemporaryDirectory

    from designer.storage import dumps
    from tests.benchmarks import maps

    with TemporaryDirectory() as home:
        file = Path(home) / "large.journey"
        file.write_bytes(dumps(maps.map_of(touchpoints)))
        return measured(
            *interleaved(lambda: _held([str(file)], home), lambda: _held([], home), min(repeats, 2)),
        )


def _held(arguments: list[str], home: str) -> float:
    import os

    environment = {**os.environ, "JOURNEY_DESIGNER_HOME": home, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _SIZED, *arguments], env=environment, stdout=subprocess.PIPE, check=True, timeout=240
    )
    return int(done.stdout.split()[-1]) / 1024 / 1024
