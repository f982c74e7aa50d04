"""The notes about what is shown, with a line that adds one."""

from __future__ import annotations

from functools import partial

from designer.editing import operations as ops
from designer.model import NoteKind
from designer.window.icons import NOTE_ICONS
from designer.window.menus import Menu
from designer.window.properties.form import Form
from designer.words import _


def notes_section(form: Form, about: str, title: str = "") -> None:
    """List the notes about an element; a press goes there. The last line adds one of any kind."""
    form.caption(title or _("Notes"))
    for note in form.session.journey.notes_about(about):
        aside = _("private") if note.is_private else _(note.kind.value)
        form.entry(NOTE_ICONS[note.kind], note.text or _("Empty note"), partial(form.go_to, note.id), aside)
    add_note_entry(form, about)


def add_note_entry(form: Form, about: str) -> None:
    """The line that adds a note."""
    button = form.entry("plus", _("Add a note"), lambda: None)

    def ask() -> None:
        menu = Menu(form.context, form)
        for kind in NoteKind:
            action = menu.addAction(_(kind.value).capitalize())
            action.triggered.connect(lambda _checked=False, kind=kind: add(kind))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def add(kind: NoteKind) -> None:
        made: list[str] = []
        form.do(lambda: made.append(ops.add_note(form.session.document, kind, about)))
        if made:
            form.select(made)
            form.act("edit.properties")

    button.clicked.connect(lambda _checked=False: ask())
