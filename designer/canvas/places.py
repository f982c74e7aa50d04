"""Where and how the text of an element is set, so that it can be edited in its place. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from designer.drawing import Box, Role, TextRun
from designer.drawing.drawing import flat
from designer.drawing.geometry import around

if TYPE_CHECKING:
    from designer.layout import JourneyLayout, Theme
    from designer.layout.theme import TextStyle
    from designer.model import JourneyMap

_LEAST_CARD = 60  # points: what is narrower is no card
_BESIDE_NODE = 70
_IN_FRAME = 2
PERSONA_PLACE = 130.0  # at the right of the head, where the first persona will stand
_BEFORE_PERSONA = 12


class Card(msgspec.Struct, frozen=True):
    """A touchpoint's card: its box, the radius of its corners, and the colour of its edge. Points."""

    box: Box
    radius: float
    edge: str


class TextPlace(msgspec.Struct, frozen=True):
    """A text on the map: the box it may fill (it grows downwards), its first baseline, and how it is set. Points."""

    box: Box
    baseline: float
    size: float
    line: float
    weight: int
    colour: str
    ground: str
    is_centred: bool = False
    card: Card | None = None  # on which it stands, and which grows with it


def text_place(layout: JourneyLayout, theme: Theme, journey: JourneyMap, id: str, part: str) -> TextPlace | None:
    """Where a text of an element stands; `part` is "name", "description", "goal", "title" or "scenario"."""
    grid, type = layout.grid, theme.type
    if part == "title":
        return _line_of(
            layout,
            id,
            Role.TITLE,
            grid.title,
            type.title,
            theme.colour.ink,
            theme.colour.paper,
            min(320, _room_in_head(layout, grid.title)),
        )
    if part == "scenario":
        return _line_of(
            layout,
            id,
            Role.TITLE,
            grid.scenario,
            type.scenario,
            theme.colour.text,
            theme.colour.paper,
            min(420, _room_in_head(layout, grid.scenario)),
        )
    if id in grid.cards:
        return _on_card(layout, theme, id, part)
    for index, stage in enumerate(journey.stages):
        if stage.id == id:
            column = next((s for s in grid.stages if s.id == id), None)
            if column is None:
                return None
            fill = theme.stage_colour(index, stage.colour)
            if part == "goal":
                box = Box(column.left + 10, column.goal.top, column.right - 6, column.goal.bottom)
                return _line_of(layout, id, Role.STAGE, box, type.label, theme.colour.text, theme.tint(fill), 0)
            box = Box(
                column.band.left + (12 if index == 0 else 19), column.band.top, column.band.right, column.band.bottom
            )
            return _line_of(layout, id, Role.STAGE, box, type.heading, theme.stage_text(fill), fill, 0)
    for row in grid.lanes:
        if row.lane == id and id:
            # Inside of the label's frame, and as wide as its text is.
            left = row.label.left + theme.grid.label_text_x
            box = Box(left, row.top + _IN_FRAME, row.label.right - _IN_FRAME, row.bottom - _IN_FRAME)
            return _line_of(layout, id, Role.LANE, box, type.name, theme.colour.ink, theme.colour.paper, 0)
    if id in grid.notes:
        return _line_of(layout, id, Role.NOTE, grid.notes[id], type.text, theme.colour.text, theme.colour.paper, 0)
    if id in grid.personas:
        (x, y), style = grid.persona_names[id], type.name
        name = Box(x, y - 10, grid.personas[id].right - 8, y + 6)
        return TextPlace(name, y, style.size, style.line, style.weight, theme.colour.ink, theme.colour.paper)
    if id in grid.tray:
        return _line_of(layout, id, Role.TRAY, grid.tray[id], type.name, theme.colour.ink, theme.colour.paper, 0)
    return _on_connection(layout, theme, id)


def _on_card(layout: JourneyLayout, theme: Theme, id: str, part: str) -> TextPlace:
    box, card, type = layout.grid.cards[id].box, theme.card, theme.type
    if box.width < _LEAST_CARD:  # a node in a folded lane: its name is written below it
        x, style = box.centre[0], type.name
        below = Box(x - _BESIDE_NODE, box.bottom + 2, x + _BESIDE_NODE, box.bottom + 2 + style.line)
        return TextPlace(
            below, below.top + style.line * 0.79, style.size, style.line, style.weight, theme.colour.ink,
            theme.colour.card, True,
        )  # fmt: skip
    runs = _runs(layout, id, Role.TOUCHPOINT)
    left, right = box.left + card.padding_x, box.right - card.padding_x
    if part == "description":
        found = _first(runs, lambda r: r.size == type.text.size and r.face.weight == type.text.weight)
        names = [r for r in runs if r.size == type.name.size]
        top = (max((r.y for r in names), default=box.top + card.padding_top + 9) + 4) if found is None else 0
        baseline = found.y if found is not None else top + 9
        return TextPlace(
            Box(left, baseline - 9, right, box.bottom), baseline, type.text.size, type.text.line, type.text.weight,
            theme.colour.text, theme.colour.card,
        )  # fmt: skip
    found = _first(runs, lambda r: r.size == type.name.size)
    baseline = found.y if found is not None else box.top + card.padding_top + type.name.line * 0.79
    return TextPlace(
        Box(left, box.top + 8, right, box.bottom), baseline, type.name.size, type.name.line, type.name.weight,
        theme.colour.ink, theme.colour.card, card=Card(box, card.radius, theme.colour.card_border),
    )  # fmt: skip


def _line_of(
    layout: JourneyLayout, id: str, role: Role, box: Box, style: TextStyle, colour: str, ground: str, least: float
) -> TextPlace:
    # What is drawn tells best where it is; where nothing is drawn, the middle of the place.
    runs = [r for r in _runs(layout, id, role) if box.grown(4).contains(r.x, r.y)]
    found = _first(runs, lambda r: r.size >= style.size - 2.6 and r.face.weight == style.weight and r.colour == colour)
    if found is None:
        found = _first(runs, lambda r: r.face.weight == style.weight and not r.text.isdigit())
    if found is None:
        baseline = (box.top + box.bottom) / 2 + style.size * 0.36
        return TextPlace(_at_least(box, least), baseline, style.size, style.line, style.weight, colour, ground)
    place = Box(found.x, min(box.top, found.y - found.size), max(box.right, found.x + least), box.bottom)
    return TextPlace(place, found.y, found.size, style.line, style.weight, found.colour, ground)


def _room_in_head(layout: JourneyLayout, box: Box) -> float:
    """How wide an editor may be that begins there, before the personas, or the place of the first one."""
    end = min([card.left for card in layout.grid.personas.values()], default=layout.drawing.width - PERSONA_PLACE)
    return max(end - _BEFORE_PERSONA - box.left, 0)


def _at_least(box: Box, width: float) -> Box:
    return Box(box.left, box.top, max(box.right, box.left + width), box.bottom)


def _on_connection(layout: JourneyLayout, theme: Theme, id: str) -> TextPlace | None:
    route = layout.grid.routes.get(id)
    if not route:
        return None
    style = theme.type.label
    runs = _runs(layout, id, Role.CONNECTION)
    if runs:
        run = runs[0]
        middle = run.x + run.width / 2
        box = Box(middle - 50, run.y - 9, middle + 50, run.y + 4)
        return TextPlace(box, run.y, style.size, style.line, style.weight, run.colour, theme.colour.paper, True)
    (ax, ay), (bx, by) = max(pairwise(route), key=lambda p: abs(p[0][0] - p[1][0]) + 0.5 * abs(p[0][1] - p[1][1]))
    x, y = (ax + bx) / 2, (ay + by) / 2
    box = Box(x - 50, y - 7, x + 50, y + 7)
    return TextPlace(box, y + 3, style.size, style.line, style.weight, theme.colour.text, theme.colour.paper, True)


def label_boxes(layout: JourneyLayout, ids: Iterable[str]) -> dict[str, Box]:
    """Where the labels of connections are written, in points; without those that have none."""
    found = {}
    for id in ids:
        runs = _runs(layout, id, Role.CONNECTION) if id in layout.grid.routes else []
        if runs:
            boxes = [Box(r.x - 3, r.y - r.size, r.x + r.width + 3, r.y + r.size * 0.35) for r in runs]
            found[id] = around(boxes)
    return found


def _runs(layout: JourneyLayout, id: str, role: Role) -> list[TextRun]:
    """The runs of an element in the drawing's coordinates."""
    found = []
    for group in layout.drawing.by_element.get(id, ()):
        if group.role is role:
            for x, y, item in flat(group.content, group.x, group.y):
                if isinstance(item, TextRun):
                    found.append(msgspec.structs.replace(item, x=item.x + x, y=item.y + y))
    return found


def _first(runs: list[TextRun], fits: Callable[[TextRun], bool]) -> TextRun | None:
    return next((r for r in runs if fits(r)), None)
