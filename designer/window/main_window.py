"""The main window: puts canvas, docks and bars round one map, and keeps them showing the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from designer.window import window_memory
from designer.window.collector import forget_sources
from designer.window.focus_stage import focus_stage
from designer.window.later import call_later
from designer.window.shell import WindowShell
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.focus import Focus
    from designer.canvas.minimap import Minimap
    from designer.canvas.session import EditSession
    from designer.canvas.view import MapView
    from designer.checks.findings import Counts
    from designer.model import Change, Gap
    from designer.window.commands_insert import Item
    from designer.window.crumbs import Crumbs
    from designer.window.level_look import Look
    from designer.window.session import MapSession

NARROW = 1100  # px; below, the left dock lies over the canvas


class MainWindow(WindowShell):
    """One window: the welcome page, or one map.

    Nothing is imported here that the first paint does not need.
    """

    crumbs: Crumbs | None = None  # once a map was shown
    _shows_way = False
    _written: EditSession | None = None  # what Properties follow
    _left_out = ""  # the id of what had no name yet when gaps were shown last
    _counts: Counts | None = None  # of gaps, as they were told last
    _gap_count = 0  # all of them; what is being written for the first time is no gap yet

    def follow_context(self) -> None:
        """Follow what all windows share: how they look, and where the focus is."""
        self.context.size_changed.connect(self._follow_text_size)
        self.context.look_changed.connect(self._refresh_look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    # What is shown

    def show_welcome(self) -> None:
        """Show the first page; the docks close."""
        self.complete()
        old = self.session
        if old is not None:
            self.touch_mode.leave()
            self._leave_map()
            self.levels.drop()
            old.close()
            old.deleteLater()
        self.session = None
        self._stack.setCurrentWidget(self.welcome)
        if "side" in self.__dict__:
            self.side.close_docks()
        self.status.set_map_shown(False)
        self.status.set_text("")
        starts, new, opens = _("starts the chosen one"), _("new"), _("open")
        self.status.set_keys(((_("Enter"), starts), (_("Ctrl N"), new), (_("Ctrl O"), opens)))
        self.setWindowTitle(_("Journey Designer"))
        self.setWindowModified(False)
        self.welcome.refresh()
        self.commands.refresh()
        self.commands.view.mark_panels()

    def show_session(self, session: MapSession) -> None:
        """Show a map in this window, in place of what it showed."""
        self.complete()
        self.status.set_map_shown(True)
        self.status.set_keys(())
        old = self.session
        self._leave_map()
        if old is not None:
            self.levels.drop()
            old.close()
            old.deleteLater()
        self._take_map(session)
        call_later(self, self._first_look)

    def show_level(self, session: MapSession, look: Look | None) -> None:
        """Show a map that the one shown opens, or the one above it, as it was left; the one shown stays open."""
        is_finding = "finder" in self.__dict__
        if is_finding:
            self.finder.expect(session)
        self._leave_map()
        self._take_map(session)
        if is_finding:
            self.finder.arrive()
        call_later(self, partial(self._first_look, look))

    def _leave_map(self) -> None:
        session = self.session
        if session is not None:
            self._close_lists()
        self._drop_view()
        if session is not None:
            session.changed.disconnect(self._map_changed)
            session.changed.disconnect(self.comparing.follow_map)
            session.checked.disconnect(self._map_checked)
            session.saved_state_changed.disconnect(self._show_title)
            if session.fonts is not None:
                session.fonts.leave()
                session.fonts = None

    def _close_lists(self) -> None:
        """Close the lists that are open over a map: what they offer is of that map."""
        from designer.window.popup_list import PopupList

        for popup in self.findChildren(PopupList):
            if popup.isVisible():
                popup.close()

    def _take_map(self, session: MapSession) -> None:
        from designer import settings as keys

        self.session = session
        session.of_file.versions_kept = self.context.settings.get(keys.VERSIONS_KEPT)
        session.setParent(self)
        self.message_bar.clear()
        self._make_view(session)
        self.side.attach(session)
        session.changed.connect(self._map_changed)
        session.changed.connect(self.comparing.follow_map)
        session.checked.connect(self._map_checked)
        session.saved_state_changed.connect(self._show_title)
        self._stack.setCurrentWidget(self._canvas_place)
        self.side.set_narrow(self.width() < self.context.scale(NARROW))
        self.side.open_docks()
        self.status.set_text("")
        self._show_title()
        self._map_checked()
        self._selection_changed(())
        self._show_counts()
        self.commands.view.mark()
        call_later(self, self._tell_trouble)

    def _make_view(self, session: MapSession) -> None:
        from designer import settings as keys
        from designer.canvas.accessibility import speak_maps
        from designer.canvas.colours import colours_for
        from designer.canvas.gone import forget_when_gone
        from designer.canvas.view import MapView
        from designer.layout import theme_for
        from designer.window.map_fonts import MapFonts, follow_fonts
        from designer.window.outside_drop import OutsideDrop
        from designer.window.paper_watch import PaperWatch
        from designer.window.tray_drop import TrayDrop

        forget_sources()  # before the map is laid out, which takes the room that they leave
        tokens = self.context.tokens
        colours = colours_for(is_dark=tokens.is_dark, is_strong=tokens.is_strong)
        session.fonts = MapFonts(self.context, session)
        view = MapView(session.document, theme_for(session.journey.header), session.fonts.book, colours=colours)
        self.view = view
        forget_when_gone(view)
        view.setObjectName("canvas")
        view.keyboard.keymap = self.context.keymap
        view.show_gaps(self.context.settings.get(keys.BADGES))
        view.show_hints(self.context.settings.get(keys.HINTS))
        view.selection_changed.connect(self._selection_changed)
        view.focus_changed.connect(self._focus_changed)
        view.status_message.connect(self.status.set_text)
        view.status_message.connect(self._say_point)
        view.hint.connect(self.status.set_keys)
        view.zoom_changed.connect(self.status.set_zoom)
        view.context_requested.connect(lambda _hit, place: self.commands.insert.show_context_menu(place))
        view.insert_requested.connect(lambda _focus: self._do("insert.list"))
        view.opens_requested.connect(lambda id: self.levels.open_map(id, by_click=True))
        view.badge_requested.connect(self.commands.fixes.show_gaps)
        view.back_requested.connect(lambda: self.levels.go_up())
        view.tray_text.connect(self._type_into_tray)
        view.action_requested.connect(self.do_action)
        view.gaps_of = lambda id: [gap.message for gap in session.gaps_about(id)]
        speak_maps()
        view.tray_target = self.side.is_over_tray
        TrayDrop(view)
        OutsideDrop(self, view)
        PaperWatch(self, session, view)
        if self.crumbs is None:
            from designer.window.crumbs import Crumbs

            self.crumbs = Crumbs(self)
            self._canvas_column.insertWidget(0, self.crumbs)
        self.touch_mode.follow(view)
        self._canvas_column.addWidget(view)
        follow_fonts(self, session.fonts)
        self.show_minimap(self.context.settings.get(keys.MINIMAP))
        self.looking.attach(view)

    def show_minimap(self, is_wanted: bool) -> None:
        """Show the whole map small in a corner, whenever not all of it is in sight."""
        if self.view is None:
            return
        from designer.canvas.minimap import Minimap

        minimap = _minimap_of(self.view)
        if minimap is None and is_wanted:
            minimap = Minimap(self.view)
        if minimap is not None:
            minimap.set_wanted(is_wanted)

    def _first_look(self, look: Look | None = None) -> None:
        if self.view is not None and self.session is not None:
            if look is not None:
                look.take(self.view, self.looking)
            else:
                window_memory.recall_map(self)
                if self.levels.depth and not self.session.journey.touchpoints:
                    self.view.keyboard.go_to(
                        self.view.walk.first()
                    )  # what is typed in a new inner map is its first touchpoint
            self.status.set_zoom(self.view.zoom)
            if self.view.session is None:
                self.view.setFocus()
        forget_sources()

    def _tell_trouble(self) -> None:
        """Tell which of the user's own files can't be used: the library, the profile that the map names."""
        from designer.model import Severity
        from designer.window.checking import profile_trouble
        from designer.window.message_bar import Message

        session = self.session
        profile = profile_trouble(session.journey.header.profile, session.path) if session is not None else ""
        for topic, trouble in (("library", self.context.take_library_trouble()), ("profile", profile)):
            if trouble:
                self.message_bar.show_message(Message(trouble, Severity.WARNING, topic=topic))

    def begin_title(self) -> None:
        """Let the title of a new map be typed: Enter goes on to the scenario, the persona, the first cell."""
        session = self.session

        def edit_title() -> None:
            if self.view is not None and session is self.session and session is not None and session.is_untouched_new:
                self.view.edit_text("map", "title")

        call_later(self, edit_title)

    def _drop_view(self) -> None:
        self.comparing.drop()
        if self.view is None:
            return
        window_memory.remember_map(self)
        if "finder" in self.__dict__:
            self.finder.leave_map()
        self.looking.leave()
        view, self.view = self.view, None
        if (minimap := _minimap_of(view)) is not None:
            minimap.close_for_good()
        view.leave_document()
        self.side.attach(None)
        self._canvas_column.removeWidget(view)
        view.hide()
        view.deleteLater()

    # Keeping all parts the same

    def select(self, ids: Sequence[str]) -> None:
        """Select elements on the canvas, scrolling only where they are out of sight."""
        if self.view is not None and self.session is not None:
            there = tuple(i for i in ids if i in self.session.journey)
            self.view.select(there)
            if there:
                self.view.reveal(there[0])
                self.looking.tell_chosen(there[0])

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of what is selected on the canvas."""
        return self.view.selection.ids if self.view is not None else ()

    def _selection_changed(self, ids: Sequence[str]) -> None:
        self.side.properties.set_selection(tuple(ids))
        self.side.outline.set_selection(tuple(ids))
        self.commands.refresh()

    def _focus_changed(self, focus: Focus) -> None:
        self.side.properties.set_cell(focus.cell)
        self._offer_usual(focus)

    def _offer_usual(self, focus: Focus) -> None:
        self.add_panel.set_stage(focus_stage(self.session.journey, focus) if self.session is not None else "")

    def _say_point(self, text: str) -> None:
        """A point of a curve that has the keyboard is no part of its own to a screen reader."""
        if self.view is not None and self.view.focus.on is not None:
            self.announcer.say(text)

    def _map_changed(self, change: Change) -> None:
        if self.session is None:
            return
        self.message_bar.withdraw_offers(self.commands.edit.undo)
        self._show_counts()
        if self.view is not None:
            from designer.layout import theme_for

            theme = theme_for(self.session.journey.header)
            if theme is not self.view.live.theme:
                self.view.set_theme(theme)
            if self.view.focus.id in change.pairs:  # it may stand in another stage now
                self._offer_usual(self.view.focus)
        self.commands.edit.tell_losses(change)
        self.commands.refresh()

    def _show_counts(self) -> None:
        if self.session is None:
            return
        waiting = len(self.session.journey.tray)
        self.status.set_tray(waiting)
        self.touch_mode.show_counts()
        self.side.show_counts(self._gap_count, waiting)

    @property
    def is_writing(self) -> bool:
        """Whether a text is being written on the map."""
        return self.view is not None and self.view.session is not None

    @property
    def _unnamed(self) -> str:
        """The id of what is being written on the map for the first time, "" for nothing."""
        writing = self.view.session.writing if self.view is not None and self.view.session is not None else None
        return writing.id if writing is not None and writing.is_first else ""

    def _map_checked(self) -> None:
        from designer.window.checking import finished

        if self.session is None or self.view is None:
            return
        self.levels.reader.judge(self.session)
        self._left_out = self._unnamed
        findings = finished(self.session.findings, self.session.journey, self._left_out)
        self.status.set_findings(findings)
        self.gaps.show_findings(findings)
        self.side.properties.show_gaps()
        counts = findings.counts if findings is not None else None
        self._gap_count = counts.error + counts.warning + counts.info if counts is not None else 0
        self._show_counts()
        if counts is not None and counts != self._counts and not self._left_out:
            self.announcer.say(ngettext("{n} gap", "{n} gaps", self._gap_count).format(n=self._gap_count))
        if not self._left_out:
            self._counts = counts
        self.view.set_gaps({id: worst for id, worst in self.session.worst_gaps().items() if id != self._left_out})

    def _show_title(self) -> None:
        if self.session is None:
            return
        self.toolbar.show_session(self.session)
        self.touch_mode.show_saved()
        # Qt puts its own mark of an edited map where [*] stands; a title may hold one too.
        self.setWindowTitle(f"{self.session.title.replace('[*]', '[ * ]')}[*] – {_('Journey Designer')}")
        self.setWindowModified(self.session.is_edited)
        self.levels.refresh()
        self.saves_itself.look()

    def _refresh_look(self) -> None:
        if "actions_by_id" in self.__dict__:
            self.actions_by_id.set_tokens(self.context.tokens)
            self.commands.view.mark()
        if self.view is not None:
            from designer.canvas.colours import colours_for

            tokens = self.context.tokens
            self.view.set_colours(colours_for(is_dark=tokens.is_dark, is_strong=tokens.is_strong))
        self._show_title()

    def _follow_text_size(self) -> None:
        """Another text size was chosen, in whatever window."""
        if "finder" in self.__dict__:
            self.finder.close()
        self._take_text_size()

    def _take_text_size(self) -> None:
        """Make everything that has a size of its own anew."""
        touch = self.touch_mode
        was_touched, is_chosen = touch.is_on, touch.is_chosen
        touch.leave()
        self._stack.removeWidget(self.welcome)
        self.welcome.hide()
        self.welcome.deleteLater()
        from designer.window.menus import Menu

        self._make_shell()
        for menu in self.findChildren(Menu):
            menu.setFont(self.context.font(13))
        self.message_bar.take_scale()
        if self.crumbs is not None:
            self.crumbs.take_scale()
        chosen: dict[str, str] = {}
        if "side" in self.__dict__:
            chosen = self.side.chosen_tabs
            self.side.remember()
            self.side.drop()
            del self.side
        if self.session is None or self.view is None:
            self.show_welcome()
            return
        self.status.set_map_shown(True)
        self.view.hint.connect(self.status.set_keys)
        self.view.status_message.connect(self.status.set_text)
        self.view.zoom_changed.connect(self.status.set_zoom)
        self.status.set_zoom(self.view.zoom)
        self.view.tray_target = self.side.is_over_tray
        self.side.attach(self.session)
        self.side.set_narrow(self.width() < self.context.scale(NARROW))
        self.side.open_docks()
        self.side.choose_tabs(chosen)
        self._map_checked()
        self._selection_changed(self.selection)
        touch.set_on(was_touched, is_chosen=is_chosen)
        self.comparing.take_text_size()

    # What panels and the canvas ask for

    def say(self, text: str) -> None:
        """Say something in the status bar."""
        self.status.set_text(text)

    def _follow_focus(self, _old: QWidget | None, _now: QWidget | None) -> None:
        """While title or scenario of a new map are written, say what Enter goes on to."""
        from designer import settings as keys

        if self.view is None:
            return
        self.side.properties.judge(not self._unnamed)
        if self.view.session is not self._written:
            self._written = self.view.session
            if self._written is not None:
                self._written.editor.written.connect(self._show_written)
            self._show_written()
        if self._left_out != self._unnamed:
            # Not at once: an editor that closes gives the focus away before its text is kept.
            call_later(self, self._map_checked)
        writing = self.view.session.writing if self.view.session is not None else None
        ways = {"title": _("goes on to the scenario"), "scenario": _("goes on to the persona")}
        way = ways.get(writing.part) if writing is not None else None
        if way is not None and self.context.settings.get(keys.HINTS):
            self.status.set_keys(((_("Enter"), way), (_("Esc"), _("skips the rest"))))
            self._shows_way = True
        elif self._shows_way:
            self.status.set_keys(())
            self._shows_way = False

    def _show_written(self, _has_grown: bool = False) -> None:
        """Properties tell the name as it is being written on the map."""
        session = self._written
        if session is not None and session.writing.part == "name" and not session.is_over:
            self.side.properties.show_written(session.writing.id, session.editor.text)
        else:
            self.side.properties.show_written("", "")

    def do_action(self, id: str) -> None:
        """Do an action that a panel asks for, where the window has it."""
        if id in self.actions_by_id:
            self.actions_by_id[id].trigger()

    def open_panel(self, id: str) -> None:
        """Show a panel of the bottom dock, and let the keys go there; not while two maps are compared."""
        if self.comparing.is_on:
            return
        self.bottom.show_panel(id)
        self.bottom.panel(id).setFocus()

    def mark_panels(self, _what: object = None) -> None:
        """Check in the menu which panels can be seen."""
        if self.session is not None:
            self.commands.view.mark_panels()

    def insert_item(self, item: Item) -> None:
        """Insert something of the palette."""
        self.commands.insert.insert(item)

    def set_profile(self, profile: str) -> None:
        """Check by another profile."""
        self.commands.map.set_profile(profile)

    def go_home(self) -> None:
        """The start page."""
        self.files.ask_new()

    def undo_import(self) -> None:
        """Take an import back: the last step, or the whole map where it began with it."""
        if self.session is not None and self.session.document.undo_label:
            self._do("edit.undo")
        elif self.session is not None:
            self.session.document.mark_saved()
            self.session.drop_recovery()
            self.show_welcome()

    def show_gap(self, gap: Gap) -> None:
        """Show where a gap is: select its elements, scroll only if they are out of sight. One about the whole map lets go of
        the selection, so that the map's own properties show."""
        if self.view is not None:
            self.select(gap.elements)
        self.status.set_text(f"{gap.message} {gap.suggestion}")

    def go_to_gap(self, gap: Gap) -> None:
        """Show a gap in its list, and on the map."""
        self.bottom.show_panel("gaps")
        self.gaps.select_gap(gap)

    def _type_into_tray(self, text: str) -> None:
        self.bottom.show_panel("tray")
        self.tray.line.setText(self.tray.line.text() + text)
        self.tray.line.setFocus()

    def finish_editing(self) -> None:
        """Keep what is being typed on the map."""
        if self.view is not None:
            self.view.finish_editing()

    def focus_canvas(self) -> None:
        """Let the keys go to the map, to the maps that are compared, or to the first page."""
        if self.comparing.canvas is not None:
            self.comparing.canvas.setFocus()
        elif self.view is not None:
            self.view.setFocus()
        else:
            self.welcome.focus_first()

    # Window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "side" in self.__dict__:
            self.side.toolbar.setFixedWidth(self.width())
            self.side.limit_docks()
            self.side.bottom.setMaximumHeight(max(self.height() // 2, self.side.bottom.minimumHeight()))
            self.side.set_narrow(self.width() < self.context.scale(NARROW))
            self.touch_mode.resized()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        from designer.window.focus_order import focus_next_part

        if event.key() == Qt.Key.Key_F6:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            focus_next_part(self, -1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.view is not None and not self.view.hasFocus():
            self.focus_canvas()  # from the bars
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from designer.window import drops

        if drops.is_welcome(self, event.mimeData()):
            event.acceptProposedAction()
            drops.show_on_first_page(self, event.mimeData())

    def dropEvent(self, event: QDropEvent) -> None:
        from designer.window import drops

        event.acceptProposedAction()
        drops.take(self, event.mimeData(), event.position().toPoint())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.complete()
        if not self.files.may_close():
            event.ignore()
            return
        self.files.exchange.stop()
        self.touch_mode.leave()
        self.comparing.stop()  # docks and place are remembered as the map had them
        window_memory.remember(self)
        if self.session is not None:
            self._leave_map()
            self.levels.drop()
            session, self.session = self.session, None
            session.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.session is None:
            return
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            call_later(self, self.files.look_at_file)


def _minimap_of(view: MapView) -> Minimap | None:
    from designer.canvas.minimap import Minimap

    return view.findChild(Minimap)
