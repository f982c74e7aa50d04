"""What stands in one map goes into another one, and one map into a touchpoint of another."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import JourneyMap, LaneKind, Note, NoteKind, Touchpoint
from designer.storage import load, save
from tests.desktop.story import Scene, Story, name_of, named

GONE = "Receive the bike"  # on the first map only


def without_pain_points(file: Path) -> None:
    """Make a map one that was taken from another before its pain points were known."""
    document = Document(load(file))
    with document.edit("Begin another map"):
        header = document.journey.header
        document.put(msgspec.structs.replace(header, uid="another", title="Buying a cargo bike"))
    ops.delete(document, [n.id for n in document.journey.of(Note) if n.kind is NoteKind.PAIN_POINT])
    ops.delete(document, [named(document.journey, Touchpoint, GONE).id])
    save(document.journey, file)


@pytest.mark.look("dark", 1)
def test_the_notes_of_a_lane_are_copied_to_a_map_in_another_window(scene: Scene) -> None:
    source, target = scene.sample("Bike"), scene.sample("Cargo")
    without_pain_points(target)
    start, before = load(target), source.read_bytes()
    with scene.user(source, target) as user:
        story = Copying(user, target)
        story.begin("the second window in front")
        story.to_window("Buying a commuter bike")
        copied = story.copy_notes(LaneKind.PAIN_POINTS, load(source))
        story.to_window("Buying a cargo bike")
        story.paste_notes(len(copied))
        made = story.there_and_back(start)
        story.leave_both()
    pains = [n for n in made.of(Note) if n.kind is NoteKind.PAIN_POINT]
    assert sorted(n.text for n in pains) == sorted(n.text for n in copied)
    first = load(source)
    about = {n.text: name_of(first, n.about) for n in copied}
    assert {n.text: name_of(made, n.about) for n in pains} == {
        text: name if name != GONE else "Retention" for text, name in about.items()
    }, "a note whose touchpoint is not here stands at its stage"
    assert source.read_bytes() == before, "copying changed the first map"
    scene.assert_quiet()


class Copying(Story):
    """One person, two windows."""

    def to_window(self, title: str) -> None:
        user = self.user
        if title not in user.state["window"]:
            user.key("alt+Tab")
        user.wait(lambda: title in user.state["window"], f"the window of “{title}”")

    def copy_notes(self, kind: LaneKind, journey: JourneyMap) -> list[Note]:
        """Click on the lane, take what stands in it, copy."""
        user = self.user
        lane = next(x for x in journey.lanes if getattr(x, "kind", None) is kind)
        self.fit()
        user.click(user.place(map=lane.id, part="label").middle)
        user.wait(lambda: user.state["selected"] == [lane.id], "the lane is selected")
        user.key("ctrl+shift+a")
        notes = [n for n in journey.of(Note) if n.kind is NoteKind.PAIN_POINT]
        user.wait(lambda: set(user.state["selected"]) == {n.id for n in notes}, "its notes are selected")
        user.picture("the notes of a lane are selected")
        user.key("ctrl+c")
        return notes

    def paste_notes(self, count: int) -> None:
        user = self.user
        before = self.count("Note")
        user.click(user.place(widget="canvas").at(0.5, 0.98))
        user.key("ctrl+v")
        user.wait(lambda: self.count("Note") == before + count, f"{count} more notes")
        user.wait(lambda: "its stage" in user.state["message"], "the sentence about the note without its touchpoint")
        user.picture("the notes are pasted")

    def leave_both(self) -> None:
        user = self.user
        user.key("ctrl+q")
        user.wait(user.has_left, "the end of the program")
