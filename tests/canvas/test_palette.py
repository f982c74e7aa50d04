"""Things dragged from the palette onto the map."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from designer.canvas.palette import MIME_TYPE, PaletteItem, item_from
from designer.canvas.view import MapView
from designer.editing import operations
from designer.model import Lane, Note, NoteKind, Persona
from designer.model.elements import name_of
from designer.settings import APPEARANCE, Settings
from designer.window import drag_items
from designer.window.context import Context
from tests.canvas.conftest import Hand

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO = Qt.KeyboardModifier.NoModifier


class Drag:
    """A drag from the palette, as Qt delivers it to the view."""

    def __init__(self, hand: Hand, kind: str, type: str = "", name: str = "") -> None:
        self.hand = hand
        self.data = PaletteItem(kind, type, name).to_mime()

    def over(self, at: tuple[float, float]) -> bool:
        pixel = self.hand.pixel(*at)
        enter = QDragEnterEvent(pixel, _COPY, self.data, _LEFT, _NO)
        QApplication.sendEvent(self.hand.port, enter)
        move = QDragMoveEvent(pixel, _COPY, self.data, _LEFT, _NO)
        QApplication.sendEvent(self.hand.port, move)
        QApplication.processEvents()
        return enter.isAccepted()

    def drop(self, at: tuple[float, float]) -> None:
        event = QDropEvent(QPointF(self.hand.pixel(*at)), _COPY, self.data, _LEFT, _NO)
        QApplication.sendEvent(self.hand.port, event)
        QApplication.processEvents()

    def onto(self, at: tuple[float, float]) -> None:
        self.over(at)
        self.drop(at)

    def leave(self) -> None:
        QApplication.sendEvent(self.hand.port, QDragLeaveEvent())


@pytest.fixture
def hand(view: MapView) -> Iterator[Hand]:
    hand = Hand(view)
    yield hand
    view.finish_editing()


def test_a_touchpoint_lands_where_the_mark_shows_it_and_its_name_is_asked(view: MapView, hand: Hand) -> None:
    at = hand.cell("tell", "store")
    drag = Drag(hand, "touchpoint", "store")
    assert drag.over(at)
    assert view.feedback.label == "Tell, step 1 · Store"
    assert view.feedback.mark is not None
    assert view.feedback.ghost is not None
    assert view.feedback.ghost.name == "Store"
    assert view.status_text() == "Release to add a touchpoint here"
    drag.drop(at)
    (made,) = hand.journey.touchpoints_in("tell")
    assert made.channel == "store"
    assert view.feedback.ghost is None
    assert view.session is not None
    hand.type("Visit the shop")
    hand.key(Qt.Key.Key_F2)
    assert [t.name for t in hand.journey.touchpoints_in("tell")] == ["Visit the shop"]


def test_a_touchpoint_of_a_type_lands_in_the_channel_of_that_type(view: MapView, hand: Hand) -> None:
    drag = Drag(hand, "touchpoint", "e-mail")
    at = hand.cell("tell", "store")
    drag.over(at)
    assert view.feedback.label == "Tell, step 1 · E-mail"
    drag.drop(at)
    (made,) = hand.journey.touchpoints_in("tell")
    assert made.channel == "e-mail"


def test_a_type_that_the_map_lacks_brings_its_channel_in_the_same_step(view: MapView, hand: Hand) -> None:
    drag = Drag(hand, "touchpoint", "phone", "Call the hotline")
    at = hand.cell("tell", "store")
    drag.over(at)
    assert view.feedback.label == "Tell, step 1 · Phone, new channel"
    drag.drop(at)
    (made,) = hand.journey.touchpoints_in("tell")
    assert hand.journey[made.channel].name == "Phone"  # type: ignore[attr-defined]
    assert view.document.position == 1
    assert view.session is None  # it came with a name
    view.document.undo()
    assert [c.id for c in hand.journey.channels] == ["search", "website", "store", "e-mail"]


@pytest.mark.parametrize(("kind", "where"), [("touchpoint", "store"), ("channel", "store"), ("channel", "pains")])
def test_the_mark_of_a_new_channel_is_where_its_row_will_be(view: MapView, hand: Hand, kind: str, where: str) -> None:
    stage = next(s for s in view.map_layout.grid.stages if s.id == "tell")
    row = next(r for r in view.map_layout.grid.lanes if r.lane == where)
    if where == "pains":
        at = ((stage.left + stage.right) / 2, row.bottom + 4)  # below the last lane
    else:
        at = ((stage.left + stage.right) / 2, row.top + 2)
    drag = Drag(hand, kind, "phone")
    drag.over(at)
    mark = view.feedback.mark
    assert mark is not None
    assert mark.start[1] == mark.end[1], "a level line between two rows"
    assert view.feedback.cells == (), "no cell of another lane"
    drag.drop(at)
    hand.type("Call" if kind == "touchpoint" else "")
    view.finish_editing()
    (made,) = [c.id for c in hand.journey.channels if c.name == "Phone"]
    new = next(r for r in view.map_layout.grid.lanes if r.lane == made)
    assert new.top == pytest.approx(mark.start[1], abs=1)
    if kind == "touchpoint":
        (card,) = [c for c in view.map_layout.grid.cards.values() if c.lane == made]
        assert mark.start[0] <= (card.box.left + card.box.right) / 2 <= mark.end[0]


def test_a_new_channel_joins_its_group_where_the_mark_is(view: MapView, hand: Hand) -> None:
    view.set_arrangement("grouped")
    stage = next(s for s in view.map_layout.grid.stages if s.id == "tell")
    rows = {r.members: r for r in view.map_layout.grid.lanes if r.kind == "group"}
    digital = next(r for members, r in rows.items() if "website" in members)
    other = next(r for members, r in rows.items() if "store" in members)
    drag = Drag(hand, "touchpoint", "app", "Looks into the app")
    at = ((stage.left + stage.right) / 2, (other.top + other.bottom) / 2)
    drag.over(at)
    mark = view.feedback.mark
    assert mark is not None
    assert (mark.start[1], mark.end[1]) == (digital.top, digital.bottom)
    assert view.feedback.label == "Tell, step 1 · App, new channel"
    drag.drop(at)
    (made,) = hand.journey.touchpoints_in("tell")
    assert hand.journey[made.channel].name == "App"  # type: ignore[attr-defined]


def test_a_touchpoint_dropped_on_the_right_side_of_a_card_is_connected(view: MapView, hand: Hand) -> None:
    drag = Drag(hand, "touchpoint", "", "Sleep over it")
    at = hand.on("mail", 0.9)
    drag.over(at)
    assert view.feedback.docks[0].is_armed
    assert "connected from “Mail it”" in view.feedback.label
    drag.drop(at)
    (made,) = hand.leads("mail")
    assert hand.journey[made].name == "Sleep over it"  # type: ignore[attr-defined]
    assert view.document.position == 1


def test_a_stage_lands_between_two_stages(view: MapView, hand: Hand) -> None:
    drag = Drag(hand, "stage", "", "Decision")
    at = hand.on("buy", 0.2)
    drag.over(at)
    assert view.feedback.label == "Before “Buy”"
    drag.drop(at)
    assert [s.name for s in hand.journey.stages] == ["Aware", "Consider", "Decision", "Buy", "Keep", "Tell"]


def test_a_channel_lands_between_two_lanes_and_has_the_name_of_its_type(view: MapView, hand: Hand) -> None:
    Drag(hand, "channel", "phone").onto(hand.on("website", 0.5, 0.1))
    assert [c.name for c in hand.journey.channels] == ["Search", "Phone", "Website", "Store", "E-mail"]
    assert view.session is None


def test_a_lane_a_persona_and_a_note(view: MapView, hand: Hand) -> None:
    Drag(hand, "lane", "thoughts", "Thoughts").onto(hand.on("feeling", 0.5, 0.1))
    assert "Thoughts" in [x.name for x in hand.journey.of(Lane)]
    Drag(hand, "persona", "", "Jens").onto(hand.on("order"))
    assert "Jens" in [p.name for p in hand.journey.of(Persona)]
    drag = Drag(hand, "note", "opportunity", "Show the date")
    drag.over(hand.on("order"))
    assert view.feedback.label == "About “Order it”"
    drag.drop(hand.on("order"))
    note = next(n for n in hand.journey.of(Note) if n.text == "Show the date")
    assert (note.kind, note.about) == (NoteKind.OPPORTUNITY, "order")


def test_a_note_beside_everything_is_forgotten(view: MapView, hand: Hand) -> None:
    Drag(hand, "note", "opportunity", "Show the date").onto((10, 8))
    assert view.document.position == 0


def test_carried_away_again_it_is_forgotten(view: MapView, hand: Hand) -> None:
    drag = Drag(hand, "stage")
    drag.over(hand.on("buy"))
    drag.leave()
    assert view.mouse.gesture is None
    assert view.feedback.mark is None
    assert view.document.position == 0


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b'{"kind": 1}', b'{"kind": "bomb"}', b"[" * 5000,
        b'{"kind": "stage", "name": "' + b"x" * 20000 + b'"}',
    ],
)  # fmt: skip
def test_what_the_palette_never_sends_is_not_accepted(view: MapView, hand: Hand, raw: bytes) -> None:
    data = QMimeData()
    data.setData(MIME_TYPE, raw)
    assert item_from(data) is None
    event = QDragEnterEvent(hand.pixel(*hand.on("buy")), _COPY, data, _LEFT, _NO)
    QApplication.sendEvent(hand.port, event)
    assert not event.isAccepted()
    assert view.mouse.gesture is None


def test_anything_else_is_left_to_the_window(view: MapView, hand: Hand) -> None:
    data = QMimeData()
    data.setText("some text")
    assert not view.accepts(data)
    assert view.accepts(PaletteItem("stage").to_mime())


def test_an_item_as_plain_json_is_understood() -> None:
    data = QMimeData()
    data.setData(MIME_TYPE, json.dumps({"kind": "touchpoint", "type": "e-mail"}).encode())
    assert item_from(data) == PaletteItem("touchpoint", "e-mail")


@pytest.mark.parametrize(
    ("kind", "type", "label"),
    [
        ("stage", "", "Add stage “Offer”"),
        ("channel", "", "Add channel “Offer”"),
        ("touchpoint", "phone", "Add touchpoint “Offer”"),
        ("lane", "", "Add lane “Offer”"),
        ("persona", "", "Add persona “Offer”"),
        ("note", "opportunity", "Add opportunity “Offer”"),
    ],
)
def test_a_drop_and_its_name_are_one_step(view: MapView, hand: Hand, kind: str, type: str, label: str) -> None:
    before = {e.id: e for e in hand.journey}
    Drag(hand, kind, type).onto(hand.on("order"))
    assert view.session is not None
    hand.type("Offer")
    hand.key(Qt.Key.Key_F2)
    assert view.document.position == 1
    assert view.document.undo_label == label
    assert name_of(hand.journey[view.selection.ids[0]]) == "Offer"
    view.document.undo()
    assert {e.id: e for e in hand.journey} == before


def test_a_drop_into_a_connection_and_its_name_are_taken_back_whole(view: MapView, hand: Hand) -> None:
    Drag(hand, "touchpoint").onto(hand.on("service", 0.9))
    hand.type("Wait")
    hand.key(Qt.Key.Key_F2)
    (made,) = hand.leads("service")
    assert hand.leads(made) == ["mail"]
    view.document.undo()
    assert hand.leads("service") == ["mail"]
    assert view.document.position == 0


@pytest.mark.parametrize(
    ("kind", "type", "where"),
    [
        ("stage", "", "buy"),
        ("channel", "", "store"),
        ("touchpoint", "", "service"),
        ("touchpoint", "partner", "order"),
        ("lane", "", "store"),
        ("persona", "", "order"),
        ("note", "opportunity", "order"),
    ],
)
@pytest.mark.parametrize("typed", ["", "Offer"])
def test_esc_forgets_what_a_drop_made(view: MapView, hand: Hand, kind: str, type: str, where: str, typed: str) -> None:
    operations.set_field(view.document, "service-mail", "label", "by post")
    before = {e.id: e for e in hand.journey}
    view.select(["read"])
    Drag(hand, kind, type).onto(hand.on(where, 0.9))
    assert {e.id: e for e in hand.journey} != before
    hand.type(typed)
    hand.key(Qt.Key.Key_Escape)
    assert {e.id: e for e in hand.journey} == before
    assert view.document.position == len(view.document.history) == 1
    assert view.selection.ids == ("read",)


def test_a_drop_that_gets_no_name_is_forgotten_when_one_goes_on_elsewhere(view: MapView, hand: Hand) -> None:
    Drag(hand, "touchpoint", "partner").onto(hand.cell("tell", "store"))
    hand.click(hand.on("read"))
    assert hand.journey.touchpoints_in("tell") == ()
    assert [c.id for c in hand.journey.channels] == ["search", "website", "store", "e-mail"]
    assert view.document.history == ()


@pytest.mark.parametrize(("kind", "type"), [("channel", "partner"), ("lane", "opportunities")])
def test_what_is_called_as_its_kind_needs_no_name(view: MapView, hand: Hand, kind: str, type: str) -> None:
    Drag(hand, kind, type).onto(hand.on("store"))
    assert view.session is None
    assert view.document.position == 1
    assert view.selection.only


def test_something_that_happens_while_a_drop_is_named_stays(view: MapView, hand: Hand) -> None:
    Drag(hand, "stage").onto(hand.on("buy", 0.2))
    operations.rename(view.document, "tell", "Recommend")
    hand.type("Offer")
    hand.key(Qt.Key.Key_F2)
    assert [s.name for s in hand.journey.stages] == ["Aware", "Consider", "Offer", "Buy", "Keep", "Recommend"]


def test_what_goes_with_the_pointer_covers_neither_the_ghost_nor_its_label(
    view: MapView, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[QRect] = []

    class Recorded(QDrag):
        def exec(self, *actions: Qt.DropAction) -> Qt.DropAction:  # type: ignore[override]
            size = self.pixmap().deviceIndependentSize().toSize()
            carried.append(QRect(-self.hotSpot(), size))
            return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(drag_items, "QDrag", Recorded)
    settings = Settings()
    settings.set(APPEARANCE, "light")
    drag_items.start_drag(view, Context(settings), {"kind": "touchpoint", "type": "phone"})
    drag = Drag(hand, "touchpoint", "phone")
    at = hand.cell("tell", "store")
    drag.over(at)
    pointer = hand.pixel(*at)
    shown = view.feedback
    assert shown.ghost is not None
    assert shown.ghost.box is not None
    assert shown.label_at is not None
    ghost = view.camera.to_view_box(shown.ghost.box)
    label_left = view.camera.to_view(*shown.label_at)[0]
    (card,) = (area.translated(pointer) for area in carried)
    assert card.right() < min(ghost.left, label_left)
    drag.leave()
