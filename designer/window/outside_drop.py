"""Lets drags from other programs show on the canvas where they land, and takes what they bring there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from designer.canvas.tools.outside import BringOutside
from designer.window import drops

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.window.main_window import MainWindow


class OutsideDrop(QObject):
    """Watches the drags that come to a canvas, and takes those of other programs."""

    def __init__(self, window: MainWindow, view: MapView) -> None:
        super().__init__(view)
        self._window, self._view = window, view
        self._is_on = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):  # a QDragMoveEvent and a QDropEvent as well
            return self._enter(event)
        if not self._is_on:
            return False
        mouse = self._view.mouse
        if event.type() is QEvent.Type.DragLeave:
            self._is_on = False
            mouse.forget()
            return True
        if isinstance(event, QDragMoveEvent) and mouse.gesture is not None:
            _accept(event)
            mouse.follow(mouse.pointer_of_drag(event))
            return True
        if isinstance(event, QDropEvent) and mouse.gesture is not None:
            self._is_on = False
            _accept(event)
            data = drops.kept(event.mimeData())  # its own is gone once the drag is over
            assert isinstance(mouse.gesture, BringOutside)
            mouse.gesture.take = lambda place, about: drops.bring_later(self._window, data, place, about)
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            mouse.finish(mouse.pointer_of_drag(event))
            return True
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        what = drops.brought(event.mimeData()) if drops.is_welcome(self._window, event.mimeData()) else None
        if what is None:
            return False
        view = self._view
        view.finish_editing()
        _accept(event)
        view.mouse.begin(BringOutside(view, what), view.mouse.pointer_of_drag(event))
        self._is_on = True
        return True


def _accept(event: QDropEvent) -> None:
    """Take a copy, where the other program gives one: what is there stays there."""
    if event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.acceptProposedAction()
