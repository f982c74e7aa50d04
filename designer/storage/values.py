"""What the types of fields alone can't tell: ids, ranges, forms of texts, and references that hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any

from designer.model import (
    BrokenReference,
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
    Touchpoint,
    View,
)
from designer.model.elements import HEADER_ID, KIND_OF, KINDS, references
from designer.model.order import is_key
from designer.model.scales import is_declared
from designer.storage.trouble import Flaw, quoted
from designer.words import _

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def called(kind: str, id: object) -> str:
    """How a sentence names an element of a file: "touchpoint “t1”"."""
    if kind == "map":
        return _("the map")
    return f"{kind} {quoted(id)}" if isinstance(id, str) else f"a {kind}"


def check_values(elements: Iterable[Element], unknown: Iterable[dict[str, Any]] = ()) -> None:
    """Raise Flaw, with a path of the element's id, where ids, order keys or ranges are not as they must be.

    `unknown` are the records of kinds that this program does not know: they share the ids.
    """
    elements = list(elements)
    ids = [element.id for element in elements] + [record["id"] for record in unknown]
    if len(set(ids)) != len(ids) or "" in (known := set(ids)):
        _refuse_ids(ids)
    if sum(type(e) is MapHeader for e in elements) != 1 or HEADER_ID not in known:
        raise Flaw(_("the map has no header"))
    by_class: dict[type[Element], list[Any]] = {}
    for element in elements:
        by_class.setdefault(type(element), []).append(element)
    for cls, field, is_right, what in _rules():
        members = by_class.get(cls, ())
        read = attrgetter(field)
        # A map has few different values of most fields: each is looked at once.
        wrong = {value for value in set(map(read, members)) if not is_right(value)}
        if wrong:
            culprit = next(e for e in members if read(e) in wrong)
            raise Flaw(
                _("“{field}” of {element} is {value}, which is not {expected}").format(
                    field=field,
                    element=called(KIND_OF[cls], culprit.id),
                    value=quoted(_plain(read(culprit))),
                    expected=what,
                ),
                (culprit.id,),
            )


def _refuse_ids(ids: list[str]) -> None:
    seen: set[str] = set()
    for id in ids:
        if not id:
            raise Flaw(_("an element has an empty id"))
        if id in seen:
            raise Flaw(_("the id {id} is there twice").format(id=quoted(id)), (id, 1))
        seen.add(id)


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(_plain(member) for member in value)
    return str(value)


def _in_range(low: float, high: float) -> Callable[[float | None], bool]:
    return lambda value: value is None or low <= value <= high


def _is_order(value: str) -> bool:
    return not value or is_key(value)


def _is_colour(value: str) -> bool:
    return not value or _COLOUR.fullmatch(value) is not None


def _are_colours(values: tuple[str, ...]) -> bool:
    return all(_COLOUR.fullmatch(value) for value in values)


def _are_feelings(value: tuple[tuple[str, float], ...]) -> bool:
    return all(-2 <= feeling <= 2 for _who, feeling in value)


@cache
def _rules() -> tuple[tuple[type[Element], str, Any, str], ...]:
    feeling, level, key = _("between −2 and +2"), _("1, 2 or 3"), _("an order key")
    states, colour = _("“current” or “future”"), _("a colour such as #2563A8")
    pictures = _("“image/png” or “image/jpeg”")
    is_state = {"", "current", "future"}.__contains__
    return (
        *((cls, "state", is_state, states) for cls in KINDS.values()),
        *((cls, "order", _is_order, key) for cls in (Stage, Lane, Channel, Touchpoint, Note, Persona, View)),
        *((cls, "colour", _is_colour, colour) for cls in (Stage, Channel, Persona)),
        *((cls, "height", _in_range(0, 14_400), _("between 0 and 14,400")) for cls in (Lane, Channel)),
        (MapHeader, "colours", _are_colours, _("a list of colours such as #2563A8")),
        (Lane, "scale", lambda value: not value or is_declared(value), _("a scale such as 1..5")),
        (Touchpoint, "step", _is_order, key),
        *((Touchpoint, field, _in_range(-2, 2), feeling) for field in ("feeling", "future_feeling")),
        *((Touchpoint, field, _are_feelings, feeling) for field in ("feelings", "future_feelings")),
        (Connection, "share", _in_range(0, 100), _("between 0 and 100")),
        *((Note, field, _in_range(1, 3), level) for field in ("severity", "impact", "effort")),
        (Note, "better", {"", "higher", "lower"}.__contains__, _("“higher” or “lower”")),
        (View, "shows", is_state, states),
        (PictureData, "media_type", {"image/png", "image/jpeg"}.__contains__, pictures),
    )


def make_map(elements: Iterable[Element]) -> JourneyMap:
    """The map of these elements; raises Flaw, with a path of the element's id, where a reference is broken."""
    found = list(elements)
    try:
        return JourneyMap(found)
    except BrokenReference as broken:
        sentence = str(broken)
    known = {element.id for element in found}
    for element in found:
        if isinstance(element, Connection) and element.source == element.target and element.source in known:
            what = _("{element} leads from a touchpoint to itself")
            raise Flaw(what.format(element=called("connection", element.id)), (element.id,))
        for _relation, other in references(element):
            if other not in known:
                raise Flaw(
                    _("{element} names {other}, which is not in the map").format(
                        element=called(KIND_OF[type(element)], element.id), other=quoted(other)
                    ),
                    (element.id,),
                )
    culprit = re.match(r"“([^”]*)”", sentence)
    raise Flaw(sentence, (culprit[1],) if culprit else ())
