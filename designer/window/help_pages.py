"""The pages of the Help menu: sources of the stage models, the log, about. Plain text, not modal."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from designer.settings import log_file
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

LONGEST_LOG = 200_000


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
    column.addLayout(row)
    row.addStretch(1)
    close = QPushButton(_("Close"))
    close.setProperty("kind", "main")
    close.setProperty("grade", "large")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row.addWidget(close)
    dialog.show()


def show_keys(window: MainWindow) -> QDialog:
    """All keys on one sheet."""
    from designer.window.keys_sheet import KeysSheet

    sheet = KeysSheet(window)
    sheet.show()
    return sheet


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
