"""Small pictures of the maps that were open, for the list of recent ones; they lie with the caches, not beside the maps."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from designer.disk import write_whole
from designer.folders import cache_folder

if TYPE_CHECKING:
    from designer.canvas.painter import DrawingPainter

SIZE = QSize(56, 40)  # px at 100 %
_FINE = 3  # pixels of the picture for each of these: for 300 % of scaling


def thumbnail_of(path: Path) -> Path:
    """Where the picture of a map lies, if there is one."""
    name = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return _folder() / f"{name}.png"


def keep_thumbnail(path: Path, painter: DrawingPainter) -> None:
    """Keep a picture of a map as it is drawn now. A disk that takes none is no reason to bother anybody."""
    from designer.canvas.painter import detail_at

    drawing = painter.drawing
    # A map is much wider than high, or higher than wide: its beginning tells more than all of it as a strip.
    share = min(drawing.width / SIZE.width(), drawing.height / SIZE.height())
    if share <= 0:
        return
    scale = _FINE / share
    image = QImage(SIZE * _FINE, QImage.Format.Format_RGB32)
    image.fill(QColor(drawing.paper))
    brush = QPainter(image)
    brush.scale(scale, scale)
    painter.paint(brush, drawing.box, detail_at(max(scale, 0.13)), scale)
    brush.end()
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]
    target = thumbnail_of(path)
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, bytes(file.data().data()), 0o600)


def forget_thumbnails(recent: Iterable[Path]) -> None:
    """Take away the pictures of maps that are not among the recent ones."""
    kept = {thumbnail_of(path).name for path in recent}
    with contextlib.suppress(OSError):
        for file in _folder().glob("*.png"):
            if file.name not in kept:
                file.unlink(missing_ok=True)


def _folder() -> Path:
    return cache_folder() / "thumbnails"
