"""What a typed line of a meeting means: its kind, who is named in which role, the deadline, and what is to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dondoc.meetings.enums import ConclusionKind
from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from dondoc.plans.reader.draft import EventDue


class DoubtCode(StrEnum):
    """Why somebody who types is asked: about a name, about a day, or about the line as a whole."""

    UNKNOWN_NAME = "unknown_name"
    NEAR_NAME = "near_name"
    SHORT_NAME = "short_name"
    SHARED_NAME = "shared_name"
    CEASED = "ceased"
    NAMED_TWICE = "named_twice"
    NOT_AN_AGENCY = "not_an_agency"
    DAY_UNREADABLE = "day_unreadable"
    DAY_UNCLEAR = "day_unclear"
    DAY_IMPOSSIBLE = "day_impossible"
    DAY_PAST = "day_past"
    TWO_DAYS = "two_days"
    NOBODY = "nobody"
    NO_WORK = "no_work"
    SEVERAL_WORKS = "several_works"


class Source(StrEnum):
    """Where a choice comes from: the directory, the programme of the congress, or the calendar alone."""

    DIRECTORY = "directory"
    PROGRAMME = "programme"
    CALENDAR = "calendar"


class DueHow(StrEnum):
    """How a day was found: said with its year, counted to the next such day, a weekday, an event or a period."""

    SAID = "said"
    NEXT = "next"
    WEEKDAY = "weekday"
    EVENT = "event"
    PERIOD = "period"
    RECURRING = "recurring"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a doubt. The line then has `replacement` where the doubt stands, so the answer is typed for good.

    label: an agency's name, or a day as dd/mm/yyyy. why: what the source says of it («Tổng duyệt»), "" for nothing.
    """

    label: str
    replacement: str
    source: Source
    why: str = ""
    agency_id: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to be asked about the letters start … end-1 of the typed line. choices: the likeliest first."""

    code: DoubtCode
    subject: str
    start: int
    end: int
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedParty:
    """Somebody named in a role. words: as typed; name: of the agency in the directory, or the words of the class.

    agency_id is None for a class (`group` says which) and for a name that must be asked about. agency_kind: of a class
    whose members are all of one kind. inside: the name is a word of the sentence, not only a mark beside it.
    """

    role: PartyRole
    words: str
    start: int
    end: int
    agency_id: int | None = None
    name: str = ""
    group: str = ""
    agency_kind: AgencyKind | None = None
    inside: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether it is known who is meant."""
        return self.agency_id is not None or bool(self.group)


@dataclass(frozen=True, slots=True)
class TypedDue:
    """The deadline as said and as computed. event: where it hangs on the congress. inside: said in the sentence."""

    words: str
    how: DueHow
    due_on: date | None = None
    from_on: date | None = None
    recurring: bool = False
    event: EventDue | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as read. text: the sentence for the notice, without marks and without a stop at its end."""

    line: str
    kind: ConclusionKind
    text: str
    parties: tuple[TypedParty, ...] = ()
    due: TypedDue | None = None
    doubts: tuple[Doubt, ...] = ()

    def of(self, role: PartyRole) -> tuple[TypedParty, ...]:
        """Return who has this role, in the order of the line."""
        return tuple(party for party in self.parties if party.role == role)

    @property
    def due_on(self) -> date | None:
        """The day, where there is one."""
        return self.due.due_on if self.due else None

    @property
    def due_words(self) -> str:
        """The deadline as said."""
        return self.due.words if self.due else ""


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """What the directory says of an agency on the day of the meeting. heir: who answers for one that is no more."""

    agency_id: int
    name: str
    short_name: str = ""
    kind: AgencyKind = AgencyKind.OTHER
    is_gone: bool = False
    heir_id: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The directory as typed names meet it. by_key: whom a matching key may mean, several where they share it."""

    agencies: Mapping[int, KnownAgency] = field(default_factory=dict)
    by_key: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days a typed deadline is counted from. events: days of the programme by the code of their event."""

    meeting_on: date
    opening_on: date
    closing_on: date
    events: Mapping[str, date] = field(default_factory=dict)
