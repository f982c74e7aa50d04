"""A page as SVG that looks the same everywhere.

Text is drawn as glyph outlines: office programs, drawing programs and previews ignore fonts embedded in an SVG, and would set
their own with other widths. Over each line lies the same text without ink, so that browsers can search, select and read it out.
"""

from __future__ import annotations

import base64
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from designer.drawing import Content, Drawing, Face, Group, Page, Path, Picture, Placed, TextRun
from designer.export.files import Target, write_whole
from designer.export.links import safe_link
from designer.export.pictures import media_type, read_jpeg
from designer.export.plain import language_tag, plain
from designer.text.outlines import Outlines


def write(page: Page | Drawing, target: Target, title: str = "", language: str = "en") -> None:
    """Write a page, or a whole drawing at scale 1, as SVG to a path (whole or not at all) or an open file.

    The same page gives the same bytes. Raises CannotExport where the target can't be written.
    """
    write_whole(dumps(page, title, language), target)


def dumps(page: Page | Drawing, title: str = "", language: str = "en") -> bytes:
    """The bytes of an SVG of a page."""
    if isinstance(page, Drawing):
        page = Page(page.width, page.height, page, 1, 0, 0)
    return _Picture(page).written(title, language).encode("utf-8")


class _Picture:
    """One SVG being put together: its body, and the glyphs, icons and pictures it draws more than once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._body: list[str] = []
        self._definitions: list[str] = []
        self._faces: dict[Face, _OutlinedFace] = {}
        self._contents: dict[int, tuple[Content, str]] = {}
        self._pictures: dict[tuple[bytes, float, float, bool, float], str] = {}

    def written(self, title: str, language: str) -> str:
        page = self._page
        for group in page.drawing.groups:
            self._add_group(group)
        for face in self._faces.values():
            self._definitions += face.definitions()
        width, height = number(page.width, 4), number(page.height, 4)
        head = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            f' width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
            f' xml:lang="{language_tag(language)}">',
        ]
        if title:
            head.append(f"<title>{_text(title)}</title>")
        if self._definitions:
            head += ["<defs>", *self._definitions, "</defs>"]
        head.append(f'<rect width="{width}" height="{height}" fill="{page.drawing.paper}"/>')
        place = f"translate({number(page.x)} {number(page.y)}) scale({number(page.scale, 6)})"
        head.append(f'<g transform="{place}" fill="none" fill-rule="evenodd" stroke-linejoin="round">')
        return "\n".join([*head, *self._body, "</g>", "</svg>", ""])

    def _add_group(self, group: Group) -> None:
        inner = self._items(group.content)
        if not inner:
            return
        link = safe_link(group.link)
        if link:
            self._body.append(f'<a xlink:href={_attribute(link)} target="_blank">')
        label = f' role="group" aria-label={_attribute(group.alt)}' if group.alt else ""
        self._body.append(f'<g{label} transform="translate({number(group.x)} {number(group.y)})">')
        self._body += inner
        self._body.append("</g></a>" if link else "</g>")

    def _items(self, content: Content) -> list[str]:
        written: list[str] = []
        for item in content.items:
            match item:
                case TextRun():
                    written += self._text(item)
                case Path():
                    written.append(_path(item))
                case Placed():
                    written += self._placed(item)
                case Picture():
                    written += self._picture(item)
                case _:
                    assert_never(item)
        return written

    def _text(self, run: TextRun) -> list[str]:
        if not run.glyphs:
            return []
        face = self._faces.get(run.face)
        if face is None:
            face = self._faces[run.face] = _OutlinedFace(run.face, f"f{len(self._faces)}-")
        x, y, size = number(run.x), number(run.y), number(run.size)
        # textLength holds the words over their outlines, whatever font the reader measures them with.
        words = (
            f'<text x="{x}" y="{y}" font-family={_attribute(run.face.family + ", sans-serif")} font-size="{size}"'
            f' font-weight="{run.face.weight}" textLength="{number(run.width)}" lengthAdjust="spacingAndGlyphs"'
            f' pointer-events="all" xml:space="preserve">{_text(run.text)}</text>'
        )
        return [*face.ink(run), words]

    def _placed(self, placed: Placed) -> list[str]:
        found = self._contents.get(id(placed.content))
        if found is None:
            inner = "".join(self._items(placed.content))
            name = f"c{len(self._contents)}" if inner else ""
            found = self._contents[id(placed.content)] = (placed.content, name)
            if name:
                self._definitions.append(f'<g id="{name}">{inner}</g>')
        name = found[1]
        return [f'<use xlink:href="#{name}" x="{number(placed.x)}" y="{number(placed.y)}"/>'] if name else []

    def _picture(self, picture: Picture) -> list[str]:
        box = picture.box
        key = (picture.data, box.width, box.height, picture.is_round, picture.opacity)
        name = self._pictures.get(key)
        if name is None:
            name = f"p{len(self._pictures)}"
            defined = _picture_definition(picture, name)
            if not defined:
                name = ""
            self._pictures[key] = name
            self._definitions += defined
        return [f'<use xlink:href="#{name}" x="{number(box.left)}" y="{number(box.top)}"/>'] if name else []


class _OutlinedFace:
    """One face in one SVG: which of its glyphs are drawn, and text as uses of their outlines in units of the font."""

    def __init__(self, face: Face, prefix: str) -> None:
        self._prefix = prefix
        self._outlines = Outlines(face)
        self._drawn: set[int] = set()

    def ink(self, run: TextRun) -> list[str]:
        """The elements that draw a run."""
        em = self._outlines.upem / run.size
        uses = []
        for i, glyph in enumerate(run.glyphs):
            if not self._outlines.path(glyph):
                continue
            self._drawn.add(glyph)
            rise = f' y="{round(run.rises[i] * em)}"' if run.rises and run.rises[i] else ""
            uses.append(f'<use xlink:href="#{self._prefix}{glyph:x}" x="{round(run.offsets[i] * em)}"{rise}/>')
        if not uses:
            return []
        scale = number(1 / em, 7)
        place = f"translate({number(run.x)} {number(run.y)}) scale({scale} -{scale})"
        return [f'<g fill="{run.colour}" aria-hidden="true" transform="{place}">{"".join(uses)}</g>']

    def definitions(self) -> list[str]:
        """The elements that define each outline drawn."""
        # Where outlines overlap glyphs are full, unlike everything else on a map.
        return [
            f'<path id="{self._prefix}{glyph:x}" fill-rule="nonzero" d="{self._outlines.path(glyph)}"/>'
            for glyph in sorted(self._drawn)
        ]


def _path(path: Path) -> str:
    stroke = path.stroke
    look = f' fill="{path.fill}"' if path.fill else ""
    if stroke is not None:
        look += f' stroke="{stroke.colour}" stroke-width="{number(stroke.width)}"'
        if stroke.dash:
            look += f' stroke-dasharray="{" ".join(number(v) for v in stroke.dash)}"'
        if stroke.is_round:
            look += ' stroke-linecap="round"'
    return f'<path d="{path_data(path.commands, path.points)}"{look}/>' if look and path.points else ""


def _picture_definition(picture: Picture, name: str) -> list[str]:
    """The elements that define a picture with its corner at the origin; none for what is no picture."""
    data, kind = picture.data, media_type(picture.data)
    width, height = picture.box.width, picture.box.height
    stored, turn = (width, height), ""
    if kind == "image/jpeg":
        try:
            jpeg = read_jpeg(data)
        except (ValueError, IndexError):
            return []
        # Without its camera's notes no reader turns it a second time.
        data = jpeg.data
        if jpeg.is_on_its_side:
            stored = (height, width)
        if jpeg.orientation != 1:
            a, b, c, d, e, f = jpeg.turn
            turn = f' transform="matrix({a} {b} {c} {d} {number(e * width)} {number(f * height)})"'
    if not kind:
        return []
    radius = number(min(width, height) / 2)
    outline = (
        f'<circle cx="{number(width / 2)}" cy="{number(height / 2)}" r="{radius}"/>'
        if picture.is_round
        else f'<rect width="{number(width)}" height="{number(height)}"/>'
    )
    coded = base64.b64encode(data).decode("ascii")
    opacity = f' opacity="{number(picture.opacity)}"' if picture.opacity != 1 else ""
    return [
        f'<clipPath id="{name}c">{outline}</clipPath>',
        f'<g id="{name}" clip-path="url(#{name}c)"{opacity}><image width="{number(stored[0])}" height="{number(stored[1])}"'
        f' preserveAspectRatio="xMidYMid slice"{turn} xlink:href="data:{kind};base64,{coded}"/></g>',
    ]


def path_data(commands: str, points: tuple[float, ...]) -> str:
    """A path's outline as the data of an SVG path."""
    parts = []
    at = 0
    for command in commands:
        end = at + _NUMBERS[command]
        parts.append(command + " ".join([number(v) for v in points[at:end]]))
        at = end
    return "".join(parts)


_NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}


def number(value: float, places: int = 2) -> str:
    """A number without digits for nothing."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(text: str) -> str:
    return escape(plain(text))


def _attribute(text: str) -> str:
    return quoteattr(plain(text))
