"""The values a report of a period is written from: the register as it stood at the end of a day."""

from datetime import date, timedelta
from typing import Any

from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.queries import letterhead_of, outgoing_about
from dondoc.archive.rules.composing import reported_to, symbol_of
from dondoc.desk.rules.report import ReportedObstacle, ReportedTask, ReportFacts, paper_of
from dondoc.people.access import Seat
from dondoc.tasks.enums import TaskState
from dondoc.tasks.queries.past_tasks import PastObstacle, PastTask, past_obstacles, past_tasks
from dondoc.tasks.rules.letters import parts_of_source

USUAL_DAYS = 7
ABOUT = "desk.report"
ABOUT_MEMBERS = "congress.committee:all"


def usual_period(today: date) -> tuple[date, date]:
    """Return the period a report speaks of unless another is asked for: the seven days that end today."""
    return today - timedelta(days=USUAL_DAYS - 1), today


def report_facts(seat: Seat, *, body: Any, from_: date, on: date, dated_on: date) -> ReportFacts:
    """Return what the report of a period says, in six queries whatever the number of tasks."""
    letterhead = letterhead_of(body)
    obstacles = past_obstacles(seat, on=on)
    blocked = {one.task_code for one in obstacles}
    tasks = past_tasks(seat, on=on, since=from_)
    return ReportFacts(
        body=letterhead.name,
        from_=from_,
        on=on,
        tasks=tuple(_task(one, has_obstacle=one.code in blocked) for one in tasks),
        obstacles=tuple(_obstacle(one) for one in obstacles),
        addressee=reported_to(letterhead),
        number=symbol_of(letterhead, kind=PaperKind.REPORT, number=None),
        dated_on=dated_on,
    )


def about_of(*, from_: date, on: date) -> str:
    """Return the key under which the reports of a period are found."""
    return f"{ABOUT}:{from_.isoformat()}_{on.isoformat()}"


def reports_of(congress_id: int, *, from_: date, on: date) -> list[Any]:
    """Return the reports of a period, drafts among them, newest first; one query."""
    rows = outgoing_about(congress_id, about_of(from_=from_, on=on))
    return list(rows.exclude(state=OutgoingState.DISCARDED))


def _task(one: PastTask, *, has_obstacle: bool) -> ReportedTask:
    return ReportedTask(
        title=one.title,
        paper=paper_of(kind=one.plan_kind, symbol=one.plan_symbol, issued_on=one.plan_issued_on, title=one.plan_title)
        or parts_of_source(one.source)[0],
        state=one.state,
        timeliness=one.timeliness,
        was_done=one.state_before == TaskState.DONE,
        due_on=one.due_on,
        original_due_on=one.original_due_on,
        done_on=one.done_on,
        deadline_text=one.deadline_text,
        is_appraised=one.is_appraised,
        leads=one.leads,
        coordinating=one.coordinating,
        said_on=one.said_on,
        said=one.said,
        percent=one.percent,
        has_obstacle=has_obstacle,
    )


def _obstacle(one: PastObstacle) -> ReportedObstacle:
    return ReportedObstacle(
        agency=one.agency,
        text=one.text,
        ask=one.ask_text,
        opened_on=one.opened_on,
        task=one.task_title,
        awaits=one.awaits,
    )
