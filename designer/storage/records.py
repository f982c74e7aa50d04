"""Elements as the plain records of a file and back, with everything checked that a file can get wrong.

A record is a dictionary: "kind" first, then the id and the fields that are not as usual. What stands on an element as
`kind` (of a stage, a lane, a connection, a note) is called "stage_kind" and so on in a record. Fields this program does
not know go into `extra` and come out again beside the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from designer.model import Element, JourneyMap, MapHeader, PictureData, SubMap
from designer.model.elements import HEADER_ID, KIND_OF, KINDS
from designer.model.inner import MOST_LEVELS, with_elements
from designer.storage.misfits import say_misfit
from designer.storage.sharing import share_ids
from designer.storage.trouble import Flaw, quoted
from designer.storage.values import called, check_values, make_map
from designer.words import _

# The one name in the header's `extra` that is ours: what the file holds outside of known elements.
FILE = "(file)"
DEEPEST = 32
LONGEST_TEXT = 1_000_000

Record = dict[str, Any]
Path = tuple[str | int, ...]

_OWN_KIND = {kind: f"{kind}_kind" for kind, cls in KINDS.items() if "kind" in cls.__struct_fields__}
_ALLOWED = {
    kind: frozenset(
        {_OWN_KIND.get(kind, f) if f == "kind" else f for f in cls.__struct_fields__} - {"extra"} | {"kind"}
    )
    for kind, cls in KINDS.items()
} | {"submap": frozenset({"kind", "id", "state", "content"})}
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
_KNOWN = frozenset({"format", "version", "map", "elements", "pictures"})


# Out


def record_of(element: Element) -> Record:
    """The record of an element: plain values only, numbers in their shortest form, unknown fields last."""
    kind = KIND_OF[type(element)]
    own_kind = _OWN_KIND.get(kind)
    record: Record = {"kind": kind}
    defaults = _DEFAULTS[kind]
    content = element.elements if isinstance(element, SubMap) else ()
    if content:
        element = msgspec.structs.replace(element, elements=())
    for field, value in msgspec.to_builtins(element).items():
        if field == "extra" or (field in defaults and value == defaults[field]):
            continue
        record[own_kind if own_kind is not None and field == "kind" else field] = _listed(value)
    if isinstance(element, SubMap):
        record["content"] = _content_of(content)
    if element.extra:
        for field in sorted(element.extra):
            if field != FILE:
                if field in _ALLOWED[kind]:
                    raise Flaw(_("{element} has “{field}” twice").format(element=called(kind, element.id), field=field))
                record[field] = tidy(element.extra[field])
    return record


def _listed(value: Any) -> Any:
    """A known value with lists for tuples and every number in its shortest form."""
    if type(value) is tuple:
        return [_listed(member) for member in value]
    return shortest(value)


def inner_record(element: Element) -> Record:
    """The record of a header or a picture, whose kind and id are told by where it stands."""
    record = record_of(element)
    del record["kind"], record["id"]
    return record


class Parts:
    """The elements of a map as they stand in a file: the header, what was kept beside it, records and pictures in order."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self.header = MapHeader(id=HEADER_ID)
        self.records: list[Record] = []
        self.pictures: list[PictureData] = []
        for element in elements:
            if isinstance(element, MapHeader):
                self.header = element
            elif isinstance(element, PictureData):
                self.pictures.append(element)
            else:
                self.records.append(record_of(element))
        self.aside: Record = self.header.extra.get(FILE, {})
        self.records += [
            {"kind": record["kind"], "id": record["id"], **tidy(record)} for record in self.aside.get("elements", ())
        ]
        self.records.sort(key=lambda record: (record["kind"], record["id"]))
        self.pictures.sort(key=lambda picture: picture.id)


def _content_of(elements: Iterable[Element]) -> Record:
    """A whole map as one record: what a file holds, without format and version."""
    parts = Parts(elements)
    content: Record = {"map": inner_record(parts.header)}
    content |= {field: tidy(value) for field, value in sorted(parts.aside.get("fields", {}).items())}
    content["elements"] = parts.records
    if parts.pictures:
        content["pictures"] = {picture.id: inner_record(picture) for picture in parts.pictures}
    return content


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


def elements_from(records: list[Any], level: int = 0) -> tuple[list[Element], list[Record]]:
    """The elements of a file's list, `level` maps deep, and the records of kinds that this program does not know.

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
    elements: list[Element] = [
        _submap_from(record, (place,), level)
        for record, place in zip(groups.pop("submap"), places.pop("submap"), strict=True)
    ]
    for kind, group in groups.items():
        try:
            elements += _convert(group, kind)
        except _Misfit as misfit:
            raise Flaw(misfit.what, (places[kind][misfit.index],)) from None
    return elements, unknown


def element_from(record: Any, path: Path = ()) -> Element:
    """One element of its record; raises Flaw with this path."""
    kind = record.get("kind") if isinstance(record, dict) else None
    if kind not in KINDS:
        raise Flaw(_("an element has no kind that this program knows"), path)
    record = _set_apart(record, kind, path)
    own_kind = _OWN_KIND.get(kind)
    record.pop("kind")
    if own_kind is not None and own_kind in record:
        record["kind"] = record.pop(own_kind)
    if kind == "submap":
        return _submap_from(record, path, 0)
    try:
        return _convert([record], kind)[0]
    except _Misfit as misfit:
        raise Flaw(misfit.what, path) from None


def _set_apart(record: Record, kind: str, path: Path) -> Record:
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


def check_depth(value: Any, path: Path = (), depth: int = 0) -> None:
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
    raise _Misfit(say_misfit(message, kind, _OWN_KIND.get(kind, ""), group[index]), index)


# A map inside the map


def _submap_from(record: Record, path: Path, level: int) -> SubMap:
    content = record.pop("content", None)
    record.pop("kind", None)
    try:
        submap = _convert([record], "submap")[0]
        assert isinstance(submap, SubMap)
    except _Misfit as misfit:
        raise Flaw(misfit.what, path) from None
    if not isinstance(content, dict):
        what = _("{element} has no “{field}”") if content is None else _("“{field}” of {element} is not an object")
        raise Flaw(what.format(element=called("submap", submap.id), field="content"), path)
    if level >= MOST_LEVELS:
        raise Flaw(_("more than {n} maps lie inside one another").format(n=MOST_LEVELS), path)
    try:
        return with_elements(submap, map_from(content, level=level + 1))
    except Flaw as flaw:
        raise flaw.inside(_title_in(content, submap), (*path, "content")) from None


def _title_in(content: Record, submap: SubMap) -> str:
    header = content.get("map")
    title = header.get("title") if isinstance(header, dict) else None
    return title if isinstance(title, str) and title.strip() else submap.id


def map_from(content: Record, beside: Record | None = None, level: int = 0) -> JourneyMap:
    """The map that the content of a file or of a map inside it tells; raises Flaw with a path from there.

    What it has besides the names that are known is put aside with `beside`, to be written again. The content is used up.
    """
    records = content.get("elements")
    if not isinstance(records, list):
        raise Flaw(_("it has no list of elements"), ("elements",) if "elements" in content else ())
    try:
        share_ids(records)
        elements, unknown = elements_from(records, level)
    except Flaw as flaw:
        raise flaw.at(("elements", *flaw.path)) from None
    pictures = content.get("pictures", {})
    if not isinstance(pictures, dict):
        raise Flaw(_("its pictures are no object with names and values"), ("pictures",))
    elements += [_beside_elements(record, "picture", id, ("pictures", id)) for id, record in pictures.items()]
    header = _beside_elements(content.get("map", {}), "map", HEADER_ID, ("map",))
    aside: Record = dict(beside or {})
    if content.keys() - _KNOWN:
        aside["fields"] = {field: value for field, value in content.items() if field not in _KNOWN}
        check_depth(aside["fields"])
    if unknown:
        aside["elements"] = unknown
    if aside:
        header = msgspec.structs.replace(header, extra={**header.extra, FILE: aside})
    elements.append(header)
    try:
        check_values(elements, unknown)
        return make_map(elements)
    except Flaw as flaw:
        raise flaw.at(_place_of(flaw.path, records, pictures)) from None


def _beside_elements(record: Any, kind: str, id: str, path: Path) -> Element:
    # The header and the pictures stand outside the list, so that place and name say what elsewhere the record does.
    if not isinstance(record, dict) or "kind" in record or "id" in record:
        raise Flaw(_("“{field}” is not written as it must be").format(field=path[0]), path)
    return element_from({"kind": kind, "id": id, **record}, path)


def _place_of(named: Path, records: list[Record], pictures: Record) -> Path:
    """Where the element stands that a flaw names by its id, and by which of several if the id is there twice."""
    if not named:
        return ()
    id, which = str(named[0]), int(named[1]) if len(named) > 1 else 0
    places: list[Path] = [("map",)] if id == HEADER_ID else []
    places += [("elements", i) for i, record in enumerate(records) if record["id"] == id]
    places += [("pictures", id)] if id in pictures else []
    return places[which] if which < len(places) else ()
