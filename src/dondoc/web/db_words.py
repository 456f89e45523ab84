"""An index of the words of a column, the part of web/db.py for search; kept by the database itself.

The column holds what `kit.words.searchable` made, so a word is what stands between two blanks, on both databases.
SQLite keeps a table of its own beside (FTS5), by triggers; PostgreSQL a generated column with a GIN index. Where FTS5
is missing the texts themselves are read: the same is found, only slower.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, migrations, transaction
from django.db.models import Lookup, QuerySet, TextField

_CHUNK_ROWS = 2000
_VERBS = ("insert", "update", "delete")
_kept: dict[str, str] = {}


def keep_words(table: str, column: str) -> None:
    """Name a column whose words are kept; a migration step of `index_words` makes what keeps them."""
    _kept[table] = column


def index_words(table: str, column: str) -> migrations.RunPython:
    """Return a migration step after which the database keeps an index of the words of a column."""

    def make(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for statement in _postgres_sql(table, column):
                schema_editor.execute(statement)
        else:
            _keep_on_sqlite(schema_editor.connection, table, column)

    def drop(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN {column}_words")
            return
        for verb in _VERBS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_words_{verb}")
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}_words")

    return migrations.RunPython(make, drop)


def rewrite_texts(table: str, column: str, change: Callable[[str], str]) -> migrations.RunPython:
    """Return a migration step that gives every row of a table the changed text of a column."""

    def run(apps: Any, schema_editor: Any) -> None:
        last = 0
        read = f"SELECT id, {column} FROM {table} WHERE id > %s ORDER BY id LIMIT {_CHUNK_ROWS}"  # noqa: S608 -- our names
        with schema_editor.connection.cursor() as cursor:
            while True:
                cursor.execute(read, [last])
                rows = cursor.fetchall()
                if not rows:
                    return
                last = rows[-1][0]
                changed = [(new, pk) for pk, old in rows if (new := change(old)) != old]
                if changed:
                    cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE id = %s", changed)  # noqa: S608

    return migrations.RunPython(run, migrations.RunPython.noop)


def _postgres_sql(table: str, column: str) -> list[str]:
    # No parser of PostgreSQL looks at the text: its own idea of a word is another one than SQLite's.
    words = f"array_to_tsvector(array_remove(string_to_array({column}, ' '), ''))"
    return [
        f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {column}_words tsvector GENERATED ALWAYS AS ({words}) STORED",
        # A short list of what is not sorted in yet: a search reads all of it.
        f"CREATE INDEX {table}_words ON {table} USING gin ({column}_words) WITH (gin_pending_list_limit = 256)",
    ]


def _sqlite_sql(table: str, column: str) -> list[str]:
    new, old = f"(new.id, new.{column})", f"('delete', old.id, old.{column})"
    put_in = f"INSERT INTO {table}_words (rowid, {column}) VALUES {new};"  # noqa: S608 -- our names, here and below
    take_out = f"INSERT INTO {table}_words ({table}_words, rowid, {column}) VALUES {old};"  # noqa: S608
    return [
        # Beginnings of up to six signs have lists of their own: without them those of all words would be merged.
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_words USING fts5({column}, content='{table}', content_rowid='id', "
        "tokenize='ascii', detail='none', prefix='1 2 3 4 5 6')",
        f"CREATE TRIGGER IF NOT EXISTS {table}_words_insert AFTER INSERT ON {table} BEGIN {put_in} END",
        f"CREATE TRIGGER IF NOT EXISTS {table}_words_update AFTER UPDATE OF {column} ON {table} "
        f"WHEN old.{column} IS NOT new.{column} BEGIN {take_out} {put_in} END",
        f"CREATE TRIGGER IF NOT EXISTS {table}_words_delete AFTER DELETE ON {table} BEGIN {take_out} END",
    ]


def mend_words(*, alias: str = DEFAULT_DB_ALIAS, anew: bool = False) -> None:
    """Bring back what keeps the words where it is gone, and with it the index; `anew`: the index in any case.

    SQLite drops the triggers of a table with the old table whenever a migration makes it anew.
    """
    connection = connections[alias]
    tables = set(connection.introspection.table_names())
    for table, column in _kept.items():
        if table not in tables:
            continue
        if connection.vendor == "postgresql":
            if anew:
                with transaction.atomic(using=alias), connection.cursor() as cursor:
                    cursor.execute(f"DROP INDEX IF EXISTS {table}_words")
                    for statement in _postgres_sql(table, column):
                        cursor.execute(statement)
        elif has_fts5(connection) and (anew or _sqlite_fault(connection, table)):
            with transaction.atomic(using=alias):
                _keep_on_sqlite(connection, table, column)


def mend_after_migrations(*, using: str = DEFAULT_DB_ALIAS, **_news: Any) -> None:
    """Hear that migrations ended."""
    if connections[using].vendor == "sqlite":
        mend_words(alias=using)


def word_faults(*, deep: bool, alias: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return the tables whose index of words is out of step. deep: also hold every word against the texts (SQLite)."""
    connection = connections[alias]
    fault = _postgres_fault if connection.vendor == "postgresql" else _sqlite_fault
    if connection.vendor == "sqlite" and not has_fts5(connection):
        return []
    tables = set(connection.introspection.table_names())
    return [
        table
        for table in _kept
        if table in tables
        and (fault(connection, table) or (deep and connection.vendor == "sqlite" and _differs(connection, table)))
    ]


def reads_every_text(*, alias: str = DEFAULT_DB_ALIAS) -> bool:
    """Say whether this machine's SQLite has no FTS5, so that a search reads every text."""
    return connections[alias].vendor == "sqlite" and not has_fts5(connections[alias])


def has_fts5(connection: Any) -> bool:
    """Say whether this SQLite was built with FTS5; asked past Django, as it is asked while a query is being made."""
    connection.ensure_connection()
    found = connection.connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
    return found.fetchone() is not None


def _keep_on_sqlite(connection: Any, table: str, column: str) -> None:
    if not has_fts5(connection):
        return
    with connection.cursor() as cursor:
        for statement in _sqlite_sql(table, column):
            cursor.execute(statement)
        cursor.execute(f"INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')")  # noqa: S608 -- our names


def _sqlite_fault(connection: Any, table: str) -> bool:
    """Say whether the index, a trigger or a row in it is missing."""
    needed = [f"{table}_words", *(f"{table}_words_{verb}" for verb in _VERBS)]
    marks = ", ".join(["%s"] * len(needed))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM sqlite_master WHERE name IN ({marks})", needed)  # noqa: S608 -- only marks
        if cursor.fetchone()[0] != len(needed):
            return True
        cursor.execute(
            f"SELECT (SELECT COUNT(*) FROM {table}) <> (SELECT COUNT(*) FROM {table}_words_docsize)"  # noqa: S608
        )
        return bool(cursor.fetchone()[0])


def _differs(connection: Any, table: str) -> bool:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except DatabaseError:
        return True
    return False


def _postgres_fault(connection: Any, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
            " WHERE c.relname = %s AND i.indisvalid AND i.indisready AND a.attgenerated = 's'",
            [f"{table}_words"],
        )
        return cursor.fetchone()[0] == 0


def newest_with_words(rows: QuerySet, column: str, words: Sequence[str], *, most: int) -> list[int]:
    """Return the ids of the rows that have all words, the newest first, and no more than `most` of them.

    What the index holds is read from its end and only as far as needed, however many rows a word has.
    """
    model = rows.model
    table, connection = model._meta.db_table, connections[rows.db]
    if connection.vendor == "postgresql" or not _is_indexed(connection, table):
        found = rows.filter(**{f"{column}__has_words": words}).order_by("-pk")
    else:
        found = rows.order_by().extra(  # noqa: S610 -- our names; the words are a parameter
            tables=[f"{table}_words"],
            where=[f"{table}_words MATCH %s", f"{table}_words.rowid = {table}.id"],
            params=[_matching(words)],
            order_by=[f"-{table}_words.rowid"],
        )
    return list(found.values_list("pk", flat=True)[:most])


class _Words(Lookup):
    """A condition on words as `kit.words.asked_words` returns them."""

    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Look into each row's own text."""
        text, _none = self.process_lhs(compiler, connection)
        conditions = " AND ".join([f"' ' || {text} LIKE %s"] * len(self.rhs))
        return f"({conditions})", [f"% {word}%" for word in self.rhs]


@TextField.register_lookup
class ReadsWords(_Words):
    """Each word begins a word of the row: found by reading the row, for when few rows are looked at anyway."""

    lookup_name = "reads_words"


@TextField.register_lookup
class HasWords(_Words):
    """Each word begins a word of the row: found by the index of a column named to `keep_words`."""

    lookup_name = "has_words"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Let FTS5 name the rows."""
        table = self.lhs.target.model._meta.db_table
        if not _is_indexed(connection, table):
            return self.as_sql(compiler, connection)
        own = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{connection.ops.quote_name('id')}"
        found = f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH %s"  # noqa: S608 -- our names
        return f"{own} IN ({found})", [_matching(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Ask the generated column."""
        column = connection.ops.quote_name(f"{self.lhs.target.column}_words")
        asked = " & ".join(f"'{word}':*" for word in self.rhs)
        return f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{column} @@ %s::tsquery", [asked]


def _matching(words: Iterable[str]) -> str:
    """Return a question of FTS5: between its quotes stand only letters and digits, never an operator."""
    return " AND ".join(f'"{word}"*' for word in words)


def _is_indexed(connection: Any, table: str) -> bool:
    """Say whether FTS5 can be asked; past Django, as it is asked while a query is being made."""
    if not has_fts5(connection):
        return False
    found = connection.connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [f"{table}_words"])
    return found.fetchone() is not None
