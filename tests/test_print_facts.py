"""How well text stands out on paper: each is held against the last shape that was drawn below it."""

from __future__ import annotations

import pytest

from designer.drawing import Path, TextRun
from designer.fonts import FontFinder
from designer.layout.colour import contrast
from designer.print_facts import ENOUGH, poor_contrast
from designer.printing import PrintChoice, compose
from designer.templates import open_sample


@pytest.mark.parametrize("id", ["commuter-bike", "eye-clinic", "new-kitchen"])
def test_the_contrast_of_every_text_is_that_to_the_last_shape_below_it(id: str) -> None:
    journey = open_sample(id)
    drawing = compose(journey, FontFinder().book_for(journey), PrintChoice("A3")).page.drawing
    shapes: list[tuple[float, float, float, float, str]] = []
    least: dict[str, float] = {}
    for group, x, y, item in drawing.items():
        if isinstance(item, Path) and item.fill:
            box = item.box
            shapes.append((x + box.left, y + box.top, x + box.right, y + box.bottom, item.fill))
        elif isinstance(item, TextRun) and item.text.strip():
            at_x, at_y = x + item.x + item.width / 2, y + item.y - item.size * 0.3
            below = [s[4] for s in shapes if s[0] <= at_x <= s[2] and s[1] <= at_y <= s[3]]
            ratio = contrast(item.colour, below[-1] if below else drawing.paper)
            key = group.element or group.key
            if ratio < ENOUGH:
                least[key] = min(ratio, least.get(key, ENOUGH))
    found = poor_contrast(drawing)
    assert sorted(round(one.ratio, 6) for one in found) == sorted(round(ratio, 6) for ratio in least.values())
    assert {one.element for one in found if one.element} == {key for key in least if key in journey}
    assert min(least.values()) >= 4.5, "what we draw can be read"
