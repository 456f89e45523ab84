"""The rules a PDF page draws, from pdfium: the straight, level and upright parts of its paths, as edges of tables."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from dondoc.papers.pdf_lines import turned

# Thinner than this, a filled rectangle is a rule.
_THIN = 2.5
_STRAIGHT = 0.5
_WHOLE_PAGE_SHARE = 0.95
_MOST_SEGMENTS = 50_000
_LINE_TO, _MOVE_TO = 0, 2

Points = list[tuple[float, float]]
Box = tuple[float, float, float, float]


class NotSimple(Exception):
    """The page draws inside forms, or more than is looked at here."""


def page_edges(page: Any) -> list[dict[str, Any]]:
    """Return the level and upright edges of a pdfium page as pdfplumber describes them, coordinates as shown.

    Raises NotSimple when the page draws inside form objects, whose place pdfium does not tell.
    """
    if any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_FORM,), max_depth=1)):
        raise NotSimple
    box, rotation = page.get_mediabox(), page.get_rotation()
    width, height = page.get_size()
    edges: list[dict[str, Any]] = []
    left = _MOST_SEGMENTS
    for drawn in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=1):
        left -= pdfium.FPDFPath_CountSegments(drawn.raw)
        if left < 0:
            raise NotSimple
        if _is_painted(drawn.raw):
            for points in _subpaths(drawn.raw):
                edges += _edges(points, box, rotation, most=_WHOLE_PAGE_SHARE * width * height)
    return edges


def _is_painted(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return not known or bool(fill.value or stroke.value)


def _subpaths(path: Any) -> Iterator[Points]:
    """Yield the corners of each part of a path in the page's own space; parts with curves lose these."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: Points = []
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind != _LINE_TO and points:
            yield points
            points = []
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    if points:
        yield points


def _edges(points: Points, box: Box, rotation: int, *, most: float) -> Iterator[dict[str, Any]]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    if (x1 - x0) * (y1 - y0) > most:
        return
    if len(points) > 2 and min(x1 - x0, y1 - y0) <= _THIN:
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        lies = x1 - x0 > y1 - y0
        points = [(x0, middle_y), (x1, middle_y)] if lies else [(middle_x, y0), (middle_x, y1)]
    for (from_x, from_y), (to_x, to_y) in zip(points, points[1:], strict=False):
        if abs(from_x - to_x) <= _STRAIGHT or abs(from_y - to_y) <= _STRAIGHT:
            raw = (min(from_x, to_x), min(from_y, to_y), max(from_x, to_x), max(from_y, to_y))
            yield edge(*turned(raw, box=box, rotation=rotation))


def edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    """Return a level or upright line as pdfplumber's functions on edges expect it."""
    level = x1 - x0 >= bottom - top
    if level:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "orientation": "h" if level else "v", "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "width": x1 - x0, "height": bottom - top, "y0": -bottom, "y1": -top,
    }  # fmt: skip
