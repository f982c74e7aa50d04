"""The side of Print and PDF: plan, paper, what is too small and what helps, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer.fonts import names_of
from designer.printing import COMFORTABLE, PAPER_NAMES, READABLE, PrintChoice, Printout
from designer.window.context import Context
from designer.window.controls import Check, ComboField, FlowRow, NumberField, Segments
from designer.window.controls.choices import Choice
from designer.window.icons import icon, paint_icon
from designer.words import _, ngettext

SIZES_MM = {
    "A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841), "A0": (841, 1189),
    "letter": (216, 279), "legal": (216, 356), "tabloid": (279, 432),
}  # fmt: skip


_NEAR_WHOLE = 0.15  # mm


class PrintSide(QFrame):
    """336 wide. It shows and asks; the dialog decides."""

    chosen = Signal(dict)  # fields of PrintChoice
    cured = Signal(object)  # PrintChoice

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choice = PrintChoice()
        self._of_canvas = ""  # how the canvas is arranged
        scale = context.scale
        self.setFixedWidth(scale(336))
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(scale(20), scale(16), scale(20), scale(16))
        self._column.setSpacing(scale(6))
        self._caption(_("Plan"))
        self._plan = _PlanRow(context)
        self._column.addWidget(self._plan)
        self._cut = Segments(context, [("fit", _("One sheet")), ("pages", _("Several sheets"))])
        self._cut.setAccessibleName(_("Plan"))
        self._cut.edited.connect(lambda v: self.chosen.emit({"plan": v}))
        self._column.addWidget(self._cut)
        self._make_shown()
        self._make_paper()
        self._make_boxes()
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("kind", "wrong")
        self.said.setContentsMargins(scale(20), 0, scale(20), scale(6))
        column.addWidget(self.said)
        column.addWidget(self._make_foot())
        context.look_changed.connect(self._refresh)
        self._refresh()

    # Building

    def _caption(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("kind", "caption")
        label.setFixedHeight(self._context.scale(16))
        self._column.addSpacing(self._context.scale(8) if self._column.count() else 0)
        self._column.addWidget(label)

    def _row(self, text: str, control: QWidget) -> None:
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.setSpacing(self._context.scale(8))
        label = QLabel(text)
        label.setProperty("kind", "label")
        label.setFixedWidth(self._context.scale(92))
        label.setBuddy(control)
        control.setAccessibleName(text)
        row.addWidget(label)
        row.addWidget(control, 1)

    def _make_shown(self) -> None:
        """Through which view, and what else to print."""
        self._view = ComboField(self._context, [("", _("Everything"), "")])
        self._adds = {
            "personas": Check(self._context, _("Persona pages")),
            "opportunities": Check(self._context, _("Opportunity matrix")),
            "gaps": Check(self._context, _("Gaps, marked on a small map")),
            "inner": Check(self._context, _("Maps that touchpoints open")),
        }
        column, self.shown = self._column, QWidget()
        self._column = QVBoxLayout(self.shown)
        self._column.setContentsMargins(0, self._context.scale(8), 0, 0)
        self._column.setSpacing(self._context.scale(6))
        self._caption(_("Shown"))
        self._row(_("View"), self._view)
        self._view.edited.connect(lambda v: self.chosen.emit({"view": v}))
        self._caption(_("Also print"))
        for check in self._adds.values():
            self._column.addWidget(check)
            check.edited.connect(lambda _on: self.chosen.emit({"adds": self._added()}))
        self.remarks = QLabel()
        self.remarks.setProperty("kind", "muted")
        self.remarks.setTextFormat(Qt.TextFormat.PlainText)
        self.remarks.setWordWrap(True)
        self.remarks.hide()
        self._column.addWidget(self.remarks)
        self._column = column
        column.addWidget(self.shown)

    def show_map(self, is_map: bool) -> None:
        """Other pages than a map's are not cut between stages and show what they show."""
        self.shown.setVisible(is_map)
        self._cut.setVisible(is_map)

    def _added(self) -> tuple[str, ...]:
        return tuple(add for add, check in self._adds.items() if check.isChecked())

    def set_views(self, views: Sequence[tuple[str, str]]) -> None:
        """The views that can be chosen: id and name; all of the map is always one of them."""
        self._view.set_choices([("", _("Everything"), ""), *((id, name, "") for id, name in views)])

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """Say what of the choice there was nothing for."""
        self.remarks.setText(" ".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def _make_paper(self) -> None:
        self._paper = ComboField(self._context, [(name, _paper_text(name), "") for name in PAPER_NAMES])
        self._turned = Segments(self._context, [(True, _("Landscape")), (False, _("Portrait"))])
        self._margin = NumberField(0, 60, "mm")
        arrangements: list[Choice] = [
            ("auto", _("As it reads best"), ""),
            ("swimlanes", _("Swimlanes"), ""),
            ("grouped", _("Grouped swimlanes"), ""),
            ("storyline", _("Storyline"), ""),
        ]
        self._arrangement = ComboField(self._context, arrangements)
        self._caption(_("Paper"))
        self._row(_("Size"), self._paper)
        self._row(_("Direction"), self._turned)
        self._row(_("Margins"), self._margin)
        self._row(_("Arrangement"), self._arrangement)
        self.other = QLabel()  # than on the canvas
        self.other.setProperty("kind", "muted")
        self.other.setTextFormat(Qt.TextFormat.PlainText)
        self.other.setWordWrap(True)
        self.as_canvas = QPushButton(_("Show as on the canvas"))
        self.as_canvas.clicked.connect(lambda: self.chosen.emit({"arrangement": self._of_canvas}))
        for part in (self.other, self.as_canvas):
            part.hide()
        self._column.addWidget(self.other)
        self._column.addWidget(self.as_canvas, 0, Qt.AlignmentFlag.AlignLeft)
        self._paper.edited.connect(lambda v: self.chosen.emit({"paper": v, "margin": None}))
        self._turned.edited.connect(lambda v: self.chosen.emit({"landscape": v}))
        self._margin.edited.connect(lambda v: self.chosen.emit({"margin": v}))
        self._arrangement.edited.connect(lambda v: self.chosen.emit({"arrangement": v}))
        wrong = QLabel()
        wrong.setProperty("kind", "wrong")
        wrong.setContentsMargins(self._context.scale(100), 0, 0, 0)
        wrong.hide()
        self._margin.refused.connect(wrong.setText)
        self._margin.refused.connect(lambda text: wrong.setVisible(bool(text)))
        self._column.insertWidget(self._column.count() - 1, wrong)

    def _make_boxes(self) -> None:
        self._column.addSpacing(self._context.scale(8))
        self.size_box = _Box(self._context)
        self.size_box.pressed.connect(self.cured)
        self.fonts_box = _Box(self._context)
        for box in (self.size_box, self.fonts_box):
            box.hide()
            self._column.addWidget(box)

    def _make_foot(self) -> QWidget:
        scale = self._context.scale
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(scale(16), scale(14), scale(20), scale(14))
        row.setSpacing(scale(8))
        self.close_button = QPushButton(_("Close"))
        self.print_button = QPushButton(_("Print…"))
        self.save_button = QPushButton(_("Save PDF…"))
        self.main_button = self.save_button
        for button in (self.close_button, self.print_button, self.save_button):
            button.setProperty("grade", "large")
            button.setAutoDefault(False)
            button.setIconSize(QSize(scale(22), scale(16)))
            row.addWidget(button)
        row.insertStretch(1, 1)
        self.close_button.setProperty("kind", "quiet")
        return foot

    # Showing

    def set_main(self, which: str) -> None:
        """Fill the button of what was done last time, "print" or "save_pdf"."""
        self.main_button = self.print_button if which == "print" else self.save_button
        self.main_button.setProperty("kind", "main")
        self.main_button.setDefault(True)
        self._refresh()

    def set_ready(self, is_ready: bool) -> None:
        """Printing and saving need a page."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(is_ready)

    def show_choice(self, choice: PrintChoice, is_landscape: bool | None, margin: float) -> None:
        """Show what is chosen; `margin` in mm."""
        self._choice = choice
        for at, name in enumerate(PAPER_NAMES):
            self._paper.setItemText(at, _paper_text(name, bool(is_landscape)))
        self._paper.show_value(choice.paper)
        self._turned.show_value(is_landscape)
        self._margin.show_value(_whole_if_near(margin))
        self._arrangement.show_value(choice.arrangement)
        self._view.show_value(choice.view)
        self._cut.show_value(choice.plan)
        for add, check in self._adds.items():
            check.show_value(add in choice.adds)

    def show_plan(self, plan: str, pages: int) -> None:
        """Say what is printed, on how many pages."""
        self._plan.show_plan(plan, pages)

    def show_arrangement(self, printed: str, on_canvas: str, paper: str) -> None:
        """Say so where the sheet is arranged otherwise than the canvas, and offer to print what is seen."""
        self._of_canvas = on_canvas
        is_other = self._choice.arrangement == "auto" and bool(on_canvas) and printed != on_canvas
        if is_other:
            said = {
                "swimlanes": _("Printed in swimlanes so that it reads best on {paper}."),
                "grouped": _("Printed in groups of channels so that it reads best on {paper}."),
                "storyline": _("Printed as a storyline so that it reads best on {paper}."),
            }
            self.other.setText(said[printed].format(paper=_(paper)))
        self.other.setVisible(is_other)
        self.as_canvas.setVisible(is_other)

    def show_smallest(self, size: float, paper: str) -> None:
        """Say so where text is small; nothing where it is comfortable."""
        self.size_box.setVisible(0 < size < COMFORTABLE)
        title = _("Smallest text {size:.1f} pt").format(size=size)
        if size < READABLE:
            text = _("Hard to read on {paper}. From 6 pt on it is legible.").format(paper=paper)
            self.size_box.show_text("warning", title, text)
        else:
            self.size_box.show_text("info", title, _("Legible, but small. From 6.5 pt on it reads with ease."))

    def show_cures(self, cures: Sequence[tuple[PrintChoice, Printout]]) -> None:
        """Offer what prints larger, with the size it gives."""
        self.size_box.show_buttons([(self._cure_text(choice, made), choice) for choice, made in cures])

    def _cure_text(self, choice: PrintChoice, made: Printout) -> str:
        size = made.smallest_text
        if choice.plan != self._choice.plan:
            says = ngettext("Use {n} sheet, {size:.1f} pt", "Use {n} sheets, {size:.1f} pt", made.sheets)
            return says.format(n=made.sheets, size=size)
        if choice.paper != self._choice.paper:
            return _("Use {paper}, {size:.1f} pt").format(paper=choice.paper, size=size)
        if choice.arrangement != self._choice.arrangement:
            return _("As it reads best, {size:.1f} pt").format(size=size)
        return _("Turn it, {size:.1f} pt").format(size=size)

    def show_missing(self, characters: Sequence[str]) -> None:
        """Name the characters that can't be printed."""
        self.fonts_box.setVisible(bool(characters))
        count = len(characters)
        title = ngettext("{n} character without a font", "{n} characters without a font", count).format(n=count)
        text = _("No font on this computer has {them}. They print as their numbers, as in [6F22].").format(
            them=names_of(characters)
        )
        self.fonts_box.show_text("warning", title, text)

    def _refresh(self) -> None:
        tokens = self._context.tokens
        for button, name in ((self.print_button, "printer"), (self.save_button, "file-down")):
            is_main = button is self.main_button
            button.setIcon(icon(name, tokens.on_accent if is_main else tokens.text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._context.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.fillRect(0, 0, 1, self.height(), QColor(tokens.line))
        painter.fillRect(0, self.height() - self._context.scale(62), self.width(), 1, QColor(tokens.line))
        painter.end()


def _whole_if_near(margin: float) -> float:
    """A margin in mm as people write it: 9.9 that only comes of a page's points is 10."""
    return round(margin) if abs(margin - round(margin)) < _NEAR_WHOLE else round(margin, 1)


class _PlanRow(QWidget):
    """The plan: everything on one page, or a comparison with its list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFixedHeight(context.scale(36))
        self.show_plan(_("Fit on one page"), 1)

    def show_plan(self, plan: str, pages: int) -> None:
        """Show another plan."""
        self._text, self._pages = plan, ngettext("{n} page", "{n} pages", pages).format(n=pages)
        self.setAccessibleName(f"{self._text}, {self._pages}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft))
        painter.drawRoundedRect(QRectF(self.rect()), scale(7), scale(7))
        side = scale(18)
        paint_icon(painter, "file", QRectF(scale(9), (self.height() - side) / 2, side, side), tokens.accent)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._context.font(13, 500))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(scale(36), 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft | middle), self._text)
        painter.setPen(QColor(tokens.text2))
        painter.setFont(self._context.font(12))
        painter.drawText(
            self.rect().adjusted(0, 0, -scale(10), 0), int(Qt.AlignmentFlag.AlignRight | middle), self._pages
        )
        painter.end()


class _Box(QFrame):
    """A coloured box: icon, heading, sentence, and buttons that help."""

    pressed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        scale = context.scale
        self._sign, self._title, self._text = QLabel(), QLabel(), QLabel()
        self._title.setProperty("kind", "strong")
        self._text.setProperty("kind", "secondary")
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(scale(12), scale(10), scale(12), scale(11))
        row.setSpacing(scale(8))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        row.addLayout(column, 1)
        column.setSpacing(scale(2))
        column.addWidget(self._title)
        column.addWidget(self._text)
        self._buttons = FlowRow(context, 6)
        self._buttons.hide()
        column.addWidget(self._buttons)
        self._shown: list[str] = []

    def show_text(self, kind: str, title: str, text: str) -> None:
        """Show a heading and a sentence; `kind` is "warning" or "info"."""
        name = {"warning": "triangle-alert", "info": "info"}[kind]
        colour = getattr(self._context.tokens, kind)
        self._sign.setPixmap(icon(name, colour).pixmap(self._context.scale(16), self._context.scale(16)))
        self._title.setText(title)
        self._text.setText(text)
        if self.property("kind") != f"box-{kind}":
            self.setProperty("kind", f"box-{kind}")
            self.style().polish(self)

    def show_buttons(self, buttons: Sequence[tuple[str, object]]) -> None:
        """Offer these."""
        texts = [text for text, _value in buttons]
        if texts == self._shown:
            return
        self._shown = texts
        made: list[QWidget] = []
        for text, value in buttons:
            button = QPushButton(text)
            button.setFont(self._context.font(12, 500))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, value=value: self.pressed.emit(value))
            made.append(button)
        self._buttons.fill(made)
        self._buttons.setVisible(bool(made))


def _paper_text(name: str, is_landscape: bool = False) -> str:
    short, long = SIZES_MM[name]
    size = f"{long} × {short}" if is_landscape else f"{short} × {long}"
    return f"{name[0].upper()}{name[1:]} {size} mm"
