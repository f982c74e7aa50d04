"""Draws what stands in the analysis lanes, the tray, the title block and the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from designer.drawing import Box, Content, Far, Group, Later, Point, Role
from designer.layout import chips, legend, metrics, notes, title, tray
from designer.layout.grid import ByStage, Indexed
from designer.layout.heights import MeasuredRow
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory, Recall
from designer.layout.notes import Entry, Flow
from designer.layout.numbers import NumberOf
from designer.layout.sheet import BESIDE, Pen, Sheet
from designer.layout.texts import Texts
from designer.model import LaneKind, PictureData

MAP = "map"
_Made = dict[str, tuple[Entry, int, float, float, Content]]


def draw_entries(sheet: Sheet) -> tuple[list[Sequence[Group]], ByStage[Box]]:
    """All notes, tiles and chips, by row and stage, and the box of each note; made when somebody looks at them."""
    m = sheet.map
    parts: list[Sequence[Group]] = []
    boxes: list[_NoteBoxes] = []
    stages: list[int] = []
    for i, row in enumerate(m.rows):
        if not row.row.holds_entries:
            continue
        for at_stage, stage in enumerate(m.stages):
            found = stage.flows[i]
            if found is None:
                parts.append(())
                continue
            at = (stage.left + sheet.theme.swimlanes.stage_padding, row.content)
            memory = sheet.stage_memory(stage)
            entries, flow = found
            made, places = memory.keep(
                ("entries drawn", row.row.key),
                (entries, flow, at, row.row.kind, m.journey.header.language, stage.facts.number_of),
                partial(_entries_later, sheet, stage, row, entries, flow, at, memory),
            )
            parts.append(made)
            boxes.append(places)
            stages.append(at_stage)
    return parts, ByStage(boxes, sheet.memory.homes("notes at", [one.index for one in boxes]), stages)


class _NoteBoxes(Indexed[Box]):
    """The box of each note in one row of a stage."""

    __slots__ = ("_at", "_flow")

    def __init__(self, index: Mapping[str, int], flow: Flow, at: Point) -> None:
        super().__init__(index)
        self._flow = flow
        self._at = at

    def __getitem__(self, id: str) -> Box:
        place, (x, y) = self._flow.boxes[self.index[id]], self._at
        x, y = x + place.left, y + place.top
        return Box(x, y, x + place.width, y + place.height)


def _index(entries: Sequence[Entry]) -> dict[str, int]:
    return {entry.element: i for i, entry in enumerate(entries) if entry.note is not None}


def _elements(entries: Sequence[Entry]) -> frozenset[str]:
    return frozenset([entry.element for entry in entries])


def _entries_later(
    sheet: Sheet,
    stage: MeasuredStage,
    row: MeasuredRow,
    entries: tuple[Entry, ...],
    flow: Flow,
    at: Point,
    memory: Memory,
) -> tuple[Sequence[Group], _NoteBoxes]:
    kind, key, language = row.row.kind, row.row.key, sheet.map.journey.header.language
    index = memory.made(("notes in", key), _index, entries)
    elements = memory.made(("elements in", key), _elements, entries)
    room = Box(stage.left - BESIDE, row.top - BESIDE, stage.right + BESIDE, row.bottom + BESIDE)
    numbers = stage.facts.number_of
    draw = partial(_draw_flow, sheet.texts, kind, key, language, entries, numbers, flow, at, Recall(memory))
    return Later(room, elements, draw), _NoteBoxes(index, flow, at)


def _draw_flow(
    texts: Texts,
    kind: str,
    key: str,
    language: str,
    entries: tuple[Entry, ...],
    numbers: NumberOf,
    flow: Flow,
    at: Point,
    recall: Recall,
) -> Sequence[Group]:
    memory = recall()
    name = ("entries made", key, language)
    kept: _Made = memory.last(name) or {}
    made: _Made = {}
    number_of = numbers()
    pen = Pen(("entries", key), memory)
    fars: dict[tuple[float, float, str], Far] = {}
    for entry, place in zip(entries, flow.boxes, strict=True):
        width, height, number = place.width, place.height, number_of.get(entry.about, 0)
        old = kept.get(entry.key)
        if old is not None and old[1:4] == (number, width, height) and old[0] == entry:
            content = old[4]
        else:
            content = _entry_content(kind, entry, number, width, height, language, texts)
        made[entry.key] = (entry, number, width, height, content)
        note = entry.note
        link = note.link if note is not None and note.link and chips.is_link(note.link) else ""
        look = (width, height, entry.kind)
        far = fars.get(look)  # many notes look the same from far away
        if far is None:
            far = fars[look] = _far(texts, kind, *look)
        x, y = at[0] + place.left, at[1] + place.top
        pen.put(Group(entry.key, Role.NOTE, x, y, content, entry.element, entry.text, link, far))
    memory.put(name, made)
    return pen.drawn()


def _far(texts: Texts, row: str, width: float, height: float, kind: str) -> Far:
    """What stands for a note, a tile or a chip where it is too small to read."""
    colour = texts.theme.colour
    line, fill = (colour.rule, colour.chip_ground) if row == LaneKind.CONTENT else notes.colours(kind, texts)
    return Far(Box(0, 0, width, height), fill, line)


def _entry_content(
    kind: str, entry: Entry, number: int, width: float, height: float, language: str, texts: Texts
) -> Content:
    if kind == LaneKind.METRICS:
        return metrics.tile_content(entry, number, width, height, texts, language)
    if kind == LaneKind.CONTENT:
        return chips.chip_content(entry, number, width, height, texts)
    return notes.note_content(entry, number, width, height, texts)


def draw_title(sheet: Sheet) -> Sequence[Group]:
    """Logo, title, badges, scenario, organisation and the persona cards."""
    m, memory = sheet.map, sheet.memory
    journey, header = m.journey, m.journey.header
    logo = journey.find(PictureData, header.logo) if header.logo else None
    content = memory.made("title", title.title_content, m.title, logo, sheet.texts)
    pen = sheet.pen("title")
    pen.draw("map/title", Role.TITLE, 0, 0, content, MAP, header.title)
    for place in m.title.personas:
        persona, box = place.persona, place.box
        picture = journey.find(PictureData, persona.picture) if persona.picture else None
        card = memory.made(("persona", persona.id), title.persona_content, place, picture, sheet.texts)
        pen.draw(f"{persona.id}/persona", Role.PERSONA, box.left, box.top, card, persona.id, persona.name)
    return pen.drawn()


def draw_tray(sheet: Sheet) -> tuple[Sequence[Group], dict[str, Box]]:
    """The list of what has no stage yet, and the box of each."""
    m, memory = sheet.map, sheet.memory
    if not m.tray.items:
        return (), {}
    label = memory.made("tray label", tray.tray_label, m.label_column, m.tray.height, sheet.texts)
    pen = sheet.pen("tray")
    pen.draw("map/tray", Role.TRAY, 0, m.tray_top, label)
    boxes: dict[str, Box] = {}
    for item, box in zip(m.tray.items, m.tray.flow.boxes, strict=True):
        content = memory.made(("tray", item.id), tray.item_content, item, box.width, box.height, sheet.texts)
        place = box.moved(m.left, m.tray_top)
        boxes[item.id] = place
        pen.draw(f"{item.id}/tray", Role.TRAY, place.left, place.top, content, item.id, item.name)
    return pen.drawn(), boxes


def draw_foot(sheet: Sheet) -> Sequence[Group]:
    """The legend and the footer."""
    m, plan, pen = sheet.map, sheet.map.legend, sheet.pen("foot")
    if plan.lines:
        content = sheet.memory.made("legend", legend.legend_content, plan, m.width, sheet.texts)
        pen.draw("map/legend", Role.LEGEND, 0, m.legend_top, content)
    if plan.footer:
        content = sheet.memory.made("footer", legend.footer_content, plan.footer, sheet.texts)
        y = m.legend_top + plan.footer_y
        pen.draw("map/footer", Role.FOOTER, m.width, y, content, "", " ".join(plan.footer))
    return pen.drawn()
