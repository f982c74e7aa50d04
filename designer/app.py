"""Starts the window: one application, its settings, its log; nothing heavy before the first paint."""

from __future__ import annotations

import builtins
import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from designer.folders import log_file
from designer.words import _, use_language

if TYPE_CHECKING:
    from PySide6.QtCore import QtMsgType

    from designer.window.main_window import MainWindow

log = logging.getLogger("designer")

EXIT_AFTER_VARIABLE = "JOURNEY_DESIGNER_EXIT_AFTER_MS"  # for smoke tests of a packaged program


def run(paths: Sequence[Path] = ()) -> int:
    """Open a window for each file (the first page for none) and stay until the last one is closed."""
    import_plainly()
    use_language(None)
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("journey-designer")
    app.setApplicationDisplayName(_("Journey Designer"))
    app.setDesktopFileName("journey-designer")
    sys.excepthook = keep_going

    from designer.window.context import Context
    from designer.window.main_window import MainWindow

    window = MainWindow(Context(), opens_map=bool(paths))
    window.first_painted.connect(lambda: _start(app, window, paths))
    window.show()
    if after := os.environ.get(EXIT_AFTER_VARIABLE):
        QTimer.singleShot(int(after), app, app.quit)
    return app.exec()


def import_plainly() -> None:
    """Import as Python does. PySide's hook reads the source of every module that is imported after it, for
    `from __feature__ import …`, which is used nowhere here: 45 of 450 ms at start, 8 µs at each import statement later, and
    12 MB of lines that Python keeps."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _start(app: QApplication, window: MainWindow, paths: Sequence[Path]) -> None:
    from PySide6.QtGui import QIcon

    from designer.resources import resource_path
    from designer.window.focus_ring import FocusRing
    from designer.window.settings_keeper import SettingsKeeper

    write_log()
    SettingsKeeper(window.context.settings, app)
    app.setWindowIcon(QIcon(str(resource_path("app", "journey-designer.svg"))))
    FocusRing(window.context, app)
    open_all(window, paths)
    window.files.recoveries.offer()
    QTimer.singleShot(0, window, lambda: _prepare(window))


def open_all(window: MainWindow, paths: Sequence[Path]) -> None:
    """Open each file as a map of its own: a list among them is not added to the map before it."""
    from designer.window.file_exchange import LIST_ENDINGS

    for path in paths:
        files = window.files.target().files if path.suffix.lower() in LIST_ENDINGS else window.files
        files.open_path(str(path.absolute()))


def _prepare(window: MainWindow) -> None:
    """What the first map needs is there before it is asked for."""
    from designer.window.recoveries import drop_old_versions

    drop_old_versions()
    _ = window.side, window.context.fonts


def write_log() -> None:
    """Let log lines and Qt's messages go to the program's log."""
    import logging.handlers

    file = log_file()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=512 * 1024, backupCount=1, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)
        logging.getLogger().setLevel(logging.INFO)
    qInstallMessageHandler(_take_qt_message)


def _take_qt_message(kind: QtMsgType, context: object, message: str) -> None:
    level = {"QtWarningMsg": logging.WARNING, "QtCriticalMsg": logging.ERROR, "QtFatalMsg": logging.CRITICAL}
    logging.getLogger("qt").log(level.get(kind.name, logging.INFO), message)
    if kind.name == "QtFatalMsg":
        sys.stderr.write(message + "\n")


def keep_going(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of ours goes to the log; the map stays open, and the user reads one sentence."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    log.critical("Unexpected", exc_info=(kind, fault, trace))
    from designer.model import Severity
    from designer.window.main_window import MainWindow
    from designer.window.message_bar import Message

    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            text = _(
                "Something went wrong that the program did not expect. Nothing is lost; Help › Show the log has the details."
            )
            window.message_bar.show_message(Message(text, Severity.ERROR, topic="fault"))
            return
