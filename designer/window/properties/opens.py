"""The row that says which map a touchpoint opens, with what chooses one and what takes it away."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import JourneyMap, SubMap, Touchpoint
from designer.window.controls import BarButton, FieldButton
from designer.window.properties.form import Form
from designer.words import _

OPEN_ACTION = "map.open_inner"  # goes into the map of the selected touchpoint, once the window can


class OpensField(QWidget):
    """Names the map that is opened; a press chooses another one."""

    edited = Signal(object)
    left = Signal()
    refused = Signal(str)

    def __init__(self, form: Form) -> None:
        super().__init__()
        context = form.context
        self.button = FieldButton(context, "", "map")
        self.button.setAccessibleName(_("Choose the map that opens here"))
        self.go = BarButton(context, "external-link", side=16, pad=6, height=28)
        self.go.set_hint(_("Open it"))
        self.away = BarButton(context, "x", side=16, pad=6, height=28)
        self.away.set_hint(_("Remove"))
        self.away.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.scale(4))
        row.addWidget(self.button, 1)
        row.addWidget(self.go)
        row.addWidget(self.away)
        self.setFocusProxy(self.button)

    def _remove(self) -> None:
        self.edited.emit("")
        self.left.emit()

    def show_value(self, value: object) -> None:
        """The name of the map, "" for none."""
        is_set = bool(value)
        self.go.setVisible(is_set)
        self.away.setVisible(is_set)
        self.button.show_content(str(value) if is_set else _("Choose a map…"), "map", is_set=is_set)

    def mark(self, sentence: str) -> None:
        """Say below why a map can't be used."""
        self.refused.emit(sentence)


def opens_row(form: Form, id: str) -> OpensField:
    """The row of one touchpoint."""
    control = OpensField(form)
    document = form.session.document

    def remove(_value: object, joins: str) -> None:
        with document.edit(_("Remove the map that opens here"), joins):
            ops.set_field(document, id, "map_file", "")
            ops.set_field(document, id, "submap", "")

    def choose() -> None:
        file = form.session.path
        if file is None:
            control.mark(_("Save this map first: the other one is found from where it lies."))
            return
        chosen, _filter = QFileDialog.getOpenFileName(
            form, _("Choose a map"), str(file.parent), _("Journey maps (*.journey)")
        )
        if not chosen:
            return
        try:
            take_file(form, id, Path(chosen), file)
            control.mark("")
        except Refused as refusal:
            control.mark(str(refusal))

    form.bind(_("Opens"), control, lambda touchpoint: opened_name(form.session.journey, touchpoint), remove)
    control.button.clicked.connect(lambda _checked=False: choose())
    control.go.clicked.connect(lambda _checked=False: form.act(OPEN_ACTION))
    return control


def take_file(form: Form, id: str, chosen: Path, file: Path) -> None:
    """Let a touchpoint open a map that lies in a file beside this one. Raises Refused for the map itself."""
    if chosen.resolve() == file.resolve():
        raise Refused(_("A map can’t open itself."))
    try:
        beside = os.path.relpath(chosen, file.parent)
    except ValueError:  # another drive
        raise Refused(_("Only a map on the same drive can be found again.")) from None
    document = form.session.document
    with document.edit(_("Choose the map that opens here")):
        ops.set_field(document, id, "submap", "")
        ops.set_field(document, id, "map_file", Path(beside).as_posix())


def opened_name(journey: JourneyMap, touchpoint: Touchpoint) -> str:
    """What the map that a touchpoint opens is called, "" where it opens none."""
    inner = journey.find(SubMap, touchpoint.submap)
    if inner is not None:
        return inner.title or _("A map in this file")
    return PurePosixPath(touchpoint.map_file).name.removesuffix(".journey")
