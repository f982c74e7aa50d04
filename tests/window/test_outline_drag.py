"""Rows of the outline are dragged: stages, touchpoints, notes, lanes, personas."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import JourneyMap, Note, Placement
from designer.window import outline_drag
from designer.window.drag_items import MIME_TYPE
from designer.window.main_window import MainWindow
from designer.window.outline_landing import dragged_together, landing_on
from designer.window.outline_model import LANES, PERSONAS, TRAY
from tests.elapsing import let_elapse
from tests.window.test_outline import shop as shop

LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


@pytest.fixture
def document(shop: MainWindow) -> Document:
    """Three touchpoints in the first stage, two of them in one step, one in the second stage, one in the tray."""
    assert shop.session is not None
    made = shop.session.document
    stage, lane = made.journey.stages[0].id, made.journey.channels[1].id
    compares = ops.add_touchpoint(made, "Compares", Placement(stage=stage, after="", lane=lane))
    step = made.journey[compares].step  # type: ignore[attr-defined]
    ops.add_touchpoint(made, "Asks", Placement(stage=stage, step=step, lane=made.journey.channels[2].id))
    return made


def id_of(journey: JourneyMap, name: str) -> str:
    return next(e.id for e in journey if getattr(e, "name", None) == name)


def there(journey: JourneyMap, stage: int) -> list[str]:
    return [t.name for t in journey.touchpoints_in(journey.stages[stage].id)]


def let_go(document: Document, names: list[str], row: str, *, is_lower: bool) -> str:
    """Do what a drop on a row does; how it is told, "" where nothing is to be done."""
    journey = document.journey
    ids = [id_of(journey, name) for name in names]
    key = row if row.startswith("#") else id_of(journey, row)
    landing = landing_on(journey, ids, key, is_lower)
    if landing is None:
        return ""
    before = document.position
    landing.act(document)
    assert document.position == before + 1, "a drop is one step"
    return landing.words


# Where rows land


def test_stages_are_put_before_and_behind_others(document: Document) -> None:
    order = [s.name for s in document.journey.stages]
    assert order == ["Before", "During", "After"]
    assert let_go(document, ["After"], "Before", is_lower=False) == "Before “Before”"
    assert [s.name for s in document.journey.stages] == ["After", "Before", "During"]
    assert let_go(document, ["After"], "Orders", is_lower=False) == "At the end", "within a stage is behind it"
    assert [s.name for s in document.journey.stages] == ["Before", "During", "After"]
    assert let_go(document, ["Before", "During"], PERSONAS, is_lower=False) == "At the end"
    assert [s.name for s in document.journey.stages] == ["After", "Before", "During"]
    assert document.undo_label == "Move 2 stages"
    assert let_go(document, ["During"], "During", is_lower=True) == "", "it stands there"


def test_touchpoints_go_between_others_of_any_stage(document: Document) -> None:
    journey = document.journey
    assert there(journey, 0) == ["Sees the offer", "Compares", "Asks"]
    assert let_go(document, ["Orders"], "Compares", is_lower=False) == "Before “Compares”"
    assert there(journey, 0) == ["Sees the offer", "Orders", "Compares", "Asks"]
    orders = journey[id_of(journey, "Orders")]
    assert journey.place_of(orders) == journey.channels[0].id, "it keeps its lane"  # type: ignore[arg-type]
    assert let_go(document, ["Compares", "Asks"], "During", is_lower=False) == "At the end of “During”"
    assert there(journey, 1) == ["Compares", "Asks"]
    assert len(journey.steps(journey.stages[1].id)) == 1, "those that shared a step go on sharing one"
    assert let_go(document, ["Orders"], "Sees the offer", is_lower=False) == "Before “Sees the offer”"
    assert there(journey, 0) == ["Orders", "Sees the offer"]
    assert let_go(document, ["Orders"], "Orders", is_lower=True) == "", "it stands there"


def test_between_two_of_a_step_a_touchpoint_joins_them(document: Document) -> None:
    journey = document.journey
    assert let_go(document, ["Sees the offer"], "Asks", is_lower=False) == "Before “Asks”"
    assert len(journey.steps(journey.stages[0].id)) == 1


def test_to_the_tray_and_back(document: Document) -> None:
    journey = document.journey
    waiting = [t.name for t in journey.tray]
    assert let_go(document, ["Orders"], TRAY, is_lower=False) == "To the tray"
    assert [t.name for t in journey.tray] == [*waiting, "Orders"]
    assert let_go(document, ["Orders"], "After", is_lower=True) == "At the end of “After”"
    assert there(journey, 2) == ["Orders"]
    assert journey.channels[0].id == journey[id_of(journey, "Orders")].channel  # type: ignore[attr-defined]
    assert let_go(document, waiting, TRAY, is_lower=True) == "", "it waits there"


def test_lanes_and_personas_among_themselves(document: Document) -> None:
    journey = document.journey
    first, second = journey.channels[0].name, journey.channels[1].name
    assert let_go(document, [second], first, is_lower=False) == f"Before “{first}”"
    assert [c.name for c in journey.channels][:2] == [second, first]
    assert let_go(document, [first], LANES, is_lower=False) == f"Before “{second}”"
    for name in ("Mara", "Lin"):
        ops.add_persona(document, name)
    assert let_go(document, ["Lin"], "Mara", is_lower=False) == "Before “Mara”"
    assert journey.personas[0].name == "Lin"
    assert let_go(document, ["Lin"], "Orders", is_lower=False) == "", "a persona has no place in a stage"


def test_notes_change_what_they_are_about(document: Document) -> None:
    journey = document.journey
    note = next(iter(journey.of(Note)))
    target = id_of(journey, "Compares")
    landing = landing_on(journey, [note.id], target, True)
    assert landing is not None
    assert landing.words == "About “Compares”"
    landing.act(document)
    assert journey[note.id].about == target  # type: ignore[attr-defined]
    assert landing_on(journey, [note.id], target, False) is None


def test_only_what_is_of_a_kind_is_dragged_together_and_in_order(document: Document) -> None:
    journey = document.journey
    stage, orders, asks = (id_of(journey, name) for name in ("Before", "Orders", "Asks"))
    assert dragged_together(journey, [orders, stage, asks], orders) == [asks, orders]
    assert dragged_together(journey, [stage], orders) == [orders], "a row that is not chosen goes alone"
    way = journey.connections[0].id
    assert dragged_together(journey, [way], way) == []


# In the window


def over(window: MainWindow, name: str, share: float) -> QPoint:
    """A point on the row of an element."""
    panel = window.side.outline
    assert window.session is not None
    index = panel.model.index_of(id_of(window.session.journey, name), makes=True)
    panel.tree.scrollTo(index)
    box = panel.tree.visualRect(index)
    return QPoint(box.left() + 30, round(box.top() + share * box.height()))


def drag(window: MainWindow, names: list[str], kind: str, at: QPoint, *, drops: bool) -> QMimeData:
    assert window.session is not None
    port = window.side.outline.tree.viewport()
    data = QMimeData()
    ids = [id_of(window.session.journey, name) for name in names]
    data.setData(MIME_TYPE, json.dumps({"kind": kind, "ids": ids}).encode())
    entering = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NONE)
    QApplication.sendEvent(port, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(port, QDragMoveEvent(at, COPY, data, LEFT, NONE))
    if drops:
        QApplication.sendEvent(port, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))
    return data


def test_a_stage_is_dragged_and_stays_chosen(shop: MainWindow, document: Document) -> None:
    drag(shop, ["After"], "outline", over(shop, "Before", 0.2), drops=True)
    assert [s.name for s in document.journey.stages] == ["After", "Before", "During"]
    assert shop.selection == (id_of(document.journey, "After"),)
    tree = shop.side.outline.tree
    chosen = [tree.model().data(i) for i in tree.selectionModel().selectedIndexes()]
    assert chosen == ["After"]


def test_a_touchpoint_comes_out_of_the_tray(shop: MainWindow, document: Document) -> None:
    waiting = document.journey.tray[0].name
    drag(shop, [waiting], "tray", over(shop, "Orders", 0.8), drops=True)
    assert there(document.journey, 1) == ["Orders", waiting]


def test_while_it_is_dragged_the_landing_place_is_painted_and_told(shop: MainWindow, document: Document) -> None:
    tree = shop.side.outline.tree
    calm = tree.viewport().grab().toImage()
    at = over(shop, "Compares", 0.1)
    drag(shop, ["Orders"], "tray", at, drops=False)
    assert shop.status.text == "Before “Compares”"
    marked = tree.viewport().grab().toImage()
    accent = shop.context.tokens.accent.lower()
    y = round(tree.visualRect(tree.indexAt(at)).top() * marked.devicePixelRatio())
    assert marked.pixelColor(marked.width() // 2, y).name() == accent
    assert calm.pixelColor(calm.width() // 2, y).name() != accent
    QApplication.sendEvent(tree.viewport(), QDragLeaveEvent())
    assert tree.drag.landing is None
    assert tree.viewport().grab().toImage().pixelColor(marked.width() // 2, y).name() != accent
    assert there(document.journey, 0) == ["Sees the offer", "Compares", "Asks"]


def test_a_closed_stage_opens_under_a_drag_that_waits(shop: MainWindow, document: Document, qtbot: QtBot) -> None:
    tree, model = shop.side.outline.tree, shop.side.outline.model
    index = model.index_of(id_of(document.journey, "Before"))
    tree.collapse(index)
    drag(shop, ["Orders"], "tray", over(shop, "Before", 0.5), drops=False)
    assert not tree.isExpanded(index)
    let_elapse(tree.drag._opens, qtbot)
    assert tree.isExpanded(index)
    QApplication.sendEvent(tree.viewport(), QDragLeaveEvent())


def test_the_mouse_starts_a_drag_of_all_chosen_rows(
    shop: MainWindow, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[dict[str, object]] = []
    monkeypatch.setattr(outline_drag, "start_drag", lambda _tree, _context, item: started.append(item))
    port = shop.side.outline.tree.viewport()
    first, last = over(shop, "Compares", 0.5), over(shop, "Asks", 0.5)
    qtbot.mouseClick(port, LEFT, NONE, first)
    qtbot.mouseClick(port, LEFT, Qt.KeyboardModifier.ControlModifier, last)
    qtbot.mousePress(port, LEFT, NONE, last)
    for far in (3, 8, 14, 24):
        qtbot.mouseMove(port, last + QPoint(0, -far))
    qtbot.mouseRelease(port, LEFT, NONE, last)
    ids = [id_of(document.journey, name) for name in ("Compares", "Asks")]
    assert started == [{"kind": "tray", "ids": ids}]


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'{"kind": "outline"}', b'{"kind": "outline", "ids": [1, null, "x"]}']
)
def test_what_is_no_row_is_not_taken(shop: MainWindow, raw: bytes) -> None:
    data = QMimeData()
    data.setData(MIME_TYPE, raw)
    entering = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NONE)
    QApplication.sendEvent(shop.side.outline.tree.viewport(), entering)
    assert shop.side.outline.tree.drag.landing is None
