"""What leads where: drawn with the mouse, led elsewhere, chosen by keys, labelled."""

from __future__ import annotations

import pytest

from designer.model import ConnectionKind
from tests.desktop.story import Scene, Story, ways

SEES, ANSWERS, PAYS = "Sees a friend’s morning cup", "Answers three questions", "Pays for the first bag"
GETS, FINDS, PAUSES = "Gets “Roasted today”", "Finds it in the letter box", "Pauses for the holidays"


@pytest.mark.look("dark", 2)
def test_ways_are_drawn_led_elsewhere_and_labelled(scene: Scene) -> None:
    file = scene.sample("Coffee", of="coffee-letter")
    with scene.user(file) as user:
        story = Connecting(user, file)
        start = story.begin()
        user.key("F9")
        story.fit()
        story.draw(SEES, PAYS)
        story.lead_elsewhere(SEES, PAYS, GETS)
        story.connect_by_keys(PAUSES, "Answers")
        story.label("back to coffee")
        story.draw_into_nothing(ANSWERS)
        made = story.there_and_back(start)
        story.leave()
    assert set(ways(made)) - set(ways(start)) == {(SEES, GETS), (PAUSES, ANSWERS)}
    assert set(ways(start)) <= set(ways(made))
    back = next(c for c in made.connections if made[c.source].name == PAUSES)  # type: ignore[attr-defined]
    assert (back.label, back.kind) == ("back to coffee", ConnectionKind.RETURN)
    scene.assert_quiet()


class Connecting(Story):
    """Somebody with ways in mind."""

    def way(self, source: str, target: str) -> str:
        """The id of a connection that is on the map now, by the names of its ends."""
        user = self.user
        ends = [self.id_of("Touchpoint", name) for name in (source, target)]
        return str(user.wait(lambda: user.state["ways"].get(" ".join(ends)), f"a way from {source} to {target}"))

    def draw(self, source: str, target: str) -> None:
        """From the handle at the right of a card to another card."""
        user = self.user
        count = self.count("Connection")
        user.move(user.place(map=self.id_of("Touchpoint", source)).middle)
        handle = user.place(map=self.id_of("Touchpoint", source), part="out")
        user.move(handle.middle)
        user.picture("the handles of a card")
        user.drag(handle.middle, user.place(map=self.id_of("Touchpoint", target)).at(0.4, 0.6), "draws a way")
        user.wait(lambda: self.count("Connection") == count + 1, "one more connection")

    def lead_elsewhere(self, source: str, old: str, new: str) -> None:
        """Drag the head of an arrow to another card."""
        user = self.user
        head = user.place(map=self.way(source, old), part="head").middle
        card = user.place(map=self.id_of("Touchpoint", new))
        user.drag(head, card.at(0.5, 0.5), "leads an end elsewhere")
        self.done("Reconnect")
        self.way(source, new)
        user.picture("led elsewhere")

    def connect_by_keys(self, source: str, letters: str) -> None:
        """Ctrl+L, some letters, Enter; Shift+Tab shows what was meant."""
        user = self.user
        count = self.count("Connection")
        user.click(user.place(map=self.id_of("Touchpoint", source)).middle)
        user.wait(lambda: user.state["selected"] == [self.id_of("Touchpoint", source)], f"“{source}” is selected")
        user.key("ctrl+l")
        user.wait(lambda: user.state["popup"], "the list of targets")
        user.write(letters)
        user.picture("chooses where it leads to")
        user.key("Return")
        user.wait(lambda: self.count("Connection") == count + 1, "one more connection")
        self.choose("Map", "Connection kind", "Return")
        self.done("Set kind")

    def label(self, text: str) -> None:
        """Typing on a connection writes its label."""
        user = self.user
        user.write(text)
        user.wait(lambda: user.state["writes"], "the editor of the label")
        user.picture("writes a label")
        user.key("Return")
        user.wait(lambda: not user.state["writes"], "the label is kept")
        user.picture("the way has a label")

    def draw_into_nothing(self, source: str) -> None:
        """Esc in the middle forgets it."""
        user = self.user
        position = user.state["position"]
        user.move(user.place(map=self.id_of("Touchpoint", source)).middle)
        handle = user.place(map=self.id_of("Touchpoint", source), part="out").middle
        user.do("mousemove", *handle, "sleep", 0.05, "mousedown", 1)
        user.glide(handle, (handle[0] + 40 * user.scale, handle[1] + 60 * user.scale))
        user.key("Escape")
        user.do("mouseup", 1)
        assert user.state["position"] == position
