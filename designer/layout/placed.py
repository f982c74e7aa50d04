"""Sets the cards of each stage in their places, in the storyline the nodes of the weave, in folded lanes nodes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from operator import is_not

import msgspec

from designer.drawing import Box, Group, Later, Lazy, Point, Role
from designer.layout import faces, folds
from designer.layout.alike import PLACES, alike_start
from designer.layout.cards import Card, CardMaker, CardSize
from designer.layout.columns import NOTHING, Slot, StagePlan, node_places
from designer.layout.folds import Pile
from designer.layout.grid import CardPlace, Indexed
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory, Recall
from designer.layout.rows import TOUCHPOINTS
from designer.layout.sheet import Pen, Sheet
from designer.layout.storyline import node_content
from designer.layout.widths import node_pitch
from designer.model import Touchpoint
from designer.words import _


class SetCards(msgspec.Struct, frozen=True):
    """The cards of a stage set in their places: groups of cards and of nodes, and where each stands."""

    groups: Sequence[Group]
    nodes: Sequence[Group]
    places: dict[str, CardPlace]


class StageCards:
    """The cards of a stage: set when somebody looks at them. Where a single one stands is known before.

    `groups` and `nodes` are what is drawn; `ids` are in the order of the stage's plan, `index` is the place of each in it;
    `middles` are what curves run under, seen from the stage's left. A folded stage has piles, and one middle, under its own
    id.
    """

    __slots__ = ("boxes", "groups", "ids", "index", "middles", "nodes", "piles", "places")

    def __init__(
        self,
        ids: tuple[str, ...],
        index: Mapping[str, int],
        middles: tuple[float, ...],
        parts: tuple[Sequence[Group], Sequence[Group]],
        places: Mapping[str, CardPlace],
        boxes: Mapping[str, Box],
        piles: tuple[Pile, ...] = (),
    ) -> None:
        self.ids = ids
        self.index = index
        self.middles = middles
        self.groups, self.nodes = parts
        self.places = places
        self.boxes = boxes
        self.piles = piles


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
        """Whether it is a card that says these too, wherever it stands."""
        if slot.node is not None or self.slot.node is not None:
            return False
        return self.touchpoint is touchpoint and self.number == number and self.size == size


class _Last(msgspec.Struct):
    """What was made last of a stage with the same cards: where its lanes were, and what was set, by touchpoint."""

    ground: object = None
    plan: StagePlan = NOTHING
    sets: dict[str, _Set] = {}
    cards: SetCards | None = None


def _place(sheet: Sheet, stage: MeasuredStage, memory: Memory) -> StageCards:
    plan = stage.plan
    setting = _Setting(sheet, stage, memory)
    ids = memory.same("ids", memory.made("ids of plan", _ids, plan.touchpoints))
    index = memory.made("index", _index, ids)
    cards = Lazy(partial(_set_cards, setting))
    room = sheet.room(stage)
    groups = Later(room, index, partial(_groups_of, cards))
    nodes: Sequence[Group] = ()
    if sheet.map.is_storyline or plan.has_nodes:
        nodes = Later(room, index, partial(_nodes_of, cards))
    places = _Places(setting, index, cards)
    return StageCards(ids, index, _middles(setting, memory), (groups, nodes), places, _boxes(setting, places, memory))


def _groups_of(cards: Lazy[SetCards]) -> Sequence[Group]:
    return cards().groups


def _nodes_of(cards: Lazy[SetCards]) -> Sequence[Group]:
    return cards().nodes


def _ids(touchpoints: Sequence[Touchpoint]) -> tuple[str, ...]:
    return tuple([t.id for t in touchpoints])


def _index(ids: tuple[str, ...]) -> dict[str, int]:
    return {id: i for i, id in enumerate(ids)}


class _Places(Indexed[CardPlace]):
    """Where each card of a stage stands. Somebody who asks for a few has not all of them set."""

    __slots__ = ("_cards", "_known", "_setting")

    def __init__(self, setting: _Setting, index: Mapping[str, int], cards: Lazy[SetCards]) -> None:
        super().__init__(index)
        self._setting = setting
        self._cards = cards
        self._known: dict[str, CardPlace] = {}

    def __getitem__(self, id: str) -> CardPlace:
        if self._cards.is_made:
            return self._cards().places[id]
        found = self._known.get(id)
        if found is None:
            i = self.index[id]
            if self._setting.plan.slots[i].node is not None:
                return self._cards().places[id]
            found = self._known[id] = self._setting.card_place(i)
        return found


class _Boxes(Indexed[Box]):
    """The box of each card of a stage: the very same as in the last layout where all stand there in the same sizes. So others
    differ, and need not be compared one by one."""

    __slots__ = ("_setting",)
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __init__(self, setting: _Setting, index: Mapping[str, int]) -> None:
        super().__init__(index)
        self._setting = setting

    def __getitem__(self, id: str) -> Box:
        i, setting = self.index[id], self._setting
        x, y = setting.corner(setting.plan.slots[i])
        return Box(x, y, x + setting.maker.width, y + setting.plan.sizes[i].height)


class _PlacedBoxes(Indexed[Box]):
    """The box of each card of a stage in which some are nodes, which have the size of what is drawn."""

    __slots__ = ("_places",)

    def __init__(self, places: _Places) -> None:
        super().__init__(places.index)
        self._places = places

    def __getitem__(self, id: str) -> Box:
        return self._places[id].box


def _boxes(setting: _Setting, places: _Places, memory: Memory) -> Mapping[str, Box]:
    plan = setting.plan
    if plan.has_nodes:
        return _PlacedBoxes(places)
    key = (plan.slots, plan.sizes, places.index, setting.ground, setting.flow_top, setting.maker.width)
    return memory.keep("boxes", key, partial(_Boxes, setting, places.index))


def _middles(setting: _Setting, memory: Memory) -> tuple[float, ...]:
    """Where curves run over or under each card, from the stage's left."""
    if setting.is_storyline:
        return tuple([round(x, PLACES) for x in setting.xs])
    plan, first = setting.plan, setting.maker.theme.swimlanes.stage_padding + setting.maker.width / 2
    last: _Middles | None = memory.last("middles")
    if last is None or last.first != first:
        last = _Middles(first)
    if last.slots is not plan.slots:
        same = alike_start(last.slots, plan.slots)
        middles = [round(first + slot.x + (slot.node or 0.0), PLACES) for slot in plan.slots[same:]]
        last = _Middles(first, plan.slots, (*last.middles[:same], *middles))
        memory.put("middles", last)
    return last.middles


class _Middles(msgspec.Struct, frozen=True):
    """The middles of cards in these slots, where that of a card at the very left would be the first."""

    first: float
    slots: Sequence[Slot] = ()
    middles: tuple[float, ...] = ()


def _set_cards(setting: _Setting) -> SetCards:
    """The cards of a stage, all of those that are the same as those that were set last."""
    plan = setting.plan
    memory = setting.recall()
    last = memory.keep("made cards", setting.maker, _Last)
    # Where their stage and its lanes did not move, an edit moves few cards.
    is_still = not setting.is_storyline and last.ground == setting.ground
    if is_still and last.cards is not None and _stand_alike(last.plan, plan):
        cards, sets = _patched(setting, last.cards, last, Pen("nodes", memory))
    else:
        cards, sets = _set_anew(setting, last.sets, is_still, Pen("nodes", memory))
    last.ground, last.plan, last.sets, last.cards = setting.ground, plan, sets, cards
    return cards


def _stand_alike(one: StagePlan, other: StagePlan) -> bool:
    """Whether two plans have the same cards in the same places, whatever these say."""
    if one.slots is not other.slots or one.numbers != other.numbers or one.sizes != other.sizes:
        return False
    return len(one.touchpoints) == len(other.touchpoints) and not one.has_nodes


def _set_anew(
    setting: _Setting, known: Mapping[str, _Set], is_still: bool, nodes: Pen
) -> tuple[SetCards, dict[str, _Set]]:
    plan = setting.plan
    made: dict[str, _Set] = {}
    for i, (touchpoint, number, size, slot) in enumerate(
        zip(plan.touchpoints, plan.numbers, plan.sizes, plan.slots, strict=True)
    ):
        old = known.get(touchpoint.id)
        if old is None or not old.is_for(touchpoint, number, size, slot):
            made[touchpoint.id] = setting.set_card(i, old, nodes)
        elif is_still and old.slot == slot:
            made[touchpoint.id] = old
        else:
            made[touchpoint.id] = setting.moved(i, old, nodes)
    sets = list(made.values())
    cards = SetCards(
        [group for one in sets for group in one.groups],
        nodes.drawn(),
        {id: one.place for id, one in made.items()},
    )
    return cards, made


def _patched(setting: _Setting, cards: SetCards, last: _Last, nodes: Pen) -> tuple[SetCards, dict[str, _Set]]:
    """The cards of the last layout, with others in the place of those that say something else."""
    touchpoints, sets = setting.plan.touchpoints, last.sets.copy()
    for i, differs in enumerate(map(is_not, last.plan.touchpoints, touchpoints)):
        if differs:
            id = touchpoints[i].id
            sets[id] = setting.set_card(i, sets[id], nodes)
    groups = [group for one in sets.values() for group in one.groups]
    return SetCards(groups, cards.nodes, {id: one.place for id, one in sets.items()}), sets


class _Setting:
    """The cards of one stage that are being set."""

    def __init__(self, sheet: Sheet, stage: MeasuredStage, memory: Memory) -> None:
        m = sheet.map
        self.recall = Recall(memory)
        self.maker = m.maker
        self.is_storyline = m.is_storyline
        self.stage = stage.id
        self.plan = stage.plan
        self.begin = stage.left
        self.left = stage.left + sheet.theme.swimlanes.stage_padding
        self.contents = [r.content for r in m.rows]
        self.subs = [r.subs for r in m.rows]
        self.flow_top = next((r.content for r in m.rows if r.row.kind == TOUCHPOINTS), 0.0)
        self.xs = _node_xs(sheet, stage) if m.is_storyline else ()

    @property
    def ground(self) -> object:
        """What all places depend on."""
        return self.left, self.contents, self.subs

    def moved(self, i: int, old: _Set, nodes: Pen) -> _Set:
        """The card of touchpoint i of the plan, which says the same as before and may stand elsewhere."""
        if self.is_storyline or len(old.groups) != 1:
            return self.set_card(i, old, nodes)
        g, slot, place = old.groups[0], self.plan.slots[i], old.place
        x, y = self.left + slot.x, self.contents[slot.row] + self.subs[slot.row][slot.sub]
        if (x, y) == (g.x, g.y) and slot == old.slot:
            return old
        box = Box(x, y, x + self.maker.width, y + old.size.height)
        group = Group(g.key, g.role, x, y, g.content, g.element, g.alt, g.link, g.far, g.page)
        there = CardPlace(place.touchpoint, place.number, place.stage, place.step, place.lane, box, None)
        return _Set(old.touchpoint, old.number, old.size, slot, old.card, (group,), there)

    def set_card(self, i: int, old: _Set | None, nodes: Pen) -> _Set:
        """The card of touchpoint i of the plan, its node drawn with the pen; `old` is that of the last layout."""
        plan = self.plan
        touchpoint, number, size, slot = plan.touchpoints[i], plan.numbers[i], plan.sizes[i], plan.slots[i]
        id, step, lane = touchpoint.id, touchpoint.step, touchpoint.lane or touchpoint.channel
        node = self._node(i, slot)
        if node is not None:
            content = node_content(self.maker.texts, number, self.maker.cast.look(lane), touchpoint.is_moment_of_truth)
            alt = "" if self.is_storyline else f"{number} {touchpoint.name}"
            nodes.draw(f"{id}/node", Role.TOUCHPOINT, *node, content, id, alt)
            if slot.node is not None:
                place = CardPlace(id, number, self.stage, step, lane, content.box.moved(*node), node)
                return _Set(touchpoint, number, size, slot, None, (), place)
        before = old.card if old is not None else None
        card = self.maker.make(touchpoint, number, before, size)
        groups = self._groups(touchpoint, number, card, self.corner(slot), old.groups if old is not None else ())
        return _Set(touchpoint, number, size, slot, card, groups, self.card_place(i))

    def card_place(self, i: int) -> CardPlace:
        """Where the card of touchpoint i of the plan stands."""
        plan = self.plan
        touchpoint, slot = plan.touchpoints[i], plan.slots[i]
        (x, y), lane = self.corner(slot), touchpoint.lane or touchpoint.channel
        box = Box(x, y, x + self.maker.width, y + plan.sizes[i].height)
        return CardPlace(touchpoint.id, plan.numbers[i], self.stage, touchpoint.step, lane, box, self._node(i, slot))

    def corner(self, slot: Slot) -> Point:
        """The upper left corner of the card in a slot."""
        if self.is_storyline:
            return self.left + slot.x, self.flow_top + slot.y
        return self.left + slot.x, self.contents[slot.row] + self.subs[slot.row][slot.sub]

    def _node(self, i: int, slot: Slot) -> Point | None:
        if self.is_storyline:
            return self.begin + self.xs[i], self.contents[slot.row]
        if slot.node is not None:
            return self.left + slot.x + self.maker.width / 2 + slot.node, self.contents[slot.row]
        return None

    def _groups(
        self, touchpoint: Touchpoint, number: int, card: Card, corner: Point, old: Sequence[Group]
    ) -> tuple[Group, ...]:
        """The group of a card, and of its mark where it opens a map; those of the last layout where they are the same."""
        id = touchpoint.id
        page = self.maker.style.page_of(id)
        made = [Group(f"{id}/card", Role.TOUCHPOINT, *corner, card.content, id, card.alt, "", card.far, page)]
        if touchpoint.submap or touchpoint.map_file:
            made.append(_opens(self.maker, touchpoint, number, corner))
        known = (*old, *[None] * len(made))
        return tuple([before if before == now else now for before, now in zip(known, made, strict=False)])


def _opens(maker: CardMaker, touchpoint: Touchpoint, number: int, corner: Point) -> Group:
    """The mark of a touchpoint that opens a map, a group of its own: it is what a click or a link takes hold of."""
    x, y = maker.opens_at(touchpoint, number)
    content, alt = faces.opens_mark(maker.theme), _("Opens another map")
    return Group(f"{touchpoint.id}/opens", Role.TOUCHPOINT, corner[0] + x, corner[1] + y, content, touchpoint.id, alt)


def _node_xs(sheet: Sheet, stage: MeasuredStage) -> tuple[float, ...]:
    """Where the nodes of a stage stand on the weave, from its left."""
    apart, ringed = (node_pitch(sheet.texts, has_truth=has_ring) for has_ring in (False, True))
    return node_places(stage.plan, stage.width - stage.tail, apart, ringed)


def _place_piles(stage: MeasuredStage, sheet: Sheet, memory: Memory) -> StageCards:
    """The piles of a folded stage, one in each row that holds touchpoints of it."""
    middle = (stage.width - stage.tail) / 2
    lanes = list(stage.facts.places.values())
    piles = []
    for i, measured in enumerate(sheet.map.rows):
        row = measured.row
        count = sum(lanes.count(member) for member in row.members) if row.holds_touchpoints else 0
        if count:
            box = folds.pile_box(stage.left + middle, row, measured.content, count, sheet.texts)
            piles.append(Pile(folds.pile_id(stage.id, row.key), i, count, box))
    pen = sheet.pen("piles", memory)
    for pile in piles:
        content = folds.pile_content(pile.count, pile.box.width, pile.box.height, sheet.texts)
        pen.draw(pile.id, Role.STAGE, pile.box.left, pile.box.top, content, stage.id)
    boxes = {pile.id: pile.box for pile in piles}
    return StageCards((stage.id,), {}, (middle,), (pen.drawn(), ()), {}, boxes, tuple(piles))
