"""A verdict is given once a round by each appraising agency; a return names points and a date."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.appraise import VerdictRefused, give_verdict
from dondoc.tasks.actions.progress import MoveRefused, report_done
from dondoc.tasks.enums import PartState, TaskState, Verdict
from dondoc.tasks.models import Appraisal
from dondoc.tasks.rules.transitions import may_follow
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def lead(congress):
    return make_agency(congress, "Sở Văn hóa")


@pytest.fixture
def appraising(congress):
    return make_agency(congress, "Ban Tuyên giáo")


def handed_in(congress, lead, *appraising, **values):
    return make_task(
        congress,
        lead=lead,
        appraising=list(appraising),
        state=TaskState.IN_APPRAISAL,
        done_on=date(2015, 10, 6),
        due_on=date(2015, 10, 7),
        **values,
    )


def give(task, agency, verdict=Verdict.PASSED, **more):
    given = {"instance_id": uuid4(), "expected_ver": task.ver, "by_id": make_member(task.congress).pk, "now": NOW}
    return give_verdict(task=task, agency_id=agency.pk, verdict=verdict, **(given | more))


def test_passed_work_is_done_on_the_day_it_was_handed_in(congress, lead, appraising):
    task = handed_in(congress, lead, appraising)

    give(task, appraising)

    task.refresh_from_db()
    assert (task.state, task.done_on, task.closed_on) == (TaskState.DONE, date(2015, 10, 6), TODAY)


def test_a_return_keeps_its_points_counts_and_leaves_the_deadline_alone(congress, lead, appraising):
    focal = make_member(congress, Role.FOCAL, lead)
    task = handed_in(congress, lead, appraising)

    give(task, appraising, Verdict.RETURNED, points=["Thiếu ảnh", "Sai câu"], new_due_on=TOMORROW)

    task.refresh_from_db()
    part = task.parts.get(role=PartyRole.LEAD)
    assert (task.state, task.returned_count, task.done_on) == (TaskState.REWORKING, 1, None)
    assert (task.due_on, part.due_on, part.state) == (date(2015, 10, 7), TOMORROW, PartState.WORKING)
    kept = Appraisal.objects.get()
    assert (kept.round, list(kept.points.values_list("text", flat=True))) == (1, ["Thiếu ảnh", "Sai câu"])
    assert list(Notice.objects.filter(kind="tasks.returned").values_list("recipient", flat=True)) == [focal.pk]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"points": [], "new_due_on": TOMORROW}, "points"),
        ({"points": ["Thiếu ảnh"]}, "new_due_on"),
        ({"points": ["Thiếu ảnh"], "new_due_on": TODAY - timedelta(days=1)}, "new_due_on"),
    ],
)
def test_a_return_without_point_or_date_changes_nothing(congress, lead, appraising, more, field):
    task = handed_in(congress, lead, appraising)

    with pytest.raises(VerdictRefused) as refused:
        give(task, appraising, Verdict.RETURNED, **more)

    assert refused.value.field == field
    assert not Appraisal.objects.exists()


def test_every_appraising_agency_has_to_pass_it(congress, lead, appraising):
    finance = make_agency(congress, "Sở Tài chính")
    task = handed_in(congress, lead, appraising, finance)

    give(task, appraising)
    task.refresh_from_db()
    assert task.state == TaskState.IN_APPRAISAL
    with pytest.raises(VerdictRefused):
        give(task, appraising)
    give(task, finance)

    task.refresh_from_db()
    assert task.state == TaskState.DONE


def test_after_a_return_every_appraiser_looks_anew(congress, lead, appraising):
    finance = make_agency(congress, "Sở Tài chính")
    task = handed_in(congress, lead, appraising, finance)
    give(task, appraising)
    give(task, finance, Verdict.RETURNED, points=["Thiếu dự toán"], new_due_on=TOMORROW)

    states = set(task.parts.filter(role=PartyRole.APPRAISING).values_list("state", flat=True))

    assert states == {PartState.ASSIGNED}


def test_the_same_verdict_sent_twice_counts_once(congress, lead, appraising):
    task, by = handed_in(congress, lead, appraising), make_member(congress)
    sent = {"instance_id": uuid4(), "by_id": by.pk, "points": ["Thiếu ảnh"], "new_due_on": TOMORROW}

    first = give(task, appraising, Verdict.RETURNED, **sent)
    again = give(task, appraising, Verdict.RETURNED, **sent)

    assert (first, again) == (True, False)
    assert Appraisal.objects.count() == 1


def test_a_task_changed_since_it_was_looked_at_is_a_clash(congress, lead, appraising):
    task = handed_in(congress, lead, appraising)

    with pytest.raises(StaleVersion):
        give(task, appraising, expected_ver=task.ver - 1)

    assert not Appraisal.objects.exists()


@pytest.mark.parametrize("state", [state for state in TaskState if state != TaskState.IN_APPRAISAL])
def test_with_an_appraiser_only_the_verdict_makes_it_done(state):
    assert not may_follow(now_in=state, next_state=TaskState.DONE, has_appraiser=True)


def test_finished_work_with_an_appraiser_only_waits(congress, lead, appraising):
    task = make_task(congress, lead=lead, appraising=[appraising])

    report_done(task=task, done_on=TODAY, by_id=None, now=NOW)

    assert task.state == TaskState.IN_APPRAISAL
    with pytest.raises(MoveRefused):
        report_done(task=task, done_on=TODAY, by_id=None, now=NOW)
