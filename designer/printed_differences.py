"""What differs between two maps on paper: the marked map, then the list. For the command line and the window alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.comparing import (
    GHOST,
    Differences,
    Kind,
    Marked,
    compare,
    counts_words,
    grouped,
    marks_over,
    overlaid,
)
from designer.comparing.wording import along_words, predicate, subject
from designer.model import JourneyMap, Note
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.layout import JourneyLayout
    from designer.layout.marks import DifferenceMark
    from designer.layout.pages import ListSection
    from designer.printing import PrintChoice, Printout
    from designer.text import FontBook

_UNIT = (0.5, 3.0)  # points of the drawing that one point of a mark may take


def compose_differences(
    before: tuple[str, JourneyMap],
    after: tuple[str, JourneyMap],
    fonts: FontBook,
    choice: PrintChoice,
    *,
    is_by_id: bool | None = None,
) -> Printout:
    """The pages: both maps laid over each other with what differs marked, and the list of differences.

    Each map comes with what it is called; `is_by_id` is as `compare` has it. Private notes are left out unless the choice
    shows them. Raises UnknownPaper.
    """
    from designer import printing
    from designer.drawing import Page
    from designer.layout import marks
    from designer.layout.fit import renumbered
    from designer.layout.pages import list_pages, numbered, page_frame, page_number

    ours, theirs = (m if choice.shows_private else _public(m) for m in (before[1], after[1]))
    differences = compare(ours, theirs, is_by_id=is_by_id)
    both = overlaid(ours, theirs, differences)
    fitted = printing.compose(both, fonts, msgspec.structs.replace(choice, view="", adds=())).fitted
    paper = printing.sheet(choice.paper).turned(fitted.landscape)
    if choice.margin is not None:
        paper = msgspec.structs.replace(paper, margin=choice.margin * printing.POINTS_PER_MM)
    frame = page_frame(both.header, paper, printing.theme_of(both, choice.theme), fonts)
    says = _("“{before}” compared with “{after}”: {counts}.").format(
        before=before[0], after=after[0], counts=counts_words(differences.counts)
    )
    listed = list_pages(_("What differs"), sections_of(differences), frame, says=says, empty=_("Nothing differs."))
    fitted = renumbered(fitted, both, page_number(1, 1 + len(listed), both.header.language))
    page, layout = fitted.page, fitted.layout
    shown = difference_marks(layout, marks_over(ours, theirs, differences))
    unit = min(max(1 / page.scale, _UNIT[0]), _UNIT[1])
    drawing = marks.marked(page.drawing, layout.grid, shown, is_ghost, unit)
    first = Page(page.width, page.height, drawing, page.scale, page.x, page.y, _("The map with its differences"))
    pages = (first, *numbered(frame, listed, 2, 1 + len(listed)))
    return printing.Printout(pages, msgspec.structs.replace(fitted, page=first))


def difference_marks(layout: JourneyLayout, marked: tuple[Marked, ...]) -> tuple[DifferenceMark, ...]:
    """Marks for a drawing, with the places that things came from."""
    from designer.layout.marks import DifferenceMark, origin_of

    found = []
    for mark in marked:
        origin = mark.origin
        came = origin_of(layout.grid, origin.behind, origin.stage, origin.lane) if origin is not None else None
        found.append(DifferenceMark(mark.element, tuple(kind.value for kind in mark.kinds), came))
    return tuple(found)


def is_ghost(element: str) -> bool:
    """Whether an element of the map of both was removed."""
    return element.startswith(GHOST)


def sections_of(differences: Differences) -> tuple[ListSection, ...]:
    """The list of differences as sections of a page."""
    from designer.layout.marks import COLOURS, ICONS
    from designer.layout.pages import ListRow, ListSection, Mark

    signs = {kind: Mark(ICONS[kind.value], COLOURS[kind.value]) for kind in Kind}
    sections = []
    for group, items in grouped(differences):
        rows = tuple(
            ListRow(
                f"{subject(item)}: {predicate(item)}"
                if item.kind is Kind.CHANGED
                else f"{subject(item)} {predicate(item)}",
                along_words(item),
                signs[item.kind],
            )
            for item in items
        )
        count = ngettext("{n} difference", "{n} differences", len(items)).format(n=len(items))
        sections.append(ListSection(group, rows, aside=count))
    return tuple(sections)


def _public(journey: JourneyMap) -> JourneyMap:
    """The map without private notes; the very same map where it has none."""
    if not any(note.is_private for note in journey.of(Note)):
        return journey
    return JourneyMap(e for e in journey if not (isinstance(e, Note) and e.is_private))
