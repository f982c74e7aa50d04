"""Dragging a point of a curve, of feelings as they are or are to be, or of engagement: to a level of the scale that the lane
declares, with Shift in its tenths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from designer.canvas.feedback import CurveBend, Feedback, Levels
from designer.canvas.hits import Hit
from designer.canvas.tools.gesture import Pointer
from designer.canvas.wording import feeling_word, name_or_kind
from designer.drawing import Point
from designer.editing import operations
from designer.editing.operations.labels import several
from designer.layout.curve import tangents
from designer.layout.grid import CurvePlace, CurvePoint
from designer.model import LaneKind, MapState, Persona, Touchpoint
from designer.model.scales import FEELING, rounded, scale_of
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_SAME = 1e-9
_DECIDING = 3  # points beside a stretch of a curve that decide how it runs


class DragFeeling:
    """Sets what a persona (everyone, where it is "") feels at the touchpoints that a point stands for, or how engaged everyone
    is there."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = False

    def __init__(self, view: MapView, hit: Hit, *, is_blank: bool = False) -> None:
        self.view = view
        self.hit = hit
        # Where the curve has no point yet: the middle of its card, and the middle of the lane.
        self.blank = hit.box.centre if is_blank and hit.box is not None else None
        self.touchpoint = hit.id
        self.persona = hit.other
        self.curve = hit.curve
        self.is_planned = hit.is_planned
        point = self._point()
        self.touchpoints = self._sharing(point)
        self.before = point.value if point is not None and self._is_known() else None

    @property
    def kind(self) -> LaneKind:
        """Of feelings, or of engagement."""
        place = self._place()
        return place.kind if place is not None else LaneKind.EMOTION

    def move(self, at: Pointer) -> Feedback:
        """Show the levels and the curve as it would be."""
        place, point = self._place(), self._point()
        if place is None or point is None:
            return Feedback()
        value = self.value_at(place, at)
        now = (point.x, place.y(value))
        was = (point.x, point.y) if self.blank is None else now
        curve, faces = _bends(self._points_beside(place), point, now)
        levels = Levels(
            point.x, tuple((v, place.y(v)) for v in place.scale.levels), was, now, value, self._colour(),
            curve=curve, faces=faces, face=self.view.live.theme.emotion.halo,
            old_curve=_bends(self._points_beside(place), point, was if self.blank is None else None)[0],
            words=tuple(self._number(place, v) for v in place.scale.levels), word=self._number(place, value),
        )  # fmt: skip
        journey = self.view.document.journey
        before = self._number(place, self.before) if self.before is not None else _("unknown")
        label = f"{self._subject()}: {before} → {self._words(place, value)}"
        name = several(journey, self.touchpoints)
        if len(self.touchpoints) > 1:
            label += f" · {name}"
        said = _("Release to set the feeling of {name}")
        if place.kind is LaneKind.ENGAGEMENT:
            said = _("Release to set the engagement at {name}")
        elif self._is_future():
            said = _("Release to set the planned feeling of {name}")
        return Feedback(
            levels=levels, pale_curves=frozenset({self.persona, self.touchpoint}), label=label,
            label_at=(point.x - 40, place.top - 4), status=said.format(name=name),
            keys=((_("Shift"), _("in ones") if place.scale.is_coarse else _("in tenths")), (_("Esc"), _("forgets"))),
        )  # fmt: skip

    def release(self, at: Pointer) -> None:
        """Set the value."""
        place = self._place()
        if place is not None:
            self.set(self.value_at(place, at))

    def set(self, value: float | None, joins: str = "") -> None:
        """Set a stored value; None is unknown."""
        place, document = self._place(), self.view.document
        if place is None:
            return
        if place.kind is LaneKind.ENGAGEMENT:
            operations.set_field(document, self.touchpoints, "engagement", value, joins=joins)
        else:
            is_future = self._is_future()
            operations.set_feeling(document, self.touchpoints, self.persona, value, is_future=is_future, joins=joins)

    def changed(self, by: int, *, is_fine: bool) -> float | None:
        """The stored value that is a level better or worse than where the point is, or a fine step."""
        place, point = self._place(), self._point()
        if place is None or point is None:
            return self.before
        scale = place.scale
        if not is_fine:
            return scale.next_level(point.value, by)
        digits = 0 if scale.is_coarse else 1
        better = by if scale.best > scale.worst else -by
        value = scale.stored(rounded(scale.shown(point.value) + better * 10**-digits, digits))
        return min(max(value, scale.low), scale.high) + 0.0

    def words(self) -> str:
        """What it is and at which touchpoint: "Mara: +1 good · Order it"; of what differs between the touchpoints of a step,
        that it is their mean."""
        place, point, journey = self._place(), self._point(), self.view.document.journey
        if place is None or point is None:
            return ""
        said, values = self._words(place, point.value), [self._value_at(id) for id in self.touchpoints]
        known = sorted([value for value in values if value is not None])
        if len(set(known)) > 1 and abs(sum(known) / len(known) - point.value) < _SAME:
            *others, last = [self._number(place, value) for value in known]
            numbers = _("{some} and {last}").format(some=", ".join(others), last=last)
            said = _("{value}, the mean of {values}").format(value=said, values=numbers)
        return f"{self._subject()}: {said} · {several(journey, self.touchpoints)}"

    @staticmethod
    def value_at(place: CurvePlace, at: Pointer) -> float:
        """The stored value that the pointer's height says."""
        value, scale = place.value(at.y), place.scale
        if at.is_shifted:
            value = scale.stored(rounded(scale.shown(value), 0 if scale.is_coarse else 1))
        else:
            value = scale.nearest(value)
        return min(max(value, scale.low), scale.high) + 0.0

    def _is_future(self) -> bool:
        """Whether what is to be is changed: where that is looked at, and on a map of it where the curve shows a plan."""
        if self.is_planned or self.view.state_seen == MapState.FUTURE.value:
            return True
        shows_plan = self.view.shown.header.shows is MapState.FUTURE
        return shows_plan and any(self._planned_at(id) is not None for id in self.touchpoints)

    def _planned_at(self, id: str) -> float | None:
        """What is to be felt at one touchpoint, where that is planned."""
        touchpoint = self.view.shown.find(Touchpoint, id)
        if touchpoint is None:
            return None
        return touchpoint.future_feeling_of(self.persona) if self.persona else touchpoint.future_feeling

    def _value_at(self, id: str) -> float | None:
        """What it is at one touchpoint."""
        touchpoint, place = self.view.shown.find(Touchpoint, id), self._place()
        if touchpoint is None or place is None:
            return None
        if place.kind is LaneKind.ENGAGEMENT:
            return touchpoint.engagement
        planned = self._planned_at(id)
        if planned is not None and self._is_future():
            return planned
        return touchpoint.feeling_of(self.persona) if self.persona else touchpoint.feeling

    def _is_known(self) -> bool:
        if self.blank is not None:
            return False
        return any(self._is_known_at(id) for id in self.touchpoints)

    def _is_known_at(self, id: str) -> bool:
        touchpoint, place = self.view.shown.find(Touchpoint, id), self._place()
        if touchpoint is None or place is None:
            return False
        if place.kind is LaneKind.ENGAGEMENT:
            return touchpoint.engagement is not None
        if self._is_future() and self._planned_at(id) is not None:
            return True
        if self.is_planned:
            return False
        return (touchpoint.feeling_of(self.persona) if self.persona else touchpoint.feeling) is not None

    def _place(self) -> CurvePlace | None:
        curves = self.view.map_layout.grid.curves
        return curves[self.curve] if self.curve < len(curves) else None

    def _point(self) -> CurvePoint | None:
        place = self._place()
        wanted = (self.persona, self.touchpoint, self.is_planned)
        points = self._points_beside(place) if place is not None else ()
        if self.blank is not None and place is not None:
            return CurvePoint(self.persona, self.touchpoint, *self.blank, place.value(self.blank[1]), self.is_planned)
        return next((p for p in points if (p.persona, p.touchpoint, p.is_planned) == wanted), None)

    def _sharing(self, point: CurvePoint | None) -> tuple[str, ...]:
        """All touchpoints that a point stands for: those of one step share it, at their mean."""
        place = self._place()
        if self.blank is not None or place is None or point is None:
            return (self.touchpoint,)
        here = (point.persona, point.is_planned, point.x, point.y)
        points = self._points_beside(place)
        return tuple(p.touchpoint for p in points if (p.persona, p.is_planned, p.x, p.y) == here)

    def _points_beside(self, place: CurvePlace) -> tuple[CurvePoint, ...]:
        """The points of the touchpoint's stage, and some before and behind it that decide how the curve runs: the marks of
        all other stages need not be set."""
        stage = self.view.map_layout.grid.cards.stage_of(self.touchpoint)
        if stage is None:
            return place.points
        found = place.points_in(stage)
        for beside in (range(stage - 1, -1, -1), range(stage + 1, len(place.find_points))):
            here = 0
            for i in beside:
                points = place.points_in(i)
                found = (*points, *found) if i < stage else (*found, *points)
                here += sum((p.persona, p.is_planned) == (self.persona, self.is_planned) for p in points)
                if here >= _DECIDING:
                    break
        return found

    def _number(self, place: CurvePlace, value: float) -> str:
        return place.scale.text(value, self.view.document.journey.header.language)

    def _words(self, place: CurvePlace, value: float) -> str:
        is_usual = place.kind is LaneKind.EMOTION and place.scale == scale_of(FEELING)
        return feeling_word(value) if is_usual else self._number(place, value)

    def _subject(self) -> str:
        place, journey = self._place(), self.view.document.journey
        if place is not None and place.kind is LaneKind.ENGAGEMENT:
            return _("Engagement")
        who = name_or_kind(journey, self.persona) if self.persona else _("Everyone")
        return _("{who}, planned").format(who=who) if self.is_planned else who

    def _colour(self) -> str:
        shown = self.view.shown
        persona = shown.find(Persona, self.persona)
        if persona is not None:
            return self.view.live.theme.persona_colour(shown.persona_places()[persona.id], persona.colour)
        return self.view.colours.accent


def _bends(
    points: Sequence[CurvePoint], point: CurvePoint, at: Point | None
) -> tuple[tuple[CurveBend, ...], tuple[Point, ...]]:
    """The curve from the neighbour before a point to the one after it as layout would draw it, were the point there (None:
    without it), and the neighbours."""
    own = (point.persona, point.is_planned)
    others = {p.x: (p.x, p.y) for p in points if (p.persona, p.is_planned) == own and p is not point}
    others.pop(point.x, None)
    left = max((x for x in others if x < point.x), default=point.x)
    right = min((x for x in others if x > point.x), default=point.x)
    whole = sorted([*others.values(), *([at] if at is not None else [])])
    bends = (CurveBend(x, y, slope) for (x, y), slope in zip(whole, tangents(whole), strict=True))
    neighbours = tuple(others[x] for x in (left, right) if x in others)
    return tuple(bend for bend in bends if left <= bend.x <= right), neighbours
