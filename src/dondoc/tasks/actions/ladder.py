"""Change a congress's ladder of urging."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.tasks.models import LadderStep
from dondoc.tasks.queries.urging import usual_ladder
from dondoc.web.db import save_version


@transaction.atomic
def change_step(
    *, congress_id: int, position: int, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime
) -> None:
    """Save how one step is taken; the first change of a congress stores its whole ladder. Raises StaleVersion."""
    LadderStep.objects.bulk_create(usual_ladder(congress_id), ignore_conflicts=True)
    step = LadderStep.objects.get(congress_id=congress_id, position=position)
    save_version(step, expected_ver=expected_ver, changes=changes)
    journal.record(
        congress_id=congress_id,
        verb="tasks.ladder.changed",
        target=step,
        label=str(step),
        by_id=by_id,
        now=now,
        details={name: str(value) for name, value in changes.items()},
    )
