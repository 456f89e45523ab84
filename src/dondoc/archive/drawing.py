"""A paper as a page draws it, and the address of the style sheet its layout needs."""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from dondoc.kit.digest import sha256_of_bytes
from dondoc.papers.layouts import LAYOUTS, Layout
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.write_page import Page, page_css, write_page

# The house numbers printed pages in its own corner and heads them; a paper that prints alone has its own.
_QUIET_HOUSE = "@page{@bottom-right{content:none}}\n@media print{.archive-prints .print-head{display:none}}\n"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as blocks with class names, and the address of their styles."""

    page: Page
    css_url: str


def drawn(paper: Paper, layout: Layout, *, slug: str) -> Drawn:
    """Return a paper ready for `archive/sheet.html`, drawn inside the congress at this address."""
    address = reverse("archive:layout", args=[slug, layout.name])
    return Drawn(page=write_page(paper, layout), css_url=f"{address}?v={_digest(layout.name)}")


@cache
def css_of(name: str) -> str | None:
    """Return the style sheet of a layout, or None when there is no such layout."""
    layout = layout_named(name)
    return _QUIET_HOUSE + page_css(layout) if layout is not None else None


def layout_named(name: str) -> Layout | None:
    """Return the layout of this name, by which a paper issued long ago is still drawn as it was, or None."""
    return next((layout for layout in LAYOUTS if layout.name == name), None)


def _digest(name: str) -> str:
    return sha256_of_bytes((css_of(name) or "").encode())[:12]
