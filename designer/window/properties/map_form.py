"""Properties of the map itself, with its personas."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from designer.editing import operations as ops
from designer.model import MapState, Scope
from designer.model.elements import HEADER_ID
from designer.window.properties.form import Form
from designer.words import _

LANGUAGES = (
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt", "Português"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
)


class MapForm(Form):
    """Shown while nothing is selected."""

    def build(self) -> None:
        journey = self.session.journey
        self.caption(_("Text"))
        self.line(_("Title"), "title", _("Name this map"))
        self.text(_("Scenario"), "scenario", _("Who wants what, and what do they expect?"))
        self.caption(_("Kind"))
        self.choice(_("Scope"), "scope", [(Scope.CUSTOMER, _("Customer")), (Scope.BUYER, _("Buyer"))])
        self.choice(_("State"), "shows", [(MapState.CURRENT, _("Current")), (MapState.FUTURE, _("Future"))])
        languages = list(LANGUAGES)
        if journey.header.language not in dict(LANGUAGES):
            languages.append((journey.header.language, journey.header.language))
        self.combo(_("Language"), "language", [(code, name, "") for code, name in languages])
        self.caption(_("Personas"))
        self.personas_start: QWidget | None = None
        for persona in journey.personas:
            row = self.entry(
                "user-round",
                persona.name or _("Persona without a name"),
                partial(self.go_to, persona.id),
                persona.role,
            )
            self.personas_start = self.personas_start or row
        add = self.entry("plus", _("Add a persona"), self._add_persona)
        self.personas_start = self.personas_start or add
        self.caption(_("Made by"))
        self.line(_("Organisation"), "organisation")
        self.line(_("Author"), "author")
        self.line(_("Version"), "version")
        self.line(_("Date"), "date", _("2026-10-14"))
        self.caption(_("Brand"))
        self._logo()
        themes = [
            ("paper", _("Journey Designer"), ""),
            ("ink-saver", _("Ink saver"), ""),
            ("high-contrast", _("High contrast"), ""),
        ]
        self.combo(_("Colours"), "theme", themes)
        self._hidden_lanes()

    def _hidden_lanes(self) -> None:
        hidden = [lane for lane in self.session.journey.lanes if not lane.shown]
        if hidden:
            self.caption(_("Hidden lanes"))
        for lane in hidden:
            name = lane.name or _(getattr(lane, "kind", "lane")).capitalize()
            self.entry("eye-off", name, partial(self._show_lane, lane.id), _("show"))

    def _show_lane(self, id: str) -> None:
        self.do(lambda: ops.set_field(self.session.document, (id,), "shown", True))

    def _add_persona(self) -> None:
        self.select((ops.add_persona(self.session.document, _("New persona")),))

    def _logo(self) -> None:
        document = self.session.document

        def choose() -> None:
            from designer.window.pictures import choose_picture

            data = choose_picture(self, self.context.settings)
            if data is not None:
                with document.edit(_("Choose a logo")):
                    ops.set_header(document, "logo", ops.add_picture(document, data))

        has_logo = bool(self.session.journey.header.logo)
        self.picture(_("Logo"), has_logo, lambda: self.do(choose), lambda: ops.set_header(document, "logo", ""))

    def set_field(self, field: str, value: object, joins: str) -> None:
        """The header is not called by its id in the history."""
        assert self.ids == (HEADER_ID,)
        ops.set_header(self.session.document, field, value, joins=joins)
