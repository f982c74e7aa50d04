"""General pages of headed rows: what differs between two maps, what is missing in one, what waits in the tray."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from designer.drawing import Box, Content, Group, Item, Page, Placed, Role, Stroke
from designer.layout import icons, shapes
from designer.layout.pages.flow import Piece, Place, column_groups, fill_page
from designer.layout.pages.frame import PageFrame, numbered
from designer.layout.texts import Texts, first_baseline, rise
from designer.words import _, isolated

_COLUMN = 238.0  # the narrowest
_MOST_COLUMNS = 4
_GUTTER = 28.0
_MARK = 11.0  # the icon of a row
_TEXT_X = 19.0  # where texts of rows with a mark begin
_ROW_GAP = 7.0
_SECTION_GAP = 20.0
_HEAD_ICON = 13.0
_UNDER_HEAD = 6.0  # from a heading's line to the first row
_ASIDE_GAP = 10.0
_UNDER_TITLE = 18.0
_TITLE_SHARE = 0.3  # of a page's height, at most
_LARGEST = 1.15  # lists are read, not looked at


class Mark(msgspec.Struct, frozen=True):
    """What stands before a row or a heading: a name of the icon set, and a colour ("" is that of muted text)."""

    icon: str
    colour: str = ""


class ListRow(msgspec.Struct, frozen=True):
    """One thing of a list. `text` is what it says, `detail` muted text below it (lines of its own where it has line ends),
    `aside` a few muted words at the right, `strong` sets the text as a name, `element` is the id of what it is about, `link`
    a web or mail address."""

    text: str
    detail: str = ""
    mark: Mark | None = None
    aside: str = ""
    strong: bool = False
    element: str = ""
    link: str = ""


class ListSection(msgspec.Struct, frozen=True):
    """Rows below a heading; `says` is a muted sentence under it, `aside` stands at its right (a count, a stage)."""

    title: str
    rows: tuple[ListRow, ...]
    mark: Mark | None = None
    says: str = ""
    aside: str = ""


def list_pages(
    title: str, sections: Sequence[ListSection], frame: PageFrame, *, says: str = "", empty: str = ""
) -> tuple[Page, ...]:
    """Pages with a title, a sentence below it, and the sections in columns, as large as they can be printed; what does not
    fit on one page flows on to the next. Without any rows they say `empty`.

    The pages are numbered among themselves; `numbered` gives them their place among others.
    """
    return numbered(
        frame, fewest(lambda scale: _set_pages(title, sections, frame, scale, says, empty), frame, _LARGEST)
    )


def fewest(set_pages: Callable[[float], list[Page]], frame: PageFrame, largest: float) -> list[Page]:
    """Pages as few as they are at the usual scale, and as large as that allows; one page where the least scale makes one."""
    pages = set_pages(frame.usual_scale if frame.usual_scale > frame.least_scale else frame.least_scale)
    if len(pages) == 2:
        smaller = set_pages(frame.least_scale)
        pages = smaller if len(smaller) == 1 else pages
    for scale in frame.scales(largest):
        if scale <= pages[0].scale:
            break
        tried = set_pages(scale)
        if len(tried) <= len(pages):
            return tried
    return pages


def _set_pages(
    title: str, sections: Sequence[ListSection], frame: PageFrame, scale: float, says: str, empty: str
) -> list[Page]:
    texts, width, height = frame.texts, frame.width(scale), frame.height(scale)
    count = column_count(width)
    column = (width - _GUTTER * (count - 1)) / count
    pieces = section_pieces(sections, column, texts)
    if not any(section.rows for section in sections) and empty:
        pieces.append(_row_piece("empty", ListRow(empty), column, texts, 0.0, None))
    pages: list[Page] = []
    at = Place()
    while not pages or at.piece < len(pieces):
        head = title_group(title, says if not pages else "", bool(pages), width, height, texts)
        top = head.content.box.bottom + _UNDER_TITLE
        columns, at = fill_page(pieces, at, count, max(height - top, 40.0))
        groups = [head]
        for i, one in enumerate(columns):
            groups += column_groups(one, i * (column + _GUTTER), top)
        pages.append(frame.page(groups, scale, title))
    return pages


def column_count(width: float, narrowest: float = _COLUMN) -> int:
    """How many columns a page of this width has."""
    return max(1, min(_MOST_COLUMNS, int((width + _GUTTER) // (narrowest + _GUTTER))))


def title_group(title: str, says: str, goes_on: bool, width: float, height: float, texts: Texts) -> Group:
    """The title of a page of this room: large on the first, a heading on those it goes on on; a very long one is smaller."""
    colour = texts.theme.colour
    said = _("{title}, continued").format(title=isolated(title)) if goes_on else title
    for style in (texts.title, texts.heading, texts.scenario, texts.text)[1 if goes_on else 0 :]:
        lines = texts.lines(said, style, width)
        if style.line * len(lines) <= height * _TITLE_SHARE and texts.longest(said, style, width) <= width:
            break
    below = texts.lines(says, texts.scenario, min(width, texts.theme.title_block.scenario_width))
    height = style.line * len(lines) + (3 + texts.scenario.line * len(below) if below else 0)

    def draw() -> tuple[Item | Placed, ...]:
        items: list[Item | Placed] = [*texts.block(lines, style, colour.ink, 0, first_baseline(style), measure=width)]
        top = style.line * len(lines) + 3
        items += texts.block(below, texts.scenario, colour.text, 0, top + first_baseline(texts.scenario), measure=width)
        return tuple(items)

    return Group("title", Role.TITLE, 0, 0, Content(Box(0, 0, width, height), draw), alt=title)


def section_pieces(sections: Sequence[ListSection], width: float, texts: Texts) -> list[Piece]:
    """The sections as pieces of a flow in columns of this width."""
    pieces: list[Piece] = []
    for i, section in enumerate(sections):
        gap = _SECTION_GAP if pieces else 0.0
        again = None
        if section.title or section.says or section.aside:
            pieces.append(_head_piece(f"section{i}", section, section.title, section.says, width, texts, gap))
            said = _("{title}, continued").format(title=isolated(section.title))
            again = _head_piece(f"section{i}/again", section, said, "", width, texts, 0.0)
        for k, row in enumerate(section.rows):
            row_gap = _ROW_GAP if k else 0.0
            pieces.append(_row_piece(f"section{i}/row{k}", row, width, texts, row_gap, again if k else None))
    return pieces


def _head_piece(key: str, section: ListSection, title: str, says: str, width: float, texts: Texts, gap: float) -> Piece:
    theme, colour = texts.theme, texts.theme.colour
    x = _TEXT_X if section.mark is not None else 0.0
    aside_width = texts.width(section.aside, texts.label) + _ASIDE_GAP if section.aside else 0.0
    measure = max(width - x - aside_width, width * 0.4)
    lines = texts.lines(title, texts.heading, measure)
    below = texts.lines(says, texts.text, width - x)
    height = texts.heading.line * max(1, len(lines)) + texts.text.line * len(below) + 5

    def draw(_start: int, _end: int) -> tuple[Item | Placed, ...]:
        items: list[Item | Placed] = []
        baseline = first_baseline(texts.heading)
        if section.mark is not None:
            ink = section.mark.colour or colour.ink
            place = (texts.heading.line - _HEAD_ICON) / 2
            items.append(Placed(0, place, icons.icon(section.mark.icon, _HEAD_ICON, 1.1, ink)))
        items += texts.block(lines, texts.heading, colour.ink, x, baseline, measure=measure)
        items += texts.run(section.aside, texts.label, colour.muted, width, baseline, "end") if section.aside else ()
        top = texts.heading.line * max(1, len(lines))
        items += texts.block(below, texts.text, colour.muted, x, top + first_baseline(texts.text), measure=width - x)
        items.append(shapes.rule(0, height, width, Stroke(colour.rule, theme.grid.rule)))
        return tuple(items)

    return Piece(key, (height + _UNDER_HEAD,), draw, width, gap, keeps_next=True, alt=title, role=Role.DECORATION)


def _row_piece(key: str, row: ListRow, width: float, texts: Texts, gap: float, again: Piece | None) -> Piece:
    colour = texts.theme.colour
    x = _TEXT_X if row.mark is not None else 0.0
    aside_width = texts.width(row.aside, texts.label) + _ASIDE_GAP if row.aside else 0.0
    is_beside = aside_width <= (width - x) * 0.45
    measure = width - x - (aside_width if is_beside else 0.0)
    style = texts.name if row.strong else texts.scenario
    lines = texts.lines(row.text, style, measure)
    detail = row.detail if is_beside or not row.aside else "\n".join(p for p in (row.aside, row.detail) if p)
    below = texts.lines(detail, texts.text, width - x)
    heights = (style.line,) * len(lines) + (texts.text.line,) * len(below)

    def draw(start: int, end: int) -> tuple[Item | Placed, ...]:
        items: list[Item | Placed] = []
        if start == 0:
            if row.mark is not None:
                ink = row.mark.colour or colour.muted
                items.append(Placed(0, (style.line - _MARK) / 2, icons.icon(row.mark.icon, _MARK, 1.0, ink)))
            if row.aside and is_beside:
                y = style.line / 2 + rise(texts.label)
                items += texts.run(row.aside, texts.label, colour.muted, width, y, "end")
        upper, lower = lines[start:end], below[max(0, start - len(lines)) : max(0, end - len(lines))]
        items += texts.block(upper, style, colour.ink, x, first_baseline(style), measure=measure)
        top = style.line * len(upper)
        items += texts.block(lower, texts.text, colour.muted, x, top + first_baseline(texts.text), measure=width - x)
        if row.link:
            items += _underline(upper, x, texts)
        return tuple(items)

    return Piece(
        key,
        heights or (style.line,),
        draw,
        width,
        gap,
        element=row.element,
        alt=": ".join(part for part in (row.text, row.detail) if part),
        link=row.link,
        again=again,
    )


def _underline(lines: Sequence[str], x: float, texts: Texts) -> list[Item]:
    style, colour = texts.scenario, texts.theme.colour
    return [
        shapes.rule(x, first_baseline(style) + i * style.line + 1.8, texts.width(line, style), Stroke(colour.text, 0.5))
        for i, line in enumerate(lines)
    ]
