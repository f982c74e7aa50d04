"""Feelings as faces, and the other round marks: star, persona, evidence, numbers. Shared content around the origin."""

from __future__ import annotations

from functools import cache
from math import floor, pi

from designer.drawing import Box, Content, Item, Path, Placed, Stroke
from designer.layout import icons, shapes
from designer.layout.texts import Texts
from designer.layout.theme import Theme

_LAYERS = 8.5  # the size of the icon of a map that opens
_AROUND_NUMBER = 5.0  # of a capsule, which is as wide as the widest digits: most numbers have more


def face_value(feeling: float) -> int:
    """The face for a feeling: rounded, halves away from zero, from -2 to +2."""
    size = min(2, floor(abs(feeling) + 0.5))
    return size if feeling >= 0 else -size


def _mouth(value: int, r: float, colour: str, stroke: float) -> Path:
    half = 0.46 * r
    if value == 0:
        y = 0.34 * r
        return Path("ML", (-half, y, half, y), "", Stroke(colour, stroke, (), True))
    sign = 1 if value > 0 else -1
    if abs(value) == 1:
        # An open arc whose ends rise for a smile and fall for a frown.
        ends, middle = (0.24 * r, 0.62 * r) if sign > 0 else (0.55 * r, 0.17 * r)
        return Path(
            "MC", (-half, ends, -half / 2, middle, half / 2, middle, half, ends), "", Stroke(colour, stroke, (), True)
        )
    flat = 0.12 * r if sign > 0 else 0.58 * r
    commands, points = shapes.arc(0, flat, half, 0, sign * pi)
    return Path(commands + "Z", tuple(points), colour, Stroke(colour, stroke * 0.35, (), True))


@cache
def face(
    value: int,
    radius: float,
    halo: float,
    stroke: float,
    line: str,
    ground: str,
    halo_fill: str,
    dash: tuple[float, ...] = (),
) -> Content:
    """A face around the origin on a disc of `halo_fill`; the mouth tells the value, -2 to +2."""
    r = radius
    thick = 0.17 * r
    items: tuple[Item, ...] = (
        shapes.disc(0, 0, halo, halo_fill),
        shapes.disc(0, 0, r - stroke / 2, ground, Stroke(line, stroke, dash)),
        shapes.disc(-0.34 * r, -0.2 * r, 0.13 * r, line),
        shapes.disc(0.34 * r, -0.2 * r, 0.13 * r, line),
        _mouth(value, r, line, thick),
    )
    return Content(Box(-halo, -halo, halo, halo), items)


def feeling_face(theme: Theme, feeling: float) -> Content:
    """The face on a touchpoint's card."""
    value, mark = face_value(feeling), theme.card.face
    return face(
        value,
        mark.radius,
        mark.halo,
        mark.stroke,
        theme.feeling_line(value),
        theme.feeling_ground(value),
        theme.colour.card,
    )


def persona_face(theme: Theme, feeling: float, colour: str) -> Content:
    """The face on a persona's curve, in the persona's colour."""
    value, part = face_value(feeling), theme.emotion
    return face(value, part.face, part.halo, part.face_stroke, colour, theme.feeling_ground(value), theme.colour.paper)


@cache
def truth_star(theme: Theme) -> Content:
    """The mark of a moment of truth around the origin, with a ring in the card's colour."""
    mark, colour = theme.card.star, theme.colour
    halo = mark.disc + theme.card.face.halo - theme.card.face.radius
    return Content(
        Box(-halo, -halo, halo, halo),
        (
            shapes.disc(0, 0, halo, colour.card),
            shapes.disc(0, 0, mark.disc, colour.moment_of_truth),
            shapes.star(0, 0.15, mark.star, mark.inner, theme.text_on(colour.moment_of_truth)),
        ),
    )


@cache
def opens_mark(theme: Theme) -> Content:
    """The mark of a touchpoint that opens a map of its own, around the origin: layers in a ring."""
    mark, colour = theme.card.star, theme.colour
    halo = mark.disc + theme.card.face.halo - theme.card.face.radius
    icon = icons.icon("layers", _LAYERS, 0.9, colour.ink)
    return Content(
        Box(-halo, -halo, halo, halo),
        (
            shapes.disc(0, 0, halo, colour.card),
            shapes.disc(0, 0, mark.disc - 0.5, colour.card, Stroke(colour.connection, 1)),
            Placed(-_LAYERS / 2, -_LAYERS / 2, icon),
        ),
    )


@cache
def evidence_dots(theme: Theme, filled: int) -> Content:
    """Three dots from the origin to the right, on a ground in the card's colour."""
    mark, colour = theme.card.evidence, theme.colour
    items: list[Item] = [shapes.rounded(0, -3.5, mark.width, 7, 3.5, colour.card)]
    for i in range(3):
        x = mark.width / 2 + (i - 1) * mark.pitch
        fill = colour.muted if i < filled else colour.card
        items.append(shapes.disc(x, 0, mark.dot, fill, Stroke(colour.muted, mark.stroke)))
    return Content(Box(0, -3.5, mark.width, 3.5), tuple(items))


def initial_disc(texts: Texts, initial: str, colour: str) -> Content:
    """A persona's disc around the origin with its initial."""
    return texts.shared(("initial", initial, colour), lambda: _initial_disc(texts, initial, colour))


def _initial_disc(texts: Texts, initial: str, colour: str) -> Content:
    theme = texts.theme
    mark = theme.card.persona
    items: list[Item] = [shapes.disc(0, 0, mark.halo, theme.colour.card), shapes.disc(0, 0, mark.radius, colour)]
    x, y = _middle_of_ink(initial, mark.radius - 0.5, texts)
    items += texts.run(initial, texts.mark, theme.text_on(colour), x, y, "middle")
    return Content(Box(-mark.halo, -mark.halo, mark.halo, mark.halo), tuple(items))


def _middle_of_ink(letter: str, radius: float, texts: Texts) -> tuple[float, float]:
    """Where a letter stands in a disc: on the usual line, unless it would reach out of it, as a tail below the line does;
    then with the middle of its ink in the middle of the disc."""
    ink, half = texts.ink(letter, texts.mark), texts.width(letter, texts.mark) / 2
    y = 2.9
    reach = max(ink.below + y, ink.above - y)
    side = max(half - ink.left, ink.right - half)
    if reach * reach + side * side <= radius * radius or ink.right <= ink.left:
        return 0.0, y
    return half - (ink.left + ink.right) / 2, (ink.above - ink.below) / 2


def number_width(texts: Texts, digits: int) -> float:
    """How wide the capsule of a number of so many digits is: a circle for one."""
    height = texts.theme.notes.number.height
    return max(height, texts.digits_width(digits) + _AROUND_NUMBER)


def number_capsule(texts: Texts, number: int, colour: str, ground: str) -> Content:
    """An outlined number from the origin to the right, as high as a capsule, for notes and metric tiles."""
    return texts.shared(("number", number, colour, ground), lambda: _number_capsule(texts, number, colour, ground))


def _number_capsule(texts: Texts, number: int, colour: str, ground: str) -> Content:
    mark = texts.theme.notes.number
    width = number_width(texts, len(str(number)))
    half = mark.stroke / 2
    items: list[Item] = [
        shapes.rounded(
            half,
            half,
            width - mark.stroke,
            mark.height - mark.stroke,
            mark.height / 2,
            ground,
            Stroke(colour, mark.stroke),
        )
    ]
    items += texts.run(str(number), texts.mark, colour, width / 2, mark.height / 2 + 2.9, "middle")
    return Content(Box(0, 0, width, mark.height), tuple(items))
