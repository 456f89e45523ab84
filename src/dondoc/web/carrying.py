"""Every row of a congress as plain cells, and back, to be carried to another installation.

It knows no room by name: a table is carried when its rows belong to a congress, by a key of their own or through the
row they hang on, and its columns follow from the fields. Rows are numbered from 1 in each table, in the order in which
they were made, and refer to each other by these numbers; so the same rows read the same wherever they are.
"""

import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models

from dondoc.web.db import insert_values, next_ids

CONGRESS = "editions.congress"
_ABOUT = re.compile(r"([a-z]+\.[a-z]+):([0-9]+)")
_KEY_IN_JSON = re.compile(r"#([0-9]+)")
_TEXTS = models.CharField | models.TextField


Translate = Callable[[str, int], int | None]
Rewrite = Callable[[Any, Translate], Any]


class CellRefused(Exception):
    """Raised for a cell that cannot be a value of its column; carries a sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is carried. target: the table it points into, None for a plain value."""

    name: str
    field: models.Field
    target: str | None

    @property
    def is_text(self) -> bool:
        """Whether its cells hold words somebody typed."""
        return self.target is None and isinstance(self.field, _TEXTS | models.JSONField)


@dataclass(frozen=True)
class Table:
    """A table that is carried: its label («tasks.task»), its columns, and the way from a row to its congress."""

    label: str
    columns: tuple[Column, ...]
    path: str

    @property
    def room(self) -> str:
        """The room whose rows these are."""
        return self.label.partition(".")[0]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns of its file."""
        return ("id", *(column.name for column in self.columns))

    @cached_property
    def model(self) -> type[models.Model]:
        """Where the rows are stored."""
        return apps.get_model(self.label)

    def stored(self, congress_id: int) -> models.QuerySet:
        """Return the rows of a congress in the order in which they were made."""
        return self.model._default_manager.filter(**{self.path: congress_id}).order_by("pk")


@dataclass(slots=True)
class Ids:
    """Which stored row has which number, per table; a number is a place in the order of ids, from 1."""

    of_table: dict[str, array] = field(default_factory=dict)

    def number(self, label: str, pk: int) -> int | None:
        """Return the number of a row, None for one that is not carried."""
        ids = self.of_table.get(label, ())
        place = bisect_left(ids, pk)
        return place + 1 if place < len(ids) and ids[place] == pk else None

    def pk(self, label: str, number: int) -> int | None:
        """Return the id of the row with this number, None when the table has none."""
        ids = self.of_table.get(label, ())
        return ids[number - 1] if 0 < number <= len(ids) else None


@dataclass(frozen=True)
class Carriage:
    """The tables that are carried, and what refers to rows other than by a key.

    pointers: columns that hold the id of a row in a number, by label and column: the table, or a function of the row's
    values that names it. rewrites: columns of JSON that name rows inside; a rewrite is handed the value and what tells
    the other number of a row in a table, None for one that is not carried. instead: what is told in place of a column,
    where the stored value needs a row that stays.
    """

    tables: Mapping[str, Table]
    pointers: Mapping[tuple[str, str], str | Callable[[Mapping[str, Any]], str]]
    rewrites: Mapping[tuple[str, str], Rewrite]
    instead: Mapping[tuple[str, str], models.Expression]
    people: str


def carriage(
    *,
    left_out: Collection[str],
    people: str,
    pointers: Mapping[tuple[str, str], str | Callable[[Mapping[str, Any]], str]],
    rewrites: Mapping[tuple[str, str], Rewrite],
    instead: Mapping[tuple[str, str], models.Expression],
) -> Carriage:
    """Return what is carried of all rooms. left_out: labels of tables that stay where they are.

    Raises ValueError when a row cannot do without one that is left out.
    """
    carried = [model for model in apps.get_models() if model._meta.label_lower not in left_out and _path(model)]
    labels = {model._meta.label_lower for model in carried} | {people}
    tables = {model._meta.label_lower: _table(model, labels) for model in carried}
    return Carriage(tables=tables, pointers=pointers, rewrites=rewrites, instead=instead, people=people)


def congress_tables() -> set[str]:
    """Return the label of every table whose rows belong to a congress."""
    return {model._meta.label_lower for model in apps.get_models() if _path(model)}


def _path(model: type[models.Model]) -> str:
    keys = [one for one in model._meta.concrete_fields if isinstance(one, models.ForeignKey)]
    if any(one.name == "congress" and one.related_model._meta.label_lower == CONGRESS for one in keys):
        return "congress"
    hangs_on = (one for one in keys if one.remote_field.on_delete is models.CASCADE)
    return next((f"{one.name}__congress" for one in hangs_on if _path(one.related_model) == "congress"), "")


def _table(model: type[models.Model], labels: Collection[str]) -> Table:
    label, columns = model._meta.label_lower, []
    for one in model._meta.concrete_fields:
        if one.primary_key or one.name == "congress" or (isinstance(one, models.UUIDField) and one.unique):
            continue
        target = one.related_model._meta.label_lower if one.is_relation else None
        if target is not None and target not in labels:
            if not one.null:
                raise ValueError(f"{label}.{one.name} needs {target}, which is not carried")
            continue
        columns.append(Column(name=one.attname, field=one, target=target))
    return Table(label=label, columns=tuple(columns), path=_path(model))


def count_rows(carried: Carriage, congress_id: int, *, people_ids: Iterable[int]) -> Ids:
    """Return the numbers of every row of a congress, as its tables stand now."""
    ids = Ids({carried.people: array("q", sorted(people_ids))})
    for label, table in carried.tables.items():
        ids.of_table[label] = array("q", table.stored(congress_id).values_list("pk", flat=True).iterator())
    return ids


def people_in(carried: Carriage, congress_id: int) -> set[int]:
    """Return the ids of everybody a row of the congress names."""
    found: set[int] = set()
    for table in carried.tables.values():
        for column in table.columns:
            if column.target == carried.people:
                rows = table.stored(congress_id).filter(**{f"{column.name}__isnull": False})
                found.update(rows.order_by(column.name).values_list(column.name, flat=True).distinct())
    return found


def cells_of(carried: Carriage, table: Table, congress_id: int, ids: Ids) -> Iterator[list[str]]:
    """Return the rows of a table as cells, the number first; texts are as they are stored."""
    names = [column.name for column in table.columns]
    told = [carried.instead.get((table.label, name), models.F(name)) for name in names]
    rows = table.stored(congress_id).values_list("pk", *told)
    for number, (_pk, *values) in enumerate(rows.iterator(chunk_size=2000), start=1):
        row = dict(zip(names, values, strict=True))
        yield [
            str(number),
            *(_cell(carried, table, column, row, ids) for column in table.columns),
        ]


def _cell(carried: Carriage, table: Table, column: Column, row: Mapping[str, Any], ids: Ids) -> str:
    value = row[column.name]
    if value is None:
        return ""
    target = column.target or _pointed(carried, table, column, row)
    if target is not None:
        number = ids.number(target, value)
        return "" if number is None else str(number)
    if (table.label, column.name) in carried.rewrites:
        value = carried.rewrites[table.label, column.name](value, ids.number)
    elif column.name == "about":
        value = _about(value, ids.number)
    return written(value, column.field)


def written(value: Any, stored_in: models.Field) -> str:
    """Return a value as a cell."""
    if isinstance(stored_in, models.JSONField):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _pointed(carried: Carriage, table: Table, column: Column, row: Mapping[str, Any]) -> str | None:
    target = carried.pointers.get((table.label, column.name))
    return target(row) if callable(target) else target


def _about(text: str, translate: Callable[[str, int], int | None]) -> str:
    found = _ABOUT.fullmatch(text)
    if not found:
        return text
    other = translate(found[1], int(found[2]))
    return text if other is None else f"{found[1]}:{other}"


def keyed_by(label: str) -> Rewrite:
    """Return the rewrite of JSON in which «#12» means the row 12 of this table."""
    return lambda value, translate: _rekeyed(value, lambda number: translate(label, number))


def _rekeyed(value: Any, translate: Callable[[int], int | None]) -> Any:
    """Return JSON in which every text «#12» names the row by its other number."""
    if isinstance(value, str):
        found = _KEY_IN_JSON.fullmatch(value)
        other = translate(int(found[1])) if found else None
        return value if other is None else f"#{other}"
    if isinstance(value, list):
        return [_rekeyed(one, translate) for one in value]
    if isinstance(value, dict):
        return {name: _rekeyed(one, translate) for name, one in value.items()}
    return value


def reserve(carried: Carriage, counts: Mapping[str, int]) -> Ids:
    """Return an id for every row that will be written; no other writer gets them. People are not among them."""
    return Ids({label: array("q", next_ids(table.model, counts[label])) for label, table in carried.tables.items()})


def values_of(carried: Carriage, table: Table, cells: Sequence[str], ids: Ids) -> list[Any]:
    """Return the values of a row of cells, in the order of the columns. Raises CellRefused."""
    row: dict[str, Any] = {}
    for column, cell in zip(table.columns, cells[1:], strict=True):
        row[column.name] = _value(column, cell)
    for column in table.columns:
        row[column.name] = _pointing(carried, table, column, row, ids)
    return [row[column.name] for column in table.columns]


def insert(table: Table, rows: Sequence[Sequence[Any]], *, first: int, congress_id: int, ids: Ids) -> None:
    """Insert rows of values, numbered from `first`, into a congress."""
    model = table.model
    names = [model._meta.pk.attname, *(column.name for column in table.columns)]
    held = ids.of_table[table.label]
    extra: list[Callable[[], Any]] = []
    for one in model._meta.concrete_fields:
        if one.name == "congress":
            names.append(one.attname)
            extra.append(lambda: congress_id)
        elif one.attname not in names:
            names.append(one.attname)
            extra.append(uuid4 if isinstance(one, models.UUIDField) else _none)
    values = [[held[number - 1], *row, *(make() for make in extra)] for number, row in enumerate(rows, start=first)]
    insert_values(model, names, values)


def loading_of(room: str) -> Callable[..., None]:
    """Return the action by which a room takes rows of its own tables in: all of a room's writing stays in the room."""

    def load_rows(*, table: Table, rows: Sequence[Sequence[Any]], first: int, congress_id: int, ids: Ids) -> None:
        """Insert rows of values into a table of this room, numbered from `first`, in the import's transaction."""
        if table.room != room:
            raise ValueError(f"{table.label} is no table of {room}")
        insert(table, rows, first=first, congress_id=congress_id, ids=ids)

    return load_rows


def _none() -> None:
    return None


def _pointing(carried: Carriage, table: Table, column: Column, row: Mapping[str, Any], ids: Ids) -> Any:
    value = row[column.name]
    if value is None:
        return None
    target = column.target or _pointed(carried, table, column, row)
    if target is not None:
        pk = ids.pk(target, value)
        if pk is None:
            raise CellRefused(f"Cột {column.name} chỉ đến dòng {value}, không có trong bảng {target}.")
        return pk
    if (table.label, column.name) in carried.rewrites:
        try:
            return carried.rewrites[table.label, column.name](value, ids.pk)
        except (ValueError, TypeError, AttributeError):
            raise CellRefused(f"Cột {column.name} không đọc được.") from None
    return _about(value, ids.pk) if column.name == "about" else value


def _value(column: Column, cell: str) -> Any:
    stored_in = column.field
    if cell == "" and stored_in.null:
        return None
    try:
        value = int(cell) if column.target else _read(stored_in, cell)
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise CellRefused(f"Cột {column.name} không đọc được: «{cell[:40]}».") from None
    choices = {str(word) for word, _label in stored_in.flatchoices}
    if choices and value != "" and str(value) not in choices:
        raise CellRefused(f"Cột {column.name} có từ lạ: «{cell[:40]}».")
    most = getattr(stored_in, "max_length", None)
    if isinstance(value, str) and most is not None and len(value) > most:
        raise CellRefused(f"Cột {column.name} dài quá {most} chữ.")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise CellRefused(f"Cột {column.name} quá lớn: «{cell[:40]}».")
    return value


def _read(stored_in: models.Field, cell: str) -> Any:
    for kind, read in _READERS:
        if isinstance(stored_in, kind):
            return read(cell)
    raise TypeError(f"no cells for {type(stored_in).__name__}")


def _yes_or_no(cell: str) -> bool:
    if cell not in ("0", "1"):
        raise ValueError(cell)
    return cell == "1"


def _text(cell: str) -> str:
    if "\0" in cell:
        raise ValueError(cell)
    return cell


_READERS: tuple[tuple[type[models.Field], Callable[[str], Any]], ...] = (
    (models.BooleanField, _yes_or_no),
    (models.JSONField, json.loads),
    (models.DateTimeField, lambda cell: datetime.fromisoformat(cell).astimezone(UTC)),
    (models.DateField, date.fromisoformat),
    (models.TimeField, time.fromisoformat),
    (models.UUIDField, UUID),
    (models.IntegerField, int),
    (models.CharField, _text),
    (models.TextField, _text),
)
