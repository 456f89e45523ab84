"""Give roles and take them back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.people.enums import Role
from dondoc.people.models import Membership
from dondoc.web.db import save_version


@transaction.atomic
def grant_role(
    *,
    congress_id: int,
    user: Any,
    role: Role,
    by_id: int | None,
    now: datetime,
    agency_id: int | None = None,
    function_title: str = "",
) -> Membership:
    """Give a person a role in a congress; a role that is held already is returned as it is."""
    held = Membership.objects.filter(
        congress_id=congress_id, user=user, role=role, agency_id=agency_id, ended_at__isnull=True
    ).first()
    if held is not None:
        return held
    membership = Membership.objects.create(
        congress_id=congress_id,
        user=user,
        role=role,
        agency_id=agency_id,
        function_title=function_title,
        started_at=now,
    )
    _record(membership, "people.role.granted", by_id, now)
    return membership


@transaction.atomic
def end_role(*, membership: Membership, by_id: int, now: datetime) -> None:
    """End a role; it stays in the records and opens nothing from the next request on."""
    save_version(membership, expected_ver=membership.ver, changes={"ended_at": now})
    _record(membership, "people.role.ended", by_id, now)


def _record(membership: Membership, verb: str, by_id: int | None, now: datetime) -> None:
    journal.record(
        congress_id=membership.congress_id,
        verb=verb,
        target=membership,
        label=Role(membership.role).label,
        by_id=by_id,
        now=now,
        details={"user": membership.user_id, "role": membership.role, "agency": membership.agency_id},
    )
