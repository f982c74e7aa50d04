"""All that the command palette offers now: actions with what they act on, elements, gaps, templates and recent files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from designer import settings as keys
from designer.editing.operations.labels import in_quotes, kind_word, several
from designer.finding.index import reading_order
from designer.finding.ranking import Choice
from designer.model import Channel, Connection, Lane, Note, Persona, Stage, Touchpoint
from designer.model.elements import Element, name_of
from designer.window.actions import GATHERED, MENUS, SUBMENUS, ActionSpec
from designer.window.commands_insert import Item
from designer.window.found_words import element_name, icon_of
from designer.window.icons import SEVERITY_ICONS
from designer.window.insert_list import LANE_ROWS, NOTE_ROWS
from designer.window.menus import keys_text
from designer.words import _

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.main_window import MainWindow

_MENU_ICONS = {
    "File": "file", "Edit": "pencil", "View": "eye", "Insert": "plus", "Map": "map", "Check": "list-checks",
    "Present": "presentation", "Help": "circle-help",
}  # fmt: skip
_NOT_OFFERED = ("edit.command", "insert.list")  # this list itself, and the smaller one
# Words under which an action is looked for as well.
_ALSO = {
    "edit.find": "search",
    "edit.replace": "substitute",
    "file.print": "export pdf printer paper page a4 a3 a2 a1 a0 letter tabloid",
    "file.export": "png svg csv picture image download",
    "file.import": "excel csv spreadsheet mermaid",
    "file.settings": "preferences options configure",
    "file.versions": "backup restore",
    "help.keys": "shortcuts keyboard hotkeys",
    "help.change_keys": "shortcuts keyboard hotkeys",
    "help.guide": "help tutorial",
    "edit.undo": "back revert",
    "edit.redo": "again repeat",
    "edit.duplicate": "copy clone",
    "view.fit": "zoom all fit",
    "view.actual": "zoom 100",
    "view.selection": "zoom",
    "view.zoom_in": "larger bigger",
    "view.zoom_out": "smaller",
    "view.map_only": "hide panels distraction free",
    "view.full_screen": "maximise maximize",
    "view.views.shown": "filter hide show only",
    "view.choose": "filter",
    "view.views.keep": "filter save",
    "view.views.reset": "clear filter show all",
    "view.minimap": "minimap mini map navigator bird's eye",
    "view.appearance.dark": "dark mode night",
    "view.appearance.light": "light mode day bright",
    "view.appearance.system": "automatic",
    "view.contrast": "accessibility a11y readable",
    "view.badges": "warnings errors problems",
    "view.gaps": "warnings errors problems",
    "view.touch": "tablet finger",
    "view.outline": "tree structure list",
    "view.history": "undo steps log",
    "view.guide": "help tutorial",
    "view.tray": "inbox waiting",
    "insert.channel": "lane row",
    "insert.stage": "phase column",
    "insert.touchpoint": "step card",
    "insert.persona": "customer person",
    "insert.connection": "arrow line",
    "insert.note": "comment sticky",
    "map.connect": "arrow line",
    "map.connection_kind.main": "arrow line",
    "map.insight": "analysis report path",
    "map.compare": "difference diff",
    "map.properties": "title name of the map",
    "edit.delete": "remove",
    "map.moment": "star",
    "map.feeling_up": "emotion happier",
    "map.feeling_down": "emotion sadder",
    "check.next": "problem warning error",
}
# What the titles above a choice say where they stand without their menu.
_TITLES = {"view.theme": "Theme of the map"}
# Meant more often than others that are called the same.
_MEANT = {"view.contrast": 12.0}


class Entry(msgspec.Struct, frozen=True, eq=False):
    """One line of the palette."""

    choice: Choice
    icon: str
    aside: str
    do: Callable[[], object]
    keys: str = ""
    is_checked: bool = False


def entries(window: MainWindow, hand: AtHand) -> Iterator[Entry]:
    """What can be done now, without the elements of the map."""
    yield from _actions(window, hand)
    yield from _kinds(window, hand)
    yield from _gaps(window)
    yield from _files(window)


def _actions(window: MainWindow, hand: AtHand) -> Iterator[Entry]:
    actions = window.actions_by_id
    for title, specs in MENUS:
        menu = title.replace("&", "")
        for entry in specs:
            if isinstance(entry, str):
                submenu, choices = SUBMENUS[entry]
                submenu = _TITLES.get(entry, submenu)
                for spec in choices:
                    if spec.id not in _NOT_OFFERED and actions[spec.id].isEnabled():
                        text = "" if entry in GATHERED else f"{_(submenu)}: {_(spec.text)}"
                        yield _action(window, hand, spec, menu, text)
            elif entry.id and entry.id not in _NOT_OFFERED and actions[entry.id].isEnabled():
                yield _action(window, hand, entry, menu, "")


def _action(window: MainWindow, hand: AtHand, spec: ActionSpec, menu: str, text: str) -> Entry:
    action = window.actions_by_id[spec.id]
    plain = action.text().partition("\t")[0].replace("&&", "&")
    context = _in_context(hand, spec.id)
    said = context or text or plain
    words = f"{plain} {_(menu)} {_ALSO.get(spec.id, '')} {text} {_kinds_chosen(hand) if context else ''}"
    choice = Choice(spec.id, said, words, weight=_MEANT.get(spec.id, 0) + (18 if context else 6))
    icon = spec.icon or _MENU_ICONS.get(menu, "chevron-right")
    cap = (spec.typed or keys_text(action)).strip()
    return Entry(choice, icon, _(menu), action.trigger, cap, action.isCheckable() and action.isChecked())


def _kinds_chosen(hand: AtHand) -> str:
    """What that is called which is selected: "touchpoint"."""
    if hand.session is None:
        return ""
    chosen = (hand.session.journey.get(id) for id in hand.window.selection)
    return " ".join(sorted({kind_word(element) for element in chosen if element is not None}))


def _in_context(hand: AtHand, id: str) -> str:
    """What an action is called while something is selected, with the name of what it acts on; "" as in the menu."""
    session = hand.session
    if session is None:
        return ""
    journey, window = session.journey, hand.window
    place = hand.placement()
    stage = journey.find(Stage, place.stage) if place is not None else None
    lane = journey.get(place.lane) if place is not None else None
    after = in_quotes(stage.name) if stage is not None and stage.name else ""
    below = in_quotes(name_of(lane)) if lane is not None and name_of(lane) else ""
    touchpoints = hand.chosen()
    what = several(journey, touchpoints) if touchpoints else ""
    chosen = [i for i in window.selection if i in journey]
    match id:
        case "insert.touchpoint":
            return _("Add a touchpoint to {stage}").format(stage=after) if after else _("Add a touchpoint")
        case "insert.stage":
            return _("Add a stage after {stage}").format(stage=after) if after else _("Add a stage at the end")
        case "insert.channel":
            return _("Add a channel below {lane}").format(lane=below) if below else _("Add a channel")
        case "insert.lane":
            return _("Add a lane below {lane}…").format(lane=below) if below else _("Add a lane…")
        case "insert.persona":
            return _("Add a persona")
        case "map.connect" | "insert.connection" if len(touchpoints) == 1:
            return _("Connect {what} to…").format(what=what)
        case "map.connect" | "insert.connection" if touchpoints:
            return _("Connect {what} in order").format(what=what)
        case "edit.delete" if chosen:
            return _("Delete {what}").format(what=several(journey, chosen))
        case "edit.duplicate" if what:
            return _("Duplicate {what}").format(what=what)
        case "edit.text" if chosen:
            return _("Edit the text of {what}").format(what=several(journey, chosen[:1]))
        case "map.to_tray" if what:
            return _("Move {what} to the tray").format(what=what)
        case "map.moment" if what:
            on = all(t.is_moment_of_truth for i in touchpoints if (t := journey.find(Touchpoint, i)) is not None)
            said = _("Make {what} a plain touchpoint") if on else _("Make {what} a moment of truth")
            return said.format(what=what)
        case "map.feeling_up" if what:
            return _("Better feeling at {what}").format(what=what)
        case "map.feeling_down" if what:
            return _("Worse feeling at {what}").format(what=what)
        case _:
            return ""


def _kinds(window: MainWindow, hand: AtHand) -> Iterator[Entry]:
    """Each kind of note and of lane as a line of its own."""
    session = hand.session
    if session is None:
        return
    insert = window.commands.insert.insert
    if subject := hand.subject():
        about = several(session.journey, [subject])
        for row in NOTE_ROWS:
            text = _("Add {kind} about {what}").format(kind=_(row.text).lower(), what=about)
            choice = Choice(f"note:{row.id}", text, "note", weight=3)
            yield Entry(choice, row.icon, _("Note"), partial(insert, Item("note", row.id)), f"/ N {row.key}")
    for row in LANE_ROWS:
        text = _("Add lane {kind}").format(kind=in_quotes(_(row.text)))
        choice = Choice(f"lane:{row.id}", text, "", weight=1)
        yield Entry(choice, row.icon, _("Lane"), partial(insert, Item("lane", row.id)), f"/ L {row.key}")


def _gaps(window: MainWindow) -> Iterator[Entry]:
    session = window.session
    findings = session.findings if session is not None else None
    for at, gap in enumerate(findings.gaps if findings is not None else ()):
        if not gap.is_waived:
            text = _("Go to the gap {gap}").format(gap=f"“{gap.message}”")
            choice = Choice(f"gap:{at}", text, f"{gap.rule} {gap.suggestion}", has_initials=False)
            yield Entry(choice, SEVERITY_ICONS[gap.severity], _("Gap"), partial(window.go_to_gap, gap))


def _files(window: MainWindow) -> Iterator[Entry]:
    from designer.templates import templates

    for path in window.context.settings.get(keys.RECENT_FILES):
        file = Path(path)
        choice = Choice(f"recent:{path}", _("Open {name}").format(name=in_quotes(file.stem)), path, has_initials=False)
        yield Entry(choice, "history", _("Recent"), partial(window.files.open_path, path))
    for template in templates():
        text = _("New map: {name}").format(name=_(template.name))
        choice = Choice(f"template:{template.id}", text, f"template {_(template.description)}", has_initials=False)
        new = partial(window.files.new_from_template, template.id)
        yield Entry(choice, "layout-template", _("Template"), new)


def elements(window: MainWindow) -> Iterator[Entry]:
    """A line for each element of the map that one can go to: “Go to stage “Retention””."""
    session = window.session
    if session is None:
        return
    journey = session.journey
    for id in reading_order(journey):
        element = journey[id]
        if isinstance(element, Stage | Channel | Lane | Touchpoint | Persona | Note | Connection):
            if isinstance(element, Connection) and not element.label:
                continue
            name = element.label if isinstance(element, Connection) else element_name(journey, element)
            text = _("Go to {kind} {name}").format(kind=kind_word(element), name=in_quotes(name))
            choice = Choice(f"go:{element.id}", text, name if len(name) > 38 else "", has_initials=False)
            yield Entry(choice, icon_of(journey, element), _("Go to"), partial(go_to, window, element))


def go_to(window: MainWindow, element: Element) -> None:
    """Select an element and show it; what is not on the map is shown in Properties."""
    window.select((element.id,))
    if window.view is not None and window.view.box_of(element.id) is None:
        window.right.show_panel("properties")
