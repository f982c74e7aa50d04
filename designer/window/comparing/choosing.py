"""“Compare with…”: a list of what the open map can be compared with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

from designer import settings as keys
from designer.window.comparing.sources import (
    Source,
    file_source,
    open_map,
    saved_source,
    state_sources,
    times_of,
    version_source,
    versions_of,
)
from designer.window.popup_list import PopupList, Row
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

_FILE = "file"
_MOST_VERSIONS = 5  # the rest are under “Earlier versions…”


class _CompareList(PopupList):
    WIDTH = 420


def open_compare_list(window: MainWindow) -> PopupList | None:
    """Open the list in the upper part of the window; Enter compares."""
    session = window.session
    if session is None:
        return None
    window.finish_editing()
    rows, begins = _choices(window)
    popup = _CompareList(window.context, window, "arrow-left-right", _("Compare this map with…"), rows)

    def choose(id: str) -> None:
        if id == _FILE:
            _ask_file(window)
        else:
            window.comparing.start(*begins[id]())

    popup.chosen.connect(choose)
    popup.closed.connect(window.focus_canvas)
    scale = window.context.scale
    popup.open_at(QPoint((window.width() - scale(_CompareList.WIDTH)) // 2, scale(120)))
    return popup


def _choices(window: MainWindow) -> tuple[list[Row], dict[str, Callable[[], tuple[Source, Source]]]]:
    session = window.session
    assert session is not None
    rows: list[Row] = [Row(_FILE, "folder-open", _("A file…"))]
    begins: dict[str, Callable[[], tuple[Source, Source]]] = {}

    def offer(row: Row, before: Source, after: Source | None = None) -> None:
        rows.append(row)
        begins[row.id] = lambda: (before, after or open_map(session))

    states = state_sources(session)
    if states is not None:
        offer(Row("states", "columns-3", _("Current state and future state"), _("of this map")), *states)
    if session.path is not None and session.is_edited:
        offer(Row("saved", "save", _("As it was saved"), session.path.name), saved_source(session))
    versions = versions_of(session)[:_MOST_VERSIONS]
    for at, (version, when) in enumerate(zip(versions, times_of(versions), strict=True)):
        source = version_source(session, version, when)
        offer(Row(f"version {at}", "history", source.name), source)
    recent: tuple[str, ...] = window.context.settings.get(keys.RECENT_FILES)
    for at, name in enumerate(recent):
        path = Path(name)
        if path != session.path and path.exists():
            offer(Row(f"recent {at}", "map", path.stem, "/".join(path.parent.parts[-2:])), file_source(path))
    return rows, begins


def _ask_file(window: MainWindow) -> None:
    settings, session = window.context.settings, window.session
    assert session is not None
    kinds = _("Maps and lists (*.journey *.csv *.tsv *.xlsx *.mmd);;All files (*)")
    path, _filter = QFileDialog.getOpenFileName(window, _("Compare with"), settings.get(keys.OPEN_FOLDER), kinds)
    if path:
        settings.set(keys.OPEN_FOLDER, str(Path(path).parent))
        window.comparing.start(file_source(Path(path)), open_map(session))
