"""Screens for stories: an X server with a window manager, as large as a look of the program needs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

SIZE = (1440, 900)  # at 100 %
MANAGED = Path(__file__).with_name("openbox.xml")


class Look(NamedTuple):
    """How the program looks to somebody: light or dark, and how large everything is."""

    appearance: str = "light"
    scale: int = 1

    def __str__(self) -> str:
        return f"{self.appearance}-{self.scale * 100}"


LOOKS = (Look("light", 1), Look("dark", 1), Look("light", 2), Look("dark", 2))


@contextmanager
def x_server(program: Callable[[str], str], scale: int = 1) -> Iterator[dict[str, str]]:
    """Start an X server of 1440 x 900 times the scale; yields the environment for a program that opens its window there."""
    reader, writer = os.pipe()
    width, height = (side * scale for side in SIZE)
    # The server chooses a free number itself and writes it here: two runs at once do not meet. Without -noreset it
    # would start afresh each time its last client leaves, without -r a busy machine would type letters twice.
    screen = ["-screen", "0", f"{width}x{height}x24"]
    words = ["-displayfd", str(writer), *screen, "-noreset", "-r", "-nolisten", "tcp"]
    server = subprocess.Popen([program("Xvfb"), *words], pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as numbers:
        number = numbers.readline().strip()
    try:
        if not number:
            pytest.skip("Xvfb does not start on this machine")
        scaled = {"QT_SCALE_FACTOR": str(scale)} if scale != 1 else {}
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", **scaled}
    finally:
        server.terminate()
        server.wait(60)


@contextmanager
def window_manager(environment: Mapping[str, str], program: str) -> Iterator[None]:
    """Give a display somebody who hands windows the keyboard."""
    started = subprocess.Popen(
        [program, "--config-file", str(MANAGED)],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_managed(environment)
        yield
    finally:
        started.terminate()
        started.wait(60)


def _wait_until_managed(environment: Mapping[str, str]) -> None:
    """Window managers say on the root window that they are there."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with suppress(subprocess.TimeoutExpired):
            asked = ["xdotool", "get_num_desktops"]
            told = subprocess.run(asked, env=dict(environment), capture_output=True, text=True, timeout=30)
            if told.returncode == 0 and told.stdout.strip().isdigit() and int(told.stdout) > 0:
                return
        time.sleep(0.05)
    raise AssertionError("the window manager does not start")


def settled_home(home: Path, look: Look) -> Path:
    """A folder for settings, in which the appearance is chosen."""
    from designer import settings as keys

    home.mkdir(parents=True, exist_ok=True)
    settings = keys.Settings(home / "settings.json")
    settings.set(keys.APPEARANCE, look.appearance)  # type: ignore[misc]
    settings.save()
    return home
