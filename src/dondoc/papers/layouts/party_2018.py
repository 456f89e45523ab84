"""Party papers from 3 April 2018 to 11 January 2026: guidance HD 36-HD/VPTW; what is not named here is as before it."""

from dataclasses import replace
from datetime import date

from dondoc.papers.layouts.party_2004 import PARTY_2004

PARTY_2018 = replace(
    PARTY_2004,
    name="party_2018",
    from_=date(2018, 4, 3),
    until=date(2026, 1, 12),
    # Body 14-15, at least 6 pt between paragraphs; page numbers 14, ten millimetres below the edge of the sheet.
    body=replace(PARTY_2004.body, before_pt=6, line=1.15),
    basis=replace(PARTY_2004.basis, before_pt=6, line=1.15),
    headings=tuple(replace(style, before_pt=6, line=1.15) for style in PARTY_2004.headings),
    # Kind 15-16, subject 14-15.
    kind=replace(PARTY_2004.kind, size_pt=16),
    subject=replace(PARTY_2004.subject, size_pt=15),
)
