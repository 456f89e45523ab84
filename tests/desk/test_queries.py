"""The readiness board: what it counts, and that every count is the length of the list behind it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.desk.actions import mark_seen
from dondoc.desk.queries.figures import figures
from dondoc.desk.queries.home import board
from dondoc.desk.queries.search import find
from dondoc.desk.rules.verdict import Rule, Verdict
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from dondoc.tasks.actions.progress import report_done
from dondoc.tasks.enums import ObstacleState, TaskState
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.lists import filtered
from dondoc.tasks.queries.obstacles import ObstacleFilter, obstacles
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_plan, make_task, make_urge, make_workstream

pytestmark = pytest.mark.django_db

LATE = date(2015, 10, 1)
AHEAD = date(2015, 10, 30)


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def seat(congress):
    return seat_for(make_member(congress, Role.HEAD), congress.slug)


def fill(congress, *, number: int) -> None:
    """Give every block of the board so many things to show."""
    for place in range(number):
        agency = make_agency(congress, f"Sở số {place}", phone="0912345678")
        stream = make_workstream(congress, f"Mảng {place}")
        plan = make_plan(congress, f"{place:02}")
        late = make_task(congress, lead=agency, due_on=LATE, workstream=stream, plan=plan, is_critical=True)
        make_task(congress, lead=agency, due_on=TODAY, workstream=stream, plan=plan)
        done = make_task(congress, lead=agency, due_on=AHEAD)
        report_done(task=done, done_on=TODAY, by_id=None, now=NOW)
        make_obstacle(late, agency, state=ObstacleState.AWAITS_DECISION, ask_text=f"Việc {place}")
        make_urge(agency)


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_is_seven_queries_and_one_more_for_shared_tasks(congress, seat, number, django_assert_num_queries):
    fill(congress, number=number)

    with django_assert_num_queries(7):
        shown = board(seat)
    make_task(congress, lead=[make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")])
    with django_assert_num_queries(8):
        board(seat)

    assert len(shown.streams) == number + 1
    assert len(shown.calls) == len(shown.stuck) == number


def test_without_a_critical_mark_every_late_task_counts(congress, seat):
    make_task(congress, due_on=LATE)

    judgement = board(seat).judgement

    assert judgement.verdict == Verdict.NOT_READY
    assert [failing.rule for failing in judgement.failing] == [Rule.OVERDUE_CRITICAL, Rule.MILESTONES_OPEN]


def test_a_late_task_that_is_not_critical_leaves_a_congress_ready(congress, seat):
    make_task(congress, due_on=LATE)
    make_task(congress, due_on=LATE, is_critical=True, state=TaskState.DONE)

    judgement = board(seat).judgement

    assert judgement.verdict == Verdict.READY
    assert [(failing.rule, failing.count) for failing in judgement.failing] == [(Rule.OVERDUE, 1)]


@pytest.mark.parametrize(
    ("due_on", "verdict"),
    [(date(2015, 10, 17), Verdict.ALMOST_READY), (date(2015, 10, 18), Verdict.READY)],
)
def test_milestones_end_three_days_before_the_opening(congress, seat, due_on, verdict):
    make_task(congress, due_on=due_on)

    assert board(seat).judgement.verdict == verdict


def test_workstreams_are_judged_by_the_same_rules(congress, seat):
    ready, blocked = make_workstream(congress, "Xong"), make_workstream(congress, "Tắc")
    make_task(congress, workstream=ready, state=TaskState.DONE)
    task = make_task(congress, workstream=blocked, due_on=AHEAD)
    make_obstacle(task, make_agency(congress), is_urgent=True)

    assert [(stream.name, stream.judgement.verdict) for stream in board(seat).streams] == [
        ("Xong", Verdict.READY),
        ("Tắc", Verdict.NOT_READY),
    ]


def test_every_number_of_the_board_counts_the_rows_of_its_link(congress, seat):
    fill(congress, number=3)
    mark_seen(congress_id=congress.pk, user_id=seat.user.pk, shown_at=NOW - timedelta(days=10), now=NOW)

    shown = board(seat)

    def listed(**asked) -> int:
        return filtered(seat, TaskFilter(**asked)).count()

    assert shown.newly_done == listed(changed="done", since=shown.since.at) == 3
    assert shown.new_overdue == listed(timeliness="overdue", due_from=shown.since.at.date()) == 3
    assert shown.new_obstacles == len(obstacles(seat, ObstacleFilter(since=shown.since.at))) == 3
    assert len(shown.decisions) == len(obstacles(seat, ObstacleFilter(kind="awaits_decision"))) == 3
    assert shown.numbers.critical_milestones_open == listed(
        cell="open", critical=True, due_until=shown.milestone_on + timedelta(days=1)
    )
    assert shown.numbers.overdue_critical == listed(timeliness="overdue", critical=True) == 3
    for stream in shown.streams:
        assert stream.numbers.counts.total == listed(workstream=stream.code)
        assert stream.numbers.counts.done == listed(workstream=stream.code, appraised=True)
        assert stream.numbers.counts.open_overdue == listed(workstream=stream.code, cell="open_overdue")
    for call in shown.calls:
        assert call.overdue == filtered(seat, call.task_filter).count() == 1
    for one in shown.strip:
        assert one.due == listed(cell="open", due_from=one.day, due_until=one.next_day)
    for stuck in shown.stuck:
        listed_tasks = {row.task_id for row in obstacles(seat, ObstacleFilter(numbers=stuck.jam.numbers))}
        assert listed_tasks == stuck.jam.task_ids


def test_without_a_look_news_are_those_of_a_day(congress, seat):
    task = make_task(congress)
    report_done(task=task, done_on=TODAY, by_id=None, now=seat.now - timedelta(hours=23))
    older = make_task(congress)
    report_done(task=older, done_on=TODAY, by_id=None, now=seat.now - timedelta(hours=25))

    shown = board(seat)

    assert (shown.since.marked, shown.newly_done) == (False, 1)


@pytest.mark.writes_tasks_by_hand
def test_a_task_that_came_back_is_no_longer_new_as_done(congress, seat):
    task = make_task(congress)
    report_done(task=task, done_on=TODAY, by_id=None, now=seat.now)
    type(task).objects.filter(pk=task.pk).update(state=TaskState.REWORKING, closed_on=None)

    assert board(seat).newly_done == 0


def test_a_look_marks_what_was_shown_and_never_goes_back(congress, seat):
    marks = [seat.now - timedelta(hours=1), seat.now - timedelta(hours=2), seat.now + timedelta(hours=9)]
    seen = []

    for shown_at in marks:
        mark_seen(congress_id=congress.pk, user_id=seat.user.pk, shown_at=shown_at, now=seat.now)
        seen.append(board(seat).since.at)

    assert seen == [marks[0], marks[0], seat.now]


def test_a_look_is_a_persons_own(congress, seat):
    other = seat_for(make_member(congress, Role.SECRETARIAT), congress.slug)
    mark_seen(congress_id=congress.pk, user_id=other.user.pk, shown_at=other.now, now=other.now)

    assert not board(seat).since.marked


def test_an_agency_that_handed_in_late_is_not_urged_any_more(congress, seat):
    appraiser = make_agency(congress, "Ban Tuyên giáo")
    agency = make_agency(congress)
    make_task(
        congress,
        lead=agency,
        appraising=[appraiser],
        state=TaskState.IN_APPRAISAL,
        due_on=LATE,
        done_on=LATE + timedelta(days=2),
    )

    shown = board(seat)

    assert shown.numbers.counts.open_overdue == 1
    assert shown.calls == ()


def test_an_agency_that_may_still_keep_its_promise_is_not_for_the_head_to_call(congress, seat):
    agency = make_agency(congress)
    make_task(congress, lead=agency, due_on=LATE)
    make_urge(agency, promised_until=TODAY)

    shown = board(seat)

    assert [call.name for call in shown.calls] == [agency.name]
    assert shown.to_do == ()


def test_an_agency_is_silent_when_none_of_its_open_tasks_was_reported_for_a_week(congress, seat):
    silent, never, heard, finished = (make_agency(congress, f"Sở {name}") for name in ("A", "B", "C", "D"))
    week_ago = seat.now - timedelta(days=8)
    make_task(congress, lead=silent, last_report_at=week_ago)
    make_task(congress, lead=never)
    make_task(congress, lead=heard, last_report_at=week_ago)
    make_task(congress, lead=heard, last_report_at=seat.now)
    make_task(congress, lead=finished, state=TaskState.DONE, last_report_at=week_ago)

    assert [row.name for row in figures(seat, by="agency", on=None, only_silent=True).rows] == ["Sở A", "Sở B"]
    assert board(seat).silent_count == 2


def test_an_empty_list_of_obstacles_tells_when_the_last_was_cleared(congress, seat):
    cleared_at = datetime(2015, 10, 6, 3, 0, tzinfo=UTC)
    make_obstacle(make_task(congress), make_agency(congress), state=ObstacleState.RESOLVED, resolved_at=cleared_at)

    shown = board(seat)

    assert (shown.stuck, shown.last_cleared_at) == ((), cleared_at)


def test_a_congress_without_tasks_has_an_empty_board(seat):
    assert board(seat).is_empty


def test_search_covers_tasks_plans_and_agencies_for_those_who_see_all(congress, seat):
    agency = make_agency(congress, "Sở Văn hóa")
    plan = make_plan(congress, "06", title="Kế hoạch văn hóa")
    task = make_task(congress, title="Đêm văn hóa")

    found = find(seat, "van hoa")

    assert [row.code for row in found.tasks] == [task.code]
    assert [row.code for row in found.plans] == [plan.code]
    assert [row.code for row in found.agencies] == [agency.code]


def test_a_focal_point_finds_only_its_own(congress):
    mine, other = make_agency(congress, "Sở Văn hóa"), make_agency(congress, "Trung tâm Văn hóa")
    make_plan(congress, "06", title="Kế hoạch văn hóa")
    task = make_task(congress, title="Đêm văn hóa", coordinating=[mine])
    make_task(congress, title="Nhà văn hóa", lead=other)

    found = find(seat_for(make_member(congress, Role.FOCAL, mine), congress.slug), "văn hóa")

    assert [row.code for row in found.tasks] == [task.code]
    assert [row.name for row in found.agencies] == [mine.name]
    assert (found.task_count, found.plans) == (1, ())


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_nothing_is_looked_for_without_a_word(seat, text):
    assert find(seat, text) is None
