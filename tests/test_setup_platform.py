"""What a user is told where no window can be opened."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

import pytest

from designer import platform_check
from designer.platform_check import missing_qt_libraries, why_no_window


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def _lack(monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    def load(name: str) -> Any:
        if name in libraries:
            raise OSError(f"{name}: cannot open shared object file")
        return object()

    monkeypatch.setattr(ctypes, "CDLL", load)


def test_a_system_with_all_libraries_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    _lack(monkeypatch)
    assert missing_qt_libraries() == []


def test_missing_libraries_are_named_with_the_line_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    _lack(monkeypatch, "libEGL.so.1", "libxcb-cursor.so.0")
    assert missing_qt_libraries() == ["libegl1", "libxcb-cursor0"]
    sentence = why_no_window()
    assert sentence is not None
    assert sentence.endswith("sudo apt install libegl1 libxcb-cursor0")
    assert "\n" not in sentence


@pytest.mark.parametrize("platform", ["offscreen", "minimal:enable_fonts", "wayland;xcb"])
def test_x11_libraries_are_asked_for_only_where_x11_is_used(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    _lack(monkeypatch, "libxcb-cursor.so.0", "libfontconfig.so.1")
    assert missing_qt_libraries() == ["libfontconfig1"]


def test_wayland_needs_no_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    _lack(monkeypatch, "libxcb-cursor.so.0")
    assert why_no_window() is None


def test_no_display_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    _lack(monkeypatch)
    sentence = why_no_window()
    assert sentence is not None
    assert "no display" in sentence


@pytest.mark.skipif(platform_check.sys.platform != "linux", reason="needs libxcb")
def test_a_display_that_nobody_serves_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        ctypes.CDLL("libxcb.so.1")
    except OSError:
        pytest.skip("needs libxcb, which this machine lacks")
    monkeypatch.setattr(platform_check, "missing_qt_libraries", list)
    monkeypatch.setenv("DISPLAY", ":4711")
    assert why_no_window() is not None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_what_they_need(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    _lack(monkeypatch, "libEGL.so.1")
    assert why_no_window() is None
    assert missing_qt_libraries() == []
