"""Make `resources/icons/icons.json` from the SVG files beside it, for the map's painters, which never read SVG.

    python packaging/make_icons.py            # writes the file
    python packaging/make_icons.py --check    # exit status 1 if the file is not what the SVGs give

Each icon becomes absolute path commands on its 24 x 24 grid, M L C Z only: circles, rounded rectangles, arcs and
quadratic curves become cubic ones. `{"house": {"commands": "MLC…Z", "points": [x, y, …]}}`: M and L take one point,
C three, Z none.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
# A quarter of a circle as one cubic curve, off by 0.03 % of the radius at most.
QUARTER = 4 / 3 * (math.sqrt(2) - 1)
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]


class Outline:
    """A path under construction: one letter a command, and its points in order."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.points: list[Point] = []

    def add(self, command: str, *points: Point) -> None:
        """Append one command with its absolute points."""
        self.commands.append(command)
        self.points.extend(points)

    def as_record(self) -> dict[str, object]:
        """Return what stands in the file, numbers rounded to 3 decimals."""
        numbers = [round(number, 3) + 0.0 for point in self.points for number in point]
        whole = [int(number) if number == int(number) else number for number in numbers]
        return {"commands": "".join(self.commands), "points": whole}


def add_ellipse(outline: Outline, cx: float, cy: float, rx: float, ry: float) -> None:
    """Append a whole ellipse as four curves."""
    outline.add("M", (cx + rx, cy))
    for quarter in range(4):
        outline.add("C", *_quarter(cx, cy, rx, ry, quarter))
    outline.add("Z")


def add_rectangle(outline: Outline, x: float, y: float, width: float, height: float, rx: float, ry: float) -> None:
    """Append a rectangle, with rounded corners where rx and ry are not 0."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if not rx or not ry:
        outline.add("M", (x, y))
        for corner in ((right, y), (right, bottom), (x, bottom)):
            outline.add("L", corner)
        outline.add("Z")
        return
    outline.add("M", (right, bottom - ry))
    outline.add("C", *_quarter(right - rx, bottom - ry, rx, ry, 0))
    outline.add("L", (x + rx, bottom))
    outline.add("C", *_quarter(x + rx, bottom - ry, rx, ry, 1))
    outline.add("L", (x, y + ry))
    outline.add("C", *_quarter(x + rx, y + ry, rx, ry, 2))
    outline.add("L", (right - rx, y))
    outline.add("C", *_quarter(right - rx, y + ry, rx, ry, 3))
    outline.add("Z")


def _quarter(cx: float, cy: float, rx: float, ry: float, quarter: int) -> tuple[Point, Point, Point]:
    # The points after the start of the quarter that begins at quarter * 90 degrees, clockwise on paper.
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarter]

    def at(along: float, across: float) -> Point:
        return cx + rx * (along * cos - across * sin), cy + ry * (along * sin + across * cos)

    return at(1, QUARTER), at(QUARTER, 1), at(0, 1)


def add_arc(
    outline: Outline, start: Point, rx: float, ry: float, tilt: float, large: bool, sweep: bool, end: Point
) -> None:
    """Append an elliptical arc as cubic curves of at most 90 degrees each.

    The way from end points to centre is that of SVG 1.1, appendix F.6.5.
    """
    if start == end:
        return
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry:
        outline.add("L", end)
        return
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x1, y1 = cos * dx + sin * dy, -sin * dx + cos * dy
    stretch = math.sqrt((x1 / rx) ** 2 + (y1 / ry) ** 2)
    if stretch > 1:
        rx, ry = rx * stretch, ry * stretch
    square = (rx * ry) ** 2 - (rx * y1) ** 2 - (ry * x1) ** 2
    length = math.sqrt(max(0.0, square) / ((rx * y1) ** 2 + (ry * x1) ** 2)) * (-1 if large == sweep else 1)
    ox, oy = length * rx * y1 / ry, -length * ry * x1 / rx
    cx, cy = cos * ox - sin * oy + (start[0] + end[0]) / 2, sin * ox + cos * oy + (start[1] + end[1]) / 2
    first = math.atan2((y1 - oy) / ry, (x1 - ox) / rx)
    turn = math.atan2((-y1 - oy) / ry, (-x1 - ox) / rx) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi

    def at(x: float, y: float) -> Point:
        return cx + cos * rx * x - sin * ry * y, cy + sin * rx * x + cos * ry * y

    pieces = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / pieces
    reach = 4 / 3 * math.tan(step / 4)
    for piece in range(pieces):
        a, b = first + piece * step, first + (piece + 1) * step
        outline.add(
            "C",
            at(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            at(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            end if piece == pieces - 1 else at(math.cos(b), math.sin(b)),
        )


def read_path(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of an SVG path with its own numbers, repeated commands written out."""
    position = 0
    command = ""

    def skip() -> None:
        nonlocal position
        while position < len(data) and data[position] in " ,\t\r\n":
            position += 1

    def number(is_flag: bool) -> float:
        nonlocal position
        skip()
        # A flag is one digit and may touch the next number: "a2 2 0 01.5.5".
        found = re.compile(r"[01]" if is_flag else r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?").match(data, position)
        if found is None:
            raise ValueError(f"no number at {position} in path {data!r}")
        position = found.end()
        return float(found.group())

    skip()
    while position < len(data):
        if data[position].isalpha():
            command = data[position]
            position += 1
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        count = ARGUMENTS[command.upper()]
        yield command, [number(is_flag=count == 7 and index in (3, 4)) for index in range(count)]
        skip()


def add_path(outline: Outline, data: str) -> None:
    """Append an SVG path in absolute M L C Z."""
    here = begin = (0.0, 0.0)
    control: tuple[str, Point] = ("", here)  # the last curve's kind and second control point, for S and T
    for letter, numbers in read_path(data):
        command = letter.upper()
        ox, oy = here if letter.islower() else (0.0, 0.0)
        if command in "HV":
            along = numbers[0]
            points = [(ox + along, here[1])] if command == "H" else [(here[0], oy + along)]
        else:
            pairs = numbers[5:] if command == "A" else numbers
            points = [(ox + x, oy + y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]
        kind = ""
        if command == "Z":
            outline.add("Z")
            here = begin
            control = ("", here)
            continue
        end = points[-1]
        if command == "M":
            outline.add("M", end)
            begin = end
        elif command in "LHV":
            outline.add("L", end)
        elif command == "A":
            add_arc(outline, here, numbers[0], numbers[1], numbers[2], numbers[3] == 1, numbers[4] == 1, end)
        elif command in "CS":
            kind = "C"
            if command == "S":
                points.insert(0, _mirrored(control, kind, here))
            outline.add("C", *points)
            control = (kind, points[1])
        else:
            kind = "Q"
            middle = points[0] if command == "Q" else _mirrored(control, kind, here)
            outline.add("C", _between(here, middle, 2 / 3), _between(end, middle, 2 / 3), end)
            control = (kind, middle)
        here = end
        if not kind:
            control = ("", here)


def _mirrored(control: tuple[str, Point], kind: str, here: Point) -> Point:
    if control[0] != kind:
        return here
    return 2 * here[0] - control[1][0], 2 * here[1] - control[1][1]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def read_icon(file: Path) -> dict[str, object]:
    """Return the record of one SVG file; raises ValueError on anything a Lucide icon does not hold."""
    root = ET.parse(file).getroot()
    if root.get("viewBox") != "0 0 24 24":
        raise ValueError(f"{file.name} is not on the 24 x 24 grid")
    outline = Outline()
    for element in root:
        shape = element.tag.rpartition("}")[2]
        # A dot's stroke fills it; a short line in the middle helps painters that leave the inside of a curve open.
        is_dot = shape == "circle" and _number(element, "r") <= 1
        if element.get("transform") or (element.get("fill", "none") != "none" and not is_dot):
            raise ValueError(f"{file.name} has a filled or transformed part")
        if shape == "path":
            add_path(outline, element.get("d", ""))
        elif shape == "circle":
            x, y, r = _number(element, "cx"), _number(element, "cy"), _number(element, "r")
            add_ellipse(outline, x, y, r, r)
            if is_dot:
                outline.add("M", (x, y))
                outline.add("L", (x + 0.01, y))
        elif shape == "ellipse":
            add_ellipse(
                outline, _number(element, "cx"), _number(element, "cy"), _number(element, "rx"), _number(element, "ry")
            )
        elif shape == "rect":
            rx = element.get("rx") or element.get("ry") or "0"
            add_rectangle(
                outline,
                _number(element, "x"),
                _number(element, "y"),
                _number(element, "width"),
                _number(element, "height"),
                float(rx),
                float(element.get("ry") or rx),
            )
        elif shape == "line":
            outline.add("M", (_number(element, "x1"), _number(element, "y1")))
            outline.add("L", (_number(element, "x2"), _number(element, "y2")))
        elif shape in ("polyline", "polygon"):
            add_path(outline, "M" + element.get("points", "") + ("Z" if shape == "polygon" else ""))
        else:
            raise ValueError(f"{file.name} has a {shape}")
    return outline.as_record()


def _number(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))


def make_icons() -> str:
    """Return the content of icons.json, one icon a line."""
    lines = [
        f"  {json.dumps(file.stem)}: {json.dumps(read_icon(file), separators=(', ', ': '))}"
        for file in sorted(FOLDER.glob("*.svg"))
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: list[str]) -> int:
    """Write or check the file."""
    target = FOLDER / "icons.json"
    content = make_icons()
    if "--check" in arguments:
        if target.read_text("utf-8") == content:
            return 0
        print(f"{target.name} is not what the SVG files give: run python packaging/make_icons.py", file=sys.stderr)
        return 1
    target.write_text(content, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
