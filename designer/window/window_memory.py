"""How a window and a map in it were left, and that they come back so (WINDOW.md section 9)."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.window.main_window import MainWindow
    from designer.window.shell import WindowShell

FIRST_SIZE = (1440, 900)
BESIDE = 32  # px from a window's corner to that of the next
FRAME = 40  # px that a window's title bar and borders take at most: without it the foot would lie below the screen


def restore_geometry(window: WindowShell) -> None:
    """As large and where it was; the first time as in the pictures, or as large as the screen allows."""
    stored = window.context.geometry
    if not stored or not window.restoreGeometry(QByteArray.fromBase64(stored.encode("ascii", "replace"))):
        size = window.screen().availableGeometry()
        window.resize(min(FIRST_SIZE[0], size.width()), min(FIRST_SIZE[1], size.height() - FRAME))


def place_beside(window: QWidget, other: QWidget) -> None:
    """Put another window a little lower and to the right, smaller where it would reach beyond the screen."""
    if other.isMaximized() or other.isFullScreen():
        return
    room = window.screen().availableGeometry()
    # The other one is not shown yet: what its title bar takes is known of the first.
    borders = window.frameGeometry().size() - window.size()
    left, top = window.x() + BESIDE, window.y() + BESIDE
    width = min(other.width(), room.right() + 1 - left - borders.width())
    height = min(other.height(), room.bottom() + 1 - top - borders.height())
    least = other.minimumSizeHint().expandedTo(other.minimumSize())
    if width < least.width() or height < least.height():  # the corner of the screen is reached: begin anew
        left, top = room.left(), room.top()
        width = min(other.width(), room.width() - borders.width())
        height = min(other.height(), room.height() - borders.height())
    other.move(left, top)
    other.resize(width, height)


def remember(window: MainWindow) -> None:
    """Keep how the window is left, and the map in it."""
    import base64

    from designer import settings as keys

    settings = window.context.settings
    settings.set(keys.WINDOW_GEOMETRY, base64.b64encode(window.saveGeometry().data()).decode())
    if window.session is not None:
        window.side.remember()
        remember_map(window)
    with contextlib.suppress(OSError):
        settings.save()


def remember_map(window: MainWindow) -> None:
    """Keep where one looked at a map."""
    session, view = window.session, window.view
    if session is None or view is None:
        return
    if session.path is not None and not session.is_edited and window.looking.is_whole:
        from designer.window.thumbnails import keep_thumbnail

        keep_thumbnail(session.path, view.painter)  # of what is in the file, not of what was not saved
    if not session.journey.header.uid:
        return
    import msgspec

    uid, settings, camera = session.journey.header.uid, window.context.settings, view.camera
    centre = camera.to_map(camera.width / 2, camera.height / 2)
    left = {"zoom": camera.zoom, "centre": centre, "focus": view.focus.id}
    left |= {"view": window.looking.on, "state": window.looking.state}
    settings.remember(uid, msgspec.structs.replace(settings.memory(uid), **left))


def recall_view(window: MainWindow) -> None:
    """Look at a map through the view that was on."""
    assert window.session is not None
    memory = window.context.settings.memory(window.session.journey.header.uid)
    window.looking.restore(memory.view, None, memory.state)


def recall_map(window: MainWindow) -> None:
    """Look at a map as it was left; the first time at whole map, but never below 60 % or above 100 %."""
    session, view = window.session, window.view
    assert session is not None
    assert view is not None
    memory = window.context.settings.memory(session.journey.header.uid)
    if session.path is not None:
        recall_view(window)
    view.show_first()
    if not memory.zoom or not memory.centre or session.path is None:
        return
    view.set_zoom(memory.zoom)
    x, y = view.camera.to_view(*memory.centre)
    view.scroll_by(view.camera.width / 2 - x, view.camera.height / 2 - y)
    if memory.focus in session.journey:
        view.select((memory.focus,))
