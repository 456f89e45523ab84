"""How an official paper looks: its parts as plain values, and one file of figures per guidance in force.

A new layout is one file beside `party_2004.py` and one entry in `LAYOUTS`.
"""

from datetime import date

from dondoc.papers.layouts.layout import Family, Layout
from dondoc.papers.layouts.party_2004 import PARTY_2004

LAYOUTS: tuple[Layout, ...] = (PARTY_2004,)


def layout_on(*, family: Family, day: date) -> Layout:
    """Return the layout in force for papers of this family issued on `day`. Raises LookupError when none is known."""
    for layout in LAYOUTS:
        if layout.family is family and layout.is_in_force(day=day):
            return layout
    raise LookupError(f"no layout of family {family} for {day.isoformat()}")


__all__ = ["LAYOUTS", "PARTY_2004", "Family", "Layout", "layout_on"]
