"""The menus of a right click or the menu key: what can be done with what is there (WINDOW.md section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from designer.editing import operations as ops
from designer.editing.operations.lanes import TYPE_NAMES
from designer.model import Channel, ChannelType, Connection, Element, Lane, Note, Persona, Stage, Status, Touchpoint
from designer.model.kinds import ConnectionKind
from designer.model.scales import map_scale
from designer.window.commands_insert import Item
from designer.window.controls.levels import feeling_words
from designer.window.icons import CHANNEL_ICONS, FEELING_ICONS, icon
from designer.window.insert_list import NOTE_ROWS
from designer.window.menus import Menu, keys_text
from designer.words import _

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand


class ContextMenu(Menu):
    """The menu of one thing on the map, or of an empty cell."""

    def __init__(self, hand: AtHand) -> None:
        super().__init__(hand.window.context, hand.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hand = hand
        session = hand.session
        assert session is not None
        chosen = hand.window.selection
        element = session.journey.get(chosen[0]) if chosen else None
        match element:
            case Touchpoint():
                self._touchpoint()
            case Stage():
                self._stage(element)
            case Channel() | Lane():
                self._lane(element)
            case Connection():
                self._connection(element)
            case Note() | Persona():
                self._action("edit.text", _("Edit"))
                self._actions("edit.properties", "", "edit.delete")
            case _:
                self._place()
        if element is not None:
            hand.window.commands.fixes.add_to_menu(self, element.id)

    def _actions(self, *ids: str) -> None:
        window = self._hand.window
        for id in ids:
            if not id:
                self.addSeparator()
            elif id in window.submenus:
                self.addMenu(window.submenus[id])
            else:
                self.addAction(window.actions_by_id[id])

    def _entry(self, text: str, icon_name: str, act: object, keys: str = "") -> None:
        entry = self.addAction(f"{text}\t{keys}" if keys else text)
        if icon_name:
            entry.setIcon(icon(icon_name, self._hand.window.context.tokens.text2))
        assert callable(act)
        entry.triggered.connect(lambda _checked=False: act())

    def _touchpoint(self) -> None:
        view = self._hand.view
        assert view is not None
        self._action("edit.text", _("Edit"))
        if len(self._hand.window.selection) == 1:
            focus = view.focus_on(self._hand.window.selection[0])
            self._entry(_("Add next"), "arrow-right", lambda: view.keyboard.go_on(focus), _("Enter"))
        self._action("map.connect", _("Connect to…"))
        self.addSeparator()
        self._feelings()
        self._actions("map.moment")
        self._statuses()
        self._notes()
        self._maps()
        self.addSeparator()
        self._copies()
        self._actions("map.to_tray", "edit.delete")

    def _action(self, id: str, text: str) -> None:
        """An action under the shorter name that it has here."""
        action = self._hand.window.actions_by_id[id]
        entry = self.addAction(f"{text}\t{keys_text(action)}")
        entry.setIcon(action.icon())
        entry.setEnabled(action.isEnabled())
        entry.triggered.connect(action.trigger)

    def _maps(self) -> None:
        """Its map where it opens one, with all that can be done about that below."""
        hand = self._hand
        assert hand.session is not None
        cards = [t for i in hand.chosen() if (t := hand.session.journey.find(Touchpoint, i)) is not None]
        menu = self.add_submenu(_("Map of its own"))
        menu.menuAction().setIcon(icon("layers", hand.window.context.tokens.text2))
        opens = any(card.submap or card.map_file for card in cards)
        ids = ("map.open_inner", "map.choose_inner", "map.take_in", "map.remove_inner") if opens else (
            "map.make_inner", "map.choose_inner",
        )  # fmt: skip
        menu.addActions([hand.window.actions_by_id[id] for id in ids])

    def _copies(self) -> None:
        """Cutting, copying and pasting below one entry: no menu is longer than eleven."""
        menu = self.add_submenu(_("Copy and paste"))
        menu.menuAction().setIcon(icon("copy", self._hand.window.context.tokens.text2))
        ids = ("edit.cut", "edit.copy", "edit.paste", "edit.duplicate")
        menu.addActions([self._hand.window.actions_by_id[id] for id in ids])

    def _statuses(self) -> None:
        session, window = self._hand.session, self._hand.window
        assert session is not None
        menu = self.add_submenu(_("Status"))
        menu.menuAction().setIcon(icon("badge-check", window.context.tokens.text2))
        held = {t.status for i in self._hand.chosen() if (t := session.journey.find(Touchpoint, i)) is not None}
        for status in Status:
            entry = menu.addAction(_(status.value).capitalize())
            entry.setCheckable(True)
            entry.setChecked(held == {status})
            entry.triggered.connect(window.actions_by_id[f"map.status.{status}"].trigger)

    def _feelings(self) -> None:
        menu = self.add_submenu(_("Feeling"))
        menu.menuAction().setIcon(icon("smile", self._hand.window.context.tokens.text2))
        ids, session = self._hand.chosen(), self._hand.session
        assert session is not None
        scale, words = map_scale(session.journey), feeling_words()
        for degree, value in reversed(scale.choices):
            entry = menu.addAction(_("{feeling}, {value}").format(feeling=words[degree], value=scale.text(value)))
            entry.setIcon(icon(FEELING_ICONS[degree], self._hand.window.context.tokens.text2))
            entry.triggered.connect(lambda _checked=False, value=value: self._set_feeling(ids, value))
        menu.addSeparator()
        unknown = menu.addAction(_("Unknown"))
        unknown.triggered.connect(lambda _checked=False: self._set_feeling(ids, None))

    def _set_feeling(self, ids: list[str], value: float | None) -> None:
        def act(document: object) -> None:
            session = self._hand.session
            assert session is not None
            with session.document.edit(_("Set feeling")):
                for id in ids:
                    touchpoint = session.journey[id]
                    assert isinstance(touchpoint, Touchpoint)
                    for persona in [who for who, _value in touchpoint.feelings] or [""]:
                        ops.set_feeling(session.document, id, persona, value)

        self._hand.edit(act)

    def _notes(self) -> None:
        menu = self.add_submenu(_("Add a note"))
        menu.menuAction().setIcon(icon("plus", self._hand.window.context.tokens.text2))
        insert = self._hand.window.commands.insert
        for row in NOTE_ROWS:
            entry = menu.addAction(_(row.text))
            entry.setIcon(icon(row.icon, self._hand.window.context.tokens.text2))
            entry.triggered.connect(lambda _checked=False, kind=row.id: insert.insert(Item("note", kind)))

    def _stage(self, stage: Stage) -> None:
        self._action("edit.text", _("Edit"))
        self._entry(_("Add stage after"), "columns-3", lambda: self._hand.window.commands.do("insert.stage"))
        self.addSeparator()
        menu = self.add_submenu(_("Colour"))
        menu.menuAction().setIcon(icon("palette", self._hand.window.context.tokens.text2))
        from designer.window.controls.choices import choice_icon

        view = self._hand.view
        assert view is not None
        colours = view.live.theme.colour.stages[:8]
        own = menu.addAction(_("As in the theme"))
        own.triggered.connect(lambda _checked=False: self._set(stage, "colour", ""))
        for at, colour in enumerate(colours, 1):
            entry = menu.addAction(_("Colour {n}").format(n=at))
            entry.setIcon(choice_icon(self._hand.window.context, colour))
            entry.triggered.connect(lambda _checked=False, colour=colour: self._set(stage, "colour", colour))
        self._action("map.fold", _("Unfold") if stage.folded else _("Fold"))
        self._actions("", "edit.cut", "edit.copy", "edit.paste", "edit.delete")

    def _lane(self, lane: Channel | Lane) -> None:
        self._action("edit.text", _("Edit"))
        below = "insert.channel" if isinstance(lane, Channel) else "insert.lane"
        text = _("Add channel below") if isinstance(lane, Channel) else _("Add lane below")
        self._entry(
            text, "rows-3" if isinstance(lane, Channel) else "list-plus", lambda: self._hand.window.commands.do(below)
        )
        self.addSeparator()
        if isinstance(lane, Channel):
            menu = self.add_submenu(_("Type"))
            menu.menuAction().setIcon(icon(CHANNEL_ICONS[lane.known_type], self._hand.window.context.tokens.text2))
            for kind in ChannelType:
                entry = menu.addAction(_(TYPE_NAMES[kind]))
                entry.setCheckable(True)
                entry.setChecked(kind is lane.known_type)
                entry.triggered.connect(lambda _checked=False, kind=kind: self._set(lane, "type", kind))
        self._action("map.fold", _("Unfold") if lane.folded else _("Fold"))
        self._actions("map.pin")
        self._action("map.hide", _("Hide"))
        self._actions("", "edit.cut", "edit.copy", "edit.paste", "edit.delete")

    def _connection(self, connection: Connection) -> None:
        self._action("edit.text", _("Edit"))
        menu = self.add_submenu(_("Kind"))
        menu.menuAction().setIcon(icon("spline", self._hand.window.context.tokens.text2))
        for kind, text in (
            (ConnectionKind.MAIN, _("Main")),
            (ConnectionKind.ALTERNATIVE, _("Alternative")),
            (ConnectionKind.RETURN, _("Return")),
        ):
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(connection.kind is kind)
            entry.triggered.connect(lambda _checked=False, kind=kind: self._set(connection, "kind", kind))
        self._actions("map.reverse", "", "edit.delete")

    def _place(self) -> None:
        view = self._hand.view
        assert view is not None
        if view.focus.cell is not None:
            self._entry(_("Add touchpoint"), "square-pen", view.edit_focus)
        else:
            self._actions("insert.touchpoint", "insert.stage", "insert.channel")
        self._actions("edit.paste", "", "insert.list")

    def _set(self, element: Element, field: str, value: object) -> None:
        self._hand.edit(lambda d: ops.set_field(d, [element.id], field, value))


def show_context_menu(hand: AtHand, place: QPoint) -> ContextMenu:
    """Open the menu of what is selected or focused, at a point of the screen."""
    menu = ContextMenu(hand)
    menu.popup(place)
    return menu
