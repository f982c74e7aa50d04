"""The page description language: contents as strings of PDF operators, y down, in coordinates of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import assert_never

from designer.drawing import Box, Content, Face, Path, Picture, Placed, Stroke, TextRun
from designer.export.pdf_fonts import PrintedFace
from designer.export.pdf_pictures import PrintedPicture

# A circle from four curves: how far the control points stand out, for a radius of 1.
_CIRCLE = 0.5522847498

_NUMBERS = {"M": 1, "L": 1, "C": 3, "Z": 0}
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class ContentCode:
    """Writes each content once; the same content drawn again is the same string.

    A string leaves line dashes and caps as it found them (solid, butt) and takes nothing else for granted, so that it can
    be set anywhere between `q` and `Q`. `face` and `picture` give their printed forms.
    """

    def __init__(
        self, face: Callable[[Face], PrintedFace], picture: Callable[[Picture], PrintedPicture | None]
    ) -> None:
        self._face = face
        self._picture = picture
        self._written: dict[int, tuple[Content, str]] = {}
        self._shapes: dict[tuple[str, tuple[float, ...]], str] = {}

    def of(self, content: Content) -> str:
        """The operators that draw a content at the origin; "" where it holds nothing."""
        found = self._written.get(id(content))
        if found is None:
            found = self._written[id(content)] = (content, self._write(content))
        return found[1]

    def _write(self, content: Content) -> str:
        pen = _Pen()
        for item in content.items:
            match item:
                case TextRun():
                    self._add_text(pen, item)
                case Path():
                    self._add_path(pen, item)
                case Placed():
                    self._add_placed(pen, item)
                case Picture():
                    self._add_picture(pen, item)
                case _:
                    assert_never(item)
        pen.end_text()
        return _short(" ".join(pen.code))

    def _add_text(self, pen: _Pen, run: TextRun) -> None:
        if not run.glyphs:
            return
        face = self._face(run.face)
        pen.fill(run.colour)
        pen.text_at(face.name, run.size, run.x, run.y)
        pen.code.append(face.show(run))

    def _add_path(self, pen: _Pen, path: Path) -> None:
        if not path.points or not (path.fill or path.stroke):
            return
        pen.end_text()
        if path.fill:
            pen.fill(path.fill)
        if path.stroke is not None:
            pen.stroke(path.stroke)
        pen.code.append(self._shape(path.commands, path.points))
        # Even-odd, so that a hole can be cut.
        pen.code.append(("B*" if path.fill else "S") if path.stroke is not None else "f*")

    def _add_placed(self, pen: _Pen, placed: Placed) -> None:
        code = self.of(placed.content)
        if code:
            pen.end_text()
            pen.solid()
            # Written out each time: as form objects they would save 5 % of the file, and readers open those more slowly.
            pen.code.append(set_at(placed.x, placed.y, code))

    def _add_picture(self, pen: _Pen, picture: Picture) -> None:
        pen.end_text()
        printed = self._picture(picture)
        if printed is None:
            return
        box = picture.box
        outline = circle(box) if picture.is_round else rectangle(box)
        width = max(box.width, box.height * printed.proportion)
        height = width / printed.proportion
        left, top = box.centre[0] - width / 2, box.centre[1] - height / 2
        a, b, c, d, e, f = printed.turn
        # A picture stands in its unit square with y up: its top is turned to where y is least.
        place = numbers(a * width, b * height, -c * width, -d * height, left + (c + e) * width, top + (d + f) * height)
        pen.code.append(f"q {outline} W n {place} cm /{printed.name} Do Q")

    def _shape(self, commands: str, points: tuple[float, ...]) -> str:
        key = (commands, points)
        code = self._shapes.get(key)
        if code is None:
            code = self._shapes[key] = shape(commands, points)
        return code


class _Pen:
    """The operators written so far, and the state they leave behind, so that only changes are written."""

    def __init__(self) -> None:
        self.code: list[str] = []
        self._fill = self._colour = ""
        self._width = -1.0
        self._dash: tuple[float, ...] = ()
        self._is_round = False
        self._font: tuple[str, float] | None = None
        self._origin: tuple[float, float] | None = None  # of the line of text last begun, None outside text

    def fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self.code.append(rgb(colour) + " rg")

    def stroke(self, stroke: Stroke) -> None:
        if stroke.colour != self._colour:
            self._colour = stroke.colour
            self.code.append(rgb(stroke.colour) + " RG")
        if stroke.width != self._width:
            self._width = stroke.width
            self.code.append(f"{number(stroke.width)} w")
        self._dashes(stroke.dash, stroke.is_round)

    def solid(self) -> None:
        self._dashes((), False)

    def _dashes(self, dash: tuple[float, ...], is_round: bool) -> None:
        if dash != self._dash:
            self._dash = dash
            self.code.append(f"[{numbers(*dash)}] 0 d")
        if is_round != self._is_round:
            self._is_round = is_round
            self.code.append("1 J" if is_round else "0 J")

    def text_at(self, font: str, size: float, x: float, y: float) -> None:
        x, y = round(x, 2), round(y, 2)
        if self._origin is None:
            self.code.append("BT")
        if self._font != (font, size):
            self._font = (font, size)
            self.code.append(f"/{font} {number(size, 4)} Tf")
        if self._origin is None:
            self.code.append(f"1 0 0 -1 {x:.2f} {y:.2f} Tm")
        else:
            # From the line before; y runs up here, because the matrix above has turned the text.
            self.code.append(f"{x - self._origin[0]:.2f} {self._origin[1] - y:.2f} Td")
        self._origin = (x, y)

    def end_text(self) -> None:
        if self._origin is not None:
            self._origin = None
            self.code.append("ET")


def set_at(x: float, y: float, code: str) -> str:
    """The operators that draw `code` with its origin at a place."""
    return f"q 1 0 0 1 {number(x)} {number(y)} cm {code} Q"


def rectangle(box: Box) -> str:
    """The operators of a box's outline."""
    return f"{numbers(box.left, box.top, box.width, box.height)} re"


def circle(box: Box) -> str:
    """The operators of the circle inside a box."""
    x, y = box.centre
    r = min(box.width, box.height) / 2
    c = r * _CIRCLE
    points = (
        (x + r, y),
        *((x + r, y + c), (x + c, y + r), (x, y + r)),
        *((x - c, y + r), (x - r, y + c), (x - r, y)),
        *((x - r, y - c), (x - c, y - r), (x, y - r)),
        *((x + c, y - r), (x + r, y - c), (x + r, y)),
    )
    return shape("MCCCCZ", tuple(v for point in points for v in point))


def shape(commands: str, points: tuple[float, ...]) -> str:
    """The operators of a path's outline."""
    if commands == "MLLLZ":
        x0, y0, x1, y1, x2, y2, x3, y3 = points
        if y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0:
            return f"{numbers(x0, y0, x2 - x0, y2 - y0)} re"
    return _template(commands) % points


@lru_cache(10_000)
def _template(commands: str) -> str:
    return " ".join("%.2f " * (2 * _NUMBERS[c]) + _OPERATORS[c] for c in commands)


@lru_cache(10_000)
def rgb(colour: str) -> str:
    """The three shares of red, green and blue in "#RRGGBB", from 0 to 1."""
    return " ".join(number(int(colour[i : i + 2], 16) / 255, 3) for i in (1, 3, 5))


@lru_cache(100_000)
def number(value: float, places: int = 2) -> str:
    """A number as PDF reads it: no exponent, no digits for nothing."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers(*values: float) -> str:
    """Several numbers, to a hundredth."""
    return " ".join([number(value) for value in values])


def _short(text: str) -> str:
    # Once for a whole content: cheaper than taking the noughts off each number.
    return text.replace(".00 ", " ")
