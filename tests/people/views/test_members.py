"""Members, invitations and the page of roles."""

import re
import uuid

import pytest
from django.urls import reverse

from dondoc.people.enums import Permission, Role
from dondoc.people.models import Invitation, Membership
from dondoc.people.rules.roles import GRANTS
from tests.factories.people import browser_of, client_of, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://testserver/people/invite/[a-z2-7]+")


def url(name: str, *args: object) -> str:
    return reverse(f"people:{name}", args=["dh", *args])


@pytest.fixture
def congress():
    return make_congress()


@pytest.mark.parametrize(
    ("role", "members", "invitations", "roles"),
    [
        (Role.HEAD, 403, 403, 200),
        (Role.SECRETARIAT, 200, 200, 200),
        (Role.ADMIN, 200, 200, 200),
        (Role.FOCAL, 403, 403, 200),
        (Role.APPRAISER, 403, 403, 200),
    ],
)
def test_who_opens_the_pages_about_people(congress, role, members, invitations, roles):
    browser = browser_of(congress, role, make_agency(congress))

    answers = [browser.get(url(name)).status_code for name in ("members", "invitations", "roles")]

    assert answers == [members, invitations, roles]


@pytest.mark.parametrize("name", ["members", "invitations", "roles"])
def test_visitors_log_in_first_and_outsiders_find_nothing(congress, client, name):
    assert client.get(url(name)).status_code == 302
    assert client_of(make_user()).get(url(name)).status_code == 404


def test_the_page_of_roles_says_what_the_table_grants(congress):
    shown = browser_of(congress).get(url("roles")).context["roles"]

    assert [set(row["may"]) for row in shown] == [{permission.label for permission in GRANTS[role]} for role in Role]
    assert [row["own"] for row in shown] == [role is Role.SECRETARIAT for role in Role]


def test_members_take_the_same_queries_for_one_and_three(congress, django_assert_num_queries):
    browser = browser_of(congress)
    browser.get(url("members"))

    with django_assert_num_queries(MEMBER_QUERIES):
        browser.get(url("members"))
    for name in ("Sở Y tế", "Sở Nội vụ"):
        make_member(congress, Role.FOCAL, make_agency(congress, name), phone="0912345678")
    with django_assert_num_queries(MEMBER_QUERIES):
        browser.get(url("members"))


MEMBER_QUERIES = 6
INVITATION_QUERIES = 7


def test_a_role_is_given_to_an_account_and_taken_back(congress):
    browser = browser_of(congress, Role.ADMIN)
    user = make_user("binh")

    given = browser.post(url("members"), {"username": "binh", "role": "head"})
    membership = Membership.objects.get(user=user)
    ended = browser.post(url("member-end", membership.pk))

    assert (given.status_code, ended.status_code) == (302, 302)
    assert Membership.objects.get(user=user).ended_at is not None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"username": "ai-do", "role": "head"}, "username"),
        ({"username": "binh", "role": "focal"}, "agency"),
        ({"username": "binh", "role": "chu-tich"}, "role"),
        ({"username": "binh"}, "role"),
    ],
)
def test_a_role_that_cannot_be_given_is_refused_beside_its_field(congress, form, field):
    make_user("binh")

    answer = browser_of(congress, Role.ADMIN).post(url("members"), form)

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert Membership.objects.count() == 1


def test_only_the_administrator_gives_and_takes_roles(congress):
    make_user("binh")
    secretary = browser_of(congress)
    membership = Membership.objects.get()

    assert secretary.post(url("members"), {"username": "binh", "role": "head"}).status_code == 403
    assert secretary.post(url("member-end", membership.pk)).status_code == 403


def test_the_last_administrator_is_told_why_he_stays(congress):
    browser = browser_of(congress, Role.ADMIN)

    answer = browser.post(url("member-end", Membership.objects.get().pk), follow=True)

    assert "người quản trị duy nhất" in answer.content.decode()
    assert Membership.objects.get().ended_at is None


def test_a_membership_of_another_congress_is_not_found(congress):
    make_member(make_congress("khac"), Role.HEAD)
    foreign = Membership.objects.get()

    assert browser_of(congress, Role.ADMIN).post(url("member-end", foreign.pk)).status_code == 404


def invitation_form(**values: object) -> dict[str, object]:
    return {"instance_id": str(uuid.uuid4()), "full_name": "Lê Thị Bình", "role": "secretariat"} | values


def test_the_link_is_shown_once_with_a_text_for_zalo(congress):
    browser = browser_of(congress)

    made = browser.post(url("invitations"), invitation_form())
    later = browser.get(url("invitations"))

    link = LINK.search(made.content.decode()).group()
    zalo = made.context["zalo"]
    assert made.status_code == 200
    assert made.context["link"] == link
    assert link in zalo
    assert zalo.splitlines()[0] == "Kính mời Lê Thị Bình tham gia Đại hội dh: Thư ký."
    assert len(zalo) < 900
    assert LINK.search(later.content.decode()) is None


def test_the_same_form_sent_twice_shows_the_same_link(congress):
    browser = browser_of(congress)
    form = invitation_form()

    first, again = browser.post(url("invitations"), form), browser.post(url("invitations"), form)

    assert first.context["link"] == again.context["link"]
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "field"), [({"role": "focal"}, "agency"), ({"role": "admin"}, "role"), ({"role": ""}, "role")]
)
def test_an_invitation_that_does_not_fit_is_refused(congress, values, field):
    answer = browser_of(congress).post(url("invitations"), invitation_form(**values))

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert 'value="Lê Thị Bình"' in answer.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn_by_post_alone(congress):
    browser = browser_of(congress)
    browser.post(url("invitations"), invitation_form())
    withdraw = url("invitation-withdraw", Invitation.objects.get().pk)

    assert browser.get(withdraw).status_code == 405
    assert browser.post(withdraw).status_code == 302
    assert Invitation.objects.get().withdrawn_at is not None


def test_withdrawing_is_for_those_who_invite_in_this_congress(congress):
    browser_of(congress).post(url("invitations"), invitation_form())
    own = Invitation.objects.get()
    make_congress("khac")
    head = browser_of(congress, Role.HEAD)

    assert head.post(url("invitation-withdraw", own.pk)).status_code == 403
    assert browser_of(congress).post(url("invitation-withdraw", own.pk + 1)).status_code == 404


def test_invitations_take_the_same_queries_for_one_and_three(congress, django_assert_num_queries):
    browser = browser_of(congress)
    make_agency(congress)
    browser.post(url("invitations"), invitation_form())

    with django_assert_num_queries(INVITATION_QUERIES):
        browser.get(url("invitations"))
    for _again in range(2):
        browser.post(url("invitations"), invitation_form())
    with django_assert_num_queries(INVITATION_QUERIES):
        browser.get(url("invitations"))


def test_the_navigation_leads_where_a_role_may_go(congress):
    shown = {role: browser_of(congress, role).get(url("roles")).context for role in (Role.SECRETARIAT, Role.HEAD)}
    labels = {role: [str(link["label"]) for link in context["nav"]] for role, context in shown.items()}

    assert labels[Role.SECRETARIAT][-2:] == ["Danh bạ", "Quản trị"]
    assert not {"Danh bạ", "Quản trị"} & set(labels[Role.HEAD])
    assert all(len(context["nav_row"]) <= 7 for context in shown.values())
    assert Permission.EDIT_AGENCIES not in GRANTS[Role.HEAD]
