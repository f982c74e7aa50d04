"""Finding in the open map: what is sought, where one is, and the bar, the list and the marks that show it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from designer.canvas.overlay import outline_of
from designer.drawing import Box
from designer.editing import operations as ops
from designer.finding import Hit, Query
from designer.model import SubMap, View
from designer.model.elements import HEADER_ID, Waiver
from designer.window.find_bar import FindBar
from designer.window.find_replacing import Replacing
from designer.window.find_scope import FindScope
from designer.window.found_words import field_name, icon_of, where
from designer.window.later import call_later
from designer.window.sought import Sought
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.window.find_results import FindResults
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession

PANEL = "found"
_SLICE = 0.008  # seconds of folding texts between two events


class Finder:
    """Find and replace in one window. There is nothing of it until it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.scope: FindScope | None = None  # what is searched
        self._replacing = Replacing(window, self)
        self._waits = False  # for texts that are not folded yet
        self._is_new = self._goes = False  # something else is sought; its first hit is to be shown
        self._expected: MapSession | None = None  # the map that the window is going to show, up or down from this one
        self._bar: FindBar | None = None
        self._before = ""  # the panel of the bottom dock that was in front
        self._start = ""  # the element from which on one looks
        self.hits: Sequence[Hit] = ()
        self.at = -1  # which hit one is at
        self._gone_to = -1  # the one that was selected: typing only shows the first
        self._seen = -1  # the one that typing has shown
        self._says_place = False  # whether the status bar tells where one is
        self._replaced: tuple[Query | None, str] = (None, "")  # what was replaced all over, and what is said of that

    # Opening and closing

    @property
    def bar(self) -> FindBar | None:
        """The bar, while one is finding."""
        return self._bar if self.is_open else None

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and not self._bar.isHidden()

    @property
    def results(self) -> FindResults:
        """The list of the bottom dock."""
        return self._window.side.found

    def open(self, *, with_replace: bool = False, takes_keys: bool = True) -> None:
        """Open the bar, or let the keys go there again."""
        window = self._window
        if window.session is None or window.view is None:
            return
        window.view.finish_editing()
        if not self.is_open:
            self._follow(window.session.of_file)
            if self._bar is None:
                self._bar = self._make_bar()
            window.add_above_canvas(self._bar)
            self._start = window.view.focus.id or window.view.selection.only
            tab = window.bottom.tab(PANEL)
            tab.setVisible(True)
            self._before = "" if window.bottom.isHidden() or window.bottom.is_shown(PANEL) else window.bottom.shown_id
            if not window.bottom.isHidden():
                window.bottom.show_panel(PANEL)
            self._search(goes=False)
        assert self._bar is not None
        if takes_keys:
            self._bar.open(with_replace=with_replace)
        else:
            self._bar.show()
        self._replacing.tell_count()

    def _make_bar(self) -> FindBar:
        bar = FindBar(self._window.context)
        bar.asked.connect(self._search)
        bar.shown_more.connect(self._show_more)
        bar.stepped.connect(self.step)
        bar.replace_asked.connect(self._replacing.replace_one)
        bar.replace_all_asked.connect(self._replacing.replace_all)
        bar.closed.connect(self.leave)
        results = self.results
        results.rows.describe = self._describe
        results.hit_chosen.connect(self.go_to)
        return bar

    def _follow(self, file: MapSession) -> None:
        if self.scope is None or file is not self.scope.session:
            self._forget()
            self.scope = FindScope(self._window, file, self._map_changed)
            call_later(self._window, self._prepare)

    def _prepare(self) -> None:
        """Fold the texts of a large map piece by piece, while nothing else is to do; then find what was typed meanwhile."""
        if self.scope is None:
            return
        if not self.scope.prepare(_SLICE):
            call_later(self._window, self._prepare)
        elif self._waits:
            self._find()

    def _forget(self) -> None:
        if self.scope is not None:
            self.scope.leave()
        self.scope = None
        self.hits, self.at, self._seen = (), -1, -1
        self._waits = self._is_new = False

    def _show_more(self) -> None:
        """The bar is higher or lower: what it shows must not lie below it."""
        self._replacing.tell_count()
        call_later(self.results, self._show_again)

    def _show_again(self) -> None:
        if self.is_open and self.at >= 0 and self.at in (self._seen, self._gone_to):
            self._reveal()

    def leave(self) -> None:
        """Close the bar; the keys go to the map, where the last hit is selected."""
        if 0 <= self._seen == self.at:
            self.go_to(self.at)
        self.close()
        self._window.focus_canvas()

    def close(self) -> None:
        """Close the bar and take the marks away. What was sought is sought again when it opens."""
        window, bar = self._window, self._bar
        if bar is None:
            return
        if window.view is not None:
            window.view.show_found(None)
        if window.has_side:
            window.bottom.tab(PANEL).setVisible(False)
            if window.bottom.shown_id == PANEL:
                window.bottom.show_panel(self._before or "gaps", opens=False)
            self.results.show_hits((), "")
        bar.hide()
        if bar.context_scale != window.context.scale.percent:
            bar.deleteLater()  # another one is made, of the new size
            self._bar = None

    def leave_map(self) -> None:
        """The map leaves the window: it is let go of while it is still there. On the way to another map of the same file
        finding goes on."""
        if self._expected is not None and self.scope is not None and self._expected.of_file is self.scope.session:
            return
        self.close()
        self._forget()

    def expect(self, session: MapSession) -> None:
        """The window is going to show a map above or below the one that is shown."""
        self._expected = session

    def arrive(self) -> None:
        """It is shown now."""
        self._expected = None
        self._gone_to = self._seen = -1
        if self.is_open:
            self._window.bottom.tab(PANEL).setVisible(True)
            self._show()

    # Searching

    @property
    def query(self) -> Query:
        """What is sought now."""
        bar = self._bar
        if bar is None:
            return Query("")
        return Query(bar.field.text(), bar.whole.isChecked(), bar.exact.isChecked())

    def _search(self, *, goes: bool = True) -> None:
        """Find what is typed, and show the first hit from where one is."""
        if self.scope is not None and self._bar is not None:
            self._is_new, self._goes = True, goes
            self._find_soon()

    def _map_changed(self) -> None:
        if self.scope is not None and self.is_open:
            self._find_soon()

    def _find_soon(self) -> None:
        """At once where all texts are folded; else a letter, or an edit of a large map, is not held up by that."""
        assert self.scope is not None
        if self.scope.prepare(_SLICE) or not self.query.needle:
            self._find()
        elif not self._waits:
            self._waits = True
            if self._bar is not None:
                self._bar.show_count("…", has_hits=False, can_replace=False)
            call_later(self._window, self._prepare)

    def catch_up(self) -> None:
        """What is sought must be found now."""
        if self._waits:
            self._find()

    def _find(self) -> None:
        self._waits = False
        if self.scope is None or (not self.is_open and not self._is_new):
            return
        self.hits = hits = self.scope.find(self.query)
        if hits:
            self._replaced = (None, "")
        is_new, self._is_new = self._is_new, False
        if is_new:
            self.at, self._gone_to, self._seen = self.scope.first_from(hits, self._start), -1, -1
        else:
            self.at = min(max(self.at, 0), len(hits) - 1)
        self._show()
        if is_new and self._goes and self.at >= 0:
            self._reveal()
            self._seen = self.at if self._words() is not None else -1

    def _show(self) -> None:
        """Say how many there are, list and mark them."""
        bar = self._bar
        assert bar is not None
        query, hits = self.query, self.hits
        hit = hits[self.at] if self.at >= 0 else None
        if not query.needle:
            text = ""
        elif hit is None:
            text = _("Not found")
        else:
            text = _("{n} of {count}").format(n=self.at + 1, count=len(hits))
        bar.show_count(text, has_hits=bool(hits), can_replace=hit is not None and ops.can_be_replaced(hit))
        self._replacing.tell_count()
        self._say_place(hit)
        self.results.show_hits(hits, self._sentence())
        self._window.bottom.tab(PANEL).set_count(str(len(hits)) if hits else "")
        if self.at >= 0:
            self.results.mark(self.at)
        if self._window.view is not None:
            self._window.view.show_found(Sought(query, hits, hit, self._path) if hits else None)
        if text:
            self._window.announcer.say(text)

    @property
    def _path(self) -> tuple[str, ...]:
        return self.scope.path if self.scope is not None else ()

    def _sentence(self) -> str:
        """What is said in place of hits."""
        if not self.query.needle:
            return _(
                "Type what you look for: names, notes, dates, figures, every field of the map and of the maps inside it."
            )
        replaced, said = self._replaced
        return (
            said if replaced == self.query else _("“{text}” stands nowhere on this map.").format(text=self.query.text)
        )

    def tell_replaced(self, sentence: str) -> None:
        """What is sought was replaced wherever it stood: its list says so until it is found again."""
        self._replaced = self.query, sentence
        if not self._waits:
            self._show()

    def _say_place(self, hit: Hit | None) -> None:
        """Tell in the status bar where one is; where nothing is found any more, what is focused."""
        if hit is None or self.scope is None:
            if self._says_place and self._window.view is not None:
                self._window.status.set_text(self._window.view.status_text())
            self._says_place = False
            return
        self._says_place = True
        place, hidden = where(self.scope.map_at, hit), self._hidden(hit)
        self._window.status.set_text(f"{place} · {hidden}" if hidden else place)

    def _describe(self, hit: Hit) -> tuple[str, str, str]:
        assert self.scope is not None
        inner = self.scope.map_at(hit.within)
        element = inner.get(hit.id) if inner is not None else None
        if inner is None or element is None:
            return "search", field_name(hit.field), ""
        return icon_of(inner, element), where(self.scope.map_at, hit), self._hidden(hit)

    def _hidden(self, hit: Hit) -> str:
        """Why the element of a hit can't be seen on the map now, "" where it can."""
        view, session = self._window.view, self._window.session
        if view is None or session is None or hit.within != self._path:
            return ""
        if isinstance(session.journey.get(hit.id), View | Waiver):
            return ""
        if hit.id not in view.shown:
            return _("hidden by the view")
        is_seen = hit.id == HEADER_ID or _box_of(view, hit.id) is not None
        return "" if is_seen else _("not shown on the map")

    # Going from hit to hit

    def step(self, by: int) -> None:
        """Go to the next hit (+1) or the one before (-1), round and round; opens the bar where it is not there."""
        is_seen = not self._waits and 0 <= self._seen == self.at  # nothing was shown yet of what is still sought
        self.catch_up()
        if not self.is_open:
            had_text = self._bar is not None and bool(self._bar.field.text())
            self.open(takes_keys=not had_text)
            self.catch_up()
            if self.hits and self._is_at(self.at):
                self._gone_to = self.at
        if self.hits:
            is_there = is_seen or (self._gone_to == self.at and self._is_at(self.at))
            self.go_to((self.at + by) % len(self.hits) if is_there or by < 0 else self.at)
        elif self.query.needle:
            self._window.status.set_text(_("“{text}” stands nowhere on this map.").format(text=self.query.text))

    def _is_at(self, at: int) -> bool:
        """Whether one has gone to a hit already: its map is shown, and what holds it is selected."""
        hit = self.hits[at]
        return hit.within == self._path and self._window.selection == self._targets(hit)

    def _targets(self, hit: Hit) -> tuple[str, ...]:
        """What is selected for a hit in the map that is shown."""
        session = self._window.session
        if session is None or hit.within != self._path:
            return ()
        element = session.journey.get(hit.id)
        if isinstance(element, Waiver):
            return tuple(i for i in element.about if i in session.journey)
        return () if hit.id == HEADER_ID or isinstance(element, View | SubMap) else (hit.id,)

    def go_to(self, at: int) -> None:
        """Go to a hit: show its map, select its element, show it there, else in Properties."""
        self.catch_up()
        if not 0 <= at < len(self.hits):
            return
        hit = self.hits[at]
        self.at, self._gone_to, self._seen = at, at, -1
        if hit.within == self._path:
            self._arrive_at(hit)
            return
        keys = QApplication.focusWidget()
        assert self.scope is not None
        if not self.scope.go(hit.within):
            self._show()
            self._window.status.set_text(_("No touchpoint opens the map in which this stands."))
            return
        self.at = self._gone_to = at
        # Once the window has looked at that map as it was left.
        call_later(self._window, partial(self._come_to, hit, keys))

    def _come_to(self, hit: Hit, keys: QWidget | None) -> None:
        """In the map that was just opened: select what was found, and give the keys back to where they were."""
        if hit.within != self._path or self._bar is None:
            return
        self._arrive_at(hit)
        kept = (self._bar.field, self._bar.other, self.results.list)
        if self.is_open and any(keys is widget for widget in kept):
            assert keys is not None
            keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrive_at(self, hit: Hit) -> None:
        self._window.select(self._targets(hit))
        self._show()
        self._reveal()
        # Once the form of what is selected now is there.
        call_later(self._window.properties, self._show_field)

    def _reveal(self) -> None:
        """Show the words on the map, clear of the bar; where they are not written there, their element."""
        view, hit = self._window.view, self.hits[self.at]
        targets = self._targets(hit)
        if view is not None and targets:
            view.reveal_box(_box_of(view, targets[0]))
        if view is not None and (words := self._words()) is not None:
            view.reveal_box(words)

    def _words(self) -> Box | None:
        """Where the words one is at stand on the map; None where they are written nowhere."""
        view, hit = self._window.view, self.hits[self.at]
        if view is None or hit.within != self._path:
            return None
        layout = view.map_layout
        for group in layout.drawing.by_element.get(hit.id, ()):
            for id, box, is_current in view.found.boxes(view.painter.chunks, group.box):
                if is_current and id == hit.id:
                    return box
        return None

    def _show_field(self) -> None:
        """Show the field in Properties, and what was found in it; the keys stay where they are."""
        if not 0 <= self._gone_to < len(self.hits):
            return
        hit = self.hits[self._gone_to]
        if self._is_at(self._gone_to) and not self._window.right.isHidden():
            labels = (field_name(hit.field), _("Label"))
            found = hit.found if hit.is_told else ""
            self._window.properties.show_field(labels, hit.start, hit.end, found)


def _box_of(view: MapView, id: str) -> Box | None:
    """Where an element is; `view.box_of` would sort all groups of a large map by element first, in the middle of a word."""
    grid = view.map_layout.grid
    route = grid.routes.get(id)
    if route:
        xs, ys = [x for x, _y in route], [y for _x, y in route]
        return Box(min(xs), min(ys), max(xs), max(ys))
    return outline_of(grid, id)
