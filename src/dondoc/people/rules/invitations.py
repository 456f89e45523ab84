"""How long an invitation works, and for what it may be given."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from dondoc.people.enums import Permission, Role
from dondoc.people.rules.roles import GRANTS, needs_agency

INVITATION_TIME = timedelta(hours=72)


class InvitationState(StrEnum):
    """Where an invitation stands."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def invitation_state(
    *, expires_at: datetime, used_at: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> InvitationState:
    """Say where an invitation stands at a moment; at `expires_at` itself it no longer works."""
    if used_at is not None:
        return InvitationState.USED
    if withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.OPEN if now < expires_at else InvitationState.EXPIRED


def roles_offered_by(permissions: Iterable[Permission]) -> tuple[Role, ...]:
    """Return the roles a person with these permissions may hand on: none that opens more than they have themselves.

    Who manages members may hand on every role. Who sees all may also ask agencies to name who speaks for them: what
    such a person may do reaches no further than the own agency's part.
    """
    held = frozenset(permissions)
    if Permission.MANAGE_MEMBERS in held:
        return tuple(Role)
    return tuple(role for role in Role if GRANTS[role] <= held or (needs_agency(role) and Permission.SEE_ALL in held))
