"""What a person calls elements, fields, values and places of a map."""

from __future__ import annotations

from enum import Enum
from typing import Any

from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    Persona,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.elements import name_of
from designer.words import _

LONGEST = 60  # characters of a text in a sentence

# Fields whose word is not their own name with spaces.
_WORDS = {
    "is_moment_of_truth": "moment of truth",
    "is_start": "start of the journey",
    "is_end": "end of the journey",
    "is_private": "private",
    "also": "further channels",
    "waiting": "waiting time",
    "initiator": "started by",
    "evidence_date": "date of the evidence",
    "shows_values": "labels on the curves",
    "card_fields": "fields on the cards",
    "feeling_scale": "feeling scale",
    "future_feeling": "planned feeling",
    "submap": "map inside",
    "map_file": "linked map",
    "touch": "human, digital or physical",
    "hides": "hidden lanes",
    "hides_kinds": "hidden kinds of lanes",
    "folds": "folded stages",
    "state": "stands in",
    "better": "better when",
    "source": "source",
    "scale": "scale",
}
_OWN_WORDS = {
    (MapHeader, "shows"): "state of the map",
    (View, "shows"): "state shown",
    (Persona, "channels"): "preferred channels",
    (View, "channels"): "only channels",
    (View, "personas"): "only personas",
    (View, "owners"): "only owners",
    (View, "statuses"): "only statuses",
    (View, "fades"): "letting the rest stand back",
    (Note, "date"): "date of the source",
    (Note, "history"): "earlier values",
    (MapHeader, "colours"): "colours of the brand",
    (Waiver, "about"): "elements",
    (Waiver, "seen"): "state when it was waived",
}


# Fields of text that are a choice of a few: they stand without quotes.
_CHOICES = {"arrangement", "density", "theme", "palette", "profile", "language", "feeling_scale", "shows", "better"}


def field_word(cls: type[Element], field: str) -> str:
    """What a field is called."""
    return _(_OWN_WORDS.get((cls, field)) or _WORDS.get(field) or field.replace("_", " "))


def kind_word(kind: str) -> str:
    """The field term for a kind of element, beginning a sentence."""
    return {
        "map": _("The map"),
        "stage": _("Stage"),
        "channel": _("Channel"),
        "lane": _("Lane"),
        "persona": _("Persona"),
        "touchpoint": _("Touchpoint"),
        "connection": _("Connection"),
        "note": _("Note"),
        "view": _("View"),
        "waiver": _("Waived gap"),
        "submap": _("Map inside"),
        "picture": _("Picture"),
    }[kind]


def value_words(value: Any, field: str = "") -> str:
    """A value as it stands in a sentence."""
    match value:
        case None if field in ("feeling", "future_feeling", "engagement", "share"):
            return _("unknown")
        case str() if field == "state":
            return _(value) if value else _("both states")
        case str() if field in _CHOICES and value:
            return value
        case None | "" | ():
            return _("none")
        case bool():
            return _("yes") if value else _("no")
        case Enum():
            return _(str(value.value))
        case int() | float():
            return number_words(value)
        case str():
            return quoted(value)
        case tuple() | list():
            return one_line(", ".join(part_words(v) for v in value)) or _("none")
        case _:
            return one_line(str(value))


def part_words(value: Any) -> str:
    """One of several values of a field: a name without quotes."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Enum) else value_words(value)


def number_words(value: float) -> str:
    """A number in its shortest form, with a true minus sign."""
    return f"{value:.10g}".replace("-", "−")


def plain_value(value: Any) -> Any:
    """A value for programs."""
    match value:
        case Enum():
            return value.value
        case float() if value.is_integer() and abs(value) < 1e15:
            return int(value)
        case tuple() | list():
            return [plain_value(v) for v in value]
        case bytes():
            return None
        case _:
            return value


def quoted(text: str) -> str:
    """A text in curly quotes on one line, cut after 60 characters."""
    return f"“{one_line(text)}”"


def one_line(text: str) -> str:
    """A text as it fits into a sentence: no line ends, cut after 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def called(journey: JourneyMap, element: Element | None) -> str:
    """What an element is called in a sentence: its name in curly quotes, else what stands for one."""
    match element:
        case None:
            return _("nothing")
        case MapHeader():
            return _("the map")
        case Connection():
            ends = (called(journey, journey.get(i)) for i in (element.source, element.target))
            return " → ".join(ends)
        case Lane() | Note() if not name_of(element).strip():
            return _("({kind})").format(kind=_(element.kind.value))
        case PictureData():
            return _("a picture")
        case _:
            return quoted(name_of(element)) if name_of(element).strip() else _("without a name")


def bare(journey: JourneyMap, element: Element | None) -> str:
    """The same without quotes, for lists and places."""
    text = called(journey, element)
    return text[1:-1] if text.startswith("“") else text


def place_words(journey: JourneyMap, element: Element) -> str:
    """Where an element stands: "Purchase, step 2 · Store"; "" for what has no place to speak of."""
    match element:
        case Touchpoint() if not element.stage:
            return _("the tray")
        case Touchpoint():
            stage, step = bare(journey, journey.get(element.stage)), step_of(journey, element)
            return f"{_('{stage}, step {n}').format(stage=stage, n=step)} · {lane_words(journey, element)}"
        case Note() if element.about:
            return called(journey, journey.get(element.about))
        case Stage():
            return _("position {n}").format(n=journey.stages.index(element) + 1)
        case Channel() | Lane():
            return _("position {n}").format(n=journey.lanes.index(element) + 1)
        case Persona():
            return _("position {n}").format(n=journey.personas.index(element) + 1)
        case View():
            return _("position {n}").format(n=journey.views.index(element) + 1)
        case _:
            return ""


def lane_words(journey: JourneyMap, touchpoint: Touchpoint) -> str:
    """The channel or lane that a touchpoint stands in."""
    lane = journey.get(journey.place_of(touchpoint))
    return bare(journey, lane) if lane is not None else _("no channel yet")


def step_of(journey: JourneyMap, touchpoint: Touchpoint) -> int:
    """The number of a touchpoint's step in its stage, from 1."""
    steps = [key for key, _members in journey.steps(touchpoint.stage)]
    return steps.index(touchpoint.step) + 1


def group_words(journey: JourneyMap, element: Element) -> str:
    """The heading under which an element is listed."""
    match element:
        case MapHeader():
            return _("The map")
        case Persona():
            return _("Personas")
        case Stage():
            return _("Stages")
        case Channel() | Lane():
            return _("Channels and lanes")
        case Touchpoint():
            return bare(journey, journey.get(element.stage)) if element.stage else _("Tray")
        case Connection():
            return group_words(journey, journey[element.source])
        case Note():
            about = journey.get(element.about)
            if isinstance(about, Stage):
                return bare(journey, about)
            return group_words(journey, about) if about is not None else _("Notes about nothing")
        case View():
            return _("Views")
        case Waiver():
            return _("Waived gaps")
        case SubMap():
            return _("Maps inside")
        case _:
            return _("Pictures")
