"""The command line. It never imports Qt before a window is asked for, and tells whatever goes wrong in one sentence."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from designer.cli import commands
from designer.cli.endings import DONE, REFUSED, Refused, tell
from designer.cli.parser import COMMANDS, parse
from designer.disk import reason
from designer.words import _

log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 gaps, 2 not done, with one sentence on stderr."""
    # A log line without a handler would go to stderr, which belongs to the one sentence.
    logging.getLogger("designer").addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that has no “ ” still gets its sentence
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except SystemExit as end:  # --help and --version
        return end.code if isinstance(end.code, int) else DONE
    except KeyboardInterrupt:
        return _refuse(_("Stopped before it was done."))
    except BrokenPipeError:
        _drop_output()
        return _refuse(_("Whoever read the output stopped reading."))
    except Exception as problem:
        log.debug("a command ended early", exc_info=True)
        if isinstance(problem, OSError):
            _drop_output()
        return _refuse(_sentence_of(problem))


def _drop_output() -> None:
    # What could not be printed would be tried again, and complained of, when Python ends.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: list[str]) -> int:
    if not words or words[0] == "-" or not (words[0].startswith("-") or words[0] in COMMANDS):
        return _open_window(words)
    wishes = parse(words)
    command = wishes.pop("command", None)
    if command is None:
        raise Refused(_("Say which command to run: {commands}.").format(commands=", ".join(COMMANDS)))
    status: int = getattr(commands, f"run_{command}")(**wishes)
    return status


def _open_window(files: list[str]) -> int:
    for file in files:
        path = Path(file)
        if file.isidentifier() and not path.exists():
            raise Refused(_("“{word}” is no command; there are {known}.").format(word=file, known=", ".join(COMMANDS)))
        if not path.is_file():
            what = _("it is a folder") if path.is_dir() else _("there is no such file")
            raise Refused(_("“{file}” can't be opened: {what}.").format(file=file, what=what))
    from designer.platform_check import why_no_window

    # Qt would end the program without a word.
    if why := why_no_window():
        raise Refused(why)
    from designer import app

    return app.run([Path(file) for file in files])


def _refuse(sentence: str) -> int:
    try:
        tell(sentence)
    except OSError:
        log.debug("nobody reads what is told", exc_info=True)
    return REFUSED


def _sentence_of(problem: Exception) -> str:
    from designer.export import CannotExport
    from designer.interchange.trouble import ExportTrouble, ImportTrouble
    from designer.storage.trouble import FileTrouble

    if isinstance(problem, (Refused, CannotExport, ExportTrouble, ImportTrouble, FileTrouble)):
        return str(problem)
    if isinstance(problem, MemoryError):
        return _("There is not enough memory for this.")
    if isinstance(problem, OSError):
        if problem.filename:
            return _("“{file}”: {reason}.").format(file=problem.filename, reason=reason(problem))
        return _("The output can't be written: {reason}.").format(reason=reason(problem))
    return _("The program itself has a fault: {what}.").format(what=f"{type(problem).__name__}: {problem}")
