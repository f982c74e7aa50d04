"""Where the three lines of a service blueprint run, from the roles of the lanes, in whatever order these stand.

Roles count from the customer's part (0) over front stage and back stage to support (3). Each line lies between two
neighbouring lanes of which one stands before it and one behind it; the lanes for analysis in between have no role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import msgspec

INTERACTION = "interaction"
VISIBILITY = "visibility"
INTERNAL = "internal interaction"

_LINES = (INTERACTION, VISIBILITY, INTERNAL)  # line i lies between the roles up to i and those from i + 1 on
# Where one place is left for several lines, that which tells the customer's sight from all else comes first.
_TURNS = (1, 0, 2)


class _Border(msgspec.Struct, frozen=True):
    """Two neighbouring lanes of different roles: the row above which a line between them runs, and which lines may."""

    row: int
    lines: range


def lines_above(roles: Sequence[int | None]) -> Mapping[int, str]:
    """The row above which each line runs, and the line: each once where the order of the roles has a place for it.

    `roles[i]` is the role of row i, None for a row without one. A line runs right beside the lane that stands further from
    the customer, so that what is told of the customer's side stays on it.
    """
    borders = _borders(roles)
    choices: list[tuple[_Border | None, ...]] = []
    for turn in _TURNS:
        places = sorted([b for b in borders if turn in b.lines], key=lambda b: (len(b.lines), b.row))
        # The two other lines may want two of them at most: there is no need to look at more than three.
        choices.append((*places[:3], None))
    best = min(filter(_are_apart, product(*choices)), key=lambda chosen: _rank(chosen, choices))
    return {b.row: _LINES[turn] for turn, b in zip(_TURNS, best) if b is not None}


_Chosen = tuple[_Border | None, ...]  # a place for each line, in the order in which they come first


def _are_apart(chosen: _Chosen) -> bool:
    rows = [b.row for b in chosen if b is not None]
    return len(set(rows)) == len(rows)


def _rank(chosen: _Chosen, choices: Sequence[_Chosen]) -> tuple[int, ...]:
    """As many lines as there can be, the first at their best places."""
    return (chosen.count(None), *[places.index(b) for b, places in zip(chosen, choices)])


def _borders(roles: Sequence[int | None]) -> list[_Border]:
    found = []
    before: tuple[int, int] | None = None  # row and role
    for row, role in enumerate(roles):
        if role is None:
            continue
        if before is not None and role > before[1]:
            found.append(_Border(row, range(before[1], role)))
        elif before is not None and role < before[1]:
            found.append(_Border(before[0] + 1, range(role, before[1])))
        before = row, role
    return found
