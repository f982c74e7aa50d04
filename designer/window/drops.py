"""What is dropped on a window from outside: files are opened or imported, lines become touchpoints where they fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF

from designer.model import Placement, Stage, Touchpoint
from designer.window import clipboard_in
from designer.window.at_hand import AtHand
from designer.window.drag_items import MIME_TYPE
from designer.window.later import call_later

if TYPE_CHECKING:
    from designer.canvas.hits import Hit
    from designer.canvas.view import MapView
    from designer.window.main_window import MainWindow


def is_welcome(window: MainWindow, data: QMimeData) -> bool:
    """Whether something can be done with it here."""
    if data.hasFormat(MIME_TYPE):
        return False
    return data.hasUrls() or ((data.hasText() or data.hasHtml() or data.hasImage()) and window.session is not None)


def take(window: MainWindow, data: QMimeData, at: QPoint) -> None:
    """Do it once the drag is over, so that a question does not hang in the drag of another program."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if paths and not (window.view is not None and clipboard_in.is_picture_file(paths)):
        call_later(window, lambda: window.files.take_dropped(paths))
        return
    view = window.view
    if view is None:
        return
    hit = view.hit(QPointF(view.viewport().mapFrom(window, at)))
    place = _place_at(view, hit)
    about = hit.id or (hit.cell.stage if hit.cell is not None else "")
    kept = _kept(data)
    call_later(window, lambda: _bring(window, kept, place, about))


def _place_at(view: MapView, hit: Hit) -> Placement | None:
    """The cell it falls into, behind the touchpoint or into the stage that it falls on; None is the tray."""
    if hit.cell is not None:
        return Placement(stage=hit.cell.stage, step=hit.cell.step, lane=hit.cell.lane)
    element = view.document.journey.get(hit.id)
    if isinstance(element, Touchpoint) and element.stage:
        return Placement(stage=element.stage, after=element.step, lane=view.document.journey.place_of(element))
    return Placement(stage=element.id) if isinstance(element, Stage) else None


def _bring(window: MainWindow, data: QMimeData, place: Placement | None, about: str) -> None:
    hand = AtHand(window)
    if not clipboard_in.bring(hand, data, place, about):
        window.commands.edit.paste_lines(data.text(), place)


def _kept(data: QMimeData) -> QMimeData:
    """What a drag brought, for when it is over: its own data is gone then."""
    kept = QMimeData()
    kept.setUrls(data.urls())
    if data.hasText():
        kept.setText(data.text())
    if data.hasHtml():
        kept.setHtml(data.html())
    if data.hasImage():
        kept.setImageData(data.imageData())
    return kept
