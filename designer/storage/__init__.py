"""How a map is kept: reading and writing of .journey files, recovery copies, earlier versions."""

from __future__ import annotations

from designer.storage.beside import MapsBeside, file_beside, identity, name_beside
from designer.storage.locks import FileLock, Holder
from designer.storage.places import lines_of
from designer.storage.reading import LARGEST_FILE, Loaded, fingerprint, load, load_with_fingerprint, loads
from designer.storage.recovery import Recovery, RecoveryCopy, find_recoveries
from designer.storage.saving import Saved, remove_orphans, save
from designer.storage.trouble import ChangedOutside, FileTrouble
from designer.storage.versions import Version, find_versions
from designer.storage.writing import dumps

__all__ = [
    "LARGEST_FILE",
    "ChangedOutside",
    "FileLock",
    "FileTrouble",
    "Holder",
    "Loaded",
    "MapsBeside",
    "Recovery",
    "RecoveryCopy",
    "Saved",
    "Version",
    "dumps",
    "file_beside",
    "find_recoveries",
    "find_versions",
    "fingerprint",
    "identity",
    "lines_of",
    "load",
    "load_with_fingerprint",
    "loads",
    "name_beside",
    "remove_orphans",
    "save",
]
