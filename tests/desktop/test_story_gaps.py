"""What is missing on a map: found, mended, said to be all right, printed. And what a crash leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import Touchpoint, Waiver
from designer.storage import load, save
from tests.desktop.story import Scene, Story, columns, named, same, text_of, ways

PAYS, GETS = "Pays for the first bag", "Gets “Roasted today”"
REASON = "Friends bring most of them anyway"
FIX, WAIVE = 150, 20  # pixels from the right end of a row


def with_gaps(file: Path) -> None:
    """A way is missing, a stage is empty, a metric has no target."""
    document = Document(load(file))
    journey = document.journey
    with document.edit("Leave something out"):
        ops.delete(document, [c.id for c in journey.connections_from(named(journey, Touchpoint, PAYS).id)])
        ops.add_stage(document, "Recommend")
    save(document.journey, file)


@pytest.mark.look("light", 2)
def test_gaps_are_mended_waived_and_printed(scene: Scene) -> None:
    file, page = scene.sample("Coffee", of="coffee-letter"), scene.folder / "Coffee.pdf"
    with_gaps(file)
    with scene.user(file) as user:
        story = Mending(user, file)
        start = story.begin()
        story.mend_in_the_list("Nothing leads to “Gets")
        story.mend_by_the_badge("Recommend", "Gives a bag away")
        story.waive_by_keys()
        made = story.there_and_back(start)
        story.print_into(page, "Gaps, marked on a small map")
        story.leave()
    assert (PAYS, GETS) in ways(made)
    assert columns(made)["Recommend"] == ["Gives a bag away"]
    waiver = next(iter(made.of(Waiver)))
    assert waiver.reason == REASON
    said = text_of(page, scene.pictures / "the printed page.png")
    assert REASON in said
    assert all(name in said for name in ("Gives a bag away", PAYS))
    assert same(load(file), made), "printing changed the file"
    scene.assert_quiet()


class Mending(Story):
    """Somebody who leaves no gap."""

    def mend_in_the_list(self, sentence: str) -> None:
        user = self.user
        row = user.place(row=sentence, of="Gaps", right=FIX)
        user.move(row.middle)
        user.picture("the button of a quick fix")
        user.click(row.middle)
        user.wait(lambda: user.state["popup"], "the ways to mend it")
        user.picture("the ways to mend it")
        user.key("Return")
        user.wait(lambda: user.state["position"] == 1, "the fix is done")
        user.picture("mended in the list")

    def mend_by_the_badge(self, stage: str, name: str) -> None:
        """Right click on the badge, the fix, and the name of what it adds."""
        user = self.user
        self.fit()
        at = user.place(map=self.id_of("Stage", stage), part="badge").middle
        user.click(at, 3)
        user.place(row="Quick fix")
        user.picture("the menu of a badge")
        user.click(user.place(row="Quick fix").middle)
        user.wait(lambda: user.state["popup"], "what can be added")
        user.picture("what can be added")
        user.key("Return")
        user.wait(lambda: user.state["writes"], "an editor for the name")
        user.key("ctrl+a")
        self.name_it(name)
        user.picture("mended by the badge")

    def waive_by_keys(self) -> None:
        """F8 goes to the next gap, Shift+F4 asks why it is all right."""
        user = self.user
        user.key("Escape", "F8")
        user.wait(lambda: user.state["status"], "the sentence of a gap")
        user.picture("the next gap")
        position = user.state["position"]
        user.key("shift+F4")
        user.place(widget="Why is this all right?")
        user.write(REASON)
        user.picture("why it is all right")
        user.key("Return")
        user.wait(lambda: user.state["position"] == position + 1, "the gap is waived")
        user.picture("waived")


@pytest.mark.look("dark", 1)
def test_after_a_crash_nothing_is_lost(scene: Scene) -> None:
    file = scene.sample("Coffee", of="coffee-letter")
    with scene.user(file) as user:
        story = Crashing(user, file)
        start = story.begin()
        story.add_behind("Pauses for the holidays", "Writes a postcard")
        user.kill()
    assert same(load(file), start), "what was not saved is not in the file"
    with scene.user() as user:
        story = Crashing(user, file)
        story.recover()
        made = story.saved()
        assert "Writes a postcard" in columns(made)["Enjoy"]
        assert len(made) > len(start)
        story.leave()
    with scene.user() as user:
        user.place(widget="Blank map")
        with pytest.raises(AssertionError):
            user.ask(widget="Open with the changes")  # it is saved: nothing is left to recover
        user.picture("nothing left to recover")
        user.key("ctrl+q")
        user.wait(user.has_left, "the end of the program")
    scene.assert_quiet()


class Crashing(Story):
    """Somebody whose computer gives up."""

    def add_behind(self, name: str, new: str) -> None:
        user = self.user
        user.click(user.place(map=self.id_of("Touchpoint", name)).middle)
        user.wait(lambda: user.state["selected"] == [self.id_of("Touchpoint", name)], f"“{name}” is selected")
        user.key("Return")
        self.name_it(new)
        self.done("Add touchpoint")
        copies = user.home / "state" / "recovery"
        user.wait(lambda: any(new in text for text in user.texts_in(copies)), "the recovery copy")

    def recover(self) -> None:
        user = self.user
        button = user.place(widget="Open with the changes")
        user.picture("the first page after a crash")
        user.click(button.middle)
        user.wait(lambda: user.state["is_map"], "the map")
        user.place(widget="canvas")
        self.fit()
        user.picture("recovered")
