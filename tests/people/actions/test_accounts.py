"""Accounts and roles."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.http import Http404

from dondoc.config import settings as installed
from dondoc.journal.models import Entry
from dondoc.people.access import seat_for
from dondoc.people.actions.accounts import INSTALLATION, AccountRefused, change_profile, create_account
from dondoc.people.actions.memberships import MembershipRefused, end_role, grant_role
from dondoc.people.enums import Role
from dondoc.people.models import Membership, User
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, PASSWORD, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db


def test_an_installation_keeps_passwords_as_argon2id(settings):
    settings.PASSWORD_HASHERS = installed.PASSWORD_HASHERS

    user = create_account(username="an.nguyen", full_name="Nguyễn Văn An", password=PASSWORD, now=NOW)

    assert user.password.startswith("argon2$argon2id$")
    assert user.check_password(PASSWORD)


def test_an_account_is_made_with_a_hashed_password_and_noted_without_its_name():
    user = create_account(username=" An.Nguyen ", full_name="Nguyễn Văn An", password=PASSWORD, now=NOW)

    entry = Entry.objects.get(congress_id=INSTALLATION, verb="people.account.made")
    assert user.username == "an.nguyen"
    assert user.check_password(PASSWORD)
    assert PASSWORD not in user.password
    assert (entry.target_id, "An" in entry.target_label) == (user.pk, False)


@pytest.mark.parametrize("login", ["an", "nguyễn an", "AN.NGUYEN"])
def test_an_unreadable_or_taken_login_is_refused(login):
    make_user("an.nguyen")

    with pytest.raises(AccountRefused):
        create_account(username=login, full_name="Nguyễn Văn An", now=NOW)

    assert User.objects.count() == 1


def test_without_a_password_nobody_logs_in():
    assert not make_user(password=None).has_usable_password()


def test_a_profile_is_saved_once_per_version():
    user = make_user()

    change_profile(user=user, expected_ver=1, changes={"full_name": " Lê  Thị Bình "}, now=NOW)
    with pytest.raises(StaleVersion):
        change_profile(user=user, expected_ver=1, changes={"full_name": "Khác"}, now=NOW)

    assert User.objects.get(pk=user.pk).full_name == "Lê Thị Bình"
    assert Entry.objects.get(verb="people.account.changed").details == {"fields": ["full_name"]}


@pytest.mark.parametrize("field", ["may_found", "is_active", "password", "username"])
def test_a_profile_cannot_change_what_an_account_may_do(field):
    with pytest.raises(ValueError, match=field):
        change_profile(user=make_user(), expected_ver=1, changes={field: "x"}, now=NOW)


def test_a_role_held_already_is_returned_as_it_is():
    congress = make_congress()
    user = make_member(congress, Role.HEAD)

    grant_role(congress_id=congress.pk, user=user, role=Role.HEAD, by_id=None, now=NOW)

    assert Membership.objects.count() == 1


@pytest.mark.parametrize("role", [Role.FOCAL, Role.APPRAISER])
def test_a_role_for_an_agency_needs_the_agency(role):
    with pytest.raises(MembershipRefused) as refused:
        make_member(make_congress(), role)

    assert refused.value.field == "agency"


def test_an_ended_role_opens_nothing_and_ending_it_again_changes_nothing():
    congress = make_congress()
    admin = make_member(congress, Role.ADMIN)
    user = make_member(congress, Role.HEAD)
    membership = Membership.objects.get(user=user)

    end_role(membership=membership, by_id=admin.pk, now=NOW)
    end_role(membership=membership, by_id=admin.pk, now=NOW)

    with pytest.raises(Http404):
        seat_for(user, congress.slug)
    assert Entry.objects.filter(verb="people.membership.ended").count() == 1


def test_the_last_administrator_stays():
    congress = make_congress()
    admin = make_member(congress, Role.ADMIN)
    only = Membership.objects.get(user=admin)

    with pytest.raises(MembershipRefused):
        end_role(membership=only, by_id=admin.pk, now=NOW)
    make_member(congress, Role.ADMIN)
    end_role(membership=only, by_id=admin.pk, now=NOW)

    assert Membership.objects.filter(role=Role.ADMIN, ended_at__isnull=True).count() == 1


@pytest.mark.parametrize("role", [Role.HEAD, Role.FOCAL])
def test_the_database_holds_one_live_membership_per_role(role):
    congress = make_congress()
    agency = make_agency(congress) if role is Role.FOCAL else None
    user = make_member(congress, role, agency)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(congress=congress, user=user, role=role, agency=agency, started_at=NOW)


def test_the_database_wants_an_agency_for_a_focal_point():
    congress = make_congress()

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(congress=congress, user=make_user(), role=Role.FOCAL, started_at=NOW)


def test_the_command_makes_an_account_and_gives_a_role(monkeypatch, capsys):
    congress = make_congress()
    make_agency(congress, "Sở Y tế")
    monkeypatch.setenv("DONDOC_PASSWORD", PASSWORD)

    call_command("account", "add", "binh", "--name", "Lê Thị Bình", "--may-found")
    call_command("account", "role", "binh", "--congress", "dh", "--role", "focal", "--agency", "SYT")

    user = User.objects.get(username="binh")
    assert (user.may_found, user.check_password(PASSWORD)) == (True, True)
    assert Membership.objects.get(user=user).agency.code == "SYT"
    assert PASSWORD not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "password"),
    [
        (("add", "binh", "--name", "Bình"), "ngắn"),
        (("add", "b", "--name", "Bình"), PASSWORD),
        (("role", "ai", "--congress", "dh", "--role", "head"), PASSWORD),
        (("role", "binh2", "--congress", "khong-co", "--role", "head"), PASSWORD),
        (("role", "binh2", "--congress", "dh", "--role", "focal"), PASSWORD),
        (("role", "binh2", "--congress", "dh", "--role", "focal", "--agency", "XX"), PASSWORD),
    ],
)
def test_the_command_refuses_with_a_sentence(monkeypatch, arguments, password):
    make_congress()
    make_user("binh2")
    monkeypatch.setenv("DONDOC_PASSWORD", password)

    with pytest.raises(CommandError):
        call_command("account", *arguments)

    assert not Membership.objects.exists()
