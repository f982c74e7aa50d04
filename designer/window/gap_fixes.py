"""Quick fixes in the window: in the list of gaps, with F4, and in the menu of what has a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from designer.window.icons import icon
from designer.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from designer.editing import Document
    from designer.fixes import Fix, Goes
    from designer.model import Gap
    from designer.window.at_hand import AtHand
    from designer.window.context import Context
    from designer.window.session import MapSession

BUTTON, PAD, LEAST_PAD, RADIUS = 24, 11, 5, 6  # px
_IN_MENU = 3  # gaps of one element whose fixes its menu offers
# Fields that are written in Properties, by the label of their row.
_FIELDS = {"owner": "Owner", "target": "Target", "evidence_date": "Date", "share": "Share", "source": "Source"}


def button_box(context: Context, place: QRectF, width: float) -> QRectF:
    """Where the button of a fix stands in its column."""
    height = context.scale(BUTTON)
    return QRectF(place.left(), place.center().y() - height / 2, min(width, place.width() - context.scale(8)), height)


def paint_fix(painter: QPainter, context: Context, place: QRectF, title: str, *, is_pointed: bool) -> None:
    """The button of a fix, in its column of a row."""
    tokens, scale = context.tokens, context.scale
    painter.setFont(context.font(12, 500))
    width = painter.fontMetrics().horizontalAdvance(title) + 2 * scale(PAD)
    box = button_box(context, place, width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.hover if is_pointed else tokens.field))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), scale(RADIUS), scale(RADIUS))
    painter.setPen(QColor(tokens.text))
    room = int(box.width()) - 2 * scale(LEAST_PAD)  # words that are a little too wide come nearer to the border
    painter.drawText(
        box, Qt.AlignmentFlag.AlignCenter, painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
    )


class FixCommands:
    """What can be done about the gaps of the open map."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand
        self._known: dict[tuple[str, tuple[str, ...]], tuple[Fix, ...]] = {}
        self._known_for: object = None

    def fixes(self, gap: Gap) -> tuple[Fix, ...]:
        """The ways to mend a gap, for what is said of it; kept until the map was checked anew."""
        session = self._hand.session
        if session is None or any(id not in session.journey for id in gap.elements):
            return ()  # what it was about is gone, and the map is not checked anew yet
        if self._known_for is not session.findings:
            self._known, self._known_for = {}, session.findings
        key = (gap.rule, gap.elements)
        if key not in self._known:
            self._known[key] = self._fixes_now(session, gap)
        return self._known[key]

    def _fixes_now(self, session: MapSession, gap: Gap) -> tuple[Fix, ...]:
        """The ways to mend a gap on the map as it is now, which may have changed since it was checked."""
        from designer.fixes import fixes_for

        if any(id not in session.journey for id in gap.elements):
            return ()
        return fixes_for(session.journey, gap, self._hand.window.context.library)

    def title(self, gap: Gap) -> str:
        """What its button says; "" where nothing can be done with one press."""
        fixes = self.fixes(gap) if not gap.is_waived else ()
        return fixes[0].title if fixes else ""

    def fix_chosen(self) -> None:
        """Mend the gap just shown, else the first one of what is selected (F4)."""
        window, session = self._hand.window, self._hand.session
        if session is None:
            return
        gap = window.gaps.chosen_gap
        chosen = set(window.selection)
        if gap is None or (chosen and not chosen & set(gap.elements) and not window.gaps.list.hasFocus()):
            gap = next((g for id in window.selection for g in session.gaps_about(id) if self.title(g)), None)
        if gap is None:
            self._hand.say(_("Choose a gap in the list first, or what it is about."))
        else:
            self.mend(gap)

    def mend(self, gap: Gap, at: QPoint | None = None) -> None:
        """Mend a gap: at once where there is one way, else by the one that is chosen from a list."""
        session = self._hand.session
        self._hand.window.finish_editing()  # what was never named is gone then, and what is done is done to what is left
        fixes = self._fixes_now(session, gap) if session is not None else ()
        if not fixes:
            self._hand.say(_("{message} No quick fix: {advice}").format(message=gap.message, advice=gap.suggestion))
        elif len(fixes) == 1 or fixes[0].is_safe or fixes[0].goes is not None:
            self.do(fixes[0])
        else:
            self._choose(gap, fixes, at)

    def show_gaps(self, id: str, place: QPoint) -> None:
        """What is missing at an element, and what can be done about it, where its badge was clicked on the screen."""
        from designer.window.gap_popup import show_gap_popup

        show_gap_popup(self._hand.window, id, place)

    def _choose(self, gap: Gap, fixes: tuple[Fix, ...], at: QPoint | None) -> None:
        from designer.window.insert_list import beside_focus
        from designer.window.popup_list import Row, WideList

        window = self._hand.window
        rows = [Row(str(n), "wand-sparkles", fix.choice or fix.title) for n, fix in enumerate(fixes)]
        popup = WideList(window.context, window, "wand-sparkles", gap.suggestion, _("Choose a quick fix"), rows)
        popup.chosen.connect(lambda n: self.do(fixes[int(n)]))
        popup.closed.connect(window.focus_canvas)
        popup.open_at(at if at is not None else beside_focus(self._hand))

    def do(self, fix: Fix) -> None:
        """Do one fix as one step, and go on where it left something to write."""
        from designer.fixes import apply_fix

        if fix.goes is not None:
            self._go(fix.goes)
            return
        touched: list[str] = []

        def act(document: Document) -> None:
            touched.extend(apply_fix(document, fix))

        if not self._hand.edit(act):
            return
        self._hand.select(touched)
        view = self._hand.view
        if view is not None:
            view.setFocus()
            if fix.says_more and len(touched) == 1:
                view.edit_text(touched[0])
        self._hand.say(fix.label)

    def _go(self, goes: Goes) -> None:
        window, view = self._hand.window, self._hand.view
        if view is None:
            return
        if goes.field == "tray":
            window.open_panel("tray")
        elif goes.field == "print":
            window.actions_by_id["file.print"].trigger()
        elif goes.field in _FIELDS:
            window.select((goes.element,))
            window.properties.focus_first()
            field = window.properties.findChild(QWidget, f"field.{_(_FIELDS[goes.field])}")
            if field is not None:
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            part = "name" if goes.field == "label" else goes.field
            view.setFocus()
            view.edit_text(goes.element, part)

    def add_to_menu(self, menu: QMenu, id: str) -> None:
        """Offer the fixes of an element's gaps in its menu."""
        session = self._hand.session
        if session is None or session.findings is None:
            return
        offered = [(gap, title) for gap in session.gaps_about(id)[:_IN_MENU] if (title := self.title(gap))]
        if offered:
            menu.addSeparator()
        for gap, title in offered:
            entry = menu.addAction(_("Quick fix: {what}").format(what=title).replace("&", "&&"))
            entry.setIcon(icon("wand-sparkles", self._hand.window.context.tokens.text2))
            entry.setToolTip(gap.message)
            entry.triggered.connect(lambda _checked=False, gap=gap: self.mend(gap))
