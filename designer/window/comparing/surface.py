"""The comparing surface: both maps laid over each other or side by side, with the list of differences beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from designer.canvas.colours import colours_for
from designer.canvas.marked import MarkedSurface, Picture
from designer.comparing import Difference, sentence
from designer.window.comparing.alignment import Alignment
from designer.window.comparing.compared import Compared, Which
from designer.window.comparing.panel import ComparePanel
from designer.window.context import Context
from designer.window.controls import BarButton, Segments
from designer.words import _

OVER, BESIDE = "over", "beside"
_NARROW = 1100  # px of the window, below which the head says less


class CompareSurface(QFrame):
    """Shows a comparison; what is to be done with it is asked for by signals."""

    stop_asked = Signal()
    swap_asked = Signal()
    print_asked = Signal()
    take_asked = Signal(object)  # Difference
    said = Signal(str)
    zoom_changed = Signal(float)

    def __init__(
        self, context: Context, compared: Compared, can_take: Callable[[Difference], bool], has_mine: bool
    ) -> None:
        super().__init__()
        self._context, self.compared = context, compared
        self._is_linking = False
        self.layout_name = OVER
        self._wants_sides = False  # they were asked for before they were laid out
        self._alignment: Alignment | None = None
        self.canvases = {Which.BOTH: self._make_canvas(Which.BOTH, compared.both)}
        self.panel = ComparePanel(context, can_take)
        self.panel.chosen.connect(self._go_to)
        self.panel.kinds_hidden.connect(self._hide_kinds)
        self.panel.take_asked.connect(self.take_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        body = QHBoxLayout()
        column.addLayout(body, 1)
        body.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvases[Which.BOTH])
        self._beside = QFrame()
        self._stack.addWidget(self._beside)
        body.addWidget(self._stack, 1)
        body.addWidget(self.panel)
        context.look_changed.connect(self._refresh_look)
        self.show_compared(compared, has_mine=has_mine)

    # Building

    def _make_canvas(self, which: Which, picture: Picture) -> MarkedSurface:
        tokens = self._context.tokens
        colours = colours_for(is_dark=tokens.is_dark, is_strong=tokens.is_strong)
        canvas = MarkedSurface(picture, colours)
        canvas.setObjectName(f"compare.{which}")
        canvas.shows_focus = which is not Which.BOTH  # of two the one that the keys go to
        canvas.mark_clicked.connect(lambda id: self._click(id, which))
        canvas.moved.connect(lambda: self._follow(which))
        canvas.zoom_changed.connect(lambda zoom: self._tell_zoom(zoom, which))
        return canvas

    def _make_head(self) -> QWidget:
        context, scale = self._context, self._context.scale
        head = QWidget()
        head.setFixedHeight(scale(44))
        self._row = row = QHBoxLayout(head)
        row.setContentsMargins(scale(16), 0, scale(10), 1)
        row.setSpacing(scale(6))
        self._names = _Names(context)
        row.addWidget(self._names, 1)
        self.swap = BarButton(context, "arrow-left-right", side=16, pad=6, height=28)
        self.swap.set_hint(_("Swap before and after"))
        self.swap.clicked.connect(self.swap_asked)
        row.addWidget(self.swap)
        row.addSpacing(scale(6))
        self.switch = Segments(context, [(OVER, _("Overlaid")), (BESIDE, _("Side by side"))])
        self.switch.setAccessibleName(_("How the maps are shown"))
        self.switch.setFixedWidth(scale(200))
        self.switch.edited.connect(self.show_layout)
        self.switch.show_value(OVER)
        row.addWidget(self.switch)
        row.addSpacing(scale(6))
        self.previous = BarButton(context, "chevron-up", side=16, pad=6, height=28)
        self.next = BarButton(context, "chevron-down", side=16, pad=6, height=28)
        self.previous.clicked.connect(lambda: self.panel.step(-1))
        self.next.clicked.connect(lambda: self.panel.step(1))
        self.previous.set_hint(_("Previous difference") + "  Shift F8")
        self.next.set_hint(_("Next difference") + "  F8")
        self._where = QLabel()
        self._where.setProperty("kind", "secondary")
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._where.setMinimumWidth(scale(58))
        for widget in (self.previous, self._where, self.next):
            row.addWidget(widget)
        row.addSpacing(scale(6))
        self.print_button = BarButton(context, "printer", side=16, pad=6, height=28)
        self.print_button.set_hint(_("Print the comparison"))
        self.print_button.clicked.connect(self.print_asked)
        row.addWidget(self.print_button)
        self.stop = QPushButton(_("Stop comparing"))
        self.stop.setFixedHeight(scale(28))
        self.stop.clicked.connect(self.stop_asked)
        row.addWidget(self.stop)
        return head

    def _fill_beside(self) -> None:
        row = QHBoxLayout(self._beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._captions: dict[Which, QLabel] = {}
        for which in (Which.BEFORE, Which.AFTER):
            if which is Which.AFTER:
                rule = QFrame()
                rule.setProperty("kind", "rule")
                rule.setFixedWidth(1)
                row.addWidget(rule)
            half = QVBoxLayout()
            row.addLayout(half, 1)
            half.setSpacing(0)
            caption = QLabel()
            caption.setProperty("kind", "caption")
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setFixedHeight(self._context.scale(28))
            caption.setContentsMargins(self._context.scale(16), 0, self._context.scale(8), 0)
            self._captions[which] = caption
            half.addWidget(caption)
            half.addWidget(self.canvases[which], 1)

    # Showing

    def show_compared(self, compared: Compared, *, has_mine: bool) -> None:
        """Show a comparison in place of the one before, from the same place."""
        self.compared = compared
        self.canvases[Which.BOTH].show_picture(compared.both)
        self._names.show_names(compared.before.name, compared.after.name)
        self.panel.show_compared(compared, has_mine=has_mine)
        self._show_chosen()
        self._tell_where()

    def show_sides(self, pictures: Mapping[Which, Picture]) -> None:
        """The two maps by themselves, as soon as they are laid out."""
        compared = self.compared
        if Which.AFTER in self.canvases:
            for which, picture in pictures.items():
                self.canvases[which].show_picture(picture)
        else:
            self.canvases |= {which: self._make_canvas(which, picture) for which, picture in pictures.items()}
            self._fill_beside()
        for which, side, word in (
            (Which.BEFORE, compared.before, _("Before: {map}")),
            (Which.AFTER, compared.after, _("After: {map}")),
        ):
            self._captions[which].setText(word.format(map=side.name))
            self.canvases[which].hide_kinds([str(kind) for kind in self.panel.hidden_kinds])
        grids = [pictures[which].layout.grid for which in (Which.BEFORE, Which.AFTER)]
        self._alignment = Alignment.of(grids[0], grids[1], compared.differences.match.to_after)
        if self._wants_sides:
            self.show_layout(BESIDE)
        elif self.layout_name == BESIDE:
            self._show_chosen()

    def show_layout(self, name: object) -> None:
        """Lay the maps over each other, or put them side by side, at the same place."""
        self._wants_sides = name == BESIDE and self._alignment is None
        if name == self.layout_name:
            return
        if self._wants_sides:
            self.said.emit(_("Laying out both maps…"))
            return
        here = self.canvases[self._leader]
        centre, zoom, was = here.centre, here.zoom, here.is_untouched
        self.layout_name = str(name)
        self.switch.show_value(name)
        self._stack.setCurrentIndex(0 if name == OVER else 1)
        page = self._stack.currentWidget()
        if page is not None and (arranged := page.layout()) is not None:
            arranged.activate()  # the canvases take their sizes before they are asked to look somewhere
        leader = self.canvases[self._leader]
        if was:
            leader.show_first()
        else:
            leader.look_at(centre, zoom)
        self._follow(self._leader)
        if self.panel.current is not None:
            self._go_to(self.panel.current)
        self._tell_zoom(leader.zoom, self._leader)
        self.canvases[self._leader].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _leader(self) -> Which:
        return Which.BOTH if self.layout_name == OVER else Which.AFTER

    @property
    def canvas(self) -> MarkedSurface:
        """The canvas that zoom and keys go to: what is overlaid, or of two the one that has the focus, else the later."""
        if self.layout_name == BESIDE and self.canvases[Which.BEFORE].hasFocus():
            return self.canvases[Which.BEFORE]
        return self.canvases[self._leader]

    def fit(self) -> None:
        """The whole map."""
        self.canvas.zoom_to_fit()

    def show_first(self) -> None:
        """As a map opens, until one looks elsewhere."""
        self.canvases[self._leader].show_first()

    def fit_chosen(self) -> None:
        """What is looked at, as large as the window allows."""
        current, which = self.panel.current, self._which(self.canvas)
        if current is not None:
            ids = self.compared.ids(current, which)[:1]
            self.canvas.show_boxes(box for i in ids if (box := self.canvas.place_box(i)) is not None)

    def _which(self, canvas: MarkedSurface) -> Which:
        return next(w for w, c in self.canvases.items() if c is canvas)

    # Differences

    def _go_to(self, difference: Difference) -> None:
        self._show_chosen()
        self._tell_where()
        is_drawn = False
        for which in self._shown():
            ids, canvas = self.compared.ids(difference, which), self.canvases[which]
            is_drawn = is_drawn or any(canvas.place_box(i) is not None for i in ids)
        said = sentence(difference)
        self.said.emit(said if is_drawn else f"{said} · {_('not drawn on the map')}")

    def _shown(self) -> tuple[Which, ...]:
        return (Which.BOTH,) if self.layout_name == OVER else (Which.BEFORE, Which.AFTER)

    def _show_chosen(self) -> None:
        """Bring the difference into sight on all canvases that are shown; where it is not there, the place it would have."""
        current, found = self.panel.current, []
        for which in self._shown():
            ids = self.compared.ids(current, which)[:1] if current is not None else ()
            self.canvases[which].choose(ids)
            found += [which] if ids else []
        if len(found) == 1:
            self._follow(found[0])

    def _click(self, id: str, which: Which) -> None:
        found = [d for d in self.compared.at(id, which) if d.kind not in self.panel.hidden_kinds]
        if not found:
            return
        current = self.panel.current
        at = (
            found.index(current) + 1 if current in found else 0
        )  # of one that moved and changed: the other, the next time
        self.panel.choose(found[at % len(found)])

    def _hide_kinds(self, kinds: frozenset[str]) -> None:
        for canvas in self.canvases.values():
            canvas.hide_kinds([str(kind) for kind in kinds])
        self._show_chosen()
        self._tell_where()

    def _tell_where(self) -> None:
        at, total = self.panel.position
        text = _("{n} of {total}").format(n=at, total=total) if at else str(total)
        self._where.setText(text)
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    # Two canvases as one

    def _follow(self, which: Which) -> None:
        """Let the other map show what belongs to what this one shows."""
        if self._is_linking or which is Which.BOTH or self.layout_name == OVER:
            return
        self._is_linking = True
        here = self.canvases[which]
        is_before = which is Which.BEFORE
        other = self.canvases[Which.AFTER if is_before else Which.BEFORE]
        assert self._alignment is not None
        other.look_at((self._alignment.there if is_before else self._alignment.back)(here.centre), here.zoom)
        self._is_linking = False

    def _tell_zoom(self, zoom: float, which: Which) -> None:
        if which is self._leader:
            self.zoom_changed.emit(zoom)

    # Look, keys

    def _refresh_look(self) -> None:
        tokens = self._context.tokens
        colours = colours_for(is_dark=tokens.is_dark, is_strong=tokens.is_strong)
        for canvas in self.canvases.values():
            canvas.set_colours(colours)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._context.scale(_NARROW)
        self.stop.setText(_("Stop") if is_narrow else _("Stop comparing"))
        self.stop.setAccessibleName(_("Stop comparing"))
        self.switch.setFixedWidth(self._context.scale(170 if is_narrow else 200))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        painter.fillRect(0, scale(44) - 1, self.width(), 1, QColor(tokens.line))
        painter.end()

    def close_layouts(self) -> None:
        """Let go of the maps."""
        for canvas in self.canvases.values():
            canvas.close_layout()


class _Names(QWidget):
    """“Before → After”; both give way where there is no room."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._before = self._after = ""
        self.setMinimumWidth(context.scale(120))

    def show_names(self, before: str, after: str) -> None:
        """Show these."""
        self._before, self._after = (" ".join(name.split()) for name in (before, after))
        self.setAccessibleName(_("“{before}” compared with “{after}”").format(before=before, after=after))
        self.setToolTip(f"{self._before} → {self._after}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setFont(self._context.font(13, 600))
        metrics = painter.fontMetrics()
        arrow = "→"
        gap = scale(8)
        room = max(self.width() - metrics.horizontalAdvance(arrow) - 2 * gap, 0)
        wide = [metrics.horizontalAdvance(name) + 2 for name in (self._before, self._after)]
        first = wide[0] if wide[0] + wide[1] <= room else min(wide[0], max(room // 2, room - wide[1]))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        left = 0
        elide = Qt.TextElideMode.ElideRight
        for text, colour, width in (
            (metrics.elidedText(self._before, elide, first), tokens.text2, first),
            (arrow, tokens.text3, metrics.horizontalAdvance(arrow)),
            (metrics.elidedText(self._after, elide, room - first), tokens.text, room - first),
        ):
            painter.setPen(QColor(colour))
            painter.drawText(left, 0, width + 2, self.height(), int(flags), text)
            left += min(width, metrics.horizontalAdvance(text)) + gap
        painter.end()
