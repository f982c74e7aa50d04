"""What the program remembers, and that nothing in that file can keep it from starting."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer import settings as catalogue
from designer.settings import (
    AUTHOR,
    MAPS,
    OPEN_PANELS,
    PAPER,
    RECENT_FILES,
    TEXT_SIZE,
    Key,
    MapMemory,
    Settings,
    config_folder,
    log_file,
    recovery_folder,
    state_folder,
    versions_folder,
)

ALL_KEYS = [entry for entry in vars(catalogue).values() if isinstance(entry, Key)]


def write_settings(content: bytes) -> None:
    """Put this content where the settings are kept."""
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / "settings.json").write_bytes(content)


def test_defaults_hold_where_nothing_was_set() -> None:
    settings = Settings()
    assert {key.name: settings.get(key) for key in ALL_KEYS} == {key.name: key.default for key in ALL_KEYS}
    assert not settings.file.exists()


def test_every_default_is_of_its_own_type_and_every_name_is_used_once() -> None:
    for key in ALL_KEYS:
        assert msgspec.convert(msgspec.to_builtins(key.default), key.kind) == key.default
    assert len({key.name for key in ALL_KEYS}) == len(ALL_KEYS) > 12


def test_what_was_set_is_there_the_next_time() -> None:
    settings = Settings()
    settings.set(AUTHOR, "Åsa “Berg” 李")
    settings.set(TEXT_SIZE, 130)
    settings.set(OPEN_PANELS, {"gaps": True})
    memory = MapMemory(zoom=0.75, centre=(12.5, -3.0), focus="s1", paper="A1")
    settings.remember("m1", memory)
    settings.save()
    again = Settings()
    assert again.get(AUTHOR) == "Åsa “Berg” 李"
    assert again.get(TEXT_SIZE) == 130
    assert again.get(OPEN_PANELS) == {"gaps": True}
    assert again.memory("m1") == memory
    assert again.memory("never seen") == MapMemory()
    assert again.get(PAPER) == "A3"


def test_reset_goes_back_to_the_default_for_good() -> None:
    settings = Settings()
    settings.set(PAPER, "A0")
    settings.save()
    settings.reset(PAPER)
    settings.save()
    assert settings.get(PAPER) == Settings().get(PAPER) == "A3"


def test_only_the_twelve_most_recent_files_are_kept_each_once() -> None:
    settings = Settings()
    paths = [Path(f"/maps/{number}.journey").absolute() for number in range(15)]
    for path in paths:
        settings.add_recent(path)
    settings.add_recent(paths[7])
    expected = [paths[7], *[path for path in reversed(paths) if path != paths[7]]][:12]
    assert settings.get(RECENT_FILES) == tuple(map(str, expected))
    settings.forget_recent(paths[7])
    assert str(paths[7]) not in settings.get(RECENT_FILES)


def test_of_very_many_maps_those_left_last_are_remembered() -> None:
    settings = Settings()
    everything = {f"m{number}": MapMemory(paper="fit") for number in range(300)}
    settings.set(MAPS, everything)
    settings.remember("m0", MapMemory(paper="poster"))
    settings.remember("new", MapMemory(paper="tiles"))
    assert settings.memory("m0").paper == "poster"
    assert settings.memory("new").paper == "tiles"
    assert settings.memory("m1") == MapMemory()
    assert len(settings.get(MAPS)) == 300


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\x89PNG\r\n",
        b'{"author": "\xff"}',
        b'{"a":' + b"[" * 200_000,
        b" " * (catalogue.LARGEST_FILE + 1),
    ],
    ids=["empty", "cut", "a list", "a picture", "wrong encoding", "deep", "huge"],
)
def test_a_broken_file_is_kept_aside_and_defaults_hold(content: bytes) -> None:
    write_settings(content)
    settings = Settings()
    assert settings.get(AUTHOR) == ""
    assert settings.set_aside is not None
    assert settings.set_aside.read_bytes() == content
    settings.set(AUTHOR, "A. Berg")
    settings.save()
    assert Settings().get(AUTHOR) == "A. Berg"


def test_one_unusable_value_costs_that_value_only() -> None:
    write_settings(b'{"text_size": 117, "author": "A", "recent_files": "x", "maps": 3}')
    settings = Settings()
    assert settings.get(TEXT_SIZE) == 100
    assert settings.get(RECENT_FILES) == ()
    assert settings.memory("m") == MapMemory()
    assert settings.get(AUTHOR) == "A"
    settings.remember("m", MapMemory(paper="fit"))
    assert settings.memory("m").paper == "fit"


def test_what_a_newer_program_remembers_stays_in_the_file() -> None:
    write_settings(b'{"from_the_future": [1], "author": "A"}')
    settings = Settings()
    settings.set(AUTHOR, "B")
    settings.save()
    assert json.loads(settings.file.read_text("utf-8")) == {"from_the_future": [1], "author": "B"}


def test_a_file_whose_name_is_no_unicode_can_be_a_recent_one(tmp_path: Path) -> None:
    odd = tmp_path / "na\udcffme.journey"
    settings = Settings()
    settings.add_recent(odd)
    settings.add_recent(tmp_path / "other.journey")
    settings.save()
    assert Settings().get(RECENT_FILES) == (str(tmp_path / "other.journey"),), "it can't be written down"
    settings.forget_recent(odd)
    assert settings.get(RECENT_FILES) == (str(tmp_path / "other.journey"),)


def test_two_windows_do_not_overwrite_each_other() -> None:
    first, second = Settings(), Settings()
    first.set(AUTHOR, "first")
    second.set(RECENT_FILES, ("/a.journey",))
    first.save()
    second.save()
    assert Settings().get(AUTHOR) == "first"
    assert Settings().get(RECENT_FILES) == ("/a.journey",)


def test_a_value_of_another_type_is_refused_and_changes_nothing() -> None:
    settings = Settings()
    wrong: Any = 99
    with pytest.raises(msgspec.ValidationError):
        settings.set(TEXT_SIZE, wrong)
    assert settings.get(TEXT_SIZE) == 100


@given(
    st.dictionaries(
        st.sampled_from([key.name for key in ALL_KEYS]),
        st.recursive(
            st.none() | st.booleans() | st.integers(-10, 300) | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
            max_leaves=6,
        ),
    )
)
def test_whatever_stands_in_the_file_every_setting_can_be_read(content: dict[str, Any]) -> None:
    write_settings(json.dumps(content).encode())
    settings = Settings()
    for key in ALL_KEYS:
        msgspec.convert(msgspec.to_builtins(settings.get(key)), key.kind)


def test_folders_follow_the_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JOURNEY_DESIGNER_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", classmethod(lambda _cls: tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert config_folder() == tmp_path / ".config" / "journey-designer"
    assert state_folder() == tmp_path / "state" / "journey-designer"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert config_folder() == tmp_path / "Library" / "Application Support" / "Journey Designer"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "roaming"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert config_folder() == tmp_path / "roaming" / "Journey Designer"
    assert state_folder() == tmp_path / "Journey Designer" / "state"


def test_one_variable_moves_everything(own_home: Path) -> None:
    for place in (config_folder(), state_folder(), recovery_folder(), versions_folder(), log_file()):
        assert place == own_home or own_home in place.parents
