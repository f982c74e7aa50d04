"""Sets the cards of each stage in their places, in the storyline the nodes of the weave, in folded lanes nodes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import is_not

import msgspec

from designer.drawing import Box, Group, Point, Role
from designer.layout import faces, folds
from designer.layout.cards import Card, CardSize
from designer.layout.columns import NOTHING, Slot, StagePlan, node_places
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
    """A card where it stands, and what decides that; `groups` holds its own first. A node alone has no card and no group."""

    touchpoint: Touchpoint
    number: int
    size: CardSize
    slot: Slot
    card: Card | None
    groups: tuple[Group, ...]
    place: CardPlace

    def is_for(self, touchpoint: Touchpoint, number: int, size: CardSize, slot: Slot) -> bool:
        """Whether it stands there for these too."""
        return self.touchpoint is touchpoint and self.number == number and self.slot == slot and self.size == size

    @property
    def middle(self) -> float:
        """Where a curve runs over it or under it."""
        box, node = self.place.box, self.place.node
        return node[0] if node is not None else (box.left + box.right) / 2


class _Last(msgspec.Struct):
    """What the last layout made of a stage with the same cards: where its lanes were, and what was set, by touchpoint."""

    ground: object = None
    plan: StagePlan = NOTHING
    sets: dict[str, _Set] = {}
    cards: StageCards | None = None


def _place(sheet: Sheet, stage: MeasuredStage, memory: Memory) -> StageCards:
    last = memory.keep("made cards", sheet.map.maker, _Last)
    setting = _Setting(sheet, stage, memory)
    # Where their stage and its lanes did not move, an edit moves few cards.
    is_still = not sheet.map.is_storyline and last.ground == setting.ground
    if is_still and last.cards is not None and _stand_alike(last.plan, stage.plan):
        cards, sets = _patched(setting, last.cards, last)
    else:
        cards, sets = _set_anew(setting, last.sets, is_still)
    last.ground, last.plan, last.sets, last.cards = setting.ground, stage.plan, sets, cards
    return cards


def _stand_alike(one: StagePlan, other: StagePlan) -> bool:
    """Whether two plans have the same cards in the same places, whatever these say."""
    if one.slots is not other.slots or one.numbers != other.numbers or one.sizes != other.sizes:
        return False
    return len(one.touchpoints) == len(other.touchpoints) and all(slot.node is None for slot in one.slots)


def _set_anew(setting: _Setting, known: Mapping[str, _Set], is_still: bool) -> tuple[StageCards, dict[str, _Set]]:
    plan = setting.plan
    made: dict[str, _Set] = {}
    for i, (touchpoint, number, size, slot) in enumerate(
        zip(plan.touchpoints, plan.numbers, plan.sizes, plan.slots, strict=True)
    ):
        old = known.get(touchpoint.id)
        if old is None or slot.node is not None or not old.is_for(touchpoint, number, size, slot):
            made[touchpoint.id] = setting.set_card(i, old)
        elif is_still:
            made[touchpoint.id] = old
        else:
            made[touchpoint.id] = setting.moved(i, old)
    sets = list(made.values())
    boxes = tuple([one.place.box for one in sets])
    cards = StageCards(
        [group for one in sets for group in one.groups],
        setting.nodes.drawn(),
        {id: one.place for id, one in made.items()},
        tuple([one.middle for one in sets]),
        tuple(made),
        tuple([one.card.marks if one.card is not None else () for one in sets]),
        boxes,
        dict(zip(made, boxes, strict=True)),
    )
    return cards, made


def _patched(setting: _Setting, cards: StageCards, last: _Last) -> tuple[StageCards, dict[str, _Set]]:
    """The cards of the last layout, with others in the place of those that say something else."""
    touchpoints, sets = setting.plan.touchpoints, last.sets.copy()
    marks = list(cards.marks)
    for i, differs in enumerate(map(is_not, last.plan.touchpoints, touchpoints)):
        if differs:
            id = touchpoints[i].id
            sets[id] = made = setting.set_card(i, sets[id])
            marks[i] = made.card.marks if made.card is not None else ()
    groups = [group for one in sets.values() for group in one.groups]
    places = {id: one.place for id, one in sets.items()}
    is_same = tuple(marks) == cards.marks
    return msgspec.structs.replace(
        cards, groups=groups, places=places, marks=cards.marks if is_same else tuple(marks)
    ), sets


class _Setting:
    """The cards of one stage that are being set."""

    def __init__(self, sheet: Sheet, stage: MeasuredStage, memory: Memory) -> None:
        m = sheet.map
        self.sheet = sheet
        self.stage = stage
        self.plan = stage.plan
        self.left = stage.left + sheet.theme.swimlanes.stage_padding
        self.nodes = sheet.pen("nodes", memory)
        self.contents = [r.content for r in m.rows]
        self.subs = [r.subs for r in m.rows]
        self.flow_top = next((r.content for r in m.rows if r.row.kind == TOUCHPOINTS), 0.0)
        self.xs = _node_xs(sheet, stage) if m.is_storyline else ()

    @property
    def ground(self) -> object:
        """What all places depend on."""
        return self.left, self.contents, self.subs

    def moved(self, i: int, old: _Set) -> _Set:
        """The card of touchpoint i of the plan, which alone the place of its stage or lane may have moved."""
        if self.sheet.map.is_storyline or len(old.groups) != 1:
            return self.set_card(i, old)
        g, slot, place = old.groups[0], old.slot, old.place
        x, y = self.left + slot.x, self.contents[slot.row] + self.subs[slot.row][slot.sub]
        if (x, y) == (g.x, g.y):
            return old
        box = Box(x, y, x + self.sheet.map.maker.width, y + old.size.height)
        group = Group(g.key, g.role, x, y, g.content, g.element, g.alt, g.link, g.far, g.page)
        there = CardPlace(place.touchpoint, place.number, place.stage, place.step, place.lane, box, None)
        return _Set(old.touchpoint, old.number, old.size, slot, old.card, (group,), there)

    def set_card(self, i: int, old: _Set | None) -> _Set:
        """The card of touchpoint i of the plan; `old` is that of the last layout."""
        plan, m = self.plan, self.sheet.map
        touchpoint, number, size, slot = plan.touchpoints[i], plan.numbers[i], plan.sizes[i], plan.slots[i]
        id, step, lane = touchpoint.id, touchpoint.step, touchpoint.lane or touchpoint.channel
        node, width = self._node(i, slot), m.maker.width
        if node is not None:
            content = node_content(self.sheet.texts, number, m.cast.look(lane), touchpoint.is_moment_of_truth)
            alt = "" if m.is_storyline else f"{number} {touchpoint.name}"
            self.nodes.draw(f"{id}/node", Role.TOUCHPOINT, *node, content, id, alt)
            if slot.node is not None:
                place = CardPlace(id, number, self.stage.id, step, lane, content.box.moved(*node), node)
                return _Set(touchpoint, number, size, slot, None, (), place)
        before = old.card if old is not None else None
        card = m.maker.make(touchpoint, number, before, size)
        x = self.left + slot.x
        y = self.flow_top + slot.y if m.is_storyline else self.contents[slot.row] + self.subs[slot.row][slot.sub]
        groups = self._groups(touchpoint, number, card, (x, y), old.groups if old is not None else ())
        place = CardPlace(id, number, self.stage.id, step, lane, Box(x, y, x + width, y + size.height), node)
        return _Set(touchpoint, number, size, slot, card, groups, place)

    def _node(self, i: int, slot: Slot) -> Point | None:
        if self.sheet.map.is_storyline:
            return self.xs[i], self.contents[slot.row]
        if slot.node is not None:
            return self.left + slot.x + self.sheet.map.maker.width / 2 + slot.node, self.contents[slot.row]
        return None

    def _groups(
        self, touchpoint: Touchpoint, number: int, card: Card, corner: Point, old: Sequence[Group]
    ) -> tuple[Group, ...]:
        """The group of a card, and of its mark where it opens a map; those of the last layout where they are the same."""
        id = touchpoint.id
        page = self.sheet.map.maker.style.page_of(id)
        made = [Group(f"{id}/card", Role.TOUCHPOINT, *corner, card.content, id, card.alt, "", card.far, page)]
        if touchpoint.submap or touchpoint.map_file:
            made.append(_opens(self.sheet, touchpoint, number, corner))
        known = (*old, *[None] * len(made))
        return tuple([before if before == now else now for before, now in zip(known, made, strict=False)])


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
