"""The words of a report of a period, from tables of tasks as they stood."""

from datetime import date

import pytest

from dondoc.desk.rules.report import ReportedObstacle, ReportedTask, ReportFacts, numbers_by_paper, paper_of, report
from dondoc.papers.layouts.parts import Heading, Table, Text
from dondoc.tasks.enums import TaskState, Timeliness

FROM, ON = date(2015, 10, 2), date(2015, 10, 8)
PLAN_06 = "Kế hoạch số 06-KH/TBPV, ngày 20 tháng 4 năm 2015"


def task(title: str = "Treo pano", *, state=TaskState.IN_PROGRESS, timeliness=Timeliness.ON_TRACK, **values):
    given = {"paper": PLAN_06, "due_on": date(2015, 10, 20), "leads": ("Sở Y tế",)} | values
    given.setdefault("original_due_on", given["due_on"])
    return ReportedTask(title=title, state=state, timeliness=timeliness, **given)


def done(title: str = "In thẻ", **values):
    given = {"timeliness": Timeliness.DONE_ON_TIME, "done_on": date(2015, 10, 5)} | values
    return task(title, state=TaskState.DONE, **given)


def overdue(title: str = "Phun thuốc", *, due_on: date = date(2015, 9, 30), **values):
    return task(title, timeliness=Timeliness.OVERDUE, due_on=due_on, **values)


def facts(*tasks: ReportedTask, **values) -> ReportFacts:
    given = {"body": "Tiểu ban Tổ chức phục vụ Đại hội", "from_": FROM, "on": ON, "dated_on": ON, "number": " -BC/TBPV"}
    return ReportFacts(tasks=tasks, **(given | values))


def lines(*tasks: ReportedTask, **values) -> list[str]:
    blocks = report(facts(*tasks, **values)).blocks
    return [
        one.text if isinstance(one, Heading) else one.before + one.text for one in blocks if not isinstance(one, Table)
    ]


def test_the_report_has_the_four_parts_of_the_official_form():
    headings = [one.text for one in report(facts(task())).blocks if isinstance(one, Heading) and one.level == 1]

    assert headings == [
        "I. KẾT QUẢ THỰC HIỆN",
        "II. KHÓ KHĂN, VƯỚNG MẮC",
        "III. NHIỆM VỤ THỜI GIAN TỚI",
        "IV. ĐỀ XUẤT, KIẾN NGHỊ",
    ]


def test_the_four_numbers_stand_per_paper_and_in_total():
    tasks = [done(), done(timeliness=Timeliness.DONE_LATE), task(), overdue(), done(paper="")]

    [table] = [one for one in report(facts(*tasks)).blocks if isinstance(one, Table)]

    assert table.rows == (
        ("1", PLAN_06, "4", "1", "1", "1", "1"),
        ("2", "Nhiệm vụ ngoài kế hoạch", "1", "1", "0", "0", "0"),
        ("", "Tổng cộng", "5", "2", "1", "1", "1"),
    )
    assert (
        "tổng số nhiệm vụ đã giao là 5 nhiệm vụ; đã hoàn thành 3 nhiệm vụ (đúng hạn 2, quá hạn 1)" in lines(*tasks)[2]
    )
    assert sum(column.width_mm for column in table.columns) <= 165


@pytest.mark.parametrize(
    ("tasks", "sentence"),
    [
        ((), "Đến hết ngày 08/10/2015, chưa có nhiệm vụ nào được giao."),
        ((task(),), "Trong kỳ chưa có thêm nhiệm vụ hoàn thành."),
        ((done(was_done=True),), "Trong kỳ chưa có thêm nhiệm vụ hoàn thành."),
        (
            (done(is_appraised=True), done()),
            "Trong kỳ có 02 nhiệm vụ hoàn thành, trong đó 01 nhiệm vụ đã được thẩm định đạt:",
        ),
        ((done(),), "- In thẻ (Sở Y tế), xong ngày 05/10/2015."),
        ((task(),), "Không có nhiệm vụ quá hạn."),
        ((overdue(), overdue()), "Còn 02 nhiệm vụ quá hạn của 01 cơ quan, đơn vị, gồm:"),
        ((overdue(leads=()),), "- Phun thuốc (chưa có cơ quan chủ trì), quá hạn 08 ngày."),
        ((task(due_on=date(2015, 10, 15)),), "Từ ngày 09/10/2015 đến ngày 15/10/2015, có 01 nhiệm vụ đến hạn:"),
        ((task(due_on=date(2015, 10, 16)),), "Từ ngày 09/10/2015 đến ngày 15/10/2015, không có nhiệm vụ đến hạn."),
        ((overdue(),), "Tiểu ban tiếp tục đôn đốc 01 nhiệm vụ đã quá hạn."),
        ((task(),), "Không có vướng mắc chưa được tháo gỡ."),
        ((task(),), "Tiểu ban chưa có đề xuất, kiến nghị."),
    ],
)
def test_every_sentence_comes_from_the_register(tasks, sentence):
    assert sentence in lines(*tasks)


def test_obstacles_are_told_and_those_that_await_a_decision_are_asked_for():
    waiting = ReportedObstacle(
        agency="Sở Giao thông vận tải",
        text="Thiếu 12 xe 16 chỗ.",
        ask="bổ sung 12 xe",
        opened_on=date(2015, 10, 6),
        task="Huy động 45 xe ô tô",
        awaits=True,
    )
    other = ReportedObstacle(agency="Sở Y tế", text="Thiếu thuốc", ask="kinh phí", opened_on=date(2015, 10, 7))

    found = lines(task(), obstacles=(waiting, other))

    assert (
        "- Sở Giao thông vận tải: Thiếu 12 xe 16 chỗ; ảnh hưởng nhiệm vụ: Huy động 45 xe ô tô (nêu ngày 06/10/2015)."
        in found
    )
    assert "- Sở Y tế: Thiếu thuốc (nêu ngày 07/10/2015)." in found
    assert found[-2:] == ["Còn 01 nội dung chờ quyết định:", "- Sở Giao thông vận tải: bổ sung 12 xe."]


def test_long_lists_name_the_first_and_count_the_rest():
    found = lines(*[overdue(f"Việc {place:02d}", due_on=date(2015, 9, 1)) for place in range(20)])

    assert "Và 08 nhiệm vụ khác nêu tại Phụ lục." in found


def test_each_paper_gets_its_appendix_with_the_eight_columns():
    late = overdue(said_on=date(2015, 10, 1), said="Đã xong 60%.", coordinating=("Sở Tài chính",), has_obstacle=True)
    moved = task(original_due_on=date(2015, 10, 1), said_on=date(2015, 10, 2), percent=40)
    annexes = report(facts(late, moved, done(paper=""))).annexes

    assert [(one.title, one.subject) for one in annexes] == [
        ("PHỤ LỤC TIẾN ĐỘ 1", f"Tiến độ thực hiện {PLAN_06}"),
        ("PHỤ LỤC TIẾN ĐỘ 2", "Tiến độ thực hiện nhiệm vụ ngoài kế hoạch"),
    ]
    [table] = annexes[0].blocks
    assert [column.heading for column in table.columns] == [
        "TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Kết quả", "Trạng thái", "Ghi chú",
    ]  # fmt: skip
    assert table.rows == (
        (
            "1", "Phun thuốc", "Sở Y tế", "Sở Tài chính", "30/09/2015", "Đã xong 60% (báo cáo ngày 01/10/2015)",
            "Quá hạn", "Có vướng mắc",
        ),
        (
            "2", "Treo pano", "Sở Y tế", "", "20/10/2015", "Đạt 40% (báo cáo ngày 02/10/2015)", "Trong hạn",
            "Hạn ban đầu 01/10/2015",
        ),
    )  # fmt: skip
    assert sum(column.width_mm for column in table.columns) <= 257


@pytest.mark.parametrize(
    ("one", "result", "state"),
    [
        (done(), "Xong ngày 05/10/2015", "Hoàn thành đúng hạn"),
        (task(state=TaskState.IN_APPRAISAL, done_on=date(2015, 10, 4)), "Đã nộp ngày 04/10/2015", "Chờ thẩm định"),
        (task(), "Chưa có báo cáo", "Trong hạn"),
        (task(said_on=date(2015, 10, 1)), "Đang thực hiện (báo cáo ngày 01/10/2015)", "Trong hạn"),
        (task(timeliness=Timeliness.RECURRING, due_on=None), "Chưa có báo cáo", "Thường xuyên"),
    ],
)
def test_a_row_of_the_appendix_says_result_and_state(one, result, state):
    [table] = report(facts(one)).annexes[0].blocks

    assert table.rows[0][5:7] == (result, state)


def test_every_timeliness_has_its_words():
    for timeliness in Timeliness:
        if timeliness != Timeliness.CANCELLED:
            report(facts(task(timeliness=timeliness, due_on=None, done_on=date(2015, 10, 1))))


def test_the_numbers_add_up_to_the_tasks():
    tasks = [task(timeliness=one, due_on=None) for one in Timeliness if one != Timeliness.CANCELLED]

    assert sum(numbers.total for _paper, numbers in numbers_by_paper(facts(*tasks))) == len(tasks)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "Kế hoạch", "symbol": "06-KH/TBPV", "issued_on": date(2015, 4, 20), "title": "x"}, PLAN_06),
        ({"kind": "", "symbol": "", "issued_on": None, "title": "tuyên truyền"}, "Kế hoạch tuyên truyền"),
        ({"kind": "", "symbol": "", "issued_on": None, "title": ""}, ""),
    ],
)
def test_a_paper_is_named_by_its_number_or_its_title(values, words):
    assert paper_of(**values) == words


def test_no_sentence_begs_shouts_or_judges():
    text = " ".join(lines(done(), overdue(), task())).lower()

    assert not [word for word in ("vui lòng", "!", "yếu kém", "tốt", "cơ bản", "..") if word in text]
    assert all(isinstance(one, Heading | Text | Table) for one in report(facts(done())).blocks)
