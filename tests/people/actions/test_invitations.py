"""Invitations: the code is stored nowhere, works once, and is the same for a form sent twice."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from dondoc.journal.actions import SubmissionRefused
from dondoc.journal.models import Entry, Submission
from dondoc.people.actions.accounts import AccountRefused
from dondoc.people.actions.invitations import (
    InvitationGone,
    InvitationRefused,
    accept_invitation,
    accept_with_new_account,
    hash_of_code,
    invite,
    withdraw_invitation,
)
from dondoc.people.enums import Role
from dondoc.people.models import Invitation, Membership, User
from dondoc.people.queries import invitation_by_hash
from tests.factories.people import NOW, PASSWORD, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TOO_LATE = NOW + timedelta(hours=72)


@pytest.fixture
def offer():
    congress = make_congress()
    secretary = make_member(congress)
    return invite(
        congress_id=congress.pk,
        role=Role.FOCAL,
        agency=make_agency(congress),
        full_name="Lê Thị Bình",
        instance_id=uuid.uuid4(),
        by_id=secretary.pk,
        now=NOW,
    )


def accept(offer, *, now=LATER, username="binh") -> Membership:
    return accept_with_new_account(
        invitation=offer.invitation, username=username, full_name="Lê Thị Bình", password=PASSWORD, now=now
    )


def test_only_the_hash_of_the_code_is_stored(offer):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_invitation")
        stored = str(cursor.fetchall())
        cursor.execute("SELECT * FROM journal_entry")
        stored += str(cursor.fetchall())

    assert offer.code not in stored + str(list(Submission.objects.values_list("receipt", flat=True)))
    assert invitation_by_hash(hash_of_code(offer.code)) == offer.invitation
    assert len(offer.code) * 5 >= 128


def test_codes_of_two_submissions_differ(offer):
    other = invite(
        congress_id=offer.invitation.congress_id,
        role=Role.HEAD,
        instance_id=uuid.uuid4(),
        by_id=offer.invitation.invited_by_id,
        now=NOW,
    )

    assert other.code != offer.code


def test_the_same_form_sent_twice_gets_the_same_link_and_makes_one_invitation():
    congress = make_congress()
    secretary = make_member(congress)
    form = {
        "congress_id": congress.pk,
        "role": Role.HEAD,
        "instance_id": uuid.uuid4(),
        "by_id": secretary.pk,
        "now": NOW,
    }

    first, again = invite(**form), invite(**form)

    assert first == again
    assert Invitation.objects.count() == 1
    with pytest.raises(SubmissionRefused):
        invite(**form | {"role": Role.ADMIN})


def test_a_focal_point_is_invited_for_an_agency():
    congress = make_congress()

    with pytest.raises(InvitationRefused):
        invite(
            congress_id=congress.pk,
            role=Role.FOCAL,
            instance_id=uuid.uuid4(),
            by_id=make_member(congress).pk,
            now=NOW,
        )


def test_accepting_makes_the_account_and_gives_the_role(offer):
    membership = accept(offer)

    stored = Invitation.objects.get()
    assert (membership.role, membership.agency_id) == (Role.FOCAL, offer.invitation.agency_id)
    assert membership.user.check_password(PASSWORD)
    assert (stored.used_by_id, stored.used_at) == (membership.user_id, LATER)
    assert Entry.objects.filter(congress_id=stored.congress_id).latest("sequence").verb == "people.invitation.used"


def test_an_invitation_works_once(offer):
    accept(offer)

    with pytest.raises(InvitationGone):
        accept(offer, username="khac")

    assert not User.objects.filter(username="khac").exists()
    assert Membership.objects.filter(role=Role.FOCAL).count() == 1


def test_of_two_who_hold_the_same_row_one_gets_in(offer):
    one, other = make_user(), make_user()
    accept_invitation(invitation=offer.invitation, user=one, now=LATER)

    with pytest.raises(InvitationGone):
        accept_invitation(invitation=offer.invitation, user=other, now=LATER)

    assert not Membership.objects.filter(user=other).exists()


def test_an_expired_invitation_makes_nothing(offer):
    with pytest.raises(InvitationGone):
        accept(offer, now=TOO_LATE)

    assert not User.objects.filter(username="binh").exists()


def test_a_withdrawn_invitation_makes_nothing(offer):
    withdraw_invitation(invitation=offer.invitation, by_id=offer.invitation.invited_by_id, now=NOW)
    withdraw_invitation(invitation=offer.invitation, by_id=offer.invitation.invited_by_id, now=NOW)

    with pytest.raises(InvitationGone):
        accept(offer)

    assert Entry.objects.filter(verb="people.invitation.withdrawn").count() == 1


def test_a_used_invitation_is_not_withdrawn(offer):
    accept(offer)

    with pytest.raises(InvitationRefused):
        withdraw_invitation(invitation=offer.invitation, by_id=offer.invitation.invited_by_id, now=LATER)


def test_a_taken_login_leaves_the_invitation_open(offer):
    make_user("binh")

    with pytest.raises(AccountRefused):
        accept(offer)

    assert Invitation.objects.get().used_at is None


@pytest.mark.parametrize(
    "values",
    [{"used_at": NOW}, {"role": Role.FOCAL}, {"code_hash": "same"}],
    ids=["who_and_when_together", "focal_names_agency", "code_hash_unique"],
)
def test_the_database_keeps_the_promises_of_an_invitation(values):
    congress = make_congress()
    common = {
        "congress": congress,
        "role": Role.HEAD,
        "invited_by": make_member(congress),
        "created_at": NOW,
        "expires_at": TOO_LATE,
    }
    Invitation.objects.create(code_hash="same", **common)

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(**{"code_hash": "other"} | common | values)
