"""A screen reader for tests: looks at the program over AT-SPI, as Orca does. Runs under the system's Python, which has gi.

python heard.py COMMAND…: starts the command, waits until it shows a map, prints one JSON object and ends the command.
"""

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 120.0  # seconds, on a computer with a lot to do


def walk(node, depth=0):
    """Every node below one, itself first."""
    if node is None or depth > 12:
        return
    yield node
    for i in range(min(node.get_child_count(), 400)):
        yield from walk(node.get_child_at_index(i), depth + 1)


def table():
    """The map of the program, None while there is none."""
    try:
        return find_table()
    except GLib.Error:  # what is still being built may go away while it is looked at
        return None


def find_table():
    """Look for the map of the program."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        for node in walk(app):
            if node.get_role() == Atspi.Role.TABLE and node.get_name().startswith("Journey map"):
                return node
    return None


def main():
    """Start, look, act, tell."""
    wait = round(1000 * PATIENCE)  # instead of less than a second for each answer
    Atspi.set_timeout(wait, wait)
    program = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    try:
        end, found = time.monotonic() + PATIENCE, None
        while found is None and time.monotonic() < end and program.poll() is None:
            time.sleep(0.5)
            found = table()
        if found is None:
            print(json.dumps({"missing": f"no map over AT-SPI; the program ended with {program.poll()}"}))
            return
        parts = [found.get_child_at_index(i) for i in range(found.get_child_count())]
        told = {
            "map": found.get_name(),
            "parts": [[p.get_role_name(), p.get_name()] for p in parts],
            "sizes": [[r.width, r.height] for r in (p.get_extents(Atspi.CoordType.SCREEN) for p in parts)],
        }
        card = next(p for p in parts if ", touchpoint, " in p.get_name())
        actions = [card.get_action_name(i) for i in range(card.get_n_actions())]
        told["actions"] = actions
        count = found.get_child_count()
        card.do_action(actions.index("Delete"))
        end = time.monotonic() + PATIENCE
        while found.get_child_count() == count and time.monotonic() < end:
            time.sleep(0.2)
            found.clear_cache()
        told["fewer"] = found.get_child_count() < count
        controls, unnamed = 0, []
        interactive = (Atspi.Role.PUSH_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.TEXT, Atspi.Role.COMBO_BOX)
        for node in walk(found.get_application()):
            states = node.get_state_set()
            if node.get_role() in interactive and states.contains(Atspi.StateType.SHOWING):
                controls += 1
                if not node.get_name():
                    unnamed.append(node.get_role_name())
        told["controls"], told["unnamed"] = controls, unnamed
        print(json.dumps(told), flush=True)
    finally:
        program.terminate()
        program.wait(60)


main()
