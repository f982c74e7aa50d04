"""One writer for each file; who that is, and what a crash leaves behind."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from designer.storage import FileLock, Holder

_HOLDER = """
import sys
from designer.storage import FileLock
lock = FileLock(sys.argv[1])
print(lock.acquire(), flush=True)
sys.stdin.read()
"""

ROOT = Path(__file__).parents[2]


def start_holder(path: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"None\n"
    return process


def test_a_second_program_learns_who_has_the_map_and_takes_over_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "Plan.journey"
    before = time.time()
    process = start_holder(path)
    lock = FileLock(path)
    holder = lock.acquire()
    assert holder is not None
    assert (holder.pid, holder.host) == (process.pid, socket.gethostname())
    assert before - 1 <= holder.since <= time.time() + 1  # whole seconds
    assert not lock.is_held
    process.kill()
    process.communicate()
    assert lock.file.exists(), "the crash left its lock file"
    assert lock.acquire() is None
    assert lock.is_held
    lock.release()
    assert not lock.file.exists()


def test_two_windows_of_one_program_are_two_writers(tmp_path: Path) -> None:
    path = tmp_path / "Plan.journey"
    with FileLock(path) as first:
        assert first.is_held
        assert first.acquire() is None
        holder = FileLock(path).acquire()
        assert holder is not None
        assert holder.pid == os.getpid()
    assert FileLock(path).acquire() is None


def test_a_link_and_its_file_share_one_lock(tmp_path: Path) -> None:
    path, link = tmp_path / "Plan.journey", tmp_path / "Link.journey"
    path.write_bytes(b"")
    link.symlink_to(path)
    with FileLock(path):
        assert FileLock(link).acquire() is not None


def test_a_lock_from_another_computer_counts_for_a_day(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "Plan.journey")
    other = Holder("R. Adler", "elsewhere", 12, 1000)
    lock.file.write_bytes(b" " + msgspec.json.encode(other))
    assert lock.acquire() == other
    os.utime(lock.file, (time.time() - 25 * 3600,) * 2)
    assert lock.acquire() is None
    assert lock.is_held
    lock.refresh()
    lock.release()


def test_a_lock_file_that_tells_nothing_is_taken_over(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "Plan.journey")
    lock.file.write_bytes(b"\xff{")
    assert lock.acquire() is None
    assert lock.is_held
    lock.release()


def test_where_no_lock_file_can_be_made_nothing_is_held(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "nowhere" / "Plan.journey")
    assert lock.acquire() is None
    assert not lock.is_held
    lock.release()
