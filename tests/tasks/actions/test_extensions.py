"""A later date is asked for with a reason, answered once, and counted; the first date stays for ever."""

from datetime import date, timedelta

import pytest

from dondoc.notices.models import Notice
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from dondoc.tasks.actions.extensions import (
    ExtensionRefused,
    ask_extension,
    cancel_task,
    change_deadline,
    settle_extension,
)
from dondoc.tasks.enums import ExtensionState, Punctuality, TaskState
from dondoc.tasks.models import Extension, Task
from dondoc.tasks.queries.requests import three_numbers
from dondoc.tasks.rules.extensions import count, punctuality
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db
DUE, LATER = date(2015, 10, 9), date(2015, 10, 14)


@pytest.fixture
def congress():
    return make_congress(closing_on=date(2015, 10, 22))


@pytest.fixture
def agency(congress):
    return make_agency(congress, "Sở Văn hóa")


@pytest.fixture
def secretary(congress):
    return make_member(congress, Role.SECRETARIAT)


@pytest.fixture
def task(congress, agency):
    return make_task(congress, lead=agency, due_on=DUE)


def ask(task, agency, by, **more) -> Extension:
    given = {"wanted_on": LATER, "reason": "Mưa kéo dài"} | more
    return ask_extension(task=task, agency_id=agency.pk, by_id=by.pk, now=NOW, **given)


def settle(extension, by, **more) -> None:
    given = {"granted_on": LATER, "answer": "", "expected_ver": extension.ver} | more
    settle_extension(extension=extension, by_id=by.pk, now=NOW, **given)


def test_a_granted_request_moves_the_date_and_keeps_the_first(task, agency, secretary, congress):
    focal = make_member(congress, Role.FOCAL, agency)

    settle(ask(task, agency, focal), secretary)

    task.refresh_from_db()
    assert (task.due_on, task.original_due_on) == (LATER, DUE)
    kinds = list(Notice.objects.order_by("pk").values_list("recipient", "kind"))
    assert kinds == [(secretary.pk, "tasks.extension_asked"), (focal.pk, "tasks.extension_settled")]


def test_a_refused_request_says_why_and_moves_nothing(task, agency, secretary):
    asked = ask(task, agency, secretary)

    with pytest.raises(ExtensionRefused):
        settle(asked, secretary, granted_on=None)
    settle(asked, secretary, granted_on=None, answer="Không lùi được khai mạc")

    task.refresh_from_db()
    asked.refresh_from_db()
    assert (task.due_on, asked.state) == (DUE, ExtensionState.REFUSED)


def test_a_request_is_answered_once(task, agency, secretary):
    asked = ask(task, agency, secretary)
    settle(asked, secretary)

    with pytest.raises(StaleVersion):
        settle(asked, secretary)


def test_one_request_waits_at_a_time(task, agency, secretary):
    ask(task, agency, secretary)

    with pytest.raises(ExtensionRefused):
        ask(task, agency, secretary)

    assert Extension.objects.count() == 1


def test_no_date_after_the_congress(task, agency, secretary):
    with pytest.raises(ExtensionRefused):
        ask(task, agency, secretary, wanted_on=date(2015, 10, 23))


def test_the_secretary_moves_a_date_and_thereby_answers(task, agency, secretary):
    asked = ask(task, agency, secretary)

    change_deadline(
        task=task,
        new_due_on=date(2015, 10, 12),
        reason="Theo kết luận họp",
        expected_ver=task.ver,
        by_id=secretary.pk,
        now=NOW,
    )

    asked.refresh_from_db()
    task.refresh_from_db()
    assert (asked.state, asked.granted_on) == (ExtensionState.GRANTED, date(2015, 10, 12))
    assert (task.due_on, task.original_due_on) == (date(2015, 10, 12), DUE)


def test_a_cancelled_task_answers_its_open_request(task, agency, secretary):
    asked = ask(task, agency, secretary)

    cancel_task(task=task, reason="Đổi chương trình", expected_ver=task.ver, by_id=secretary.pk, now=NOW)

    asked.refresh_from_db()
    task.refresh_from_db()
    assert (task.state, asked.state) == (TaskState.CANCELLED, ExtensionState.REFUSED)
    with pytest.raises(ExtensionRefused):
        cancel_task(task=task, reason="Lần nữa", expected_ver=task.ver, by_id=secretary.pk, now=NOW)


def test_three_numbers_counted_by_the_database_are_those_of_the_rule(congress, agency, secretary):
    days = [TODAY + timedelta(days=shift) for shift in (-3, -1, 0, 2)]
    for due in days:
        for original in [day for day in days if day <= due]:
            for state in (TaskState.IN_PROGRESS, TaskState.IN_APPRAISAL, TaskState.DONE, TaskState.CANCELLED):
                stopped = state in (TaskState.DONE, TaskState.IN_APPRAISAL)
                make_task(
                    congress,
                    lead=agency,
                    state=state,
                    due_on=due,
                    original_due_on=original,
                    **({"done_on": TODAY - timedelta(days=1)} if stopped else {}),
                )
    seat = seat_for(secretary, congress.slug)

    told = three_numbers(seat).kept

    by_rule = count(
        punctuality(
            state=one.state,
            original_due_on=one.original_due_on,
            due_on=one.due_on,
            done_on=one.done_on,
            recurring=one.recurring,
            as_of=TODAY,
        )
        for one in Task.objects.all()
    )
    assert told == by_rule
    assert all(getattr(told, kind.value) for kind in Punctuality)
