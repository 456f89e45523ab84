"""Many at once on the tasks of one plan: nobody waits for a counter, nothing is counted twice or not at all."""

import uuid

from django.db import transaction

from dondoc.people.enums import Role
from dondoc.plans.enums import PartyRole
from dondoc.plans.models import Plan
from dondoc.tasks.actions.parts import change_party
from dondoc.tasks.actions.progress import report_done
from dondoc.tasks.actions.reports import Answer, submit_report
from dondoc.tasks.actions.revise import hold_plan
from dondoc.tasks.actions.tallying import compact, mend
from dondoc.tasks.enums import Situation, TaskState
from dondoc.tasks.models import Tally, Task
from dondoc.tasks.queries.recount import wrong_lines
from dondoc.web.db import locked
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan, make_task
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = WITH_COMMITTED_ROWS


def furnished(number: int):
    congress = make_congress()
    agency, plan = make_agency(congress, "Sở Y tế"), make_plan(congress)
    tasks = [make_task(congress, lead=agency, plan=plan, due_on=TODAY) for _number in range(number)]
    return congress, agency, plan, tasks


def test_many_reports_on_one_plan_and_two_who_shorten_its_tally():
    congress, agency, _plan, tasks = furnished(10)
    user = make_member(congress, Role.FOCAL, agency)

    def report(task):
        answer = Answer(
            task_id=task.pk, agency_id=agency.pk, situation=Situation.FINISHED, text="Đã treo xong", percent=100
        )
        return lambda: submit_report(
            congress_id=congress.pk, answers=[answer], instance_id=uuid.uuid4(), by_id=user.pk, now=NOW
        )

    acts = [report(task) for task in tasks]
    acts[3:3] = [lambda: compact(congress_id=congress.pk)] * 2
    at_once(*acts)

    assert not Task.objects.filter(state=TaskState.IN_PROGRESS).exists()
    assert wrong_lines(congress.pk) == {}


def test_two_who_shorten_the_same_tally_add_up_every_row_once():
    congress, *_others = furnished(12)

    gone = at_once(*[lambda: compact(congress_id=congress.pk)] * 4)

    assert sum(gone) > 0
    assert wrong_lines(congress.pk) == {}
    assert Tally.objects.values("per", "of_id", "footing", "due_on", "is_critical").distinct().count() == (
        Tally.objects.count()
    )


def test_a_plan_that_is_locked_whole_does_not_keep_a_report_waiting_in_a_circle():
    congress, agency, plan, tasks = furnished(8)

    def revise():
        with transaction.atomic():
            locked(Plan.objects.filter(pk=plan.pk)).get()
            return hold_plan(plan=plan)

    def finish(task):
        return lambda: report_done(task=task, done_on=TODAY, by_id=None, now=NOW)

    found = at_once(revise, *(finish(task) for task in tasks), revise)

    assert (found[0], found[-1]) == (8, 8)
    assert Task.objects.filter(state=TaskState.DONE).count() == 8
    assert wrong_lines(congress.pk) == {}


def test_a_tally_is_mended_while_leads_change():
    congress, agency, _plan, tasks = furnished(8)
    other = make_agency(congress, "Sở Xây dựng")
    Tally.objects.filter(of_id=agency.pk).delete()

    def hand_over(task):
        values = {"role": PartyRole.LEAD, "reason": "Đổi việc", "expected_ver": task.ver, "by_id": None, "now": NOW}
        return lambda: change_party(task=task, leaving=task.parts.get(), coming_id=other.pk, **values)

    at_once(*(hand_over(task) for task in tasks[:4]), lambda: mend(congress_id=congress.pk))

    assert wrong_lines(congress.pk) == {}
