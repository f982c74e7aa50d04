"""Draws what lies beneath and around the cards: tints, lines, the stage band, labels, the boxes of empty stages."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing import Box, Group, Role
from designer.layout import band, folds, lanes
from designer.layout.heights import empty_words
from designer.layout.measured import MeasuredStage
from designer.layout.rows import TOUCHPOINTS
from designer.layout.sheet import Pen, Sheet


def draw_ground(sheet: Sheet) -> Sequence[Group]:
    """Tints, the lines of the lanes and the scale of the feelings."""
    pen = sheet.pen("ground")
    _draw_tints(sheet, pen)
    _draw_lines(sheet, pen)
    _draw_scales(sheet, pen)
    return pen.drawn()


def _draw_tints(sheet: Sheet, pen: Pen) -> None:
    m = sheet.map
    top = m.band_top + m.band_height + sheet.theme.stage_band.gap
    for i, stage in enumerate(m.stages):
        is_last = i == len(m.stages) - 1
        content = sheet.stage_memory(stage).made(
            "tint", band.tint_content, sheet.stage_colour(i), stage.width, m.lanes_bottom - top, is_last, sheet.texts
        )
        pen.draw(f"{stage.id}/tint", Role.DECORATION, stage.left, top, content, stage.id)


def _draw_lines(sheet: Sheet, pen: Pen) -> None:
    m = sheet.map
    before = TOUCHPOINTS
    for row in m.rows:
        is_strong = row is m.rows[0] or row.row.is_curve or before == TOUCHPOINTS
        content = lanes.line_content(sheet.lattice_right, is_strong, sheet.texts)
        pen.draw(f"{row.row.key}/line", Role.DECORATION, 0, row.top, content)
        before = row.row.kind
    if m.rows:
        content = lanes.line_content(sheet.lattice_right, True, sheet.texts)
        pen.draw("map/last line", Role.DECORATION, 0, m.lanes_bottom, content)


def _draw_scales(sheet: Sheet, pen: Pen) -> None:
    m = sheet.map
    language = m.journey.header.language
    for row in sheet.curve_rows:
        span, scale = sheet.span(row)
        kind, width = row.row.kind, sheet.lattice_right - m.left
        content = sheet.memory.made(
            ("scale", row.row.key), lanes.scale_content, kind, scale, language, width, m.label_column, m.left,
            span.bottom - span.top, sheet.texts,
        )  # fmt: skip
        pen.draw(f"{row.row.key}/scale", Role.DECORATION, 0, span.top, content)


def draw_band(sheet: Sheet) -> Sequence[Group]:
    """The chevrons and the goals."""
    m, pen = sheet.map, sheet.pen("band")
    for i, measured in enumerate(m.stages):
        stage, said, memory = measured.facts.stage, measured.texts, sheet.stage_memory(measured)
        content = memory.made(
            "chevron",
            band.chevron_content,
            said,
            sheet.stage_colour(i),
            i == 0,
            measured.width,
            m.band_height,
            sheet.texts,
        )
        pen.draw(f"{stage.id}/band", Role.STAGE, measured.left, m.band_top, content, stage.id, stage.name)
        if said.goal or said.duration:
            goal = memory.made("goal", band.goal_content, said, measured.width, m.goals_height, sheet.texts)
            y = m.band_top + m.band_height
            pen.draw(f"{stage.id}/goal", Role.STAGE, measured.left, y, goal, stage.id, stage.goal)
    return pen.drawn()


def draw_labels(sheet: Sheet) -> Sequence[Group]:
    """The labels of the band and of all lanes."""
    m, pen = sheet.map, sheet.pen("labels")
    if m.stages:
        content = sheet.memory.made(
            "stages label",
            lanes.stages_label,
            m.label_column,
            m.band_height,
            any(s.texts.goal for s in m.stages),
            sheet.texts,
        )
        pen.draw("map/stages label", Role.LANE, 0, m.band_top, content)
    for row in m.rows:
        key = row.row.key
        content = sheet.memory.made(
            ("label", key), lanes.label_content, row.label, m.label_column, row.height, sheet.texts
        )
        pen.draw(f"{key}/label", Role.LANE, 0, row.top, content, row.row.lane, row.row.name)
    return pen.drawn()


def empty_box(sheet: Sheet, stage: MeasuredStage) -> Box | None:
    """Where it stands that a stage has no touchpoint, in the first lane of cards; not while the whole map has none."""
    m = sheet.map
    row = next((r for r in m.rows if r.row.holds_cards), None)
    if row is None or not m.has_touchpoints or stage.facts.touchpoints or stage.facts.stage.folded:
        return None
    _lines, width, height = band.empty_box_size(stage.width, sheet.texts, empty_words(sheet.map.cast.is_part))
    left = stage.left + (stage.width - width) / 2
    return Box(left, row.content, left + width, row.content + height)


def draw_empty_boxes(sheet: Sheet) -> Sequence[Group]:
    """What stands in stages without touchpoints."""
    pen = sheet.pen("empty boxes")
    for stage in sheet.map.stages:
        box = empty_box(sheet, stage)
        if box is not None:
            lines, width, height = band.empty_box_size(stage.width, sheet.texts, empty_words(sheet.map.cast.is_part))
            content = sheet.stage_memory(stage).made("empty", band.empty_content, lines, width, height, sheet.texts)
            key = f"{stage.id}/empty"
            pen.draw(key, Role.DECORATION, box.left, box.top, content, stage.id, empty_words(sheet.map.cast.is_part))
    return pen.drawn()


def draw_counts(sheet: Sheet) -> Sequence[Group]:
    """What folded stages hold, in a box below their names."""
    m, pen = sheet.map, sheet.pen("counts")
    y = m.band_top + m.band_height
    for stage in m.stages:
        if stage.facts.stage.folded:
            words = stage.facts.words
            content = sheet.stage_memory(stage).made("count", folds.box_content, words, stage.width, sheet.texts)
            said = ", ".join(words)
            pen.draw(f"{stage.id}/count", Role.STAGE, stage.left, y, content, stage.id, said)
    return pen.drawn()


def draw_blueprint_lines(sheet: Sheet) -> Sequence[Group]:
    """The lines of interaction, visibility and internal interaction."""
    m, pen = sheet.map, sheet.pen("blueprint lines")
    for row in m.rows:
        if row.row.line_above:
            content = sheet.memory.made(
                ("blueprint", row.row.key),
                lanes.blueprint_content,
                row.row.line_above,
                m.left,
                sheet.lattice_right - m.left,
                sheet.texts,
            )
            pen.draw(f"{row.row.key}/blueprint", Role.DECORATION, 0, row.top, content)
    return pen.drawn()
