"""Styles of a Word file, resolved along «based on»: what a paragraph or a run looks like when it says nothing."""

import re
from dataclasses import dataclass, replace
from typing import Any

from dondoc.papers.xml_parts import W, number_of, toggle_of, value_of

_HEADING = re.compile(r"(?:heading|tiêu đề|đầu mục)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents|table of figures)\s*\d*", re.IGNORECASE)
_ALIGNMENTS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify",
}  # fmt: skip
_LONGEST_CHAIN = 30
_BODY_OUTLINE = 9


@dataclass(frozen=True, slots=True)
class Style:
    """How text of one style looks; None and "" mean that nothing is said."""

    name: str = ""
    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: str = ""
    alignment: str = ""
    outline: int | None = None
    number_id: str | None = None
    number_level: int | None = None

    @property
    def heading_level(self) -> int | None:
        """Depth of a heading from 0, None for other styles."""
        if self.outline is not None and 0 <= self.outline < _BODY_OUTLINE:
            return self.outline
        named = _HEADING.fullmatch(self.name.strip())
        if named:
            return max(0, int(named[1]) - 1)
        return 0 if self.name.lower() in ("title", "subtitle") else None

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a generated table of contents."""
        return bool(_CONTENTS.fullmatch(self.name.strip()))


class Styles:
    """All styles of one file."""

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._resolved: dict[str, Style] = {}
        self._default_id = ""
        self._base = Style()
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            run = defaults.find(f"{W}rPrDefault/{W}rPr")
            self._base = apply_run(apply_paragraph(Style(), defaults.find(f"{W}pPrDefault/{W}pPr")), run)
        for element in root.iter(f"{W}style"):
            self._elements[element.get(f"{W}styleId", "")] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
                self._default_id = element.get(f"{W}styleId", "")

    def paragraph(self, style_id: str | None) -> Style:
        """Return the resolved style of a paragraph; the default style when it names none or an unknown one."""
        known = style_id if style_id in self._elements else self._default_id
        return self._resolve(known or "", self._base)

    def over(self, style: Style, style_id: str | None) -> Style:
        """Return a look with a character style laid over it."""
        return self._laid_over(style, style_id) if style_id else style

    def _resolve(self, style_id: str, base: Style) -> Style:
        if style_id not in self._resolved:
            self._resolved[style_id] = self._laid_over(base, style_id)
        return self._resolved[style_id]

    def _laid_over(self, base: Style, style_id: str) -> Style:
        chain: list[Any] = []
        seen: set[str] = set()
        current: str | None = style_id
        while current in self._elements and current not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(current)
            chain.append(self._elements[current])
            current = value_of(chain[-1], "basedOn")
        style = base
        for element in reversed(chain):
            style = apply_run(apply_paragraph(style, element.find(f"{W}pPr")), element.find(f"{W}rPr"))
        return replace(style, name=value_of(chain[0], "name") or style.name) if chain else style


def apply_paragraph(style: Style, properties: Any | None) -> Style:
    """Return the style with a paragraph's own properties laid over it."""
    if properties is None:
        return style
    numbering = properties.find(f"{W}numPr")
    outline, level = number_of(properties, "outlineLvl"), number_of(numbering, "ilvl")
    return replace(
        style,
        alignment=_ALIGNMENTS.get(value_of(properties, "jc") or "", style.alignment),
        outline=style.outline if outline is None else outline,
        number_id=value_of(numbering, "numId") or style.number_id,
        number_level=style.number_level if level is None else level,
    )


def apply_run(style: Style, properties: Any | None) -> Style:
    """Return the style with a run's own properties laid over it."""
    if properties is None:
        return style
    bold, capitals = toggle_of(properties, "b"), toggle_of(properties, "caps")
    hidden = toggle_of(properties, "vanish")
    font = value_of(properties, "rFonts", "ascii") or value_of(properties, "rFonts", "hAnsi")
    return replace(
        style,
        bold=style.bold if bold is None else bold,
        capitals=style.capitals if capitals is None else capitals,
        hidden=style.hidden if hidden is None else hidden,
        font=font or style.font,
    )
