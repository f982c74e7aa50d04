"""The commands `rules` and `rule`: what maps are checked by, for those who read a gap and ask why."""

from __future__ import annotations

import json
import sys
from typing import Any

from designer.cli.endings import DONE, Refused


def run_rules(form: str = "text") -> int:
    """List all rules."""
    from designer.checks.pages import page_json, rule_pages, rules_text

    pages = rule_pages()
    if form == "json":
        _print_json([page_json(page) for page in pages])
    else:
        print(rules_text(pages), end="")
    return DONE


def run_rule(rule: str, form: str = "text") -> int:
    """Print the page of one rule."""
    from designer.checks.pages import page_json, page_text, rule_page

    try:
        page = rule_page(rule)
    except ValueError as unknown:
        raise Refused(str(unknown)) from None
    if form == "json":
        _print_json(page_json(page))
    else:
        print(page_text(page), end="")
    return DONE


def _print_json(value: Any) -> None:
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not is_unicode, indent=1))
