"""Sets the cards of each stage in their places, in the storyline the nodes of the weave, in folded lanes nodes alone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.drawing import Box, Group, Point, Role
from designer.layout import faces, folds
from designer.layout.cards import Card, CardSize
from designer.layout.columns import Slot, node_places
from designer.layout.folds import Pile
from designer.layout.grid import CardPlace
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory
from designer.layout.rows import TOUCHPOINTS
from designer.layout.sheet import Sheet
from designer.layout.storyline import node_content
from designer.layout.widths import node_pitch
from designer.model import Touchpoint
from designer.words import _

Marks = tuple[Box, ...]


class StageCards(msgspec.Struct, frozen=True):
    """The cards of a stage where they stand: groups of cards and of nodes, places by touchpoint, the middles that curves run
    under, each touchpoint's box, and the marks on its edges relative to that box. Tuples are in the order of the stage's
    plan. A folded stage has piles, and one middle, under its own id."""

    groups: Sequence[Group]
    nodes: Sequence[Group]
    places: dict[str, CardPlace]
    middles: tuple[float, ...]
    ids: tuple[str, ...]
    marks: tuple[Marks, ...]
    boxes: tuple[Box, ...]
    box_of: dict[str, Box]
    piles: tuple[Pile, ...] = ()


def place_cards(sheet: Sheet, stage: MeasuredStage) -> StageCards:
    """The cards of a stage, all the same as in the last layout where nothing moved."""
    m = sheet.map
    memory = sheet.stage_memory(stage)
    tops = tuple([(r.content, r.subs) for r in m.rows if r.row.holds_touchpoints])
    if stage.facts.stage.folded:
        rows = tuple([r.row for r in m.rows])
        folded = (stage.facts, stage.left, stage.width, stage.tail, rows, tops)
        return memory.keep("piles", folded, lambda: _place_piles(stage, sheet, memory))
    key = (stage.plan, m.maker, stage.left, stage.width, stage.tail, tops)
    return memory.keep("cards", key, lambda: _place(sheet, stage, memory))


class _Set(msgspec.Struct, frozen=True, gc=False):
    """A card where it stands, and what decides that; `groups` holds its own first."""

    touchpoint: Touchpoint
    number: int
    size: CardSize
    slot: Slot
    card: Card
    groups: tuple[Group, ...]
    place: CardPlace

    def is_for(self, touchpoint: Touchpoint, number: int, size: CardSize, slot: Slot) -> bool:
        """Whether it stands there for these too."""
        return self.touchpoint is touchpoint and self.number == number and self.slot == slot and self.size == size


def _place(sheet: Sheet, stage: MeasuredStage, memory: Memory) -> StageCards:
    m, plan, maker = sheet.map, stage.plan, sheet.map.maker
    kept: dict[str, _Set] = memory.keep("made cards", maker, dict)
    made: dict[str, _Set] = {}
    left = stage.left + sheet.theme.swimlanes.stage_padding
    width, stage_id, is_storyline = maker.width, stage.id, m.is_storyline
    flow_top = next((r.content for r in m.rows if r.row.kind == TOUCHPOINTS), 0.0)
    contents = [r.content for r in m.rows]
    subs = [r.subs for r in m.rows]
    xs = _node_xs(sheet, stage) if is_storyline else ()
    # Where their stage and its lanes did not move, an edit moves few cards.
    is_still = not is_storyline and memory.last("cards stand in") == (left, contents, subs)
    memory.put("cards stand in", (left, contents, subs))
    groups: list[Group] = []
    nodes = sheet.pen("nodes", memory)
    places: dict[str, CardPlace] = {}
    middles: list[float] = []
    boxes: list[Box] = []
    marks: list[Marks] = []
    for i, (touchpoint, number, size, slot) in enumerate(
        zip(plan.touchpoints, plan.numbers, plan.sizes, plan.slots, strict=True)
    ):
        id = touchpoint.id
        old = kept.get(id)
        if is_still and old is not None and old.is_for(touchpoint, number, size, slot):
            made[id] = old
            groups += old.groups
            places[id] = old.place
            box = old.place.box
            middles.append(box.left + width / 2)
            boxes.append(box)
            marks.append(old.card.marks)
            continue
        lane = touchpoint.lane or touchpoint.channel
        node = None
        if is_storyline:
            node = xs[i], contents[slot.row]
        elif slot.node is not None:
            node = left + slot.x + width / 2 + slot.node, contents[slot.row]
        if node is not None:
            content = node_content(sheet.texts, number, m.cast.look(lane), touchpoint.is_moment_of_truth)
            alt = "" if is_storyline else f"{number} {touchpoint.name}"
            nodes.draw(f"{id}/node", Role.TOUCHPOINT, *node, content, id, alt)
        if slot.node is not None and node is not None:
            box = content.box.moved(*node)
            marks.append(())
            places[id] = CardPlace(id, number, stage_id, touchpoint.step, lane, box, node)
        else:
            card = maker.make(touchpoint, number, old.card if old is not None else None, size)
            x = left + slot.x
            y = flow_top + slot.y if is_storyline else contents[slot.row] + subs[slot.row][slot.sub]
            group = old.groups[0] if old is not None and old.card is card else None
            if group is None or group.x != x or group.y != y:
                page = maker.style.page_of(id)
                group = Group(f"{id}/card", Role.TOUCHPOINT, x, y, card.content, id, card.alt, "", card.far, page)
            own: tuple[Group, ...] = (group,)
            if touchpoint.submap or touchpoint.map_file:
                before = old.groups[1] if old is not None and len(old.groups) > 1 else None
                opens = _opens(sheet, touchpoint, number, (x, y))
                own = (group, before if before is not None and before == opens else opens)
            groups += own
            marks.append(card.marks)
            box = Box(x, y, x + width, y + size.height)
            places[id] = CardPlace(id, number, stage_id, touchpoint.step, lane, box, node)
            made[id] = _Set(touchpoint, number, size, slot, card, own, places[id])
        middles.append(node[0] if node is not None else box.left + width / 2)
        boxes.append(box)
    kept.clear()
    kept.update(made)
    ids = tuple(places)
    return StageCards(
        tuple(groups), nodes.drawn(), places, tuple(middles), ids, tuple(marks), tuple(boxes),
        dict(zip(ids, boxes, strict=True)),
    )  # fmt: skip


def _opens(sheet: Sheet, touchpoint: Touchpoint, number: int, corner: Point) -> Group:
    """The mark of a touchpoint that opens a map, a group of its own: it is what a click or a link takes hold of."""
    x, y = sheet.map.maker.opens_at(touchpoint, number)
    content, alt = faces.opens_mark(sheet.theme), _("Opens another map")
    return Group(f"{touchpoint.id}/opens", Role.TOUCHPOINT, corner[0] + x, corner[1] + y, content, touchpoint.id, alt)


def _node_xs(sheet: Sheet, stage: MeasuredStage) -> tuple[float, ...]:
    apart, ringed = (node_pitch(sheet.texts, has_truth=has_ring) for has_ring in (False, True))
    places = node_places(stage.plan, stage.width - stage.tail, apart, ringed)
    return tuple([stage.left + x for x in places])


def _place_piles(stage: MeasuredStage, sheet: Sheet, memory: Memory) -> StageCards:
    """The piles of a folded stage, one in each row that holds touchpoints of it."""
    middle = stage.left + (stage.width - stage.tail) / 2
    lanes = list(stage.facts.places.values())
    piles = []
    for i, measured in enumerate(sheet.map.rows):
        row = measured.row
        count = sum(lanes.count(member) for member in row.members) if row.holds_touchpoints else 0
        if count:
            box = folds.pile_box(middle, row, measured.content, count, sheet.texts)
            piles.append(Pile(folds.pile_id(stage.id, row.key), i, count, box))
    pen = sheet.pen("piles", memory)
    for pile in piles:
        content = folds.pile_content(pile.count, pile.box.width, pile.box.height, sheet.texts)
        pen.draw(pile.id, Role.STAGE, pile.box.left, pile.box.top, content, stage.id)
    boxes = {pile.id: pile.box for pile in piles}
    return StageCards(pen.drawn(), (), {}, (middle,), (stage.id,), (), (), boxes, tuple(piles))
