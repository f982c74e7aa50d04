"""Files are written whole or not at all, and nothing but a plain file is ever replaced."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from designer.disk import reason, write_whole


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    write_whole(file, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["a.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes, links and pipes of this kind")
def test_modes_and_links_stay_and_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    file, link, pipe = tmp_path / "a.pdf", tmp_path / "link.pdf", tmp_path / "pipe.pdf"
    write_whole(file, b"one", mode=0o640)
    assert stat.S_IMODE(file.stat().st_mode) & 0o137 == 0
    file.chmod(0o604)
    link.symlink_to(file)
    write_whole(link, b"two")
    assert link.is_symlink()
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"two", 0o604)
    os.mkfifo(pipe)
    with pytest.raises(PermissionError):
        write_whole(pipe, b"three")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    file.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(file, b"three")
    assert file.read_bytes() == b"two"


def test_a_name_as_long_as_a_disk_allows_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("ä" * 120 + ".pdf")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_what_the_system_complains_of_is_said_in_plain_words() -> None:
    for number in errno.errorcode:
        for is_target in (False, True):
            said = reason(OSError(number, os.strerror(number)), is_target)
            assert said
            assert not said.endswith(".")
    assert reason(OSError(errno.ENOENT, "x")) == "it is not there"
    assert reason(OSError(errno.ENOENT, "x"), is_target=True) == "its folder is not there"
