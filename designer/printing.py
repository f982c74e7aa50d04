"""From a map to pages and files on paper: what the command line and the window do alike."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from designer.printed_pages import Printout as Printout
from designer.printed_pages import Section, numbered_pages
from designer.printed_stages import NO_LIMIT, parts_of
from designer.words import _, joined

if TYPE_CHECKING:
    from designer.checks import Profile
    from designer.drawing import Page
    from designer.export.files import Target
    from designer.export.pdf import PdfInfo
    from designer.layout import FittedPage, Paper, Theme
    from designer.layout.options import Opened
    from designer.layout.pages import PageFrame
    from designer.model import JourneyMap, View
    from designer.printed_inner import Beside, Name, Opens
    from designer.text import FontBook

POINTS_PER_MM = 72 / 25.4
READABLE = 6.0  # points; smaller text makes a warning (PRODUCT.md section 3)
COMFORTABLE = 6.5  # points; smaller text makes an offer
PAPER_NAMES = ("A4", "A3", "A2", "A1", "A0", "letter", "legal", "tabloid")
LARGER = ("A4", "A3", "A2", "A1", "A0")  # each twice as large as the one before
SIDES = (50, 20_000)  # the shortest and the longest of a sheet, in millimetres
ENDINGS = (".pdf", ".svg", ".png")
PLANS = ("fit", "pages")  # all on one sheet; on as many as it takes to be read with ease, cut between stages
# What can print after the map, in this order; "inner" are the maps that its touchpoints open, each with its own.
ADDS = ("personas", "opportunities", "gaps", "inner")

_SOME_PAGE = 88  # while a map is fitted to its sheet nobody knows on which pages those are that it opens
_MOST_MARGIN = 0.4  # of the shorter side, at each edge


class PrintChoice(msgspec.Struct, frozen=True):
    """How a map is printed. `paper` is a name or "297x420mm"; `landscape` None is lying, or standing where that prints
    clearly larger, or, where paper is given by its measures, the way these say; `margin` is in mm, None as usual for the
    paper. `view` is the name or the id of a view, "" for the whole map; `adds` are of ADDS; `theme` is "" for the map's own.
    """

    paper: str = "A3"
    landscape: bool | None = None
    margin: float | None = None
    arrangement: str = "auto"
    plan: str = "fit"
    view: str = ""
    adds: tuple[str, ...] = ()
    theme: str = ""
    shows_private: bool = False


class UnknownView(ValueError):
    """The map has no view of this name; the message names it and those there are."""


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


def theme_of(journey: JourneyMap, name: str = "") -> Theme:
    """The theme of this name, or the one that a map names; the usual one where this program has none of that name."""
    from designer.layout import theme_for

    header = journey.header
    return theme_for(msgspec.structs.replace(header, theme=name) if name else header)


def view_named(journey: JourneyMap, name: str) -> View:
    """The view of a map with this name or id, in any case of letters. Raises UnknownView."""
    folded = name.strip().casefold()
    for view in journey.views:
        if name in (view.id, view.name):
            return view
    for view in journey.views:
        if view.name.strip().casefold() == folded:
            return view
    if not journey.views:
        raise UnknownView(_("There is no view “{name}”: this map has no views.").format(name=name))
    names = ", ".join(f"“{view.name}”" for view in journey.views)
    raise UnknownView(_("There is no view “{name}”; there are {names}.").format(name=name, names=names))


def compose(
    journey: JourneyMap,
    fonts: FontBook,
    choice: PrintChoice,
    profile: Profile | None = None,
    beside: Beside | None = None,
) -> Printout:
    """Lay a map out for paper; its gaps are found by this profile, None is the one it names, and the maps that its
    touchpoints open in files `beside` it. Raises UnknownPaper or UnknownView, with a sentence, for what can't be."""
    return Press(journey, fonts, profile, beside).compose(choice)


def readable_on(journey: JourneyMap, fonts: FontBook, choice: PrintChoice) -> tuple[str, float] | None:
    """The first larger paper on which the same choice has no text under 6 points, and how large its smallest is there; None
    where not even the largest does."""
    press, map_alone = Press(journey, fonts), msgspec.structs.replace(choice, margin=None, adds=())
    at = LARGER.index(choice.paper) + 1 if choice.paper in LARGER else 0
    own = sheet(choice.paper)
    for name in LARGER[at:]:
        if sheet(name).width * sheet(name).height > own.width * own.height:
            size = press.compose(msgspec.structs.replace(map_alone, paper=name)).smallest_text
            if size >= READABLE:
                return name, size
    return None


class Press:
    """Composes one map in many ways for one user: what was fitted to a sheet is kept for the next choice of the same sheet.

    The map must not change meanwhile; a worker gives it a snapshot.
    """

    def __init__(
        self,
        journey: JourneyMap,
        fonts: FontBook,
        profile: Profile | None = None,
        beside: Beside | None = None,
        path: str = "",
        is_measured: bool = False,
    ) -> None:
        """`path` names a map with those above it; it stands in its title block. `is_measured` where a metric stands at the
        touchpoint that opens it."""
        self._is_measured = is_measured
        self._journey = journey
        self._profile = profile
        self._beside = beside
        self._path = path
        self._fonts = fonts
        self._seen: dict[str, tuple[JourneyMap, str]] = {}
        self._fitted: dict[tuple[PrintChoice, Opened], FittedPage] = {}
        self._cut: dict[PrintChoice, tuple[tuple[JourneyMap, FittedPage], ...]] = {}
        self._inner: dict[tuple[str, Name, str], Press] = {}  # by the view, and which map it is

    def compose(self, choice: PrintChoice) -> Printout:
        """All pages of a choice. Raises UnknownPaper or UnknownView, with a sentence, for what can't be."""
        if "inner" not in choice.adds:
            section, remarks = self._section(choice)
            return numbered_pages([section], remarks)
        from designer.printed_inner import tree_below

        tree = tree_below(self._shown(choice)[0], self._beside)
        printed = {tree.name, *(inner.name for inner in tree.maps)}
        first, remarks = self._section(choice, tree.name, tree.opens, printed)
        sections = [first]
        for inner in tree.maps:
            key = (choice.view, inner.name, inner.path)
            press = self._inner.setdefault(
                key, Press(inner.journey, self._fonts, path=inner.path, is_measured=inner.is_measured)
            )
            whole = msgspec.structs.replace(choice, view="")
            section, _said = press._section(whole, inner.name, inner.opens, printed)
            sections.append(msgspec.structs.replace(section, title=inner.title))
        return numbered_pages(sections, [*remarks, *tree.remarks])

    def _section(
        self, choice: PrintChoice, name: Name = ("", ()), opens: Opens = (), printed: Container[Name] = ()
    ) -> tuple[Section, list[str]]:
        """The map and the pages after it, without the maps that it opens; of these, which are `printed` after it."""
        opens = tuple([(opener, other) for opener, other in opens if other in printed])
        journey, fitted = self._map_page(choice, opens)
        parts = self._parts(journey, fitted, choice, opens) if choice.plan == "pages" else ()
        if len(parts) == 1:
            (_journey, fitted), parts = parts[0], ()
        paper = sheet(choice.paper).turned(fitted.landscape)
        if choice.margin is not None:
            paper = msgspec.structs.replace(paper, margin=choice.margin * POINTS_PER_MM)
        added, remarks = self._added(journey, fitted, paper, choice)
        if choice.view and self._shows_nothing(journey):
            remarks.insert(0, _("The view “{view}” shows no touchpoint.").format(view=journey.view_name or choice.view))
        return Section(
            journey, fitted, tuple(added), self._frame(journey, paper, choice), "", name, opens, parts
        ), remarks

    def _frame(self, journey: JourneyMap, paper: Paper, choice: PrintChoice) -> PageFrame:
        from designer.layout.pages import page_frame

        frame = page_frame(journey.header, paper, theme_of(journey, choice.theme), self._fonts)
        return msgspec.structs.replace(frame, title=self._path) if self._path else frame

    def _shown(self, choice: PrintChoice) -> tuple[JourneyMap, str]:
        """The map as the chosen view shows it, and the arrangement that the view asks for."""
        if not choice.view:
            return self._journey, ""
        found = self._seen.get(choice.view)
        if found is None:
            from designer.model.views import seen

            view = view_named(self._journey, choice.view)
            found = self._seen[choice.view] = (seen(self._journey, view), view.arrangement)
        return found

    def _shows_nothing(self, journey: JourneyMap) -> bool:
        """Whether a view leaves out every touchpoint of a map that has some."""
        return not journey.touchpoints and bool(self._journey.touchpoints)

    def _map_page(self, choice: PrintChoice, opens: Opens) -> tuple[JourneyMap, FittedPage]:
        """The map on one sheet, with room on the cards that open others for the pages of these."""
        journey = self._shown(choice)[0]
        opened = tuple([(opener, _SOME_PAGE) for opener, _name in opens])
        key = msgspec.structs.replace(choice, adds=("inner",) if opened else (), plan="fit"), opened
        found = self._fitted.get(key)
        if found is None:
            found = self._fitted[key] = self._fit(journey, choice, self._wanted(choice), opened)
        return journey, found

    def _wanted(self, choice: PrintChoice) -> str:
        """The arrangement that was chosen, else that of the view, else "auto"."""
        of_view = self._shown(choice)[1]
        return of_view if of_view and choice.arrangement == "auto" else choice.arrangement

    def _fit(
        self,
        journey: JourneyMap,
        choice: PrintChoice,
        arrangement: str,
        opened: Opened,
        part: str = "",
        largest: float = NO_LIMIT,
        landscape: bool | None = None,
    ) -> FittedPage:
        from designer.layout import fit_to_paper

        paper, turned, margin = _paper_of(choice)
        return fit_to_paper(
            journey,
            theme_of(journey, choice.theme),
            self._fonts,
            paper,
            arrangement=arrangement,
            landscape=turned if landscape is None else landscape,
            margin=margin,
            shows_private=choice.shows_private,
            path=joined((self._path, part)),
            opened=opened,
            largest=largest,
        )

    def _parts(
        self, journey: JourneyMap, whole: FittedPage, choice: PrintChoice, opens: Opens
    ) -> tuple[tuple[JourneyMap, FittedPage], ...]:
        """The map cut between stages, all sheets lying or standing as the map on one would, in one arrangement."""
        key = msgspec.structs.replace(choice, adds=("inner",) if opens else ())
        found = self._cut.get(key)
        if found is None:
            wanted = self._wanted(choice)

            def fit(part: JourneyMap, called: str, largest: float, arrangement: str) -> FittedPage:
                opened = tuple([(opener, _SOME_PAGE) for opener, _name in opens if opener in part])
                return self._fit(part, choice, arrangement or wanted, opened, called, largest, whole.landscape)

            theme = theme_of(journey, choice.theme)
            found = self._cut[key] = tuple(parts_of(journey, whole, theme, fit, COMFORTABLE))
        return found

    def _added(
        self, journey: JourneyMap, fitted: FittedPage, paper: Paper, choice: PrintChoice
    ) -> tuple[list[Page], list[str]]:
        """The pages after the map, and what there was nothing for."""
        from designer.layout.pages import opportunity_pages, persona_pages

        pages: list[Page] = []
        remarks: list[str] = []
        frame = self._frame(journey, paper, choice)
        for add in ADDS:
            if add not in choice.adds or add == "inner":
                continue
            if add == "gaps":
                pages += self._gaps(journey, fitted, frame, choice)
                continue
            make = persona_pages if add == "personas" else opportunity_pages
            found = make(journey, frame, shows_private=choice.shows_private)
            if not found:
                nothing = {
                    "personas": _("The map has no personas."),
                    "opportunities": _("The map has no opportunities."),
                }
                remarks.append(nothing[add])
            pages += found
        return pages, remarks

    def _gaps(self, journey: JourneyMap, fitted: FittedPage, frame: PageFrame, choice: PrintChoice) -> tuple[Page, ...]:
        """What is missing or broken, with how it prints on this very sheet among it."""
        from designer.checks import Facts
        from designer.checks.facts import PrintFacts
        from designer.print_facts import poor_contrast
        from designer.printed_gaps import pages_of_gaps

        size = fitted.page.smallest_text or COMFORTABLE
        sheet = PrintFacts(frame.paper.name, size)
        facts = Facts(print=sheet, contrast=poor_contrast(fitted.page.drawing), is_measured=self._is_measured)
        return pages_of_gaps(
            journey,
            fitted,
            frame,
            facts,
            self._profile,
            shows_private=choice.shows_private,
            shows_inner="inner" not in choice.adds,  # else each of them has a page of its own
        )


def _paper_of(choice: PrintChoice) -> tuple[Paper, bool | None, float | None]:
    """The sheet, whether it lies (None: as prints better), and its margin in points. Raises UnknownPaper."""
    from designer.layout import UnknownPaper

    paper = sheet(choice.paper)
    margin = None if choice.margin is None else choice.margin * POINTS_PER_MM
    if margin is not None and margin > _MOST_MARGIN * min(paper.width, paper.height):
        says = _("A margin of {margin:g} mm leaves nothing of {paper}.")
        raise UnknownPaper(says.format(margin=choice.margin, paper=paper.name))
    landscape = choice.landscape
    if landscape is None and choice.paper.lower() not in map(str.lower, PAPER_NAMES):
        landscape = paper.width >= paper.height
    return paper, landscape, margin


def missing_characters(printout: Printout, fonts: FontBook) -> tuple[str, ...]:
    """The characters on the pages that no font has, each once."""
    return fonts.missing(printout.text)


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


def write(printout: Printout, journey: JourneyMap, name: str, target: Target, ending: str) -> str:
    """Write pages as ".pdf", ".svg" or ".png"; a sentence where it is not all that was asked for, else "".

    Several pages make one PDF, or a picture each, with a number before the ending of its name; where the target is an open
    file, the first page alone. Raises CannotExport; then no new file is left.
    """
    from designer.export import pdf

    info = info_of(journey, name)
    if ending == ".pdf":
        pdf.write(printout.pages, target, info)
        return ""
    if ending not in ENDINGS:
        raise ValueError(ending)
    if len(printout.pages) == 1:
        return _write_picture(printout.page, target, ending, info)
    if not isinstance(target, (str, Path)):
        _write_picture(printout.page, target, ending, info)
        return _("Only the first of {n} pages is written.").format(n=len(printout.pages))
    said: dict[str, None] = {}
    made: list[Path] = []
    try:
        for page, file in zip(printout.pages, files_of(printout, target), strict=True):
            is_new = not file.exists()
            if sentence := _write_picture(page, file, ending, info):
                said[sentence] = None
            made += [file] if is_new else []
    except Exception:
        for file in made:
            file.unlink(missing_ok=True)
        raise
    return " ".join(said)


def files_of(printout: Printout, target: str | Path) -> tuple[Path, ...]:
    """The files that `write` makes: one, or "map-1.svg", "map-2.svg" … where there are several pages of pictures."""
    path = Path(target)
    count = len(printout.pages)
    if count == 1 or path.suffix.lower() == ".pdf":
        return (path,)
    digits = len(str(count))
    return tuple([path.with_name(f"{path.stem}-{i:0{digits}}{path.suffix}") for i in range(1, count + 1)])


def _write_picture(page: Page, target: Target, ending: str, info: PdfInfo) -> str:
    from designer.export import png, svg

    if ending == ".svg":
        svg.write(page, target, page.title or info.title, info.language)
        return ""
    dpi = png.write(page, target, info)
    if dpi < png.PAPER_DPI - 0.5:
        return _("The picture has {dpi:.0f} dpi; at more it would be too large to show.").format(dpi=dpi)
    return ""
