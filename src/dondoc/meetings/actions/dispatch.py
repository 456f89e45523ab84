"""Send a notice to the agencies it concerns, note who has it in hand, and remind those who have not."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.meetings.models import MeetingNotice, NoticeReceiver
from dondoc.meetings.queries.notices import receipt_of
from dondoc.meetings.rules.coverage import coverage_of
from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.queries import focal_users
from dondoc.web.db import locked


def dispatch(*, notice: MeetingNotice, agency_ids: Collection[int], by_id: int | None, now: datetime) -> None:
    """Tell the focal points of these agencies once, inside the caller's transaction; all stand on the list."""
    NoticeReceiver.objects.bulk_create(
        NoticeReceiver(congress_id=notice.congress_id, notice=notice, agency_id=agency_id, told_at=now)
        for agency_id in dict.fromkeys(agency_ids)
    )
    gives = notice.corrects_id is None
    title = _("Thông báo %(symbol)s giao việc cho cơ quan") if gives else _("Đính chính: %(symbol)s")
    _tell(notice, agency_ids, kind="meetings.notice", about="told", title=title, but=by_id, now=now)
    MeetingNotice.objects.filter(pk=notice.pk).update(dispatched_at=now)
    notice.dispatched_at = now
    verb = "meetings.notice.dispatched" if gives else "meetings.notice.corrected"
    _record(notice, verb, by_id, now, {"agencies": list(agency_ids)})


@transaction.atomic
def acknowledge(*, notice: MeetingNotice, agency_ids: Iterable[int], by_id: int, now: datetime) -> int:
    """Note that agencies have the notice in hand; return how many had not said so before. Twice is once."""
    waiting = NoticeReceiver.objects.filter(notice=notice, agency_id__in=list(agency_ids), acknowledged_at__isnull=True)
    ids = list(locked(waiting.order_by("agency_id")).values_list("agency_id", flat=True))
    count = waiting.filter(agency_id__in=ids).update(acknowledged_at=now, acknowledged_by_id=by_id)
    if count:
        _record(notice, "meetings.notice.acknowledged", by_id, now, {"agencies": ids})
    return count


@transaction.atomic
def urge_receivers(
    *, notice: MeetingNotice, agency_ids: Collection[int], by_id: int | None, now: datetime
) -> list[int]:
    """Remind agencies that have not said they have the notice, each once a day; return whom."""
    rows = list(locked(NoticeReceiver.objects.filter(notice=notice).order_by("agency_id")))
    today = localtime(now).date()
    allowed = coverage_of([receipt_of(row) for row in rows], today=today).may_urge
    urged = [agency_id for agency_id in allowed if agency_id in set(agency_ids)]
    if urged:
        NoticeReceiver.objects.filter(notice=notice, agency_id__in=urged).update(urged_at=now)
        title = _("Nhắc xác nhận đã nhận Thông báo %(symbol)s")
        _tell(notice, urged, kind="meetings.notice_urged", about=today.isoformat(), title=title, but=None, now=now)
        _record(notice, "meetings.notice.urged", by_id, now, {"agencies": urged})
    return urged


def _tell(
    notice: MeetingNotice,
    agency_ids: Collection[int],
    *,
    kind: str,
    about: str,
    title: str,
    but: int | None,
    now: datetime,
) -> None:
    people = {person for ids in focal_users(notice.congress_id, agency_ids).values() for person in ids}
    post(
        congress_id=notice.congress_id,
        kind=kind,
        about=f"meetings.notice:{notice.pk}:{about}",
        recipient_ids=sorted(people - {but}),
        title=title % {"symbol": notice.outgoing.symbol},
        text=notice.outgoing.subject,
        path=reverse("meetings:notice", args=[notice.meeting.congress.slug, notice.pk]),
        group=Group.WORK,
        is_urgent=True,
        now=now,
    )


def _record(notice: MeetingNotice, verb: str, by_id: int | None, now: datetime, details: dict[str, Any]) -> None:
    journal.record(
        congress_id=notice.congress_id,
        verb=verb,
        target=notice,
        label=f"{_('Thông báo')} {notice.outgoing.symbol}",
        by_id=by_id,
        now=now,
        details=details,
    )
