"""One writer for each file: who has a map open, also seen by a second program and a second computer."""

from __future__ import annotations

import contextlib
import getpass
import logging
import os
import socket
import sys
import time
from pathlib import Path

import msgspec

log = logging.getLogger(__name__)

_FORGOTTEN_AFTER = 24 * 3600  # a lock from another computer, whose end can't be seen from here


class Holder(msgspec.Struct, frozen=True):
    """Who has a file open: user, computer, process, and since when (seconds since 1970)."""

    user: str
    host: str
    pid: int
    since: float


class FileLock:
    """The right to write one file, held until `release` or the end of the process, however that comes.

    The system drops the lock of a process that dies, so that what a crash leaves is taken over at once. A lock file from
    another computer counts for a day after it was last refreshed.
    """

    def __init__(self, path: Path | str) -> None:
        target = Path(os.path.realpath(path))
        self.file = target.with_name(f".{target.name[:200]}.lock")
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object has the lock."""
        return self._descriptor is not None

    def acquire(self) -> Holder | None:
        """Take the lock; returns who has it when somebody else does, and None otherwise.

        Where no lock file can be made (a disk that can only be read) nothing is held either: `is_held` tells.
        """
        if self._descriptor is not None:
            return None
        while True:
            try:
                descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
            except OSError as trouble:
                log.info("No lock file beside a map: %s", trouble.strerror)
                return None
            if not lock_descriptor(descriptor):
                os.close(descriptor)
                return self._read() or Holder("", "", 0, 0)
            if _is_same_file(descriptor, self.file):
                break
            os.close(descriptor)  # it was released and removed between opening and locking
        found = self._read()
        if found is not None and found.host not in ("", socket.gethostname()):
            with contextlib.suppress(OSError):
                if time.time() - self.file.stat().st_mtime < _FORGOTTEN_AFTER:
                    os.close(descriptor)
                    return found
        self._descriptor = descriptor
        self._write(descriptor)
        return None

    def refresh(self) -> None:
        """Show other computers that the lock still holds; once an hour is enough."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.utime(self.file)

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        with contextlib.suppress(OSError):
            if os.name != "nt" and _is_same_file(descriptor, self.file):
                self.file.unlink()
        with contextlib.suppress(OSError):
            os.close(descriptor)
        if os.name == "nt":
            with contextlib.suppress(OSError):
                self.file.unlink()

    def __enter__(self) -> FileLock:
        self.acquire()
        return self

    def __exit__(self, *_why: object) -> None:
        self.release()

    def _read(self) -> Holder | None:
        try:
            # The first byte is the one that is locked, and can't be read on Windows; it is a space.
            with self.file.open("rb") as file:
                file.seek(1)
                return msgspec.json.decode(file.read(4096), type=Holder)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None

    def _write(self, descriptor: int) -> None:
        holder = Holder(_user(), socket.gethostname(), os.getpid(), round(time.time()))
        try:
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, b" " + msgspec.json.encode(holder))
        except OSError as trouble:
            log.info("A lock file stays empty: %s", trouble.strerror)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _is_same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def lock_descriptor(descriptor: int) -> bool:
    """Lock an open file for this process; False where another one has it. Lost when the process ends."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks: better two writers than none
    return True


def is_running(pid: int) -> bool:
    """Whether a process with this number is there on this computer."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)
        if not handle:
            return False
        ctypes.windll.kernel32.CloseHandle(handle)
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
