"""At which side of the canvas each dock stands: dragged there by its tab strip, or sent there by a command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QMainWindow, QStyle, QWidget

from designer import settings as keys
from designer.canvas.gone import forget_when_gone
from designer.window.context import Context
from designer.window.controls import TabButton
from designer.window.docks import Dock

if TYPE_CHECKING:
    from designer.window.docks import OverCanvas

AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "top": Qt.DockWidgetArea.TopDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
# What a dock is called here is also where it stands at first. Forms are high and lists of gaps wide.
SIDES: Mapping[str, tuple[str, str]] = {
    "left": ("left", "right"), "right": ("right", "left"), "bottom": ("bottom", "top")
}  # fmt: skip


class DockPlaces(QObject):
    """Puts the docks of one window to the sides that were chosen for them, and remembers those."""

    moved = Signal()
    menu_asked = Signal(QPoint)  # on a tab strip; a point of the screen

    def __init__(self, context: Context, window: QMainWindow, docks: Mapping[str, Dock], over: OverCanvas) -> None:
        super().__init__(window)
        forget_when_gone(self)
        self._context, self._window, self._docks, self._over = context, window, docks, over
        self._sides = {name: side for name, (side, _other) in SIDES.items()}
        for name, side in context.settings.get(keys.PANEL_PLACES).items():
            if side in SIDES.get(name, ()):
                self._sides[name] = side
        window.setCorner(Qt.Corner.TopLeftCorner, AREAS["left"])
        window.setCorner(Qt.Corner.TopRightCorner, AREAS["right"])
        over.back_to = lambda: self._put("left")
        for name in docks:
            if self._sides[name] != SIDES[name][0]:
                self._put(name)
        self._drags = [_StripDrag(self, name, dock) for name, dock in docks.items()]

    def side_of(self, name: str) -> str:
        """Where a dock stands: "left", "right", "top" or "bottom"."""
        return self._sides[name]

    def is_moved(self, name: str) -> bool:
        """Whether a dock stands elsewhere than at first."""
        return self._sides[name] != SIDES[name][0]

    def move(self, name: str, side: str) -> None:
        """Put a dock to a side that it may stand at."""
        if side == self._sides[name] or side not in SIDES[name]:
            return
        self._sides[name] = side
        self._context.settings.set(keys.PANEL_PLACES, {n: s for n, s in self._sides.items() if s != SIDES[n][0]})
        dock = self._docks[name]
        upright = [d for n, d in self._docks.items() if n != "bottom" and d.isVisible()]
        widths, height = [d.width() for d in upright], self._docks["bottom"].height()
        was_shown = not dock.isHidden()
        self._put(name)
        if was_shown and not (dock is self._docks["left"] and self._over.is_on):
            dock.show()
        # What came must not take its room from what is there.
        self._window.resizeDocks(upright, widths, Qt.Orientation.Horizontal)
        if self._docks["bottom"].isVisible():
            self._window.resizeDocks([self._docks["bottom"]], [height], Qt.Orientation.Vertical)
        self.moved.emit()

    def turn(self, name: str) -> None:
        """Put a dock to the other side."""
        first, other = SIDES[name]
        self.move(name, first if self.is_moved(name) else other)

    def reset(self) -> None:
        """All docks where they stood at first."""
        for name, (first, _other) in SIDES.items():
            self.move(name, first)

    def _put(self, name: str) -> None:
        dock, side = self._docks[name], self._sides[name]
        if dock is self._docks["left"]:
            self._over.is_at_right = side == "right"
            if self._over.is_on:
                self._over.arrange()
                return
        is_hidden = dock.isHidden()
        others = [d for n, d in self._docks.items() if n != name and self._sides[n] == side and d.parent() is not None]
        self._window.addDockWidget(AREAS[side], dock)
        for other in others:
            if self._window.dockWidgetArea(other) is AREAS[side]:
                # Side by side: both stay as high as the canvas. The one that came stands next to it.
                pair = (other, dock) if side == "left" else (dock, other)
                self._window.splitDockWidget(*pair, Qt.Orientation.Horizontal)
        dock.setHidden(is_hidden)

    def side_at(self, name: str, at: QPoint) -> str:
        """The side to which a dock goes that is let go at a point of the window; "" for none."""
        room = self._room
        first, other = SIDES[name]
        if not room.contains(at):
            return ""
        if "left" in (first, other):
            share = (at.x() - room.left()) / max(room.width(), 1)
            return "left" if share < 1 / 3 else "right" if share > 2 / 3 else ""
        share = (at.y() - room.top()) / max(room.height(), 1)
        return "top" if share < 1 / 3 else "bottom" if share > 2 / 3 else ""

    def box_of(self, name: str, side: str) -> QRect:
        """Where a dock will stand, in the window's pixels: next to the canvas, beside one that stands at that side already."""
        room, dock = self._room, self._docks[name]
        if side == self._sides[name]:
            return dock.geometry()
        central = self._window.centralWidget()
        centre = central.geometry() if central is not None else room
        match side:
            case "top":
                return QRect(centre.left(), room.top(), centre.width(), dock.height())
            case "bottom":
                return QRect(centre.left(), room.bottom() + 1 - dock.height(), centre.width(), dock.height())
        if dock is self._docks["left"] and self._over.is_on:
            left = centre.left() if side == "left" else centre.right() + 1 - dock.width()
            return QRect(left, centre.top(), dock.width(), centre.height())
        between = self._window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent, None, self._window)
        there = [d for n, d in self._docks.items() if n != name and self._sides[n] == side and d.isVisible()]
        if side == "left":
            left = max([d.geometry().right() + 1 + between for d in there], default=room.left())
        else:
            left = min([d.geometry().left() - between for d in there], default=room.right() + 1) - dock.width()
        return QRect(left, room.top(), dock.width(), room.height())

    @property
    def _room(self) -> QRect:
        """All of the window between its bars."""
        shown = [d.geometry() for d in self._docks.values() if d.isVisible()]
        centre = self._window.centralWidget()
        whole = centre.geometry() if centre is not None else self._window.rect()
        for box in shown:
            whole = whole.united(box)
        return whole

    @property
    def window(self) -> QMainWindow:
        """The window whose docks these are."""
        return self._window

    @property
    def context(self) -> Context:
        """The looks of the window."""
        return self._context


class _StripDrag(QObject):
    """A drag of one dock by its tab strip or by a tab, which is chosen only where nothing was dragged; Esc forgets it."""

    def __init__(self, places: DockPlaces, name: str, dock: Dock) -> None:
        super().__init__(places)
        self._places, self._name = places, name
        self._from: QPoint | None = None
        self._mark: _Mark | None = None
        strip = dock.titleBarWidget()
        assert strip is not None
        self._strip = self._held = strip
        for taken in (strip, *strip.findChildren(TabButton)):
            taken.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._mark is not None and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._end()
            return True
        if watched is self._strip and isinstance(event, QChildEvent) and event.added():
            if isinstance(event.child(), TabButton):  # of a panel that came later
                event.child().installEventFilter(self)
            return False
        if not isinstance(watched, QWidget) or not (watched is self._strip or isinstance(watched, TabButton)):
            return False
        is_tab = isinstance(watched, TabButton)
        match event.type():
            case QEvent.Type.MouseButtonPress if (
                isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
            ):
                self._from, self._held = event.globalPosition().toPoint(), watched
                return not is_tab
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent) and self._from is not None:
                self._move(event.globalPosition().toPoint())
                return not is_tab or self._mark is not None
            case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent) and self._from is not None:
                was_dragged = self._mark is not None
                side = self._side(event.globalPosition().toPoint()) if was_dragged else ""
                self._end()
                if side:
                    self._places.move(self._name, side)
                return not is_tab or was_dragged
            case QEvent.Type.ContextMenu if isinstance(event, QContextMenuEvent) and not is_tab:
                self._places.menu_asked.emit(event.globalPos())
                return True
        return False

    def _side(self, at: QPoint) -> str:
        return self._places.side_at(self._name, self._places.window.mapFromGlobal(at))

    def _move(self, at: QPoint) -> None:
        assert self._from is not None
        if self._mark is None:
            if (at - self._from).manhattanLength() < QApplication.startDragDistance():
                return
            self._mark = _Mark(self._places)
            _application().installEventFilter(self)  # keys go to what has the focus, not to the strip
            if isinstance(self._held, TabButton):
                self._held.setDown(False)  # it is carried, not pressed
            self._held.setCursor(Qt.CursorShape.ClosedHandCursor)
        side = self._side(at)
        self._mark.show_at(self._places.box_of(self._name, side) if side else QRect())

    def _end(self) -> None:
        self._from = None
        if self._mark is not None:
            _application().removeEventFilter(self)
            self._held.unsetCursor()
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None
    return found


class _Mark(QWidget):
    """Shows where a dock will stand."""

    def __init__(self, places: DockPlaces) -> None:
        super().__init__(places.window)
        self._places = places
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, box: QRect) -> None:
        """Lie over a place of the window; nowhere for an empty one."""
        self.setGeometry(box)
        self.setVisible(not box.isEmpty())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        accent = QColor(self._places.context.tokens.accent)
        scale = self._places.context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, scale(2)))
        accent.setAlphaF(0.14)
        painter.setBrush(accent)
        inset = scale(4)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), scale(8), scale(8))
        painter.end()
