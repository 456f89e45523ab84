"""What SQLite and PostgreSQL do differently stands here, and the columns every row of a congress carries."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.db import connection, migrations, models
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
