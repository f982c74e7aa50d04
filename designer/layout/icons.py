"""The icons of the map: Lucide outlines as drawing content, and which one stands for what."""

from __future__ import annotations

import json
import re
from functools import cache

from designer.drawing import Box, Content, Path, Stroke
from designer.layout.icon_words import search as search  # for those who choose an icon
from designer.model import ChannelType, LaneKind, NoteKind
from designer.resources import resource_path

GRID = 24  # the outlines are drawn on a square of this size

OF_CHANNEL = {
    ChannelType.SEARCH: "search",
    ChannelType.WEBSITE: "globe",
    ChannelType.APP: "smartphone",
    ChannelType.ADVERTISING: "megaphone",
    ChannelType.SOCIAL: "share-2",
    ChannelType.EMAIL: "mail",
    ChannelType.PHONE: "phone",
    ChannelType.CHAT: "message-circle",
    ChannelType.SMS: "message-square",
    ChannelType.STORE: "store",
    ChannelType.POST: "package",
    ChannelType.EVENT: "calendar",
    ChannelType.WORD_OF_MOUTH: "users",
    ChannelType.PARTNER: "handshake",
    ChannelType.REVIEW_SITE: "star",
    ChannelType.HOME_VISIT: "door-open",
    ChannelType.OTHER: "ellipsis",
}

OF_TOUCH = {"human": "hand", "digital": "monitor", "physical": "box", "other": "ellipsis"}

OF_LANE = {
    LaneKind.EMOTION: "smile",
    LaneKind.ENGAGEMENT: "gauge",
    LaneKind.THOUGHTS: "message-circle-question",
    LaneKind.PAIN_POINTS: "triangle-alert",
    LaneKind.OPPORTUNITIES: "lightbulb",
    LaneKind.METRICS: "chart-column",
    LaneKind.CONTENT: "file-text",
    LaneKind.QUESTIONS: "circle-help",
    LaneKind.OWNER: "user-round",
    LaneKind.EVIDENCE: "badge-check",
    LaneKind.IMAGES: "image",
    LaneKind.CUSTOM: "sticky-note",
    LaneKind.FRONT_STAGE: "presentation",
    LaneKind.BACK_STAGE: "settings",
    LaneKind.SUPPORT: "life-buoy",
}

OF_NOTE = {
    NoteKind.THOUGHT: "message-circle-question",
    NoteKind.PAIN_POINT: "triangle-alert",
    NoteKind.OPPORTUNITY: "lightbulb",
    NoteKind.METRIC: "gauge",
    NoteKind.CONTENT: "file-text",
    NoteKind.QUESTION: "circle-help",
    NoteKind.CUSTOM: "sticky-note",
}

# Words in a content's type, else in its title, that tell its icon; the first line that matches wins.
_CONTENT_WORDS: tuple[tuple[str, str], ...] = (
    ("video", r"video\w*|film\w*|clip\w*|tutorial\w*|how-to"),
    ("headphones", r"podcast\w*|audio\w*"),
    ("calculator", r"calculator\w*|rechner\w*|configurator\w*|estimator"),
    ("list-checks", r"checklist\w*|checkliste\w*|plan|steps"),
    ("circle-help", r"faq\w*|q&a|questions?|help|hilfe"),
    ("smartphone", r"apps?|demos?|trial"),
    ("message-square-quote", r"customer stor\w+|stor(?:y|ies)|testimonial\w*|quote\w*|reviews?"),
    ("chart-column", r"report\w*|study|studie\w*|white ?paper\w*|benchmark\w*"),
    ("book-open", r"e-?book\w*|guide\w*|manual\w*|handbook\w*|leitfaden\w*|documentation"),
    ("newspaper", r"article\w*|blog\w*|press|news|newsletter\w*|magazine\w*"),
    ("presentation", r"webinar\w*|presentation\w*|slides|talk|workshop\w*"),
    ("mail", r"e-?mail\w*|letter|mailing\w*"),
    ("image", r"image\w*|photo\w*|picture\w*|infographic\w*|banner\w*|poster\w*"),
    ("badge-percent", r"discount\w*|voucher\w*|coupon\w*|special offer\w*"),
    ("file-text", r"\w+"),
)


@cache
def _outlines() -> dict[str, tuple[str, tuple[float, ...]]]:
    with resource_path("icons", "icons.json").open(encoding="utf-8") as file:
        found = json.load(file)
    return {name: (icon["commands"], tuple(icon["points"])) for name, icon in found.items()}


def is_icon(name: str) -> bool:
    """Whether there is an icon of this name: a newer program may know more."""
    return name in _outlines()


def chosen(own: str, usual: str) -> str:
    """The icon that a person chose where it is known here, else the usual one."""
    return own if own and is_icon(own) else usual


@cache
def _content_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((icon, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for icon, words in _CONTENT_WORDS)


@cache
def icon_of_content(content_type: str, title: str) -> str:
    """The icon of a piece of content, from its type, else from a known word in its title."""
    for text in (content_type, title):
        if text:
            for icon, pattern in _content_patterns()[: -1 if text is content_type else None]:
                if pattern.search(text):
                    return icon
    return "file-text"


@cache
def icon(name: str, size: float, stroke: float, colour: str) -> Content:
    """An icon in a square of `size` from the origin. Shared: the same icon is the same content."""
    commands, points = _outlines()[name]
    scale = size / GRID
    path = Path(commands, tuple(round(c * scale, 3) for c in points), "", Stroke(colour, stroke, (), True))
    return Content(Box(0, 0, size, size), (path,))
