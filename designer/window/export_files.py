"""Writing a map in another format, from an immutable snapshot, so that it can be done beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from designer.checks import Profile
from designer.model import JourneyMap
from designer.printed_inner import Beside
from designer.text import FontBook
from designer.words import _

FORMATS = (
    (".pdf", "PDF"), (".svg", "SVG picture"), (".png", "PNG picture"), (".csv", "Touchpoint list, CSV"),
    (".xlsx", "Touchpoint list, Excel"), (".mmd", "Mermaid journey"),
)  # fmt: skip
DATA = (".csv", ".tsv", ".xlsx", ".mmd")


class Export(msgspec.Struct, frozen=True):
    """What is to be written, and how."""

    journey: JourneyMap
    name: str
    file: Path
    paper: str
    margin: float | None
    arrangement: str
    landscape: bool | None
    make_fonts: Callable[[], FontBook]
    view: str = ""  # the id of the view that it is looked at through
    adds: tuple[str, ...] = ()
    beside: Beside | None = None  # reads the maps that touchpoints open in files of their own
    profile: Profile | None = None  # by which the gaps after the map are found; None is the one that it names


def plain_export(wish: Export) -> str:
    """Write the file; a sentence that says what came of it. Raises CannotExport, ExportTrouble or ValueError."""
    from designer import interchange
    from designer.fonts import missing_sentence
    from designer.model.views import seen
    from designer.printing import PrintChoice, compose, view_named, write

    ending = wish.file.suffix.lower()
    said = _("“{file}” is saved.").format(file=wish.file.name)
    if wish.view:
        name = view_named(wish.journey, wish.view).name
        says = (
            _("“{file}” is saved, as “{view}” shows the map.") if name else _("“{file}” is saved, as it is shown now.")
        )
        said = says.format(file=wish.file.name, view=name)
    if ending in DATA:
        journey = seen(wish.journey, view_named(wish.journey, wish.view)) if wish.view else wish.journey
        write_data = interchange.write_mermaid if ending == ".mmd" else interchange.write_list
        write_data(journey, wish.file)
    else:
        fonts = wish.make_fonts()
        choice = PrintChoice(
            paper=wish.paper,
            margin=wish.margin,
            arrangement=wish.arrangement,
            landscape=wish.landscape,
            view=wish.view,
            adds=wish.adds,
        )
        fitted = compose(wish.journey, fonts, choice, wish.profile, wish.beside)
        write(fitted, wish.journey, wish.name, wish.file, ending)
        said += _(" Smallest text {size:.1f} pt on {paper}.").format(size=fitted.smallest_text, paper=wish.paper)
        missing = fonts.missing("".join(dict.fromkeys(fitted.text)))
        if missing:
            said += " " + missing_sentence(missing, fonts.forbidden)
    return said
