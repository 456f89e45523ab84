"""Which tasks there are: seen from a seat, narrowed by a filter, counted."""

import random
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict

from dondoc.people.access import seat_for
from dondoc.people.enums import AgencyKind, Role
from dondoc.tasks.enums import Cell, ObstacleState, TaskState, Timeliness
from dondoc.tasks.forms import filter_from
from dondoc.tasks.models import Task
from dondoc.tasks.queries.conditions import cell_is, timeliness_is
from dondoc.tasks.queries.filters import TaskFilter, query_string
from dondoc.tasks.queries.lists import filtered, rows, visible_tasks
from dondoc.tasks.queries.obstacles import ObstacleFilter, obstacles, open_and_last_cleared
from dondoc.tasks.queries.register import due_days_and_events, four_way, total
from dondoc.tasks.queries.urges import urgings
from dondoc.tasks.rules.statistics import cell_of, count
from dondoc.tasks.rules.timeliness import timeliness
from tests.factories.people import TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_plan, make_task, make_urge, make_workstream

pytestmark = pytest.mark.django_db

GROUPINGS = ("agency", "plan", "area", "workstream")


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def seat(congress):
    return seat_of(congress)


def seat_of(congress, role=Role.HEAD, agency=None):
    return seat_for(make_member(congress, role, agency), congress.slug)


def codes(tasks) -> list[str]:
    return [task.code for task in tasks]


def scatter_tasks(congress, *, number: int, seed: int) -> None:
    """Make tasks of every kind: any state, any date, with and without plan, workstream, leads and areas."""
    dice = random.Random(seed)
    area = make_agency(congress, "Huyện Đăk Hà", kind=AgencyKind.AREA)
    agencies = [
        area,
        make_agency(congress, "Phòng Văn hóa Đăk Hà", area=area),
        make_agency(congress, "Sở Y tế"),
        make_agency(congress, "Sở Tài chính"),
    ]
    plans = [make_plan(congress, code) for code in ("06", "09")]
    streams = [make_workstream(congress, name) for name in ("Tuyên truyền", "Hậu cần")]
    for _number in range(number):
        due_on = dice.choice([None, TODAY + timedelta(days=dice.randint(-9, 9))])
        state = dice.choice(list(TaskState))
        handed_in = TODAY - timedelta(days=dice.randint(0, 9))
        done_on = handed_in if state == TaskState.DONE else dice.choice([None, handed_in])
        make_task(
            congress,
            lead=dice.sample(agencies, dice.randint(0, 2)),
            coordinating=dice.sample(agencies, dice.randint(0, 2)),
            state=state,
            due_on=due_on,
            done_on=done_on,
            recurring=dice.random() < 0.2,
            is_critical=dice.random() < 0.3,
            plan=dice.choice([None, *plans]),
            workstream=dice.choice([None, *streams]),
        )


@pytest.mark.parametrize("seed", range(3))
def test_conditions_in_the_database_say_what_the_rules_say(congress, seed):
    scatter_tasks(congress, number=60, seed=seed)

    for task in Task.objects.all():
        said = timeliness(
            state=task.state, due_on=task.due_on, done_on=task.done_on, recurring=task.recurring, as_of=TODAY
        )
        me = Task.objects.filter(pk=task.pk)
        assert [one for one in Timeliness if me.filter(timeliness_is(one, as_of=TODAY)).exists()] == [said]
        assert [one for one in Cell if me.filter(cell_is(one, as_of=TODAY)).exists()] == [
            cell for cell in [cell_of(said)] if cell
        ]


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("seed", range(2))
def test_every_number_of_a_register_counts_the_rows_of_its_link(congress, seat, by, seed):
    scatter_tasks(congress, number=50, seed=seed)

    register = four_way(seat, by=by)

    assert register
    for row in register:
        assert filtered(seat, row.task_filter).count() == row.counts.total
        for cell in Cell:
            assert filtered(seat, row.task_filter.but(cell=cell.value)).count() == row.counts.of(cell)
        assert filtered(seat, row.task_filter.but(timeliness="recurring")).count() == row.recurring
        assert filtered(seat, row.task_filter.but(timeliness="without_date")).count() == row.without_date
        assert filtered(seat, row.task_filter.but(timeliness="overdue", owed=True)).count() == row.owed_overdue


@pytest.mark.parametrize("by", ["plan", "workstream"])
def test_rows_that_share_no_task_add_up_to_the_total(congress, seat, by):
    scatter_tasks(congress, number=50, seed=7)

    counted = [row.counts for row in four_way(seat, by=by)]

    assert sum(counted[1:], start=counted[0]) == total(seat)


def test_the_total_counts_each_task_once_and_none_that_is_cancelled(congress, seat):
    scatter_tasks(congress, number=50, seed=8)

    said = [
        timeliness(state=t.state, due_on=t.due_on, done_on=t.done_on, recurring=t.recurring, as_of=TODAY)
        for t in Task.objects.all()
    ]

    assert total(seat) == count(said)
    assert filtered(seat, TaskFilter()).count() == total(seat).total


def test_a_task_with_two_leads_counts_for_each_and_once_in_the_total(congress, seat):
    health, finance = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    make_task(congress, lead=[health, finance])

    register = four_way(seat, by="agency")

    assert [(row.name, row.counts.total) for row in register] == [("Sở Tài chính", 1), ("Sở Y tế", 1)]
    assert total(seat).total == 1


def test_two_leads_of_one_area_count_once_for_the_area(congress, seat):
    area = make_agency(congress, "Huyện Đăk Hà", kind=AgencyKind.AREA)
    office = make_agency(congress, "Phòng Văn hóa", area=area)
    make_task(congress, lead=[area, office])

    assert [(row.name, row.counts.total) for row in four_way(seat, by="area")] == [("Huyện Đăk Hà", 1)]


def test_tasks_without_a_lead_have_a_row_of_their_own_at_the_end(congress, seat):
    make_task(congress)
    make_task(congress, lead=make_agency(congress))

    assert [row.code for row in four_way(seat, by="agency")][-1] == "-"


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("by", GROUPINGS)
def test_a_register_is_three_queries_at_most(congress, seat, by, number, django_assert_max_num_queries):
    for place in range(number):
        make_task(congress, lead=make_agency(congress, f"Sở số {place}"))

    with django_assert_max_num_queries(3):
        four_way(seat, by=by)


@pytest.mark.parametrize("number", [1, 3])
def test_rows_of_a_list_are_two_queries(congress, seat, number, django_assert_num_queries):
    for place in range(number):
        make_task(congress, lead=make_agency(congress, f"Sở số {place}"))

    with django_assert_num_queries(2):
        shown = rows(filtered(seat, TaskFilter()), now=seat.now)

    assert len(shown) == number


def test_a_focal_point_sees_the_tasks_its_agency_has_a_part_in(congress):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    led = make_task(congress, lead=mine)
    helped = make_task(congress, lead=other, coordinating=[mine])
    make_task(congress, lead=other)

    seen = visible_tasks(seat_of(congress, Role.FOCAL, mine))

    assert codes(seen.order_by("pk")) == [led.code, helped.code]


def test_another_congress_is_never_seen(congress, seat):
    make_task(make_congress("khac"))

    assert codes(visible_tasks(seat)) == []


def test_a_row_tells_leads_number_of_coordinating_agencies_and_alert(congress, seat):
    first, second = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    late_task = make_task(congress, lead=[first, second], due_on=date(2015, 10, 5), original_due_on=date(2015, 10, 1))
    for place in range(2):
        late_task.parts.create(congress=congress, agency=make_agency(congress, f"Sở số {place}"), role="coordinating")

    [row] = rows(filtered(seat, TaskFilter()), now=seat.now)

    assert (row.leads, row.coordinating_count) == (("Sở Y tế", "Sở Tài chính"), 2)
    assert (row.alert.kind, row.alert.days) == ("overdue", 3)
    assert row.was_moved


def test_late_work_stands_first_finished_work_last(congress, seat):
    done = make_task(congress, state=TaskState.DONE, due_on=date(2015, 9, 1))
    undated = make_task(congress)
    soon = make_task(congress, due_on=date(2015, 10, 9))
    late = make_task(congress, due_on=date(2015, 10, 1))

    assert codes(filtered(seat, TaskFilter())) == [late.code, soon.code, undated.code, done.code]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (TaskFilter(), ["ASKED", "OTHER"]),
        (TaskFilter(plan="06"), ["ASKED"]),
        (TaskFilter(plan="-"), ["OTHER"]),
        (TaskFilter(agency="YTE"), ["ASKED"]),
        (TaskFilter(agency="YTE", role="lead"), ["ASKED"]),
        (TaskFilter(agency="YTE", role="coordinating"), []),
        (TaskFilter(agency="-", role="appraising"), ["ASKED", "OTHER"]),
        (TaskFilter(agency="-"), ["OTHER"]),
        (TaskFilter(workstream="hau-can"), ["ASKED"]),
        (TaskFilter(state="in_appraisal"), ["ASKED"]),
        (TaskFilter(state="cancelled"), ["GONE"]),
        (TaskFilter(timeliness="cancelled"), ["GONE"]),
        (TaskFilter(critical=True), ["ASKED"]),
        (TaskFilter(owed=True), ["OTHER"]),
        (TaskFilter(obstacle="open"), ["ASKED"]),
        (TaskFilter(obstacle="urgent"), []),
        (TaskFilter(obstacle="awaits_decision"), ["ASKED"]),
        (TaskFilter(due_from=date(2015, 10, 20)), ["ASKED"]),
        (TaskFilter(due_from=date(2015, 10, 20), due_until=date(2015, 10, 21)), ["ASKED"]),
        (TaskFilter(due_until=date(2015, 10, 20)), []),
        (TaskFilter(q="pano xã"), []),
        (TaskFilter(q="PANO phố"), ["ASKED"]),
        (TaskFilter(q="pho pano"), ["ASKED"]),
        (TaskFilter(appraised=True), []),
        (TaskFilter(cell="open"), ["ASKED", "OTHER"]),
        (TaskFilter(cell="done"), []),
    ],
)
def test_filters(congress, seat, asked, expected):
    lead = make_agency(congress, "Sở Y tế", code="YTE")
    task = make_task(
        congress,
        code="ASKED",
        title="Treo pano trên phố",
        lead=lead,
        plan=make_plan(congress, "06"),
        workstream=make_workstream(congress, code="hau-can"),
        state=TaskState.IN_APPRAISAL,
        due_on=date(2015, 10, 20),
        is_critical=True,
    )
    make_obstacle(task, lead, state=ObstacleState.AWAITS_DECISION)
    make_task(congress, code="OTHER", title="Họp báo")
    make_task(congress, code="GONE", state=TaskState.CANCELLED)

    assert codes(filtered(seat, asked)) == expected


@pytest.mark.parametrize("cell", ["", "open", "done", *Cell.values])
@pytest.mark.parametrize("seed", range(3))
def test_wide_and_narrow_lists_stand_in_the_same_order(congress, seat, cell, seed):
    scatter_tasks(congress, number=40, seed=seed)

    def place(task: Task) -> tuple[object, ...]:
        is_over = task.state in (TaskState.DONE, TaskState.CANCELLED)
        return (is_over, task.due_on or date.max, task.plan_id or sys.maxsize, task.position, task.pk)

    for asked in (TaskFilter(cell=cell), TaskFilter(cell=cell, agency="-", role="lead")):
        found = list(filtered(seat, asked))
        assert found == sorted(found, key=place)
        assert [row.code for row in rows(filtered(seat, asked)[:7], now=seat.now)] == codes(found[:7])


@pytest.mark.parametrize(
    "asked",
    [
        TaskFilter(),
        TaskFilter(plan="06", agency="YTE", role="lead", cell="open_overdue", page=3, sort="plan"),
        TaskFilter(workstream="-", area="dak-ha", state="done", appraised=True, owed=True, critical=True, mine=True),
        TaskFilter(obstacle="urgent", timeliness="later", due_from=date(2015, 10, 1), due_until=date(2015, 10, 2)),
        TaskFilter(changed="done", since=datetime(2015, 10, 7, 16, 40, 5, 123456, tzinfo=UTC), q="hoà & «bình»"),
    ],
)
def test_a_filter_and_its_address_are_inverses(asked):
    found, form = filter_from(QueryDict(query_string(asked).removeprefix("?")))

    assert (found, form.errors) == (asked, {})


def test_a_part_of_an_address_that_cannot_be_read_is_left_out_and_named():
    found, form = filter_from(QueryDict("plan=06&cell=all&due_from=hôm%20qua&page=0&since=2015-13-01"))

    assert found == TaskFilter(plan="06")
    assert sorted(form.errors) == ["cell", "due_from", "page", "since"]


def test_days_of_the_strip_count_open_tasks_only(congress, seat):
    make_task(congress, due_on=TODAY)
    make_task(congress, due_on=TODAY)
    make_task(congress, due_on=TODAY, state=TaskState.DONE)
    make_task(congress, due_on=TODAY, recurring=True)
    make_task(congress, due_on=TODAY + timedelta(days=2))

    days = due_days_and_events(seat, from_=TODAY, until=TODAY + timedelta(days=2), since=seat.now)

    assert (days.due, days.events, days.newly_done) == ({TODAY: 2}, {}, 0)


def test_obstacles_are_seen_with_their_tasks(congress):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    shown = make_obstacle(make_task(congress, lead=mine), mine)
    make_obstacle(make_task(congress, lead=other), other)

    assert [row.number for row in obstacles(seat_of(congress, Role.FOCAL, mine))] == [shown.number]
    assert len(obstacles(seat_of(congress))) == 2


def test_obstacles_are_narrowed(congress, seat):
    agency = make_agency(congress)
    task = make_task(congress, lead=agency)
    old = make_obstacle(task, agency, opened_at=datetime(2015, 10, 1, 1, tzinfo=UTC))
    urgent = make_obstacle(task, agency, is_urgent=True)
    cleared = make_obstacle(task, agency, state=ObstacleState.RESOLVED)

    def numbers(**asked):
        return [row.number for row in obstacles(seat, ObstacleFilter(**asked))]

    assert numbers() == [urgent.number, old.number]
    assert numbers(kind="urgent") == [urgent.number]
    assert numbers(kind="") == [urgent.number, old.number, cleared.number]
    assert numbers(numbers=(old.number,)) == [old.number]
    assert numbers(since=datetime(2015, 10, 2, tzinfo=UTC)) == [urgent.number]
    assert [row.number for row in open_and_last_cleared(seat)] == [urgent.number, old.number, cleared.number]
    assert [row.days_open for row in obstacles(seat)] == [0, 7]


def test_urging_tells_the_last_time_and_the_standing_promise(congress):
    agency = make_agency(congress)
    make_urge(agency, at=datetime(2015, 10, 5, tzinfo=UTC), promised_until=date(2015, 10, 9))
    make_urge(agency, at=datetime(2015, 10, 6, tzinfo=UTC), channel="zalo")

    urged = urgings(congress.pk, agency_ids=[agency.pk])[agency.pk]

    assert (urged.count, urged.channel_label, urged.promised_until) == (2, "Zalo", date(2015, 10, 9))
    assert urged.last_at == datetime(2015, 10, 6, tzinfo=UTC)
