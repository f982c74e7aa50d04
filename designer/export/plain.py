"""Texts, languages and days as XML and PDF can hold them."""

from __future__ import annotations

import re
from datetime import date

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def plain(text: str) -> str:
    """The text with "�" for each control character and half a surrogate pair."""
    return _NOT_XML.sub("�", text)


def language_tag(language: str) -> str:
    """The language if it is written as readers know it ("de", "pt-BR"), else English."""
    return language if _TAG.fullmatch(language) else "en"


def iso_day(text: str) -> str:
    """The day if it is written as 2026-10-14, else ""."""
    try:
        return date.fromisoformat(text).isoformat() if len(text) == 10 else ""
    except ValueError:
        return ""
