"""Every text of a map at once: replaced, filtered, and written in the outline."""

from __future__ import annotations

import pytest

from designer.model import Note, Touchpoint
from tests.desktop.story import Scene, Story, columns, named


@pytest.mark.look("light", 2)
def test_words_are_replaced_the_rest_fades_and_the_outline_is_written_in(scene: Scene) -> None:
    file = scene.sample()
    with scene.user(file) as user:
        story = Words(user, file)
        start = story.begin()
        story.replace("order", "purchase")
        story.show_only_jonas()
        story.rename_in_the_outline("Compare three models", "Compares the models")
        story.drag_in_the_outline("Search for a commuter bike", "Read owner reviews")
        story.drag_in_the_outline("Purchase", "Consideration")
        made = story.there_and_back(start)
        story.leave()
    before = [e.text for e in start.of(Note) if "order" in e.text.casefold()]
    assert before
    after = {e.id: e.text for e in made.of(Note)}
    assert all("order" not in text.casefold() for text in after.values())
    assert named(made, Touchpoint, "purchase online").id == named(start, Touchpoint, "Order online").id
    assert columns(made)["Consideration"][:3] == [
        "Compares the models",
        "Search for a commuter bike",
        "Read owner reviews",
    ]
    assert [s.name for s in made.stages][:3] == ["Awareness", "Purchase", "Consideration"]
    assert len(made) == len(start)
    scene.assert_quiet()


class Words(Story):
    """Somebody who looks for words."""

    def replace(self, sought: str, other: str) -> None:
        """Ctrl+H, both words, Ctrl+Enter; F3 looks for what is left."""
        user = self.user
        user.key("ctrl+h")
        user.place(widget="Find on the map")
        user.write(sought)
        count = user.wait(lambda: user.state["found"].partition(" of ")[2], "how often it is there")
        assert int(count) > 3
        user.key("Return", "Return")
        user.wait(lambda: user.state["found"] != f"1 of {count}", "the next one")
        user.picture("one of those that are found")
        user.key("Tab")
        user.click(user.place(widget="Replace by").middle)
        user.write(other)
        user.picture("what it is replaced by")
        user.key("ctrl+Return")
        self.done("Replace")
        user.wait(lambda: " of " not in user.state["found"], "nothing is left to find")
        user.picture("everything is replaced")
        user.key("Escape")

    def show_only_jonas(self) -> None:
        """By the menus; then everything again."""
        user = self.user
        self.choose("Map", "Show only", "Persona", "Jonas", picture="the menus")
        self.fit()
        user.place(widget="canvas")
        user.picture("the rest fades")
        self.choose("Map", "Show only", "Let go of the filter")

    def rename_in_the_outline(self, old: str, new: str) -> None:
        user = self.user
        user.key("ctrl+shift+o")
        user.click(user.place(row=old, of="Outline").at(0.3, 0.5))
        id = self.id_of("Touchpoint", old)
        user.wait(lambda: user.state["selected"] == [id], "the row selects the card")
        user.picture("a row of the outline")
        user.key("F2")
        user.wait(lambda: user.state["focus"] == "QLineEdit", "the editor in the row")
        user.picture("the editor in the row")
        user.key("ctrl+a")
        user.write(new)
        user.key("Return")
        self.done("Rename")
        user.picture("renamed in the outline")

    def drag_in_the_outline(self, name: str, before: str) -> None:
        """A row onto the upper half of another one: it comes before it."""
        user = self.user
        start = user.place(row=name, of="Outline").at(0.3, 0.5)
        user.drag(start, user.place(row=before, of="Outline").at(0.3, 0.2), f"drags “{name}” in the outline")
        self.done("Move")
