"""The command insight: what the graph of a map tells, as text or as JSON."""

from __future__ import annotations

import sys

from designer.cli.endings import DONE


def run_insight(source: str, form: str = "text") -> int:
    """Print the ways through a map, who reaches which end, and how the worst way feels."""
    from designer.insight import as_json, as_text, look_into
    from designer.storage import load

    journey = load(source, name=source)
    insight = look_into(journey)
    if form == "json":
        import json

        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(as_json(insight, journey), ensure_ascii=not is_unicode, indent=1))
    else:
        print(as_text(insight, journey), end="")
    return DONE
