"""How steps of the history name what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from designer.model import Connection, Element, JourneyMap, Lane, LaneKind
from designer.model.elements import kind_of, name_of
from designer.words import _, ngettext, within_quotes


def kind_word(element: Element) -> str:
    """The field term for an element, translated."""
    return {
        "map": _("map"),
        "stage": _("stage"),
        "channel": _("channel"),
        "lane": _("lane"),
        "persona": _("persona"),
        "touchpoint": _("touchpoint"),
        "connection": _("connection"),
        "note": _("note"),
        "view": _("view"),
        "submap": _("inner map"),
        "waiver": _("waiver"),
        "picture": _("picture"),
    }[kind_of(element)]


def quoted(journey: JourneyMap, id: str) -> str:
    """An element's name in curly quotes, cut after 40 characters; a lane's kind or its field term where it has no name."""
    element = journey.get(id)
    if element is None:
        return _("nothing")
    if isinstance(element, Connection):
        return f"{quoted(journey, element.source)} → {quoted(journey, element.target)}"
    if isinstance(element, Lane) and not element.name.strip():
        return lane_word(element.kind)
    return in_quotes(name_of(element)) if name_of(element).strip() else kind_word(element)


def lane_word(kind: LaneKind) -> str:
    """What a lane without a name of its own is called, in curly quotes: “Front stage”."""
    return in_quotes(_(kind.value).capitalize())


def in_quotes(text: str) -> str:
    """A name in curly quotes on one line, cut after 40 characters."""
    name = " ".join(text.split())
    return f"“{within_quotes(name if len(name) <= 40 else name[:39].rstrip() + '…')}”"


def several(journey: JourneyMap, ids: Sequence[str]) -> str:
    """ "“Order online”", "3 touchpoints" or "5 elements"."""
    if len(ids) == 1:
        return quoted(journey, ids[0])
    kinds = {kind_of(journey[i]) for i in ids}
    count = len(ids)
    if kinds == {"touchpoint"}:
        return ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count)
    if kinds == {"stage"}:
        return ngettext("{n} stage", "{n} stages", count).format(n=count)
    if kinds == {"channel"}:
        return ngettext("{n} channel", "{n} channels", count).format(n=count)
    if kinds == {"note"}:
        return ngettext("{n} note", "{n} notes", count).format(n=count)
    return ngettext("{n} element", "{n} elements", count).format(n=count)
