"""A unit of work as read from a line, and what the surroundings of a line settle beforehand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dondoc.plans.reader.deadlines import Deadline
from dondoc.plans.reader.draft import Party, QuestionCode
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.mentions import Role
from dondoc.plans.reader.parties import Duty
from dondoc.plans.reader.roles import Roles


@dataclass(slots=True)
class Unit:
    """One piece of work as read. start, end: its core; first, after: the sentences it stands in, in its line.

    own: its own words name who leads; spoken: an order was said («giao», «đề nghị», «phải»), not only told.
    timed_behind: its time stood in a sentence of its own behind it.
    """

    line: Line
    start: int
    end: int
    first: int
    after: int
    roles: Roles
    deadline: Deadline | None = None
    form: str = "prose"
    doubts: set[QuestionCode] = field(default_factory=set)
    rivals: tuple[Deadline, ...] = ()
    own: bool = False
    spoken: bool = False
    timed_behind: bool = False
    product: str = ""

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Given:
    """What the surroundings of a line settle: roles and time of its section, addressees, and the issue day.

    bound: a line without agency of its own is still a task, because heading, section or letter say whose.
    """

    roles: Roles = field(default_factory=Roles)
    deadline: Deadline | None = None
    addressee: tuple[Party, ...] = ()
    issued_on: date | None = None
    issuer: str = ""
    bound: bool = False
    form: str = "prose"
    item: bool = False


def parties(line: Line, roles: Iterable[Role]) -> tuple[Party, ...]:
    """Return roles read from a line as parties with their places in the source."""
    return tuple(Party(r.mention.name, line.span(r.mention.start, r.mention.end), r.why) for r in roles)


def kinds_of(duty: Duty) -> frozenset[str]:
    """Return what kinds of mention lead."""
    return frozenset(role.mention.kind.value for role in duty.lead)
