"""Who is called to a meeting, who came, and who could be called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from dondoc.congress.queries import seats
from dondoc.meetings.enums import Attending
from dondoc.meetings.models import AgendaItem, Attendee, ConclusionParty, Meeting
from dondoc.meetings.queries.words import attendance_sentence
from dondoc.meetings.rules.attendance import Counts, counted
from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind
from dondoc.people.queries import agencies
from dondoc.web.posted import number_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeRow:
    """One line of the attendance list. said: what the agency announced, in words."""

    id: int
    ver: int
    who: str
    function_title: str
    phone: str
    state: str
    came: str
    said: str
    announced_name: str
    is_told: bool

    @property
    def text_id(self) -> str:
        """The id as text, for the names of fields."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The attendance list of a meeting with its sentence."""

    rows: list[AttendeeRow]
    counts: Counts
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Somebody who may be called. key: «a12» for an agency, «s3» for a place in a committee."""

    key: str
    label: str
    attendee_id: int | None

    @property
    def is_called(self) -> bool:
        """Whether it is called already."""
        return self.attendee_id is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """Those who may be called together. key: the kind of agency, «agenda», or the committee."""

    key: str
    label: str
    choices: list[Choice]

    @property
    def called_count(self) -> int:
        """How many of the group are called."""
        return sum(choice.is_called for choice in self.choices)


def attendees_of(meeting: Meeting) -> list[Attendee]:
    """Return the rows of the attendance list in order."""
    return list(Attendee.objects.filter(meeting=meeting).select_related("agency").order_by("position", "pk"))


def attendance_of(meeting: Meeting) -> Attendance:
    """Return the attendance list of a meeting in one query."""
    rows = attendees_of(meeting)
    counts = counted(row.state for row in rows)
    return Attendance([_row(row) for row in rows], counts, attendance_sentence(counts))


def with_typed(shown: Attendance, typed: Mapping[int, tuple[str, str]]) -> Attendance:
    """Return the list with what was typed and not yet saved in its lines, so that nothing typed is lost."""
    rows = [
        replace(row, state=typed[row.id][0], came=typed[row.id][1]) if row.id in typed else row for row in shown.rows
    ]
    return replace(shown, rows=rows)


def own_attendees(seat: Seat, meeting: Meeting) -> list[Attendee]:
    """Return the lines of the reader's own agencies that were told of the meeting."""
    rows = Attendee.objects.filter(meeting=meeting, agency_id__in=seat.agency_ids, told_at__isnull=False)
    return list(rows.select_related("agency").order_by("position", "pk"))


def choices_for(seat: Seat, meeting: Meeting) -> list[ChoiceGroup]:
    """Return who may be called: first those the agenda speaks of, then committees by function, then agencies by kind.

    An agency the agenda speaks of stands in its own kind too.
    """
    held = {_key_of(row): row.pk for row in Attendee.objects.filter(meeting=meeting).order_by("pk")}
    directory = list(agencies(seat.congress.pk, on=seat.today))
    wanted = _in_agenda(meeting)
    groups = [
        _group("agenda", _("Cơ quan có phần trong chương trình"), (one for one in directory if one.pk in wanted), held)
    ]
    groups += _by_committee(seat, held)
    groups += [
        _group(kind.value, str(kind.label), (one for one in directory if one.kind == kind), held) for kind in AgencyKind
    ]
    return [group for group in groups if group.choices]


def seat_of_key(seat: Seat, key: str) -> tuple[int | None, str] | None:
    """Return agency and function of a place in a committee by its key, or None."""
    found = seats(seat.congress.pk).filter(pk=number_of(key[1:])).first()
    return (found.agency_id, found.function_title) if found else None


def _in_agenda(meeting: Meeting) -> set[int]:
    items = AgendaItem.objects.filter(meeting=meeting, removed_at__isnull=True)
    named = set(items.exclude(agency__isnull=True).values_list("agency_id", flat=True))
    carried = ConclusionParty.objects.filter(
        conclusion__in=items.exclude(carried_from__isnull=True).values("carried_from"), agency__isnull=False
    )
    return named | set(carried.values_list("agency_id", flat=True))


def _by_committee(seat: Seat, held: dict[str, int]) -> Iterable[ChoiceGroup]:
    groups: dict[int, ChoiceGroup] = {}
    for place in seats(seat.congress.pk):
        group = groups.setdefault(
            place.committee_id, ChoiceGroup(key=f"c{place.committee_id}", label=place.committee.name, choices=[])
        )
        attendee_id = held.get(f"f{place.agency_id or ''}:{place.function_title}")
        label = f"{place.function_title} ({place.agency.name})" if place.agency else place.function_title
        group.choices.append(Choice(key=f"s{place.pk}", label=label, attendee_id=attendee_id))
    return groups.values()


def _group(key: str, label: str, rows: Iterable, held: dict[str, int]) -> ChoiceGroup:
    choices = [Choice(key=f"a{one.pk}", label=one.name, attendee_id=held.get(f"f{one.pk}:")) for one in rows]
    return ChoiceGroup(key=key, label=label, choices=choices)


def _key_of(row: Attendee) -> str:
    return f"f{row.agency_id or ''}:{row.function_title}"


def _row(row: Attendee) -> AttendeeRow:
    said = str(Attending(row.announced).label) if row.announced else ""
    return AttendeeRow(
        id=row.pk,
        ver=row.ver,
        who=row.agency.name if row.agency else row.function_title,
        function_title=row.function_title if row.agency else "",
        phone=row.agency.phone if row.agency else "",
        state=row.state,
        came=row.came,
        said=": ".join(filter(None, [said, row.announced_name])),
        announced_name=row.announced_name,
        is_told=row.told_at is not None,
    )
