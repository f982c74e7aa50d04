"""The emotion lane: one monotone curve for each persona, with faces, end labels and quotes (LOOK.md section 7)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Item, Path, Stroke
from designer.layout.cast import Player
from designer.layout.columns import StagePlan
from designer.layout.texts import Texts, rise
from designer.layout.theme import Theme

_SAME_END = 60  # points: ends of curves closer than this have their names in one column
_CHUNK = 24  # stretches of a curve in one group, so that an edit repaints a part


class Felt(msgspec.Struct, frozen=True, gc=False):
    """What a persona feels in one step: the mean of the step's touchpoints, and which these are (indices in the plan)."""

    step: int
    player: int
    value: float
    at: tuple[int, ...]


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A point of a curve in the drawing's coordinates, with the touchpoints it stands for."""

    player: int
    x: float
    y: float
    value: float
    touchpoints: tuple[str, ...]


def felt_in(plan: StagePlan, players: Sequence[Player]) -> tuple[Felt, ...]:
    """The feelings of a stage, by step and persona."""
    found: list[Felt] = []
    slots, touchpoints = plan.slots, plan.touchpoints
    i, count = 0, len(slots)
    while i < count:
        step = slots[i].step
        end = i + 1
        while end < count and slots[end].step == step:
            end += 1
        for index, player in enumerate(players):
            at = []
            total = 0.0
            for k in range(i, end):
                touchpoint = touchpoints[k]
                if not touchpoint.feelings and (not touchpoint.personas or player.id in touchpoint.personas):
                    value = touchpoint.feeling
                elif player.id:
                    value = touchpoint.feeling_of(player.id)
                else:
                    value = _mean_feeling(touchpoint.feeling, touchpoint.feelings)
                if value is not None:
                    at.append(k)
                    total += value
            if at:
                found.append(Felt(step, index, total / len(at), tuple(at)))
        i = end
    return tuple(found)


def _mean_feeling(everyone: float | None, feelings: Sequence[tuple[str, float]]) -> float | None:
    if everyone is not None or not feelings:
        return everyone
    return sum(value for _who, value in feelings) / len(feelings)


def set_spots(
    felt: Sequence[Felt],
    middles: Sequence[float],
    ids: Sequence[str],
    top: float,
    bottom: float,
    left: float,
    right: float,
    theme: Theme,
) -> list[Spot]:
    """The points of one stage: under the middle of their cards; faces that would touch stand side by side.

    `middles[i]` is the middle of touchpoint i, `ids[i]` its id; `top` and `bottom` are the heights of +2 and -2, `left`
    and `right` the stage's sides.
    """
    spots: list[Spot] = []
    groups: list[list[Felt]] = []
    for one in felt:
        if groups and groups[-1][0].step == one.step:
            groups[-1].append(one)
        else:
            groups.append([one])
    xs = [sum(middles[k] for k in g[0].at) / len(g[0].at) for g in groups]
    halo = theme.emotion.halo
    middle, unit = (top + bottom) / 2, (bottom - top) / 4
    for i, group in enumerate(groups):
        x = xs[i]
        if len(group) == 1:
            one = group[0]
            y = middle - one.value * unit
            spots.append(Spot(one.player, x, y, one.value, tuple([ids[k] for k in one.at])))
            continue
        before = xs[i - 1] if i else left - (x - left)
        after = xs[i + 1] if i + 1 < len(xs) else right + (right - x)
        room = max(0.0, min((x - before) / 2, (after - x) / 2) - halo)
        placed = [(one, middle - one.value * unit) for one in group]
        shifts = _side_by_side([y for _one, y in placed], theme.emotion.side_by_side, room)
        for (one, y), shift in zip(placed, shifts, strict=True):
            spots.append(Spot(one.player, x + shift, y, one.value, tuple(ids[k] for k in one.at)))
    return spots


def _side_by_side(ys: Sequence[float], apart: float, room: float) -> list[float]:
    """How far each face of a step moves sideways so that none touches another."""
    shifts = [0.0] * len(ys)
    if len(ys) < 2:
        return shifts
    order = sorted(range(len(ys)), key=lambda i: ys[i])
    clusters: list[list[int]] = []
    for i in order:
        if clusters and ys[i] - ys[clusters[-1][-1]] < apart:
            clusters[-1].append(i)
        else:
            clusters.append([i])
    for cluster in clusters:
        cluster.sort()
        span = apart * (len(cluster) - 1)
        step = apart if span <= 2 * room or room <= 0 else max(2 * room / (len(cluster) - 1), apart / 3)
        for place, i in enumerate(cluster):
            shifts[i] = (place - (len(cluster) - 1) / 2) * step
    return shifts


def tangents(points: Sequence[tuple[float, float]]) -> list[float]:
    """The slope at each point of a monotone cubic through points of rising x, flat at both ends.

    After Fritsch and Carlson, "Monotone piecewise cubic interpolation" (1980); the limit is taken on both sides of a point
    from unlimited slopes, so that a slope depends on two points on each side and no more.
    """
    count = len(points)
    if count < 2:
        return [0.0] * count
    secants = [(points[i + 1][1] - points[i][1]) / max(points[i + 1][0] - points[i][0], 1e-6) for i in range(count - 1)]
    slopes = [0.0] * count
    for i in range(1, count - 1):
        before, after = secants[i - 1], secants[i]
        slopes[i] = (before + after) / 2 if before * after > 0 else 0.0
    limits = [1.0] * count
    for i, secant in enumerate(secants):
        if secant == 0:
            limits[i] = limits[i + 1] = 0.0
            continue
        size = ((slopes[i] / secant) ** 2 + (slopes[i + 1] / secant) ** 2) ** 0.5
        if size > 3:
            limits[i], limits[i + 1] = min(limits[i], 3 / size), min(limits[i + 1], 3 / size)
    return [slope * limit for slope, limit in zip(slopes, limits, strict=True)]


class Chunk(msgspec.Struct, frozen=True):
    """A stretch of a curve: its origin and its content. `key` tells whether it looks the same as another."""

    x: float
    y: float
    key: tuple[object, ...]
    content: Content


def chunks(
    spots: Sequence[Spot],
    before: Sequence[Spot],
    after: Sequence[Spot],
    player: Player,
    theme: Theme,
    kept: Sequence[Chunk],
) -> list[Chunk]:
    """The part of a persona's curve that begins at these points, in stretches from face to face up to the first point
    after them. `before` and `after` are the neighbours that decide the slopes, two and three at most; `kept` the stretches
    of the last layout, whose content is taken where it looks the same."""
    points = [(s.x, s.y) for s in (*before, *spots, *after)]
    known = {chunk.key: chunk.content for chunk in kept}
    first, last = len(before), len(before) + len(spots) - (0 if after else 1)
    found = []
    for start in range(first, last, _CHUNK):
        end = min(start + _CHUNK, last)
        low, high = max(0, start - 2), min(len(points), end + 3)
        x0, y0 = points[start]
        relative = tuple([(round(x - x0, 2), round(y - y0, 2)) for x, y in points[low:high]])
        key = (player.colour, player.dash, start - low, end - low, relative)
        content = known.get(key)
        if content is None:
            part = relative[start - low : end - low + 1]
            ys = [y for _x, y in part]
            half = theme.emotion.stroke / 2
            box = Box(-half, min(ys) - half, part[-1][0] + half, max(ys) + half)
            content = Content(box, partial(_draw_chunk, relative, start - low, end - low, player, theme.emotion.stroke))
        found.append(Chunk(x0, y0, key, content))
    return found


def _draw_chunk(
    points: Sequence[tuple[float, float]], start: int, end: int, player: Player, width: float
) -> tuple[Item, ...]:
    slopes = tangents(points)
    # Dashes begin anew at each face, which hides the joint: so any part of a dashed curve can be drawn alone.
    stroke = Stroke(player.colour, width, player.dash, not player.dash)
    numbers: list[float] = [*points[start]]
    items: list[Item] = []
    for i in range(start, end):
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        third = (x1 - x0) / 3
        bezier = [x0 + third, y0 + slopes[i] * third, x1 - third, y1 - slopes[i + 1] * third, x1, y1]
        if player.dash:
            items.append(Path("MC", (x0, y0, *bezier), "", stroke))
        else:
            numbers += bezier
    if not player.dash:
        items.append(Path("M" + "C" * (end - start), tuple(numbers), "", stroke))
    return tuple(items)


class EndLabel(msgspec.Struct, frozen=True):
    """The name of a persona beside the end of its curve: start and baseline of the text, and its box."""

    player: int
    x: float
    baseline: float
    box: Box


def end_labels(
    runs: Sequence[Sequence[Spot]], players: Sequence[Player], top: float, bottom: float, texts: Texts
) -> list[EndLabel]:
    """Each persona's name behind its last face, clear of all faces and curves where there is room between `top` and
    `bottom`; names that would meet stand below each other."""
    style, gap = texts.name, texts.theme.emotion.label_gap
    line = style.line
    found: list[EndLabel] = []
    last = [run[-1] for run in runs if run]
    for spot in sorted(last, key=lambda s: (s.y, s.player)):
        name = players[spot.player].name
        if not name.strip():
            continue
        width = texts.width(name, style)
        x = max([s.x for s in last if abs(s.y - spot.y) < line and abs(s.x - spot.x) < _SAME_END], default=spot.x) + gap
        curves = [points for run in runs if (points := _between(run, x - 10, x + width + 10))]
        inwards = line if spot.value >= 0 else -line  # away from the lane's nearer side
        best: tuple[float, float] | None = None
        for y in [spot.y, *[spot.y + sign * n * inwards for n in range(1, 7) for sign in (1, -1)]]:
            box = Box(x, y - line / 2, x + width, y + line / 2)
            if any(box.meets(other.box) for other in found):
                continue
            cost = 2 * abs(y - spot.y) / line
            cost += sum([10 * sum([abs(h - y) < line / 2 + 3 for h in heights]) / len(heights) for heights in curves])
            if not top <= box.top <= box.bottom <= bottom:
                cost += 1000
            if best is None or cost < best[0]:
                best = (cost, y)
        y = best[1] if best is not None else max([other.box.bottom for other in found]) + line / 2
        found.append(EndLabel(spot.player, x, y + rise(style), Box(x, y - line / 2, x + width, y + line / 2)))
    return found


def _between(run: Sequence[Spot], left: float, right: float) -> list[float]:
    """The heights of a curve between two x, every few points."""
    xs = [spot.x for spot in run]
    first = max(0, bisect_right(xs, left) - 3)
    last = min(len(run), bisect_right(xs, right) + 3)
    points = [(spot.x, spot.y) for spot in run[first:last]]
    slopes = tangents(points)
    heights = []
    for i in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        for k in range(13):
            t = k / 12
            x = x0 + t * (x1 - x0)
            if left <= x <= right:
                h = x1 - x0
                heights.append(
                    (1 + 2 * t) * (1 - t) ** 2 * y0
                    + t * (1 - t) ** 2 * h * slopes[i]
                    + t * t * (3 - 2 * t) * y1
                    + t * t * (t - 1) * h * slopes[i + 1]
                )
    return heights or [y for x, y in points if left <= x <= right]
