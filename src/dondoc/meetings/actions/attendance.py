"""Choose who is called, write down who said they come, and who came."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.meetings.actions.meetings import MeetingRefused, in_preparation, record
from dondoc.meetings.actions.telling import tell_uninvited
from dondoc.meetings.enums import Attending, MeetingState
from dondoc.meetings.models import Attendee, Meeting
from dondoc.meetings.rules.attendance import as_announced
from dondoc.web.db import locked, save_version

MOST_CALLED = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What was ticked in one line. expected_ver: of the line that was shown."""

    attendee_id: int
    expected_ver: int
    state: Attending
    came: str = ""


@dataclass(frozen=True, slots=True)
class MarkClash:
    """A line that somebody else wrote differently in between, as it stands now, and what was typed here."""

    attendee: Attendee
    mine: Mark


@transaction.atomic
def choose_called(
    *,
    meeting: Meeting,
    by_id: int | None,
    now: datetime,
    agency_ids: Collection[int] = (),
    seats: Iterable[tuple[int | None, str]] = (),
    removed_ids: Collection[int] = (),
) -> tuple[int, int]:
    """Call these agencies and functions as well, and no longer call the lines removed; return how many of each.

    Who is called already stays as they are. Agencies that were told and are not called any more are told so.
    Raises MeetingRefused.
    """
    in_preparation(meeting)
    rows = Attendee.objects.filter(meeting=meeting)
    dropped = list(rows.filter(pk__in=removed_ids).select_related("agency").order_by("pk"))
    rows.filter(pk__in=[row.pk for row in dropped]).delete()
    held = set(rows.values_list("agency_id", "function_title"))
    wanted = dict.fromkeys([*((agency_id, "") for agency_id in sorted(agency_ids)), *seats])
    fresh = [one for one in wanted if one not in held]
    if len(held) + len(fresh) > MOST_CALLED:
        raise MeetingRefused(_("Mời nhiều nhất %(most)s nơi một cuộc họp.") % {"most": MOST_CALLED})
    last = rows.order_by("-position").values_list("position", flat=True).first() or 0
    Attendee.objects.bulk_create(
        Attendee(
            congress_id=meeting.congress_id,
            meeting=meeting,
            agency_id=agency_id,
            function_title=function_title,
            position=place,
        )
        for place, (agency_id, function_title) in enumerate(fresh, start=last + 1)
    )
    if fresh or dropped:
        tell_uninvited(meeting, dropped, now=now)
        counts = {"called": len(fresh), "dropped": len(dropped)}
        record(meeting, "meetings.attendance.called", by_id, now, counts)
    return len(fresh), len(dropped)


@transaction.atomic
def announce(
    *, attendee: Attendee, expected_ver: int, state: Attending, name: str, by_id: int | None, now: datetime
) -> None:
    """Write down what an agency says before the meeting. Raises StaleVersion, MeetingRefused once it has begun."""
    meeting = locked(Meeting.objects.filter(pk=attendee.meeting_id)).get()
    if meeting.state != MeetingState.PREPARING:
        raise MeetingRefused(_("Cuộc họp đã bắt đầu, đã xong hoặc đã hoãn. Cần báo: gọi Trực thư ký."))
    if state == Attending.SUBSTITUTE and not name:
        raise MeetingRefused(_("Nhập họ tên, chức vụ người dự thay"), field="name")
    save_version(
        attendee,
        expected_ver=expected_ver,
        changes={"announced": state, "announced_name": name, "announced_at": now},
    )
    record(meeting, "meetings.attendance.announced", by_id, now, {"attendee": attendee.pk, "state": state.value})


@transaction.atomic
def note_attendance(
    *, meeting: Meeting, marks: Sequence[Mark], by_id: int | None, now: datetime, rest_as_announced: bool = False
) -> list[MarkClash]:
    """Write down who came; return the lines others wrote differently in between, which are left as they are.

    rest_as_announced: lines nobody noted are filled in as the agency said before, present when it said nothing.
    Raises MeetingRefused for a meeting that was called off, and for a substitute without a name.
    """
    held = locked(Meeting.objects.filter(pk=meeting.pk)).get()
    if held.state == MeetingState.CALLED_OFF:
        raise MeetingRefused(_("Cuộc họp đã hoãn nên không điểm danh."))
    rows = {row.pk: row for row in Attendee.objects.filter(meeting=meeting).select_related("agency").order_by("pk")}
    clashes, changed = [], 0
    for mark in marks:
        row = rows.get(mark.attendee_id)
        meant = _meant(row, mark) if row else None
        if row is None or meant == (row.state, row.came):
            continue
        if row.ver != mark.expected_ver:
            clashes.append(MarkClash(row, mark))
            continue
        _write(row, *meant)
        changed += 1
    clashing = {clash.attendee.pk for clash in clashes}
    for row in rows.values():
        if rest_as_announced and row.state == Attending.INVITED and row.pk not in clashing:
            _write(row, *as_announced(announced=row.announced, name=row.announced_name))
            changed += 1
    if changed:
        record(meeting, "meetings.attendance.noted", by_id, now, {"lines": changed})
    return clashes


def _meant(row: Attendee, mark: Mark) -> tuple[Attending, str]:
    """Return what a line means: a name alone is a substitute, one the agency announced need not be typed again."""
    is_new_name = bool(mark.came) and mark.came != row.came
    if mark.state == Attending.SUBSTITUTE or (mark.state == Attending.INVITED and is_new_name):
        announced = row.announced_name if row.announced == Attending.SUBSTITUTE else ""
        if not (mark.came or announced):
            raise MeetingRefused(_("Nhập người dự thay của %(who)s") % {"who": _who(row)}, field=f"came-{row.pk}")
        return Attending.SUBSTITUTE, mark.came or announced
    if is_new_name:
        words = _("%(who)s: chọn «Dự thay» hoặc xóa tên người dự thay")
        raise MeetingRefused(words % {"who": _who(row)}, field=f"came-{row.pk}")
    return mark.state, ""


def _who(row: Attendee) -> str:
    return row.agency.name if row.agency else row.function_title


def _write(row: Attendee, state: Attending, came: str) -> None:
    save_version(row, expected_ver=row.ver, changes={"state": state, "came": came})
