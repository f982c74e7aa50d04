"""What the stories of users share: where they are told, and how a map is begun, saved, taken back and left."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from designer.model import Channel, JourneyMap, Lane, Persona, Stage, Touchpoint
from designer.model.elements import Element
from designer.storage import load
from tests.desktop.screens import Look
from tests.desktop.xuser import ROOT, Place, Point, XUser

E = TypeVar("E", bound=Element)
NEIGHBOUR = Path(__file__).with_name("neighbour.py")
SAMPLES = ROOT / "resources" / "samples"


class Scene(NamedTuple):
    """Where a story is told: a screen, a look, a folder for files, a home for settings, and one for pictures: of each step,
    where they are kept, else only of what goes wrong."""

    environment: Mapping[str, str]
    look: Look
    folder: Path
    home: Path
    pictures: Path
    keeps_pictures: bool

    def user(self, *files: Path) -> XUser:
        """Somebody who starts the program, with these files."""
        return XUser(self.environment, self.home, self.pictures, files, keeps_pictures=self.keeps_pictures)

    def sample(self, name: str = "Bike", of: str = "commuter-bike") -> Path:
        """A map as people make them: five stages, sixteen touchpoints, notes of all kinds; or a smaller one."""
        return Path(shutil.copy(SAMPLES / f"{of}.journey", self.folder / f"{name}.journey"))

    @contextmanager
    def neighbour(self, act: str, kind: str, path: Path) -> Iterator[None]:
        """Another program that has copied something, or from which something can be dragged."""
        words = [sys.executable, str(NEIGHBOUR), act, kind, str(path)]
        other = subprocess.Popen(words, env=dict(self.environment), stdout=subprocess.PIPE, text=True)
        try:
            assert other.stdout is not None
            assert other.stdout.readline().strip() == "ready"
            yield
        finally:
            other.terminate()
            other.wait(60)
            assert other.stdout is not None
            other.stdout.close()

    @property
    def neighbour_place(self) -> Point:
        """Where on the screen something can be dragged out of another program."""
        return (1240 * self.look.scale, 14 * self.look.scale)

    def assert_quiet(self) -> None:
        """Nothing went wrong that the program noted in its log."""
        log = self.home / "state" / "journey-designer.log"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        loud = [line for line in lines if any(f" {level} " in line for level in ("WARNING", "ERROR", "CRITICAL"))]
        assert not loud, loud


class Story:
    """What a user does with one map, phase by phase."""

    def __init__(self, user: XUser, file: Path) -> None:
        self.user = user
        self.file = file

    # Beginning and end

    def start_blank(self) -> None:
        """Click on the blank map; its title stays as it is."""
        user = self.user
        tile = user.place(widget="Blank map")
        user.picture("welcome")
        user.click(tile.middle)
        user.wait(lambda: user.state["is_map"], "the blank map")
        user.place(widget="canvas")
        user.picture("blank map")
        user.key("Escape")

    def begin(self, picture: str = "as it was opened") -> JourneyMap:
        """Look at the map that the program was started with; what is in its file."""
        user = self.user
        user.wait(lambda: user.state["is_map"], "the map")
        user.place(widget="canvas")
        self.fit()
        user.picture(picture)
        return load(self.file)

    def save_as(self) -> None:
        """Save a new map, by its name in the dialog."""
        user = self.user
        user.key("ctrl+s")
        user.wait(lambda: user.state["modal"], "the file dialog")
        user.key("ctrl+a")
        user.write(str(self.file))
        user.picture("save dialog")
        user.key("Return")
        user.wait(self.file.exists, "the saved file")
        user.wait(lambda: user.state["saved"] == "Saved", "“Saved”")
        user.picture("saved")

    def saved(self) -> JourneyMap:
        """Save, and read what was saved."""
        user = self.user
        user.key("ctrl+s")
        user.wait(lambda: user.state["saved"] == "Saved", "“Saved”")
        return load(self.file)

    def print_into(self, page: Path, also: str = "") -> None:
        """Ctrl+P, what else is to be printed, and the name of the file."""
        user = self.user
        user.key("ctrl+p")
        user.wait(lambda: user.state["modal"], "the dialog for printing")
        if also:
            user.click(user.place(widget=also).at(0.1, 0.5))
        user.picture(f"the dialog for {page.stem}")
        user.click(user.place(widget="Save PDF…").middle)
        user.wait(lambda: user.state["focus"] == "fileNameEdit", "the dialog for the file")
        user.key("ctrl+a")
        user.write(str(page))
        user.key("Return")
        user.wait(lambda: page.exists() and page.stat().st_size, "the PDF")
        user.wait(lambda: not user.state["modal"], "the end of the dialog")

    def leave(self) -> None:
        """Quit the program."""
        user = self.user
        user.key("ctrl+q")
        user.wait(user.has_left, "the end of the program")

    # On the way

    def fit(self) -> None:
        """See the whole map."""
        self.user.key("ctrl+1")

    def near(self, id: str) -> Place:
        """See one element at 100 %, and where it is then."""
        user = self.user
        user.click(user.place(map=id).middle)
        user.wait(lambda: id in user.state["selected"], f"{id} is selected")
        user.key("ctrl+0")
        return user.place(map=id)

    def id_of(self, kind: str, name: str) -> str:
        """The id of an element; waits for it."""
        return self.user.id_of(kind, name)

    def count(self, kind: str) -> int:
        """How many elements of a kind the map has now."""
        return sum(e["kind"] == kind for e in self.user.state["elements"])

    def done(self, what: str) -> None:
        """Wait until the last step of the history begins with these words."""
        self.user.wait(lambda: self.user.state["undo"].startswith(what), f"“{what}”")

    def do(self, what: str, sees: Callable[[], Any] | None = None) -> None:
        """Find an action by its words in the list of Ctrl+K, and do it."""
        user = self.user
        user.key("ctrl+k")
        user.wait(lambda: user.state["popup"] == "Find or do", "the list of what can be done")
        user.write(what)
        user.key("Return")
        if sees is not None:
            user.wait(sees, f"“{what}” is done")

    def choose(self, *words: str, picture: str = "") -> None:
        """Go through the menus with the mouse; with a picture of the last one."""
        user = self.user
        for word in words:
            at = user.place(row=word).middle
            if word == words[-1] and picture:
                user.move(at)
                user.picture(picture)
            user.click(at)

    def name_it(self, name: str) -> None:
        """Write into the editor that a drop has opened, keep it, and go on with nothing."""
        user = self.user
        user.wait(lambda: user.state["writes"], f"an editor for “{name}”")
        user.write(name)
        user.key("F2")
        user.wait(lambda: not user.state["writes"], f"“{name}” is kept")

    # History

    def undo_everything(self) -> None:
        """Ctrl+Z, once for each step; every step has a name."""
        user = self.user
        state = user.state
        assert all(state["history"]), "a step of the history has no name"
        user.key(*["ctrl+z"] * state["position"])
        user.wait(lambda: user.state["position"] == 0, "all steps back")
        self.fit()
        user.picture("everything undone")

    def redo_everything(self) -> None:
        """Ctrl+Shift+Z as often."""
        user = self.user
        state = user.state
        user.key(*["ctrl+shift+z"] * (len(state["history"]) - state["position"]))
        user.wait(lambda: not user.state["redo"], "all steps forward")
        self.fit()
        user.picture("everything redone")

    def there_and_back(self, start: JourneyMap) -> JourneyMap:
        """Save; undo of everything leads back to the start, redo to what was saved. What was saved."""
        made = self.saved()
        assert not same(made, start), "nothing was changed"
        self.undo_everything()
        assert same(self.saved(), start), "undo of everything does not lead back to the start"
        self.redo_everything()
        assert same(self.saved(), made), "redo of everything does not lead forward again"
        return made


def same(one: JourneyMap, other: JourneyMap) -> bool:
    """Whether two maps hold the same."""
    return dict(one.elements) == dict(other.elements) and one.header == other.header


def named(journey: JourneyMap, kind: type[E], name: str) -> E:
    """The element of a kind with this name."""
    return next(e for e in journey.of(kind) if getattr(e, "name", None) == name)


def ways(journey: JourneyMap) -> list[tuple[str, str]]:
    """Which touchpoint leads to which, by name."""
    name = {t.id: t.name for t in journey.of(Touchpoint)}
    return sorted((name[c.source], name[c.target]) for c in journey.connections)


def columns(journey: JourneyMap) -> dict[str, list[str]]:
    """The touchpoints of each stage, by name, in order."""
    return {s.name: [t.name for t in journey.touchpoints_in(s.id)] for s in journey.stages}


def name_of(journey: JourneyMap, id: str) -> str:
    """What a stage, lane, persona or touchpoint is called."""
    element = journey[id]
    assert isinstance(element, Stage | Channel | Lane | Persona | Touchpoint)
    return element.name


def text_of(pdf: Path, picture: Path) -> str:
    """What can be found in a PDF by search; its first page is kept as a picture."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        document[0].render(scale=1.5).to_pil().save(picture)
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    finally:
        document.close()
