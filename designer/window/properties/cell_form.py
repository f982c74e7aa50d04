"""Properties of an empty cell: what usually stands there, to be added with one press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from designer.editing import operations as ops
from designer.layout.grid import Cell
from designer.library import Entry
from designer.model import JourneyMap, Placement, Stage
from designer.model.elements import name_of
from designer.window.context import Context
from designer.window.controls import EntryButton
from designer.window.icons import paint_icon
from designer.window.library_entries import icon_of, usual_in_cell
from designer.window.properties.form import Form
from designer.window.session import MapSession
from designer.words import _


class CellForm(Form):
    """An empty cell: “Usual here”, each line with a plus that adds it."""

    def __init__(self, context: Context, session: MapSession, cell: Cell) -> None:
        self.cell = cell
        super().__init__(context, session, ())

    def build(self) -> None:
        journey = self.session.journey
        entries = usual_in_cell(self.context.library, journey, self.cell.stage, self.cell.lane)
        if entries:
            self.caption(_("Usual here"))
            for entry in entries:
                self._offer(entry, journey.header.language)
        self.caption(_("Or"))
        self.entry("library", _("Search the library"), lambda: self.act("insert.library"), "/ B")
        self.entry("plus", _("Anything else"), lambda: self.act("insert.list"), "/")
        self.remark(_("Type on the map to add a touchpoint of your own."))

    def _offer(self, entry: Entry, language: str) -> None:
        name = entry.name(language)
        button = PlusEntry(self.context, icon_of(entry), name)
        button.setObjectName(f"usual.{entry.names['en']}")
        button.setAccessibleName(_("Add “{name}”").format(name=name))
        button.clicked.connect(lambda _checked=False: self.do(partial(self._add, name)))
        self.add_entry(button)
        if self.first_field is None:
            self.first_field = button

    def _add(self, name: str) -> None:
        cell = self.cell
        place = Placement(stage=cell.stage, step=cell.step, lane=cell.lane)
        self.select((ops.add_touchpoint(self.session.document, name, place),))


class PlusEntry(EntryButton):
    """A line that adds what it names: a plus at its right says so."""

    TAIL = 30

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        scale, tokens = self.context.scale, self.context.tokens
        side = scale(14)
        painter = QPainter(self)
        place = QRectF(self.width() - scale(8) - side, (self.height() - side) / 2, side, side)
        paint_icon(painter, "plus", place, tokens.accent if self.underMouse() or self.hasFocus() else tokens.text2)
        painter.end()


def cell_shape(journey: JourneyMap, cell: Cell) -> object:
    """What decides which lines the form of a cell has; None once the cell is gone."""
    stage = journey.find(Stage, cell.stage)
    if stage is None or (cell.lane and cell.lane not in journey):
        return None
    there = tuple(t.name for t in journey.touchpoints_in(cell.stage))
    return cell.stage, cell.step, cell.lane, stage.kind, stage.name, there, journey.header.language


def cell_words(journey: JourneyMap, cell: Cell) -> str:
    """Where a cell is: “Consideration, Website”."""
    return ", ".join(name_of(journey[id]) for id in (cell.stage, cell.lane) if id in journey)
