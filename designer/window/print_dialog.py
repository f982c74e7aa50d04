"""Print and PDF: the page at its real proportions, paper, direction, margins, what is too small, and what helps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer import settings as keys
from designer.layout import paper, theme_for
from designer.model import JourneyMap
from designer.printing import (
    ADDS,
    COMFORTABLE,
    LARGER,
    PLANS,
    POINTS_PER_MM,
    READABLE,
    PrintChoice,
    Printout,
    sheet,
    write,
)
from designer.settings import MapMemory
from designer.window.background import with_short_paths
from designer.window.context import Context
from designer.window.controls import BarButton
from designer.window.later import call_later
from designer.window.map_fonts import fonts_of
from designer.window.page_preview import PagePreview
from designer.window.page_worker import Composes, PageWorker
from designer.window.print_side import PrintSide
from designer.window.saved_files import tell_saved
from designer.window.session import MapSession
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

_TURNS = {True: "landscape", False: "portrait", None: ""}
_MOST_CURES = 2


class PrintDialog(QDialog):
    """Window-modal; Enter does what was done last time (Save PDF at first)."""

    def __init__(
        self,
        context: Context,
        session: MapSession,
        window: MainWindow,
        *,
        plan: str = "",
        composes: Composes | None = None,
    ) -> None:
        """`composes` makes the pages where they are not those of the map alone; `plan` says what they are then."""
        super().__init__(window)
        self._is_map = composes is None
        self._seen_on = ""  # the paper of what is shown
        self._other_plan = plan
        self.setWindowTitle(_("Print and PDF"))
        self._context, self._session, self._window = context, session, window
        memory = context.settings.memory(session.journey.header.uid)
        passing, view = window.looking.for_print() if composes is None else (None, "")
        journey = session.journey if passing is None else JourneyMap([*session.journey, passing])
        self.choice = PrintChoice(
            paper=memory.paper or context.settings.get(keys.PAPER),
            landscape={"landscape": True, "portrait": False}.get(memory.orientation),
            margin=memory.margin if memory.paper else context.settings.get(keys.MARGIN),
            arrangement=memory.arrangement or "auto",
            plan=memory.print_plan if composes is None and memory.print_plan in PLANS else "fit",
            view=view,
            adds=tuple(add for add in ADDS if add in memory.print_adds) if composes is None else (),
        )
        self.fitted: Printout | None = None
        self._composed: PrintChoice | None = None  # what `fitted` shows
        self._waits: Callable[[], object] | None = None  # what was pressed before its page was there
        profile, beside = session.checker.profile, window.levels.reader.beside(session)
        self._worker = PageWorker(journey, fonts_of(context, session).making, self, composes, profile, beside)
        self._worker.composed.connect(self._take)
        self.preview = PagePreview(context)
        self.preview.zoom_changed.connect(self._show_zoom)
        self.preview.zoom_changed.connect(self._show_position)
        self.side = PrintSide(context)
        views = [(passing.id, _("As it is shown now"))] if passing is not None else []
        self.side.set_views([*views, *((v.id, v.name) for v in session.journey.views)])
        self.side.show_map(composes is None)
        self.side.chosen.connect(lambda fields: self.choose(**fields))
        self.side.cured.connect(self._use_cure)
        self.side.close_button.clicked.connect(self.reject)
        self.side.print_button.clicked.connect(self.print_page)
        self.side.save_button.clicked.connect(self.save_pdf)
        self.print_button, self.save_button, self.said = self.side.print_button, self.side.save_button, self.side.said
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        body = QHBoxLayout()
        column.addLayout(body, 1)
        body.setSpacing(0)
        body.addWidget(self.preview, 1)
        body.addWidget(self.side)
        self._size_to(window)
        self.side.set_main(context.settings.get(keys.LAST_MAIN_BUTTON))
        self._pause = QTimer(
            self, singleShot=True, interval=40
        )  # so that typed margins are not composed letter by letter
        self._pause.timeout.connect(self._ask)
        self._show_choice()
        self._ask()

    def _size_to(self, window: MainWindow) -> None:
        scale, room = self._context.scale, window.screen().availableGeometry()
        self.setMinimumSize(min(960, room.width()), min(600, room.height()))
        self.resize(min(scale(1340), room.width()), min(scale(820), room.height()))

    def _make_head(self) -> QWidget:
        scale = self._context.scale
        head = _Head(self._context)
        row = QHBoxLayout(head)
        row.setContentsMargins(scale(20), 0, scale(16), 1)
        row.setSpacing(scale(2))
        title = QLabel(_("Print and PDF"))
        title.setProperty("kind", "dialog")
        row.addWidget(title)
        row.addStretch(1)
        self._turns = QWidget()
        turns = QHBoxLayout(self._turns)
        turns.setContentsMargins(0, 0, scale(12), 0)
        turns.setSpacing(scale(2))
        self._position = QLabel()
        self.page_back = BarButton(self._context, "chevron-left", side=16, pad=6, height=28)
        self.page_back.set_hint(_("Page before"))
        self.page_back.clicked.connect(lambda: self.preview.turn(-1))
        self.page_on = BarButton(self._context, "chevron-right", side=16, pad=6, height=28)
        self.page_on.set_hint(_("Next page"))
        self.page_on.clicked.connect(lambda: self.preview.turn(1))
        for part in (self.page_back, self._position, self.page_on):
            turns.addWidget(part)
        self._turns.hide()
        row.addWidget(self._turns)
        out = BarButton(self._context, "minus", side=16, pad=6, height=28)
        out.set_hint(_("Zoom out"))
        out.clicked.connect(lambda: self.preview.set_zoom(self.preview.zoom / 1.25))
        self._zoom = QLabel()
        into = BarButton(self._context, "plus", side=16, pad=6, height=28)
        into.set_hint(_("Zoom in"))
        into.clicked.connect(lambda: self.preview.set_zoom(self.preview.zoom * 1.25))
        fit = BarButton(self._context, "maximize", _("Fit"), side=16, pad=8, height=28, ink="text", weight=400)
        fit.clicked.connect(lambda: self.preview.set_zoom(None))
        for widget in (out, self._zoom, into, fit):
            row.addWidget(widget)
        return head

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{self.preview.zoom * 100:.0f} %" if self.fitted is not None else "")

    def _show_position(self) -> None:
        at, total = self.preview.position
        self._position.setText(_("Page {n} of {total}").format(n=at, total=total))
        self._turns.setVisible(total > 1)
        self.page_back.setEnabled(at > 1)
        self.page_on.setEnabled(at < total)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.side.main_button.setFocus()

    # Choosing

    def choose(self, **fields: object) -> None:
        """Change what is printed and how."""
        self.choice = msgspec.structs.replace(self.choice, **fields)
        self.side.set_ready(True)  # what is pressed before the page is there waits for it
        self._show_choice()
        self._pause.start()

    def _show_choice(self) -> None:
        turned = self.choice.landscape
        if turned is None and self.fitted is not None:
            turned = self.fitted.landscape
        self.side.show_choice(self.choice, turned, self._margin_points() / POINTS_PER_MM)

    @property
    def _on_canvas(self) -> str:
        """How the canvas arranges the map, "" where other pages than a map's are printed."""
        view = self._window.view
        return view.shown.header.arrangement if self._is_map and view is not None else ""

    def _margin_points(self) -> float:
        if self.choice.margin is not None:
            return self.choice.margin * POINTS_PER_MM
        return paper(self.choice.paper).margin_in(theme_for(self._session.journey.header))

    def _ask(self) -> None:
        fitted = self._worker.ask(self.choice, first=True)
        if fitted is not None:
            self._take(self.choice, fitted, "")

    def _take(self, choice: PrintChoice, fitted: Printout | None, sentence: str) -> None:
        if choice == self.choice:
            self.said.setText(sentence)
            if fitted is not None:
                self.fitted, self._seen_on, self._composed = fitted, choice.paper, choice
                self.preview.show_page(fitted, self.choice.paper, self._margin_points())
                self.side.show_plan(self._plan_of(fitted), len(fitted.pages))
                self.side.show_remarks(fitted.remarks)
            self._show_choice()
            if fitted is not None:
                self.side.show_arrangement(fitted.arrangement.value, self._on_canvas, choice.paper)
            self.side.set_ready(fitted is not None)
        self._show_warnings()
        if choice == self.choice and self._waits is not None:
            act, self._waits = self._waits, None
            if fitted is not None:
                call_later(self, act)

    def _is_composed(self, act: Callable[[], object]) -> bool:
        """Whether the page of what is chosen is there; else the act is done once it is, never with an older page."""
        if self._composed == self.choice:
            return True
        self._waits = act
        self.said.setText(_("Composing the page…"))
        return False

    def _plan_of(self, printout: Printout) -> str:
        if self._other_plan:
            return self._other_plan
        if printout.sheets == 1:
            return _("Fit on one page")
        return ngettext("Stages on {n} sheet", "Stages on {n} sheets", printout.sheets).format(n=printout.sheets)

    def _show_warnings(self) -> None:
        if self.fitted is None:
            return
        size = self.fitted.smallest_text
        self.side.show_smallest(size, self.choice.paper)
        cures: list[tuple[PrintChoice, Printout]] = []
        if 0 < size < COMFORTABLE:
            # The result is shown before the button is pressed: what would help is composed too.
            for wish in self._wishes():
                cure = self._worker.ask(wish)
                if cure is not None and cure.smallest_text > size + 0.05:
                    cures.append((wish, cure))
        # What makes it readable, with the least change first; else what helps most.
        good = [c for c in cures if c[1].smallest_text >= READABLE]
        good = good or sorted(cures, key=lambda c: -c[1].smallest_text)
        on_sheets = [c for c in good if c[0].plan != self.choice.plan]
        others = [c for c in good if c[0].plan == self.choice.plan]
        self.side.show_cures([*others[: _MOST_CURES - len(on_sheets)], *on_sheets])
        book = fonts_of(self._context, self._session).book
        self.side.show_missing(book.missing("".join(dict.fromkeys(self.fitted.text))))

    def _wishes(self) -> list[PrintChoice]:
        """What may print larger: the next larger papers, and another arrangement where one is set."""
        at = LARGER.index(self.choice.paper) + 1 if self.choice.paper in LARGER else 1
        wishes = [msgspec.structs.replace(self.choice, paper=p, margin=None) for p in LARGER[at : at + 3]]
        if self.choice.arrangement != "auto":
            wishes.insert(0, msgspec.structs.replace(self.choice, arrangement="auto"))
        if self.choice.landscape is not None:
            wishes.append(msgspec.structs.replace(self.choice, landscape=None))
        if self._is_map and self.choice.plan == "fit" and len(self._session.journey.stages) > 1:
            wishes.append(msgspec.structs.replace(self.choice, plan="pages"))  # takes longest
        return wishes

    def _use_cure(self, choice: PrintChoice) -> None:
        self.choice = choice
        self._show_choice()
        self._ask()
        self.side.main_button.setFocus()

    # Doing

    def save_pdf(self) -> None:
        """Ask for a name and write the page that is shown."""
        if not self._is_composed(self.save_pdf):
            return
        settings = self._context.settings
        folder = settings.get(keys.EXPORT_FOLDER) or (
            str(self._session.path.parent) if self._session.path else str(Path.home())
        )
        proposed = Path(folder) / f"{self._session.file_stem}.pdf"
        path, _filter = QFileDialog.getSaveFileName(self, _("Save PDF"), str(proposed), _("PDF (*.pdf)"))
        file = Path(path if not path or path.lower().endswith(".pdf") else f"{path}.pdf")
        if path and self.write_pdf(file):
            settings.set(keys.LAST_MAIN_BUTTON, "save_pdf")
            settings.set(keys.EXPORT_FOLDER, str(file.parent))
            tell_saved(self._window, _("“{file}” is saved.").format(file=file.name), file)
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
            self.said.setText(with_short_paths(str(trouble)))
            return False
        return True

    def print_page(self) -> None:
        """Print the page that is shown, through the system's dialog."""
        from PySide6.QtPrintSupport import QPrintDialog

        from designer.window.paper_printer import print_on, printer_for

        if not self._is_composed(self.print_page):
            return
        assert self.fitted is not None
        printer = printer_for(self.fitted, self.choice.paper, self._session.title)
        dialog = QPrintDialog(printer, self)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not is_wanted:
            return
        if not print_on(printer, self.fitted, fonts_of(self._context, self._session).book):
            self.said.setText(_("The printer did not take the page."))
            return
        self._context.settings.set(keys.LAST_MAIN_BUTTON, "print")
        self.accept()

    def done(self, result: int) -> None:
        self._finish()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._finish()
        super().closeEvent(event)

    def _finish(self) -> None:
        self._worker.stop()
        if (
            self._is_map and not self.choice.view and self.fitted is not None
        ):  # whoever saw it on paper is told what the checks say of it
            self._session.judge_print(sheet(self._seen_on).name, self.fitted.smallest_text)
        uid = self._session.journey.header.uid
        if uid:
            settings, choice = self._context.settings, self.choice
            left: dict[str, object] = {
                "paper": choice.paper,
                "orientation": _TURNS[choice.landscape],
                "arrangement": choice.arrangement,
                "margin": choice.margin,
            }
            if self._is_map:
                left |= {"print_adds": choice.adds, "print_plan": choice.plan}
            memory: MapMemory = msgspec.structs.replace(settings.memory(uid), **left)
            settings.remember(uid, memory)
        self.deleteLater()


class _Head(QFrame):
    """52 px with a hairline at the foot."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFixedHeight(context.scale(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._context.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        painter.end()
