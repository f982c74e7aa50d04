"""Writing on the map: names, titles, new touchpoints, stages, channels, personas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from designer.canvas.focus import FocusKind
from designer.canvas.hints import HintKind
from designer.canvas.overlay import outline_of
from designer.canvas.view import MapView
from designer.drawing import Box
from designer.drawing.geometry import around
from designer.editing import operations
from designer.model import Channel, JourneyMap, Lane, LaneKind, NoteKind, Persona, Placement, Stage, Touchpoint
from tests.canvas.conftest import Hand, ShowMap, bike_map

ESC, ENTER, TAB, F2 = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F2
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_double_click_renames_a_card_with_its_text_selected(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("ride"))
    assert view.session is not None
    assert view.session.editor.name.textCursor().selectedText() == "Ride it"
    hand.type("Test ride")
    hand.key(F2)
    assert hand.journey["ride"].name == "Test ride"  # type: ignore[attr-defined]
    assert view.session is None
    assert view.hasFocus()
    assert view.document.undo_label == "Rename “Ride it” to “Test ride”"
    view.document.undo()
    assert hand.journey["ride"].name == "Ride it"  # type: ignore[attr-defined]


def test_esc_forgets_the_text(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("ride"))
    hand.type("Nonsense")
    hand.key(ESC)
    assert hand.journey["ride"].name == "Ride it"  # type: ignore[attr-defined]
    assert view.document.position == 0
    assert view.hasFocus()
    assert view.focus.id == "ride"


def test_typing_on_a_card_replaces_its_name(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.type("Try it")
    assert hand.journey["ride"].name == "Ride it"  # type: ignore[attr-defined]
    hand.key(F2)
    assert hand.journey["ride"].name == "Try it"  # type: ignore[attr-defined]
    assert view.document.position == 1


def test_the_editor_lies_on_the_text_in_the_same_face_and_size(view: MapView, hand: Hand) -> None:
    view.set_zoom(2)
    view.reveal("ride")
    hand.double_click(hand.on("ride"))
    assert view.session is not None
    editor = view.session.editor
    box = view.camera.to_view_box(hand.box("ride"))
    assert round(box.left) <= editor.x() <= box.left + 20 * view.camera.scale
    assert editor.name.font().pixelSize() == round(9.5 * view.camera.scale)
    assert editor.name.font().family() == view.font_of(12, 600).family()
    before = editor.height()
    hand.type("A name so long that it certainly takes four or five lines on a card of the usual width, and then some")
    assert editor.height() > before
    hand.key(ESC)


def test_the_editor_goes_along_when_the_map_is_scrolled_and_zoomed(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("ride"))
    assert view.session is not None
    before = view.session.editor.x()
    view.scroll_by(-40, 0)
    assert view.session.editor.x() == before - 40
    size = view.session.editor.name.font().pixelSize()
    view.set_zoom(1.5)
    assert view.session.editor.name.font().pixelSize() > size
    hand.key(ESC)


def test_the_editor_has_its_own_undo(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.key(Qt.Key.Key_Delete)
    hand.double_click(hand.on("order"))
    hand.type("Paid")
    hand.key(Qt.Key.Key_Z, CTRL)
    assert view.session is not None
    assert view.session.editor.text == "Order it"
    assert view.document.position == 1
    hand.key(ESC)


def test_rich_text_that_is_pasted_becomes_plain(view: MapView, hand: Hand) -> None:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setHtml("<b>Bold</b><img src='/etc/passwd'>")
    data.setText("Bold")
    QApplication.clipboard().setMimeData(data)
    hand.double_click(hand.on("ride"))
    hand.key(Qt.Key.Key_V, CTRL)
    assert view.session is not None
    assert view.session.editor.text == "Bold"
    hand.key(ESC)
    QApplication.clipboard().clear()  # what Python holds there when the program ends brings Qt down


def test_a_click_elsewhere_keeps_the_text(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("ride"))
    hand.type("Kept")
    hand.click(hand.on("order"))
    assert hand.journey["ride"].name == "Kept"  # type: ignore[attr-defined]
    assert view.selection.ids == ("order",)


def test_typing_into_an_empty_cell_makes_a_touchpoint_there(view: MapView, hand: Hand) -> None:
    hand.click(hand.cell("tell", "website"))
    hand.type("Write a review")
    assert view.session is not None
    assert view.session.editor.text == "Write a review"
    hand.key(F2)
    (made,) = hand.journey.touchpoints_in("tell")
    assert (made.name, made.channel) == ("Write a review", "website")
    assert view.document.history == ("Add touchpoint “Write a review”",)
    assert view.selection.ids == (made.id,)


def test_esc_in_a_new_one_leaves_nothing_behind(view: MapView, hand: Hand) -> None:
    before = JourneyMap(hand.journey)
    hand.click(hand.cell("tell", "website"))
    hand.type("Nothing")
    assert hand.journey != before  # there is room made for it while it is written
    hand.key(ESC)
    assert hand.journey == before
    assert view.document.history == ()
    assert not view.document.is_edited
    assert view.focus_cell is not None


def test_enter_goes_on_with_the_next_one_connected(view: MapView, hand: Hand) -> None:
    hand.click(hand.cell("tell", "website"))
    for name in ("First", "Second", "Third"):
        hand.type(name)
        hand.key(ENTER)
    hand.key(ENTER)  # an empty one ends it
    assert view.session is None
    made = hand.journey.touchpoints_in("tell")
    assert [t.name for t in made] == ["First", "Second", "Third"]
    assert [hand.leads(t.id) for t in made] == [[made[1].id], [made[2].id], []]
    assert view.document.history == tuple(f"Add touchpoint “{n}”" for n in ("First", "Second", "Third"))
    assert view.focus.id == made[2].id
    for _ in made:
        view.document.undo()
    assert hand.journey == bike_map()


def test_enter_on_a_card_with_one_way_on_puts_the_new_one_into_it(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.key(ENTER)
    hand.type("Sleep over it")
    hand.key(F2)
    (new,) = hand.leads("ride")
    assert hand.leads(new) == ["order"]
    assert hand.where(new)[::2] == ("consider", "store")
    view.document.undo()
    assert hand.journey == bike_map()


def test_ctrl_enter_goes_on_in_the_next_stage(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("mail"))
    hand.key(ENTER, CTRL)
    hand.type("Recommend it")
    hand.key(F2)
    (made,) = hand.journey.touchpoints_in("tell")
    assert (made.name, made.channel) == ("Recommend it", "e-mail")
    assert hand.leads("mail") == [made.id]


def test_shift_enter_on_a_card_adds_an_alternative(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.key(ENTER, SHIFT)
    hand.type("Ride a friend’s")
    hand.key(F2)
    made = next(t for t in hand.journey.touchpoints_in("consider") if t.name.startswith("Ride a"))
    assert made.step == "P"
    assert [c.source for c in hand.journey.connections_to(made.id)] == ["compare"]


def test_shift_enter_in_the_editor_goes_on_in_the_description(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("ride"))
    hand.type("Test ride")
    hand.key(ENTER, SHIFT)
    hand.type("Two sizes")
    hand.key(ENTER, SHIFT)
    hand.type("in the rain")
    hand.key(F2)
    touchpoint = hand.journey.find(Touchpoint, "ride")
    assert touchpoint is not None
    assert (touchpoint.name, touchpoint.description) == ("Test ride", "Two sizes\nin the rain")
    assert view.document.position == 1


def test_tab_keeps_and_goes_to_the_next_cell(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("look"))
    hand.type("Search")
    hand.key(TAB)
    assert hand.journey["look"].name == "Search"  # type: ignore[attr-defined]
    assert view.focus.id == "read"


def test_headers_goals_labels_notes_and_connections_are_renamed(view: MapView, hand: Hand) -> None:
    for id, text in (("buy", "Purchase"), ("store", "Shop"), ("sizes", "Sizes differ")):
        hand.double_click(hand.on(id))
        hand.type(text)
        hand.key(F2)
    stage, channel = hand.journey.find(Stage, "buy"), hand.journey.find(Channel, "store")
    assert stage is not None
    assert channel is not None
    assert (stage.name, channel.name) == ("Purchase", "Shop")
    assert hand.journey["sizes"].text == "Sizes differ"  # type: ignore[attr-defined]
    goal = view.map_layout.grid.stages[2].goal
    hand.double_click((goal.left + 20, (goal.top + goal.bottom) / 2))
    hand.type("Pay safely")
    hand.key(ENTER)
    assert hand.journey["buy"].goal == "Pay safely"  # type: ignore[attr-defined]
    view.edit_text("ride-order")
    hand.type("on the same day")
    hand.key(ENTER)
    assert hand.journey["ride-order"].label == "on the same day"  # type: ignore[attr-defined]


def test_the_card_reaches_as_far_down_as_what_is_written_on_it(view: MapView, hand: Hand) -> None:
    hand.click(hand.cell("tell", "website"))
    hand.type("In time")
    assert view.session is not None
    editor = view.session.editor
    assert editor.description is not None
    card = view.camera.to_view_box(hand.box(view.session.writing.id))
    end = editor.description.geometry().bottom() + editor.y()
    assert (editor.geometry().left(), editor.geometry().right() + 1) == (round(card.left), round(card.right))
    assert editor.geometry().bottom() >= end + 3 * view.camera.scale
    picture = view.viewport().grab().toImage()
    edge = view.live.theme.colour.card_border.casefold()
    row = editor.geometry().bottom()
    middle = {
        picture.pixelColor(round(x), y).name()
        for x in (card.centre[0] - 20, card.centre[0] + 20)
        for y in (row - 1, row)
    }
    assert edge in middle, "the lower edge is whole"
    assert picture.pixelColor(round(card.centre[0]), round(card.bottom)).name() != edge, "and stands nowhere else"


def test_a_long_description_is_read_whole_while_it_is_written(view: MapView, hand: Hand) -> None:
    hand.click(hand.cell("tell", "website"))
    hand.type("In time")
    hand.key(ENTER, SHIFT)
    assert view.session is not None
    editor, hints = view.session.editor, view.session.hints
    assert editor.description is not None
    hand.type("On the library's page, after a long search in the menu of the town")
    assert editor.description.horizontalScrollBar().value() == 0, "no first letter is cut"
    assert hints.isVisible()
    assert not hints.geometry().intersects(editor.geometry()), "the keys stand below it"


def test_a_new_card_says_what_to_write(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("mail"))
    hand.key(ENTER)
    assert view.session is not None
    assert view.session.editor.name.placeholderText() == "What happens?"


def test_the_name_of_a_lane_is_written_inside_its_label(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("store"))
    hand.type("A shop with a rather long name")
    assert view.session is not None
    label = view.camera.to_view_box(hand.box("store"))
    editor = view.session.editor.geometry()
    assert editor.right() <= label.right + 3, "the frame around it"
    row = next(r for r in view.map_layout.grid.lanes if r.lane == "store")
    assert view.camera.to_view(0, row.top)[1] < editor.top()
    assert editor.top() < view.camera.to_view(0, row.bottom)[1]


def test_enter_goes_from_name_to_name_of_the_stages_that_are_there(view: MapView, hand: Hand) -> None:
    names = ("Hears of it", "Weighs it up", "Pays", "Rides", "Tells others")
    hand.double_click(hand.on("aware"))
    for name in names:
        assert view.session is not None
        assert view.session.hints.isVisible()
        hand.type(name)
        hand.key(ENTER)
    assert tuple(s.name for s in hand.journey.stages[:5]) == names
    hand.type("Sells it")
    hand.key(ENTER)
    hand.key(ENTER)
    assert [s.name for s in hand.journey.stages] == [*names, "Sells it"], "behind the last one a new one is written"


def test_enter_goes_from_name_to_name_of_the_channels_that_are_there(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("search"))
    for name in ("Search engine", "Shop online", "Shop", "Letters"):
        hand.type(name)
        hand.key(ENTER)
    assert view.document.journey["feeling"].name == "Feeling"  # type: ignore[attr-defined]
    hand.key(ENTER)
    assert [c.name for c in hand.journey.channels] == ["Search engine", "Shop online", "Shop", "Letters"]
    assert view.document.history == tuple(
        f"Rename “{a}” to “{b}”"
        for a, b in (("Search", "Search engine"), ("Website", "Shop online"), ("Store", "Shop"), ("E-mail", "Letters"))
    )


def test_a_name_that_stays_as_it_is_can_be_passed_by(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("aware"))
    hand.key(ENTER)
    hand.type("Weighs it up")
    hand.key(Qt.Key.Key_F2)
    assert [s.name for s in hand.journey.stages][:3] == ["Aware", "Weighs it up", "Buy"]


def test_enter_on_a_header_adds_a_stage_behind_it(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("aware"))
    hand.key(ENTER)
    hand.type("Interest")
    hand.key(F2)
    assert [s.name for s in hand.journey.stages][:3] == ["Aware", "Interest", "Consider"]
    assert view.document.history == ("Add stage “Interest”",)


def test_shift_enter_on_a_label_adds_a_channel_before_it(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("website"))
    hand.key(ENTER, SHIFT)
    hand.type("Friends")
    hand.key(F2)
    assert [c.name for c in hand.journey.channels] == ["Search", "Friends", "Website", "Store", "E-mail"]


def test_a_new_map_is_begun_with_enter(show: ShowMap) -> None:
    view = show(JourneyMap([Stage(id="s", order="1", name="Before"), Channel(id="c", order="1", name="Website")]))
    hand = Hand(view)
    view.edit_text("map")
    for text in ("A bike", "Mara wants one", "Mara"):
        hand.type(text)
        hand.key(ENTER)
    assert view.document.journey.header.title == "A bike"
    assert view.document.journey.header.scenario == "Mara wants one"
    assert [p.name for p in view.document.journey.of(Persona)] == ["Mara"]
    assert view.focus.kind is FocusKind.CELL
    hand.type("Sees it")
    hand.key(F2)
    assert [t.name for t in view.document.journey.touchpoints] == ["Sees it"]


def test_the_frame_of_the_title_cuts_no_hint_below_it(show: ShowMap) -> None:
    view = show(JourneyMap([Stage(id="s", order="1", name="Before"), Channel(id="c", order="1", name="Website")]))
    view.edit_text("map")
    assert view.session is not None
    frame = view.session.editor.geometry()
    sheet = view.camera.to_view_box(view.map_layout.grid.scenario)
    below = QRect(frame.left(), frame.bottom() + 1, frame.width() // 2, max(round(sheet.bottom) - frame.bottom(), 6))
    view.session.hints.hide()
    picture = view.viewport().grab(below).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert colours == {view.live.theme.colour.paper.casefold()}
    Hand(view).key(ENTER)
    assert HintKind.SCENARIO in view.state.hidden_hints(), "it is written now"
    assert view.session is not None
    assert view.session.editor.name.placeholderText()


def test_an_undo_from_elsewhere_closes_the_editor_of_what_goes(view: MapView, hand: Hand) -> None:
    from designer.editing import operations

    id = operations.add_stage(view.document, "New")
    view.edit_text(id)
    assert view.session is not None
    view.document.undo()
    assert view.session is None


def test_a_touchpoint_whose_channel_goes_while_it_is_written_is_kept_in_none(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.key(ENTER)
    hand.type("Pay")
    operations.delete(view.document, [hand.journey["ride"].channel])  # type: ignore[attr-defined]
    hand.key(TAB)
    made = next(t for t in hand.journey.touchpoints if t.name == "Pay")
    assert hand.journey.place_of(made) == ""
    assert [c.source for c in hand.journey.connections_to(made.id)] == ["ride"]


def test_a_touchpoint_is_kept_where_it_was_carried_to_while_it_was_written(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.key(ENTER)
    hand.type("Pay")
    assert view.session is not None
    first, ride = hand.journey.stages[0].id, hand.journey["ride"]
    assert isinstance(ride, Touchpoint)
    assert ride.stage != first
    operations.move_touchpoints(view.document, [view.session.writing.id], Placement(stage=first, after=None))
    hand.key(F2)
    made = next(t for t in hand.journey.touchpoints if t.name == "Pay")
    assert made is hand.journey.steps(first)[0][1][0]


def test_a_touchpoint_is_kept_when_those_beside_it_go_while_it_is_written(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.key(ENTER)
    hand.type("Pay")
    operations.delete(view.document, ["ride"])
    hand.key(F2)
    made = next(t for t in hand.journey.touchpoints if t.name == "Pay")
    assert list(hand.journey.connections_to(made.id)) == []


def test_an_alternative_is_kept_when_what_it_is_beside_goes_while_it_is_written(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    stage = hand.journey["ride"].stage  # type: ignore[attr-defined]
    hand.key(ENTER, SHIFT)
    hand.type("Pay")
    operations.delete(view.document, ["ride"])
    hand.key(F2)
    made = next(t for t in hand.journey.touchpoints if t.name == "Pay")
    assert made.stage == stage


def test_what_is_being_written_is_kept_before_saving(view: MapView, hand: Hand) -> None:
    hand.click(hand.cell("tell", "website"))
    hand.type("In time")
    view.finish_editing()
    assert [t.name for t in hand.journey.touchpoints_in("tell")] == ["In time"]


def test_letters_with_nothing_focused_begin_a_line_for_the_tray(view: MapView, hand: Hand) -> None:
    lines: list[str] = []
    view.tray_text.connect(lines.append)
    hand.type("x")
    assert lines == ["x"]
    assert view.document.position == 0


def test_a_slash_asks_for_the_insert_list(view: MapView, hand: Hand) -> None:
    asked: list[object] = []
    view.insert_requested.connect(asked.append)
    hand.click(hand.on("ride"))
    hand.type("/")
    assert asked == [view.focus]
    assert view.session is None


class TestInputMethods:
    """What an input method composes is never lost, from the first character on."""

    @staticmethod
    def compose(text: str) -> None:
        event = QInputMethodEvent(text, [])
        QCoreApplication.sendEvent(QApplication.focusWidget(), event)

    @staticmethod
    def commit(text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(QApplication.focusWidget(), event)

    def test_composing_on_an_empty_cell_opens_the_editor(self, view: MapView, hand: Hand) -> None:
        hand.click(hand.cell("tell", "website"))
        self.compose("に")
        self.compose("にほ")
        assert view.session is not None
        assert view.session.editor.is_composing
        assert view.hasFocus()  # moving it now would end the composition
        self.commit("日本")
        assert view.session.editor.text == "日本"
        assert view.session.editor.name.hasFocus()
        hand.key(F2)
        assert [t.name for t in hand.journey.touchpoints_in("tell")] == ["日本"]

    def test_a_dead_key_on_a_card_replaces_its_name(self, view: MapView, hand: Hand) -> None:
        hand.click(hand.on("ride"))
        self.compose("´")
        self.commit("é")
        hand.type("tude")
        hand.key(F2)
        assert hand.journey["ride"].name == "étude"  # type: ignore[attr-defined]

    def test_an_input_method_is_welcome_and_told_where_the_text_is(self, view: MapView, hand: Hand) -> None:
        hand.click(hand.on("ride"))
        assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        assert view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is True
        place = view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        at = view.camera.to_view_box(hand.box("ride"))
        assert at.left <= place.x() <= at.right  # type: ignore[attr-defined]


@pytest.mark.parametrize("arrangement", ["swimlanes", "grouped", "storyline"])
def test_cards_can_be_written_on_in_every_arrangement(view: MapView, hand: Hand, arrangement: str) -> None:
    view.set_arrangement(arrangement)
    view.reveal("ride")
    hand.double_click(hand.on("ride"))
    hand.type("Test ride")
    hand.key(F2)
    assert hand.journey["ride"].name == "Test ride"  # type: ignore[attr-defined]


def test_the_frame_of_a_note_is_whole_while_its_first_words_are_written(view: MapView, hand: Hand) -> None:
    note = operations.add_note(view.document, NoteKind.PAIN_POINT, "order")
    view.edit_text(note)
    hand.type("Card")
    QApplication.processEvents()
    frame = view.camera.to_view_box(view.map_layout.grid.notes[note]).grown(3)
    image = view.viewport().grab().toImage()
    y = round((frame.top + frame.bottom) / 2)
    for x in (round(frame.left), round(frame.right)):
        found = {image.pixelColor(x + dx, y).name() for dx in (-1, 0, 1)}
        assert view.colours.accent.lower() in found


def blank_map() -> JourneyMap:
    """What the tile “Blank map” opens: three stages, three channels, the feelings; nothing happens yet."""
    return JourneyMap(
        [
            *(Stage(id=n, order=str(i), name=n.capitalize()) for i, n in enumerate(("before", "during", "after"), 1)),
            *(
                Channel(id=n, order=str(i), name=n.capitalize())
                for i, n in enumerate(("website", "store", "e-mail"), 1)
            ),
            Lane(id="feeling", order="4", kind=LaneKind.EMOTION, name="Feeling"),
        ]
    )


@pytest.mark.parametrize("density", ["comfortable", "standard", "compact"])
@pytest.mark.parametrize("arrangement", ["swimlanes", "grouped"])
def test_the_first_letter_on_a_blank_map_moves_nothing(show: ShowMap, density: str, arrangement: str) -> None:
    view = show(blank_map())
    view.set_density(density)
    view.set_arrangement(arrangement)
    hand = Hand(view)
    hand.click(hand.cell("during", "website"))
    before = places(view)
    hand.type("S")
    assert view.session is not None
    assert places(view) == before
    hand.type("earches")
    hand.key(F2)
    assert places(view) == before


def test_cards_in_other_stages_and_lanes_move_nothing_either(show: ShowMap) -> None:
    view = show(blank_map())
    hand = Hand(view)
    before = places(view)
    for stage, lane in (("before", "website"), ("after", "store"), ("during", "e-mail")):
        hand.click(hand.cell(stage, lane))
        hand.type("Asks")
        hand.key(F2)
        assert places(view) == before


def places(view: MapView) -> tuple[object, ...]:
    """Where all stages and lanes are seen."""
    grid = view.map_layout.grid
    stages = [(s.id, view.camera.to_view_box(s.band)) for s in grid.stages]
    return *stages, *[
        (row.lane, view.camera.to_view(0, row.top), view.camera.to_view(0, row.bottom)) for row in grid.lanes
    ]


@pytest.mark.parametrize("width", [1200, 420])
def test_whoever_writes_a_touchpoint_is_told_how_to_go_on_in_the_next_stage(view: MapView, width: int) -> None:
    view.resize(width, 700)
    view.edit_text("ride")
    assert view.session is not None
    bar = view.session.hints
    told = [key for key, _what in bar._keys]
    assert told[0] == "Enter"
    assert told[-1] == "Esc", "the way out is always told"
    assert "Ctrl Enter" in told
    assert (len(told) == 5) is (width > 600), "as many as there is room for"
    assert view.viewport().rect().contains(bar.geometry())


def test_where_nothing_is_written_yet_it_is_said_what_to_write(view: MapView, hand: Hand) -> None:
    made = operations.add_note(view.document, NoteKind.PAIN_POINT, "ride")
    view.edit_text(made)
    assert view.session is not None
    assert view.session.editor.name.placeholderText() == "What gets in the way?"
    hand.key(ESC)
    view.edit_text("ride-order")
    assert view.session.editor.name.placeholderText() == "Label"
    hand.key(ESC)


@pytest.mark.parametrize("id", ["store", "tell", "sizes", "ride"])
def test_seen_from_afar_the_frame_holds_all_of_the_editor(view: MapView, hand: Hand, id: str) -> None:
    view.set_zoom(0.45)
    view.reveal(id)
    view.edit_text(id)
    assert view.session is not None
    editor, written = view.session.editor.geometry(), view.state.editor
    assert written is not None
    frame = view.camera.to_view_box(around((outline_of(view.map_layout.grid, id) or written[1], written[1])))
    assert frame.grown(5).holds(Box(editor.left(), editor.top(), editor.right(), editor.bottom()))
    shot = view.viewport().grab().toImage()
    edge = QColor("#3457D5")
    x, y = round(frame.right + 3), round((frame.top + frame.bottom) / 2)
    near = [shot.pixelColor(x + dx, y) for dx in (-1, 0, 1)]
    assert any(abs(c.red() - edge.red()) + abs(c.blue() - edge.blue()) < 40 for c in near), "right of it is the frame"
