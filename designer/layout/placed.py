"""Sets the cards of each stage in their places, and in the storyline the nodes of the weave."""

from __future__ import annotations

import msgspec

from designer.drawing import Box, Group, Role
from designer.layout.cards import Card
from designer.layout.columns import node_places
from designer.layout.grid import CardPlace
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory
from designer.layout.rows import TOUCHPOINTS
from designer.layout.sheet import Sheet
from designer.layout.storyline import node_content
from designer.layout.widths import node_pitch


class StageCards(msgspec.Struct, frozen=True):
    """The cards of a stage where they stand: groups of cards and of nodes, places by touchpoint, the middles that curves run
    under, and each touchpoint's box. Tuples are in the order of the stage's plan."""

    groups: tuple[Group, ...]
    nodes: tuple[Group, ...]
    places: dict[str, CardPlace]
    middles: tuple[float, ...]
    ids: tuple[str, ...]
    cards: tuple[Card, ...]
    boxes: tuple[Box, ...]
    box_of: dict[str, Box]


def place_cards(sheet: Sheet, stage: MeasuredStage) -> StageCards:
    """The cards of a stage, all the same as in the last layout where nothing moved."""
    m = sheet.map
    memory = sheet.stage_memory(stage)
    tops = tuple([(r.content, r.subs) for r in m.rows if r.row.holds_touchpoints])
    key = (stage.plan, m.maker, stage.left, stage.width, stage.tail, tops)
    return memory.keep("cards", key, lambda: _place(sheet, stage, memory))


def _place(sheet: Sheet, stage: MeasuredStage, memory: Memory) -> StageCards:
    m, plan, maker = sheet.map, stage.plan, sheet.map.maker
    kept: dict[str, tuple[Card, Group]] = memory.keep("made cards", maker, dict)
    made: dict[str, tuple[Card, Group]] = {}
    left = stage.left + sheet.theme.swimlanes.stage_padding
    width, stage_id, is_storyline = maker.width, stage.id, m.is_storyline
    flow_top = next((r.content for r in m.rows if r.row.kind == TOUCHPOINTS), 0.0)
    contents = [r.content for r in m.rows]
    subs = [r.subs for r in m.rows]
    xs = _node_xs(sheet, stage) if is_storyline else ()
    groups: list[Group] = []
    nodes: list[Group] = []
    places: dict[str, CardPlace] = {}
    middles, boxes = [], []
    for i, (touchpoint, number, size, slot) in enumerate(
        zip(plan.touchpoints, plan.numbers, plan.sizes, plan.slots, strict=True)
    ):
        id = touchpoint.id
        lane = touchpoint.lane or touchpoint.channel
        old = kept.get(id)
        card = maker.make(touchpoint, number, old[0] if old else None, size)
        x = left + slot.x
        y = flow_top + slot.y if is_storyline else contents[slot.row] + subs[slot.row][slot.sub]
        if old is not None and old[0] is card and old[1].x == x and old[1].y == y:
            group = old[1]
        else:
            group = Group(f"{id}/card", Role.TOUCHPOINT, x, y, card.content, id, card.alt, "", card.far)
        made[id] = (card, group)
        groups.append(group)
        box = Box(x, y, x + width, y + size.height)
        middle, node = x + width / 2, None
        if is_storyline:
            middle = xs[i]
            node = (middle, contents[slot.row])
            content = node_content(sheet.texts, number, m.cast.look(lane), touchpoint.is_moment_of_truth)
            nodes.append(sheet.group(f"{id}/node", Role.TOUCHPOINT, *node, content, id))
        places[id] = CardPlace(id, number, stage_id, touchpoint.step, lane, box, node)
        middles.append(middle)
        boxes.append(box)
    kept.clear()
    kept.update(made)
    return StageCards(
        tuple(groups),
        tuple(nodes),
        places,
        tuple(middles),
        tuple(made),
        tuple([card for card, _group in made.values()]),
        tuple(boxes),
        dict(zip(made, boxes, strict=True)),
    )


def _node_xs(sheet: Sheet, stage: MeasuredStage) -> tuple[float, ...]:
    places = node_places(stage.plan, stage.width - stage.tail, node_pitch(sheet.texts))
    return tuple([stage.left + x for x in places])
