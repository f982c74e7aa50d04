"""From a map to pages and files on paper: what the command line and the window do alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from designer.export.files import Target
    from designer.export.pdf import PdfInfo
    from designer.layout import FittedPage
    from designer.model import JourneyMap
    from designer.text import FontBook

POINTS_PER_MM = 72 / 25.4
READABLE = 6.0  # points; smaller text makes a warning (PRODUCT.md section 3)
COMFORTABLE = 6.5  # points; smaller text makes an offer
PAPER_NAMES = ("A4", "A3", "A2", "A1", "A0", "letter", "legal", "tabloid")


class PrintChoice(msgspec.Struct, frozen=True):
    """How a map is printed. `paper` is a name or "297x420mm"; `landscape` None is the way that prints larger; `margin` is
    in mm, None as usual for the paper."""

    paper: str = "A3"
    landscape: bool | None = None
    margin: float | None = None
    arrangement: str = "auto"


def compose(journey: JourneyMap, fonts: FontBook, choice: PrintChoice) -> FittedPage:
    """Lay a map out for one sheet. Raises ValueError, with a sentence, for a paper that can't be."""
    from designer.layout import Theme, fit_to_paper, paper

    sheet = paper(choice.paper)
    margin = None if choice.margin is None else choice.margin * POINTS_PER_MM
    return fit_to_paper(
        journey, Theme.wanted(journey.header.theme), fonts, sheet,
        arrangement=choice.arrangement, landscape=choice.landscape, margin=margin,
    )  # fmt: skip


def info_of(journey: JourneyMap, name: str) -> PdfInfo:
    """What a PDF says of itself; `name` is the title of a map that has none."""
    from designer.export.pdf import PdfInfo

    header = journey.header
    return PdfInfo(
        title=header.title or name,
        author=header.author or header.organisation,
        subject=header.scenario,
        language=header.language,
        date=header.date,
    )


def write(fitted: FittedPage, journey: JourneyMap, name: str, target: Target, ending: str) -> None:
    """Write a page as ".pdf", ".svg" or ".png". Raises CannotExport."""
    from designer.export import pdf, png, svg

    match ending:
        case ".pdf":
            pdf.write([fitted.page], target, info_of(journey, name))
        case ".svg":
            svg.write(fitted.page, target, journey.header.title or name, journey.header.language)
        case ".png":
            png.write(fitted.page, target, info_of(journey, name))
        case _:
            raise ValueError(ending)
