"""A person draws a journey with the mouse: from the blank map to the printed page, on a real X server.

What is clicked, dragged and typed goes through the X server; the program only says where things are (`driven.py`). Each phase
is saved and read again from the file. Pictures of each step are kept: `--pictures FOLDER` says where.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from designer.model import Channel, ConnectionKind, Stage, Touchpoint
from designer.storage import load
from tests.desktop.story import Scene, Story, same, text_of, ways
from tests.desktop.xuser import Place

STAGES = ("Hears of it", "Compares", "Tells others")
CHANNELS = ("Instagram", "Phone", "Partner shop", "Review site")
# Name, its channel's type in the palette, the stage it is dropped on.
TOUCHPOINTS = (
    ("Sees a post", "social", "Hears of it"),
    ("Looks it up", "website", "Before"),
    ("Reads reviews", "review site", "Before"),
    ("Asks a friend by phone", "phone", "Compares"),
    ("Compares three offers", "website", "Compares"),
    ("Visits the store", "store", "During"),
    ("Buys it", "store", "During"),
    ("Gets an invoice", "e-mail", "After"),
    ("Calls the hotline", "phone", "After"),
    ("Writes a review", "review site", "Tells others"),
)


@pytest.mark.look("light", 1)
def test_a_journey_is_drawn_saved_reopened_and_printed(scene: Scene) -> None:
    file, page = scene.folder / "Bike.journey", scene.folder / "Bike.pdf"
    with scene.user() as user:
        story = Drawing(user, file)
        story.start_blank()
        story.save_as()
        blank = load(file)
        story.drag_stages()
        story.drag_channels()
        story.drag_touchpoints()
        story.connect_all()
        story.move_one()
        drawn = story.there_and_back(blank)
        story.leave()
    with scene.user() as user:
        story = Drawing(user, file)
        story.open()
        story.export(page)
        story.leave()
    assert same(load(file), drawn), "opening and exporting changed the file"
    assert page.read_bytes().startswith(b"%PDF-")
    said = text_of(page, scene.pictures / "the printed page.png")
    for name, _type, _stage in TOUCHPOINTS:
        assert name in said
    scene.assert_quiet()


class Drawing(Story):
    """A map drawn with the palette and the mouse; only names are typed."""

    def open(self) -> None:
        user = self.user
        user.place(widget="Open…")
        user.picture("welcome with a recent map")
        user.key("ctrl+o")
        user.wait(lambda: user.state["modal"], "the file dialog")
        user.place(row=self.file.name)  # Qt’s dialog knows a file only once it lists it
        user.write(str(self.file))
        user.key("Return")
        user.wait(lambda: user.state["is_map"], "the map")
        user.place(widget="canvas")
        self.fit()
        user.picture("reopened")

    def export(self, page: Path) -> None:
        user = self.user
        user.key("ctrl+e")
        user.wait(lambda: user.state["modal"], "the file dialog")
        user.key("ctrl+a")
        user.write(str(page))
        user.picture("export dialog")
        user.key("Return")
        user.wait(lambda: page.exists() and page.stat().st_size, "the PDF")
        user.wait(lambda: not user.state["modal"], "the end of the dialog")
        user.picture("exported")

    def drag_stages(self) -> None:
        """One to the front, one between, one to the end."""
        user = self.user
        for name, beside, side in zip(STAGES, ("Before", "During", "After"), (0.02, 0.02, 0.97), strict=True):
            self.fit()
            band = user.place(map=self.id_of("Stage", beside), part="band")
            entry = user.place(widget="add.stage")
            user.drag(entry.middle, band.at(side, 0.5), f"drags stage {name}")
            self.name_it(name)
        self.fit()
        user.picture("six stages")
        found = self.saved()
        assert [s.name for s in found.stages] == [
            "Hears of it",
            "Before",
            "Compares",
            "During",
            "After",
            "Tells others",
        ]

    def drag_channels(self) -> None:
        """Above and below those that are there."""
        user = self.user
        for name, beside in zip(CHANNELS, ("Website", "Store", "E-mail", "E-mail"), strict=True):
            self.fit()
            label = user.place(map=self.id_of("Channel", beside), part="label")
            entry = user.place(widget="add.channel")
            user.drag(entry.middle, label.at(0.6, 0.95), f"drags channel {name}")
            self.name_it(name)
        self.fit()
        user.picture("seven channels")
        found = self.saved()
        assert {c.name for c in found.channels} == {"Website", "Store", "E-mail", *CHANNELS}
        types = {c.name: c.known_type.value for c in found.channels}
        assert (types["Instagram"], types["Phone"], types["Review site"]) == ("social", "phone", "review site")

    def drag_touchpoints(self) -> None:
        """Each into its stage, behind what is there; the channel follows from the type."""
        user = self.user
        for name, type, stage in TOUCHPOINTS:
            self.fit()
            entry = user.place(widget=f"add.touchpoint.{type}")
            user.drag(entry.middle, self.free_place(stage, type).middle, f"drags {name}")
            self.name_it(name)
        self.fit()
        user.picture("ten touchpoints")
        found = self.saved()
        stages = {s.id: s.name for s in found.stages}
        channels = {c.id: c.known_type.value for c in found.channels}
        placed = {(t.name, channels[t.channel], stages[t.stage]) for t in found.touchpoints}
        assert placed == set(TOUCHPOINTS)
        assert [t.name for t in found.touchpoints] == [name for name, _type, _stage in TOUCHPOINTS]
        assert len(found.channels) == 7, "a channel was added that was there"
        # “Buys it” was dropped right behind a card of its lane, which connects in the same gesture; no other one was.
        assert ways(found) == [("Visits the store", "Buys it")]

    def free_place(self, stage: str, type: str) -> Place:
        """Where a card can be dropped at the end of a stage, in the lane of its channel."""
        elements = load(self.file)
        lane = next(c.id for c in elements.channels if c.known_type.value == type)
        at = next(s.id for s in elements.stages if s.name == stage)
        return self.user.place(place=[at, lane], end=True)

    def connect_all(self) -> None:
        """Each with the next one, by its edge handle."""
        user = self.user
        self.fit()
        found = load(self.file)
        names = [name for name, _type, _stage in TOUCHPOINTS]
        ids = {t.name: t.id for t in found.touchpoints}
        chain = list(pairwise(names))
        for name, following in chain:
            if (name, following) in ways(found):
                continue
            count = self.count("Connection")
            user.move(user.place(map=ids[name]).middle)  # the handles show where the mouse is
            handle = user.place(map=ids[name], part="out")
            user.drag(
                handle.middle, user.place(map=ids[following]).at(0.4, 0.5), f"connects {name}" if count < 3 else ""
            )
            user.wait(lambda n=count: self.count("Connection") == n + 1, f"a connection from “{name}”")  # type: ignore[misc]
        user.picture("connected")
        found = self.saved()
        assert ways(found) == sorted(chain)
        assert all(c.kind is ConnectionKind.MAIN for c in found.connections)

    def move_one(self) -> None:
        """A touchpoint to another stage, by dragging its card."""
        user = self.user
        self.fit()
        id = self.id_of("Touchpoint", "Calls the hotline")
        lane = next(c.id for c in load(self.file).channels if c.name == "Phone")
        target = user.place(place=[self.id_of("Stage", "Tells others"), lane])
        user.drag(user.place(map=id).at(0.5, 0.6), target.middle, "moves a touchpoint")
        user.wait(lambda: user.state["undo"].startswith("Move"), "the move")
        self.fit()
        user.picture("moved")
        found = self.saved()
        moved = found[id]
        assert isinstance(moved, Touchpoint)
        assert found[moved.stage].name == "Tells others"  # type: ignore[attr-defined]
        assert found[moved.channel].name == "Phone"  # type: ignore[attr-defined]
        assert len(found.connections) == len(TOUCHPOINTS) - 1
        assert {Stage, Channel} <= {type(e) for e in found}
