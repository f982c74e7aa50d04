"""A user in front of an X display: a mouse and a keyboard by xdotool, the program as a child, and a camera.

Lengths are pixels at 100 %; the mouse goes as many more as the program is scaled.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DRIVEN = Path(__file__).with_name("driven.py")

PATIENCE = 120.0  # seconds until something that should happen has happened, on a computer with a lot to do
END_KEY = 247  # as in driven.py
_STEP = 32  # pixels between two places of the mouse on its way
_PAUSE = 0.01  # seconds between them
_LOOK = 0.03  # seconds between two looks at the program

Point = tuple[int, int]


class NotSeen(AssertionError):
    """The program does not show what the user waits for."""


class Place:
    """A box on the screen."""

    def __init__(self, box: Mapping[str, int]) -> None:
        self.x, self.y, self.width, self.height = box["x"], box["y"], box["width"], box["height"]

    @property
    def middle(self) -> Point:
        return self.x + self.width // 2, self.y + self.height // 2

    def at(self, across: float, down: float) -> Point:
        """A point of the box: 0 is its left or top, 1 its right or bottom."""
        return round(self.x + self.width * across), round(self.y + self.height * down)


class XUser:
    """Sees the screen through the program's answers, acts through the X server only. Used as a context manager."""

    def __init__(
        self,
        environment: Mapping[str, str],
        home: Path,
        pictures: Path,
        files: Sequence[Path] = (),
        *,
        keeps_pictures: bool = True,
    ) -> None:
        self.pictures = pictures
        self._keeps_pictures = keeps_pictures  # of each step, not only of what goes wrong
        self.home = home
        self.scale = int(environment.get("QT_SCALE_FACTOR", "1"))
        self._environment = {**environment, "JOURNEY_DESIGNER_HOME": str(home), "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
        self._asked = 0
        self._heard = 0  # how often the program will have heard the key that ends what the user does
        self._count = len(list(pictures.glob("*.png")))
        self._log = (pictures / "program.log").open("a", encoding="utf-8")
        self._program = subprocess.Popen(
            [sys.executable, str(DRIVEN), *map(str, files)],
            cwd=home.parent,
            env={**self._environment, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )

    def __enter__(self) -> XUser:
        return self

    def __exit__(self, *trouble: object) -> None:
        if self._program.poll() is None:
            self._program.terminate()
            self._program.wait(60)
        for pipe in (self._program.stdin, self._program.stdout, self._log):
            if pipe is not None:
                pipe.close()

    # Seeing

    def ask(self, **question: Any) -> Any:
        """The program's answer to one question of `driven.py`, once it has done what the user did; NotSeen where it is not
        there."""
        until = time.monotonic() + PATIENCE
        while True:
            answer = self._ask_once({**question, "heard": self._heard})
            if not (isinstance(answer, dict) and set(answer) == {"heard"}):
                break
            if time.monotonic() > until:
                raise NotSeen("the program does not hear the keyboard")
            self._heard = answer["heard"]
            self._end()
        if isinstance(answer, dict) and "missing" in answer:
            raise NotSeen(answer["missing"])
        return answer

    def _ask_once(self, question: dict[str, Any]) -> Any:
        if self._program.poll() is not None:
            raise NotSeen(f"the program ended with {self._program.returncode}")
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._asked += 1
        self._program.stdin.write(json.dumps({**question, "number": self._asked}) + "\n")
        self._program.stdin.flush()
        told: dict[str, Any] = {}
        while told.get("number") != self._asked:  # an answer that came too late is to an earlier question
            # A program that hangs must not let the test hang.
            if not select.select([self._program.stdout], [], [], PATIENCE)[0]:
                raise NotSeen("the program does not answer")
            line = self._program.stdout.readline()
            if not line:
                raise NotSeen("the program ended")
            told = json.loads(line)
        return told["answer"]

    def place(self, **question: Any) -> Place:
        """Where something is; waits until it is there and stands still."""
        last: list[Any] = [None]

        def stands() -> Any:
            before, last[0] = last[0], self.ask(**question)
            return last[0] if last[0] == before else None

        return Place(self.wait(stands, str(question)))

    @property
    def state(self) -> dict[str, Any]:
        """What the window says of itself."""
        found: dict[str, Any] = self.ask(state=True)
        return found

    def wait(self, seen: Callable[[], Any], what: str) -> Any:
        """Look again and again until `seen` yields something."""
        until = time.monotonic() + PATIENCE
        last: object = "nothing"
        while time.monotonic() < until:
            try:
                if (found := seen()) is not None and found is not False:
                    return found
            except NotSeen as nothing:
                if self._program.poll() is not None:
                    raise
                last = nothing
            time.sleep(_LOOK)
        self._photograph("not seen")
        told = {key: value for key, value in self.state.items() if key not in ("elements", "ways")}
        raise NotSeen(f"waited {PATIENCE:.0f} s for {what}: {last}; {told}")

    def has_left(self) -> bool:
        """Whether the program has ended by itself, without a fault."""
        return self._program.poll() == 0

    def kill(self) -> None:
        """End the program as a crash does: it can do nothing about it."""
        self._program.kill()
        self._program.wait(60)

    def texts_in(self, folder: Path) -> list[str]:
        """What is written in the files of a folder and of those below; not in those that are not finished yet."""
        files = [f for f in folder.rglob("*") if f.is_file() and f.suffix != ".part"]
        return [f.read_text("utf-8", "replace") for f in files]

    def id_of(self, kind: str, name: str) -> str:
        """The id of the element of this kind and name; waits for it."""
        return str(
            self.wait(
                lambda: next((e["id"] for e in self.state["elements"] if (e["kind"], e["name"]) == (kind, name)), None),
                f"a {kind} called {name}",
            )
        )

    def picture(self, name: str) -> None:
        """Keep what is on the screen now, where somebody wants the pictures; once the program has done what was to be done."""
        if self._keeps_pictures:
            self._photograph(name)
        else:
            self.ask(state=True)

    def _photograph(self, name: str) -> None:
        self._count += 1
        self.ask(picture=str(self.pictures / f"{self._count:02d} {name}.png"))

    # Acting

    def do(self, *words: object) -> None:
        """One call of xdotool, and the key that tells the program that this was all."""
        self._call(*words)
        self._end()

    def _end(self) -> None:
        self._heard += 1
        self._call("key", END_KEY)

    def _call(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self._environment, check=True, timeout=PATIENCE)

    def move(self, to: Point) -> None:
        """Put the mouse somewhere at once."""
        self.do("mousemove", *to)

    def glide(self, start: Point, end: Point) -> None:
        """Move the mouse as a hand does: in small steps."""
        steps = max(3, int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / (_STEP * self.scale)))
        words: list[object] = []
        for i in range(1, steps + 1):
            x, y = (round(a + (b - a) * i / steps) for a, b in zip(start, end, strict=True))
            words += ["mousemove", x, y, "sleep", _PAUSE]
        self.do(*words)

    def click(self, at: Point, button: int = 1, held: str = "") -> None:
        """Click somewhere, perhaps with a key held."""
        press, release = (("keydown", held), ("keyup", held)) if held else ((), ())
        self.do("mousemove", *at, "sleep", 0.05, *press, "click", button, *release)

    def turn(self, at: Point, by: int) -> None:
        """Turn the wheel over a point: down, or up for less than 0."""
        self.do("mousemove", *at, "click", "--repeat", abs(by), "--delay", 5, 5 if by > 0 else 4)

    def scroll_until(self, at: Point, **question: Any) -> Place:
        """Turn the wheel down over a point until a row can be seen there, and nothing of it is cut off: half a second after a
        click Qt scrolls to the rest of a row."""
        for _turn in range(60):
            try:
                self.ask(**question, is_whole=True)
            except NotSeen:
                self.turn(at, 1)
            else:
                break
        return self.place(**question)

    def double_click(self, at: Point) -> None:
        """Click twice somewhere."""
        self.do("mousemove", *at, "sleep", 0.05, "click", "--repeat", 2, "--delay", 1, 1)

    def drag(self, start: Point, end: Point, picture: str = "") -> None:
        """Press, move, stay a little, let go; with a picture just before that."""
        self.do("mousemove", *start, "sleep", 0.06, "mousedown", 1, "sleep", 0.03)
        self.glide(start, end)
        self.do("sleep", 0.08, "mousemove", end[0] + 1, end[1], "sleep", 0.08)
        if picture:
            self.picture(picture)
        self.do("mouseup", 1)

    def key(self, *keys: str) -> None:
        """Press keys, one after another: "ctrl+z", "Return" …"""
        self.do("key", "--delay", 20, *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self.do("type", "--delay", 8, text)
