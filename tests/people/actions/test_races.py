"""Two people at the same moment: one wins, nothing is made twice. SQLite lets the second wait, so it comes after."""

import uuid
from collections.abc import Callable

from dondoc.people.actions.invitations import InvitationGone, accept_with_new_account, invite
from dondoc.people.enums import Role
from dondoc.people.models import Agency, Membership, User
from tests.factories.people import NOW, PASSWORD, make_agency, make_congress, make_member
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = WITH_COMMITTED_ROWS


def test_one_of_two_gets_in_with_the_same_code():
    congress = make_congress()
    offer = invite(
        congress_id=congress.pk,
        role=Role.HEAD,
        instance_id=uuid.uuid4(),
        by_id=make_member(congress).pk,
        now=NOW,
    )

    def accept(username: str) -> Callable[[], Membership]:
        return lambda: accept_with_new_account(
            invitation=offer.invitation, username=username, full_name="Lê Bình", password=PASSWORD, now=NOW
        )

    outcomes = at_once(accept("mot"), accept("hai"))

    assert outcomes.count(InvitationGone) == 1
    assert User.objects.filter(username__in=["mot", "hai"]).count() == 1
    assert Membership.objects.filter(role=Role.HEAD).count() == 1


def test_the_same_form_at_once_makes_one_agency():
    congress = make_congress()
    instance = uuid.uuid4()

    def add() -> Agency:
        return make_agency(congress, "Sở Y tế", instance_id=instance)

    first, second = at_once(add, add)

    assert first == second
    assert Agency.objects.count() == 1


def test_two_forms_for_one_code_make_one_agency():
    congress = make_congress()

    outcomes = at_once(
        lambda: make_agency(congress, "Sở Y tế", code="SYT"), lambda: make_agency(congress, "Sở Yến tiệc", code="SYT")
    )

    assert len([one for one in outcomes if isinstance(one, Agency)]) == 1
    assert Agency.objects.count() == 1
