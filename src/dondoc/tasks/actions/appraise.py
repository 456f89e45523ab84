"""Give the verdict of an appraising agency, and open the checklist of what is still wanting."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.people.actions.refusals import ActionRefused
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions import progress
from dondoc.tasks.actions.keeping import label_of, local_day
from dondoc.tasks.actions.telling import tell_leads
from dondoc.tasks.actions.verdicts import keep_verdict
from dondoc.tasks.enums import PartState, Verdict
from dondoc.tasks.models import AppraisalPoint, Part, Task
from dondoc.tasks.rules.appraisal import MOST_POINTS, VerdictProblem, refuse_verdict
from dondoc.tasks.rules.parts import all_finished
from dondoc.web.db import StaleVersion, locked


class VerdictRefused(ActionRefused):
    """Raised when a verdict cannot be given."""


_FIELDS = {
    VerdictProblem.NO_POINT: "points",
    VerdictProblem.TOO_MANY_POINTS: "points",
    VerdictProblem.NO_DATE: "new_due_on",
    VerdictProblem.DATE_PASSED: "new_due_on",
}


@transaction.atomic
def give_verdict(
    *,
    task: Task,
    agency_id: int,
    verdict: Verdict,
    instance_id: UUID,
    expected_ver: int,
    by_id: int,
    now: datetime,
    points: Sequence[str] = (),
    new_due_on: date | None = None,
    note: str = "",
) -> bool:
    """Keep the verdict of one appraising agency; return whether it is new.

    One that asks for more sends the work back at once; it is done when every appraising agency has passed it. The same
    submission again changes nothing. Raises VerdictRefused, SubmissionRefused, and StaleVersion when the task was
    changed since the appraiser looked at it.
    """
    submission, is_new = journal.accept_once(
        instance_id=instance_id,
        congress_id=task.congress_id,
        by_id=by_id,
        purpose="tasks.verdict",
        content={
            "task": task.pk,
            "agency": agency_id,
            "verdict": str(verdict),
            "points": list(points),
            "new_due_on": new_due_on and new_due_on.isoformat(),
            "note": note,
        },
        now=now,
    )
    if not is_new:
        return False
    held = locked(Task.objects.filter(pk=task.pk).select_related("congress")).get()
    parts = list(Part.objects.filter(task=held, role=PartyRole.APPRAISING).order_by("position", "pk"))
    own = next(part for part in parts if part.agency_id == agency_id)
    problem = refuse_verdict(
        verdict=verdict,
        state=held.state,
        given_already=own.state == PartState.DONE,
        points=points,
        new_due_on=new_due_on,
        today=local_day(now),
    )
    if problem is not None:
        raise VerdictRefused(_words(problem), field=_FIELDS.get(problem, ""))
    if held.ver != expected_ver:
        raise StaleVersion(held)
    said = {"agency_id": agency_id, "note": note, "by_id": by_id, "now": now}
    if verdict == Verdict.RETURNED:
        progress.return_for_more(task=held, points=list(points), new_due_on=new_due_on, **said)
        _tell_returned(held, points, new_due_on, by_id=by_id, now=now)
    else:
        _pass(held, own, parts, **said)
    journal.give_receipt(submission, {"task": held.pk})
    return True


@transaction.atomic
def open_points(*, task: Task, by_id: int, now: datetime) -> int:
    """Note that the lead has opened the checklist of what is wanting; return how many points were unopened."""
    locked(Task.objects.filter(pk=task.pk)).get()
    unopened = AppraisalPoint.objects.filter(appraisal__task_id=task.pk, opened_at__isnull=True)
    count = unopened.update(opened_at=now, opened_by_id=by_id)
    if count:
        journal.record(
            congress_id=task.congress_id,
            verb="tasks.points.opened",
            target=task,
            label=label_of(task),
            by_id=by_id,
            now=now,
            details={"points": count},
        )
    return count


def _pass(task: Task, own: Part, parts: list[Part], *, agency_id: int, note: str, by_id: int, now: datetime) -> None:
    Part.objects.filter(pk=own.pk).update(
        state=PartState.DONE, done_on=local_day(now), answered_at=now, ver=F("ver") + 1
    )
    own.state = PartState.DONE
    if all_finished([part.state for part in parts]):
        progress.pass_appraisal(task=task, on=local_day(now), agency_id=agency_id, note=note, by_id=by_id, now=now)
        tell_leads(
            task,
            kind="tasks.passed",
            title=f"Đạt: {task.title}",
            text=f"{task.code}: kết quả được thẩm định đạt, nhiệm vụ hoàn thành.",
            by_id=by_id,
            now=now,
        )
        return
    keep_verdict(task, verdict=Verdict.PASSED, agency_id=agency_id, note=note, by_id=by_id, now=now)
    journal.record(
        congress_id=task.congress_id,
        verb="tasks.appraisal.passed",
        target=task,
        label=label_of(task),
        by_id=by_id,
        now=now,
        details={"agency": agency_id},
    )


def _tell_returned(task: Task, points: Sequence[str], new_due_on: date | None, *, by_id: int, now: datetime) -> None:
    until = f" Nộp lại trước {new_due_on:%d/%m/%Y}." if new_due_on else ""
    tell_leads(
        task,
        kind="tasks.returned",
        title=f"Cần bổ sung: {task.title}",
        text=f"{task.code}, lần {task.returned_count}: {len(points)} điểm.{until}",
        by_id=by_id,
        now=now,
    )


def _words(problem: VerdictProblem) -> str:
    return {
        VerdictProblem.NOT_HANDED_IN: _("Nhiệm vụ này không còn chờ thẩm định. Mở lại trang để xem kết luận đã có."),
        VerdictProblem.GIVEN_ALREADY: _("Cơ quan đã kết luận lần này. Chờ cơ quan thẩm định còn lại."),
        VerdictProblem.NO_POINT: _("Nêu ít nhất một điểm cần bổ sung"),
        VerdictProblem.TOO_MANY_POINTS: _("Nêu nhiều nhất %(most)s điểm; gộp những điểm giống nhau")
        % {"most": MOST_POINTS},
        VerdictProblem.NO_DATE: _("Nhập ngày nộp lại"),
        VerdictProblem.DATE_PASSED: _("Ngày nộp lại phải từ hôm nay trở đi"),
    }[problem]
