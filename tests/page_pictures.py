"""Pictures of paper for `tests/pictures.py`: samples with the pages after them, all themes and densities, and how others see
a map; at reading distance, and from three metres."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from designer.drawing import Page
    from designer.text import FontBook

Wanted = Callable[[str], bool]

WALL = 0.25  # an A0 sheet at three metres is as large to the eye as this share of it at reading distance
DPI = {"A0": 55, "A2": 90}
USUAL_DPI = 110
SHOWN = "commuter-bike"  # in all papers, arrangements, themes and densities
SHEET = (1000, 707)  # pixels of one page on a sheet of several
FREE = 24
GROUND = "#D9DEE5"
GREY = "grey"


def make_pages(folder: Path, wanted: Wanted) -> None:
    """Everything on paper whose name is wanted."""
    fonts = _fonts()
    for name, paper, arrangement in _sheets():
        stem = f"page-{name}-{paper}-{arrangement}"
        if wanted(stem):
            _print(folder, stem, name, paper, arrangement, fonts)
    for stem, make in (("sheet-themes", _themes), ("sheet-densities", _densities), ("sheet-sight", _sight)):
        if wanted(stem):
            make(fonts).save(folder / f"{stem}.png", optimize=True)
            print(f"{stem}.png")
    if wanted("sheet-readme"):  # docs/pictures/sheet.png
        _picture(_first(SHOWN, "A3", fonts), 96).save(folder / "sheet-readme.png", optimize=True)
        print("sheet-readme.png")
    for paper in ("A3", "A0"):
        if wanted(f"sheet-wall-{paper}"):
            _side_by_side([_small(_first(name, paper, fonts)) for name in _samples()], 3).save(
                folder / f"sheet-wall-{paper}.png", optimize=True
            )
            print(f"sheet-wall-{paper}.png")


@cache
def _fonts() -> FontBook:
    """The bundled fonts, and an installed one for what of the samples they lack."""
    from designer.cli.commands import _fonts as fonts_for
    from designer.templates import open_sample

    return fonts_for(open_sample("ryokan"))


def _samples() -> list[str]:
    from designer.templates import samples

    return [info.id for info in samples()]


def _sheets() -> Iterator[tuple[str, str, str]]:
    from designer.templates import templates

    for name in _samples():
        yield name, "A3", "auto"
        yield name, "A0", "auto"
    yield SHOWN, "A4", "auto"
    for arrangement in ("auto", "swimlanes", "grouped", "storyline"):
        yield SHOWN, "A2", arrangement
    for info in templates():
        yield info.id, "A3", "auto"


def _print(folder: Path, stem: str, name: str, paper: str, arrangement: str, fonts: FontBook) -> None:
    from designer.export import png
    from designer.printing import ADDS, PrintChoice, compose
    from designer.templates import open_sample, open_template

    journey = open_sample(name) if name in _samples() else open_template(name)
    adds = ADDS if name in _samples() and paper in ("A3", "A0") else ()
    printed = compose(journey, fonts, PrintChoice(paper=paper, arrangement=arrangement, adds=adds))
    dpi = DPI.get(paper, USUAL_DPI)
    for number, page in enumerate(printed.pages, 1):
        file = folder / (f"{stem}.png" if number == 1 else f"{stem}-{number}.png")
        png.write(page, file, None, dpi)
    png.write(printed.page, folder / f"{stem}-wall.png", None, dpi * WALL)
    print(
        f"{stem}.png: {len(printed.pages)} pages, {printed.arrangement}, smallest text {printed.smallest_text:.1f} pt"
    )


def _picture(page: Page, dpi: float) -> Image:
    from PIL import Image

    from designer.export import png

    held = io.BytesIO()
    png.write(page, held, None, dpi)
    return Image.open(held).convert("RGB")


def _first(name: str, paper: str, fonts: FontBook, **wishes: object) -> Page:
    from designer.printing import PrintChoice, compose
    from designer.templates import open_sample

    return compose(open_sample(name), fonts, PrintChoice(paper=paper, **wishes)).page  # type: ignore[arg-type]


def _small(page: Page, size: tuple[int, int] = SHEET) -> Image:
    """A page as large as it fits on its part of a sheet."""
    from PIL import Image

    dpi = 72 * 2 * min(size[0] / page.width, size[1] / page.height)
    picture = _picture(page, dpi)
    scale = min(size[0] / picture.width, size[1] / picture.height)
    wide, high = round(picture.width * scale), round(picture.height * scale)
    part = Image.new("RGB", size, GROUND)
    part.paste(picture.resize((wide, high), Image.Resampling.LANCZOS), ((size[0] - wide) // 2, (size[1] - high) // 2))
    return part


def _side_by_side(parts: list[Image], columns: int, names: tuple[str, ...] = ()) -> Image:
    """Pictures of one size in columns, each with its name above it where names are given."""
    from PIL import Image, ImageDraw, ImageFont

    from designer.resources import resource_path

    width, height = parts[0].size
    head = 44 if names else 0
    rows = -(-len(parts) // columns)
    size = (columns * (width + FREE) + FREE, rows * (height + head + FREE) + FREE)
    sheet = Image.new("RGB", size, GROUND)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(resource_path("fonts", "Inter-SemiBold.ttf")), 26)
    for i, part in enumerate(parts):
        x, y = FREE + i % columns * (width + FREE), FREE + i // columns * (height + head + FREE)
        if names:
            pen.text((x, y + 2), names[i], "#16202E", font)
        sheet.paste(part, (x, y + head))
    return sheet


def _themes(fonts: FontBook) -> Image:
    """One map in all themes."""
    from designer.layout import themes

    wishes = {"arrangement": "grouped", "landscape": True}
    parts = [_small(_first(SHOWN, "A3", fonts, theme=theme, **wishes)) for theme, _name in themes()]
    return _side_by_side(parts, 2, tuple(name for _theme, name in themes()))


def _densities(fonts: FontBook) -> Image:
    """One map in all densities."""
    from designer.layout import Density, fit_to_paper, paper, theme_for
    from designer.templates import open_sample

    journey = open_sample(SHOWN)
    theme = theme_for(journey.header)
    pages = [
        fit_to_paper(journey, theme, fonts, paper("A2"), arrangement="grouped", landscape=True, density=density).page
        for density in Density
    ]
    return _side_by_side([_small(page) for page in pages], 1, tuple(density.value for density in Density))


def _sight(fonts: FontBook) -> Image:
    """A map with ten stages and three personas as grey print and colour-blind readers show it."""
    from designer.layout.colour_vision import KINDS

    page = _small(_first("new-kitchen", "A0", fonts))
    seen = ("normal", GREY, *KINDS)
    return _side_by_side([_seen(page, kind) for kind in seen], 2, seen)


def _seen(picture: Image, kind: str) -> Image:
    import numpy as np
    from PIL import Image

    from designer.layout.colour_vision import _MACHADO

    if kind == "normal":
        return picture
    shares = np.asarray(picture).astype(np.float32) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    rows = [[0.2126, 0.7152, 0.0722]] * 3 if kind == GREY else _MACHADO[kind]
    found = np.clip(linear @ np.array(rows, np.float32).T, 0, 1)
    shown = np.where(found <= 0.0031308, found * 12.92, 1.055 * found ** (1 / 2.4) - 0.055)
    return Image.fromarray((shown * 255).round().astype(np.uint8))
