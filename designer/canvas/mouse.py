"""The mouse on the canvas: what a press begins, what the pointer is over, which cursor that gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QMouseEvent

from designer.canvas.focus import NO_FOCUS, Focus, FocusKind
from designer.canvas.hits import Hit, HitKind

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_LEFT = Qt.MouseButton.LeftButton


class Mouse:
    """Turns mouse events into gestures of a view."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.at = QPointF()

    def press(self, event: QMouseEvent) -> None:
        """Select what is under the pointer."""
        view, hit = self.view, self.view.hit(event.position())
        if event.button() is not _LEFT:
            return
        if hit.is_element and hit.id:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                view.selection.toggle(hit.id)
                view.set_focus(view.focus_on(hit.id))
            else:
                view.select([hit.id])
        else:
            view.selection.clear()
            view.set_focus(Focus(FocusKind.CELL, cell=hit.cell) if hit.cell else NO_FOCUS)

    def move(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer."""
        self.at = event.position()
        self._hover(self.view.hit(self.at))

    def release(self, event: QMouseEvent) -> None:
        """Nothing yet."""

    def double_click(self, event: QMouseEvent) -> None:
        """Whole map on empty ground."""
        if self.view.hit(event.position()).kind is HitKind.GROUND:
            self.view.zoom_to_fit()

    def ask_for_menu(self, event: QContextMenuEvent) -> None:
        """Tell the window where a menu is wanted."""
        at = QPointF(self.view.viewport().mapFromGlobal(event.globalPos()))
        self.view.context_requested.emit(self.view.hit(at), event.globalPos())

    def moved_below(self) -> None:
        """The map was moved below the pointer."""
        self._hover(self.view.hit(QPointF(self.view.viewport().mapFromGlobal(QCursor.pos()))))

    def leave(self) -> None:
        """The pointer left the view."""
        self._hover(None)

    def forget(self) -> bool:
        """Forget the gesture under way; whether there was one."""
        return False

    def _hover(self, hit: Hit | None) -> None:
        hovered = hit.id if hit is not None and hit.kind is HitKind.TOUCHPOINT else ""
        if hovered != self.view.state.hovered:
            self.view.repaint_overlay()
            self.view.state.hovered = hovered
            self.view.repaint_overlay()
