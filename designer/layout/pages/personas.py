"""Pages about the personas of a map, one each: who she is, what she wants, how she feels through the stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from designer.drawing import Box, Content, Group, Item, Page, Placed, Role
from designer.layout import icons
from designer.layout.cast import cast_of
from designer.layout.metrics import value_text
from designer.layout.pages.block import Block
from designer.layout.pages.flow import Piece, Place, Put, column_groups, fill_page, height_of
from designer.layout.pages.frame import PageFrame, numbered
from designer.layout.pages.lists import fewest, title_group
from designer.layout.pages.persona_facts import PersonaFacts, persona_facts
from designer.layout.pages.persona_head import persona_head, quote_style
from designer.layout.pages.persona_journey import LEAST_CURVE, MOST_CURVE, least_width, persona_journey
from designer.layout.pages.prose import Prose, set_prose
from designer.layout.spoken import in_language
from designer.layout.texts import Texts, first_baseline
from designer.layout.theme import TextStyle
from designer.layout.title import quoted
from designer.model import JourneyMap, Note, NoteKind
from designer.words import _, isolated, joined

_GAP = 24.0  # between the blocks of a page
_MOST_GAP = 44.0
_GUTTER = 26.0
_NARROWEST = 150.0  # of a column
_WIDEST = 330.0  # of a text that stands alone
_ICON = 13.0
_TEXT_TOP = 21.0  # from a heading's top to its text
_USUAL_CURVE = 112.0
_HEAD_SHARE = 0.5  # of the page's height; a head that is higher gives its quote to the texts below
_LEAST_TEXT = 90.0
_LARGEST = 1.25


class Field(msgspec.Struct, frozen=True):
    """A text about a persona below a heading with an icon."""

    key: str
    title: str
    icon: str
    text: str
    is_quote: bool = False


def persona_pages(journey: JourneyMap, frame: PageFrame, *, shows_private: bool = False) -> tuple[Page, ...]:
    """A page for each persona of a map, in their order, as large as it can be printed; long texts go on on a second one.

    The pages are numbered among themselves; `numbered` gives them their place among others.
    """
    with in_language(frame.language):
        return _persona_pages(journey, frame, shows_private)


def _persona_pages(journey: JourneyMap, frame: PageFrame, shows_private: bool) -> tuple[Page, ...]:
    cast = cast_of(journey, frame.texts)
    sheets = [
        _PersonaSheet(persona_facts(journey, persona, player, cast, shows_private), frame)
        for persona, player in zip(journey.personas, cast.players, strict=True)
    ]
    found = [sheet.pages() for sheet in sheets]
    # Pages that hang beside each other are set at one scale.
    common = min([pages[0].scale for pages in found if len(pages) == 1], default=0.0)
    for sheet, pages in zip(sheets, found, strict=True):
        if len(pages) == 1 and pages[0].scale > common and (page := sheet.whole(common)) is not None:
            pages[0] = page
    return numbered(frame, [page for pages in found for page in pages])


class _PersonaSheet:
    """Tries scales for one persona's page."""

    def __init__(self, facts: PersonaFacts, frame: PageFrame) -> None:
        self.facts, self.frame = facts, frame
        self.title = facts.persona.name or _("Persona without a name")

    def pages(self) -> list[Page]:
        """One page in the largest scale that holds everything; more where none does."""
        best: list[Page] | None = None
        for scale in self.frame.scales(_LARGEST):
            page = self.whole(scale)
            if page is None:
                continue
            best = best or [page]
            # A word that breaks in the band is worse than smaller text.
            if least_width(self.facts, self.frame.texts) <= self.frame.width(scale):
                return [page]
        return best or fewest(self._flowing, self.frame, 1.0)

    def whole(self, scale: float) -> Page | None:
        """Everything on one page, the texts beside each other; None where it does not fit."""
        frame, texts = self.frame, self.frame.texts
        width, height = frame.width(scale), frame.height(scale)
        head = persona_head(self.facts, width, texts)
        if head.height > height * _HEAD_SHARE:
            return None
        found = _fields(self.facts)
        fields = _fields_block(found, width, texts)
        notes = _notes_block(self.facts, width, frame.language, texts)
        journey = persona_journey(self.facts, width, LEAST_CURVE, texts)
        blocks = [block for block in (head, fields, journey, notes) if block is not None]
        spare = height - sum(block.height for block in blocks) - _GAP * (len(blocks) - 1)
        if spare < 0:
            return None
        if fields is not None:
            larger = _fields_block(found, width, texts, _large(texts))
            assert larger is not None
            if larger.height - fields.height <= spare:
                blocks[1] = larger
                spare -= larger.height - fields.height
        if journey is not None and self.facts.moments:
            grown = min(spare, _curve_for(width, height) - LEAST_CURVE)
            taller = persona_journey(self.facts, width, LEAST_CURVE + grown, texts)
            assert taller is not None
            blocks[blocks.index(journey)] = taller
            spare -= taller.height - journey.height
        gap = min(_MOST_GAP, _GAP + spare / max(1, len(blocks) - 1))
        groups: list[Group] = []
        y = 0.0
        for block in blocks:
            groups += block.place(0, y)
            y += block.height + gap
        return frame.page(groups, scale, self.title)

    def _flowing(self, scale: float) -> list[Page]:
        """The texts one after the other in columns, on as many pages as they take; the journey on the first with room."""
        frame, texts = self.frame, self.frame.texts
        width, height = frame.width(scale), frame.height(scale)
        fields = list(_fields(self.facts))
        head: Block | None = persona_head(self.facts, width, texts)
        assert head is not None
        if head.height > height * _HEAD_SHARE:
            head = persona_head(self.facts, width, texts, has_quote=False)
            fields.insert(0, Field("quote", "", "quote", self.facts.persona.quote, True))
        if head.height > height - _LEAST_TEXT:
            head = None
            fields = [*_named(self.facts), *fields]
        journey = persona_journey(self.facts, width, _USUAL_CURVE, texts)
        if journey is not None and journey.height > height:
            journey = persona_journey(self.facts, width, LEAST_CURVE, texts)
        columns = max(1, min(3, int((width + _GUTTER) // (200 + _GUTTER))))
        column = (width - _GUTTER * (columns - 1)) / columns
        pieces = _field_pieces(fields, self.facts, column, texts)
        pieces += _note_pieces(self.facts, column, frame.language, texts)
        pages: list[Page] = []
        at = Place()
        while not pages or at.piece < len(pieces) or journey is not None:
            groups: list[Group] = []
            if not pages and head is not None:
                groups += head.place(0, 0)
                y = head.height + _GAP
            else:
                again = title_group(self.title, "", bool(pages), width, height, texts)
                groups.append(again)
                y = again.content.box.bottom + 16
            if journey is not None and (y + journey.height <= height or at.piece >= len(pieces)):
                groups += journey.place(0, y)
                y += journey.height + _GAP
                journey = None
            if at.piece < len(pieces) and (height - y >= _LEAST_TEXT or len(groups) == 1):
                found, at = fill_page(pieces, at, columns, max(height - y, 40.0))
                for i, one in enumerate(found):
                    groups += column_groups(one, i * (column + _GUTTER), y)
                y += max(map(height_of, found)) + _GAP
            pages.append(frame.page(groups, scale, self.title))
        return pages


def _curve_for(width: float, height: float) -> float:
    """How high a curve may become and still look like one."""
    return min(MOST_CURVE, max(_USUAL_CURVE, width * (0.26 if width > height else 0.42)))


def _large(texts: Texts) -> TextStyle:
    """How short texts are set on a page with room for them."""
    return msgspec.structs.replace(texts.heading, weight=400, line=17)


# Texts


def _fields(facts: PersonaFacts) -> tuple[Field, ...]:
    persona = facts.persona
    found = (
        Field("goals", _("Goals"), "target", persona.goals),
        Field("needs", _("Needs"), "heart", persona.needs),
        Field("frustrations", _("Frustrations"), "zap", persona.frustrations),
        Field("behaviours", _("Behaviours"), "route", persona.behaviours),
    )
    return tuple([field for field in found if field.text.strip()])


def _named(facts: PersonaFacts) -> list[Field]:
    """What stands in the head, for one that does not fit on a page."""
    persona = facts.persona
    prefers = "\n".join(look.name for look in facts.channels)
    found = (
        Field("name", _("Name"), "user-round", persona.name),
        Field("role", _("Role"), "id-card", persona.role),
        Field("prefers", _("Prefers"), "waypoints", prefers),
    )
    return [field for field in found if field.text.strip()]


def _fields_block(fields: Sequence[Field], width: float, texts: Texts, style: TextStyle | None = None) -> Block | None:
    """The fields in columns of equal width, in rows where there is no room for all beside each other."""
    if not fields:
        return None
    count = max(1, min(len(fields), int((width + _GUTTER) // (_NARROWEST + _GUTTER))))
    count = -(-len(fields) // -(-len(fields) // count))  # as many in each row
    column = (width - _GUTTER * (count - 1)) / count
    measure = min(column, max(_WIDEST, column * 0.7))
    prose = [set_prose(field.text, measure, texts, style) for field in fields]
    rows = [list(zip(fields, prose, strict=True))[i : i + count] for i in range(0, len(fields), count)]
    heights = [max(_TEXT_TOP + said.height for _field, said in row) for row in rows]

    def place(left: float, top: float) -> list[Group]:
        groups, y = [], top
        for row, height in zip(rows, heights, strict=True):
            for i, (field, said) in enumerate(row):
                content = Content(Box(0, 0, measure, _TEXT_TOP + said.height), _drawing(field, said, texts))
                alt = f"{field.title}: {field.text}"
                groups.append(Group(field.key, Role.PERSONA, left + i * (column + _GUTTER), y, content, alt=alt))
            y += height + _GAP * 0.75
        return groups

    return Block(sum(heights) + _GAP * 0.75 * (len(rows) - 1), place)


def _drawing(field: Field, said: Prose, texts: Texts) -> Callable[[], tuple[Item | Placed, ...]]:
    def draw() -> tuple[Item | Placed, ...]:
        colour = texts.theme.colour
        body = said.draw(0, len(said.lines), _TEXT_TOP, colour.text, colour.muted, texts)
        return (*_heading(field, texts, said.lines[0].measure if said.lines else 0), *body)

    return draw


def _heading(field: Field, texts: Texts, measure: float = 0) -> list[Item | Placed]:
    """The heading with its icon; over a text that hangs on its right side, at the right of the measure."""
    ink = texts.theme.colour.ink
    if measure and texts.fonts.is_rtl(field.title) and texts.fonts.is_rtl(field.text):
        mark = Placed(measure - _ICON, (texts.heading.line - _ICON) / 2, icons.icon(field.icon, _ICON, 1.1, ink))
        at = measure - _ICON - 6
        return [mark, *texts.run(field.title, texts.heading, ink, at, first_baseline(texts.heading), "end")]
    mark = Placed(0, (texts.heading.line - _ICON) / 2, icons.icon(field.icon, _ICON, 1.1, ink))
    return [mark, *texts.run(field.title, texts.heading, ink, _ICON + 6, first_baseline(texts.heading))]


def _field_pieces(fields: Sequence[Field], facts: PersonaFacts, width: float, texts: Texts) -> list[Piece]:
    """The fields one below the other, as a flow."""
    colour = texts.theme.colour
    pieces: list[Piece] = []
    for field in fields:
        gap = 20.0 if pieces else 0.0
        if field.title:
            pieces.append(_heading_piece(field, width, gap, texts))
            gap = 0.0
        text = quoted(field.text) if field.is_quote else field.text
        said = set_prose(text, width, texts, quote_style(texts, False) if field.is_quote else None)
        ink = facts.player.colour if field.is_quote and not texts.theme.is_ink_saving else colour.text
        again = None
        if field.title:
            named = msgspec.structs.replace(field, title=_("{title}, continued").format(title=isolated(field.title)))
            again = _heading_piece(named, width, 0.0, texts, f"{field.key}/again")

        def draw(start: int, end: int, said: Prose = said, ink: str = ink) -> tuple[Item | Placed, ...]:
            top = 0.0 if start == 0 else said.lines[start].height - said.style.line
            return tuple(said.draw(start, end, top, ink, colour.muted, texts))

        pieces.append(Piece(field.key, said.heights, draw, width, gap, alt=field.text, role=Role.PERSONA, again=again))
    return pieces


def _heading_piece(field: Field, width: float, gap: float, texts: Texts, key: str = "") -> Piece:
    return Piece(
        key or f"{field.key}/heading",
        (_TEXT_TOP,),
        lambda _start, _end: tuple(_heading(field, texts)),
        width,
        gap,
        keeps_next=True,
        role=Role.DECORATION,
    )


# Notes about the persona


def _notes_block(facts: PersonaFacts, width: float, language: str, texts: Texts) -> Block | None:
    if not facts.notes:
        return None
    columns = max(1, min(len(facts.notes), 3, int((width + _GUTTER) // (190 + _GUTTER))))
    column = (width - _GUTTER * (columns - 1)) / columns
    head, *pieces = _note_pieces(facts, column, language, texts)
    found, _end = fill_page(pieces, Place(), columns, 100_000)
    height = head.height + max(map(height_of, found))

    def place(left: float, top: float) -> list[Group]:
        groups = column_groups((Put(head, 0, len(head.lines), 0.0),), left, top)
        for i, one in enumerate(found):
            groups += column_groups(one, left + i * (column + _GUTTER), top + head.height)
        return groups

    return Block(height, place)


def _note_pieces(facts: PersonaFacts, width: float, language: str, texts: Texts) -> list[Piece]:
    """A heading and the notes about her, as a flow."""
    if not facts.notes:
        return []
    field = Field("notes", _("Notes"), "sticky-note", "")
    pieces = [_heading_piece(field, width, 20.0, texts)]
    for i, note in enumerate(facts.notes):
        pieces.append(_note_piece(note, width, 6.0 if i else 0.0, language, texts))
    return pieces


def _note_piece(note: Note, width: float, gap: float, language: str, texts: Texts) -> Piece:
    colour = texts.theme.colour
    said = set_prose(note.text, width - 19, texts)
    below = set_prose(note_details(note, language), width - 19, texts, texts.text)
    icon = icons.OF_NOTE.get(note.kind, "sticky-note")

    def draw(start: int, end: int) -> tuple[Item | Placed, ...]:
        items: list[Item | Placed] = []
        if start == 0:
            items.append(Placed(0, (texts.scenario.line - 11) / 2, icons.icon(icon, 11, 1.0, colour.muted)))
        count = len(said.lines)
        top = 0.0 if start == 0 or start >= count else said.lines[start].height - said.style.line
        items += said.draw(start, min(end, count), top, colour.text, colour.muted, texts, 19)
        y = sum(said.heights[start : min(end, count)])
        items += below.draw(max(0, start - count), max(0, end - count), y, colour.muted, colour.muted, texts, 19)
        return tuple(items)

    heights = (*said.heights, *below.heights) or (texts.scenario.line,)
    return Piece(note.id, heights, draw, width, gap, element=note.id, alt=note.text)


def note_details(note: Note, language: str) -> str:
    """What a note says besides its text, in one line: value, severity, impact, owner, source."""
    parts: list[str] = []
    match note.kind:
        case NoteKind.METRIC:
            if note.value is not None:
                parts.append(f"{value_text(note.value, language)} {note.unit}".strip())
            if note.target is not None:
                target = f"{value_text(note.target, language)} {note.unit}".strip()
                parts.append(_("target {value}").format(value=target))
        case NoteKind.PAIN_POINT if note.severity:
            parts.append(_("severity {n} of 3").format(n=note.severity))
        case NoteKind.OPPORTUNITY:
            if note.impact is not None:
                parts.append(_("impact {n}").format(n=note.impact))
            if note.effort is not None:
                parts.append(_("effort {n}").format(n=note.effort))
        case _:
            pass
    parts += [part for part in (note.owner, note.content_type, note.source, note.link) if part.strip()]
    return joined(part.strip() for part in parts)
