"""A deadline that the plan ties to an event moves with the event, unless somebody has set it by hand."""

from datetime import date

import pytest

from dondoc.congress.enums import EventCode
from dondoc.congress.signals import programme_changed
from dondoc.journal.models import Entry
from dondoc.plans.actions.intake import take_in
from dondoc.tasks.actions.extend import extend_deadline
from dondoc.tasks.models import Task
from tests.factories.people import make_congress, make_member
from tests.plans.drafts import NOW, begin, proposal_for

pytestmark = pytest.mark.django_db

PLAN = """KẾ HOẠCH

I. HỘI TRƯỜNG

1. Sở Xây dựng sửa chữa hội trường, hoàn thành trước khai mạc 05 ngày.

2. Sở Y tế bố trí xe cứu thương trước ngày 12/10/2015.
"""


@pytest.fixture
def ground():
    congress = make_congress()
    user = make_member(congress)
    intake = begin(congress, user, text=PLAN)
    take_in(intake=intake, proposal=proposal_for(intake, congress), by_id=user.pk, now=NOW)
    return congress, user


def due_days() -> list[tuple[date, date]]:
    return list(Task.objects.order_by("position").values_list("due_on", "original_due_on"))


def move_opening(congress, user) -> None:
    programme_changed.send(
        sender=None, congress=congress, events={EventCode.OPENING: date(2015, 10, 23)}, by_id=user.pk, now=NOW
    )


def test_a_date_before_the_opening_moves_with_it_and_keeps_its_original(ground):
    congress, user = ground
    assert due_days()[0] == (date(2015, 10, 15), date(2015, 10, 15))

    move_opening(congress, user)

    assert due_days() == [
        (date(2015, 10, 18), date(2015, 10, 15)),
        (date(2015, 10, 12), date(2015, 10, 12)),
    ]
    assert Entry.objects.filter(verb="tasks.task.extended").count() == 1


def test_a_date_set_by_hand_stays(ground):
    congress, user = ground
    task = Task.objects.order_by("position").first()
    extend_deadline(task=task, new_due_on=date(2015, 10, 17), reason="Chờ vật tư", by_id=user.pk, now=NOW)

    move_opening(congress, user)

    assert due_days()[0] == (date(2015, 10, 17), date(2015, 10, 15))
