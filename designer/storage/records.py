"""Elements as the plain records of a file and back, with everything checked that a file can get wrong.

A record is a dictionary: "kind" first, then the id and the fields that are not as usual. What stands on an element as
`kind` (of a stage, a lane, a connection, a note) is called "stage_kind" and so on in a record. Fields this program does
not know go into `extra` and come out again beside the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

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
)
from designer.model.elements import HEADER_ID, KIND_OF, KINDS, references
from designer.model.order import is_key
from designer.storage.trouble import Flaw, quoted
from designer.words import _

# The one name in the header's `extra` that is ours: what the file holds outside of known elements.
FILE = "(file)"
DEEPEST = 32
LONGEST_TEXT = 1_000_000

Record = dict[str, Any]

_OWN_KIND = {kind: f"{kind}_kind" for kind, cls in KINDS.items() if "kind" in cls.__struct_fields__}
_ALLOWED = {
    kind: frozenset(
        {_OWN_KIND.get(kind, f) if f == "kind" else f for f in cls.__struct_fields__} - {"extra"} | {"kind"}
    )
    for kind, cls in KINDS.items()
}
# msgspec leaves a default out only where it is the very same object; equal ones must go too, or one map had two files.
_DEFAULTS = {
    kind: {
        f.name: msgspec.to_builtins(f.default)
        for f in msgspec.structs.fields(cls)
        if f.default is not msgspec.NODEFAULT
    }
    for kind, cls in KINDS.items()
}
_ELEMENT_KINDS = tuple(kind for kind in KINDS if kind not in ("map", "picture"))
_LISTS: dict[str, Any] = {kind: list[cls] for kind, cls in KINDS.items()}  # type: ignore[valid-type]
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


# Out


def record_of(element: Element) -> Record:
    """The record of an element: plain values only, numbers in their shortest form, unknown fields last."""
    kind = KIND_OF[type(element)]
    own_kind = _OWN_KIND.get(kind)
    record: Record = {"kind": kind}
    defaults = _DEFAULTS[kind]
    for field, value in msgspec.to_builtins(element).items():
        if field == "extra" or (field in defaults and value == defaults[field]):
            continue
        if type(value) is float:
            value = shortest(value)
        elif field == "feelings":
            value = [[who, shortest(feeling)] for who, feeling in value]
        record[own_kind if own_kind is not None and field == "kind" else field] = value
    if element.extra:
        for field in sorted(element.extra):
            if field != FILE:
                if field in _ALLOWED[kind]:
                    raise Flaw(
                        _("{element} has “{field}” twice").format(element=_called(kind, element.id), field=field)
                    )
                record[field] = tidy(element.extra[field])
    return record


def shortest(number: Any) -> Any:
    """A number without a point where it needs none."""
    if type(number) is float and number.is_integer() and abs(number) < 1e15:
        return int(number)
    return number


def tidy(value: Any, depth: int = 0) -> Any:
    """An unknown value in the one form it is written in: names sorted, numbers in their shortest form."""
    if depth > DEEPEST:
        raise Flaw(_("it is nested too deeply"))
    if isinstance(value, dict):
        return {name: tidy(value[name], depth + 1) for name in sorted(value)}
    if isinstance(value, list | tuple):
        return [tidy(member, depth + 1) for member in value]
    return shortest(value)


# In


def elements_from(records: list[Any]) -> tuple[list[Element], list[Record]]:
    """The elements of a file's list, and the records of kinds that this program does not know.

    Raises Flaw, with a path relative to the list, for whatever is not as the format says. The records are used up.
    """
    groups: dict[str, list[Record]] = {kind: [] for kind in _ELEMENT_KINDS}
    places: dict[str, list[int]] = {kind: [] for kind in _ELEMENT_KINDS}
    unknown: list[Record] = []
    for place, record in enumerate(records):
        try:
            kind = record["kind"]
            group = groups[kind]
        except (KeyError, TypeError):
            unknown.append(_check_unknown(record, place))
            continue
        if not record.keys() <= _ALLOWED[kind]:
            record = _set_apart(record, kind, (place,))
        own_kind = _OWN_KIND.get(kind)
        if own_kind is not None:
            del record["kind"]
            if own_kind in record:
                record["kind"] = record.pop(own_kind)
        group.append(record)
        places[kind].append(place)
    elements: list[Element] = []
    for kind, group in groups.items():
        try:
            elements += _convert(group, kind)
        except _Misfit as misfit:
            raise Flaw(misfit.what, (places[kind][misfit.index],)) from None
    return elements, unknown


def element_from(record: Any, path: tuple[str | int, ...] = ()) -> Element:
    """One element of its record; raises Flaw with this path."""
    kind = record.get("kind") if isinstance(record, dict) else None
    if kind not in KINDS:
        raise Flaw(_("an element has no kind that this program knows"), path)
    record = _set_apart(record, kind, path)
    own_kind = _OWN_KIND.get(kind)
    record.pop("kind")
    if own_kind is not None and own_kind in record:
        record["kind"] = record.pop(own_kind)
    try:
        return _convert([record], kind)[0]
    except _Misfit as misfit:
        raise Flaw(misfit.what, path) from None


def _set_apart(record: Record, kind: str, path: tuple[str | int, ...]) -> Record:
    known = _ALLOWED[kind]
    extra = {field: value for field, value in record.items() if field not in known}
    if FILE in extra:
        raise Flaw(_("the name {name} can't be used for a field").format(name=quoted(FILE)), path)
    for value in extra.values():
        check_depth(value, path)
    kept = {field: value for field, value in record.items() if field in known}
    if extra:
        kept["extra"] = extra
    return kept


def _check_unknown(record: Any, place: int) -> Record:
    if not isinstance(record, dict):
        raise Flaw(_("an element is no object with names and values"), (place,))
    kind, id = record.get("kind"), record.get("id")
    if not isinstance(kind, str) or not kind:
        raise Flaw(_("an element does not say of which kind it is"), (place,))
    if kind in KINDS:
        raise Flaw(_("a {kind} does not stand among the elements").format(kind=kind), (place,))
    if not isinstance(id, str) or not id:
        raise Flaw(_("an element has no id"), (place,))
    check_depth(record, (place,))
    return record


def check_depth(value: Any, path: tuple[str | int, ...] = (), depth: int = 0) -> None:
    if depth > DEEPEST:
        raise Flaw(_("it is nested too deeply"), path)
    if isinstance(value, dict):
        for member in value.values():
            check_depth(member, path, depth + 1)
    elif isinstance(value, list):
        for member in value:
            check_depth(member, path, depth + 1)


class _Misfit(Exception):
    def __init__(self, what: str, index: int) -> None:
        super().__init__(what)
        self.what = what
        self.index = index


def _convert(group: list[Record], kind: str) -> list[Element]:
    try:
        found: list[Element] = msgspec.convert(group, _LISTS[kind])
        return found
    except msgspec.ValidationError as misfit:
        message = str(misfit)
    except RecursionError:
        raise _Misfit(_("it is nested too deeply"), 0) from None
    match = re.search(r"\$\[([0-9]+)\]", message)
    index = int(match[1]) if match else 0
    raise _Misfit(_say_misfit(message, kind, group[index]), index)


def _expected_type(name: str) -> str:
    for word, plain in (
        ("array", _("a list")),
        ("object", _("an object")),
        ("bool", _("true or false")),
        ("int", _("a whole number")),
        ("float", _("a number")),
        ("str", _("a text")),
        ("bytes", _("base64")),
    ):
        if name.startswith(word):
            return plain
    return _("what it must be")


def _say_misfit(message: str, kind: str, record: Record) -> str:
    who = _called(kind, record.get("id"))
    missing = re.search(r"missing required field `([^`]+)`", message)
    if missing:
        return _("{element} has no “{field}”").format(element=who, field=missing[1])
    at = re.search(r"\$\[[0-9]+\]\.([A-Za-z_]+)", message)
    field = at[1] if at else ""
    shown = _OWN_KIND.get(kind, field) if field == "kind" else field
    if message.startswith("Invalid enum value"):
        return _("“{field}” of {element} is {value}, which it can't be").format(
            field=shown, element=who, value=quoted(record.get(field))
        )
    expected = re.match(r"Expected `([^`]*)`", message)
    if expected:
        return _("“{field}” of {element} is not {expected}").format(
            field=shown, element=who, expected=_expected_type(expected[1])
        )
    return _("“{field}” of {element} can't be used").format(field=shown, element=who)


def _called(kind: str, id: object) -> str:
    if kind == "map":
        return _("the map")
    return f"{kind} {quoted(id)}" if isinstance(id, str) else f"a {kind}"


# What types alone can't tell


def check_values(elements: list[Element], unknown: list[Record]) -> None:
    """Raise Flaw, with a path of the element's id, where ids, references, order keys or ranges are not as they must be."""
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
                    element=_called(KIND_OF[cls], culprit.id),
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


def _are_feelings(value: tuple[tuple[str, float], ...]) -> bool:
    return all(-2 <= feeling <= 2 for _who, feeling in value)


@cache
def _rules() -> tuple[tuple[type[Element], str, Any, str], ...]:
    feeling, level, key = _("between −2 and +2"), _("1, 2 or 3"), _("an order key")
    states, colour = _("“current” or “future”"), _("a colour such as #2563A8")
    pictures = _("“image/png” or “image/jpeg”")
    return (
        *((cls, "state", {"", "current", "future"}.__contains__, states) for cls in KINDS.values()),
        *((cls, "order", _is_order, key) for cls in (Stage, Lane, Channel, Touchpoint, Note, Persona)),
        *((cls, "colour", _is_colour, colour) for cls in (Stage, Channel, Persona)),
        *((cls, "height", _in_range(0, 14_400), _("between 0 and 14,400")) for cls in (Lane, Channel)),
        (Touchpoint, "step", _is_order, key),
        (Touchpoint, "feeling", _in_range(-2, 2), feeling),
        (Touchpoint, "feelings", _are_feelings, feeling),
        (Connection, "share", _in_range(0, 100), _("between 0 and 100")),
        *((Note, field, _in_range(1, 3), level) for field in ("severity", "impact", "effort")),
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
            raise Flaw(what.format(element=_called("connection", element.id)), (element.id,))
        for _relation, other in references(element):
            if other not in known:
                raise Flaw(
                    _("{element} names {other}, which is not in the map").format(
                        element=_called(KIND_OF[type(element)], element.id), other=quoted(other)
                    ),
                    (element.id,),
                )
    culprit = re.match(r"“([^”]*)”", sentence)
    raise Flaw(sentence, (culprit[1],) if culprit else ())
