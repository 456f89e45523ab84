"""Two people, or two presses, at the same moment. SQLite lets the second wait, so it comes after."""

from uuid import uuid4

import pytest
from django.db import connection

from dondoc.archive.models import Intake
from dondoc.journal.queries import verify
from dondoc.plans.actions.intake import take_in
from dondoc.plans.actions.revision import apply_revision, begin_revision
from dondoc.plans.comparing import changes_between
from dondoc.plans.models import Item, PlanVersion
from dondoc.plans.reading import read_pasted
from dondoc.plans.rules.revision import Decision
from dondoc.tasks.actions.progress import accept_task
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Task
from tests.factories.people import make_congress, make_member
from tests.people.actions.test_races import at_once
from tests.plans.actions.test_revision import LATER, MOVED, WITHOUT_POWER
from tests.plans.drafts import ISSUED_ON, NOW, begin, proposal_for

pytestmark = pytest.mark.django_db(transaction=connection.vendor == "postgresql")


def taken_in():
    congress = make_congress()
    user = make_member(congress)
    intake = begin(congress, user)
    plan = take_in(intake=intake, proposal=proposal_for(intake, congress), by_id=user.pk, now=NOW)
    return congress, user, plan


def applying(congress, user, plan, text):
    """Return an act that applies everything a new version changes."""
    reading = read_pasted(text, issued_on=ISSUED_ON)
    version, _ = begin_revision(plan=plan, reading=reading, instance_id=uuid4(), by_id=user.pk, now=LATER)
    proposal = proposal_for(version.intake, congress)
    decisions = {change.key: Decision.APPLY for change in changes_between(plan, proposal)}
    return lambda: apply_revision(
        version=version, proposal=proposal, decisions=decisions, expected_ver=1, by_id=user.pk, now=LATER
    )


def test_of_two_presses_on_apply_one_changes_the_plan():
    congress, user, plan = taken_in()
    act = applying(congress, user, plan, MOVED)

    outcomes = at_once(act, act)

    assert sorted(bool(outcome.counts) for outcome in outcomes) == [False, True]
    assert list(PlanVersion.objects.order_by("position").values_list("position", flat=True)) == [1, 2]
    assert verify(congress_id=congress.pk) is None


def test_a_report_and_a_new_version_at_once_are_both_kept():
    congress, user, plan = taken_in()
    task = Task.objects.get(title__startswith="Trang trí")
    act = applying(congress, user, plan, WITHOUT_POWER)

    at_once(lambda: accept_task(task=task, by_id=user.pk, now=LATER), act)

    assert Task.objects.get(pk=task.pk).state == TaskState.ACCEPTED
    assert Task.objects.get(title__contains="máy phát điện").state == TaskState.CANCELLED
    assert Item.objects.filter(dropped_in=2).count() == 1
    assert verify(congress_id=congress.pk) is None


def test_two_presses_on_read_make_one_intake():
    congress = make_congress()
    user = make_member(congress)
    instance_id = uuid4()

    first, second = at_once(*[lambda: begin(congress, user, instance_id=instance_id)] * 2)

    assert first.pk == second.pk
    assert Intake.objects.count() == 1


def test_two_presses_on_a_new_version_make_one_review():
    _congress, user, plan = taken_in()
    values = {"plan": plan, "instance_id": uuid4(), "by_id": user.pk, "now": LATER}
    reading = read_pasted(MOVED, issued_on=ISSUED_ON)

    outcomes = at_once(*[lambda: begin_revision(reading=reading, **values)] * 2)

    assert sorted(is_new for _version, is_new in outcomes) == [False, True]
    assert PlanVersion.objects.count() == 1
