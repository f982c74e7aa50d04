"""The laws of layout: each takes a map and what was laid out of it, and yields a sentence for whatever breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from designer.drawing import Box
from designer.drawing.drawing import flat
from designer.layout import Arrangement, JourneyLayout
from designer.model import JourneyMap, Note, Touchpoint
from tests.layout.sight import overlapping, overlapping_texts, texts_on, texts_outside, weak_texts

Law = Callable[[JourneyMap, JourneyLayout], Iterator[str]]

_CARD_WIDE = 9  # how far the marks on a card's edges reach over it
_CARD_HIGH = 10


def no_two_cards_overlap(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """Cards, nodes, piles, notes and what waits in the tray."""
    grid = layout.grid
    boxes = [*[(id, place.box) for id, place in grid.cards.items()], *grid.notes.items(), *grid.tray.items()]
    boxes += [(group.key, group.box.grown(-3)) for group in layout.drawing.groups if "/pile/" in group.key]
    yield from map(str, overlapping(boxes))


def no_two_texts_overlap(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    yield from map(str, overlapping_texts(layout.drawing))


def every_text_lies_in_its_box(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """In the box of its group; on a card also in the card, but for the marks on its edges."""
    yield from texts_outside(layout.drawing)
    for seen in texts_on(layout.drawing):
        place = layout.grid.cards.get(seen.group.element)
        if place is not None and seen.group.key.endswith("/card") and place.node is None:
            left, top, right, bottom = (getattr(place.box, side) for side in ("left", "top", "right", "bottom"))
            box = Box(left - _CARD_WIDE, top - _CARD_HIGH, right + _CARD_WIDE, bottom + _CARD_HIGH)
            if not box.holds(seen.box, 1.0):
                yield f"{seen.run.text!r} at {seen.box} leaves the card of {seen.group.element} at {place.box}"


def no_text_lies_on_a_card_of_something_else(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """Labels of connections, names of lines and of lanes, ends of curves, notes."""
    cards = [(id, place.box.grown(-1)) for id, place in layout.grid.cards.items() if place.box.width > 60]
    cards += [(id, box.grown(-1)) for id, box in layout.grid.notes.items()]
    for seen in texts_on(layout.drawing):
        for id, box in cards:
            if seen.group.element != id and box.meets(seen.box):
                yield f"{seen.group.key}: {seen.run.text!r} lies on {id}"


def nothing_lies_outside_the_drawing(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    sheet = layout.drawing.box.grown(1)
    for group in layout.drawing.groups:
        if not sheet.holds(group.box):
            yield f"{group.key} at {group.box} outside of {layout.drawing.box}"


def everything_stands_in_its_stage_and_its_lane(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """Cards and notes in their column and row, points of curves in their lane, the tray below all lanes."""
    grid = layout.grid
    stages = {column.id: column for column in grid.stages}
    for id, place in grid.cards.items():
        touchpoint = journey[id]
        assert isinstance(touchpoint, Touchpoint)
        column = stages[touchpoint.stage]
        lane = touchpoint.lane or touchpoint.channel
        if layout.options.arrangement is Arrangement.STORYLINE:
            row = next(r for r in grid.lanes if r.kind == "touchpoints")
        else:
            row = next(r for r in grid.lanes if lane in r.members or (r.kind == "no channel" and not lane))
        if not (column.left <= place.box.left and place.box.right <= column.right):
            yield f"{id} at {place.box} leaves its stage"
        if not (row.top <= place.box.top and place.box.bottom <= row.bottom):
            yield f"{id} at {place.box} leaves its lane {row}"
    for id, box in grid.notes.items():
        note = journey[id]
        assert isinstance(note, Note)
        about = journey[note.about]
        column = stages[about.stage if isinstance(about, Touchpoint) else about.id]
        if not (column.left <= box.left and box.right <= column.right):
            yield f"{id} at {box} leaves the stage of what it is about"
        if not any(r.top <= box.top and box.bottom <= r.bottom + 0.01 for r in grid.lanes if not r.members):
            yield f"{id} at {box} stands in no lane"
    for curve in grid.curves:
        for point in curve.points:
            if not (
                grid.lattice.left <= point.x <= grid.lattice.right
                and curve.top - 1e-6 <= point.y <= curve.bottom + 1e-6
            ):
                yield f"{point} leaves its curve"
    bottom = max([row.bottom for row in grid.lanes], default=0.0)
    yield from [f"{id} of the tray stands in a lane" for id, box in grid.tray.items() if box.top < bottom]
    for group in layout.drawing.groups:
        if "/pile/" in group.key:
            stage, key = group.key.split("/pile/")
            box, column = group.box.grown(-3), stages[stage]
            rows = [r for r in grid.lanes if r.top - 0.01 <= box.top and box.bottom <= r.bottom + 0.01]
            if not rows or not (column.left <= box.left and box.right <= column.right):
                yield f"the pile of {key} at {box} leaves {stage} or its lane"


def order_follows_the_journey(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """Stages as they follow, steps inside each, numbers as a person reads; in lanes the cards of one stand in order."""
    grid = layout.grid
    if [s.id for s in grid.stages] != [s.id for s in journey.stages]:
        yield "stages do not follow one another as in the map"
    if any(a.right > b.left + 0.01 for a, b in pairwise(grid.stages)):
        yield "stages overlap"
    if any(a.bottom > b.top + 0.01 for a, b in pairwise(grid.lanes)):
        yield "lanes overlap"
    steps = [(column.left, step.left) for column in grid.stages for step in column.steps]
    if steps != sorted(steps):
        yield "steps do not follow one another"
    for column in grid.stages:
        known = [key for key, _found in journey.steps(column.id)]
        shown = [step.key for step in column.steps]
        if shown != [key for key in known if key in shown]:
            yield f"steps of {column.id}: {shown}, not in the order of {known}"
    yield from [f"{id} has number {p.number}" for id, p in grid.cards.items() if p.number != journey.numbers[id]]
    if layout.options.arrangement is Arrangement.STORYLINE:
        places = sorted(grid.cards.values(), key=lambda place: place.number)
        for a, b in pairwise(places):
            assert a.node is not None
            assert b.node is not None
            # In one step they stand below each other, or side by side in one lane.
            if a.node[0] >= b.node[0] and (a.stage, a.step) != (b.stage, b.step):
                yield f"the node of {b.touchpoint} does not come after that of {a.touchpoint}"
        return
    columns = {(column.id, step.key): step for column in grid.stages for step in column.steps}
    for id, place in grid.cards.items():
        step = columns[place.stage, place.step]
        if not (step.left - 0.01 <= place.box.left or place.box.width < 60) or place.box.left >= step.right:
            yield f"{id} stands beside its step"


def what_is_shown_is_drawn(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """A touchpoint unless its lane is hidden, its stage folded, or it waits in the tray; each connection between two ends."""
    hidden = {lane.id for lane in journey.lanes if not lane.shown}
    folded = {stage.id for stage in journey.stages if stage.folded}
    wanted = {t.id for t in journey.touchpoints if (t.lane or t.channel) not in hidden and t.stage not in folded}
    if set(layout.grid.cards) != wanted:
        yield f"cards of {sorted(set(layout.grid.cards) ^ wanted)}"
    missing = {t.id for t in journey.tray} - set(layout.grid.tray)
    if missing:
        yield f"not in the tray: {sorted(missing)}"
    if len({group.key for group in layout.drawing.groups}) != len(layout.drawing.groups):
        yield "two groups have one name"


def _ends(journey: JourneyMap, layout: JourneyLayout) -> dict[str, str]:
    """What a connection begins or ends at for each touchpoint that is shown: its card, or the pile of a folded stage."""
    found = {id: id for id in layout.grid.cards}
    folded = {stage.id for stage in journey.stages if stage.folded}
    tops = {member: row.top for row in layout.grid.lanes for member in row.members or ("",)}
    for touchpoint in journey.touchpoints:
        place = touchpoint.lane or touchpoint.channel
        if touchpoint.stage in folded and place in tops:
            found[touchpoint.id] = f"{touchpoint.stage} at {tops[place]}"
    return found


def _ways(journey: JourneyMap, layout: JourneyLayout) -> set[tuple[str, str, str]]:
    """Every way between two ends that a map shows: what goes on inside a folded stage is folded with it, and ways of one
    kind between the same two ends of which one is a pile are one way."""
    ends = _ends(journey, layout)
    stages = {t.id: t.stage for t in journey.touchpoints}
    found = set()
    for c in journey.connections:
        if c.source in ends and c.target in ends:
            pair = (ends[c.source], ends[c.target])
            is_bundled = pair != (c.source, c.target)
            if not (is_bundled and stages[c.source] == stages[c.target]):
                found.add((*pair, c.kind if is_bundled else c.id))
    return found


def every_connection_is_drawn(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """Once each, but for those that go on inside a folded stage, or lead to the same pile."""
    if layout.options.arrangement is Arrangement.STORYLINE:
        return  # there the weave draws them, from touchpoint to touchpoint
    ends = _ends(journey, layout)
    drawn = [c for c in journey.connections if c.id in layout.grid.routes]
    said = [
        (ends[c.source], ends[c.target], c.id if (ends[c.source], ends[c.target]) == (c.source, c.target) else c.kind)
        for c in drawn
    ]
    if len(said) != len(layout.grid.routes) or len(set(said)) != len(said) or set(said) != _ways(journey, layout):
        yield f"{sorted(said)} drawn, {sorted(_ways(journey, layout))} wanted"


def _struck(layout: JourneyLayout) -> dict[str, Box]:
    """All that no connection may run through: cards, piles, notes with tiles, chips and pictures, quotes and values of
    curves. In the storyline piles lie on the weave."""
    found = {id: place.box.grown(-0.5) for id, place in layout.grid.cards.items()}
    found |= {f"note {id}": box.grown(-0.5) for id, box in layout.grid.notes.items()}
    for group in layout.drawing.groups:
        if "/pile/" in group.key and layout.options.arrangement is not Arrangement.STORYLINE:
            found[group.key] = group.box.grown(-3)  # one card looks out behind
        elif group.key.endswith("/quote") or "/value/" in group.key:
            found[group.key] = group.box.grown(-0.5)
    return found


def no_connection_crosses_a_card(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    """Nor a note or a quote. In the storyline lines weave through lanes where nothing else is."""
    struck = _struck(layout)
    for id, points in layout.grid.routes.items():
        for (ax, ay), (bx, by) in pairwise(points):
            piece = Box(min(ax, bx), min(ay, by), max(ax, bx) + 0.01, max(ay, by) + 0.01)
            yield from [f"{id} crosses {card}" for card, box in struck.items() if box.meets(piece)]


def every_text_can_be_read(journey: JourneyMap, layout: JourneyLayout) -> Iterator[str]:
    yield from weak_texts(layout.drawing)


LAWS: tuple[Law, ...] = (
    no_two_cards_overlap,
    no_two_texts_overlap,
    every_text_lies_in_its_box,
    no_text_lies_on_a_card_of_something_else,
    nothing_lies_outside_the_drawing,
    everything_stands_in_its_stage_and_its_lane,
    order_follows_the_journey,
    what_is_shown_is_drawn,
    every_connection_is_drawn,
    no_connection_crosses_a_card,
    every_text_can_be_read,
)


def broken(journey: JourneyMap, layout: JourneyLayout) -> dict[str, list[str]]:
    """The laws that a layout breaks, with what breaks them."""
    found = {law.__name__: list(law(journey, layout)) for law in LAWS}
    return {name: what for name, what in found.items() if what}


def said(layout: JourneyLayout) -> list[tuple[object, ...]]:
    """All that is drawn, in order."""
    return [
        (g.key, g.role, g.x, g.y, g.element, g.alt, g.link, g.far, g.content.box, list(flat(g.content)))
        for g in layout.drawing.groups
    ]
