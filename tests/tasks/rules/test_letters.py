"""The words of an official letter of urging, as a table of what was known and what it must say."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from dondoc.archive.enums import PaperKind
from dondoc.archive.rules.composing import Letterhead, compose_content
from dondoc.papers.layouts import Family, layout_on
from dondoc.papers.layouts.content import plain_lines, short_body
from dondoc.papers.layouts.parts import Table
from dondoc.papers.read_docx import read_docx
from dondoc.papers.write_docx import write_docx
from dondoc.plans.reader.reading import read_plan
from dondoc.tasks.enums import Situation, TaskState
from dondoc.tasks.rules.letters import (
    EarlierLetter,
    LateTask,
    LetterFacts,
    Received,
    Source,
    answer_by,
    head_title,
    letter,
)

TODAY = date(2015, 10, 8)
PLAN_06 = "Kế hoạch số 06-KH/TBPV, ngày 20 tháng 4 năm 2015"
PLAN_09 = "Kế hoạch số 09-KH/TBPV, ngày 04 tháng 5 năm 2015"


def late(title: str = "Tổ chức sinh hoạt chuyên đề", *, paper: str = PLAN_06, place: str = "mục X.6", **values):
    given = {"due_on": date(2015, 9, 30), "original_due_on": date(2015, 9, 30)} | values
    return LateTask(title=title, source=Source(paper=paper, place=place), **given)


def facts(*tasks: LateTask, **values) -> LetterFacts:
    given = {
        "agency": "Sở Giáo dục và Đào tạo",
        "body": "Tiểu ban Tổ chức phục vụ Đại hội",
        "dated_on": TODAY,
        "answer_by": date(2015, 10, 13),
        "head": "Trưởng Tiểu ban",
        "by_way_of": "Tổ giúp việc",
        "number": "      -CV/TBPV",
    } | values
    return LetterFacts(tasks=tasks, **given)


def text(one: LetterFacts) -> str:
    return "\n".join(plain_lines(letter(one)))


FIRST = EarlierLetter(symbol="03-CV/TBPV", issued_on=date(2015, 10, 2), answer_by=date(2015, 10, 6))
SECOND = EarlierLetter(symbol="09-CV/TBPV", issued_on=date(2015, 10, 7), answer_by=date(2015, 10, 7))


def test_the_first_letter_recites_the_assignment_says_what_has_not_come_and_asks_by_a_day():
    found = letter(facts(late()))

    assert found.subject == "đôn đốc thực hiện 01 nhiệm vụ quá hạn phục vụ Đại hội (lần 1)"
    assert found.addressees == ("Sở Giáo dục và Đào tạo",)
    assert found.recipients == ("Như trên", "Đồng chí Trưởng Tiểu ban (để b/c)")
    assert [block.before + block.text for block in found.blocks] == [
        f"Theo phân công tại {PLAN_06}, Sở Giáo dục và Đào tạo được giao chủ trì 01 nhiệm vụ sau đây, đến nay đã quá "
        "thời hạn hoàn thành:",
        "- Tổ chức sinh hoạt chuyên đề (mục X.6); thời hạn hoàn thành: ngày 30/09/2015; quá hạn 08 ngày; chưa có báo "
        "cáo.",
        "Đến nay, Tiểu ban chưa nhận được báo cáo của Sở Giáo dục và Đào tạo về kết quả thực hiện nhiệm vụ nêu trên.",
        "Để bảo đảm tiến độ chuẩn bị Đại hội, Tiểu ban đề nghị Sở Giáo dục và Đào tạo khẩn trương hoàn thành nhiệm vụ "
        "nêu trên, báo cáo kết quả bằng văn bản về Tiểu ban (qua Tổ giúp việc) trước ngày 13/10/2015.",
        "Trường hợp có khó khăn, vướng mắc, đề nghị Sở Giáo dục và Đào tạo báo cáo rõ nội dung, đề xuất hướng giải "
        "quyết để Tiểu ban kịp thời xem xét, chỉ đạo.",
    ]
    assert found.annexes == ()


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (late(received=None), "chưa có báo cáo."),
        (
            late(received=Received(on=date(2015, 9, 25), situation=Situation.AT_RISK, percent=60)),
            "báo cáo gần nhất ngày 25/09/2015: đang thực hiện, có khả năng chậm, đạt 60%.",
        ),
        (
            late(received=Received(on=date(2015, 9, 25), situation=Situation.NOT_STARTED)),
            "báo cáo gần nhất ngày 25/09/2015: chưa triển khai.",
        ),
        (late(state=TaskState.REWORKING), "kết quả đã nộp phải bổ sung, chưa nộp lại."),
        (late(original_due_on=date(2015, 9, 15)), "ngày 30/09/2015 (đã gia hạn, hạn ban đầu 15/09/2015)"),
        (late(place="", paper=""), "1 "),
    ],
)
def test_a_task_says_what_was_received(task, words):
    assert words in text(facts(task)).replace("01 nhiệm vụ", "1 nhiệm vụ")


@pytest.mark.parametrize(
    ("heard", "words"),
    [
        (0, "chưa nhận được báo cáo của Sở Giáo dục và Đào tạo về kết quả thực hiện các nhiệm vụ nêu trên."),
        (1, "mới nhận được báo cáo tiến độ đối với 01/03 nhiệm vụ, chưa nhận được báo cáo kết quả hoàn thành"),
        (3, "mới nhận được báo cáo tiến độ, chưa nhận được báo cáo kết quả hoàn thành các nhiệm vụ nêu trên."),
    ],
)
def test_what_came_counts_the_tasks_reported_on(heard, words):
    said = Received(on=date(2015, 9, 25), situation=Situation.ON_TRACK)
    tasks = [late(f"Việc {place}", received=said if place < heard else None) for place in range(3)]

    assert f"Đến nay, Tiểu ban {words}" in text(facts(*tasks))


def test_tasks_of_two_plans_each_name_theirs():
    found = text(facts(late(), late("Phun thuốc", paper=PLAN_09, place="mục 15, Phụ lục")))

    assert f"Theo phân công tại {PLAN_06}; {PLAN_09}, Sở Giáo dục và Đào tạo được giao chủ trì 02 nhiệm vụ" in found
    assert "2. Phun thuốc (mục 15, Phụ lục, Kế hoạch số 09-KH/TBPV); thời hạn" in found


def test_a_task_whose_paper_is_unknown_is_recited_without_one():
    found = text(facts(late(paper="", place="")))

    assert "Sở Giáo dục và Đào tạo được giao chủ trì 01 nhiệm vụ sau đây" in found
    assert "Theo phân công" not in found
    assert "- Tổ chức sinh hoạt chuyên đề; thời hạn" in found


def test_the_second_letter_names_the_first_and_the_promise_and_demands_the_cause_and_the_heads_signature():
    found = letter(facts(late(), earlier=(FIRST,), promised_until=date(2015, 10, 7)))
    lines = [block.before + block.text for block in found.blocks]

    assert found.subject.endswith("(lần 2)")
    assert lines[1] == (
        "Tiểu ban đã có Công văn số 03-CV/TBPV, ngày 02/10/2015 đôn đốc Sở Giáo dục và Đào tạo thực hiện, đề nghị báo "
        "cáo trước ngày 06/10/2015. Sau đó, Sở Giáo dục và Đào tạo cam kết hoàn thành chậm nhất ngày 07/10/2015."
    )
    assert lines[4].startswith("Đến nay, Tiểu ban vẫn chưa nhận được")
    assert lines[5] == "Tiểu ban đề nghị đồng chí Giám đốc Sở Giáo dục và Đào tạo:"
    assert "do người đứng đầu cơ quan ký, nêu rõ kết quả, nguyên nhân chậm" in lines[7]
    assert "trước ngày 13/10/2015" in lines[7]


def test_the_third_letter_counts_those_before():
    found = text(facts(late(), earlier=(FIRST, SECOND)))

    assert "Công văn số 03-CV/TBPV, ngày 02/10/2015 (lần 1) và Công văn số 09-CV/TBPV, ngày 07/10/2015 (lần 2)" in found
    assert "cam kết" not in found
    assert letter(facts(late(), earlier=(FIRST, SECOND))).subject.endswith("(lần 3)")


@pytest.mark.parametrize(("count", "annexes"), [(5, 0), (6, 1), (40, 1)])
def test_more_than_five_tasks_go_into_an_annex(count, annexes):
    found = letter(facts(*[late(f"Việc số {place}") for place in range(count)]))

    assert len(found.annexes) == annexes
    if annexes:
        [table] = [block for block in found.annexes[0].blocks if isinstance(block, Table)]
        assert len(table.rows) == count
        assert table.rows[0][:2] == ("1", "Việc số 0.")
        assert "có danh mục tại Phụ lục kèm theo" in found.blocks[0].text
        assert found.annexes[0].note == "(Kèm theo Công văn số       -CV/TBPV, ngày 08 tháng 10 năm 2015)"
        assert not any(block.text.startswith("Việc số") for block in found.blocks)


def test_the_columns_of_the_annex_fit_a_sheet_held_sideways():
    found = letter(facts(*[late(f"Việc số {place}") for place in range(6)]))

    [table] = found.annexes[0].blocks
    assert sum(column.width_mm for column in table.columns) <= 297 - 20 - 20


@pytest.mark.parametrize(
    ("times", "holidays", "day"),
    [
        (1, (), date(2015, 10, 13)),
        (2, (), date(2015, 10, 12)),
        (1, (date(2015, 10, 9), date(2015, 10, 12)), date(2015, 10, 15)),
    ],
)
def test_the_answer_is_due_in_working_days(times, holidays, day):
    assert answer_by(TODAY, times=times, holidays=holidays) == day


@pytest.mark.parametrize(
    ("agency", "title"),
    [
        ("Sở Y tế", "Giám đốc Sở Y tế"),
        ("Ủy ban nhân dân huyện Đăk Hà", "Chủ tịch Ủy ban nhân dân huyện Đăk Hà"),
        ("Ban Tuyên giáo Tỉnh ủy", "Trưởng Ban Tuyên giáo Tỉnh ủy"),
        ("Văn phòng Tỉnh ủy", "Chánh Văn phòng Tỉnh ủy"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Thủ trưởng Bộ Chỉ huy Quân sự tỉnh"),
    ],
)
def test_the_head_is_called_by_the_usual_office(agency, title):
    assert head_title(agency) == title


@pytest.mark.parametrize(
    ("name", "short"),
    [("Tiểu ban Tổ chức phục vụ Đại hội", "Tiểu ban"), ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh")],
)
def test_a_body_calls_itself_short(name, short):
    assert short_body(name) == short


@pytest.mark.parametrize("earlier", [(), (FIRST,), (FIRST, SECOND)])
@pytest.mark.parametrize("count", [1, 6])
def test_no_letter_blames_begs_or_shouts(earlier, count):
    found = text(facts(*[late()] * count, earlier=earlier)).lower()

    assert not [word for word in ("vui lòng", "!", "yếu kém", "vi phạm", "thiếu trách nhiệm", "  .") if word in found]


def test_a_letter_of_the_state_asks_for_itself():
    state = replace(facts(late()), body="Ủy ban nhân dân tỉnh Kon Tum", by_way_of="", head="Chủ tịch")

    assert "báo cáo kết quả bằng văn bản về Ủy ban nhân dân tỉnh Kon Tum trước ngày 13/10/2015" in text(state)


@pytest.mark.parametrize("earlier", [(), (FIRST,), (FIRST, SECOND)])
@pytest.mark.parametrize("count", [1, 3, 8])
def test_the_plan_reader_takes_no_new_work_out_of_our_letters(count, earlier):
    letterhead = Letterhead(
        family="party",
        superior="Tỉnh ủy Kon Tum",
        name="Tiểu ban Tổ chức phục vụ Đại hội",
        symbol="TBPV",
        place="Kon Tum",
    )
    content = letter(facts(*[late(f"Việc số {place}") for place in range(count)], earlier=earlier))
    paper = compose_content(letterhead, content, kind=PaperKind.LETTER, dated_on=TODAY)

    file = write_docx(paper, layout_on(family=Family.PARTY, day=TODAY))

    assert read_plan(read_docx(BytesIO(file)).tree).tasks == ()
