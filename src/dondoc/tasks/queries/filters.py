"""A filter of the task list is its address: a number on a page links to the filter that returns what it counts."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

NONE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Which tasks a list shows, in which order, from which page; an empty field asks for nothing.

    plan, agency, workstream, area: codes; «-» asks for tasks that have none. agency without role means any role; area
    means the area of a lead; overseer the id of the member in charge. cell: one of the four numbers, or «done», «open»
    for two of them. timeliness: a Timeliness, or «later» for open tasks neither late nor due soon. mine: with a part of
    the reader's own agencies. owed: not yet handed in by the lead. obstacle: «open», «urgent» or «awaits_decision».
    due_from, due_until: half-open. since: only with changed («done»): what was finished after that moment. Cancelled
    tasks appear only when `state` or `timeliness` asks for them.
    """

    plan: str = ""
    agency: str = ""
    role: str = ""
    workstream: str = ""
    area: str = ""
    overseer: str = ""
    state: str = ""
    cell: str = ""
    timeliness: str = ""
    mine: bool = False
    appraised: bool = False
    owed: bool = False
    critical: bool = False
    obstacle: str = ""
    due_from: date | None = None
    due_until: date | None = None
    changed: str = ""
    since: datetime | None = None
    q: str = ""
    sort: str = ""
    page: int = 1

    def but(self, **changes: Any) -> "TaskFilter":
        """Return the same filter with some fields changed, on its first page."""
        return replace(self, **{"page": 1, **changes})

    def without(self, *names: str) -> "TaskFilter":
        """Return the same filter with some fields empty again, on its first page."""
        return self.but(**{name: _DEFAULTS[name] for name in names})

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of the fields that narrow the list."""
        return tuple(name for name in _given(self) if name not in {"sort", "page"})


# Every number of a page is a link of this kind, so the fields are looked up once.
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(TaskFilter)}


def query_string(task_filter: TaskFilter) -> str:
    """Return the filter as the query of an address, with its question mark; empty for the whole list."""
    pairs = {name: _written(value) for name, value in _given(task_filter).items()}
    return f"?{urlencode(pairs)}" if pairs else ""


def _given(task_filter: TaskFilter) -> dict[str, Any]:
    pairs = ((name, getattr(task_filter, name), default) for name, default in _DEFAULTS.items())
    return {name: value for name, value, default in pairs if value != default}


def _written(value: Any) -> str:
    if value is True:
        return "1"
    return value.isoformat() if isinstance(value, date) else str(value)
