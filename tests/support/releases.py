"""Data as a past release left them, put into a database of that release's shape: `python -m tests.support.releases`.

Run as a program it does one step in the installation of its environment: `write FILE` keeps the rows of the release
that is installed now (done once, when it is published), `read FILE` makes a database of that release with its rows,
`board` opens the board of every congress as its secretariat and prints the status of each answer.
"""

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "data" / "releases"
# Made anew by every installation, or of no worth after it ended.
LEFT_OUT = {"contenttypes.contenttype", "sessions.session", "auth.permission"}


def load(path: Path) -> dict[str, Any]:
    """Return what a file says: the last migration of each app, and the rows by model."""
    return json.loads(gzip.decompress(path.read_bytes()))


def write(path: Path) -> None:
    """Keep the rows of this installation."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    leaves = dict(sorted(MigrationLoader(connection).graph.leaf_nodes()))
    rows = {
        model._meta.label_lower: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in LEFT_OUT
    }
    text = json.dumps({"migrations": leaves, "rows": rows}, default=_text_of, ensure_ascii=False, sort_keys=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _text_of(value: Any) -> str:
    """Return moments with all their microseconds: the journal's hashes cover them."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def read(path: Path) -> None:
    """Bring an empty database to the shape of that release and put its rows in."""
    from django.core.management import call_command
    from django.core.management.color import no_style
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    kept = load(path)
    targets = sorted(kept["migrations"].items())
    MigrationExecutor(connection).migrate(targets)
    state = MigrationExecutor(connection).loader.project_state(targets)
    with transaction.atomic():
        for label, rows in kept["rows"].items():
            model = state.apps.get_model(label)
            fields = {field.attname: field for field in model._meta.concrete_fields}
            made = [model(**{name: fields[name].to_python(value) for name, value in row.items()}) for row in rows]
            model._base_manager.bulk_create(made, batch_size=200)
    models = [state.apps.get_model(label) for label in kept["rows"]]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    call_command("createcachetable", verbosity=0)


def board() -> None:
    """Open the board of each congress."""
    from django.test import Client

    from dondoc.editions.models import Congress
    from dondoc.people.models import Membership

    for congress in Congress.objects.order_by("pk"):
        person = Membership.objects.filter(congress=congress, role="secretariat", ended_at=None).order_by("pk")[0].user
        client = Client(SERVER_NAME="localhost")
        client.force_login(person)
        print(client.get(f"/c/{congress.slug}/").status_code, flush=True)


def main() -> None:
    """Do the step named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    import django

    django.setup()
    step, *paths = sys.argv[1:]
    {"write": write, "read": read, "board": board}[step](*map(Path, paths))


if __name__ == "__main__":
    main()
