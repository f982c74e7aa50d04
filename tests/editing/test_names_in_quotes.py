"""Names stand between curly quotes in sentences and in the history."""

from __future__ import annotations

import pytest

from designer.checks.wording import quoted as quoted_in_checks
from designer.editing.operations.labels import in_quotes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Orders", "“Orders”"),
        ("Gets “Roasted today”", "“Gets ‘Roasted today’”"),
        ("A friend’s cup", "“A friend’s cup”"),
        ("  two\nlines ", "“two lines”"),
        ("x" * 50, f"“{'x' * 39}…”"),
    ],
)
def test_quotes_in_a_name_become_single_ones(name: str, said: str) -> None:
    assert in_quotes(name) == said
    if len(name) <= 40:
        assert quoted_in_checks(name) == said, "the sentences of gaps do the same"
