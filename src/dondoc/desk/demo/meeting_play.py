"""Plays the meetings of the demo with the actions a secretary uses, in the order of time."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from dondoc.archive.actions.outgoing import issue_paper
from dondoc.desk.demo import meetings
from dondoc.kit.vietnamese import fold
from dondoc.meetings.actions.agenda import add_item, take_proposals
from dondoc.meetings.actions.attendance import Mark, choose_called, note_attendance
from dondoc.meetings.actions.conclusions import keep_conclusion
from dondoc.meetings.actions.dispatch import acknowledge
from dondoc.meetings.actions.meetings import begin_meeting, call_meeting, change_meeting, close_meeting
from dondoc.meetings.actions.notice import draft_notice
from dondoc.meetings.enums import AgendaKind, Attending
from dondoc.meetings.queries.attendance import attendees_of
from dondoc.meetings.rules.agenda import Proposal
from dondoc.people.queries import agencies
from dondoc.tasks.queries.of_plan import tasks_of_plan

_KEYS = UUID("6f1d2c1e-5a51-4a53-9a0b-2f6f0f2b15a0")


class MeetingPlay:
    """The meetings of one demo congress; each step does its part at its moment."""

    def __init__(self, congress: Any, users: dict[str, Any]) -> None:
        self.congress, self.users = congress, users
        self.secretary_id = users["thu-ky"].pk
        self.agencies = {agency.code: agency.pk for agency in agencies(congress.pk)}
        self.meeting: Any = None
        self.notice: Any = None

    def steps(self) -> Iterable[tuple[datetime, Callable[[datetime], None]]]:
        """Return what happens, each with its moment."""
        yield meetings.CALLED_AT, self._call
        yield meetings.STARTS_AT, self._hold
        yield meetings.ENDS_AT, self._close
        yield meetings.DRAFTED_AT, self._draft
        yield meetings.ISSUED_AT, self._issue
        for code, at, on_page in meetings.RECEIVED:
            yield at, self._received(code, on_page=on_page)
        yield meetings.NEXT_CALLED_AT, self._call_next

    def _call(self, now: datetime) -> None:
        self.meeting = call_meeting(
            congress_id=self.congress.pk,
            title=meetings.TITLE,
            starts_at=meetings.STARTS_AT,
            ends_at=meetings.ENDS_AT,
            place=meetings.PLACE,
            chair=meetings.CHAIR,
            **self._by(now),
        )
        for point, minutes in meetings.POINTS:
            add_item(meeting=self.meeting, title=point, kind=AgendaKind.RESULTS, minutes=minutes, **self._by(now))
        self._choose(meetings.CALLED, now)

    def _hold(self, now: datetime) -> None:
        self._fresh()
        begin_meeting(meeting=self.meeting, expected_ver=self.meeting.ver, **self._by(now))
        absent = {self.agencies[code] for code in meetings.ABSENT}
        marks = [
            Mark(
                attendee_id=row.pk,
                expected_ver=row.ver,
                state=Attending.ABSENT if row.agency_id in absent else Attending.PRESENT,
            )
            for row in attendees_of(self.meeting)
        ]
        note_attendance(meeting=self.meeting, marks=marks, **self._by(now))
        points = self._points(now)
        for order, one in enumerate(meetings.CONCLUSIONS):
            keep_conclusion(
                meeting=self.meeting,
                key=uuid5(_KEYS, f"{self.congress.pk}:{order}"),
                line=one.line,
                agenda_item=points[one.point, one.words],
                is_agreed=True,
                **self._by(now),
            )

    def _points(self, now: datetime) -> dict[tuple[str, str], Any]:
        """Put the tasks that are spoken of on the agenda; return every point by its plan's and the task's words."""
        proposals = {}
        for one in meetings.CONCLUSIONS:
            if one.words:
                task = self._task(one.plan, one.words)
                proposals[one.point, one.words] = Proposal(
                    about=f"tasks.task:{task.pk}",
                    kind=AgendaKind.RESULTS,
                    title=f"{task.code} {task.title}"[:400],
                    note=one.point,
                    minutes=meetings.MINUTES_PER_TASK,
                )
        take_proposals(meeting=self.meeting, proposals=proposals.values(), **self._by(now))
        rows = list(self.meeting.agenda.order_by("position"))
        by_about = {row.about: row for row in rows if row.about}
        plain = {(row.title, ""): row for row in rows if not row.about}
        return plain | {key: by_about[one.about] for key, one in proposals.items()}

    def _close(self, now: datetime) -> None:
        self._fresh()
        opening = {"opening": "\n".join(meetings.OPENING)}
        change_meeting(meeting=self.meeting, expected_ver=self.meeting.ver, changes=opening, **self._by(now))
        close_meeting(meeting=self.meeting, expected_ver=self.meeting.ver, **self._by(now))

    def _draft(self, now: datetime) -> None:
        self._fresh()
        self.notice = draft_notice(meeting=self.meeting, **self._by(now))

    def _issue(self, now: datetime) -> None:
        """Give the number of the register on paper, which had come to 14 before."""
        draft = self.notice.outgoing
        issue_paper(outgoing=draft, expected_ver=draft.ver, number=meetings.NOTICE_NUMBER, **self._by(now))

    def _received(self, code: str, *, on_page: bool) -> Callable[[datetime], None]:
        def say(now: datetime) -> None:
            by_id = self.users["dau-moi"].pk if on_page else self.secretary_id
            acknowledge(notice=self.notice, agency_ids=[self.agencies[code]], by_id=by_id, now=now)

        return say

    def _call_next(self, now: datetime) -> None:
        self.meeting = call_meeting(
            congress_id=self.congress.pk,
            title=meetings.NEXT_TITLE,
            starts_at=meetings.NEXT_STARTS_AT,
            ends_at=meetings.NEXT_ENDS_AT,
            place=meetings.PLACE,
            chair=meetings.CHAIR,
            **self._by(now),
        )
        self._choose(meetings.NEXT_CALLED, now)
        for order, line in enumerate(meetings.NEXT_CONCLUSIONS):
            key = uuid5(_KEYS, f"{self.congress.pk}:next:{order}")
            keep_conclusion(meeting=self.meeting, key=key, line=line, **self._by(now))

    def _choose(self, codes: Iterable[str], now: datetime) -> None:
        ids = [self.agencies[code] for code in codes]
        choose_called(meeting=self.meeting, agency_ids=ids, **self._by(now))

    def _task(self, plan: str, words: str) -> Any:
        found = [task for task in tasks_of_plan(self.congress.pk, plan) if fold(words) in fold(task.title)]
        return found[0]

    def _fresh(self) -> None:
        self.meeting.refresh_from_db()

    def _by(self, now: datetime) -> dict[str, Any]:
        return {"by_id": self.secretary_id, "now": now}
