"""Print and PDF: the page at its real proportions, paper, direction, margins, what is too small, and what helps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer import settings as keys
from designer.canvas.glyphs import Glyphs
from designer.canvas.painter import paint_drawing
from designer.layout import FittedPage
from designer.printing import COMFORTABLE, PAPER_NAMES, POINTS_PER_MM, READABLE, PrintChoice, write
from designer.window.context import Context
from designer.window.controls import ComboField, NumberField, Segments
from designer.window.icons import icon
from designer.window.page_worker import PageWorker
from designer.window.session import MapSession
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

SIZES_MM = {
    "A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841), "A0": (841, 1189),
    "letter": (216, 279), "legal": (216, 356), "tabloid": (279, 432),
}  # fmt: skip
USUAL_MARGINS = {"A4": 22, "A3": 28, "A2": 36, "A1": 36, "A0": 64}  # points, LOOK.md section 1
LARGER = ("A4", "A3", "A2", "A1", "A0")


class PagePreview(QWidget):
    """The page on grey ground, with its margin line."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._glyphs = Glyphs(context.fonts)
        self._fitted: FittedPage | None = None
        self._picture: QPixmap | None = None
        self._zoom: float | None = None
        self.margin = 0.0
        self.setAccessibleName(_("Page"))

    @property
    def zoom(self) -> float:
        """Pixels a point."""
        if self._fitted is None:
            return 1.0
        if self._zoom is not None:
            return self._zoom
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.size()
        page = self._fitted.page
        return max(0.05, min((room.width() - 60) / page.width, (room.height() - 90) / page.height))

    def set_zoom(self, zoom: float | None) -> None:
        """Pixels a point; None fits the page into its room."""
        self._zoom = zoom
        self._picture = None
        self._resize()

    def show_page(self, fitted: FittedPage | None, margin: float) -> None:
        """Show this page; `margin` in points."""
        self._fitted, self.margin, self._picture = fitted, margin, None
        self._resize()

    def _resize(self) -> None:
        if self._fitted is not None and self._zoom is not None:
            page = self._fitted.page
            self.setMinimumSize(round(page.width * self.zoom) + 60, round(page.height * self.zoom) + 90)
        else:
            self.setMinimumSize(0, 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._context.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.ground))
        if self._fitted is None:
            painter.setPen(QColor(tokens.text2))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Composing the page…"))
            painter.end()
            return
        page, zoom = self._fitted.page, self.zoom
        paper = QRectF(0, 0, page.width * zoom, page.height * zoom)
        paper.moveCenter(QPointF(self.width() / 2, self.height() / 2 - 12))
        painter.fillRect(paper.adjusted(-1, -1, 1, 2), QColor(0, 0, 0, 18))
        painter.drawPixmap(paper.topLeft(), self._paint_page(zoom))
        pen = QPen(QColor(tokens.accent), 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setOpacity(0.45)
        inset = self.margin * zoom
        painter.drawRect(paper.adjusted(inset, inset, -inset, -inset))
        painter.setOpacity(1)
        painter.setPen(QColor(tokens.text2))
        painter.setFont(self._context.font(12))
        caption = QRectF(paper.left() - 200, paper.bottom() + 8, paper.width() + 400, 22)
        painter.drawText(caption, Qt.AlignmentFlag.AlignHCenter, self.caption())
        painter.end()

    def caption(self) -> str:
        """ "A4 landscape, 297 × 210 mm · scale 52 %"."""
        if self._fitted is None:
            return ""
        page = self._fitted.page
        turned = _("landscape") if self._fitted.landscape else _("portrait")
        size = f"{page.width / POINTS_PER_MM:.0f} × {page.height / POINTS_PER_MM:.0f} mm"
        return _("{turned}, {size} · scale {scale:.0f} %").format(turned=turned, size=size, scale=page.scale * 100)

    def _paint_page(self, zoom: float) -> QPixmap:
        assert self._fitted is not None
        if self._picture is None:
            page, ratio = self._fitted.page, self.devicePixelRatioF()
            self._picture = QPixmap(round(page.width * zoom * ratio), round(page.height * zoom * ratio))
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor("white"))
            painter = QPainter(self._picture)
            paint_page(painter, self._fitted, self._glyphs, zoom)
            painter.end()
        return self._picture


def paint_page(painter: QPainter, fitted: FittedPage, glyphs: Glyphs, zoom: float) -> None:
    """Paint a page with so many device units a point: the very Drawing that the PDF gets."""
    page = fitted.page
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    painter.translate(page.x, page.y)
    painter.scale(page.scale, page.scale)
    paint_drawing(painter, page.drawing, glyphs)


class PrintDialog(QDialog):
    """Window-modal; Enter does what was done last time (Save PDF at first)."""

    def __init__(self, context: Context, session: MapSession, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print and PDF"))
        self._context, self._session, self._window = context, session, window
        memory = context.settings.memory(session.journey.header.uid)
        turned = {"landscape": True, "portrait": False}.get(memory.orientation)
        self.choice = PrintChoice(
            paper=memory.paper or context.settings.get(keys.PAPER),
            landscape=turned,
            arrangement=memory.arrangement or "auto",
        )
        self.fitted: FittedPage | None = None
        self._worker = PageWorker(session.journey, self)
        self._worker.composed.connect(self._take)
        scale = context.scale
        room = window.screen().availableGeometry()
        self.resize(min(scale(1340), room.width()), min(scale(820), room.height()))
        self.setMinimumSize(min(960, room.width()), min(600, room.height()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        body = QHBoxLayout()
        body.setSpacing(0)
        self.preview = PagePreview(context)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.preview)
        body.addWidget(area, 1)
        body.addWidget(self._make_side())
        column.addLayout(body, 1)
        self._pause = QTimer(self, singleShot=True, interval=40)
        self._pause.timeout.connect(self._ask)
        self._show_choice()
        self._ask()

    # Building

    def _make_head(self) -> QWidget:
        scale, tokens = self._context.scale, self._context.tokens
        head = QFrame()
        head.setProperty("kind", "bar")
        head.setFixedHeight(scale(52))
        row = QHBoxLayout(head)
        row.setContentsMargins(scale(20), 0, scale(16), 0)
        title = QLabel(_("Print and PDF"))
        title.setProperty("kind", "dialog")
        row.addWidget(title)
        row.addStretch(1)
        for name, text, act in (
            ("minus", _("Zoom out"), lambda: self._zoom(1 / 1.25)),
            ("plus", _("Zoom in"), lambda: self._zoom(1.25)),
            ("maximize", _("Fit"), lambda: self.preview.set_zoom(None)),
        ):
            button = QToolButton()
            button.setIcon(icon(name, tokens.text2))
            button.setAccessibleName(text)
            button.setToolTip(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        return head

    def _make_side(self) -> QWidget:
        scale = self._context.scale
        side = QFrame()
        side.setProperty("kind", "panel")
        side.setFixedWidth(scale(336))
        column = QVBoxLayout(side)
        column.setContentsMargins(scale(20), scale(14), scale(20), scale(14))
        column.setSpacing(scale(6))
        self._paper = ComboField(self._context, [(name, self._paper_text(name), "") for name in PAPER_NAMES])
        self._turned = Segments(
            self._context, [(None, _("The larger")), (True, _("Landscape")), (False, _("Portrait"))]
        )
        self._margin = NumberField(0, 60, "mm")
        arrangements = [
            ("auto", _("As it reads best")),
            ("swimlanes", _("Swimlanes")),
            ("grouped", _("Grouped swimlanes")),
            ("storyline", _("Storyline")),
        ]
        self._arrangement = ComboField(self._context, [(id, text, "") for id, text in arrangements])
        self._caption(column, _("Plan"))
        plan = QLabel(_("Fit on one page"))
        plan.setProperty("kind", "strong")
        column.addWidget(plan)
        self._caption(column, _("Paper"))
        self._row(column, _("Size"), self._paper)
        self._row(column, _("Direction"), self._turned)
        self._row(column, _("Margins"), self._margin)
        self._row(column, _("Arrangement"), self._arrangement)
        self._paper.edited.connect(lambda v: self.choose(paper=v, margin=None))
        self._turned.edited.connect(lambda v: self.choose(landscape=v))
        self._margin.edited.connect(lambda v: self.choose(margin=v))
        self._arrangement.edited.connect(lambda v: self.choose(arrangement=v))
        self._box = QFrame()
        self._box_column = QVBoxLayout(self._box)
        self._box_title, self._box_text = QLabel(), QLabel()
        self._box_title.setProperty("kind", "strong")
        self._box_text.setWordWrap(True)
        self._box_text.setProperty("kind", "secondary")
        self._cure = QPushButton()
        self._cure.clicked.connect(self._use_cure)
        for widget in (self._box_title, self._box_text, self._cure):
            self._box_column.addWidget(widget)
        column.addSpacing(scale(10))
        self._box.hide()
        column.addWidget(self._box)
        self._fonts_box = QLabel()
        self._fonts_box.setWordWrap(True)
        self._fonts_box.setProperty("kind", "secondary")
        column.addWidget(self._fonts_box)
        column.addStretch(1)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("kind", "wrong")
        column.addWidget(self.said)
        foot = QHBoxLayout()
        close = QPushButton(_("Close"))
        close.setProperty("kind", "quiet")
        self.print_button = QPushButton(_("Print…"))
        self.save_button = QPushButton(_("Save PDF…"))
        for button, act in (
            (close, self.reject),
            (self.print_button, self.print_page),
            (self.save_button, self.save_pdf),
        ):
            button.setProperty("grade", "large")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            foot.addWidget(button)
        main = self.print_button if self._context.settings.get(keys.LAST_MAIN_BUTTON) == "print" else self.save_button
        main.setProperty("kind", "main")
        main.setDefault(True)
        main.setFocus()
        column.addLayout(foot)
        return side

    def _caption(self, column: QVBoxLayout, text: str) -> None:
        label = QLabel(text)
        label.setProperty("kind", "caption")
        label.setContentsMargins(0, self._context.scale(8), 0, 0)
        column.addWidget(label)

    def _row(self, column: QVBoxLayout, text: str, control: QWidget) -> None:
        row = QHBoxLayout()
        label = QLabel(text)
        label.setProperty("kind", "label")
        label.setFixedWidth(self._context.scale(92))
        control.setAccessibleName(text)
        row.addWidget(label)
        row.addWidget(control, 1)
        column.addLayout(row)

    def _paper_text(self, name: str) -> str:
        short, long = SIZES_MM[name]
        return f"{name[0].upper()}{name[1:]}  {short} × {long} mm"

    # Choosing

    def choose(self, **fields: object) -> None:
        """Change what is printed and how."""
        self.choice = msgspec.structs.replace(self.choice, **fields)
        self._show_choice()
        self._pause.start()

    def _show_choice(self) -> None:
        self._paper.show_value(self.choice.paper)
        self._turned.show_value(self.choice.landscape)
        self._margin.show_value(round(self._margin_points() / POINTS_PER_MM, 1))
        self._arrangement.show_value(self.choice.arrangement)

    def _margin_points(self) -> float:
        if self.choice.margin is not None:
            return self.choice.margin * POINTS_PER_MM
        return USUAL_MARGINS.get(self.choice.paper, 28)

    def _ask(self) -> None:
        fitted = self._worker.ask(self.choice)
        if fitted is not None:
            self._take(self.choice, fitted, "")

    def _take(self, choice: PrintChoice, fitted: FittedPage | None, sentence: str) -> None:
        if choice == self.choice:
            self.said.setText(sentence)
            if fitted is not None:
                self.fitted = fitted
                self.preview.show_page(fitted, self._margin_points())
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.fitted is not None)
        self._show_warnings()

    def _show_warnings(self) -> None:
        fitted = self.fitted
        size = fitted.page.smallest_text if fitted is not None else 0
        is_small = 0 < size < COMFORTABLE
        self._box.setVisible(is_small)
        if is_small:
            self._box.setProperty("kind", "box-warning" if size < READABLE else "box-info")
            self._box.style().polish(self._box)
            self._box_title.setText(_("Smallest text {size:.1f} pt").format(size=size))
            hard = _("Hard to read on {paper}. From 6 pt on it is legible.").format(paper=self.choice.paper)
            self._box_text.setText(
                hard if size < READABLE else _("Legible, but small. From 6.5 pt on it reads with ease.")
            )
            self._offer_cure()
        missing = "".join(self._context.fonts.missing(self._printed_text())) if fitted is not None else ""
        self._fonts_box.setVisible(bool(missing))
        self._fonts_box.setText(
            _("Characters that have no font on this computer: {them}").format(them=" ".join(missing))
        )

    def _printed_text(self) -> str:
        assert self.fitted is not None
        return "".join({c for _g, _x, _y, run in self.fitted.page.drawing.texts() for c in run.text})

    def _offer_cure(self) -> None:
        # The result is shown before the button is pressed: the next larger paper is composed too.
        larger = LARGER[LARGER.index(self.choice.paper) + 1 :][:1] if self.choice.paper in LARGER else ("A3",)
        self._cure.setVisible(False)
        if not larger:
            return
        self._cured = msgspec.structs.replace(self.choice, paper=larger[0], margin=None)
        fitted = self._worker.ask(self._cured)
        if fitted is not None:
            self._cure.setText(_("Use {paper}, {size:.1f} pt").format(paper=larger[0], size=fitted.page.smallest_text))
            self._cure.setVisible(True)

    def _use_cure(self) -> None:
        self.choose(paper=self._cured.paper, margin=None)

    def _zoom(self, factor: float) -> None:
        self.preview.set_zoom(max(0.1, min(8.0, self.preview.zoom * factor)))

    # Doing

    def save_pdf(self) -> None:
        """Ask for a name and write the page that is shown."""
        settings = self._context.settings
        folder = settings.get(keys.EXPORT_FOLDER) or (
            str(self._session.path.parent) if self._session.path else str(Path.home())
        )
        proposed = Path(folder) / f"{self._file_name()}.pdf"
        path, _filter = QFileDialog.getSaveFileName(self, _("Save PDF"), str(proposed), _("PDF (*.pdf)"))
        if path and self.write_pdf(Path(path)):
            settings.set(keys.LAST_MAIN_BUTTON, "save_pdf")
            settings.set(keys.EXPORT_FOLDER, str(Path(path).parent))
            self._window.message_bar.say(_("“{file}” is saved.").format(file=Path(path).name), topic="export")
            self.accept()

    def write_pdf(self, path: Path) -> bool:
        """Write the page that is shown; whether that worked. What is wrong is said in the dialog."""
        from designer.export.files import CannotExport

        if self.fitted is None:
            return False
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        try:
            write(self.fitted, self._session.journey, self._session.title, path, ".pdf")
        except CannotExport as trouble:
            self.said.setText(str(trouble))
            return False
        return True

    def print_page(self) -> None:
        """Print the page that is shown, through the system's dialog."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self.fitted is None:
            return
        page = self.fitted.page
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._session.title)
        short, long = sorted((page.width, page.height))
        size = QSizeF(short, long)
        match = QPageSize.SizeMatchPolicy.FuzzyMatch
        printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, self.choice.paper, match))
        way = QPageLayout.Orientation.Landscape if page.width > page.height else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(way)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        painter = QPainter()
        if not painter.begin(printer):
            self.said.setText(_("The printer did not take the page."))
            return
        paint_page(painter, self.fitted, Glyphs(self._context.fonts), printer.resolution() / 72)
        painter.end()
        self._context.settings.set(keys.LAST_MAIN_BUTTON, "print")
        self.accept()

    def _file_name(self) -> str:
        return (
            "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in self._session.title).strip(" .")[:120]
            or "map"
        )

    def done(self, result: int) -> None:
        self._worker.stop()
        uid = self._session.journey.header.uid
        if uid:
            settings = self._context.settings
            turned = {True: "landscape", False: "portrait", None: ""}[self.choice.landscape]
            memory = settings.memory(uid)
            settings.remember(
                uid,
                msgspec.structs.replace(
                    memory, paper=self.choice.paper, orientation=turned, arrangement=self.choice.arrangement
                ),
            )
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._worker.stop()
        super().closeEvent(event)
