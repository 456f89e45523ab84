"""Whole papers: the tasks a careful clerk would write out, no more and no fewer."""

import pytest

from dondoc.plans.reader import Draft, TaskDraft, read_plan
from tests.plans.reader.papers import APPENDIX, BY_AGENCY, CONCLUSIONS, DECORATION, ISSUED_ON, PAPERS, Known
from tests.plans.reader.trees import paper


def known(task: TaskDraft) -> Known:
    """Return what was read in the form it is expected in."""
    event = f"{task.event.event}{task.event.offset_days:+d}" if task.event else ""
    names = ("; ".join(party.name for party in parties) for parties in (task.lead, task.coordinating, task.appraising))
    asked = " ".join(question.code.value for question in task.questions)
    return Known(task.text, *names, task.due.isoformat() if task.due else event, task.recurring, asked)


def read(name: str) -> Draft:
    return read_plan(PAPERS[name][0], issued_on=ISSUED_ON)


@pytest.mark.parametrize("name", PAPERS)
def test_tasks_of_a_paper(name: str) -> None:
    assert [known(task) for task in read(name).tasks] == list(PAPERS[name][1])


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_missed(name: str) -> None:
    assert read(name).missed == () or name in ("report", "results", "minutes", "proposals")


def test_labels_and_sections_say_where_a_task_stands() -> None:
    task = read_plan(DECORATION, issued_on=ISSUED_ON).tasks[0]

    assert (task.label, task.section) == ("II.1.a", ("II. NỘI DUNG", "1. Trang trí hội trường"))


def test_form_says_what_gave_a_task_away() -> None:
    forms = {
        name: {task.form for task in read(name).tasks} for name in ("appendix", "letter", "medical", "conclusions")
    }

    assert forms == {
        "appendix": {"table"},
        "letter": {"heading"},
        "medical": {"section", "bracket"},
        "conclusions": {"prose"},
    }


def test_product_comes_from_its_column() -> None:
    tasks = read_plan(APPENDIX, issued_on=ISSUED_ON).tasks

    assert [task.product for task in tasks] == ["Danh sách", "Sơ đồ", "Thực đơn", "", ""]


def test_quote_is_the_whole_sentence() -> None:
    task = read_plan(BY_AGENCY, issued_on=ISSUED_ON).tasks[3]

    assert task.quote == (
        "Xây dựng phóng sự 15 phút về thành tựu của tỉnh, gửi Ban Tuyên giáo Tỉnh ủy thẩm định trước ngày 01/9"
    )


def test_one_question_for_all_tasks_without_a_day() -> None:
    draft = read_plan(BY_AGENCY, issued_on=ISSUED_ON)

    (question,) = draft.questions
    assert question.code.value == "no_date"
    assert question.text.startswith("Có 4 nhiệm vụ không ghi thời hạn.")


def test_day_of_issue_comes_from_the_paper() -> None:
    first = read_plan(CONCLUSIONS).tasks[2]

    assert first.due is not None
    assert first.due.isoformat() == "2015-09-10"


def test_unread_order_is_told() -> None:
    draft = read_plan(paper("Đề nghị anh em ta khẩn trương dọn kho."), issued_on=ISSUED_ON)

    assert draft.tasks == ()
    assert [span.block for span in draft.missed] == [0]
