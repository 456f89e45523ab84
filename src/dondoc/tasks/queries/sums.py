"""What the tally says of a day: numbers of whole groups of tasks, whatever the number of tasks in them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet, Sum, Value

from dondoc.tasks.enums import Footing, Per
from dondoc.tasks.models import Tally
from dondoc.tasks.rules.as_of import Kept
from dondoc.tasks.rules.statistics import FourWay
from dondoc.tasks.rules.tally import BY_MONTH, NONE_OF_THEM, OWED, WITH_DAY, Stand, lines_of
from dondoc.web.db import least_of_each, plain_rows

Group = tuple[int, int]
WHOLE: Group = (Per.CONGRESS, NONE_OF_THEM)

_DONE_ON_TIME = (Footing.DONE_KEPT, Footing.DONE_EXTENDED, Footing.DONE_WITHOUT_DATE)
_DONE_LATE = (Footing.DONE_FORWARDED, Footing.DONE_LATE)
_MISSING = (Footing.OWED_DATED, Footing.AWAITED_DATED)
# The id of a group comes last in the index: told as a column, PostgreSQL would go through it once for every id.
_BESIDE_THE_INDEX = F("of_id") + 0
_BY_DAY_OR_NONE = [one for one in Footing if one not in WITH_DAY]


class Held:
    """The numbers of one group on a day: how many tasks, by label, footing and whether they are critical.

    «counted»: all of them. «late»: of those not handed in, the ones due before the day. «until»: of all that are open
    and have a day, the ones due before another day that was asked about; only of the congress and its workstreams.
    «since»: of the late ones of the congress, those due on another day or after it. «heard»: of what an agency owes,
    what somebody reported on since another day.
    """

    __slots__ = ("_numbers",)

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}

    def put(self, label: str, footing: int, is_critical: int, count: int) -> None:
        """Count so many tasks more."""
        key = (label, footing, is_critical)
        self._numbers[key] = self._numbers.get(key, 0) + count

    def add(self, other: "Held", *, times: int = 1) -> None:
        """Add the numbers of another group."""
        for key, count in other._numbers.items():
            self.put(*key, times * count)

    def count(self, *footings: Footing) -> int:
        """Return how many tasks stand on one of these footings."""
        return self._sum("counted", footings)

    def overdue(self, *, critical: bool = False) -> int:
        """Return how many open tasks are past their deadline; what was handed in is judged by that day."""
        came_late = self._sum("counted", (Footing.HANDED_IN_LATE,), critical=critical)
        return came_late + self._sum("late", _MISSING, critical=critical)

    def owed(self) -> int:
        """Return how many tasks their leads have not handed in."""
        return self.count(*OWED)

    def owed_overdue(self) -> int:
        """Return how many of them are past their deadline."""
        return self._sum("late", (Footing.OWED_DATED,))

    def open_until(self, *, critical: bool = False) -> int:
        """Return how many open tasks are due before the other day that was asked about."""
        return self._sum("until", tuple(WITH_DAY), critical=critical)

    def overdue_since(self) -> int:
        """Return how many of the late tasks were due on the other day that was asked about, or after it."""
        return self._sum("since", tuple(WITH_DAY))

    def is_silent(self) -> bool:
        """Say whether something is owed, and nobody reported on any of it since the day that was asked about."""
        return self.owed() > 0 and not self._sum("heard", (Footing.COUNTED,))

    def critical(self) -> int:
        """Return how many tasks are critical."""
        return self._sum("counted", tuple(Footing), critical=True)

    def _sum(self, label: str, footings: Iterable[int], *, critical: bool = False) -> int:
        get, found = self._numbers.get, 0
        for footing in footings:
            found += get((label, footing, 1), 0)
            if not critical:
                found += get((label, footing, 0), 0)
        return found

    def four_way(self) -> FourWay:
        """Return the four numbers."""
        on_time, late, overdue = self.count(*_DONE_ON_TIME), self.count(*_DONE_LATE), self.overdue()
        rest = self.count(Footing.COUNTED) - on_time - late - overdue
        return FourWay(done_on_time=on_time, done_late=late, open_on_track=rest, open_overdue=overdue)

    def kept(self) -> Kept:
        """Return how the finished tasks kept their deadlines."""
        return Kept(
            in_time=self.count(Footing.DONE_KEPT, Footing.DONE_FORWARDED),
            after_extension=self.count(Footing.DONE_EXTENDED),
            late=self.count(Footing.DONE_LATE),
        )


def held(
    congress_id: int,
    *,
    per: Iterable[Per],
    as_of: date,
    only: Collection[int] | None = None,
    until: date | None = None,
    since: date | None = None,
    heard_from: date | None = None,
) -> dict[Group, Held]:
    """Return the numbers of all groups of these kinds that have tasks, or `only` of some, in one query.

    as_of: the day from which lateness is seen. until, since, heard_from: see Held; what is not asked for is empty.
    """
    every = Tally.objects.filter(congress_id=congress_id).order_by()
    rows = every.filter(per__in=list(per))
    if only is not None:
        rows = rows.annotate(group=_BESIDE_THE_INDEX).filter(group__in=list(only))
    parts = [_labelled(rows.filter(footing__in=_undated()), "counted")]
    parts += [_labelled(rows.filter(one), "late") for one in _before(_MISSING, as_of)]
    if until is not None:
        few = rows.filter(per__in=[Per.CONGRESS, Per.WORKSTREAM])
        parts += [_labelled(few.filter(one), "until") for one in _before(WITH_DAY, until)]
    if since is not None:
        parts.append(_labelled(every.filter(_late(as_of), per=Per.CONGRESS, due_on__gte=since), "since"))
    if heard_from is not None:
        parts.append(_labelled(every.filter(per=Per.HEARD, footing=Footing.COUNTED, due_on__gte=heard_from), "heard"))
    found: dict[Group, Held] = {}
    for kind, of_id, footing, is_critical, label, count in plain_rows(parts[0].union(*parts[1:], all=True)):
        if count:
            group = (Per.LEAD if label == "heard" else kind, of_id)
            if group not in found:
                found[group] = Held()
            found[group].put(label, footing % BY_MONTH, int(is_critical), count)
    return {group: numbers for group, numbers in found.items() if numbers.count(Footing.COUNTED) > 0}


def of_task(stand: Stand, *, as_of: date) -> Held:
    """Return the numbers of a single task, as if it were a group."""
    numbers = Held()
    for line in lines_of(0, stand):
        if line.per == Per.CONGRESS and line.footing < BY_MONTH:
            numbers.put("counted", line.footing, int(line.is_critical), 1)
            if line.footing in _MISSING and line.due_on is not None and line.due_on < as_of:
                numbers.put("late", line.footing, int(line.is_critical), 1)
    return numbers


def whole(congress_id: int, *, as_of: date) -> Held:
    """Return the numbers of all tasks, each once, in one query."""
    return held(congress_id, per=[Per.CONGRESS], as_of=as_of).get(WHOLE, Held())


def counted_groups(congress_id: int, per: Per) -> QuerySet[Any]:
    """Return the groups of a kind that have tasks at all, as a query for their ids."""
    rows = Tally.objects.filter(congress_id=congress_id, per=per, footing=Footing.COUNTED).order_by()
    return rows.values("of_id").annotate(count=Sum("count")).filter(count__gt=0).values("of_id")


def due_counts(congress_id: int, *, from_: date, until: date) -> QuerySet[Any]:
    """Return how many open tasks are due on each day of a half-open period, as a query for day and count."""
    rows = Tally.objects.filter(congress_id=congress_id, per=Per.CONGRESS, footing__in=list(WITH_DAY)).order_by()
    within = rows.filter(due_on__gte=from_, due_on__lt=until)
    return within.values("due_on").annotate(total=Sum("count")).filter(total__gt=0)


def first_due(
    congress_id: int, *, today: date, per: Per, late_of: Collection[int] = ()
) -> tuple[dict[int, date], dict[int, date]]:
    """Return two earliest deadlines of what is owed, in one query.

    The next one of every group of a kind, today's among them, and the oldest that these agencies have missed.
    """
    ahead = Q(per=per, due_on__gte=today)
    rows = Tally.objects.filter(congress_id=congress_id, footing=Footing.OWED_DATED).order_by()
    missed = Q(per=Per.LEAD, group__in=list(late_of), due_on__lt=today)
    rows = rows.annotate(group=_BESIDE_THE_INDEX).filter(ahead | missed if late_of else ahead)
    days = rows.values("per", "of_id", "due_on").annotate(total=Sum("count")).filter(total__gt=0)
    found = least_of_each(days.values("per", "of_id", "due_on"), groups=("per", "of_id"), of="due_on")
    coming = {of_id: day for kind, of_id, day in found if kind == per}
    return coming, {of_id: day for kind, of_id, day in found if kind == Per.LEAD}


def silent_agencies(congress_id: int, *, heard_from: date) -> set[int]:
    """Return the agencies on none of whose owed work somebody reported on this day or after it, in two queries."""
    rows = Tally.objects.filter(congress_id=congress_id).order_by()
    owed = [one + BY_MONTH if one in WITH_DAY else one for one in OWED]
    owing = _with_tasks(rows.filter(per=Per.LEAD, footing__in=owed)) - {NONE_OF_THEM}
    return owing - _with_tasks(rows.filter(per=Per.HEARD, footing=Footing.COUNTED, due_on__gte=heard_from))


def _with_tasks(rows: QuerySet[Tally]) -> set[int]:
    grouped = rows.values("of_id").annotate(total=Sum("count")).filter(total__gt=0)
    return set(grouped.values_list("of_id", flat=True))


def _late(as_of: date) -> Q:
    return Q(footing=Footing.HANDED_IN_LATE) | Q(footing__in=_MISSING, due_on__lt=as_of)


def _undated() -> list[int]:
    """Return the footings under which every task stands once, however many deadlines there are."""
    return [*_BY_DAY_OR_NONE, *(one + BY_MONTH for one in WITH_DAY)]


def _before(footings: Iterable[Footing], day: date) -> Iterator[Q]:
    """Return the conditions of what is due before a day: in the months before, and in the days of its own month."""
    first = day.replace(day=1)
    yield Q(footing__in=[one + BY_MONTH for one in footings], due_on__lt=first)
    yield Q(footing__in=list(footings), due_on__gte=first, due_on__lt=day)


def _labelled(rows: QuerySet[Tally], label: str) -> QuerySet[Any, Any]:
    grouped = rows.values_list("per", "of_id", "footing", "is_critical").annotate(
        label=Value(label), total=Sum("count")
    )
    return grouped.values_list("per", "of_id", "footing", "is_critical", "label", "total")
