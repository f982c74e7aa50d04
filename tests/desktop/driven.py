"""The program as a child of a test: started as a user starts it, and asked where on the screen things are.

python driven.py [MAP.journey]; one JSON object a line on standard input, one answer a line on standard output, with the
question's "number". It only looks: every click and key of the test comes from the X server. The questions:

{"widget": NAME}              the box on the screen of the visible widget in front with this object name, text or accessible
                              name; with "within": NAME in another one
{"row": TEXT, "of": NAME}     the box of the row that begins with this text, in a list, tree or menu; with "right": pixels, that
                              far from its right end; with "is_whole": true only where none of its height is cut off
{"map": ID, "part": PART}     the box on the screen of an element of the map; part "card" (default), "out" and "in" (the handles
                              of a card), "band" of a stage, "label" of a lane, "feeling" (its face on the curve; with "persona"),
                              "badge" (its gap), "head" and "tail" (the ends of a connection)
{"place": [STAGE, LANE]}      the middle of a stage in a lane; with "end": true near its end, behind the cards of the stage
{"state": true}               title, saved state, status bar, undo label, position in the history, zoom, what has the focus
{"picture": FILE}             what is on the screen, into a PNG

Boxes are in pixels of the screen, as the mouse counts them, whatever the scale of the program is.

A question is answered once the program has done what the user did before: "heard" tells how often a key must have come that
the user presses after everything else, and that nobody but this script sees. Such a key is lost while no window has the
keyboard; then the answer is {"heard": HOW OFTEN}, and the user presses it again.
"""

from __future__ import annotations

import ctypes
import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import (  # noqa: E402
    QAbstractNativeEventFilter,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QMenu, QMenuBar, QWidget  # noqa: E402

END_KEY = 247  # on no keyboard: a person has pressed it after what was done before
KEY_PRESS, KEY_RELEASE = 2, 3  # of X11; the first byte of an event says what it is, the second one which key
LOST_AFTER_MS = 5000


class EndKey(QAbstractNativeEventFilter):
    """Counts how often the key came; events come in the order in which they happened."""

    def __init__(self, came: Callable[[], None]) -> None:
        super().__init__()
        self.count = 0
        self._came = came

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        if bytes(kind.data()) != b"xcb_generic_event_t":
            return False, 0
        what, key = ctypes.cast(int(message), ctypes.POINTER(ctypes.c_ubyte * 2)).contents
        if key != END_KEY or what & 0x7F not in (KEY_PRESS, KEY_RELEASE):
            return False, 0
        if what & 0x7F == KEY_RELEASE:
            self.count += 1
            self._came()
        return True, 0


class Questions(QObject):
    """Reads questions beside the program and answers them in its own thread, once it has done what came before them."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[str, Any] | None = None
        self._lost = QTimer(self, singleShot=True, interval=LOST_AFTER_MS)
        self._lost.timeout.connect(self._give_up)
        self._key: EndKey | None = None
        self.asked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)

    def _take(self, line: str) -> None:
        if self._key is None:  # there is an application now
            self._key = EndKey(self._look)
            QApplication.instance().installNativeEventFilter(self._key)
        self._waiting = json.loads(line)
        self._lost.start()
        self._look()

    def _look(self) -> None:
        """Answer if the key has come, after the turn in which what came before it is done, and the one after that."""
        question = self._waiting
        if question is not None and self._key.count >= question.get("heard", 0):
            self._waiting = None
            self._lost.stop()
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: self._answer(question)))

    def _give_up(self) -> None:
        if self._waiting is not None:
            self._say(self._waiting, {"heard": self._key.count})
            self._waiting = None

    def _answer(self, question: dict[str, Any]) -> None:
        answer: Any
        try:
            answer = answer_to(question)
        except Exception as nothing:
            answer = {"missing": f"{type(nothing).__name__}: {nothing}"}
        self._say(question, answer)

    def _say(self, question: dict[str, Any], answer: Any) -> None:
        print(json.dumps({"number": question.get("number"), "answer": answer}), flush=True)


def answer_to(question: dict[str, Any]) -> Any:
    """What is asked, or LookupError where it is not on the screen."""
    if "widget" in question:
        return box_of(widget(question["widget"], question.get("within", "")))
    if "row" in question:
        return row_of(
            question["row"], question.get("of", ""), question.get("right", 0), question.get("is_whole", False)
        )
    if "picture" in question:
        # Hardly compressed: that takes a fifth of the time, and pictures are most of what a story does.
        return QApplication.primaryScreen().grabWindow(0).save(question["picture"], "PNG", 90)
    if "map" in question:
        return on_screen(map_box(question["map"], question.get("part", "card"), question.get("persona", "")))
    if "place" in question:
        stage, lane = question["place"]
        return on_screen(free_place(stage, lane, question.get("end", False)))
    return state()


def widget(name: str, within: str) -> QWidget:
    """The visible widget with an object name, a text, an accessible name or a tile's name; perhaps within another one."""
    found = [w for w in QApplication.allWidgets() if w.isVisible() and name in names_of(w)]
    if within:
        places = [w for w in QApplication.allWidgets() if w.isVisible() and within in names_of(w)]
        found = [w for w in found if any(place.isAncestorOf(w) for place in places)]
    if not found:
        raise LookupError(f"no visible widget is called {name}")
    return max(found, key=lambda w: (w.isActiveWindow(), not isinstance(w, QLabel)))


def names_of(widget: QWidget) -> set[str]:
    """What a widget can be called."""
    names = {widget.objectName(), widget.accessibleName(), getattr(widget, "name", "")}
    if isinstance(widget, QAbstractButton | QLabel):
        names.add(widget.text().replace("&", ""))
    return {n for n in names if isinstance(n, str) and n}


def box_of(widget: QWidget) -> dict[str, int]:
    """Where a widget is on the screen."""
    return box(QRect(widget.mapToGlobal(QPoint()), widget.size()))


def box(rectangle: QRect) -> dict[str, int]:
    """A box of the program as pixels of the screen: there is one screen, and it begins at 0, 0."""
    ratio = QApplication.primaryScreen().devicePixelRatio()
    found = {"x": rectangle.x(), "y": rectangle.y(), "width": rectangle.width(), "height": rectangle.height()}
    return {key: round(value * ratio) for key, value in found.items()}


def row_of(text: str, of: str, right: int, is_whole: bool) -> dict[str, int]:
    """Where a row of a list or tree, or an entry of a menu that is open, is on the screen."""
    menus = [w for w in QApplication.allWidgets() if isinstance(w, QMenu | QMenuBar) and w.isVisible()]
    entries = [(menu, action) for menu in menus for action in menu.actions() if not of]
    # The whole text before its beginning, menus that are open before their bar.
    entries.sort(key=lambda e: (plain(e[1].text()) != text, isinstance(e[0], QMenuBar)))
    for menu, action in entries:
        if plain(action.text()).startswith(text):
            area = menu.actionGeometry(action)
            return box(QRect(menu.mapToGlobal(area.topLeft()), area.size()))
    lists = [w for w in QApplication.allWidgets() if isinstance(w, QAbstractItemView) and w.isVisible()]
    for shown in sorted(lists, key=lambda w: -w.isActiveWindow()):
        if of and of not in names_of(shown):
            continue
        index = next((i for i in rows_below(shown, QModelIndex()) if str(i.data() or "").startswith(text)), None)
        area = shown.visualRect(index) if index is not None else QRect()
        sight = shown.viewport().rect()
        is_cut = area.top() < sight.top() or area.bottom() > sight.bottom()
        if area.isValid() and area.intersects(sight) and not (is_whole and is_cut):
            if right:
                area = QRect(area.right() - right, area.top(), 1, area.height())
            return box(QRect(shown.viewport().mapToGlobal(area.topLeft()), area.size()))
    raise LookupError(f"no row begins with {text}")


def plain(text: str) -> str:
    """The text of an entry of a menu as it is read."""
    return text.replace("&", "").partition("\t")[0]


def rows_below(shown: QAbstractItemView, parent: QModelIndex) -> Any:
    """Every row of a list or tree, from top to bottom."""
    model = shown.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from rows_below(shown, index)


def window() -> Any:
    """The main window that is in front."""
    from designer.window.main_window import MainWindow

    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    active = [w for w in shown if w.isActiveWindow()]
    if not shown:
        raise LookupError("no window is open")
    return (active or shown)[-1]


def view() -> Any:
    """The canvas in front."""
    if window().view is None:
        raise LookupError("no map is shown")
    return window().view


def map_box(id: str, part: str, persona: str) -> Any:
    """A box in points."""
    from designer.canvas.badges import badge_place
    from designer.canvas.overlay import handles_of

    canvas = view()
    grid = canvas.map_layout.grid
    match part:
        case "out" | "in":
            return spot(handles_of(grid.cards[id].box)[part == "out"])
        case "head" | "tail":
            return spot(grid.routes[id][-1 if part == "head" else 0])
        case "feeling":
            return spot(grid.points[persona, id])
        case "badge":
            place = badge_place(grid, id)
            if place is None:
                raise LookupError(f"{id} has no badge")
            return spot(place[0])
        case "band":
            return next(s.band for s in grid.stages if s.id == id)
        case "label":
            return next(row.label for row in grid.lanes if row.lane == id)
    found = grid.cards[id].box if id in grid.cards else canvas.box_of(id)
    if found is None:
        raise LookupError(f"{id} is not on the map")
    return found


def spot(at: tuple[float, float]) -> Any:
    """A point as a box without extent."""
    from designer.drawing import Box

    return Box(*at, *at)


def free_place(stage: str, lane: str, end: bool) -> Any:
    """A place for a card, as a box without extent, in points; three pixels from the border of a stage at least: a mouse counts
    in whole ones."""
    grid, off = view().map_layout.grid, max(3, 3 / view().zoom)
    column = next(s for s in grid.stages if s.id == stage)
    row = next(r for r in grid.lanes if r.lane == lane)
    x, y = (column.left + column.right) / 2, (row.top + row.bottom) / 2
    if end and column.steps:
        x = max(column.right - off, (max(step.right for step in column.steps) + column.right) / 2)
    return spot((x, y))


def on_screen(place: Any) -> dict[str, int]:
    """A box in points as one in pixels of the screen."""
    canvas = view()
    shown = canvas.camera.to_view_box(place)
    corner = canvas.viewport().mapToGlobal(QPoint(round(shown.left), round(shown.top)))
    return box(QRect(corner.x(), corner.y(), round(shown.width), round(shown.height)))


def popup_of(focus: QWidget | None) -> str:
    """What the popup is called in which the keys arrive, "" for none."""
    while focus is not None:
        if focus.property("kind") == "popup":
            return focus.accessibleName()
        focus = focus.parentWidget()
    return ""


def state() -> dict[str, Any]:
    """What the window says, and where the keyboard is."""
    front = window()
    focus = QApplication.focusWidget()
    told: dict[str, Any] = {
        "window": front.windowTitle(),
        "modal": QApplication.activeModalWidget() is not None,
        "popup": popup_of(focus),
        "focus": "" if focus is None else focus.objectName() or type(focus).__name__,
        "is_map": front.session is not None,
    }
    if front.session is not None:
        document = front.session.document
        told |= {
            "saved": front.session.saved_state,
            "found": front.finder.bar.count.text()
            if "finder" in front.__dict__ and front.finder.bar is not None
            else "",
            "message": front.message_bar.text if front.message_bar.isVisible() else "",
            "undo": document.undo_label,
            "redo": document.redo_label,
            "position": document.position,
            "history": list(document.history),
            "zoom": front.view.zoom,
            "selected": list(front.view.selection.ids),
            "status": front.status.text,
            "crumbs": front.levels.depth,
            "tray": len(front.session.journey.tray),
            "writes": front.view.session is not None,
            "ways": {f"{c.source} {c.target}": c.id for c in front.session.journey.connections},
            "elements": [
                {"id": e.id, "kind": type(e).__name__, "name": getattr(e, "name", "")} for e in front.session.journey
            ],
        }
    return told


if __name__ == "__main__":
    questions = Questions()
    from designer.cli import main

    sys.exit(main(sys.argv[1:]))
