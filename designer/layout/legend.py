"""The legend of what occurs in the map, and the footer (LOOK.md section 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from designer.drawing import Box, Content, Item, Placed, Stroke
from designer.layout import faces, shapes
from designer.layout.card_facts import CardStyle
from designer.layout.cards import border
from designer.layout.curve_area import hatching
from designer.layout.dates import written_date
from designer.layout.rows import touch_word
from designer.layout.strands import FUTURE_DASH, FUTURE_WIDTH
from designer.layout.texts import Texts, rise
from designer.model import ConnectionKind, Evidence, MapHeader, Status, Touch
from designer.words import _, isolated, joined

_HALF_LINE = 5.0
_FOOTER_FREE = 24  # between the last item and the footer
_LINE = 16  # from one line of the legend to the next
_TEXT_GAP = 6  # from a mark to its text
_FACES_APART = 15.5
_EVEN_STEP = 8  # from one width tried to the next, for lines that are alike
Draw = Callable[[], tuple[Item | Placed, ...]]


class Occurs(msgspec.Struct, frozen=True):
    """What of the marks occurs in a map."""

    touches: frozenset[Touch] = frozenset()
    has_truth: bool = False
    has_feelings: bool = False
    evidence: frozenset[Evidence] = frozenset()
    statuses: frozenset[Status] = frozenset()
    connections: frozenset[ConnectionKind] = frozenset()
    has_channel_change: bool = False
    has_weave: bool = False
    has_severity: bool = False
    has_ranks: bool = False  # impact or effort of an opportunity
    has_plans: bool = False  # curves as they should be besides those that are

    def joined(self, other: Occurs) -> Occurs:
        """What occurs in either of two parts."""
        return Occurs(
            self.touches | other.touches,
            self.has_truth or other.has_truth,
            self.has_feelings or other.has_feelings,
            self.evidence | other.evidence,
            self.statuses | other.statuses,
            self.connections | other.connections,
            self.has_channel_change or other.has_channel_change,
            self.has_weave or other.has_weave,
            self.has_severity or other.has_severity,
            self.has_ranks or other.has_ranks,
            self.has_plans or other.has_plans,
        )


class LegendItem(msgspec.Struct, frozen=True):
    """One mark, its width, and what it means. Marks are drawn around y 0 from x 0 on."""

    width: float
    text: str
    draw: Draw


class LegendPlan(msgspec.Struct, frozen=True):
    """The legend's items in lines, the footer and where it stands."""

    lines: tuple[tuple[LegendItem, ...], ...]
    footer: tuple[str, ...]
    footer_y: float  # the middle of its first line
    height: float


def legend_items(occurs: Occurs, style: CardStyle, texts: Texts) -> list[LegendItem]:
    """The marks to explain, in the order of LOOK.md."""
    items = _card_marks(occurs, style, texts)
    if occurs.has_weave:
        items += _weave_marks(occurs, texts)
    else:
        items += _connection_marks(occurs, texts)
    return items


def _card_marks(occurs: Occurs, style: CardStyle, texts: Texts) -> list[LegendItem]:
    theme = texts.theme
    items = [
        LegendItem(16, touch_word(touch), lambda t=touch: _swatch(t, texts))  # type: ignore[misc]
        for touch in (Touch.HUMAN, Touch.DIGITAL, Touch.PHYSICAL, Touch.OTHER)
        if touch in occurs.touches
    ]
    if occurs.has_truth:
        items.append(LegendItem(14, _("moment of truth"), lambda: (Placed(7, 0, faces.truth_star(theme)),)))
    if occurs.has_feelings:
        worst, best = (
            style.feelings.number(end, style.language) for end in (style.feelings.worst, style.feelings.best)
        )
        said = _("feeling {worst} … {best}").format(worst=worst, best=best)
        items.append(LegendItem(14 + 4 * _FACES_APART, said, lambda: _five_faces(texts)))
    if occurs.has_plans:
        items.append(LegendItem(24, _("from today to planned"), lambda: _change(texts)))
    for evidence, word, count in (
        (Evidence.ASSUMPTION, _("assumed"), 1),
        (Evidence.OBSERVED, _("observed"), 2),
        (Evidence.MEASURED, _("measured"), 3),
    ):
        if evidence in occurs.evidence:
            items.append(LegendItem(17, word, lambda n=count: (Placed(-2, 0, faces.evidence_dots(theme, n)),)))  # type: ignore[misc]
    for status, word in ((Status.MISSING, _("missing")), (Status.PLANNED, _("planned"))):
        if status in occurs.statuses:
            items.append(LegendItem(18, word, lambda s=status: _status_box(s, texts)))  # type: ignore[misc]
    return items


def _connection_marks(occurs: Occurs, texts: Texts) -> list[LegendItem]:
    items = []
    if ConnectionKind.MAIN in occurs.connections or occurs.has_channel_change:
        text = _("leads to; ring: channel changes") if occurs.has_channel_change else _("leads to")
        items.append(LegendItem(28, text, lambda: _arrow(ConnectionKind.MAIN, occurs.has_channel_change, texts)))
    for kind, word in ((ConnectionKind.ALTERNATIVE, _("alternative")), (ConnectionKind.RETURN, _("return"))):
        if kind in occurs.connections:
            items.append(LegendItem(24, word, lambda k=kind: _arrow(k, False, texts)))  # type: ignore[misc]
    return items


def _weave_marks(occurs: Occurs, texts: Texts) -> list[LegendItem]:
    line, colour = texts.theme.storyline, texts.theme.colour.connection
    dash = texts.theme.connection.return_dash
    kinds = (
        (ConnectionKind.MAIN, _("path through the channels"), Stroke(colour, line.line)),
        (ConnectionKind.ALTERNATIVE, _("alternative"), Stroke(colour, line.line_alternative)),
        (ConnectionKind.RETURN, _("return"), Stroke(colour, line.line_alternative, dash)),
    )
    return [
        LegendItem(24, word, lambda s=stroke: (shapes.rule(0, 0, 24, s),))  # type: ignore[misc]
        for kind, word, stroke in kinds
        if kind in occurs.connections
    ]


def _swatch(touch: Touch, texts: Texts) -> tuple[Item, ...]:
    theme = texts.theme
    fill = theme.touch_colour(touch)
    if theme.is_ink_saving:
        return (shapes.rounded(0.375, -4.625, 15.25, 9.25, 4.6, fill, Stroke(theme.colour.ink, 0.75)),)
    return (shapes.rounded(0, -5, 16, 10, 5, fill),)


def _five_faces(texts: Texts) -> tuple[Item | Placed, ...]:
    return tuple(
        Placed(7 + _FACES_APART * (value + 2), 0, faces.feeling_face(texts.theme, value)) for value in range(-2, 3)
    )


def _change(texts: Texts) -> tuple[Item, ...]:
    """A curve as it is, above it as it should be, and the hatching between them."""
    colour = texts.theme.colour.ink
    return (
        hatching(24, 4, colour, texts.theme),
        shapes.rule(0, -4, 24, Stroke(colour, FUTURE_WIDTH, FUTURE_DASH)),
        shapes.rule(0, 4, 24, Stroke(colour, texts.theme.emotion.stroke)),
    )


def _status_box(status: Status, texts: Texts) -> tuple[Item, ...]:
    stroke = border(texts.theme, False, status)
    return (shapes.rounded(0.5, -5, 17, 10, 3, texts.theme.colour.card, stroke),)


def _arrow(kind: ConnectionKind, has_ring: bool, texts: Texts) -> tuple[Item, ...]:
    mark, colour = texts.theme.connection, texts.theme.colour
    length, half = mark.arrow[0], mark.arrow[1] / 2
    end = 28 if kind is ConnectionKind.MAIN else 24
    width = {ConnectionKind.MAIN: mark.main, ConnectionKind.ALTERNATIVE: mark.alternative}.get(kind, mark.return_)
    stroke = Stroke(colour.connection, width, mark.return_dash if kind is ConnectionKind.RETURN else ())
    items: list[Item] = [
        shapes.rule(0, 0, end - length + 1.2, stroke),
        shapes.polygon(((end, 0), (end - length, -half), (end - length, half)), colour.connection),
    ]
    if has_ring:
        ring = mark.ring
        items.append(shapes.disc(ring.radius, 0, ring.radius, colour.paper, Stroke(colour.connection, ring.stroke)))
    return tuple(items)


def footer_text(header: MapHeader, page: str) -> str:
    """Version, date, author and page."""
    version = _("Version {version}").format(version=isolated(header.version)) if header.version else ""
    return joined((version, written_date(header.date), header.author, page))


def plan_legend(items: Sequence[LegendItem], footer: str, width: float, texts: Texts) -> LegendPlan:
    """The legend in lines no wider than the map; the footer at the right of the last one, or below it."""
    gap = texts.theme.legend.item_gap
    widths = [item_width(item, texts) for item in items]
    lines, x = _in_lines(items, widths, width, gap)
    if len(lines) > 1:
        # No line of one or two items below a full one.
        even = (sum(widths) + gap * (len(items) - 1)) / len(lines)
        tries = (_in_lines(items, widths, min(width, even + more), gap) for more in range(0, int(width), _EVEN_STEP))
        lines, x = next((tried for tried in tries if len(tried[0]) == len(lines)), (lines, x))
    bottom = max(0, len(lines) - 1) * _LINE + _HALF_LINE
    said = texts.lines(footer, texts.text, width)
    footer_y = bottom
    if said and lines and (len(said) > 1 or x + _FOOTER_FREE + texts.width(footer, texts.text) > width):
        footer_y += _LINE
    if said:
        bottom = footer_y + (len(said) - 1) * texts.text.line
    return LegendPlan(
        tuple(tuple(line) for line in lines), said, footer_y, bottom + _HALF_LINE + 1 if lines or said else 0
    )


def _in_lines(
    items: Sequence[LegendItem], widths: Sequence[float], width: float, gap: float
) -> tuple[list[list[LegendItem]], float]:
    """The items in lines that are no wider than this, and how wide the last one is."""
    lines: list[list[LegendItem]] = []
    x = 0.0
    for item, needed in zip(items, widths, strict=True):
        if lines and x + gap + needed <= width:
            lines[-1].append(item)
            x += gap + needed
        else:
            lines.append([item])
            x = needed
    return lines, x


def item_width(item: LegendItem, texts: Texts) -> float:
    """How wide an item is with its text."""
    return item.width + _TEXT_GAP + texts.width(item.text, texts.text)


def legend_content(plan: LegendPlan, width: float, texts: Texts) -> Content:
    """The legend, from its upper left corner."""
    return Content(Box(-1, -5, width, plan.height), lambda: _draw_legend(plan, texts))


def _draw_legend(plan: LegendPlan, texts: Texts) -> tuple[Item | Placed, ...]:
    colour, gap = texts.theme.colour, texts.theme.legend.item_gap
    items: list[Item | Placed] = []
    for i, line in enumerate(plan.lines):
        x, y = 0.0, 5.0 + i * _LINE
        for item in line:
            items.append(Placed(x, y, Content(Box(0, -9, item.width, 9), item.draw())))
            items += texts.run(item.text, texts.text, colour.text, x + item.width + _TEXT_GAP, y + rise(texts.text))
            x += item_width(item, texts) + gap
    return tuple(items)


def footer_content(footer: tuple[str, ...], texts: Texts) -> Content:
    """The footer, from the right end of the middle of its first line."""
    width = max(texts.width(line, texts.text) for line in footer)
    box = Box(-width, -6, 0, 6 + texts.text.line * (len(footer) - 1))
    colour = texts.theme.colour.muted
    return Content(box, lambda: tuple(texts.block(footer, texts.text, colour, 0, rise(texts.text), anchor="end")))
