"""From nothing to a congress under review: the founder, the draft and the first plan, all or nothing."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.archive import queries as archive_queries
from dondoc.archive.actions import IntakeRefused
from dondoc.congress.actions import add_block
from dondoc.congress.enums import EventCode
from dondoc.editions.actions import found_congress
from dondoc.kit.digest import sha256_of_bytes
from dondoc.kit.vietnamese import fold
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.plans.actions.intake import begin_intake
from dondoc.plans.reading import Reading


@transaction.atomic
def found_from_plan(
    *, name: str, opening_on: date, reading: Reading, instance_id: UUID, founder: Any, now: datetime
) -> tuple[Any, bool]:
    """Make a draft congress, seat its founder as secretariat and administrator, and open the review of its first plan.

    Returns the intake and whether it is new: the same submission again, or the same file under the same name and day,
    leads to the intake that exists. Raises IntakeRefused when nothing was read that a congress could begin with.
    """
    earlier = _earlier(name=name, opening_on=opening_on, reading=reading, instance_id=instance_id, founder=founder)
    if earlier is not None:
        return earlier, False
    if not reading.draft.tasks:
        raise IntakeRefused(
            _("Chưa đọc được nhiệm vụ nào. Kiểm tra đúng tệp, hoặc dán phần giao nhiệm vụ vào ô văn bản.")
        )
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
    return begin_intake(
        congress=congress,
        reading=reading,
        instance_id=instance_id,
        by_id=founder.pk,
        now=now,
        founds_congress=True,
    )


def _earlier(*, name: str, opening_on: date, reading: Reading, instance_id: UUID, founder: Any) -> Any | None:
    same = archive_queries.intake_by_instance(str(instance_id))
    if same is not None and same.created_by_id == founder.pk:
        return same
    founded = archive_queries.live_foundings(founder.pk, sha256=sha256_of_bytes(reading.content))
    alike = [one for one in founded if one.congress.opening_on == opening_on and fold(one.congress.name) == fold(name)]
    return alike[0] if alike else None
