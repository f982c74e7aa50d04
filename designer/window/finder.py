"""Finding in the open map: what is sought, where one is, and the bar, the list and the marks that show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from designer.canvas.overlay import outline_of
from designer.drawing import Box
from designer.editing import Refused
from designer.editing import operations as ops
from designer.finding import Hit, Hits, Query, TextIndex
from designer.finding.folding import Places, fold, is_whole_word, keep_exact
from designer.finding.index import reading_order
from designer.model import Change, SubMap, Touchpoint, View
from designer.model.elements import HEADER_ID, Waiver
from designer.window.find_bar import FindBar
from designer.window.found_words import field_name, icon_of, inside, where
from designer.window.later import call_later
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.window.find_results import FindResults
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession

PANEL = "found"


class Finder:
    """Find and replace in one window. There is nothing of it until it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session: MapSession | None = None
        self._index: TextIndex | None = None
        self._bar: FindBar | None = None
        self._before = ""  # the panel of the bottom dock that was in front
        self._ranks: dict[str, int] | None = None
        self._start = 0  # in reading order: where finding begins
        self.hits: Sequence[Hit] = ()
        self.at = -1  # which hit one is at
        self._gone_to = -1  # the one that was selected: typing only shows the first
        window.context.size_changed.connect(self.close)

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
            self._follow(window.session)
            if self._bar is None:
                self._bar = self._make_bar()
            window.add_above_canvas(self._bar)
            self._start = self._rank_of_focus()
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

    def _make_bar(self) -> FindBar:
        bar = FindBar(self._window.context)
        bar.asked.connect(self._search)
        bar.stepped.connect(self.step)
        bar.replace_asked.connect(self.replace_one)
        bar.replace_all_asked.connect(self.replace_all)
        bar.closed.connect(self.leave)
        results = self.results
        results.rows.describe = self._describe
        results.hit_chosen.connect(self.go_to)
        return bar

    def _follow(self, session: MapSession) -> None:
        if session is not self._session:
            self._forget()
            self._session = session
            self._index = TextIndex(session.journey)
            session.changed.connect(self._map_changed)

    def _forget(self) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._map_changed)
        self._session = self._index = self._ranks = None
        self.hits, self.at = (), -1

    def leave(self) -> None:
        """Close the bar; the keys go to the map, where the last hit is selected."""
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
        """The map leaves the window: it is let go of while it is still there."""
        self.close()
        self._forget()

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
        if self._index is None or self._bar is None:
            return
        self.hits = self._index.find(self.query)
        self.at, self._gone_to = self._first_from_start(), -1
        self._show()
        if goes and self.at >= 0:
            self._reveal()

    def _first_from_start(self) -> int:
        hits = self.hits
        if not isinstance(hits, Hits) or not hits:
            return -1
        if not self._start:
            return 0
        ranks = self._ranks_now()
        return hits.first(lambda entry: ranks.get((entry.within or (entry.id,))[0], 0) >= self._start)

    def _ranks_now(self) -> dict[str, int]:
        if self._ranks is None:
            assert self._session is not None
            self._ranks = {id: i for i, id in enumerate(reading_order(self._session.journey))}
        return self._ranks

    def _rank_of_focus(self) -> int:
        view = self._window.view
        id = (view.focus.id or view.selection.only) if view is not None else ""
        return self._ranks_now().get(id, 0) if id else 0

    def _map_changed(self, change: Change) -> None:
        if self._index is None:
            return
        self._index.follow(change)
        self._ranks = None
        if self.is_open:
            self.hits = self._index.find(self.query)
            self.at = min(self.at, len(self.hits) - 1) if self.hits else -1
            if self.at < 0 and self.hits:
                self.at = 0
            self._show()

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
        self._say_note(hit)
        sentence = _("“{text}” stands nowhere on this map.").format(text=query.text) if query.needle else _(
            "Type what you look for: names, notes, every field of the map."
        )  # fmt: skip
        self.results.show_hits(hits, sentence)
        self._window.bottom.tab(PANEL).set_count(str(len(hits)) if hits else "")
        if self.at >= 0:
            self.results.mark(self.at)
        if self._window.view is not None:
            self._window.view.show_found(_Sought(query, hits, hit) if hits else None)
        if text:
            self._window.announcer.say(text)

    def _say_note(self, hit: Hit | None) -> None:
        bar, session = self._bar, self._session
        assert bar is not None
        if hit is None or session is None:
            bar.note.setText("")
            return
        hidden = self._hidden(hit)
        if not ops.can_be_replaced(hit):
            hidden = _("The path of a file is not replaced.")
        bar.note.setText(hidden)
        place = where(session.journey, hit)
        self._window.status.set_text(f"{place} · {hidden}" if hidden else place)

    def _describe(self, hit: Hit) -> tuple[str, str, str]:
        session = self._session
        assert session is not None
        inner = inside(session.journey, hit.within)
        element = inner.get(hit.id) if inner is not None else None
        if inner is None or element is None:
            return "search", field_name(hit.field), ""
        return icon_of(inner, element), where(session.journey, hit), self._hidden(hit)

    def _hidden(self, hit: Hit) -> str:
        """Why the element of a hit can't be seen on the map now, "" where it can."""
        view, session = self._window.view, self._session
        if view is None or session is None or hit.within:
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
        if not self.is_open:
            had_text = self._bar is not None and bool(self._bar.field.text())
            self.open(takes_keys=not had_text)
            if self.hits and self._is_at(self.at):
                self._gone_to = self.at
        if self.hits:
            is_there = self._gone_to == self.at and self._is_at(self.at)
            self.go_to((self.at + by) % len(self.hits) if is_there or by < 0 else self.at)
        elif self.query.needle:
            self._window.status.set_text(_("“{text}” stands nowhere on this map.").format(text=self.query.text))

    def _is_at(self, at: int) -> bool:
        """Whether one has gone to a hit already: what holds it is selected."""
        hit = self.hits[at]
        return self._window.selection == self._targets(hit)

    def _targets(self, hit: Hit) -> tuple[str, ...]:
        """What is selected for a hit: its element; for one in a map inside the touchpoint that opens it."""
        session = self._session
        assert session is not None
        if not hit.within:
            element = session.journey.get(hit.id)
            if isinstance(element, Waiver):
                return tuple(i for i in element.about if i in session.journey)
            return () if hit.id == HEADER_ID or isinstance(element, View | SubMap) else (hit.id,)
        openers = [t.id for t in session.journey.of(Touchpoint) if t.submap == hit.within[0]]
        return tuple(openers[:1])

    def go_to(self, at: int) -> None:
        """Go to a hit: select its element, show it on the map, else in Properties."""
        if not 0 <= at < len(self.hits):
            return
        hit = self.hits[at]
        self.at = self._gone_to = at
        self._window.select(self._targets(hit))
        self._show()
        self._reveal()
        # Once the form of what is selected now is there.
        call_later(self._window.properties, self._show_field)

    def _reveal(self) -> None:
        view, hit = self._window.view, self.hits[self.at]
        targets = self._targets(hit)
        if view is not None and targets:
            view.reveal_box(_box_of(view, targets[0]))
        elif view is not None and hit.id == HEADER_ID and self._gone_to == self.at:
            view.reveal(HEADER_ID)

    def _show_field(self) -> None:
        """Show the field in Properties, and what was found in it; the keys stay where they are."""
        if not 0 <= self._gone_to < len(self.hits):
            return
        hit = self.hits[self._gone_to]
        if not hit.within and self._is_at(self._gone_to) and not self._window.right.isHidden():
            labels = (field_name(hit.field), _("Label"))
            self._window.properties.show_field(labels, hit.start, hit.end)

    # Replacing

    def replace_one(self) -> None:
        """Write the other text in place of the hit one is at, and go on to the next."""
        bar, session = self._bar, self._session
        if bar is None or session is None or self.at < 0:
            return
        hit = self.hits[self.at]
        if not ops.can_be_replaced(hit):
            self.go_to((self.at + 1) % len(self.hits))
            return
        at, text = self.at, bar.other.text()
        if not self._do(lambda: ops.replace_texts(session.document, [hit], hit.found, text)):
            return
        # What was written may hold what is sought: go on behind it.
        same = (hit.within, hit.id, hit.field)
        while at < len(self.hits):
            here = self.hits[at]
            if (here.within, here.id, here.field) != same or here.start >= hit.start + len(text):
                break
            at += 1
        if self.hits:
            self.go_to(at % len(self.hits))

    def replace_all(self) -> None:
        """Write the other text in place of every hit, as one step that the bar offers to undo."""
        bar, session, query = self._bar, self._session, self.query
        if bar is None or session is None or not self.hits:
            return
        hits, text = list(self.hits), bar.other.text()
        kept = sum(1 for hit in hits if not ops.can_be_replaced(hit))
        made: list[int] = []
        if not self._do(lambda: made.append(ops.replace_texts(session.document, hits, query.text, text))):
            return
        said = ngettext("“{old}” replaced in {n} place.", "“{old}” replaced in {n} places.", made[0])
        sentence = said.format(old=query.text, n=made[0])
        if kept:
            more = ngettext("{n} path of a file was left as it is.", "{n} paths of files were left as they are.", kept)
            sentence += " " + more.format(n=kept)
        self._window.message_bar.say(sentence, (_("Undo"), self._window.commands.edit.undo), topic="replaced")

    def _do(self, act: object) -> bool:
        assert callable(act)
        if self._window.view is not None:
            self._window.view.finish_editing()
        try:
            act()
        except Refused as refusal:
            self._window.status.set_text(str(refusal))
            return False
        return True


def _box_of(view: MapView, id: str) -> Box | None:
    """Where an element is; `view.box_of` would sort all groups of a large map by element first, in the middle of a word."""
    grid = view.map_layout.grid
    route = grid.routes.get(id)
    if route:
        xs, ys = [x for x, _y in route], [y for _x, y in route]
        return Box(min(xs), min(ys), max(xs), max(ys))
    return outline_of(grid, id)


class _Sought:
    """What the canvas marks: the words, in whatever lines they stand there."""

    def __init__(self, query: Query, hits: Sequence[Hit], hit: Hit | None) -> None:
        self._query, self._hit = query, hit
        entries = hits.entries if isinstance(hits, Hits) else ()
        self.ids = frozenset(entry.id for entry in entries if not entry.within)
        self.current = hit.id if hit is not None and not hit.within else ""

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text of the map."""
        query, needle = self._query, self._query.needle
        searched = keep_exact(text) if query.is_exact else fold(text)
        places = Places("" if query.is_exact else text)
        found: list[tuple[int, int]] = []
        at = searched.find(needle)
        while at >= 0:
            stretch = places.original(at, at + len(needle))
            is_hit = stretch is not None and (not query.whole_words or is_whole_word(text, *stretch))
            if is_hit and stretch is not None:
                found.append(stretch)
            at = searched.find(needle, at + (len(needle) if is_hit else 1))  # as where hits are counted
        return found

    def current_place(self, text: str) -> tuple[int, int] | None:
        """Where the hit stands that one has gone to: inside of its whole field."""
        hit = self._hit
        if hit is None:
            return None
        field = keep_exact(hit.text).strip()
        lead = len(hit.text) - len(hit.text.lstrip())
        at = keep_exact(text).find(field)
        return (at + hit.start - lead, at + hit.end - lead) if at >= 0 else None
