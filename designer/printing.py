"""From a map to pages and files on paper: what the command line and the window do alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.words import _

if TYPE_CHECKING:
    from designer.export.files import Target
    from designer.export.pdf import PdfInfo
    from designer.layout import FittedPage, Paper, Theme
    from designer.model import JourneyMap
    from designer.text import FontBook

POINTS_PER_MM = 72 / 25.4
READABLE = 6.0  # points; smaller text makes a warning (PRODUCT.md section 3)
COMFORTABLE = 6.5  # points; smaller text makes an offer
PAPER_NAMES = ("A4", "A3", "A2", "A1", "A0", "letter", "legal", "tabloid")
SIDES = (50, 20_000)  # the shortest and the longest of a sheet, in millimetres
ENDINGS = (".pdf", ".svg", ".png")

_MOST_MARGIN = 0.4  # of the shorter side, at each edge


class PrintChoice(msgspec.Struct, frozen=True):
    """How a map is printed. `paper` is a name or "297x420mm"; `landscape` None is the way that prints larger, or, where
    paper is given by its measures, the way these say; `margin` is in mm, None as usual for the paper."""

    paper: str = "A3"
    landscape: bool | None = None
    margin: float | None = None
    arrangement: str = "auto"


def sheet(name: str) -> Paper:
    """The sheet of paper of a name or of measures; raises UnknownPaper, with a sentence, for one that can't be."""
    from designer.layout import UnknownPaper, paper

    found = paper(name)
    least, most = (side * POINTS_PER_MM for side in SIDES)
    if not (least <= found.width <= most and least <= found.height <= most):
        raise UnknownPaper(
            _("Paper of {paper} can't be used: its sides are from {least} to {most:,} mm.").format(
                paper=found.name, least=SIDES[0], most=SIDES[1]
            )
        )
    return found


def theme_of(journey: JourneyMap) -> Theme:
    """The theme that a map names; the usual one where this program has none of that name."""
    from designer.layout import Theme, UnknownTheme

    try:
        return Theme.load(journey.header.theme)
    except UnknownTheme:
        return Theme.load("paper")


def compose(journey: JourneyMap, fonts: FontBook, choice: PrintChoice) -> FittedPage:
    """Lay a map out for one sheet. Raises UnknownPaper, with a sentence, for a paper or margin that can't be."""
    from designer.layout import UnknownPaper, fit_to_paper

    paper = sheet(choice.paper)
    margin = None if choice.margin is None else choice.margin * POINTS_PER_MM
    if margin is not None and margin > _MOST_MARGIN * min(paper.width, paper.height):
        says = _("A margin of {margin:g} mm leaves nothing of {paper}.")
        raise UnknownPaper(says.format(margin=choice.margin, paper=paper.name))
    landscape = choice.landscape
    if landscape is None and choice.paper.lower() not in map(str.lower, PAPER_NAMES):
        landscape = paper.width >= paper.height
    return fit_to_paper(
        journey, theme_of(journey), fonts, paper, arrangement=choice.arrangement, landscape=landscape, margin=margin
    )


def missing_characters(fitted: FittedPage, fonts: FontBook) -> tuple[str, ...]:
    """The characters on a page that no font has, each once."""
    texts = dict.fromkeys(run.text for _group, _x, _y, run in fitted.page.drawing.texts())
    return fonts.missing("\n".join(texts))


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


def write(fitted: FittedPage, journey: JourneyMap, name: str, target: Target, ending: str) -> str:
    """Write a page as ".pdf", ".svg" or ".png"; a sentence where it is not all that was asked for, else "".

    Raises CannotExport.
    """
    from designer.export import pdf, png, svg

    info = info_of(journey, name)
    match ending:
        case ".pdf":
            pdf.write([fitted.page], target, info)
        case ".svg":
            svg.write(fitted.page, target, info.title, info.language)
        case ".png":
            dpi = png.write(fitted.page, target, info)
            if dpi < png.PAPER_DPI - 0.5:
                return _("The picture has {dpi:.0f} dpi; at more it would be too large to show.").format(dpi=dpi)
        case _:
            raise ValueError(ending)
    return ""
