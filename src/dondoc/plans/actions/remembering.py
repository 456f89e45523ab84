"""Remember what a secretary answered, so that the next paper need not ask again; and forget it on request."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.plans.models import RememberedAnswer
from dondoc.plans.rules.doubts import Doubt
from dondoc.plans.rules.remembering import Remembered, worth_remembering


@transaction.atomic
def remember_answers(*, intake: Any, doubts: Sequence[Doubt], by_id: int, now: datetime) -> int:
    """Keep what the answers to a paper teach for the congress; return how many are new or changed.

    A remembered answer that was only applied again stays as it is, with its day. Part of the transaction that takes
    the paper in.
    """
    own = [doubt for doubt in doubts if doubt.answer and doubt.remembered_on is None]
    changed = [row for one in worth_remembering(own) if (row := _keep(intake, one, by_id=by_id, now=now)) is not None]
    journal.record_many(
        congress_id=intake.congress_id,
        verb="plans.answer.remembered",
        about=[(row, row.words, {"kind": row.kind, "answer": row.answer}) for row in changed],
        by_id=by_id,
        now=now,
    )
    return len(changed)


@transaction.atomic
def forget_answer(*, answer: RememberedAnswer, by_id: int, now: datetime) -> None:
    """No longer fill this answer in; plans taken in with it stay as they are."""
    details = {"kind": answer.kind, "answer": answer.answer, "answered_at": answer.answered_at.isoformat()}
    journal.record(
        congress_id=answer.congress_id,
        verb="plans.answer.forgotten",
        target=answer,
        label=answer.words,
        by_id=by_id,
        now=now,
        details=details,
    )
    answer.delete()


def forget_answers_of(*, intake_id: int) -> None:
    """Forget what an undone intake taught; the entry of its undoing stands for it."""
    RememberedAnswer.objects.filter(intake_id=intake_id).delete()


def _keep(intake: Any, one: Remembered, *, by_id: int, now: datetime) -> RememberedAnswer | None:
    """Store one answer and return its row; None when it is remembered already, word for word."""
    kind, key = one.key
    values = {
        "words": one.words[:300],
        "answer": one.answer[:300],
        "intake_id": intake.pk,
        "answered_by_id": by_id,
        "answered_at": now,
    }
    row, is_new = RememberedAnswer.objects.get_or_create(
        congress_id=intake.congress_id, kind=kind, key=key[:200], defaults=values
    )
    if is_new:
        return row
    if row.answer == values["answer"]:
        return None
    for name, value in values.items():
        setattr(row, name, value)
    row.ver += 1
    row.save()
    return row
