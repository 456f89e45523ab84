"""People, agencies and congresses for tests, made by the real actions. Set in the test what the test is about."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.test import Client

from dondoc.editions.actions import found_congress, open_congress
from dondoc.editions.models import Congress
from dondoc.people.actions.accounts import create_account
from dondoc.people.actions.agencies import add_agency
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.people.models import Agency, User

# The first minute of the day in Vietnam: a page of a pinned congress takes its time of day from the real clock.
NOW = datetime(2015, 10, 7, 17, 0, tzinfo=UTC)
TODAY = date(2015, 10, 8)
OPENING = date(2015, 10, 20)
PASSWORD = "mot mat khau du dai"
_numbers = count(1)


def make_congress(slug: str = "dh", **values: Any) -> Congress:
    """Return an open congress whose clock stands on 8 October 2015, twelve days before its opening."""
    given = {"name": f"Đại hội {slug}", "opening_on": OPENING, "is_demo": True, "pinned_today": TODAY} | values
    congress = found_congress(slug=slug, by_id=None, now=NOW, **given)
    open_congress(congress=congress, by_id=None, now=NOW)
    return congress


def make_user(username: str = "", *, password: str | None = None, **values: Any) -> User:
    """Return an account; without a password nobody logs in to it by the form."""
    login = username or f"nguoi{next(_numbers)}"
    given = {"full_name": f"Nguyễn Văn {login.capitalize()}"} | values
    return create_account(username=login, password=password, now=NOW, **given)


def make_agency(congress: Congress, name: str = "Sở Y tế", **values: Any) -> Agency:
    """Return an agency of the congress's directory."""
    return add_agency(congress_id=congress.pk, name=name, by_id=None, now=NOW, **values)


def make_member(congress: Congress, role: Role = Role.SECRETARIAT, agency: Agency | None = None, **values: Any) -> User:
    """Return a person with a role in the congress, for an agency where the role needs one."""
    user = make_user(**values)
    agency_id = agency.pk if agency else None
    grant_role(congress_id=congress.pk, user=user, role=role, agency_id=agency_id, by_id=None, now=NOW)
    return user


def client_of(user: User) -> Client:
    """Return a browser in which the person is logged in."""
    client = Client()
    client.force_login(user)
    return client


def browser_of(congress: Congress, role: Role = Role.SECRETARIAT, agency: Agency | None = None) -> Client:
    """Return a browser in which a new member with this role is logged in."""
    return client_of(make_member(congress, role, agency))
