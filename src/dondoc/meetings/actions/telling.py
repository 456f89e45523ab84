"""Tell those a meeting calls: that it is, that it moved, that it is off. Inside the transaction of what is told."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.meetings.models import Attendee, Meeting
from dondoc.meetings.queries.meetings import place_of
from dondoc.meetings.rules.invitation import when_words
from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.queries import focal_users


def tell_called(meeting: Meeting, *, now: datetime) -> int:
    """Tell the focal points of the called agencies that were not told yet, and note when; return how many people."""
    rows = Attendee.objects.filter(meeting=meeting, agency__isnull=False, told_at__isnull=True)
    reachable = sorted(focal_users(meeting.congress_id, _agency_ids(rows)))
    told = _post(meeting, "meetings.called", _("Mời họp: %(when)s"), reachable, now=now)
    rows.filter(agency_id__in=reachable).update(told_at=now)
    return told


def tell_moved(meeting: Meeting, *, now: datetime) -> int:
    """Tell those who were told before that time or place is another."""
    rows = Attendee.objects.filter(meeting=meeting, told_at__isnull=False)
    return _post(meeting, "meetings.moved", _("Đổi lịch họp: %(when)s"), _agency_ids(rows), now=now, is_urgent=True)


def tell_called_off(meeting: Meeting, *, now: datetime) -> int:
    """Tell those who were told before that the meeting is off."""
    rows = Attendee.objects.filter(meeting=meeting, told_at__isnull=False)
    return _post(
        meeting, "meetings.called_off", _("Hoãn cuộc họp %(when)s"), _agency_ids(rows), now=now, is_urgent=True
    )


def tell_uninvited(meeting: Meeting, dropped: Iterable[Attendee], *, now: datetime) -> int:
    """Tell agencies that had been told of the meeting that they are no longer called."""
    still = set(_agency_ids(Attendee.objects.filter(meeting=meeting, agency__isnull=False)))
    gone = {row.agency_id for row in dropped if row.told_at and row.agency_id} - still
    title = _("Cơ quan không còn trong thành phần dự cuộc họp %(when)s")
    return _post(meeting, "meetings.uninvited", title, sorted(gone), now=now, has_page=False)


def _post(
    meeting: Meeting,
    kind: str,
    title: str,
    agency_ids: Iterable[int],
    *,
    now: datetime,
    is_urgent: bool = False,
    has_page: bool = True,
) -> int:
    people = focal_users(meeting.congress_id, agency_ids)
    path = reverse("meetings:meeting", args=[meeting.congress.slug, meeting.number]) if has_page else ""
    return post(
        congress_id=meeting.congress_id,
        kind=kind,
        about=f"meetings.meeting:{meeting.pk}:{meeting.ver}",
        recipient_ids={person for one in people.values() for person in one},
        title=title % {"when": when_words(timezone.localtime(meeting.starts_at))},
        text=f"{meeting.title}\n{place_of(meeting)}".strip(),
        path=path,
        now=now,
        group=Group.WORK,
        is_urgent=is_urgent,
    )


def _agency_ids(rows) -> list[int]:
    return sorted(set(rows.exclude(agency__isnull=True).values_list("agency_id", flat=True)))
