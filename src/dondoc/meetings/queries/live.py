"""What is being typed in a meeting: the frame a line is read in, the lines as they stand, and what the room sees."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from dondoc.congress.queries import event_days
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models import AgendaItem, Conclusion, Meeting
from dondoc.meetings.queries.agenda import items_of
from dondoc.meetings.rules.typed import Calendar, KnownAgency, Names, Typed
from dondoc.meetings.rules.typing import read_typed
from dondoc.people.enums import AgencyKind
from dondoc.people.queries import agencies, directory_stamp, names_in_directory, spans_of
from dondoc.people.rules.names import matching_key
from dondoc.people.rules.succession import answering_agency

# How long the chips below the input may show the directory as it was; what is kept is always read with the present one.
FRAME_SECONDS = 5.0
MOST_FRAMES = 32
MOST_READ = 2000


@dataclass(frozen=True, slots=True)
class Frame:
    """What lines of a meeting are read with: the directory and the calendar as they stand."""

    names: Names
    calendar: Calendar
    _read: dict[tuple[str, str], Typed] = field(default_factory=dict, repr=False, compare=False)

    def read(self, line: str, kind: ConclusionKind | str | None = None) -> Typed:
        """Return what a line means; the same line is read once."""
        key = (line, str(kind or ""))
        # Other threads read through the same frame and may empty it between any two steps.
        found = self._read.get(key)
        if found is None:
            if len(self._read) >= MOST_READ:
                self._read.clear()
            chosen = ConclusionKind(kind) if kind else None
            found = self._read[key] = read_typed(line, names=self.names, calendar=self.calendar, kind=chosen)
        return found


@dataclass(frozen=True, slots=True)
class _Kept:
    frame: Frame
    stamp: tuple[object, ...]
    at: float


_frames: dict[tuple[object, ...], _Kept] = {}


def frame_of(meeting: Meeting, *, seconds_old: float = 0.0) -> Frame:
    """Return the frame lines of this meeting are read in.

    seconds_old: how old it may be without a look into the database. The directory is built anew only when it changed.
    """
    congress = meeting.congress
    meeting_on = timezone.localtime(meeting.starts_at).date()
    key = (congress.pk, congress.opening_on, congress.closing_on, meeting_on)
    kept, moment = _frames.get(key), time.monotonic()
    if kept is not None and moment - kept.at < seconds_old:
        return kept.frame
    days = event_days(congress.pk)
    stamp = (*directory_stamp(congress.pk), *sorted(days.items()))
    if kept is None or kept.stamp != stamp:
        calendar = Calendar(meeting_on, congress.opening_on, congress.closing_on, days)
        kept = _Kept(Frame(_names(congress.pk, on=meeting_on), calendar), stamp, moment)
    if len(_frames) >= MOST_FRAMES:
        _frames.clear()
    _frames[key] = _Kept(kept.frame, kept.stamp, moment)
    return kept.frame


def _names(congress_id: int, *, on: date) -> Names:
    rows = list(agencies(congress_id))
    spans = spans_of(rows)
    known = {row.pk: _known(row, spans, on=on) for row in rows}
    by_key = {key: (agency_id,) for key, agency_id in names_in_directory(congress_id, rows=rows).items()}
    shared: dict[str, list[int]] = {}
    for row in sorted(rows, key=lambda one: one.pk):
        shared.setdefault(matching_key(row.short_name), []).append(row.pk)
    by_key |= {key: tuple(ids) for key, ids in shared.items() if key and len(ids) > 1 and key not in by_key}
    by_key.pop("", None)
    return Names(known, by_key)


def _known(row: Any, spans: Mapping[int, Any], *, on: date) -> KnownAgency:
    gone = row.valid_until is not None and row.valid_until <= on
    return KnownAgency(
        agency_id=row.pk,
        name=row.name,
        short_name=row.short_name,
        kind=AgencyKind(row.kind),
        is_gone=gone,
        heir_id=answering_agency(row.pk, on=on, spans=spans) if gone else None,
    )


# --- lines


@dataclass(frozen=True, slots=True)
class Line:
    """A conclusion as its page shows it. read: what its typed line means with the directory as it stands now."""

    row: Conclusion
    read: Typed

    @property
    def is_struck(self) -> bool:
        """Whether it was taken back."""
        return self.row.struck_at is not None


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda with its conclusions. item: None for what belongs to no point. number: Alt+number."""

    item: AgendaItem | None
    number: int
    is_current: bool
    lines: tuple[Line, ...]

    @property
    def standing(self) -> int:
        """How many conclusions stand."""
        return sum(1 for line in self.lines if not line.is_struck)


def conclusions_of(meeting_id: int) -> QuerySet[Conclusion]:
    """Return the conclusions of a meeting in the order of its notice, struck ones among them."""
    rows = Conclusion.objects.filter(meeting_id=meeting_id).select_related("agenda_item")
    return rows.order_by("position", "pk")


def conclusion_by_key(meeting_id: int, key: UUID) -> Conclusion | None:
    """Return one line of a meeting, or None."""
    return conclusions_of(meeting_id).filter(key=key).first()


def points_of(meeting: Meeting) -> list[Point]:
    """Return the agenda with the conclusions of each point, and what belongs to none at the end; two queries."""
    rows, items = list(conclusions_of(meeting.pk)), list(items_of(meeting))
    frame = frame_of(meeting, seconds_old=FRAME_SECONDS)
    by_item: dict[int | None, list[Line]] = {}
    on_agenda = {item.pk for item in items}
    for row in rows:
        home = row.agenda_item_id if row.agenda_item_id in on_agenda else None
        by_item.setdefault(home, []).append(Line(row, frame.read(row.typed, row.kind)))
    current = meeting.current_item_id if meeting.current_item_id in on_agenda else None
    points = [
        Point(item, number, item.pk == current, tuple(by_item.get(item.pk, ())))
        for number, item in enumerate(items, start=1)
    ]
    return [*points, Point(None, 0, current is None, tuple(by_item.get(None, ())))]


def line_of(meeting: Meeting, row: Conclusion) -> Line:
    """Return one line as its page shows it."""
    return Line(row, frame_of(meeting, seconds_old=FRAME_SECONDS).read(row.typed, row.kind))


@dataclass(frozen=True, slots=True)
class Feed:
    """What changed since a version of the words. order: key and point of every line, in order."""

    words_ver: int
    current_item_id: int | None
    order: tuple[tuple[str, int | None], ...]
    lines: tuple[Line, ...]


def feed_since(meeting: Meeting, words_ver: int) -> Feed:
    """Return the lines that changed after `words_ver`, and the order of all."""
    rows = list(conclusions_of(meeting.pk))
    frame = frame_of(meeting, seconds_old=FRAME_SECONDS)
    changed = (row for row in rows if row.words_ver > words_ver)
    return Feed(
        words_ver=meeting.words_ver,
        current_item_id=meeting.current_item_id,
        order=tuple((str(row.key), row.agenda_item_id) for row in rows),
        lines=tuple(Line(row, frame.read(row.typed, row.kind)) for row in changed),
    )


# --- the room


@dataclass(frozen=True, slots=True)
class Shown:
    """What the room sees: the point it is at, what was agreed on it, and how much was agreed in all."""

    item: AgendaItem | None
    number: int
    lines: tuple[Line, ...]
    agreed_count: int
    at: datetime


def shown_of(meeting: Meeting, *, now: datetime) -> Shown:
    """Return what the projector shows of a meeting: agreed conclusions alone."""
    points = points_of(meeting)
    agreed = [(point, line) for point in points for line in point.lines if line.row.is_agreed and not line.is_struck]
    current = next((point for point in points if point.is_current), points[-1])
    return Shown(
        item=current.item,
        number=current.number,
        lines=tuple(line for _point, line in agreed),
        agreed_count=len(agreed),
        at=now,
    )
