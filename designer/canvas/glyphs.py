"""The faces of the FontBook for Qt: each a QRawFont that draws the glyphs that were shaped, at any zoom."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from designer.canvas.font_names import renamed
from designer.drawing import Face

# A QRawFont of another size than the one it was made with draws nothing above 64 device pixels, so there is one size and
# the painter is scaled (FACTS.md, trap 2).
SIZE = 64


class FontData(Protocol):
    """Where the bytes of a face come from."""

    def data(self, face: Face) -> bytes:
        """The whole font file of a face."""
        ...


# Registering is done with Qt for the whole process and can't be repeated without growing, so what is registered is kept.
_families: dict[tuple[str, int], str] = {}
_raws: dict[tuple[str, int, tuple[tuple[str, float], ...]], QRawFont] = {}


class Glyphs:
    """Qt's fonts for the faces of one FontBook."""

    def __init__(self, fonts: FontData) -> None:
        self.fonts = fonts

    def family(self, face: Face) -> str:
        """The private family name under which Qt knows this very face."""
        key = (face.file, face.index)
        if key not in _families:
            family = f"Journey {len(_families) + 1} {face.key}"
            number = QFontDatabase.addApplicationFontFromData(renamed(self.fonts.data(face), face.index, family))
            assert number >= 0, f"Qt can't read {face.key}"
            _families[key] = QFontDatabase.applicationFontFamilies(number)[0]
        return _families[key]

    def font(self, face: Face, pixels: float) -> QFont:
        """A font for Qt's own text widgets, which can't take glyphs."""
        font = QFont(self.family(face))
        font.setWeight(QFont.Weight(face.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(max(1, round(pixels)))
        for axis, value in face.axes:
            tag = QFont.Tag.fromString(axis)
            if tag is not None:
                font.setVariableAxis(tag, value)
        return font

    def raw(self, face: Face) -> QRawFont:
        """The face at SIZE pixels; scale the painter by size / SIZE."""
        key = (face.file, face.index, face.axes)
        if key not in _raws:
            _raws[key] = QRawFont.fromFont(self.font(face, SIZE))
        return _raws[key]
