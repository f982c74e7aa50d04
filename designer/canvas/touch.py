"""Fingers on the canvas: one pans or, held, carries; two zoom and pan; taps undo and redo (WINDOW.md section 7)."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QEventPoint, QMouseEvent, QTouchEvent

from designer.canvas.hits import HitKind

if TYPE_CHECKING:
    from designer.canvas.view import MapView

HOLD_MS = 180  # from then on a finger carries what it lies on
MENU_MS = 500  # from then on, unmoved, it asks for what can be done here
TAP_MS = 300  # two or three fingers that leave within that time have tapped
_MOVED = 10.0  # pixels a finger may tremble
_TAP_MOVED = 18.0
_NOTHING_TO_CARRY = frozenset({HitKind.CELL, HitKind.PAPER, HitKind.GROUND, HitKind.TITLE, HitKind.SCENARIO})
_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_UNDOING = {2: "edit.undo", 3: "edit.redo"}


class Touch(QObject):
    """Turns touch events of a view into looks and gestures. What a finger carries goes the same way as with the mouse."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self.view = view
        self._most = 0  # fingers since the first one came down
        self._down: dict[int, QPointF] = {}  # where each finger came down
        self._at: dict[int, QPointF] = {}
        self._has_moved = False
        self._is_panning = False
        self._is_carrying = False
        self._is_done = False  # a menu was asked for: what comes until all fingers are up means nothing
        self._since = QElapsedTimer()
        self._hold = self._timer(HOLD_MS, self._pick_up)
        self._menu = self._timer(MENU_MS, self._ask_for_menu)
        self._last_tap: tuple[QPointF, QElapsedTimer] | None = None

    def _timer(self, ms: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=ms)
        timer.timeout.connect(do)
        return timer

    def take(self, event: QTouchEvent) -> None:
        """Take an event of fingers."""
        event.accept()
        if event.type() is QEvent.Type.TouchCancel:
            self._forget()
            return
        for point in event.points():
            self._take_point(point)
        if event.type() is QEvent.Type.TouchEnd or not self._at:
            self._end()

    def _take_point(self, point: QEventPoint) -> None:
        id, at = point.id(), QPointF(point.position())
        match point.state():
            case QEventPoint.State.Pressed:
                self._press(id, at)
            case QEventPoint.State.Updated:
                self._move(id, at)
            case QEventPoint.State.Released:
                self._move(id, at)
                self._lift(id)
            case _:
                pass

    # Fingers

    def _press(self, id: int, at: QPointF) -> None:
        if not self._at:
            self._most, self._has_moved, self._is_done = 0, False, False
            self._since.start()
            self._hold.start()
            self._menu.start()
        self._down[id] = self._at[id] = at
        self._most = max(self._most, len(self._at))
        if len(self._at) > 1:
            self._stop_timers()
            if self._is_carrying:
                self._is_carrying = False
                self.view.mouse.forget()

    def _move(self, id: int, at: QPointF) -> None:
        if id not in self._at or self._is_done:
            return
        before, self._at[id] = self._at[id], at
        far = hypot(at.x() - self._down[id].x(), at.y() - self._down[id].y())
        if len(self._at) == 1 and self._most == 1:
            self._move_one(before, at, far)
        elif len(self._at) == 2:
            (other,) = [name for name in self._at if name != id]
            if self._has_moved:
                self._spread((before, self._at[other]), (at, self._at[other]))
            elif far > _TAP_MOVED:
                # From now on it is no tap: what they went so far counts too.
                self._has_moved = True
                self._spread((self._down[id], self._down[other]), (at, self._at[other]))

    def _move_one(self, before: QPointF, at: QPointF, far: float) -> None:
        if self._is_carrying:
            if far > _MOVED:
                self._menu.stop()
            self._mouse(QEvent.Type.MouseMove, at, _NO_BUTTON)
        elif self._is_panning:
            self._pan(at - before)
        elif far > _MOVED:
            self._has_moved = self._is_panning = True
            self._stop_timers()
            self._pan(at - self._down[next(iter(self._down))])

    def _spread(self, before: tuple[QPointF, QPointF], now: tuple[QPointF, QPointF]) -> None:
        """Two fingers: the map goes with their middle, and grows as they part."""
        old, new = (before[0] + before[1]) / 2, (now[0] + now[1]) / 2
        was, wide = _distance(*before), _distance(*now)
        self._pan(new - old)
        if was > 1 and wide > 1:
            self.view.set_zoom(self.view.zoom * wide / was, new)

    def _pan(self, way: QPointF) -> None:
        self.view.is_untouched = False
        self.view.scroll_by(round(way.x()), round(way.y()))

    def _lift(self, id: int) -> None:
        at = self._at.pop(id, None)
        if at is None or self._is_done or self._at:
            return
        self._stop_timers()
        if self._is_carrying:
            self._is_carrying = False
            self._mouse(QEvent.Type.MouseButtonRelease, at, _LEFT)
        elif self._most == 1 and not self._has_moved:
            self._tap(at)
        elif self._most in _UNDOING and not self._has_moved and self._since.elapsed() < TAP_MS:
            self.view.action_requested.emit(_UNDOING[self._most])

    def _tap(self, at: QPointF) -> None:
        last = self._last_tap
        if last is not None and last[1].elapsed() < TAP_MS and _distance(last[0], at) < 2 * _MOVED:
            self._last_tap = None
            self._mouse(QEvent.Type.MouseButtonDblClick, at, _LEFT)
            return
        self._mouse(QEvent.Type.MouseButtonPress, at, _LEFT)
        self._mouse(QEvent.Type.MouseButtonRelease, at, _LEFT)
        timer = QElapsedTimer()
        timer.start()
        self._last_tap = at, timer

    # Held

    def _pick_up(self) -> None:
        if len(self._at) != 1 or self._has_moved:
            return
        at = next(iter(self._at.values()))
        if self.view.hit(at).kind in _NOTHING_TO_CARRY and self.view.mouse.handle_at(at) is None:
            return
        self._is_carrying = True
        self._mouse(QEvent.Type.MouseButtonPress, at, _LEFT)

    def _ask_for_menu(self) -> None:
        if len(self._at) != 1 or self._has_moved:
            return
        at = next(iter(self._at.values()))
        if self._is_carrying:
            self._is_carrying = False
            self.view.mouse.forget()
        self._is_done = True
        ground = self.view.viewport()
        place = ground.mapToGlobal(at.toPoint())
        self.view.mouse.ask_for_menu(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at.toPoint(), place))

    # Ends

    def _end(self) -> None:
        self._stop_timers()
        self._down.clear()
        self._at.clear()
        self._is_panning = False

    def _forget(self) -> None:
        self._end()
        if self._is_carrying:
            self._is_carrying = False
            self.view.mouse.forget()

    def _stop_timers(self) -> None:
        self._hold.stop()
        self._menu.stop()

    def _mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        """What the mouse would do here."""
        view, held = self.view, Qt.KeyboardModifier.NoModifier
        buttons = _NO_BUTTON if kind is QEvent.Type.MouseButtonRelease else _LEFT
        event = QMouseEvent(kind, at, QPointF(view.viewport().mapToGlobal(at)), button, buttons, held)
        view.is_untouched = False
        match kind:
            case QEvent.Type.MouseButtonPress:
                view.setFocus(Qt.FocusReason.MouseFocusReason)
                view.mouse.press(event)
            case QEvent.Type.MouseButtonRelease:
                view.mouse.release(event)
            case QEvent.Type.MouseButtonDblClick:
                view.mouse.double_click(event)
            case _:
                view.mouse.move(event)


def _distance(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())
