"""How a map from an older file format becomes one of today's: small functions on plain dictionaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from designer.storage.trouble import Flaw, quoted
from designer.words import _

FORMAT = "journey-map"
VERSION = "1.2"

Plain = dict[str, Any]
Migration = tuple[tuple[int, int], Callable[[Plain], Plain]]

# Each step: the version that it makes, and the function that makes it of the one before. In rising order. A function may
# change what it is given; it sees the whole file as plain dictionaries and lists, and never imports the model, so that it
# still works when the model has moved on.
MIGRATIONS: Sequence[Migration] = (
    ((1, 1), lambda plain: plain),  # only adds fields that may be left out, views and maps inside a map
    ((1, 2), lambda plain: plain),  # only adds waivers
)

_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")


def migrate(plain: Plain, steps: Sequence[Migration] | None = None) -> Plain:
    """Bring a file's content up to today's version; raises Flaw for one that is too new or says no version.

    A newer minor version is left as it is: what it adds is kept (`extra`).
    """
    found = version_of(plain)
    for version, step in MIGRATIONS if steps is None else steps:
        if found < version:
            plain = step(plain)
            plain["version"] = f"{version[0]}.{version[1]}"
            found = version
    return plain


def version_of(plain: Plain) -> tuple[int, int]:
    """The version a file says it has, as (major, minor)."""
    if plain.get("format") != FORMAT:
        raise Flaw(_("it is not a journey map"))
    written = plain.get("version")
    match = _VERSION.fullmatch(written) if isinstance(written, str) else None
    if match is None:
        raise Flaw(_("it does not say which version of the format it has"), ("version",))
    major, minor = int(match[1]), int(match[2])
    ours = int(VERSION.partition(".")[0])
    if major > ours:
        raise Flaw(
            _(
                "it was written by a newer version of this program, in format {theirs}, and this one knows {ours}"
            ).format(theirs=written, ours=VERSION)
        )
    if major < 1:
        raise Flaw(
            _("its version {version} is none that this program knows").format(version=quoted(written)), ("version",)
        )
    return major, minor
