"""Choosing a picture for a persona or the logo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from designer import settings as keys
from designer.editing import Refused
from designer.settings import Settings
from designer.words import _

MOST_PIXELS = 1024  # on the longer side; 300 dpi on a logo of 87 mm
LARGEST_FILE = 64 * 1024 * 1024


def choose_picture(parent: QWidget, settings: Settings) -> bytes | None:
    """Let the user choose a picture; PNG bytes no larger than needed, None if nothing was chosen. Raises Refused."""
    path, _filter = QFileDialog.getOpenFileName(
        parent, _("Choose a picture"), settings.get(keys.PICTURE_FOLDER), _("Pictures (*.png *.jpg *.jpeg)")
    )
    if not path:
        return None
    settings.set(keys.PICTURE_FOLDER, str(Path(path).parent))
    return read_picture(Path(path))


def read_picture(file: Path) -> bytes:
    """A picture file as PNG bytes, scaled down to what print needs. Raises Refused with a sentence."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise Refused(_("“{file}” is larger than 64 MB.").format(file=file.name))
        image = QImage.fromData(file.read_bytes())
    except OSError as trouble:
        raise Refused(_("“{file}” can’t be read.").format(file=file.name)) from trouble
    if image.isNull():
        raise Refused(_("“{file}” is no PNG or JPEG picture.").format(file=file.name))
    return _png_of(image)


def brought_picture(data: QMimeData) -> bytes:
    """A picture that was dropped or pasted, from a file or as it is, as PNG bytes. Raises Refused with a sentence."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return read_picture(paths[0])
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    if image.isNull():
        raise Refused(_("There is no picture to paste."))
    return _png_of(image)


def _png_of(image: QImage) -> bytes:
    if max(image.width(), image.height()) > MOST_PIXELS:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(MOST_PIXELS, MOST_PIXELS, keep, smooth)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
