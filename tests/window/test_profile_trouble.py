"""A profile that a map names and that can't be used is told in one sentence; the map is checked by the usual one."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from designer.window.checking import profile_trouble
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.checks.maps import HEALTHY, draw


def test_a_profile_that_is_not_there_is_told_when_the_map_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.show_session(MapSession(draw(HEALTHY, profile="house")))
    said = "The map names the check profile “house”, which is not there. Until it is, the usual profile checks the map."
    qtbot.waitUntil(lambda: said in window.message_bar.text, timeout=5000)
    assert window.session is not None
    assert window.session.checker.profile.name == "customer-journey"


def test_a_profile_that_can_be_used_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "house.checks.toml").write_text('[rules]\nPE03 = "off"\n', encoding="utf-8")
    map_file = tmp_path / "m.journey"
    assert profile_trouble("house", map_file) == ""
    assert profile_trouble("workshop", map_file) == ""
    assert profile_trouble("", map_file) == ""
    assert profile_trouble("horse", map_file) != ""
    (tmp_path / "broken.checks.toml").write_text("[rules\n", encoding="utf-8")
    assert profile_trouble("broken", map_file).endswith("Until then the map is checked by the usual profile.")
