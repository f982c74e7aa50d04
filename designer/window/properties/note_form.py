"""Properties of notes: what all have, then the fields of their kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.editing import operations as ops
from designer.model import Lane, LaneKind, Note, NoteKind, Stage, Touchpoint
from designer.model.elements import name_of
from designer.window.controls import NumbersField
from designer.window.icons import NOTE_ICONS, icon
from designer.window.lane_names import lane_name
from designer.window.properties.connection_form import all_touchpoints, touchpoint_choice
from designer.window.properties.form import Form
from designer.window.properties.looks import picture_row
from designer.words import _

_GRADES = ((1, "Low"), (2, "Middle"), (3, "High"))
_UNANSWERED = "OP01"  # the rule about pain points without an opportunity
CONTENT_TYPES = (
    "article", "video", "checklist", "guide", "case study", "report", "e-book", "webinar", "podcast", "newsletter",
    "FAQ", "demo", "calculator", "testimonial", "infographic", "discount",
)  # fmt: skip


class NoteForm(Form):
    """A note; of several the fields they share."""

    _offered: tuple[QWidget, ...] = ()

    def build(self) -> None:
        journey = self.session.journey
        notes = [n for i in self.ids if (n := journey.find(Note, i)) is not None]
        kinds = {n.kind for n in notes}
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        self.caption(_("Text"))
        kind_choices = [(k, _(k.value).capitalize(), NOTE_ICONS[k]) for k in NoteKind]
        document = self.session.document
        self.combo(
            _("Kind"), "kind", kind_choices,
            lambda value, joins: ops.set_note_kind(document, self.ids, NoteKind(str(value)), joins=joins),
        )  # fmt: skip
        if self.is_one:
            self.text(_("Label") if kind is NoteKind.METRIC else _("Text"), "text")
        self.combo(_("About"), "about", self._subjects(), self._move)
        if kind is NoteKind.CUSTOM:
            own = [x for x in journey.lanes if isinstance(x, Lane) and x.kind is LaneKind.CUSTOM]
            lanes = [(x.id, lane_name(x), "rows-3") for x in own]
            self.combo(_("Lane"), "lane", [("", _("The first of your own"), "rows-3"), *lanes])
        picture_row(self, _("Image"), "picture", _("Choose a picture"))
        self.check(_("Private"), "is_private", _("Never printed"))
        self._of_kind(kind)
        if self.is_one and kind is NoteKind.PAIN_POINT:
            self._answers(notes[0])

    def _subjects(self) -> list[tuple[object, str, str]]:
        journey = self.session.journey
        found: list[tuple[object, str, str]] = [
            (s.id, s.name or _("Stage without a name"), "columns-3") for s in journey.stages
        ]
        found += [touchpoint_choice(journey, t) for t in all_touchpoints(journey)]
        found += [(p.id, p.name or _("Persona without a name"), "user-round") for p in journey.personas]
        found += [(c.id, lane_name(c), "rows-3") for c in journey.channels]
        about = {n.about for i in self.ids if (n := journey.find(Note, i)) is not None}
        found += [
            (c.id, f"{name_of(journey[c.source])} → {name_of(journey[c.target])}", "spline")
            for c in journey.connections
            if c.id in about or c.label
        ]
        return found

    def _of_kind(self, kind: NoteKind | None) -> None:
        grades = [(n, _(word)) for n, word in _GRADES]
        match kind:
            case NoteKind.PAIN_POINT:
                self.caption(_("Weight"))
                self.choice(_("Severity"), "severity", grades, clearable=True)
            case NoteKind.OPPORTUNITY:
                self.caption(_("Weight"))
                self.choice(_("Impact"), "impact", grades, clearable=True)
                self.choice(_("Effort"), "effort", grades, clearable=True)
                self.line(_("Owner"), "owner", _("Nobody yet"), known_owners(self))
            case NoteKind.METRIC:
                self.caption(_("Figure"))
                self.number(_("Value"), "value")
                self.line(_("Unit"), "unit", "%")
                self.number(_("Target"), "target")
                better = [("higher", _("Higher")), ("lower", _("Lower"))]
                self.choice(
                    _("Better is"), "better", better, clearable=True,
                    write=lambda value, joins: self.set_field("better", value or "", joins),
                )  # fmt: skip
                self.bind(_("Before"), NumbersField(_("12, 14, 15")), "history")
                self._source()
            case NoteKind.CONTENT:
                self.caption(_("Content"))
                self.line(_("Type"), "content_type", _("article, video, checklist …"), [_(t) for t in CONTENT_TYPES])
                self.line(_("Link"), "link", "https://")
            case NoteKind.EVIDENCE:
                self.caption(_("Where it is from"))
                self._source()
            case _:
                pass

    def _source(self) -> None:
        self.line(_("Source"), "source", _("Where it was found"))
        self.date(_("Date"), "date")

    def _answers(self, note: Note) -> None:
        """The opportunities beside a pain point, or an offer to add one."""
        journey = self.session.journey
        caption = self.caption(_("Answer"))
        answers = [n for n in journey.notes_about(note.about) if n.kind is NoteKind.OPPORTUNITY]
        for answer in answers:
            sign = NOTE_ICONS[NoteKind.OPPORTUNITY]
            self.entry(sign, answer.text or _("Empty note"), partial(self.go_to, answer.id))
        if not answers:
            caption.hide()
            if isinstance(journey.get(note.about), Stage | Touchpoint):
                offer = self._offer(note.about)
                self.add(offer)
                self._offered = (caption, offer)

    def tell_gaps(self, rules: Collection[str] | None) -> None:
        """Offer no opportunity where the gap of a pain point without one does, nor while the pain point is being written."""
        for widget in self._offered:
            widget.setVisible(rules is not None and _UNANSWERED not in rules)

    def _offer(self, about: str) -> QFrame:
        scale = self.context.scale
        box = QFrame()
        box.setProperty("kind", "box-warning")
        row = QHBoxLayout(box)
        row.setContentsMargins(scale(10), scale(8), scale(10), scale(10))
        row.setSpacing(scale(8))
        sign = QLabel()
        sign.setPixmap(icon("triangle-alert", self.context.tokens.warning).pixmap(scale(16), scale(16)))
        words = QLabel(_("No opportunity beside it."))
        words.setFont(self.context.font(12))
        button = QPushButton(_("Add an opportunity"))
        button.setFixedHeight(self.context.row(28))

        def add() -> None:
            made = ops.add_note(self.session.document, NoteKind.OPPORTUNITY, about)
            self.select((made,))
            self.act("edit.text")  # what it is about is known, what it says is not

        button.clicked.connect(lambda _checked=False: self.do(add))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        row.addLayout(column, 1)
        column.setSpacing(scale(6))
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _move(self, value: object, _joins: str) -> None:
        document = self.session.document
        if self.is_one:
            ops.move_note(document, self.ids[0], str(value))
            return
        with document.edit(_("Move {n} notes").format(n=len(self.ids))):
            for id in self.ids:
                ops.move_note(document, id, str(value))


def known_owners(form: Form) -> Sequence[str]:
    """Everybody who owns something on the map, by name."""
    journey = form.session.journey
    names = {t.owner for t in journey.of(Touchpoint)} | {n.owner for n in journey.of(Note)}
    return sorted((n for n in names if n), key=str.casefold)
