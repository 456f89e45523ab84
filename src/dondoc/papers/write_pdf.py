"""Turns the parts of an official paper into a PDF file in a given layout, set by typst with the project's own fonts.

The same paper and layout give the same bytes on every machine and day, like the Word file.
"""

import json
import threading
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from dondoc.papers.composition import CELL_PADDING_MM, RULE_GAP_PT, RULE_HEIGHT_PT, Composition, compose
from dondoc.papers.layouts.layout import Layout, TextStyle
from dondoc.papers.layouts.parts import Paper

FONT_DIR = Path(__file__).parent / "fonts"
# The metric twin of Times New Roman: lines and pages break in the same places.
FONT = "Tinos"
_FONT_FILES = 4
_TEMPLATE = Path(__file__).parent / "layouts" / "official.typ"
_NOTHING = _TEMPLATE.with_name("nothing.typ")
# typst keeps all it has set for its next ten runs, tens of megabytes for a long report.
_RUNS_REMEMBERED = 10
_LONG_BYTES = 64 * 1024
_STANDARD = "a-2a"
_own = threading.local()


class FontsMissing(Exception):
    """No PDF can be set: the fonts are not there. sentence: what to tell the person, in Vietnamese."""

    sentence = "Máy chủ chưa có phông chữ để tạo PDF. Tải bản Word; người quản trị chạy «make setup» rồi thử lại."

    def __str__(self) -> str:
        """Return the sentence."""
        return self.sentence


def write_pdf(paper: Paper, layout: Layout) -> bytes:
    """Return the paper as a PDF file, tagged, its fonts embedded; PDF/A where the font has a shape for all its letters.

    Raises FontsMissing when the fonts were not brought at set-up.
    """
    moment = datetime.combine(paper.issued_on, time(12), UTC)
    inputs = {"paper": json.dumps(_plain(compose(paper, layout), layout), ensure_ascii=False)}
    try:
        return _set(inputs, moment=moment, standard=[_STANDARD])
    except typst.TypstError:
        # A letter no font has (😀) is shown as an empty box, which PDF/A forbids; any other error comes back here.
        return _set(inputs, moment=moment, standard=[])
    finally:
        if len(inputs["paper"]) > _LONG_BYTES:
            _forget()


def fonts_are_here() -> bool:
    """Say whether the fonts were brought at set-up, so that a PDF can be set."""
    try:
        _compiler()
    except FontsMissing:
        return False
    return True


def _set(inputs: dict[str, str], *, moment: datetime, standard: list[Any]) -> bytes:
    pdf = _compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards=standard, timestamp=moment)
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned no single file")
    return pdf


def _forget() -> None:
    """Set nothing until typst has let go of what it remembers, so that a server does not grow with every report."""
    nothing = typst.Compiler(_NOTHING, root=_NOTHING.parent, font_paths=_own.fonts)
    for _ in range(_RUNS_REMEMBERED):
        nothing.compile(format="pdf")


def _compiler() -> typst.Compiler:
    """Return this thread's compiler; it keeps template and fonts, which take longer to read than a letter to set."""
    compiler: typst.Compiler | None = getattr(_own, "compiler", None)
    if compiler is None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_DIR])
        if sum(font.family == FONT for font in fonts.fonts()) < _FONT_FILES:
            raise FontsMissing
        _own.fonts = fonts
        compiler = _own.compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts)
    return compiler


def _plain(composition: Composition, layout: Layout) -> dict[str, Any]:
    """Return the composition and the figures of the layout as the template reads them."""
    issued_on = composition.issued_on
    return {
        **asdict(composition),
        "issued_on": None,
        "issued": [issued_on.year, issued_on.month, issued_on.day],
        "font": FONT,
        "sheet": asdict(layout.sheet),
        "looks": {role: _look(style) for role, style in layout.styles.items()},
        "left_mm": layout.left_mm,
        "right_mm": layout.right_mm,
        "foot_gap_pt": layout.foot_gap_pt,
        "cell_padding_mm": CELL_PADDING_MM,
        "rule_gap_pt": RULE_GAP_PT,
        "rule_height_pt": RULE_HEIGHT_PT,
        "page_number_edge": layout.page_number_edge,
        "first_page_numbered": layout.first_page_numbered,
        "annexes_numbered_apart": layout.annexes_numbered_apart,
    }


def _look(style: TextStyle) -> dict[str, Any]:
    return {**asdict(style), "pitch_pt": style.pitch_pt}
