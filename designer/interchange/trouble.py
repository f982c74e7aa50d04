"""What keeps data from coming in or going out: one plain sentence each, and the only exceptions that leave this room."""

from __future__ import annotations

import errno
import re

from designer.words import _

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


class ImportTrouble(ValueError):
    """A file that nothing can be imported from, or a scale that is none; `str()` is one sentence for the user.

    `line` is the line of the file it is about, counted from 1, or None where it is about the whole.
    """

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


class ExportTrouble(ValueError):
    """A list or diagram that can't be written; `str()` is one sentence for the user."""


def unusable(name: str, what: str, line: int | None = None) -> ImportTrouble:
    """The trouble of a file that can't be imported; `what` is a clause without a full stop."""
    if line is None:
        sentence = _("{file} can't be imported: {what}.").format(file=quoted(name, 240), what=what)
    else:
        sentence = _("{file} can't be imported: {what} (line {line}).").format(
            file=quoted(name, 240), what=what, line=line
        )
    return ImportTrouble(sentence, line)


def quoted(text: str, longest: int = 60) -> str:
    """A text in curly quotes, on one line and short enough for a sentence."""
    return f"“{one_line(text, longest)}”"


def one_line(text: str, longest: int = 60) -> str:
    """A text on one line, cut where it is longer than a report can show."""
    plain = " ".join(_UNPRINTABLE.sub(" ", text[: longest * 4]).split())
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"


def reason(trouble: OSError) -> str:
    """What the operating system complains of, as a clause."""
    match trouble.errno:
        case errno.ENOENT:
            return _("it is not there")
        case errno.EISDIR:
            return _("it is a folder")
        case errno.EACCES | errno.EPERM:
            return _("access is not allowed")
        case errno.ENOSPC | errno.EDQUOT:
            return _("the disk is full")
        case errno.EROFS:
            return _("the disk can only be read")
        case errno.ENOTDIR:
            return _("a part of its path is not a folder")
        case errno.ENAMETOOLONG:
            return _("its name is too long")
        case _:
            return _("the disk reports “{message}”").format(message=trouble.strerror or type(trouble).__name__)
