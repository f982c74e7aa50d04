"""The canvas that goes on showing what it showed: the whole map, or what was in the middle, when there is more room or less."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent

from designer.canvas.camera import Camera
from designer.canvas.feedback import NOTHING
from designer.canvas.picking import PickingSurface
from designer.drawing import Box

Way = Callable[[Camera], Camera]  # of looking at the whole map


class StayingSurface(PickingSurface):
    """Whoever looked at the whole map still does when panels, bars or the text size leave it another room, and when the map
    grows; else all stays where it is on the screen, as long as what was in the middle can be seen."""

    _way: Way | None = None  # in which the whole map is looked at, until the user looks elsewhere
    _sheet: Box | None = None  # that of the layout before
    _of_itself: Camera | None = None  # that by which the whole map, which had grown, was looked at again
    _is_held = False  # a bar went away while the pointer was on the map, which must not move below it

    def layout_taken(self) -> None:
        """Know the sheet by which the camera moves from now on."""
        super().layout_taken()
        self._sheet = self.camera.sheet

    def camera_moved(self) -> None:
        """See whether it is the whole map that is looked at. What a new layout moves by itself changes nothing about that."""
        super().camera_moved()
        if self.camera.sheet == self._sheet:
            self._way, self._is_held = _way_of(self.camera), False

    def reveal_box(self, box: Box | None) -> None:
        """Scroll so that a place can be seen; whoever looked at the whole map, which grew, sees all of it again."""
        grew = box is not None and self._way is not None and not self._sees(box)
        if grew:
            self._look_again()
        super().reveal_box(box)
        if grew:
            self._of_itself = self.camera

    def look_back(self, before: Camera) -> None:
        """What had made the map grow was forgotten: look at it as before, unless the user has looked elsewhere since."""
        own, self._of_itself = self._of_itself, None
        if own is not None and own.is_like(self.camera):
            self._ready()
            way = self._way
            self.set_camera(msgspec.structs.replace(self.camera, zoom=before.zoom, left=before.left, top=before.top))
            self._way = way

    def _sees(self, box: Box) -> bool:
        return self.camera.revealing(box) == self.camera

    def _look_again(self) -> None:
        if self._way is not None:
            self.set_camera(self._way(self.camera))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the same in another room."""
        before, way, size = self.camera, self._way, event.size()
        super().resizeEvent(event)
        if self.is_untouched:
            return
        if way is None:
            x, y = before.to_map(before.width / 2, before.height / 2)
            self.set_camera(self.camera.revealing(Box(x, y, x, y)))
            return
        if self.feedback is not NOTHING:  # nothing moves below a gesture, and after it this is where one looks
            return
        self._way = way
        if size.width() == before.width and size.height() > before.height and self.viewport().underMouse():
            self._is_held = True
        else:
            self._look_again()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody points at the map any more: it may move."""
        if self._is_held:
            self._is_held = False
            self._look_again()
        super().leaveEvent(event)


def _way_of(camera: Camera) -> Way | None:
    return next((way for way in (Camera.fitted, Camera.opened) if camera.is_like(way(camera))), None)
