"""What was concluded, looked up and planned: the work of a meeting and the notice that says it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose
from dondoc.meetings.enums import Attending, ConclusionKind
from dondoc.meetings.models import Attendee, Conclusion, ConclusionTask, Meeting, MeetingNotice
from dondoc.meetings.queries.after import numbered
from dondoc.meetings.queries.meetings import place_of
from dondoc.meetings.rules.notice import Sitting, notice_text
from dondoc.meetings.rules.said import About, Known, Named, OpenObstacle, OpenTask, Said, Scopes
from dondoc.meetings.rules.work import KnownWork, Work, plan_work
from dondoc.papers.layouts.parts import Paper
from dondoc.people.queries import agencies
from dondoc.plans.enums import PartyRole
from dondoc.tasks.queries.about import (
    ObstacleInBrief,
    TaskInBrief,
    agencies_with_work,
    obstacles_in_brief,
    tasks_in_brief,
)

_ABOUT = re.compile(r"(tasks\.task|tasks\.obstacle|meetings\.conclusion):(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The conclusions of a meeting with the work they become on a day. names, briefs: of agencies, by id."""

    meeting: Meeting
    said: tuple[Said, ...]
    work: Work
    directory: tuple[Known, ...]
    names: Mapping[int, str]
    briefs: Mapping[int, str]
    tasks: Mapping[int, TaskInBrief]
    obstacles: Mapping[int, ObstacleInBrief]
    workstreams: Mapping[int, int]

    @property
    def known(self) -> dict[int, KnownWork]:
        """The work that is given already, by conclusion."""
        return {one.conclusion_id: one for one in self.work.known}

    @property
    def agency_ids(self) -> tuple[int, ...]:
        """Everybody the notice gives work, in the order of their names in the directory."""
        told = {each for task in self.work.tasks for each in task.agency_ids}
        told |= {each for one in self.work.known for each in one.leads}
        return tuple(agency.id for agency in self.directory if agency.id in told)


def planned_work(meeting: Meeting, *, answers: Mapping[str, str], today: date) -> Planned:
    """Return what follows from the conclusions of a meeting as of a day, in about ten queries."""
    rows = list(_conclusions(meeting))
    numbers = numbered(rows)
    said = tuple(_said(row, numbers) for row in rows)
    found = list(agencies(meeting.congress_id, on=today))
    directory = tuple(Known(id=row.pk, name=row.name, kind=row.kind, brief=row.brief) for row in found)
    tasks, obstacles, abouts = _abouts(meeting.congress_id, {one.about for one in said if one.about})
    scopes = Scopes(
        called=frozenset(_called(meeting)),
        with_work=agencies_with_work(meeting.congress_id) if _needs_scopes(said) else frozenset(),
    )
    work = plan_work(said, directory=directory, scopes=scopes, abouts=abouts, answers=answers, today=today)
    return Planned(
        meeting=meeting,
        said=said,
        work=work,
        directory=directory,
        names=_names(meeting.congress_id, said, directory),
        briefs={one.id: one.brief for one in directory},
        tasks=tasks,
        obstacles=obstacles,
        workstreams=_workstreams(said, abouts, tasks),
    )


def notice_paper(planned: Planned, *, body: Any, dated_on: date) -> Paper:
    """Return the notice of what was planned, complete but for its number."""
    text = notice_text(sitting_of(planned.meeting), planned.said, names=planned.names, known=planned.known)
    return compose(
        letterhead_of(body),
        kind=PaperKind.NOTICE,
        subject=text.subject,
        dated_on=dated_on,
        bases=text.bases,
        blocks=text.blocks,
        recipients=text.recipients,
    )


def sitting_of(meeting: Meeting) -> Sitting:
    """Return when and where a meeting was, who presided and who came, as plain values."""
    came = Attendee.objects.filter(meeting=meeting, agency__isnull=False).order_by("position", "pk")
    rows = list(came.values_list("agency__name", "state"))
    return Sitting(
        at=timezone.localtime(meeting.began_at or meeting.starts_at),
        place=place_of(meeting),
        chair=meeting.chair,
        title=meeting.title,
        committee=meeting.congress.host_name,
        present=tuple(name for name, state in rows if state in (Attending.PRESENT, Attending.SUBSTITUTE)),
        absent=tuple(name for name, state in rows if state == Attending.ABSENT),
        opening=meeting.opening,
    )


def first_notice(meeting_id: int) -> MeetingNotice | None:
    """Return the first notice of a meeting, drafted or issued, or None."""
    return _first_notices().filter(meeting_id=meeting_id).first()


def notice_of_meeting(congress_id: int, number: int) -> MeetingNotice | None:
    """Return the first notice of the meeting with this number, drafted or issued, or None."""
    return _first_notices().filter(congress_id=congress_id, meeting__number=number).first()


def _first_notices() -> Any:
    rows = MeetingNotice.objects.filter(corrects__isnull=True)
    return rows.select_related("outgoing__body", "outgoing__congress", "meeting__congress", "meeting__body")


def _conclusions(meeting: Meeting) -> Any:
    rows = Conclusion.objects.filter(meeting_id=meeting.pk, struck_at__isnull=True)
    return rows.select_related("agenda_item").prefetch_related("parties").order_by("position", "pk")


def _said(row: Conclusion, numbers: Mapping[int, int]) -> Said:
    item = row.agenda_item if row.agenda_item is not None and row.agenda_item.removed_at is None else None
    parties = sorted(row.parties.all(), key=lambda one: one.pk)
    return Said(
        id=row.pk,
        number=numbers.get(row.pk),
        kind=ConclusionKind(row.kind),
        text=row.text,
        parties=tuple(
            Named(role=PartyRole(one.role), agency_id=one.agency_id, group=one.group, kind=one.agency_kind)
            for one in parties
        ),
        due_on=row.due_on,
        due_words=row.due_words,
        about=item.about if item else "",
        heading=item.title if item else "",
        is_agreed=row.is_agreed,
    )


def _called(meeting: Meeting) -> Any:
    rows = Attendee.objects.filter(meeting=meeting, agency__isnull=False)
    return rows.values_list("agency_id", flat=True)


def _needs_scopes(said: Sequence[Said]) -> bool:
    return any(party.group and not party.kind for one in said for party in one.parties)


def _names(congress_id: int, said: Sequence[Said], directory: Sequence[Known]) -> dict[int, str]:
    """Return the names of the directory and of agencies that are gone but named all the same."""
    names = {one.id: one.name for one in directory}
    missing = {party.agency_id for one in said for party in one.parties if party.agency_id} - names.keys()
    if missing:
        names |= dict(agencies(congress_id).filter(pk__in=missing).values_list("pk", "name"))
    return names


def _abouts(
    congress_id: int, abouts: Collection[str]
) -> tuple[dict[int, TaskInBrief], dict[int, ObstacleInBrief], dict[str, About]]:
    """Look up what agenda items are about; an item about an earlier conclusion is about its tasks."""
    found = {about: (match[1], int(match[2])) for about in abouts if (match := _ABOUT.fullmatch(about))}
    earlier = {key for kind, key in found.values() if kind == "meetings.conclusion"}
    links: dict[int, list[int]] = {}
    rows = ConclusionTask.objects.filter(congress_id=congress_id, conclusion_id__in=earlier).order_by("pk")
    for conclusion_id, task_id in rows.values_list("conclusion_id", "task_id") if earlier else ():
        links.setdefault(conclusion_id, []).append(task_id)
    task_ids = {key for kind, key in found.values() if kind == "tasks.task"}
    tasks = tasks_in_brief(congress_id, task_ids | {each for ids in links.values() for each in ids})
    obstacles = obstacles_in_brief(congress_id, {key for kind, key in found.values() if kind == "tasks.obstacle"})
    looked_up = {}
    for about, (kind, key) in found.items():
        if kind == "tasks.obstacle":
            one = obstacles.get(key)
            looked_up[about] = About(obstacle=_obstacle(one) if one else None)
        else:
            ids = [key] if kind == "tasks.task" else links.get(key, [])
            looked_up[about] = About(tasks=tuple(_task(tasks[each]) for each in ids if each in tasks))
    return tasks, obstacles, looked_up


def _task(one: TaskInBrief) -> OpenTask:
    return OpenTask(
        id=one.id, code=one.code, title=one.title, is_open=one.is_open, lead_ids=one.lead_ids, due_on=one.due_on
    )


def _obstacle(one: ObstacleInBrief) -> OpenObstacle:
    return OpenObstacle(id=one.id, name=one.name, is_open=one.is_open, waits=one.waits, ways=one.ways)


def _workstreams(said: Sequence[Said], abouts: Mapping[str, About], tasks: Mapping[int, TaskInBrief]) -> dict[int, int]:
    """Return the field of work new tasks belong to: that of the task their agenda item is about, by conclusion."""
    found = {}
    for one in said:
        streams = [tasks[task.id].workstream_id for task in abouts.get(one.about, About()).tasks]
        if streams and streams[0] is not None:
            found[one.id] = streams[0]
    return found
