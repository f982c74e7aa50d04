"""Text as XML and PDF can hold it."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text with "�" for each control character and half a surrogate pair."""
    return _NOT_XML.sub("�", text)
