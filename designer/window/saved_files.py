"""What was written beside the map, a PDF or a list, is at hand at once: the message that it is saved opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow


def tell_saved(window: MainWindow, said: str, file: Path) -> None:
    """Say that a file is saved, and offer to look at it or at where it lies."""
    window.message_bar.say(
        said,
        (_("Open it"), lambda: _open(window, file, file)),
        (_("Show in folder"), lambda: _open(window, file.parent, file)),
        topic="export",
    )


def _open(window: MainWindow, target: Path, file: Path) -> None:
    # By the programs of this computer; where it has none, the place is at least told.
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.absolute()))):
        place = "/".join(file.absolute().parent.parts[-2:]).replace("//", "/")
        said = _("No program on this computer opens it. “{file}” lies in “{folder}”.")
        window.message_bar.say(said.format(file=file.name, folder=place), topic="export")
