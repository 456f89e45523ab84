"""Keep what an appraising agency said, with its named points."""

from collections.abc import Sequence
from datetime import date, datetime

from dondoc.tasks.enums import Verdict
from dondoc.tasks.models import Appraisal, AppraisalPoint, Task


def keep_verdict(
    task: Task,
    *,
    verdict: Verdict,
    agency_id: int | None,
    by_id: int | None,
    now: datetime,
    points: Sequence[str] = (),
    new_due_on: date | None = None,
    note: str = "",
) -> Appraisal:
    """Keep a verdict of the round the task is in, inside the caller's transaction."""
    appraisal = Appraisal.objects.create(
        congress_id=task.congress_id,
        task=task,
        agency_id=agency_id,
        round=task.returned_count + 1,
        verdict=verdict,
        note=note[:1000],
        handed_in_on=task.done_on,
        new_due_on=new_due_on,
        by_id=by_id,
        at=now,
    )
    AppraisalPoint.objects.bulk_create(
        AppraisalPoint(appraisal=appraisal, position=place, text=text[:500])
        for place, text in enumerate(points, start=1)
    )
    return appraisal
