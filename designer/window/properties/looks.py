"""Rows for how something looks: its colour, icon and picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData

from designer.editing import Refused
from designer.editing import operations as ops
from designer.layout import Theme, palettes_of, theme_for
from designer.layout.colour import contrast
from designer.model import PictureData
from designer.window.controls import SEVERAL, ColourList, Swatches
from designer.window.controls.icon_field import IconField
from designer.window.controls.picture_field import PictureField
from designer.window.pictures import brought_picture, choose_picture
from designer.window.properties.form import Form, Getter, Setter
from designer.words import _

Judge = Callable[[str], tuple[str, str]]
_MOST_SWATCHES = 8


def theme_of(form: Form) -> Theme:
    """The theme of the map that a form is about."""
    return theme_for(form.session.journey.header)


def on_white_text(shown: Callable[[str], str], text: str) -> Judge:
    """How a fill reads below white text; `shown` is the fill as the map shows it."""

    def judge(colour: str) -> tuple[str, str]:
        on_map, ratio = shown(colour), contrast(text, colour)
        if on_map.upper() != colour.upper():
            sentence = _("White text on it {ratio} : 1, shown as {colour}").format(
                ratio=_ratio(ratio), colour=on_map.upper()
            )
        else:
            sentence = _("White text on it {ratio} : 1").format(ratio=_ratio(ratio))
        return sentence, on_map

    return judge


def on_paper(shown: Callable[[str], str], paper: str) -> Judge:
    """How lines and letters of a colour read on the paper; `shown` is the colour as the map shows it."""

    def judge(colour: str) -> tuple[str, str]:
        on_map, ratio = shown(colour), contrast(colour, paper)
        if on_map.upper() != colour.upper():
            sentence = _("On the paper {ratio} : 1, shown as {colour}").format(
                ratio=_ratio(ratio), colour=on_map.upper()
            )
        else:
            sentence = _("On the paper {ratio} : 1").format(ratio=_ratio(ratio))
        return sentence, on_map

    return judge


def _ratio(value: float) -> str:
    return f"{int(value * 10) / 10:.1f}"  # never rounded up to what it does not reach


def colour_row(form: Form, own: str, palette: Sequence[str], judge: Judge) -> Swatches:
    """The colour of something: the theme's own one, others of the theme, or one of one's own with how it reads below."""
    first = [("", own)]
    others = [(c, c) for c in dict.fromkeys(palette) if c.upper() != own.upper()][: _MOST_SWATCHES - 1]
    control = Swatches(form.context, [*first, *others], judge)
    form.bind(_("Colour"), control, "colour")
    said = form.remark("", is_below_field=True)

    def show() -> None:
        colours = {getattr(e, "colour", "") for e in form.elements}
        colour = colours.pop() if len(colours) == 1 else ""
        said.setText(judge(colour)[0] if colour else "")
        said.setVisible(bool(colour))

    form.keep_current(show)
    return control


def brand_row(form: Form, palette: Sequence[str], judge: Judge) -> ColourList:
    """The colours of the brand, which take turns on the stages."""
    control = ColourList(form.context, palette, judge)
    form.bind(_("Colours"), control, "colours")
    return control


def icon_row(form: Form, usual: str = "", field: str | Getter = "icon", write: Setter | None = None) -> IconField:
    """An icon; `usual` is the one that is shown where none is chosen."""
    control = IconField(form.context, usual)
    form.bind(_("Icon"), control, field, write)
    return control


def picture_row(form: Form, label: str, field: str, step: str) -> PictureField:
    """A picture, by file, drop or paste; `step` is what the history calls it."""
    control = PictureField(form.context)
    document = form.session.document

    def take(data: bytes) -> None:
        with document.edit(step):
            form.set_field(field, ops.add_picture(document, data), "")

    def tell(act: Callable[[], object]) -> None:
        try:
            act()
            control.mark("")
        except Refused as refusal:
            control.mark(str(refusal))

    def choose() -> None:
        data = choose_picture(form, form.context.settings)
        if data is not None:
            take(data)

    def bring(data: QMimeData) -> None:
        tell(lambda: take(brought_picture(data)))

    def show() -> None:
        held: set[Any] = {getattr(e, field) for e in form.elements}
        id = held.pop() if len(held) == 1 else SEVERAL
        found = form.session.journey.find(PictureData, id) if isinstance(id, str) else None
        control.show_picture(found.data if found is not None else b"", bool(id))

    form.bind(label, control, field)
    control.choose_asked.connect(lambda: tell(choose))
    control.brought.connect(bring)
    form.keep_current(show)
    return control


def palette_choices(form: Form) -> list[tuple[str, str]]:
    """The stage palettes of a map's theme: id and name, its usual one as ""."""
    found = [(palette.id, palette.label) for palette in palettes_of(form.session.journey.header.theme)]
    return [("", found[0][1]), *found[1:]] if found else [("", _("As in the theme"))]
