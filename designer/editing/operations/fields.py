"""Setting what an element says of itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import in_quotes, quoted, several
from designer.model import Connection, Element, Lane, LaneKind, Note, Touchpoint
from designer.model.elements import HEADER_ID
from designer.model.kinds import ACTION_LANES
from designer.model.scales import map_scale
from designer.words import _


class Refused(ValueError):
    """An operation that can't be done; the text is a sentence for the user. Nothing was changed."""


_LIMITS: dict[str, tuple[float, float]] = {
    "feeling": (-2, 2),
    "future_feeling": (-2, 2),
    "engagement": (1, 5),
    "share": (0, 100),
    "severity": (1, 3),
    "impact": (1, 3),
    "effort": (1, 3),
}


def _checked(field: str, value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused(_("That is no number."))
    limits = _LIMITS.get(field)
    if limits is not None and value is not None and not limits[0] <= value <= limits[1]:
        low, high = (f"{x:g}".replace("-", "−") for x in limits)
        raise Refused(_("A number from {low} to {high}").format(low=low, high=high))
    return value


@cache
def _choices(cls: type[Element], field: str) -> type[Enum] | None:
    """The enumeration that a field takes its values from, None for other fields."""
    hint = get_type_hints(cls)[field]
    return next((t for t in (hint, *get_args(hint)) if isinstance(t, type) and issubclass(t, Enum)), None)


def _as_choice(element: Element, field: str, value: Any) -> Any:
    # What comes through a Qt signal has lost its enumeration: a StrEnum arrives as plain text.
    choices = _choices(type(element), field)
    if choices is None or value is None:
        return value
    try:
        return choices(value)
    except ValueError:
        raise Refused(_("There is no such choice.")) from None


def set_field(document: Document, ids: Sequence[str] | str, field: str, value: Any, *, joins: str = "") -> None:
    """Set one field of one or several elements of a kind, as one step. Raises Refused for a value that can't be used."""
    chosen = [ids] if isinstance(ids, str) else list(ids)
    value = _checked(field, value)
    label = _("Set {field} of {what}").format(field=_field_word(field), what=several(document.journey, chosen))
    with document.edit(label, joins):
        for id in chosen:
            element = document.journey[id]
            changed = msgspec.structs.replace(element, **{field: _as_choice(element, field, value)})
            if isinstance(changed, Lane) and field == "kind":
                _refuse_kind(document, changed)
            if isinstance(changed, Touchpoint) and field in ("personas", "channel", "also"):
                changed = _consistent(changed)
            document.put(changed)


def _consistent(touchpoint: Touchpoint) -> Touchpoint:
    """The touchpoint with its own channel among no further ones, and without feelings of who takes no part."""
    also = tuple(i for i in touchpoint.also if i != touchpoint.channel)
    taking_part = touchpoint.personas
    feelings = tuple(pair for pair in touchpoint.feelings if not taking_part or pair[0] in taking_part)
    future = tuple(pair for pair in touchpoint.future_feelings if not taking_part or pair[0] in taking_part)
    return msgspec.structs.replace(touchpoint, also=also, feelings=feelings, future_feelings=future)


def _refuse_kind(document: Document, lane: Lane) -> None:
    """Raise Refused where what stands in a lane can't stand in one of its new kind."""
    takes_touchpoints = lane.kind in ACTION_LANES
    journey = document.journey
    if not takes_touchpoints and any(t.lane == lane.id for t in journey.of(Touchpoint)):
        raise Refused(_("Touchpoints stand in {lane}. Move them first.").format(lane=quoted(journey, lane.id)))
    holds_notes = any(n.lane == lane.id for n in journey.of(Note))
    if holds_notes and lane.kind is not LaneKind.CUSTOM:
        raise Refused(_("Notes of its own stand in {lane}. Move them first.").format(lane=quoted(journey, lane.id)))


def set_header(document: Document, field: str, value: Any, *, joins: str = "") -> None:
    """Set what is said of the map as a whole: its title, scenario, scope …"""
    with document.edit(_("Set the map’s {field}").format(field=_field_word(field)), joins):
        header = document.journey.header
        document.put(msgspec.structs.replace(header, **{field: _as_choice(header, field, _checked(field, value))}))


def rename(document: Document, id: str, name: str, *, joins: str = "") -> None:
    """Give an element its name (a note its text, a connection its label, the map its title)."""
    element = document.journey[id]
    field = _name_field(element)
    name = _checked(field, name.strip())
    before = quoted(document.journey, id)
    label = (
        _("Rename {before} to {name}").format(before=before, name=in_quotes(name))
        if name
        else _("Clear the name of {before}").format(before=before)
    )
    if isinstance(element, Note):
        label = _("Change the text of {before}").format(before=before)
    with document.edit(label, joins):
        document.put(msgspec.structs.replace(element, **{field: name}))


def _name_field(element: Element) -> str:
    if element.id == HEADER_ID:
        return "title"
    if isinstance(element, Note):
        return "text"
    return "label" if isinstance(element, Connection) else "name"


def set_feeling(
    document: Document,
    touchpoints: Sequence[str] | str,
    persona: str,
    value: float | None,
    *,
    is_future: bool = False,
    joins: str = "",
) -> None:
    """Set what one persona feels at one or several touchpoints, or everyone where `persona` is ""; None is unknown.

    A persona that took no part does from then on; the others keep what they feel. With `is_future` what is set is how it
    should feel on a map of both states; None is then as it is now.
    """
    chosen = [touchpoints] if isinstance(touchpoints, str) else list(touchpoints)
    found = [t for i in chosen if isinstance(t := document.journey[i], Touchpoint)]
    if len(found) < len(chosen):
        raise Refused(_("Only a touchpoint has a feeling."))
    value = _checked("feeling", value)
    shown = _("unknown") if value is None else map_scale(document.journey).text(value)
    said = _("Set planned feeling of {what} to {value}") if is_future else _("Set feeling of {what} to {value}")
    with document.edit(said.format(what=several(document.journey, chosen), value=shown), joins):
        for touchpoint in found:
            document.put(_felt(document, touchpoint, persona, value, is_future))


def _felt(document: Document, touchpoint: Touchpoint, persona: str, value: float | None, is_future: bool) -> Touchpoint:
    """The touchpoint with this feeling of a persona, or of everyone; one value for all where all feel the same."""
    one, each = ("future_feeling", "future_feelings") if is_future else ("feeling", "feelings")
    feeling_of = touchpoint.future_feeling_of if is_future else touchpoint.feeling_of
    if not persona:
        return msgspec.structs.replace(touchpoint, **{one: value, each: ()})
    named = touchpoint.personas  # none: everyone takes part
    if named and persona not in named:
        named = (*named, persona)
    taking_part = named or tuple(p.id for p in document.journey.personas)
    felt = {p: value if p == persona else feeling_of(p) for p in taking_part}
    felt |= {p: v for p, v in getattr(touchpoint, each) if p not in felt}
    if len(felt) == len(taking_part) and len(set(felt.values())) == 1:
        return msgspec.structs.replace(touchpoint, personas=named, **{one: value, each: ()})
    own = tuple((p, v) for p, v in felt.items() if v is not None)
    return msgspec.structs.replace(touchpoint, personas=named, **{one: None, each: own})


def toggle_moment(document: Document, ids: Sequence[str]) -> None:
    """Make touchpoints moments of truth, or, where all are, plain touchpoints again."""
    found = [t for i in ids if (t := document.journey.find(Touchpoint, i)) is not None]
    if found:
        on = not all(t.is_moment_of_truth for t in found)
        set_field(document, [t.id for t in found], "is_moment_of_truth", on)


def _field_word(field: str) -> str:
    words = {
        "is_moment_of_truth": _("moment of truth"),
        "is_start": _("start of the journey"),
        "is_end": _("end of the journey"),
        "is_private": _("private"),
        "evidence_date": _("evidence date"),
        "content_type": _("content type"),
        "feeling_scale": _("feeling scale"),
        "shows": _("state"),
        "also": _("further channels"),
        "future_feeling": _("planned feeling"),
        "shows_values": _("values on the curves"),
        "card_fields": _("fields of the cards"),
        "colours": _("brand colours"),
        "channels": _("preferred channels"),
    }
    return words.get(field) or _(field.replace("_", " "))
