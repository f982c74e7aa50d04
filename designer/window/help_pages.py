"""The pages of the Help menu: keys, sources of the stage models, the log, about. Plain text, not modal."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.settings import log_file
from designer.window.actions import MENUS, SUBMENUS, ActionSpec
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

LONGEST_LOG = 200_000

CANVAS_KEYS: tuple[tuple[str, str], ...] = (
    ("any character", "A new touchpoint in an empty cell; a new text for what is selected"),
    ("Enter", "The next touchpoint, connected, in the next step"),
    ("Ctrl+Enter", "The next touchpoint in the next stage"),
    ("Shift+Enter", "An alternative in the same step"),
    ("Tab, Shift+Tab", "Next, previous cell"),
    ("arrows", "The neighbouring cell, card, header or label"),
    ("Space", "In or out of the selection"),
    ("F2, double click", "Edit the text"),
    ("Esc", "Forget a drag or a text; then let go of the selection"),
    ("Ctrl while dropping", "Copy instead of move"),
    ("Shift while dragging", "Keep the lane"),
    ("Ctrl+wheel, pinch", "Zoom at the pointer"),
    ("middle button, Space and drag", "Move the view"),
)


def _dialog(window: MainWindow, title: str, width: int, height: int) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    scale = window.context.scale
    dialog.resize(scale(width), scale(height))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(scale(24), scale(20), scale(24), scale(16))
    column.setSpacing(scale(10))
    heading = QLabel(title)
    heading.setProperty("kind", "dialog")
    column.addWidget(heading)
    return dialog, column


def _close_row(dialog: QDialog, column: QVBoxLayout) -> None:
    row = QHBoxLayout()
    row.addStretch(1)
    close = QPushButton(_("Close"))
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row.addWidget(close)
    column.addLayout(row)
    dialog.show()


def show_keys(window: MainWindow) -> QDialog:
    """All keys on one sheet: those of the canvas first, then those of the menus."""
    dialog, column = _dialog(window, _("Keys"), 760, 620)
    page = QWidget()
    grid = QGridLayout(page)
    grid.setHorizontalSpacing(window.context.scale(24))
    row = 0
    sections: list[tuple[str, list[tuple[str, str]]]] = [(_("On the map"), [(_(k), _(t)) for k, t in CANVAS_KEYS])]
    for title, entries in MENUS:
        specs: list[ActionSpec] = []
        for entry in entries:
            specs += SUBMENUS[entry][1] if isinstance(entry, str) else (entry,)
        lines = [
            (
                ", ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in spec.keys)
                or spec.typed,
                _(spec.text),
            )
            for spec in specs
            if spec.keys or spec.typed
        ]
        sections.append((_(title).replace("&", ""), lines))
    for title, lines in sections:
        if not lines:
            continue
        heading = QLabel(title)
        heading.setProperty("kind", "caption")
        grid.addWidget(heading, row, 0, 1, 2)
        row += 1
        for key, text in lines:
            shown = QLabel(key)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setProperty("kind", "label")
            said = QLabel(text)
            said.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(shown, row, 0)
            grid.addWidget(said, row, 1)
            row += 1
    grid.setColumnStretch(1, 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    column.addWidget(area, 1)
    _close_row(dialog, column)
    return dialog


def _show_text(window: MainWindow, title: str, text: str, width: int = 680, height: int = 420) -> QDialog:
    dialog, column = _dialog(window, title, width, height)
    field = QPlainTextEdit(text)
    field.setReadOnly(True)
    field.setAccessibleName(title)
    column.addWidget(field, 1)
    _close_row(dialog, column)
    return dialog


def show_models(window: MainWindow) -> QDialog:
    """Where each template's stages come from."""
    from designer.templates import templates

    lines = [f"{_(info.name)}\n{_(info.description)}\n{info.source}\n" for info in templates() if info.source]
    return _show_text(window, _("Where the stage models come from"), "\n".join(lines))


def show_log(window: MainWindow) -> QDialog:
    """The program's log, to be copied into a report."""
    try:
        text = log_file().read_text("utf-8", "replace")[-LONGEST_LOG:]
    except OSError:
        text = ""
    return _show_text(window, _("Log"), text or _("The log is empty."), 860, 520)


def show_about(window: MainWindow) -> QDialog:
    """Name, version, licence, and what it is built on."""
    parts = [f"{_('Journey Designer')} {_version('journey-designer')}", _("MIT licence"), ""]
    parts += [
        f"{name} {_version(name)}"
        for name in ("PySide6-Essentials", "networkx", "reportlab", "uharfbuzz", "msgspec", "openpyxl", "pypdfium2")
    ]
    parts += [
        "",
        f"Python {platform.python_version()}, {platform.system()}",
        "",
        _("Fonts: Inter and Noto (SIL Open Font Licence). Icons: Lucide (ISC licence)."),
    ]
    return _show_text(window, _("About"), "\n".join(parts), 460, 380)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
