"""The three things a painter can draw. Colours are "#RRGGBB"; lengths are points, y down."""

from __future__ import annotations

import msgspec

from designer.drawing.geometry import Box


class Stroke(msgspec.Struct, frozen=True):
    """How a line is drawn. `dash` alternates lengths of line and gap; ends are butt or round, joins round."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    is_round: bool = False


class Path(msgspec.Struct, frozen=True):
    """Lines and Bézier curves, filled, stroked or both.

    `commands` is a string of M (1 point), L (1 point), C (3 points) and Z (none); `points` the flat list of their
    coordinates x, y, x, y … Filling is even-odd, so that a hole can be cut.
    """

    commands: str
    points: tuple[float, ...]
    fill: str = ""
    stroke: Stroke | None = None

    @property
    def box(self) -> Box:
        """The box of its points (control points too), without the stroke's width."""
        xs, ys = self.points[::2], self.points[1::2]
        return Box(min(xs), min(ys), max(xs), max(ys))


class Face(msgspec.Struct, frozen=True):
    """One face of a font: `key` names it in every painter ("Inter-600"), the file is found by the FontBook."""

    key: str
    family: str
    weight: int
    file: str  # absolute path
    index: int = 0  # in a collection
    axes: tuple[tuple[str, float], ...] = ()  # where a variable font stands on its axes


class TextRun(msgspec.Struct, frozen=True):
    """Shaped text of one face on one baseline: every painter draws these glyphs at these places.

    The origin is (x, y), y the baseline. `offsets[i]` is where glyph i starts, relative to x, in points at this size;
    `rises[i]`, where not empty, how far it stands above the baseline. `clusters[i]` is the index in `text` of the first
    character that glyph i stands for. `words` holds the index of the first glyph of each word, so that a painter can
    start each word at its own x. `width` is the advance of the whole run.
    """

    text: str
    face: Face
    size: float
    colour: str
    x: float
    y: float
    glyphs: tuple[int, ...]
    offsets: tuple[float, ...]
    clusters: tuple[int, ...]
    words: tuple[int, ...]
    width: float
    rises: tuple[float, ...] = ()
    is_rtl: bool = False


class Picture(msgspec.Struct, frozen=True):
    """A PNG or JPEG, scaled into a box (cropped to its proportions), cut to the circle inside it where `is_round`. With an
    `opacity` below 1 what lies beneath shows through."""

    data: bytes
    media_type: str
    box: Box
    is_round: bool = False
    opacity: float = 1


Item = Path | TextRun | Picture
