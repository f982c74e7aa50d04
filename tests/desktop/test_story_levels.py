"""A map inside a touchpoint, a view that shows a part, two versions side by side; both printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.model import SubMap, Touchpoint, View
from designer.model.inner import inner_map
from tests.desktop.story import Scene, Story, named, text_of

CARD = "Test ride in the store"


@pytest.mark.look("dark", 1)
def test_a_touchpoint_is_opened_a_view_kept_and_versions_compared(scene: Scene) -> None:
    file = scene.sample()
    both, differences = scene.folder / "Levels.pdf", scene.folder / "Differences.pdf"
    with scene.user(file) as user:
        story = Levels(user, file)
        start = story.begin()
        story.go_in(CARD)
        story.write_inside("Books a time", "Rides round the block")
        story.go_up()
        story.keep_a_view("In the store", "Store")
        story.compare_with_saved(differences)
        story.print_levels(both)
        made = story.there_and_back(start)
        story.leave()
    card = named(made, Touchpoint, CARD)
    inner = next(s for s in made.of(SubMap) if s.id == card.submap)
    assert [t.name for t in inner_map(inner).touchpoints] == ["Books a time", "Rides round the block"]
    view = next(iter(made.of(View)))
    assert view.name == "In the store"
    assert [c.name for c in made.channels if c.id in view.channels] == ["Store"]
    said = text_of(both, scene.pictures / "the printed levels.png")
    assert "Books a time" in said
    assert CARD in said
    said = text_of(differences, scene.pictures / "the printed differences.png")
    assert CARD in said
    scene.assert_quiet()


class Levels(Story):
    """Somebody who looks closer, and from afar."""

    def go_in(self, name: str) -> None:
        """By the menu of the card: it gets a map of its own."""
        user = self.user
        id = self.id_of("Touchpoint", name)
        user.click(user.place(map=id).middle, 3)
        user.wait(lambda: user.state["selected"] == [id], f"“{name}” is selected")
        self.choose("Map of its own", "Open a map of its own", picture="the menu of a card")
        user.wait(lambda: user.state["crumbs"] == 1, "the map inside")
        user.place(widget="canvas")
        user.picture("the map inside")

    def write_inside(self, *names: str) -> None:
        user = self.user
        for name in names:
            user.write(name)
            user.key("Return")
        user.key("Return")
        user.wait(lambda: not user.state["writes"] and self.count("Touchpoint") == len(names), "what stands inside")
        user.picture("written inside")

    def go_up(self) -> None:
        user = self.user
        user.key("ctrl+Prior")
        user.wait(lambda: user.state["crumbs"] == 0, "the map above")
        self.fit()
        user.picture("back above")

    def keep_a_view(self, name: str, channel: str) -> None:
        """What is shown, one channel, kept under a name; then everything again."""
        user = self.user
        user.click(user.place(widget="Everything").middle)
        user.wait(lambda: user.state["popup"], "the list of views")
        user.picture("the list of views")
        user.write("What is")
        user.key("Return")
        user.wait(lambda: user.state["popup"] == "What is shown", "what is shown")
        user.click(user.place(widget=channel, within="Only touchpoints through").middle)
        user.picture("only one channel")
        user.click(user.place(widget="Keep as a view…").middle)
        user.wait(lambda: user.state["focus"] == "QLineEdit", "the field for its name")
        user.write(name)
        user.picture("the name of the view")
        user.key("Return")
        self.done("Add view")
        user.picture("the view is kept")
        self.choose("View", "Views", "Everything")

    def compare_with_saved(self, page: Path) -> None:
        user = self.user
        self.choose("Map", "Compare with…")
        user.wait(lambda: user.state["popup"], "what it can be compared with")
        user.write("saved")
        user.picture("what it can be compared with")
        user.key("Return")
        user.place(widget="Take this over")
        user.picture("both versions")
        self.print_into(page)
        user.key("Escape")
        user.place(widget="canvas")

    def print_levels(self, page: Path) -> None:
        self.print_into(page, "Maps that touchpoints open")
