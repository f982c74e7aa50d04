"""Which addresses a reader may follow from what was exported."""

from __future__ import annotations

from urllib.parse import quote

_ALLOWED = ("http://", "https://", "mailto:")


def safe_link(address: str) -> str:
    """The address as an ASCII URI, or "" where it is no http, https or mailto address.

    Nothing else is ever written: a script or a file address in a map must not become something a reader can start.
    """
    address = address.strip()
    if not address.lower().startswith(_ALLOWED) or any(c.isspace() or ord(c) < 32 for c in address):
        return ""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]", errors="replace")
