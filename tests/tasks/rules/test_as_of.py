"""The numbers of a past day follow from how every task stood on it."""

from datetime import UTC, date, datetime

import pytest

from dondoc.tasks.enums import TaskState
from dondoc.tasks.rules.as_of import Kept, StoodSo, kept_of, numbers_by_group, numbers_of, stood_so
from dondoc.tasks.rules.statistics import FourWay

DAY = date(2015, 10, 8)
BEFORE, AFTER = date(2015, 10, 1), date(2015, 10, 20)
AT = datetime(2015, 10, 1, tzinfo=UTC)


def stood(task_id: int = 1, state: TaskState = TaskState.IN_PROGRESS, **values) -> StoodSo:
    given = {"due_on": None, "original_due_on": values.get("due_on"), "done_on": None, "recurring": False} | values
    return StoodSo(task_id=task_id, state=state, **given)


@pytest.mark.parametrize(
    ("task", "counts"),
    [
        (stood(due_on=AFTER), FourWay(open_on_track=1)),
        (stood(due_on=BEFORE), FourWay(open_overdue=1)),
        (stood(due_on=BEFORE, state=TaskState.IN_APPRAISAL, done_on=BEFORE), FourWay(open_on_track=1)),
        (stood(due_on=AFTER, state=TaskState.DONE, done_on=DAY), FourWay(done_on_time=1)),
        (stood(due_on=BEFORE, state=TaskState.DONE, done_on=DAY), FourWay(done_late=1)),
        (stood(due_on=BEFORE, recurring=True), FourWay(open_on_track=1)),
        (stood(), FourWay(open_on_track=1)),
        (stood(due_on=BEFORE, state=TaskState.CANCELLED), FourWay()),
    ],
)
def test_a_task_counts_as_it_stood(task, counts):
    assert numbers_of([task], as_of=DAY).counts == counts


@pytest.mark.parametrize(
    ("task", "kept"),
    [
        (stood(state=TaskState.DONE, original_due_on=DAY, due_on=AFTER, done_on=DAY), Kept(in_time=1)),
        (stood(state=TaskState.DONE, original_due_on=BEFORE, due_on=AFTER, done_on=DAY), Kept(after_extension=1)),
        (stood(state=TaskState.DONE, original_due_on=BEFORE, due_on=BEFORE, done_on=DAY), Kept(late=1)),
        (stood(state=TaskState.DONE, done_on=DAY), Kept()),
        (stood(state=TaskState.DONE, due_on=BEFORE, done_on=DAY, recurring=True), Kept()),
        (stood(due_on=BEFORE), Kept()),
    ],
)
def test_a_finished_task_kept_the_first_the_extended_or_no_deadline(task, kept):
    assert kept_of([task]) == kept


def test_a_task_counts_in_each_of_its_groups_and_one_in_none_apart():
    tasks = [stood(1, due_on=BEFORE), stood(2, due_on=AFTER), stood(3, due_on=AFTER)]

    found = numbers_by_group(tasks, {1: ["A", "B", "A"], 2: ["B"]}, as_of=DAY, without="-")

    assert {group: numbers.counts for group, numbers in found.items()} == {
        "A": FourWay(open_overdue=1),
        "B": FourWay(open_overdue=1, open_on_track=1),
        "-": FourWay(open_on_track=1),
    }


def test_the_journal_alone_tells_how_a_task_stands():
    first = {"state": "assigned", "due_on": "2015-10-01", "original_due_on": "2015-10-01"}
    first |= {"done_on": None, "recurring": False}
    later = first | {"state": "done", "done_on": "2015-10-08"}
    entries = [(AT, 1, first), (AT, 2, first), (AT, 1, {"note": "Đã xong phần thô"}), (AT, 1, later)]

    found = {one.task_id: (one.state, one.done_on) for one in stood_so(entries)}

    assert found == {1: ("done", DAY), 2: ("assigned", None)}
