"""What pages after the map share: paper, margins, the scale they are set at, and a foot with the page's number."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import msgspec

from designer.drawing import Box, Content, Drawing, Group, Item, Page, Placed, Role, Stroke
from designer.layout import shapes
from designer.layout.fit import Paper, paper
from designer.layout.legend import footer_text
from designer.layout.spoken import in_language
from designer.layout.texts import Texts, rise
from designer.layout.theme import Theme
from designer.model import MapHeader
from designer.text import FontBook
from designer.words import _, joined

LEAST_SCALE = 0.8125  # text of 8 points prints at 6.5, the smallest that reads with ease
FOOT = "footer"  # key of the group that a page's foot is

_LARGEST = 1.3  # of the usual scale of a paper
_SMALLEST = 0.55
_FINENESS = 1.03  # from one scale tried to the next
_FOOT_GAP = 14.0  # from what a page holds to the line above its foot
_FOOT_LINE = 9.0  # from that line to the top of its text
_FOOT_FREE = 24.0  # between the texts of a foot


class PageFrame(msgspec.Struct, frozen=True):
    """The sheet that pages are composed for, lying or standing, and what stands at the foot of each. Lengths inside a page
    are points at scale 1, from the upper left corner of what the margins leave."""

    paper: Paper
    texts: Texts
    title: str = ""
    footer: str = ""  # version, date and author
    language: str = "en"

    @property
    def theme(self) -> Theme:
        """The theme of all pages."""
        return self.texts.theme

    @property
    def margin(self) -> float:
        """White at each edge, in points on paper."""
        wanted = self.paper.margin_in(self.theme)
        return min(wanted, self.paper.width * 0.4, self.paper.height * 0.4)

    def width(self, scale: float) -> float:
        """The room from left to right."""
        return (self.paper.width - 2 * self.margin) / scale

    def height(self, scale: float) -> float:
        """The room from the top to where the foot begins."""
        return max(self._full_height(scale) - self._foot_height(scale), 40.0)

    def _full_height(self, scale: float) -> float:
        return (self.paper.height - 2 * self.margin) / scale

    def _foot_height(self, scale: float) -> float:
        return _FOOT_GAP + _FOOT_LINE + self.texts.text.line * self._foot_lines(scale)

    @property
    def usual_scale(self) -> float:
        """The scale at which a sheet looks like a page of A4 at scale 1 from as far as one stands before it."""
        usual = paper("A4")
        return sqrt(self.paper.width * self.paper.height / (usual.width * usual.height))

    @property
    def least_scale(self) -> float:
        """The smallest scale that pages are set at; what needs more room flows on to another page."""
        return max(LEAST_SCALE, _SMALLEST * self.usual_scale)

    def scales(self, largest: float = _LARGEST) -> tuple[float, ...]:
        """The scales to try, the largest first, up to so many times the usual one."""
        found = []
        scale, least = self.usual_scale * largest, self.least_scale
        while scale > least * 1.01:
            found.append(scale)
            scale /= _FINENESS
        return (*found, least)

    def page(self, groups: Sequence[Group], scale: float, title: str) -> Page:
        """A page of these groups; `title` is what a reader's list of pages calls it."""
        width, height = self.width(scale), self._full_height(scale)
        drawing = Drawing(width, height, tuple(groups), self.theme.colour.paper)
        margin = self.margin
        return Page(self.paper.width, self.paper.height, drawing, scale, margin, margin, title)

    # The foot

    def _foot_parts(self, scale: float, number: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines at the left and at the right of a foot."""
        texts, width = self.texts, self.width(scale)
        said = joined((self.footer, number))
        right = texts.lines(said, texts.text, width * 0.62)
        taken = max([texts.width(line, texts.text) for line in right], default=0.0)
        room = width - taken - (_FOOT_FREE if right else 0)
        return texts.lines(self.title, texts.badge, max(room, width * 0.3)), right

    def _foot_lines(self, scale: float) -> int:
        return max(1, *[len(lines) for lines in self._foot_parts(scale, page_number(88, 88, self.language))])

    def foot(self, scale: float, number: str) -> Group:
        """The foot of a page that says this number."""
        texts, colour = self.texts, self.theme.colour
        width, top = self.width(scale), self._full_height(scale) - self._foot_height(scale) + _FOOT_GAP
        left, right = self._foot_parts(scale, number)

        def draw() -> tuple[Item | Placed, ...]:
            baseline = _FOOT_LINE + texts.text.line / 2 + rise(texts.text)
            return (
                shapes.rule(0, 0, width, Stroke(colour.hairline, self.theme.grid.hairline)),
                *texts.block(left, texts.badge, colour.muted, 0, baseline),
                *texts.block(right, texts.text, colour.muted, width, baseline, anchor="end"),
            )

        height = _FOOT_LINE + texts.text.line * max(1, len(left), len(right))
        return Group(FOOT, Role.FOOTER, 0, top, Content(Box(0, 0, width, height), draw))


def page_frame(header: MapHeader, sheet: Paper, theme: Theme, fonts: FontBook) -> PageFrame:
    """The frame of pages that belong to a map, on a sheet lying or standing (`Paper.turned`)."""
    with in_language(header.language):
        footer = footer_text(header, "")
    return PageFrame(sheet, Texts(fonts, theme), header.title, footer, header.language)


def page_number(number: int, count: int, language: str) -> str:
    """ "Page 2 of 5", in the language of the map."""
    with in_language(language):
        return _("Page {number} of {count}").format(number=number, count=count)


def numbered(frame: PageFrame, pages: Sequence[Page], first: int = 1, count: int = 0) -> tuple[Page, ...]:
    """The same pages with their foot: the first has the number `first` of `count` (of themselves where that is 0). A single
    page has no number. What already had a foot gets another."""
    of = count or first - 1 + len(pages)
    found = []
    for i, page in enumerate(pages):
        said = page_number(first + i, of, frame.language) if of > 1 else ""
        kept = tuple([group for group in page.drawing.groups if group.key != FOOT])
        foot = frame.foot(page.scale, said)
        drawing = Drawing(page.drawing.width, page.drawing.height, (*kept, foot), page.drawing.paper)
        found.append(Page(page.width, page.height, drawing, page.scale, page.x, page.y, page.title))
    return tuple(found)
