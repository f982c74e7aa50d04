"""The Insert list: “/” or Ins at the focus, then a letter or a word (WINDOW.md, focus-cell.png)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from designer.model import Touchpoint
from designer.model.elements import name_of
from designer.window.commands_insert import Item
from designer.window.popup_list import PopupList, Row
from designer.words import _

if TYPE_CHECKING:
    from designer.drawing import Box
    from designer.window.at_hand import AtHand

NOTE_ROWS = (
    Row("thought", "message-circle-question", "Thought", key="T"),
    Row("pain point", "triangle-alert", "Pain point", key="P"),
    Row("opportunity", "lightbulb", "Opportunity", key="O"),
    Row("metric", "gauge", "Metric", key="M"),
    Row("content", "file-text", "Content", key="C"),
    Row("question", "circle-help", "Question", key="Q"),
    Row("custom", "sticky-note", "Note of your own", key="N"),
)
LANE_ROWS = (
    Row("custom", "list-plus", "Lane of your own", key="L"),
    Row("emotion", "smile", "Feeling", key="F"),
    Row("engagement", "gauge", "Engagement", key="G"),
    Row("front stage", "users", "Front stage", key="1"),
    Row("back stage", "layers", "Back stage", key="2"),
    Row("support", "life-buoy", "Support", key="3"),
    Row("thoughts", "message-circle-question", "Thoughts", key="T"),
    Row("pain points", "triangle-alert", "Pain points", key="P"),
    Row("opportunities", "lightbulb", "Opportunities", key="O"),
    Row("metrics", "chart-column", "Metrics", key="M"),
    Row("content", "file-text", "Content", key="C"),
    Row("questions", "circle-help", "Questions", key="Q"),
    Row("owner", "user", "Owners", key="W"),
    Row("evidence", "badge-check", "Evidence", key="E"),
    Row("images", "image", "Images", key="I"),
)


def open_insert_list(hand: AtHand) -> PopupList:
    """Open the list beside what is focused; what is chosen is inserted there."""
    window = hand.window
    more = [*(_kinds("note") if hand.subject() else ()), *_kinds("lane")]
    popup = PopupList(window.context, window, "plus", _hint(hand), _rows(hand), more)
    popup.chosen.connect(lambda id: _insert(hand, id))
    popup.carried.connect(lambda text: _go_on_typing(hand, text))
    popup.closed.connect(window.focus_canvas)
    open_beside_focus(hand, popup)
    return popup


def _kinds(kind: str) -> list[Row]:
    """The kinds of notes or lanes, for whoever types what one is called."""
    asides = {"note": _("note"), "lane": _("lane")}
    rows = NOTE_ROWS if kind == "note" else LANE_ROWS
    return [Row(f"{kind}:{r.id}", r.icon, _(r.text), asides[kind]) for r in rows]


def _insert(hand: AtHand, id: str) -> None:
    kind, _colon, type = id.partition(":")
    if type:
        hand.window.commands.insert.insert(Item(kind, type))
    else:
        hand.window.commands.do(f"insert.{id}")


def _go_on_typing(hand: AtHand, text: str) -> None:
    """Type letters on where something is written now: never on the canvas, where they would begin something else."""
    for letter in text:
        field = QApplication.focusWidget()
        if field is None or field is hand.view:
            return
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def open_beside_focus(hand: AtHand, popup: PopupList) -> None:
    """Open a list where one looks: at what is focused, in touch mode and with nothing focused at the button for adding."""
    view, foot = hand.view, hand.window.touch_mode.foot_of_list
    if foot is not None and view is not None and view.focus_box() is None and not view.selection.ids:
        popup.open_at(foot, is_foot=True)
    else:
        popup.open_at(beside_focus(hand))


def beside_focus(hand: AtHand, *, at_side: bool = False) -> QPoint:
    """Where a popup opens: below the focus or at its side, in the window's pixels; in the upper part of the canvas for
    none."""
    view, window = hand.view, hand.window
    assert view is not None
    box: Box | None = view.focus_box()
    if box is None and view.selection.ids:
        box = view.box_of(view.selection.ids[-1])
    if box is None:
        return view.viewport().mapTo(window, QPoint(view.width() // 3, view.height() // 4))
    shown = view.camera.to_view_box(box)
    at = QPoint(round(shown.left), round(min(shown.bottom, view.viewport().height())) + 8)
    if at_side:
        width = window.context.scale(PopupList.WIDTH)
        is_room = shown.right + width + 24 < view.viewport().width()
        at = QPoint(round(shown.right + 16 if is_room else shown.left - width - 16), round(max(shown.top, 0)))
    return view.viewport().mapTo(window, at)


def _hint(hand: AtHand) -> str:
    view, session = hand.view, hand.session
    assert view is not None
    assert session is not None
    cell = view.focus.cell
    if cell is not None:
        names = [name_of(session.journey[i]) for i in (cell.stage, cell.lane) if i in session.journey]
        return _("Insert at {place}").format(place=", ".join(names))
    element = session.journey.get(view.focus.id)
    return _("Insert at “{name}”").format(name=name_of(element)) if element is not None else _("Insert")


def _rows(hand: AtHand) -> list[Row]:
    session = hand.session
    assert session is not None
    journey, place, subject = session.journey, hand.placement(), hand.subject()
    stage = journey.get(place.stage) if place is not None else None
    lane = journey.get(place.lane) if place is not None else None
    after = _("after {name}").format(name=name_of(stage)) if stage is not None else _("at the end")
    below = _("below {name}").format(name=name_of(lane)) if lane is not None else _("at the end")
    rows = [
        Row(
            "touchpoint", "square-pen", _("Touchpoint"), _("here") if place is not None else _("in the first cell"), "T"
        ),
        Row("stage", "columns-3", _("Stage"), after, "S"),
        Row("channel", "rows-3", _("Channel"), below, "C"),
    ]
    if subject:
        about = _("about {name}").format(name=name_of(journey[subject]))
        rows.append(Row("note", "sticky-note", _("Note"), about, "N"))
    rows.append(Row("persona", "user-round", _("Persona"), "", "P"))
    rows.append(Row("lane", "list-plus", _("Lane"), below, "L"))
    rows.append(Row("library", "library", _("From the library"), _("to search"), "B"))
    if hand.chosen(Touchpoint):
        rows.append(Row("connection", "spline", _("Connection"), _("to …"), "K"))
    return rows


def open_kind_list(hand: AtHand, kind: str) -> PopupList:
    """Which kind of note or of lane it is to be: opens after “/ N” and “/ L”."""
    window = hand.window
    shown = [Row(r.id, r.icon, _(r.text), "", r.key) for r in (NOTE_ROWS if kind == "note" else LANE_ROWS)]
    popup = PopupList(window.context, window, "plus", _("Which note?") if kind == "note" else _("Which lane?"), shown)
    popup.chosen.connect(lambda id: window.commands.insert.insert(Item(kind, id)))
    popup.carried.connect(lambda text: _go_on_typing(hand, text))
    popup.closed.connect(window.focus_canvas)
    open_beside_focus(hand, popup)
    return popup
