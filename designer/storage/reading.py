"""Reading a .journey file: a map, or one sentence that says why not. Nothing in it is trusted."""

from __future__ import annotations

import gc
import hashlib
import json
import re
import stat
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

import msgspec

from designer.model import JourneyMap
from designer.storage.migrations import VERSION, migrate
from designer.storage.records import LONGEST_TEXT, map_from
from designer.storage.trouble import FileTrouble, Flaw, cut_off, quoted, reason, unreadable
from designer.words import _

LARGEST_FILE = 64 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"
_ESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_ESCAPED_SURROGATE = re.compile(
    rb"(?<!\\)(?:\\\\)*(?:\\u[dD][89aAbB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    rb"|(?<!\\u[dD][89aAbB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*={0,2}")
_SIGNATURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
)


class Loaded(msgspec.Struct, frozen=True):
    """A map as read, and the fingerprint by which `save` knows whether the file is still the same."""

    journey: JourneyMap
    fingerprint: str


def load(path: Path | str, name: str | None = None) -> JourneyMap:
    """The map in a file. `name` is what a sentence calls the file, by default its name without the folders.

    Raises FileTrouble, and nothing else, for whatever can't be read whole.
    """
    return load_with_fingerprint(path, name).journey


def load_with_fingerprint(path: Path | str, name: str | None = None) -> Loaded:
    """Like `load`, together with the fingerprint of what was read, for a later `save`."""
    name = name if name is not None else Path(path).name
    data = read_bytes(path, name)
    return Loaded(loads(data, name), fingerprint(data))


def fingerprint(data: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path | str, name: str) -> bytes:
    """The content of a plain file of at most 64 MB; raises FileTrouble."""
    try:
        if not stat.S_ISREG((found := Path(path).stat()).st_mode):
            what = _("it is a folder") if stat.S_ISDIR(found.st_mode) else _("it is no plain file")
            raise unreadable(name, what)
        if found.st_size > LARGEST_FILE:
            raise _too_large(name)
        with Path(path).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as trouble:
        raise unreadable(name, reason(trouble)) from trouble
    except ValueError as trouble:  # a NUL in the path
        if isinstance(trouble, FileTrouble):
            raise
        raise unreadable(name, _("no file can have this name")) from trouble
    if len(data) > LARGEST_FILE:
        raise _too_large(name)
    return data


def _too_large(name: str) -> FileTrouble:
    return unreadable(name, _("it is larger than 64 MB"))


def loads(data: bytes, name: str) -> JourneyMap:
    """The map in the content of a file called `name`; raises FileTrouble, and nothing else."""
    if len(data) > LARGEST_FILE:
        raise _too_large(name)
    was_collecting = gc.isenabled()
    gc.disable()  # thousands of new objects and no garbage among them: the collector would only look for it
    try:
        return _read(data, name)
    finally:
        if was_collecting:
            gc.enable()


def _read(data: bytes, name: str) -> JourneyMap:
    text = data[len(_BOM) :] if data.startswith(_BOM) else data
    plain = _decode(text, name)
    try:
        plain = migrate(plain)
        # A newer minor version stays one, with all that it brought.
        beside = {"version": plain["version"]} if plain["version"] != VERSION else None
        return map_from(plain, beside)
    except Flaw as flaw:
        raise unreadable(name, flaw.what, _line_of(text, flaw.path)) from None


# From bytes to plain values


def _decode(text: bytes, name: str) -> dict[str, Any]:
    _refuse_other_files(text, name)
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise unreadable(name, _("it is not UTF-8 text"), _line_at(text, wrong.start)) from None
    if b"\\u0000" in text and (nul := _ESCAPED_NUL.search(text)):
        raise unreadable(name, _("a text holds a zero character"), _line_at(text, nul.start()))
    try:
        plain = msgspec.json.decode(text)
    except RecursionError:
        raise unreadable(name, _("it is nested too deeply")) from None
    except msgspec.DecodeError as broken:
        raise _say_broken(text, name, str(broken)) from None
    if not isinstance(plain, dict):
        raise unreadable(name, _("it is not a journey map"))
    _refuse_double_names(text, plain, name)
    _refuse_long_texts(text, name)
    return plain


def _refuse_other_files(text: bytes, name: str) -> None:
    if not text.strip(b" \t\r\n\x00"):
        raise unreadable(name, _("it is empty"))
    if text.startswith((b"\xff\xfe", b"\xfe\xff")) or text[:2] in (b"{\x00", b"\x00{"):
        raise unreadable(name, _("it is UTF-16 text, and a journey map is UTF-8"))
    for signature, kind in _SIGNATURES:
        if text.startswith(signature):
            raise unreadable(name, _("it is a {kind} file, not a journey map").format(kind=kind))


def _say_broken(text: bytes, name: str, message: str) -> FileTrouble:
    if surrogate := _ESCAPED_SURROGATE.search(text):
        return unreadable(name, _("half a character stands alone"), _line_at(text, surrogate.start()))
    if "truncated" in message:
        if text.lstrip()[:1] != b"{":
            return unreadable(name, _("it is not a journey map"))
        return cut_off(name, _line_at(text, len(text.rstrip())))
    if "out of range" in message:
        return unreadable(name, _("a number in it is too large"))
    if text.lstrip()[:1] != b"{":
        return unreadable(name, _("it is not a journey map"))
    at = re.search(r"\(byte ([0-9]+)\)", message)
    return unreadable(name, _("it is not JSON"), _line_at(text, int(at[1])) if at else None)


def _refuse_double_names(text: bytes, plain: Any, name: str) -> None:
    # The decoder keeps the last of two equal names and says nothing. Every name has one colon after it; written out again,
    # the same content has fewer colons exactly where a name was dropped, unless a colon was hidden in an escape.
    if b"\\u003" not in text and text.count(b":") == msgspec.json.encode(plain).count(b":"):
        return

    def check(pairs: list[tuple[str, Any]]) -> None:
        names = [pair[0] for pair in pairs]
        if len(set(names)) != len(names):
            double = next(n for i, n in enumerate(names) if n in names[:i])
            raise Flaw(_("the name {name} stands twice in one object").format(name=quoted(double)), (double,))

    try:
        json.loads(text, object_pairs_hook=check)
    except Flaw as flaw:
        raise unreadable(name, flaw.what, _line_of_double(text)) from None
    except RecursionError:
        raise unreadable(name, _("it is nested too deeply")) from None


def _line_of_double(text: bytes) -> int | None:
    # Only an object that lies in one line can be told from here, which is how elements are written.
    for number, line in enumerate(text.splitlines(), 1):
        names = re.findall(rb'[{,]\s*("(?:[^"\\]|\\.)*")\s*:', line)
        if len(set(names)) != len(names):
            return number
    return None


def _refuse_long_texts(text: bytes, name: str) -> None:
    # A text can't hold a line break unescaped, so that it is never longer than its line. Pictures have their own place,
    # at the end of the file; those of a map inside it stand in its line, by a name that no known text has.
    if len(text) <= LONGEST_TEXT:
        return
    pictures = text.rfind(b'\n"pictures"')
    for number, line in enumerate((text[:pictures] if pictures >= 0 else text).split(b"\n"), 1):
        if len(line) > LONGEST_TEXT:
            for found in re.finditer(rb'("data"\s*:\s*+)?"((?:[^"\\]|\\.)*+)"', line):
                if len(found[2]) > LONGEST_TEXT and len(found[2].decode()) > LONGEST_TEXT:
                    if found[1] and _BASE64.fullmatch(found[2]):
                        continue
                    raise unreadable(name, _("a text in it is longer than 1,000,000 characters"), number)


# Where something stands


def _line_at(text: bytes, offset: int) -> int:
    return text.count(b"\n", 0, offset) + 1


def _line_of(text: bytes, path: tuple[str | int, ...]) -> int | None:
    if not path:
        return None
    try:
        return _line_at_place(text.decode("utf-8"), path)
    except (ValueError, KeyError, IndexError, RecursionError):
        return None


_space = re.compile(r"[ \t\r\n]*")
_any_value = json.JSONDecoder().raw_decode


def _line_at_place(text: str, path: tuple[str | int, ...]) -> int:
    at = _skip(text, 0)
    for step in path:
        at = _member_at(text, at, step) if isinstance(step, str) else _item_at(text, at, step)
    return text.count("\n", 0, at) + 1


def _skip(text: str, at: int) -> int:
    match = _space.match(text, at)
    return match.end() if match else at


def _member_at(text: str, at: int, name: str) -> int:
    if text[at] != "{":
        raise KeyError(name)
    at = _skip(text, at + 1)
    while text[at] == '"':
        found, at = scanstring(text, at + 1)
        at = _skip(text, _skip(text, at) + 1)
        if found == name:
            return at
        _value, at = _any_value(text, at)
        at = _skip(text, _skip(text, at) + 1)
    raise KeyError(name)


def _item_at(text: str, at: int, index: int) -> int:
    if text[at] != "[":
        raise IndexError(index)
    at = _skip(text, at + 1)
    for _step in range(index):
        _value, at = _any_value(text, at)
        at = _skip(text, _skip(text, at) + 1)
    return at
