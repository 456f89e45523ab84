"""What is proposed for an agenda, beside what stands on it already."""

from datetime import date

import pytest

from dondoc.meetings.enums import AgendaKind
from dondoc.meetings.rules.agenda import (
    Figures,
    Late,
    Milestone,
    Proposal,
    Situation,
    Standing,
    Stuck,
    Unfinished,
    compare,
    propose,
)

TODAY = date(2015, 10, 8)
MEETING_ON = date(2015, 10, 15)


def proposed(**situation) -> list[Proposal]:
    return propose(Situation(**situation), today=TODAY, meeting_on=MEETING_ON)


def late(agency_id: int, agency: str, day: int, title: str = "Treo pano") -> Late:
    return Late(title=title, due_on=date(2015, 9, day), agency_id=agency_id, agency=agency)


def stuck(number: int, days: int, **values) -> Stuck:
    given = {"text": "Thiếu xe", "asked": "kinh phí: 200 triệu", "agency_id": 1, "agency": "Sở Giao thông vận tải"}
    return Stuck(id=number, name=f"VM-{number}", days_open=days, **(given | values))


def test_nothing_is_proposed_from_nothing():
    assert proposed() == proposed(figures=Figures(total=0, done=0, overdue=0)) == []


def test_one_point_an_agency_with_its_worst_task_the_latest_agency_first():
    first, second = proposed(
        late=[late(1, "Sở Y tế", 20), late(2, "Sở Văn hóa", 1, "Dựng cổng chào"), late(2, "Sở Văn hóa", 25)]
    )

    assert (first.about, first.kind, first.presenter) == ("people.agency:2", AgendaKind.OVERDUE, "Sở Văn hóa")
    assert first.note == ("2 nhiệm vụ quá hạn từ 5 ngày; lâu nhất: «Dựng cổng chào», hạn 01/09/2015, quá hạn 37 ngày")
    assert (first.minutes, second.minutes) == (5, 3)
    assert second.title == "Sở Y tế báo cáo nhiệm vụ quá hạn"


def test_what_the_head_wants_discussed_comes_first_then_urgent_then_the_longest_open():
    rows = proposed(stuck=[stuck(1, 9), stuck(2, 3, is_urgent=True), stuck(3, 1, is_for_meeting=True), stuck(4, 12)])

    assert [row.about for row in rows] == [f"tasks.obstacle:{number}" for number in (3, 2, 4, 1)]
    assert rows[0].note == "Trưởng Tiểu ban yêu cầu bàn tại cuộc họp; đề nghị kinh phí: 200 triệu; mở 1 ngày"
    assert rows[1].note == "Đề nghị kinh phí: 200 triệu; mở 3 ngày; khẩn"


@pytest.mark.parametrize(("day", "is_near"), [(14, False), (15, True), (25, True), (26, False)])
def test_milestones_count_from_the_day_of_the_meeting_for_ten_days(day, is_near):
    rows = proposed(milestones=[Milestone(id=5, title="Tổng duyệt", day_on=date(2015, 10, day))])

    assert [row.about for row in rows] == (["congress.programmeblock:5"] if is_near else [])


def test_a_milestone_says_its_weekday_and_the_days_that_are_left():
    (row,) = proposed(milestones=[Milestone(id=5, title="Tổng duyệt", day_on=date(2015, 10, 18))])

    assert (row.title, row.note) == ("Chuẩn bị Tổng duyệt", "Chủ nhật, 18/10/2015, còn 3 ngày tính từ ngày họp")


def test_an_unfinished_conclusion_keeps_who_owes_it():
    (row,) = proposed(
        unfinished=[
            Unfinished(
                id=7,
                text="Giao Sở Y tế lập phương án",
                held_on=date(2015, 10, 1),
                due_on=date(2015, 10, 10),
                agency_ids=(3, 4),
                agencies=("Sở Y tế", "Công an tỉnh"),
            )
        ]
    )

    assert (row.about, row.carried_from_id, row.agency_id) == ("meetings.conclusion:7", 7, 3)
    assert row.presenter == "Sở Y tế, Công an tỉnh"
    assert row.note == "Kết luận tại cuộc họp ngày 01/10/2015; hạn 10/10/2015"


def test_long_texts_fit_their_columns_and_end_after_a_whole_word():
    words = "phương án bảo đảm " * 60
    rows = proposed(
        late=[late(1, "Sở Y tế", 20, words)],
        stuck=[stuck(1, 9, text=words, asked=words)],
        unfinished=[Unfinished(id=7, text=words, held_on=TODAY)],
    )

    assert all(len(row.title) <= 400 and len(row.note) <= 400 for row in rows)
    assert rows[2].title.endswith(("phương…", "án…", "bảo…", "đảm…"))


def test_the_order_is_that_of_a_meeting():
    rows = proposed(
        figures=Figures(total=10, done=4, overdue=2),
        unfinished=[Unfinished(id=7, text="Việc", held_on=TODAY)],
        milestones=[Milestone(id=5, title="Tổng duyệt", day_on=MEETING_ON)],
        stuck=[stuck(1, 2)],
        late=[late(1, "Sở Y tế", 20)],
    )

    assert [row.kind for row in rows] == ["results", "overdue", "decision", "milestone", "carried"]
    assert rows[0].note == "Đến 08/10/2015: 4/10 nhiệm vụ hoàn thành, 2 quá hạn"


def test_a_comparison_tells_new_moved_taken_off_and_gone_apart():
    new, same, moved, off = (
        Proposal(about=f"people.agency:{number}", kind=AgendaKind.OVERDUE, title="Việc", note="7 ngày")
        for number in range(1, 5)
    )
    agenda = {
        same.about: Standing("7 ngày"),
        moved.about: Standing("6 ngày"),
        off.about: Standing("3 ngày", is_removed=True),
        "tasks.obstacle:9": Standing("mở 2 ngày"),
        "tasks.obstacle:8": Standing("mở 2 ngày", is_removed=True),
    }

    found = compare([new, same, moved, off], agenda)

    assert (found.new, found.moved, found.taken_off, found.gone) == ([new], [moved], [off], ["tasks.obstacle:9"])
