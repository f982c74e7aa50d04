"""The lanes' labels and lines, the feeling scale and the blueprint lines (LOOK.md section 4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from designer.drawing import Box, Content, Item, Placed, Stroke
from designer.layout import icons, shapes
from designer.layout.cast import Cast
from designer.layout.rows import GROUP, Row
from designer.layout.texts import Texts, first_baseline, rise
from designer.model import LaneKind
from designer.model.scales import Scale
from designer.words import _, isolated

_WIDEST_COLUMN = 160  # the label column grows for a long word, up to this
_MEMBERS_BELOW = 6  # the name of their group
_MEMBER_LINE = 13  # channels in the label of a group
_MEMBER_ICON_X = 22
_MEMBER_NAME_X = 35
_MEMBER_OVER = 4  # these names may reach into the gap to the first stage
_LABEL_FREE = 6  # above and below a label in a lane as low as its label
_FOLDED = 24  # the lowest folded lane: a node with the ring of a moment of truth
_FOLDED_FREE = 5
_SCALE_FREE = 4  # between the name of a curve's lane and the values of its scale


class Member(msgspec.Struct, frozen=True):
    """One channel in a group's label."""

    lines: tuple[str, ...]
    icon: str
    colour: str
    ink: str


class Label(msgspec.Struct, frozen=True):
    """A lane's label, broken into lines."""

    row: Row
    name: tuple[str, ...]
    detail: tuple[str, ...]
    members: tuple[Member, ...]
    height: float


def label_column(rows: Sequence[Row], texts: Texts, cast: Cast, scales: Sequence[float]) -> float:
    """How wide the label column is: as in the theme, wider only for a word that would break. `scales` are the widths of
    what stands beside the names of curves, 0 for other rows."""
    grid = texts.theme.grid
    width = grid.label_column
    for row, scale in zip(rows, scales, strict=True):
        style = texts.text if row.is_slim else texts.label if row.is_folded else texts.name
        beside = scale + _SCALE_FREE if scale else 0
        width = max(width, grid.label_text_x + texts.longest(row.name, style) + beside)
        if row.kind == GROUP and not row.is_folded:
            for member in row.members:
                width = max(width, _MEMBER_NAME_X + texts.longest(cast.look(member).name, texts.text))
    return min(width, _WIDEST_COLUMN)


def unused_text(name: str, is_part: bool = False) -> str:
    """What the label of a channel that nothing uses says, or nothing that a view shows."""
    if is_part:
        return _("{name} – not in this view").format(name=isolated(name))
    return _("{name} – not used").format(name=isolated(name))


def label_of(row: Row, width: float, used: Collection[str], texts: Texts, cast: Cast, scale: float = 0) -> Label:
    """A lane's label in a column of this width, of which the values of a curve's scale take `scale` on the right."""
    room = width - texts.theme.grid.label_text_x - (scale + _SCALE_FREE if scale else 0)
    if row.is_folded:
        name, count = texts.lines(row.name, texts.label, room), texts.lines(row.detail, texts.text, room)
        return Label(row, name, count, (), texts.text.line * (len(name) + len(count)))
    if row.is_slim:
        name = texts.lines(unused_text(row.name, cast.is_part), texts.text, room)
        return Label(row, name, (), (), texts.text.line * len(name))
    name = texts.balanced(row.name, texts.name, room)
    detail = texts.lines(row.detail, texts.text, room)
    members = tuple(_member(id, width, id in used, texts, cast) for id in row.members) if row.kind == GROUP else ()
    height = texts.name.line * len(name) + texts.text.line * len(detail)
    height += sum(_member_height(m, texts) for m in members)
    return Label(row, name, detail, members, height)


def _member(id: str, width: float, is_used: bool, texts: Texts, cast: Cast) -> Member:
    look, theme = cast.look(id), texts.theme
    text = f"{look.name} · {look.ownership}" if look.ownership else look.name
    text = text if is_used else unused_text(look.name, cast.is_part)
    colour = theme.icon_colour(look.fill) if is_used else theme.colour.muted
    ink = theme.colour.text if is_used else theme.colour.muted
    room = width - _MEMBER_NAME_X + _MEMBER_OVER
    return Member(texts.lines(text, texts.text, room), look.icon, colour, ink)


def _member_height(member: Member, texts: Texts) -> float:
    return _MEMBER_LINE + texts.text.line * (len(member.lines) - 1)


def least_height(label: Label, texts: Texts) -> float:
    """The lowest lane that holds its label."""
    theme = texts.theme
    if label.row.is_folded:
        return max(_FOLDED, label.height + _FOLDED_FREE)
    if label.row.is_slim:
        lowest = theme.storyline.unused_lane if label.row.is_weave else theme.swimlanes.unused_lane
        return max(lowest, label.height + 9.5 if len(label.name) > 1 else lowest)
    if label.members:
        return label.height + theme.swimlanes.lane_padding[0] + 1 + _MEMBERS_BELOW + _LABEL_FREE
    if label.row.is_weave:
        return label.height + (4 if len(label.name) > 1 or label.detail else 0)
    return label.height + 2 * _LABEL_FREE


def label_content(label: Label, width: float, height: float, texts: Texts) -> Content:
    """A lane's label, from the lane's upper left corner."""
    width += _MEMBER_OVER if label.members else 0
    return Content(Box(0, 0, width, height), lambda: _draw_label(label, height, texts))


def _draw_label(label: Label, height: float, texts: Texts) -> tuple[Item | Placed, ...]:
    theme, row = texts.theme, label.row
    grid = theme.grid
    is_at_top = bool(label.members)
    head = texts.name.line * len(label.name) + texts.text.line * len(label.detail)
    is_low = row.is_slim or row.is_folded
    top = theme.swimlanes.lane_padding[0] + 1 if is_at_top else (height - (label.height if is_low else head)) / 2
    middle = top + texts.name.line / 2 if is_at_top else height / 2
    size = grid.label_icon
    items: list[Item | Placed] = [
        Placed(0, middle - size / 2, icons.icon(row.icon, size, grid.label_icon_stroke, row.colour))
    ]
    x = grid.label_text_x
    if is_low:
        style, colour = (texts.label, theme.colour.text) if row.is_folded else (texts.text, theme.colour.muted)
        items += texts.block(label.name, style, colour, x, top + first_baseline(style))
        below = top + style.line * len(label.name) + first_baseline(texts.text)
        items += texts.block(label.detail, texts.text, theme.colour.muted, x, below)
        return tuple(items)
    items += texts.block(label.name, texts.name, theme.colour.ink, x, top + first_baseline(texts.name))
    y = top + texts.name.line * len(label.name)
    items += texts.block(label.detail, texts.text, theme.colour.muted, x, y + first_baseline(texts.text))
    y += texts.text.line * len(label.detail) + _MEMBERS_BELOW
    for member in label.members:
        mark = theme.card.ticket
        centre = y + _MEMBER_LINE / 2
        icon = icons.icon(member.icon, mark.icon, mark.icon_stroke, member.colour)
        items.append(Placed(_MEMBER_ICON_X, centre - mark.icon / 2, icon))
        items += texts.block(member.lines, texts.text, member.ink, _MEMBER_NAME_X, centre + rise(texts.text))
        y += _member_height(member, texts)
    return tuple(items)


def stages_label(width: float, height: float, has_goals: bool, texts: Texts) -> Content:
    """The label beside the band."""
    return Content(Box(0, 0, width, height), lambda: _draw_stages_label(height, has_goals, texts))


def _draw_stages_label(height: float, has_goals: bool, texts: Texts) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    grid, colour = theme.grid, theme.colour
    top = (height - texts.name.line - (texts.text.line if has_goals else 0)) / 2
    size, x = grid.label_icon, grid.label_text_x
    goals = texts.run(_("and goals"), texts.text, colour.muted, x, top + texts.name.line + first_baseline(texts.text))
    return (
        Placed(0, height / 2 - size / 2, icons.icon("flag", size, grid.label_icon_stroke, colour.ink)),
        *texts.run(_("Stages"), texts.name, colour.ink, x, top + first_baseline(texts.name)),
        *(goals if has_goals else ()),
    )


def line_content(width: float, is_strong: bool, texts: Texts) -> Content:
    """The line above a lane, from its left end."""
    theme = texts.theme
    grid, colour = theme.grid, theme.colour
    stroke = Stroke(colour.rule, grid.rule) if is_strong else Stroke(colour.hairline, grid.hairline)
    half = stroke.width / 2
    return texts.shared(
        ("line", width, is_strong), lambda: Content(Box(0, -half, width, half), (shapes.rule(0, 0, width, stroke),))
    )


def scale_content(
    kind: str,
    scale: Scale,
    language: str,
    width: float,
    label_right: float,
    lattice_left: float,
    height: float,
    texts: Texts,
) -> Content:
    """The scale of a curve's lane, from the drawing's left at the height of the best value, to the worst `height` below."""
    said = _scale_texts(scale, language)
    wide = scale_width(scale, language, texts)
    box = Box(label_right - max(wide, 16), -6, lattice_left + width, height + 6)
    return Content(box, lambda: _draw_scale(kind, said, width, label_right, lattice_left, height, texts))


def _scale_texts(scale: Scale, language: str) -> tuple[str, ...]:
    return tuple([scale.text(value, language) for value in (scale.high, scale.middle, scale.low)])


def scale_width(scale: Scale, language: str, texts: Texts) -> float:
    """How wide the values beside a curve's lane are."""
    return max(texts.width(text, texts.text) for text in _scale_texts(scale, language))


def _draw_scale(
    kind: str, said: tuple[str, ...], width: float, label_right: float, left: float, height: float, texts: Texts
) -> tuple[Item, ...]:
    theme = texts.theme
    colour, dash = theme.colour, theme.emotion.scale_dash
    end, middle = Stroke(colour.hairline, theme.grid.hairline, dash), Stroke(colour.rule, theme.grid.rule)
    items: list[Item] = []
    for i, text in enumerate(said):
        y = i * height / 2
        # Feelings have a neutral level, engagement has none.
        items.append(shapes.rule(left, y, width, middle if i == 1 and kind == LaneKind.EMOTION else end))
        items += texts.run(text, texts.text, colour.muted, label_right, y + rise(texts.text), "end")
    return tuple(items)


BLUEPRINT_ROOM = 6  # more than usual above and below a lane's border that carries the name of a line


def blueprint_content(line: str, left: float, width: float, texts: Texts) -> Content:
    """A blueprint line with its name, from the drawing's left; the line begins at `left` and is `width` long."""
    # On a map of one folded stage the name is longer than its line.
    box = Box(left, -6, max(left + width, blueprint_name_box(line, left, texts).right), 6)
    return Content(box, lambda: _draw_blueprint(line, left, width, texts))


def _draw_blueprint(line: str, left: float, width: float, texts: Texts) -> tuple[Item, ...]:
    theme = texts.theme
    mark, colour = theme.blueprint_lines, theme.colour
    dash = {
        "interaction": mark.interaction,
        "visibility": mark.visibility,
        "internal interaction": mark.internal_interaction,
    }[line]
    stroke = Stroke(colour.text, mark.stroke, dash)
    box = blueprint_name_box(line, left, texts)
    return (
        shapes.rule(left, 0, width, stroke),
        shapes.box(box.left, box.top, box.width, box.height, colour.paper),
        *texts.run(_blueprint_name(line), texts.badge, colour.text, box.left + 4, rise(texts.badge)),
    )


def _blueprint_name(line: str) -> str:
    return {
        "interaction": _("line of interaction"),
        "visibility": _("line of visibility"),
        "internal interaction": _("line of internal interaction"),
    }[line]


def blueprint_name_box(line: str, left: float, texts: Texts) -> Box:
    """What the name of a blueprint line takes around the line, which begins at `left`."""
    return Box(left + 8, -5.5, left + 16 + texts.width(_blueprint_name(line), texts.badge), 5.5)
