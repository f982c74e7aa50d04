"""The map as screen readers walk it: a table whose headers, cards and notes are made when they are asked for.

A QAbstractScrollArea tells a screen reader nothing of what is painted in it. Qt asks the factory for an interface of each
widget; only while a screen reader runs does it ask at all, so that nothing here costs anybody else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from designer.canvas.focus import Focus, FocusKind
from designer.canvas.spoken import Part, Spoken, spoken_cell, spoken_details, spoken_name, spoken_parts
from designer.drawing import Box
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.layout import JourneyLayout

_ROLES = {
    Part.PERSONA: QAccessible.Role.ListItem,
    Part.STAGE: QAccessible.Role.ColumnHeader,
    Part.LANE: QAccessible.Role.RowHeader,
    Part.TOUCHPOINT: QAccessible.Role.ListItem,
    Part.NOTE: QAccessible.Role.ListItem,
    Part.CONNECTION: QAccessible.Role.ListItem,
    Part.CELL: QAccessible.Role.Cell,
}
_EDIT, _ADD_NEXT, _CONNECT, _DELETE = "Edit", "Add next", "Connect", "Delete"
_PRESS = QAccessibleActionInterface.pressAction
_FOCUS = QAccessibleActionInterface.setFocusAction
_SPEAKS = "journeyDesignerSpeaksMaps"  # a property of the application


class PartActions(QAccessibleActionInterface):
    """What can be done with one part of the map."""

    def __init__(self, part: MapPart) -> None:
        super().__init__()
        self._part = part

    def actionNames(self) -> list[str]:
        """Their names, the same in every language."""
        names = [_PRESS(), _FOCUS(), _EDIT]
        if self._part.spoken.part in (Part.TOUCHPOINT, Part.STAGE, Part.LANE):
            names.append(_ADD_NEXT)
        if self._part.spoken.part is Part.TOUCHPOINT:
            names.append(_CONNECT)
        return names if self._part.spoken.part is Part.CELL else [*names, _DELETE]

    def localizedActionName(self, name: str) -> str:
        """An action in the user's language."""
        words = {
            _EDIT: _("Edit"), _ADD_NEXT: _("Add next"), _CONNECT: _("Connect"), _DELETE: _("Delete"),
            _PRESS(): _("Select"), _FOCUS(): _("Focus"),
        }  # fmt: skip
        return words.get(name, name)

    def localizedActionDescription(self, name: str) -> str:
        """What an action does."""
        return self.localizedActionName(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """The key that does the same on the canvas."""
        return {_EDIT: ["F2"], _ADD_NEXT: [_("Enter")], _CONNECT: ["Ctrl+L"], _DELETE: [_("Del")]}.get(name, [])

    def doAction(self, name: str) -> None:
        """Do it."""
        self._part.act(name)


class MapPart(QAccessibleInterface):
    """One header, card, note, connection, persona, or the empty cell that has the keyboard."""

    def __init__(self, table: MapTable, spoken: Spoken) -> None:
        super().__init__()
        self._table = table
        self.spoken = spoken
        self._actions = PartActions(self)

    @property
    def _view(self) -> MapView:
        return self._table.view

    def isValid(self) -> bool:
        """Whether it still stands on the map."""
        return shiboken6.isValid(self._view) and self._table.index_of(self.spoken) >= 0

    def object(self) -> QObject:
        """It is painted, no object of its own."""
        return None  # type: ignore[return-value]

    def parent(self) -> QAccessibleInterface:
        """The map."""
        return self._table

    def window(self) -> Any:
        """The window in which the map is."""
        return self._table.window()

    def childCount(self) -> int:
        """Parts have none."""
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        """Parts have none."""
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Parts have none."""
        return None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Parts have none."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Its name in one line, or what more there is to say."""
        journey, gaps = self._view.document.journey, self._view.gaps_of(self.spoken.id)
        if kind is QAccessible.Text.Name:
            cell = self._view.focus_cell
            if self.spoken.part is Part.CELL:
                return spoken_cell(journey, cell) if cell is not None else ""
            if self._is_on_curve and (point := self._view.keyboard.on_curve.words()):
                return point
            return spoken_name(journey, self.spoken.id, gaps)
        if kind is QAccessible.Text.Description:
            return spoken_details(journey, self.spoken.id, gaps)
        return ""

    @property
    def _is_on_curve(self) -> bool:
        """Whether it has the keyboard on a point of a curve: that is what is read then."""
        focus = self._view.focus
        return focus.on is not None and self.spoken == spoken_focus(focus)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Texts are written in the editor."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        is_focus = self.spoken.part is Part.CELL or self._is_on_curve
        box = self._view.focus_box() if is_focus else self._view.box_of(self.spoken.id)
        if box is None:
            return QRect()
        return self._table.on_screen(box)

    def role(self) -> QAccessible.Role:
        """Header, list item or cell."""
        return _ROLES[self.spoken.part]

    def state(self) -> QAccessible.State:
        """Whether it is selected, focused, in sight."""
        state, view = QAccessible.State(), self._view
        found = {"focusable": True, "selectable": self.spoken.part is not Part.CELL, "multiSelectable": True}
        found["focused"] = view.state.has_focus and self._table.focused() == self.spoken
        found["selected"] = self.spoken.id in view.selection.ids
        found["offscreen"] = not self.rect().intersects(self._table.rect())
        for name, value in found.items():
            setattr(state, name, value)
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """What can be done with it."""
        if kind is QAccessible.InterfaceType.ActionInterface:
            return shiboken6.VoidPtr(shiboken6.getCppPointer(self._actions)[0])
        # Always a pointer: PySide 6.11 takes down the process for a number or None that C++ asks for here.
        return shiboken6.VoidPtr(0)

    def act(self, name: str) -> None:
        """Do one of its actions."""
        view, part, id = self._view, self.spoken.part, self.spoken.id
        if part is not Part.CELL:
            view.select([id])
            view.reveal(id)
        if name == _FOCUS():
            view.setFocus()
        elif name == _EDIT:
            view.edit_focus()
        elif name == _ADD_NEXT:
            view.keyboard.go_on(view.focus)
        elif name == _DELETE:
            view.keyboard.delete()
        elif name == _CONNECT:
            view.action_requested.emit("map.connect")


class MapTable(QAccessibleWidget):
    """The whole map, a table of parts."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view, QAccessible.Role.Table, view.accessibleName())
        self.view = view
        self._layout: JourneyLayout | None = None
        self._spoken: tuple[Spoken, ...] = ()
        self._indexes: dict[Spoken, int] = {}
        self._parts: dict[Spoken, MapPart] = {}

    def _parts_now(self) -> tuple[Spoken, ...]:
        layout = self.view.map_layout
        if layout is not self._layout:
            self._layout = layout
            self._spoken = spoken_parts(self.view.shown, layout.grid)
            self._indexes = {spoken: i for i, spoken in enumerate(self._spoken)}
            for gone in [s for s in self._parts if s not in self._indexes and s.part is not Part.CELL]:
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self._parts.pop(gone)))
        return self._spoken

    def index_of(self, spoken: Spoken) -> int:
        """Which child a part is; -1 for what is not on the map."""
        count = len(self._parts_now())
        if spoken.part is Part.CELL:
            return count if self.view.focus_cell is not None else -1
        return self._indexes.get(spoken, -1)

    def focused(self) -> Spoken | None:
        """The part that has the keyboard."""
        return spoken_focus(self.view.focus)

    def on_screen(self, box: Box) -> QRect:
        """A box in points as pixels of the screen."""
        there = self.view.camera.to_view_box(box)
        corner = self.view.viewport().mapToGlobal(QRect(0, 0, 1, 1).topLeft())
        return QRect(
            round(there.left) + corner.x(), round(there.top) + corner.y(), round(there.width), round(there.height)
        )

    def part(self, spoken: Spoken) -> MapPart:
        """The interface of a part, made when first asked for."""
        found = self._parts.get(spoken)
        if found is None:
            found = self._parts[spoken] = MapPart(self, spoken)
            QAccessible.registerAccessibleInterface(found)
        return found

    def childCount(self) -> int:
        """All parts, and the empty cell that has the keyboard."""
        return len(self._parts_now()) + (self.view.focus_cell is not None)

    def child(self, index: int) -> QAccessibleInterface:
        """The part at an index."""
        parts = self._parts_now()
        if 0 <= index < len(parts):
            return self.part(parts[index])
        if index == len(parts) and self.view.focus_cell is not None:
            return self.part(_CELL)
        return None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where a part stands among all."""
        return self.index_of(child.spoken) if isinstance(child, MapPart) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The part under a pixel of the screen."""
        view = self.view
        at = view.viewport().mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        hit = view.hit(at.toPointF())
        found = spoken_focus(view.focus_on(hit.id)) if hit.id else None
        if found is None or self.index_of(found) < 0:
            return None  # type: ignore[return-value]
        return self.part(found)

    def focusChild(self) -> QAccessibleInterface:
        """The part that has the keyboard."""
        found = self.focused()
        if found is None or not self.view.state.has_focus or self.index_of(found) < 0:
            return None  # type: ignore[return-value]
        return self.part(found)

    def drop(self) -> None:
        """Let go of all parts: the map is closed."""
        for part in self._parts.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
        self._parts.clear()


_CELL = Spoken(Part.CELL, "")
_OF_FOCUS = {
    FocusKind.TOUCHPOINT: Part.TOUCHPOINT,
    FocusKind.STAGE: Part.STAGE,
    FocusKind.LANE: Part.LANE,
    FocusKind.CONNECTION: Part.CONNECTION,
    FocusKind.NOTE: Part.NOTE,
    FocusKind.PERSONA: Part.PERSONA,
}


def spoken_focus(focus: Focus) -> Spoken | None:
    """The part that a focus is on, None for the map."""
    if focus.cell is not None:
        return _CELL
    part = _OF_FOCUS.get(focus.kind)
    return Spoken(part, focus.id) if part is not None and focus.id else None


class _Tables:
    """The interfaces that Qt has asked for: they live as long as their view."""

    def __init__(self) -> None:
        self.made: dict[int, MapTable] = {}

    def of(self, _key: str, widget: QObject) -> QAccessibleInterface | None:
        """The factory that Qt calls for every object."""
        from designer.canvas.view import MapView

        if not isinstance(widget, MapView):
            return None
        table, name = MapTable(widget), id(widget)
        self.made[name] = table
        widget.destroyed.connect(_forgetting(self.made, name))
        return table


def _forgetting(made: dict[int, MapTable], name: int) -> Callable[[], None]:
    def forget() -> None:
        table = made.pop(name, None)
        if table is not None:
            table.drop()

    return forget


def speak_maps() -> None:
    """Let screen readers walk every map of this program. Asked for with each map; Qt keeps one factory."""
    app = QCoreApplication.instance()
    if app is not None and not app.property(_SPEAKS):
        app.setProperty(_SPEAKS, True)
        QAccessible.installFactory(_Tables().of)


def tell_focus(view: MapView) -> None:
    """Say that another part of the map has the keyboard."""
    if not QAccessible.isActive():
        return
    table = QAccessible.queryAccessibleInterface(view)
    if not isinstance(table, MapTable):
        return
    found = table.focused()
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    if found is not None and (index := table.index_of(found)) >= 0:
        event.setChild(index)
    QAccessible.updateAccessibility(event)
