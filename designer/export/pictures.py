"""What a picture is, by its first bytes, whatever its map says."""

from __future__ import annotations


def media_type(data: bytes) -> str:
    """ "image/png" or "image/jpeg"; "" for anything else, which no painter draws."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8\xff") else ""
