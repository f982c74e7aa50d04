"""How the sentences of gaps name elements and counts, for the rules and the report."""

from __future__ import annotations

from collections.abc import Sequence

from designer.model import Channel, Connection, Element, Gap, JourneyMap, Note, Persona, Stage, Touchpoint
from designer.model.elements import name_of
from designer.words import _, ngettext, within_quotes

MOST_NAMES = 3


def quoted(text: str) -> str:
    """A text in curly quotes, on one line, without what a terminal would obey."""
    return f"“{within_quotes(one_line(text))}”"


def why_waived(gap: Gap) -> str:
    """The reason of a waived gap on one line, and the day it was given, where the file has one."""
    reason = one_line(gap.reason)
    return _("{reason} ({date})").format(reason=reason, date=gap.waived_on) if gap.waived_on else reason


def one_line(text: str) -> str:
    """A text without line breaks, runs of blanks and unprintable characters."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def named(journey: JourneyMap, element: Element) -> str:
    """What a sentence calls an element: its name in curly quotes, else its place on the map (“touchpoint 7”)."""
    name = name_of(element)
    if one_line(name):
        return quoted(name)
    match element:
        case Stage():
            return _("stage {n}").format(n=_rank(journey.stages, element))
        case Channel():
            return _("channel {n}").format(n=_rank(journey.channels, element))
        case Persona():
            return _("persona {n}").format(n=_rank(journey.personas, element))
        case Touchpoint() if element.id in journey.numbers:
            return _("touchpoint {n}").format(n=journey.numbers[element.id])
        case Touchpoint():
            return _("a touchpoint without a name")
        case Connection():
            ends = [named(journey, journey[end]) for end in (element.source, element.target)]
            return _("{source} to {target}").format(source=ends[0], target=ends[1])
        case Note():
            return _("without words")
        case _:
            return _("an element without a name")


def listed(journey: JourneyMap, elements: Sequence[Element]) -> str:
    """Several elements as a sentence names them: “A”, “B” and “C”, or “A”, “B”, “C” and 4 more."""
    shown = [named(journey, e) for e in elements[:MOST_NAMES]]
    rest = len(elements) - len(shown)
    if rest:
        more = ngettext("{n} more", "{n} more", rest).format(n=rest)
        return _("{names} and {last}").format(names=", ".join(shown), last=more)
    if len(shown) < 2:
        return "".join(shown)
    return _("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])


def sentence(pattern: str, **parts: object) -> str:
    """Fill a pattern and begin it with a capital."""
    text = pattern.format(**parts)
    return text[:1].upper() + text[1:]


def _rank(elements: Sequence[Element], element: Element) -> int:
    return elements.index(element) + 1
