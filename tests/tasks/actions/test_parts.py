"""What becomes of parts: taken, given back, handed to a person or another agency; the past is kept."""

from datetime import date

import pytest

from dondoc.notices.models import Notice
from dondoc.people.actions.succession import succeed_agency
from dondoc.people.enums import Role
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.parts import PartRefused, answer_part, change_party, put_in_charge
from dondoc.tasks.enums import PartState, TaskState
from dondoc.tasks.models import PastPart
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def lead(congress):
    return make_agency(congress, "Sở Giao thông vận tải")


def part_of(task, role=PartyRole.LEAD):
    return task.parts.get(role=role)


def test_a_lead_that_takes_its_part_takes_the_task(congress, lead):
    task, by = make_task(congress, lead=lead, state=TaskState.ASSIGNED), make_member(congress)

    answer_part(part=part_of(task), state=PartState.ACCEPTED, by_id=by.pk, now=NOW)
    answer_part(part=part_of(task), state=PartState.ACCEPTED, by_id=by.pk, now=NOW)

    task.refresh_from_db()
    assert (task.state, part_of(task).ver) == (TaskState.ACCEPTED, 2)


def test_a_part_given_back_reaches_the_secretariat_with_its_reason(congress, lead):
    secretary = make_member(congress, Role.SECRETARIAT)
    task, by = make_task(congress, lead=lead, state=TaskState.ASSIGNED), make_member(congress, Role.FOCAL, lead)

    answer_part(part=part_of(task), state=PartState.REFUSED, reason="Không đúng thẩm quyền", by_id=by.pk, now=NOW)

    notice = Notice.objects.get(recipient=secretary)
    assert (notice.kind, "Không đúng thẩm quyền" in notice.text) == ("tasks.refused", True)
    assert part_of(task).state == PartState.REFUSED


def test_without_a_reason_nothing_is_given_back(congress, lead):
    task = make_task(congress, lead=lead, state=TaskState.ASSIGNED)

    with pytest.raises(PartRefused):
        answer_part(part=part_of(task), state=PartState.REFUSED, by_id=make_member(congress).pk, now=NOW)

    assert part_of(task).state == PartState.ASSIGNED


def test_an_answer_to_an_old_version_is_a_clash(congress, lead):
    helper = make_agency(congress, "Công an tỉnh")
    task, by = make_task(congress, lead=lead, coordinating=[helper]), make_member(congress)
    part = part_of(task, PartyRole.COORDINATING)
    answer_part(part=part, state=PartState.WORKING, by_id=by.pk, now=NOW, expected_ver=1)

    with pytest.raises(StaleVersion):
        answer_part(part=part, state=PartState.DONE, by_id=by.pk, now=NOW, expected_ver=1)


def test_who_was_in_charge_before_is_kept(congress, lead):
    task, first, second = make_task(congress, lead=lead), make_member(congress), make_member(congress)
    put_in_charge(part=part_of(task), person_id=first.pk, reason="", by_id=first.pk, now=NOW)

    put_in_charge(part=part_of(task), person_id=second.pk, reason="Nghỉ phép", by_id=first.pk, now=NOW)

    past = PastPart.objects.get()
    assert (past.person, past.person_changed, past.reason) == (first, True, "Nghỉ phép")
    assert part_of(task).person == second


def test_an_agency_is_replaced_and_its_time_kept(congress, lead):
    task, other = make_task(congress, lead=lead), make_agency(congress, "Sở Xây dựng")
    focal = make_member(congress, Role.FOCAL, other)

    change_party(
        task=task,
        leaving=part_of(task),
        coming_id=other.pk,
        role=PartyRole.LEAD,
        reason="Đúng chức năng",
        expected_ver=task.ver,
        by_id=make_member(congress).pk,
        now=NOW,
    )

    assert part_of(task).agency == other
    assert PastPart.objects.get().agency == lead
    assert Notice.objects.get(recipient=focal).kind == "tasks.assigned"


def test_a_task_is_never_left_without_a_lead(congress, lead):
    task = make_task(congress, lead=lead)

    with pytest.raises(PartRefused):
        change_party(
            task=task,
            leaving=part_of(task),
            coming_id=None,
            role=PartyRole.LEAD,
            reason="",
            expected_ver=task.ver,
            by_id=make_member(congress).pk,
            now=NOW,
        )

    assert not PastPart.objects.exists()


def test_work_that_waits_keeps_an_appraiser(congress, lead):
    appraising = make_agency(congress, "Ban Tuyên giáo")
    task = make_task(congress, lead=lead, appraising=[appraising], state=TaskState.IN_APPRAISAL, done_on=TODAY)

    with pytest.raises(PartRefused):
        change_party(
            task=task,
            leaving=part_of(task, PartyRole.APPRAISING),
            coming_id=None,
            role=PartyRole.APPRAISING,
            reason="",
            expected_ver=task.ver,
            by_id=make_member(congress).pk,
            now=NOW,
        )


def test_a_successor_takes_the_open_work_and_the_history_stays(congress, lead):
    successor, by = make_agency(congress, "Sở Xây dựng"), make_member(congress)
    open_task = make_task(congress, lead=lead)
    shared = make_task(congress, lead=[lead, successor])
    done = make_task(congress, lead=lead, state=TaskState.DONE)

    succeed_agency(agency=lead, successor=successor, on=date(2015, 10, 9), by_id=by.pk, now=NOW)

    assert part_of(open_task).agency == successor
    assert list(shared.parts.values_list("agency", flat=True)) == [successor.pk]
    assert part_of(done).agency == lead
    assert list(PastPart.objects.order_by("pk").values_list("task", "agency", "ended_on")) == [
        (open_task.pk, lead.pk, date(2015, 10, 9)),
        (shared.pk, lead.pk, date(2015, 10, 9)),
    ]
