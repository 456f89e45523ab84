"""A paper as blocks for a template, and the styles of a layout."""

import re

import pytest

from dondoc.papers.layouts import LAYOUTS, PARTY_2004, STATE_2020
from dondoc.papers.write_page import PageTable, page_css, write_page
from tests.support.official import KINDS, letter, notice, plan, report
from tests.support.paper_page import html_of

each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


@each_layout
@pytest.mark.parametrize("kind", KINDS)
def test_every_class_of_a_page_has_its_style(layout, kind):
    page, css = write_page(KINDS[kind](layout), layout), page_css(layout)
    html = html_of(KINDS[kind](layout), layout).split("</style>")[1]
    classes = {name for found in re.findall(r'class="([^"]*)"', html) for name in found.split()}
    structural = {"paper-words", "paper-keeps", "paper-sheet--upright", "paper-pages"}

    assert page.css_name == layout.name
    assert {name for name in classes - structural if not re.search(rf"\.{re.escape(name)}[^\w-]", css)} == set()


@each_layout
def test_styles_ask_for_nothing_from_outside_and_close_what_they_open(layout):
    css = page_css(layout)

    assert css.count("{") == css.count("}")
    assert "url(" not in css and "@import" not in css and "expression" not in css


@each_layout
def test_sheet_of_the_printer_has_the_margins_of_the_layout(layout):
    assert "@page{size:210mm 297mm;margin:20mm 15mm 20mm 30mm;" in page_css(layout)
    assert "size:297mm 210mm;margin:30mm 20mm 15mm 20mm" in page_css(layout)


def test_kind_is_the_heading_of_the_page():
    tags = [
        (block.tag, block.runs[0].text) for block in write_page(notice(STATE_2020), STATE_2020).sheets[0].blocks[:4]
    ]

    assert tags[0] == ("h1", "THÔNG BÁO")
    assert tags[3] == ("h2", "I. ĐÁNH GIÁ CHUNG")


def test_head_and_foot_stand_side_by_side():
    sheet = write_page(letter(STATE_2020), STATE_2020).sheets[0]

    assert [line.classes for line in sheet.pairs[1].left] == [
        "paper-number",
        "paper-letter_subject",
        "paper-urgency paper-frame-20",
    ]
    assert sheet.foot.left[0].runs[0].text == "Nơi nhận:"
    assert sheet.foot.right[-1].classes == "paper-signatory"


def test_annexes_are_sheets_of_their_own():
    state, party = write_page(plan(STATE_2020), STATE_2020).sheets, write_page(plan(PARTY_2004), PARTY_2004).sheets

    assert [sheet.classes.split()[-1] for sheet in state[1:]] == ["paper-pages-1-sideways", "paper-pages-2"]
    assert [sheet.classes.split()[-1] for sheet in party[1:]] == ["paper-pages-sideways", "paper-pages"]


def test_table_has_shares_heading_and_groups():
    table = next(
        block for block in write_page(report(STATE_2020), STATE_2020).sheets[1].blocks if isinstance(block, PageTable)
    )

    shares = [int(name.rsplit("-", 1)[1]) for name in table.columns]
    assert sum(shares) == pytest.approx(100, abs=3)
    assert [cell.text for cell in table.heading][:2] == ["TT", "Nhiệm vụ"]
    assert [cell.span for cell in table.rows[0]] == [1, 6]
    assert table.rows[1][0].classes.endswith("paper-stands-center")
