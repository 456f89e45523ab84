"""How long an invitation works, and who may offer what."""

from datetime import UTC, datetime, timedelta

import pytest

from dondoc.people.enums import Permission, Role
from dondoc.people.rules.invitations import INVITATION_TIME, InvitationState, invitation_state, roles_offered_by
from dondoc.people.rules.logins import is_login
from dondoc.people.rules.roles import GRANTS, permissions_of

MADE = datetime(2026, 3, 2, 8, tzinfo=UTC)
EXPIRES = MADE + INVITATION_TIME
JUST_BEFORE = EXPIRES - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("used_at", "withdrawn_at", "now", "state"),
    [
        (None, None, MADE, InvitationState.OPEN),
        (None, None, JUST_BEFORE, InvitationState.OPEN),
        (None, None, EXPIRES, InvitationState.EXPIRED),
        (None, MADE, JUST_BEFORE, InvitationState.WITHDRAWN),
        (MADE, None, JUST_BEFORE, InvitationState.USED),
        (MADE, None, EXPIRES, InvitationState.USED),
    ],
)
def test_an_invitation_works_once_for_three_days(used_at, withdrawn_at, now, state):
    found = invitation_state(expires_at=EXPIRES, used_at=used_at, withdrawn_at=withdrawn_at, now=now)

    assert found is state
    assert timedelta(hours=72) == INVITATION_TIME


@pytest.mark.parametrize(
    ("role", "offers"),
    [
        (Role.ADMIN, tuple(Role)),
        (Role.SECRETARIAT, (Role.SECRETARIAT, Role.APPRAISER, Role.FOCAL)),
        (Role.FOCAL, (Role.FOCAL,)),
    ],
)
def test_nobody_hands_on_more_than_they_hold(role, offers):
    assert roles_offered_by(permissions_of([role])) == offers


def test_only_the_administrator_gives_and_takes_roles():
    assert [role for role in Role if Permission.MANAGE_MEMBERS in GRANTS[role]] == [Role.ADMIN]


@pytest.mark.parametrize("login", ["an", "Nguyen", "nguyễn", "a b c", ".abc", "abc.", "x" * 61, ""])
def test_a_login_with_other_signs_is_refused(login):
    assert not is_login(login)


@pytest.mark.parametrize("login", ["abc", "nguyen.van_an-2", "0260"])
def test_small_letters_digits_and_inner_signs_are_a_login(login):
    assert is_login(login)
