"""Ruled tables in page images: long dark lines become rules, rules that cross become cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells
from PIL import Image

from dondoc.papers.pdf_rules import Box

# Lines are looked for in strips this many dots long; a strip is part of a rule when most of it is dark.
_STRIP_DOTS = 16
_DARK = 150
_MOSTLY_DARK = 80
_LEAST_POINTS = 24.0
_THICKEST_POINTS = 8.0
_MOST_RULES = 400
_POINTS_PER_INCH = 72.0
_SAME_PLACE_POINTS = 3.0


@dataclass(slots=True)
class Rule:
    """A dark line, in dots: along its direction from start to end, across it from first to last."""

    start: int
    end: int
    first: int
    last: int


def find_cells(image: Any, *, dots_per_inch: float) -> list[list[Box]]:
    """Return the cells (left, top, right, bottom, in points) of each ruled table of a grey page image."""
    dark = image.point([0 if grey < _DARK else 255 for grey in range(256)])
    upright = _rules(dark.transpose(Image.Transpose.TRANSPOSE), dots_per_inch)
    # The feet of letters on one line can look like a rule; a table's rule ends at upright ones.
    level = [rule for rule in _rules(dark, dots_per_inch) if sum(_meet(rule, other) for other in upright) > 1]
    upright = [rule for rule in upright if sum(_meet(other, rule) for other in level) > 1]
    scale = _POINTS_PER_INCH / dots_per_inch
    edges = [*_edges(level, "h", scale), *_edges(upright, "v", scale)]
    reach = (_STRIP_DOTS + 2) * scale
    tables = cells_to_tables(intersections_to_cells(edges_to_intersections(edges, reach, reach)))
    return sorted(tables, key=lambda cells: min(cell[1] for cell in cells))


def _meet(level: Rule, upright: Rule) -> bool:
    reach = _STRIP_DOTS + 2
    across = level.start - reach <= upright.last and upright.first <= level.end + reach
    return across and upright.start - reach <= level.last and level.first <= upright.end + reach


def _rules(dark: Any, dots_per_inch: float) -> list[Rule]:
    dots_per_point = dots_per_inch / _POINTS_PER_INCH
    strips = dark.reduce((_STRIP_DOTS, 1)).point([1 if grey < _MOSTLY_DARK else 0 for grey in range(256)])
    width, height = strips.size
    flags = strips.tobytes()
    least = max(2, round(_LEAST_POINTS * dots_per_point / _STRIP_DOTS))
    run = re.compile(rb"\x01{%d,}" % least)
    rules: list[Rule] = []
    open_rules: list[Rule] = []
    for across in range(height):
        open_rules = [rule for rule in open_rules if rule.last >= across - 2]
        for found in run.finditer(flags, across * width, (across + 1) * width):
            start = (found.start() - across * width) * _STRIP_DOTS
            end = (found.end() - across * width) * _STRIP_DOTS
            rule = next((one for one in open_rules if one.start <= end and start <= one.end), None)
            if rule is None:
                rule = Rule(start, end, across, across)
                rules.append(rule)
                open_rules.append(rule)
            rule.start, rule.end, rule.last = min(rule.start, start), max(rule.end, end), across
        if len(rules) > _MOST_RULES:
            return []
    return [rule for rule in rules if rule.last - rule.first <= _THICKEST_POINTS * dots_per_point]


def _edges(rules: list[Rule], orientation: str, scale: float) -> Iterator[dict[str, Any]]:
    """Yield rules as pdfplumber's edges, those at nearly the same place at exactly the same place."""
    place = before = -_SAME_PLACE_POINTS * 2
    for rule in sorted(rules, key=lambda one: one.first + one.last):
        at = (rule.first + rule.last) / 2 * scale
        place = place if at - before <= _SAME_PLACE_POINTS else at
        before = at
        start, end = rule.start * scale, rule.end * scale
        box = (start, end, place, place) if orientation == "h" else (place, place, start, end)
        yield {"orientation": orientation, **dict(zip(("x0", "x1", "top", "bottom"), box, strict=True))}
