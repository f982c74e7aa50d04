"""Forty lines from another program become a journey; stages and lanes are put into another order."""

from __future__ import annotations

import pytest

from designer.model import Channel, Stage
from designer.storage import load
from tests.desktop.story import Scene, Story, columns, named, same

LINES = tuple(f"{verb} {what}" for what in ("bikes", "prices", "tyres", "lights") for verb in (
    "Looks for", "Reads about", "Compares", "Asks about", "Tries", "Chooses", "Pays", "Receives", "Uses", "Recommends",
))  # fmt: skip


@pytest.mark.look("light", 2)
def test_forty_lines_are_pasted_and_sorted_into_stages_by_dragging(scene: Scene) -> None:
    file, notes = scene.folder / "Lines.journey", scene.folder / "lines.txt"
    notes.write_text("".join(f"- {line}\n" for line in LINES), "utf-8")
    with scene.user() as user, scene.neighbour("copy", "text", notes):
        story = Sorting(user, file)
        story.start_blank()
        story.save_as()
        blank = load(file)
        story.paste()
        story.sort(LINES[0], LINES[9], "Before", "Website", "ten at once")
        story.sort(LINES[10], LINES[19], "During", "Store")
        story.sort(LINES[20], LINES[29], "During", picture="to a header")
        story.sort(LINES[30], LINES[38], "After")
        story.sort(LINES[39], LINES[39], "After", picture="the last one")
        user.wait(lambda: user.state["tray"] == 0, "the empty tray")
        story.fit()
        user.picture("all are sorted")
        made = story.there_and_back(blank)
        story.leave()
    assert columns(made) == {
        "Before": list(LINES[:10]),
        "During": list(LINES[10:30]),
        "After": list(LINES[30:]),
    }
    names = {c.id: c.name for c in made.of(Channel)}
    channels = [names.get(t.channel, "") for t in made.touchpoints]
    assert channels == [*["Website"] * 10, *["Store"] * 10, *[""] * 20]
    scene.assert_quiet()


class Sorting(Story):
    """Lines in the tray, dragged to where they belong."""

    def paste(self) -> None:
        user = self.user
        user.key("ctrl+shift+v")
        user.wait(lambda: user.state["tray"] == len(LINES), "forty lines in the tray")
        user.picture("forty lines in the tray")

    def sort(self, first: str, last: str, stage: str, channel: str = "", picture: str = "") -> None:
        """Take all rows from the first to the last one, and drag them into a lane of a stage, or onto its header."""
        user = self.user
        self.fit()
        line = user.place(widget="New line for the tray")
        user.turn(line.at(0.5, 2.5), -30)
        at = user.place(row=first, of="Tray").at(0.2, 0.5)
        user.click(at)
        if last != first:
            # A wheel turn is three rows; Shift and a click takes everything between.
            far = user.scroll_until(at, row=last, of="Tray").at(0.5, 0.5)  # not there again: that were a double click
            user.click(far, held="shift")
        moved = LINES.index(last) - LINES.index(first) + 1
        user.wait(lambda: len(user.state["selected"]) == moved, f"{moved} rows are chosen")
        at = user.place(row=last, of="Tray").at(0.5, 0.5)  # a turn of the wheel may have come late
        before = user.state["tray"]
        id = self.id_of("Stage", stage)
        if channel:
            target = user.place(place=[id, self.id_of("Channel", channel)])
        else:
            target = user.place(map=id, part="band")
        user.drag(at, target.middle, f"drags {picture}" if picture else "")
        user.wait(lambda: user.state["tray"] == before - moved, f"{moved} lines in {stage}")
        if picture:
            user.picture(f"sorted {picture}")


@pytest.mark.look("dark", 2)
def test_stages_and_lanes_are_put_into_another_order_by_dragging_and_by_keys(scene: Scene) -> None:
    file = scene.sample()
    with scene.user(file) as user:
        story = Reordering(user, file)
        start = story.begin()
        story.drag_stage("Advocacy", "Awareness")
        story.shift_stage("Purchase", "Left")
        story.drag_lane("App", "Search")
        story.shift_lane("Store", "Up")
        story.drag_border("Retention")
        user.picture("everything in another order")
        made = story.there_and_back(start)
        story.leave()
    assert [s.name for s in start.stages] == ["Awareness", "Consideration", "Purchase", "Retention", "Advocacy"]
    assert [s.name for s in made.stages] == ["Advocacy", "Awareness", "Purchase", "Consideration", "Retention"]
    names = [c.name for c in made.channels]
    assert names.index("App") == names.index("Search") - 1
    assert names.index("Store") == names.index("Chat") - 1
    assert columns(made)["Advocacy"] == columns(start)["Advocacy"], "a stage takes its touchpoints along"
    assert columns(made)["Consideration"] == columns(start)["Consideration"] + columns(start)["Retention"][:2]
    assert named(made, Stage, "Advocacy").id == named(start, Stage, "Advocacy").id
    assert not same(made, start)
    scene.assert_quiet()


class Reordering(Story):
    """Headers and labels that are carried elsewhere."""

    def drag_stage(self, name: str, before: str) -> None:
        user = self.user
        band = user.place(map=self.id_of("Stage", name), part="band")
        target = user.place(map=self.id_of("Stage", before), part="band")
        user.drag(band.at(0.4, 0.5), target.at(0.02, 0.5), "drags a stage")
        self.done(f"Move stage “{name}”")
        self.fit()

    def shift_stage(self, name: str, way: str) -> None:
        user = self.user
        user.click(user.place(map=self.id_of("Stage", name), part="band").at(0.4, 0.5))
        user.wait(lambda: user.state["selected"] == [self.id_of("Stage", name)], f"“{name}” is selected")
        user.picture("a stage is selected")
        user.key(f"alt+{way}")
        self.done(f"Move stage “{name}”")

    def drag_lane(self, name: str, before: str) -> None:
        user = self.user
        label = user.place(map=self.id_of("Channel", name), part="label")
        target = user.place(map=self.id_of("Channel", before), part="label")
        user.drag(label.at(0.5, 0.5), target.at(0.5, 0.02), "drags a lane")
        self.done(f"Move channel “{name}”")

    def shift_lane(self, name: str, way: str) -> None:
        user = self.user
        user.click(user.place(map=self.id_of("Channel", name), part="label").at(0.5, 0.5))
        user.wait(lambda: user.state["selected"] == [self.id_of("Channel", name)], f"“{name}” is selected")
        user.key(f"alt+{way}")
        self.done(f"Move channel “{name}”")

    def drag_border(self, right: str) -> None:
        """The border before a stage, over its first touchpoint."""
        user = self.user
        self.fit()
        band = user.place(map=self.id_of("Stage", right), part="band")
        card = user.place(map=self.id_of("Touchpoint", "Receive the bike"))
        lane = user.place(map=self.id_of("Channel", "Word of mouth"), part="label")
        user.drag((band.at(0.0, 0.5)[0] - 2, lane.middle[1]), (card.at(1.05, 0.5)[0], lane.middle[1]), "drags a border")
        self.done("Move")
        self.fit()
