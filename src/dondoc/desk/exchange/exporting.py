"""Write the neutral tables of a congress, in the ids and words of the folder it came from if it came from one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Any

from dondoc.desk.exchange import cells, telling
from dondoc.desk.exchange.scratch import scratch
from dondoc.desk.exchange.words import COLUMNS
from dondoc.desk.models import ImportedRow
from dondoc.people.queries import agencies as agencies_of
from dondoc.people.queries import people_of
from dondoc.plans.enums import PartyRole
from dondoc.plans.queries import every_plan
from dondoc.tasks.queries.exchange import ToldTask, agencies_by_plan, people_named, told_comments, told_tasks

_AT_ONCE = 1000
_TELLING = ("code", "name", "login", "first_name", "last_name", "email", "title", "description", "body", "kind")


class Numbers:
    """The ids of one kind of row in the folder: those it came with, and following ones for what was made here."""

    def __init__(self, congress_id: int, kind: str) -> None:
        self._known = ImportedRow.objects.filter(congress_id=congress_id, kind=kind)
        highest = self._known.order_by("-number").values_list("number", flat=True).first()
        self._next = count((highest or 0) + 1)
        self._new: dict[int, int] = {}

    def of(self, ids: Sequence[int]) -> dict[int, tuple[int, telling.Kept]]:
        """Return number and kept words by our id; ids seen for the first time get the next numbers, in this order."""
        rows = self._known.filter(object_id__in=ids).values_list("object_id", "number", "kept")
        found = {object_id: (number, kept) for object_id, number, kept in rows}
        for one in ids:
            if one not in found:
                if one not in self._new:
                    self._new[one] = next(self._next)
                found[one] = (self._new[one], {})
        return found


@dataclass(slots=True)
class _Telling:
    """An export under way: the open files, and our ids by the folder's for what is few."""

    congress_id: int
    write: dict[str, Callable[[Sequence[str]], None]]
    tasks: Numbers
    agencies: dict[int, int] = field(default_factory=dict)
    users: dict[int, int] = field(default_factory=dict)
    plans: dict[int, int] = field(default_factory=dict)


def write_neutral(congress_id: int, folder: Path) -> None:
    """Write the seven neutral tables of a congress into a folder, reading in batches."""
    with _tables(folder) as write:
        work = _Telling(congress_id=congress_id, write=write, tasks=Numbers(congress_id, "task"))
        _write_agencies(work)
        _write_people(work)
        _write_plans(work)
        _write_tasks(work)
        _write_comments(work)


def user_numbers(congress_id: int) -> dict[int, int]:
    """Return the neutral number of everybody an export of this congress names, by our id."""
    people = people_of(congress_id, besides=people_named(congress_id))
    return {user.pk: number for (user, _agency), number, _kept in _numbered_people(congress_id, people)}


def _numbered_people(congress_id: int, people: Iterable[Any]) -> list[tuple]:
    return _numbered(congress_id, "user", people, lambda row: row[0].pk)


@contextmanager
def _tables(folder: Path) -> Iterator[dict[str, Callable[[Sequence[str]], None]]]:
    with ExitStack() as open_files:
        write = {}
        for table, columns in COLUMNS.items():
            file = open_files.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            write[table] = cells.writer(file).writerow
            write[table](columns)
        yield write


def _numbered(congress_id: int, kind: str, rows: Iterable[Any], id_of: Callable[[Any], int]) -> list[tuple]:
    """Return rows of few with number and kept words: the folder's in its order, then those made here."""
    held = list(rows)
    found: dict[int, tuple[int, telling.Kept]] = {}
    numbers = Numbers(congress_id, kind)
    for start in range(0, len(held), _AT_ONCE):
        found |= numbers.of([id_of(row) for row in held[start : start + _AT_ONCE]])
    places = dict(
        ImportedRow.objects.filter(congress_id=congress_id, kind=kind).order_by("pk").values_list("object_id", "pk")
    )
    beyond = max(places.values(), default=0) + 1
    ordered = sorted(held, key=lambda row: (places.get(id_of(row), beyond), found[id_of(row)][0]))
    return [(row, *found[id_of(row)]) for row in ordered]


def _write_agencies(work: _Telling) -> None:
    rows = _numbered(work.congress_id, "agency", agencies_of(work.congress_id).order_by("pk"), lambda row: row.pk)
    work.agencies = {agency.pk: number for agency, number, _kept in rows}
    for agency, number, kept in rows:
        _write(work, "agencies", telling.agency_row(number, agency), kept)


def _write_people(work: _Telling) -> None:
    people = people_of(work.congress_id, besides=people_named(work.congress_id))
    rows = _numbered_people(work.congress_id, people)
    work.users = {user.pk: number for (user, _agency), number, _kept in rows}
    for (user, agency_id), number, kept in rows:
        _write(work, "users", telling.user_row(number, user, agency_id, agencies=work.agencies), kept)


def _write_plans(work: _Telling) -> None:
    rows = _numbered(work.congress_id, "plan", every_plan(work.congress_id), lambda row: row.pk)
    work.plans = {plan.pk: number for plan, number, _kept in rows}
    taking_part = agencies_by_plan(work.congress_id)
    for plan, number, kept in rows:
        _write(work, "plans", telling.plan_row(number, plan), kept)
        said = list(kept.get("agencies", ()))
        added = sorted(work.agencies[agency_id] for agency_id in taking_part.get(plan.pk, ()))
        for agency in dict.fromkeys([*said, *map(str, added)]):
            work.write["plan_agencies"]([str(number), agency])


def _write_tasks(work: _Telling) -> None:
    for batch in told_tasks(work.congress_id):
        numbers = work.tasks.of([task.id for task in batch])
        for task in batch:
            number, kept = numbers[task.id]
            told = telling.task_row(number, task, plans=work.plans, agencies=work.agencies, users=work.users)
            _write(work, "tasks", told, kept)
            _write_parties(work, number, task)


def _write_parties(work: _Telling, number: int, task: ToldTask) -> None:
    for agency_id, role in task.others:
        work.write["task_agencies"]([str(number), str(work.agencies[agency_id]), PartyRole(role).value])


def _write_comments(work: _Telling) -> None:
    """Write what was said in the order of its ids, which is not that of the journal once there are new ones."""
    with scratch() as rows:
        told = _comment_rows(work)
        while batch := list(islice(told, _AT_ONCE)):
            rows.keep("comments", batch)
        columns = ", ".join(COLUMNS["comments"])
        for row in rows.ask(f"SELECT {columns} FROM comments ORDER BY line"):  # noqa: S608 -- names of our own
            _write(work, "comments", dict(zip(COLUMNS["comments"], row, strict=True)), {})


def _comment_rows(work: _Telling) -> Iterator[tuple[Any, ...]]:
    said = told_comments(work.congress_id)
    while batch := list(islice(said, _AT_ONCE)):
        numbers = work.tasks.of(sorted({comment.task_id for comment in batch}))
        for comment in batch:
            details = comment.details
            yield (
                details["number"],
                str(details["number"]),
                str(numbers[comment.task_id][0]),
                cells.id_cell(work.users[comment.by_id] if comment.by_id else None),
                cells.moment_cell(comment.at),
                details["note"],
                details.get("old_status", ""),
                details.get("new_status", ""),
            )


def _write(work: _Telling, table: str, told: telling.Row, kept: Mapping[str, Any]) -> None:
    again = telling.told_again(table, told, kept)
    work.write[table](
        [cells.guarded(cell) if name in _TELLING else cell for name, cell in zip(COLUMNS[table], again, strict=True)]
    )
