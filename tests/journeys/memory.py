"""What the process holds once all that is not used any more went."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from designer.window.collector import forget_sources, give_back, let_go
from tests.journeys.monkey import pass_time


def held_memory() -> int:
    """Bytes that the process holds after what its collector does in its turns; 0 where nobody tells.

    Without the pages of files that were read, libraries and fonts: they come in as more of the program is used, belong to all
    processes and can be dropped at any time.
    """
    pass_time()
    let_go()
    forget_sources()
    for _turn in range(8):  # some of it hangs on what went in the turn before
        if not gc.collect():
            break
        pass_time()
    give_back()
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0
    _size, resident, of_files, *_rest = map(int, status.read_text().split())
    return (resident - of_files) * os.sysconf("SC_PAGE_SIZE")
