"""Carry out what a notice says, in the transaction of its number: new work, words to given work, decisions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dondoc.meetings.actions.dispatch import dispatch
from dondoc.meetings.actions.notice import NoticeRefused, refuse_unready
from dondoc.meetings.models import ConclusionTask, Meeting, MeetingNotice
from dondoc.meetings.queries.work import Planned, planned_work
from dondoc.meetings.rules.correction import Ordered, changes_from
from dondoc.meetings.rules.questions import AGREED, DECLINED
from dondoc.meetings.rules.work import Decided
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.queries import agencies
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.directing import direct_task, hold_obstacles, hold_tasks
from dondoc.tasks.actions.extensions import cancel_task, change_deadline
from dondoc.tasks.actions.new_task import NewTask, give_new_tasks
from dondoc.tasks.actions.obstacles import answer_obstacle, decide
from dondoc.tasks.actions.parts import change_party
from dondoc.tasks.enums import DecisionVerdict
from dondoc.tasks.queries.about import lead_parts, obstacle_by_id, open_task, tasks_in_brief, waiting_card
from dondoc.web.db import locked


def carry_out(*, notice: MeetingNotice, by_id: int | None, now: datetime) -> None:
    """Give the work of a notice that has just got its number, and tell its agencies.

    Part of the transaction of the issue: whatever is refused here takes the number back. Raises NoticeRefused.
    """
    meeting = locked(Meeting.objects.filter(pk=notice.meeting_id).select_related("congress")).get()
    planned = planned_work(meeting, answers=notice.answers, today=localtime(now).date())
    refuse_unready(planned, notice)
    try:
        _hold(planned)
        _give_new(planned, notice, by_id=by_id, now=now)
        _direct_known(planned, notice, by_id=by_id, now=now)
        for one in planned.work.decided:
            _decide(one, notice, by_id=by_id, now=now)
    except NoticeRefused:
        raise
    except ActionRefused as refused:
        raise NoticeRefused(str(refused)) from refused
    dispatch(notice=notice, agency_ids=planned.agency_ids, by_id=by_id, now=now)


def carry_out_correction(*, notice: MeetingNotice, by_id: int | None, now: datetime) -> None:
    """Change the tasks an earlier notice gave as its correction says, and tell whom it concerns.

    Raises NoticeRefused.
    """
    locked(Meeting.objects.filter(pk=notice.meeting_id)).get()
    ordered = changes_from(notice.answers)
    links: dict[int, dict[int, bool]] = {}
    rows = ConclusionTask.objects.filter(conclusion_id__in=[one.conclusion_id for one in ordered])
    for conclusion_id, task_id, is_new in rows.order_by("task_id").values_list("conclusion_id", "task_id", "is_new"):
        links.setdefault(conclusion_id, {})[task_id] = is_new
    hold_tasks(each for ids in links.values() for each in ids)
    told: dict[int, None] = {}
    try:
        for one in ordered:
            for task_id, is_new in links.get(one.conclusion_id, {}).items():
                wanted = one if is_new else replace(one, new_lead_id=None, is_withdrawn=False)
                for agency_id in _correct(task_id, wanted, notice, by_id=by_id, now=now):
                    told.setdefault(agency_id)
    except ActionRefused as refused:
        raise NoticeRefused(str(refused)) from refused
    dispatch(notice=notice, agency_ids=tuple(told), by_id=by_id, now=now)


def source_of(notice: MeetingNotice, number: int) -> str:
    """Return how a task names the conclusion it comes from."""
    return _("Thông báo %(symbol)s, kết luận %(number)s") % {"symbol": notice.outgoing.symbol, "number": number}


def _hold(planned: Planned) -> None:
    """Lock the obstacles that are decided, then all tasks that are given words or follow, before the first changes."""
    hold_obstacles(one.obstacle_id for one in planned.work.decided)
    ids = {each for one in planned.work.known for each in one.task_ids}
    waiting = (planned.obstacles[one.obstacle_id].task_id for one in planned.work.decided)
    hold_tasks(ids | {each for each in waiting if each is not None})


def _give_new(planned: Planned, notice: MeetingNotice, *, by_id: int | None, now: datetime) -> None:
    works = [
        NewTask(
            code=f"TB{notice.outgoing.number:02d}-{task.code}",
            title=task.title,
            leads=task.leads,
            coordinating=task.coordinating,
            appraising=task.appraising,
            due_on=task.due_on,
            deadline_text=task.deadline_text,
            recurring=task.recurring,
            workstream_id=planned.workstreams.get(task.conclusion_id),
            source=source_of(notice, task.number),
        )
        for task in planned.work.tasks
    ]
    made = give_new_tasks(congress_id=notice.congress_id, works=works, by_id=by_id, now=now)
    _link(
        notice, ((task.conclusion_id, row.pk) for task, row in zip(planned.work.tasks, made, strict=True)), is_new=True
    )


def _direct_known(planned: Planned, notice: MeetingNotice, *, by_id: int | None, now: datetime) -> None:
    pairs = [(task_id, one) for one in planned.work.known for task_id in one.task_ids]
    for task_id, one in sorted(pairs, key=lambda pair: (pair[0], pair[1].number)):
        direct_task(
            task_id=task_id,
            words=one.words,
            source=source_of(notice, one.number),
            new_due_on=one.new_due_on,
            sends_back=one.sends_back,
            by_id=by_id,
            now=now,
        )
    _link(notice, ((one.conclusion_id, task_id) for task_id, one in pairs), is_new=False)


def _decide(one: Decided, notice: MeetingNotice, *, by_id: int | None, now: datetime) -> None:
    words = f"{source_of(notice, one.number)}: {one.words}"
    card = waiting_card(one.obstacle_id) if one.verdict in (AGREED, DECLINED) else None
    if card is not None:
        verdict = DecisionVerdict.AGREED if one.verdict == AGREED else DecisionVerdict.DECLINED
        decide(
            decision=card,
            verdict=verdict,
            chosen_id=one.way_id,
            note=words,
            expected_ver=card.ver,
            by_id=by_id,
            now=now,
        )
        return
    obstacle = obstacle_by_id(notice.congress_id, one.obstacle_id)
    if obstacle is not None:
        answer_obstacle(obstacle=obstacle, text=words, by_id=by_id, now=now)


def _correct(task_id: int, one: Ordered, notice: MeetingNotice, *, by_id: int | None, now: datetime) -> Iterable[int]:
    """Change one task as the correction says; return whom it concerns. Work that is done or taken back stays."""
    task = open_task(notice.congress_id, task_id)
    if task is None:
        return ()
    told = list(tasks_in_brief(notice.congress_id, [task_id])[task_id].lead_ids)
    common: dict[str, Any] = {
        "reason": _("Đính chính theo Thông báo %(symbol)s") % {"symbol": notice.outgoing.symbol},
        "by_id": by_id,
        "now": now,
    }
    if one.is_withdrawn:
        cancel_task(task=task, expected_ver=task.ver, **common)
        return told
    if one.new_due_on is not None and one.new_due_on != task.due_on:
        change_deadline(task=task, new_due_on=one.new_due_on, expected_ver=task.ver, **common)
        task = open_task(notice.congress_id, task_id)
    if one.new_lead_id is not None and one.new_lead_id not in told and task is not None:
        coming = agencies(notice.congress_id).get(pk=one.new_lead_id)
        parts = lead_parts(task_id)
        change_party(
            task=task,
            leaving=parts[0] if parts else None,
            coming_id=coming.pk,
            coming_name=f"{coming.name} {coming.short_name}",
            role=PartyRole.LEAD,
            expected_ver=task.ver,
            **common,
        )
        told.append(coming.pk)
    return told


def _link(notice: MeetingNotice, pairs: Iterable[tuple[int, int]], *, is_new: bool) -> None:
    ConclusionTask.objects.bulk_create(
        ConclusionTask(congress_id=notice.congress_id, conclusion_id=conclusion_id, task_id=task_id, is_new=is_new)
        for conclusion_id, task_id in pairs
    )
