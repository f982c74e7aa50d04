"""A drawing as PDF by the program's own writer, against Qt's QPdfWriter painting the same drawing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from designer.canvas.glyphs import Glyphs
from designer.canvas.painter import paint_drawing
from designer.drawing import Page
from designer.export import pdf
from tests.benchmarks import maps
from tests.benchmarks.measure import Measured, cpu_ms, interleaved, measured

_MARGIN = 24.0  # points
_POINTS_PER_INCH = 72


def measure_export(touchpoints: int, repeats: int) -> Measured:
    """From a finished Drawing to a finished file: one page of the drawing's own size at scale 1, on both sides.

    Of the floor only QPdfWriter counts, as far as that can be had: what the canvas's painter makes of each content (Qt's
    paths, pens and glyph runs) is made before and kept. Ours begins with the bare drawing each time. Only the items of the
    drawing, which both need, are made beforehand. Files are compressed as each writer does by default.
    """
    drawing = maps.laid_out(maps.map_of(touchpoints)).drawing
    for _ in drawing.items():
        pass
    glyphs = Glyphs(maps.fonts())
    page = Page(drawing.width + 2 * _MARGIN, drawing.height + 2 * _MARGIN, drawing, 1, _MARGIN, _MARGIN)
    with TemporaryDirectory() as folder:
        own, qt = Path(folder, "own.pdf"), Path(folder, "qt.pdf")
        ours, floors = interleaved(
            lambda: cpu_ms(lambda: pdf.write([page], own)),
            lambda: cpu_ms(lambda: _write_by_qt(page, glyphs, qt)),
            repeats,
        )
        return measured(ours, floors, bytes=own.stat().st_size, floor_bytes=qt.stat().st_size)


def _write_by_qt(page: Page, glyphs: Glyphs, file: Path) -> None:
    writer = QPdfWriter(str(file))
    writer.setPageSize(
        QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    scale = page.scale * writer.resolution() / _POINTS_PER_INCH
    painter.translate(page.x * scale, page.y * scale)
    painter.scale(scale, scale)
    paint_drawing(painter, page.drawing, glyphs)
    painter.end()
