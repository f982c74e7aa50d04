"""Nobody touches the mouse: from nothing to a saved map and its PDF."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from designer.model import ConnectionKind, Lane, LaneKind, Persona, Touchpoint
from designer.storage import load
from tests.desktop.story import Scene, Story, columns, named, same, text_of, ways

CHAIN = ("Searches", "Compares", "Reads reviews", "Orders", "Pays", "Receives", "Rates")


@pytest.mark.look("dark", 1)
def test_a_map_is_written_and_printed_by_keyboard_alone(scene: Scene) -> None:
    file, page = scene.folder / "Keys.journey", scene.folder / "Keys.pdf"
    with scene.user() as user:
        story = Writing(user, file)
        story.begin_by_keys()
        story.write_touchpoints()
        story.walk_back_and_judge()
        story.add_lane_and_note()
        story.connect()
        story.save_as()
        made = load(file)
        story.print_to(page)
        story.undo_to_blank()
        story.redo_everything()
        assert same(story.saved(), made)
        story.leave()
    assert (made.header.title, made.header.scenario) == ("Buying a bike", "Mara wants to ride to work.")
    assert [p.name for p in made.of(Persona)] == ["Mara"]
    assert columns(made) == {
        "Before": ["Searches", "Compares", "Reads reviews"],
        "During": ["Orders", "Pays"],
        "After": ["Receives", "Rates"],
    }
    assert ways(made) == sorted([*pairwise(CHAIN), ("Rates", "Compares")])
    assert {c.kind for c in made.connections if made[c.target].name == "Compares"} >= {ConnectionKind.RETURN}  # type: ignore[attr-defined]
    rates, pays = named(made, Touchpoint, "Rates"), named(made, Touchpoint, "Pays")
    assert rates.feeling == 2
    assert pays.feeling == -2
    assert pays.is_moment_of_truth
    assert LaneKind.PAIN_POINTS in {x.kind for x in made.of(Lane)}
    assert [n.text for n in made.notes_about(pays.id)] == ["Card is refused"]
    said = text_of(page, scene.pictures / "the printed page.png")
    assert all(name in said for name in (*CHAIN, "Card is refused", "Buying a bike"))
    scene.assert_quiet()


class Writing(Story):
    """A map made with keys only."""

    def begin_by_keys(self) -> None:
        user = self.user
        user.place(widget="Blank map")
        user.wait(lambda: "Tile" in user.state["focus"], "the focus on the blank map")
        user.picture("welcome")
        user.key("Return")
        user.wait(lambda: user.state["is_map"] and user.state["writes"], "the editor of the title")
        for text in ("Buying a bike", "Mara wants to ride to work.", "Mara"):
            user.write(text)
            user.picture(f"writes {text[:13]}")
            user.key("Return")
        user.wait(lambda: not user.state["writes"], "the first cell")
        user.picture("the first cell has the focus")

    def write_touchpoints(self) -> None:
        user = self.user
        for name in CHAIN:
            user.write(name)
            if name == "Compares":
                user.picture("writes into a card")
            user.key("ctrl+Return" if name in ("Reads reviews", "Pays") else "Return")
        user.wait(lambda: self.count("Touchpoint") == len(CHAIN) + 1, "a card for what comes next")
        user.key("Return")  # on an empty new one: it is taken away, and that is the end
        user.wait(lambda: self.count("Touchpoint") == len(CHAIN), "the end of writing")
        user.picture("seven touchpoints")

    def walk_back_and_judge(self) -> None:
        user = self.user
        rates, receives, pays = (self.id_of("Touchpoint", name) for name in ("Rates", "Receives", "Pays"))
        user.wait(lambda: user.state["selected"] == [rates], "the focus on the last card")
        user.key(*["ctrl+shift+Up"] * 3)
        user.key("Left")
        user.wait(lambda: user.state["selected"] == [receives], "the card before it")
        user.key("Left")
        user.wait(lambda: user.state["selected"] == [pays], "the card of the stage before")
        user.key(*["ctrl+shift+Down"] * 3, "ctrl+t")
        self.done("Set moment of truth")
        user.picture("feelings and a moment of truth")

    def insert(self, *letters: str) -> None:
        """“/”, then a letter and Enter for each list that opens."""
        user = self.user
        user.key("slash")
        for letter in letters:
            user.wait(lambda: user.state["popup"], "a list for inserting")
            shown = user.state["popup"]
            user.picture(f"the list for inserting, {letter}")
            user.key(letter, "Return")
            user.wait(lambda before=shown: user.state["popup"] != before, "something is chosen")  # type: ignore[misc]

    def add_lane_and_note(self) -> None:
        user = self.user
        pays = self.id_of("Touchpoint", "Pays")
        self.insert("n", "p")
        user.wait(lambda: user.state["writes"], "the editor of the note")
        user.write("Card is refused")
        user.picture("writes a note")
        user.key("Return")
        user.wait(lambda: not user.state["writes"], "the note is kept")
        user.key("Escape", "Escape")
        user.key("ctrl+Home")
        user.wait(lambda: user.state["writes"], "the editor of the title")
        user.key("Escape")
        assert pays in [e["id"] for e in user.state["elements"]]

    def connect(self) -> None:
        """Rates back to Compares: Ctrl+L, a few letters, Enter; then what kind it is, by the command palette."""
        user = self.user
        self.go_to("Rates")
        user.key("ctrl+l")
        user.wait(lambda: user.state["popup"], "the list of targets")
        user.write("Comp")
        user.picture("chooses what it leads to")
        user.key("Return")
        user.wait(lambda: self.count("Connection") == len(CHAIN), "one more connection")
        self.do("Return")
        user.picture("connected back")

    def go_to(self, name: str) -> None:
        """Find a touchpoint by its name, and go there."""
        user = self.user
        id = self.id_of("Touchpoint", name)
        self.do(name)
        user.wait(lambda: user.state["selected"] == [id], f"“{name}” is selected")

    def print_to(self, page: Path) -> None:
        """Ctrl+P, Enter, the name, Enter."""
        user = self.user
        user.key("ctrl+p")
        button = "Save PDF…"
        user.place(widget=button)
        user.wait(lambda: user.state["modal"], "the dialog for printing")
        user.picture("the dialog for printing")
        user.key("Return")
        user.wait(lambda: user.state["focus"] == "fileNameEdit", "the dialog for the file")
        user.key("ctrl+a")
        user.write(str(page))
        user.key("Return")
        user.wait(lambda: page.exists() and page.stat().st_size, "the PDF")
        user.wait(lambda: not user.state["modal"], "the end of the dialog")
        user.picture("printed")

    def undo_to_blank(self) -> None:
        user = self.user
        self.undo_everything()
        found = self.saved()
        assert (found.header.title, found.header.scenario) == ("", "")
        assert not list(found.of(Touchpoint))
        assert not list(found.of(Persona))
        assert [s.name for s in found.stages] == ["Before", "During", "After"]
        user.picture("nothing left")
