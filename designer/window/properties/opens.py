"""The row that says which map a touchpoint opens, with what makes or chooses one and what takes it away."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designer.editing import operations as ops
from designer.model import JourneyMap, SubMap, Touchpoint
from designer.window.controls import BarButton, FieldButton
from designer.window.icons import icon
from designer.window.menus import Menu
from designer.window.properties.form import Form
from designer.words import _

OPEN_ACTION = "map.open_inner"


class OpensField(QWidget):
    """Names the map that is opened; a press makes or chooses another one."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, form: Form, id: str) -> None:
        super().__init__()
        context = form.context
        self._form, self._id = form, id
        self._is_set = False
        self.button = FieldButton(context, "", "layers")
        self.button.setAccessibleName(_("Choose the map that opens here"))
        self.button.clicked.connect(lambda _checked=False: self.ask())
        self.go = BarButton(context, "external-link", side=16, pad=6, height=28)
        self.go.set_hint(_("Open it"))
        self.go.clicked.connect(lambda _checked=False: form.act(OPEN_ACTION))
        self.away = BarButton(context, "x", side=16, pad=6, height=28)
        self.away.set_hint(_("Remove"))
        self.away.clicked.connect(lambda _checked=False: form.act("map.remove_inner"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.scale(4))
        row.addWidget(self.button, 1)
        row.addWidget(self.go)
        row.addWidget(self.away)
        self.setFocusProxy(self.button)

    def ask(self) -> Menu:
        """Open the list of what can be opened: a new map inside the file, one that lies in it already, or a file."""
        form, context = self._form, self._form.context
        menu = Menu(context, self)
        ink = context.tokens.text2
        card = form.session.journey.find(Touchpoint, self._id)
        if card is not None and not card.submap:
            make = menu.addAction(icon("file-plus", ink), _("A map of its own"))
            make.triggered.connect(lambda _checked=False: form.act("map.make_inner"))
        choose = menu.addAction(icon("folder-open", ink), _("A map from a file…"))
        choose.triggered.connect(lambda _checked=False: form.act("map.choose_inner"))
        if card is not None and card.map_file:
            take = menu.addAction(icon("log-in", ink), _("The map of its file, taken into this one"))
            take.triggered.connect(lambda _checked=False: form.act("map.take_in"))
        held = sorted(form.session.journey.of(SubMap), key=lambda submap: (submap.title, submap.id))
        if held:
            menu.addSeparator()
        for submap in held:
            entry = menu.addAction((submap.title or _("A map in this file")).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(card is not None and card.submap == submap.id)
            entry.triggered.connect(lambda _checked=False, id=submap.id: self._set(id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
        return menu

    def _set(self, submap: str) -> None:
        self._form.do(lambda: ops.set_submap(self._form.session.document, self._id, submap))

    def show_value(self, value: object) -> None:
        """The name of the map, "" for none."""
        is_set = bool(value)
        self.go.setVisible(is_set)
        self.away.setVisible(is_set)
        self.button.show_content(str(value) if is_set else _("Choose a map…"), "layers", is_set=is_set)


def opens_row(form: Form, id: str) -> OpensField:
    """The row of one touchpoint."""
    control = OpensField(form, id)
    form.bind(
        _("Opens"),
        control,
        lambda touchpoint: opened_name(form.session.journey, touchpoint),
        lambda _value, _joins: None,
    )
    return control


def opened_name(journey: JourneyMap, touchpoint: Touchpoint) -> str:
    """What the map that a touchpoint opens is called, "" where it opens none."""
    inner = journey.find(SubMap, touchpoint.submap)
    if inner is not None:
        return inner.title or _("A map in this file")
    return PurePosixPath(touchpoint.map_file).name.removesuffix(".journey")
