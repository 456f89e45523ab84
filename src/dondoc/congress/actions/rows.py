"""How a row of a congress's setting is added, changed and removed: once, seen, noted."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.people.actions.once import make_once
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import StaleVersion, locked, save_version

Row = TypeVar("Row", bound=Model)


class SettingRefused(ActionRefused):
    """Raised when a row of the congress's setting cannot be so; the sentence names what it clashes with."""


def add_row(
    model: type[Row],
    values: Mapping[str, Any],
    *,
    congress_id: int,
    verb: str,
    clash: ActionRefused,
    by_id: int | None,
    now: datetime,
    instance_id: UUID | None = None,
) -> Row:
    """Add a row in the caller's transaction and note it; raise `clash` when the database holds one like it."""

    def make() -> Row:
        try:
            with transaction.atomic():
                row = model._default_manager.create(congress_id=congress_id, **values)
        except IntegrityError:
            raise clash from None
        note(row, verb, by_id=by_id, now=now)
        return row

    return make_once(
        make,
        model=model,
        instance_id=instance_id,
        congress_id=congress_id,
        by_id=by_id,
        purpose=verb,
        content=plain(values),
        now=now,
    )


def change_row(
    row: Model,
    changes: Mapping[str, Any],
    *,
    expected_ver: int,
    verb: str,
    clash: ActionRefused,
    by_id: int,
    now: datetime,
) -> None:
    """Save changes on a row in the caller's transaction and note them. Raises StaleVersion, or `clash`."""
    before = plain({name: getattr(row, name) for name in changes})
    try:
        with transaction.atomic():
            save_version(row, expected_ver=expected_ver, changes=changes)
    except IntegrityError:
        raise clash from None
    after = plain(changes)
    changed = sorted(name for name in after if after[name] != before[name])
    details = {"before": {name: before[name] for name in changed}, "after": {name: after[name] for name in changed}}
    note(row, verb, by_id=by_id, now=now, details=details)


def remove_row(row: Row, *, expected_ver: int, verb: str, by_id: int, now: datetime) -> None:
    """Delete a row in the caller's transaction and note what it said.

    Raises StaleVersion when it was changed since it was shown, SettingRefused while something else refers to it.
    """
    held = locked(type(row)._default_manager.filter(pk=row.pk)).first()
    if held is None:
        return
    if held.ver != expected_ver:
        raise StaleVersion(held)
    details = plain({field.name: getattr(held, field.name) for field in held._meta.fields if field.name != "congress"})
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        sentence = _("«%(name)s» đang được dùng, chưa bỏ được. Chuyển các nội dung ấy trước.") % {"name": held}
        raise SettingRefused(sentence) from None
    note(held, verb, by_id=by_id, now=now, details=details)


def note(row: Model, verb: str, *, by_id: int | None, now: datetime, details: Mapping[str, Any] | None = None) -> None:
    """Write what was done with a row into the journal."""
    journal.record(
        congress_id=row.congress_id, verb=verb, target=row, label=str(row), by_id=by_id, now=now, details=details
    )


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON knows them: rows as ids, days and times as ISO text."""
    return {
        name: value.pk if isinstance(value, Model) else value.isoformat() if isinstance(value, date | time) else value
        for name, value in values.items()
    }
