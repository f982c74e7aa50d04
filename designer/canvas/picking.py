"""The canvas as something to choose on: selection, focus, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from designer.canvas.badges import SIZE
from designer.canvas.colours import CanvasColours
from designer.canvas.curve_points import box_of_point
from designer.canvas.focus import NO_FOCUS, Focus, FocusKind
from designer.canvas.hits import Hit, HitKind, hit_at
from designer.canvas.moves import Walk
from designer.canvas.overlay import is_same_cell
from designer.canvas.selection import Selection
from designer.canvas.surface import MapSurface
from designer.canvas.wording import cell_words, element_words, map_words, selection_words
from designer.drawing import Box
from designer.editing import Document, Refused
from designer.layout.drops import cell_at
from designer.layout.grid import Cell
from designer.model import Change, Connection, JourneyMap, Note
from designer.model.elements import kind_of
from designer.words import _

if TYPE_CHECKING:
    from designer.layout import Theme
    from designer.text import FontBook

HIT_OF = {
    FocusKind.TOUCHPOINT: HitKind.TOUCHPOINT,
    FocusKind.STAGE: HitKind.STAGE,
    FocusKind.LANE: HitKind.LANE,
    FocusKind.NOTE: HitKind.NOTE,
    FocusKind.PERSONA: HitKind.PERSONA,
    FocusKind.CONNECTION: HitKind.CONNECTION,
}


class PickingSurface(MapSurface):
    """Shows one document, of which elements can be selected and focused. The selection is shared with panels; nothing of it
    is part of the map."""

    selection_changed = Signal(object)  # tuple of ids
    focus_changed = Signal(object)  # Focus
    status_message = Signal(str)  # what is focused, or what release will do

    def __init__(
        self,
        document: Document,
        theme: Theme,
        fonts: FontBook,
        colours: CanvasColours,
        selection: Selection | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(document, theme, fonts, colours, parent)
        self.selection = selection or Selection(self)
        self._told = ""
        self.gaps_of: Callable[[str], Sequence[str]] = lambda id: ()  # what is said of the gaps of an element
        self._gone: set[str] = set()  # what was deleted, and may come back
        self._walk: Walk | None = None
        self.setAccessibleDescription(_("Stages run across, channels run down; touchpoints stand where they meet."))
        document.changed.connect(self.follow)
        self.selection.changed.connect(self._selection_moved)

    def leave_document(self) -> None:
        """Follow the document no more: another map is shown, and this one stays open."""
        self.document.changed.disconnect(self.follow)
        self.live.close()

    def follow(self, change: Change) -> None:
        """Let go of what is gone; what an undo brings back has the focus again."""
        gone = {i for i, (_before, after) in change.pairs.items() if after is None}
        back = [i for i, (before, _after) in change.pairs.items() if before is None and i in self._gone]
        self._gone = (self._gone | gone).difference(back)
        self.selection.set(i for i in self.selection.ids if i in self.document.journey)
        if self.state.focus.id in gone:
            self.set_focus(NO_FOCUS)
        if back and not self.state.is_editing:
            self.select(foremost(self.document.journey, [i for i in back if self.focus_on(i)]))
        self.viewport().update()
        self.tell()

    def layout_taken(self) -> None:
        """Find the focus again; say what the map holds."""
        self._refocus()
        self.setAccessibleName(map_words(self.shown))

    def perform(self, action: Callable[[], object]) -> bool:
        """Do an edit; what it refuses is said in the status bar. Whether it was done."""
        try:
            action()
        except Refused as refusal:
            self._told = str(refusal)
            self.status_message.emit(self._told)
            return False
        return True

    def select(self, ids: Iterable[str]) -> None:
        """Select elements; the last of them has the focus."""
        chosen = tuple(ids)
        self.selection.set(chosen)
        self.set_focus(self.focus_on(chosen[-1]) if chosen else NO_FOCUS)

    @property
    def focus(self) -> Focus:
        """What has the keyboard."""
        return self.state.focus

    @property
    def focus_cell(self) -> Cell | None:
        """The empty cell that is focused, None if it is something else."""
        return self.state.focus.cell

    def focus_on(self, id: str) -> Focus:
        """The focus that an element gives."""
        element = self.document.journey.get(id)
        if element is None:
            return NO_FOCUS
        kind = kind_of(element)
        kind = "lane" if kind == "channel" else kind
        return Focus(FocusKind(kind), id) if kind in list(FocusKind) else NO_FOCUS

    def set_focus(self, focus: Focus) -> None:
        """Give something the keyboard."""
        before = self.state.focus
        if before.on is not None and before != focus:
            self.document.end_joining()  # coming back to a point is another step
        self.repaint_overlay()
        self.state.focus = focus
        self.repaint_overlay()
        if (before.kind, before.id, before.on) != (focus.kind, focus.id, focus.on) or not is_same_cell(
            before.cell, focus.cell
        ):
            self.focus_changed.emit(focus)
        self.tell()

    def _refocus(self) -> None:
        # Find the focused cell in the new layout; one that was filled gives its place to the card.
        cell = self.state.focus.cell
        if cell is None or self._laid_out is None:
            return
        for place in self._laid_out.cards.in_stage(cell.stage):
            if cell.step and (place.step, place.lane) == (cell.step, cell.lane):
                self.state.focus = Focus(FocusKind.TOUCHPOINT, place.touchpoint)
                return
        x, y = cell.box.centre
        found = cell_at(self._laid_out, x, y)
        self.state.focus = Focus(FocusKind.CELL, cell=found) if found and is_same_cell(found, cell) else NO_FOCUS

    def _selection_moved(self, ids: tuple[str, ...]) -> None:
        self.repaint_overlay()
        self.state.selected = ids
        self.repaint_overlay()
        self.selection_changed.emit(ids)
        self.tell()

    def status_text(self) -> str:
        """What is focused, or what release will do, in words."""
        journey = self.shown
        if self.feedback.status:
            return self.feedback.status
        if len(self.selection.ids) > 1:
            return selection_words(self.document.journey, self.selection.ids)
        focus = self.state.focus
        if focus.cell is not None:
            return cell_words(journey, focus.cell)
        id = focus.id or self.selection.only
        return element_words(journey if id in journey else self.document.journey, id)

    def tell(self) -> None:
        """Say what is focused, or what release will do."""
        text = self.status_text()
        if text != self._told:
            self._told = text
            self.status_message.emit(text)

    @property
    def walk(self) -> Walk:
        """The lattice of the present layout, as the keyboard walks it."""
        layout = self.map_layout
        if self._walk is None or self._walk.layout is not layout:
            self._walk = Walk(layout)
        return self._walk

    def zoom_to_selection(self) -> None:
        """What is selected, as large as the window allows; the whole map if nothing is."""
        self.show_boxes(box for i in self.selection.ids if (box := self.box_of(i)) is not None)

    def hit(self, at: QPointF) -> Hit:
        """What lies under a pixel of the viewport."""
        dx, dy = self.shift_at(at.x(), at.y())
        x, y = self.camera.to_map(at.x() - dx, at.y() - dy)
        return hit_at(self.map_layout, self.painter.chunks, self.camera.sheet, x, y, 1 / self.camera.scale)

    def meant(self, at: QPointF) -> Hit:
        """What a press there means: what lies there, else what the gap badge there stands for."""
        found = self.hit(at)
        if found.is_element or found.kind is HitKind.POINT:
            return found
        id = self.badge_at(at)
        kind = HIT_OF.get(self.focus_on(id).kind) if id else None
        return Hit(kind, id, box=self.box_of(id)) if kind is not None else found

    def badge_at(self, at: QPointF) -> str:
        """Whose gap badge is under a pixel, "" for none."""
        for id, _severity, (x, y) in self.badges.places(self.map_layout.grid, self.camera):
            if hypot(at.x() - x, at.y() - y) <= SIZE / 2:
                return id
        return ""

    def cell_of(self, stage: str, step: str, lane: str) -> Cell | None:
        """The cell at a place, filled or empty; without a step the first one of the stage."""
        walk = self.walk
        for column, (there, index) in enumerate(walk.columns):
            if there.id == stage and (not step or index < 0 or there.steps[index].key == step):
                for row, lane_row in enumerate(walk.rows):
                    if lane_row.lane == lane or lane in lane_row.members:
                        return walk.at(column, row).cell
        return None

    def focus_box(self) -> Box | None:
        """Where the focus is, in points."""
        focus = self.state.focus
        if focus.on is not None and (box := box_of_point(self.map_layout.grid, focus)) is not None:
            return box
        return focus.cell.box if focus.cell is not None else self.box_of(focus.id) if focus.id else None


def foremost(journey: JourneyMap, ids: Sequence[str]) -> list[str]:
    """Of what changed together: without the connections and notes that only came along; all where there is nothing else."""
    return [i for i in ids if not isinstance(journey[i], Connection | Note)] or list(ids)
