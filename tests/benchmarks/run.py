"""Measure the program against floors in the same run.

python tests/benchmarks/run.py [--json FILE] [--only NAME …] [--repeats 5]

Each benchmark runs in a process of its own, without a display (those of one canvas share one, so that its map is laid out
once); its repeats alternate between ours and the floor, and the medians count. Prints a table in Markdown; with --json writes
{name: {"ms", "floor_ms", "ratio"}}, for exports also "bytes" and "floor_bytes". Trust the ratios more than the milliseconds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec  # noqa: E402

from tests.benchmarks.measure import Measured  # noqa: E402

REPEATS = 5

# What it measures, what the floor is, what we aim at.
NAMES: Mapping[str, tuple[str, str, str]] = {
    "start": ("process start to the first painted window", "empty QMainWindow", "≤ 1.6"),
    "open_5000": ("bytes of 5,000 touchpoints to painted", "json.loads", "≤ 12"),
    "drag_one_1000": ("a frame while one card is dragged", "1,000 bare QGraphicsRectItems", ""),
    "drag_one_5000": ("a frame while one card is dragged", "5,000 bare QGraphicsRectItems", "≤ 1.5"),
    "drag_one_20000": ("a frame while one card is dragged", "20,000 bare QGraphicsRectItems", "≤ 1.5"),
    "drag_growth_20000": ("a frame while one card is dragged", "the same among 1,000", "≤ 1.3"),
    "drag_200_5000": ("a frame while 200 cards are dragged", "5,000 bare QGraphicsRectItems", "≤ 1.0"),
    "fit_5000": ("whole map painted at fit", "5,000 bare QGraphicsRectItems", "≤ 0.5"),
    "wheel_worst_5000": ("slowest of 24 wheel steps", "5,000 bare QGraphicsRectItems", "≤ 1.5"),
    "press_5000": ("press or release on a card", "a frame of a screen", "≤ 1"),
    "type_5000": ("a letter typed in a card, painted", "a frame of a screen", "≤ 1"),
    "edit_5000": ("a feeling set, laid out, painted", "a frame of a screen", "≤ 1"),
    "drop_5000": ("a card put elsewhere, laid out, painted", "a frame of a screen", ""),
    "drop_200": ("a card put elsewhere, laid out, painted", "a frame of a screen", ""),
    "fit_20000": ("whole map painted at fit", "20,000 bare QGraphicsRectItems", "≤ 0.5"),
    "wheel_worst_20000": ("slowest of 24 wheel steps", "20,000 bare QGraphicsRectItems", "≤ 1.5"),
    "memory_20000": ("MB with 20,000 touchpoints open", "MB of the window's first page", "≤ 250 MB more"),
    "export_200": ("PDF of 200 touchpoints", "QPdfWriter, same drawing", "≤ 0.8, smaller"),
    "export_2000": ("PDF of 2,000 touchpoints", "QPdfWriter, same drawing", "≤ 0.8, smaller"),
    "relayout_500": ("layout after one card was moved", "whole layout", ""),
    "relayout_2000": ("layout after one card was moved", "whole layout", "≤ 16 ms"),
    "edits_5000": ("layout after an edit, the slowest of ten kinds", "a frame of a screen", "≤ 16 ms"),
    "items_drag_one_5000": ("a card dragged: one QGraphicsItem each", "5,000 bare QGraphicsRectItems", "a peer"),
    "items_fit_5000": ("whole map at fit: one QGraphicsItem each", "5,000 bare QGraphicsRectItems", "a peer"),
    "items_wheel_worst_5000": ("slowest wheel step: one QGraphicsItem each", "5,000 bare QGraphicsRectItems", "a peer"),
    "nodegraphqt_drag_one_1000": ("a node dragged in NodeGraphQt", "1,000 bare QGraphicsRectItems", "a peer"),
    "nodegraphqt_fit_1000": ("whole map at fit in NodeGraphQt", "1,000 bare QGraphicsRectItems", "a peer"),
    "nodegraphqt_wheel_worst_1000": ("slowest wheel step in NodeGraphQt", "1,000 bare QGraphicsRectItems", "a peer"),
    "check_5000": ("all rules from scratch", "networkx's components, once a rule", "≤ 150 ms"),
    "check_20000": ("all rules from scratch", "networkx's components, once a rule", "≤ 5"),
    "fix_1000": ("all quick fixes, --unsafe", "all rules from scratch", "≤ 2 s"),
    "check_edit_5000": ("gaps after one edit", "networkx's components", "≤ 1 ms"),
}


# Measured on one canvas, laid out once for all of them.
_ON_ONE_CANVAS = ("drag_one", "drag_growth", "drag_200", "fit", "wheel_worst", "press", "type", "edit", "drop")
_PEERS = ("items", "nodegraphqt")


def measure(names: Sequence[str], repeats: int) -> dict[str, Measured]:
    """Run benchmarks in this process."""
    from tests.benchmarks.checks import measure_check, measure_check_edit, measure_fix
    from tests.benchmarks.relayout import measure_edits, measure_relayout
    from tests.benchmarks.start import measure_start

    if names == ["start"]:
        return {"start": measure_start(repeats)}
    found: dict[str, Measured] = {}
    for name in names:
        kind, _, count = name.rpartition("_")
        without_window = {
            "relayout": measure_relayout,
            "edits": measure_edits,
            "check": measure_check,
            "check_edit": measure_check_edit,
            "fix": measure_fix,
        }
        if kind in without_window:
            found[name] = without_window[kind](int(count), repeats)
        else:
            found[name] = _measure_painted(kind, int(count), repeats)
    return found


def _measure_painted(kind: str, count: int, repeats: int) -> Measured:
    from PySide6.QtWidgets import QApplication, QGraphicsView

    from designer.window.collector import Collector

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    if application.findChild(Collector) is None:
        Collector(application)  # garbage is collected as the program does it, for ours and for the floor
    from tests.benchmarks import canvas, hands, peers
    from tests.benchmarks.export import measure_export

    peer, _, what = kind.partition("_")
    if peer in _PEERS:
        by: dict[str, Callable[[Callable[[int], QGraphicsView], int, int], Measured]] = {
            "drag_one": peers.measure_peer_drag,
            "fit": peers.measure_peer_fit,
            "wheel_worst": peers.measure_peer_wheel,
        }
        return by[what](peers.items if peer == "items" else peers.nodegraphqt, count, repeats)
    found: dict[str, Callable[[int, int], Measured]] = {
        "open": canvas.measure_open,
        "drag_one": canvas.measure_drag,
        "drag_growth": canvas.measure_drag_growth,
        "drag_200": hands.measure_drag_many,
        "fit": canvas.measure_fit,
        "wheel_worst": hands.measure_wheel,
        "press": hands.measure_press,
        "type": hands.measure_type,
        "edit": hands.measure_edit,
        "drop": hands.measure_drop,
        "memory": hands.measure_memory,
        "export": measure_export,
    }
    return found[kind](count, repeats)


def measure_apart(names: Sequence[str], repeats: int) -> dict[str, Measured]:
    """Run benchmarks in a process of their own, so that they leave nothing behind for others."""
    command = [sys.executable, str(Path(__file__).resolve()), "--repeats", str(repeats), "--inside", *names]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=280)
    return msgspec.json.decode(done.stdout, type=dict[str, Measured])


def together(names: Sequence[str]) -> list[list[str]]:
    """The benchmarks that share a process: drags and whole maps of one size."""
    groups: dict[str, list[str]] = {}
    for name in names:
        kind, _, count = name.rpartition("_")
        peer = kind.partition("_")[0]
        shared = "canvas" if kind in _ON_ONE_CANVAS else peer if peer in _PEERS else ""
        groups.setdefault(f"{shared} {count}" if shared else name, []).append(name)
    return list(groups.values())


def is_here(name: str) -> bool:
    """Whether what a benchmark measures is installed; only a peer may be missing."""
    return not name.startswith("nodegraphqt") or (find_spec("NodeGraphQt") is not None and find_spec("Qt") is not None)


def table(found: Mapping[str, Measured], missing: Sequence[str] = ()) -> str:
    """The results as a table in Markdown; `missing` benchmarks measure what is not installed."""
    lines = [
        "| Benchmark | What | Floor | ms | floor ms | ratio | aim |",
        "|---|---|---|--:|--:|--:|---|",
    ]
    for name, one in found.items():
        what, floor, aim = NAMES[name]
        if one.bytes:
            what = f"{what} ({one.bytes / 1024:,.0f} KB; floor {one.floor_bytes / 1024:,.0f} KB)"
        lines.append(f"| `{name}` | {what} | {floor} | {one.ms:,.2f} | {one.floor_ms:,.2f} | {one.ratio:.2f} | {aim} |")
    lines += [f"| `{name}` | {NAMES[name][0]} | {NAMES[name][1]} | not installed | | | |" for name in missing]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(description="Measure the program against floors in the same run.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=list(NAMES), metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--inside", nargs="+", choices=NAMES, help=argparse.SUPPRESS)
    wishes = parser.parse_args(arguments)
    if wishes.inside:
        sys.stdout.buffer.write(msgspec.json.encode(measure(wishes.inside, wishes.repeats)))
        sys.stdout.flush()
        os._exit(0)  # taking 20,000 touchpoints apart takes longer than measuring them
    found: dict[str, Measured] = {}
    missing = [name for name in wishes.only if not is_here(name)]
    for names in together([name for name in wishes.only if name not in missing]):
        print(f"{', '.join(names)} …", file=sys.stderr, flush=True)
        found |= measure_apart(names, wishes.repeats)
    print(table(found, missing))
    if wishes.json:
        wishes.json.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
