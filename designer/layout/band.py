"""The stage band: chevrons with the stages' names, the customer's goals below them, and the tints (LOOK.md section 4)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.drawing import Box, Content, Item, Placed, Stroke
from designer.layout import icons, shapes
from designer.layout.texts import Texts, first_baseline, rise
from designer.layout.theme import TextStyle
from designer.model import Stage, StageKind
from designer.model.stage_kinds import kind_from_name
from designer.words import _, joined

_WIDEST_WORD = 240  # a longer word of a stage's name breaks between letters
_NAME_LINES = 2
_RIGHT = 3  # free between a name and the chevron's shoulder
_ICON = 13.0  # of a stage
_BEHIND_ICON = 6.0


class StageTexts(msgspec.Struct, frozen=True):
    """A stage's name and goal, broken into lines for its width."""

    name: tuple[str, ...]
    style: TextStyle
    goal: tuple[str, ...]
    duration: tuple[str, ...]  # with the kind before it
    icon: str = ""  # before the name


def _name_left(stage: Stage, is_first: bool, texts: Texts) -> float:
    """Where the name of a stage begins: behind its icon, where it has one."""
    band = texts.theme.stage_band
    return (band.name_x_first if is_first else band.name_x) + (_ICON + _BEHIND_ICON if _icon_of(stage) else 0)


def _icon_of(stage: Stage) -> str:
    return icons.chosen(stage.icon, "") if stage.icon else ""


def narrowest_stage(stage: Stage, is_first: bool, texts: Texts) -> float:
    """The narrowest column that holds a stage's name in two lines of the smaller size."""
    style = texts.small_heading
    x = _name_left(stage, is_first, texts)
    room = min(texts.longest(stage.name, style), _WIDEST_WORD)
    widest = min(texts.width(stage.name, style), _WIDEST_WORD)
    while room < widest and texts.count(stage.name, style, room) > _NAME_LINES:
        room = min(room + 8, widest)
    return x + room + _RIGHT


def stage_texts(stage: Stage, is_first: bool, width: float, texts: Texts) -> StageTexts:
    """The lines of a stage's name and goal in a column of this width."""
    band = texts.theme.stage_band
    room = width - _name_left(stage, is_first, texts) - _RIGHT
    measure = width - 2 * band.goal_x
    goal = texts.lines(stage.goal, texts.label, measure)
    duration = texts.lines(_below_goal(stage), texts.text, measure)
    name = texts.lines(stage.name, texts.heading, room)
    if len(name) <= 1:
        return StageTexts(name, texts.heading, goal, duration, _icon_of(stage))
    name = texts.balanced(stage.name, texts.small_heading, room)
    return StageTexts(name, texts.small_heading, goal, duration, _icon_of(stage))


def _below_goal(stage: Stage) -> str:
    """What the stage is for the customer, where its name does not tell, and how long it lasts: "Purchase · half a day"."""
    return joined((kind_told(stage), stage.duration))


def kind_told(stage: Stage) -> str:
    """The kind of a stage in words; "" for none, and where its name says as much."""
    if stage.kind in (StageKind.UNKNOWN, StageKind.OTHER) or kind_from_name(stage.name) is stage.kind:
        return ""
    word = _(stage.kind.value.capitalize())
    return "" if word.casefold() in stage.name.casefold() else word


def band_height(found: Sequence[StageTexts], texts: Texts) -> float:
    """How high the band is: more where a name takes several lines."""
    lines = max([len(s.name) for s in found], default=1)
    return texts.theme.stage_band.height + 12 * max(0, lines - 1)


def goals_height(found: Sequence[StageTexts], texts: Texts) -> float:
    """How much room the goals take below the band."""
    lines = max([len(s.goal) + len(s.duration) for s in found], default=0)
    above, below = texts.theme.stage_band.goal_padding
    return above + below + texts.label.line * lines if lines else above


def chevron_content(
    stage_texts: StageTexts, colour: str, is_first: bool, width: float, height: float, texts: Texts
) -> Content:
    """A stage's chevron, from the upper left corner of its column."""
    mark = texts.theme.stage_band
    box = Box(0, 0, width + mark.tip - mark.gap / 2, height)
    return Content(box, lambda: _draw_chevron(stage_texts, colour, is_first, width, height, texts))


def _draw_chevron(
    said: StageTexts, colour: str, is_first: bool, width: float, height: float, texts: Texts
) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    band = theme.stage_band
    free, tip, middle = band.gap / 2, band.tip, height / 2
    outline = None if theme.colour.stage_filled else Stroke(theme.colour.ink, 1)
    inset = 0.5 if outline else 0
    left, right = free + inset, width - free - inset
    points = [(left, inset), (right, inset), (right + tip, middle), (right, height - inset), (left, height - inset)]
    if not is_first:
        points.append((left + tip, middle))
    items: list[Item | Placed] = [
        shapes.polygon(points, colour if theme.colour.stage_filled else theme.colour.paper, outline)
    ]
    ink = theme.stage_text(colour if theme.colour.stage_filled else theme.colour.paper)
    x = band.name_x_first if is_first else band.name_x
    if said.icon:
        items.append(Placed(x, middle - _ICON / 2, icons.icon(said.icon, _ICON, theme.grid.label_icon_stroke, ink)))
        x += _ICON + _BEHIND_ICON
    line = 12 if said.style is not texts.heading else said.style.line
    baseline = middle + rise(said.style) - line * (len(said.name) - 1) / 2
    # A name that runs from right to left hangs above its goal, at the right.
    widest = max([texts.width(row, said.style) for row in said.name], default=0.0)
    measure = max(width - band.goal_x - x, widest)
    items += texts.block(said.name, said.style, ink, x, baseline, measure=measure)
    return tuple(items)


def goal_content(said: StageTexts, width: float, height: float, texts: Texts) -> Content:
    """A stage's goal, from the band's lower edge at the left of its column."""
    return Content(Box(0, 0, width, height), lambda: _draw_goal(said, width, texts))


def _draw_goal(said: StageTexts, width: float, texts: Texts) -> tuple[Item, ...]:
    band, colour = texts.theme.stage_band, texts.theme.colour
    measure = width - 2 * band.goal_x
    baseline = band.goal_baseline
    items = texts.block(said.goal, texts.label, colour.text, band.goal_x, baseline, measure=measure)
    baseline += texts.label.line * len(said.goal)
    items += texts.block(said.duration, texts.text, colour.muted, band.goal_x, baseline, measure=measure)
    return tuple(items)


def tint_content(colour: str, width: float, height: float, is_last: bool, texts: Texts) -> Content:
    """The ground of a stage's column below the band; a hairline to the next stage where the theme has no tints."""
    theme = texts.theme
    free = theme.stage_band.gap / 2
    if theme.has_tints:
        return Content(
            Box(free, 0, width - free, height), (shapes.box(free, 0, width - 2 * free, height, theme.tint(colour)),)
        )
    if is_last:
        return Content(Box(0, 0, 0, 0), ())
    stroke = Stroke(theme.colour.hairline, theme.grid.hairline)
    half = stroke.width / 2
    return Content(Box(width - half, 0, width + half, height), (shapes.line(((width, 0), (width, height)), stroke),))


def empty_box_size(width: float, texts: Texts, words: str) -> tuple[tuple[str, ...], float, float]:
    """The lines of what an empty stage says, and the width and height of the box around them."""
    box_width = min(width - 12, 110)
    lines = texts.lines(words, texts.text, box_width - 10)
    return lines, box_width, texts.text.line * len(lines) + 14


def empty_content(lines: tuple[str, ...], width: float, height: float, texts: Texts) -> Content:
    """The dashed box of a stage without touchpoints, from its corner."""
    return Content(Box(0, 0, width, height), lambda: _draw_empty(lines, width, height, texts))


def _draw_empty(lines: tuple[str, ...], width: float, height: float, texts: Texts) -> tuple[Item, ...]:
    theme = texts.theme
    stroke = Stroke(theme.colour.rule, theme.grid.rule, (3, 3))
    half = stroke.width / 2
    shape = shapes.rounded(half, half, width - 2 * half, height - 2 * half, theme.card.radius, "", stroke)
    baseline = 7 + first_baseline(texts.text)
    return (shape, *texts.block(lines, texts.text, theme.colour.muted, width / 2, baseline, anchor="middle"))
