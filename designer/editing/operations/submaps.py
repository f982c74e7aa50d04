"""A touchpoint opens a map of its own: inside the file, or a file beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from designer.editing.document import Document
from designer.editing.operations.deleting import openers
from designer.editing.operations.fields import Refused
from designer.editing.operations.labels import in_quotes, quoted, several
from designer.model import Element, JourneyMap, Lane, LaneKind, MapHeader, PictureData, Stage, SubMap, Touchpoint
from designer.model.elements import HEADER_ID
from designer.model.inner import MOST_LEVELS, levels_in, sub_map, with_elements
from designer.model.levels import LoopOfMaps, NoPath, NotOpened, Read, loop_through, refuse_loop
from designer.model.order import evenly
from designer.words import _

STAGES = ("Before", "During", "After")
_AS_ABOVE = (
    "scope", "shows", "organisation", "author", "language", "feeling_scale", "profile", "arrangement", "density", "theme",
    "colours", "palette", "card_fields", "shows_values",
)  # fmt: skip


def make_submap(document: Document, touchpoint: str) -> str:
    """Give a touchpoint a map inside the file, which it opens; the id of the SubMap, the one it has already if there is one.

    It is called as the touchpoint and has its personas, its channels (all, where it has none), its lane if it is an action,
    and three stages to begin in.
    """
    card = _card(document, touchpoint)
    if card.submap:
        return card.submap
    _refuse_too_deep(document, ())
    id = document.new_id("m")
    label = _("Give {name} a map of its own").format(name=quoted(document.journey, touchpoint))
    with document.edit(label):
        document.put(sub_map(id, _first_content(document, card)))
        document.put(msgspec.structs.replace(card, submap=id, map_file=""))
    return id


def _first_content(document: Document, card: Touchpoint) -> Iterable[Element]:
    journey = document.journey
    header = journey.header
    yield MapHeader(
        id=HEADER_ID,
        uid=document.new_id("map"),
        title=" ".join(card.name.split()),
        scenario=card.description,
        **{field: getattr(header, field) for field in _AS_ABOVE},
    )
    for name, order in zip(STAGES, evenly(len(STAGES)), strict=True):
        yield Stage(id=document.new_id("s"), order=order, name=_(name))
    through = {card.channel, *card.also} - {""}
    channels = [c for c in journey.channels if c.id in through] or ([] if card.lane else list(journey.channels))
    lanes = [x for x in journey.lanes if isinstance(x, Lane) and (x.kind is LaneKind.EMOTION or x.id == card.lane)]
    yield from channels
    yield from lanes
    personas = [p for p in journey.personas if not card.personas or p.id in card.personas]
    known = {c.id for c in channels}
    for persona in personas:
        yield msgspec.structs.replace(persona, channels=tuple(i for i in persona.channels if i in known))
    for picture in dict.fromkeys(p.picture for p in personas if p.picture):
        data = journey[picture]
        assert isinstance(data, PictureData)
        yield data


def set_submap(document: Document, touchpoint: str, submap: str) -> None:
    """Let a touchpoint open a map that lies inside the file already, as another touchpoint does."""
    card = _card(document, touchpoint)
    if document.journey.find(SubMap, submap) is None:
        raise Refused(_("This map is not there any more."))
    if card.submap == submap:
        return
    label = _("Open {map} from {name}").format(
        map=quoted(document.journey, submap), name=quoted(document.journey, touchpoint)
    )
    with document.edit(label):
        document.put(msgspec.structs.replace(card, submap=submap, map_file=""))
        _drop_unopened(document, card.submap)


def set_map_file(
    document: Document, touchpoint: str, map_file: str, *, file: str = "", read: Read | None = None
) -> None:
    """Let a touchpoint open another file, named relative to the folder of this one; what it opened before goes.

    With `file`, this map's own as no other is called, and `read`, a file that would open this one again is refused; one that
    can't be read is not: it may come later.
    """
    card = _card(document, touchpoint)
    if (card.map_file, card.submap) == (map_file, ""):
        return
    if read is not None:
        _refuse_loop(map_file, file, read)
    label = _("Open {file} from {name}").format(file=in_quotes(map_file), name=quoted(document.journey, touchpoint))
    with document.edit(label):
        document.put(msgspec.structs.replace(card, map_file=map_file, submap=""))
        _drop_unopened(document, card.submap)


def _refuse_loop(map_file: str, file: str, read: Read) -> None:
    try:
        other, journey = read(map_file, file)
        refuse_loop(other, (file,), journey)
    except (LoopOfMaps, NoPath) as why:
        raise Refused(str(why)) from None
    except NotOpened:
        return
    way = loop_through(journey, other, file, read) if file else ()
    if way:
        titles = " › ".join(title or _("a map without a title") for title in way)
        raise Refused(_("{titles} leads back to this map, which would open itself.").format(titles=f"“{titles}”"))


def rename_map_files(document: Document, rename: Callable[[str], str]) -> bool:
    """Name the files that touchpoints open otherwise, in the maps inside too: the map is saved in another folder. Whether
    there was one to name."""
    changed = [e for e in _renamed(document.journey, rename) if e != document.journey.get(e.id)]
    if changed:
        with document.edit(_("Find the maps that open here from the new folder")):
            for element in changed:
                document.put(element)
    return bool(changed)


def _renamed(elements: Iterable[Element], rename: Callable[[str], str]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, Touchpoint) and element.map_file:
            yield msgspec.structs.replace(element, map_file=rename(element.map_file))
        elif isinstance(element, SubMap):
            inside = {e.id: e for e in _renamed(element.elements, rename)}
            yield with_elements(element, [inside.get(e.id, e) for e in element.elements])


def take_in(document: Document, touchpoint: str, journey: JourneyMap) -> str:
    """Put the map of a file that a touchpoint opens inside this one; the id of the SubMap. The file stays as it is."""
    card = _card(document, touchpoint)
    _refuse_too_deep(document, journey)
    id = document.new_id("m")
    label = _("Take {map} into this file").format(map=in_quotes(journey.header.title or card.map_file))
    with document.edit(label):
        document.put(sub_map(id, journey))
        document.put(msgspec.structs.replace(card, submap=id, map_file=""))
        _drop_unopened(document, card.submap)
    return id


def remove_map(document: Document, touchpoints: Sequence[str]) -> None:
    """Let touchpoints open no map any more; a map inside the file goes with the last one that opened it."""
    cards = [
        card for id in touchpoints if (card := document.journey.find(Touchpoint, id)) and (card.submap or card.map_file)
    ]
    if not cards:
        return
    what = several(document.journey, [card.id for card in cards])
    with document.edit(_("Remove the map of {what}").format(what=what)):
        for card in cards:
            document.put(msgspec.structs.replace(card, submap="", map_file=""))
        for submap in dict.fromkeys(card.submap for card in cards):
            _drop_unopened(document, submap)


def _drop_unopened(document: Document, submap: str) -> None:
    if submap and not openers(document.journey, submap):
        document.remove(submap)


def _refuse_too_deep(document: Document, elements: Iterable[Element]) -> None:
    if document.depth + 1 + levels_in(elements) > MOST_LEVELS:
        raise Refused(_("At most {n} maps can lie inside one another.").format(n=MOST_LEVELS))


def _card(document: Document, id: str) -> Touchpoint:
    card = document.journey.find(Touchpoint, id)
    if card is None:
        raise Refused(_("Only a touchpoint opens a map of its own."))
    return card
