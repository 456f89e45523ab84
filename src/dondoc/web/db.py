"""What SQLite and PostgreSQL do differently stands here, and the columns every row of a congress carries."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections, migrations, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import F, QuerySet


class CongressRow(models.Model):
    """A row that belongs to one congress and can be edited.

    `ver` counts the saved versions; a form sends back the one it showed, so that no edit is lost unseen.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    ver = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class StaleVersion(Exception):
    """Raised when a row was saved by somebody else since it was shown; carries the row as it is now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(f"{current._meta.label} {current.pk} is at version {current.ver}")
        self.current = current


def save_version(row: models.Model, *, expected_ver: int, changes: Mapping[str, Any]) -> None:
    """Save `changes` on the row if nobody saved it since `expected_ver`, and bring the instance up to date.

    Raises StaleVersion, with nothing written, when the stored version is another one.
    """
    model = type(row)
    updated = model._default_manager.filter(pk=row.pk, ver=expected_ver).update(ver=F("ver") + 1, **changes)
    if updated != 1:
        raise StaleVersion(model._default_manager.get(pk=row.pk))
    for name, value in changes.items():
        setattr(row, name, value)
    row.ver = expected_ver + 1


def locked(rows: QuerySet) -> QuerySet:
    """Return the rows locked until the end of the transaction.

    PostgreSQL locks the rows. SQLite has locked the whole file at BEGIN IMMEDIATE already.
    """
    return rows.select_for_update(of=("self",)) if connection.features.has_select_for_update else rows


def gather_statistics() -> None:
    """Let the database look at its tables anew, after very many rows came in; it plans by what it finds."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything inside as it stood at one moment, without holding up anybody who writes."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = usual


def insert_many(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model and give them their ids, in their order, inside the caller's transaction.

    For very many rows: what `bulk_create` does without building a statement per batch, which is most of its time. The
    database's constraints judge the rows as ever; no signal is sent, as none is by `bulk_create`.
    """
    if not rows:
        return
    if not connection.in_atomic_block:
        raise RuntimeError("many rows are inserted in the transaction of what brings them")
    model = type(rows[0])
    for row, pk in zip(rows, next_ids(model, len(rows)), strict=True):
        row.pk = pk
        row._state.adding = False
        row._state.db = connection.alias
    names = [field.attname for field in model._meta.concrete_fields]
    insert_values(model, names, [[getattr(row, name) for name in names] for row in rows])


def insert_values(model: type[models.Model], names: Sequence[str], values: Sequence[Sequence[Any]]) -> None:
    """Insert rows given as values of these columns, ids among them, inside the caller's transaction."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    stores = [_stored_by(fields[name]) for name in names]
    stored = [[store(value) for store, value in zip(stores, row, strict=True)] for row in values]
    quote = connection.ops.quote_name
    table, columns = quote(model._meta.db_table), ", ".join(quote(fields[name].column) for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # COPY goes past Django's cursor, so its errors are turned into Django's here.
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in stored:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", stored)  # noqa: S608 -- our names


def _stored_by(field: models.Field) -> Callable[[Any], Any]:
    """Return what makes a field's value into a stored one; numbers and texts are stored as they are."""
    target = field.target_field if field.is_relation else field
    if isinstance(target, models.IntegerField | models.CharField | models.TextField | models.BooleanField):
        return _as_it_is
    database = connections[connection.alias]
    return lambda value: field.get_db_prep_save(value, database)


def _as_it_is(value: Any) -> Any:
    return value


def next_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Return ids nobody else gets: from the sequence; where there is none, under the lock of the only writer."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = f"SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, {count})"  # noqa: S608
            cursor.execute(sequence, [table, model._meta.pk.column])
            return [number for (number,) in cursor.fetchall()]
        # AUTOINCREMENT never gives an id twice, not even one whose row is gone; the table of its last ids says so.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    return range(first, first + count)


def plain_rows(rows: QuerySet) -> list[tuple[Any, ...]]:
    """Return rows of numbers and texts as the database hands them out; for very many, whose making costs most."""
    try:
        statement, params = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())


def least_of_each(rows: QuerySet, *, groups: Sequence[str], of: str) -> list[tuple[Any, ...]]:
    """Return each group with its least value, of rows that are grouped already; the ORM groups no groups again."""
    database = connections[rows.db]
    inner, params = rows.order_by().query.get_compiler(rows.db).as_sql()
    named, least = ", ".join(map(database.ops.quote_name, groups)), database.ops.quote_name(of)
    statement = f"SELECT {named}, MIN({least}) FROM ({inner}) AS found GROUP BY {named}"  # noqa: S608 -- our names
    read = rows.model._meta.get_field(of).to_python
    with database.cursor() as cursor:
        cursor.execute(statement, params)
        return [(*found[:-1], read(found[-1])) for found in cursor.fetchall()]


def append_only(table: str) -> migrations.RunPython:
    """Return a migration step after which the database refuses UPDATE and DELETE on the table."""
    return migrations.RunPython(_on_each_engine(_append_only_sql(table)), _on_each_engine(_drop_sql(table)))


def _on_each_engine(statements: Mapping[str, list[str]]) -> Callable:
    def run(apps: Any, schema_editor: Any) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


def _append_only_sql(table: str) -> dict[str, list[str]]:
    message = f"{table} is append-only"
    return {
        "sqlite": [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for verb in ("UPDATE", "DELETE")
        ],
        "postgresql": [
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger AS $$ "
            f"BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation'; END $$ LANGUAGE plpgsql",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        ],
    }


def _drop_sql(table: str) -> dict[str, list[str]]:
    return {
        "sqlite": [f"DROP TRIGGER {table}_no_{verb}" for verb in ("update", "delete")],
        "postgresql": [f"DROP TRIGGER {table}_append_only ON {table}", f"DROP FUNCTION {table}_refuse()"],
    }


_migrated = False


def waiting_migrations() -> int:
    """Return how many steps the database lacks; asked in full until there are none, then only that it answers."""
    global _migrated
    connection.ensure_connection()
    if _migrated:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return 0
    loader = MigrationLoader(connection)
    waiting = len(set(loader.disk_migrations) - set(loader.applied_migrations))
    _migrated = waiting == 0
    return waiting


def new_instance_id() -> str:
    """Return a fresh id for one submission, to be sent along with the form it was rendered into."""
    return str(uuid.uuid4())


def replica_lag_seconds(alias: str) -> float | None:
    """Return how far a streaming replica is behind its primary; 0 when it has replayed all it received.

    None when the server behind `alias` is no replica that follows somebody.
    """
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT pg_is_in_recovery(), pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn(),"
            " EXTRACT(EPOCH FROM clock_timestamp() - pg_last_xact_replay_timestamp()),"
            " EXISTS (SELECT 1 FROM pg_stat_wal_receiver)"
        )
        follows, is_level, behind, is_fed = cursor.fetchone()
    if not follows or not is_fed:
        return None
    return 0.0 if is_level else float(behind or 0.0)
