"""Carrying stage headers and lane labels to reorder them, and the border between two stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from designer.canvas.feedback import Feedback, Ghost, Mark
from designer.canvas.overlay import outline_of
from designer.canvas.tools.gesture import Pointer
from designer.canvas.wording import name_or_kind
from designer.editing import operations
from designer.editing.operations.labels import quoted, several
from designer.layout.drops import lane_drop_at, lane_order, stage_drop_at
from designer.layout.grid import Grid
from designer.model import JourneyMap
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_KEYS = ((_("Esc"), _("forgets")),)


class CarryStage:
    """Puts a stage, with all that stands in it, before another one or last."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, id: str, start: Pointer) -> None:
        self.view = view
        self.id = id
        self.start = (start.x, start.y)

    def move(self, at: Pointer) -> Feedback:
        """Show between which stages it lands."""
        grid, journey = self.view.map_layout.grid, self.view.shown
        dx = at.x - self.start[0]
        ghost = Ghost((self.id,), dx, 0)
        drop = stage_drop_at(self.view.map_layout, at.x)
        box = outline_of(grid, self.id)
        label_at = (box.left + dx, box.top) if box is not None else (at.x, at.y)
        if drop is None or is_same_place([s.id for s in journey.stages], self.id, drop.before):
            return Feedback(
                ghost=ghost, faded=frozenset({self.id}), status=_("Release to leave the stage where it is"), keys=_KEYS
            )
        return Feedback(
            ghost=ghost, faded=frozenset({self.id}), mark=stage_mark(grid, drop.x),
            label=gap_words(journey, drop.before), label_at=label_at, keys=_KEYS,
            status=_("Release to move {what} here").format(what=quoted(journey, self.id)),
        )  # fmt: skip

    def release(self, at: Pointer) -> None:
        """Reorder the stages."""
        drop = stage_drop_at(self.view.map_layout, at.x)
        order = [s.id for s in self.view.shown.stages]
        if drop is not None and not is_same_place(order, self.id, drop.before):
            operations.move_stage(self.view.document, self.id, drop.before)


class CarryLane:
    """Puts a channel, a group of channels or another lane before one of the others, or last."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, ids: tuple[str, ...], start: Pointer) -> None:
        self.view = view
        self.ids = ids
        self.id = ids[0]  # which stands for a group among the lanes
        self.name = ", ".join(name_or_kind(view.shown, id) for id in ids) if len(ids) > 1 else ""
        self.start = (start.x, start.y)

    def move(self, at: Pointer) -> Feedback:
        """Show between which lanes it lands."""
        grid, journey = self.view.map_layout.grid, self.view.shown
        dy = at.y - self.start[1]
        ghost = Ghost((self.id,), 0, dy, name=self.name)
        drop = lane_drop_at(self.view.map_layout, at.y)
        if drop is None or is_same_place(lane_order(grid), self.id, drop.before):
            return Feedback(
                ghost=ghost, faded=frozenset(self.ids), status=_("Release to leave the lane where it is"), keys=_KEYS
            )
        box = outline_of(grid, self.id)
        label_at = (box.right + 8, box.top + dy + 12) if box is not None else (at.x, at.y)
        return Feedback(
            ghost=ghost, faded=frozenset(self.ids), mark=lane_mark(grid, drop.y), label_at=label_at, keys=_KEYS,
            label=gap_words(journey, drop.before),
            status=_("Release to move {what} here").format(what=several(journey, self.ids)),
        )  # fmt: skip

    def release(self, at: Pointer) -> None:
        """Reorder the lanes."""
        drop = lane_drop_at(self.view.map_layout, at.y)
        order = lane_order(self.view.map_layout.grid)
        if drop is not None and not is_same_place(order, self.id, drop.before):
            operations.move_lanes(self.view.document, self.ids, drop.before)


class CarryBorder:
    """Moves the border of two stages over the touchpoints next to it: these change their stage."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.SplitHCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, left: str, right: str) -> None:
        self.view = view
        self.left = left
        self.right = right

    def move(self, at: Pointer) -> Feedback:
        """Show how many steps change sides."""
        grid, journey = self.view.map_layout.grid, self.view.shown
        steps, x = self._steps(at.x)
        mark = stage_mark(grid, x)
        if not steps:
            return Feedback(
                mark=mark,
                label=_("No step changes stage yet"),
                label_at=(x + 8, at.y),
                status=_("Release to leave the border where it is"),
                keys=_KEYS,
            )
        taking = self.left if steps > 0 else self.right
        label = ngettext("{n} step to {stage}", "{n} steps to {stage}", abs(steps)).format(
            n=abs(steps), stage=quoted(journey, taking)
        )
        cells = tuple(
            c.box for c in grid.cards.values()
            if c.stage == (self.right if steps > 0 else self.left)
            and (c.box.centre[0] < x if steps > 0 else c.box.centre[0] > x)
        )  # fmt: skip
        return Feedback(
            mark=mark,
            cells=cells,
            label=label,
            label_at=(x + 8, at.y),
            status=_("Release to move the border here"),
            keys=_KEYS,
        )

    def release(self, at: Pointer) -> None:
        """Hand the steps over."""
        operations.move_border(self.view.document, self.left, self.right, self._steps(at.x)[0])

    def _steps(self, x: float) -> tuple[int, float]:
        """How many steps lie between the border and x: more than 0 of the right stage, less of the left one."""
        stages = {s.id: s for s in self.view.map_layout.grid.stages}
        left, right = stages.get(self.left), stages.get(self.right)
        if left is None or right is None:
            return 0, x
        border = (left.right + right.left) / 2
        if x > border:
            passed = [s for s in right.steps if (s.left + s.right) / 2 < x]
            return len(passed), min(x, right.right)
        passed = [s for s in left.steps if (s.left + s.right) / 2 > x]
        return -len(passed), max(x, left.left)


def stage_mark(grid: Grid, x: float) -> Mark:
    """An upright drop mark through the band, paler through the lanes."""
    band = grid.stages[0].band if grid.stages else grid.lattice
    return Mark((x, band.top - 4), (x, band.bottom + 4), ((x, band.bottom), (x, grid.lattice.bottom)))


def lane_mark(grid: Grid, y: float) -> Mark:
    """A level drop mark at the labels, paler through the stages."""
    right = max((row.label.right for row in grid.lanes), default=grid.lattice.left)
    return Mark((0, y), (right, y), ((right, y), (grid.lattice.right, y)))


def is_same_place(order: list[str], id: str, before: str | None) -> bool:
    """Whether putting an element before another one leaves the order as it is."""
    if id not in order:
        return False
    at = order.index(id)
    following = order[at + 1] if at + 1 < len(order) else None
    return before in (id, following)


def gap_words(journey: JourneyMap, before: str | None) -> str:
    """ "Before “Purchase”", "At the end"."""
    return _("Before {name}").format(name=quoted(journey, before)) if before else _("At the end")
