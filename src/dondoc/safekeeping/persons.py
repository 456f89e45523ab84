"""Find everything an installation holds about one person, whatever the room, and hand it over in readable files."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext

from dondoc.journal import actions as journal
from dondoc.journal.queries import entries_by_person
from dondoc.journal.rules.describe import sentence_of

INSTALLATION = 0
# What opens doors is handed to nobody, not even to its owner.
_SECRET = frozenset({"password", "token_hash", "pin_hash", "code_hash", "secret", "claim", "session_key"})
_SECRET_OF = {"mfa_authenticator": "data"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def rows_about(user: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the account and every row that points to it, by table; secrets are left out."""
    found = {user._meta.db_table: [_readable(user)]}
    for relation in user._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)):
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: user.pk}).order_by("pk")
        known = found.setdefault(relation.related_model._meta.db_table, [])
        known += [row for row in map(_readable, rows) if row not in known]
    found["journal"] = list(_deeds(user.pk))
    return {table: rows for table, rows in found.items() if rows}


@transaction.atomic
def hand_over(*, user: Any, folder: Path, by_id: int | None, now: datetime) -> int:
    """Write everything about a person into a new folder, as one JSON file and a CSV file per table; return the rows.

    That it was handed over stands in the journal. Raises FileExistsError.
    """
    folder.mkdir(parents=True, mode=0o700)
    found = rows_about(user)
    text = json.dumps({"made_at": now.isoformat(), "tables": found}, ensure_ascii=False, indent=1, default=str)
    (folder / "person.json").write_text(text, encoding="utf-8")
    for table, rows in found.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    journal.record(
        congress_id=INSTALLATION, verb="people.account.exported", target=user, label=f"#{user.pk}", by_id=by_id, now=now
    )
    return sum(map(len, found.values()))


def mentions(words: str) -> list[tuple[str, int]]:
    """Return table and id of every row in whose texts the words occur: what no machine may decide about."""
    if not words.strip():
        return []
    found = []
    spelled = {words, json.dumps(words)[1:-1]}  # SQLite keeps JSON with its letters escaped
    for model in apps.get_models(include_auto_created=True):
        kinds = (models.CharField, models.TextField, models.JSONField)
        wanted = models.Q()
        for field in model._meta.concrete_fields:
            if isinstance(field, kinds) and not field.primary_key:
                for spelling in spelled if isinstance(field, models.JSONField) else {words}:
                    wanted |= models.Q(**{f"{field.name}__icontains": spelling})
        if wanted:
            rows = model._base_manager.filter(wanted).order_by("pk").values_list("pk", flat=True)
            found += [(model._meta.db_table, pk) for pk in rows]
    return found


def _deeds(user_id: int) -> Iterator[dict[str, Any]]:
    for entry in entries_by_person(user_id):
        sentence = sentence_of(verb=entry.verb, label=entry.target_label, details=entry.details)
        yield {
            "at": timezone.localtime(entry.at).isoformat(timespec="seconds"),
            "congress": entry.congress_id,
            "sequence": entry.sequence,
            "what": gettext(sentence.template) % sentence.values,
        }


def _readable(row: models.Model) -> dict[str, Any]:
    return {
        field.attname: _value(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in _SECRET and field.name != _SECRET_OF.get(row._meta.db_table)
    }


def _value(value: Any) -> Any:
    return timezone.localtime(value).isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _harmless(value: Any) -> Any:
    """Return text that no spreadsheet takes for a formula."""
    text = json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA_STARTS) else text
