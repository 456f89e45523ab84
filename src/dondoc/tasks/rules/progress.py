"""What a lead's word does to a task, what is asked anew each week, and what last week's answer becomes."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dondoc.tasks.enums import Situation, TaskState

OPEN_TO_REPORTS = (TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.REWORKING)


class ReportProblem(StrEnum):
    """Why a task takes no report."""

    IN_APPRAISAL = "in_appraisal"
    CLOSED = "closed"
    POINTS_UNOPENED = "points_unopened"


def refuse_report(*, state: TaskState | str, situation: Situation | str, unopened_points: int) -> ReportProblem | None:
    """Say why a task cannot be reported on like this; None when it can.

    Work that was returned is handed in again only after the checklist of what is wanting was opened.
    """
    if state == TaskState.IN_APPRAISAL:
        return ReportProblem.IN_APPRAISAL
    if state not in OPEN_TO_REPORTS:
        return ReportProblem.CLOSED
    if situation == Situation.FINISHED and unopened_points:
        return ReportProblem.POINTS_UNOPENED
    return None


def states_after(
    *, state: TaskState | str, situation: Situation | str, has_appraiser: bool, others_finished: bool
) -> tuple[TaskState, ...]:
    """Return the states a task goes through by a report, in order; nothing when it stays where it is.

    A first word, whatever it says, is also the acknowledgement. Work is handed in when every lead has finished
    (`others_finished` tells of the other leads); to the appraiser where there is one.
    """
    now_in = TaskState(state)
    if situation == Situation.NOT_STARTED:
        return (TaskState.ACCEPTED,) if now_in == TaskState.ASSIGNED else ()
    begun = () if now_in in (TaskState.IN_PROGRESS, TaskState.REWORKING) else (TaskState.IN_PROGRESS,)
    if situation != Situation.FINISHED or not others_finished:
        return begun
    return (*begun, TaskState.IN_APPRAISAL if has_appraiser else TaskState.DONE)


def answer_again(*, last: Situation | str | None, state: TaskState | str) -> Situation | None:
    """Return what «giống lần trước» says for a task; None when there was no last time.

    What was said to be finished and came back, or waits for other leads, is under way again: nobody hands work in by
    repeating an old word.
    """
    if last is None:
        return None
    if last == Situation.FINISHED:
        return Situation.ON_TRACK
    if last == Situation.NOT_STARTED and state in (TaskState.IN_PROGRESS, TaskState.REWORKING):
        return Situation.ON_TRACK
    return Situation(last)


def week_began(now: datetime) -> datetime:
    """Return the Monday morning of the week a moment lies in, in the zone of the moment."""
    monday = now.date() - timedelta(days=now.weekday())
    return datetime.combine(monday, time.min, tzinfo=now.tzinfo)


def is_asked(*, last_report_at: datetime | None, now: datetime) -> bool:
    """Say whether this week's question of a task is still unanswered."""
    return last_report_at is None or last_report_at < week_began(now)


def receipt_code(*, number: int, at: datetime) -> str:
    """Return how a receipt is called: BC-0810-047 for the 47th report of a congress, given on 8 October."""
    return f"BC-{at:%d%m}-{number:03d}"


def next_week_begins_on(now: datetime) -> date:
    """Return the day on which the next question is asked."""
    return (week_began(now) + timedelta(days=7)).date()
