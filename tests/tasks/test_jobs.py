"""What the timetable does for tasks."""

from datetime import timedelta

import pytest
import time_machine

from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.tasks.actions.obstacles import raise_obstacle
from dondoc.tasks.enums import Ask
from dondoc.tasks.jobs import climb_obstacles
from dondoc.tasks.models import Obstacle
from tests.factories.people import NOW, make_agency, make_congress, make_member

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
