"""A persona's way on her page: the stages, her touchpoints in each, the curve of her feelings, her best and worst moments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Group, Item, Path, Placed, Role, Stroke
from designer.layout import faces, icons, shapes
from designer.layout.curve import tangents
from designer.layout.notes import ground
from designer.layout.pages.block import Block
from designer.layout.pages.persona_facts import Moment, PersonaFacts
from designer.layout.texts import Texts, first_baseline, rise
from designer.layout.theme import TextStyle
from designer.layout.title import quoted
from designer.model import Touchpoint
from designer.words import _, joined, ngettext

LEAST_CURVE, MOST_CURVE = 84.0, 230.0  # between the lines of +2 and -2

_HEAD = 27.0  # heading, and what is free below it
_GUTTER = 24.0  # for the scale's numbers
_BAND, _TIP, _BAND_GAP = 24.0, 7.0, 3.0
_NAME_X, _NAME_X_FIRST, _NAME_RIGHT, _LAST_RIGHT = 15.0, 10.0, 3.0, 9.0
_COUNT_ROW = 19.0
_FREE = 27.0  # above the line of +2 and below that of -2, for faces and the words at them
_BESIDE = 640.0  # width from which on the moments stand beside the curve
_MOMENTS = 0.27  # share of the width they take then
_MOMENT_GAP = 10.0
_MOMENT_PAD = 10.0
_MOMENT_FACE = 9.0
_MOMENT_TEXT = 36.0
_STAR = 20.0  # that a moment of truth takes at the right
_PLANNED_DASH = (2.0, 3.0)
_FACES_APART = 18.5  # middles of two faces at least; a point without a face is a dot
_DOT, _DOT_FREE = 2.6, 12.5


class _Band(msgspec.Struct, frozen=True):
    """The stages beside each other: where each begins and ends, and the lines of its name."""

    edges: tuple[float, ...]
    names: tuple[tuple[str, ...], ...]
    counts: tuple[str, ...]
    has_words: bool  # whether the counts say what they count
    style: TextStyle
    height: float


def persona_journey(facts: PersonaFacts, width: float, curve_height: float, texts: Texts) -> Block | None:
    """The block over the whole width; None on a map without stages."""
    if not facts.stages:
        return None
    told = [(_("Best moment"), facts.best), (_("Worst moment"), facts.worst)]
    moments = [_Told(caption, t, facts) for caption, t in told if t is not None]
    is_beside = bool(moments) and width >= _BESIDE and least_band(facts, texts) <= width * (1 - _MOMENTS) - 2 * _GUTTER
    side = width * _MOMENTS if is_beside else 0.0
    plot_width = width - side - (_GUTTER if is_beside else 0.0)
    band = _set_band(facts, plot_width - _GUTTER, texts)
    plot = band.height + _COUNT_ROW + (2 * _FREE + curve_height if facts.moments else 22)
    count = 1 if is_beside or width < 300 else max(1, len(moments))
    card = side if is_beside else (width - _MOMENT_GAP * (count - 1)) / count
    heights = [moment.height(card, texts) for moment in moments]
    row = max(heights, default=0.0)
    stacked = sum(heights) + _MOMENT_GAP * max(0, len(heights) - 1)
    below = 0.0 if is_beside or not moments else 12 + (row if count > 1 else stacked)
    plot = max(plot, stacked) if is_beside else plot
    height = _HEAD + plot + below
    page = _Journey(facts, band, plot_width, plot, texts)

    def place(left: float, top: float) -> list[Group]:
        id = facts.persona.id
        head = Content(Box(0, 0, width, _HEAD), page.draw_head)
        found = [Group("journey/head", Role.DECORATION, left, top, head, alt=page.heading)]
        plotted = Content(Box(0, 0, plot_width, plot), page.draw)
        found.append(Group("journey", Role.CURVE, left, top + _HEAD, plotted, id, page.said))
        x, y = (left + width - side, top + _HEAD) if is_beside else (left, top + _HEAD + plot + 12)
        for moment, own in zip(moments, heights, strict=True):
            tall = row if count > 1 else own
            content = Content(Box(0, 0, card, tall), partial(moment.draw, card, tall, texts))
            key = f"moment/{moment.touchpoint.id}"
            found.append(Group(key, Role.TOUCHPOINT, x, y, content, moment.touchpoint.id, moment.said))
            x, y = (x + card + _MOMENT_GAP, y) if count > 1 else (x, y + own + _MOMENT_GAP)
        return found

    return Block(height, place)


def least_width(facts: PersonaFacts, texts: Texts) -> float:
    """The narrowest page on which no word of a stage's name breaks in the band."""
    return least_band(facts, texts) + _GUTTER if facts.stages else 0.0


def least_band(facts: PersonaFacts, texts: Texts) -> float:
    """The narrowest band in which no word breaks."""
    words = [texts.longest(stage.name, texts.name) for stage in facts.stages]
    return sum(words) + len(words) * (_NAME_X + _NAME_RIGHT) + _LAST_RIGHT


def _set_band(facts: PersonaFacts, width: float, texts: Texts) -> _Band:
    style = texts.name
    least = [
        texts.longest(stage.name, style) + _around_name(i, len(facts.stages)) for i, stage in enumerate(facts.stages)
    ]
    widths = _shares([max(1, n) for n in facts.steps], least, width)
    edges = [_GUTTER]
    names, counts = [], []
    for i, (stage, own, count) in enumerate(zip(facts.stages, widths, facts.counts, strict=True)):
        edges.append(edges[-1] + own)
        names.append(texts.balanced(stage.name, style, max(own - _around_name(i, len(facts.stages)), 8)))
        counts.append(_count_words(count))
    has_words = all(texts.width(words, texts.label) <= own - 12 for words, own in zip(counts, widths, strict=True))
    if not has_words:
        counts = [str(count) for count in facts.counts]
    height = _BAND + style.line * max(0, max(len(name) for name in names) - 1)
    return _Band(tuple(edges), tuple(names), tuple(counts), has_words, style, height)


def _around_name(index: int, count: int) -> float:
    """What a stage's name leaves free in its chevron; the last has no tip to its right."""
    return (_NAME_X if index else _NAME_X_FIRST) + (_NAME_RIGHT if index < count - 1 else _LAST_RIGHT)


def _count_words(count: int) -> str:
    """How many touchpoints she has in a stage."""
    return ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count) if count else _("no touchpoint")


def _shares(weights: Sequence[int], least: Sequence[float], width: float) -> list[float]:
    """A width for each stage: as many as it has steps, but none narrower than its least; all together `width`."""
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    fixed: set[int] = set()
    while True:
        room = width - sum(least[i] for i in fixed)
        total = sum(w for i, w in enumerate(weights) if i not in fixed)
        short = {i for i, w in enumerate(weights) if i not in fixed and room * w / total < least[i]}
        if not short:
            return [least[i] if i in fixed else room * w / total for i, w in enumerate(weights)]
        fixed |= short
        if len(fixed) == len(weights):
            return [one * width / sum(least) for one in least]


class _Journey(msgspec.Struct, frozen=True):
    """The measured band and curve, ready to be drawn."""

    facts: PersonaFacts
    band: _Band
    width: float
    height: float
    texts: Texts

    @property
    def heading(self) -> str:
        """What stands above."""
        return _("Feelings through the journey")

    @property
    def said(self) -> str:
        """The curve in words, for those who can't see it."""
        words = []
        for stage, count in zip(self.facts.stages, self.facts.counts, strict=True):
            said = ngettext("{stage}: {n} touchpoint", "{stage}: {n} touchpoints", count)
            words.append(said.format(stage=stage.name, n=count))
        return "; ".join(words)

    def draw_head(self) -> tuple[Item | Placed, ...]:
        """The heading with the samples of the lines."""
        texts, facts = self.texts, self.facts
        colour = texts.theme.colour
        items: list[Item | Placed] = [Placed(0, 1.5, icons.icon("smile", 13, 1.1, colour.ink))]
        items += texts.run(self.heading, texts.heading, colour.ink, 19, first_baseline(texts.heading))
        x = 19 + texts.width(self.heading, texts.heading) + 16
        samples = [(_("as it is"), self._stroke)] if facts.moments else []
        if facts.planned:
            samples.append((_("as planned"), self._planned_stroke))
        for words, stroke in samples:
            right = x + 28 + 6 + texts.width(words, texts.text)
            if right > self.width:
                break
            items.append(shapes.rule(x, texts.heading.line / 2, 28, stroke))
            y = texts.heading.line / 2 + rise(texts.text)
            items += texts.run(words, texts.text, colour.muted, x + 34, y)
            x = right + 14
        if not self.band.has_words and x + texts.width(said := _("numbers: touchpoints"), texts.text) <= self.width:
            y = texts.heading.line / 2 + rise(texts.text)
            items += texts.run(said, texts.text, colour.muted, x, y)
        return tuple(items)

    @property
    def _stroke(self) -> Stroke:
        player = self.facts.player
        return Stroke(player.colour, self.texts.theme.emotion.stroke, player.dash, not player.dash)

    @property
    def _planned_stroke(self) -> Stroke:
        return Stroke(self.facts.player.colour, 1.25, _PLANNED_DASH)

    def draw(self) -> tuple[Item | Placed, ...]:
        """Band, tints, counts, scale, curves, faces."""
        items: list[Item | Placed] = []
        for i in range(len(self.facts.stages)):
            self._draw_stage(items, i)
        top = self.band.height + _COUNT_ROW + _FREE
        bottom = self.height - _FREE
        if self.facts.moments:
            self._draw_scale(items, top, bottom)
            if self.facts.planned:
                items += self._draw_curve(self.facts.planned, top, bottom, self._planned_stroke)
            items += self._draw_curve(self.facts.moments, top, bottom, self._stroke)
            self._draw_faces(items, top, bottom)
        return tuple(items)

    def _draw_stage(self, items: list[Item | Placed], index: int) -> None:
        texts, theme, band = self.texts, self.texts.theme, self.band
        stage = self.facts.stages[index]
        left, right = band.edges[index], band.edges[index + 1]
        free, is_first, is_last = _BAND_GAP / 2, index == 0, index == len(self.facts.stages) - 1
        colour = theme.stage_colour(index, stage.colour)
        if theme.has_tints:
            tint = theme.tint(colour)
            items.append(
                shapes.box(left + free, band.height + 3, right - left - 2 * free, self.height - band.height - 3, tint)
            )
        elif not is_last:
            line = Stroke(theme.colour.hairline, theme.grid.hairline)
            items.append(shapes.line(((right, band.height + 3), (right, self.height)), line))
        outline = None if theme.colour.stage_filled else Stroke(theme.colour.ink, 1)
        inset = 0.5 if outline else 0.0
        x0, x1, high = left + free + inset, right - free - inset, band.height - inset
        tip = _TIP if not is_last else 0.0  # the last ends with the page, not beyond it
        points = [(x0, inset), (x1, inset), *([(x1 + tip, band.height / 2)] if tip else []), (x1, high), (x0, high)]
        if not is_first:
            points.append((x0 + _TIP, band.height / 2))
        fill = colour if theme.colour.stage_filled else theme.colour.paper
        items.append(shapes.polygon(points, fill, outline))
        lines = band.names[index]
        baseline = band.height / 2 + rise(band.style) - band.style.line * (len(lines) - 1) / 2
        x = left + (_NAME_X_FIRST if is_first else _NAME_X)
        # As on the map, a name that runs from right to left hangs on its right side.
        widest = max([texts.width(line, band.style) for line in lines], default=0.0)
        measure = max(right - left - _around_name(index, len(self.facts.stages)), widest)
        items += texts.block(lines, band.style, theme.stage_text(fill), x, baseline, measure=measure)
        count = self.facts.counts[index]
        ink = theme.colour.text if count else theme.colour.muted
        y = band.height + 4 + first_baseline(texts.label)
        items += texts.run(band.counts[index], texts.label, ink, left + (_NAME_X_FIRST if is_first else 8), y)

    def _draw_scale(self, items: list[Item | Placed], top: float, bottom: float) -> None:
        theme, texts = self.texts.theme, self.texts
        left, right = self.band.edges[0] + _BAND_GAP / 2, self.band.edges[-1] - _BAND_GAP / 2
        middle = (top + bottom) / 2
        scale, language = self.facts.scale, self.facts.language

        def number(shown: float) -> str:
            return scale.number(shown, language)

        for words, y, stroke in (
            (number(scale.best), top, Stroke(theme.colour.hairline, theme.grid.hairline, theme.emotion.scale_dash)),
            (number((scale.worst + scale.best) / 2), middle, Stroke(theme.colour.rule, theme.grid.rule)),
            (number(scale.worst), bottom, Stroke(theme.colour.hairline, theme.grid.hairline, theme.emotion.scale_dash)),
        ):
            items.append(shapes.rule(left, y, right - left, stroke))
            items += texts.run(words, texts.text, theme.colour.muted, _GUTTER - 6, y + rise(texts.text), "end")

    def _points(self, moments: Sequence[Moment], top: float, bottom: float) -> list[tuple[float, float]]:
        edges, middle, unit = self.band.edges, (top + bottom) / 2, (bottom - top) / 4
        return [
            (
                edges[m.stage] + 10 + m.place * max(edges[m.stage + 1] - edges[m.stage] - 20, 1),
                middle - min(2.0, max(-2.0, m.value)) * unit,
            )
            for m in moments
        ]

    def _draw_curve(self, moments: Sequence[Moment], top: float, bottom: float, stroke: Stroke) -> list[Item]:
        points = self._points(moments, top, bottom)
        if len(points) < 2:
            return []
        slopes = tangents(points)
        numbers: list[float] = [*points[0]]
        for i in range(len(points) - 1):
            (x0, y0), (x1, y1) = points[i], points[i + 1]
            third = (x1 - x0) / 3
            numbers += [x0 + third, y0 + slopes[i] * third, x1 - third, y1 - slopes[i + 1] * third, x1, y1]
        return [Path("M" + "C" * (len(points) - 1), tuple(numbers), "", stroke)]

    def _draw_faces(self, items: list[Item | Placed], top: float, bottom: float) -> None:
        texts, theme, facts = self.texts, self.texts.theme, self.facts
        points = self._points(facts.moments, top, bottom)
        shown = set(_apart(points, facts))
        words = {}
        for touchpoint, said, sign in ((facts.best, _("best"), -1), (facts.worst, _("worst"), 1)):
            if touchpoint is not None:
                words[touchpoint.id] = (said, sign)
        for i, (moment, (x, y)) in enumerate(zip(facts.moments, points, strict=True)):
            if i in shown:
                items.append(Placed(x, y, faces.persona_face(theme, moment.value, facts.player.colour)))
            elif all(abs(x - points[k][0]) + abs(y - points[k][1]) > _DOT_FREE for k in shown):
                items.append(shapes.disc(x, y, _DOT, facts.player.colour))
            for touchpoint in moment.touchpoints:
                if touchpoint.id in words:
                    said, sign = words[touchpoint.id]
                    half = texts.width(said, texts.badge) / 2
                    at = min(max(x, self.band.edges[0] + half + 4), self.band.edges[-1] - half - 4)
                    baseline = y + sign * (theme.emotion.halo + 6.5) + rise(texts.badge)
                    items += texts.run(said, texts.badge, theme.colour.ink, at, baseline, "middle")


def _apart(points: Sequence[tuple[float, float]], facts: PersonaFacts) -> list[int]:
    """The points whose faces do not cover one another; those of the best and the worst moment always."""
    told = {t.id for t in (facts.best, facts.worst) if t is not None}
    first = [i for i, m in enumerate(facts.moments) if any(t.id in told for t in m.touchpoints)]
    kept: list[int] = []
    for i in [*first, *range(len(points))]:
        x, y = points[i]
        if i in first or all((x - points[k][0]) ** 2 + (y - points[k][1]) ** 2 >= _FACES_APART**2 for k in kept):
            kept.append(i)
    return kept


class _Told(msgspec.Struct, frozen=True):
    """Her best or her worst moment: the touchpoint with where it stands and what she thinks there."""

    caption: str
    touchpoint: Touchpoint
    facts: PersonaFacts

    @property
    def said(self) -> str:
        """The card in words."""
        return f"{self.caption}: {self.touchpoint.name}"

    def _parts(self, width: float, texts: Texts) -> list[tuple[tuple[str, ...], TextStyle, str]]:
        colour, t, facts = texts.theme.colour, self.touchpoint, self.facts
        measure = self._measure(width)
        stage = next((s.name for s in facts.stages if s.id == t.stage), "")
        place = facts.places[t.id].name
        where = joined((stage.strip(), place.strip()))
        number = facts.numbers.get(t.id, 0)
        name = f"{number}  {t.name}" if number else t.name
        thought = facts.thoughts.get(t.id, "")
        return [
            (texts.lines(self.caption, texts.badge, measure), texts.badge, colour.muted),
            (texts.lines(name, texts.name, measure), texts.name, colour.ink),
            (texts.lines(where, texts.text, measure), texts.text, colour.muted),
            (texts.lines(quoted(thought), texts.label, measure) if thought else (), texts.label, colour.text),
            (texts.lines(t.description, texts.text, measure), texts.text, colour.text),
        ]

    def _measure(self, width: float) -> float:
        return width - _MOMENT_TEXT - _MOMENT_PAD - (_STAR if self.touchpoint.is_moment_of_truth else 0)

    def height(self, width: float, texts: Texts) -> float:
        """How high its card is."""
        return 2 * _MOMENT_PAD - 3 + sum(style.line * len(lines) for lines, style, _ink in self._parts(width, texts))

    def draw(self, width: float, height: float, texts: Texts) -> tuple[Item | Placed, ...]:
        """Its card from the origin."""
        theme = texts.theme
        value = self.touchpoint.feeling_of(self.facts.persona.id) or 0.0
        face = faces.face_value(value)
        line, colour = theme.feeling_line(face), theme.colour
        fills = {1: colour.opportunity_ground, 0: colour.question_ground, -1: colour.pain_point_ground}
        fill = fills[(face > 0) - (face < 0)]
        items: list[Item | Placed] = [ground(width, height, theme.card.radius, line, fill, texts)]
        content = faces.face(face, _MOMENT_FACE, _MOMENT_FACE, 1.1, line, theme.feeling_ground(face), colour.card)
        items.append(Placed(_MOMENT_PAD + _MOMENT_FACE, _MOMENT_PAD + _MOMENT_FACE, content))
        if self.touchpoint.is_moment_of_truth:
            star = faces.truth_star(theme)
            items.append(Placed(width - _MOMENT_PAD - theme.card.star.disc, _MOMENT_PAD + _MOMENT_FACE - 1, star))
        y = _MOMENT_PAD - 1.5
        for lines, style, ink in self._parts(width, texts):
            items += texts.block(
                lines, style, ink, _MOMENT_TEXT, y + first_baseline(style), measure=self._measure(width)
            )
            y += style.line * len(lines)
        return tuple(items)
