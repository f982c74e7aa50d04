"""What a save replaces is kept for a while, dated."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.model import JourneyMap, MapHeader
from designer.model.elements import HEADER_ID
from designer.storage import find_versions, load, save
from designer.storage import versions as versions_module


def titled(title: str) -> JourneyMap:
    return JourneyMap([MapHeader(id=HEADER_ID, title=title)])


def test_the_last_ten_versions_are_kept(tmp_path: Path) -> None:
    path, kept = tmp_path / "Plan.journey", tmp_path / "versions"
    for number in range(14):
        save(titled(f"{number}"), path, keep_in=kept)
    versions = find_versions(path, kept)
    assert [load(version.path).header.title for version in versions] == [str(n) for n in range(12, 2, -1)]


def test_saving_the_same_again_keeps_no_version(tmp_path: Path) -> None:
    path, kept = tmp_path / "Plan.journey", tmp_path / "versions"
    for _ in range(3):
        save(titled("same"), path, keep_in=kept)
    assert find_versions(path, kept) == []


def test_files_of_one_name_in_two_folders_have_versions_of_their_own(tmp_path: Path) -> None:
    kept = tmp_path / "versions"
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        save(titled(f"old {folder}"), tmp_path / folder / "Plan.journey", keep_in=kept)
        save(titled("new"), tmp_path / folder / "Plan.journey", keep_in=kept)
    for folder in ("a", "b"):
        (version,) = find_versions(tmp_path / folder / "Plan.journey", kept)
        assert load(version.path).header.title == f"old {folder}"


@pytest.mark.allow_log
def test_versions_that_can_not_be_kept_do_not_stop_a_save(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "versions").write_bytes(b"in the way")
    path = tmp_path / "Plan.journey"
    save(titled("old"), path, keep_in=tmp_path / "versions")
    save(titled("new"), path, keep_in=tmp_path / "versions")
    assert load(path).header.title == "new"
    assert "could not be kept" in caplog.text


def test_names_of_versions_can_be_read_by_a_person(tmp_path: Path) -> None:
    copy = versions_module.keep(b"x", tmp_path / "Plän: 1.journey", tmp_path / "v", now=1_700_000_000.5)
    assert copy is not None
    assert copy.parent.name.startswith("Plän_ 1-")
    assert copy.name == "2023-11-14 22.13.20.500000.journey"


def test_a_clock_that_was_set_back_does_not_mix_up_the_order(tmp_path: Path) -> None:
    path, kept = tmp_path / "Plan.journey", tmp_path / "versions"
    for number, now in enumerate((5000, 100, 100, 4000)):
        versions_module.keep(b"%d" % number, path, kept, now=now)
    assert [version.path.read_bytes() for version in find_versions(path, kept)] == [b"3", b"2", b"1", b"0"]
