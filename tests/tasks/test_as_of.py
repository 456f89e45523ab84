"""The numbers of any past day: they add up, they are those the journal tells, and they stay what they were."""

from datetime import date, datetime, time, timedelta
from itertools import count

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.journal import actions as journal
from dondoc.journal.models import Entry
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from dondoc.tasks.actions.extend import extend_deadline
from dondoc.tasks.actions.keeping import begin_standings, label_of, plain_standing
from dondoc.tasks.actions.progress import MoveRefused, begin_task, pass_appraisal, report_done, return_for_more
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import PastPart, Task
from dondoc.tasks.queries.as_of import end_of, figures_as_of
from dondoc.tasks.queries.register import four_way, total_and_kept
from dondoc.tasks.rules.as_of import numbers_of, stood_so
from tests.factories.people import TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task, make_workstream

pytestmark = pytest.mark.django_db
START = date(2015, 9, 1)
ACTS = ["begin", "done", "pass", "return", "extend", "extend back"]
_slugs = count(1)


def moment(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def given_tasks(congress, agency, *, number: int) -> list[Task]:
    """Return tasks given on the first day; every second one is to be appraised."""
    now = moment(START, 7)
    tasks = [
        make_task(
            congress,
            lead=agency,
            appraising=[make_agency(congress, f"Ban {place}")] if place % 2 else [],
            state=TaskState.ASSIGNED,
            due_on=START + timedelta(days=7 * place + 5) if place else None,
            created_at=now,
        )
        for place in range(number)
    ]
    begin_standings(tasks, now=now)
    about = [(task, label_of(task), plain_standing(task)) for task in tasks]
    journal.record_many(congress_id=congress.pk, verb="tasks.task.created", about=about, by_id=None, now=now)
    return tasks


def play(task: Task, act: str, now: datetime) -> None:
    """Do one thing with a task; what the rules refuse changes nothing."""
    day = timezone.localtime(now).date()
    by = {"task": task, "by_id": None, "now": now}
    acts = {
        "begin": lambda: begin_task(**by),
        "done": lambda: report_done(done_on=day, **by),
        "pass": lambda: pass_appraisal(on=day, **by),
        "return": lambda: return_for_more(points=["Thiếu ảnh"], **by),
        "extend": lambda: extend_deadline(new_due_on=day + timedelta(days=9), reason="Mưa", **by),
        "extend back": lambda: extend_deadline(new_due_on=day - timedelta(days=2), reason="Sửa ngày ghi nhầm", **by),
    }
    try:
        acts[act]()
    except MoveRefused:
        return


def from_the_journal(congress, on: date):
    entries = Entry.objects.filter(congress_id=congress.pk, target_kind="tasks.task", at__lt=end_of(on))
    return stood_so(entries.order_by("sequence").values_list("at", "target_id", "details"))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 45), st.sampled_from(ACTS)), max_size=25))
def test_on_every_day_the_numbers_add_up_and_are_those_of_the_journal(moves):
    with transaction.atomic():
        congress = make_congress(f"lich-su-{next(_slugs)}")
        agency = make_agency(congress)
        seat = seat_for(make_member(congress), congress.slug)
        tasks = given_tasks(congress, agency, number=4)
        for place, day, act in sorted(moves, key=lambda move: move[1]):
            play(tasks[place], act, moment(START + timedelta(days=day)))

        for day in sorted({0, 3, 20, 45, *(day for _place, day, _act in moves)}):
            on = START + timedelta(days=day)
            found = figures_as_of(seat, on=on, by="agency")

            assert found.total == numbers_of(from_the_journal(congress, on), as_of=on)
            assert sum(row.counts.total for row in found.rows) == found.total.counts.total
        transaction.set_rollback(True)


def test_the_numbers_of_a_day_stay_what_they_were(demo):
    seat = seat_for(make_member(demo.congress), demo.congress.slug)
    day = seat.today - timedelta(days=10)
    before = figures_as_of(seat, on=day, by="workstream")
    untouched = Task.objects.filter(congress=demo.congress, state=TaskState.ASSIGNED)
    task = untouched.exclude(parts__role="appraising").order_by("pk")[0]

    begin_task(task=task, by_id=None, now=seat.now)
    report_done(task=task, done_on=seat.today, by_id=None, now=seat.now)

    assert before.total.counts.total > 50
    assert figures_as_of(seat, on=day, by="workstream") == before


@pytest.mark.parametrize("by", ["agency", "plan", "area", "workstream", "overseer"])
def test_the_end_of_today_counts_what_the_live_table_counts(demo, by):
    seat = seat_for(make_member(demo.congress), demo.congress.slug)

    found = figures_as_of(seat, on=seat.today, by=by)

    assert (found.total.counts, found.total.kept) == total_and_kept(seat)
    assert {row.code: row.counts for row in found.rows} == {row.code: row.counts for row in four_way(seat, by=by)}


def test_a_task_counts_for_the_agency_that_had_it_on_that_day():
    congress = make_congress()
    old, new = make_agency(congress, "Sở Thông tin và Truyền thông"), make_agency(congress, "Sở Khoa học và Công nghệ")
    task = make_task(congress, lead=new, due_on=TODAY, created_at=moment(START))
    begin_standings([task], now=moment(START))
    handed_over_on = START + timedelta(days=10)
    task.parts.update(given_on=handed_over_on)
    past = {"role": "lead", "given_on": START, "ended_on": handed_over_on, "reason": "Hợp nhất"}
    PastPart.objects.create(congress=congress, task=task, agency=old, **past)
    seat = seat_for(make_member(congress), congress.slug)

    def names(on):
        return [row.name for row in figures_as_of(seat, on=on, by="agency").rows]

    assert names(handed_over_on - timedelta(days=1)) == [old.name]
    assert names(handed_over_on) == [new.name]


@pytest.mark.parametrize("by", ["agency", "plan", "area", "workstream", "overseer"])
@pytest.mark.parametrize("number", [1, 3])
def test_a_past_day_takes_the_same_queries_for_one_and_three(by, number, django_assert_num_queries):
    congress = make_congress()
    seat = seat_for(make_member(congress, Role.HEAD), congress.slug)
    streams = [make_workstream(congress, f"Mảng {place}") for place in range(number)]
    tasks = [make_task(congress, lead=make_agency(congress, f"Sở {one}"), workstream=one) for one in streams]
    begin_standings(tasks, now=moment(START))

    with django_assert_num_queries(3 if by in ("agency", "area") else 2):
        figures_as_of(seat, on=TODAY, by=by)
