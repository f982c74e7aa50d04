"""What the Edit, View, Insert, Map and Check menus do: each calls one operation or one method of the canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from designer import settings as keys
from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    LaneKind,
    Note,
    NoteKind,
    Placement,
    Stage,
    Status,
    Touchpoint,
)
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.editing import Document
    from designer.window.main_window import MainWindow

FEELING_STEP = 1.0


class Item(msgspec.Struct, frozen=True):
    """Something of the palette: a kind of element, and which type of it."""

    kind: str
    type: str = ""


class Commands:
    """The actions of one window that act on its map."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._connect_edit()
        self._connect_view()
        self._connect_insert_and_map()
        self._connect_check_and_help()
        self.fill_recent()

    # Edit

    def _connect_edit(self) -> None:
        on = self._window.actions_by_id.on
        on("edit.undo", lambda: self._step(-1))
        on("edit.redo", lambda: self._step(+1))
        on("edit.paste", self.paste)
        on("edit.paste_tray", lambda: self.paste(into_tray=True))
        on("edit.duplicate", lambda: self._edit(lambda d: self._select(ops.duplicate(d, self._touchpoints()))))
        on("edit.delete", self.delete)
        on("edit.text", self._edit_text)
        on("edit.properties", self._window.properties.focus_first)
        on("edit.select_all", self._select_all)
        on("edit.select_group", self._select_group)

    def _step(self, by: int) -> None:
        session = self._window.session
        if session is None:
            return
        document = session.document
        label = document.undo_label if by < 0 else document.redo_label
        change = document.undo() if by < 0 else document.redo()
        if change is not None and self._window.view is not None:
            back = [i for i, (_before, after) in change.pairs.items() if after is not None]
            if back:
                self._window.view.reveal(back[0])
            said = _("Undone: {what}") if by < 0 else _("Done again: {what}")
            self._window.status.set_text(said.format(what=label))

    def delete(self) -> None:
        """Delete what is selected; a stage or channel that leaves touchpoints behind says so in the bar."""
        session, chosen = self._window.session, self._window.selection
        if session is None or not chosen:
            return
        journey = session.journey
        stages = [journey[i] for i in chosen if isinstance(journey.get(i), Stage)]
        left = [t.id for s in stages for t in journey.touchpoints_in(s.id) if t.id not in chosen]
        name = session.journey[stages[0].id].name if len(stages) == 1 else ""  # type: ignore[attr-defined]
        if not self._edit(lambda d: ops.delete(d, chosen)) or not left:
            return
        text = ngettext("Its {n} touchpoint waits in the tray.", "Its {n} touchpoints wait in the tray.", len(left))
        first = _("“{name}” deleted.").format(name=name) if name else _("Deleted.")
        self._window.message_bar.say(
            f"{first} {text.format(n=len(left))}",
            (_("Delete them too"), lambda: self._edit(lambda d: ops.delete(d, left))),
            (_("Undo"), session.document.undo),
            topic="deleted",
        )

    def paste(self, *, into_tray: bool = False) -> None:
        """Make a touchpoint of each line on the clipboard: where the focus is, or in the tray."""
        window = self._window
        text = QApplication.clipboard().text()
        if window.session is None or window.view is None or not text.strip():
            return
        place = None if into_tray else self._focused_placement()
        lines = text.replace("\t", " ").splitlines()[:2000]
        if not self._edit(lambda d: self._select(ops.add_lines(d, lines, place))):
            return
        count = len([line for line in lines if line.strip()])
        if count > 1 or place is None:
            said = ngettext("{n} touchpoint pasted.", "{n} touchpoints pasted.", count).format(n=count)
            if place is None:
                said = ngettext("{n} touchpoint waits in the tray.", "{n} touchpoints wait in the tray.", count).format(
                    n=count
                )
                window.bottom.show_panel("tray")
            window.message_bar.say(said, (_("Undo"), window.session.document.undo), topic="paste")

    def _select_all(self) -> None:
        if self._window.session is not None:
            self._select([t.id for t in self._window.session.journey.touchpoints])

    def _select_group(self) -> None:
        session = self._window.session
        if session is None:
            return
        journey = session.journey
        ids: list[str] = []
        for id in self._window.selection:
            element = journey.get(id)
            if isinstance(element, Touchpoint):
                ids += [t.id for t in journey.touchpoints_in(element.stage)]
            elif isinstance(element, Stage):
                ids += [t.id for t in journey.touchpoints_in(id)]
            else:
                ids += [t.id for t in journey.touchpoints if journey.place_of(t) == id]
        self._select(list(dict.fromkeys(ids)))

    # View

    def _connect_view(self) -> None:
        window = self._window
        actions, on = window.actions_by_id, window.actions_by_id.on
        on("view.fit", lambda: self._with_view(lambda view: view.zoom_to_fit()))
        on("view.selection", lambda: self._with_view(lambda view: view.zoom_to_selection()))
        on("view.actual", lambda: self._with_view(lambda view: view.zoom_to_actual()))
        on("view.zoom_in", lambda: self.step_zoom(1))
        on("view.zoom_out", lambda: self.step_zoom(-1))
        on("view.add", lambda: self._toggle_dock(window.left, "add"))
        on("view.gaps", lambda: self._toggle_dock(window.bottom, "gaps"))
        on("view.tray", lambda: self._toggle_dock(window.bottom, "tray"))
        on("view.map_only", self._only_the_map)
        on("view.badges", self._toggle_badges)
        on("view.full_screen", self._toggle_full_screen)
        for name in ("swimlanes", "grouped", "storyline"):
            on(f"view.arrangement.{name}", partial(self._set_header, "arrangement", name))
        for name in ("comfortable", "standard", "compact"):
            on(f"view.density.{name}", partial(self._set_header, "density", name))
        for name in ("paper", "ink-saver", "high-contrast"):
            on(f"view.theme.{name}", partial(self._set_header, "theme", name))
        for name in ("system", "light", "dark"):
            on(f"view.appearance.{name}", partial(self._set_look, keys.APPEARANCE, name))
        for size in (90, 100, 115, 130, 150):
            on(f"view.text_size.{size}", partial(self._set_look, keys.TEXT_SIZE, size))
        actions[f"view.appearance.{window.context.settings.get(keys.APPEARANCE)}"].setChecked(True)
        actions[f"view.text_size.{window.context.settings.get(keys.TEXT_SIZE)}"].setChecked(True)
        actions["view.badges"].setChecked(window.context.settings.get(keys.BADGES))
        for dock in (window.left, window.bottom):
            dock.visibilityChanged.connect(lambda _shown: self._mark_docks())

    def _with_view(self, act: Callable[[MapView], None]) -> None:
        if self._window.view is not None:
            act(self._window.view)

    def set_zoom(self, zoom: float) -> None:
        """Zoom the canvas, 1.0 is 100 %."""
        if self._window.view is not None:
            self._window.view.set_zoom(zoom)

    def step_zoom(self, by: int) -> None:
        """A step nearer (+1) or further away (-1)."""
        if self._window.view is not None:
            (self._window.view.zoom_in if by > 0 else self._window.view.zoom_out)()

    def _toggle_dock(self, dock: object, panel: str) -> None:
        # A panel key shows the panel and focuses it; pressed inside, it closes it and returns to the canvas.
        from designer.window.docks import Dock

        assert isinstance(dock, Dock)
        inside = dock.is_shown(panel) and dock.isAncestorOf(QApplication.focusWidget() or self._window)
        if inside or (dock.is_shown(panel) and panel == "add"):
            dock.hide()
            if self._window.view is not None:
                self._window.view.setFocus()
        else:
            dock.show_panel(panel)
            dock.panel(panel).setFocus()
        self._mark_docks()

    def _mark_docks(self) -> None:
        window = self._window
        window.actions_by_id["view.add"].setChecked(window.left.is_shown("add"))
        for panel in ("gaps", "tray"):
            window.actions_by_id[f"view.{panel}"].setChecked(window.bottom.is_shown(panel))

    def _only_the_map(self) -> None:
        window = self._window
        hide = window.actions_by_id["view.map_only"].isChecked()
        for dock in (window.left, window.right, window.bottom):
            dock.setVisible(not hide and window.session is not None)

    def _toggle_badges(self) -> None:
        window = self._window
        window.context.settings.set(keys.BADGES, window.actions_by_id["view.badges"].isChecked())
        if window.session is not None:
            window.session.checked.emit()

    def _toggle_full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _set_look(self, key: keys.Key[Any], value: object) -> None:
        self._window.context.settings.set(key, value)
        self._window.context.refresh()

    def _set_header(self, field: str, value: object) -> None:
        if self._window.session is not None and getattr(self._window.session.journey.header, field) != value:
            self._edit(lambda d: ops.set_header(d, field, value))

    # Insert and Map

    def _connect_insert_and_map(self) -> None:
        on = self._window.actions_by_id.on
        for kind in ("touchpoint", "stage", "channel", "persona", "lane"):
            on(f"insert.{kind}", partial(self.insert_item, Item(kind)))
        on("insert.note", partial(self.insert_item, Item("note", NoteKind.PAIN_POINT.value)))
        on("insert.connection", self.connect)
        on("map.connect", self.connect)
        on("map.properties", self._show_map_properties)
        on("map.personas", self._window.properties.show_personas)
        on("map.reverse", lambda: self._edit(lambda d: ops.reverse(d, self._of(Connection))))
        on("map.moment", lambda: self._edit(lambda d: ops.toggle_moment(d, self._touchpoints())))
        on("map.feeling_up", lambda: self._change_feeling(FEELING_STEP))
        on("map.feeling_down", lambda: self._change_feeling(-FEELING_STEP))
        on("map.to_tray", lambda: self._edit(lambda d: ops.move_to_tray(d, self._touchpoints())))
        for kind in ConnectionKind:
            on(f"map.connection_kind.{kind}", partial(self._set_of, Connection, "kind", kind))
        for status in Status:
            on(f"map.status.{status}", partial(self._set_of, Touchpoint, "status", status))

    def insert_item(self, item: Item) -> None:
        """Insert something of the palette at the focus, and go on typing its name."""
        view = self._window.view
        if view is None:
            return
        made: list[str] = []

        def act(document: Document) -> None:
            match item.kind:
                case "stage":
                    made.append(ops.add_stage(document, _("New stage"), before=self._stage_after_focus()))
                case "channel":
                    kind = ChannelType(item.type) if item.type else None
                    made.append(ops.add_channel(document, "" if kind else _("New channel"), type=kind))
                case "touchpoint":
                    with document.edit(_("Add a touchpoint")):
                        place = self._focused_placement() or _first_place(document)
                        if item.type:
                            place = msgspec.structs.replace(
                                place, lane=ops.channel_of_type(document, ChannelType(item.type))
                            )
                        made.append(ops.add_touchpoint(document, _("New touchpoint"), place))
                case "note":
                    about = self._focused_subject()
                    if not about:
                        raise Refused(_("Select a touchpoint or a stage first: a note is about one of them."))
                    made.append(ops.add_note(document, NoteKind(item.type or "pain point"), about, _("New note")))
                case "persona":
                    made.append(ops.add_persona(document, _("New persona")))
                case "lane":
                    made.append(
                        ops.add_lane(document, LaneKind(item.type) if item.type else LaneKind.CUSTOM, _("New lane"))
                    )
                case _:
                    raise Refused(_("There is no such thing to add."))

        if self._edit(act) and made:
            self._window.select(made)
            view.edit_text(made[0])

    def show_insert_list(self) -> None:
        """The Insert list at the focus: a letter chooses."""
        view = self._window.view
        if view is None:
            return
        menu = QMenu(self._window)
        for letter, kind in (
            ("T", "touchpoint"),
            ("S", "stage"),
            ("C", "channel"),
            ("N", "note"),
            ("P", "persona"),
            ("L", "lane"),
        ):
            action = menu.addAction(
                self._window.actions_by_id[f"insert.{kind}"].icon(), f"&{letter}  {_(kind.capitalize())}"
            )
            action.triggered.connect(
                lambda _checked=False, kind=kind: self._window.actions_by_id[f"insert.{kind}"].trigger()
            )
        menu.aboutToHide.connect(menu.deleteLater)
        box = view.box_of(view.focus.id) if view.focus.id else (view.focus.cell.box if view.focus.cell else None)
        at = view.camera.to_view(box.left, box.bottom) if box else (view.width() / 2, view.height() / 3)
        menu.popup(view.viewport().mapToGlobal(QPoint(round(at[0]), round(at[1]))))

    def _show_map_properties(self) -> None:
        self._select([])
        self._window.properties.focus_first()

    # Where things go

    def _focused_placement(self) -> Placement | None:
        view, session = self._window.view, self._window.session
        if view is None or session is None:
            return None
        focus, journey = view.focus, session.journey
        if focus.cell is not None:
            return Placement(stage=focus.cell.stage, step=focus.cell.step, lane=focus.cell.lane)
        element = journey.get(focus.id)
        if isinstance(element, Touchpoint) and element.stage:
            return Placement(stage=element.stage, after=element.step, lane=journey.place_of(element))
        lane = journey.channels[0].id if journey.channels else ""
        if isinstance(element, Stage):
            return Placement(stage=element.id, lane=lane)
        if isinstance(element, Channel) and journey.stages:
            return Placement(stage=journey.stages[0].id, lane=element.id)
        return None

    def _focused_subject(self) -> str:
        view, session = self._window.view, self._window.session
        if view is None or session is None:
            return ""
        if view.focus.cell is not None:
            return view.focus.cell.stage
        for id in (view.focus.id, *self._window.selection):
            if isinstance(session.journey.get(id), Touchpoint | Stage):
                return id
        return ""

    def _stage_after_focus(self) -> str | None:
        session = self._window.session
        place = self._focused_placement()
        if session is None or place is None or not place.stage:
            return None
        ids = [s.id for s in session.journey.stages]
        at = ids.index(place.stage) + 1
        return ids[at] if at < len(ids) else None

    def _edit_text(self) -> None:
        if self._window.view is not None and self._window.selection:
            self._window.view.edit_text(self._window.selection[0])

    def connect(self) -> None:
        """Connect the selected touchpoints in order; with one selected, choose the target on the canvas."""
        chosen = self._touchpoints()
        if len(chosen) > 1:
            self._edit(lambda d: ops.connect_in_order(d, chosen))
        elif chosen and self._window.view is not None:
            self._window.view.start_connecting(chosen[0])
        else:
            self._window.status.set_text(_("Select the touchpoint that leads on, then connect."))

    def _change_feeling(self, by: float) -> None:
        def act(document: Document) -> None:
            with document.edit(_("Change feelings"), "feeling"):
                for id in self._touchpoints():
                    touchpoint = document.journey[id]
                    assert isinstance(touchpoint, Touchpoint)
                    if touchpoint.feelings:
                        felt = tuple((who, max(-2.0, min(2.0, value + by))) for who, value in touchpoint.feelings)
                        document.put(msgspec.structs.replace(touchpoint, feelings=felt))
                    else:
                        start = touchpoint.feeling if touchpoint.feeling is not None else 0.0 - by
                        value = max(-2.0, min(2.0, start + by))
                        document.put(msgspec.structs.replace(touchpoint, feeling=value))

        self._edit(act)

    # Check and Help

    def _connect_check_and_help(self) -> None:
        from designer.window import help_pages

        window, on = self._window, self._window.actions_by_id.on
        on("check.next", lambda: window.gaps.step(1))
        on("check.previous", lambda: window.gaps.step(-1))
        for profile in ("customer-journey", "buyer-journey", "workshop"):
            on(f"check.profile.{profile}", partial(self.set_profile, profile))
        on("help.keys", lambda: help_pages.show_keys(window))
        on("help.models", lambda: help_pages.show_models(window))
        on("help.log", lambda: help_pages.show_log(window))
        on("help.about", lambda: help_pages.show_about(window))

    def set_profile(self, profile: str) -> None:
        """Check the map by another profile; it is part of the map."""
        self._set_header("profile", profile)

    # Recent files, context menu, what can be done now

    def fill_recent(self) -> None:
        """Fill File > Recent."""
        menu = self._window.submenus["file.recent"]
        menu.clear()
        for path in self._window.context.settings.get(keys.RECENT_FILES):
            file = Path(path)
            action = menu.addAction(f"{file.stem} – {'/'.join(file.parent.parts[-2:])}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=path: self._window.files.open_path(path))
        if not menu.actions():
            menu.addAction(_("Maps you open appear here.")).setEnabled(False)

    def show_context_menu(self, place: QPoint) -> None:
        """The menu of what is focused, at a point of the screen."""
        session = self._window.session
        if session is None:
            return
        actions, chosen = self._window.actions_by_id, self._window.selection
        menu = QMenu(self._window)
        first = session.journey.get(chosen[0]) if chosen else None
        names: tuple[str, ...] = ("insert.touchpoint", "edit.paste", "", "insert.stage", "insert.channel")
        if isinstance(first, Touchpoint):
            names = ("edit.text", "map.connect", "", "map.moment", "map.status", "insert.note", "", "edit.duplicate",
                     "map.to_tray", "edit.delete")  # fmt: skip
        elif isinstance(first, Connection):
            names = ("edit.text", "map.connection_kind", "map.reverse", "", "edit.delete")
        elif isinstance(first, Stage):
            names = ("edit.text", "insert.stage", "insert.touchpoint", "", "edit.delete")
        elif first is not None:
            names = ("edit.text", "", "edit.delete")
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in self._window.submenus:
                menu.addMenu(self._window.submenus[name])
            else:
                menu.addAction(actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def refresh(self) -> None:
        """Enable what can be done now, and say what undo and redo are about."""
        window, actions = self._window, self._window.actions_by_id
        session = window.session
        has_map = session is not None
        undo, redo = (session.document.undo_label, session.document.redo_label) if session else ("", "")
        actions["edit.undo"].setText(_("Undo {what}").format(what=undo) if undo else _("Undo"))
        actions["edit.redo"].setText(_("Redo {what}").format(what=redo) if redo else _("Redo"))
        chosen = [session.journey.get(i) for i in window.selection] if session else []
        touchpoints = [e for e in chosen if isinstance(e, Touchpoint)]
        connections = [e for e in chosen if isinstance(e, Connection)]
        free = ("file.new", "file.open", "file.import", "file.quit", "file.close")
        for id, action in actions.items():
            if id.startswith(("help.", "view.appearance", "view.text_size", "view.full_screen")) or id in free:
                continue
            action.setEnabled(has_map)
        actions["edit.undo"].setEnabled(bool(undo))
        actions["edit.redo"].setEnabled(bool(redo))
        for id in ("edit.delete", "edit.text", "view.selection"):
            actions[id].setEnabled(bool(chosen))
        for id in (
            "edit.duplicate",
            "map.connect",
            "insert.connection",
            "map.moment",
            "map.to_tray",
            "map.feeling_up",
            "map.feeling_down",
        ):
            actions[id].setEnabled(bool(touchpoints))
        for id in ("map.status.exists", "map.status.planned", "map.status.missing"):
            actions[id].setEnabled(bool(touchpoints))
        for id in ("map.reverse", *(f"map.connection_kind.{k}" for k in ConnectionKind)):
            actions[id].setEnabled(bool(connections))
        if session is not None:
            header = session.journey.header
            for id in (f"view.arrangement.{header.arrangement}", f"view.density.{header.density}",
                       f"view.theme.{header.theme}", f"check.profile.{header.profile}"):  # fmt: skip
                if id in actions:
                    actions[id].setChecked(True)

    # Shared

    def _edit(self, act: Callable[[Document], object]) -> bool:
        """Do something to the map; a refusal is said in the status bar. Whether it was done."""
        session = self._window.session
        if session is None:
            return False
        try:
            act(session.document)
        except Refused as refusal:
            self._window.status.set_text(str(refusal))
            return False
        return True

    def _select(self, ids: list[str]) -> None:
        self._window.select(ids)

    def _touchpoints(self) -> list[str]:
        return self._of(Touchpoint)

    def _of(self, cls: type[Touchpoint] | type[Connection] | type[Note]) -> list[str]:
        session = self._window.session
        return [i for i in self._window.selection if session and isinstance(session.journey.get(i), cls)]

    def _set_of(self, cls: type[Touchpoint] | type[Connection], field: str, value: object) -> None:
        if ids := self._of(cls):
            self._edit(lambda d: ops.set_field(d, ids, field, value))


def _first_place(document: Document) -> Placement:
    stages, channels = document.journey.stages, document.journey.channels
    return Placement(stage=stages[0].id if stages else "", lane=channels[0].id if channels else "")
