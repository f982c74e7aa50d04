"""Notes, metric tiles and content chips: how they flow inside their stage, and how they look (LOOK.md section 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Item, Path, Picture, Placed, Stroke
from designer.layout import faces, shapes
from designer.layout.dates import sourced
from designer.layout.longest import longest_of
from designer.layout.memory import Memory
from designer.layout.texts import Texts, first_baseline
from designer.model import Note, NoteKind, PictureData
from designer.text.line import runs_right_to_left
from designer.words import _

_RIGHT = 6  # free on the right of a note's text
_PICTURE_SHAPE = 0.6  # height of a note's picture for its width
WIDEST_PICTURE = 168.0  # of a note with a picture
SOFT_HYPHEN = "\u00ad"  # its last piece may be narrower than the hyphen before it
SURELY = 0.1  # points more than a line is wide: it fits
_PRIVATE_DASH = (2.0, 2.0)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One thing that stands in an analysis lane: its text, how many digits the number has that it carries (0: about the whole
    stage), and the note it comes from (None: a touchpoint's own owner, evidence or description), with its picture.

    Which number that is it does not know, so that it stays the same where a touchpoint before it comes or goes.
    """

    key: str  # of its group
    element: str
    digits: int
    text: str
    kind: str
    note: Note | None = None
    picture: PictureData | None = None

    @property
    def about(self) -> str:
        """The id of what it says something about: of a touchpoint or of the whole stage."""
        return self.element if self.note is None else self.note.about


class OneLine(msgspec.Struct, frozen=True, gc=False):
    """An entry that stands on one line: it takes as much room in all columns that are at least so wide."""

    entry: Entry
    least: float
    room: float  # its height; of a chip its width


Known = dict[str, OneLine]  # by the entry's key


def known_room(known: Known, entry: Entry, column: float) -> float | None:
    """What an entry takes in a column of this width, if that is known."""
    found = known.get(entry.key)
    return found.room if found is not None and column >= found.least and found.entry is entry else None


class Flow(msgspec.Struct, frozen=True):
    """Entries set in a stage's part of a lane: the box of each, from the stage's inner left and the lane's padding."""

    boxes: tuple[Box, ...]
    height: float


EMPTY = Flow((), 0)


def flow_notes(
    known: Known, entries: Sequence[Entry], width: float, texts: Texts, gap: float, longest: float, picture: float
) -> Flow:
    """Notes in equal columns, in reading order; none is stretched. Where any has a picture, none is wider than `picture`. What
    is `known` of them is taken and added to; the `longest` word of all has room."""
    if not entries:
        return EMPTY
    columns, column = columns_of(entries, width, texts, gap, longest)
    if has_pictures(entries):
        column = min(column, picture)
    heights = [
        _height(known, e, column, texts) if (found := known_room(known, e, column)) is None else found for e in entries
    ]
    return in_columns([(column, height) for height in heights], columns, column, gap)


def has_pictures(entries: Sequence[Entry]) -> bool:
    """Whether any of these notes has a picture."""
    return any(e.picture is not None for e in entries)


def pictured(keys: Sequence[str], entries: Sequence[Sequence[Entry]]) -> dict[str, Sequence[Entry]]:
    """What stands in those rows of a stage that have pictures."""
    return {key: some for key, some in zip(keys, entries, strict=True) if has_pictures(some)}


def picture_widths(
    pictured: Sequence[Mapping[str, Sequence[Entry]]], inner: Sequence[float], texts: Texts, gap: float
) -> dict[str, float]:
    """How wide the notes of each row that has pictures are: in all stages alike, as frames of one storyboard. `pictured` is
    given by stage, with the inner width of each."""
    found: dict[str, float] = {}
    for rows, width in zip(pictured, inner, strict=True):
        for key, some in rows.items():
            column = columns_of(some, width, texts, gap, longest_word(Memory(), key, some, texts))[1]
            found[key] = min(column, found.get(key, WIDEST_PICTURE))
    return found


def longest_word(memory: Memory, key: str, entries: Sequence[Entry], texts: Texts) -> float:
    """The width of the longest word of all with what stands around it; any smaller number where it surely fits in the
    narrowest column. `key` is that of their row."""
    left = text_left(texts, max([e.digits for e in entries]))
    narrowest = texts.theme.notes.narrowest - left - _RIGHT
    said = [e.text for e in entries]
    return longest_of(memory, ("longest in note", key), said, texts, texts.text, narrowest) + left + _RIGHT


def columns_of(entries: Sequence[Entry], width: float, texts: Texts, gap: float, longest: float) -> tuple[int, float]:
    """How many columns notes flow in, and how wide each is."""
    columns = column_count(len(entries), width, texts.theme.notes.narrowest, gap)
    while columns > 1 and (width - gap * (columns - 1)) / columns < longest:
        columns -= 1
    return columns, (width - gap * (columns - 1)) / columns


def column_count(count: int, width: float, narrowest: float, gap: float) -> int:
    """How many equal columns so many things flow in."""
    return max(1, min(count, int((width + gap + 0.01) // (narrowest + gap))))


def in_columns(sizes: Sequence[tuple[float, float]], columns: int, column: float, gap: float) -> Flow:
    """Things of these sizes in columns, line by line; a line is as high as its highest."""
    boxes = []
    y = bottom = 0.0
    for i, (width, height) in enumerate(sizes):
        place = i % columns
        if place == 0 and i:
            y = bottom + gap
        x = place * (column + gap)
        boxes.append(Box(x, y, x + width, y + height))
        bottom = max(bottom, y + height)
    return Flow(tuple(boxes), bottom)


def text_left(texts: Texts, digits: int) -> float:
    """Where the text of a note begins whose number has so many digits; of one about a whole stage, which has no number, 0."""
    theme = texts.theme.notes
    if not digits:
        return 7
    return max(theme.text_x, theme.number.x + faces.number_width(texts, digits) + 5)


def _aside(entry: Entry) -> str:
    """What stands in a note's lower right corner, as text."""
    note = entry.note
    if note is None or note.kind is not NoteKind.OPPORTUNITY:
        return ""
    parts = [_("I {impact}").format(impact=note.impact)] if note.impact is not None else []
    parts += [_("E {effort}").format(effort=note.effort)] if note.effort is not None else []
    return " · ".join(parts)


def _aside_width(entry: Entry, texts: Texts) -> float:
    note = entry.note
    if note is None:
        return 0
    if note.kind is NoteKind.PAIN_POINT and note.severity:
        return 3 * texts.theme.notes.severity.pitch + 5
    text = _aside(entry)
    return texts.width(text, texts.badge) + 6 if text else 0


def _second(entry: Entry) -> str:
    """The muted text below a note's own."""
    note = entry.note
    if note is None:
        return ""
    if note.kind is NoteKind.OPPORTUNITY:
        return note.owner
    return sourced(note.source, note.date) if note.kind in (NoteKind.EVIDENCE, NoteKind.METRIC) else ""


class _Said(msgspec.Struct, frozen=True):
    """What a note says in a measure: the lines of its text and of the muted text below it, and how many lines it takes with
    what stands in its lower right corner: on the last line where there is room, else on one of its own."""

    measure: float
    text: tuple[str, ...]
    second: tuple[str, ...]
    count: int


def _said(entry: Entry, width: float, texts: Texts) -> _Said:
    room = width - text_left(texts, entry.digits) - _RIGHT
    aside, below = _aside_width(entry, texts), _second(entry)
    lines = texts.lines(entry.text, texts.text, room)
    second = texts.lines(below, texts.text, room) if below else ()
    count = max(1, len(lines)) + len(second)
    last = second[-1] if second else lines[-1] if lines else ""
    if not aside or texts.width(last, texts.text) + aside <= room:
        return _Said(room, lines, second, count)
    if not second and texts.longest(entry.text, texts.text) <= room - aside:
        # A narrower measure often takes no line more.
        narrower = texts.lines(entry.text, texts.text, room - aside)
        if len(narrower) == len(lines):
            return _Said(room, narrower, second, count)
    return _Said(room, lines, second, count + 1)


def note_height(entry: Entry, width: float, texts: Texts) -> float:
    """How high a note of this width is."""
    return _height({}, entry, width, texts)


def _height(known: Known, entry: Entry, width: float, texts: Texts) -> float:
    padding, said = texts.theme.notes.padding, _said(entry, width, texts)
    height = 2 * padding + texts.text.line * said.count + _picture_height(entry, width, padding)
    if said.count == 1 and entry.picture is None and SOFT_HYPHEN not in entry.text:
        line = texts.width(said.text[0], texts.text) if said.text else 0.0
        least = width - said.measure + line + _aside_width(entry, texts) + SURELY
        known[entry.key] = OneLine(entry, min(least, width), height)
    return height


def _picture_height(entry: Entry, width: float, padding: float) -> float:
    """What a note's picture takes above its text."""
    return (width - 2 * padding) * _PICTURE_SHAPE + padding if entry.picture is not None else 0


def colours(kind: str, texts: Texts) -> tuple[str, str]:
    """Line and ground of the notes of a kind."""
    colour = texts.theme.colour
    if kind == NoteKind.PAIN_POINT:
        return colour.pain_point, colour.pain_point_ground
    if kind == NoteKind.OPPORTUNITY:
        return colour.opportunity, colour.opportunity_ground
    if kind == NoteKind.METRIC:
        return colour.metric, colour.metric_ground
    if kind == NoteKind.THOUGHT:
        return colour.thought, colour.thought_ground
    return colour.question, colour.question_ground


def note_content(entry: Entry, number: int, width: float, height: float, texts: Texts) -> Content:
    """A note from the origin, with the number of what it is about; 0 is that of a whole stage."""
    return Content(Box(0, 0, width, height), partial(_draw_note, entry, number, width, height, texts))


def ground(width: float, height: float, radius: float, line: str, fill: str, texts: Texts) -> Path:
    """The ground of a note or tile; a line around it where the ground is the paper."""
    if texts.theme.is_outlined(fill):
        return shapes.rounded(0.3, 0.3, width - 0.6, height - 0.6, radius, fill, Stroke(line, 0.6))
    return shapes.rounded(0, 0, width, height, radius, fill)


def _draw_note(entry: Entry, number: int, width: float, height: float, texts: Texts) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    mark = theme.notes
    line, fill = colours(entry.kind, texts)
    items: list[Item | Placed] = [ground(width, height, mark.radius, line, fill, texts)]
    if entry.note is not None and entry.note.is_private:
        border = Stroke(line, 0.75, _PRIVATE_DASH)
        items.append(shapes.rounded(0.4, 0.4, width - 0.8, height - 0.8, mark.radius, "", border))
    top = mark.padding
    if entry.picture is not None:
        right, bottom = width - top, top + (width - 2 * top) * _PICTURE_SHAPE
        items.append(Picture(entry.picture.data, entry.picture.media_type, Box(top, top, right, bottom)))
        top += _picture_height(entry, width, mark.padding)
    if number:
        y = top + (texts.text.line - mark.number.height) / 2
        items.append(Placed(mark.number.x, y, faces.number_capsule(texts, number, line, theme.colour.card)))
    x = text_left(texts, entry.digits)
    said = _said(entry, width, texts)
    baseline = top + first_baseline(texts.text)
    items += texts.block(said.text, texts.text, theme.colour.text, x, baseline, measure=said.measure)
    below = baseline + texts.text.line * max(1, len(said.text))
    items += texts.block(said.second, texts.text, theme.colour.muted, x, below, measure=said.measure)
    corner = baseline + texts.text.line * (said.count - 1)
    is_rtl = runs_right_to_left((said.second or said.text or ("",))[0])
    items += _draw_aside(entry, width, line, corner, texts, x if is_rtl else None)
    return tuple(items)


def _draw_aside(entry: Entry, width: float, line: str, baseline: float, texts: Texts, left: float | None) -> list[Item]:
    """Severity, or impact and effort, at the right; from `left` on where a text that runs from right to left stands
    there."""
    note = entry.note
    if note is not None and note.kind is NoteKind.PAIN_POINT and note.severity:
        bars = texts.theme.notes.severity
        x = width - 5 - 3 * bars.pitch if left is None else left
        items: list[Item] = []
        for i, height in enumerate(bars.heights):
            fill = line if i < note.severity else ""
            stroke = None if fill else Stroke(line, 0.6)
            inset = 0 if fill else 0.3
            items.append(
                shapes.box(
                    x + i * bars.pitch + inset,
                    baseline - height + inset,
                    bars.bar - 2 * inset,
                    height - 2 * inset,
                    fill,
                    stroke,
                )
            )
        return items
    text = _aside(entry)
    if not text:
        return []
    if left is not None:
        return list(texts.run(text, texts.badge, line, left, baseline))
    return list(texts.run(text, texts.badge, line, width - 5, baseline, "end"))
