"""A save leaves the old map or the new one, whatever happens; and it says what happened."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.model import JourneyMap, MapHeader, Stage, Touchpoint
from designer.model.elements import HEADER_ID
from designer.storage import ChangedOutside, FileTrouble, dumps, fingerprint, load, load_with_fingerprint, save
from designer.storage import saving as saving_module
from tests.maps import rich_map

ROOT = Path(__file__).parents[2]

OLD = JourneyMap([MapHeader(id=HEADER_ID, title="old")])
NEW = JourneyMap([MapHeader(id=HEADER_ID, title="new"), Stage(id="s1", name="Buy")])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    save(OLD, folder / "Plan.journey")
    return folder / "Plan.journey"


def test_a_saved_map_opens_as_it_was(tmp_path: Path) -> None:
    journey = rich_map(30)
    saved = save(journey, tmp_path / "Plan.journey")
    assert load(saved.path) == journey
    assert saved.fingerprint == load_with_fingerprint(saved.path).fingerprint
    assert saved.size == saved.path.stat().st_size
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["Plan.journey"]


def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        path = save(OLD, tmp_path / "Plan.journey").path
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o604)
        save(NEW, path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o604
    finally:
        os.umask(mask)


def test_a_link_still_points_at_the_map(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "Link.journey"
    link.symlink_to(plan)
    assert save(NEW, link).path == plan.resolve()
    assert link.is_symlink()
    assert load(plan) == NEW


def test_a_map_changed_by_another_program_is_not_written_over(plan: Path) -> None:
    before = time.time()
    opened = load_with_fingerprint(plan)
    theirs = dumps([MapHeader(id=HEADER_ID, title="theirs")])
    plan.write_bytes(theirs)
    with pytest.raises(ChangedOutside, match=r"“Plan\.journey” was changed by another program\.") as found:
        save(NEW, plan, opened.fingerprint)
    assert before - 2 <= found.value.when <= time.time() + 2  # the clock of a disk is coarse
    assert plan.read_bytes() == theirs
    save(NEW, plan)  # "Keep mine"
    assert load(plan) == NEW


def test_a_map_touched_but_not_changed_is_saved(plan: Path) -> None:
    opened = load_with_fingerprint(plan)
    os.utime(plan, (1, 1))
    save(NEW, plan, opened.fingerprint)
    assert load(plan) == NEW


def test_a_map_whose_file_went_away_is_written_anew(plan: Path) -> None:
    opened = load_with_fingerprint(plan)
    plan.unlink()
    save(NEW, plan, opened.fingerprint)
    assert load(plan) == NEW


def test_a_map_that_could_not_be_opened_again_is_not_saved(plan: Path) -> None:
    wrong = JourneyMap([Touchpoint(id="t1", feeling=7)])
    with pytest.raises(FileTrouble) as refused:
        save(wrong, plan)
    assert str(refused.value) == (
        "“Plan.journey” was not saved: it could not be opened again, because “feeling” of touchpoint “t1” is “7”, "
        "which is not between −2 and +2 (line 4)."
    )
    for value in (float("nan"), True):
        with pytest.raises(FileTrouble):
            save(JourneyMap([Touchpoint(id="t1", feeling=value)]), plan)
    assert load(plan) == OLD


def test_half_characters_are_mended_and_saved(plan: Path) -> None:
    save(JourneyMap([MapHeader(id=HEADER_ID, title="a\ud83d", extra={"(file)": {"version": "1.3"}})]), plan)
    assert load(plan).header.title == "a�"


def test_a_file_that_may_only_be_read_stays(plan: Path) -> None:
    plan.chmod(0o444)
    with pytest.raises(FileTrouble, match=r"“Plan\.journey” was not saved: the file may only be read\."):
        save(NEW, plan)
    assert load(plan) == OLD


def test_what_is_no_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "Folder.journey").mkdir()
    for path, what in (
        (tmp_path / "Folder.journey", "there is something else of this name"),
        (tmp_path / "nowhere" / "Plan.journey", "its folder is not there"),
        (tmp_path / "a\0.journey", "no file can have this name"),
    ):
        with pytest.raises(FileTrouble, match=what):
            save(NEW, path)


class Failing:
    """Stands in for one function of `os`, and fails at one of its calls."""

    def __init__(self, real: Callable[..., Any], at: int, code: int = errno.ENOSPC) -> None:
        self.real, self.at, self.code, self.calls = real, at, code, 0

    def __call__(self, *args: Any, **named: Any) -> Any:
        self.calls += 1
        if self.calls == self.at:
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*args, **named)


@pytest.mark.allow_log  # that the folder could not be flushed
@pytest.mark.parametrize("function", ["open", "write", "fsync", "fchmod", "close", "replace"])
def test_whichever_step_fails_the_file_is_the_old_one_or_the_new_one(
    plan: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    for at in range(1, 12):
        save(OLD, plan)
        failing = Failing(getattr(os, function), at)
        with monkeypatch.context() as patch:
            patch.setattr(os, function, failing)
            try:
                save(NEW, plan)
                said = ""
            except FileTrouble as refused:
                said = str(refused)
        assert said in ("", "“Plan.journey” was not saved: the disk is full.")
        assert load(plan) == (OLD if said else NEW)
        assert [p.name for p in plan.parent.iterdir()] == ["Plan.journey"]
        if failing.calls < at:
            break
    assert failing.calls, f"os.{function} takes no part in saving any more"


@pytest.mark.allow_log
def test_a_folder_that_can_not_be_flushed_is_logged_only(
    plan: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    save(NEW, plan)
    assert "could not be flushed" in caplog.text


def test_short_writes_are_carried_on(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:7])))
    save(NEW, plan)
    assert load(plan) == NEW


def test_a_disk_that_gives_back_something_else_is_noticed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving_module, "read_bytes", lambda *_: b"other")
    with pytest.raises(FileTrouble, match="what was written does not come back from the disk"):
        save(NEW, plan)


@pytest.mark.allow_log
def test_an_interrupt_leaves_the_old_map_and_nothing_else(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        save(NEW, plan)
    assert load(plan) == OLD
    assert [p.name for p in plan.parent.iterdir()] == ["Plan.journey"]


_SAVER = """
import sys
from pathlib import Path
from designer.model import JourneyMap, MapHeader, Stage
from designer.storage import save
path = Path(sys.argv[1])
stages = [Stage(id=f"s{i}", name="x" * 400) for i in range(200)]
maps = [JourneyMap([MapHeader(id="map", title=title), *stages]) for title in ("even", "odd")]
save(maps[0], path)
print("ready", flush=True)
while True:
    for journey in maps:
        save(journey, path)
"""


def test_killed_while_saving_the_map_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "maps" / "Plan.journey"
    path.parent.mkdir()
    for attempt in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.003 + 0.0071 * attempt)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert load(path).header.title in ("even", "odd")
    save(NEW, path)
    assert [p.name for p in path.parent.iterdir()] == ["Plan.journey"], "what the killed saves left is cleared away"


def test_what_another_running_program_is_writing_stays(tmp_path: Path) -> None:
    ours = tmp_path / f".journey-{saving_module._host()}-{os.getpid()}-00aa.saving"
    dead = tmp_path / f".journey-{saving_module._host()}-999999999-00aa.saving"
    elsewhere = tmp_path / ".journey-0123abcd-1-00aa.saving"
    forgotten = tmp_path / ".journey-0123abcd-2-00aa.saving"
    for path in (ours, dead, elsewhere, forgotten, tmp_path / ".journey-mine.saving"):
        path.write_bytes(b"")
    os.utime(forgotten, (1, 1))
    save(NEW, tmp_path / "Plan.journey")
    assert not dead.exists()
    assert not forgotten.exists()
    assert ours.exists()
    assert elsewhere.exists()
    assert (tmp_path / ".journey-mine.saving").exists()


def test_the_fingerprint_tells_contents_apart() -> None:
    assert fingerprint(b"a") == fingerprint(b"a") != fingerprint(b"b")
