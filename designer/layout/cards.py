"""A touchpoint's card: how high it is, what it says, and its marks on the edges (LOOK.md section 5)."""

from __future__ import annotations

from math import ceil

import msgspec

from designer.drawing import Box, Content, Far, Item, Placed, Point, Stroke
from designer.layout import faces, icons, shapes
from designer.layout.card_facts import (
    GAP_ABOVE,
    CardStyle,
    FactLine,
    as_shown,
    draw_facts,
    facts_on,
    flow_facts,
)
from designer.layout.card_pills import ROW, draw_pills, is_ending, is_future, pill_rows, pills_on, pills_width
from designer.layout.cast import Cast, Look
from designer.layout.measures import Measures
from designer.layout.texts import Texts, first_baseline, rise
from designer.layout.theme import Theme
from designer.model import Evidence, Status, Touchpoint
from designer.words import _

_MOST_DISCS = 4  # of personas on a card; from the fifth on three and "+2"
_REACH = 8.25  # of marks beyond a card's edges
_OPENS_GAP = 3  # between the ticket and the mark of what opens a map
_MARKS = frozenset({"description", "feeling", "personas", "evidence", "status"})
_EVIDENCE = {Evidence.ASSUMPTION: 1, Evidence.OBSERVED: 2, Evidence.MEASURED: 3}


class CardSize(msgspec.Struct, frozen=True, gc=False):
    """What measuring a card gives."""

    height: float
    has_pills: bool = False
    are_pills_inside: bool = False


class Card(msgspec.Struct, frozen=True, gc=False):
    """A measured card and its content, kept as long as nothing about it changes."""

    touchpoint: Touchpoint
    number: int
    size: CardSize
    content: Content
    far: Far
    alt: str


class _Ink:
    """Draws one card once somebody looks at it. A partial function would fill three times as much."""

    __slots__ = ("_look", "_maker", "_number", "_size", "_touchpoint")

    def __init__(self, maker: CardMaker, touchpoint: Touchpoint, number: int, look: Look, size: CardSize) -> None:
        self._maker = maker
        self._touchpoint = touchpoint
        self._number = number
        self._look = look
        self._size = size

    def __call__(self) -> tuple[Item | Placed, ...]:
        return self._maker.draw(self._touchpoint, self._number, self._look, self._size)


class CardMaker:
    """Measures and draws the cards of one layout."""

    def __init__(
        self,
        texts: Texts,
        cast: Cast,
        measures: Measures,
        width: float,
        style: CardStyle = CardStyle(),  # noqa: B008
    ) -> None:
        self.texts = texts
        self.theme = texts.theme
        self.cast = cast
        self.measures = measures
        self.style = style
        self.width = width
        self._hidden = style.hidden
        self._has_facts = measures.shows_description and not style.fields <= _MARKS
        self.players = {p.id: p for p in cast.players}
        self._truth_words = ", " + _("moment of truth")
        self._feeling_words: dict[float, str] = {}
        self._fars: dict[tuple[float, str, str], Far] = {}
        self._outlines: dict[float, Box] = {}
        self._mark_sets: dict[tuple[float, float, float, float], tuple[Box, ...]] = {}
        self._borders = {
            (is_truth, status, future): border(self.theme, is_truth, status, future)
            for is_truth in (False, True)
            for status in Status
            for future in (False, True)
        }

    # Measuring

    @property
    def least_height(self) -> float:
        """How high a card with a short name and nothing else is."""
        card = self.theme.card
        return ceil((card.padding_top + self.texts.name.line + card.padding_bottom) / 2) * 2

    def size(self, touchpoint: Touchpoint) -> CardSize:
        """How high a card is at the width of this layout, in points."""
        texts, card = self.texts, self.theme.card
        measure = self.width - 2 * self.measures.padding_x
        touchpoint = self._seen(touchpoint)
        names = texts.count(touchpoint.name, texts.name, measure) or 1
        height = card.padding_top + texts.name.line * names + card.padding_bottom
        if self.measures.shows_description and touchpoint.description:
            height += card.name_to_text + texts.text.line * texts.count(touchpoint.description, texts.text, measure)
        if self._has_facts and (lines := self._facts(touchpoint)):
            height += GAP_ABOVE + texts.text.line * len(lines)
        if (
            touchpoint.status is not Status.EXISTS
            or touchpoint.is_start
            or touchpoint.is_end
            or touchpoint.state
            or self.style.opened
        ):
            pills = pills_on(touchpoint, self.style, self.theme)
            if pills:
                measure = self.width - 2 * card.padding_x
                is_inside = pills_width(pills, texts) > measure - self._bottom_marks_width(touchpoint)
                rows = len(pill_rows(pills, measure, texts)) if is_inside else 0
                return CardSize(ceil((height + ROW * rows) / 2) * 2, True, is_inside)
        return CardSize(ceil(height / 2) * 2)

    def _seen(self, touchpoint: Touchpoint) -> Touchpoint:
        """The touchpoint without what the map hides on its cards."""
        return as_shown(touchpoint, self._hidden) if self._hidden else touchpoint

    def _facts(self, touchpoint: Touchpoint) -> tuple[FactLine, ...]:
        found = facts_on(touchpoint, self.style, self.cast.look(touchpoint.lane or touchpoint.channel))
        return flow_facts(found, self.width - 2 * self.measures.padding_x, self.texts) if found else ()

    def _bottom_marks_width(self, touchpoint: Touchpoint) -> float:
        mark = self.theme.card.persona
        discs = min(len(touchpoint.personas), _MOST_DISCS)
        width = discs * mark.pitch
        return width + (self.theme.card.evidence.width if touchpoint.evidence is not None else 0)

    # Making

    def make(self, touchpoint: Touchpoint, number: int, kept: Card | None, size: CardSize) -> Card:
        """The card of a touchpoint; the one that this maker made before, `kept`, if it says and shows the same."""
        if kept is not None and kept.touchpoint is touchpoint and kept.number == number and kept.size == size:
            return kept
        look = self.cast.look(touchpoint.lane or touchpoint.channel)
        seen = self._seen(touchpoint)
        far = self._far(size.height, look.fill, self._border(seen).colour)
        if (
            kept is not None
            and kept.number == number
            and kept.size == size
            and kept.far == far
            and (kept.touchpoint is touchpoint or is_drawn_alike(kept.touchpoint, touchpoint))
        ):
            return kept
        content = Content(self._outline(size.height), _Ink(self, seen, number, look, size))
        return Card(touchpoint, number, size, content, far, self._alt(touchpoint, number, look))

    def _far(self, height: float, fill: str, border: str) -> Far:
        key = (height, fill, border)
        found = self._fars.get(key)  # many cards look the same from far away
        if found is None:
            box = Box(0, 0, self.width, height)
            found = self._fars[key] = Far(box, self.theme.colour.card, fill, border)
        return found

    def _outline(self, height: float) -> Box:
        found = self._outlines.get(height)
        if found is None:
            found = self._outlines[height] = Box(-1, -_REACH, self.width + 1, height + _REACH)
        return found

    def _alt(self, touchpoint: Touchpoint, number: int, look: Look) -> str:
        text = f"{number} {touchpoint.name}, {look.name}" if look.name else f"{number} {touchpoint.name}"
        if touchpoint.is_moment_of_truth:
            text += self._truth_words
        if opens_map(touchpoint):
            text += ", " + _("opens another map")
        value = lowest_feeling(touchpoint)
        return text if value is None else text + self._felt(value)

    def _felt(self, value: float) -> str:
        said = self._feeling_words.get(value)
        if said is None:
            shown = self.style.feelings.text(value, self.style.language)
            said = self._feeling_words[value] = ", " + _("feeling {value}").format(value=shown)
        return said

    def _border(self, touchpoint: Touchpoint) -> Stroke:
        future = is_future(touchpoint, self.style.shows)
        return self._borders[touchpoint.is_moment_of_truth, touchpoint.status, future]

    def opens_at(self, touchpoint: Touchpoint, number: int) -> Point:
        """The middle of the mark of a touchpoint that opens a map, in the card's coordinates."""
        look = self.cast.look(touchpoint.lane or touchpoint.channel)
        width, _icons = self.ticket_width(self._seen(touchpoint), len(str(number)), look)
        return self.theme.card.ticket.x + width + _OPENS_GAP + self.theme.card.star.disc, 0.0

    def ticket_width(self, touchpoint: Touchpoint, digits: int, look: Look) -> tuple[float, tuple[str, ...]]:
        """How wide the channel's ticket is, and the icons of the further channels that have room on it."""
        mark = self.theme.card.ticket
        width = 2 * mark.padding + self.texts.digits_width(digits)
        width += mark.icon + mark.gap if look.icon else 0
        room = (self._star_x(touchpoint) or self.width - mark.x) - self.theme.card.star.disc - 3 - mark.x - width
        room -= self._opens_width(touchpoint)
        found = []
        for id in touchpoint.also:
            if room < mark.gap + mark.icon:
                break
            found.append(self.cast.look(id).icon or "ellipsis")
            room -= mark.gap + mark.icon
            width += mark.gap + mark.icon
        return width, tuple(found)

    def _opens_width(self, touchpoint: Touchpoint) -> float:
        """What the mark of a map that opens takes beside the ticket."""
        return _OPENS_GAP + 2 * self.theme.card.star.disc if opens_map(touchpoint) else 0

    def _star_x(self, touchpoint: Touchpoint) -> float:
        """The middle of the leftmost mark on the right of the top edge, 0 for none."""
        card = self.theme.card
        x = self.width - card.face.from_right
        has_face = lowest_feeling(touchpoint) is not None
        if touchpoint.is_moment_of_truth:
            return x - (card.star.left_of_face if has_face else 0)
        return x if has_face else 0

    def marks(self, touchpoint: Touchpoint, digits: int, size: CardSize) -> tuple[Box, ...]:
        """The boxes of the marks on a card's edges in the card's coordinates: no connection may cross them."""
        look = self.cast.look(touchpoint.lane or touchpoint.channel)
        touchpoint = self._seen(touchpoint)
        width, _icons = self.ticket_width(touchpoint, digits, look)
        width += self._opens_width(touchpoint)
        key = (width, self._star_x(touchpoint), self._bottom_left(touchpoint, size), size.height)
        found = self._mark_sets.get(key)  # many cards have the same marks
        if found is None:
            found = self._mark_sets[key] = self._mark_set(*key)
        return found

    def _mark_set(self, ticket_width: float, star_x: float, left: float, height: float) -> tuple[Box, ...]:
        card, mark = self.theme.card, self.theme.card.ticket
        half = mark.height / 2 + mark.halo
        found = [Box(mark.x - mark.halo, -half, mark.x + ticket_width + mark.halo, half)]
        if star_x:
            halo = card.face.halo
            found.append(Box(star_x - halo, -halo, self.width - card.face.from_right + halo, halo))
        if left < self.width - card.padding_x + 1:
            halo = card.persona.halo
            found.append(Box(left, height - halo, self.width - card.persona.from_right + halo, height + halo))
        return tuple(found)

    def _bottom_left(self, touchpoint: Touchpoint, size: CardSize) -> float:
        """Where the marks on the bottom edge begin."""
        x = self._evidence_right(touchpoint)
        if touchpoint.evidence is not None:
            x -= self.theme.card.evidence.width
        if size.has_pills and not size.are_pills_inside:
            x -= pills_width(pills_on(touchpoint, self.style, self.theme), self.texts)
        return x

    def _evidence_right(self, touchpoint: Touchpoint) -> float:
        mark = self.theme.card.persona
        discs = min(len(touchpoint.personas), _MOST_DISCS)
        if not discs:
            return self.width - self.theme.card.padding_x + 1
        return self.width - mark.from_right - (discs - 1) * mark.pitch - mark.halo

    # Drawing

    def draw(self, touchpoint: Touchpoint, number: int, look: Look, size: CardSize) -> tuple[Item | Placed, ...]:
        items: list[Item | Placed] = [self._frame(touchpoint, size)]
        bottom = self._draw_text(items, touchpoint)
        self._draw_top_marks(items, touchpoint, number, look)
        self._draw_bottom_marks(items, touchpoint, size, bottom)
        return tuple(items)

    def _frame(self, touchpoint: Touchpoint, size: CardSize) -> Item:
        stroke = self._border(touchpoint)
        inset = stroke.width / 2
        radius = self.theme.card.radius - inset
        fill = self.theme.colour.card
        return shapes.rounded(inset, inset, self.width - 2 * inset, size.height - 2 * inset, radius, fill, stroke)

    def _draw_text(self, items: list[Item | Placed], touchpoint: Touchpoint) -> float:
        texts, card, colour = self.texts, self.theme.card, self.theme.colour
        x = self.measures.padding_x
        measure = self.width - 2 * x
        ends = is_ending(touchpoint, self.style.shows)
        names = texts.balanced(touchpoint.name, texts.name, measure)
        y = card.padding_top
        ink = colour.muted if ends else colour.ink
        items += texts.block(names, texts.name, ink, x, y + first_baseline(texts.name), measure=measure)
        y += texts.name.line * max(1, len(names))
        if self.measures.shows_description and touchpoint.description:
            y += card.name_to_text
            lines = texts.lines(touchpoint.description, texts.text, measure)
            ink = colour.muted if ends else colour.text
            items += texts.block(lines, texts.text, ink, x, y + first_baseline(texts.text), measure=measure)
            y += texts.text.line * len(lines)
        if self._has_facts and (facts := self._facts(touchpoint)):
            items += draw_facts(facts, x, y + GAP_ABOVE, texts)
            y += GAP_ABOVE + texts.text.line * len(facts)
        return y

    def _draw_top_marks(self, items: list[Item | Placed], touchpoint: Touchpoint, number: int, look: Look) -> None:
        theme, texts = self.theme, self.texts
        mark = theme.card.ticket
        width, further = self.ticket_width(touchpoint, len(str(number)), look)
        key = ("ticket", number, look, width, further)
        items.append(Placed(mark.x, 0, texts.shared(key, lambda: ticket(texts, number, look, width, further))))
        star_x = self._star_x(touchpoint)
        if touchpoint.is_moment_of_truth:
            items.append(Placed(star_x, 0, faces.truth_star(theme)))
        value = lowest_feeling(touchpoint)
        if value is not None:
            items.append(Placed(self.width - theme.card.face.from_right, 0, faces.feeling_face(theme, value)))

    def _draw_bottom_marks(
        self, items: list[Item | Placed], touchpoint: Touchpoint, size: CardSize, text_bottom: float
    ) -> None:
        theme, height = self.theme, size.height
        x = self._evidence_right(touchpoint)
        if touchpoint.evidence is not None:
            x -= theme.card.evidence.width
            items.append(Placed(x, height, faces.evidence_dots(theme, _EVIDENCE[touchpoint.evidence])))
        self._draw_discs(items, touchpoint, height)
        if not size.has_pills:
            return
        pills, texts = pills_on(touchpoint, self.style, theme), self.texts
        if not size.are_pills_inside:
            items += draw_pills(pills, x, height, texts)
            return
        left, middle = theme.card.padding_x, text_bottom + 2 + theme.card.status.height / 2
        for row in pill_rows(pills, self.width - 2 * left, texts):
            items += draw_pills(row, left + pills_width(row, texts), middle, texts)
            middle += ROW

    def _draw_discs(self, items: list[Item | Placed], touchpoint: Touchpoint, height: float) -> None:
        theme, texts = self.theme, self.texts
        mark = theme.card.persona
        players = [self.players[id] for id in sorted(touchpoint.personas, key=self._rank) if id in self.players]
        discs: list[tuple[str, str]] = [(p.initial, p.colour) for p in players]
        if len(discs) > _MOST_DISCS:
            shown = _MOST_DISCS - 1
            discs = [*discs[:shown], (f"+{len(discs) - shown}", theme.colour.muted)]
        for i, (initial, colour) in enumerate(reversed(discs)):
            x = self.width - mark.from_right - i * mark.pitch
            items.append(Placed(x, height, faces.initial_disc(texts, initial, colour)))

    def _rank(self, persona: str) -> int:
        return next((i for i, p in enumerate(self.cast.players) if p.id == persona), 0)


def border(theme: Theme, is_truth: bool, status: Status, is_future: bool = False) -> Stroke:
    """The line around a card: bronze wins for the colour, the dash of what does not exist stays."""
    card, colour = theme.card, theme.colour
    dash: tuple[float, ...] = () if status is Status.EXISTS else card.status_dash
    if is_future:
        dash = card.future_dash
    if is_truth:
        return Stroke(colour.moment_of_truth, card.truth_border, dash)
    if status is Status.MISSING:
        return Stroke(colour.missing, card.status_border, dash)
    if is_future or status is Status.PLANNED:
        return Stroke(colour.planned, card.status_border, dash)
    return Stroke(colour.card_border, card.border)


def opens_map(touchpoint: Touchpoint) -> bool:
    """Whether a touchpoint opens a map of its own."""
    return bool(touchpoint.submap or touchpoint.map_file)


def ticket(texts: Texts, number: int, look: Look, width: float, further: tuple[str, ...]) -> Content:
    """The channel's ticket from the origin to the right, centred on y 0: icon, number, icons of further channels."""
    theme = texts.theme
    mark = theme.card.ticket
    half, halo = mark.height / 2, mark.halo
    items: list[Item | Placed] = [
        shapes.rounded(
            -halo, -half - halo, width + 2 * halo, mark.height + 2 * halo, mark.radius + halo, theme.colour.card
        )
    ]
    if theme.is_ink_saving:
        outline = Stroke(theme.colour.ink, 0.75)
        items.append(
            shapes.rounded(0.375, 0.375 - half, width - 0.75, mark.height - 0.75, mark.radius, look.fill, outline)
        )
    else:
        items.append(shapes.rounded(0, -half, width, mark.height, mark.radius, look.fill))
    x = mark.padding
    if look.icon:
        items.append(Placed(x, -mark.icon / 2, icons.icon(look.icon, mark.icon, mark.icon_stroke, look.ink)))
        x += mark.icon + mark.gap
    room = texts.number_width(number)
    items += texts.run(str(number), texts.mark, look.ink, x + room / 2, rise(texts.mark), "middle")
    x += room + mark.gap
    for name in further:
        items.append(Placed(x, -mark.icon / 2, icons.icon(name, mark.icon, mark.icon_stroke, look.ink)))
        x += mark.icon + mark.gap
    return Content(Box(-halo, -half - halo, width + halo, half + halo), tuple(items))


def lowest_feeling(touchpoint: Touchpoint) -> float | None:
    """What the card's face shows: the lowest feeling of all personas, None where none is told."""
    if touchpoint.feelings:
        values = [value for _who, value in touchpoint.feelings]
        if touchpoint.feeling is not None and len(touchpoint.feelings) < len(touchpoint.personas):
            values.append(touchpoint.feeling)
        return min(values)
    return touchpoint.feeling


def is_drawn_alike(one: Touchpoint, other: Touchpoint) -> bool:
    """Whether two states of a touchpoint look the same on a card, wherever it stands."""
    place = {"stage": "", "step": "", "order": ""}
    replace = msgspec.structs.replace
    return one == other or replace(one, **place) == replace(other, **place)
