"""A measured map as a Drawing and its Grid: contents and groups are kept from one layout to the next."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.drawing import Box, Content, Drawing, Group, Point, Role
from designer.layout import band, chips, curve, faces, lanes, legend, metrics, notes, title, tray
from designer.layout.cards import Card
from designer.layout.columns import node_places
from designer.layout.connections import Connected, draw_connections
from designer.layout.curve import Chunk, Spot
from designer.layout.entries import evidence_text
from designer.layout.grid import CardPlace, Grid, LaneRow, StageColumn, StepColumn
from designer.layout.measured import MeasuredMap, MeasuredRow, MeasuredStage, empty_words
from designer.layout.memory import LayoutCache, Memory
from designer.layout.notes import Entry, Flow
from designer.layout.options import Arrangement
from designer.layout.rows import GROUP, NO_CHANNEL, TOUCHPOINTS
from designer.layout.storyline import node_content
from designer.model import LaneKind, NoteKind, PictureData

MAP = "map"


class StageCards(msgspec.Struct, frozen=True):
    """The cards of a stage where they stand: groups of cards and of nodes, their places, the middles that curves run under,
    and the cards with the boxes of their marks for the connections."""

    groups: tuple[Group, ...]
    nodes: tuple[Group, ...]
    places: dict[str, CardPlace]
    middles: tuple[float, ...]
    ids: tuple[str, ...]
    cards: tuple[Card, ...]
    boxes: tuple[Box, ...]
    rows: tuple[tuple[int, int], ...]  # row and sub-row of each


class Painter:
    """Makes the groups of one measured map. Used once."""

    def __init__(self, measured: MeasuredMap, cache: LayoutCache) -> None:
        self.m = measured
        self.cache = cache
        self.texts = cache.texts
        self.theme = cache.theme
        self.is_storyline = measured.measures.arrangement is Arrangement.STORYLINE

    def painted(self) -> tuple[Drawing, Grid]:
        """The drawing and its places."""
        m = self.m
        cards = [self._stage_cards(i, s) for i, s in enumerate(m.stages)]
        connected = draw_connections(m, cards, self.cache)
        spots = self._spots(cards)
        notes_groups, note_boxes = self._entries()
        quotes = self._quotes(spots)
        groups: list[Group] = [*self._ground(), *self._band(), *self._labels(), *self._empty_boxes()]
        groups += connected.lines
        for one in cards:
            groups += one.groups
        for one in cards:
            groups += one.nodes
        groups += connected.marks
        curve_groups, points = self._curves(spots)
        groups += curve_groups
        groups += quotes
        groups += notes_groups
        groups += self._blueprint_lines()
        tray_groups, tray_boxes = self._tray()
        groups += tray_groups
        groups += self._title()
        groups += self._legend()
        drawing = Drawing(m.width, m.height, tuple(groups), self.theme.colour.paper)
        return drawing, self._grid(cards, points, note_boxes, tray_boxes, connected)

    # Ground: tints, lines, band, labels

    def _kept_group(self, key: str, role: Role, x: float, y: float, content: Content, element: str = "", alt: str = "") -> Group:
        """The group of the last layout if nothing about it changed."""
        return self.cache.map.keep(
            ("group", key), (x, y, id(content), element, alt), lambda: Group(key, role, x, y, content, element, alt)
        )

    def _ground(self) -> list[Group]:
        m, memory = self.m, self.cache.map
        groups = []
        top = m.band_top + m.band_height + self.theme.stage_band.gap
        height = m.lanes_bottom - top
        for i, stage in enumerate(m.stages):
            colour = self._stage_colour(i)
            is_last = i == len(m.stages) - 1
            key = (colour, stage.width, height, is_last)
            content = self.cache.stage(stage.facts.stage.id).keep(
                "tint", key, lambda c=colour, w=stage.width, e=is_last: band.tint_content(c, w, height, e, self.texts)  # type: ignore[misc]
            )
            id = stage.facts.stage.id
            groups.append(self._kept_group(f"{id}/tint", Role.DECORATION, stage.left, top, content, id))
        width = self._lattice_right() - 0.0
        before = ""
        for row in m.rows:
            is_strong = row is m.rows[0] or row.row.kind == LaneKind.EMOTION or (
                before == TOUCHPOINTS and self.is_storyline
            )
            content = lanes.line_content(width, is_strong, self.texts)
            groups.append(self._kept_group(f"{row.row.key}/line", Role.DECORATION, 0, row.top, content))
            before = row.row.kind
        if m.rows:
            content = lanes.line_content(width, True, self.texts)
            groups.append(self._kept_group("map/last line", Role.DECORATION, 0, m.lanes_bottom, content))
        for row in m.rows:
            if row.row.kind == LaneKind.EMOTION:
                plus, minus = self._scale(row)
                size = (m.right - m.left - self.theme.stage_band.gap / 2, m.label_column, m.left, minus - plus)
                scale = memory.keep("scale", size, lambda s=size: lanes.scale_content(*s, self.texts))  # type: ignore[misc]
                groups.append(self._kept_group(f"{row.row.key}/scale", Role.DECORATION, 0, plus, scale))
        return groups

    def _lattice_right(self) -> float:
        m = self.m
        return m.right - self.theme.stage_band.gap / 2 if m.stages else max(m.right, m.width)

    def _stage_colour(self, index: int) -> str:
        return self.theme.stage_colour(index, self.m.stages[index].facts.stage.colour)

    def _band(self) -> list[Group]:
        m = self.m
        groups = []
        for i, measured in enumerate(m.stages):
            stage, said = measured.facts.stage, measured.texts
            colour, memory = self._stage_colour(i), self.cache.stage(stage.id)
            key = (said, colour, i == 0, measured.width, m.band_height)
            content = memory.keep(
                "chevron", key, lambda k=key: band.chevron_content(*k, self.texts)  # type: ignore[misc]
            )
            groups.append(self._kept_group(f"{stage.id}/band", Role.STAGE, measured.left, m.band_top, content, stage.id, stage.name))
            if said.goal or said.duration:
                size = (said, measured.width, m.goals_height)
                goal = memory.keep("goal", size, lambda s=size: band.goal_content(*s, self.texts))  # type: ignore[misc]
                y = m.band_top + m.band_height
                groups.append(self._kept_group(f"{stage.id}/goal", Role.STAGE, measured.left, y, goal, stage.id, stage.goal))
        return groups

    def _labels(self) -> list[Group]:
        m, memory = self.m, self.cache.map
        groups = []
        if m.stages:
            size = (m.label_column, m.band_height)
            content = memory.keep("stages label", size, lambda: lanes.stages_label(*size, self.texts))
            groups.append(self._kept_group("map/stages label", Role.LANE, 0, m.band_top, content))
        for row in m.rows:
            key = (row.label, m.label_column, row.height)
            content = memory.keep(("label", row.row.key), key, lambda k=key: lanes.label_content(*k, self.texts))  # type: ignore[misc]
            groups.append(
                self._kept_group(f"{row.row.key}/label", Role.LANE, 0, row.top, content, row.row.lane, row.row.name)
            )
        return groups

    def _empty_boxes(self) -> list[Group]:
        m = self.m
        row = next((r for r in m.rows if r.row.holds_cards), None)
        if row is None or not m.has_touchpoints:
            return []
        groups = []
        for measured in m.stages:
            if measured.facts.touchpoints:
                continue
            id = measured.facts.stage.id
            said = band.empty_box_size(measured.width, self.texts, empty_words())
            content = self.cache.stage(id).keep("empty", said, lambda s=said: band.empty_content(*s, self.texts))  # type: ignore[misc]
            x = measured.left + (measured.width - said[1]) / 2
            groups.append(self._kept_group(f"{id}/empty", Role.DECORATION, x, row.content, content, id, empty_words()))
        return groups

    def _blueprint_lines(self) -> list[Group]:
        m = self.m
        groups = []
        for row in m.rows:
            if row.row.line_above:
                size = (row.row.line_above, m.left, self._lattice_right() - m.left)
                content = self.cache.map.keep(
                    ("blueprint", row.row.key), size, lambda s=size: lanes.blueprint_content(*s, self.texts)  # type: ignore[misc]
                )
                groups.append(self._kept_group(f"{row.row.key}/blueprint", Role.DECORATION, 0, row.top, content))
        return groups

    # Cards

    def _stage_cards(self, index: int, stage: MeasuredStage) -> StageCards:
        memory = self.cache.stage(stage.facts.stage.id)
        tops = tuple((r.content, r.subs) for r in self.m.rows if r.row.holds_touchpoints)
        key = (stage.plan, self.m.maker, stage.left, stage.width, stage.tail, tops, self.is_storyline)
        return memory.keep("cards", key, lambda: self._place_cards(stage, memory))

    def _place_cards(self, stage: MeasuredStage, memory: Memory) -> StageCards:
        m, plan, maker = self.m, stage.plan, self.m.maker
        kept: dict[str, tuple[Card, Group]] = memory.keep("made cards", maker, dict)
        made: dict[str, tuple[Card, Group]] = {}
        left = stage.left + self.theme.swimlanes.stage_padding
        width = maker.width
        stage_id = stage.facts.stage.id
        card_row = next((i for i, r in enumerate(m.rows) if r.row.kind == TOUCHPOINTS), -1)
        xs = self._node_xs(stage) if self.is_storyline else ()
        groups, nodes, places = [], [], {}
        middles, ids, cards, boxes, rows = [], [], [], [], []
        for i, (touchpoint, number, size, slot) in enumerate(
            zip(plan.touchpoints, plan.numbers, plan.sizes, plan.slots, strict=True)
        ):
            id = touchpoint.id
            old = kept.get(id)
            card = maker.make(touchpoint, number, old[0] if old else None, size)
            x = left + slot.x
            if self.is_storyline:
                y = m.rows[card_row].content + slot.y
            else:
                row = m.rows[slot.row]
                y = row.content + row.subs[slot.sub]
            group = old[1] if old else None
            if group is None or old is None or old[0] is not card or group.x != x or group.y != y:
                group = Group(f"{id}/card", Role.TOUCHPOINT, x, y, card.content, id, card.alt, "", card.far)
            made[id] = (card, group)
            groups.append(group)
            box = Box(x, y, x + width, y + size.height)
            node = None
            middle = x + width / 2
            if self.is_storyline:
                middle = xs[i]
                node = (middle, m.rows[slot.row].content)
                look = m.cast.look(touchpoint.lane or touchpoint.channel)
                content = node_content(self.texts, number, look, touchpoint.is_moment_of_truth)
                nodes.append(Group(f"{id}/node", Role.TOUCHPOINT, *node, content, id))
            places[id] = CardPlace(
                id, number, stage_id, touchpoint.step, touchpoint.lane or touchpoint.channel, box, node
            )
            middles.append(middle)
            ids.append(id)
            cards.append(card)
            boxes.append(box)
            rows.append((slot.row, slot.sub))
        kept.clear()
        kept.update(made)
        return StageCards(
            tuple(groups), tuple(nodes), places, tuple(middles), tuple(ids), tuple(cards), tuple(boxes), tuple(rows)
        )

    def _node_xs(self, stage: MeasuredStage) -> tuple[float, ...]:
        apart = 2 * self.theme.storyline.node_halo + 1
        return tuple(stage.left + x for x in node_places(stage.plan, stage.width - stage.tail, apart))

    # Emotion lane

    def _scale(self, row: MeasuredRow) -> tuple[float, float]:
        """The y of +2 and of -2."""
        mark = self.theme.emotion
        free = mark.padding_quotes if self.m.has_quotes else mark.padding
        free = min(free, max(mark.halo + 2, (row.height - 40) / 2))
        return row.top + free, row.bottom - free

    def _emotion_row(self) -> MeasuredRow | None:
        return next((r for r in self.m.rows if r.row.kind == LaneKind.EMOTION), None)

    def _spots(self, cards: Sequence[StageCards]) -> list[list[Spot]]:
        row = self._emotion_row()
        if row is None or not self.m.players:
            return [[] for _one in cards]
        top, bottom = self._scale(row)
        found = []
        for stage, one in zip(self.m.stages, cards, strict=True):
            key = (stage.felt, one.middles, one.ids, top, bottom, stage.left, stage.right)
            memory = self.cache.stage(stage.facts.stage.id)
            found.append(memory.keep("spots", key, lambda k=key: curve.set_spots(*k, self.theme)))  # type: ignore[misc]
        return found

    def _curves(self, spots: Sequence[Sequence[Spot]]) -> tuple[list[Group], dict[tuple[str, str], Point]]:
        m = self.m
        lines: list[Group] = []
        marks: list[Group] = []
        points: dict[tuple[str, str], Point] = {}
        runs: list[list[Spot]] = [[] for _player in m.players]
        for stage in spots:
            for spot in stage:
                runs[spot.player].append(spot)
                player = m.players[spot.player]
                for id in spot.touchpoints:
                    points[player.id, id] = (spot.x, spot.y)
                content = curve.face_content(self.theme, player, spot.value)
                key = f"{spot.touchpoints[0]}/face/{player.id}"
                marks.append(Group(key, Role.CURVE, spot.x, spot.y, content, spot.touchpoints[0]))
        for index, (player, run) in enumerate(zip(m.players, runs, strict=True)):
            kept: dict[tuple[object, ...], Chunk] = self.cache.map.last(("curve", player.id)) or {}
            found = curve.chunks(run, player, self.theme, kept)
            made = {chunk.key: chunk for chunk in found}
            self.cache.map.keep(("curve", player.id), object(), lambda made=made: made)  # type: ignore[misc]
            for i, chunk in enumerate(found):
                key = f"{player.id or index}/curve/{i}"
                lines.append(self._kept_group(key, Role.CURVE, chunk.x, chunk.y, chunk.content, player.id, player.name))
        return [*lines, *marks, *self._end_labels(runs)], points

    def _end_labels(self, runs: Sequence[Sequence[Spot]]) -> list[Group]:
        m = self.m
        last = [run[-1] for run in runs if run]
        self.labels = curve.end_labels(last, m.players, [s for run in runs for s in run[-40:]], self.texts)
        groups = []
        for label in self.labels:
            player = m.players[label.player]
            content = self.cache.map.keep(
                ("end", player.id), (player, label.box.width), lambda e=label, p=player: curve.label_content(e, p, self.texts)  # type: ignore[misc]
            )
            groups.append(
                self._kept_group(f"{player.id}/end", Role.CURVE, label.x, label.baseline, content, player.id, player.name)
            )
        return groups

    def _quotes(self, spots: Sequence[Sequence[Spot]]) -> list[Group]:
        """The thoughts at the highest and lowest feelings, those that touch another left out."""
        row = self._emotion_row()
        if row is None or not self.m.has_quotes:
            return []
        top, bottom = self._scale(row)
        texts, m = self.texts, self.m
        taken: list[Box] = []
        groups: list[Group] = []
        lattice = Box(m.left, row.top, m.right - 2, row.bottom)
        for stage, found in zip(m.stages, spots, strict=True):
            thoughts = stage.facts.entries.get(LaneKind.THOUGHTS.value, ())
            by_touchpoint: dict[str, Entry] = {}
            for entry in thoughts:
                if entry.note is not None and entry.note.kind is NoteKind.THOUGHT and "\n" not in entry.text.strip():
                    by_touchpoint.setdefault(entry.note.about, entry)
            for spot in found:
                value = faces.face_value(spot.value)
                if abs(value) != 2 or not by_touchpoint:
                    continue
                for id in spot.touchpoints:
                    entry = by_touchpoint.pop(id, None)  # type: ignore[assignment]
                    if entry is None:
                        continue
                    text = title.quoted(entry.text)
                    width = texts.width(text, texts.label)
                    if width > lattice.width:
                        continue
                    x = min(max(spot.x - width / 2, lattice.left + 2), lattice.right - width)
                    y = top - 12.5 if value > 0 else bottom + 17.5
                    box = Box(x - 6, y - 8, x + width + 6, y + 2.5)
                    if any(box.meets(other) for other in taken[-8:]):
                        continue
                    taken.append(box)
                    content = texts.shared(
                        ("quote", text),
                        lambda t=text, w=width: Content(  # type: ignore[misc]
                            Box(0, -8, w, 2.5), lambda: texts.run(t, texts.label, self.theme.colour.text, 0, 0)
                        ),
                    )
                    groups.append(
                        self._kept_group(f"{entry.element}/quote", Role.NOTE, x, y, content, entry.element, entry.text)
                    )
                    break
        return groups

    # Notes, tiles, chips

    def _entries(self) -> tuple[list[Group], dict[str, Box]]:
        m = self.m
        groups: list[Group] = []
        boxes: dict[str, Box] = {}
        for i, row in enumerate(m.rows):
            for stage in m.stages:
                found = stage.flows[i]
                if found is None:
                    continue
                x, y = stage.left + self.theme.swimlanes.stage_padding, row.content
                memory = self.cache.stage(stage.facts.stage.id)
                entries, flow = found
                made, places = memory.keep(
                    ("entries drawn", row.row.key),
                    (entries, flow, x, y, row.row.kind),
                    lambda e=entries, f=flow, r=row, p=(x, y), s=memory: self._draw_entries(r, e, f, p, s),  # type: ignore[misc]
                )
                groups += made
                boxes.update(places)
        return groups, boxes

    def _draw_entries(
        self, row: MeasuredRow, entries: tuple[Entry, ...], flow: Flow, at: Point, memory: Memory
    ) -> tuple[list[Group], dict[str, Box]]:
        name = ("entries made", row.row.key)
        kept: dict[str, tuple[Entry, float, float, Content]] = memory.last(name) or {}
        made: dict[str, tuple[Entry, float, float, Content]] = {}
        groups: list[Group] = []
        boxes: dict[str, Box] = {}
        for entry, place in zip(entries, flow.boxes, strict=True):
            width, height = place.width, place.height
            old = kept.get(entry.key)
            if old is not None and old[1] == width and old[2] == height and old[0] == entry:
                content = old[3]
            else:
                content = self._entry_content(row, entry, width, height)
            made[entry.key] = (entry, width, height, content)
            link = entry.note.link if entry.note is not None and chips.is_link(entry.note.link) else ""
            x, y = at[0] + place.left, at[1] + place.top
            groups.append(Group(entry.key, Role.NOTE, x, y, content, entry.element, entry.text, link))
            if entry.note is not None:
                boxes[entry.element] = Box(x, y, x + width, y + height)
        memory.keep(name, object(), lambda: made)
        return groups, boxes

    def _entry_content(self, row: MeasuredRow, entry: Entry, width: float, height: float) -> Content:
        if row.row.kind == LaneKind.METRICS:
            return metrics.tile_content(entry, width, height, self.texts, self.m.journey.header.language)
        if row.row.kind == LaneKind.CONTENT:
            return chips.chip_content(entry, width, height, self.texts)
        return notes.note_content(entry, width, height, self.texts)

    # Title, tray, legend

    def _title(self) -> list[Group]:
        m, memory = self.m, self.cache.map
        header = m.journey.header
        logo = m.journey.find(PictureData, header.logo) if header.logo else None
        content = memory.keep(
            "title", (header, m.title, logo), lambda: title.title_content(m.journey, m.title, self.texts)
        )
        groups = [self._kept_group("map/title", Role.TITLE, 0, 0, content, MAP, header.title)]
        for place in m.title.personas:
            persona = place.persona
            picture = m.journey.find(PictureData, persona.picture) if persona.picture else None
            card = memory.keep(
                ("persona", persona.id), (place, picture), lambda p=place, i=picture: title.persona_content(p, i, self.texts)  # type: ignore[misc]
            )
            groups.append(
                self._kept_group(
                    f"{persona.id}/persona", Role.PERSONA, place.box.left, place.box.top, card, persona.id, persona.name
                )
            )
        return groups

    def _legend(self) -> list[Group]:
        m, memory = self.m, self.cache.map
        plan = m.legend
        said = tuple(item.text for line in plan.lines for item in line)
        groups = []
        if plan.lines:
            content = memory.keep(
                "legend", (said, m.width, plan.height), lambda: legend.legend_content(plan, m.width, self.texts)
            )
            groups.append(self._kept_group("map/legend", Role.LEGEND, 0, m.legend_top, content))
        if plan.footer:
            content = memory.keep("footer", plan.footer, lambda: legend.footer_content(plan, self.texts))
            y = m.legend_top + plan.footer_y
            groups.append(self._kept_group("map/footer", Role.FOOTER, m.width, y, content, "", plan.footer))
        return groups

    def _tray(self) -> tuple[list[Group], dict[str, Box]]:
        m, memory = self.m, self.cache.map
        if not m.tray:
            return [], {}
        groups = []
        boxes: dict[str, Box] = {}
        height = max(m.tray_flow.height, 26.0)
        label = memory.keep("tray label", (m.label_column, height), lambda: tray.tray_label(m.label_column, height, self.texts))
        groups.append(self._kept_group("map/tray", Role.TRAY, 0, m.tray_top, label))
        left = m.left + (self.theme.stage_band.gap / 2)
        for item, box in zip(m.tray, m.tray_flow.boxes, strict=True):
            content = memory.keep(
                ("tray", item.id), (item, box.width, box.height), lambda i=item, b=box: tray.item_content(i, b.width, b.height, self.texts)  # type: ignore[misc]
            )
            place = box.moved(left, m.tray_top)
            boxes[item.id] = place
            groups.append(
                self._kept_group(f"{item.id}/tray", Role.TRAY, place.left, place.top, content, item.id, item.name)
            )
        return groups, boxes

    # Grid

    def _grid(
        self,
        cards: Sequence[StageCards],
        points: dict[tuple[str, str], Point],
        note_boxes: dict[str, Box],
        tray_boxes: dict[str, Box],
        connected: Connected,
    ) -> Grid:
        m = self.m
        places: dict[str, CardPlace] = {}
        for one in cards:
            places.update(one.places)
        emotion = self._emotion_row()
        lattice = Box(m.left, m.lanes_top, m.right, m.lanes_bottom)
        return Grid(
            title=m.title.title_box,
            scenario=m.title.scenario_box,
            personas={p.persona.id: p.box for p in m.title.personas},
            stages=tuple(self._column(s, one) for s, one in zip(m.stages, cards, strict=True)),
            lanes=tuple(self._lane(r) for r in m.rows),
            cards=places,
            points=points,
            curve=self._scale(emotion) if emotion else None,
            routes=connected.routes,
            notes=note_boxes,
            tray=tray_boxes,
            lattice=lattice,
        )

    def _column(self, stage: MeasuredStage, one: StageCards) -> StageColumn:
        m = self.m
        top, bottom = m.band_top, m.band_top + m.band_height
        key = (stage.plan, one.boxes, stage.left, stage.width, top, bottom, m.goals_height)
        return self.cache.stage(stage.facts.stage.id).keep("column", key, lambda: self._make_column(stage, one))

    def _make_column(self, stage: MeasuredStage, one: StageCards) -> StageColumn:
        m = self.m
        top, bottom = m.band_top, m.band_top + m.band_height
        spans: dict[int, tuple[float, float]] = {}
        half = self.theme.storyline.node_halo
        for slot, box, middle in zip(stage.plan.slots, one.boxes, one.middles, strict=True):
            low, high = (middle - half, middle + half) if self.is_storyline else (box.left, box.right)
            known = spans.get(slot.step)
            spans[slot.step] = (low, high) if known is None else (min(low, known[0]), max(high, known[1]))
        steps = tuple(
            StepColumn(key, *spans[i]) for i, key in enumerate(stage.plan.step_keys) if i in spans
        )
        return StageColumn(
            stage.facts.stage.id,
            stage.left,
            stage.right,
            Box(stage.left, top, stage.right, bottom),
            Box(stage.left, bottom, stage.right, bottom + m.goals_height),
            steps,
        )

    def _lane(self, row: MeasuredRow) -> LaneRow:
        kind = str(row.row.kind)
        members = row.row.members if kind != NO_CHANNEL else ()
        if kind not in (GROUP, "channel") and row.row.lane:
            members = (row.row.lane,) if row.row.holds_touchpoints else ()
        label = Box(0, row.top, self.m.label_column, row.bottom)
        return LaneRow(row.row.lane, kind, row.top, row.bottom, label, members)


__all__ = ["Painter", "StageCards", "evidence_text"]
