"""The page of opportunities: the matrix of impact and effort, and a list of what it has no room or no cell for."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing import Box, Content, Group, Item, Page, Placed, Role, Stroke
from designer.layout import shapes
from designer.layout.pages.flow import Column, Piece, Place, column_groups, fill_page, is_torn
from designer.layout.pages.frame import PageFrame, numbered
from designer.layout.pages.lists import fewest, title_group
from designer.layout.pages.opportunity_facts import Opportunity, opportunities_of
from designer.layout.pages.opportunity_matrix import DISC, draw_number, longest_word, matrix
from designer.layout.spoken import in_language
from designer.layout.texts import Texts, first_baseline, rise
from designer.model import JourneyMap
from designer.words import _, ngettext

_UNDER_TITLE = 18.0
_GUTTER = 26.0
_COLUMN = 168.0  # the narrowest of the list
_MOST_COLUMNS = 4
_TEXT_X = 22.0
_ROW_GAP = 7.0
_LEAST_ROOM = 60.0
_LARGEST_LIST = 1.12
_LEAST_NOTES = 0.85  # of the usual scale: smaller notes give way to numbers


def opportunity_pages(journey: JourneyMap, frame: PageFrame, *, shows_private: bool = False) -> tuple[Page, ...]:
    """The opportunities of a map in a matrix, as notes where they can be read there, else as numbers with a list; no page
    where there is none.

    The pages are numbered among themselves; `numbered` gives them their place among others.
    """
    with in_language(frame.language):
        found = opportunities_of(journey, shows_private)
        return _pages_of(found, frame) if found else ()


def _pages_of(found: tuple[Opportunity, ...], frame: PageFrame) -> tuple[Page, ...]:
    sheet = _OpportunitySheet(found, frame)
    least = frame.usual_scale * _LEAST_NOTES
    for scale in frame.scales():
        if scale < max(least, frame.least_scale):
            break
        page = sheet.with_notes(scale)
        if page is not None:
            return numbered(frame, [page])
    return numbered(frame, fewest(sheet.with_numbers, frame, _LARGEST_LIST))


class _OpportunitySheet:
    """Sets the opportunities at a scale."""

    def __init__(self, found: tuple[Opportunity, ...], frame: PageFrame) -> None:
        self.found, self.frame = found, frame
        self.placed = [one for one in found if one.is_placed]
        self.open = [one for one in found if not one.is_placed]
        self.title = _("Opportunities")

    def _head(self, scale: float, goes_on: bool = False) -> Group:
        count, frame = len(self.found), self.frame
        said = ngettext("{n} opportunity by impact and effort", "{n} opportunities by impact and effort", count)
        says = "" if goes_on else said.format(n=count)
        return title_group(self.title, says, goes_on, frame.width(scale), frame.height(scale), frame.texts)

    def with_notes(self, scale: float) -> Page | None:
        """The matrix of notes, with the list of those without a cell beside or below it; None where that does not fit."""
        frame, texts = self.frame, self.frame.texts
        width, height = frame.width(scale), frame.height(scale)
        if not self.placed:
            return None
        head = self._head(scale)
        top = head.content.box.bottom + _UNDER_TITLE
        room, is_beside = height - top, width > height
        columns, column = _grid(width)
        list_columns, list_x, list_y = columns, 0.0, top
        matrix_width = width
        if self.open and is_beside:
            list_columns = 1
            matrix_width = width - column - _GUTTER
            list_x = matrix_width + _GUTTER
        if matrix_width < longest_word(self.placed, texts):
            return None
        block = matrix(self.placed, matrix_width, texts, has_notes=True)
        pieces = self._pieces(self.open, column, texts)
        found: tuple[Column, ...] = ()
        needed = 0.0
        if pieces:
            found, at = fill_page(pieces, Place(), list_columns, room if is_beside else max(room - block.height, 1.0))
            if at.piece < len(pieces) or is_torn(found):
                return None
            needed = max(one[-1].bottom for one in found if one)
        below = needed + _GUTTER if pieces and not is_beside else 0.0
        if block.height + below > room or needed > room:
            return None
        block = matrix(self.placed, matrix_width, texts, has_notes=True, least_height=room - below)
        if pieces and not is_beside:
            list_y = top + block.height + _GUTTER
        groups = [head, *block.place(0, top)]
        for i, one in enumerate(found):
            groups += column_groups(one, list_x + i * (column + _GUTTER), list_y)
        return frame.page(groups, scale, self.title)

    def with_numbers(self, scale: float) -> list[Page]:
        """The matrix of numbers and the list of all, which goes on on as many pages as it takes."""
        frame, texts = self.frame, self.frame.texts
        width, height = frame.width(scale), frame.height(scale)
        columns, column = _grid(width)
        pieces = self._pieces(self.placed, column, texts, has_heading=bool(self.open))
        pieces += self._pieces(self.open, column, texts)
        pages: list[Page] = []
        at = Place()
        while not pages or at.piece < len(pieces):
            head = self._head(scale, bool(pages))
            top = head.content.box.bottom + _UNDER_TITLE
            groups, x, y, own = [head], 0.0, top, columns
            if not pages and self.placed:
                is_beside = width > height and columns > 1
                own = columns // 2 if is_beside else columns
                matrix_width = width - own * (column + _GUTTER) if is_beside else width
                most = height - top if is_beside else min((height - top) * 0.5, matrix_width * 0.75)
                block = matrix(
                    self.placed, matrix_width, texts, has_notes=False, least_height=min(most, matrix_width * 0.9)
                )
                groups += block.place(0, top)
                if is_beside:
                    x = matrix_width + _GUTTER
                else:
                    y = top + block.height + _GUTTER
            if height - y >= _LEAST_ROOM or len(groups) == 1:
                found, at = fill_page(pieces, at, own, max(height - y, 40.0))
                for i, one in enumerate(found):
                    groups += column_groups(one, x + i * (column + _GUTTER), y)
            pages.append(frame.page(groups, scale, self.title))
        return pages

    def _pieces(
        self, found: Sequence[Opportunity], width: float, texts: Texts, *, has_heading: bool = True
    ) -> list[Piece]:
        """Rows of a list, those without a place below a heading that says so."""
        if not found:
            return []
        pieces: list[Piece] = []
        is_open = not found[0].is_placed
        if is_open or has_heading:
            title = _("Impact or effort not known yet") if is_open else _("In the matrix")
            pieces.append(_heading(title, "open" if is_open else "placed", width, 22.0 if is_open else 0.0, texts))
        for i, one in enumerate(found):
            pieces.append(_row(one, width, _ROW_GAP if i else 0.0, texts))
        return pieces


def _grid(width: float) -> tuple[int, float]:
    """How many columns a list on a page of this width has, and how wide each is; an even number where there are several."""
    count = max(1, min(_MOST_COLUMNS, int((width + _GUTTER) // (_COLUMN + _GUTTER))))
    if count == 3:
        count = 2
    return count, (width - _GUTTER * (count - 1)) / count


def _heading(title: str, key: str, width: float, gap: float, texts: Texts) -> Piece:
    theme, colour = texts.theme, texts.theme.colour
    lines = texts.lines(title, texts.heading, width)
    height = texts.heading.line * len(lines) + 5

    def draw(_start: int, _end: int) -> tuple[Item | Placed, ...]:
        items: list[Item | Placed] = [
            *texts.block(lines, texts.heading, colour.ink, 0, first_baseline(texts.heading), measure=width)
        ]
        items.append(shapes.rule(0, height, width, Stroke(colour.rule, theme.grid.rule)))
        return tuple(items)

    return Piece(key, (height + 7,), draw, width, gap, keeps_next=True, role=Role.DECORATION)


def _row(one: Opportunity, width: float, gap: float, texts: Texts) -> Piece:
    """An opportunity in the list: number, text, whose it is and what about, impact and effort at the right."""
    colour = texts.theme.colour
    rated = texts.width(one.rated, texts.badge) + 8 if one.rated else 0.0
    measure = width - _TEXT_X - rated
    lines = texts.lines(one.text, texts.scenario, measure)
    below = texts.lines(one.detail, texts.text, width - _TEXT_X)
    style = texts.scenario

    def draw(start: int, end: int) -> tuple[Item | Placed, ...]:
        items: list[Item | Placed] = []
        if start == 0:
            number = Content(Box(0, 0, 2 * DISC, 2 * DISC), draw_number(one.number, texts))
            items.append(Placed(0, style.line / 2 - DISC + 1, number))
            y = style.line / 2 + 1 + rise(texts.badge)
            items += texts.run(one.rated, texts.badge, colour.opportunity, width, y, "end") if one.rated else ()
        upper = lines[start:end]
        lower = below[max(0, start - len(lines)) : max(0, end - len(lines))]
        items += texts.block(upper, style, colour.ink, _TEXT_X, 1 + first_baseline(style), measure=measure)
        top = 1 + style.line * len(upper)
        items += texts.block(
            lower, texts.text, colour.muted, _TEXT_X, top + first_baseline(texts.text), measure=width - _TEXT_X
        )
        return tuple(items)

    heights = [style.line] * len(lines) + [texts.text.line] * len(below)
    if len(heights) == 1:
        heights[0] = max(heights[0], 2 * DISC)
    heights[-1] += 1
    return Piece(f"{one.note.id}/row", tuple(heights), draw, width, gap, element=one.note.id, alt=one.text)
