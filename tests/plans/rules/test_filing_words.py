"""What is told about own plans."""

from datetime import date

import pytest

from dondoc.plans.rules.filing_words import ZALO_LETTERS, asked_for, reminder, returned

DUE = date(2015, 5, 31)


def test_a_reminder_names_every_late_agency_with_its_day():
    assert reminder("09-KH/TBPV", [("Sở Y tế", DUE), ("Sở Xây dựng", date(2015, 10, 1))]) == (
        "Đề nghị các cơ quan sau gửi kế hoạch cụ thể hóa 09-KH/TBPV, đã quá hạn:\n"
        "- Sở Y tế (hạn 31/05/2015)\n"
        "- Sở Xây dựng (hạn 01/10/2015)"
    )


@pytest.mark.parametrize("number", [1, 20, 160])
def test_a_reminder_fits_into_one_message_and_leaves_nobody_out(number):
    text = reminder("09-KH/TBPV", [(f"Ủy ban nhân dân xã số {place}", DUE) for place in range(number)])

    named = text.count("\n- ")
    assert len(text) <= ZALO_LETTERS
    assert named == number or text.endswith(f"và {number - named} cơ quan khác.")


def test_points_are_numbered_in_the_notice():
    title, text = returned("06-KH/TBPV", ["Thiếu kinh phí", "Thiếu thời hạn"], DUE)

    assert title == "Dự thảo kế hoạch cụ thể hóa 06-KH/TBPV cần bổ sung 2 điểm, gửi lại trước hết ngày 31/05/2015"
    assert text == "1. Thiếu kinh phí\n2. Thiếu thời hạn"


def test_a_request_without_a_day_names_none():
    assert asked_for("06-KH/TBPV", None) == "Đề nghị xây dựng kế hoạch cụ thể hóa 06-KH/TBPV"
