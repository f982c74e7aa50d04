"""Times measured against a floor in the same run: what every benchmark yields, and how its repeats take turns."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median

import msgspec


class Measured(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row of the table: milliseconds of ours, of the floor, and ours divided by the floor. `bytes` where files are made."""

    ms: float
    floor_ms: float
    ratio: float
    bytes: int = 0
    floor_bytes: int = 0


def measured(ours: Sequence[float], floors: Sequence[float], *, bytes: int = 0, floor_bytes: int = 0) -> Measured:
    """The row of interleaved repeats, given in milliseconds: medians, and the median of the repeats' ratios.

    Each repeat is divided by the floor measured right after it, so that a machine that slows down for a while slows both.
    """
    ratio = median(one / floor for one, floor in zip(ours, floors, strict=True))
    return Measured(round(median(ours), 3), round(median(floors), 3), round(ratio, 4), bytes, floor_bytes)


def cpu_ms(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that this process spends on some work, all its threads counted.

    Garbage of what went before is collected first and not counted; the collector runs as usual during the work.
    """
    gc.collect()
    start = time.process_time()
    kept = work()
    spent = time.process_time() - start
    del kept  # taking the result apart is no part of the work
    return spent * 1000


def median_cpu_ms(work: Callable[[], object], times: int) -> float:
    """The median of some work done so many times, in milliseconds of processor time; garbage is collected once before."""
    gc.collect()
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return median(found) * 1000


def interleaved(ours: Callable[[], float], floor: Callable[[], float], repeats: int) -> tuple[list[float], list[float]]:
    """Ours and the floor in turns, after one turn of each that is not counted (imports, fonts, caches of the system)."""
    ours()
    floor()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(repeats):
        found[0].append(ours())
        found[1].append(floor())
    return found
