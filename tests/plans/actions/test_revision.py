"""A new version of a plan is applied whole and once; only whom it touches hears of it; nothing that was is lost."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from dondoc.archive import files
from dondoc.archive.actions import IntakeRefused
from dondoc.journal.models import Entry
from dondoc.journal.queries import verify
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.people.models import Agency, Membership
from dondoc.plans import queries
from dondoc.plans.actions.intake import take_in, take_out
from dondoc.plans.actions.revision import apply_revision, begin_revision
from dondoc.plans.comparing import changes_between
from dondoc.plans.models import Item, Plan, PlanVersion
from dondoc.plans.reading import read_pasted
from dondoc.plans.rules.revision import Decision
from dondoc.tasks.actions.progress import begin_task, report_done
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Part, PastPart, Task
from dondoc.web.db import StaleVersion
from tests.factories.people import make_congress, make_member
from tests.plans.drafts import ISSUED_ON, NOW, PLAN, begin, proposal_for

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=2)
MOVED = PLAN.replace("trước ngày 10/10/2015", "trước ngày 13/10/2015")
POWER = "2. Giao Công ty Điện lực tỉnh lắp đặt máy phát điện dự phòng tại hội trường trước ngày 12/10/2015."
WITHOUT_POWER = PLAN.replace(POWER, "")
OTHER_LEAD = PLAN.replace("Giao Công ty Điện lực tỉnh lắp đặt", "Giao Sở Công Thương lắp đặt")
WITH_MORE = PLAN + "\n3. Công an tỉnh xây dựng phương án bảo đảm an ninh trước ngày 14/10/2015.\n"


@pytest.fixture
def ground():
    congress = make_congress()
    user = make_member(congress)
    intake = begin(congress, user)
    plan = take_in(intake=intake, proposal=proposal_for(intake, congress), by_id=user.pk, now=NOW)
    for agency in Agency.objects.filter(congress=congress):
        make_member(congress, Role.FOCAL, agency)
    return congress, user, plan


def revise(ground, text, *, decisions=None, instance_id=None):
    congress, user, plan = ground
    plan = Plan.objects.get(pk=plan.pk)
    reading = read_pasted(text, issued_on=ISSUED_ON)
    version, _ = begin_revision(
        plan=plan, reading=reading, instance_id=instance_id or uuid4(), by_id=user.pk, now=LATER
    )
    return apply(version, congress, user, plan, decisions)


def apply(version, congress, user, plan, decisions=None):
    proposal = proposal_for(version.intake, congress)
    changes = changes_between(plan, proposal)
    return apply_revision(
        version=version,
        proposal=proposal,
        decisions={change.key: Decision.APPLY for change in changes} | (decisions or {}),
        expected_ver=plan.ver,
        by_id=user.pk,
        now=LATER,
    )


def task_of(words):
    return Task.objects.get(title__icontains=words)


def agencies_told(congress):
    recipients = Notice.objects.filter(kind="plans.plan.revised").values_list("recipient_id", flat=True)
    return sorted(
        Membership.objects.filter(congress=congress, user_id__in=recipients).values_list("agency__name", flat=True)
    )


def test_a_moved_date_moves_the_task_and_keeps_the_first_date(ground):
    congress, _user, plan = ground

    applied = revise(ground, MOVED)

    task = task_of("trang trí hội trường")
    assert (task.due_on, task.original_due_on) == (date(2015, 10, 13), date(2015, 10, 10))
    assert applied.counts == {"new": 0, "changed": 1, "dropped": 0, "unchanged": 0}
    assert agencies_told(congress) == ["Sở Văn hóa, Thể thao và Du lịch", "Sở Xây dựng"]
    text = Notice.objects.filter(kind="plans.plan.revised").first().text
    assert text == "Đổi hạn từ 10/10/2015 sang 13/10/2015: trang trí hội trường."


def test_a_dropped_item_is_cancelled_with_its_reason_and_never_deleted(ground):
    congress, user, plan = ground
    begin_task(task=task_of("máy phát điện"), by_id=user.pk, now=NOW)

    revise(ground, WITHOUT_POWER)

    task = task_of("máy phát điện")
    assert task.state == TaskState.CANCELLED
    assert Item.objects.get(pk=task.item_id).dropped_in == 2
    assert len(queries.item_rows(plan.pk)) == 3
    cancelled = Entry.objects.get(congress_id=congress.pk, verb="tasks.task.cancelled")
    assert "không còn nội dung này" in cancelled.details["reason"]
    assert agencies_told(congress) == ["Công ty Điện lực tỉnh"]


def test_work_that_is_done_stays_done_when_its_item_is_dropped(ground):
    _congress, user, _plan = ground
    task = task_of("máy phát điện")
    begin_task(task=task, by_id=user.pk, now=NOW)
    report_done(task=task, done_on=NOW.date(), by_id=user.pk, now=NOW)

    revise(ground, WITHOUT_POWER)

    assert task_of("máy phát điện").state == TaskState.DONE


def test_another_lead_takes_the_task_over_and_the_former_is_remembered(ground):
    congress, _user, _plan = ground

    revise(ground, OTHER_LEAD)

    task = task_of("máy phát điện")
    assert [part.agency.name for part in Part.objects.filter(task=task)] == ["Sở Công Thương"]
    past = PastPart.objects.get(task=task)
    assert (past.agency.name, past.ended_on) == ("Công ty Điện lực tỉnh", LATER.date())
    assert agencies_told(congress) == ["Công ty Điện lực tỉnh"]


def test_a_new_item_becomes_a_task_of_its_agency(ground):
    congress, _user, plan = ground

    applied = revise(ground, WITH_MORE)

    task = task_of("phương án bảo đảm an ninh")
    assert (task.due_on, task.plan_id) == (date(2015, 10, 14), plan.pk)
    assert task.workstream is not None
    assert Part.objects.get(task=task).agency.name == "Công an tỉnh"
    assert applied.counts["new"] == 1
    assert [item.position for item in queries.items(plan.pk)] == [1, 2, 3, 4, 5]


def test_an_item_nobody_led_is_given_out_when_the_new_version_names_its_lead(ground):
    revise(ground, PLAN.replace("Các đơn vị liên quan chuẩn bị", "Sở Giao thông vận tải chuẩn bị"))

    assert Part.objects.get(task=task_of("xe đưa đón")).agency.name == "Sở Giao thông vận tải"


def test_what_is_not_ticked_stays_as_it_was(ground):
    congress, user, plan = ground
    item = Item.objects.get(text__contains="máy phát điện")

    applied = revise(ground, WITHOUT_POWER, decisions={f"old-{item.code}": Decision.LEAVE})

    assert task_of("máy phát điện").state == TaskState.ASSIGNED
    assert applied.counts["dropped"] == 0
    assert [row.item.text for row in queries.item_rows(plan.pk)][-1] == item.text
    assert Notice.objects.filter(kind="plans.plan.revised").count() == 0


def test_applying_twice_changes_nothing_the_second_time(ground):
    congress, user, plan = ground
    applied = revise(ground, MOVED)
    entries = Entry.objects.count()

    again = apply(applied.version, congress, user, Plan.objects.get(pk=plan.pk))

    assert (again.version.pk, again.counts) == (applied.version.pk, {})
    assert Entry.objects.count() == entries
    assert PlanVersion.objects.filter(applied_at__isnull=False).count() == 2


def test_two_versions_racing_do_not_overwrite_each_other(ground):
    congress, user, plan = ground
    shown = Plan.objects.get(pk=plan.pk)
    reading = read_pasted(MOVED, issued_on=ISSUED_ON)
    slow, _ = begin_revision(plan=shown, reading=reading, instance_id=uuid4(), by_id=user.pk, now=LATER)
    revise(ground, WITH_MORE)

    with pytest.raises(StaleVersion):
        apply(slow, congress, user, shown)

    assert task_of("trang trí hội trường").due_on == date(2015, 10, 10)


def test_the_exact_bytes_of_every_version_are_kept_and_can_be_compared(ground):
    _congress, _user, plan = ground

    revise(ground, MOVED)
    revise(ground, WITHOUT_POWER)

    versions = list(queries.versions(plan.pk))
    kept = [files.path_of(one.version.sha256).read_bytes().decode() for one in versions]
    assert kept == [WITHOUT_POWER, MOVED, PLAN]
    assert [one.version.position for one in versions] == [3, 2, 1]
    assert [len(one.outline) for one in versions] == [3, 4, 4]
    assert Plan.objects.get(pk=plan.pk).version_id == versions[0].version_id


def test_the_same_bytes_as_in_force_are_refused_with_a_sentence(ground):
    _congress, user, plan = ground

    with pytest.raises(IntakeRefused, match="giống hệt"):
        begin_revision(
            plan=plan,
            reading=read_pasted(PLAN, issued_on=ISSUED_ON),
            instance_id=uuid4(),
            by_id=user.pk,
            now=LATER,
        )


def test_the_same_submission_leads_to_the_same_version(ground):
    _congress, user, plan = ground
    values = {"plan": plan, "instance_id": uuid4(), "by_id": user.pk, "now": LATER}

    first, was_new = begin_revision(reading=read_pasted(MOVED, issued_on=ISSUED_ON), **values)
    second, is_new = begin_revision(reading=read_pasted(MOVED, issued_on=ISSUED_ON), **values)

    assert (first, was_new, is_new) == (second, True, False)


def test_a_paper_without_tasks_is_no_new_version(ground):
    _congress, user, plan = ground

    with pytest.raises(IntakeRefused, match="Chưa đọc được nhiệm vụ"):
        begin_revision(plan=plan, reading=read_pasted("Không có gì."), instance_id=uuid4(), by_id=user.pk, now=LATER)


def test_the_first_intake_of_a_revised_plan_is_not_undone(ground):
    congress, user, plan = ground
    revise(ground, MOVED)

    with pytest.raises(IntakeRefused, match="đã có bản mới"):
        take_out(intake=plan.intake, by_id=user.pk, now=NOW + timedelta(hours=1))

    assert verify(congress_id=congress.pk) is None
    assert Entry.objects.filter(verb="plans.plan.revised").count() == 1
