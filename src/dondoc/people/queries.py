"""Which users, agencies, members and invitations there are."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from dondoc.journal.queries import entries_of
from dondoc.kit.vietnamese import fold
from dondoc.people.enums import AgencyKind, Permission, Role
from dondoc.people.models import Agency, AgencyAlias, Device, FeedToken, Invitation, Membership, User
from dondoc.people.rules.names import matching_key
from dondoc.people.rules.roles import GRANTS
from dondoc.people.rules.sessions import is_over
from dondoc.people.rules.succession import Span

_AT_ONCE = 500
_SPAN_FIELDS = ("valid_from", "valid_until", "successor_id")


def live_memberships(*, user_id: int, slug: str) -> QuerySet[Membership]:
    """Return the roles an active user has now in the congress at this address, with the congress itself."""
    mine = Membership.objects.filter(user_id=user_id, user__is_active=True, congress__slug=slug, ended_at__isnull=True)
    return mine.select_related("congress").order_by("role", "pk")


def seats_of_user(user_id: int) -> QuerySet[Membership]:
    """Return all live roles of a user with their congresses, the next congress to open first."""
    mine = Membership.objects.filter(user_id=user_id, ended_at__isnull=True)
    return mine.select_related("congress", "agency").order_by("-congress__opening_on", "congress_id", "role", "pk")


def live_roles(user_id: int) -> set[str]:
    """Return every role a user has now, in whatever congress."""
    return set(Membership.objects.filter(user_id=user_id, ended_at__isnull=True).values_list("role", flat=True))


def device_by_hash(token_hash: str) -> Device | None:
    """Return the device whose secret has this hash, or None."""
    return Device.objects.filter(token_hash=token_hash).select_related("user").first()


def devices_of(user_id: int) -> QuerySet[Device]:
    """Return the devices on which a person logs in with a PIN, the newest first."""
    return Device.objects.filter(user_id=user_id, revoked_at__isnull=True).order_by("-enrolled_at", "-pk")


def is_device_live(device_id: int, *, user_id: int) -> bool:
    """Say whether a device is still this person's and was not taken away."""
    return Device.objects.filter(pk=device_id, user_id=user_id, revoked_at__isnull=True).exists()


def user_by_username(username: str) -> User | None:
    """Return the account with this login, or None."""
    return User.objects.filter(username__iexact=username.strip()).first()


def users_by_id(ids: list[int]) -> dict[int, User]:
    """Return accounts by id; ids without an account are left out."""
    return User.objects.in_bulk(ids)


def people_of(congress_id: int, *, besides: Collection[int] = ()) -> list[tuple[User, int | None]]:
    """Return everybody who has or had a role in a congress, and these others, each with the agency stood for first."""
    roles = Membership.objects.filter(congress_id=congress_id).order_by("-agency_id", "-pk")
    agency_of = {user_id: agency_id for user_id, agency_id in roles.values_list("user_id", "agency_id")}
    wanted = sorted({*agency_of, *besides})
    found: list[User] = []
    for start in range(0, len(wanted), _AT_ONCE):
        found += User.objects.filter(pk__in=wanted[start : start + _AT_ONCE]).order_by("pk")
    return [(user, agency_of.get(user.pk)) for user in found]


def accounts(ids: Collection[int]) -> Iterator[User]:
    """Return these accounts by id."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        yield from User.objects.filter(pk__in=wanted[start : start + _AT_ONCE]).order_by("pk")


def names_of_logins(logins: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return full name and e-mail of the accounts that have these logins."""
    wanted, found = sorted(logins), {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = User.objects.filter(username__in=wanted[start : start + _AT_ONCE])
        found |= {login: (name, email) for login, name, email in some.values_list("username", "full_name", "email")}
    return found


def demo_users() -> QuerySet[User]:
    """Return the accounts a visitor of the demo may try, in the order they were made."""
    return User.objects.filter(is_demo=True, is_active=True).order_by("pk")


def agencies(congress_id: int, *, on: date | None = None) -> QuerySet[Agency]:
    """Return the directory, by name; with `on`, only the agencies that exist on that day."""
    rows = Agency.objects.filter(congress_id=congress_id)
    if on is not None:
        rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on))
        rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    return rows.select_related("area", "successor").order_by("kind", "folded", "pk")


def directory(congress_id: int, *, words: str = "", kind: str = "") -> QuerySet[Agency]:
    """Return the agencies in whose names, short name, code or other names all words occur, marks aside.

    Each tells whether it has a focal point now (`has_focal`).
    """
    focal = Membership.objects.filter(agency=OuterRef("pk"), role=Role.FOCAL, ended_at__isnull=True)
    rows = _named(congress_id, words).annotate(has_focal=Exists(focal))
    return (rows.filter(kind=kind) if kind else rows).select_related("successor").order_by("kind", "folded", "pk")


def directory_counts(congress_id: int, *, words: str = "") -> dict[str, int]:
    """Return how many agencies of each kind fit the words; kinds without one are left out."""
    rows = _named(congress_id, words).order_by("kind").values_list("kind")
    return dict(rows.annotate(count=Count("pk")))


def _named(congress_id: int, words: str) -> QuerySet[Agency]:
    rows = Agency.objects.filter(congress_id=congress_id)
    for word in fold(words).split():
        otherwise = AgencyAlias.objects.filter(agency=OuterRef("pk"), folded__contains=word)
        rows = rows.filter(Q(folded__contains=word) | Exists(otherwise))
    return rows


def area_agencies(congress_id: int) -> QuerySet[Agency]:
    """Return the area units of the directory, by name."""
    return Agency.objects.filter(congress_id=congress_id, kind=AgencyKind.AREA).order_by("folded", "pk")


def aliases_of(agency_id: int) -> QuerySet[AgencyAlias]:
    """Return the other names of an agency."""
    return AgencyAlias.objects.filter(agency_id=agency_id).select_related("agency").order_by("text", "pk")


def members_of_agency(agency_id: int) -> QuerySet[Membership]:
    """Return who stands for an agency now."""
    rows = Membership.objects.filter(agency_id=agency_id, ended_at__isnull=True).select_related("user")
    return rows.order_by("role", "user__full_name", "pk")


def focal_points(congress_id: int, agency_ids: Iterable[int]) -> QuerySet[Membership]:
    """Return the focal points of these agencies now, with their accounts, in the order in which they began."""
    rows = Membership.objects.filter(congress_id=congress_id, role=Role.FOCAL, ended_at__isnull=True)
    mine = rows.filter(agency_id__in=list(agency_ids), user__is_active=True).select_related("user")
    return mine.order_by("agency_id", "started_at", "pk")


def agency_by_code(congress_id: int, code: str) -> Agency | None:
    """Return one agency of the directory, or None."""
    return Agency.objects.filter(congress_id=congress_id, code=code).select_related("area", "successor").first()


def taken_codes(congress_id: int) -> set[str]:
    """Return the codes of all agencies of the directory."""
    return set(Agency.objects.filter(congress_id=congress_id).values_list("code", flat=True))


def spans(congress_id: int) -> dict[int, Span]:
    """Return when each agency exists and who succeeds it, by id."""
    return spans_of(Agency.objects.filter(congress_id=congress_id).only(*_SPAN_FIELDS).order_by("pk"))


def spans_of(rows: Iterable[Agency]) -> dict[int, Span]:
    """Return when each of these agencies exists and who succeeds it, by id."""
    return {row.pk: Span(row.valid_from, row.valid_until, row.successor_id) for row in rows}


def names_in_directory(congress_id: int, *, rows: Iterable[Agency] | None = None) -> dict[str, int]:
    """Return every name, short name and alias of the directory, as matching keys, with the id of the agency it means.

    A short name that two agencies share is left out; official names win over aliases. rows: all agencies of the
    directory, for a caller that has them already.
    """
    known: dict[str, int] = {}
    for alias in AgencyAlias.objects.filter(congress_id=congress_id).order_by("pk"):
        known[matching_key(alias.text)] = alias.agency_id
    shared: set[str] = set()
    found = Agency.objects.filter(congress_id=congress_id).order_by("pk") if rows is None else rows
    in_order = sorted(found, key=lambda agency: agency.pk)
    for agency in in_order:
        short = matching_key(agency.short_name)
        if short and known.setdefault(short, agency.pk) != agency.pk:
            shared.add(short)
    for short in shared:
        known.pop(short)
    return known | {matching_key(agency.name): agency.pk for agency in in_order}


def directory_stamp(congress_id: int) -> tuple[object, ...]:
    """Return all that names and successors are read from: another value whenever any of it is another; two queries.

    The values themselves, not their count or highest id: rows may be committed out of the order of their ids, and a
    restored or imported directory may count the same.
    """
    rows = Agency.objects.filter(congress_id=congress_id).order_by("pk")
    others = AgencyAlias.objects.filter(congress_id=congress_id).order_by("pk")
    names = rows.values_list("pk", "name", "short_name", "kind", "valid_from", "valid_until", "successor_id")
    return (tuple(names), tuple(others.values_list("text", "agency_id")))


def members(congress_id: int) -> QuerySet[Membership]:
    """Return the live members of a congress, by role and name."""
    rows = Membership.objects.filter(congress_id=congress_id, ended_at__isnull=True)
    return rows.select_related("user", "agency").order_by("role", "user__full_name", "pk")


def invitations(congress_id: int) -> QuerySet[Invitation]:
    """Return the invitations of a congress, newest first."""
    rows = Invitation.objects.filter(congress_id=congress_id)
    return rows.select_related("agency", "invited_by", "used_by").order_by("-created_at", "-pk")


def invitation_by_hash(code_hash: str) -> Invitation | None:
    """Return the invitation whose code has this hash, or None."""
    return Invitation.objects.filter(code_hash=code_hash).select_related("agency", "congress").first()


def user_ids_with(congress_id: int, roles: Iterable[Role], *, agency_ids: Iterable[int] | None = None) -> list[int]:
    """Return who has one of these roles now, for one of these agencies when they are named; each person once."""
    rows = Membership.objects.filter(congress_id=congress_id, role__in=list(roles), ended_at__isnull=True)
    if agency_ids is not None:
        rows = rows.filter(agency_id__in=list(agency_ids))
    return sorted(set(rows.filter(user__is_active=True).values_list("user_id", flat=True)))


def focal_ids_by_agency(congress_id: int) -> dict[int, list[int]]:
    """Return the focal points of every agency that has one, by id of the agency."""
    rows = Membership.objects.filter(
        congress_id=congress_id, role=Role.FOCAL, ended_at__isnull=True, user__is_active=True, agency__isnull=False
    )
    found: dict[int, list[int]] = {}
    for agency_id, user_id in rows.order_by("pk").values_list("agency_id", "user_id"):
        found.setdefault(agency_id, []).append(user_id)
    return found


def member(congress_id: int, membership_id: int) -> Membership | None:
    """Return one membership of a congress, live or ended, or None."""
    rows = Membership.objects.filter(congress_id=congress_id, pk=membership_id)
    return rows.select_related("user", "agency").first()


def invitation(congress_id: int, invitation_id: int) -> Invitation | None:
    """Return one invitation of a congress, or None."""
    return Invitation.objects.filter(congress_id=congress_id, pk=invitation_id).first()


def focal_users(congress_id: int, agency_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the accounts of the focal points of agencies now, by agency; agencies without one are left out."""
    rows = Membership.objects.filter(
        congress_id=congress_id,
        agency_id__in=list(agency_ids),
        role=Role.FOCAL,
        ended_at__isnull=True,
        user__is_active=True,
    )
    found: dict[int, list[int]] = {}
    for agency_id, user_id in rows.order_by("pk").values_list("agency_id", "user_id"):
        found.setdefault(agency_id, []).append(user_id)
    return found


def name_of_last_editor(*, congress_id: int, target: Any) -> str:
    """Return the name of who last changed an object, by the journal; empty when nobody is known."""
    entry = entries_of(congress_id=congress_id, target_kind=target._meta.label_lower, target_id=target.pk).first()
    editor = User.objects.filter(pk=entry.actor_id).first() if entry is not None else None
    return editor.full_name if editor is not None else ""


def user_ids_permitted(congress_id: int, permission: Permission) -> list[int]:
    """Return the active people who may do something in a congress."""
    roles = [role for role, granted in GRANTS.items() if permission in granted]
    rows = Membership.objects.filter(congress_id=congress_id, ended_at__isnull=True, role__in=roles)
    return sorted(set(rows.filter(user__is_active=True).values_list("user_id", flat=True)))


def members_with_role(congress_id: int, role: Role) -> QuerySet[Membership]:
    """Return the active people who hold a role, with account and agency, in the order they got it."""
    rows = Membership.objects.filter(congress_id=congress_id, role=role, ended_at__isnull=True, user__is_active=True)
    return rows.select_related("user", "agency").order_by("pk")


def own_agency_memberships(*, congress_id: int, user_id: int) -> list[Membership]:
    """Return a person's live memberships in agencies, each with since when its calendar address works (`feed_at`)."""
    live = FeedToken.objects.filter(membership=OuterRef("pk"), revoked_at__isnull=True).values("created_at")[:1]
    rows = Membership.objects.filter(
        congress_id=congress_id, user_id=user_id, ended_at__isnull=True, agency__isnull=False
    )
    return list(rows.select_related("agency").annotate(feed_at=Subquery(live)).order_by("agency__folded", "pk"))


def feed_membership(token_hash: str) -> Membership | None:
    """Return the membership a calendar address belongs to, while address, membership and account are live; or None."""
    rows = FeedToken.objects.filter(
        token_hash=token_hash,
        revoked_at__isnull=True,
        membership__ended_at__isnull=True,
        membership__user__is_active=True,
    )
    found = rows.select_related("membership__agency", "membership__congress", "membership__user").first()
    return found.membership if found else None


def users_by_email(address: str) -> list[User]:
    """Return the accounts with this e-mail address, whatever the case it is written in."""
    return list(User.objects.filter(email__iexact=address).exclude(email="").order_by("pk"))


def sessions_of(user: User, *, now: datetime) -> list[UserSession]:
    """Return where an account is logged in now, the latest first; sessions that ended by themselves are left out."""
    rows = list(UserSession.objects.filter(user_id=user.pk).order_by("-created_at", "-pk"))
    kept = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=now)
    held = {session.session_key: session.get_decoded() for session in kept}
    limits = {"most_seconds": settings.SESSION_COOKIE_AGE, "idle_seconds": settings.SESSION_IDLE_SECONDS}
    hashes = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}

    def lasts(session: dict[str, Any] | None) -> bool:
        if session is None or session.get(HASH_SESSION_KEY) not in hashes:
            return False
        return not is_over(session, now=int(now.timestamp()), **limits)

    return [row for row in rows if lasts(held.get(row.session_key))]


def session_of(user_id: int, session_id: int) -> UserSession | None:
    """Return one session of this account, or None."""
    return UserSession.objects.filter(user_id=user_id, pk=session_id).first()
