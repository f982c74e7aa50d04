"""A screen reader on a real desktop hears the map: over AT-SPI, from another process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.resources import resource_path
from tests.desktop.xuser import ROOT

HEARD = Path(__file__).with_name("heard.py")
_CAN_HEAR = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


@pytest.fixture(scope="module")
def heard(
    display: dict[str, str], program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What was heard of the bundled sample."""
    python = "/usr/bin/python3"
    if not Path(python).exists() or subprocess.run([python, "-c", _CAN_HEAR], capture_output=True).returncode:
        pytest.skip("needs Atspi for the system's Python (gir1.2-atspi-2.0, python3-gi)")
    home = tmp_path_factory.mktemp("home")
    sample = home / "commuter-bike.journey"
    sample.write_bytes((resource_path("samples") / "commuter-bike.journey").read_bytes())
    environment = {
        **display,
        "JOURNEY_DESIGNER_HOME": str(home),
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "LANGUAGE": "en",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
    }
    command = [program("dbus-run-session"), "--", python, str(HEARD), sys.executable, "-m", "designer", str(sample)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=400)
    answers = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert answers, done.stdout + done.stderr
    told: dict[str, Any] = json.loads(answers[-1])
    assert "missing" not in told, told["missing"] + done.stderr
    return told


def test_the_map_is_heard_with_its_counts(heard: dict[str, Any]) -> None:
    assert heard["map"].startswith("Journey map “")
    assert "touchpoints" in heard["map"]


def test_headers_and_cards_are_heard(heard: dict[str, Any]) -> None:
    roles = [role for role, _name in heard["parts"]]
    assert roles.count("table column header") >= 4
    assert roles.count("table row header") >= 4
    cards = [name for _role, name in heard["parts"] if ", touchpoint, " in name]
    assert any("leads to" in name for name in cards)
    assert all(name for _role, name in heard["parts"])


def test_every_part_has_a_place_on_the_screen(heard: dict[str, Any]) -> None:
    assert all(width > 0 and height > 0 for width, height in heard["sizes"])


def test_actions_can_be_done_from_there(heard: dict[str, Any]) -> None:
    assert {"Edit", "Add next", "Connect", "Delete"} <= set(heard["actions"])
    assert heard["fewer"]


def test_every_control_in_sight_has_a_name(heard: dict[str, Any]) -> None:
    assert heard["controls"] > 20
    assert heard["unnamed"] == []
