"""Files that a map's touchpoints open are found beside it, and nowhere that a stranger's map could point at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from designer.model import JourneyMap, MapHeader
from designer.model.levels import NoPath, NotOpened
from designer.storage import MapsBeside, dumps, file_beside, identity, name_beside


def put(file: Path, title: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(dumps(JourneyMap([MapHeader(id="map", title=title)])))
    return file


def test_a_file_is_found_from_the_folder_of_the_map_that_names_it(tmp_path: Path) -> None:
    home = put(tmp_path / "maps" / "Home.journey", "Home")
    ride = put(tmp_path / "maps" / "parts" / "Über uns.journey", "Ride")
    aside = put(tmp_path / "others" / "Aside.journey", "Aside")
    for file, name in ((ride, "parts/Über uns.journey"), (aside, "../others/Aside.journey")):
        assert name_beside(file, home) == name
        assert file_beside(name, home) == file
    read = MapsBeside()
    file, journey = read("parts/Über uns.journey", identity(home))
    assert (file, journey.header.title) == (identity(ride), "Ride")
    assert read("../../others/Aside.journey", file)[1].header.title == "Aside"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "//server/share/a.journey",
        "~/a.journey",
        "C:/a.journey",
        "c:a",
        "a\\b.journey",
        "\\\\server\\a",
        "a\0b",
    ],
)
def test_what_leads_elsewhere_is_never_followed(name: str, tmp_path: Path) -> None:
    with pytest.raises(NoPath, match="is no path from this map to another one"):
        file_beside(name, tmp_path / "Home.journey")


def test_beside_a_map_that_is_not_saved_nothing_is_found() -> None:
    with pytest.raises(NoPath, match=r"“Ride\.journey” is looked for beside this map, which is not saved yet"):
        MapsBeside()("Ride.journey", "")


def test_what_can_t_be_read_says_why(tmp_path: Path) -> None:
    home = put(tmp_path / "Home.journey", "Home")
    (tmp_path / "Torn.journey").write_bytes(home.read_bytes()[:40])
    (tmp_path / "Folder.journey").mkdir()
    read = MapsBeside()
    for name, why in (("Gone", "it is not there"), ("Torn", "line 1 is cut off"), ("Folder", "it is a folder")):
        with pytest.raises(NotOpened) as refused:
            read(f"{name}.journey", str(home))
        assert str(refused.value) == f"“{name}.journey” can't be read: {why}."


def test_a_file_is_read_once_and_again_when_it_changed(tmp_path: Path) -> None:
    home, ride = put(tmp_path / "Home.journey", "Home"), put(tmp_path / "Ride.journey", "Ride")
    read = MapsBeside()
    first = read("Ride.journey", str(home))[1]
    assert read("./parts/../Ride.journey", str(home))[1] is first
    put(ride, "Another")
    os.utime(ride, ns=(1, 1))
    assert read("Ride.journey", str(home))[1].header.title == "Another"
    ride.unlink()
    with pytest.raises(NotOpened):
        read("Ride.journey", str(home))
    put(ride, "Back")
    assert read("Ride.journey", str(home))[1].header.title == "Back"


def test_two_ways_to_a_file_lead_to_one(tmp_path: Path) -> None:
    home = put(tmp_path / "Home.journey", "Home")
    (tmp_path / "Link.journey").symlink_to(home)
    read = MapsBeside()
    assert read("Link.journey", str(home))[0] == identity(home)
