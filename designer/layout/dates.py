"""Dates as a map writes them, in its own language."""

from __future__ import annotations

from designer.words import _, joined

_NO_BREAK = "\u00a0"


def written_date(text: str) -> str:
    """An ISO date as it is written out, "14 October 2026"; any other text as it is."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"), _("September"),
        _("October"), _("November"), _("December"),
    )  # fmt: skip
    parts = text[:10].split("-")
    if len(parts) == 3 and all(p.isdigit() for p in parts) and len(parts[0]) == 4 and 1 <= int(parts[1]) <= 12:
        return _("{day} {month} {year}").format(day=int(parts[2]), month=months[int(parts[1]) - 1], year=parts[0])
    return text


def sourced(source: str, date: str) -> str:
    """Where something was found and when: "survey, 14 October 2026". The day stays with its month where a line breaks."""
    return joined((source, written_date(date).replace(" ", _NO_BREAK, 1)), ", ")


def loose(text: str) -> str:
    """The same where there is no room for a day beside its month."""
    return text.replace(_NO_BREAK, " ")
