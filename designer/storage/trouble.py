"""What can go wrong with a file, each as one plain sentence; the only exceptions that leave this room."""

from __future__ import annotations

import errno
import re

from designer.words import _

_LONGEST_QUOTE = 60
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


class FileTrouble(ValueError):
    """A file that can't be read or written as a map; `str()` is one sentence for its user that names the file.

    `line` is the line of the file it is about, counted from 1, or None where it is about the whole.
    """

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


class ChangedOutside(FileTrouble):
    """The file is no longer what was read: somebody else wrote it. `when` is the time of that, in seconds since 1970."""

    def __init__(self, sentence: str, when: float) -> None:
        super().__init__(sentence)
        self.when = when


class Flaw(Exception):
    """Something in the content is not as the format says; `path` leads there from the top of the file.

    `titles` are those of the maps that it lies inside, the outermost first. Stays inside this room: whoever knows the
    file's name and text makes a FileTrouble of it.
    """

    def __init__(self, what: str, path: tuple[str | int, ...] = (), titles: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.clause = what
        self.path = path
        self.titles = titles

    @property
    def what(self) -> str:
        """A clause without a full stop."""
        if not self.titles:
            return self.clause
        return _("{what}, in the map {title} inside it").format(what=self.clause, title=quoted(" › ".join(self.titles)))

    def at(self, path: tuple[str | int, ...]) -> Flaw:
        """The same, at another path."""
        return Flaw(self.clause, path, self.titles)

    def inside(self, title: str, path: tuple[str | int, ...]) -> Flaw:
        """The same, in a map of this title that lies at this path."""
        return Flaw(self.clause, (*path, *self.path), (title, *self.titles))


def quoted(text: object) -> str:
    """A piece of the file in curly quotes, on one line and short enough for a sentence."""
    plain = _UNPRINTABLE.sub(" ", str(text)[: _LONGEST_QUOTE * 2]).strip()
    if len(plain) > _LONGEST_QUOTE:
        plain = plain[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{plain}”"


def plain_name(name: str) -> str:
    """A file's name as a sentence can hold it, in curly quotes."""
    return f"“{_UNPRINTABLE.sub(' ', name)[-240:]}”"


def unreadable(name: str, what: str, line: int | None = None) -> FileTrouble:
    """The trouble of a file that can't be read; `what` is a clause without a full stop."""
    if line is None:
        sentence = _("{file} can't be read: {what}.").format(file=plain_name(name), what=what)
    else:
        sentence = _("{file} can't be read: {what} (line {line}).").format(file=plain_name(name), what=what, line=line)
    return FileTrouble(sentence, line)


def cut_off(name: str, line: int) -> FileTrouble:
    """The trouble of a file that ends too early."""
    return FileTrouble(
        _("{file} can't be read: line {line} is cut off.").format(file=plain_name(name), line=line), line
    )


def unwritten(name: str, what: str) -> FileTrouble:
    """The trouble of a file that can't be saved; `what` is a clause without a full stop."""
    return FileTrouble(_("{file} was not saved: {what}.").format(file=plain_name(name), what=what))


def reason(trouble: OSError) -> str:
    """What the operating system complains of, as a clause."""
    match trouble.errno:
        case errno.ENOENT:
            return _("it is not there")
        case errno.EISDIR:
            return _("it is a folder")
        case errno.ENOTDIR:
            return _("a part of its path is not a folder")
        case errno.EACCES | errno.EPERM:
            return _("access is not allowed")
        case errno.EROFS:
            return _("the disk can only be read")
        case errno.ENOSPC:
            return _("the disk is full")
        case errno.EDQUOT:
            return _("the space allowed on this disk is used up")
        case errno.ENAMETOOLONG:
            return _("its name is too long")
        case errno.ELOOP:
            return _("its links lead in a circle")
        case errno.EFBIG:
            return _("it is larger than the disk allows")
        case _:
            return _("the disk reports “{message}”").format(message=trouble.strerror or type(trouble).__name__)
