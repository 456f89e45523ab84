"""Load a checked folder into a new congress: all of it in one transaction, in batches, with flat memory."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from dondoc.desk.exchange import cells, telling
from dondoc.desk.exchange.checking import Problem, check, full_name
from dondoc.desk.exchange.scratch import Scratch, scratch
from dondoc.desk.exchange.words import COLUMNS, KINDS, ROLES, STATES, URGENT
from dondoc.desk.models import ImportedFolder, ImportedRow
from dondoc.desk.rules.histories import states_of
from dondoc.editions.actions import found_congress, open_congress
from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import nfc
from dondoc.people.actions.loading import AgencyToLoad, PersonToLoad, load_agencies, load_people
from dondoc.people.queries import names_of_logins
from dondoc.people.rules.codes import is_code
from dondoc.plans.actions.loading import ItemToLoad, PlanToLoad, load_items, load_plans
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.loading import CommentToLoad, TaskToLoad, count_loaded, load_comments, load_tasks
from dondoc.tasks.queries.exchange import ToldTask, tasks_by_id
from dondoc.web.db import gather_statistics, insert_many

_AT_ONCE = 1000
_MOST_LETTERS_OF_A_PLAN_CODE = 20
_PLAN_CODE = re.compile(rf"[-a-zA-Z0-9_]{{1,{_MOST_LETTERS_OF_A_PLAN_CODE}}}")
_WITHOUT_PLAN = "NVL"
# Words of addresses beside the plans, and the letters of tasks without a plan.
_NO_PLAN_CODES = frozenset({"matrix", "own", "remembered", "intake", "filings", _WITHOUT_PLAN})


class ImportRefused(Exception):
    """Raised before anything is written; carries a sentence, and every problem found in the rows."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(sentence)
        self.problems = problems


@dataclass(slots=True)
class Imported:
    """What an import made: the congress, and how many rows of each file."""

    congress: Any
    counts: dict[str, int]


@dataclass(slots=True)
class _Work:
    """An import under way. ids: our id by the folder's, of agencies, people and plans, which are few."""

    rows: Scratch
    congress: Any
    by_id: int | None
    now: datetime
    agencies: dict[str, Any] = field(default_factory=dict)
    users: dict[str, int] = field(default_factory=dict)
    plans: dict[str, Any] = field(default_factory=dict)

    @property
    def common(self) -> dict[str, Any]:
        return {"congress_id": self.congress.pk, "by_id": self.by_id, "now": self.now}


def import_folder(
    folder: Path,
    *,
    name: str,
    slug: str = "",
    opening_on: date | None = None,
    by_id: int | None,
    now: datetime,
) -> Imported:
    """Make a congress of a folder of neutral tables, whole or not at all.

    opening_on: the latest deadline of the folder unless said otherwise. Raises ImportRefused, with nothing written, for
    a folder with a wrong row and for one that was imported before.
    """
    with scratch() as rows:
        problems, digest = check(folder, rows, known=names_of_logins)
        if problems:
            raise ImportRefused("Chưa nhập gì. Sửa các dòng sau rồi nhập lại cả thư mục.", tuple(problems))
        refuse_second(digest)
        try:
            with transaction.atomic():
                congress = found_congress(
                    name=name, slug=slug, opening_on=opening_on or _last_day(rows) or now.date(), by_id=by_id, now=now
                )
                note_folder(congress, digest, by_id=by_id, now=now)
                _load(_Work(rows=rows, congress=congress, by_id=by_id, now=now))
                count_loaded(congress_id=congress.pk)
                open_congress(congress=congress, by_id=by_id, now=now)
        except IntegrityError as broken:
            refuse_second(digest)
            raise ImportRefused(f"Chưa nhập gì. Cơ sở dữ liệu từ chối: {broken}") from broken
        counts = {table: rows.count(table) for table in COLUMNS}
    gather_statistics()
    return Imported(congress=congress, counts=counts)


def refuse_second(digest: str) -> None:
    """Refuse a folder that was imported before."""
    earlier = ImportedFolder.objects.filter(sha256=digest).select_related("congress").first()
    if earlier is not None:
        raise ImportRefused(
            f"Thư mục này đã được nhập vào đại hội «{earlier.congress.slug}». Mở đại hội đó thay vì nhập lại."
        )


def note_folder(congress: Any, digest: str, *, by_id: int | None, now: datetime) -> None:
    """Remember which folder a congress was made of, inside the import's transaction."""
    ImportedFolder.objects.create(congress=congress, sha256=digest, at=now)
    journal.record(
        congress_id=congress.pk,
        verb="desk.exchange.imported",
        target=congress,
        label=congress.name,
        by_id=by_id,
        now=now,
        details={"sha256": digest},
    )


def _last_day(rows: Scratch) -> date | None:
    ((last,),) = rows.ask("SELECT MAX(day) FROM (SELECT due_date AS day FROM tasks UNION SELECT due_date FROM plans)")
    return cells.day_of(last or "")


def _load(work: _Work) -> None:
    _load_agencies(work)
    _load_people(work)
    _load_plans(work)
    _load_tasks(work)
    _load_comments(work)


def _load_agencies(work: _Work) -> None:
    said = list(work.rows.ask("SELECT id, code, name, kind FROM agencies ORDER BY line"))
    codes = own_codes([(number, code) for number, code, _name, _kind in said])
    made = load_agencies(
        agencies=[
            AgencyToLoad(code=codes[number], name=nfc(name), kind=KINDS.get(kind, KINDS["other"]))
            for number, _code, name, kind in said
        ],
        **work.common,
    )
    work.agencies = {row[0]: agency for row, agency in zip(said, made, strict=True)}
    _keep(
        work,
        "agency",
        "agencies",
        [(row, agency.pk, telling.agency_row(int(row[0]), agency)) for row, agency in zip(said, made, strict=True)],
    )


def own_codes(said: list[tuple[str, str]]) -> dict[str, str]:
    """Return the code each agency gets here: its own where it can be one, else made of its number."""
    taken = {code for _number, code in said if is_code(code)}
    return {number: code if is_code(code) else _free(f"CQ-{number}", taken) for number, code in said}


def _free(stem: str, taken: set[str]) -> str:
    candidate, count = stem, 1
    while candidate in taken:
        count += 1
        candidate = f"{stem}-{count}"
    taken.add(candidate)
    return candidate


def _load_people(work: _Work) -> None:
    said = list(work.rows.ask(f"SELECT {', '.join(COLUMNS['users'])} FROM users ORDER BY line"))  # noqa: S608
    people = [
        PersonToLoad(
            username=login,
            full_name=nfc(full_name(first, last, login)),
            email=email,
            agency_id=work.agencies[agency].pk if agency else None,
        )
        for _number, login, first, last, email, agency in said
    ]
    made = load_people(people=people, **work.common)
    work.users = {row[0]: user.pk for row, user in zip(said, made, strict=True)}
    numbers = {agency.pk: int(number) for number, agency in work.agencies.items()}
    _keep(
        work,
        "user",
        "users",
        [
            (row, user.pk, telling.user_row(int(row[0]), user, person.agency_id, agencies=numbers))
            for row, user, person in zip(said, made, people, strict=True)
        ],
    )


def _load_plans(work: _Work) -> None:
    columns = COLUMNS["plans"]
    said = list(work.rows.ask(f"SELECT {', '.join(columns)} FROM plans ORDER BY line"))  # noqa: S608
    taken = {row[1] for row in said if _is_plan_code(row[1])}
    plans = [
        PlanToLoad(
            code=row[1] if _is_plan_code(row[1]) else _free(f"VB-{row[0]}"[:_MOST_LETTERS_OF_A_PLAN_CODE], taken),
            title=nfc(row[2]),
            issuer=work.agencies[row[4]].name if row[4] else "",
            content=_as_file(columns, row),
            file_name=f"ke-hoach-{row[0]}.csv",
        )
        for row in said
    ]
    made = load_plans(plans=plans, **work.common)
    work.plans = {row[0]: plan for row, plan in zip(said, made, strict=True)}
    taking_part: dict[str, list[str]] = {}
    for plan, agency in work.rows.ask("SELECT plan_id, agency_id FROM plan_agencies ORDER BY line"):
        taking_part.setdefault(plan, []).append(agency)
    _keep(
        work,
        "plan",
        "plans",
        [(row, plan.pk, telling.plan_row(int(row[0]), plan)) for row, plan in zip(said, made, strict=True)],
        beside={row[0]: {"agencies": taking_part[row[0]]} for row in said if row[0] in taking_part},
    )


def _is_plan_code(code: str) -> bool:
    return _PLAN_CODE.fullmatch(code) is not None and code not in _NO_PLAN_CODES


def _as_file(columns: tuple[str, ...], row: tuple[str, ...]) -> bytes:
    file = io.StringIO()
    writer = cells.writer(file)
    writer.writerow(columns)
    writer.writerow([cells.guarded(cell) for cell in row])
    return file.getvalue().encode()


def _load_tasks(work: _Work) -> None:
    agencies = {agency.pk: int(number) for number, agency in work.agencies.items()}
    users = {pk: int(number) for number, pk in work.users.items()}
    plans = {plan.pk: int(number) for number, plan in work.plans.items()}
    columns = COLUMNS["tasks"]
    listed = ", ".join(f"t.{name}" for name in columns)
    question = (
        f"SELECT t.line, {listed}, p.title FROM tasks t LEFT JOIN tasks p ON p.id = t.parent_id "  # noqa: S608
        "ORDER BY t.line"
    )
    rows = work.rows.ask(question)
    while batch := list(islice(rows, _AT_ONCE)):
        between = (batch[0][0], batch[-1][0])
        said = [dict(zip(columns, row[1:-1], strict=True)) for row in batch]
        parties, changes = _parties(work, between), _changes(work, between)
        items = _items(work, batch, said, parties)
        tasks = [_task(work, row, items.get(row["id"]), parties, changes) for row in said]
        made = load_tasks(congress_id=work.congress.pk, tasks=tasks)
        told = [_told(one, task, row, work) for one, task, row in zip(tasks, made, said, strict=True)]
        _keep(
            work,
            "task",
            "tasks",
            [
                (
                    tuple(row.values()),
                    task.pk,
                    telling.task_row(int(row["id"]), one, plans=plans, agencies=agencies, users=users),
                )
                for row, task, one in zip(said, made, told, strict=True)
            ],
        )


def _parties(work: _Work, between: tuple[int, int]) -> dict[str, list[tuple[PartyRole, int, str]]]:
    """Return the agencies of a batch of tasks by task, the lead first, the others as the folder has them."""
    found: dict[str, list[tuple[PartyRole, int, str]]] = {}
    question = (
        "SELECT id, lead_agency_id, 'lead' FROM tasks WHERE lead_agency_id <> '' AND line BETWEEN ? AND ? UNION ALL "
        "SELECT * FROM (SELECT r.task_id, r.agency_id, r.role FROM task_agencies r JOIN tasks t ON t.id = r.task_id "
        "WHERE t.line BETWEEN ? AND ? ORDER BY r.line)"
    )
    for task, agency, role in work.rows.ask(question, (*between, *between)):
        one = work.agencies[agency]
        found.setdefault(task, []).append((ROLES[role], one.pk, one.name))
    return found


def _changes(work: _Work, between: tuple[int, int]) -> dict[str, list[tuple[datetime, Any, Any]]]:
    question = (
        "SELECT c.task_id, c.created_at, c.old_status, c.new_status FROM comments c JOIN tasks t ON t.id = c.task_id "
        "WHERE c.new_status <> '' AND t.line BETWEEN ? AND ? ORDER BY c.line"
    )
    found: dict[str, list[tuple[datetime, Any, Any]]] = {}
    for task, at, old, new in work.rows.ask(question, between):
        found.setdefault(task, []).append((cells.moment_of(at), STATES[old], STATES[new]))
    return {task: sorted(changes, key=lambda change: change[0]) for task, changes in found.items()}


def _items(work: _Work, batch: list[tuple], said: list[dict[str, str]], parties: Mapping[str, list]) -> dict[str, Any]:
    """Make the item of every task that stands in a plan; the title of a parent is the heading above its children."""
    numbers, items = [], []
    for row, whole in zip(said, batch, strict=True):
        if not row["plan_id"]:
            continue
        plan = work.plans[row["plan_id"]]
        numbers.append(row["id"])
        items.append(
            ItemToLoad(
                plan_id=plan.pk,
                position=int(row["seq"]),
                code=f"{plan.code}-{row['seq']}",
                section=nfc(whole[-1] or ""),
                text=nfc(row["title"]),
                quote=nfc(row["description"]),
                from_on=cells.day_of(row["start_date"]),
                due_on=cells.day_of(row["due_date"]),
                parties=tuple(parties.get(row["id"], ())),
            )
        )
    return dict(zip(numbers, load_items(congress_id=work.congress.pk, items=items), strict=True))


def _task(
    work: _Work, row: dict[str, str], item: Any, parties: Mapping[str, list], changes: Mapping[str, list]
) -> TaskToLoad:
    created_at, updated_at = cells.moment_of(row["created_at"]), cells.moment_of(row["updated_at"])
    state = STATES[row["status"]]
    leads = bool(row["lead_agency_id"])
    untold = "100" if row["status"] == "completed" else "0"
    plan = work.plans[row["plan_id"]] if row["plan_id"] else None
    return TaskToLoad(
        code=item.code if item is not None else f"{_WITHOUT_PLAN}-{row['id']}",
        title=nfc(row["title"]),
        words=row["description"],
        plan_id=plan.pk if plan else None,
        item_id=item.pk if item is not None else None,
        position=int(row["seq"] or 0),
        is_critical=row["priority"] == URGENT,
        from_on=cells.day_of(row["start_date"]),
        due_on=cells.day_of(row["due_date"]),
        states=states_of(created_at=created_at, updated_at=updated_at, state=state, changes=changes.get(row["id"], ())),
        parties=tuple(parties.get(row["id"], ())),
        person_id=work.users[row["assignee_user_id"]] if row["assignee_user_id"] and leads else None,
        percent=int(row["progress"]) if leads and row["progress"] not in ("", untold) else None,
        created_at=created_at,
        updated_at=updated_at,
    )


def _told(one: TaskToLoad, task: Any, row: dict[str, str], work: _Work) -> ToldTask:
    """Return the task as an export of the same moment would tell it, without asking the database for it."""
    lead = one.parties[0][1] if row["lead_agency_id"] else None
    return ToldTask(
        id=task.pk,
        plan_id=one.plan_id,
        position=one.position,
        title=one.title,
        description=nfc(row["description"]) if one.item_id is not None else "",
        state=STATES[row["status"]],
        is_critical=one.is_critical,
        lead_id=lead,
        person_id=one.person_id,
        from_on=one.from_on,
        due_on=one.due_on,
        percent=one.percent,
        created_at=one.created_at,
        updated_at=one.updated_at,
        others=(),
    )


def _load_comments(work: _Work) -> None:
    rows = work.rows.ask(f"SELECT {', '.join(COLUMNS['comments'])} FROM comments ORDER BY line")  # noqa: S608
    while batch := list(islice(rows, _AT_ONCE)):
        keep_comments(work.congress.pk, batch, users=work.users)


def keep_comments(congress_id: int, batch: list[tuple[str, ...]], *, users: Mapping[str, int]) -> None:
    """Keep rows of comments.csv, in its columns; their tasks are known by the folder's ids already."""
    numbers = {int(row[1]) for row in batch}
    known = ImportedRow.objects.filter(congress_id=congress_id, kind="task", number__in=numbers)
    ids = dict(known.values_list("number", "object_id"))
    tasks = tasks_by_id(congress_id, ids.values())
    load_comments(
        congress_id=congress_id,
        comments=[
            CommentToLoad(
                task=tasks[ids[int(task)]],
                by_id=users[user] if user else None,
                at=cells.moment_of(at),
                details=_details(number, body, old, new),
            )
            for number, task, user, at, body, old, new in batch
        ],
    )


def _details(number: str, body: str, old: str, new: str) -> dict[str, Any]:
    change = {"old_status": old, "new_status": new} if new else {}
    return {"number": int(number), "note": nfc(body), **change}


def _keep(
    work: _Work,
    kind: str,
    table: str,
    rows: list[tuple[tuple[str, ...], int, telling.Row]],
    *,
    beside: Mapping[str, dict[str, Any]] | None = None,
) -> None:
    """Keep the folder's ids, and what it said that is told otherwise from here."""
    columns = COLUMNS[table]
    insert_many(
        [
            ImportedRow(
                congress=work.congress,
                kind=kind,
                number=int(said[0]),
                object_id=object_id,
                kept=telling.kept_of(dict(zip(columns, said, strict=True)), told) | (beside or {}).get(said[0], {}),
            )
            for said, object_id, told in rows
        ]
    )
