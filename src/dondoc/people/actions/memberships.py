"""Give roles and take them back."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Permission, Role
from dondoc.people.models import Membership
from dondoc.people.rules.roles import GRANTS, needs_agency
from dondoc.web.db import locked, save_version


class MembershipRefused(ActionRefused):
    """Raised when a role cannot be given or taken back."""


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
    """Give a person a role in a congress; a role that is held already is returned as it is.

    Raises MembershipRefused when the role stands for an agency and none is named.
    """
    if needs_agency(role) and agency_id is None:
        raise MembershipRefused(_("Chọn cơ quan mà người này làm đầu mối hoặc thẩm định"), field="agency")
    mine = Membership.objects.filter(
        congress_id=congress_id, user=user, role=role, agency_id=agency_id, ended_at__isnull=True
    )
    held = mine.first()
    if held is not None:
        return held
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                congress_id=congress_id,
                user=user,
                role=role,
                agency_id=agency_id,
                function_title=one_line(function_title)[:160],
                started_at=now,
            )
    except IntegrityError:
        return mine.get()
    _note(membership, "people.membership.granted", by_id, now)
    return membership


@transaction.atomic
def end_role(*, membership: Membership, by_id: int, now: datetime) -> None:
    """End a role; it stays in the records and opens nothing from the next request on. Ending it again changes nothing.

    Raises MembershipRefused for the last role that can give roles: nobody could let anyone in afterwards.
    """
    managing = [role for role, permissions in GRANTS.items() if Permission.MANAGE_MEMBERS in permissions]
    live = Membership.objects.filter(congress_id=membership.congress_id, ended_at__isnull=True)
    rows = list(locked(live.filter(role__in=managing).order_by("pk")))
    held = locked(Membership.objects.filter(pk=membership.pk)).get()
    if held.ended_at is not None:
        return
    if held.role in managing and len(rows) == 1:
        raise MembershipRefused(_("Đây là người quản trị duy nhất. Giao vai trò Quản trị cho người khác trước."))
    save_version(held, expected_ver=held.ver, changes={"ended_at": now})
    _note(held, "people.membership.ended", by_id, now)


def _note(membership: Membership, verb: str, by_id: int | None, now: datetime) -> None:
    journal.record(
        congress_id=membership.congress_id,
        verb=verb,
        target=membership,
        label=str(Role(membership.role).label),
        by_id=by_id,
        now=now,
        details={"user": membership.user_id, "role": membership.role, "agency": membership.agency_id},
    )
