"""What ways go round besides cards and piles: notes between the lanes of cards, names of lines, boxes of empty stages."""

from __future__ import annotations

from designer.drawing import Box
from designer.layout.ground import empty_box
from designer.layout.lanes import blueprint_name_box
from designer.layout.measured import MeasuredStage
from designer.layout.sheet import Sheet

SUB_ROWS = 8  # sub-rows of a lane count as lanes of their own: only cards side by side are in the same row

Hindrance = tuple[str, int, Box]  # its name, its row, its place


def hindrances(sheet: Sheet, stage: MeasuredStage) -> tuple[Hindrance, ...]:
    """All of a stage; the names of blueprint lines stand in the first."""
    m, rows = sheet.map, sheet.map.rows
    of_cards = [i for i, row in enumerate(rows) if row.row.holds_touchpoints]
    found: list[Hindrance] = []
    for i in range(of_cards[0], of_cards[-1] + 1) if of_cards else ():
        row = rows[i]
        if row.row.line_above and stage is m.stages[0]:
            name = blueprint_name_box(row.row.line_above, m.left, sheet.texts)
            found.append((f"{row.row.key}/blueprint", i * SUB_ROWS - 1, name.moved(0, row.top)))
        flow = stage.flows[i]
        if flow is not None:
            entries, places = flow
            left = stage.left + sheet.theme.swimlanes.stage_padding
            lines = sorted({box.top for box in places.boxes})
            for entry, box in zip(entries, places.boxes, strict=True):
                sub = min(lines.index(box.top), SUB_ROWS - 1)
                found.append((entry.key, i * SUB_ROWS + sub, box.moved(left, row.content)))
    empty = empty_box(sheet, stage)
    if empty is not None:
        first = next(i for i, row in enumerate(rows) if row.row.holds_cards)
        found.append((f"{stage.id}/empty", first * SUB_ROWS, empty))
    return tuple(found)
