"""Which guidance rules which day, what it says, and how wide its words are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from dondoc.papers.layouts import (
    LAYOUTS,
    PARTY_2004,
    PARTY_2018,
    PARTY_2026,
    STATE_2011,
    STATE_2020,
    Family,
    layout_on,
    signature_words,
)
from dondoc.papers.layouts.layout import Align, Edge, TextStyle
from dondoc.papers.layouts.widths import text_width_mm
from dondoc.papers.write_pdf import FONT_DIR

each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


@pytest.mark.parametrize(
    ("family", "day", "layout"),
    [
        (Family.PARTY, date(2004, 5, 28), PARTY_2004),
        (Family.PARTY, date(2015, 5, 4), PARTY_2004),
        (Family.PARTY, date(2018, 4, 2), PARTY_2004),
        (Family.PARTY, date(2018, 4, 3), PARTY_2018),
        (Family.PARTY, date(2026, 1, 11), PARTY_2018),
        (Family.PARTY, date(2026, 1, 12), PARTY_2026),
        (Family.STATE, date(2011, 3, 5), STATE_2011),
        (Family.STATE, date(2020, 3, 4), STATE_2011),
        (Family.STATE, date(2020, 3, 5), STATE_2020),
        (Family.STATE, date(2025, 7, 1), STATE_2020),
    ],
)
def test_layout_is_chosen_by_family_and_day(family, day, layout):
    assert layout_on(family=family, day=day) is layout


@given(st.sampled_from(Family), st.dates())
def test_every_day_has_exactly_one_layout(family, day):
    ruling = [layout for layout in LAYOUTS if layout.family is family and layout.is_in_force(day=day)]

    assert ruling == [layout_on(family=family, day=day)]


def test_layouts_of_a_family_follow_each_other_without_a_gap():
    for family in Family:
        layouts = [layout for layout in LAYOUTS if layout.family is family]
        assert layouts[0].from_ is None
        assert layouts[-1].until is None
        assert [layout.until for layout in layouts[:-1]] == [layout.from_ for layout in layouts[1:]]
        for layout in layouts[1:]:
            assert not layout.is_in_force(day=layout.from_ - timedelta(days=1))


def test_families_sign_with_their_own_signs():
    state, party = signature_words(Family.STATE), signature_words(Family.PARTY)

    assert (state.on_behalf, state.deputy_for, state.by_order) == ("TM.", "KT.", "TL.")
    assert (party.on_behalf, party.deputy_for, party.by_order) == ("T/M", "K/T", "T/L")


def test_state_numbers_have_a_colon_and_party_numbers_none():
    assert {layout.number_line for layout in LAYOUTS if layout.family is Family.STATE} == {"Số: {number}"}
    assert {layout.number_line for layout in LAYOUTS if layout.family is Family.PARTY} == {"Số {number}"}


@each_layout
def test_frames_of_urgency_are_those_of_the_guidance(layout):
    assert {frame.mark: (frame.width_mm, frame.height_mm) for frame in layout.frames} == {
        "HỎA TỐC": (30, 8),
        "THƯỢNG KHẨN": (40, 8),
        "KHẨN": (20, 8),
    }
    assert layout.frame_of("khẩn").width_mm == 20
    assert layout.frame_of("HẸN GIỜ").width_mm == 40


@each_layout
def test_every_part_has_a_style_and_every_heading_one(layout):
    assert {"issuer", "number", "nation_1", "heading_1", "heading_3", "signatory"} <= set(layout.styles)
    assert all(isinstance(style, TextStyle) for style in layout.styles.values())
    assert [layout.heading_role(level) for level in (1, 3, 7)] == ["heading_1", "heading_3", "heading_3"]


def test_page_numbers_of_2011_stood_at_the_bottom():
    assert (STATE_2011.page_number_edge, STATE_2011.page_number.align) == (Edge.BOTTOM, Align.RIGHT)
    assert {layout.page_number_edge for layout in LAYOUTS if layout is not STATE_2011} == {Edge.TOP}


def test_sheet_held_sideways_turns_its_margins_with_it():
    turned = STATE_2020.sheet.turned()

    assert (turned.width_mm, turned.height_mm) == (297, 210)
    assert (turned.top_mm, turned.right_mm, turned.bottom_mm, turned.left_mm) == (30, 20, 15, 20)


def test_changed_copy_of_a_layout_has_its_own_styles():
    changed = replace(STATE_2020, body=replace(STATE_2020.body, size_pt=13))

    assert STATE_2020.styles["body"].size_pt == 14
    assert changed.styles["body"].size_pt == 13


@pytest.mark.parametrize(("file", "bold"), [("Tinos_400Regular.ttf", False), ("Tinos_700Bold.ttf", True)])
@given(text=st.text("ĐẢNG CỘNG SẢN việt nam ươ ƯƠ đỗ 0123456789 -/.,;:()“”–%&@ ỲỶỸÝỴ ăâêô", min_size=1, max_size=40))
def test_widths_are_those_of_the_font(file, bold, text):
    font = ImageFont.truetype(FONT_DIR / file, 2048, layout_engine=ImageFont.Layout.BASIC)
    expected_mm = sum(font.getlength(letter) for letter in text) / 2048 * 14 / 72 * 25.4

    assert text_width_mm(text, size_pt=14, bold=bold) == pytest.approx(expected_mm, rel=0.002)


def test_width_of_several_lines_is_that_of_the_longest():
    assert text_width_mm("a\naaa\na", size_pt=10) == text_width_mm("aaa", size_pt=10)
    assert text_width_mm("", size_pt=10) == 0
