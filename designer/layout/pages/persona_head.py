"""The head of a persona's page: portrait, name, role, what she prefers, and what she says."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.drawing import Box, Content, Group, Item, Picture, Placed, Role, Stroke
from designer.layout import icons, shapes
from designer.layout.cast import Look
from designer.layout.colour import mixed
from designer.layout.pages.block import Block
from designer.layout.pages.persona_facts import PersonaFacts
from designer.layout.texts import Texts, first_baseline, rise
from designer.layout.theme import TextStyle
from designer.layout.title import head_and_shoulders, quoted
from designer.words import _, ngettext

_PAD = 18.0
_RADIUS = 8.0
_PORTRAIT = 46.0  # radius
_SMALL_PORTRAIT = 34.0
_GAP = 20.0  # from the portrait to the texts, from these to the quote
_LEAST_BESIDE = 640.0  # width from which on the quote stands beside the name
_LEAST_PORTRAIT = 320.0
_CHIP, _CHIP_ICON, _CHIP_PAD, _CHIP_GAP = 18.0, 10.0, 7.0, 5.0
_QUOTE_LINES = 4  # lines up to which a quote is set large


class Chip(msgspec.Struct, frozen=True):
    """A preferred channel in its row of chips; its name in lines, where one is not enough."""

    look: Look
    lines: tuple[str, ...]
    box: Box


class HeadTexts(msgspec.Struct, frozen=True):
    """The lines of a head, for a width."""

    name: tuple[str, ...]
    name_style: TextStyle
    role: tuple[str, ...]
    facts: tuple[str, ...]
    prefers: str
    chips: tuple[Chip, ...]
    measure: float
    height: float


def quote_style(texts: Texts, is_large: bool) -> TextStyle:
    """How a quote is set: as large as a title, or where it is long as a heading."""
    if is_large:
        return msgspec.structs.replace(texts.title, weight=500, line=30, tracking=-0.2)
    return msgspec.structs.replace(texts.heading, weight=500, line=17)


def facts_line(facts: PersonaFacts) -> str:
    """How much of the journey is hers: "12 of 15 touchpoints · 3 moments of truth"."""
    parts = []
    if facts.total:
        said = ngettext("{count} of {total} touchpoint", "{count} of {total} touchpoints", facts.total)
        parts.append(said.format(count=facts.count, total=facts.total))
    if facts.truths:
        said = ngettext("{n} moment of truth", "{n} moments of truth", facts.truths)
        parts.append(said.format(n=facts.truths))
    return " · ".join(parts)


def persona_head(facts: PersonaFacts, width: float, texts: Texts, *, has_quote: bool = True) -> Block:
    """The head over the whole width: the quote beside the name where there is room, else below it."""
    quote = quoted(facts.persona.quote) if has_quote and facts.persona.quote.strip() else ""
    radius = _PORTRAIT if width >= _LEAST_BESIDE else _SMALL_PORTRAIT
    has_portrait = width >= _LEAST_PORTRAIT
    x = _PAD + (2 * radius + _GAP if has_portrait else 0)
    is_beside = bool(quote) and width >= _LEAST_BESIDE
    measure = (width * 0.46 if is_beside else width - _PAD) - x
    said = _set_texts(facts, measure, texts)
    quote_x = width * 0.46 + _GAP if is_beside else x
    if not is_beside and has_portrait and width < _LEAST_BESIDE:
        quote_x = x
    quote_measure = width - _PAD - quote_x
    style = quote_style(texts, True)
    lines = texts.lines(quote, style, quote_measure)
    if len(lines) > _QUOTE_LINES or (quote and texts.longest(quote, style) > quote_measure):
        style = quote_style(texts, False)
        lines = texts.lines(quote, style, quote_measure)
    quote_height = style.line * len(lines)
    tall = max(2 * radius if has_portrait else 0.0, said.height)
    if is_beside:
        height = max(tall, quote_height) + 2 * _PAD
        quote_y = (height - quote_height) / 2
    else:
        quote_y = _PAD + said.height + 12
        height = max(tall, said.height + (12 + quote_height if lines else 0)) + 2 * _PAD
    head = _Head(facts, said, lines, style, (quote_x, quote_y), quote_measure, radius if has_portrait else 0, x)

    def place(left: float, top: float) -> list[Group]:
        content = Content(Box(0, 0, width, height), lambda: head.draw(width, height, texts, is_beside))
        alt = ", ".join(part for part in (facts.persona.name, facts.persona.role, facts.persona.quote) if part)
        return [Group("head", Role.PERSONA, left, top, content, facts.persona.id, alt)]

    return Block(height, place)


def _set_texts(facts: PersonaFacts, measure: float, texts: Texts) -> HeadTexts:
    persona = facts.persona
    style = texts.title
    name = texts.lines(persona.name, style, measure)
    if len(name) > 3 or texts.longest(persona.name, style) > measure:
        style = texts.heading
        name = texts.lines(persona.name, style, measure)
    role_style = _role_style(texts)
    role = texts.lines(persona.role, role_style, measure)
    said = texts.lines(facts_line(facts), texts.label, measure)
    height = style.line * len(name) + (1 + role_style.line * len(role) if role else 0)
    height += 5 + texts.label.line * len(said) if said else 0
    prefers = _("Prefers") if facts.channels else ""
    chips: tuple[Chip, ...] = ()
    if facts.channels:
        chips = _flow_chips(facts.channels, measure, height + 9, prefers, texts)
        height = max(chip.box.bottom for chip in chips)
    return HeadTexts(name, style, role, said, prefers, chips, measure, height)


def _role_style(texts: Texts) -> TextStyle:
    return msgspec.structs.replace(texts.heading, weight=400)


def _flow_chips(looks: Sequence[Look], measure: float, top: float, prefers: str, texts: Texts) -> tuple[Chip, ...]:
    """Chips from left to right, the first behind the word before them."""
    chips: list[Chip] = []
    start = texts.width(prefers, texts.badge) + 8
    x, y, bottom = (start if start < measure * 0.4 else 0.0), top, top
    if not x:
        y = bottom = top + texts.badge.line + 3
    for look in looks:
        around = _CHIP_PAD * 2 + (_CHIP_ICON + 4 if look.icon else 0)
        lines = texts.lines(look.name, texts.label, max(measure - around, 20)) or ("",)
        wide = around + max(texts.width(line, texts.label) for line in lines)
        height = _CHIP + texts.label.line * (len(lines) - 1)
        if x and x + wide > measure + 0.01:
            x, y = 0.0, bottom + _CHIP_GAP
        chips.append(Chip(look, lines, Box(x, y, x + wide, y + height)))
        bottom = max(bottom, y + height)
        x += wide + _CHIP_GAP
    return tuple(chips)


class _Head(msgspec.Struct, frozen=True):
    """A measured head, ready to be drawn."""

    facts: PersonaFacts
    said: HeadTexts
    quote: tuple[str, ...]
    quote_style: TextStyle
    quote_at: tuple[float, float]
    quote_measure: float
    radius: float  # of the portrait; 0: there is no room for it
    x: float

    def draw(self, width: float, height: float, texts: Texts, is_centred: bool) -> tuple[Item | Placed, ...]:
        theme, player = texts.theme, self.facts.player
        colour = theme.colour
        items: list[Item | Placed] = [_ground(width, height, player.colour, texts)]
        middle = height / 2 if is_centred else _PAD + max(self.radius, self.said.height / 2)
        if self.radius:
            cy = middle if is_centred else _PAD + self.radius
            items += draw_portrait(self.facts, _PAD + self.radius, cy, self.radius, texts)
        y = middle - self.said.height / 2
        y = self._draw_texts(items, y, texts)
        quote_x, quote_y = self.quote_at
        if not is_centred and self.quote:
            quote_y = max(quote_y, y + 12)
        items += texts.block(
            self.quote,
            self.quote_style,
            colour.ink if theme.is_ink_saving else player.colour,
            quote_x,
            quote_y + first_baseline(self.quote_style),
            measure=self.quote_measure,
        )
        return tuple(items)

    def _draw_texts(self, items: list[Item | Placed], y: float, texts: Texts) -> float:
        """The texts beside the portrait; where they end."""
        said, colour, x, top = self.said, texts.theme.colour, self.x, y
        style = said.name_style
        # All of it stands beside the portrait, whichever way its letters run.
        items += texts.block(said.name, style, colour.ink, x, y + first_baseline(style))
        y += style.line * len(said.name)
        role = _role_style(texts)
        if said.role:
            items += texts.block(said.role, role, colour.muted, x, y + 1 + first_baseline(role))
            y += 1 + role.line * len(said.role)
        if said.facts:
            items += texts.block(said.facts, texts.label, colour.text, x, y + 5 + first_baseline(texts.label))
        for i, chip in enumerate(said.chips):
            if i == 0:
                word_y = top + chip.box.top + _CHIP / 2 + rise(texts.badge)
                if chip.box.left == 0:
                    word_y -= _CHIP / 2 + 3 + texts.badge.line / 2
                items += texts.run(said.prefers, texts.badge, colour.muted, x, word_y)
            items += _draw_chip(chip, x, top, texts)
        return top + said.height


def _ground(width: float, height: float, colour: str, texts: Texts) -> Item:
    theme = texts.theme
    if theme.has_tints:
        return shapes.rounded(0, 0, width, height, _RADIUS, theme.tint(colour))
    border = Stroke(theme.colour.card_border, theme.card.border)
    inset = border.width / 2
    return shapes.rounded(inset, inset, width - 2 * inset, height - 2 * inset, _RADIUS - inset, "", border)


def draw_portrait(facts: PersonaFacts, cx: float, cy: float, radius: float, texts: Texts) -> list[Item | Placed]:
    """Her picture in a circle with a ring in her colour; a head and shoulders where there is none."""
    theme, player = texts.theme, facts.player
    ring = Stroke(player.colour, 2.5)
    picture = facts.picture
    if picture is not None and picture.data:
        r = radius - 3
        box = Box(cx - r, cy - r, cx + r, cy + r)
        ground = shapes.disc(cx, cy, radius - 1.25, theme.colour.paper, ring)
        return [ground, Picture(picture.data, picture.media_type, box, True)]
    fill = mixed(player.colour, theme.colour.paper, 0.13) if theme.has_tints else theme.colour.paper
    return [
        shapes.disc(cx, cy, radius - 1.25, fill, ring),
        *head_and_shoulders(cx, cy, radius - 4.5, player.colour),
    ]


def _draw_chip(chip: Chip, x: float, y: float, texts: Texts) -> list[Item | Placed]:
    theme, colour = texts.theme, texts.theme.colour
    box = chip.box.moved(x, y)
    border = Stroke(colour.rule, theme.grid.hairline)
    half = border.width / 2
    items: list[Item | Placed] = [
        shapes.rounded(
            box.left + half,
            box.top + half,
            box.width - 2 * half,
            box.height - 2 * half,
            _CHIP / 2,
            colour.paper,
            border,
        )
    ]
    left = box.left + _CHIP_PAD
    if chip.look.icon:
        ink = theme.icon_colour(chip.look.fill)
        mark = icons.icon(chip.look.icon, _CHIP_ICON, 0.95, ink)
        items.append(Placed(left, box.top + (_CHIP - _CHIP_ICON) / 2, mark))
        left += _CHIP_ICON + 4
    baseline = box.top + _CHIP / 2 + rise(texts.label)
    items += texts.block(chip.lines, texts.label, colour.text, left, baseline)
    return items
