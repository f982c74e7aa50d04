"""The pills of a card: start and end of the journey, which state it belongs to, planned or missing (LOOK.md section 5)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.drawing import Item, Placed, Stroke
from designer.layout import icons, shapes
from designer.layout.card_facts import CardStyle
from designer.layout.texts import Texts, rise
from designer.layout.theme import Theme
from designer.model import MapState, Status, Touchpoint
from designer.words import _

ROW = 14.0  # a card grows by so much for each row of pills that stands inside
BETWEEN = 2.0
_ICON, _STROKE = 7.0, 0.9
_ICON_GAP = 2.5
_OUTLINE = 1.0


class Pill(msgspec.Struct, frozen=True):
    """A word on a ground at a card's lower edge: filled with its colour, or outlined in it."""

    text: str
    colour: str
    icon: str = ""
    is_outlined: bool = False


def is_future(touchpoint: Touchpoint, shown: MapState) -> bool:
    """Whether a touchpoint of a map of both states stands in the future one alone."""
    return shown is MapState.BOTH and touchpoint.state == MapState.FUTURE


def is_ending(touchpoint: Touchpoint, shown: MapState) -> bool:
    """Whether a touchpoint of a map of both states stands in the current one alone."""
    return shown is MapState.BOTH and touchpoint.state == MapState.CURRENT


def pills_on(touchpoint: Touchpoint, style: CardStyle, theme: Theme) -> list[Pill]:
    """The pills of a touchpoint, from left to right."""
    colour, shown = theme.colour, style.shows
    pills = []
    if page := style.page_of(touchpoint.id):
        pills.append(Pill(_("Page {n}").format(n=page), colour.connection, "layers", True))
    if touchpoint.is_start:
        pills.append(Pill(_("Start"), colour.ink, "flag"))
    if touchpoint.is_end:
        pills.append(Pill(_("End"), colour.ink, "flag"))
    if is_ending(touchpoint, shown):
        pills.append(Pill(_("Ends"), colour.muted))
    if is_future(touchpoint, shown):
        pills.append(Pill(_("Future"), colour.planned, "", True))
    elif touchpoint.status is Status.PLANNED:  # what is of the future is planned: said once
        pills.append(Pill(_("Planned"), colour.planned))
    if touchpoint.status is Status.MISSING:
        pills.append(Pill(_("Missing"), colour.missing))
    return pills


def pill_width(pill: Pill, texts: Texts) -> float:
    """How wide a pill is."""
    icon = _ICON + _ICON_GAP if pill.icon else 0
    return texts.width(pill.text, texts.badge) + icon + 2 * texts.theme.card.status.padding


def pills_width(pills: Sequence[Pill], texts: Texts) -> float:
    """How wide pills are beside each other, each with what is free after it."""
    return sum(pill_width(p, texts) + BETWEEN for p in pills)


def pill_rows(pills: Sequence[Pill], measure: float, texts: Texts) -> list[list[Pill]]:
    """The pills in rows of a measure, for those that stand inside a card."""
    rows: list[list[Pill]] = []
    x = 0.0
    for pill in pills:
        width = pill_width(pill, texts) + BETWEEN
        if not rows or x + width > measure + BETWEEN:
            rows.append([])
            x = 0.0
        rows[-1].append(pill)
        x += width
    return rows


def draw_pills(pills: Sequence[Pill], right: float, middle: float, texts: Texts) -> list[Item | Placed]:
    """Pills beside each other, the last one ending 2 before `right`."""
    theme = texts.theme
    mark = theme.card.status
    halo, top = mark.halo, middle - mark.height / 2
    items: list[Item | Placed] = []
    left = right
    for pill in reversed(pills):
        width = pill_width(pill, texts)
        left -= width + BETWEEN
        items.append(
            shapes.rounded(left - halo, top - halo, width + 2 * halo, mark.height + 2 * halo, 99, theme.colour.card)
        )
        if pill.is_outlined:
            half = _OUTLINE / 2
            size = width - _OUTLINE, mark.height - _OUTLINE, mark.radius - half
            items.append(
                shapes.rounded(left + half, top + half, *size, theme.colour.card, Stroke(pill.colour, _OUTLINE))
            )
            ink = pill.colour
        else:
            items.append(shapes.rounded(left, top, width, mark.height, mark.radius, pill.colour))
            ink = theme.text_on(pill.colour)
        x = left + mark.padding
        if pill.icon:
            items.append(Placed(x, middle - _ICON / 2, icons.icon(pill.icon, _ICON, _STROKE, ink)))
            x += _ICON + _ICON_GAP
        items += texts.run(pill.text, texts.badge, ink, x, middle + rise(texts.badge))
    return items
