"""Taking a plan in and out is all or nothing, and happens once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from dondoc.archive import files
from dondoc.archive.actions import IntakeRefused
from dondoc.archive.enums import IntakeState
from dondoc.archive.models import Intake, Paper
from dondoc.congress.models import Workstream
from dondoc.journal.models import Entry
from dondoc.journal.queries import verify
from dondoc.people.models import Agency
from dondoc.plans.actions.intake import take_in, take_out
from dondoc.plans.models import Item, Plan
from dondoc.plans.rules.answers import AGENCY
from dondoc.tasks.actions.progress import begin_task
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Part, Task
from tests.factories.people import make_congress, make_member
from tests.plans.drafts import NOW, PLAN, begin, proposal_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    congress = make_congress()
    return congress, make_member(congress)


def taken_in(congress, user, answers=None):
    intake = begin(congress, user)
    plan = take_in(intake=intake, proposal=proposal_for(intake, congress, answers), by_id=user.pk, now=NOW)
    return Intake.objects.get(pk=intake.pk), plan


def test_the_plan_its_items_agencies_and_tasks_are_made(ground):
    congress, user = ground

    intake, plan = taken_in(congress, user)

    assert intake.state == IntakeState.CONFIRMED
    assert [item.section for item in Item.objects.filter(plan=plan).order_by("position")] == [
        "I. TRANG TRÍ, KHÁNH TIẾT",
        "I. TRANG TRÍ, KHÁNH TIẾT",
        "II. NƠI ĂN, NGHỈ",
        "II. NƠI ĂN, NGHỈ",
    ]
    assert sorted(Agency.objects.filter(congress=congress).values_list("name", flat=True)) == [
        "Công ty Điện lực tỉnh",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Xây dựng",
        "Sở Y tế",
    ]
    dates = Task.objects.filter(plan=plan).order_by("position").values_list("due_on", "original_due_on", "state")
    assert list(dates) == [(date(2015, 10, day), date(2015, 10, day), TaskState.ASSIGNED) for day in (10, 12, 15)]
    assert sorted(Workstream.objects.filter(congress=congress).values_list("name", flat=True)) == [
        "Nơi ăn, nghỉ",
        "Trang trí, khánh tiết",
    ]


def test_parts_carry_the_roles_and_the_words_of_the_plan(ground):
    congress, user = ground

    _, plan = taken_in(congress, user)

    first = Task.objects.filter(plan=plan).order_by("position").first()
    parts = Part.objects.filter(task=first).order_by("position")
    assert [(part.role, part.name_as_written) for part in parts] == [
        ("lead", "Sở Văn hóa, Thể thao và Du lịch"),
        ("coordinating", "Sở Xây dựng"),
    ]


def test_an_item_nobody_leads_is_kept_without_a_task(ground):
    congress, user = ground

    _, plan = taken_in(congress, user)

    assert Item.objects.filter(plan=plan).count() == 4
    assert Task.objects.filter(plan=plan).count() == 3


def test_an_answer_gives_the_item_to_its_lead(ground):
    congress, user = ground
    intake = begin(congress, user)
    doubt = next(doubt for doubt in proposal_for(intake, congress).doubts if doubt.asks == "who")

    proposal = proposal_for(intake, congress, {doubt.key: AGENCY + "Sở Giao thông vận tải"})
    plan = take_in(intake=intake, proposal=proposal, by_id=user.pk, now=NOW)

    last = Task.objects.filter(plan=plan).order_by("position").last()
    assert Part.objects.get(task=last, role="lead").agency.name == "Sở Giao thông vận tải"


def test_taking_in_twice_makes_one_plan(ground):
    congress, user = ground
    intake, plan = taken_in(congress, user)

    again = take_in(intake=intake, proposal=proposal_for(intake, congress), by_id=user.pk, now=NOW)

    assert again == plan
    assert Plan.objects.count() == 1


def test_the_same_bytes_lead_to_the_same_intake(ground):
    congress, user = ground

    assert begin(congress, user) == begin(congress, user)
    assert Paper.objects.count() == 1


def test_the_same_submission_leads_to_the_same_intake_whatever_it_holds(ground):
    congress, user = ground
    instance = uuid4()

    first = begin(congress, user, instance_id=instance)
    second = begin(congress, user, text=PLAN + "\nthêm", instance_id=instance)

    assert first == second


def test_the_exact_bytes_are_kept(ground):
    congress, user = ground

    intake = begin(congress, user)

    assert files.path_of(intake.sha256).read_bytes() == PLAN.encode()


def test_undoing_takes_everything_out_and_keeps_the_paper(ground):
    congress, user = ground
    intake, _ = taken_in(congress, user)

    take_out(intake=intake, by_id=user.pk, now=NOW + timedelta(hours=23))

    assert (Plan.objects.count(), Item.objects.count(), Task.objects.count()) == (0, 0, 0)
    assert (Agency.objects.count(), Workstream.objects.count()) == (0, 0)
    assert files.path_of(intake.sha256).exists()
    assert verify(congress_id=congress.pk) is None


def test_after_a_day_nothing_is_undone(ground):
    congress, user = ground
    intake, _ = taken_in(congress, user)

    with pytest.raises(IntakeRefused):
        take_out(intake=intake, by_id=user.pk, now=NOW + timedelta(hours=25))

    assert Task.objects.count() == 3


def test_once_work_has_begun_nothing_is_undone(ground):
    congress, user = ground
    intake, plan = taken_in(congress, user)
    begin_task(task=Task.objects.filter(plan=plan).first(), by_id=user.pk, now=NOW)

    with pytest.raises(IntakeRefused, match="1 nhiệm vụ"):
        take_out(intake=intake, by_id=user.pk, now=NOW)

    assert Intake.objects.get(pk=intake.pk).state == IntakeState.CONFIRMED
    assert Task.objects.count() == 3


def test_an_undone_file_can_be_taken_in_again(ground):
    congress, user = ground
    intake, _ = taken_in(congress, user)
    take_out(intake=intake, by_id=user.pk, now=NOW)

    taken_in(congress, user)

    assert Task.objects.count() == 3


def test_what_was_done_stands_in_the_journal(ground):
    congress, user = ground

    _, plan = taken_in(congress, user)

    verbs = list(Entry.objects.filter(congress_id=congress.pk).order_by("sequence").values_list("verb", flat=True))
    assert verbs.count("tasks.task.created") == 3
    assert verbs[-1] == "plans.plan.taken_in"
    assert verify(congress_id=congress.pk) is None
