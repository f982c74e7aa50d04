"""What was edited or chosen and can't be seen: one sentence that says why, and a button that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from designer.editing import operations as ops
from designer.editing.operations.labels import quoted
from designer.model import Channel, Element, JourneyMap, Lane, Note, Persona, Stage, Touchpoint
from designer.model.kinds import LANE_OF_NOTE
from designer.window.lane_names import kind_name, lane_name
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.window.main_window import MainWindow

MOST = 400  # elements that are looked for after one change; more came all at once and say so themselves
Reason = tuple[str, Callable[[], object]]  # a sentence, and what shows it


def tell(window: MainWindow, ids: Iterable[str]) -> None:
    """Say of the first of these elements that can't be seen why, with a button that shows it; nothing where all can."""
    view, session = window.view, window.session
    if view is None or session is None:
        return
    chosen = list(ids)
    if not chosen or len(chosen) > MOST:
        return
    hidden = [i for i in chosen if is_out_of_sight(view, i)]
    if not hidden:
        return
    sentence, show = why(window, view, hidden[0])

    def show_it() -> None:
        show()
        there = [i for i in hidden if i in view.document.journey]
        if there and view.box_of(there[0]) is not None:
            view.select(there[:1])
            view.reveal(there[0])

    window.message_bar.say(sentence, (_("Show it"), show_it), topic="unseen")


def is_out_of_sight(view: MapView, id: str) -> bool:
    """Whether an element has no place on the map as it is shown, and could have one."""
    journey = view.document.journey
    element = journey.get(id)
    match element:
        case Touchpoint() | Stage() | Persona():
            return view.box_of(id) is None
        case Note():
            if element.about and journey.get(element.about) is None:
                return False
            return view.box_of(id) is None
        case _:
            return False


def why(window: MainWindow, view: MapView, id: str) -> Reason:
    """Why an element can't be seen, and what shows it."""
    journey, shown = view.document.journey, view.shown
    element = journey[id]
    name = quoted(journey, id)
    if view.state_seen and element.state and element.state != view.state_seen:
        words = {
            "current": _("{name} stands in the current state only."),
            "future": _("{name} stands in the future state only."),
        }
        return words[element.state].format(name=name), lambda: window.looking.set_state("both")
    if id not in shown:
        look = window.looking
        if look.passing is None and look.view is not None:
            said = _("{name} is not shown in the view “{view}”.").format(name=name, view=look.view.name)
        else:
            said = _("{name} is not shown: the map is filtered.").format(name=name)
        return said, lambda: _let_be_seen(window, view, id)
    return _on_the_map(window, view, element, name)


def _let_be_seen(window: MainWindow, view: MapView, id: str) -> None:
    view.welcome([id])
    if is_out_of_sight(view, id):
        window.looking.choose("")


def _on_the_map(window: MainWindow, view: MapView, element: Element, name: str) -> Reason:
    """Why it can't be seen though no view leaves it out: its stage or lane is folded or hidden, or there is no lane."""
    journey, document = view.document.journey, view.document
    stage = _stage_of(journey, view.shown, element)
    if stage is not None and stage.folded:
        said = _("{name} stands in {stage}, which is folded.").format(name=name, stage=quoted(journey, stage.id))
        return said, lambda: window.looking.fold([stage.id])
    lane = _lane_of(journey, element)
    if lane is not None and not _has_row(view, lane.id):
        said = _("{name} stands in “{lane}”, which is not shown.").format(name=name, lane=lane_name(lane))
        if lane.shown:
            return said, lambda: window.looking.choose("")
        return said, lambda: view.perform(lambda: ops.set_field(document, lane.id, "shown", True))
    if lane is not None and lane.folded:
        said = _("{name} stands in “{lane}”, which is folded.").format(name=name, lane=lane_name(lane))
        return said, lambda: window.looking.fold([lane.id])
    if isinstance(element, Note) and lane is None:
        kind = LANE_OF_NOTE[element.kind]
        said = _("{name} has no lane on this map: “{lane}” is not shown.").format(name=name, lane=kind_name(kind))
        return said, lambda: view.perform(lambda: ops.keep_lane(document, kind, shown=True))
    return _("{name} has no place on the map as it is shown.").format(name=name), lambda: window.looking.choose("")


def _has_row(view: MapView, lane: str) -> bool:
    return any(lane == row.lane or lane in row.members for row in view.map_layout.grid.lanes)


def _stage_of(journey: JourneyMap, shown: JourneyMap, element: Element) -> Stage | None:
    while isinstance(element, Note):
        about = journey.get(element.about)
        if about is None:
            return None
        element = about
    id = element.stage if isinstance(element, Touchpoint) else element.id
    return shown.find(Stage, id)


def _lane_of(journey: JourneyMap, element: Element) -> Channel | Lane | None:
    if isinstance(element, Touchpoint):
        found = journey.get(journey.place_of(element))
        return found if isinstance(found, Channel | Lane) else None
    if isinstance(element, Note):
        if element.lane:
            return journey.find(Lane, element.lane)
        kind = LANE_OF_NOTE[element.kind]
        return next((x for x in journey.lanes if isinstance(x, Lane) and x.kind is kind), None)
    return None
