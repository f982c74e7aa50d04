"""What choices, figures and dates read as on the map and in Properties, so that finding finds what is seen.

Each is told in the words of the interface and, where they differ, in those of the map. Left out is what nobody has said:
a touchpoint that exists, a connection of the main way, a colour of the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from designer.editing.operations.lanes import TYPE_NAMES
from designer.finding import Told
from designer.layout import palettes_of, themes
from designer.layout.dates import written_date
from designer.layout.icon_words import icon_label
from designer.layout.metrics import value_text
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    Stage,
    Touchpoint,
)
from designer.model.elements import Waiver
from designer.model.scales import map_scale
from designer.window.controls.checked_fields import in_digits
from designer.window.lane_names import LANE_NAMES
from designer.window.properties.map_form import ARRANGEMENTS, DENSITIES, LANGUAGES, PROFILES
from designer.window.properties.scale_field import scale_words
from designer.words import _, map_words, speaking

Words = tuple[str, ...]  # how Properties says it, then how the map does where that is another word

# Of a field what its values read as. What is not here is the usual, which nobody has chosen.
_CHOICES: dict[type[Element], dict[str, dict[str, Words]]] = {
    Touchpoint: {
        "status": {"planned": ("Planned",), "missing": ("Missing",)},
        "evidence": {"assumption": ("Assumed",), "observed": ("Observed",), "measured": ("Measured",)},
        "initiator": {"customer": ("Customer", "Customer starts"), "organisation": ("Organisation", "We start")},
        "state": {"current": ("Ends",), "future": ("Future",)},
    },
    Stage: {
        "kind": {
            "awareness": ("awareness",), "consideration": ("consideration",), "purchase": ("purchase",),
            "onboarding": ("onboarding",), "use": ("use",), "retention": ("retention",), "advocacy": ("advocacy",),
            "other": ("other",),
        },
    },
    Channel: {
        "known_type": {type.value: (name,) for type, name in TYPE_NAMES.items() if type.value != "other"},
        "known_ownership": {"owned": ("Owned",), "paid": ("Paid",), "earned": ("Earned",)},
        "known_touch": {"human": ("Human",), "digital": ("Digital",), "physical": ("Physical",)},
    },
    Lane: {"kind": {kind.value: (name,) for kind, name in LANE_NAMES.items()}},
    Connection: {"kind": {"alternative": ("Alternative",), "return": ("Return",)}},
    Note: {
        "kind": {
            "thought": ("thought",), "pain point": ("pain point",), "opportunity": ("opportunity",), "metric": ("metric",),
            "content": ("content",), "question": ("question",), "evidence": ("evidence",), "image": ("image",),
        },
        "severity": {"1": ("Low",), "2": ("Middle",), "3": ("High",)},
        "impact": {"1": ("Low", "I 1"), "2": ("Middle", "I 2"), "3": ("High", "I 3")},
        "effort": {"1": ("Low", "E 1"), "2": ("Middle", "E 2"), "3": ("High", "E 3")},
        "better": {"higher": ("Higher",), "lower": ("Lower",)},
    },
    MapHeader: {
        "scope": {"customer": ("Customer", "Customer journey"), "buyer": ("Buyer", "Buyer’s journey")},
        "shows": {
            "current": ("Current", "Current state"), "future": ("Future", "Future state"),
            "both": ("Both", "Current state", "Future state"),
        },
        "profile": {id: (name,) for id, name in PROFILES},
        "arrangement": {id: (name,) for id, name in ARRANGEMENTS},
        "density": {id: (name,) for id, name in DENSITIES},
    },
}  # fmt: skip
# Yes or no, by what is read where it holds.
_MARKS: dict[type[Element], tuple[tuple[str, bool, str], ...]] = {
    Touchpoint: (
        ("is_moment_of_truth", True, "Moment of truth"), ("is_start", True, "Start"), ("is_end", True, "End"),
    ),
    Stage: (("folded", True, "Folded"),),
    Channel: (("pinned", True, "Pinned"), ("folded", True, "Folded"), ("shown", False, "hidden")),
    Lane: (("pinned", True, "Pinned"), ("folded", True, "Folded"), ("shown", False, "hidden")),
    Note: (("is_private", True, "Private"),),
    MapHeader: (("shows_values", True, "Values at their points"),),
}  # fmt: skip
_DATES: dict[type[Element], tuple[str, ...]] = {
    Touchpoint: ("evidence_date",),
    Note: ("date",),
    MapHeader: ("date", "created"),
    Waiver: ("date",),
}
# Chosen in another field than the one it is read from.
_SHOWN_AS = {"known_type": "type", "known_ownership": "ownership", "known_touch": "touch"}


class MapTeller:
    """Tells of the elements of one map. It depends on nothing but each element, the map's language and its scales."""

    def __init__(self, journey: JourneyMap) -> None:
        header = journey.header
        self.language = header.language
        self.scales = {kind: map_scale(journey, kind) for kind in (LaneKind.EMOTION, LaneKind.ENGAGEMENT)}
        self._map_words = map_words(header.language)
        self._known: dict[object, tuple[Told, ...]] = {}  # choices read the same on thousands of elements

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MapTeller) and (self.language, self.scales) == (other.language, other.scales)

    __hash__ = None  # type: ignore[assignment]

    def __call__(self, element: Element) -> Iterator[Told]:
        kind = type(element)
        for field, words in _CHOICES.get(kind, {}).items():
            value = getattr(element, field)
            if value is not None and (said := words.get(str(value))) is not None:
                yield from self.chosen(_SHOWN_AS.get(field, field), said)
        for field, holds, word in _MARKS.get(kind, ()):
            if getattr(element, field) is holds:
                yield from self.chosen(field, (word,))
        for field in _DATES.get(kind, ()):
            if date := getattr(element, field):
                yield self._told(field, date, partial(written_date, date))
        if colour := getattr(element, "colour", ""):
            yield Told("colour", colour.upper())
        if icon := getattr(element, "icon", ""):
            yield self._told("icon", icon_label(icon), partial(icon_label, icon))
        if height := getattr(element, "height", 0):
            yield Told("height", f"{in_digits(height)} pt", own=len(in_digits(height)))
        more = _MORE.get(kind)
        if more is not None:
            yield from more(self, element)

    def chosen(self, field: str, words: Words) -> tuple[Told, ...]:
        """A choice in both tongues. In the middle of a sentence or a list the map writes it small."""
        key = (field, words)
        if key not in self._known:
            ways = dict.fromkeys(way for word in words for way in (word, word[:1].lower() + word[1:]))
            self._known[key] = (self._told(field, _(words[0]), *(partial(_, way) for way in ways)),)
        return self._known[key]

    def _told(self, field: str, text: str, *also: Callable[[], str]) -> Told:
        """What a field reads as, with other ways to say it in the words of the interface and of the map."""
        here = [say() for say in also]
        with speaking(self._map_words):
            ways = (*here, *(say() for say in also))
        return Told(field, text[:1].upper() + text[1:], tuple(dict.fromkeys(way for way in ways if way != text)))

    def figure(self, field: str, value: float, unit: str = "") -> Told:
        """A number as the map writes it, as Properties does and as it is typed, with its unit behind it."""
        shown = value_text(value, self.language)
        ways = dict.fromkeys((shown, in_digits(value), f"{value:.10g}", f"{value:.10g}".replace(".", ",")))
        units = (f" {unit}", unit) if unit else ("",)
        texts = [f"{way}{end}" for way in ways for end in units]
        return Told(field, texts[0], tuple(texts[1:]), len(shown))

    def on_scale(self, field: str, value: float, kind: LaneKind) -> tuple[Told, ...]:
        """A point of a curve on the scale that is declared."""
        key = (field, value)
        if key not in self._known:
            scale = self.scales[kind]
            plain = in_digits(round(scale.shown(value), 4))
            self._known[key] = (Told(field, scale.text(value, self.language), (plain,)),)
        return self._known[key]


def _of_touchpoint(teller: MapTeller, touchpoint: Touchpoint) -> Iterator[Told]:
    if touchpoint.is_in_tray:
        yield from teller.chosen("stage", ("In the tray",))
    elif not touchpoint.channel and not touchpoint.lane:
        yield from teller.chosen("channel", ("No channel yet",))
    feelings = (touchpoint.feeling, *(value for _who, value in touchpoint.feelings))
    planned = (touchpoint.future_feeling, *(value for _who, value in touchpoint.future_feelings))
    for field, values in (("feeling", feelings), ("future_feeling", planned)):
        for value in dict.fromkeys(values):
            if value is not None:
                yield from teller.on_scale(field, value, LaneKind.EMOTION)
    if touchpoint.engagement is not None:
        yield from teller.on_scale("engagement", touchpoint.engagement, LaneKind.ENGAGEMENT)


def _of_lane(_teller: MapTeller, lane: Lane) -> Iterator[Told]:
    if lane.scale:
        yield Told("scale", scale_words(lane.scale))


def _of_connection(teller: MapTeller, connection: Connection) -> Iterator[Told]:
    if connection.share is not None:
        share = teller.figure("share", connection.share, "%")
        yield Told(share.field, share.text, share.also)


def _of_note(teller: MapTeller, note: Note) -> Iterator[Told]:
    for field, value in (("value", note.value), ("target", note.target)):
        if value is not None:
            yield teller.figure(field, value, note.unit.strip())
    if note.history:
        yield Told("history", ", ".join(map(in_digits, note.history)))


def _of_map(_teller: MapTeller, header: MapHeader) -> Iterator[Told]:
    yield Told("feeling_scale", scale_words(header.feeling_scale))
    for field, value, names in (
        ("language", header.language, LANGUAGES),
        ("theme", header.theme, themes()),
        ("palette", header.palette, tuple((p.id, p.label) for p in palettes_of(header.theme))),
    ):
        name = dict(names).get(value, value)
        if name:
            yield Told(field, name)
    if header.colours:
        yield Told("colours", ", ".join(colour.upper() for colour in header.colours))


def _of_waiver(_teller: MapTeller, waiver: Waiver) -> Iterator[Told]:
    if waiver.rule:
        yield Told("rule", waiver.rule)


_MORE: dict[type[Element], Callable[[MapTeller, Any], Iterable[Told]]] = {
    Touchpoint: _of_touchpoint,
    Lane: _of_lane,
    Connection: _of_connection,
    Note: _of_note,
    MapHeader: _of_map,
    Waiver: _of_waiver,
}
