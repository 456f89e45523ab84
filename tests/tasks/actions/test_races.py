"""Many at the same moment: numbers stay one after the other, a twin gets the first one's receipt, one answer wins."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from dondoc.journal.queries import verify
from dondoc.people.enums import Role
from dondoc.tasks.actions.appraise import give_verdict
from dondoc.tasks.actions.extensions import ask_extension, settle_extension
from dondoc.tasks.actions.reports import Answer, ReportRefused, submit_report
from dondoc.tasks.enums import Situation, TaskState, Verdict
from dondoc.tasks.models import Appraisal, Part, Report, ReportLine
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = WITH_COMMITTED_ROWS
MANY = 8


def reporting(task, agency, by, *, instance_id=None, situation=Situation.ON_TRACK) -> Callable[[], str]:
    sent = instance_id or uuid4()

    def act() -> str:
        answers = [Answer(task_id=task.pk, agency_id=agency.pk, situation=situation)]
        report, _new = submit_report(
            congress_id=task.congress_id, answers=answers, instance_id=sent, by_id=by.pk, now=NOW
        )
        return report.code

    return act


def test_reports_of_many_agencies_are_numbered_without_gap_or_double():
    congress = make_congress()
    acts = []
    for place in range(MANY):
        agency = make_agency(congress, f"Sở số {place}")
        acts.append(reporting(make_task(congress, lead=agency), agency, make_member(congress, Role.FOCAL, agency)))

    codes = at_once(*acts)

    assert sorted(codes) == [f"BC-0810-{number:03d}" for number in range(1, MANY + 1)]
    assert verify(congress_id=congress.pk) is None


def test_the_same_submission_many_times_is_one_report():
    congress = make_congress()
    agency = make_agency(congress)
    task, by, sent = make_task(congress, lead=agency), make_member(congress, Role.FOCAL, agency), uuid4()

    codes = at_once(*[reporting(task, agency, by, instance_id=sent) for _each in range(MANY)])

    assert set(codes) == {"BC-0810-001"}
    assert (Report.objects.count(), ReportLine.objects.count()) == (1, 1)


def test_of_two_who_hand_in_one_is_told_that_it_waits_already():
    congress = make_congress()
    agency, appraising = make_agency(congress), make_agency(congress, "Ban Tuyên giáo")
    task, by = make_task(congress, lead=agency, appraising=[appraising]), make_member(congress, Role.FOCAL, agency)

    outcomes = at_once(*[reporting(task, agency, by, situation=Situation.FINISHED) for _each in range(2)])

    assert outcomes.count(ReportRefused) == 1
    task.refresh_from_db()
    assert task.state == TaskState.IN_APPRAISAL


def test_of_two_verdicts_one_stands():
    congress = make_congress()
    lead, appraising = make_agency(congress), make_agency(congress, "Ban Tuyên giáo")
    task = make_task(congress, lead=lead, appraising=[appraising], state=TaskState.IN_APPRAISAL, done_on=TODAY)
    by = make_member(congress, Role.APPRAISER, appraising)

    def judging(verdict: Verdict, **more) -> Callable[[], bool]:
        sent = uuid4()
        return lambda: give_verdict(
            task=task,
            agency_id=appraising.pk,
            verdict=verdict,
            instance_id=sent,
            expected_ver=1,
            by_id=by.pk,
            now=NOW,
            **more,
        )

    outcomes = at_once(judging(Verdict.PASSED), judging(Verdict.RETURNED, points=["Thiếu ảnh"], new_due_on=TODAY))

    assert outcomes.count(True) == 1
    assert Appraisal.objects.count() == 1
    assert Part.objects.filter(task=task).count() == 2


def test_of_two_answers_to_a_request_one_stands():
    congress = make_congress()
    agency = make_agency(congress)
    by = make_member(congress)
    task = make_task(congress, lead=agency, due_on=date(2015, 10, 9))
    asked = ask_extension(
        task=task, agency_id=agency.pk, wanted_on=date(2015, 10, 14), reason="Mưa", by_id=by.pk, now=NOW
    )

    def answering(granted_on: date | None) -> Callable[[], None]:
        return lambda: settle_extension(
            extension=asked, granted_on=granted_on, answer="Không lùi được", expected_ver=1, by_id=by.pk, now=NOW
        )

    outcomes = at_once(answering(date(2015, 10, 14)), answering(None))

    assert outcomes.count(StaleVersion) == 1
    assert outcomes.count(None) == 1
