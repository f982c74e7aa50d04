"""What is dropped on a window from outside: files are opened or imported, lines become touchpoints where they fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF

from designer.window.drag_items import MIME_TYPE
from designer.window.later import call_later

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow


def is_welcome(window: MainWindow, data: QMimeData) -> bool:
    """Whether something can be done with it here."""
    if data.hasFormat(MIME_TYPE):
        return False
    return data.hasUrls() or (data.hasText() and window.session is not None)


def take(window: MainWindow, data: QMimeData, at: QPoint) -> None:
    """Do it once the drag is over, so that a question does not hang in the drag of another program."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if paths:
        call_later(window, lambda: window.files.take_dropped(paths))
        return
    text = data.text()
    if text.strip() and window.view is not None:
        from designer.model import Placement

        view = window.view
        cell = view.hit(QPointF(view.viewport().mapFrom(window, at))).cell
        place = Placement(stage=cell.stage, step=cell.step, lane=cell.lane) if cell is not None else None
        call_later(window, lambda: window.commands.edit.paste_lines(text, place))
