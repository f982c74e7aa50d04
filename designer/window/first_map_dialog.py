"""A first map on one page: trade, persona, scope and stages; Enter makes it, Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.guide.first_map import Answers, first_map, trades
from designer.model import Scope
from designer.templates import open_template, templates
from designer.window.context import Context
from designer.window.controls import ComboField, LineField, Segments
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.model import JourneyMap
    from designer.window.files import Files

_MODELS = ("loyalty-loop", "discovery-to-referral", "four-stages", "core-four", "sales-journey")


class FirstMapDialog(QDialog):
    """Every answer can be left as it is; what comes of it is said below while one chooses."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._trade, self._scope, self._model = trades()[0], Scope.CUSTOMER, trades()[0].template
        self.setWindowTitle(_("A first map"))
        self.setModal(True)
        scale = context.scale
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(24), scale(20), scale(24), scale(20))
        column.setSpacing(scale(8))
        self._say(column, _("A first map"), "dialog")
        self._say(
            column, _("Six answers make a filled map to correct. Everything on it is marked as assumed."), "secondary"
        )
        column.addSpacing(scale(8))
        self.trade = ComboField(context, [(t.id, t.name(), "") for t in trades()])
        self.trade.edited.connect(self._take_trade)
        self.persona = LineField(_("Mara"))
        self.role = LineField(_("First-time buyer"))
        self.wants = LineField(_("Wants a bike for the daily ride to work, ready before Monday."))
        self.scope = Segments(
            context, [(Scope.CUSTOMER, _("Customer journey")), (Scope.BUYER, _("Ends at the purchase"))]
        )
        self.scope.edited.connect(self._take_scope)
        names = {info.id: _(info.name) for info in templates()}
        self.model = ComboField(context, [(id, names[id], "") for id in _MODELS])
        self.model.edited.connect(self._take_model)
        for label, control in (
            (_("Trade"), self.trade),
            (_("Persona"), self.persona),
            (_("Role"), self.role),
            (_("Wants"), self.wants),
            (_("Scope"), self.scope),
            (_("Stages"), self.model),
        ):
            self._row(column, label, control)
        self._preview = self._say(column, "", "muted")
        self._preview.setMinimumHeight(scale(36))
        column.addSpacing(scale(8))
        self._foot(column)
        self._refresh()
        self.trade.setFocus()

    def _say(self, column: QVBoxLayout, text: str, kind: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("kind", kind)
        label.setWordWrap(True)
        label.setMinimumWidth(self._context.scale(440))
        column.addWidget(label)
        return label

    def _row(self, column: QVBoxLayout, label: str, control: QWidget) -> None:
        scale = self._context.scale
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(scale(8))
        text = QLabel(label)
        text.setProperty("kind", "label")
        text.setFixedWidth(scale(72))
        text.setBuddy(control)
        control.setAccessibleName(label)
        control.setObjectName(f"first.{label}")
        row.addWidget(text)
        row.addWidget(control, 1)

    def _foot(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(self._context.scale(8))
        row.addStretch(1)
        leave, self.make = QPushButton(_("Cancel")), QPushButton(_("Make the map"))
        for button, kind in ((leave, ""), (self.make, "main")):
            button.setProperty("grade", "large")
            button.setProperty("kind", kind)
            button.setAutoDefault(False)
            row.addWidget(button)
        leave.clicked.connect(self.reject)
        self.make.clicked.connect(self.accept)
        self.make.setDefault(True)

    def _take_trade(self, id: object) -> None:
        self._trade = next(t for t in trades() if t.id == id)
        self._model = self._trade.template
        self._refresh()

    def _take_scope(self, scope: object) -> None:
        self._scope = Scope(str(scope))
        self._refresh()

    def _take_model(self, id: object) -> None:
        self._model = str(id)
        self._refresh()

    def _refresh(self) -> None:
        self.trade.show_value(self._trade.id)
        self.scope.show_value(self._scope)
        self.model.show_value(self._model)
        journey = self.journey()
        count = ngettext("{n} touchpoint", "{n} touchpoints", len(journey.touchpoints)).format(
            n=len(journey.touchpoints)
        )
        stages = ", ".join(stage.name for stage in journey.stages)
        self._preview.setText(
            _("{stages}: {count}, with content and data to track.").format(stages=stages, count=count)
        )

    def journey(self) -> JourneyMap:
        """The map that the answers make."""
        answers = Answers(self._trade, self.persona.text(), self.role.text(), self.wants.text(), self._scope)
        return first_map(answers, open_template(self._model), self._context.library)


def ask_first_map(files: Files, context: Context, parent: QWidget) -> bool:
    """Ask, and open the map that comes of it; whether there is one."""
    dialog = FirstMapDialog(context, parent)
    is_wanted = bool(dialog.exec())
    if is_wanted:
        files.show_new(dialog.journey())
    dialog.deleteLater()
    return is_wanted
