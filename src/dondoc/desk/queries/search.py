"""Search over tasks, plans and agencies, within what the seat may see."""

from dataclasses import dataclass
from functools import lru_cache

from dondoc.kit.vietnamese import fold, one_line
from dondoc.kit.words import asked_words, has_words, searchable
from dondoc.people.access import Seat
from dondoc.people.queries import agencies
from dondoc.plans.queries import plan_names
from dondoc.tasks.queries.lists import TaskRow
from dondoc.tasks.queries.search import search

MOST_TASKS = 20
MOST_AGENCIES = 20
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A plan that matches."""

    code: str
    title: str
    symbol: str


@dataclass(frozen=True, slots=True)
class FoundAgency:
    """An agency that matches."""

    code: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found; task_count counts all matching tasks, of which the best are listed.

    and_more: there are more tasks than were counted.
    """

    text: str
    tasks: tuple[TaskRow, ...]
    task_count: int
    and_more: bool
    plans: tuple[FoundPlan, ...]
    agencies: tuple[FoundAgency, ...]

    @property
    def count(self) -> int:
        """Everything that matches."""
        return self.task_count + len(self.plans) + len(self.agencies)


def find(seat: Seat, text: str) -> Found | None:
    """Return what matches, exact matches first, or None when there is nothing to look for."""
    typed = one_line(text)[:LONGEST_TEXT]
    if not asked_words(typed):
        return None
    found = search(seat, typed, most=MOST_TASKS)
    return Found(
        text=typed,
        tasks=found.rows,
        task_count=found.count,
        and_more=found.and_more,
        plans=tuple(_plans(seat, typed)),
        agencies=tuple(_agencies(seat, typed)),
    )


def _plans(seat: Seat, typed: str) -> list[FoundPlan]:
    """Return matching plans for those who see the whole congress; a register is short, so it is read whole."""
    if not seat.sees_all:
        return []
    words = asked_words(typed)
    found = [
        FoundPlan(code, title, symbol)
        for code, title, symbol in plan_names(seat.congress.pk)
        if has_words(_searchable(f"{code} {symbol} {title}"), words)
    ]
    return sorted(found, key=lambda plan: (plan.code != typed, typed not in plan.title, plan.code))


def _agencies(seat: Seat, typed: str) -> list[FoundAgency]:
    rows = agencies(seat.congress.pk, on=seat.today)
    if not seat.sees_all:
        rows = rows.filter(pk__in=seat.agency_ids)
    for word in fold(typed).split():
        rows = rows.filter(folded__contains=word)
    found = [FoundAgency(*row) for row in rows.values_list("code", "name", "phone")[: MOST_AGENCIES + 1]]
    return sorted(found, key=lambda agency: (fold(agency.name) != fold(typed), typed not in agency.name))


@lru_cache(maxsize=4096)
def _searchable(text: str) -> str:
    """Return the words of a plan; the register is the same from search to search."""
    return searchable(text)
