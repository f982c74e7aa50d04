"""Hand-made drawings for the painters: every primitive, several scripts, shared content."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

from designer.drawing import Box, Content, Drawing, Group, Item, Page, Path, Picture, Placed, Role, Stroke
from designer.text import FontBook

MM = 72 / 25.4


@cache
def fonts() -> FontBook:
    return FontBook.bundled()


def text(
    words: str, x: float = 10, y: float = 20, size: float = 8, weight: int = 400, colour: str = "#16202E"
) -> Content:
    runs = fonts().line(words, weight, size, colour, x, y)
    return Content(Box(0, 0, x + max(r.x + r.width for r in runs), y + size), runs)


def content(*items: Item | Placed, box: Box | None = None) -> Content:
    return Content(box or Box(0, 0, 200, 100), items)


def group(key: str, inside: Content, x: float = 0, y: float = 0, role: Role = Role.DECORATION, **more: str) -> Group:
    return Group(key, role, x, y, inside, **more)


def sheet(*groups: Group, width: float = 400, height: float = 300) -> Drawing:
    return Drawing(width, height, groups)


def page(
    drawing: Drawing, width: float = 400, height: float = 300, scale: float = 1, x: float = 0, y: float = 0
) -> Page:
    return Page(width, height, drawing, scale, x, y)


def page_of_text(words: str, **look: float) -> Page:
    return page(sheet(group("text", text(words, **look))))  # type: ignore[arg-type]


def rounded(width: float, height: float, radius: float, fill: str = "", stroke: Stroke | None = None) -> Path:
    k, w, h, r = radius * 0.4477, width, height, radius
    points = (
        *(r, 0, w - r, 0, w - k, 0, w, k, w, r),
        *(w, h - r, w, h - k, w - k, h, w - r, h),
        *(r, h, k, h, 0, h - k, 0, h - r),
        *(0, r, 0, k, k, 0, r, 0),
    )
    return Path("MLCLCLCLCZ", points, fill, stroke)


ICON = content(Path("MLLZ", (0, 0, 9, 4.5, 0, 9), stroke=Stroke("#FFFFFF", 0.9, (), True)), box=Box(0, 0, 9, 9))


def card(number: int, name: str, description: str, dash: tuple[float, ...] = ()) -> Content:
    book = fonts()
    items: list[Item | Placed] = [
        rounded(124, 60, 6, "#FFFFFF", Stroke("#C3CAD5", 0.75, dash)),
        Path("MLLLZ", (7, -7, 37, -7, 37, 7, 7, 7), "#8A3512"),
        Placed(12, -4.5, ICON),
        *book.line(str(number), 700, 8, "#FFFFFF", 24, 3),
    ]
    y = 20.0
    for line in book.wrap(name, 600, 9.5, 108):
        items += book.line(line, 600, 9.5, "#16202E", 8, y)
        y += 12
    for line in book.wrap(description, 400, 8, 108):
        items += book.line(line, 400, 8, "#344054", 8, y)
        y += 10.5
    return Content(Box(0, -7, 124, max(60, y)), tuple(items))


CARDS = (
    ("The office’s first affluent fjord", "A PDF of 24 pages: “quoted” 3,100 m² – €5. AVATAR To Te"),
    ("Größe, Maße, Überraschung", "Straßenbahnhaltestelle für Fußgänger"),
    ("مرحبا بالعالم السلام", "الله أكبر with office שלום עולם"),
    ("Ελληνικά κείμενα", "Русский текст: Привет, мир ❤️ 👍"),
    ("नमस्ते दुनिया क्षत्रिय", "ภาษาไทย"),
)


def small_map() -> Drawing:
    """Title, two stages, five cards in five scripts, a connection, a picture."""
    book = fonts()
    groups = [
        group(
            "title",
            Content(
                Box(0, 0, 420, 40), book.line("Switching to an office", 700, 24, "#16202E", 20, 30, tracking=-0.35)
            ),
        ),
        group("s1/band", _band("Awareness", "#28477A"), 20, 50, Role.STAGE, element="s1", alt="Awareness"),
        group(
            "s2/band",
            _band("Größe & Überraschung", "#00807A"),
            223,
            50,
            Role.STAGE,
            element="s2",
            alt="Größe & Überraschung",
        ),
        group(
            "c1",
            content(
                Path(
                    "MLCL", (144, 130, 146, 130, 150, 130, 152, 132, 152, 136, 155, 140), stroke=Stroke("#475467", 1.75)
                ),
                Path("MLLZ", (160, 140, 154, 137, 154, 143), "#475467"),
                box=Box(143, 129, 161, 144),
            ),
            role=Role.CONNECTION,
        ),
        group("p1", content(Picture(photo(), "image/jpeg", Box(0, 0, 36, 36), True), box=Box(0, 0, 36, 36)), 430, 5),
    ]
    for i, (name, description) in enumerate(CARDS):
        inside = card(i + 1, name, description, (4, 3) if i == 1 else ())
        x, y = 20 + i % 3 * 140, 110 + i // 3 * 90
        groups.append(group(f"t{i}/card", inside, x, y, Role.TOUCHPOINT, element=f"t{i}", alt=name))
    return Drawing(480, 300, tuple(groups))


def _band(name: str, colour: str) -> Content:
    outline = Path("MLLLLZ", (0, 0, 190, 0, 200, 16, 190, 32, 0, 32), colour)
    return Content(Box(0, 0, 200, 32), (outline, *fonts().line(name, 600, 12, "#FFFFFF", 12, 20)))


def photo(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (40, 40), **options: object) -> bytes:
    """A picture that is red on the left and blue on the right; see-through below where it can be."""
    image = Image.new("RGBA", size, (220, 30, 30, 255))
    image.paste((30, 30, 220, 255), (size[0] // 2, 0, size[0], size[1]))
    if mode in ("RGBA", "LA"):
        image.paste((0, 0, 0, 0), (0, size[1] * 3 // 4, size[0], size[1]))
    made = image.convert("P", palette=Image.Palette.ADAPTIVE) if mode == "P" else image.convert(mode)
    stream = io.BytesIO()
    made.save(stream, kind, **options)
    return stream.getvalue()
