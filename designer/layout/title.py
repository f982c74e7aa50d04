"""The title block: logo, title, badges, scenario, organisation and the persona cards (LOOK.md section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, pi

import msgspec

from designer.drawing import Box, Content, Item, Path, Picture, Placed, Point, Stroke
from designer.layout import shapes
from designer.layout.cast import Cast, Player
from designer.layout.colour import mixed
from designer.layout.texts import Texts, rise
from designer.layout.theme import Theme
from designer.model import JourneyMap, MapState, Persona, PictureData, Scope
from designer.words import _, isolated, joined

_CLEAR = 2.5  # between the ink of the title and that of the scenario
_USUAL_LINES = 2  # below a persona's name: its card has room for these
_PERSONA_GAP = 24  # between the texts of the block and the persona cards
_LEAST_ROOM = 260  # for the texts
_CARDS_IN_A_ROW = 4


class Badge(msgspec.Struct, frozen=True):
    """A pill behind the title."""

    text: str
    is_filled: bool
    is_dashed: bool


class PersonaPlace(msgspec.Struct, frozen=True):
    """A persona's card, its place in the block, and the lines of its texts. Where little is told of all those in a row, that
    stands `nearer` the middle."""

    persona: Persona
    player: Player
    box: Box
    nearer: float
    name: tuple[str, ...]
    role: tuple[str, ...]
    is_role_beside: bool
    quote: tuple[str, ...]


class TitleBlockPlan(msgspec.Struct, frozen=True):
    """The block measured: lines of its texts, boxes, and how high it is."""

    title: tuple[str, ...]
    title_width: float  # of the last line
    text_x: float
    badges: tuple[Badge, ...]
    badge_x: float
    badge_y: float
    scenario: tuple[str, ...]
    scenario_top: float  # its first baseline
    about: tuple[str, ...]  # whose map it is, and through which view it is seen
    about_baseline: float
    title_box: Box
    scenario_box: Box
    personas: tuple[PersonaPlace, ...]
    height: float


def badges_of(journey: JourneyMap) -> tuple[Badge, ...]:
    """State and scope of a map."""
    header = journey.header
    found = []
    if header.shows in (MapState.CURRENT, MapState.BOTH):
        found.append(Badge(_("Current state"), True, False))
    if header.shows in (MapState.FUTURE, MapState.BOTH):
        found.append(Badge(_("Future state"), False, True))
    name = _("Buyer’s journey") if header.scope is Scope.BUYER else _("Customer journey")
    return (*found, Badge(name, False, False))


def badge_width(badge: Badge, texts: Texts) -> float:
    """How wide a badge is."""
    return texts.width(badge.text, texts.badge) + 2 * texts.theme.title_block.badge_padding


def least_width(journey: JourneyMap, texts: Texts) -> float:
    """The narrowest sheet on which badges and persona cards have room beside each other."""
    theme = texts.theme
    mark, card = theme.title_block, theme.persona_card
    badges = badges_of(journey)
    row = sum(badge_width(b, texts) + mark.badge_gap for b in badges) - mark.badge_gap
    width = (mark.text_x if _logo(journey) else 0) + max(row, _LEAST_ROOM)
    in_a_row = min(len(journey.personas), 2)
    return width + (in_a_row * (card.width + card.gap) - card.gap + _PERSONA_GAP if in_a_row else 0)


def plan_title(journey: JourneyMap, width: float, cast: Cast, texts: Texts, path: str = "") -> TitleBlockPlan:
    """The title block over a sheet that is `width` wide (up to the tip of the band), at least `least_width`; `path` names
    the map with those above it."""
    theme, header = texts.theme, journey.header
    mark = theme.title_block
    text_x = mark.text_x if _logo(journey) else 0
    badges = badges_of(journey)
    row = sum(badge_width(b, texts) + mark.badge_gap for b in badges) - mark.badge_gap
    personas, cards_left = _place_personas(
        journey.personas, cast.players, width, text_x + max(row, _LEAST_ROOM) + _PERSONA_GAP, texts
    )
    room = (cards_left - _PERSONA_GAP if personas else width) - text_x
    title = texts.lines(header.title, texts.title, room)
    title_width = texts.width(title[-1], texts.title) if title else 0
    baseline = mark.title_baseline + texts.title.line * max(0, len(title) - 1)
    badge_x, badge_y, below = text_x, baseline - 15, 0.0
    if title:
        badge_x += title_width + mark.badge_after_title
        # In some scripts letters reach further below the line than in Latin, and above it.
        below = texts.ink(title[-1], texts.title).below
        if badge_x + row > text_x + room:
            badge_x, badge_y = text_x, baseline + max(9, below + _CLEAR)
            baseline = badge_y + mark.badge_height + 1
            below = 0.0
    scenario = _scenario(header.scenario, room, texts)
    scenario_top = baseline + mark.scenario_baseline - mark.title_baseline
    if scenario:
        scenario_top = max(scenario_top, baseline + below + texts.ink(scenario[0], texts.scenario).above + _CLEAR)
    last = scenario_top + texts.scenario.line * (len(scenario) - 1)
    about = texts.lines(_about(journey, path), texts.badge, room)
    about_baseline = last + 14
    if about:
        last = about_baseline + texts.badge.line * (len(about) - 1)
    # Where none is said it can be written below what is said of the map, not over it.
    scenario_place = scenario_top if scenario or not about else last + 16
    height = max([mark.height, last + 5, *[p.box.bottom for p in personas]])
    scenario_right = max([texts.width(line, texts.scenario) for line in scenario], default=min(room, 240))
    title_right = max([texts.width(line, texts.title) for line in title], default=min(room, 240))
    return TitleBlockPlan(
        title=title,
        title_width=title_width,
        text_x=text_x,
        badges=badges,
        badge_x=badge_x,
        badge_y=badge_y,
        scenario=scenario,
        scenario_top=scenario_top,
        about=about,
        about_baseline=about_baseline,
        title_box=Box(
            text_x, 0, text_x + title_right, mark.title_baseline + 6 + texts.title.line * max(0, len(title) - 1)
        ),
        scenario_box=Box(
            text_x,
            scenario_place - 10,
            text_x + scenario_right,
            scenario_place + 4 + texts.scenario.line * max(0, len(scenario) - 1),
        ),
        personas=personas,
        height=height,
    )


def _scenario(text: str, room: float, texts: Texts) -> tuple[str, ...]:
    width = min(texts.theme.title_block.scenario_width, room)
    if texts.count(text, texts.scenario, width) > 3:
        width = room
    return texts.balanced(text, texts.scenario, width)


def _about(journey: JourneyMap, path: str) -> str:
    """Whose map it is, where it belongs and what is shown of it: "Bicycle Ltd · View: For the board"."""
    view = _("View: {name}").format(name=isolated(journey.view_name)) if journey.view_name else ""
    return joined((journey.header.organisation, path, view))


def _logo(journey: JourneyMap) -> PictureData | None:
    return journey.find(PictureData, journey.header.logo) if journey.header.logo else None


def _place_personas(
    personas: Sequence[Persona], players: Sequence[Player], width: float, free: float, texts: Texts
) -> tuple[tuple[PersonaPlace, ...], float]:
    """The persona cards from the right, up to four in a row, and where the leftmost begins; `free` stays free on the left."""
    mark = texts.theme.persona_card
    in_a_row = max(1, min(_CARDS_IN_A_ROW, int((width - free + mark.gap + 0.01) // (mark.width + mark.gap))))
    found: list[PersonaPlace] = []
    top, left = 0.0, width
    for start in range(0, len(personas), in_a_row):
        row = personas[start : start + in_a_row]
        parts = [_persona_texts(p, texts) for p in row]
        height = max(_persona_height(*part, texts) for part in parts)
        nearer = texts.text.line * max(0, _USUAL_LINES - max(map(_lines_below, parts))) / 2
        x = width - len(row) * mark.width - (len(row) - 1) * mark.gap
        left = min(left, x)
        for i, (persona, part) in enumerate(zip(row, parts, strict=True)):
            box = Box(x, top, x + mark.width, top + height)
            found.append(PersonaPlace(persona, players[start + i], box, nearer, *part))
            x += mark.width + mark.gap
        top += height + mark.gap
    return tuple(found), left


_Lines = tuple[str, ...]


def _persona_texts(persona: Persona, texts: Texts) -> tuple[_Lines, _Lines, bool, _Lines]:
    """The lines of name, role and quote, and whether the role stands beside the name."""
    mark = texts.theme.persona_card
    room = mark.width - mark.text_x - 8
    name = texts.lines(persona.name, texts.name, room) or ("",)
    beside = texts.width(name[-1], texts.name) + 5 + texts.width(persona.role, texts.text) <= room
    is_beside = len(name) == 1 and beside and persona.role.isprintable()
    role = (persona.role,) if is_beside else texts.lines(persona.role, texts.text, room)
    quote = texts.lines(quoted(persona.quote), texts.text, room) if persona.quote.strip() else ()
    return name, role, is_beside, quote


def _persona_height(name: _Lines, role: _Lines, is_beside: bool, quote: _Lines, texts: Texts) -> float:
    mark = texts.theme.persona_card
    below = _lines_below((name, role, is_beside, quote))
    return mark.height + texts.name.line * (len(name) - 1) + texts.text.line * max(0, below - _USUAL_LINES)


def _lines_below(said: tuple[_Lines, _Lines, bool, _Lines]) -> int:
    """How many lines there are below a persona's name."""
    _name, role, is_beside, quote = said
    return (0 if is_beside else len(role)) + len(quote)


def quoted(text: str) -> str:
    """A quote in curly quotes, whether or not it was typed with some."""
    return _("“{text}”").format(text=text.strip().strip('"“”„»«'))


def name_place(place: PersonaPlace, theme: Theme) -> Point:
    """Where the name on a persona's card begins, on its baseline."""
    mark, box = theme.persona_card, place.box
    return box.left + mark.text_x, box.top + mark.name_baseline + place.nearer


# Drawing


def title_content(plan: TitleBlockPlan, logo: PictureData | None, texts: Texts) -> Content:
    """Logo, title, badges, scenario, organisation and view, from the block's origin."""
    gap = texts.theme.title_block.badge_gap
    badges = sum(badge_width(b, texts) + gap for b in plan.badges) - gap
    about = max([texts.width(line, texts.badge) for line in plan.about], default=0)
    right = max(plan.title_box.right, plan.scenario_box.right, plan.badge_x + badges, plan.text_x + about, plan.text_x)
    box = Box(0, 0, right, max(plan.height, plan.title_box.bottom))
    return Content(box, lambda: _draw_title(plan, logo, texts))


def _draw_title(plan: TitleBlockPlan, logo: PictureData | None, texts: Texts) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    mark, colour = theme.title_block, theme.colour
    items: list[Item | Placed] = []
    if logo is not None:
        items.append(Picture(logo.data, logo.media_type, Box(0, 0, mark.logo, mark.logo)))
    items += texts.block(plan.title, texts.title, colour.ink, plan.text_x, mark.title_baseline)
    x = plan.badge_x
    for badge in plan.badges:
        items += _draw_badge(badge, x, plan.badge_y, texts)
        x += badge_width(badge, texts) + mark.badge_gap
    items += texts.block(plan.scenario, texts.scenario, colour.text, plan.text_x, plan.scenario_top)
    items += texts.block(plan.about, texts.badge, colour.muted, plan.text_x, plan.about_baseline)
    return tuple(items)


def _draw_badge(badge: Badge, x: float, y: float, texts: Texts) -> list[Item]:
    theme = texts.theme
    mark, colour = theme.title_block, theme.colour
    width = badge_width(badge, texts)
    if badge.is_filled:
        shape = shapes.rounded(x, y, width, mark.badge_height, mark.badge_radius, colour.ink)
    else:
        stroke = Stroke(colour.ink, 1.25, (4, 2.5)) if badge.is_dashed else Stroke(colour.rule, theme.grid.rule)
        inset = stroke.width / 2
        shape = shapes.rounded(
            x + inset,
            y + inset,
            width - 2 * inset,
            mark.badge_height - 2 * inset,
            mark.badge_radius - inset,
            "",
            stroke,
        )
    ink = theme.text_on(colour.ink) if badge.is_filled else colour.text
    baseline = y + mark.badge_height / 2 + rise(texts.badge)
    return [shape, *texts.run(badge.text, texts.badge, ink, x + width / 2, baseline, "middle")]


def persona_content(place: PersonaPlace, picture: PictureData | None, texts: Texts) -> Content:
    """A persona's card from the origin."""
    box = Box(0, 0, place.box.width, place.box.height)
    return Content(box, lambda: _draw_persona(place, picture, texts))


def _draw_persona(place: PersonaPlace, picture: PictureData | None, texts: Texts) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    mark, colour, player = theme.persona_card, theme.colour, place.player
    border = Stroke(colour.card_border, theme.card.border)
    inset = border.width / 2
    width, height = place.box.width, place.box.height
    items: list[Item | Placed] = [
        shapes.rounded(inset, inset, width - 2 * inset, height - 2 * inset, mark.radius - inset, colour.card, border)
    ]
    cx, cy = mark.picture_centre
    ring = Stroke(player.colour, 1.5)
    if picture is not None:
        r = mark.picture_radius - 1.25
        items.append(Picture(picture.data, picture.media_type, Box(cx - r, cy - r, cx + r, cy + r), True))
        items.append(shapes.disc(cx, cy, mark.picture_radius - 0.75, "", ring))
    else:
        fill = mixed(player.colour, colour.paper, 0.13) if theme.has_tints else colour.paper
        items.append(shapes.disc(cx, cy, mark.picture_radius - 0.75, fill, ring))
        items += head_and_shoulders(cx, cy, mark.picture_radius - 2.6, player.colour)
    x, y = name_place(place, theme)
    x, y = x - place.box.left, y - place.box.top
    items += texts.block(place.name, texts.name, colour.ink, x, y)
    if place.is_role_beside:
        role_x = x + texts.width(place.name[0], texts.name) + 5
        items += texts.run(place.role[0], texts.text, colour.muted, role_x, y)
    y += texts.name.line * (len(place.name) - 1) + 11.5
    if not place.is_role_beside:
        items += texts.block(place.role, texts.text, colour.muted, x, y)
        y += texts.text.line * len(place.role)
    items += texts.block(place.quote, texts.text, colour.text, x, y)
    left, right, _y = mark.curve_sample
    y = height - (mark.height - mark.curve_sample[2]) - place.nearer
    stroke = Stroke(player.colour, theme.emotion.stroke, player.dash, not player.dash)
    items.append(shapes.rule(left, y, right - left, stroke))
    items += texts.run(_("curve"), texts.text, colour.muted, right + 7, y + rise(texts.text))
    return tuple(items)


def head_and_shoulders(cx: float, cy: float, radius: float, colour: str) -> list[Item]:
    """A head, and shoulders whose lower edge follows a circle of this radius around (cx, cy)."""
    head = shapes.disc(cx, cy - radius * 0.27, radius * 0.38, colour)
    # The shoulders: an arch over the circle's lower part, which it meets at two points.
    meet = radius * 0.68  # below the middle
    half = (radius**2 - meet**2) ** 0.5
    angle = asin(meet / radius)
    commands, points = shapes.arc(cx, cy, radius, angle, pi - angle)
    top = cy + radius * 0.32
    left, right = cx - half, cx + half
    points += [left + half * 0.25, top + 0.6, cx - half * 0.55, top, cx, top]
    points += [cx + half * 0.55, top, right - half * 0.25, top + 0.6, right, cy + meet]
    return [head, Path(commands + "CCZ", tuple(points), colour)]
