"""What is folded: lanes as a slim line with nodes for their touchpoints, stages as a narrow column that counts.

In each lane a folded stage has a pile that stands for its touchpoints there: ways lead into it and out of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Item, Stroke
from designer.layout import band, shapes
from designer.layout.facts import StageFacts
from designer.layout.rows import Row
from designer.layout.texts import Texts, first_baseline, rise
from designer.model import LaneKind, Stage
from designer.words import _, ngettext

_ABOVE = 6  # free around the box that counts
_PADDING = (8, 4)  # inside that box
_PILE = 20.0  # height of a pile
_LOW_PILE = 16.0  # in a slim lane
_BEHIND = 2.5  # how far the edge of the second card looks out of a pile
_PILE_AROUND = 12.0  # of its number


class Pile(msgspec.Struct, frozen=True):
    """The touchpoints of a folded stage in one row: the id under which ways know it, its row, how many, its box."""

    id: str
    row: int
    count: int
    box: Box


def pile_id(stage: str, row: str) -> str:
    """The name that ways know the pile of a stage in a row by."""
    return f"{stage}/pile/{row}"


def piles_of(facts: Sequence[StageFacts], rows: Sequence[Row], row_of: Mapping[str, int]) -> dict[str, str]:
    """The pile in which each touchpoint of a folded stage lies; empty where no stage is folded."""
    found: dict[str, str] = {}
    for one in facts:
        if one.stage.folded:
            for id, place in one.places.items():
                if place in row_of:
                    found[id] = pile_id(one.stage.id, rows[row_of[place]].key)
    return found


def count_of_row(row: Row, facts: Sequence[StageFacts], entries: Sequence[int]) -> str:
    """What a folded row says it holds. `entries` are the numbers of notes that would stand in it, stage by stage."""
    if row.members:
        members = frozenset(row.members)
        count = sum(place in members for one in facts for place in one.places.values())
    elif row.kind == LaneKind.EMOTION:
        count = sum(t.feeling is not None or bool(t.feelings) for one in facts for t in one.touchpoints)
    elif row.kind == LaneKind.ENGAGEMENT:
        count = sum(t.engagement is not None for one in facts for t in one.touchpoints)
    else:
        count = sum(entries)
        return ngettext("{n} note", "{n} notes", count).format(n=count)
    return ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count)


# A folded stage


def narrowest(stage: Stage, words: tuple[str, ...], is_first: bool, texts: Texts) -> float:
    """The width of a folded stage: its name can be read, and what it counts."""
    box = max([texts.width(line, texts.text) for line in words], default=0) + 2 * (_PADDING[0] + _ABOVE)
    return max(band.narrowest_stage(stage, is_first, texts), box)


def box_height(words: tuple[str, ...], texts: Texts) -> float:
    """How high the box that counts is, with what is free around it."""
    return texts.text.line * len(words) + 2 * (_PADDING[1] + _ABOVE)


def box_content(words: tuple[str, ...], width: float, texts: Texts) -> Content:
    """The box that counts, from the upper left corner of the column below the band."""
    return Content(Box(0, 0, width, box_height(words, texts)), partial(_draw_box, words, width, texts))


def _draw_box(words: tuple[str, ...], width: float, texts: Texts) -> tuple[Item, ...]:
    colour, grid = texts.theme.colour, texts.theme.grid
    height = box_height(words, texts) - 2 * _ABOVE
    border = Stroke(colour.rule, grid.rule)
    half = grid.rule / 2
    items: list[Item] = [
        shapes.rounded(
            _ABOVE + half, _ABOVE + half, width - 2 * (_ABOVE + half), height - 2 * half, texts.theme.card.radius,
            colour.card, border,
        )
    ]  # fmt: skip
    baseline = _ABOVE + _PADDING[1] + first_baseline(texts.text)
    items += texts.block(words, texts.text, colour.text, width / 2, baseline, anchor="middle")
    return tuple(items)


# Its piles


def _pile_text(count: int) -> str:
    return _("× {n}").format(n=count)


def pile_box(middle: float, row: Row, content: float, count: int, texts: Texts) -> Box:
    """Where a pile stands: level with the ways between the cards of its row; `content` is where these begin, in a slim row
    the middle."""
    half = (texts.width(_pile_text(count), texts.badge) + _PILE_AROUND) / 2
    if row.holds_cards:
        y, height = content + texts.theme.connection.port_y, _PILE
    else:
        y, height = content, _LOW_PILE
    return Box(middle - half, y - height / 2, middle + half, y + height / 2)


def pile_height(texts: Texts) -> float:
    """How high the content of a row is at least where a pile stands between its cards."""
    return texts.theme.connection.port_y + _PILE / 2


def pile_content(count: int, width: float, height: float, texts: Texts) -> Content:
    """A pile from its upper left corner: two cards behind each other, and how many there are."""
    return texts.shared(
        ("pile", count, width, height),
        lambda: Content(Box(0, -_BEHIND, width + _BEHIND, height), _draw_pile(count, width, height, texts)),
    )


def _draw_pile(count: int, width: float, height: float, texts: Texts) -> tuple[Item, ...]:
    theme = texts.theme
    border = Stroke(theme.colour.muted, theme.card.border)
    half, radius = border.width / 2, 5.0

    def card(dx: float, dy: float) -> Item:
        return shapes.rounded(
            half + dx, half + dy, width - border.width, height - border.width, radius, theme.colour.card, border
        )

    items: list[Item] = [card(_BEHIND, -_BEHIND)] if count > 1 else []
    items.append(card(0, 0))
    middle = height / 2 + rise(texts.badge)
    items += texts.run(_pile_text(count), texts.badge, theme.colour.text, width / 2, middle, "middle")
    return tuple(items)
