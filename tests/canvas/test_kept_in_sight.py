"""Band, labels and pinned lanes that stay in sight while the map is scrolled, and what a hand does there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.canvas.hits import HitKind
from designer.canvas.kept import labels_end
from designer.canvas.view import MapView
from designer.editing import operations as ops
from designer.model import Stage, Touchpoint
from tests.canvas.conftest import Hand

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def scroll(view: MapView, dx: float, dy: float) -> None:
    view.scroll_by(dx, dy)
    QApplication.processEvents()


def edges(view: MapView) -> list[str]:
    return [strip.edge for strip in view.strips]


def ink(view: MapView, x: float, y: float) -> str:
    """The colour at a pixel of the viewport."""
    return view.viewport().grab().toImage().pixelColor(round(x), round(y)).name()


def band_pixel(view: MapView, stage: str) -> tuple[float, float]:
    """A pixel near the left of a stage's name as it is seen, below the upper edge."""
    box = view.map_layout.grid.stages[[s.id for s in view.map_layout.grid.stages].index(stage)].band
    x, y = view.camera.to_view(box.left + 20, box.top + 4)
    dy = next((s.dy for s in view.strips if s.edge == "top"), 0.0)
    return x, y + dy


def test_nothing_is_kept_while_all_is_where_it_lies(view: MapView) -> None:
    assert edges(view) == []


def test_the_band_stays_at_the_top_and_shows_what_it_shows(view: MapView) -> None:
    colour = ink(view, *band_pixel(view, "consider"))
    scroll(view, 0, -300)
    assert edges(view) == ["top"]
    x, y = band_pixel(view, "consider")
    assert 0 <= y < view.strips[0].area.bottom
    assert ink(view, x, y) == colour
    assert view.hit(QPoint(round(x), round(y))).id == "consider"


def test_labels_stay_at_the_left_and_the_corner_belongs_to_both(view: MapView) -> None:
    view.resize(700, 500)
    scroll(view, -300, -300)
    assert set(edges(view)) == {"left", "top", ""}
    row = next(r for r in view.map_layout.grid.lanes if r.lane == "store")
    _x, y = view.camera.to_view(0, (row.top + row.bottom) / 2)
    hit = view.hit(QPoint(30, round(y)))
    assert (hit.kind, hit.id) == (HitKind.LANE, "store")


def test_a_stage_is_chosen_and_renamed_in_the_band_without_the_map_moving(view: MapView, hand: Hand) -> None:
    scroll(view, 0, -300)
    camera = view.camera
    x, y = band_pixel(view, "consider")
    at = QPoint(round(x), round(y))
    QTest.mouseClick(view.viewport(), LEFT, NONE, at)
    assert view.selection.ids == ("consider",)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, at)
    assert view.session is not None
    assert view.session.editor.geometry().top() < view.strips[0].area.bottom
    hand.type("Compare")
    view.finish_editing()
    stage = hand.journey.find(Stage, "consider")
    assert stage is not None
    assert stage.name == "Compare"
    assert view.camera == camera


def test_a_card_is_dropped_on_a_stage_in_the_band(view: MapView, hand: Hand) -> None:
    scroll(view, 0, -200)
    x, y = view.camera.to_view(*hand.on("order"))
    start = QPoint(round(x), round(y))
    end_x, end_y = band_pixel(view, "tell")
    view.resize(1600, 800)
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    for share in (0.3, 0.7, 1.0):
        point = view.camera.to_map(start.x() + (end_x - start.x()) * share, start.y() + (end_y - start.y()) * share)
        hand.move(point, button=LEFT)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(round(end_x), round(end_y)))
    touchpoint = hand.journey.find(Touchpoint, "order")
    assert touchpoint is not None
    assert touchpoint.stage == "tell"


def test_a_pinned_lane_stays_at_the_foot_and_then_at_the_top(view: MapView) -> None:
    ops.toggle_lanes(view.document, ["feeling"], "pinned")
    view.resize(1200, 420)
    QApplication.processEvents()
    assert edges(view) == ["bottom"]
    strip = view.strips[0]
    row = next(r for r in view.map_layout.grid.lanes if r.lane == "feeling")
    assert strip.area.bottom == view.viewport().height()
    assert round(strip.area.height) == round((row.bottom - row.top) * view.camera.scale)
    ops.move_lane(view.document, "feeling", "search")
    scroll(view, 0, -350)
    assert edges(view) == ["top", "top"]
    band, pinned = view.strips
    assert pinned.area.top == band.area.bottom


def test_a_feeling_is_dragged_in_a_pinned_lane(view: MapView, hand: Hand) -> None:
    ops.toggle_lanes(view.document, ["feeling"], "pinned")
    view.resize(1200, 420)
    QApplication.processEvents()
    grid = view.map_layout.grid
    dy = view.strips[0].dy
    x, y = view.camera.to_view(*grid.points["mara", "look"])
    assert grid.curve is not None
    to_y = view.camera.to_view(0, grid.curve[1])[1] + dy
    QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(round(x), round(y + dy)))
    for share in (0.4, 0.8, 1.0):
        hand.move(view.camera.to_map(x, y + dy + (to_y - y - dy) * share), button=LEFT)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(round(x), round(to_y)))
    touchpoint = hand.journey.find(Touchpoint, "look")
    assert touchpoint is not None
    assert touchpoint.feeling_of("mara") == -2


def test_what_is_revealed_does_not_lie_under_the_band(view: MapView, hand: Hand) -> None:
    scroll(view, 0, -260)
    top = hand.box("look")
    scroll(view, 0, -(view.camera.to_view(0, top.top)[1] - 4))
    assert view.camera.to_view(0, top.top)[1] < view.strips[0].area.bottom
    view.reveal("look")
    assert view.camera.to_view(0, top.top)[1] >= view.strips[0].area.bottom


def test_no_strip_takes_more_than_its_share_of_a_near_look(view: MapView) -> None:
    view.set_zoom(8)
    scroll(view, -900, -900)
    assert all(strip.area.height <= 0.5 * view.viewport().height() or strip.edge == "left" for strip in view.strips)
    assert all(strip.area.width <= 0.4 * view.viewport().width() or strip.edge != "left" for strip in view.strips)


def test_what_a_drag_in_a_strip_says_is_seen_there(view: MapView, hand: Hand) -> None:
    view.resize(700, 800)
    scroll(view, -300, 0)
    row = next(r for r in view.map_layout.grid.lanes if r.lane == "search")
    strip = view.strips[0]
    x, y = 30, view.camera.to_view(0, row.bottom)[1]
    QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(x, round(y)))
    for dy in (10, 40):
        hand.move(view.camera.to_map(x, y + dy), button=LEFT)
    assert view.feedback.label.endswith("pt high")
    QApplication.processEvents()
    image = view.viewport().grab().toImage()
    colours = {image.pixelColor(px, round(y) + 40 - 14).name() for px in range(x, x + 60)}
    assert "#1c1e24" in colours, "its ground"
    assert strip.area.contains(x, y + 30)
    view.mouse.forget()


def letters(view: MapView, stage: str, start: float, end: float) -> int:
    """How many pixels of a band, between two x, have the colour of its name."""
    band = view.camera.to_view_box(next(s.band for s in view.map_layout.grid.stages if s.id == stage))
    picture = view.viewport().grab().toImage()
    _name, _fill, ink_colour = view.state.stages[stage]
    rows = range(round(band.top) + 3, round(band.bottom) - 3)
    return sum(
        picture.pixelColor(x, y).name() == ink_colour.casefold() for x in range(round(start), round(end)) for y in rows
    )


def test_the_name_of_a_stage_stays_in_sight_with_its_band(view: MapView) -> None:
    view.resize(700, 500)
    band = next(s.band for s in view.map_layout.grid.stages if s.id == "consider")
    labels = next(r.label for r in view.map_layout.grid.lanes)
    scroll(view, -(band.left + 60 - labels.right) * view.camera.scale, 0)
    end = labels_end(view.map_layout.grid, view.camera)
    assert end > 0
    shown = view.camera.to_view_box(band)
    assert shown.left + 12 < end < shown.right - 100, "its own name lies below the labels"
    assert letters(view, "consider", end, end + 80 * view.camera.scale) > 40
    scroll(view, -(shown.right - end - 30 * view.camera.scale), 0)
    shown = view.camera.to_view_box(band)
    assert letters(view, "consider", end, shown.right) > 10, "the end of its band pushes it out of sight"
    assert letters(view, "consider", shown.right - 8 * view.camera.scale, shown.right) == 0


def test_a_name_that_is_seen_where_it_lies_stays_there(view: MapView) -> None:
    before = view.viewport().grab().toImage()
    view.state.stages = {}
    view.viewport().update()
    assert view.viewport().grab().toImage() == before


def test_a_stage_renamed_from_elsewhere_is_seen_so_in_the_band(view: MapView) -> None:
    scroll(view, 0, -300)
    band = QRect(0, 0, view.viewport().width(), int(view.strips[0].area.bottom))
    before = view.viewport().grab(band).toImage()
    ops.rename(view.document, "consider", "Weighing it up for a while")
    seen = view.viewport().grab(band).toImage()
    assert seen != before
    view.set_theme(view.live.theme)  # everything is painted anew
    assert seen == view.viewport().grab(band).toImage()


def test_a_drag_over_the_band_leaves_nothing_behind(view: MapView) -> None:
    scroll(view, 0, -300)
    band = QRect(0, 0, view.viewport().width(), int(view.strips[0].area.bottom))
    before = view.viewport().grab(band).toImage()
    card = next(
        place for place in view.map_layout.grid.cards.values() if view.camera.to_view(*place.box.centre)[1] > 80
    )
    at = QPoint(*map(round, view.camera.to_view(*card.box.centre)))
    QTest.mousePress(view.viewport(), LEFT, NONE, at)
    for y in range(at.y(), 10, -15):
        QTest.mouseMove(view.viewport(), QPoint(at.x(), y))
        QApplication.processEvents()
    assert view.feedback.ghost is not None
    assert view.viewport().grab(band).toImage() != before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, at)
    view.select(())
    view.mouse.leave()
    assert view.viewport().grab(band).toImage() == before
