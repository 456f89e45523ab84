"""The doors: who a person is in a congress, and what that opens. Hidden, missing and foreign look alike: 404."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.editions.queries import now_in
from dondoc.people import queries
from dondoc.people.enums import Permission, Role
from dondoc.people.models import Agency, AgencyAlias, Invitation, Membership
from dondoc.people.queries import live_memberships
from dondoc.people.rules.feeds import hash_of_token
from dondoc.people.rules.roles import permissions_of


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in one congress: roles, agencies, permissions, and the moment the request lives in."""

    congress: Any
    user: Any
    roles: frozenset[Role]
    role_label: str
    agency_ids: frozenset[int]
    permissions: frozenset[Permission]
    now: datetime

    @property
    def today(self) -> date:
        """The day of the congress's clock."""
        return self.now.date()

    @property
    def sees_all(self) -> bool:
        """Whether every agency's work is visible, not only that of the own agencies."""
        return Permission.SEE_ALL in self.permissions

    def may(self, permission: Permission) -> bool:
        """Return whether this person may do it."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise PermissionDenied, with a sentence that says whose work it is, unless this person may do it."""
        if permission not in self.permissions:
            raise PermissionDenied(
                _("Việc này («%(act)s») do Thư ký Tiểu ban thực hiện. Cần thay đổi: liên hệ Trực thư ký.")
                % {"act": permission.label}
            )


def seat_for(user: Any, slug: str) -> Seat:
    """Return the seat of a user in the congress at this address; raises Http404 without a live membership."""
    memberships = list(live_memberships(user_id=user.pk, slug=slug))
    if not memberships:
        raise Http404
    congress = memberships[0].congress
    roles = frozenset(Role(membership.role) for membership in memberships)
    label = memberships[0].function_title or Role(memberships[0].role).label
    return Seat(
        congress=congress,
        user=user,
        roles=roles,
        role_label=str(label),
        agency_ids=frozenset(membership.agency_id for membership in memberships if membership.agency_id),
        permissions=permissions_of(roles),
        now=now_in(congress, real_now=timezone.now()),
    )


def agency_for(seat: Seat, code: str) -> Agency:
    """Return an agency of the directory: any for those who see all, otherwise the own; 404 when hidden or missing."""
    found = queries.agency_by_code(seat.congress.pk, code)
    if found is None or not (seat.sees_all or found.pk in seat.agency_ids):
        raise Http404
    return found


def alias_for(seat: Seat, agency: Agency, alias_id: int) -> AgencyAlias:
    """Return another name of an agency for somebody who edits the directory; 403 for others, 404 when missing."""
    seat.require(Permission.EDIT_AGENCIES)
    found = queries.aliases_of(agency.pk).filter(pk=alias_id).first()
    if found is None:
        raise Http404
    return found


def membership_for(seat: Seat, membership_id: int) -> Membership:
    """Return a membership for somebody who manages members; 403 for others, 404 when missing."""
    seat.require(Permission.MANAGE_MEMBERS)
    found = queries.member(seat.congress.pk, membership_id)
    if found is None:
        raise Http404
    return found


def invitation_for(seat: Seat, invitation_id: int) -> Invitation:
    """Return an invitation for somebody who invites; 403 for others, 404 when missing."""
    seat.require(Permission.INVITE)
    found = queries.invitation(seat.congress.pk, invitation_id)
    if found is None:
        raise Http404
    return found


def own_membership_for(seat: Seat, membership_id: int) -> Membership:
    """Return a live membership in an agency that is the reader's own; 404 for anybody else's."""
    mine = queries.own_agency_memberships(congress_id=seat.congress.pk, user_id=seat.user.pk)
    found = next((membership for membership in mine if membership.pk == membership_id), None)
    if found is None:
        raise Http404
    return found


def feed_for(token: str) -> Membership:
    """Return whose calendar an address is; unknown, revoked and ended ones look alike: 404."""
    found = queries.feed_membership(hash_of_token(token))
    if found is None:
        raise Http404
    return found
