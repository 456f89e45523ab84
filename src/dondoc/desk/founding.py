"""From nothing to a congress under review: the founder, the draft and the first plan, all or nothing."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dondoc.archive import queries as archive_queries
from dondoc.congress.actions import add_block
from dondoc.congress.enums import EventCode
from dondoc.editions.actions import found_congress
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.plans.actions.intake import begin_intake
from dondoc.plans.reading import Reading


@transaction.atomic
def found_from_plan(
    *, name: str, opening_on: date, reading: Reading, instance_id: UUID, founder: Any, now: datetime
) -> Any:
    """Make a draft congress, seat its founder as secretariat and administrator, and open the review of its first plan.

    The same submission again returns the intake it made.
    """
    earlier = archive_queries.intake_by_instance(str(instance_id))
    if earlier is not None and earlier.created_by_id == founder.pk:
        return earlier
    congress = found_congress(name=name, opening_on=opening_on, by_id=founder.pk, now=now)
    for role in (Role.SECRETARIAT, Role.ADMIN):
        grant_role(congress_id=congress.pk, user=founder, role=role, by_id=founder.pk, now=now)
    add_block(
        congress_id=congress.pk,
        day_on=opening_on,
        title=str(EventCode.OPENING.label),
        event=EventCode.OPENING,
        by_id=founder.pk,
        now=now,
    )
    intake, _ = begin_intake(
        congress=congress,
        reading=reading,
        instance_id=instance_id,
        by_id=founder.pk,
        now=now,
        founds_congress=True,
    )
    return intake
