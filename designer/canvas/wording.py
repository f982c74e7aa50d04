"""What the canvas says: what is focused, where a thing lands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from designer.editing.operations.labels import kind_word, quoted
from designer.layout.grid import Cell
from designer.model import Channel, Connection, JourneyMap, Lane, Note, Persona, Placement, Stage, Touchpoint
from designer.model.elements import name_of
from designer.model.scales import Scale
from designer.words import _, ngettext


def name_or_kind(journey: JourneyMap, id: str) -> str:
    """An element's name without quotes, or its field term where it has none."""
    element = journey.get(id)
    if element is None:
        return ""
    named = " ".join(name_of(element).split())
    if not named and isinstance(element, Lane):
        return _(element.kind.value).capitalize()
    return named or kind_word(element).capitalize()


def lane_word(journey: JourneyMap, lane: str) -> str:
    """The name of a channel or lane; "" is "No channel yet"."""
    return name_or_kind(journey, lane) if lane else _("No channel yet")


def step_number(journey: JourneyMap, stage: str, step: str) -> int:
    """Which step of a stage this is, from 1."""
    steps = journey.steps(stage)
    return bisect_left(steps, step, key=_key) + 1 if step else len(steps) + 1


def _key(step: tuple[str, tuple[Touchpoint, ...]]) -> str:
    return step[0]


def placement_words(journey: JourneyMap, place: Placement) -> str:
    """ "Consideration, new step 2 · Website", "Purchase, step 1 · Store", "Tray"."""
    if not place.stage:
        return _("Tray")
    steps = journey.steps(place.stage)
    if place.step:
        step = _("step {n}").format(n=step_number(journey, place.stage, place.step))
    elif not steps:
        step = _("step {n}").format(n=1)
    else:
        at = 0 if place.after is None else bisect_right(steps, place.after, key=_key) if place.after else len(steps)
        step = _("new step {n}").format(n=at + 1)
    return f"{name_or_kind(journey, place.stage)}, {step} · {lane_word(journey, place.lane)}"


def touchpoint_place_words(journey: JourneyMap, touchpoint: Touchpoint) -> str:
    """Where a touchpoint stands: "Consideration, step 2 · Store"."""
    if touchpoint.is_in_tray:
        return _("Tray")
    step = step_number(journey, touchpoint.stage, touchpoint.step)
    return f"{name_or_kind(journey, touchpoint.stage)}, {_('step {n}').format(n=step)} · " + lane_word(
        journey, journey.place_of(touchpoint)
    )


def cell_words(journey: JourneyMap, cell: Cell) -> str:
    """ "Empty cell · Advocacy, step 1 · Website"."""
    step = step_number(journey, cell.stage, cell.step)
    where = f"{name_or_kind(journey, cell.stage)}, {_('step {n}').format(n=step)} · {lane_word(journey, cell.lane)}"
    return _("Empty cell · {where}").format(where=where)


def element_words(journey: JourneyMap, id: str) -> str:
    """What the status bar says of a focused element."""
    element = journey.get(id)
    match element:
        case Touchpoint():
            return f"{name_or_kind(journey, id)} · {touchpoint_place_words(journey, element)}"
        case Stage():
            count = len(journey.touchpoints_in(id))
            return _("{name} · stage {n} of {all} · {touchpoints}").format(
                name=name_or_kind(journey, id),
                n=journey.stages.index(element) + 1,
                all=len(journey.stages),
                touchpoints=ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count),
            )
        case Channel() | Lane() | Persona():
            # Without a name its kind says all; “Persona · persona” says it twice.
            name = " ".join(name_of(element).split())
            return (
                f"{name} · {kind_word(element)}"
                if name
                else _("{kind} without a name").format(kind=kind_word(element).capitalize())
            )
        case Connection():
            return _("Connection · {ends}").format(ends=quoted(journey, id))
        case Note():
            about = f" · {name_or_kind(journey, element.about)}" if element.about else ""
            if not element.text.strip():
                return f"{_(element.kind.value).capitalize()}{about}"
            return f"{name_or_kind(journey, id)} · {_(element.kind.value)}{about}"
        case _:
            return name_or_kind(journey, id) if element is not None else ""


def map_words(journey: JourneyMap) -> str:
    """ "Journey map “Buying a bike”, 5 stages, 4 channels, 7 touchpoints"."""
    stages, channels, touchpoints = len(journey.stages), len(journey.channels), len(journey.touchpoints)
    return ", ".join(
        (
            _("Journey map “{title}”").format(title=journey.header.title or _("New map")),
            ngettext("{n} stage", "{n} stages", stages).format(n=stages),
            ngettext("{n} channel", "{n} channels", channels).format(n=channels),
            ngettext("{n} touchpoint", "{n} touchpoints", touchpoints).format(n=touchpoints),
        )
    )


def selection_words(journey: JourneyMap, ids: tuple[str, ...]) -> str:
    """ "3 touchpoints selected"."""
    from designer.editing.operations.labels import several

    return _("{what} selected").format(what=several(journey, list(ids)))


def feeling_word(value: float) -> str:
    """ "0 neutral", "−2 very bad"."""
    words = {-2: _("very bad"), -1: _("bad"), 0: _("neutral"), 1: _("good"), 2: _("very good")}
    word = words.get(int(value)) if float(value).is_integer() else ""
    return f"{Scale().text(value)} {word}".strip()
