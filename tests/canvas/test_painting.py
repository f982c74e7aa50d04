"""What is painted: levels of detail, only what changed, glyphs at any size, badges, hints."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRawFont
from PySide6.QtWidgets import QApplication, QWidget

from designer.canvas.badges import badge_box
from designer.canvas.camera import Camera
from designer.canvas.glyphs import Glyphs
from designer.canvas.hints import HintKind
from designer.canvas.painter import Detail, DrawingPainter, detail_at, paint_drawing
from designer.canvas.pens import rectangles_of
from designer.canvas.view import MapView
from designer.drawing import Box, Content, Drawing, Group, Path, Picture, Role, Stroke, TextRun
from designer.editing import operations
from designer.layout import Theme, lay_out
from designer.model import Channel, JourneyMap, Placement, Severity, Stage
from designer.text import FontBook
from tests.canvas.conftest import Hand, ShowMap, bike_map


def painted(view: MapView) -> QImage:
    """What is on the window now, without painting anything again that need not be."""
    QApplication.processEvents()
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    view.viewport().render(image)
    return image


def afresh(view: MapView) -> QImage:
    """The same, with everything painted again."""
    view._spoil_all()
    view.viewport().update()
    return painted(view)


def pixels(image: QImage, area: Box | None = None) -> npt.NDArray[np.int16]:
    """Blue, green, red of each pixel of an area."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    found = rows[:, : image.width(), :3].astype(np.int16)
    if area is None:
        return found
    return found[max(round(area.top), 0) : round(area.bottom), max(round(area.left), 0) : round(area.right)]


def differing(one: QImage, other: QImage) -> int:
    """How many pixels differ so much that it can be seen. Qt's rasteriser rounds edges otherwise at the border of a clip, by
    some hundredths of a pixel."""
    return int((np.abs(pixels(one) - pixels(other)).max(axis=2) > 40).sum())


def colours_in(image: QImage, area: Box) -> set[str]:
    found = np.unique(pixels(image, area).reshape(-1, 3), axis=0)
    return {f"#{red:02x}{green:02x}{blue:02x}" for blue, green, red in found}


def dark_pixels(image: QImage, area: Box) -> int:
    found = pixels(image, area)
    return int(((found.max(axis=2) + found.min(axis=2)) / 2 < 110).sum())


@pytest.mark.parametrize(
    ("zoom", "detail"),
    [(8, 3), (0.61, 3), (0.5, 3), (0.49, 2), (0.4, 2), (0.39, 1), (0.12, 1), (0.11, 0), (0.02, 0)],
)
def test_each_zoom_has_its_detail(zoom: float, detail: int) -> None:
    assert detail_at(zoom) == detail


def test_from_50_percent_on_names_and_descriptions_are_letters(view: MapView, hand: Hand) -> None:
    operations.set_field(view.document, "ride", "description", "Tries two sizes")
    view.set_zoom(0.5)
    box = hand.box("ride")
    text = view.camera.to_view_box(Box(box.left + 6, box.top + 24, box.right - 6, box.bottom - 8))
    assert len(colours_in(painted(view), text)) > 12, "letters, with their edges"
    view.set_zoom(0.45)
    text = view.camera.to_view_box(Box(box.left + 6, box.top + 24, box.right - 6, box.bottom - 8))
    picture = painted(view)
    assert dark_pixels(picture, text) == 0
    bar = {c for c in colours_in(picture, text) if c != "#ffffff"}
    assert 0 < len(bar) < 8  # a bar stands for the description
    name = view.camera.to_view_box(Box(box.left + 6, box.top + 9, box.right - 6, box.top + 24))
    assert dark_pixels(picture, name) > 4


def test_below_40_percent_cards_are_rectangles_with_a_strip_and_stage_names_12_px(view: MapView, hand: Hand) -> None:
    view.set_zoom(0.3)
    box = view.camera.to_view_box(hand.box("order"))
    picture = painted(view)
    inside = colours_in(picture, Box(box.left + 2, box.top + 6, box.right - 2, box.bottom - 2))
    assert inside == {"#ffffff"}
    strip = picture.pixelColor(round((box.left + box.right) / 2), round(box.top + 1)).name()
    assert strip == "#2563a8"
    band = view.camera.to_view_box(hand.box("consider"))
    assert "#ffffff" in colours_in(picture, Box(band.left, band.bottom - 14, band.right, band.bottom))


def test_below_12_percent_a_card_is_one_pale_block(view: MapView, hand: Hand) -> None:
    view.set_zoom(0.1)
    box = view.camera.to_view_box(hand.box("order"))
    x, y = box.centre
    assert painted(view).pixelColor(round(x), round(y)).name() == "#b3c8e1"  # 35 % of the touch colour


EDITS: dict[str, Callable[[MapView], object]] = {
    "rename": lambda v: operations.rename(v.document, "ride", "A very much longer name than it had before"),
    "move": lambda v: operations.move_touchpoints(v.document, ["order"], Placement("tell", lane="store")),
    "delete": lambda v: operations.delete(v.document, ["compare"]),
    "stage": lambda v: operations.add_stage(v.document, "Another", before="buy"),
    "feeling": lambda v: operations.set_feeling(v.document, "ride", "mara", -2.0),
    "first feeling": lambda v: operations.set_feeling(v.document, "look", "mara", -2.0),
    "stage name": lambda v: operations.rename(v.document, "consider", "Weigh"),
    "lane name": lambda v: operations.rename(v.document, "store", "Shop"),
    "title": lambda v: operations.rename(v.document, "map", "Another title"),
    "undo": lambda v: (operations.rename(v.document, "ride", "X"), painted(v), v.document.undo()),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("zoom", [1.0, 0.45, 0.2])
def test_after_an_edit_the_window_shows_what_painting_everything_would_show(
    view: MapView, edit: str, zoom: float
) -> None:
    view.set_zoom(zoom)
    painted(view)
    EDITS[edit](view)
    shown = painted(view)
    assert differing(shown, afresh(view)) < 20


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_what_stays_in_sight_shows_what_painting_everything_would_show(view: MapView, edit: str) -> None:
    operations.toggle_lanes(view.document, ["feeling"], "pinned")
    view.resize(700, 420)
    view.scroll_by(-120, -180)
    painted(view)
    assert {strip.edge for strip in view.strips} == {"left", "top", "bottom", ""}
    EDITS[edit](view)
    shown = painted(view)
    assert differing(shown, afresh(view)) < 20


def test_after_an_edit_little_of_what_stays_in_sight_is_painted_again(view: MapView, hand: Hand) -> None:
    operations.toggle_lanes(view.document, ["feeling"], "pinned")
    view.resize(1200, 420)
    painted(view)
    areas: list[Box] = []
    paint = view.painter.paint
    view.painter.paint = lambda painter, area, *rest, **more: (areas.append(area), paint(painter, area, *rest, **more))[
        1
    ]  # type: ignore[method-assign]
    operations.set_feeling(view.document, "ride", "mara", -2.0)
    painted(view)
    strip = view.strips[0]
    shown = view.camera.to_map_box(strip.area.moved(-strip.dx, -strip.dy))
    assert any(area.meets(shown) for area in areas)
    assert all(area.width < 0.7 * shown.width for area in areas)


def test_after_an_edit_only_what_changed_is_painted_again(view: MapView, hand: Hand) -> None:
    painted(view)
    areas: list[QRect] = []
    render = view._backing._render
    view._backing._render = lambda painter, area: (areas.append(QRect(area)), render(painter, area))[1]
    operations.toggle_moment(view.document, ["mail"])
    painted(view)
    assert areas
    whole = sum(a.width() * a.height() for a in areas)
    assert whole < 0.1 * view.viewport().width() * view.viewport().height()


def test_scrolling_shows_what_painting_everything_would_show(view: MapView) -> None:
    for dx, dy in ((-37, 0), (0, -51), (13, 29), (-400, 12)):
        view.scroll_by(dx, dy)
    assert differing(painted(view), afresh(view)) < 30


def test_moving_the_pointer_and_selecting_paint_no_drawing(view: MapView, hand: Hand) -> None:
    painted(view)
    areas: list[QRect] = []
    render = view._backing._render
    view._backing._render = lambda painter, area: (areas.append(QRect(area)), render(painter, area))[1]
    hand.move(hand.on("ride"))
    view.select(["order"])
    painted(view)
    assert areas == []


class Painted(QObject):
    """Which pixels of a widget were painted in the window."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rectangles: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rectangles += rectangles_of(event.region())
        return False

    def take(self, image: QImage) -> npt.NDArray[np.bool_]:
        """What was painted since this was asked last, as a mask for a picture of the widget."""
        QApplication.processEvents()
        mask = np.zeros((image.height(), image.width()), bool)
        for area in self.rectangles:
            mask[max(area.top(), 0) : area.bottom() + 1, max(area.left(), 0) : area.right() + 1] = True
        self.rectangles.clear()
        return mask


@pytest.mark.parametrize("card", ["compare", "ride", "order"])
def test_while_a_card_is_carried_all_that_is_another_is_painted_and_not_much_more(
    view: MapView, hand: Hand, card: str
) -> None:
    start = hand.on(card)
    hand.grab(start)
    hand.move((start[0] + 20, start[1] + 4), button=Qt.MouseButton.LeftButton)
    before, seen, shares = painted(view), Painted(view.viewport()), []
    for dx, dy in ((22, 6), (24, 9), (60, 40), (64, 38), (-90, 60), (-96, 61), (-200, -40), (200, 70), (206, 70)):
        hand.move((start[0] + dx, start[1] + dy), button=Qt.MouseButton.LeftButton)
        mask = seen.take(before)
        now = painted(view)
        seen.rectangles.clear()
        assert view.feedback.wires
        differs = np.abs(pixels(now) - pixels(before)).max(axis=2) > 8
        assert differs.any()
        assert not (differs & ~mask).any()
        shares.append(mask.mean())
        before = now
    assert min(shares) < 0.1


def test_while_dragging_the_map_is_not_painted_again(view: MapView, hand: Hand) -> None:
    hand.grab(hand.on("mail"))
    hand.drag_to(hand.cell("tell", "store"), steps=3)
    painted(view)
    areas: list[QRect] = []
    render = view._backing._render
    view._backing._render = lambda painter, area: (areas.append(QRect(area)), render(painter, area))[1]
    for i in range(5):
        hand.move((500 + 9 * i, 150 + 5 * i), button=Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    assert areas == []
    hand.key(Qt.Key.Key_Escape)


def test_after_a_gesture_is_forgotten_the_window_is_as_before(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("mail"))
    view.mouse.leave()
    before = painted(view)
    hand.grab(hand.on("mail"))
    hand.drag_to(hand.cell("tell", "store"))
    assert differing(painted(view), before) > 1000
    hand.key(Qt.Key.Key_Escape)
    hand.move(hand.on("mail"))
    view.mouse.leave()
    assert differing(painted(view), before) == 0


@pytest.mark.parametrize("scale", [1.0, 4.0, 9.0, 20.0])
def test_letters_are_painted_at_every_size(qtbot: object, fonts: FontBook, scale: float) -> None:
    """A face loaded from data draws nothing above 64 device pixels; ours must."""
    runs = fonts.line("Hamburg", 600, 9.5, "#000000", 1, 10)
    drawing = Drawing(60, 14, (Group("t", Role.TITLE, 0, 0, Content(Box(0, 0, 60, 14), runs)),))
    image = QImage(round(60 * scale), round(14 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_drawing(painter, drawing, Glyphs(fonts))
    painter.end()
    share = dark_pixels(image, Box(0, 0, image.width(), image.height())) / (image.width() * image.height())
    assert 0.05 < share < 0.4


def test_every_bundled_face_is_the_very_one_that_was_shaped(qtbot: object, fonts: FontBook) -> None:
    glyphs = Glyphs(fonts)
    for face in fonts.faces:
        plain = QRawFont()
        plain.loadFromData(fonts.data(face), 64, plain.hintingPreference())
        for table in ("glyf", "loca", "hmtx"):
            assert glyphs.raw(face).fontTable(table) == plain.fontTable(table), face.key


def test_ink_keeps_order_holes_dashes_and_pictures(qtbot: object, fonts: FontBook) -> None:
    square = ("MLLLZMLLLZ", (0, 0, 20, 0, 20, 20, 0, 20, 5, 5, 15, 5, 15, 15, 5, 15))
    red = QImage(8, 4, QImage.Format.Format_RGB32)
    red.fill(QColor("#FF0000"))
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    red.save(buffer, "PNG")  # type: ignore[call-overload]
    png = bytes(buffer.data().data())
    items = (
        Path(*square, fill="#0000FF"),
        Path("ML", (0, 30, 40, 30), stroke=Stroke("#00FF00", 2, (4, 4))),
        Picture(png, "image/png", Box(30, 0, 50, 20), is_round=True),
        Picture(b"no picture", "image/png", Box(60, 0, 80, 20)),
    )
    drawing = Drawing(90, 40, (Group("g", Role.DECORATION, 0, 0, Content(Box(0, 0, 90, 40), items)),))
    image = QImage(90, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_drawing(painter, drawing, Glyphs(fonts))
    painter.end()
    at = image.pixelColor
    assert at(2, 2).name() == "#0000ff"
    assert at(10, 10).name() == "#ffffff"  # the hole
    assert (at(2, 30).name(), at(6, 30).name()) == ("#00ff00", "#ffffff")
    assert at(40, 10).name() == "#ff0000"
    assert at(31, 1).name() == "#ffffff"  # outside of the circle
    assert at(70, 10).name() == "#ffffff"  # a picture that can't be read is left out


def test_only_what_an_area_shows_is_painted(qtbot: object, fonts: FontBook, paper: Theme) -> None:
    layout = lay_out(bike_map(), paper, fonts)
    painter_of = DrawingPainter(layout.drawing, Glyphs(fonts))
    whole = QImage(900, 600, QImage.Format.Format_RGB32)
    part = QImage(900, 600, QImage.Format.Format_RGB32)
    area = QRect(200, 120, 180, 150)
    for image, exposed in ((whole, layout.drawing.box), (part, Box(200, 120, 380, 270))):
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        painter.setClipRect(area)
        painter_of.paint(painter, exposed, Detail.FULL)
        painter.end()
    assert whole == part


def test_the_same_map_is_painted_the_same(show: ShowMap) -> None:
    assert painted(show(bike_map())) == painted(show(bike_map()))


class TestBadges:
    def test_a_badge_sits_on_the_bottom_left_corner_16_pixels_at_any_zoom(self, view: MapView, hand: Hand) -> None:
        view.set_gaps({"ride": Severity.WARNING})
        for zoom in (0.3, 1, 2):
            view.set_zoom(zoom)
            view.reveal("ride")
            ((id, severity, at),) = view.badges.places(view.map_layout.grid, view.camera)
            box = view.camera.to_view_box(hand.box("ride"))
            assert (id, severity) == ("ride", Severity.WARNING)
            assert at == pytest.approx((box.left, box.bottom), abs=0 if zoom >= 1 else 5), "its corner lies in it"
            found = colours_in(painted(view), Box(at[0] - 8, at[1] - 8, at[0] + 8, at[1] + 8))
            assert QColor("#8F5600").name() in found or len(found) > 4

    def test_severities_differ_in_shape_and_colour(self, view: MapView) -> None:
        pictures = [view.badges._picture(severity, 1.0).toImage() for severity in Severity]
        assert len({p.pixelColor(8, 1).name() for p in pictures}) == 3
        shapes = [
            tuple(picture.pixelColor(x, y).alpha() > 40 for y in range(16) for x in range(16)) for picture in pictures
        ]
        assert shapes[1] != shapes[0]  # a triangle is no circle
        assert all(p.width() == 16 for p in pictures)

    def test_stages_lanes_notes_and_connections_carry_badges_too(self, view: MapView) -> None:
        view.set_gaps(dict.fromkeys(("buy", "store", "sizes", "ride-order", "gone"), Severity.ERROR))
        assert {i for i, _s, _at in view.badges.places(view.map_layout.grid, view.camera)} == {
            "buy", "store", "sizes", "ride-order",
        }  # fmt: skip

    def test_seen_from_afar_a_badge_hides_no_number(self, view: MapView, hand: Hand) -> None:
        operations.move_touchpoints(view.document, ["read"], Placement("consider", "K", lane="website"))
        grid = view.map_layout.grid
        upper, lower = sorted(("compare", "read"), key=lambda id: hand.box(id).top)
        assert hand.box(upper).left == hand.box(lower).left, "one above the other in a cell"
        view.set_gaps({upper: Severity.ERROR, "sizes": Severity.WARNING})
        view.set_zoom(0.44)
        view.reveal(upper)
        places = {id: badge_box(at) for id, _severity, at in view.badges.places(grid, view.camera)}
        pill = view.camera.to_view_box(hand.box(lower))
        assert places[upper].bottom <= pill.top - 6 * view.camera.scale + 0.5, (
            "the one below has its number above its edge"
        )
        note = view.camera.to_view_box(grid.notes["sizes"])
        assert places["sizes"].right <= note.left + 5 * view.camera.scale + 0.5, "how bad it is stands at its left"

    def test_a_lanes_badge_is_whole_while_its_icon_is_in_sight(self, view: MapView) -> None:
        view.set_gaps({"store": Severity.WARNING})
        ((_id, _severity, (x, y)),) = view.badges.places(view.map_layout.grid, view.camera)
        view.set_camera(view.camera.moved(2 - x, 0))
        ((_id, _severity, at),) = view.badges.places(view.map_layout.grid, view.camera)
        assert at == pytest.approx((8, y))
        view.set_camera(view.camera.moved(-20, 0))
        assert all(x < 0 for _id, _severity, (x, _y) in view.badges.places(view.map_layout.grid, view.camera)), (
            "it leaves"
        )

    def test_what_waits_in_the_tray_carries_none(self, view: MapView) -> None:
        made = operations.add_lines(view.document, ["Asks", "Pays"])
        assert set(made) <= set(view.map_layout.grid.tray)
        view.set_gaps({made[0]: Severity.ERROR, "ride": Severity.ERROR})
        assert [i for i, _s, _at in view.badges.places(view.map_layout.grid, view.camera)] == ["ride"]

    def test_badges_can_be_hidden(self, view: MapView) -> None:
        plain = painted(view)
        view.set_gaps({"ride": Severity.ERROR})
        assert painted(view) != plain
        view.show_gaps(False)
        assert painted(view) == plain


def unwritten(count: int) -> JourneyMap:
    """A map without a title, with some stages and a channel."""
    names = ("Before", "During", "After")[:count]
    stages = (Stage(id=name.lower(), order=str(i + 1), name=name) for i, name in enumerate(names))
    return JourneyMap([*stages, Channel(id="store", order="1", name="Store")])


class TestHints:
    def test_an_empty_map_invites_to_write(self, show: ShowMap) -> None:
        view = show(unwritten(3))
        kinds = {h.kind for h in view.hints.hints}
        assert {HintKind.TITLE, HintKind.SCENARIO, HintKind.PERSONA, HintKind.STAGE, HintKind.LANE} <= kinds

    def test_a_click_on_an_invitation_takes_it_up(self, show: ShowMap) -> None:
        view = show(JourneyMap([Stage(id="s", order="1", name="Before")]))
        hand = Hand(view)
        for kind, text, count in (
            (HintKind.STAGE, "After", lambda j: len(j.stages) == 2),
            (HintKind.LANE, "Website", lambda j: len(j.channels) == 1),
            (HintKind.PERSONA, "Mara", lambda j: len(j.personas) == 1),
            (HintKind.TITLE, "A bike", lambda j: j.header.title == "A bike"),
        ):
            hint = next(h for h in view.hints.hints if h.kind is kind)
            hand.click((hint.box.left + 4, (hint.box.top + hint.box.bottom) / 2))
            hand.type(text)
            hand.key(Qt.Key.Key_F2)
            assert count(view.document.journey), kind

    def test_they_can_be_hidden_and_are_never_in_the_drawing(self, view: MapView) -> None:
        shown = painted(view)
        view.show_hints(False)
        assert painted(view) != shown
        texts = {run.text for _g, _x, _y, run in view.map_layout.drawing.texts()}
        assert "Channel or lane" not in texts

    @pytest.mark.parametrize("count", [1, 3])
    @pytest.mark.parametrize("zoom", [1.0, 0.8, 0.7, 0.6, 0.42])
    def test_at_no_zoom_do_they_cross_the_edge_of_the_paper(self, show: ShowMap, count: int, zoom: float) -> None:
        view = show(unwritten(count))
        view.set_zoom(zoom)
        view.set_camera(view.camera.moved(30 - view.camera.paper.left, 20 - view.camera.paper.top))
        outside = QRect(math.ceil(view.camera.paper.right) + 1, 0, 900, 800)
        shown = painted(view).copy(outside)
        view.show_hints(False)
        assert shown == painted(view).copy(outside)

    def test_where_the_letters_are_too_small_there_are_none(self, show: ShowMap) -> None:
        view = show(unwritten(3))
        view.set_zoom(0.59)
        assert view.hints.shown(view.camera) == ()
        shown = painted(view)
        view.show_hints(False)
        assert painted(view) == shown

    def test_of_two_lines_that_belong_together_none_stands_alone(self, show: ShowMap) -> None:
        view = show(unwritten(3))
        assert HintKind.FIRST in {h.kind for h in view.hints.shown(view.camera)}
        view.set_zoom(0.7)
        assert HintKind.FIRST not in {h.kind for h in view.hints.shown(view.camera)}


def test_feelings_are_dragged_to_levels_and_with_shift_to_tenths(view: MapView, hand: Hand) -> None:
    grid = view.map_layout.grid
    at = grid.points["mara", "order"]
    plus, minus = grid.curve or (0, 0)
    half = (plus + minus) / 2
    hand.grab(at)
    hand.drag_to((at[0], half + 2))
    assert view.feedback.label == "Mara Klein: −2 → 0 neutral"
    assert view.feedback.levels is not None
    assert [value for value, _y in view.feedback.levels.rungs] == [2, 1, 0, -1, -2]
    hand.drop((at[0], half + 2))
    assert hand.journey["order"].feeling == 0  # type: ignore[attr-defined]
    assert view.document.undo_label == "Set feeling of “Order it” to 0"
    at = view.map_layout.grid.points["mara", "order"]
    hand.drag(at, (at[0], half - (minus - plus) * 0.1), Qt.KeyboardModifier.ShiftModifier)
    assert hand.journey["order"].feeling == 0.4  # type: ignore[attr-defined]


def test_text_runs_of_all_scripts_stay_where_layout_put_them(qtbot: object, fonts: FontBook) -> None:
    runs: tuple[TextRun, ...] = fonts.line("שלום עולם", 400, 8, "#000000", 10, 20)
    drawing = Drawing(80, 30, (Group("t", Role.TITLE, 0, 0, Content(Box(0, 0, 80, 30), runs)),))
    image = QImage(320, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.scale(4, 4)
    paint_drawing(painter, drawing, Glyphs(fonts))
    painter.end()
    width = sum(run.width for run in runs)
    assert dark_pixels(image, Box(40, 40, 40 + width * 4, 100)) > 50
    assert dark_pixels(image, Box(0, 0, 36, 120)) == 0


def test_a_camera_is_pure(view: MapView) -> None:
    camera = Camera(Box(0, 0, 1000, 500), 800, 600)
    zoomed = camera.zoomed(2, 100, 100)
    assert camera.zoom == 1
    assert zoomed.to_map(100, 100) == pytest.approx(camera.to_map(100, 100))
    assert zoomed.zoomed(1, 100, 100).left == pytest.approx(camera.left)
    assert camera.zoomed(1e9, 0, 0).zoom == 8
    assert camera.zoomed(0, 0, 0).zoom == 0.02
    wide = Camera(Box(0, 0, 1e6, 500), 800, 600)
    assert wide.fitted().zoom < 0.02  # the whole map is the whole map
    assert wide.fitted().paper.width <= 800


def test_a_focused_cell_says_what_to_do_also_in_a_narrow_column(view: MapView, hand: Hand) -> None:
    def accent_inside() -> int:
        box = view.focus_box()
        assert box is not None
        seen = view.camera.to_view_box(box)
        picture = view.viewport().grab().toImage()
        accent = view.colours.accent.casefold()
        columns, rows = (
            range(round(seen.left) + 9, round(seen.right) - 9),
            range(round(seen.top) + 9, round(seen.bottom) - 9),
        )
        return sum(picture.pixelColor(x, y).name() == accent for x in columns for y in rows)

    view.set_arrangement("storyline")
    view.set_zoom(1)
    tell = next(s for s in view.map_layout.grid.stages if s.id == "tell")
    row = next(r for r in view.map_layout.grid.lanes if r.kind == "touchpoints")
    hand.click(((tell.left + tell.right) / 2, (row.top + row.bottom) / 2))
    view.setFocus()
    box = view.focus_box()
    assert box is not None
    assert box.width < 84, "its stage has no touchpoint"
    assert accent_inside() > 20
    seen = view.camera.to_view_box(box)
    ground = view.viewport().grab().toImage().pixelColor(round(seen.left) + 10, round(seen.top) + 10).name()
    assert ground == "#ffffff", "nothing that the map says there shines through"
    view.show_hints(False)
    assert accent_inside() == 0
