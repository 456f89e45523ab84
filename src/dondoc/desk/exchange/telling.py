"""What the neutral tables say of the rows of a congress, cell by cell."""

from collections.abc import Mapping
from typing import Any

from dondoc.desk.exchange.cells import day_cell, id_cell, moment_cell
from dondoc.desk.exchange.words import COLUMNS, NORMAL, STATUSES, URGENT
from dondoc.tasks.enums import TaskState
from dondoc.tasks.queries.exchange import ToldTask

Row = dict[str, str]
Ids = Mapping[int, int]
Kept = Mapping[str, Any]


def agency_row(number: int, agency: Any) -> Row:
    """Return the cells of an agency."""
    return {"id": str(number), "code": agency.code, "name": agency.name, "kind": str(agency.kind)}


def user_row(number: int, user: Any, agency_id: int | None, *, agencies: Ids) -> Row:
    """Return the cells of a person; the last word of a name is the first name of other countries' tables."""
    family, _, given = user.full_name.rpartition(" ")
    return {
        "id": str(number),
        "login": user.username,
        "first_name": given,
        "last_name": family,
        "email": user.email,
        "agency_id": id_cell(agencies.get(agency_id) if agency_id else None),
    }


def plan_row(number: int, plan: Any) -> Row:
    """Return the cells of a plan; a plan of ours hangs below none and is nobody's own."""
    return {
        "id": str(number),
        "code": plan.code,
        "title": plan.title,
        "parent_id": "",
        "owner_agency_id": "",
        "start_date": day_cell(plan.issued_on),
        "due_date": "",
    }


def task_row(number: int, task: ToldTask, *, plans: Ids, agencies: Ids, users: Ids) -> Row:
    """Return the cells of a task."""
    finished = "100" if task.state == TaskState.DONE else "0"
    return {
        "id": str(number),
        "plan_id": id_cell(plans[task.plan_id] if task.plan_id else None),
        "parent_id": "",
        "seq": str(task.position or ""),
        "title": task.title,
        "description": task.description,
        "status": STATUSES[task.state],
        "priority": URGENT if task.is_critical else NORMAL,
        "lead_agency_id": id_cell(agencies[task.lead_id] if task.lead_id else None),
        "assignee_user_id": id_cell(users[task.person_id] if task.person_id else None),
        "start_date": day_cell(task.from_on),
        "due_date": day_cell(task.due_on),
        "progress": finished if task.percent is None else str(task.percent),
        "created_at": moment_cell(task.created_at),
        "updated_at": moment_cell(task.updated_at),
    }


def kept_of(said: Row, told: Row) -> dict[str, list[str]]:
    """Return what a folder said that is told otherwise from here: by column, its word and ours on that day."""
    return {name: [cell, told[name]] for name, cell in said.items() if cell != told[name]}


def told_again(table: str, told: Row, kept: Kept) -> list[str]:
    """Return the cells of a row in order, in the folder's own words wherever nothing has changed here since."""
    return [kept[name][0] if name in kept and kept[name][1] == told[name] else told[name] for name in COLUMNS[table]]
