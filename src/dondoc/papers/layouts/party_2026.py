"""Party papers from 12 January 2026: guidance HD 05-HD/VPTW under regulation QĐ 399-QĐ/TW of 9 January 2026.

TO BE VERIFIED: the figures come from accounts of the guidance; the original has not been seen. See
docs/domain/official-papers.md.
"""

from dataclasses import replace
from datetime import date

from dondoc.papers.layouts.layout import Align, TextStyle
from dondoc.papers.layouts.party_2018 import PARTY_2018

# Body 14 on lines of exactly 18 pt, 6 pt before each paragraph, first line 1 cm.
_BODY = TextStyle(size_pt=14, align=Align.JUSTIFY, before_pt=6, line_pt=18, first_line_mm=10)
_HEADING = replace(_BODY, bold=True, keep_with_next=True)

PARTY_2026 = replace(
    PARTY_2018,
    name="party_2026",
    from_=date(2026, 1, 12),
    until=None,
    # Right head 13-14 bold; left head 12-13, the issuer bold; number 13; place and day 13-14 italic.
    right_head=(("ĐẢNG CỘNG SẢN VIỆT NAM", TextStyle(size_pt=14, bold=True, align=Align.CENTER, rule=1.0)),),
    superior=replace(PARTY_2018.superior, size_pt=13),
    issuer=replace(PARTY_2018.issuer, size_pt=13),
    mark=replace(PARTY_2018.mark, size_pt=13),
    number=replace(PARTY_2018.number, size_pt=13),
    place_and_date=replace(PARTY_2018.place_and_date, size_pt=14),
    # Kind and subject around 14.
    kind=replace(PARTY_2018.kind, size_pt=14),
    subject=replace(PARTY_2018.subject, size_pt=14),
    # A tờ trình is addressed «Kính trình».
    addressee_words_of=(("tờ trình", "Kính trình:"),),
    body=_BODY,
    basis=_BODY,
    headings=(_HEADING, _HEADING, replace(_HEADING, italic=True)),
    annex_title=replace(PARTY_2018.annex_title, size_pt=14),
    # «Nơi nhận» 12 underlined, the list 11.
    recipients_head=replace(PARTY_2018.recipients_head, size_pt=12),
    recipient=replace(PARTY_2018.recipient, size_pt=11, hang_mm=2.3),
)
