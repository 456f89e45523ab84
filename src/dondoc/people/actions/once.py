"""A form handed in twice makes one row and gets the same answer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from dondoc.journal import actions as journal
from dondoc.journal.actions import SubmissionRefused

Row = TypeVar("Row", bound=models.Model)


def make_once(
    make: Callable[[], Row],
    *,
    model: type[Row],
    instance_id: UUID | None,
    congress_id: int,
    by_id: int | None,
    purpose: str,
    content: Mapping[str, Any],
    now: datetime,
) -> Row:
    """Return the row `make` makes, or for a repeated submission the row it made the first time.

    Part of the caller's transaction. instance_id: None for callers that are no form (an intake, a command).
    Raises SubmissionRefused for a repeat with other content, and when the row of the first time is gone.
    """
    if instance_id is None:
        return make()
    submission, is_new = journal.accept_once(
        instance_id=instance_id, congress_id=congress_id, by_id=by_id, purpose=purpose, content=content, now=now
    )
    if is_new:
        row = make()
        journal.give_receipt(submission, {"row": row.pk})
        return row
    earlier = model._default_manager.filter(pk=submission.receipt.get("row")).first()
    if earlier is None:
        raise SubmissionRefused(submission)
    return earlier
