"""The fonts installed on this computer, and which of them stands in for characters that the bundled ones lack.

Found by looking into the usual folders, without asking the system: the same on a desktop, on a server and in a test.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec

from designer.disk import write_whole
from designer.drawing import Face
from designer.text.font_files import ENDINGS, FontFace, read_faces
from designer.text.scripts import (
    BY_KEY,
    HAN_LANGUAGES,
    JAPANESE,
    KOREAN,
    SIMPLIFIED,
    TRADITIONAL,
    script_of,
)

# Folders to look into instead of the usual ones, parted as in PATH; empty for none.
FOLDERS_VARIABLE = "JOURNEY_DESIGNER_FONTS"

_VERSION = 1
_MOST_FILES = 20_000
_REGULAR, _BOLD = 400, 700
# Like the bundled faces, or made as their companions; of others the first by name.
_COMPANIONS = ("noto sans", "source han sans", "noto serif", "source han serif")
_REGIONS = (
    (JAPANESE, re.compile(r"\b(?:jp|japanese)\b|yu gothic|meiryo|ms p?gothic|hiragino|ipa|takao|bizud|biz ud|vl gothic", re.I)),
    (SIMPLIFIED, re.compile(r"\b(?:sc|cn|gb|simplified)\b|yahei|simsun|simhei|deng ?xian|wenquanyi", re.I)),
    (TRADITIONAL, re.compile(r"\b(?:tc|tw|hk|traditional)\b|jhenghei|mingliu|uming", re.I)),
    (KOREAN, re.compile(r"\b(?:kr|k|korean)\b|malgun|sd gothic|nanum|gulim|dotum|batang|baekmuk", re.I)),
)  # fmt: skip


class _Known(msgspec.Struct, frozen=True):
    stamp: tuple[int, int]  # time of change in ns, and size
    faces: tuple[FontFace, ...]


class _Index(msgspec.Struct, frozen=True):
    version: int
    files: dict[str, _Known]


class Chosen(msgspec.Struct, frozen=True):
    """The faces that stand in for what the bundled ones lack, and the families passed over because their licence bits forbid
    putting a part of them into a document."""

    faces: tuple[Face, ...] = ()
    forbidden: tuple[str, ...] = ()


class InstalledFonts:
    """All usable faces of some folders, by family; the same files always give the same answers. May be shared by threads."""

    def __init__(self, faces: Iterable[FontFace]) -> None:
        families: dict[str, list[FontFace]] = {}
        for face in sorted(faces, key=lambda f: (f.family.lower(), f.lightest, f.heaviest, f.file, f.index)):
            families.setdefault(face.family, []).append(face)
        self._families = families
        self._characters: dict[tuple[str, int], frozenset[int]] = {}

    @classmethod
    def found(cls, folders: Sequence[Path] | None = None, cache: Path | None = None) -> InstalledFonts:
        """Look into the folders, by default those of this computer. What is known of files that did not change is read from
        the file `cache`, and written there again; without one, or where it can't be used, everything is read afresh."""
        known = _read_index(cache)
        files: dict[str, _Known] = {}
        for path, stamp in _font_files(font_folders() if folders is None else folders):
            before = known.get(path)
            if before is not None and before.stamp == stamp:
                files[path] = before
                continue
            try:
                files[path] = _Known(stamp, read_faces(Path(path)))
            except OSError:
                continue
        if cache is not None and files != known:
            _write_index(cache, files)
        return cls(face for one in files.values() for face in one.faces)

    @property
    def families(self) -> tuple[str, ...]:
        """All families, by name."""
        return tuple(self._families)

    def families_for(self, script: str) -> tuple[str, ...]:
        """The families that can set a script and may be embedded, the most suitable first."""
        usable = [f for f, faces in self._families.items() if any(_sets(face, script) for face in faces)]
        return tuple(sorted(usable, key=lambda family: self._rank(family, script)))

    def faces_of(self, family: str) -> tuple[Face, ...]:
        """A family's regular and bold face, or the one it has; none where there is no such family or it may not be embedded."""
        faces = [face for face in self._families.get(family, ()) if face.may_embed]
        return as_faces(faces)

    def choose(self, missing: Iterable[str], han_language: str, wanted: Mapping[str, str] | None = None) -> Chosen:
        """The faces that have the missing characters: for each script the family the user wants, else the most suitable."""
        left: dict[str, list[str]] = {}
        for character in missing:
            left.setdefault(script_of(character, han_language), []).append(character)
        chosen: list[Face] = []
        forbidden: list[str] = []
        for script in sorted(left, key=lambda key: (key not in HAN_LANGUAGES, key)):
            rest = {ord(c) for text in left[script] for c in text}
            for face in chosen:
                rest -= self._characters_of(face)
            for family in self._candidates(script, left[script], (wanted or {}).get(script, "")):
                if not rest:
                    break
                faces = self.faces_of(family)
                if not faces:
                    if family not in forbidden and self._has_any(family, rest):
                        forbidden.append(family)
                    continue
                gained = rest & self._characters_of(faces[0])
                if gained:
                    chosen += [face for face in faces if face not in chosen]
                    rest -= gained
            if not rest:
                forbidden = [family for family in forbidden if family in (wanted or {}).values()]
        return Chosen(tuple(chosen), tuple(forbidden))

    def _candidates(self, script: str, characters: list[str], wanted: str) -> list[str]:
        found = []
        for family, faces in self._families.items():
            count = max(sum(face.may_have(c[0]) for c in characters) for face in faces)
            if count:
                found.append((family != wanted, -count, self._rank(family, script), family))
        return [family for *_rank, family in sorted(found)]

    def _rank(self, family: str, script: str) -> tuple[Any, ...]:
        faces = self._families[family]
        face = min(faces, key=lambda f: _distance(f, _REGULAR))
        named = family.lower()
        region = next((language for language, pattern in _REGIONS if pattern.search(named)), "")
        language = BY_KEY[script].language if script in BY_KEY else ""
        return (
            language != "" and script not in face.scripts,
            language != "" and region != language and (region != "" or language not in face.code_pages),
            script != "" and script not in face.scripts,
            face.is_mono,
            face.is_serif,
            next((i for i, name in enumerate(_COMPANIONS) if named.startswith(name)), len(_COMPANIONS)),
            language != "" and region == "",
            named.endswith((" hk", " mo")),  # drawn for Hong Kong and Macau; the standard forms are those of Taiwan
            not _spans(faces),
            named,
        )

    def _has_any(self, family: str, codes: set[int]) -> bool:
        face = self._families[family][0]
        return any(face.may_have(chr(code)) for code in codes)

    def _characters_of(self, face: Face) -> frozenset[int]:
        key = (face.file, face.index)
        found = self._characters.get(key)
        if found is None:
            found = self._characters[key] = characters_of(face)
        return found


def characters_of(face: Face) -> frozenset[int]:
    """All characters that a face has; none for a file that can't be read any more."""
    import uharfbuzz as hb

    try:
        return frozenset(hb.Face(hb.Blob.from_file_path(face.file), face.index).unicodes)
    except (OSError, hb.HarfBuzzError):
        return frozenset()


def as_faces(faces: Sequence[FontFace]) -> tuple[Face, ...]:
    """The regular and the bold one of a family's faces, or the only one."""
    found: dict[tuple[str, int, float], Face] = {}
    for weight in (_REGULAR, _BOLD):
        if not faces:
            break
        best = min(faces, key=lambda f: (_distance(f, weight), f.is_variable, f.file, f.index))
        actual = min(max(weight, best.lightest), best.heaviest)
        key = (best.file, best.index, actual)
        if key not in found:
            axes = (("wght", float(actual)),) if best.is_variable else ()
            name = re.sub(r"[^A-Za-z0-9]", "", best.family) or "Font"
            found[key] = Face(f"{name}-{actual}", best.family, actual, best.file, best.index, axes)
    return tuple(found.values())


def _distance(face: FontFace, weight: int) -> float:
    nearest = min(max(weight, face.lightest), face.heaviest)
    # Of two as far away the one between regular and bold, then the lighter one.
    return abs(nearest - weight) + (0.5 if not _REGULAR <= nearest <= _BOLD else 0)


def _spans(faces: Sequence[FontFace]) -> bool:
    """Whether a family has a regular and a bold face."""
    return any(f.lightest <= 450 and f.heaviest >= 350 for f in faces) and any(f.heaviest >= 600 for f in faces)


def _sets(face: FontFace, script: str) -> bool:
    return face.may_embed and script in face.scripts


# Where fonts lie


def font_folders() -> tuple[Path, ...]:
    """Where fonts are installed on this computer; folders that are not there among them."""
    named = os.environ.get(FOLDERS_VARIABLE)
    if named is not None:
        return tuple(Path(part) for part in named.split(os.pathsep) if part)
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = os.environ.get("LOCALAPPDATA")
        return (windows / "Fonts", *([Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []))
    if sys.platform == "darwin":
        return (
            home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"),
            *sorted(Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*")),
        )  # fmt: skip
    data = os.environ.get("XDG_DATA_HOME", "")
    shared = os.environ.get("XDG_DATA_DIRS", "") or "/usr/local/share:/usr/share"
    usual = [
        Path(data) / "fonts" if Path(data).is_absolute() else home / ".local/share/fonts",
        home / ".fonts",
        *(Path(part) / "fonts" for part in shared.split(":") if Path(part).is_absolute()),
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/run/host/fonts"),
        *_fontconfig_folders(Path("/etc/fonts/fonts.conf"), home),
    ]
    return tuple(dict.fromkeys(usual))


def _fontconfig_folders(file: Path, home: Path) -> list[Path]:
    """The folders that fontconfig's own file names; some distributions keep fonts nowhere else."""
    try:
        root = ElementTree.parse(file).getroot()
    except (OSError, ElementTree.ParseError):
        return []
    found = []
    for entry in root.iter("dir"):
        text = (entry.text or "").strip()
        if text.startswith("~"):
            text = str(home) + text[1:]
        if Path(text).is_absolute():
            found.append(Path(text))
    return found


def _font_files(folders: Sequence[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each font file once, with its stamp, in an order that depends on names only."""
    seen: set[str] = set()
    count = 0
    for folder in folders:
        for above, below, names in os.walk(folder, followlinks=True):
            real = os.path.realpath(above)
            if real in seen:
                below.clear()
                continue
            seen.add(real)
            below.sort()
            for name in sorted(names):
                if not name.lower().endswith(ENDINGS):
                    continue
                path = Path(above, name)
                try:
                    status = path.stat()
                except OSError:
                    continue
                count += 1
                if count > _MOST_FILES:
                    return
                yield str(path), (status.st_mtime_ns, status.st_size)


def _read_index(cache: Path | None) -> dict[str, _Known]:
    if cache is None:
        return {}
    try:
        index = msgspec.json.decode(cache.read_bytes(), type=_Index)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return index.files if index.version == _VERSION else {}


def _write_index(cache: Path, files: dict[str, _Known]) -> None:
    try:
        cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(cache, msgspec.json.encode(_Index(_VERSION, files)), mode=0o600)
    except (OSError, UnicodeEncodeError):
        pass  # next time everything is read again
