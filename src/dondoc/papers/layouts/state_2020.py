"""State papers from 5 March 2020: Decree 30/2020/NĐ-CP, Annex I, parts I and II; of a range one figure is chosen."""

from dataclasses import replace
from datetime import date

from dondoc.papers.layouts.layout import Align, Family, Frame, Layout, Sheet, TextStyle

# Body: 13-14, justified, first line 1 cm or 1.27 cm, at least 6 pt between paragraphs, single to 1.5 lines.
_BODY = TextStyle(size_pt=14, align=Align.JUSTIFY, before_pt=6, line=1.1, first_line_mm=12.7)
_HEADING = TextStyle(
    size_pt=14, bold=True, align=Align.JUSTIFY, before_pt=6, line=1.1, first_line_mm=12.7, keep_with_next=True
)
_HEAD = TextStyle(size_pt=13, align=Align.CENTER)
_SIGNATURE = TextStyle(size_pt=14, bold=True, upper=True, align=Align.CENTER, keep_with_next=True)

STATE_2020 = Layout(
    name="state_2020",
    family=Family.STATE,
    from_=date(2020, 3, 5),
    font="Times New Roman",
    # A4, upright; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
    sheet=Sheet(top_mm=20, bottom_mm=20, left_mm=30, right_mm=15, header_mm=10, footer_mm=9),
    # The national name at 13 pt is 96 mm wide and stands on one line.
    left_share=0.4,
    right_head=(
        # 12-13 bold capitals, then 13-14 bold with a line as long as the words.
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", TextStyle(size_pt=13, bold=True, align=Align.CENTER)),
        ("Độc lập - Tự do - Hạnh phúc", TextStyle(size_pt=14, bold=True, align=Align.CENTER, rule=1.0)),
    ),
    number_line="Số: {number}",
    # 13-14 bold capitals; frames of 30 x 8, 40 x 8 and 20 x 8 mm.
    frames=(
        Frame(mark="HỎA TỐC", width_mm=30, height_mm=8),
        Frame(mark="THƯỢNG KHẨN", width_mm=40, height_mm=8),
        Frame(mark="KHẨN", width_mm=20, height_mm=8),
    ),
    signature_space_pt=72,
    foot_gap_pt=12,
    # «Số trang của phụ lục được đánh số riêng theo từng phụ lục.»
    annexes_numbered_apart=True,
    # 12-13 capitals; the issuer bold, with a line of 1/3 to 1/2 of its words.
    superior=TextStyle(size_pt=13, upper=True, align=Align.CENTER),
    issuer=TextStyle(size_pt=13, bold=True, upper=True, align=Align.CENTER, rule=0.4),
    mark=_HEAD,
    # 13 upright, centred under the issuer.
    number=TextStyle(size_pt=13, align=Align.CENTER, before_pt=6),
    # 12-13 upright, 6 pt below number and symbol.
    letter_subject=TextStyle(size_pt=12, align=Align.CENTER, before_pt=6, indent_mm=3),
    urgency=TextStyle(size_pt=13, bold=True, upper=True, align=Align.CENTER, before_pt=6),
    # 13-14 italic.
    place_and_date=TextStyle(size_pt=14, italic=True, align=Align.CENTER, before_pt=6),
    # 13-14 bold, the kind in capitals; below the subject a line of 1/3 to 1/2 of its words.
    kind=TextStyle(size_pt=14, bold=True, upper=True, align=Align.CENTER, before_pt=18, keep_with_next=True),
    subject=TextStyle(size_pt=14, bold=True, align=Align.CENTER, after_pt=6, rule=0.34, keep_with_next=True),
    # 13-14 upright; several stand below each other, their dashes under the colon.
    addressee=TextStyle(size_pt=14, align=Align.CENTER, before_pt=18, after_pt=6),
    addressees_title=TextStyle(size_pt=14, indent_mm=25, before_pt=18, keep_with_next=True),
    addressees_item=TextStyle(size_pt=14, indent_mm=42.5, hang_mm=2.9, before_pt=2, keep_with_next=True),
    # «Căn cứ …» in italics, each on a line of its own.
    basis=TextStyle(size_pt=14, italic=True, align=Align.JUSTIFY, before_pt=6, line=1.1, first_line_mm=12.7),
    headings=(_HEADING, _HEADING, replace(_HEADING, italic=True)),
    body=_BODY,
    # «Phụ lục» 14 bold, its title 13-14 bold capitals, the words of belonging 13-14 italic.
    annex_title=TextStyle(size_pt=14, bold=True, align=Align.CENTER, keep_with_next=True),
    annex_subject=TextStyle(size_pt=14, bold=True, upper=True, align=Align.CENTER, after_pt=2, keep_with_next=True),
    note=TextStyle(size_pt=14, italic=True, align=Align.CENTER, after_pt=8),
    # 13-14 bold capitals; the full name 13-14 bold.
    authority=_SIGNATURE,
    office=_SIGNATURE,
    signed=TextStyle(size_pt=14, italic=True, align=Align.CENTER),
    signatory=TextStyle(size_pt=14, bold=True, align=Align.CENTER),
    # 12 bold italic; the list 11 upright.
    recipients_head=TextStyle(size_pt=12, bold=True, italic=True, keep_with_next=True),
    recipient=TextStyle(size_pt=11, hang_mm=2.3),
    table_head=TextStyle(size_pt=12, bold=True, align=Align.CENTER, before_pt=2, after_pt=2),
    table_group=TextStyle(size_pt=12, bold=True, before_pt=2, after_pt=2, keep_with_next=True),
    table_cell=TextStyle(size_pt=12, before_pt=2, after_pt=2),
    # 13-14 upright, centred in the top margin, none on the first page.
    page_number=TextStyle(size_pt=14, align=Align.CENTER),
    footer=TextStyle(size_pt=9, italic=True, align=Align.CENTER),
)
