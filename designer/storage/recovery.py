"""The recovery copy: what was edited and not saved is on the disk moments later, and offered after a crash.

A copy is a folder with up to three generations, each a snapshot of the map and a journal with one line per change. A new
generation begins when a journal has grown long. The folder is locked while its program runs, so that no other one offers
it. Writing happens in a thread of its own (fdatasync: 4 ms in the median, 8 in one of a hundred).
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from designer.model import Change, Element, JourneyMap
from designer.model.elements import HEADER_ID, name_of
from designer.storage.changes import change_from_json, change_to_json
from designer.storage.locks import lock_descriptor
from designer.storage.reading import loads
from designer.storage.trouble import FileTrouble, Flaw, reason, unreadable
from designer.storage.values import make_map
from designer.storage.writing import dumps

log = logging.getLogger(__name__)

MOST_GENERATIONS = 3
LONGEST_JOURNAL = 500  # changes
LARGEST_JOURNAL = 8 * 1024 * 1024
_LOCK = "lock"
_ABANDONED_AFTER = 3600  # a folder in which nothing was ever written
_fdatasync = getattr(os, "fdatasync", os.fsync)


class _About(msgspec.Struct, frozen=True):
    """The first line of a journal."""

    title: str = ""
    path: str = ""
    before: int = 0  # changes in the generations before


class RecoveryCopy:
    """Keeps the unsaved edits of one open map; `add` each change, `discard` after a save that was read back.

    `journey` is the map as it is now, with so many unsaved `edits` in it; `path` its file, if it has one. Nothing here
    waits for the disk but `flush`.
    """

    def __init__(
        self, folder: Path, journey: JourneyMap, path: Path | None = None, title: str = "", edits: int = 0
    ) -> None:
        self.folder = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(4)}"
        self._title = title or name_of(journey.header)
        self._path = str(path.absolute()) if path is not None else ""
        self._queue: queue.SimpleQueue[Change | threading.Event | None] = queue.SimpleQueue()
        self._trouble: OSError | None = None
        self._elements: dict[str, Element] = dict(journey.elements)
        self._thread = threading.Thread(target=self._work, name="recovery copy", daemon=True)
        self._lock: int | None = None
        self._journal: int | None = None
        self._generation = self._lines = self._size = 0
        self._count = edits
        self._thread.start()

    def add(self, change: Change) -> None:
        """Keep one change: an edit, an undo or a redo."""
        self._queue.put(change)

    def flush(self, timeout: float = 10) -> None:
        """Wait until all that was added is on the disk; raises OSError where that can't be."""
        if not self._thread.is_alive():
            return
        done = threading.Event()
        self._queue.put(done)
        if not done.wait(timeout):
            raise TimeoutError("the recovery copy takes too long")
        if self._trouble is not None:
            trouble, self._trouble = self._trouble, None
            raise trouble

    def close(self) -> None:
        """Stop, and leave the copy for the next start."""
        self._queue.put(None)
        self._thread.join(10)
        for descriptor in (self._journal, self._lock):
            if descriptor is not None:
                with contextlib.suppress(OSError):
                    os.close(descriptor)
        self._journal = self._lock = None

    def discard(self) -> None:
        """Take the copy away: all is saved, or was let go on purpose."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # In the thread

    def _work(self) -> None:
        is_stopped = False
        self._try(self._begin)
        while not is_stopped:
            batch = [self._queue.get()]
            while True:
                try:
                    batch.append(self._queue.get_nowait())
                except queue.Empty:
                    break
            changes = [item for item in batch if isinstance(item, Change)]
            is_stopped = any(item is None for item in batch)
            if changes:
                self._apply(changes)
                self._try(lambda changes=changes: self._keep(changes))  # type: ignore[misc]
            for item in batch:
                if isinstance(item, threading.Event):
                    item.set()

    def _try(self, write: Callable[[], None]) -> None:
        # What goes wrong is told by `flush`. With the next change a new generation is tried: the disk may have room again.
        try:
            write()
        except OSError as trouble:
            log.info("The recovery copy could not be written: %s", trouble.strerror)
            self._trouble = trouble
            self._drop_journal()
        except (ValueError, Flaw):
            log.exception("A change could not be kept in the recovery copy")
            self._drop_journal()

    def _drop_journal(self) -> None:
        if self._journal is not None:
            with contextlib.suppress(OSError):
                os.close(self._journal)
            self._journal = None

    def _apply(self, changes: list[Change]) -> None:
        for change in changes:
            for id, (_before, after) in change.pairs.items():
                if after is None:
                    self._elements.pop(id, None)
                else:
                    self._elements[id] = after
        self._count += len(changes)

    def _keep(self, changes: list[Change]) -> None:
        if self._journal is None or self._lines >= LONGEST_JOURNAL or self._size > LARGEST_JOURNAL:
            self._begin()
            return
        lines = b"".join(change_to_json(change) + b"\n" for change in changes)
        _write_all(self._journal, lines)
        _fdatasync(self._journal)
        self._lines += len(changes)
        self._size += len(lines)

    def _begin(self) -> None:
        """Begin a generation with the map as it is now."""
        self._drop_journal()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            lock_descriptor(self._lock)
        self._generation += 1
        about = _About(self._title, self._path, self._count)
        snapshot = self.folder / f"{self._generation:06}.journey"
        beside = snapshot.with_suffix(".part")
        _write_file(beside, dumps(self._elements.values(), snapshot.name))
        beside.replace(snapshot)
        journal = snapshot.with_suffix(".changes")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._journal = os.open(journal, flags, 0o600)
        _write_all(self._journal, msgspec.json.encode(about) + b"\n")
        _fdatasync(self._journal)
        self._lines = self._size = 0
        for old in _generations(self.folder)[:-MOST_GENERATIONS]:
            for suffix in (".journey", ".changes"):
                (self.folder / f"{old:06}{suffix}").unlink(missing_ok=True)


def _write_file(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _generations(folder: Path) -> list[int]:
    return sorted(int(p.stem) for p in folder.glob("*.journey") if p.stem.isdigit())


# After a crash


class Recovery(msgspec.Struct, frozen=True):
    """Edits that were not saved when their program ended; `when` is the last of them, in seconds since 1970."""

    folder: Path
    title: str
    path: Path | None
    changes: int
    when: float

    def load(self) -> JourneyMap:
        """The map with all its edits; raises FileTrouble where nothing of it can be read."""
        return _load(self.folder, self.title or self.folder.name)

    def discard(self) -> None:
        """Take the copy away; only when its user said so, or after it was saved."""
        shutil.rmtree(self.folder, ignore_errors=True)


def find_recoveries(folder: Path) -> list[Recovery]:
    """What programs that ended without saving have left, the last first; copies of running programs are left alone."""
    found: list[Recovery] = []
    with contextlib.suppress(OSError):
        for copy in folder.iterdir():
            with contextlib.suppress(OSError):
                if copy.is_dir() and not _is_in_use(copy):
                    found += _look_at(copy)
    return sorted(found, key=lambda recovery: recovery.when, reverse=True)


def _is_in_use(copy: Path) -> bool:
    try:
        descriptor = os.open(copy / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not lock_descriptor(descriptor)
    finally:
        os.close(descriptor)


def _look_at(copy: Path) -> Iterable[Recovery]:
    generations = _generations(copy)
    if not generations:
        if time.time() - copy.stat().st_mtime > _ABANDONED_AFTER:
            shutil.rmtree(copy, ignore_errors=True)
        return []
    about, lines, when = _About(), 0, 0.0
    for generation in generations:
        snapshot = copy / f"{generation:06}.journey"
        when = max(when, snapshot.stat().st_mtime)
        journal = snapshot.with_suffix(".changes")
        if journal.is_file():
            head, *rest = _complete_lines(journal)
            about, lines = _about_of(head, about), len(rest)
            when = max(when, journal.stat().st_mtime)
    return [Recovery(copy, about.title, Path(about.path) if about.path else None, about.before + lines, when)]


def _about_of(line: bytes, otherwise: _About) -> _About:
    try:
        return msgspec.json.decode(line, type=_About)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return otherwise


def _complete_lines(journal: Path) -> list[bytes]:
    # A last line without its end was torn by the crash; a journal without any line gives one that tells nothing.
    return journal.read_bytes().split(b"\n")[:-1] or [b""]


def _load(copy: Path, name: str) -> JourneyMap:
    trouble: FileTrouble | None = None
    generations = _generations(copy)
    for place in range(len(generations) - 1, -1, -1):
        try:
            journey = loads((copy / f"{generations[place]:06}.journey").read_bytes(), name)
            return _replay(copy, generations[place:], journey)
        except FileTrouble as found:  # then the generation before it, and all changes since
            trouble = trouble or found
        except Flaw as flaw:
            trouble = trouble or unreadable(name, flaw.what)
        except OSError as found_os:
            trouble = trouble or unreadable(name, reason(found_os))
    raise trouble or unreadable(name, reason(FileNotFoundError(2, "")))


def _replay(copy: Path, generations: list[int], journey: JourneyMap) -> JourneyMap:
    elements: dict[str, Any] = dict(journey.elements)
    for generation in generations:
        journal = copy / f"{generation:06}.changes"
        if not journal.is_file():
            break
        for line in _complete_lines(journal)[1:]:
            try:
                change = change_from_json(line, elements)
            except Flaw:
                # What comes after a line that was damaged would not fit any more.
                return make_map(elements.values())
            for id, (_before, after) in change.pairs.items():
                if after is not None:
                    elements[id] = after
                elif id != HEADER_ID:
                    elements.pop(id, None)
    return make_map(elements.values())
