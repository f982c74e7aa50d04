"""Differences as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from designer.comparing.differences import Counts, Difference, FieldChange, Kind
from designer.comparing.words import kind_word
from designer.words import _, ngettext


def sentence(difference: Difference) -> str:
    """A difference in one line: "Touchpoint “Order online”: feeling −2 → 0, personas + Jens"."""
    head, what, along = subject(difference), predicate(difference), along_words(difference)
    text = f"{head}: {what}" if difference.kind is Kind.CHANGED else f"{head} {what}"
    return f"{text}, {along}" if along else text


def subject(difference: Difference) -> str:
    """What a difference is about: "Touchpoint “Order online”"."""
    if difference.element == "map":
        return kind_word("map")
    return f"{kind_word(difference.element)} {difference.called}"


def predicate(difference: Difference) -> str:
    """What became of it."""
    place, was = difference.place, difference.old_place
    match difference.kind:
        case Kind.ADDED:
            if difference.element == "note":
                return _("added to {place}").format(place=place) if place else _("added")
            return _("added at {place}").format(place=place) if place else _("added")
        case Kind.REMOVED:
            return _("removed from {place}").format(place=was) if was else _("removed")
        case Kind.MOVED if place == was and difference.element not in ("touchpoint", "note"):
            return _("moved past its neighbours")  # its number is the same only because something else came or went
        case Kind.MOVED if place == was:
            return _("moved within {place}").format(place=place) if place else _("moved")
        case Kind.MOVED:
            return _("moved from {was} to {place}").format(was=was, place=place)
        case Kind.CHANGED:
            said = [change_words(change) for change in difference.changes]
            if difference.inside:
                count = len(difference.inside)
                said.append(ngettext("{n} difference in it", "{n} differences in it", count).format(n=count))
            return ", ".join(said)


def change_words(change: FieldChange) -> str:
    """A field before and after: "feeling −2 → 0", "personas + Jens − Mara"."""
    if change.gained or change.lost:
        parts = [f"+ {name}" for name in change.gained] + [f"− {name}" for name in change.lost]
        return f"{change.word} {' '.join(parts)}"
    if change.field in ("picture", "logo"):
        if not change.before:
            return _("{picture} added").format(picture=change.word)
        return (_("another {picture}") if change.after else _("{picture} removed")).format(picture=change.word)
    return f"{change.word} {change.before_words} → {change.after_words}"


def along_words(difference: Difference) -> str:
    """What came or went because of it: "with 2 connections and 1 note"; "" for nothing."""
    if not difference.along:
        return ""
    same = [d for d in difference.along if d.kind is difference.kind]
    rest = [d for d in difference.along if d.kind is not difference.kind]
    said = [*([_("with {what}").format(what=_joined(same))] if same else [])]
    touched = [d for d in rest if d.element != "connection"]
    if touched:
        removed = difference.kind is Kind.REMOVED
        says = _("which leaves {what} without it") if removed else _("which takes up {what}")
        said.append(says.format(what=_joined(touched)))
    if len(touched) < len(rest):
        removed = difference.kind is Kind.REMOVED
        said.append(_("its neighbours are connected") if removed else _("put between two that were connected"))
    return ", ".join(said)


def counts_words(counts: Counts) -> str:
    """The numbers of differences: "2 added, 1 removed"; that there are none."""
    words = {
        Kind.ADDED: _("{n} added"),
        Kind.REMOVED: _("{n} removed"),
        Kind.MOVED: _("{n} moved"),
        Kind.CHANGED: _("{n} changed"),
    }
    said = [words[kind].format(n=n) for kind in Kind if (n := counts.of(kind))]
    return ", ".join(said) or _("no differences")


def _joined(along: Iterable[Difference]) -> str:
    counts = Counter(d.element for d in along)
    said = [_count(kind, n) for kind, n in counts.items()]
    if len(said) < 2:
        return "".join(said)
    return _("{first} and {last}").format(first=", ".join(said[:-1]), last=said[-1])


def _count(kind: str, n: int) -> str:
    return {
        "touchpoint": ngettext("{n} touchpoint", "{n} touchpoints", n),
        "connection": ngettext("{n} connection", "{n} connections", n),
        "note": ngettext("{n} note", "{n} notes", n),
        "persona": ngettext("{n} persona", "{n} personas", n),
        "view": ngettext("{n} view", "{n} views", n),
        "waiver": ngettext("{n} waived gap", "{n} waived gaps", n),
    }.get(kind, ngettext("{n} element", "{n} elements", n)).format(n=n)
