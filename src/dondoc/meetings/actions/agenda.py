"""Put points on the agenda, change, move and take them off; carry over what the last meeting left."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.meetings.actions.meetings import MeetingRefused, in_preparation, record
from dondoc.meetings.enums import AgendaKind
from dondoc.meetings.models import AgendaItem, Meeting
from dondoc.meetings.queries.agenda import items_of
from dondoc.meetings.queries.unfinished import unfinished_before
from dondoc.meetings.rules.agenda import Proposal, carried
from dondoc.people.actions.once import make_once
from dondoc.web.db import save_version

MOST_ITEMS = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of the ticks: points added, figures brought up to date, points taken off."""

    added: int = 0
    updated: int = 0
    removed: int = 0


@transaction.atomic
def take_proposals(
    *,
    meeting: Meeting,
    proposals: Iterable[Proposal],
    by_id: int | None,
    now: datetime,
    gone: Collection[str] = (),
) -> Taken:
    """Put the ticked proposals on the agenda and take off the ticked points that are no more; never doubles.

    A proposal that stands already gets the figures of today, one that was taken off comes back. gone: what the points
    to be taken off are about. Ticking the same twice changes nothing.
    """
    in_preparation(meeting)
    rows = {row.about: row for row in AgendaItem.objects.filter(meeting=meeting).exclude(about="").order_by("pk")}
    place, added, updated = _last_place(meeting), 0, 0
    for one in proposals:
        row = rows.get(one.about)
        if row is None:
            place, added = place + 1, added + 1
            _add(meeting, one, place)
        elif row.removed_at is not None:
            place, added = place + 1, added + 1
            save_version(row, expected_ver=row.ver, changes={"removed_at": None, "position": place, "note": one.note})
        elif row.note != one.note:
            updated += 1
            save_version(row, expected_ver=row.ver, changes={"note": one.note})
    taken_off = [rows[about] for about in gone if about in rows and rows[about].removed_at is None]
    for row in taken_off:
        save_version(row, expected_ver=row.ver, changes={"removed_at": now})
    _close_gaps(meeting)
    done = Taken(added, updated, len(taken_off))
    if done != Taken():
        counts = {"added": added, "updated": updated, "removed": len(taken_off)}
        record(meeting, "meetings.agenda.proposed", by_id, now, counts)
    return done


@transaction.atomic
def carry_over(*, meeting: Meeting, by_id: int | None, now: datetime) -> int:
    """Put what the last meeting concluded and nobody finished on the agenda; return how many. Twice adds nothing."""
    in_preparation(meeting)
    known = set(AgendaItem.objects.filter(meeting=meeting).exclude(about="").values_list("about", flat=True))
    fresh = [one for one in map(carried, unfinished_before(meeting)) if one.about not in known]
    place = _last_place(meeting)
    for position, one in enumerate(fresh, start=place + 1):
        _add(meeting, one, position)
    if fresh:
        record(meeting, "meetings.agenda.carried", by_id, now, {"count": len(fresh)})
    return len(fresh)


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    by_id: int | None,
    now: datetime,
    kind: AgendaKind = AgendaKind.OTHER,
    presenter: str = "",
    agency_id: int | None = None,
    minutes: int = 5,
    note: str = "",
    instance_id: UUID | None = None,
) -> AgendaItem:
    """Put a typed point at the end of the agenda. The same submission again returns the point it made."""
    in_preparation(meeting)

    def make() -> AgendaItem:
        place = _last_place(meeting)
        if place >= MOST_ITEMS:
            words = _("Chương trình đã có %(most)s nội dung. Gộp hoặc bỏ bớt trước khi thêm.")
            raise MeetingRefused(words % {"most": MOST_ITEMS})
        item = AgendaItem.objects.create(
            congress_id=meeting.congress_id,
            meeting=meeting,
            position=place + 1,
            kind=kind,
            title=title,
            presenter=presenter,
            agency_id=agency_id,
            minutes=minutes,
            note=note,
        )
        _record(item, "meetings.agenda.added", by_id, now)
        return item

    return make_once(
        make,
        model=AgendaItem,
        instance_id=instance_id,
        congress_id=meeting.congress_id,
        by_id=by_id,
        purpose="meetings.agenda.added",
        content={"meeting": meeting.pk, "title": title, "presenter": presenter, "minutes": minutes},
        now=now,
    )


@transaction.atomic
def change_item(
    *, item: AgendaItem, expected_ver: int, changes: Mapping[str, Any], by_id: int | None, now: datetime
) -> None:
    """Save other words of a point. Raises StaleVersion, MeetingRefused."""
    in_preparation(item.meeting)
    save_version(item, expected_ver=expected_ver, changes=changes)
    _record(item, "meetings.agenda.changed", by_id, now)


@transaction.atomic
def move_item(*, item: AgendaItem, expected_position: int, step: int, by_id: int | None, now: datetime) -> None:
    """Move a point one place up (step -1) or down (1).

    expected_position: the place it was shown at, so that a second press, and one after somebody else's, moves nothing.
    Raises MeetingRefused.
    """
    in_preparation(item.meeting)
    rows = list(items_of(item.meeting))
    places = [row.pk for row in rows]
    if item.pk not in places or rows[places.index(item.pk)].position != expected_position:
        raise MeetingRefused(_("Thứ tự vừa thay đổi nên chưa chuyển. Xem lại rồi bấm lần nữa nếu vẫn cần."))
    here = places.index(item.pk)
    there = here + step
    if not 0 <= there < len(places):
        raise MeetingRefused(_("Nội dung này đã ở đầu hoặc cuối chương trình."))
    rows[here], rows[there] = rows[there], rows[here]
    _number(rows)
    _record(item, "meetings.agenda.moved", by_id, now, {"position": there + 1})


@transaction.atomic
def remove_item(*, item: AgendaItem, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Take a point off the agenda; it can be brought back. Raises StaleVersion, MeetingRefused."""
    in_preparation(item.meeting)
    save_version(item, expected_ver=expected_ver, changes={"removed_at": now})
    _close_gaps(item.meeting)
    _record(item, "meetings.agenda.removed", by_id, now)


@transaction.atomic
def restore_item(*, item: AgendaItem, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Bring a point back to where it stood. Raises StaleVersion, MeetingRefused."""
    in_preparation(item.meeting)
    rows = list(items_of(item.meeting))
    save_version(item, expected_ver=expected_ver, changes={"removed_at": None})
    rows.insert(max(0, item.position - 1), item)
    _number(rows)
    _record(item, "meetings.agenda.restored", by_id, now)


def _add(meeting: Meeting, one: Proposal, position: int) -> None:
    AgendaItem.objects.create(
        congress_id=meeting.congress_id,
        meeting=meeting,
        position=position,
        kind=one.kind,
        title=one.title,
        note=one.note[:400],
        presenter=one.presenter,
        agency_id=one.agency_id,
        minutes=one.minutes,
        about=one.about,
        carried_from_id=one.carried_from_id,
    )


def _last_place(meeting: Meeting) -> int:
    return items_of(meeting).aggregate(last=Max("position"))["last"] or 0


def _close_gaps(meeting: Meeting) -> None:
    _number(list(items_of(meeting)))


def _number(rows: list[AgendaItem]) -> None:
    """Give the points the places 1, 2, 3 …; their words keep their version, so no editor of words is disturbed."""
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            AgendaItem.objects.filter(pk=row.pk).update(position=position)
            row.position = position


def _record(
    item: AgendaItem, verb: str, by_id: int | None, now: datetime, details: Mapping[str, Any] | None = None
) -> None:
    journal.record(
        congress_id=item.congress_id,
        verb=verb,
        target=item,
        label=item.title[:200],
        by_id=by_id,
        now=now,
        details=details,
    )
