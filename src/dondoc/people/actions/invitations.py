"""Invite somebody without an account, withdraw the invitation, accept it once."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.digest import sha256_of_bytes
from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.accounts import create_account
from dondoc.people.actions.memberships import grant_role
from dondoc.people.actions.once import make_once
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Role
from dondoc.people.models import Agency, Invitation, Membership
from dondoc.people.rules.invitations import INVITATION_TIME, InvitationState, invitation_state
from dondoc.people.rules.roles import needs_agency
from dondoc.web.db import save_version

_CODE_BYTES = 20  # 160 bits


class InvitationRefused(ActionRefused):
    """Raised when an invitation cannot be made or withdrawn."""


class InvitationGone(Exception):
    """Raised when an invitation no longer works: used, withdrawn or expired."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An invitation together with its code, which is stored nowhere and shown once."""

    invitation: Invitation
    code: str


@transaction.atomic
def invite(
    *,
    congress_id: int,
    role: Role,
    instance_id: UUID,
    by_id: int,
    now: datetime,
    agency: Agency | None = None,
    full_name: str = "",
) -> Offer:
    """Offer a role for 72 hours; only the hash of the code is stored.

    The code is derived from the submission's id with the installation's secret, so that the same form sent twice gets
    the same answer although nothing but the hash is kept. Raises InvitationRefused, SubmissionRefused.
    """
    if needs_agency(role) and agency is None:
        raise InvitationRefused(_("Chọn cơ quan mà người được mời làm đầu mối hoặc thẩm định"), field="agency")
    code = _code_for(instance_id, congress_id=congress_id, by_id=by_id)
    name = one_line(full_name)[:120]
    agency_id = agency.pk if agency else None

    def make() -> Invitation:
        invitation = Invitation.objects.create(
            congress_id=congress_id,
            role=role,
            agency_id=agency_id,
            full_name=name,
            code_hash=hash_of_code(code),
            invited_by_id=by_id,
            created_at=now,
            expires_at=now + INVITATION_TIME,
        )
        _note(invitation, "people.invitation.made", by_id, now)
        return invitation

    invitation = make_once(
        make,
        model=Invitation,
        instance_id=instance_id,
        congress_id=congress_id,
        by_id=by_id,
        purpose="people.invitation.make",
        content={"role": role, "agency": agency_id, "full_name": name},
        now=now,
    )
    return Offer(invitation, code)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by_id: int, now: datetime) -> None:
    """Make an invitation stop working; doing so again changes nothing. Raises InvitationRefused when it was used."""
    held = Invitation.objects.get(pk=invitation.pk)
    if held.used_at is not None:
        raise InvitationRefused(_("Lời mời này đã được nhận. Nếu cần, thu hồi vai trò ở trang Thành viên."))
    if held.withdrawn_at is not None:
        return
    save_version(held, expected_ver=held.ver, changes={"withdrawn_at": now})
    _note(held, "people.invitation.withdrawn", by_id, now)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: Any, now: datetime) -> Membership:
    """Give the offered role to an account. Raises InvitationGone when the invitation no longer works.

    Claimed by one conditional update, so that of two people with the same code one gets in.
    """
    open_now = Invitation.objects.filter(
        pk=invitation.pk, used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    )
    if open_now.update(used_at=now, used_by=user, ver=invitation.ver + 1) != 1:
        raise InvitationGone
    membership = grant_role(
        congress_id=invitation.congress_id,
        user=user,
        role=Role(invitation.role),
        agency_id=invitation.agency_id,
        by_id=invitation.invited_by_id,
        now=now,
    )
    _note(invitation, "people.invitation.used", user.pk, now)
    return membership


@transaction.atomic
def accept_with_new_account(
    *, invitation: Invitation, username: str, full_name: str, password: str, now: datetime
) -> Membership:
    """Make an account for the invited person and give it the role: both or neither.

    The caller has checked the password's strength. Raises InvitationGone, and AccountRefused for the login.
    """
    if state_of(invitation, now=now) is not InvitationState.OPEN:
        raise InvitationGone
    user = create_account(username=username, full_name=full_name, password=password, now=now)
    return accept_invitation(invitation=invitation, user=user, now=now)


def state_of(invitation: Invitation, *, now: datetime) -> InvitationState:
    """Say where a stored invitation stands."""
    return invitation_state(
        expires_at=invitation.expires_at, used_at=invitation.used_at, withdrawn_at=invitation.withdrawn_at, now=now
    )


def hash_of_code(code: str) -> str:
    """Return what is stored of a code."""
    return sha256_of_bytes(code.encode())


def _code_for(instance_id: UUID, *, congress_id: int, by_id: int) -> str:
    submission = f"{congress_id}:{by_id}:{instance_id}"
    digest = salted_hmac("dondoc.people.invitation", submission, algorithm="sha256").digest()
    return base64.b32encode(digest[:_CODE_BYTES]).decode().lower()


def _note(invitation: Invitation, verb: str, by_id: int, now: datetime) -> None:
    journal.record(
        congress_id=invitation.congress_id,
        verb=verb,
        target=invitation,
        label=str(Role(invitation.role).label),
        by_id=by_id,
        now=now,
        details={"role": invitation.role, "agency": invitation.agency_id},
    )
