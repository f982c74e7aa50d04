"""The small pictures of templates and samples on the welcome page, drawn with Pillow."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from designer.model import Channel, JourneyMap, Persona, Stage, Touch

WIDTH, HEIGHT = 186, 100  # of a picture, in pixels of the window at 100 %
SHARP = 3  # times as many pixels in the file
FINE = 4  # times as many again while drawing

STAGES = (
    "#28477A", "#00807A", "#562A60", "#A35400", "#0E4B3A", "#B03A5B", "#2F2C96", "#3A76BE", "#64231F", "#70743F",
)  # fmt: skip
PERSONAS = ("#A3195B", "#00667A", "#7A5200")
TOUCH = {Touch.HUMAN: "#8A3512", Touch.DIGITAL: "#2563A8", Touch.PHYSICAL: "#5C7A14", Touch.OTHER: "#5B6676"}
BAND = 12
MOST_POINTS = 20  # of a curve
CURVE = (70.0, 95.0)  # from +2 to -2
ROWS = {Touch.HUMAN: 1, Touch.DIGITAL: 2, Touch.PHYSICAL: 0, Touch.OTHER: 0}


class Sheet:
    """A picture that is drawn in window pixels, many times finer than they are."""

    def __init__(self, width: float, height: float, scale: int) -> None:
        self.scale = scale
        self.image = Image.new("RGB", (round(width * scale), round(height * scale)), "white")
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        self.pen.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=fill)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "", radius: float = 0
    ) -> None:
        k = self.scale
        place = (x * k, y * k, (x + width) * k - 1, (y + height) * k - 1)
        self.pen.rounded_rectangle(place, radius * k, fill, edge or None, max(1, round(0.6 * k)) if edge else 0)

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        k = self.scale
        self.pen.line([(x * k, y * k) for x, y in points], colour, round(width * k), "curve")
        for x, y in (points[0], points[-1]):
            self.dot(x, y, width / 2, colour)

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        k = self.scale
        self.pen.ellipse([(x - radius) * k, (y - radius) * k, (x + radius) * k, (y + radius) * k], fill=fill)

    def png(self, width: int, height: int, colours: int = 0) -> bytes:
        """The picture at this size, in so few colours if told, as bytes."""
        picture = self.image.resize((width, height), Image.Resampling.LANCZOS)
        if colours:
            picture = picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        out = io.BytesIO()
        picture.save(out, "PNG", optimize=True)
        return out.getvalue()


def thumbnail(journey: JourneyMap) -> bytes:
    """A map as a handful of shapes: band, tints, a few cards, the curves."""
    sheet = Sheet(WIDTH, HEIGHT, SHARP * FINE)
    stages = journey.stages
    width = WIDTH / len(stages)
    for i, stage in enumerate(stages):
        x, colour = i * width, STAGES[i % len(STAGES)]
        sheet.box(x, BAND + 2, width - 1.5, HEIGHT - BAND - 2, _tint(colour))
        left, right, tip = x, x + width - (0 if i == len(stages) - 1 else 1.5), min(4.0, width / 4)
        notch = left + (tip if i else 0)
        sheet.polygon(
            [(left, 0), (right - tip, 0), (right, BAND / 2), (right - tip, BAND), (left, BAND), (notch, BAND / 2)],
            colour,
        )
        _draw_cards(sheet, journey, stage, x, width)
    middles = _middles(journey, width)
    for persona, colour in list(zip(journey.personas, PERSONAS, strict=False))[::-1]:
        _draw_curve(sheet, journey, persona, colour, middles)
    return sheet.png(WIDTH * SHARP, HEIGHT * SHARP)


def _tint(colour: str) -> str:
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * 0.07):02X}" for part in parts)


def _draw_cards(sheet: Sheet, journey: JourneyMap, stage: Stage, x: float, width: float) -> None:
    rows: dict[int, Touch] = {}
    for touchpoint in journey.touchpoints_in(stage.id):
        channel = journey.find(Channel, touchpoint.channel)
        touch = channel.known_touch if channel else Touch.OTHER
        rows.setdefault(ROWS[touch], touch)
    for row, touch in rows.items():
        left, top, card = x + 2.5, 20 + 15 * row, width - 6.5
        sheet.box(left, top, card, 10, "#FFFFFF", "#C3CAD5", 2)
        sheet.box(left + 2.2, top + 2.6, 1.6, 5, TOUCH[touch], radius=0.8)
        if card > 12:
            sheet.box(left + 5.4, top + 3.8, max(3, (card - 9) * (0.95, 0.7, 0.85)[row]), 2.4, "#B6BFCB", radius=1.2)


def _middles(journey: JourneyMap, width: float) -> dict[str, float]:
    found = {}
    for i, stage in enumerate(journey.stages):
        steps = journey.steps(stage.id)
        for j, (_, touchpoints) in enumerate(steps):
            for touchpoint in touchpoints:
                found[touchpoint.id] = i * width + (width - 1.5) * (j + 0.5) / len(steps)
    return found


def _draw_curve(sheet: Sheet, journey: JourneyMap, persona: Persona, colour: str, middles: dict[str, float]) -> None:
    felt: dict[float, list[float]] = {}
    for touchpoint in journey.touchpoints:
        value = touchpoint.feeling_of(persona.id)
        if value is not None:
            felt.setdefault(middles[touchpoint.id], []).append(value)
    if len(felt) > MOST_POINTS:
        felt = _calmed(felt)
    points = [(x, _height(sum(values) / len(values))) for x, values in felt.items()]
    if len(points) < 2:
        return
    line = []
    for (x0, y0), (x1, y1) in pairwise(points):
        for k in range(24):
            t = k / 24
            line.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * (1 - math.cos(math.pi * t)) / 2))
    sheet.line([*line, points[-1]], colour, 1.4)


def _calmed(felt: dict[float, list[float]]) -> dict[float, list[float]]:
    # A long curve would be scribble at this size: neighbours share a point.
    width = WIDTH / MOST_POINTS
    calm: dict[float, list[float]] = {}
    for x, values in felt.items():
        calm.setdefault((x // width + 0.5) * width, []).extend(values)
    return calm


def _height(value: float) -> float:
    top, bottom = CURVE
    return (top + bottom) / 2 - value * (bottom - top) / 4
