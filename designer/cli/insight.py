"""The command insight: what the graphs of a map and of those inside it tell, as text or as JSON."""

from __future__ import annotations

import sys

from designer.cli.endings import DONE


def run_insight(source: str, form: str = "text") -> int:
    """Print the ways through a map, who reaches which end, and how the worst way feels; then the same of each map inside it."""
    from designer.cli.inner import inner_levels, way_of
    from designer.insight import as_json, as_text, look_into
    from designer.storage import load

    journey = load(source, name=source)
    below = [(level.names, level.journey) for level in inner_levels(journey) if level.journey is not None]
    if form == "json":
        import json

        told = as_json(look_into(journey), journey)
        if below:
            told["opens"] = [{"names": list(names), **as_json(look_into(inner), inner)} for names, inner in below]
        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(told, ensure_ascii=not is_unicode, indent=1))
        return DONE
    print(as_text(look_into(journey), journey), end="")
    for names, inner in below:
        print(f"\n{way_of(names)}\n{as_text(look_into(inner), inner)}", end="")
    return DONE
