"""The main window: puts canvas, docks and bars round one map, and keeps them showing the same."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from designer import settings as keys
from designer.model import Change, Gap, Severity
from designer.window.actions import MENUS, SUBMENUS, Actions, ActionSpec
from designer.window.commands import Commands
from designer.window.context import Context
from designer.window.docks import Dock, add_docks
from designer.window.files import Files
from designer.window.gaps_panel import GapsPanel
from designer.window.message_bar import MessageBar
from designer.window.session import MapSession
from designer.window.status_bar import StatusBar
from designer.window.toolbar import Toolbar
from designer.window.tray_panel import TrayPanel
from designer.window.welcome import WelcomePage
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

MIN_SIZE = (960, 600)
FRAME = 40  # px that the title bar and borders of a window take at most


class MainWindow(QMainWindow):
    """One window: the welcome page, or one map."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.session: MapSession | None = None
        self.view: MapView | None = None
        self.actions_by_id = Actions(self, context.tokens)
        self.setMinimumSize(*MIN_SIZE)
        self.setAcceptDrops(True)

        self.toolbar = Toolbar(context, self.actions_by_id)
        self.message_bar = MessageBar(context)
        self.status = StatusBar(context)
        self.welcome = WelcomePage(context)
        self._stack = QStackedWidget()
        self._canvas_place = QWidget()
        self._canvas_column = QVBoxLayout(self._canvas_place)
        self._canvas_column.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._canvas_place)
        centre = QFrame()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message_bar)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self._bar = QToolBar(_("Toolbar"))
        self._bar.setObjectName("toolbar")
        self._bar.setMovable(False)
        self._bar.addWidget(self.toolbar)
        self._bar.setStyleSheet("QToolBar { border: none; padding: 0; margin: 0; }")
        self.addToolBar(self._bar)
        status_bar = self.statusBar()
        status_bar.setSizeGripEnabled(False)
        status_bar.setContentsMargins(0, 0, 0, 0)
        status_bar.addPermanentWidget(self.status, 1)
        status_bar.setStyleSheet("QStatusBar { border: none; } QStatusBar::item { border: none; }")

        self._make_docks()
        self._fill_menus()
        self.files = Files(self)
        self.commands = Commands(self)
        self._connect()
        self._restore()
        self.show_welcome()

    # Building

    def _make_docks(self) -> None:
        from designer.window.add_panel import AddPanel
        from designer.window.properties import PropertiesPanel

        context = self.context
        self.left = Dock(context, "dock.left", _("Add"), self)
        self.right = Dock(context, "dock.right", _("Properties"), self)
        self.bottom = Dock(context, "dock.bottom", _("Gaps and tray"), self, closable=True)
        self.add_panel = AddPanel(context)
        self.properties = PropertiesPanel(context)
        self.gaps = GapsPanel(context)
        self.tray = TrayPanel(context)
        self.left.add_panel("add", _("Add"), self.add_panel)
        self.right.add_panel("properties", _("Properties"), self.properties)
        self.bottom.add_panel("gaps", _("Gaps"), self.gaps, self.gaps.tools)
        self.bottom.add_panel("tray", _("Tray"), self.tray)
        add_docks(self, self.left, self.right, self.bottom)
        for dock, least, most in ((self.left, 200, 400), (self.right, 280, 480)):
            dock.setMinimumWidth(context.scale(least))
            dock.setMaximumWidth(context.scale(most))
        self.bottom.setMinimumHeight(context.scale(120))
        self._size_docks()

    def _size_docks(self) -> None:
        scale = self.context.scale
        self.resizeDocks([self.left, self.right], [scale(256), scale(336)], Qt.Orientation.Horizontal)
        self.resizeDocks([self.bottom], [scale(186)], Qt.Orientation.Vertical)

    def _fill_menus(self) -> None:
        self.submenus: dict[str, QMenu] = {}
        for title, entries in MENUS:
            menu = self.menuBar().addMenu(_(title))
            for entry in entries:
                if isinstance(entry, ActionSpec):
                    if entry.id:
                        menu.addAction(self.actions_by_id[entry.id])
                        self.addAction(self.actions_by_id[entry.id])
                    else:
                        menu.addSeparator()
                else:
                    submenu = menu.addMenu(_(SUBMENUS[entry][0]))
                    self.submenus[entry] = submenu
                    for spec in SUBMENUS[entry][1]:
                        submenu.addAction(self.actions_by_id[spec.id])
        for id in ("touchpoint", "stage", "channel", "note", "persona", "lane"):
            self.toolbar.insert_menu.addAction(self.actions_by_id[f"insert.{id}"])

    def _connect(self) -> None:
        status, gaps = self.status, self.gaps
        self.toolbar.home_clicked.connect(self.files.go_home)
        status.gaps_clicked.connect(lambda: self.bottom.show_panel("gaps"))
        status.tray_clicked.connect(lambda: self.bottom.show_panel("tray"))
        status.zoom_asked.connect(self.commands.set_zoom)
        status.zoom_stepped.connect(self.commands.step_zoom)
        status.fit_asked.connect(self.actions_by_id["view.fit"].trigger)
        gaps.gap_chosen.connect(self.show_gap)
        gaps.profile_chosen.connect(lambda profile: self.commands.set_profile(profile))
        self.properties.select_asked.connect(self.select)
        self.properties.gap_asked.connect(self._go_to_gap)
        self.properties.said.connect(self.status.set_text)
        self.tray.select_asked.connect(self.select)
        self.tray.said.connect(self.status.set_text)
        self.add_panel.item_asked.connect(lambda item: self.commands.insert_item(item))
        self.welcome.template_chosen.connect(self.files.new_from_template)
        self.welcome.sample_chosen.connect(self.files.open_sample)
        self.welcome.open_asked.connect(self.files.ask_open)
        self.welcome.import_asked.connect(self.files.ask_import)
        self.welcome.file_chosen.connect(self.files.open_path)
        self.context.look_changed.connect(self._refresh_look)

    # What is shown

    def show_welcome(self) -> None:
        """Show the first page; the docks close."""
        self.session = None
        self._drop_view()
        self._stack.setCurrentWidget(self.welcome)
        for dock in (self.left, self.right, self.bottom):
            dock.hide()
        self._bar.hide()
        self.status.set_map_shown(False)
        self.status.set_text(_("Enter starts the chosen one"))
        self.setWindowTitle(_("Journey Designer"))
        self.welcome.refresh()
        self.commands.refresh()

    def show_session(self, session: MapSession) -> None:
        """Show a map in this window, in place of what it showed."""
        from designer.canvas.colours import DARK, LIGHT
        from designer.canvas.view import MapView
        from designer.layout import Theme

        old = self.session
        self._drop_view()
        if old is not None:
            old.close()
            old.deleteLater()
        self.session = session
        session.setParent(self)
        colours = DARK if self.context.tokens.is_dark else LIGHT
        view = MapView(session.document, Theme.load(session.journey.header.theme), self.context.fonts, colours=colours)
        self.view = view
        self._shown_theme = session.journey.header.theme
        view.setObjectName("canvas")
        view.selection_changed.connect(self._selection_changed)
        view.status_message.connect(self.status.set_text)
        view.zoom_changed.connect(self.status.set_zoom)
        view.context_requested.connect(lambda _hit, place: self.commands.show_context_menu(place))
        view.insert_requested.connect(lambda _focus: self.commands.show_insert_list())
        view.tray_text.connect(self._type_into_tray)
        view.tray_target = self._is_over_tray
        self._canvas_column.addWidget(view)
        for panel in (self.add_panel, self.properties, self.gaps, self.tray):
            panel.set_session(session)
        session.changed.connect(self._map_changed)
        session.checked.connect(self._map_checked)
        session.saved_state_changed.connect(self._show_title)
        self._stack.setCurrentWidget(self._canvas_place)
        self._bar.show()
        self.status.set_map_shown(True)
        self.status.set_text("")
        self._open_docks()
        self._show_title()
        self._map_checked()
        self._selection_changed(())
        self.status.set_tray(len(session.journey.tray))
        self.tray_title()
        QTimer.singleShot(0, self._first_look)

    def _open_docks(self) -> None:
        closed = self.context.settings.get(keys.OPEN_PANELS)
        self.left.setVisible(closed.get("left", True))
        self.right.setVisible(closed.get("right", True))
        small = self.screen().availableGeometry().height() < 800
        self.bottom.setVisible(closed.get("bottom", not small))
        self._size_docks()

    def _first_look(self) -> None:
        # As it was left; the first time at whole map, but never below 60 % or above 100 %.
        if self.view is None or self.session is None:
            return
        memory = self.context.settings.memory(self.session.journey.header.uid)
        self.view.show_first()
        if memory.zoom and memory.centre and self.session.path is not None:
            self.view.set_zoom(memory.zoom)
            x, y = self.view.camera.to_view(*memory.centre)
            self.view.scroll_by(self.view.camera.width / 2 - x, self.view.camera.height / 2 - y)
        self.view.setFocus()

    def _drop_view(self) -> None:
        if self.view is None:
            return
        self._remember_map()
        for panel in (self.add_panel, self.properties, self.gaps, self.tray):
            panel.set_session(None)
        self._canvas_column.removeWidget(self.view)
        self.view.hide()
        self.view.deleteLater()
        self.view = None

    def _remember_map(self) -> None:
        if self.session is None or self.view is None or not self.session.journey.header.uid:
            return
        import msgspec

        uid = self.session.journey.header.uid
        settings = self.context.settings
        camera = self.view.camera
        centre = camera.to_map(camera.width / 2, camera.height / 2)
        memory = msgspec.structs.replace(settings.memory(uid), zoom=camera.zoom, centre=centre)
        settings.remember(uid, memory)

    # Keeping all parts the same

    def select(self, ids: Sequence[str]) -> None:
        """Select elements on the canvas, scrolling only where they are out of sight."""
        if self.view is not None and self.session is not None:
            there = tuple(i for i in ids if i in self.session.journey)
            self.view.select(there)
            if there:
                self.view.reveal(there[0])

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of what is selected on the canvas."""
        return self.view.selection.ids if self.view is not None else ()

    def _selection_changed(self, ids: Sequence[str]) -> None:
        self.properties.set_selection(tuple(ids))
        self.commands.refresh()

    def _map_changed(self, change: Change) -> None:
        if self.session is None:
            return
        self.status.set_tray(len(self.session.journey.tray))
        self.tray_title()
        theme = self.session.journey.header.theme
        if self.view is not None and theme != self._shown_theme:
            from designer.layout import Theme

            self._shown_theme = theme
            self.view.set_theme(Theme.load(theme))
        self.commands.refresh()

    def tray_title(self) -> None:
        """Say on the tab how many touchpoints wait."""
        waiting = len(self.session.journey.tray) if self.session else 0
        self.bottom.set_title("tray", f"{_('Tray')} {waiting}" if waiting else _("Tray"))

    def _map_checked(self) -> None:
        if self.session is None or self.view is None:
            return
        findings = self.session.findings
        self.status.set_findings(findings)
        self.gaps.show_findings(findings)
        self.properties.show_gaps()
        count = len([g for g in findings.gaps if not g.is_waived]) if findings else 0
        self.bottom.set_title("gaps", f"{_('Gaps')} {count}" if count else _("Gaps"))
        badges: dict[str, Severity] = {}
        if findings and self.context.settings.get(keys.BADGES):
            badges = {id: gaps[0].severity for id, gaps in self.session.checker.by_element.items()}
        self.view.set_gaps(badges)

    def _show_title(self) -> None:
        if self.session is None:
            return
        self.toolbar.show_session(self.session)
        self.setWindowTitle(f"{self.session.title}[*] – {_('Journey Designer')}")
        self.setWindowModified(self.session.is_edited)
        self.commands.refresh()

    def show_gap(self, gap: Gap) -> None:
        """Show where a gap is: select its elements, scroll only if they are out of sight."""
        self.status.set_text(f"{gap.message} {gap.suggestion}")
        if self.view is not None and gap.elements:
            self.select(gap.elements)
            self.status.set_text(f"{gap.message} {gap.suggestion}")

    def _go_to_gap(self, gap: Gap) -> None:
        self.bottom.show_panel("gaps")
        self.gaps.select_gap(gap)

    def _type_into_tray(self, text: str) -> None:
        self.bottom.show_panel("tray")
        self.tray.line.setText(text)
        self.tray.line.setFocus()

    def _is_over_tray(self, at: QPoint) -> bool:
        """Whether a point of the screen lies on the tray's tab, its list, or its count in the status bar."""
        places: list[QWidget] = [self.bottom.tab("tray"), self.status.tray]
        if self.bottom.is_shown("tray"):
            places.append(self.tray)
        return any(w.isVisible() and w.rect().contains(w.mapFromGlobal(at)) for w in places)

    def _refresh_look(self) -> None:
        self.actions_by_id.set_tokens(self.context.tokens)
        if self.view is not None:
            from designer.canvas.colours import DARK, LIGHT

            self.view.set_colours(DARK if self.context.tokens.is_dark else LIGHT)
        self._show_title()

    # Window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setFixedWidth(self.width())
        self.toolbar.setFixedWidth(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # After the drop is done, so that a question does not hang in the drag of another program.
        QTimer.singleShot(0, lambda: self.files.take_dropped(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_close():
            event.ignore()
            return
        self._remember()
        session, self.session = self.session, None
        if session is not None:
            session.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self.files.look_at_file)

    def _restore(self) -> None:
        stored = self.context.settings.get(keys.WINDOW_GEOMETRY)
        if not stored or not self.restoreGeometry(QByteArray(base64.b64decode(stored))):
            size = self.screen().availableGeometry()
            self.resize(min(1440, size.width()), min(900, size.height() - FRAME))

    def _remember(self) -> None:
        self._remember_map()
        settings = self.context.settings
        settings.set(keys.WINDOW_GEOMETRY, base64.b64encode(self.saveGeometry().data()).decode())
        if self.session is not None:
            panels = {"left": self.left, "right": self.right, "bottom": self.bottom}
            settings.set(keys.OPEN_PANELS, {name: not dock.isHidden() for name, dock in panels.items()})
        import contextlib

        with contextlib.suppress(OSError):
            settings.save()
