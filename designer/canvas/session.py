"""One text being written on the map: the editor, its keys, and what comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QInputMethodEvent

from designer.canvas.editor import After, InPlaceEditor
from designer.canvas.focus import NO_FOCUS, FocusKind
from designer.canvas.hint_bar import HintBar
from designer.canvas.hints import HintKind, goal_hint, note_question, scenario_hint, title_hint
from designer.canvas.moves import Way
from designer.canvas.pens import rect_of
from designer.canvas.places import TextPlace, text_place
from designer.canvas.writing import Writing, new_persona
from designer.drawing import Box
from designer.model import Note, Touchpoint
from designer.model.elements import HEADER_ID
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView


_HINTS = {"title": HintKind.TITLE, "scenario": HintKind.SCENARIO, "goal": HintKind.GOAL}

_PLACEHOLDERS = {"title": title_hint, "scenario": scenario_hint, "goal": goal_hint}


class EditSession:
    """Lives from the first letter until the text is kept or forgotten."""

    def __init__(self, view: MapView, writing: Writing, *, typed: str | None, selects: bool, place: TextPlace) -> None:
        self.view = view
        self.writing = writing
        self.came_from = view.focus
        self.looked_from = view.camera  # before the map grew for what is written
        self.is_over = False
        described = self._description_place()
        pair = (described, writing.description or "") if described is not None else None
        self.editor = InPlaceEditor(
            view.viewport(),
            view.writing_font_of,
            view.colours.accent,
            place,
            writing.text,
            pair,
            self.end,
            has_frame=writing.part != "name",
        )
        self.editor.name.setPlaceholderText(self._placeholder())
        self.hints = HintBar(view.viewport(), view.font_of, view.colours.label)
        self.editor.grown.connect(self._grew)
        view.state.written_hint = _HINTS.get(writing.part)
        self.follow()
        self.editor.start(replace=typed is not None, select=selects)
        if typed:
            self.editor.name.insertPlainText(typed)
        self.editor.written.connect(self._keep_in_sight)
        self._keep_in_sight(True)
        self._place_hints()

    def _placeholder(self) -> str:
        """What to write, where nothing is written yet and the ground lets it be read."""
        hint = _PLACEHOLDERS.get(self.writing.part)
        if hint is not None:
            return hint()
        match self.view.focus_on(self.writing.id).kind if self.writing.part == "name" else None:
            case FocusKind.TOUCHPOINT:
                return _("What happens?")
            case FocusKind.PERSONA:
                return _("Whose journey is it?")
            case FocusKind.LANE:
                return _("Name")
            case FocusKind.CONNECTION:
                return _("Label")
            case FocusKind.NOTE:
                note = self.view.document.journey.find(Note, self.writing.id)
                return note_question(note.kind) if note is not None else ""
            case _:
                return ""

    def _description_place(self) -> TextPlace | None:
        if self.writing.description is None:
            return None
        view = self.view
        return text_place(view.map_layout, view.live.theme, view.shown, self.writing.id, "description")

    def take_focus(self) -> None:
        """Let the keyboard write here."""
        self.editor.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def compose(self, event: QInputMethodEvent) -> None:
        """Hand on what an input method composes; the focus follows once a character is whole, so that none is lost."""
        QCoreApplication.sendEvent(self.editor.name, event)
        if not event.preeditString():
            self.take_focus()

    def follow(self) -> None:
        """Lie where the text is now; close if its element is gone."""
        view = self.view
        if self.writing.id not in view.document.journey:
            self.drop()
            return
        place = text_place(view.map_layout, view.live.theme, view.shown, self.writing.id, self.writing.part)
        if place is not None:
            box = view.box_of(self.writing.id)
            camera = view.camera if box is None else view.camera_for(box)
            self.editor.lie(camera, place, self._description_place())
            self._place_hints()

    def _grew(self, area: Box) -> None:
        # The frame of the selection goes along with the text.
        self.view.state.editor = (self.writing.id, area)
        self._place_hints()  # they stand below all that is written
        self.view.viewport().update()

    def _keep_in_sight(self, has_grown: bool) -> None:
        """Let the map follow what is written: as little as shows all of it, or the line of the caret where that is too high."""
        view, area = self.view, self.editor.geometry()
        box = view.box_of(self.writing.id)
        if self.is_over or (box is not None and view.camera_for(box) is not view.camera):
            return  # what stays in sight by itself needs no help
        if not has_grown or area.height() > view.room_height:
            area = self.editor.caret
        view.reveal_box(view.camera.to_map_box(Box(area.left(), area.top(), area.right() + 1, area.bottom() + 1)))

    def _place_hints(self) -> None:
        if not self.view.state.shows_hints:
            return
        area = self.editor.geometry()
        box = self.view.box_of(self.writing.id) if self.writing.part == "name" else None
        if box is not None:
            area = area.united(rect_of(self.view.camera_for(box).to_view_box(box)).toAlignedRect())
        self.hints.show_below(area, self._keys())

    def _keys(self) -> tuple[tuple[str, str], ...]:
        kind = self.view.focus_on(self.writing.id).kind
        forget = (_("Esc"), _("forget"))
        if self.writing.part in ("title", "scenario"):
            leave = forget if self._has_touchpoints() else (_("Esc"), _("skip the rest"))
            return ((_("Enter"), _("go on")), leave)
        if self.writing.part != "name":
            return ((_("Enter"), _("keep")), forget)
        match kind:
            case FocusKind.TOUCHPOINT:
                return (
                    (_("Enter"), _("next, connected")), (_("Ctrl Enter"), _("next stage")), (_("Tab"), _("next cell")),
                    (_("Shift Enter"), _("description")), forget,
                )  # fmt: skip
            case FocusKind.STAGE:
                return ((_("Enter"), _("next stage") if self._named_next() else _("another stage")), forget)
            case FocusKind.LANE:
                return ((_("Enter"), _("next lane") if self._named_next() else _("another lane")), forget)
            case _:
                return ((_("Enter"), _("keep")), forget)

    def drop(self) -> None:
        """Close and do nothing: what was being written about is gone."""
        if self.is_over:
            return
        self._close()

    def end(self, after: After) -> None:
        """Keep or forget the text, and go on."""
        if self.is_over:
            return
        view, writing = self.view, self.writing
        text, description = self.editor.text, self.editor.description_text
        self._close()
        if after is not After.ELSEWHERE:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        if after is After.FORGET:
            writing.forget()
            view.look_back(self.looked_from)
            self._go_back()
            self._go_on_to_first_cell()
            return
        kept: list[str] = []
        if not view.perform(lambda: kept.append(writing.keep(text, description))):
            return
        if not kept or not kept[0]:
            view.look_back(self.looked_from)
            self._go_back()
            return
        if after is not After.ELSEWHERE and kept[0] != HEADER_ID:
            view.select([kept[0]])
            view.reveal(kept[0])
        self._go_on(kept[0], after)

    def _close(self) -> None:
        self.is_over = True
        self.view.session = None
        self.editor.end()
        self.hints.hide()
        self.hints.deleteLater()
        self.view.state.is_editing = False
        self.view.state.editor = self.view.state.written_hint = None
        self.view.viewport().update()

    def _go_back(self) -> None:
        view = self.view
        if self.writing.is_new:
            view.selection.set([self.came_from.id] if self.came_from.id in view.document.journey else ())
            back = self.came_from if not self.came_from.id or self.came_from.id in view.document.journey else NO_FOCUS
            view.set_focus(back)
        view.tell()

    def _go_on(self, id: str, after: After) -> None:
        view = self.view
        match after:
            case After.NEXT if self.writing.part in ("title", "scenario"):
                self._go_on_in_title()
            case After.NEXT if self.writing.part == "name" and view.focus_on(id).kind is FocusKind.PERSONA:
                if self.writing.is_new:
                    view.keyboard.go_to(view.walk.first())
            case After.NEXT if self.writing.part == "name" and (named_next := self._named_next()):
                view.edit_text(named_next)
            case After.NEXT if self.writing.part == "name":
                view.keyboard.go_on(view.focus_on(id))
            case After.NEXT_STAGE:
                focus = view.focus_on(id)
                if focus.kind is FocusKind.STAGE:
                    view.keyboard.go_to(view.walk.from_focus(focus, Way.DOWN))
                else:
                    view.keyboard.go_on_in_next_stage(id)
            case After.NEXT_CELL | After.PREVIOUS_CELL:
                next_one = view.walk.reading_order(view.focus, after is After.PREVIOUS_CELL)
                if next_one is not None:
                    view.keyboard.go_to(next_one)
            case _:
                pass

    def _named_next(self) -> str:
        """Whoever gives the stages or lanes of a map other names goes from one to the next; "" behind the last."""
        view, id = self.view, self.writing.id
        if not self.writing.renames or self.writing.part != "name":
            return ""
        behind, journey = view.walk.behind(view.focus_on(id)).id, view.document.journey
        return behind if type(journey.get(behind)) is type(journey.get(id)) else ""

    def _go_on_in_title(self) -> None:
        """Title, scenario, persona, first cell: how a new map is begun."""
        view = self.view
        if self.writing.part == "title":
            view.edit_text(HEADER_ID, "scenario")
        elif not view.document.journey.personas:
            view.write(new_persona(view.document))
        else:
            view.keyboard.go_to(view.walk.first())

    def _go_on_to_first_cell(self) -> None:
        """Whoever skips the title of a new map writes its first touchpoint next, not a line for the tray."""
        view = self.view
        if self.writing.part in ("title", "scenario") and not self._has_touchpoints():
            view.keyboard.go_to(view.walk.first())

    def _has_touchpoints(self) -> bool:
        return any(True for _touchpoint in self.view.document.journey.of(Touchpoint))

    def caret(self) -> QRect:
        """Where the caret is, in the view's pixels."""
        return self.editor.caret.translated(self.view.viewport().pos())

    def holds(self, at: QPointF) -> bool:
        """Whether a pixel of the viewport lies on the editor."""
        return self.editor.geometry().contains(at.toPoint())
