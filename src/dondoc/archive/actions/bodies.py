"""The bodies in whose name papers go out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.archive.actions.shared import PaperRefused
from dondoc.archive.models import IssuingBody
from dondoc.journal import actions as journal
from dondoc.web.db import locked, save_version


@transaction.atomic
def add_body(*, congress_id: int, code: str, by_id: int | None, now: datetime, **values: Any) -> IssuingBody:
    """Add an issuing body; the first one of a congress becomes its default. Raises PaperRefused for a code in use."""
    is_first = not IssuingBody.objects.filter(congress_id=congress_id).exists()
    try:
        with transaction.atomic():
            body = IssuingBody.objects.create(congress_id=congress_id, code=code, is_default=is_first, **values)
    except IntegrityError as error:
        raise PaperRefused(_("Mã này đã có cơ quan ban hành khác dùng. Chọn mã khác."), field="code") from error
    _record(body, "archive.body.added", by_id, now)
    return body


@transaction.atomic
def change_body(
    *, body: IssuingBody, expected_ver: int, changes: Mapping[str, Any], by_id: int | None, now: datetime
) -> None:
    """Save other words of a letterhead; papers issued before keep theirs. Raises StaleVersion."""
    save_version(body, expected_ver=expected_ver, changes=changes)
    _record(body, "archive.body.changed", by_id, now)


@transaction.atomic
def make_default(*, body: IssuingBody, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Make a body the one papers are issued by unless another is chosen. Raises StaleVersion."""
    # All bodies are held, in one order, so that two clerks take turns instead of making two defaults.
    bodies = list(locked(IssuingBody.objects.filter(congress_id=body.congress_id).order_by("pk")))
    others = [other.pk for other in bodies if other.is_default and other.pk != body.pk]
    IssuingBody.objects.filter(pk__in=others).update(is_default=False)
    save_version(body, expected_ver=expected_ver, changes={"is_default": True})
    _record(body, "archive.body.made_default", by_id, now)


def _record(body: IssuingBody, verb: str, by_id: int | None, now: datetime) -> None:
    journal.record(congress_id=body.congress_id, verb=verb, target=body, label=body.name, by_id=by_id, now=now)
