"""What the process holds once all that is not used any more went."""

from __future__ import annotations

import gc
from pathlib import Path

from designer.window.collector import forget_sources, give_back, let_go
from tests.journeys.monkey import pass_time


def held_memory() -> int:
    """Bytes that the process holds after what its collector does in its turns; 0 where nobody tells."""
    pass_time()
    let_go()
    forget_sources()
    for _turn in range(8):  # some of it hangs on what went in the turn before
        if not gc.collect():
            break
        pass_time()
    give_back()
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 if status.exists() else 0
