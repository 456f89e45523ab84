"""How an official paper looks: its parts as plain values, and one file of figures per guidance in force.

A new layout is one file beside `party_2026.py` and one entry in `LAYOUTS`: docs/how-to/add-a-layout.md.
"""

from datetime import date

from dondoc.papers.layouts.layout import Family, Layout
from dondoc.papers.layouts.party_2004 import PARTY_2004
from dondoc.papers.layouts.party_2018 import PARTY_2018
from dondoc.papers.layouts.party_2026 import PARTY_2026
from dondoc.papers.layouts.signing import SignatureWords, signature_words
from dondoc.papers.layouts.state_2011 import STATE_2011
from dondoc.papers.layouts.state_2020 import STATE_2020

LAYOUTS: tuple[Layout, ...] = (PARTY_2004, PARTY_2018, PARTY_2026, STATE_2011, STATE_2020)


def layout_on(*, family: Family, day: date) -> Layout:
    """Return the layout in force for papers of this family issued on `day`; every day has one."""
    return next(layout for layout in LAYOUTS if layout.family is family and layout.is_in_force(day=day))


__all__ = [
    "LAYOUTS",
    "PARTY_2004",
    "PARTY_2018",
    "PARTY_2026",
    "STATE_2011",
    "STATE_2020",
    "Family",
    "Layout",
    "SignatureWords",
    "layout_on",
    "signature_words",
]
