"""What is dropped on a window from outside: files are opened or imported, lines become touchpoints where they fall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF

from designer.canvas.tools.outside import Outside, OutsideKind
from designer.model import Placement, Stage, Touchpoint
from designer.window import clipboard_in
from designer.window.at_hand import AtHand
from designer.window.drag_items import MIME_TYPE
from designer.window.file_exchange import LIST_ENDINGS
from designer.window.later import call_later
from designer.words import _, ngettext

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
    bring_later(window, kept(data), place, about)


def show_on_first_page(window: MainWindow, data: QMimeData) -> None:
    """Say over the first page what files do that are held there; the canvas shows it by itself."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    page = window.centralWidget()
    if window.session is not None or not paths or page is None:
        return
    from designer.window.drop_veil import DropVeil

    DropVeil(window.context, window, page.geometry(), _files_words(paths))


def brought(data: QMimeData) -> Outside | None:
    """What a drag from another program brings, and how it is called; None where nothing can be done with it."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if paths and not clipboard_in.is_picture_file(paths):
        return Outside(OutsideKind.FILES, _files_words(paths))
    text = data.text() if not paths else ""
    if paths or (data.hasImage() and (not text.strip() or clipboard_in.is_address(text))):
        return Outside(OutsideKind.PICTURE, _("Picture"))
    if "<table" in data.html().casefold() or "\t" in text.strip():
        return Outside(OutsideKind.TABLE, _("Table"))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return Outside(OutsideKind.LINES, lines[0], len(lines)) if lines else None


def _files_words(paths: list[str]) -> str:
    """What becomes of files: a map opens, a list is added to what is open."""
    name = Path(paths[0]).name
    if len(paths) > 1:
        return ngettext("Open {n} file", "Open {n} files", len(paths)).format(n=len(paths))
    is_list = name.lower().endswith(LIST_ENDINGS)
    return (_("Import “{file}”") if is_list else _("Open “{file}”")).format(file=name)


def bring_later(window: MainWindow, data: QMimeData, place: Placement | None, about: str) -> None:
    """Take in what was kept of a drag, once the drag is over."""
    call_later(window, lambda: _bring(window, data, place, about))


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


def kept(data: QMimeData) -> QMimeData:
    """What a drag brought, for when it is over: its own data is gone then."""
    copy = QMimeData()
    copy.setUrls(data.urls())
    if data.hasText():
        copy.setText(data.text())
    if data.hasHtml():
        copy.setHtml(data.html())
    if data.hasImage():
        copy.setImageData(data.imageData())
    return copy
