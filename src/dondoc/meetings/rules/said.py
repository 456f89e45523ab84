"""What was concluded, whom the directory knows and what an agenda item is about, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.meetings.enums import ConclusionKind
from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An agency of the directory that exists on the day of the notice."""

    id: int
    name: str
    kind: str = AgencyKind.OTHER.value
    brief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party as a conclusion names it: an agency, or a class of agencies in words; kind: the kind of the class."""

    role: PartyRole
    agency_id: int | None = None
    group: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One conclusion as plain values. number: in the notice, None for what is only noted. about: of its agenda item."""

    id: int
    number: int | None
    kind: ConclusionKind
    text: str
    parties: tuple[Named, ...] = ()
    due_on: date | None = None
    due_words: str = ""
    about: str = ""
    heading: str = ""
    is_agreed: bool = True

    def named(self, role: PartyRole) -> tuple[Named, ...]:
        """Return who it names in a role."""
        return tuple(one for one in self.parties if one.role == role)


class Scope(StrEnum):
    """Which agencies a class without a kind («các cơ quan») stands for, as a person answers."""

    CALLED = "called"
    WITH_WORK = "with_work"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """Whom the scopes hold on the day: who was called to the meeting, who has a part in the congress's work."""

    called: frozenset[int] = frozenset()
    with_work: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """A task an agenda item is about. lead_ids: in their order."""

    id: int
    code: str
    title: str
    is_open: bool
    lead_ids: tuple[int, ...] = ()
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenObstacle:
    """An obstacle an agenda item is about. ways: of the card that waits for the head, with their ids."""

    id: int
    name: str
    is_open: bool
    waits: bool = False
    ways: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an agenda item is about, looked up."""

    tasks: tuple[OpenTask, ...] = ()
    obstacle: OpenObstacle | None = None


NOTHING = About()
