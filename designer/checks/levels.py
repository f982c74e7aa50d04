"""Checks across levels: the maps that touchpoints open, each by its own rules, and what the levels say of one another.

Pure: how files are found and read was decided when the tree of levels was made (`model.levels`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import fsum

import msgspec

from designer.checks.facts import NO_FACTS, Facts
from designer.checks.findings import Counts, Findings, Places, check, counted
from designer.checks.profiles import Profile, own_profile
from designer.checks.wording import listed, named, one_line, quoted, sentence
from designer.model import Gap, JourneyMap, MapState, Persona, Severity, SubMap, Touchpoint
from designer.model.inner import inner_map
from designer.model.levels import Level, Read, levels_of, openers
from designer.model.scales import map_scale
from designer.model.waivers import waived
from designer.words import _, ngettext

APART = 2.0  # between a feeling and the mean of the map that it opens: a whole face
_STATES = {MapState.CURRENT: "the current state", MapState.FUTURE: "the future state"}


class Rule(msgspec.Struct, frozen=True):
    """A rule about levels; `why` is one line for the user, in English."""

    id: str
    name: str
    severity: Severity
    why: str


NOT_OPENED = Rule("SJ01", "map-not-opened", Severity.ERROR, "What can't be opened is no part of the journey.")
LOOP = Rule("SJ02", "loop-of-maps", Severity.ERROR, "A map that opens itself never ends.")
EMPTY = Rule("SJ03", "inner-map-empty", Severity.INFO, "A map that is opened promises more detail.")
PERSONA = Rule("SJ04", "persona-only-below", Severity.WARNING, "The same people go through a touchpoint and its map.")
FEELING = Rule("SJ05", "feeling-differs", Severity.WARNING, "A touchpoint sums up what is felt in the map it opens.")
UNOPENED = Rule("SJ06", "inner-map-unopened", Severity.WARNING, "What no touchpoint opens can't be seen.")
STATE = Rule("SJ07", "state-differs", Severity.INFO, "A map in one state is read as part of the other.")
BELOW = Rule("SJ08", "gaps-below", Severity.ERROR, "A journey is as whole as the maps it is made of.")
LEVEL_RULES = (NOT_OPENED, LOOP, EMPTY, PERSONA, FEELING, UNOPENED, STATE, BELOW)


class Checked(msgspec.Struct, frozen=True):
    """One map of the tree, and its gaps together with those between it and what it opens."""

    level: Level
    findings: Findings

    @property
    def journey(self) -> JourneyMap:
        """Its map: only maps that could be opened are checked."""
        assert self.level.journey is not None
        return self.level.journey


FindProfile = Callable[[str, str], Profile]  # by the name that a map says, and the file of the map
Judge = Callable[[Level, JourneyMap], tuple[Findings, Profile]]  # what was found in one map, and by which profile


def check_levels(top: Level, judge: Judge | None = None) -> tuple[Checked, ...]:
    """Check a map and all that it opens, each once, by its own profile where no `judge` does it; the map itself first.

    Where a map opens nothing its findings are those of `check`.
    """

    def checked(level: Level) -> Findings:
        assert level.journey is not None
        found, profile = (judge or _by_its_own)(level, level.journey)
        return with_gaps(found, level.journey, between(level, profile))

    return tuple(
        Checked(level, checked(level))
        for level in (top, *top.all_below())
        if level.journey is not None and not level.is_again and (level is top or _has_touchpoints(level.journey))
    )


def _by_its_own(level: Level, journey: JourneyMap) -> tuple[Findings, Profile]:
    profile = own_profile(journey.header.profile)
    return check(journey, profile, Facts(is_measured=level.is_measured)), profile


def _built_in(name: str, _file: str) -> Profile:
    return own_profile(name)


def _no_facts() -> Facts:
    return NO_FACTS


def with_gaps(findings: Findings, journey: JourneyMap, gaps: tuple[Gap, ...]) -> Findings:
    """Findings with further gaps, in their order, waived where the map's waivers hold for them."""
    if not gaps:
        return findings
    place = Places(journey)
    more = waived(journey, sorted(gaps, key=place.of))
    all_gaps = tuple(sorted((*findings.gaps, *more), key=lambda gap: gap.rule))
    return msgspec.structs.replace(findings, gaps=all_gaps, counts=counted(all_gaps))


def between(level: Level, profile: Profile) -> tuple[Gap, ...]:
    """The gaps between a map and those that its touchpoints open, of the severities that a profile lists."""
    journey = level.journey
    assert journey is not None
    found = [gap for below in level.below for gap in _one_below(journey, below)]
    return _as_the_profile_has_it([*found, *_unopened(journey)], profile)


def _as_the_profile_has_it(gaps: Iterable[Gap], profile: Profile) -> tuple[Gap, ...]:
    graded = [
        msgspec.structs.replace(gap, severity=profile.grades[gap.rule]) if gap.rule in profile.grades else gap
        for gap in gaps
        if gap.rule not in profile.off
    ]
    return tuple(gap for gap in graded if gap.severity in profile.severities)


def _one_below(above: JourneyMap, below: Level) -> Iterator[Gap]:
    opener = above[below.opener]
    assert isinstance(opener, Touchpoint)
    journey = below.journey
    name = named(above, opener)
    if journey is None:
        if below.is_loop:
            yield _gap(LOOP, opener, f"{name}: {below.trouble}", _("Let it open another map, or none."))
        else:
            why = sentence(_("{touchpoint} opens no map: {why}"), touchpoint=name, why=below.trouble)
            yield _gap(NOT_OPENED, opener, why, _("Choose its file, make it, or let it open none."))
        return
    if not _has_touchpoints(journey):
        text = sentence(_("{touchpoint} opens a map without a touchpoint."), touchpoint=name)
        yield _gap(EMPTY, opener, text, _("Draw what happens there, or let it open none."))
        return
    if strangers := _strangers(above, journey):
        text = ngettext(
            "{personas} takes part in the map that {touchpoint} opens, and is not on this one.",
            "{personas} take part in the map that {touchpoint} opens, and are not on this one.",
            len(strangers),
        )
        said = sentence(text, personas=listed(journey, strangers), touchpoint=name)
        yield _gap(PERSONA, opener, said, _("Add them here, or call them as they are called here."))
    if (far := _feeling_apart(above, opener, journey)) is not None:
        here, there = far
        scale = map_scale(above)  # both are told on the scale of the map that the sentence stands in
        text = _("{touchpoint} feels {here}, and the map it opens {there} in the mean.")
        said = sentence(text, touchpoint=name, here=scale.text(here), there=scale.text(there))
        yield _gap(FEELING, opener, said, _("Set the feeling to what the map below tells."))
    shown = (above.header.shows, journey.header.shows)
    if MapState.BOTH not in shown and shown[0] is not shown[1]:
        text = _("{touchpoint} stands in {here} and opens a map of {there}.")
        said = sentence(text, touchpoint=name, here=_(_STATES[shown[0]]), there=_(_STATES[shown[1]]))
        yield _gap(STATE, opener, said, _("Set the state of one of the two maps."))


def _gap(rule: Rule, opener: Touchpoint, message: str, suggestion: str, severity: Severity | None = None) -> Gap:
    return Gap(rule.id, rule.name, severity or rule.severity, (opener.id,), message, suggestion)


def _unopened(journey: JourneyMap) -> Iterator[Gap]:
    inside = tuple(journey.of(SubMap))
    opened = {t.submap for t in openers(journey)} if inside else set()
    for submap in sorted(inside, key=lambda s: s.id):
        if submap.id not in opened:
            title = one_line(submap.title)
            name = quoted(title) if title else _("a map without a title")
            text = sentence(_("{map} lies inside this file, and no touchpoint opens it."), map=name)
            advice = _("Let a touchpoint open it, or delete it.")
            yield Gap(UNOPENED.id, UNOPENED.name, UNOPENED.severity, (submap.id,), text, advice)


def _has_touchpoints(journey: JourneyMap) -> bool:
    return any(True for _touchpoint in journey.of(Touchpoint))


def _strangers(above: JourneyMap, below: JourneyMap) -> list[Persona]:
    known = {_key(p.name) for p in above.personas}
    taking_part = {who for t in below.of(Touchpoint) for who in t.personas}
    return [p for p in below.personas if _key(p.name) not in known and (not taking_part or p.id in taking_part)]


def _key(name: str) -> str:
    return one_line(name).casefold()


def _feeling_apart(above: JourneyMap, opener: Touchpoint, below: JourneyMap) -> tuple[float, float] | None:
    here = _felt(opener)
    there = [value for t in below.touchpoints for value in _felt(t)]
    if not here or not there:
        return None
    means = fsum(here) / len(here), fsum(there) / len(there)
    return means if abs(means[0] - means[1]) >= APART else None


def _felt(touchpoint: Touchpoint) -> list[float]:
    own = [value for _who, value in touchpoint.feelings]
    return own or ([touchpoint.feeling] if touchpoint.feeling is not None else [])


# For the window


_Which = tuple[str, tuple[str, ...], bool]  # a map: its file, its place inside, and whether what opens it is measured


class LevelChecker:
    """Keeps the gaps between the levels of a map that is being edited, and those of the maps below; what did not change is
    not judged again."""

    def __init__(self, read: Read, find: FindProfile = _built_in, facts: Callable[[], Facts] = _no_facts) -> None:
        """`find` gives the profile that a map in a file names; `facts` what is known besides the maps."""
        self._read, self._find, self._facts = read, find, facts
        self._inner: dict[str, tuple[SubMap, JourneyMap]] = {}
        self._judged: dict[_Which, tuple[tuple[JourneyMap, Profile, Facts], Findings]] = {}

    def gaps(self, journey: JourneyMap, file: str) -> tuple[Gap, ...]:
        """What is to be said on this map of the levels below it: a count for each touchpoint whose map has gaps."""
        if not openers(journey) and not any(True for _submap in journey.of(SubMap)):
            return ()
        top = levels_of(journey, file, self._read, self._map_in)
        profile = self._find(journey.header.profile, file)
        counts = [gap for below in top.below if (gap := self._count(journey, below)) is not None]
        return (*between(top, profile), *_as_the_profile_has_it(counts, profile))

    def _map_in(self, submap: SubMap) -> JourneyMap:
        kept = self._inner.get(submap.id)
        if kept is None or kept[0] is not submap:
            kept = self._inner[submap.id] = (submap, inner_map(submap))
        return kept[1]

    def _count(self, above: JourneyMap, below: Level) -> Gap | None:
        opener = above[below.opener]
        assert isinstance(opener, Touchpoint)
        counts = [self._counts(level) for level in (below, *below.all_below())]
        total = Counts(sum(c.error for c in counts), sum(c.warning for c in counts), sum(c.info for c in counts))
        worst = next((s for s in Severity if total.of(s)), None)
        if worst is None:
            return None
        message = sentence(
            _("{touchpoint} opens a map with {counts}."), touchpoint=named(above, opener), counts=counts_text(total)
        )
        return _gap(BELOW, opener, message, _("Open it to see them."), worst)

    def _counts(self, level: Level) -> Counts:
        if level.journey is None or not _has_touchpoints(level.journey):
            return Counts()
        journey = level.journey
        profile = self._find(journey.header.profile, level.file)
        facts = msgspec.structs.replace(self._facts(), is_measured=level.is_measured)
        which = level.file, level.inner, level.is_measured
        kept = self._judged.get(which)
        if kept is None or kept[0][0] is not journey or kept[0][1:] != (profile, facts):
            kept = ((journey, profile, facts), check(journey, profile, facts))
            self._judged[which] = kept
        return with_gaps(kept[1], journey, between(level, profile)).counts


def counts_text(counts: Counts) -> str:
    """How many gaps there are, as a sentence says it: "1 error, 2 warnings"."""
    parts = (
        (counts.error, ngettext("{n} error", "{n} errors", counts.error)),
        (counts.warning, ngettext("{n} warning", "{n} warnings", counts.warning)),
        (counts.info, ngettext("{n} hint", "{n} hints", counts.info)),
    )
    return ", ".join(text.format(n=n) for n, text in parts if n)
