"""No field is left out of finding: each is a text, or is told as it reads, or stands here with the reason."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from designer.finding import Told
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Ownership,
    Persona,
    Stage,
    StageKind,
    Status,
    Touch,
    Touchpoint,
    View,
)
from designer.model.elements import KINDS, PictureData, SubMap, Waiver
from designer.model.texts import TEXT_FIELDS
from designer.window.found_words import field_name
from designer.window.told import MapTeller

_LOOKS: dict[str, Any] = {
    "colour": "#8a3a12",
    "icon": "bike",
    "height": 140.0,
    "folded": True,
    "pinned": True,
    "shown": False,
}
# Elements in which every choice, figure and date is made.
SAID: dict[type[Element], dict[str, Any]] = {
    MapHeader: {
        "date": "2026-06-01", "created": "2026-01-02", "palette": "nordic", "colours": ("#8a3a12",), "shows_values": True,
        "density": "compact",
    },
    Stage: {"kind": StageKind.PURCHASE, **{f: _LOOKS[f] for f in ("colour", "icon", "folded")}},
    Channel: {"type": ChannelType.PHONE, "ownership": Ownership.PAID, "touch": Touch.PHYSICAL, **_LOOKS},
    Lane: {"kind": LaneKind.BACK_STAGE, "scale": "1..10", **{f: v for f, v in _LOOKS.items() if f != "colour"}},
    Touchpoint: {
        "state": "future", "initiator": Initiator.CUSTOMER, "feeling": 1.5, "future_feeling": 2.0, "engagement": 4.0,
        "is_moment_of_truth": True, "is_start": True, "is_end": True, "status": Status.MISSING, "evidence": Evidence.OBSERVED,
        "evidence_date": "2026-03",
    },
    Connection: {"kind": ConnectionKind.RETURN, "share": 65.0, "source": "a", "target": "b"},
    Note: {
        "kind": NoteKind.METRIC, "is_private": True, "severity": 3, "impact": 2, "effort": 1, "value": 65.0, "target": 80.0,
        "better": "lower", "history": (60.0, 62.5), "date": "2026-02-03",
    },
    Persona: {"colour": "#8a3a12"},
    Waiver: {"rule": "ST01", "date": "2026-02-03"},
}  # fmt: skip
# Neither read on the map nor in Properties, or found elsewhere.
EXCUSED = {
    "places": {"id", "order", "step", "extra", "uid", "seen"},
    "others, found where their own names stand": {
        "stage", "channel", "lane", "also", "personas", "channels", "about", "source", "target", "submap",
    },
    "pictures": {"picture", "logo"},
    "told as feeling and planned feeling": {"feelings", "future_feelings"},
    "seen on each card": {"card_fields"},
    "told of touchpoints, which have a pill for it": {"state"},
}  # fmt: skip


def _told(cls: type[Element], language: str = "en") -> dict[str, list[str]]:
    element = cls(id="map" if cls is MapHeader else "x", **SAID.get(cls, {}))
    found: dict[str, list[str]] = {}
    for told in MapTeller(JourneyMap([MapHeader(id="map", language=language)]))(element):
        found.setdefault(told.field, []).append(told.text)
    return found


@pytest.mark.parametrize("kind", [kind for kind, cls in KINDS.items() if cls not in (View, PictureData, SubMap)])
def test_each_field_is_a_text_or_told_as_it_reads(kind: str) -> None:
    cls = KINDS[kind]
    told, said = _told(cls), SAID.get(cls, {})
    excused = {name for names in EXCUSED.values() for name in names}
    for info in msgspec.structs.fields(cls):
        name = info.name
        if name not in TEXT_FIELDS.get(cls, ()) and (name not in excused or (name in said and cls is not Connection)):
            assert told.get(name), f"{cls.__name__}.{name}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told_has_a_name_in_the_window(kind: str) -> None:
    for field, texts in _told(KINDS[kind]).items():
        assert field_name(field)
        assert all(text.strip() == text and text for text in texts), (field, texts)


def test_nothing_is_told_of_what_nobody_has_chosen() -> None:
    """Else “main” would find each connection, “exists” each touchpoint."""
    assert _told_of(Touchpoint(id="t", stage="s", channel="c")) == []
    assert _told_of(Stage(id="s")) == []
    assert _told_of(Connection(id="k", source="a", target="b")) == []
    assert _told_of(Note(id="n")) == []
    assert _told_of(Persona(id="p")) == []


def _told_of(element: Element) -> list[Told]:
    return list(MapTeller(JourneyMap([MapHeader(id="map")]))(element))


def test_a_language_or_a_scale_makes_another_teller_and_other_words_do_not() -> None:
    plain = JourneyMap([MapHeader(id="map", title="One")])
    assert MapTeller(plain) == MapTeller(JourneyMap([MapHeader(id="map", title="Two")]))
    assert MapTeller(plain) != MapTeller(JourneyMap([MapHeader(id="map", language="de")]))
    assert MapTeller(plain) != MapTeller(JourneyMap([MapHeader(id="map", feeling_scale="1..10")]))
    curve = Lane(id="l", kind=LaneKind.ENGAGEMENT, scale="1..10")
    assert MapTeller(plain) != MapTeller(JourneyMap([MapHeader(id="map"), curve]))


def test_figures_read_as_on_the_map_and_as_they_are_typed() -> None:
    note = Note(id="n", kind=NoteKind.METRIC, value=3100.5, unit="€")
    german = MapTeller(JourneyMap([MapHeader(id="map", language="de")]))
    (value,) = [told for told in german(note) if told.field == "value"]
    assert value.text == "3.100,5 €"
    assert {"3100.5", "3100,5"} <= {way.removesuffix("€").strip() for way in value.also}
    touchpoint = Touchpoint(id="t", stage="s", channel="c", feeling=1.5)
    (feeling,) = german(touchpoint)
    assert (feeling.text, feeling.also) == ("+1,5", ("1.5",))


def test_a_touchpoint_that_waits_for_a_place_or_a_channel_says_so() -> None:
    assert [t.text for t in _told_of(Touchpoint(id="t"))] == ["In the tray"]
    assert [t.text for t in _told_of(Touchpoint(id="t", stage="s"))] == ["No channel yet"]
    assert _told_of(Touchpoint(id="t", stage="s", lane="back")) == []
