"""The words of a conclusion in a notice and in the title of a task."""

from datetime import date

import pytest

from dondoc.meetings.rules.wording import Spoken, deadline_words, is_recurring, sentence, spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trang trí hội trường", "Trang trí hội trường"),
        ("Giao kiểm tra bếp ăn.", "kiểm tra bếp ăn"),
        ("Đề nghị Sở Y tế trực cấp cứu", "trực cấp cứu"),
        (
            "Sở VHTTDL chủ trì, phối hợp với Sở Xây dựng treo cờ trên các tuyến phố chính, bảo đảm nghiêm trang, đúng vị "
            "trí, hoàn thành trước ngày 15/10",
            "treo cờ trên các tuyến phố chính, bảo đảm nghiêm trang, đúng vị trí",
        ),
        (
            "Các đơn vị liên quan cần chuẩn bị chu đáo các hoạt động phục vụ Đại hội",
            "chuẩn bị chu đáo các hoạt động phục vụ Đại hội",
        ),
        ("xây dựng kế hoạch, trình Trưởng Tiểu ban phê duyệt", "xây dựng kế hoạch, trình Trưởng Tiểu ban phê duyệt"),
    ],
)
def test_the_work_in_what_was_said(text, words):
    assert spoken(text).words == words


def test_a_sentence_that_says_who_appraises_says_so():
    said = "Công an tỉnh xây dựng phương án bảo vệ, gửi Sở Nội vụ thẩm định"

    assert spoken(said) == Spoken("xây dựng phương án bảo vệ, gửi Sở Nội vụ thẩm định", appraised=True)


@pytest.mark.parametrize(
    ("due_on", "due_words", "words"),
    [
        (date(2015, 10, 5), "5-10", "hoàn thành trước ngày 05/10/2015"),
        (None, "thường xuyên", "thực hiện thường xuyên"),
        (None, "trước khai mạc", "hoàn thành trước khai mạc"),
        (None, "", ""),
    ],
)
def test_the_deadline_as_a_notice_has_it(due_on, due_words, words):
    assert deadline_words(due_on, due_words) == words


@pytest.mark.parametrize(
    ("due_words", "recurring"),
    [("hằng tuần", True), ("định kỳ", True), ("Thường xuyên", True), ("trước khai mạc", False)],
)
def test_a_rhythm_is_no_deadline(due_words, recurring):
    assert is_recurring(None, due_words) is recurring


def test_a_day_is_no_rhythm():
    assert not is_recurring(date(2015, 10, 5), "thường xuyên")


@pytest.mark.parametrize(("text", "words"), [("đồng ý . ", "Đồng ý."), ("", ""), (" ;", "")])
def test_a_sentence_begins_and_ends_as_one(text, words):
    assert sentence(text) == words
