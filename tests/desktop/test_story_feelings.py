"""How it feels: points of the curve are dragged, a moment decides, a number and a picture back it."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.model import Note, NoteKind, PictureData, Touchpoint
from tests.desktop.story import Scene, Story, named
from tests.maps import _png as png_of


@pytest.mark.look("light", 1)
def test_feelings_are_dragged_and_backed_by_a_number_and_a_picture(scene: Scene) -> None:
    file, photo = scene.sample("Coffee", of="coffee-letter"), scene.folder / "letter box.png"
    photo.write_bytes(png_of(120, 80))
    with scene.user(file) as user:
        story = Feeling(user, file)
        start = story.begin()
        user.key("F9")  # only the map: the points are larger
        story.fit()
        story.drag_feeling("Pays for the first bag", -40, "drags a feeling up")
        story.drag_feeling("Finds it in the letter box", 60, "drags a feeling down")
        user.key("F9")
        story.decide("Answers three questions")
        story.measure("Answers three questions", "Minutes to answer")
        with scene.neighbour("copy", "picture", photo):
            story.paste_picture("Finds it in the letter box")
        story.drop_picture(scene, photo, "Answers three questions")
        made = story.there_and_back(start)
        story.leave()
    pays, finds, answers = (
        named(made, Touchpoint, name)
        for name in ("Pays for the first bag", "Finds it in the letter box", "Answers three questions")
    )
    assert _felt(pays) > _felt(named(start, Touchpoint, pays.name))
    assert _felt(finds) < _felt(named(start, Touchpoint, finds.name))
    assert answers.is_moment_of_truth
    assert not named(start, Touchpoint, answers.name).is_moment_of_truth
    metric = next(n for n in made.of(Note) if n.text == "Minutes to answer")
    assert (metric.kind, metric.about, metric.value, metric.unit) == (NoteKind.METRIC, answers.id, 4, "min")
    images = [n for n in made.of(Note) if n.kind is NoteKind.IMAGE]
    assert {n.about for n in images} == {finds.id, answers.id}
    assert all(n.picture in {p.id for p in made.of(PictureData)} for n in images)
    scene.assert_quiet()


def _felt(touchpoint: Touchpoint) -> float:
    """What is felt there by the only persona, or by everyone."""
    felt = [value for _who, value in touchpoint.feelings] or [touchpoint.feeling]
    assert felt[0] is not None
    return float(felt[0])


class Feeling(Story):
    """Somebody who has heard how it was."""

    def drag_feeling(self, name: str, by: int, picture: str) -> None:
        """Drag the point of a touchpoint up or down."""
        user = self.user
        lin = self.id_of("Persona", "Lin")
        start = user.place(map=self.id_of("Touchpoint", name), part="feeling", persona=lin).middle
        user.drag(start, (start[0], start[1] + by * user.scale), picture)
        self.done(f"Set feeling of “{name}”")
        self.fit()

    def decide(self, name: str) -> None:
        user = self.user
        user.click(user.place(map=self.id_of("Touchpoint", name)).middle)
        user.wait(lambda: user.state["selected"] == [self.id_of("Touchpoint", name)], f"“{name}” is selected")
        user.key("ctrl+t")
        self.done("Set moment of truth")

    def measure(self, name: str, what: str) -> None:
        """A metric by “/ N M”, its value and unit in Properties."""
        user = self.user
        user.key("slash")
        for letter in "nm":
            user.wait(lambda: user.state["popup"], "a list for inserting")
            shown = user.state["popup"]
            user.key(letter, "Return")
            user.wait(lambda before=shown: user.state["popup"] != before, "something is chosen")  # type: ignore[misc]
        self.name_it(what)
        for field, text in (("Value", "4"), ("Unit", "min")):
            user.click(user.place(widget=field).middle)
            user.write(text)
        user.key("Tab")
        self.done("Set unit")
        user.picture("a metric with its value")
        user.key("Escape")

    def paste_picture(self, name: str) -> None:
        user = self.user
        self.decide_nothing()
        user.click(user.place(map=self.id_of("Touchpoint", name)).middle)
        user.key("ctrl+v")
        self.done("Paste a picture")
        user.picture("a pasted picture")

    def decide_nothing(self) -> None:
        self.user.key("Escape", "Escape")
        self.fit()

    def drop_picture(self, scene: Scene, photo: Path, name: str) -> None:
        """Drag it out of another program onto a card."""
        user = self.user
        self.decide_nothing()
        with scene.neighbour("drag", "file", photo):
            at = user.place(map=self.id_of("Touchpoint", name)).middle
            before = self.count("Note")
            user.drag(scene.neighbour_place, at, "drags a picture in from outside")
            user.wait(lambda: self.count("Note") == before + 1, "one more note")
        user.picture("a dropped picture")
