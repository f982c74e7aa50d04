"""A known list of edits comes back as exactly those."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from designer.comparing import Differences, Kind, compare, sentence
from designer.editing import Document
from designer.editing import operations as ops
from designer.interchange import list_bytes, read_bytes
from designer.model import (
    ChannelType,
    Connection,
    Element,
    JourneyMap,
    LaneKind,
    MapHeader,
    NoteKind,
    Placement,
    Stage,
    Status,
)

Edit = tuple[str, Callable[[Document], object], str, str]  # kind, what is done, what it is about, what is said


def found(differences: Differences) -> set[tuple[str, str, str]]:
    """Each difference as kind, element and name."""
    return {(d.kind.value, d.element, d.called) for d in differences}


def named(journey: JourneyMap, name: str) -> Element:
    """The element of a name that is used once."""
    (one,) = [e for e in journey if getattr(e, "name", "") == name or getattr(e, "text", "") == name]
    return one


def bike() -> JourneyMap:
    """A map of six stages, four channels, two personas, connected touchpoints with notes."""
    document = Document(JourneyMap([MapHeader(id="map", uid="bike", title="Buying a bike")]))
    with document.edit("sample"):
        mara, jens = ops.add_persona(document, "Mara", "commuter"), ops.add_persona(document, "Jens", "racer")
        stages = [ops.add_stage(document, n) for n in ("Dream", "Compare", "Buy", "Collect", "Ride", "Tell")]
        types = (ChannelType.WEBSITE, ChannelType.STORE, ChannelType.PHONE, ChannelType.EMAIL)
        channels = [ops.add_channel(document, type=t) for t in types]
        for kind in (LaneKind.EMOTION, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES, LaneKind.METRICS):
            ops.add_lane(document, kind, kind.value.capitalize())
        names = (
            "See poster,Search online,Visit shop,Read reviews,Ask dealer,Test ride,Choose model,Order,Pay,Get receipt"
        )
        names += ",Wait,Hear of delay,Fetch bike,First ride,Adjust brakes,Join tour,Write review,Tell friends"
        last = ""
        for i, name in enumerate(names.split(",")):
            place = Placement(stage=stages[i // 3], lane=channels[i % 4])
            fields = {"personas": (mara, jens), "feeling": float(i % 5 - 2), "owner": "Shop"}
            last = ops.add_touchpoint(document, name, place, connect_from=last, **fields)
            ops.add_note(document, NoteKind.PAIN_POINT, last, f"Pain of “{name}”", severity=2)
            ops.add_note(document, NoteKind.OPPORTUNITY, last, f"Chance at “{name}”")
    return document.journey


def thirty_edits() -> list[Edit]:
    """Thirty edits of different kinds, none of which touches what another one does."""

    def id(d: Document, name: str) -> str:
        return named(d.journey, name).id

    def stage(d: Document, name: str) -> str:
        return id(d, name)

    def way(d: Document, source: str, target: str) -> Connection:
        (one,) = [c for c in d.journey.connections_from(id(d, source)) if c.target == id(d, target)]
        return one

    def at(d: Document, stage_name: str, lane: str, after: str | None = "") -> Placement:
        return Placement(stage=stage(d, stage_name), lane=id(d, lane), after=after)

    set_field = ops.set_field
    return [
        ("changed map", lambda d: ops.set_header(d, "title", "Buying an e-bike"), "the map", "title “Buying a bike” →"),
        ("added persona", lambda d: ops.add_persona(d, "Ada"), "“Ada”", "added"),
        ("changed persona", lambda d: set_field(d, id(d, "Jens"), "quote", "Faster"), "“Jens”", "quote none → “Faster”"),
        ("added stage", lambda d: ops.add_stage(d, "Sell", before=None), "“Sell”", "added at position 7"),
        ("changed stage", lambda d: set_field(d, stage(d, "Dream"), "goal", "Find out"), "“Dream”", "goal none → “Find out”"),
        ("moved stage", lambda d: ops.move_stage(d, stage(d, "Tell"), stage(d, "Compare")), "“Tell”", "from position 6 to"),
        ("added channel", lambda d: ops.add_channel(d, type=ChannelType.SMS), "“SMS”", "added"),
        ("changed channel", lambda d: ops.rename(d, id(d, "Store"), "Shop floor"), "“Shop floor”", "name “Store” → “Shop"),
        ("moved channel", lambda d: ops.move_lane(d, id(d, "E-mail"), id(d, "Website")), "“E-mail”", "position"),
        ("added lane", lambda d: ops.add_lane(d, LaneKind.EVIDENCE, "Proof"), "“Proof”", "added"),
        ("removed lane", lambda d: ops.delete(d, [id(d, "Metrics")]), "“Metrics”", "removed"),
        ("changed lane", lambda d: set_field(d, id(d, "Emotion"), "height", 90.0), "“Emotion”", "height 0 → 90"),
        ("added touchpoint", lambda d: ops.add_touchpoint(d, "Sign up", at(d, "Sell", "SMS")), "“Sign up”", "Sell, step 1"),
        ("removed touchpoint", lambda d: ops.delete(d, [id(d, "Ask dealer")]), "“Ask dealer”", "its neighbours are connected"),
        ("moved touchpoint", lambda d: ops.move_touchpoints(d, [id(d, "Order")], at(d, "Collect", "Phone")),
         "“Order”", "from Buy, step 2 · E-mail to Collect, step"),
        ("moved touchpoint", lambda d: ops.move_to_tray(d, [id(d, "Join tour")]), "“Join tour”", "to the tray"),
        ("changed touchpoint", lambda d: ops.set_feeling(d, id(d, "Pay"), "", -1.5), "“Pay”", "feeling +1 → −1.5"),
        ("changed touchpoint", lambda d: set_field(d, id(d, "Wait"), "personas", (id(d, "Mara"),)), "“Wait”", "personas − Jens"),
        ("changed touchpoint", lambda d: ops.rename(d, id(d, "Visit shop"), "Enter shop"), "“Enter shop”", "name “Visit"),
        ("changed touchpoint", lambda d: ops.toggle_moment(d, [id(d, "Fetch bike")]), "“Fetch bike”", "truth no → yes"),
        ("changed touchpoint", lambda d: set_field(d, id(d, "Adjust brakes"), "status", Status.MISSING),
         "“Adjust brakes”", "status exists → missing"),
        ("moved touchpoint", lambda d: set_field(d, id(d, "Write review"), "channel", id(d, "Phone")),
         "“Write review”", "moved from Website to Phone"),
        ("added connection", lambda d: ops.connect(d, id(d, "See poster"), id(d, "First ride")),
         "“See poster” → “First ride”", "added"),
        ("removed connection", lambda d: ops.delete(d, [way(d, "Get receipt", "Wait").id]), "“Get receipt” → “Wait”", "removed"),
        ("changed connection", lambda d: set_field(d, way(d, "Wait", "Hear of delay").id, "label", "no parts"),
         "“Wait” → “Hear of delay”", "label none → “no parts”"),
        ("added note", lambda d: ops.add_note(d, NoteKind.PAIN_POINT, id(d, "Tell friends"), "Nobody listens"),
         "“Nobody listens”", "added to “Tell friends”"),
        ("removed note", lambda d: ops.delete(d, [id(d, "Pain of “Tell friends”")]), "“Pain of “Tell friends””", "removed"),
        ("changed note", lambda d: ops.rename(d, id(d, "Chance at “See poster”"), "Chance at any poster"),
         "“Chance at any poster”", "text “Chance"),
        ("changed note", lambda d: set_field(d, id(d, "Pain of “See poster”"), "severity", 3), "“Pain of “See poster””", "2 → 3"),
        ("moved note", lambda d: ops.move_note(d, id(d, "Chance at “Get receipt”"), id(d, "Tell friends")),
         "“Chance at “Get receipt””", "from “Get receipt” to “Tell friends”"),
    ]  # fmt: skip


@pytest.fixture
def edited() -> tuple[JourneyMap, JourneyMap]:
    """The sample, and the sample after all edits."""
    document = Document(bike())
    before = document.journey.snapshot()
    for _kind, act, _about, _says in thirty_edits():
        act(document)
    return before, document.journey


def test_thirty_edits_of_one_map_are_named_exactly(edited: tuple[JourneyMap, JourneyMap]) -> None:
    differences = compare(*edited)
    assert len(thirty_edits()) == 30
    expected = {(*kind.split(), about) for kind, _act, about, _says in thirty_edits()}
    assert found(differences) == expected
    assert len(differences) == 30
    for kind, _act, about, says in thirty_edits():
        (one,) = [d for d in differences if (f"{d.kind.value} {d.element}", d.called) == (kind, about)]
        assert says in sentence(one)


def test_each_edit_alone_is_the_only_difference() -> None:
    for kind, act, about, says in thirty_edits():
        document = Document(bike())
        if about == "“Sign up”":
            ops.add_stage(document, "Sell")
            ops.add_channel(document, type=ChannelType.SMS)
        before = document.journey.snapshot()
        act(document)
        (one,) = compare(before, document.journey)
        assert (f"{one.kind.value} {one.element}", one.called) == (kind, about)
        assert says in sentence(one)


def test_swapped_maps_give_the_mirrored_differences(edited: tuple[JourneyMap, JourneyMap]) -> None:
    there = sorted((d.kind.mirrored, d.after, d.before) for d in compare(*edited).whole())
    assert sorted((d.kind, d.before, d.after) for d in compare(*reversed(edited)).whole()) == there


def test_thirty_edits_are_named_without_ids_too(edited: tuple[JourneyMap, JourneyMap]) -> None:
    """The same edits between two maps whose ids mean nothing to each other."""
    expected = {(*kind.split(), about) for kind, _act, about, _says in thirty_edits()}
    assert found(compare(edited[0], strange(edited[1]))) == expected


def test_edits_that_a_list_can_hold_are_named_after_two_imports(
    edited: tuple[JourneyMap, JourneyMap], tmp_path: Path
) -> None:
    maps = []
    for name, journey in zip(("before", "after"), edited, strict=True):
        maps.append(read_bytes(list_bytes(journey), name, name, ".csv").journey)
    assert maps[0].header.uid != maps[1].header.uid
    differences = compare(*maps)
    seen = found(differences)
    # A list holds no quotes of personas, goals, heights, empty lanes, severity or labels of connections.
    lost = {"“Jens”", "“Dream”", "“Proof”", "“Metrics”", "“Emotion”", "“Wait” → “Hear of delay”"}
    lost |= {"“Pain of “See poster””"}
    expected = {(*kind.split(), about) for kind, _act, about, _says in thirty_edits() if about not in lost}
    assert seen == expected


BEFORE_LIST = """stage,step,touchpoint,channel,persona,feeling,pain point,owner,status,next
Find,1,See an advert,Website,Mara,1,,Marketing,exists,Look for prices
Find,2,Look for prices,Website,Mara,0,Prices are hidden,Marketing,exists,Ask a friend
Find,3,Ask a friend,Word of mouth,Mara,2,,,exists,Order online
Buy,1,Order online,Website,Mara,1,Form is long,Sales,exists,Pay
Buy,2,Pay,App,Mara,-1,,Finance,exists,Get a receipt
Buy,3,Get a receipt,E-mail,Mara,1,,Finance,exists,Unpack
Use,1,Unpack,Post,Mara,2,,,exists,Call for help
Use,2,Call for help,Phone,Mara,-2,Nobody answers,Service,exists,
"""
AFTER_LIST = """stage,step,touchpoint,channel,persona,feeling,pain point,owner,status,next
Notice,1,Hear of it,Social,Mara,0,,,exists,See an advert
Find,1,See an advert,Website,Mara,1,,Marketing,exists,Look for prices
Find,2,Look for prices,Website,Mara,-1,Prices are hidden,Marketing,exists,Ask a neighbour
Find,3,Ask a neighbour,Word of mouth,Mara,2,,,exists,Order online
Buy,1,Order online,App,Mara,1,Form is far too long,Sales,exists,Pay
Buy,2,Pay,App,Mara,-1,,Billing,exists,Unpack
Use,1,Unpack,Post,Mara,2,,,exists,Get a receipt
Use,2,Get a receipt,E-mail,Mara,1,,Finance,planned,
"""
LIST_EDITS = (
    ("added stage", "“Notice”", "added at position 1"),
    ("added channel", "“Social”", "added at position 1"),
    ("moved channel", "“Post”", "moved past its neighbours"),  # in a list channels stand as they are met first
    ("removed channel", "“Phone”", "removed from position 6"),
    ("added touchpoint", "“Hear of it”", "added at Notice, step 1 · Social, with 1 connection"),
    ("changed touchpoint", "“Look for prices”", "feeling 0 → −1"),
    ("changed touchpoint", "“Ask a neighbour”", "name “Ask a friend” → “Ask a neighbour”"),
    ("moved touchpoint", "“Order online”", "moved from Website to App"),
    ("changed note", "“Form is far too long”", "text “Form is long” → “Form is far too long”"),
    ("changed touchpoint", "“Pay”", "owner “Finance” → “Billing”"),
    ("added connection", "“Pay” → “Unpack”", "added"),
    ("removed connection", "“Pay” → “Get a receipt”", "removed"),
    ("removed connection", "“Get a receipt” → “Unpack”", "removed"),
    ("added connection", "“Unpack” → “Get a receipt”", "added"),
    ("removed touchpoint", "“Call for help”", "removed from Use, step 2 · Phone, with 1 connection and 1 note"),
    ("moved touchpoint", "“Get a receipt”", "moved from Buy, step 3 · E-mail to Use, step 2 · E-mail"),
    ("changed touchpoint", "“Get a receipt”", "status exists → planned"),
)


def test_two_lists_as_people_edit_them_differ_by_exactly_those_edits() -> None:
    """A row came first, so that nearly every id of the second import means something else than in the first one."""
    maps = [read_bytes(text.encode(), "list", "list", ".csv").journey for text in (BEFORE_LIST, AFTER_LIST)]
    before, after = maps
    assert before.header.uid != after.header.uid
    names = [{t.id: t.name for t in journey.touchpoints} for journey in maps]
    assert [id for id in names[0] if names[0][id] == names[1][id]] == ["t7"]
    said = [(f"{d.kind.value} {d.element}", d.called, sentence(d)) for d in compare(before, after)]
    assert sorted((kind, called) for kind, called, _says in said) == sorted(edit[:2] for edit in LIST_EDITS)
    for kind, called, says in LIST_EDITS:
        (found_one,) = [text for k, c, text in said if (k, c) == (kind, called)]
        assert found_one.endswith(says)
    back = {(d.kind.mirrored, d.called) for d in compare(after, before) if d.kind in (Kind.ADDED, Kind.REMOVED)}
    assert back == {(d.kind, d.called) for d in compare(before, after) if d.kind in (Kind.ADDED, Kind.REMOVED)}


def strange(journey: JourneyMap) -> JourneyMap:
    """The same map under other ids, as another program would have written it."""
    from designer.editing.operations import import_content

    document = Document(JourneyMap([MapHeader(id="map", uid="other", title=journey.header.title)]))
    import_content(document, journey, "copy")
    return document.journey


def test_a_stage_taken_out_is_one_difference_with_what_it_left_in_the_tray() -> None:
    document = Document(bike())
    before = document.journey.snapshot()
    ops.delete(document, [named(before, "Ride").id])
    (one,) = compare(before, document.journey)
    assert (one.kind, one.element) == (Kind.REMOVED, "stage")
    assert {d.called for d in one.along} == {"“Fetch bike”", "“First ride”", "“Adjust brakes”"}
    assert "which leaves 3 touchpoints without it" in sentence(one)


def test_a_persona_taken_out_is_one_difference() -> None:
    document = Document(bike())
    before = document.journey.snapshot()
    ops.delete(document, [named(before, "Jens").id])
    (one,) = compare(before, document.journey)
    assert (one.kind, one.called, len(one.along)) == (Kind.REMOVED, "“Jens”", 18)


def test_a_channel_taken_out_is_one_difference() -> None:
    document = Document(bike())
    before = document.journey.snapshot()
    ops.delete(document, [named(before, "Phone").id])
    (one,) = compare(before, document.journey)
    assert (one.kind, one.called) == (Kind.REMOVED, "“Phone”")
    assert {d.kind for d in one.along} == {Kind.MOVED}


def test_keys_that_give_the_same_order_are_no_difference() -> None:
    before = JourneyMap([Stage(id="a", order="1", name="A"), Stage(id="b", order="2", name="B")])
    after = JourneyMap([Stage(id="a", order="F", name="A"), Stage(id="b", order="k", name="B")])
    assert not compare(before, after)
