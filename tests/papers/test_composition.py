"""What stands where in a composed paper, before any file is written."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.papers.composition import Grid, Line, compose, listed
from dondoc.papers.layouts import LAYOUTS, PARTY_2004, PARTY_2018, PARTY_2026, STATE_2020
from dondoc.papers.layouts.parts import Column, GroupRow, Heading, Paper, Table, Text
from tests.support.official import invitation, letter, letterhead, notice


def paper(*blocks, **fields) -> Paper:
    return Paper(
        **{**letterhead(STATE_2020, code="TB"), "kind": "Thông báo", "subject": "x", "blocks": blocks, **fields}
    )


def texts(lines) -> list[str]:
    return [line.text for line in lines if isinstance(line, Line)]


def role(pieces, name) -> list[str]:
    return [piece.text for piece in pieces if isinstance(piece, Line) and piece.role == name]


def test_letter_names_its_subject_under_the_number_and_no_kind():
    composed = compose(letter(STATE_2020), STATE_2020)

    assert texts(composed.head[1].left) == [
        "Số: 127/UBND-KGVX",
        "V/v đôn đốc thực hiện nhiệm vụ chuẩn bị Đại hội đại biểu Đảng bộ tỉnh lần thứ XV",
        "KHẨN",
    ]
    assert role(composed.body, "kind") == role(composed.body, "subject") == []


def test_subject_that_says_what_it_is_about_is_left_alone():
    said = replace(letter(STATE_2020), subject="V/v đôn đốc")

    assert texts(compose(said, STATE_2020).head[1].left)[1] == "V/v đôn đốc"


@pytest.mark.parametrize(("layout", "line"), [(STATE_2020, "Số:       /TB-UBND"), (PARTY_2018, "Số       -TB/TBPV")])
def test_blanks_keep_the_place_of_a_number_not_yet_given(layout, line):
    blank = replace(notice(layout), **letterhead(layout, code="TB", number=None))

    assert texts(compose(blank, layout).head[1].left) == [line]


def test_one_addressee_stands_beside_the_words_and_several_below():
    one, several = compose(invitation(PARTY_2018), PARTY_2018), compose(letter(PARTY_2018), PARTY_2018)

    assert role(one.body, "addressee") == ["Kính gửi: Sở Y tế"]
    assert role(several.body, "addressees_title") == ["Kính gửi:"]
    assert role(several.body, "addressees_item") == [
        "- Sở Văn hóa, Thể thao và Du lịch;",
        "- Sở Y tế;",
        "- Công an tỉnh.",
    ]


def test_proposal_is_respectfully_submitted_since_2026():
    proposal = replace(invitation(PARTY_2026), kind="Tờ trình")

    assert role(compose(proposal, PARTY_2026).body, "addressee") == ["Kính trình: Sở Y tế"]
    assert role(compose(proposal, PARTY_2018).body, "addressee") == ["Kính gửi: Sở Y tế"]


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ([], []),
        (["Như trên"], ["Như trên."]),
        (["Như trên", "Lưu: VT"], ["Như trên;", "Lưu: VT."]),
        (["Thường trực Tỉnh ủy (b/c),", "Lưu."], ["Thường trực Tỉnh ủy (b/c),", "Lưu."]),
        (["Sở Y tế ", ""], ["Sở Y tế;", "."]),
    ],
)
def test_lists_end_as_lists_do(names, written):
    assert listed(names) == written


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Thực hiện.", "Thực hiện./."),
        ("Thực hiện;", "Thực hiện./."),
        ("Thực hiện", "Thực hiện./."),
        ("Thực hiện./.", "Thực hiện./."),
        ("Thực hiện./. ", "Thực hiện./. "),
    ],
)
def test_last_text_is_closed_once(text, closed):
    assert compose(paper(Text("Như sau."), Text(text)), STATE_2020).body[-1].text == closed


def test_closing_mark_keeps_label_and_lead_in():
    last = compose(paper(Text("làm ngay.", "2.", "Về y tế:")), STATE_2020).body[-1]

    assert [(run.text, run.bold) for run in last.runs] == [("2. ", False), ("Về y tế: ", True), ("làm ngay./.", False)]


def test_lead_in_alone_needs_no_blank_after_it():
    line = compose(paper(Text("", "", "Về y tế"), Text("x")), STATE_2020).body[2]

    assert line.text == "Về y tế"


def test_office_is_the_last_line_of_several():
    signature = compose(notice(PARTY_2018), PARTY_2018).foot.pair.right
    alone = compose(replace(notice(PARTY_2018), authority=("CHÁNH VĂN PHÒNG",)), PARTY_2018).foot.pair.right

    assert [line.role for line in signature] == ["authority", "office", "signatory"]
    assert [line.role for line in alone] == ["authority", "signatory"]


def test_mark_in_place_of_the_signature_halves_its_room():
    signed = compose(replace(notice(STATE_2020), signed="(đã ký)"), STATE_2020).foot.pair.right
    unsigned = compose(notice(STATE_2020), STATE_2020).foot.pair.right

    assert [line.role for line in signed[-2:]] == ["signed", "signatory"]
    assert signed[-1].space_pt == signed[-2].space_pt
    pitch = STATE_2020.signed.pitch_pt
    assert 2 * signed[-1].space_pt + pitch == pytest.approx(unsigned[-1].space_pt)


def test_paper_without_signature_and_recipients_has_no_foot():
    assert compose(paper(Text("x"), authority=(), signatory=""), STATE_2020).foot is None


def test_two_lines_of_the_body_stay_with_the_signature():
    body = compose(paper(Text("Một."), Text("Hai."), Text("Ba.")), STATE_2020).body
    long = compose(paper(Text("Một."), Text("Hai."), Text("Các cơ quan thực hiện nghiêm túc. " * 9)), STATE_2020).body

    assert [line.keeps for line in body[-3:]] == [False, True, True]
    assert [line.keeps for line in long[-3:]] == [False, False, True]


def test_last_rows_of_a_table_stay_with_the_signature():
    table = Table((Column(heading="a", width_mm=60),), (("1",), ("2",), ("3",)))
    in_groups = Table((Column(heading="a", width_mm=60),), (("1",), GroupRow("I", "Nhóm"), ("3",)))

    def kept(*blocks):
        return [piece.kept_rows for piece in compose(paper(*blocks), STATE_2020).body if isinstance(piece, Grid)]

    assert kept(Text("Như sau:"), table) == [2]
    assert kept(table, Text("Thực hiện.")) == [1]
    assert kept(table, Text("Các cơ quan thực hiện nghiêm túc. " * 9)) == [0]
    assert kept(in_groups) == [0]


def test_title_of_two_lines_breaks_evenly():
    issuer = compose(notice(PARTY_2004), PARTY_2004).head[0].left[1]
    short = compose(replace(notice(PARTY_2004), issuer="Tỉnh ủy"), PARTY_2004).head[0].left[1]

    # «TIỂU BAN TỔ CHỨC» fits into what is left, «TIỂU BAN TỔ CHỨC PHỤC» does not.
    assert 14 < issuer.inset_mm < 20
    assert short.inset_mm == 0


def test_table_wider_than_the_sheet_is_drawn_together():
    wide = Table((Column(heading="a", width_mm=300), Column(heading="b", width_mm=100)), (("1", "2"),))

    grid = next(piece for piece in compose(paper(wide), STATE_2020).body if isinstance(piece, Grid))

    assert [round(column.width_mm, 2) for column in grid.columns] == [123.75, 41.25]
    assert sum(column.share for column in grid.columns) == pytest.approx(1)


def test_only_rows_too_tall_for_a_page_may_split():
    columns = (Column(heading="TT", width_mm=15), Column(heading="Việc", width_mm=150))
    long = "việc cần làm " * 500
    table = Table(columns, (("1", "ngắn"), ("2", long), GroupRow("I", "Nhóm"), GroupRow("II", long)))

    grid = next(piece for piece in compose(paper(table), STATE_2020).body if isinstance(piece, Grid))

    assert [row.splits for row in grid.rows] == [False, True, False, True]
    assert not grid.heading.splits


def test_line_above_a_table_leaves_room():
    table = Table((Column(heading="a", width_mm=30),), (("1",),))

    above = compose(paper(Text("Như sau:"), table), STATE_2020).body[2]

    assert above.space_below_pt == 6


def test_headings_deeper_than_the_guidance_look_like_its_deepest():
    assert compose(paper(Heading("x", 7)), STATE_2020).body[-1].role == "heading_3"


@given(st.text(max_size=60), st.sampled_from(LAYOUTS))
def test_texts_are_in_nfc_without_unseen_signs(text, layout):
    composed = compose(paper(Text(text, text, text), Heading(text), recipients=(text,), subject=text), layout)

    for line in composed.body:
        assert unicodedata.is_normalized("NFC", line.text)
        assert all(unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co", "Cn") for one in line.text if one != "\n")
