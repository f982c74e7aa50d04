"""Draws the emotion lane: curves, faces, the names at their ends and the quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.drawing import Box, Content, Group, Point, Role
from designer.layout import curve, faces, title
from designer.layout.cast import Player
from designer.layout.curve import Chunk, Spot
from designer.layout.heights import MeasuredRow
from designer.layout.notes import Entry
from designer.layout.placed import StageCards
from designer.layout.sheet import Sheet
from designer.layout.texts import Texts
from designer.layout.theme import Theme
from designer.model import LaneKind, NoteKind

_QUOTE_ABOVE = 12.5  # from the line of +2 to the baseline
_QUOTE_BELOW = 17.5  # from the line of -2
_QUOTE_FREE = 6  # between two quotes at least


class StageFaces(msgspec.Struct, frozen=True):
    """The faces of a stage: their groups, the points of the grid, and the points of each persona."""

    groups: tuple[Group, ...]
    points: Mapping[tuple[str, str], Point]
    runs: tuple[tuple[Spot, ...], ...]


class Emotions(msgspec.Struct, frozen=True):
    """The drawn lane."""

    groups: tuple[Group, ...] = ()
    points: Mapping[tuple[str, str], Point] = {}


def draw_emotions(sheet: Sheet, cards: Sequence[StageCards]) -> Emotions:
    """Curves, faces, names and quotes, in painting order, and where the faces stand."""
    m, row = sheet.map, sheet.emotion_row
    if row is None or not m.players:
        return Emotions()
    top, bottom = sheet.scale(row)
    found: list[StageFaces] = []
    spots: list[Sequence[Spot]] = []
    for stage, one in zip(m.stages, cards, strict=True):
        memory = sheet.stage_memory(stage)
        at = memory.made(
            "spots",
            curve.set_spots,
            stage.felt,
            one.middles,
            one.ids,
            top,
            bottom,
            stage.left,
            stage.right,
            sheet.theme,
        )
        spots.append(at)
        found.append(memory.made("faces", _stage_faces, at, m.players, sheet.theme))
    lines: list[Group] = []
    points: dict[tuple[str, str], Point] = {}
    runs: list[list[Spot]] = []
    for made in found:
        points.update(made.points)
    for index, player in enumerate(m.players):
        parts = [made.runs[index] for made in found]
        lines += _curve(sheet, player, index, parts)
        runs.append([spot for part in parts for spot in part])
    marks = [group for made in found for group in made.groups]
    names, boxes = _end_labels(sheet, runs, row)
    quotes = _quotes(sheet, spots, top, bottom, boxes)
    return Emotions((*lines, *marks, *names, *quotes), points)


def _stage_faces(spots: Sequence[Spot], players: Sequence[Player], theme: Theme) -> StageFaces:
    groups = []
    points: dict[tuple[str, str], Point] = {}
    runs: list[list[Spot]] = [[] for _player in players]
    contents: dict[tuple[int, int], Content] = {}
    for spot in spots:
        player = players[spot.player]
        face = (spot.player, faces.face_value(spot.value))
        content = contents.get(face)
        if content is None:
            content = contents[face] = faces.persona_face(theme, spot.value, player.colour)
        at = (spot.x, spot.y)
        for id in spot.touchpoints:
            points[player.id, id] = at
        first = spot.touchpoints[0]
        groups.append(Group(f"{first}/face/{player.id}", Role.CURVE, spot.x, spot.y, content, first))
        runs[spot.player].append(spot)
    return StageFaces(tuple(groups), points, tuple([tuple(run) for run in runs]))


def _curve(sheet: Sheet, player: Player, index: int, parts: Sequence[tuple[Spot, ...]]) -> list[Group]:
    """A persona's curve, in stretches that each belong to the stage where they begin."""
    groups = []
    for i, part in enumerate(parts):
        if not part:
            continue
        before = _neighbours(parts[:i][::-1], 2, backwards=True)
        after = _neighbours(parts[i + 1 :], 3)
        memory = sheet.stage_memory(sheet.map.stages[i])
        name = ("curve", player.id)
        kept: list[Chunk] = memory.last((name, "chunks")) or []
        found = memory.keep(
            name,
            (player, before, part, after),
            lambda p=part, b=before, a=after, k=kept: curve.chunks(p, b, a, player, sheet.theme, k),  # type: ignore[misc]
        )
        memory.put((name, "chunks"), found)
        stage = sheet.map.stages[i].id
        for k, chunk in enumerate(found):
            key = f"{player.id or 'everyone'}/curve/{stage}/{k}"
            groups.append(sheet.group(key, Role.CURVE, chunk.x, chunk.y, chunk.content, player.id, player.name))
    return groups


def _neighbours(parts: Sequence[tuple[Spot, ...]], count: int, *, backwards: bool = False) -> tuple[Spot, ...]:
    found: list[Spot] = []
    for part in parts:
        wanted = count - len(found)
        if wanted <= 0:
            break
        found = [*part[-wanted:], *found] if backwards else [*found, *part[:wanted]]
    return tuple(found)


def _end_labels(sheet: Sheet, runs: Sequence[Sequence[Spot]], row: MeasuredRow) -> tuple[list[Group], list[Box]]:
    players = sheet.map.players
    labels = curve.end_labels(runs, players, row.top + 2, row.bottom - 2, sheet.texts)
    groups = []
    for label in labels:
        player = players[label.player]
        content = sheet.memory.made(("end", player.id), _end_content, player, sheet.texts)
        groups.append(
            sheet.group(f"{player.id}/end", Role.CURVE, label.x, label.baseline, content, player.id, player.name)
        )
    return groups, [label.box for label in labels]


def _end_content(player: Player, texts: Texts) -> Content:
    width = texts.width(player.name, texts.name)
    return Content(Box(0, -9, width, 3), lambda: texts.run(player.name, texts.name, player.colour, 0, 0))


class _Quote(msgspec.Struct, frozen=True):
    """A thought that could stand at a point of a curve."""

    spot: Spot
    value: int
    entry: Entry
    text: str
    width: float


def _quotes(
    sheet: Sheet, spots: Sequence[Sequence[Spot]], top: float, bottom: float, taken: Sequence[Box]
) -> list[Group]:
    """The thoughts at the highest and lowest feelings; one that would touch another is left out."""
    m, texts = sheet.map, sheet.texts
    left, right = m.left + 2, m.right - 2
    boxes = list(taken)
    groups = []
    for stage, found in zip(m.stages, spots, strict=True):
        thoughts = stage.facts.entries.get(LaneKind.THOUGHTS.value, ())
        for quote in sheet.stage_memory(stage).made("quotes", _quotes_at, found, thoughts, texts):
            entry, width = quote.entry, quote.width
            x = min(max(quote.spot.x - width / 2, left), right - width)
            y = top - _QUOTE_ABOVE if quote.value > 0 else bottom + _QUOTE_BELOW
            box = Box(x - _QUOTE_FREE, y - 8, x + width + _QUOTE_FREE, y + 2.5)
            if x < left or any(box.meets(other) for other in boxes[-8:]):
                continue
            boxes.append(box)
            content = texts.shared(("quote", quote.text), lambda t=quote.text: _quote_content(t, texts))  # type: ignore[misc]
            groups.append(sheet.group(f"{entry.element}/quote", Role.NOTE, x, y, content, entry.element, entry.text))
    return groups


def _quotes_at(spots: Sequence[Spot], entries: Sequence[Entry], texts: Texts) -> tuple[_Quote, ...]:
    """The first thought about each touchpoint whose face is at one end of the scale, from left to right."""
    thoughts: dict[str, Entry] = {}
    for entry in entries:
        if entry.note is not None and entry.note.kind is NoteKind.THOUGHT and entry.text.strip().isprintable():
            thoughts.setdefault(entry.note.about, entry)
    found = []
    for spot in spots if thoughts else ():
        value = faces.face_value(spot.value)
        said = next((thoughts.pop(id) for id in spot.touchpoints if id in thoughts), None) if abs(value) == 2 else None
        if said is not None:
            text = title.quoted(said.text)
            found.append(_Quote(spot, value, said, text, texts.width(text, texts.label)))
    return tuple(found)


def _quote_content(text: str, texts: Texts) -> Content:
    width = texts.width(text, texts.label)
    return Content(Box(0, -8, width, 2.5), lambda: texts.run(text, texts.label, texts.theme.colour.text, 0, 0))
