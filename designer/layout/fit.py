"""Composes a map for a sheet of paper: tries card widths, pitches, rows and arrangements and keeps what prints largest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from designer.drawing import Page
from designer.layout.drawn import draw
from designer.layout.fit_widths import StageTable
from designer.layout.laid_out import JourneyLayout, lay_out
from designer.layout.measured import MeasuredMap, Measuring
from designer.layout.memory import LayoutCache
from designer.layout.options import Arrangement, Density, LayoutOptions, Opened
from designer.layout.page_tokens import OnPaper
from designer.layout.spoken import in_language
from designer.layout.theme import Theme
from designer.model import JourneyMap
from designer.text import FontBook

_POINTS = 72 / 25.4
_SMALLEST_TYPE = 8.0  # no text of the map is smaller at scale 1
_MANY = 30  # touchpoints from which on pitches are tried too
_PITCHES = (34.0, 40.0, 46.0)
_MOST_ROWS = 7
_STEP = 4  # points from one card width tried to the next
_FEW = 120  # touchpoints up to which all numbers of rows and pitches are tried
_VERY_MANY = 500
_LARGE = 1400.0  # points of the longer side from which on weave lanes are wide: A1 and A0
_REFINED = 5  # tries of which spare width is used to the full
_ROUNDS = 8
_LYING = 1.15  # how much larger a map must print on a standing sheet: a journey is read from left to right
_ENOUGH = 1.2  # times the size that is read with ease: from there on wider cards are worth more than larger text
_WIDE = 0.05  # what wider cards are worth: half as wide again, as much as text that is two hundredths larger
_LARGEST_SCALE = 3.0  # a map of two cards does not fill a wall

_SIZES = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
}


class Paper(msgspec.Struct, frozen=True):
    """A sheet by its size in points, upright or not; without a margin of its own it has that of the next A size."""

    width: float
    height: float
    margin: float | None = None
    name: str = ""

    def turned(self, landscape: bool) -> Paper:
        """The same sheet lying or standing."""
        short, long = sorted((self.width, self.height))
        return msgspec.structs.replace(self, width=long if landscape else short, height=short if landscape else long)

    def margin_in(self, theme: Theme) -> float:
        """The margin in points: as set, else 22 on A4, 28 on A3, 36 on A2 and A1, 64 on A0, and alike on like sheets."""
        return self.of_size(theme.page_margins) if self.margin is None else self.margin

    def of_size(self, lengths: OnPaper) -> float:
        """Which of these goes with the sheet: that of the A size it is most like."""
        area = self.width * self.height
        for name, length in (("A4", lengths.a4), ("A3", lengths.a3), ("A2", lengths.a2), ("A1", lengths.a1)):
            short, long = _SIZES[name]
            if area <= short * long * _POINTS**2 * 1.3:
                return length
        return lengths.a0


class UnknownPaper(ValueError):
    """No paper has this name and no measures can be read from it; the message says so."""


def paper(name: str) -> Paper:
    """The paper of a name ("A3", "letter") or of measures as in "500x300mm". Raises UnknownPaper."""
    for known, (width, height) in _SIZES.items():
        if name.lower() == known.lower():
            return Paper(width * _POINTS, height * _POINTS, None, known)
    parts = name.lower().removesuffix("mm").replace("×", "x").split("x")
    try:
        width, height = (float(part) for part in parts)
    except ValueError:
        raise UnknownPaper(
            f"“{name}” is no paper; there are {', '.join(_SIZES)}, or measures as in 500x300mm."
        ) from None
    if not (0 < width < 100_000 and 0 < height < 100_000):
        raise UnknownPaper(f"“{name}” is no paper.")
    return Paper(width * _POINTS, height * _POINTS, None, f"{parts[0]} × {parts[1]} mm")


class FittedPage(msgspec.Struct, frozen=True):
    """A map composed for a sheet: the page to print, and how it came out. `smallest_text` is in points on paper."""

    page: Page
    layout: JourneyLayout
    arrangement: Arrangement
    card_width: float
    landscape: bool
    smallest_text: float

    @property
    def scale(self) -> float:
        """How large the drawing is printed."""
        return self.page.scale

    @property
    def smallest_name(self) -> float:
        """The size of touchpoints' names on paper, in points."""
        return self.page.scale * self.layout.cache.theme.type.name.size


class _Try(msgspec.Struct, frozen=True):
    scale: float
    options: LayoutOptions
    paper: Paper


def fit_to_paper(
    journey: JourneyMap,
    theme: Theme,
    fonts: FontBook,
    paper: Paper,
    arrangement: Arrangement | str = "auto",
    landscape: bool | None = None,
    margin: float | None = None,
    density: Density = Density.STANDARD,
    shows_private: bool = False,
    page: str = "",
    path: str = "",
    opened: Opened = (),
    largest: float = _LARGEST_SCALE,
) -> FittedPage:
    """The map composed for one sheet, as large as it can be printed.

    With "auto" the first of swimlanes, grouped and storyline whose text can be read with ease is taken (6.5 points on A4 and
    A3, 11.5 on A0, which hangs on a wall), else the one that prints largest. `landscape` None lays the sheet, as a journey is
    read, unless the map prints clearly larger on a standing one. `margin` is in points; `path` and `opened` tell of the maps
    above it and of those that its touchpoints open; nothing prints larger than at the scale `largest`.
    """
    if margin is not None:
        paper = msgspec.structs.replace(paper, margin=margin)
    cache = LayoutCache(theme, fonts, journey.header.language)
    fitter = _Fitter(
        journey,
        cache,
        LayoutOptions(density=density, shows_private=shows_private, page=page, path=path, opened=opened),
        min(largest, _LARGEST_SCALE),
    )
    sheets = [paper.turned(x) for x in ((True, False) if landscape is None else (landscape,))]
    wanted = list(Arrangement) if arrangement == "auto" else [Arrangement(arrangement)]
    with in_language(journey.header.language):
        return fitter.page_of(fitter.chosen(wanted, sheets))


def renumbered(fitted: FittedPage, journey: JourneyMap, page: str, opened: Opened = ()) -> FittedPage:
    """The same map on the same sheet with another page number in its footer, and on the cards that open others; nothing is
    fitted anew."""
    cache, before = fitted.layout.cache, fitted.page
    options = msgspec.structs.replace(fitted.layout.options, page=page, opened=opened)
    if options == fitted.layout.options:
        return fitted
    layout = lay_out(journey, cache.theme, cache.fonts, options, previous=fitted.layout)
    drawing, old = layout.drawing, before.drawing
    # A footer that takes another line makes the map a little higher.
    scale = before.scale * min(1.0, old.width / drawing.width, old.height / drawing.height)
    x, y = (before.width - drawing.width * scale) / 2, (before.height - drawing.height * scale) / 2
    after = Page(before.width, before.height, drawing, scale, x, y, before.title)
    smallest = fitted.smallest_text * scale / before.scale
    return msgspec.structs.replace(fitted, page=after, layout=layout, smallest_text=smallest)


class _Fitter:
    """Tries layouts of one map, measuring only."""

    def __init__(self, journey: JourneyMap, cache: LayoutCache, usual: LayoutOptions, largest: float) -> None:
        """`usual` is what all tries share, `largest` the largest scale."""
        self.largest = largest
        self.journey = journey
        self.cache = cache
        self.theme = cache.theme
        self.usual = usual

    def measure(self, options: LayoutOptions) -> MeasuredMap:
        """A try, measured."""
        return Measuring(self.journey, options, self.cache).measured()

    def chosen(self, wanted: Sequence[Arrangement], sheets: Sequence[Paper]) -> _Try:
        """The first of these arrangements that can be read with ease, else the one that prints largest."""
        best: _Try | None = None
        for one in wanted:
            found = self.best(one, sheets)
            if found.scale * _SMALLEST_TYPE >= found.paper.of_size(self.theme.page_margins.readable):
                return found
            if best is None or found.scale > best.scale:
                best = found
        assert best is not None
        return best

    def best(self, arrangement: Arrangement, sheets: Sequence[Paper]) -> _Try:
        """The try that is worth most, on any of these sheets."""
        step, rounds = self._effort()
        found = self._tried(self._options(arrangement, sheets, step), sheets)
        if step > _STEP:
            best = [t.options for t in found[:3]]
            found = sorted([*found, *self._tried(self._near(best, step), sheets)], key=self._worth, reverse=True)
        refined = [self._refined(one) for one in found[:rounds]] or found
        return self._widened(max(refined, key=self._worth))

    def _effort(self) -> tuple[int, int]:
        """By how much card widths differ at first, and how many tries are refined: measuring a large map takes time."""
        count = len(self.journey.touchpoints)
        if count <= _MANY:
            return _STEP, _REFINED
        if count <= _FEW:
            return 2 * _STEP, _REFINED
        return (4 * _STEP, 2) if count <= _VERY_MANY else (20 * _STEP, 1)

    def _tried(self, tries: Iterable[LayoutOptions], sheets: Sequence[Paper]) -> list[_Try]:
        """All tries on all sheets, the best first."""
        rooms = [self._room(sheet) for sheet in sheets]
        found: list[_Try] = []
        for options in tries:
            measured = self.measure(options)
            for sheet, (width, height) in zip(sheets, rooms, strict=True):
                scale = min(width / measured.width, height / measured.height, self.largest)
                found.append(_Try(scale, options, sheet))
        return sorted(found, key=self._worth, reverse=True)

    def _worth(self, one: _Try) -> tuple[bool, float, float, float]:
        """What is best comes last: what can be read with ease, prints larger, and has wider cards where both print large.
        Hardly larger text in much narrower cards is worth less: it is broken into more lines."""
        text, wanted = one.scale * _SMALLEST_TYPE, one.paper.of_size(self.theme.page_margins.readable)
        favour = _LYING if one.paper.width > one.paper.height else 1.0
        usual = self.theme.swimlanes.card_width
        width = min(one.options.card_width or usual, usual)
        return text >= wanted, min(text, wanted * _ENOUGH) * favour * (width / usual) ** _WIDE, width, one.scale

    def _near(self, best: Sequence[LayoutOptions], step: int) -> Iterator[LayoutOptions]:
        """Tries with card widths between those tried first."""
        if step > 4 * _STEP:
            return
        low, high = self.theme.swimlanes.card_width_range
        for options in best:
            width = options.card_width or low
            for near in range(int(width) - step + _STEP, int(width) + step, _STEP):
                if low <= near <= high and near != width:
                    yield msgspec.structs.replace(options, card_width=float(near))

    def _room(self, sheet: Paper) -> tuple[float, float]:
        free = sheet.margin_in(self.theme)
        free = min(free, sheet.width * 0.4, sheet.height * 0.4)
        return sheet.width - 2 * free, sheet.height - 2 * free

    def _options(self, arrangement: Arrangement, sheets: Sequence[Paper], step: int) -> Iterator[LayoutOptions]:
        low, high = self.theme.swimlanes.card_width_range
        widths = [low + step * i for i in range(int((high - low) // step) + 1)]
        is_storyline = arrangement is Arrangement.STORYLINE
        count = len(self.journey.touchpoints)
        pitches: Sequence[float | None] = (None,)
        if count >= _MANY and not is_storyline:
            pitches = _PITCHES if count <= _VERY_MANY else _PITCHES[:1]
        most = max([len(self.journey.touchpoints_in(s.id)) for s in self.journey.stages], default=1)
        rows: Sequence[int | None] = (None,)
        if is_storyline:
            rows = range(1, min(_MOST_ROWS, max(most, 1)) + 1)
            if count > _FEW:
                rows = (4, 7, 10, 14, 20) if count <= _VERY_MANY else (14, 40)
        is_large = _is_large(sheets[0])
        weave = self.theme.storyline.weave_lane_large if is_large and is_storyline else None
        emotion = self.theme.emotion.height_large if is_large else None
        for width in widths:
            for pitch in pitches:
                for row_count in rows:
                    yield msgspec.structs.replace(
                        self.usual,
                        arrangement=arrangement,
                        card_width=width,
                        pitch=pitch,
                        rows=row_count,
                        weave_lane=weave,
                        emotion=emotion,
                    )

    def _fits(self, options: LayoutOptions, sheet: Paper, scale: float) -> bool:
        """Whether a try fits on the sheet at this scale when its stages take all the width there is."""
        width, height = self._room(sheet)
        measured = self.measure(msgspec.structs.replace(options, width=width / scale))
        return measured.width <= width / scale + 0.01 and measured.height <= height / scale + 0.01

    def _refined(self, one: _Try) -> _Try:
        """The same try printed larger, where spare width makes lanes of notes lower."""
        width, height = self._room(one.paper)
        table = StageTable(self.journey, one.options, self.measure(one.options), self.cache)
        low, high = one.scale, min(width / table.width, self.largest)
        best = one
        for _round in range(_ROUNDS):
            if high - low < 0.002:
                break
            scale = (low + high) / 2
            widths, lower = table.widened(width / scale - table.width)
            options = msgspec.structs.replace(one.options, stage_widths=widths)
            if lower <= height / scale and self._fits(options, one.paper, scale):
                best, low = _Try(scale, options, one.paper), scale
            else:
                high = scale
        return best

    def _widened(self, one: _Try) -> _Try:
        """The same scale with the widest cards, and then the widest pitch, that spare width allows."""
        if len(self.journey.touchpoints) > _VERY_MANY:
            return one
        low, high = int(one.options.card_width or 0), int(self.theme.swimlanes.card_width_range[1])
        widths = ({"card_width": float(width)} for width in range(high, low, -2))
        one = self._first_that_fits(one, widths)
        if one.options.arrangement is Arrangement.STORYLINE:
            return one
        usual, widest = one.options.pitch or self.theme.swimlanes.pitch, self.theme.swimlanes.pitch_range[1]
        return self._first_that_fits(one, ({"pitch": float(p)} for p in range(int(widest), int(usual), -2)))

    def _first_that_fits(self, one: _Try, wishes: Iterable[dict[str, float]]) -> _Try:
        width, lowest = self._room(one.paper)[0] / one.scale, self._cards_height(one.options)
        for wish in wishes:
            options = msgspec.structs.replace(one.options, **wish)
            if self.measure(options).width > width + 0.01 or self._cards_height(options) > lowest + 0.01:
                continue  # a stage whose cards no longer stand side by side would leave half of it empty
            if self._fits(options, one.paper, one.scale):
                return msgspec.structs.replace(one, options=options)
        return one

    def _cards_height(self, options: LayoutOptions) -> float:
        """How high the flow of cards of the storyline is, 0 in swimlanes."""
        return max([stage.plan.reach for stage in self.measure(options).stages], default=0.0)

    def page_of(self, one: _Try) -> FittedPage:
        """A try, drawn and centred on its sheet."""
        width, height = self._room(one.paper)
        options = msgspec.structs.replace(one.options, width=width / one.scale, height=height / one.scale)
        measured = self.measure(options)
        scale = min(one.scale, width / measured.width, height / measured.height)
        drawing, grid = draw(measured, self.cache)
        x = (one.paper.width - measured.width * scale) / 2
        y = (one.paper.height - measured.height * scale) / 2
        page = Page(one.paper.width, one.paper.height, drawing, scale, x, y)
        layout = JourneyLayout(drawing, grid, options, self.cache)
        has_text = any(True for _text in drawing.texts())
        return FittedPage(
            page,
            layout,
            options.arrangement,
            measured.card_width,
            one.paper.width >= one.paper.height,
            scale * _SMALLEST_TYPE if has_text else 0.0,
        )


def _is_large(sheet: Paper) -> bool:
    return max(sheet.width, sheet.height) > _LARGE * 1.3
