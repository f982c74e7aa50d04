"""Another program, from which something is copied or dragged: python neighbour.py copy|drag text|html|picture|file PATH

copy: PATH's content is on the clipboard of the display, until this program ends.
drag: a small window in the corner, from which PATH, or its content, can be dragged elsewhere.
It prints "ready" once that is so.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QImage, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

PLACE = (1180, 4)  # of the window, beside the menus of the program
SIZE = (120, 20)


def content(kind: str, path: Path) -> QMimeData:
    """What is given away."""
    data = QMimeData()
    match kind:
        case "text":
            data.setText(path.read_text("utf-8"))
        case "html":
            data.setHtml(path.read_text("utf-8"))
        case "picture":
            data.setImageData(QImage(str(path)))
        case "file":
            data.setUrls([QUrl.fromLocalFile(str(path))])
        case _:
            raise SystemExit(f"nothing is called {kind}")
    return data


@cache
def tell_once() -> None:
    """It is so now."""
    print("ready", flush=True)


class Handle(QLabel):
    """What can be dragged away."""

    def __init__(self, kind: str, path: Path) -> None:
        super().__init__(path.name)
        self._kind, self._path = kind, path
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet("background: #444; color: white;")
        self.setWindowFlags(Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint)
        self.setGeometry(*PLACE, *SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tell_once()  # a window that is painted can be pressed

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = QDrag(self)
        drag.setMimeData(content(self._kind, self._path))
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    """Give it away."""
    app = QApplication(sys.argv[:1])
    act, kind, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if act == "copy":
        QApplication.clipboard().setMimeData(content(kind, path))
        tell_once()
    else:
        handle = Handle(kind, path)
        handle.show()
        handle.raise_()
    app.exec()


main()
