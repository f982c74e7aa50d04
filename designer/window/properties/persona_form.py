"""Properties of personas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designer.model import Persona, Touchpoint
from designer.window.context import Context
from designer.window.controls import Chips
from designer.window.lane_names import lane_name
from designer.window.properties.form import Form
from designer.window.properties.looks import colour_row, on_paper, picture_row, theme_of
from designer.window.properties.notes_about import notes_section
from designer.window.tokens import on_panel
from designer.words import _, ngettext


class PersonaForm(Form):
    """A persona: who she is, what moves her, how she is shown."""

    def build(self) -> None:
        journey = self.session.journey
        persona = journey[self.ids[0]]
        assert isinstance(persona, Persona)
        self.caption(_("Who"))
        if self.is_one:
            self.line(_("Name"), "name")
        self.line(_("Role"), "role", _("First-time buyer"))
        picture_row(self, _("Picture"), "picture", _("Choose a picture"))
        self.text(_("Quote"), "quote", _("What would this person say?"))
        self.caption(_("What moves this person"))
        self.text(_("Goals"), "goals")
        self.text(_("Needs"), "needs")
        self.text(_("Frustrations"), "frustrations")
        self.text(_("Behaviours"), "behaviours", _("What does this person do?"))
        self.caption(_("On the map"))
        if journey.channels:
            channels = [(c.id, lane_name(c)) for c in journey.channels]
            self.bind(_("Prefers"), Chips(self.context, channels, _("Add a channel")), "channels")
        theme = theme_of(self)
        at = [p.id for p in journey.personas].index(persona.id)
        judge = on_paper(lambda colour: theme.persona_colour(at, colour), theme.colour.paper)
        colour_row(self, theme.persona_colour(at), theme.colour.personas, judge)
        if self.is_one:
            line = CurveSample(self.context, theme.persona_dash(at))
            self.row(_("Curve"), line)
            self.keep_current(lambda: line.show_colour(theme.persona_colour(at, self._colour())))
            part = [t for t in journey.of(Touchpoint) if persona.id in t.personas or not t.personas]
            said = ngettext("{n} touchpoint", "{n} touchpoints", len(part))
            self.caption(_("Takes part in"))
            self.count_entry(part, "square-pen", said, _("No touchpoint"))
            notes_section(self, persona.id)

    def _colour(self) -> str:
        persona = self.session.journey.find(Persona, self.ids[0])
        return persona.colour if persona is not None else ""


class CurveSample(QWidget):
    """The line of a persona's curve, and its dash in a word."""

    def __init__(self, context: Context, dash: tuple[float, ...]) -> None:
        super().__init__()
        self._context, self._dash, self._colour = context, dash, context.tokens.text
        self._word = _("dashed") if dash else _("solid")
        self.setAccessibleDescription(self._word)
        self.setFixedHeight(context.scale(28))

    def show_colour(self, colour: str) -> None:
        """The colour of the line."""
        self._colour = on_panel(colour, self._context.tokens)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, middle = self._context.scale, self.height() / 2
        pen = QPen(QColor(self._colour), 2)
        if self._dash:
            pen.setDashPattern([length / 2 for length in self._dash])
        painter.setPen(pen)
        painter.drawLine(QPointF(1, middle), QPointF(scale(60), middle))
        painter.setPen(QColor(self._context.tokens.text2))
        painter.setFont(self._context.font(12))
        painter.drawText(self.rect().adjusted(scale(68), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()
