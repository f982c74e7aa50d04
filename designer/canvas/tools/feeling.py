"""Dragging a point of the feeling curve: to one of five levels, with Shift in tenths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from designer.canvas.feedback import Feedback, Levels
from designer.canvas.tools.gesture import Pointer
from designer.canvas.wording import feeling_number, feeling_word, name_or_kind
from designer.drawing import Point
from designer.editing import operations
from designer.layout.grid import Grid
from designer.model import Touchpoint
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class DragFeeling:
    """Sets what a persona (everyone, where it is "") feels at a touchpoint."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = False

    def __init__(self, view: MapView, touchpoint: str, persona: str) -> None:
        self.view = view
        self.touchpoint = touchpoint
        self.persona = persona
        self.before = self._felt()

    def move(self, at: Pointer) -> Feedback:
        """Show the levels and the curve as it would be."""
        grid = self.view.map_layout.grid
        point = grid.points.get((self.persona, self.touchpoint))
        if point is None or grid.curve is None:
            return Feedback()
        value = self.value_at(grid, at)
        plus, minus = grid.curve
        now = (point[0], level_y(grid, value))
        rungs = tuple((v, minus + (plus - minus) * (v + 2) / 4) for v in (2, 1, 0, -1, -2))
        left, right = self._neighbours(grid, point)
        levels = Levels(
            point[0], rungs, point, now, value, self._colour(),
            curve=tuple(p for p in (left, now, right) if p is not None),
            old_curve=tuple(p for p in (left, point, right) if p is not None),
        )  # fmt: skip
        journey = self.view.document.journey
        who = name_or_kind(journey, self.persona) if self.persona else _("Everyone")
        before = feeling_number(self.before) if self.before is not None else _("unknown")
        label = f"{who}: {before} → {feeling_word(value)}"
        return Feedback(
            levels=levels, pale_curves=frozenset({self.persona, self.touchpoint}), label=label,
            label_at=(point[0] - 40, plus - 4),
            status=_("Release to set the feeling of {name}").format(name=name_or_kind(journey, self.touchpoint)),
            keys=((_("Shift"), _("in tenths")), (_("Esc"), _("forgets"))),
        )  # fmt: skip

    def release(self, at: Pointer) -> None:
        """Set the feeling."""
        grid = self.view.map_layout.grid
        if grid.curve is not None:
            value, is_future = self.value_at(grid, at), self.view.state_seen == "future"
            operations.set_feeling(self.view.document, self.touchpoint, self.persona, value, is_future=is_future)

    def value_at(self, grid: Grid, at: Pointer) -> float:
        """The feeling that the pointer's height says."""
        assert grid.curve is not None
        plus, minus = grid.curve
        value = 4 * (minus - at.y) / max(minus - plus, 1e-6) - 2
        value = round(value, 1) if at.is_shifted else float(round(value))
        return min(max(value, -2.0), 2.0) + 0.0

    def _felt(self) -> float | None:
        touchpoint = self.view.shown.find(Touchpoint, self.touchpoint)
        if touchpoint is None:
            return None
        return touchpoint.feeling_of(self.persona) if self.persona else touchpoint.feeling

    def _neighbours(self, grid: Grid, point: Point) -> tuple[Point | None, Point | None]:
        others = [p for (who, _t), p in grid.points.items() if who == self.persona and p != point]
        left = max((p for p in others if p[0] < point[0]), default=None)
        right = min((p for p in others if p[0] > point[0]), default=None)
        return left, right

    def _colour(self) -> str:
        personas = self.view.shown.personas
        for i, persona in enumerate(personas):
            if persona.id == self.persona:
                return self.view.live.theme.persona_colour(i, persona.colour)
        return self.view.colours.accent


def level_y(grid: Grid, value: float) -> float:
    """Where a feeling is on the curve."""
    assert grid.curve is not None
    plus, minus = grid.curve
    return minus + (plus - minus) * (value + 2) / 4
