"""The numbers and letters Word shows before list paragraphs. They are not in the text and have to be counted."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from dondoc.kit.numbers import to_roman
from dondoc.papers.letters import clean
from dondoc.papers.xml_parts import W, number_of, toggle_of, value_of

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 8
_LARGEST_COUNT = 100_000
_BULLET = "•"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts: bool = True
    style_id: str | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    shared: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the lists of one file in reading order; lists of one template share their counters, as in Word."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._level_of_style: dict[tuple[str, str], int] = {}
        if root is not None:
            self._read(root)

    def label(self, number_id: str, level: int) -> str:
        """Count one paragraph of a list and return the words shown before it; "" for an unknown list or a hidden one.

        Must be called once for each numbered paragraph, in reading order.
        """
        numbered = self._lists.get(number_id)
        if numbered is None or level not in numbered.levels:
            return ""
        shown = numbered.levels[level]
        counters = self._counters.setdefault(numbered.shared, {})
        self._count(numbered, counters, level)
        if shown.form == "bullet":
            return _bullet(shown.text)
        return _PLACEHOLDER.sub(lambda match: _part(numbered, counters, int(match[1]) - 1, shown), shown.text).strip()

    def level_of_style(self, number_id: str, style_id: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style, None when no level names it."""
        return self._level_of_style.get((number_id, style_id))

    def _count(self, numbered: _List, counters: dict[int, int], level: int) -> None:
        for at, start in list(numbered.starts.items()):
            counters.pop(at, None)
            numbered.levels[at] = replace(numbered.levels.get(at, _Level()), start=start)
            del numbered.starts[at]
        for above in range(level):
            counters.setdefault(above, numbered.levels.get(above, _Level()).start)
        first = numbered.levels[level].start
        counters[level] = counters[level] + 1 if level in counters else first
        for below in range(level + 1, _DEEPEST + 1):
            if numbered.levels.get(below, _Level()).restarts:
                counters.pop(below, None)

    def _read(self, root: Any) -> None:
        templates = {element.get(f"{W}abstractNumId", ""): element for element in root.iter(f"{W}abstractNum")}
        by_style = {value_of(element, "styleLink"): key for key, element in templates.items()}
        for element in root.iter(f"{W}num"):
            key = value_of(element, "abstractNumId") or ""
            linked = value_of(templates.get(key), "numStyleLink")
            key = by_style.get(linked, key) if linked else key
            if key in templates:
                self._add(element, key, _levels(templates[key]))

    def _add(self, element: Any, shared: str, levels: dict[int, _Level]) -> None:
        number_id = element.get(f"{W}numId", "")
        starts: dict[int, int] = {}
        for override in element.iter(f"{W}lvlOverride"):
            levels |= _levels(override)
            at, start = _index(override), number_of(override, "startOverride")
            if at is not None and start is not None:
                starts[at] = start
        self._lists[number_id] = _List(levels=levels, shared=shared, starts=starts)
        for at, level in levels.items():
            if level.style_id:
                self._level_of_style[number_id, level.style_id] = at


def _levels(parent: Any) -> dict[int, _Level]:
    levels = {}
    for element in parent.iterchildren(f"{W}lvl"):
        at = _index(element)
        if at is not None:
            start = number_of(element, "start")
            levels[at] = _Level(
                start=1 if start is None else start,
                form=_form(element),
                text=value_of(element, "lvlText") or "",
                legal=toggle_of(element, "isLgl") or False,
                restarts=number_of(element, "lvlRestart") != 0,
                style_id=value_of(element, "pStyle"),
            )
    return levels


def _form(level: Any) -> str:
    element = next(level.iter(f"{W}numFmt"), None)
    return element.get(f"{W}val", "decimal") if element is not None else "decimal"


def _index(element: Any) -> int | None:
    text = element.get(f"{W}ilvl", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) == 1 and int(text) <= _DEEPEST else None


def _part(numbered: _List, counters: dict[int, int], at: int, shown: _Level) -> str:
    level = numbered.levels.get(at, _Level())
    return _written(counters.get(at, level.start), "decimal" if shown.legal else level.form)


def _written(number: int, form: str) -> str:
    if form == "none":
        return ""
    if not 1 <= number < _LARGEST_COUNT:
        return str(number)
    if form in ("upperRoman", "lowerRoman") and number < 4000:
        return to_roman(number) if form == "upperRoman" else to_roman(number).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = _LETTERS[(number - 1) % 26] * min((number - 1) // 26 + 1, 30)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _bullet(text: str) -> str:
    """Show dashes, pluses and other signs as they are; letters of sign fonts as a plain bullet."""
    sign = clean(text)
    return sign if sign and not any(letter.isalnum() or letter == "·" for letter in sign) else _BULLET
