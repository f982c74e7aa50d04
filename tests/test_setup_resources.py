"""The files that travel with the program: all there, whole, and free to be given away."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from designer import words
from designer.resources import resource_path

ROOT = Path(__file__).resolve().parent.parent
# Every icon that the window's design names.
NAMED_ICONS = """
angry arrow-left arrow-right box calendar circle-help circle-x columns-3 compass door-open ellipsis eye-off file-text frown
gauge globe hand handshake house info laugh lightbulb list-plus mail megaphone meh message-circle message-circle-question
message-square monitor package phone plus presentation printer redo-2 rows-3 search share-2 smartphone smile spline
square-pen star sticky-note store triangle-alert undo-2 user-round users
""".split()


def test_resources_are_found() -> None:
    assert resource_path("fonts", "fonts.toml").is_file()
    assert resource_path() == resource_path("fonts").parent


def _families() -> list[dict[str, object]]:
    return tomllib.loads(resource_path("fonts", "fonts.toml").read_text("utf-8"))["family"]


def _tables(data: bytes) -> set[str]:
    count = int.from_bytes(data[4:6], "big")
    return {data[12 + 16 * index : 16 + 16 * index].decode("latin-1") for index in range(count)}


def test_fonts_are_static_truetype_with_their_licence_and_none_is_left_over() -> None:
    named = set()
    for family in _families():
        licence = resource_path("fonts", str(family["licence"])).read_text("utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper()
        assert isinstance(family["faces"], list)
        for face in family["faces"]:
            named.add(face["file"])
            data = resource_path("fonts", face["file"]).read_bytes()
            assert data[:4] == b"\x00\x01\x00\x00", face["file"]
            assert "glyf" in _tables(data), face["file"]
            assert "fvar" not in _tables(data), face["file"]
    assert named == {file.name for file in resource_path("fonts").glob("*.ttf")}


def test_inter_comes_first_in_the_four_weights_of_the_design() -> None:
    first = _families()[0]
    assert first["name"] == "Inter"
    assert isinstance(first["faces"], list)
    assert [face["weight"] for face in first["faces"]] == [400, 500, 600, 700]


def test_fonts_stay_small_enough_to_travel() -> None:
    assert sum(file.stat().st_size for file in resource_path("fonts").iterdir()) < 4 * 1024 * 1024


@pytest.mark.parametrize("name", NAMED_ICONS)
def test_every_icon_of_the_design_is_there_for_window_and_map(name: str) -> None:
    assert resource_path("icons", f"{name}.svg").is_file()
    assert name in json.loads(resource_path("icons", "icons.json").read_text("utf-8"))


def test_icon_outlines_are_whole_and_lie_on_the_grid() -> None:
    points_of = {"M": 1, "L": 1, "C": 3, "Z": 0}
    icons = json.loads(resource_path("icons", "icons.json").read_text("utf-8"))
    for name, icon in icons.items():
        assert icon["commands"][0] == "M", name
        assert len(icon["points"]) == 2 * sum(points_of[command] for command in icon["commands"]), name
        assert all(0 <= number <= 24 for number in icon["points"]), name


def test_icon_outlines_are_those_of_the_svg_files() -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "make_icons.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


def test_icon_svgs_take_the_colour_of_their_place_and_load_nothing() -> None:
    for file in resource_path("icons").glob("*.svg"):
        text = file.read_text("utf-8")
        assert 'stroke="currentColor"' in text, file.name
        assert re.search(r"href|<image|<script|<style|url\(", text) is None, file.name


def test_themes_can_be_read_and_paper_names_every_role_the_others_change() -> None:
    themes = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in resource_path("themes").glob("*.toml")}
    assert {"paper", "ink-saver", "high-contrast", "client"} <= themes.keys()
    for theme in themes.values():
        for section, value in theme.items():
            if isinstance(value, dict) and section == "colour":
                assert value.keys() <= themes["paper"]["colour"].keys() | {"chevrons", "brand"}


def test_english_is_spoken_where_no_catalogue_is_found() -> None:
    assert not words.use_language("xx")
    assert words._("Stage") == "Stage"
    assert words.ngettext("{n} stage", "{n} stages", 1) == "{n} stage"
    assert words.ngettext("{n} stage", "{n} stages", 3) == "{n} stages"


def test_a_catalogue_is_spoken_as_soon_as_it_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "journey-designer.mo").write_bytes(
        _catalogue({"": "Content-Type: text/plain; charset=UTF-8\n", "Stage": "Stufe"})
    )
    monkeypatch.setattr(words, "resource_path", lambda *_parts: tmp_path)
    try:
        assert words.use_language("de")
        assert words._("Stage") == "Stufe"
        assert words._("Channel") == "Channel"
    finally:
        monkeypatch.undo()
        assert not words.use_language("en")
    assert words._("Stage") == "Stage"


def _catalogue(texts: dict[str, str]) -> bytes:
    """Return a GNU .mo file, little-endian, without a hash table."""
    pairs = [(one.encode(), other.encode()) for one, other in sorted(texts.items())]
    count = len(pairs)
    position = 28 + 16 * count
    tables, strings = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += len(pair[side]).to_bytes(4, "little") + (position + len(strings)).to_bytes(4, "little")
            strings += pair[side] + b"\0"
    head = [0x950412DE, 0, count, 28, 28 + 8 * count, 0, position]
    return b"".join(number.to_bytes(4, "little") for number in head) + tables[0] + tables[1] + strings


def test_what_maps_say_in_other_languages_is_what_the_program_says() -> None:
    """A sentence that is changed in the source and not in the catalogues would be drawn in English on a German map."""
    said = {
        node.value
        for file in (ROOT / "designer").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for file in resource_path("words", "maps").glob("*.toml"):
        keys = tomllib.loads(file.read_text("utf-8"))
        assert [key for key in keys if key not in said and key.lower() not in said] == [], file.name
