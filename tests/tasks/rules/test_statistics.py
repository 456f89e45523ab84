"""The four numbers of official reports."""

from hypothesis import given
from hypothesis import strategies as st

from dondoc.tasks.enums import Cell, Timeliness
from dondoc.tasks.rules.statistics import FourWay, cell_of, count

NUMBERS = st.integers(min_value=0, max_value=10**6)
FOUR = st.builds(FourWay, done_on_time=NUMBERS, done_late=NUMBERS, open_on_track=NUMBERS, open_overdue=NUMBERS)


def test_every_timeliness_has_its_cell():
    assert {one: cell_of(one) for one in Timeliness} == {
        Timeliness.DONE_ON_TIME: Cell.DONE_ON_TIME,
        Timeliness.DONE_LATE: Cell.DONE_LATE,
        Timeliness.DONE_WITHOUT_DATE: Cell.DONE_ON_TIME,
        Timeliness.ON_TRACK: Cell.OPEN_ON_TRACK,
        Timeliness.DUE_SOON: Cell.OPEN_ON_TRACK,
        Timeliness.OVERDUE: Cell.OPEN_OVERDUE,
        Timeliness.WITHOUT_DATE: Cell.OPEN_ON_TRACK,
        Timeliness.RECURRING: Cell.OPEN_ON_TRACK,
        Timeliness.CANCELLED: None,
    }


def test_the_report_of_the_task_force_is_reproduced():
    report = FourWay(done_on_time=14068, done_late=1983, open_on_track=5640, open_overdue=223)

    assert (report.done, report.open, report.total) == (16051, 5863, 21914)


@given(st.lists(st.sampled_from(list(Timeliness))))
def test_the_four_cells_add_up_to_the_tasks_that_are_not_cancelled(each):
    counted = count(each)

    assert counted.total == len([one for one in each if one is not Timeliness.CANCELLED])


@given(st.lists(st.sampled_from(list(Timeliness))), st.lists(st.sampled_from(list(Timeliness))))
def test_counting_two_lists_is_counting_them_together(first, second):
    assert count(first) + count(second) == count(first + second)


@given(FOUR, FOUR)
def test_sums_keep_their_totals(first, second):
    together = first + second

    assert together.total == first.total + second.total
    assert together.total == sum(together.of(cell) for cell in Cell)
