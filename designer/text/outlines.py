"""Glyphs as outlines, for painters whose readers can't be relied on to have, or to read, a font."""

from __future__ import annotations

from pathlib import Path

from designer.drawing import Face


class Outlines:
    """The outlines of one face's glyphs in units of the font, y up; `upem` of them make an em."""

    def __init__(self, face: Face) -> None:
        import uharfbuzz as hb

        opened = hb.Face(hb.Blob(Path(face.file).read_bytes()), face.index)
        self.upem: int = opened.upem
        self._font = hb.Font(opened)
        if face.axes:
            self._font.set_variations(dict(face.axes))
        self._funcs = funcs = hb.DrawFuncs()
        funcs.set_move_to_func(lambda x, y, pen: pen.move(x, y))
        funcs.set_line_to_func(lambda x, y, pen: pen.add("l", x, y))
        funcs.set_quadratic_to_func(lambda cx, cy, x, y, pen: pen.add("q", cx, cy, x, y))
        funcs.set_cubic_to_func(lambda ax, ay, bx, by, x, y, pen: pen.add("c", ax, ay, bx, by, x, y))
        funcs.set_close_path_func(lambda pen: pen.close())
        self._known: dict[int, str] = {}

    def path(self, glyph: int) -> str:
        """A glyph as SVG path data with relative coordinates, to be filled nonzero; "" for a space."""
        found = self._known.get(glyph)
        if found is None:
            pen = _Pen()
            self._font.draw_glyph(glyph, self._funcs, pen)
            found = self._known[glyph] = "".join(pen.code)
        return found


class _Pen:
    def __init__(self) -> None:
        self.code: list[str] = []
        self._x = self._y = 0
        self._start = (0, 0)

    def move(self, x: float, y: float) -> None:
        self.add("m", x, y)
        self._start = (self._x, self._y)

    def add(self, operator: str, *values: float) -> None:
        rounded = [round(v) for v in values]
        steps = [v - (self._y if i % 2 else self._x) for i, v in enumerate(rounded)]
        # A minus sign parts two numbers as well as a space does.
        self.code.append(operator + str(steps[0]) + "".join(str(s) if s < 0 else f" {s}" for s in steps[1:]))
        self._x, self._y = rounded[-2:]

    def close(self) -> None:
        self.code.append("z")
        self._x, self._y = self._start
