"""The pages of a printout: maps with what follows each of them, every page with its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from designer.words import _

if TYPE_CHECKING:
    from designer.drawing import Page
    from designer.layout import Arrangement, FittedPage
    from designer.layout.pages import PageFrame
    from designer.model import JourneyMap
    from designer.printed_inner import Name, Opens


class Section(msgspec.Struct, frozen=True):
    """One map of a printout and the pages after it, not numbered yet; `title` is what it is called where it has none,
    `opens` which maps its touchpoints open."""

    journey: JourneyMap
    fitted: FittedPage
    added: tuple[Page, ...]
    frame: PageFrame
    title: str = ""
    name: Name = ("", ())
    opens: Opens = ()
    parts: tuple[tuple[JourneyMap, FittedPage], ...] = ()  # the sheets of the map where it prints on several

    @property
    def sheets(self) -> tuple[tuple[JourneyMap, FittedPage], ...]:
        """The sheets of the map itself."""
        return self.parts or ((self.journey, self.fitted),)


class Printout(msgspec.Struct, frozen=True):
    """All pages of a map as they go to paper. `fitted` is the map as it was composed; `remarks` say in sentences what of the
    choice there was nothing for."""

    pages: tuple[Page, ...]
    fitted: FittedPage
    remarks: tuple[str, ...] = ()
    sheets: int = 1  # that the map itself takes; what prints after it comes behind

    @property
    def page(self) -> Page:
        """The first page."""
        return self.pages[0]

    @property
    def landscape(self) -> bool:
        """Whether its sheets lie."""
        return self.fitted.landscape

    @property
    def arrangement(self) -> Arrangement:
        """How the map is arranged."""
        return self.fitted.arrangement

    @property
    def smallest_text(self) -> float:
        """The size of the smallest text on any page, in points; 0 where there is none."""
        return min([size for page in self.pages if (size := page.smallest_text)], default=0.0)

    @property
    def text(self) -> str:
        """All that is written on the pages, each run once."""
        return "\n".join(dict.fromkeys(run.text for page in self.pages for _g, _x, _y, run in page.drawing.texts()))


def numbered_pages(sections: Sequence[Section], remarks: Sequence[str]) -> Printout:
    """All maps and what follows each of them, every page with its number where there are several. A card that opens a map
    says on which page that is."""
    from designer.layout.fit import renumbered
    from designer.layout.pages import numbered, page_number

    count = 0
    starts: dict[Name, int] = {}
    for section in sections:
        starts.setdefault(section.name, count + 1)
        count += len(section.sheets) + len(section.added)
    pages: list[Page] = []
    first: FittedPage | None = None
    for section in sections:
        title = section.journey.header.title or section.title or _("Map")
        for journey, fitted in section.sheets:
            if count > 1:
                language = section.journey.header.language
                opened = tuple([(opener, starts[name]) for opener, name in section.opens if opener in journey])
                fitted = renumbered(fitted, journey, page_number(len(pages) + 1, count, language), opened)
            first = first or fitted
            pages.append(fitted.page.named(title if not section.parts else _title_of(title, journey)))
        pages += numbered(section.frame, section.added, len(pages) + 1, count)
    assert first is not None
    return Printout(tuple(pages), first, tuple(remarks), len(sections[0].sheets))


def _title_of(title: str, part: JourneyMap) -> str:
    """What a sheet of a map is called in the list of a PDF: by its stages."""
    names = [stage.name for stage in part.stages if stage.name]
    return f"{title}: {', '.join(names)}" if names else title
