"""After a crash the unsaved edits are there again, and only then."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model import Change, Element, JourneyMap, MapHeader, Stage, SubMap
from designer.model.elements import HEADER_ID
from designer.model.inner import sub_map, with_elements
from designer.storage import FileTrouble, RecoveryCopy, find_recoveries
from designer.storage import recovery as recovery_module
from designer.storage.changes import change_from_json, change_to_json
from designer.storage.trouble import Flaw
from tests.maps import maps, rich_map

ROOT = Path(__file__).parents[2]


def start() -> JourneyMap:
    return JourneyMap([MapHeader(id=HEADER_ID, title="Bike"), Stage(id="s1", name="0", order="V")])


def rename(journey: JourneyMap, name: str) -> Change:
    before = journey["s1"]
    change = Change("Rename", {"s1": (before, msgspec.structs.replace(before, name=name))})
    journey.apply(change)
    return change


def test_edits_are_offered_after_the_program_ended(tmp_path: Path) -> None:
    journey = start()
    copy = RecoveryCopy(tmp_path, journey, tmp_path / "Plan.journey")
    for number in range(5):
        copy.add(rename(journey, f"{number}"))
    copy.flush()
    assert find_recoveries(tmp_path) == [], "the program still runs"
    copy.close()
    (recovery,) = find_recoveries(tmp_path)
    assert (recovery.title, recovery.path, recovery.changes) == ("Bike", tmp_path / "Plan.journey", 5)
    assert recovery.load() == journey
    recovery.discard()
    assert find_recoveries(tmp_path) == []


def test_edits_made_before_the_copy_was_begun_count_too(tmp_path: Path) -> None:
    journey = start()
    rename(journey, "1")
    copy = RecoveryCopy(tmp_path, journey, edits=1)
    copy.add(rename(journey, "2"))
    copy.close()
    (recovery,) = find_recoveries(tmp_path)
    assert recovery.changes == 2
    assert recovery.load() == journey


def test_after_a_save_nothing_is_offered(tmp_path: Path) -> None:
    journey = start()
    copy = RecoveryCopy(tmp_path, journey)
    copy.add(rename(journey, "1"))
    copy.flush()
    copy.discard()
    assert find_recoveries(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


_CRASHER = """
import os, sys
from pathlib import Path
from designer.model import Change, JourneyMap, Stage
from designer.storage import RecoveryCopy
journey = JourneyMap([Stage(id="s1", name="old")])
copy = RecoveryCopy(Path(sys.argv[1]), journey, None, "Crashed")
copy.add(Change("", {"s1": (journey["s1"], Stage(id="s1", name="kept"))}))
copy.flush()
os.kill(os.getpid(), 9)
"""


def test_a_killed_program_leaves_its_edits(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", _CRASHER, str(tmp_path)], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    (recovery,) = find_recoveries(tmp_path)
    assert (recovery.title, recovery.path, recovery.changes) == ("Crashed", None, 1)
    assert recovery.load()["s1"] == Stage(id="s1", name="kept")


def copy_of(tmp_path: Path, edits: int) -> tuple[Path, JourneyMap]:
    journey = start()
    copy = RecoveryCopy(tmp_path, journey)
    for number in range(edits):
        copy.add(rename(journey, f"{number}"))
        copy.flush()
    copy.close()
    return copy.folder, journey


def test_a_line_torn_by_the_crash_is_left_out(tmp_path: Path) -> None:
    folder, _journey = copy_of(tmp_path, 3)
    journal = folder / "000001.changes"
    journal.write_bytes(journal.read_bytes()[:-9])
    (recovery,) = find_recoveries(tmp_path)
    assert recovery.changes == 2
    assert recovery.load()["s1"].name == "1"  # type: ignore[attr-defined]


def test_after_a_damaged_line_the_edits_before_it_are_there(tmp_path: Path) -> None:
    folder, _journey = copy_of(tmp_path, 4)
    journal = folder / "000001.changes"
    lines = journal.read_bytes().split(b"\n")
    lines[3] = b'{"label": 7}'
    journal.write_bytes(b"\n".join(lines))
    (recovery,) = find_recoveries(tmp_path)
    assert recovery.load()["s1"].name == "1"  # type: ignore[attr-defined]


def test_three_generations_are_kept_and_a_damaged_one_is_bridged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery_module, "LONGEST_JOURNAL", 2)
    folder, journey = copy_of(tmp_path, 17)
    snapshots = sorted(p.name for p in folder.glob("*.journey"))
    assert len(snapshots) == 3
    assert snapshots[0] > "000001.journey"
    (recovery,) = find_recoveries(tmp_path)
    assert recovery.changes == 17
    (folder / snapshots[-1]).write_bytes(b"{")
    assert recovery.load() == journey, "the generation before, and all changes since"
    for snapshot in snapshots:
        (folder / snapshot).write_bytes(b"{")
    with pytest.raises(FileTrouble, match="“Bike” can't be read"):
        recovery.load()


def test_a_full_disk_is_told_and_the_copy_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = start()
    copy = RecoveryCopy(tmp_path, journey)
    copy.add(rename(journey, "1"))
    copy.flush()

    def full(*_args: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        copy.add(rename(journey, "2"))
        with pytest.raises(OSError, match="No space"):
            copy.flush()
    copy.add(rename(journey, "3"))
    copy.flush()
    copy.close()
    (recovery,) = find_recoveries(tmp_path)
    assert recovery.load() == journey


def test_a_folder_that_is_not_there_offers_nothing(tmp_path: Path) -> None:
    assert find_recoveries(tmp_path / "nowhere") == []


def test_a_folder_in_which_nothing_was_written_is_cleared_away_later(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert find_recoveries(tmp_path) == []
    assert empty.exists(), "its program may just be starting"
    os.utime(empty, (1, 1))
    assert find_recoveries(tmp_path) == []
    assert not empty.exists()


@given(maps(), maps(), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_change_comes_back_the_same(before: JourneyMap, after: JourneyMap, label: str) -> None:
    ids = {*before.elements, *after.elements}
    change = Change(label, {id: (before.get(id), after.get(id)) for id in sorted(ids)})
    line = change_to_json(change)
    assert b"\n" not in line
    back = change_from_json(line, before.elements)
    assert back.label == change.label
    assert dict(back.pairs) == dict(change.pairs)


def test_what_a_newer_program_wrote_beside_the_elements_survives_a_crash() -> None:
    header = MapHeader(id=HEADER_ID, extra={"(file)": {"version": "1.4", "fields": {"x": 1}}, "y": 2})
    change = Change("", {HEADER_ID: (None, header)})
    assert change_from_json(change_to_json(change)).pairs[HEADER_ID][1] == header


@pytest.mark.parametrize("line", [b"", b"[]", b"{", b'{"label": "", "pairs": {"a": [1]}}', b'{"pairs": {}}', b"\xff"])
def test_a_line_that_tells_no_change_is_refused(line: bytes) -> None:
    with pytest.raises(Flaw):
        change_from_json(line)


# Maps inside the map


def inside(journey: JourneyMap, *elements: Element) -> Change:
    before = journey["m1"]
    assert isinstance(before, SubMap)
    kept = {e.id: e for e in before.elements} | {e.id: e for e in elements}
    change = Change("Rename inside", {"m1": (before, with_elements(before, kept.values()))})
    journey.apply(change)
    return change


def test_edits_in_a_map_inside_the_map_are_offered_too(tmp_path: Path) -> None:
    deep = sub_map("m1", [Stage(id="s1", name="deep")])
    journey = JourneyMap([*start(), sub_map("m1", [Stage(id="s1", name="in"), deep])])
    copy = RecoveryCopy(tmp_path, journey)
    copy.add(inside(journey, Stage(id="s2", name="half \ud83d")))
    copy.add(inside(journey, with_elements(deep, [Stage(id="s1", name="deeper")])))
    copy.add(rename(journey, "outside"))
    copy.close()
    (recovery,) = find_recoveries(tmp_path)
    back = recovery.load()
    assert back["m1"] == sub_map(
        "m1",
        [
            Stage(id="s1", name="in"),
            Stage(id="s2", name="half �"),
            sub_map("m1", [Stage(id="s1", name="deeper")]),
        ],
    )
    assert back["s1"] == Stage(id="s1", name="outside", order="V")


def test_of_an_edit_in_a_large_inner_map_only_what_changed_is_written() -> None:
    journey = JourneyMap([*start(), sub_map("m1", rich_map(500))])
    line = change_to_json(inside(journey, Stage(id="s1", name="Changed")))
    assert len(line) < 500
    assert change_from_json(line, JourneyMap([sub_map("m1", rich_map(500))]).elements).pairs["m1"][1] == journey["m1"]


def test_a_line_about_an_inner_map_that_is_not_there_tells_nothing() -> None:
    journey = JourneyMap([*start(), sub_map("m1", [])])
    line = change_to_json(inside(journey, Stage(id="s1")))
    for held in ({}, {"m1": Stage(id="m1")}):
        with pytest.raises(Flaw):
            change_from_json(line, held)


@given(maps(), maps())
def test_what_changed_inside_comes_back_exactly(before: JourneyMap, after: JourneyMap) -> None:
    pair = (sub_map("m1", before), sub_map("m1", after))
    change = Change("Anything", {"m1": pair})
    assert change_from_json(change_to_json(change), {"m1": pair[0]}) == change
