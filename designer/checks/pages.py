"""The page of each rule: what it finds, why, what to do, a bad and a good example; for the command line, the window and the
rule reference in the docs."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

import msgspec

from designer.checks.catalogue import CATALOGUE
from designer.checks.level_pages import LEVEL_PAGES
from designer.checks.levels import LEVEL_RULES, Rule
from designer.checks.profiles import PROFILES
from designer.checks.rule import Check, Reach
from designer.checks.wording import quoted
from designer.model import Severity
from designer.words import _, ngettext

WIDE = 100
_TOPICS = {
    "BP": "Service blueprint",
    "CH": "Channels",
    "CO": "Content",
    "EM": "Feelings",
    "EV": "Evidence",
    "GR": "Ways through the map",
    "KP": "Data",
    "MT": "Moments of truth",
    "OP": "Pain points and opportunities",
    "OW": "Owners",
    "PE": "Personas and scenario",
    "PR": "Print",
    "SJ": "Maps inside maps",
    "ST": "Stages",
    "TP": "Touchpoints",
}


class RulePage(msgspec.Struct, frozen=True):
    """All that is said of one rule, in the language of the user."""

    id: str
    name: str
    severity: Severity
    topic: str
    why: str
    advice: str = ""
    bad: str = ""
    good: str = ""
    source: str = ""
    spares: str = ""
    by_hand: str = ""
    reach: str = ""
    main_path: str = ""
    limits: tuple[tuple[str, float], ...] = ()
    profiles: tuple[tuple[str, str], ...] = ()  # by which profiles it is checked, and how grave it is there


def rule_pages() -> tuple[RulePage, ...]:
    """The pages of all rules, by rule id."""
    pages = [_page_of(check) for check in CATALOGUE]
    pages += [_page_of_level(rule) for rule in LEVEL_RULES]
    return tuple(sorted(pages, key=lambda page: page.id))


def rule_page(name: str) -> RulePage:
    """The page of a rule, by its id or its name in whatever case; raises ValueError with a sentence."""
    wanted = name.strip().casefold()
    for page in rule_pages():
        if wanted in (page.id.casefold(), page.name):
            return page
    first, last = CATALOGUE[0].id, CATALOGUE[-1].id
    says = _("There is no rule {name}; “journey-designer rules” lists them, from {first} to {last}.")
    raise ValueError(says.format(name=quoted(name), first=first, last=last))


def _page_of_level(rule: Rule) -> RulePage:
    profiles = tuple((profile.name, "") for profile in PROFILES if rule.severity in profile.severities)
    advice, bad, good, source = [_(text) for text in LEVEL_PAGES[rule.id]]
    return RulePage(
        rule.id,
        rule.name,
        rule.severity,
        _(_TOPICS[rule.id[:2]]),
        _(rule.why),
        advice,
        bad,
        good,
        source,
        profiles=profiles,
    )


def _page_of(check: Check) -> RulePage:
    page = check.page
    return RulePage(
        check.id,
        check.name,
        check.severity,
        _(_TOPICS[check.id[:2]]),
        _(page.why),
        _(page.advice),
        _(page.bad),
        _(page.good),
        _(page.source),
        _(page.spares) if page.spares else "",
        _(page.by_hand) if page.by_hand else "",
        _("at every edit") if check.reach is Reach.LOCAL else _("in an idle moment"),
        _MAIN_PATH() if check.id.startswith("GR") else "",
        tuple(check.limits.items()),
        tuple(
            (p.name, p.grade_of(check).value if p.grade_of(check) is not check.severity else "")
            for p in PROFILES
            if check in p.checks
        ),
    )


def _MAIN_PATH() -> str:
    return _(
        "The main path runs from the first entry to the first exit that leads nowhere, at each branch by the way with the "
        "highest share, else by one of today before one of the future state, and by one that is not marked as an "
        "alternative. An entry stands in the first stage that has "
        "touchpoints and nothing but returns leads to it, or is marked as a start; an exit stands in the last step of the "
        "last stage that has touchpoints, or stands there and leads nowhere but by returns, or is marked as an end."
    )


def page_lines(page: RulePage) -> list[tuple[str, str]]:
    """A page as labelled sentences, for every place that shows it."""
    lines = [(_("Why"), page.why)]
    lines += [
        (label, text)
        for label, text in (
            (_("What to do"), page.advice),
            (_("By hand"), page.by_hand),
            (_("Leaves alone"), page.spares),
            (_("Bad"), page.bad),
            (_("Good"), page.good),
            (_("Main path"), page.main_path),
        )
        if text
    ]
    if page.limits:
        lines.append((_("Limits"), ", ".join(f"{name} {value:g}" for name, value in page.limits)))
    told = [f"{name} ({grade})" if grade else name for name, grade in page.profiles]
    lines.append((_("Profiles"), ", ".join(told)))
    if page.source:
        lines.append((_("Source"), page.source))
    return lines


def page_text(page: RulePage) -> str:
    """A page as a terminal shows it, no line wider than WIDE; ends with a line break."""
    lines = page_lines(page)
    indent = max(len(label) for label, _text in lines) + 2
    said = [f"{page.id}  {page.name}  ({_(page.severity.value)})", ""]
    for label, text in lines:
        said += wrap(f"{label:<{indent}}{text}", WIDE, subsequent_indent=" " * indent, break_on_hyphens=False)
    return "\n".join(said) + "\n"


def rules_text(pages: Iterable[RulePage]) -> str:
    """A line for each rule: id, severity, name, why; ends with a line break."""
    listed = list(pages)
    wide = max(len(page.name) for page in listed)
    lines = [f"{p.id}  {p.severity.value:<7}  {p.name:<{wide}}  {p.why}" for p in listed]
    lines.append(ngettext("{n} rule.", "{n} rules.", len(listed)).format(n=len(listed)))
    return "\n".join(lines) + "\n"


def page_json(page: RulePage) -> dict[str, Any]:
    """A page as `rule --format json` prints it."""
    return {
        "id": page.id,
        "name": page.name,
        "severity": page.severity.value,
        "topic": page.topic,
        "why": page.why,
        "advice": page.advice,
        "bad": page.bad,
        "good": page.good,
        "spares": page.spares,
        "by_hand": page.by_hand,
        "main_path": page.main_path,
        "source": page.source,
        "limits": dict(page.limits),
        "profiles": {name: grade or page.severity.value for name, grade in page.profiles},
    }


def reference(pages: Iterable[RulePage]) -> str:
    """The rule reference of the docs, in Markdown."""
    listed = list(pages)
    lines = [
        "# The rules of the gap checker",
        "",
        "Made by `python packaging/make_rules.py` from the rules themselves; `journey-designer rule ST01` prints the same.",
        "Severities are those of the profile `customer-journey`; what other profiles change is said with each rule.",
        "",
        "| Rule | Name | Severity | Why |",
        "|---|---|---|---|",
        *(f"| [{p.id}](#{p.id.lower()}-{p.name}) | {p.name} | {p.severity.value} | {p.why} |" for p in listed),
    ]
    topic = ""
    for page in listed:
        if page.topic != topic:
            topic = page.topic
            lines += ["", f"## {topic}"]
        lines += ["", f"### {page.id} {page.name}", ""]
        lines += [f"- **{label}**: {text}" for label, text in (("Severity", page.severity.value), *page_lines(page))]
    return "\n".join(lines) + "\n"
