"""Files as each version of the format wrote them, kept for ever: they must open as they did.

Nothing in tests/files is ever changed. A new version of the format brings a file of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from designer.model import (
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Ownership,
    Persona,
    PictureData,
    Scope,
    Stage,
    StageKind,
    Status,
    Touch,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.inner import sub_map
from designer.storage import FileTrouble, dumps, load, loads
from designer.storage import migrations as migrations_module
from designer.storage import reading as reading_module
from designer.storage import writing as writing_module
from designer.storage.migrations import migrate
from designer.storage.trouble import Flaw

FILES = Path(__file__).parents[1] / "files"

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360f8cf500f0003860180a3a5d4210000000049454e44ae426082"
)

MAP_1_0 = JourneyMap(
    [
        MapHeader(
            id="map",
            uid="6a1f0c",
            title="Buying a commuter bike",
            scenario="Mara wants a bike for the daily ride to work, delivered and ready before Monday.",
            scope=Scope.BUYER,
            shows=MapState.BOTH,
            organisation="Velo Nord",
            author="A. Berg",
            version="3",
            created="2026-10-01",
            date="2026-11-21",
            language="de",
            feeling_scale="1..5",
            profile="buyer-journey",
            arrangement="storyline",
            density="compact",
            theme="ink-saver",
            logo="logo",
            extra={"later": [1, 2.5, {"a": None}]},
        ),
        PictureData(id="logo", media_type="image/png", data=PICTURE),
        Stage(
            id="s1",
            order="F",
            name="Consideration | “quoted” & <b>",
            goal="Find out\nwhich one",
            kind=StageKind.CONSIDERATION,
            duration="2 weeks",
            colour="#28477A",
        ),
        Stage(id="s2", order="V", name="Bestellung – 漢字 🙂", kind=StageKind.PURCHASE, state="future"),
        Channel(
            id="c1",
            order="8",
            name="Website",
            type=ChannelType.WEBSITE,
            ownership=Ownership.OWNED,
            touch=Touch.DIGITAL,
            colour="#2563A8",
            shown=False,
            height=62.5,
        ),
        Channel(id="c2", order="G", name="Store"),
        Lane(id="l1", order="O", kind=LaneKind.EMOTION, height=120),
        Lane(id="l2", order="W", kind=LaneKind.BACK_STAGE, name="Back office"),
        Lane(id="l3", order="e", name="Region", shown=False),
        Persona(
            id="p1",
            order="K",
            name="Mara Klein",
            role="first-time buyer",
            picture="logo",
            quote="I want to ride on Monday.",
            goals="Ride",
            needs="Advice",
            frustrations="Waiting",
            behaviours="Compares",
            channels=("c1", "c2"),
            colour="#A3195B",
        ),
        Persona(id="p2", order="e", name="Jens"),
        Touchpoint(
            id="t1",
            state="current",
            stage="s1",
            step="K",
            channel="c1",
            order="A",
            name="Compare three models",
            description="Tries two sizes.",
            also=("c2",),
            personas=("p1", "p2"),
            initiator=Initiator.CUSTOMER,
            feeling=-1,
            feelings=(("p1", -2), ("p2", 0.5)),
            engagement=1.25,
            is_moment_of_truth=True,
            is_start=True,
            duration="20 min",
            waiting="2 days",
            status=Status.PLANNED,
            owner="Sales",
            evidence=Evidence.MEASURED,
            source="Survey",
            evidence_date="2026-05-01",
        ),
        Touchpoint(id="t2", stage="s2", step="V", lane="l2", order="K", name="Pack the bike", is_end=True, feeling=0),
        Touchpoint(id="t3", order="U", name="Waits in the tray", status=Status.MISSING),
        Connection(id="k1", source="t1", target="t2", label="80 %", kind=ConnectionKind.ALTERNATIVE, share=80),
        Connection(id="k2", source="t2", target="t1", kind=ConnectionKind.RETURN, share=12.5),
        Note(id="n1", kind=NoteKind.PAIN_POINT, about="t1", order="8", text="Sizes are hard to compare", severity=3),
        Note(id="n2", kind=NoteKind.OPPORTUNITY, about="s1", order="G", text="Show", impact=3, effort=1, owner="Web"),
        Note(
            id="n3",
            kind=NoteKind.METRIC,
            about="t1",
            order="O",
            text="Conversion",
            value=31.5,
            unit="%",
            target=35,
            source="Shop",
        ),
        Note(
            id="n4", kind=NoteKind.CONTENT, about="t1", text="Guide", content_type="guide", link="https://example.org"
        ),
        Note(id="n5", lane="l3", about="k1", text="Nord", is_private=True, picture="logo"),
    ]
)


INNERMOST = sub_map(
    "m1",
    [
        MapHeader(id="map", uid="a1", title="Adjust the saddle"),
        Touchpoint(id="t1", name="Loosen", map_file="../Tools.journey"),
    ],
    extra={"later": True},
)
TEST_RIDE = sub_map(
    "m1",
    [
        MapHeader(id="map", uid="7c20aa", title="Test ride", shows=MapState.FUTURE, logo="i1"),
        PictureData(id="i1", media_type="image/jpeg", data=b"\xff\xd8\xff"),
        Stage(id="s1", order="V", name="On the road", kind=StageKind.USE),
        Channel(id="c1", order="V", name="Store"),
        Persona(id="p1", order="V", name="Mara Klein"),
        Touchpoint(id="t1", stage="s1", step="V", channel="c1", personas=("p1",), name="Adjust", submap="m1"),
        INNERMOST,
    ],
)
MAP_1_1 = JourneyMap(
    [
        MapHeader(
            id="map",
            uid="6a1f0d",
            title="Buying a commuter bike",
            shows=MapState.BOTH,
            colours=("#28477A", "#A3195B"),
            palette="harbour",
            card_fields=("name later", "owner", "description"),
            shows_values=True,
        ),
        Stage(id="s1", order="F", name="Consideration", icon="bike", folded=True),
        Stage(id="s2", order="V", name="Purchase"),
        Channel(id="c1", order="8", name="Website", icon="laptop", folded=True, pinned=True),
        Channel(id="c2", order="G", name="Store"),
        Lane(id="l1", order="O", kind=LaneKind.EMOTION, icon="heart", folded=True, pinned=True, scale="1..10"),
        Persona(id="p1", order="K", name="Mara Klein"),
        Persona(id="p2", order="e", name="Jens"),
        Touchpoint(
            id="t1",
            stage="s1",
            step="K",
            channel="c2",
            name="Test ride",
            personas=("p1", "p2"),
            feelings=(("p1", -1), ("p2", 0.5)),
            future_feeling=1.5,
            future_feelings=(("p1", 2), ("p2", 1)),
            submap="m1",
        ),
        Touchpoint(id="t2", stage="s2", step="K", channel="c1", name="Order", map_file="parts/Order.journey"),
        TEST_RIDE,
        Note(
            id="n1",
            kind=NoteKind.METRIC,
            about="t1",
            text="Rides that end in an order",
            value=31.5,
            unit="%",
            target=35,
            better="higher",
            history=(24, 27.25, 30),
            source="Shop",
            date="2026-11-01",
        ),
        View(
            id="v1",
            order="K",
            name="Mara, planned",
            hides=("c1", "l1"),
            hides_kinds=(LaneKind.METRICS,),
            personas=("p1",),
            channels=("c2",),
            owners=("Sales",),
            statuses=(Status.EXISTS, Status.PLANNED),
            folds=("s2",),
            arrangement="grouped",
            shows="future",
        ),
        View(id="v2", order="V", name="Everything"),
    ]
)

MAP_1_2 = JourneyMap(
    [
        *MAP_1_1,
        Waiver(
            id="w1",
            rule="OW01",
            about=("t2",),
            reason="The shop system sends it.",
            date="2026-11-12",
            by="R. Adler",
            seen="5f6d7f4b8c1e2a90",
        ),
        Waiver(id="w2", rule="MT01", reason="Nobody knows yet."),
    ]
)

FROZEN = {"1.0": MAP_1_0, "1.1": MAP_1_1, "1.2": MAP_1_2}


@pytest.mark.parametrize("version", FROZEN)
def test_a_file_of_each_version_opens_as_it_was_written(version: str) -> None:
    assert load(FILES / f"version-{version}.journey") == FROZEN[version]


def test_today_s_version_is_still_written_byte_for_byte() -> None:
    assert dumps(MAP_1_2) == (FILES / "version-1.2.journey").read_bytes()


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_file_of_an_older_version_is_saved_as_today_s_with_nothing_else_changed(version: str) -> None:
    file = FILES / f"version-{version}.journey"
    was = f'"version": "{version}",\n'.encode()
    assert dumps(load(file)) == file.read_bytes().replace(was, b'"version": "1.2",\n')


def test_there_is_a_frozen_file_of_the_version_that_is_written() -> None:
    assert (FILES / f"version-{migrations_module.VERSION}.journey").is_file()


# The frame for later versions


def rename_phases(plain: dict[str, Any]) -> dict[str, Any]:
    for record in plain["elements"]:
        if record["kind"] == "phase":
            record["kind"] = "stage"
    return plain


def count_up(plain: dict[str, Any]) -> dict[str, Any]:
    return {**plain, "steps": plain.get("steps", 0) + 1}


def test_migrations_run_in_order_and_only_those_that_are_needed() -> None:
    steps = (((1, 1), count_up), ((1, 2), count_up), ((1, 3), rename_phases))
    old = {"format": "journey-map", "version": "1.1", "elements": [{"kind": "phase", "id": "s1"}]}
    assert migrate(dict(old), steps) == {
        "format": "journey-map",
        "version": "1.3",
        "elements": [{"kind": "stage", "id": "s1"}],
        "steps": 1,
    }
    newest = {**old, "version": "1.3"}
    assert migrate(dict(newest), steps) == newest


def test_a_file_is_migrated_on_the_way_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations_module, "MIGRATIONS", (((1, 3), rename_phases),))
    data = b'{"format": "journey-map", "version": "1.0", "elements": [{"kind": "phase", "id": "s1"}]}'
    monkeypatch.setattr(reading_module, "VERSION", "1.3")
    monkeypatch.setattr(writing_module, "VERSION", "1.3")
    journey = loads(data, "Old.journey")
    assert journey["s1"] == Stage(id="s1")
    assert dumps(journey).startswith(b'{"format": "journey-map", "version": "1.3",')


@pytest.mark.parametrize("version", ["2.0", "10.3"])
def test_a_newer_major_version_is_refused_with_one_sentence(version: str) -> None:
    data = json.dumps({"format": "journey-map", "version": version, "elements": []}).encode()
    with pytest.raises(FileTrouble) as refused:
        loads(data, "Plan.journey")
    assert str(refused.value) == (
        "“Plan.journey” can't be read: it was written by a newer version of this program, "
        f"in format {version}, and this one knows 1.2."
    )


@pytest.mark.parametrize("version", [None, 1, "", "1", "1.", "one", "1.0.0", "-1.0", "1.0 "])
def test_what_is_no_version_is_refused(version: object) -> None:
    with pytest.raises(Flaw, match="does not say which version"):
        migrate({"format": "journey-map", "version": version})
