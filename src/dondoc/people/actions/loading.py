"""Bring many agencies and accounts in at once, from a whole congress that was kept elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import fold
from dondoc.people.actions.accounts import INSTALLATION
from dondoc.people.enums import AgencyKind, Role
from dondoc.people.models import Agency, Membership, User
from dondoc.web.carrying import loading_of

load_rows = loading_of("people")

ACCOUNT = (
    "username",
    "full_name",
    "function_title",
    "email",
    "phone",
    "is_active",
    "is_demo",
    "date_joined",
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyToLoad:
    """An agency as it comes in; name and code were judged before."""

    code: str
    name: str
    kind: AgencyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonToLoad:
    """A person as it comes in; agency_id: whose focal point the person is."""

    username: str
    full_name: str
    email: str
    agency_id: int | None


@transaction.atomic
def load_accounts(*, people: Sequence[Mapping[str, str]], by_id: int | None, now: datetime) -> list[int]:
    """Make the accounts that are missing, given as cells of the columns ACCOUNT; return the ids in order.

    None gets a password or the right to found: the other installation's trust is not this one's. A login that is there
    already is that person, whose account stays as it is.
    """
    known = _accounts([one["username"] for one in people])
    made = User.objects.bulk_create(
        [_account(one) for one in people if one["username"] not in known], batch_size=_AT_ONCE
    )
    _note_accounts(made, by_id=by_id, now=now)
    known |= {user.username: user for user in made}
    return [known[one["username"]].pk for one in people]


def _account(one: Mapping[str, str]) -> User:
    values = {name: one[name] for name in ("username", "full_name", "function_title", "email", "phone")}
    return User(
        password=make_password(None),
        is_active=one["is_active"] == "1",
        is_demo=one["is_demo"] == "1",
        date_joined=datetime.fromisoformat(one["date_joined"]),
        **values,
    )


@transaction.atomic
def load_agencies(
    *, congress_id: int, agencies: Sequence[AgencyToLoad], by_id: int | None, now: datetime
) -> list[Agency]:
    """Add agencies to the directory of a new congress, in their order."""
    made = Agency.objects.bulk_create(
        [
            Agency(
                congress_id=congress_id,
                code=one.code,
                name=one.name,
                kind=one.kind,
                folded=fold(one.name)[:300],
            )
            for one in agencies
        ],
        batch_size=_AT_ONCE,
    )
    journal.record_many(
        congress_id=congress_id,
        verb="people.agency.added",
        about=[(agency, agency.name, {"code": agency.code}) for agency in made],
        by_id=by_id,
        now=now,
    )
    return made


@transaction.atomic
def load_people(*, congress_id: int, people: Sequence[PersonToLoad], by_id: int | None, now: datetime) -> list[User]:
    """Make the accounts that are missing, without a password, and the focal points; return the accounts in order.

    A login that is there already is that person, whose account stays as it is.
    """
    logins = [one.username for one in people]
    known = _accounts(logins)
    missing = [one for one in people if one.username not in known]
    made = User.objects.bulk_create(
        [
            User(
                username=one.username,
                full_name=one.full_name,
                email=one.email,
                password=make_password(None),
                date_joined=now,
            )
            for one in missing
        ],
        batch_size=_AT_ONCE,
    )
    _note_accounts(made, by_id=by_id, now=now)
    known |= {user.username: user for user in made}
    _make_focal_points(congress_id, people, known, by_id=by_id, now=now)
    return [known[login] for login in logins]


def _note_accounts(made: Sequence[User], *, by_id: int | None, now: datetime) -> None:
    journal.record_many(
        congress_id=INSTALLATION,
        verb="people.account.made",
        about=[(user, f"#{user.pk}", {"may_found": False, "is_demo": user.is_demo}) for user in made],
        by_id=by_id,
        now=now,
    )


def _accounts(logins: Sequence[str]) -> dict[str, User]:
    found: dict[str, User] = {}
    for start in range(0, len(logins), _AT_ONCE):
        some = User.objects.filter(username__in=logins[start : start + _AT_ONCE])
        found |= {user.username: user for user in some}
    return found


def _make_focal_points(
    congress_id: int, people: Sequence[PersonToLoad], users: Mapping[str, User], *, by_id: int | None, now: datetime
) -> None:
    memberships = Membership.objects.bulk_create(
        [
            Membership(
                congress_id=congress_id,
                user=users[one.username],
                role=Role.FOCAL,
                agency_id=one.agency_id,
                started_at=now,
            )
            for one in people
            if one.agency_id is not None
        ],
        batch_size=_AT_ONCE,
    )
    journal.record_many(
        congress_id=congress_id,
        verb="people.membership.granted",
        about=[(row, str(Role.FOCAL.label), {"user": row.user_id, "agency": row.agency_id}) for row in memberships],
        by_id=by_id,
        now=now,
    )
