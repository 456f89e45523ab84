"""What the timetable does for tasks."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.tasks.actions.obstacles import raise_obstacle
from dondoc.tasks.enums import Ask, TaskState
from dondoc.tasks.jobs import ask_weekly, climb_obstacles
from dondoc.tasks.models import Obstacle
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db


def test_an_unanswered_obstacle_reaches_the_head_by_the_timetable_once():
    for slug in ("mot", "hai"):
        congress = make_congress(slug, is_demo=False, pinned_today=None)
        make_member(congress, Role.HEAD)
        raise_obstacle(
            task=None,
            congress_id=congress.pk,
            agency_id=make_agency(congress).pk,
            text="Thiếu xe",
            ask=Ask.FUNDING,
            ask_text="Thuê 2 xe",
            is_urgent=False,
            by_id=None,
            now=NOW,
        )

    for hours in (1, 25, 26):
        with time_machine.travel(NOW + timedelta(hours=hours), tick=False):
            climb_obstacles.call(due_at=NOW.isoformat())

    assert Obstacle.objects.filter(climbed_at=NOW + timedelta(hours=25)).count() == 2
    assert Notice.objects.filter(title__startswith="Quá 24 giờ").count() == 2


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2015, 10, day, hour, tzinfo=timezone.get_default_timezone())


@pytest.mark.writes_tasks_by_hand
def test_the_week_is_asked_on_monday_and_on_wednesday_where_nobody_answered():
    congress = make_congress(is_demo=False, pinned_today=None)
    silent, answering, idle = (make_agency(congress, f"Sở {name}") for name in ("Y tế", "Xây dựng", "Tư pháp"))
    people = [make_member(congress, Role.FOCAL, agency) for agency in (silent, answering, idle)]
    make_task(congress, lead=silent, due_on=TODAY)
    make_task(congress, lead=silent)
    answered = make_task(congress, lead=answering)
    make_task(congress, lead=idle, state=TaskState.DONE)
    make_task(congress, lead=idle, state=TaskState.IN_APPRAISAL, done_on=TODAY)

    for day in (5, 5, 7):  # 5 October 2015 is a Monday
        with time_machine.travel(at(day), tick=False):
            ask_weekly.call(due_at=at(day).isoformat())
        answered.last_report_at = at(6)
        answered.save()

    told = [(one.recipient, one.created_at.day) for one in Notice.objects.filter(kind="tasks.weekly").order_by("pk")]
    assert told == [(people[0], 5), (people[1], 5), (people[0], 7)]
    assert Notice.objects.filter(title="Báo cáo tuần: 2 việc cần một câu trả lời").count() == 2
