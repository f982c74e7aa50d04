"""Properties of stages."""

from __future__ import annotations

from collections.abc import Sequence

from designer.editing import operations as ops
from designer.model import Note, NoteKind, Stage, StageKind
from designer.window.controls import TextField
from designer.window.icons import NOTE_ICONS
from designer.window.properties.form import Form
from designer.window.properties.looks import colour_row, icon_row, on_white_text, theme_of
from designer.window.properties.notes_about import add_note_entry
from designer.words import _, ngettext


class StageForm(Form):
    """A stage: texts, kind, duration, look, what it holds, private notes."""

    def build(self) -> None:
        journey = self.session.journey
        stage = journey[self.ids[0]]
        assert isinstance(stage, Stage)
        self.caption(_("Text"))
        if self.is_one:
            self.line(_("Name"), "name")
        self.text(_("Customer goal"), "goal", _("What does the customer want here?"))
        self.caption(_("About"))
        self.combo(_("Kind"), "kind", [(k, _(k.value).capitalize(), "") for k in StageKind])
        self.line(_("Duration"), "duration", _("about 2 weeks"))
        self.caption(_("Look"))
        theme = theme_of(self)
        at = [s.id for s in journey.stages].index(stage.id)
        judge = on_white_text(lambda colour: theme.stage_colour(at, colour), theme.colour.stage_text)
        colour_row(self, theme.stage_colour(at), theme.colour.stages, judge)
        icon_row(self)
        self.check(_("Folded"), "folded", _("As a narrow column"))
        if self.is_one:
            self._holds(stage)
            self._private(stage)

    def _holds(self, stage: Stage) -> None:
        journey = self.session.journey
        self.caption(_("In this stage"))
        touchpoints = journey.touchpoints_in(stage.id)
        held = [*journey.notes_about(stage.id), *(n for t in touchpoints for n in journey.notes_about(t.id))]
        said = ngettext("{n} touchpoint", "{n} touchpoints", len(touchpoints))
        self.count_entry(touchpoints, "square-pen", said, _("No touchpoint"))
        for kind, one, many, none in (
            (NoteKind.PAIN_POINT, "{n} pain point", "{n} pain points", _("No pain point")),
            (NoteKind.METRIC, "{n} metric", "{n} metrics", _("No metric")),
            (NoteKind.CONTENT, "{n} content item", "{n} content items", _("No content")),
        ):
            found = [n for n in held if n.kind is kind]
            self.count_entry(found, NOTE_ICONS[kind], ngettext(one, many, len(found)), none)
        add_note_entry(self, stage.id)

    def _private(self, stage: Stage) -> None:
        """What is said of the stage to the presenter alone: its private note of one's own, all lines of it."""
        self.caption(_("Private notes"))
        control = TextField(self.context, _("What only the presenter sees"))
        control.setAccessibleName(_("Private notes"))
        control.setObjectName("field.Private notes")
        id = stage.id

        def write(value: object) -> None:
            note = private_note(self.session.journey.notes_about(id))
            joins = f"{id}/private/{self._visit}"
            document = self.session.document
            text = str(value)
            if note is not None and not text.strip():
                with document.edit(_("Clear the private notes"), joins):
                    document.remove(note.id)
            elif note is not None:
                ops.set_field(document, note.id, "text", text, joins=joins)
            elif text.strip():
                with document.edit(_("Write private notes"), joins):
                    ops.add_note(document, NoteKind.CUSTOM, id, text, is_private=True)

        def show() -> None:
            note = private_note(self.session.journey.notes_about(id))
            control.show_value(note.text if note is not None else "")

        control.edited.connect(write)
        control.left.connect(self._leave)
        self.add(control)
        self.remark(_("Shown to the presenter, never printed."))
        self.keep_current(show)


def private_note(notes: Sequence[Note]) -> Note | None:
    """The note in which the private notes of a stage are written."""
    return next((n for n in notes if n.is_private and n.kind is NoteKind.CUSTOM), None)
