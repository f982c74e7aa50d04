"""Keeps the map under the pointer where it is while bars and docks beside it come and go (WINDOW.md section 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class StillMap(QObject):
    """Moves the map against its view when the view is moved within the window."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._corner: QPoint | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            view = self._view
            corner = view.mapTo(view.window(), QPoint(0, 0))
            before, self._corner = self._corner, corner
            # A map that nobody has scrolled yet is shown whole in whatever room there is.
            if before is not None and corner != before and view.isVisible() and not view.is_untouched:
                view.scroll_by(before.x() - corner.x(), before.y() - corner.y())
        return False
