"""Party papers before 3 April 2018: the guidance of 2004 (HD 11-HD/VPTW), in the figures its family shares.

The guidance names the parts and their places; sizes are those its office used and the guidance of 2018 wrote down.
"""

from datetime import date

from dondoc.papers.layouts.layout import Align, Family, Frame, Layout, Sheet, TextStyle

_BODY = TextStyle(size_pt=14, align=Align.JUSTIFY, before_pt=6, line=1.1, first_line_mm=10)

PARTY_2004 = Layout(
    name="party_2004",
    family=Family.PARTY,
    until=date(2018, 4, 3),
    font="Times New Roman",
    sheet=Sheet(top_mm=20, bottom_mm=20, left_mm=30, right_mm=15, header_mm=10, footer_mm=9),
    left_share=0.48,
    right_head=(("ĐẢNG CỘNG SẢN VIỆT NAM", TextStyle(size_pt=15, bold=True, align=Align.CENTER, rule=1.0)),),
    number_line="Số {number}",
    after_issuer="*",
    frames=(
        Frame(mark="HỎA TỐC", width_mm=30, height_mm=8),
        Frame(mark="THƯỢNG KHẨN", width_mm=40, height_mm=8),
        Frame(mark="KHẨN", width_mm=20, height_mm=8),
    ),
    signature_space_pt=72,
    foot_gap_pt=14,
    superior=TextStyle(size_pt=14, upper=True, align=Align.CENTER),
    issuer=TextStyle(size_pt=14, bold=True, upper=True, align=Align.CENTER),
    mark=TextStyle(size_pt=14, align=Align.CENTER),
    number=TextStyle(size_pt=14, align=Align.CENTER),
    # Letters: the subject in small italics under the number.
    letter_subject=TextStyle(size_pt=12, italic=True, align=Align.CENTER, before_pt=3, indent_mm=3),
    urgency=TextStyle(size_pt=14, bold=True, upper=True, align=Align.CENTER, before_pt=6),
    place_and_date=TextStyle(size_pt=14, italic=True, align=Align.CENTER),
    kind=TextStyle(size_pt=16, bold=True, upper=True, align=Align.CENTER, before_pt=18, keep_with_next=True),
    subject=TextStyle(size_pt=15, bold=True, align=Align.CENTER, after_pt=10, rule=0.34, keep_with_next=True),
    addressee=TextStyle(size_pt=14, align=Align.CENTER, before_pt=18, after_pt=6),
    # The dashes of several addressees stand under the colon.
    addressees_title=TextStyle(size_pt=14, indent_mm=25, before_pt=18, keep_with_next=True),
    addressees_item=TextStyle(size_pt=14, indent_mm=42.5, hang_mm=2.9, before_pt=2, keep_with_next=True),
    basis=_BODY,
    headings=(
        TextStyle(size_pt=14, bold=True, align=Align.JUSTIFY, before_pt=9, first_line_mm=10, keep_with_next=True),
        TextStyle(size_pt=14, bold=True, align=Align.JUSTIFY, before_pt=6, first_line_mm=10, keep_with_next=True),
        TextStyle(
            size_pt=14,
            bold=True,
            italic=True,
            align=Align.JUSTIFY,
            before_pt=6,
            first_line_mm=10,
            keep_with_next=True,
        ),
    ),
    body=_BODY,
    annex_title=TextStyle(size_pt=15, bold=True, upper=True, align=Align.CENTER, keep_with_next=True),
    annex_subject=TextStyle(size_pt=14, bold=True, align=Align.CENTER, after_pt=2, keep_with_next=True),
    note=TextStyle(size_pt=13, italic=True, align=Align.CENTER, after_pt=8),
    authority=TextStyle(size_pt=14, bold=True, upper=True, align=Align.CENTER, keep_with_next=True),
    # For whom one signs is bold, the office is not.
    office=TextStyle(size_pt=14, upper=True, align=Align.CENTER, keep_with_next=True),
    signed=TextStyle(size_pt=14, italic=True, align=Align.CENTER),
    signatory=TextStyle(size_pt=14, bold=True, align=Align.CENTER),
    recipients_head=TextStyle(size_pt=14, underline=True, keep_with_next=True),
    recipient=TextStyle(size_pt=12, hang_mm=2.5),
    table_head=TextStyle(size_pt=12, bold=True, align=Align.CENTER, before_pt=2, after_pt=2),
    table_group=TextStyle(size_pt=12, bold=True, before_pt=2, after_pt=2, keep_with_next=True),
    table_cell=TextStyle(size_pt=12, before_pt=2, after_pt=2),
    page_number=TextStyle(size_pt=14, align=Align.CENTER),
    footer=TextStyle(size_pt=9, italic=True, align=Align.CENTER),
)
